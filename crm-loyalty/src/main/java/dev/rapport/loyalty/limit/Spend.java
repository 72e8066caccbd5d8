package dev.rapport.loyalty.limit;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.math.BigInteger;

/**
 * What awards take out of a budget: how many there were, how many points, and what they are expected to cost.
 *
 * <p>{@code new Spend(1, Points.of(beans, 200), Money.of("EUR", "1.60"))} is one award of 200 beans. The expected cost is what
 * the programme reckons to pay in the end, so the cost of a point times the share of points that are redeemed.
 *
 * @param uses how many awards, zero or more
 * @param points how many points, zero or more
 * @param cost what they are expected to cost, zero or more
 */
public record Spend(long uses, Points points, Money cost) {
  /**
   * Checks the components.
   *
   * @param uses not negative
   * @param points not negative
   * @param cost not negative
   * @throws IllegalArgumentException if a component is negative
   */
  public Spend {
    checkArgument(uses >= 0, "uses must not be negative, was %s", uses);
    checkArgument(
        !requireNonNull(points, "points").isNegative(),
        "points must not be negative, was %s",
        points);
    checkArgument(
        !requireNonNull(cost, "cost").isNegative(), "cost must not be negative, was %s", cost);
  }

  /**
   * Returns nothing.
   *
   * @param type the type of points
   * @param currency the currency of the cost
   * @return no award
   */
  public static Spend none(PointType type, CurrencyUnit currency) {
    return new Spend(0, Points.zero(type), Money.zero(currency));
  }

  /**
   * Returns one award.
   *
   * @param points how many points, zero or more
   * @param cost what they are expected to cost, zero or more
   * @return the spend; an award of no points is none and costs nothing
   * @throws IllegalArgumentException if a component is negative
   */
  public static Spend award(Points points, Money cost) {
    return points.isZero() ? none(points.type(), cost.currency()) : new Spend(1, points, cost);
  }

  /**
   * Adds a spend.
   *
   * @param other in the same type of points and currency
   * @return the sum
   * @throws ArithmeticException if a sum is too large
   */
  public Spend plus(Spend other) {
    return new Spend(
        Math.addExact(uses, other.uses), points.plus(other.points), cost.plus(other.cost));
  }

  /**
   * Subtracts a spend that is part of this one.
   *
   * @param other in the same type of points and currency, nowhere more than this one
   * @return the difference
   * @throws IllegalArgumentException if the other spend is larger in any part
   */
  public Spend minus(Spend other) {
    return new Spend(uses - other.uses, points.minus(other.points), cost.minus(other.cost));
  }

  /**
   * Returns what of this spend stays when only some of its points do, after returns of part of a purchase. The cost is in
   * proportion, rounded up to the minor unit; uses stay until no point is left.
   *
   * <p>Ask it of the award as it was first taken, before a return and after it, and give the difference back to the budget: then
   * many small returns come to exactly what one large one does.
   *
   * @param kept the points that stay, zero to {@link #points()}
   * @return what stays
   * @throws IllegalArgumentException if more points are kept than there are
   */
  public Spend keeping(Points kept) {
    checkArgument(
        !kept.isNegative() && kept.compareTo(points) <= 0,
        "kept must be 0 to %s, was %s",
        points,
        kept);
    return new Spend(kept.isZero() ? 0 : uses, kept, share(cost, kept, points));
  }

  /* A part of a cost in proportion to points, rounded up to the minor unit. */
  static Money share(Money cost, Points part, Points whole) {
    if (part.units() == whole.units()) {
      return cost;
    }
    BigInteger divisor = BigInteger.valueOf(whole.units());
    long minor = BigInteger.valueOf(cost.minorUnits())
        .multiply(BigInteger.valueOf(part.units()))
        .add(divisor)
        .subtract(BigInteger.ONE)
        .divide(divisor)
        .longValueExact();
    return Money.ofMinor(cost.currency(), minor);
  }

  /**
   * Tells whether this spend fits into another.
   *
   * @param most in the same type of points and currency
   * @return whether it is nowhere more
   */
  public boolean fits(Spend most) {
    return uses <= most.uses
        && points.compareTo(most.points) <= 0
        && cost.compareTo(most.cost) <= 0;
  }
}
