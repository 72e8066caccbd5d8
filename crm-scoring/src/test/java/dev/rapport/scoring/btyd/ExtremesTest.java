package dev.rapport.scoring.btyd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.money.DiscountRate;
import dev.rapport.core.numeric.IncompleteGamma;
import dev.rapport.core.numeric.SpecialFunctions;
import dev.rapport.core.time.Horizon;
import dev.rapport.scoring.summary.PurchaseSummary;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * Parameters from a thousandth to ten thousand, up to ten thousand purchases and a million days, against means over the latent rates and
 * drop-outs.
 */
class ExtremesTest {
  private static final int[] PURCHASES = {0, 1, 3, 30, 1000, 10_000};
  private static final double UNIT = 7;

  private static void cases(int count, long seed, BiConsumer<double[], PurchaseSummary> check) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      double[] drawn = new double[6];
      for (int k = 0; k < 4; k++) {
        drawn[k] = Math.pow(10, random.nextDouble(-3, 4));
      }
      drawn[4] = Math.rint(Math.pow(10, random.nextDouble(0, 6)));
      drawn[5] = Math.pow(10, random.nextDouble(-2, 0));
      int x = PURCHASES[random.nextInt(PURCHASES.length)];
      int age = (int) Math.pow(10, random.nextDouble(0.1, 6));
      int last = x == 0 ? 0 : 1 + random.nextInt(age);
      check.accept(drawn, PurchaseSummary.of(x, last, age));
    }
  }

  private static void assertNear(double expected, double actual, String what) {
    assertTrue(Double.isFinite(actual) && actual >= 0, what + " was " + actual);
    assertEquals(expected, actual, 1e-8 * Math.abs(expected) + 1e-48, what);
  }

  @Test
  void betaGeometric() {
    cases(12, 11, (p, customer) -> {
      BgNbd model = new BgNbd(p[0], p[1], p[2], p[3]);
      String what = model + " " + customer + " " + p[4] + " " + p[5];
      int x = customer.repeatPurchases();
      double age = customer.ageDays() / UNIT;
      double time = p[4] / UNIT;
      Latent rate = Latent.gamma(p[0] + x, p[1] + age);
      Latent leaves = Latent.beta(p[2], p[3] + x);
      Prospect there = model.prospect(customer).ifAlive();
      Horizon horizon = Horizon.ofDays(p[4]);
      assertNear(
          Latent.mean(rate, leaves, (l, q) -> q == 0 ? l * time : -Math.expm1(-l * q * time) / q),
          there.expectedPurchases(horizon),
          "expected " + what);
      assertNear(
          Latent.mean(rate, leaves, (l, q) -> Math.exp(-l * q * time)),
          there.probabilityAlive(horizon),
          "alive " + what);
      assertNear(
          Latent.mean(rate, leaves, (l, q) -> l / (p[5] + l * q)),
          there
              .discountedPurchases(
                  Horizon.forever(), DiscountRate.ofContinuous(p[5] * 365.25 / UNIT))
              .value(),
          "discounted " + what);
      assertNear(
          Latent.mean(
              rate, leaves, (l, q) -> -l * Math.expm1(-(p[5] + l * q) * time) / (p[5] + l * q)),
          there
              .discountedPurchases(horizon, DiscountRate.ofContinuous(p[5] * 365.25 / UNIT))
              .value(),
          "discounted for a time " + what);
    });
  }

  @Test
  void betweenTwoTimes() {
    cases(12, 12, (p, customer) -> {
      MbgNbd model = new MbgNbd(p[0], p[1], p[2], p[3]);
      int x = customer.repeatPurchases();
      double start = p[4] / UNIT;
      double length = 3 / UNIT;
      Latent rate = Latent.gamma(p[0] + x, p[1] + customer.ageDays() / UNIT);
      Latent leaves = Latent.beta(p[2], p[3] + x + 1);
      assertNear(
          Latent.mean(
              rate,
              leaves,
              (l, q) -> Math.exp(-l * q * start)
                  * (q == 0 ? l * length : -Math.expm1(-l * q * length) / q)),
          model
              .prospect(customer)
              .ifAlive()
              .expectedPurchases(Horizon.ofDays(p[4]), Horizon.ofDays(p[4] + 3)),
          model + " " + customer + " " + p[4]);
    });
  }

  @Test
  void pareto() {
    cases(12, 13, (p, customer) -> {
      ParetoNbd model = new ParetoNbd(p[0], p[1], p[2], p[3]);
      String what = model + " " + customer + " " + p[4] + " " + p[5];
      int x = customer.repeatPurchases();
      double age = customer.ageDays() / UNIT;
      double last = customer.lastPurchaseAgeDays() / UNIT;
      double time = p[4] / UNIT;
      Latent rate = Latent.gamma(p[0] + x, p[1] + age);
      Latent drop = Latent.gamma(p[2], p[3] + age);
      Prospect there = model.prospect(customer).ifAlive();
      Horizon horizon = Horizon.ofDays(p[4]);
      assertNear(
          Latent.mean(rate, drop, (l, m) -> l * (m == 0 ? time : -Math.expm1(-m * time) / m)),
          there.expectedPurchases(horizon),
          "expected " + what);
      assertNear(
          Latent.mean(rate, drop, (l, m) -> l / (p[5] + m)),
          there
              .discountedPurchases(
                  Horizon.forever(), DiscountRate.ofContinuous(p[5] * 365.25 / UNIT))
              .value(),
          "discounted " + what);
      if (age > last) {
        double odds = Math.exp(Math.log(Latent.mean(
                Latent.gamma(p[0] + x, p[1] + last),
                Latent.gamma(p[2], p[3] + last),
                (l, m) -> l + m == 0 ? 0 : m / (l + m) * -Math.expm1(-(l + m) * (age - last))))
            + (p[0] + x) * Math.log1p((age - last) / (p[1] + last))
            + p[2] * Math.log1p((age - last) / (p[3] + last)));
        assertNear(1 / (1 + odds), model.probabilityAlive(customer), "alive now " + what);
      }
    });
  }

  @Test
  void probabilities() {
    cases(12, 14, (p, customer) -> {
      double time = p[4] / UNIT;
      int n = Math.min(3, customer.repeatPurchases());
      ParetoNbd pareto = new ParetoNbd(p[0], p[1], p[2], p[3]);
      double logFactorial = SpecialFunctions.logGamma(n + 1.0);
      Latent rate = Latent.gamma(p[0], p[1]);
      Latent drop = Latent.gamma(p[2], p[3]);
      double stayed = Latent.mean(
          rate,
          drop,
          (l, m) ->
              Math.exp(-(l + m) * time + (n == 0 ? 0 : n * Math.log(l * time)) - logFactorial));
      double gone = Latent.mean(
          rate,
          drop,
          (l, m) -> l + m == 0
              ? 0
              : m
                  / (l + m)
                  * Math.exp(n * Math.log(l / (l + m)))
                  * IncompleteGamma.lower(n + 1.0, (l + m) * time));
      assertNear(
          stayed + gone,
          pareto.newCustomer().probabilityOf(n, Horizon.ofDays(p[4])),
          pareto + " " + n + " in " + p[4]);
    });
  }
}
