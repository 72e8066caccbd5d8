package dev.rapport.loyalty.tier;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.loyalty.points.PointType;

/**
 * What a tier looks at: something that members collect and that is counted in whole units, day by day.
 *
 * <p>{@code TierMetric.points(status)} counts qualifying points, {@code TierMetric.spend(CurrencyUnit.of("EUR"))} spend in cents,
 * {@code TierMetric.count("orders")} orders. A metric is only the name of a count; the amounts come with {@link TierFact}s.
 *
 * @param kind what kind of thing is counted
 * @param unit which of them: the id of a type of points, the code of a currency, or the name of a count
 */
public record TierMetric(Kind kind, String unit) implements Comparable<TierMetric> {
  /** What can be counted. The set is closed. */
  public enum Kind {
    /** Points earned, in the smallest unit of their type; points spent or expired do not matter. */
    POINTS,

    /**
     * Points at hand, in the smallest unit of their type: what is earned counts up, what is spent or ends counts down. Members
     * seldom understand why using their points costs them their level; {@link #POINTS} is the better choice nearly always. A
     * balance has no lifetime's amount and knows neither windows nor resets: it is what there is, whenever that came.
     */
    BALANCE,

    /** Money spent, in the minor unit of its currency. */
    SPEND,

    /**
     * Anything that can be counted: orders, nights, flights. A programme counts {@code "orders"}, and for each kind of activity that
     * a rule is about, by its id, what activities of the kind measure. Units of a product line are counted as qualifying points:
     * {@code EarningRules.perUnit("segments", SEGMENTS, 1).onLines(inCategory("flights"))} and {@code points(SEGMENTS)}, which a
     * return takes back line by line.
     */
    COUNT
  }

  /**
   * Checks the components.
   *
   * @param kind any
   * @param unit not blank
   * @throws IllegalArgumentException if the unit is blank
   */
  public TierMetric {
    requireNonNull(kind, "kind");
    checkArgument(
        !requireNonNull(unit, "unit").isBlank(), "unit must not be blank, was \"%s\"", unit);
  }

  /**
   * Returns the points that are earned of a type.
   *
   * @param type the type, usually a qualifying one
   * @return the metric
   */
  public static TierMetric points(PointType type) {
    return new TierMetric(Kind.POINTS, type.id());
  }

  /**
   * Returns the points at hand of a type.
   *
   * @param type the type
   * @return the metric
   */
  public static TierMetric balance(PointType type) {
    return new TierMetric(Kind.BALANCE, type.id());
  }

  /**
   * Returns the money that is spent.
   *
   * @param currency in which currency
   * @return the metric, in minor units
   */
  public static TierMetric spend(CurrencyUnit currency) {
    return new TierMetric(Kind.SPEND, currency.code());
  }

  /**
   * Returns a count.
   *
   * @param name of what: {@code "orders"}, or the id of a kind of activity, such as {@code "check-in"}
   * @return the metric
   */
  public static TierMetric count(String name) {
    return new TierMetric(Kind.COUNT, name);
  }

  /**
   * Compares by kind, then by the UTF-16 units of the unit.
   *
   * @param other what to compare with
   * @return negative, zero or positive as this comes before, is equal to or comes after the other
   */
  @Override
  public int compareTo(TierMetric other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : unit.compareTo(other.unit);
  }

  /**
   * Returns what is counted, in words.
   *
   * @return such as {@code "points status"}, {@code "spend EUR"} or {@code "orders"}
   */
  @Override
  public String toString() {
    return switch (kind) {
      case POINTS -> "points " + unit;
      case BALANCE -> "balance " + unit;
      case SPEND -> "spend " + unit;
      case COUNT -> unit;
    };
  }
}
