package dev.rapport.core.market;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Somebody on whose goodwill the firm depends, and the markets in which it stands.
 *
 * <p>A party can stand in several markets: a customer who recommends the firm stands in the customer and the referral market.
 * Example: {@code Party.of("press-1", Player.MEDIA)} stands in the influence market.
 *
 * @param id who it is
 * @param player the part that it plays
 * @param markets where it stands, the player's own market among them; unmodifiable, in the order of the enum
 */
public record Party(PartyId id, Player player, Set<Market> markets) {
  /**
   * Takes a copy of the markets.
   *
   * @param id who it is
   * @param player the part that it plays
   * @param markets where it stands
   * @throws IllegalArgumentException if the player's own market is missing
   */
  public Party {
    requireNonNull(id, "id");
    requireNonNull(player, "player");
    EnumSet<Market> sorted = EnumSet.noneOf(Market.class);
    sorted.addAll(requireNonNull(markets, "markets"));
    checkArgument(
        sorted.contains(player.market()),
        "markets of %s must contain %s, the market of player %s, were %s",
        id,
        player.market(),
        player,
        sorted);
    markets = Collections.unmodifiableSet(sorted);
  }

  /**
   * Returns a party in the market of its player.
   *
   * @param id an id
   * @param player the part that it plays
   * @return the party
   * @throws IllegalArgumentException if the id is malformed
   */
  public static Party of(String id, Player player) {
    return new Party(PartyId.of(id), player, EnumSet.of(player.market()));
  }

  /**
   * Returns the party as one that stands in a further market.
   *
   * @param market the market
   * @return a party that differs in the markets only
   */
  public Party alsoIn(Market market) {
    EnumSet<Market> more = EnumSet.of(requireNonNull(market, "market"));
    more.addAll(markets);
    return new Party(id, player, more);
  }
}
