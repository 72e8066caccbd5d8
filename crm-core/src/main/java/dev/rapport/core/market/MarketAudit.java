package dev.rapport.core.market;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Explained;
import dev.rapport.core.explain.Explanation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How much a firm does for each of its markets, and how much it means to do: the six-markets radar (Christopher, Payne and
 * Ballantyne 1991).
 *
 * <p>Both emphases are judged from 0 to 10; the gap is desired less current. There are no standard weights, so gaps are not added
 * up. A market that nobody has judged is left out. Example: current 3 and desired 8 is a gap of 5; a negative gap is effort that
 * could go elsewhere.
 *
 * @param model which markets are looked at
 * @param emphases the judged markets; unmodifiable, in the order of the enum
 */
public record MarketAudit(MarketModel model, Map<Market, Emphasis> emphases) {
  /** The highest emphasis. */
  public static final int MAX_EMPHASIS = 10;

  /**
   * How much is done for a market, and how much is meant to be done.
   *
   * @param current 0 to 10
   * @param desired 0 to 10
   */
  public record Emphasis(int current, int desired) {
    /**
     * Checks the emphases.
     *
     * @param current 0 to 10
     * @param desired 0 to 10
     * @throws IllegalArgumentException if one is out of its range
     */
    public Emphasis {
      checkEmphasis(current, "current");
      checkEmphasis(desired, "desired");
    }

    private static void checkEmphasis(int emphasis, String name) {
      checkArgument(
          emphasis >= 0 && emphasis <= MAX_EMPHASIS,
          "%s must be 0 to %s, was %s",
          name,
          MAX_EMPHASIS,
          emphasis);
    }

    /**
     * Returns what is missing.
     *
     * @return desired less current, -10 to 10
     */
    public int gap() {
      return desired - current;
    }
  }

  /**
   * What stands behind an emphasis: the parties of a market.
   *
   * @param known how many parties of the market are in the network
   * @param reached how many of them the firm can reach
   */
  public record Coverage(int known, int reached) {
    /**
     * Checks the counts.
     *
     * @param known 0 or more
     * @param reached 0 to {@code known}
     * @throws IllegalArgumentException if a count is out of its range
     */
    public Coverage {
      checkArgument(
          reached >= 0 && reached <= known,
          "reached must be 0 to known %s, was %s",
          known,
          reached);
    }
  }

  /**
   * Checks the markets.
   *
   * @param model which markets are looked at
   * @param emphases the judged markets, all of the model
   * @throws IllegalArgumentException if a market is not one of the model
   */
  public MarketAudit {
    requireNonNull(model, "model");
    Map<Market, Emphasis> sorted = new EnumMap<>(Market.class);
    sorted.putAll(requireNonNull(emphases, "emphases"));
    for (Market market : sorted.keySet()) {
      checkArgument(
          model.markets().contains(market),
          "emphases must be of markets of the model %s, one was of %s",
          model,
          market);
    }
    emphases = Collections.unmodifiableMap(sorted);
  }

  /**
   * Returns the judged markets by what is missing.
   *
   * @return the largest gap first; equal gaps in the order of the enum; unmodifiable
   */
  public List<Market> byGap() {
    return emphases.entrySet().stream()
        .sorted(Comparator.comparingInt(
            (Map.Entry<Market, Emphasis> entry) -> -entry.getValue().gap()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Returns the markets of the model that nobody has judged.
   *
   * @return the markets; unmodifiable
   */
  public List<Market> unjudged() {
    return model.markets().stream()
        .filter(market -> !emphases.containsKey(market))
        .toList();
  }

  /**
   * Returns how many parties stand behind each market of the model.
   *
   * @param network the parties and their ties
   * @return the coverage of each market; unmodifiable
   */
  public Map<Market, Coverage> coverage(StakeholderNetwork network) {
    SortedSet<PartyId> reachable = requireNonNull(network, "network").reachable();
    Map<Market, Coverage> coverage = new EnumMap<>(Market.class);
    for (Market market : model.markets()) {
      SortedSet<PartyId> known = network.in(model, market);
      NavigableSet<PartyId> reached = new TreeSet<>(known);
      reached.retainAll(reachable);
      coverage.put(market, new Coverage(known.size(), reached.size()));
    }
    return Collections.unmodifiableMap(coverage);
  }

  /**
   * Returns the markets to work on: those with a gap, or with an emphasis that no party within reach stands behind.
   *
   * @param network the parties and their ties
   * @return the markets, the largest gap first, with the reasons
   */
  public Explained<List<Market>> toWorkOn(StakeholderNetwork network) {
    Map<Market, Coverage> coverage = coverage(network);
    List<Market> markets = new ArrayList<>();
    List<Explanation> reasons = new ArrayList<>();
    for (Market market : byGap()) {
      Emphasis emphasis = requireNonNull(emphases.get(market));
      Coverage parties = requireNonNull(coverage.get(market));
      if (emphasis.gap() > 0 || (emphasis.desired() > 0 && parties.reached() == 0)) {
        markets.add(market);
        reasons.add(Explanation.of(MarketCode.GAP)
            .with("market", market)
            .with("desired", emphasis.desired())
            .with("current", emphasis.current())
            .with("reached", parties.reached())
            .with("known", parties.known()));
      }
    }
    return new Explained<>(
        Collections.unmodifiableList(markets),
        Explanation.of(MarketCode.AUDIT)
            .with("count", markets.size())
            .with("judged", emphases.size())
            .because(reasons));
  }
}
