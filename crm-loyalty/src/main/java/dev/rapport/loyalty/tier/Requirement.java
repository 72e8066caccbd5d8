package dev.rapport.loyalty.tier;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.money.Money;
import dev.rapport.loyalty.points.Points;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a member must have reached for a level: thresholds on metrics, joined with and and or.
 *
 * <pre>{@code
 * atLeast(miles, 25_000).or(atLeast(segments, 30)).and(spendAtLeast(Money.of("EUR", "3000")))
 * }</pre>
 *
 * <p>Thresholds are inclusive: who has exactly 25,000 miles has reached them, who has 24,999 has not. Amounts are counted in the
 * qualifying window of the ladder, those of {@link LifetimeAtLeast} since the member joined. Closed: there are no other kinds.
 */
public sealed interface Requirement {
  /**
   * What a requirement can ask of a member's standing.
   */
  interface Measured {
    /**
     * Returns what was counted in the qualifying window.
     *
     * @param metric the metric
     * @return the amount
     */
    long inWindow(TierMetric metric);

    /**
     * Returns what was counted since the member joined.
     *
     * @param metric the metric
     * @return the amount
     */
    long inLifetime(TierMetric metric);

    /**
     * Returns in how many status periods the level that is looked at, or a higher one, was held to the end.
     *
     * @param consecutive whether only the latest ones count, without one missing between them
     * @return the number of periods
     */
    int periodsHeld(boolean consecutive);
  }

  /**
   * Returns the requirement of an amount in the qualifying window.
   *
   * @param metric what is counted
   * @param threshold how many are enough, in units of the metric
   * @return the requirement
   */
  static Requirement atLeast(TierMetric metric, long threshold) {
    return new AtLeast(metric, threshold);
  }

  /**
   * Returns the requirement of points earned in the qualifying window.
   *
   * @param points how many are enough
   * @return the requirement
   */
  static Requirement pointsAtLeast(Points points) {
    return new AtLeast(TierMetric.points(points.type()), points.units());
  }

  /**
   * Returns the requirement of money spent in the qualifying window.
   *
   * @param amount how much is enough
   * @return the requirement
   */
  static Requirement spendAtLeast(Money amount) {
    return new AtLeast(TierMetric.spend(amount.currency()), amount.minorUnits());
  }

  /**
   * Returns the requirement of an amount since the member joined.
   *
   * @param metric what is counted
   * @param threshold how many are enough, in units of the metric
   * @return the requirement
   */
  static Requirement lifetimeAtLeast(TierMetric metric, long threshold) {
    return new LifetimeAtLeast(metric, threshold);
  }

  /**
   * Returns the requirement that the level, or a higher one, was held to the end of so many status periods.
   *
   * @param periods how many, at least 1
   * @return the requirement
   * @throws IllegalArgumentException if the number is not positive
   */
  static Requirement heldFor(int periods) {
    return new HeldFor(periods, false);
  }

  /**
   * Returns the requirement that the level, or a higher one, was held to the end of so many status periods in a row.
   *
   * @param periods how many, at least 1
   * @return the requirement
   * @throws IllegalArgumentException if the number is not positive
   */
  static Requirement heldWithoutBreakFor(int periods) {
    return new HeldFor(periods, true);
  }

  /**
   * Returns the requirement of all of several.
   *
   * @param requirements any number
   * @return the requirement; of none it is always met
   */
  static Requirement all(Requirement... requirements) {
    return new All(List.of(requirements));
  }

  /**
   * Returns the requirement of at least one of several.
   *
   * @param requirements any number
   * @return the requirement; of none it is never met
   */
  static Requirement any(Requirement... requirements) {
    return new Any(List.of(requirements));
  }

  /**
   * Returns the requirement that everybody meets.
   *
   * @return all of none
   */
  static Requirement always() {
    return new All(List.of());
  }

  /**
   * Returns the requirement that nobody meets: a level that is only granted.
   *
   * @return one of none
   */
  static Requirement never() {
    return new Any(List.of());
  }

  /**
   * Returns this requirement and another.
   *
   * @param other the other
   * @return the requirement of both
   */
  default Requirement and(Requirement other) {
    return all(this, other);
  }

  /**
   * Returns this requirement or another.
   *
   * @param other the other
   * @return the requirement of at least one
   */
  default Requirement or(Requirement other) {
    return any(this, other);
  }

  /**
   * Tells whether a member meets the requirement.
   *
   * @param measured what was counted of the member
   * @return whether it is met
   */
  boolean isMet(Measured measured);

  /**
   * Returns the thresholds of which the requirement is made.
   *
   * @return every requirement in it that is not made of others, from left to right
   */
  Stream<Requirement> leaves();

