package dev.rapport.loyalty.points;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.money.Money;
import dev.rapport.loyalty.testkit.PointsArbitraries;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class PointsProperties {
  @Provide
  Arbitrary<PointType> types() {
    return PointsArbitraries.pointTypes();
  }

  @Provide
  Arbitrary<EarningRate> rates() {
    return PointsArbitraries.earningRates("EUR");
  }

  @Property
  void decimalFormReadsBack(@ForAll Points points) {
    assertEquals(points, Points.of(points.type(), points.amount().toPlainString()));
  }

  @Property
  void sharesSumToTheWhole(
      @ForAll("types") PointType type,
      @ForAll long units,
      @ForAll @LongRange(max = 1_000_000) long first,
      @ForAll @LongRange(min = 1, max = 1_000_000) long second) {
    Points whole = Points.of(type, units);
    assertEquals(
        whole,
        whole.allocate(first, second, first).stream().reduce(Points.zero(type), Points::plus));
  }

  @Property
  void perStepIsNeverMoreThanProRataAndLessThanAStepBehind(
      @ForAll("rates") EarningRate rate, @ForAll @LongRange(max = 10_000_000) long minor) {
    Money amount = Money.ofMinor("EUR", minor);
    Points perStep = EarningRate.perStep(rate.points(), rate.step()).pointsFor(amount);
    Points proRata =
        EarningRate.proRata(rate.points(), rate.step(), RoundingMode.DOWN).pointsFor(amount);
    assertTrue(perStep.compareTo(proRata) <= 0);
    assertTrue(proRata.minus(perStep).compareTo(rate.points()) < 0);
  }

  @Property
  void proRataIsTheExactFractionRoundedOnce(
      @ForAll("rates") EarningRate rate, @ForAll @LongRange(max = 10_000_000) long minor) {
    BigInteger exactTimesStep =
        BigInteger.valueOf(minor).multiply(BigInteger.valueOf(rate.points().units()));
    long floor =
        exactTimesStep.divide(BigInteger.valueOf(rate.step().minorUnits())).longValue();
    assertEquals(
        floor,
        EarningRate.proRata(rate.points(), rate.step(), RoundingMode.FLOOR)
            .pointsFor(Money.ofMinor("EUR", minor))
            .units());
  }

  @Property
  void spendingMoreNeverEarnsLess(
      @ForAll("rates") EarningRate rate,
      @ForAll @LongRange(max = 10_000_000) long minor,
      @ForAll @LongRange(max = 10_000_000) long more) {
    Points less = rate.pointsFor(Money.ofMinor("EUR", minor));
    assertTrue(less.compareTo(rate.pointsFor(Money.ofMinor("EUR", minor + more))) <= 0);
  }
}
