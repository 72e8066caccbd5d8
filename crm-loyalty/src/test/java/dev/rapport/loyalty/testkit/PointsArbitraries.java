package dev.rapport.loyalty.testkit;

import dev.rapport.core.money.Money;
import dev.rapport.loyalty.points.EarningRate;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Points of every kind, for properties. */
public final class PointsArbitraries {
  private PointsArbitraries() {}

  /**
   * Types of points of every scale, good for spending, for tiers, for both or for neither.
   *
   * @return types with short names
   */
  public static Arbitrary<PointType> pointTypes() {
    return Combinators.combine(
            Arbitraries.of("beans", "miles", "stamps", "status"),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 9))
        .as(PointType::new);
  }

  /**
   * Amounts of any type and sign, over the whole range of a {@code long}. Two of them are seldom of one type; to add amounts
   * up, take {@link #amountsOf}.
   *
   * @return any points
   */
  public static Arbitrary<Points> points() {
    return Combinators.combine(pointTypes(), Arbitraries.longs()).as(Points::of);
  }

  /**
   * Positive amounts of one type.
   *
   * @param type the type
   * @param most the largest number of units, at least 1
   * @return amounts from 1 to {@code most} units
   */
  public static Arbitrary<Points> amountsOf(PointType type, long most) {
    return Arbitraries.longs().between(1, most).map(units -> Points.of(type, units));
  }

  /**
   * Rates of both readings and all roundings that never fail.
   *
   * @param currencyCode the currency of the step
   * @return rates of 1 to 10,000 units per 0.01 to 1,000.00
   */
  public static Arbitrary<EarningRate> earningRates(String currencyCode) {
    Arbitrary<Points> points = pointTypes().flatMap(type -> amountsOf(type, 10_000));
    Arbitrary<Money> steps =
        Arbitraries.longs().between(1, 100_000).map(minor -> Money.ofMinor(currencyCode, minor));
    Arbitrary<RoundingMode> roundings =
        Arbitraries.of(RoundingMode.class).filter(mode -> mode != RoundingMode.UNNECESSARY);
    return Arbitraries.oneOf(
        Combinators.combine(points, steps).as(EarningRate::perStep),
        Combinators.combine(points, steps, roundings).as(EarningRate::proRata));
  }
}