  /**
   * Returns what the requirement looks at.
   *
   * @return the metrics of all thresholds in it, from left to right; one may come several times
   */
  default Stream<TierMetric> metrics() {
    return leaves()
        .flatMap(leaf -> leaf instanceof AtLeast at
            ? Stream.of(at.metric)
            : leaf instanceof LifetimeAtLeast at ? Stream.of(at.metric) : Stream.empty());
  }

  /**
   * Tells whether the requirement can be paid for: whether it is a positive threshold in the qualifying window, or all of
   * several.
   *
   * @return false if it offers a choice, asks for something that is not counted in the window, or asks for nothing
   */
  default boolean isPrice() {
    return this instanceof AtLeast at
        ? at.threshold > 0
        : this instanceof All all
            && !all.requirements.isEmpty()
            && all.requirements.stream().allMatch(Requirement::isPrice);
  }

  /**
   * An amount in the qualifying window.
   *
   * @param metric what is counted
   * @param threshold how many are enough; inclusive
   */
  record AtLeast(TierMetric metric, long threshold) implements Requirement {
    /**
     * Checks the components.
     *
     * @param metric any
     * @param threshold any
     */
    public AtLeast {
      requireNonNull(metric, "metric");
    }

    @Override
    public boolean isMet(Measured measured) {
      return measured.inWindow(metric) >= threshold;
    }

    @Override
    public Stream<Requirement> leaves() {
      return Stream.of(this);
    }

    @Override
    public String toString() {
      return "at least " + threshold + ' ' + metric;
    }
  }

  /**
   * An amount since the member joined.
   *
   * @param metric what is counted; not a balance, which is what there is and not what came
   * @param threshold how many are enough; inclusive
   */
  record LifetimeAtLeast(TierMetric metric, long threshold) implements Requirement {
    /**
     * Checks the components.
     *
     * @param metric not a balance
     * @param threshold any
     * @throws IllegalArgumentException if the metric is a balance
     */
    public LifetimeAtLeast {
      checkArgument(
          requireNonNull(metric, "metric").kind() != TierMetric.Kind.BALANCE,
          "metric must not be a balance in a lifetime, was %s. Count points earned instead.",
          metric);
    }

    @Override
    public boolean isMet(Measured measured) {
      return measured.inLifetime(metric) >= threshold;
    }

    @Override
    public Stream<Requirement> leaves() {
      return Stream.of(this);
    }

    @Override
    public String toString() {
      return "at least " + threshold + ' ' + metric + " in a lifetime";
    }
  }

  /**
   * A level that was held to the end of so many status periods.
   *
   * @param periods how many are enough; inclusive
   * @param consecutive whether they must be the latest ones, in a row
   */
  record HeldFor(int periods, boolean consecutive) implements Requirement {
    /**
     * Checks the components.
     *
     * @param periods at least 1
     * @param consecutive any
     * @throws IllegalArgumentException if the number is not positive
     */
    public HeldFor {
      checkArgument(periods >= 1, "periods must be at least 1, was %s", periods);
    }

    @Override
    public boolean isMet(Measured measured) {
      return measured.periodsHeld(consecutive) >= periods;
    }

    @Override
    public Stream<Requirement> leaves() {
      return Stream.of(this);
    }

    @Override
    public String toString() {
      return "held for " + periods + (consecutive ? " periods in a row" : " periods");
    }
  }

  /**
   * All of several requirements.
   *
   * @param requirements any number; of none it is always met
   */
  record All(List<Requirement> requirements) implements Requirement {
    /**
     * Checks the component.
     *
     * @param requirements any
     */
    public All {
      requirements = List.copyOf(requirements);
    }

    @Override
    public boolean isMet(Measured measured) {
      for (int i = 0; i < requirements.size(); i++) {
        if (!requirements.get(i).isMet(measured)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public Stream<Requirement> leaves() {
      return requirements.stream().flatMap(Requirement::leaves);
    }

    @Override
    public String toString() {
      return requirements.isEmpty() ? "always" : "all of " + requirements;
    }
  }

  /**
   * At least one of several requirements.
   *
   * @param requirements any number; of none it is never met
   */
  record Any(List<Requirement> requirements) implements Requirement {
    /**
     * Checks the component.
     *
     * @param requirements any
     */
    public Any {
      requirements = List.copyOf(requirements);
    }

    @Override
    public boolean isMet(Measured measured) {
      for (int i = 0; i < requirements.size(); i++) {
        if (requirements.get(i).isMet(measured)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Stream<Requirement> leaves() {
      return requirements.stream().flatMap(Requirement::leaves);
    }

    @Override
    public String toString() {
      return requirements.isEmpty() ? "never" : "any of " + requirements;
    }
  }
}
