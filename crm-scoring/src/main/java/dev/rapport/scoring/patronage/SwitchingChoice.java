package dev.rapport.scoring.patronage;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.core.money.Money;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a customer stays or goes, and whether a customer who stays does so by preference or is locked in (锁定).
 *
 * <pre>
 * defects    if   V(alternative) - V(current) &gt; switching cost
 * locked in  if   V(alternative) &gt; V(current), and stays all the same
 * </pre>
 *
 * <p>With a value of 50 here, 70 elsewhere and a switching cost of 30 the customer stays, locked in: an advantage of 20 does not pay for the
 * change, one of more than 30 would. More switching cost never makes anybody leave; it turns those who would into hostages, which is why the
 * textbooks do not count what holds them as a relationship (企业通过手段强迫客户留下的“关系”不是关系). Values and cost must be in one unit and over one
 * period, such as the customer's gain over a year in money. The comparison is exact. Immutable and thread-safe.
 *
 * <p>Reference: P. Klemperer (1987), Markets with consumer switching costs, Quarterly Journal of Economics 102(2); T. A. Burnham, J. K. Frels and
 * V. Mahajan (2003), for what the costs are made of ({@link SwitchingFacet}).
 */
public final class SwitchingChoice implements Explainable {
  private final BigDecimal current;
  private final BigDecimal alternative;
  private final BigDecimal cost;

  private SwitchingChoice(BigDecimal current, BigDecimal alternative, BigDecimal cost) {
    checkArgument(cost.signum() >= 0, "switchingCost must not be negative, was %s", cost);
    this.current = canonical(current);
    this.alternative = canonical(alternative);
    this.cost = canonical(cost);
  }

  /** What the customer does. Closed. */
  public enum Outcome {
    /** Stays, for the alternative is not better (偏好). */
    PREFERS,
    /** Stays although the alternative is better, for the change costs too much (锁定). */
    LOCKED_IN,
    /** Goes (背叛): the alternative is better by more than the change costs. */
    DEFECTS
  }

  /**
   * Returns a choice in any unit.
   *
   * @param currentValue what staying is worth to the customer, finite
   * @param alternativeValue what the best alternative is worth, finite
   * @param switchingCost what the change costs, finite, zero or more
   * @return the choice
   * @throws IllegalArgumentException if an argument breaks its rule
   */
  public static SwitchingChoice of(
      double currentValue, double alternativeValue, double switchingCost) {
    return new SwitchingChoice(
        exact(currentValue, "currentValue"),
        exact(alternativeValue, "alternativeValue"),
        exact(switchingCost, "switchingCost"));
  }

  /**
   * Returns a choice in money.
   *
   * @param currentValue what staying is worth to the customer
   * @param alternativeValue what the best alternative is worth
   * @param costs what the change costs; a facet that is not known counts nothing, so the true cost may be higher
   * @return the choice
   * @throws CurrencyMismatchException if the currencies differ
   */
  public static SwitchingChoice of(
      Money currentValue, Money alternativeValue, SwitchingCosts.Priced costs) {
    requireNonNull(costs, "costs");
    requireCurrency(requireNonNull(currentValue, "currentValue"), costs);
    requireCurrency(requireNonNull(alternativeValue, "alternativeValue"), costs);
    return new SwitchingChoice(
        currentValue.amount(), alternativeValue.amount(), costs.total().amount());
  }

  private static void requireCurrency(Money value, SwitchingCosts.Priced costs) {
    if (!value.currency().equals(costs.currency())) {
      throw new CurrencyMismatchException(costs.currency(), value.currency());
    }
  }

  private static BigDecimal exact(double value, String name) {
    checkArgument(Double.isFinite(value), "%s must be finite, was %s", name, value);
    return BigDecimal.valueOf(value);
  }

  /** Equal numbers have one form, so that equal choices are equal. */
  private static BigDecimal canonical(BigDecimal value) {
    return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }

  /**
   * Returns what the customer does.
   *
   * @return exactly one of three
   */
  public Outcome outcome() {
    BigDecimal advantage = alternative.subtract(current);
    if (advantage.compareTo(cost) > 0) {
      return Outcome.DEFECTS;
    }
    return advantage.signum() > 0 ? Outcome.LOCKED_IN : Outcome.PREFERS;
  }

  /**
   * Tells whether the customer stays only because leaving costs too much.
   *
   * @return whether the outcome is {@link Outcome#LOCKED_IN}
   */
  public boolean isLockedIn() {
    return outcome() == Outcome.LOCKED_IN;
  }

  /**
   * Returns by how much more the alternative must become better before the customer leaves.
   *
   * @return switching cost less advantage: zero or more for who stays, negative for who defects
   * @throws ArithmeticException if it does not fit in a {@code double}
   */
  public double slack() {
    double slack = cost.subtract(alternative.subtract(current)).doubleValue();
    if (Double.isInfinite(slack)) {
      throw new ArithmeticException("slack must fit in a double, was that of " + this);
    }
    return slack;
  }

  /**
   * Says what the customer does and why.
   *
   * @return the explanation
   */
  @Override
  public Explanation explanation() {
    return Explanation.of(
            switch (outcome()) {
              case PREFERS -> PatronageCode.PREFERS;
              case LOCKED_IN -> PatronageCode.LOCKED_IN;
              case DEFECTS -> PatronageCode.DEFECTS;
            })
        .because(Explanation.of(PatronageCode.VALUES)
            .with("alternative", alternative)
            .with("current", current)
            .with("cost", cost));
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof SwitchingChoice other
        && current.equals(other.current)
        && alternative.equals(other.alternative)
        && cost.equals(other.cost);
  }

  @Override
  public int hashCode() {
    return Objects.hash(current, alternative, cost);
  }

  /**
   * Returns the numbers.
   *
   * @return such as {@code "70 against 50 with a switching cost of 30"}
   */
  @Override
  public String toString() {
    return alternative.toPlainString() + " against " + current.toPlainString()
        + " with a switching cost of " + cost.toPlainString();
  }
}
