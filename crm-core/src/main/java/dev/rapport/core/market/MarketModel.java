package dev.rapport.core.market;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.List;
import java.util.Set;

/**
 * Which markets are looked at, and where a party goes that has no market of its own there. Closed.
 *
 * <p>Every market has one place in each model, so that no party is lost when a model is chosen.
 */
public enum MarketModel {
  /**
   * The six markets (Christopher, Payne and Ballantyne 1991). Distributors stand with suppliers and allies, competitors with those
   * who influence.
   */
  SIX(List.of(
      Market.CUSTOMER,
      Market.REFERRAL,
      Market.INFLUENCE,
      Market.SUPPLIER_ALLIANCE,
      Market.RECRUITMENT,
      Market.INTERNAL)),

  /**
   * The seven markets of the courseware (客户、供应商、内部、竞争者、分销商、影响者、招聘). Who recommends stands with those who influence.
   */
  SEVEN(List.of(
      Market.CUSTOMER,
      Market.INFLUENCE,
      Market.SUPPLIER_ALLIANCE,
      Market.RECRUITMENT,
      Market.INTERNAL,
      Market.COMPETITOR,
      Market.DISTRIBUTOR));

  private final ImmutableSet<Market> markets;

  MarketModel(List<Market> markets) {
    this.markets = Sets.immutableEnumSet(markets);
  }

  /**
   * Returns the markets of the model.
   *
   * @return six or seven; unmodifiable, in the order of the enum
   */
  public Set<Market> markets() {
    return markets;
  }

  /**
   * Returns where a market is looked at in this model.
   *
   * @param market any market
   * @return the market itself if the model has it
   */
  public Market placeOf(Market market) {
    requireNonNull(market, "market");
    if (markets.contains(market)) {
      return market;
    }
    return market == Market.DISTRIBUTOR ? Market.SUPPLIER_ALLIANCE : Market.INFLUENCE;
  }
}
