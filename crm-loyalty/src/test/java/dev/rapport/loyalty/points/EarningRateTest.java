package dev.rapport.loyalty.points;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.core.money.Money;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class EarningRateTest {
  private static final PointType BEANS = PointType.redeemable("beans");

  private static Points beans(long units) {
    return Points.of(BEANS, units);
  }

  private static Money usd(String amount) {
    return Money.of("USD", amount);
  }

  @Test
  void onePointPerTenDollarsMakesTenOfAHundredAndFive() {
    // Square, reference of SpendData: "$105 earns 10 points" at 1 point per $10.
    assertEquals(beans(10), EarningRate.perStep(beans(1), usd("10.00")).pointsFor(usd("105.00")));
  }

  @Test
  void onlyFullStepsCountPerStep() {
    // nopCommerce issue 5235: 5 points per 2.50, an order of 3.00 earns 5 and not 6.
    EarningRate perStep = EarningRate.perStep(beans(5), usd("2.50"));
    assertEquals(beans(5), perStep.pointsFor(usd("3.00")));
    assertEquals(beans(0), perStep.pointsFor(usd("2.49")));
    assertEquals(beans(5), perStep.pointsFor(usd("2.50")));
  }

  @Test
  void everyCentCountsProRata() {
    assertEquals(
        beans(6),
        EarningRate.proRata(beans(5), usd("2.50"), RoundingMode.DOWN).pointsFor(usd("3.00")));
    assertEquals(
        beans(1),
        EarningRate.proRata(beans(1), usd("10.00"), RoundingMode.HALF_UP).pointsFor(usd("5.00")));
    assertThrows(
        ArithmeticException.class,
        () -> EarningRate.proRata(beans(1), usd("10.00"), RoundingMode.UNNECESSARY)
            .pointsFor(usd("5.00")));
  }

  @Test
  void raisesRatherThanOverflow() {
    Money most = Money.ofMinor("USD", Long.MAX_VALUE);
    assertThrows(
        ArithmeticException.class,
        () -> EarningRate.perStep(beans(2), usd("0.01")).pointsFor(most));
    assertThrows(
        ArithmeticException.class,
        () -> EarningRate.proRata(beans(2), usd("0.01"), RoundingMode.DOWN).pointsFor(most));
    assertEquals(
        beans(Long.MAX_VALUE),
        EarningRate.proRata(beans(7), usd("0.07"), RoundingMode.DOWN).pointsFor(most));
  }

  @Test
  void refusesWhatHasNoMeaning() {
    EarningRate rate = EarningRate.perStep(beans(1), usd("10.00"));
    assertThrows(CurrencyMismatchException.class, () -> rate.pointsFor(Money.of("EUR", "10.00")));
    assertThrows(IllegalArgumentException.class, () -> rate.pointsFor(usd("-1.00")));
    assertThrows(IllegalArgumentException.class, () -> EarningRate.perStep(beans(0), usd("10.00")));
    assertThrows(IllegalArgumentException.class, () -> EarningRate.perStep(beans(1), usd("0.00")));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new EarningRate(beans(1), usd("1.00"), EarningRate.Reading.PER_STEP, RoundingMode.UP));
  }
}
