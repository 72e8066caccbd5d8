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
 * drop-outs. A few draws by default, two hundred of each in the soak profile.
 */
class ExtremesTest {
  private static final int DRAWS = Long.getLong("rapport.soak", 0) > 0 ? 200 : 12;
  private static final int[] PURCHASES = {0, 1, 3, 30, 1000, 10_000};
  private static final int[] FUTURE_PURCHASES = {0, 1, 3, 30, 300};
  private static final double UNIT = 7;
  private static final double LENGTH_DAYS = 3;

  /**
   * A case: four parameters, a customer, a time ahead, a discount per unit and a number of purchases to come.
   *
   * @param p the parameters
   */
  private record Case(
      Vector p, PurchaseSummary customer, double ahead, double discount, int purchases) {
    int x() {
      return customer.repeatPurchases();
    }

    double age() {
      return customer.ageDays() / UNIT;
    }

    double last() {
      return customer.lastPurchaseAgeDays() / UNIT;
    }

    double time() {
      return ahead / UNIT;
    }

    Horizon horizon() {
      return Horizon.ofDays(ahead);
    }

    DiscountRate rate() {
      return DiscountRate.ofContinuous(discount * 365.25 / UNIT);
    }
  }

  /** The parameters in the order of a model. */
  private record Vector(double one, double two, double three, double four) {}

  private static void cases(long seed, BiConsumer<Case, String> check) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < DRAWS; i++) {
      Vector p = new Vector(power(random), power(random), power(random), power(random));
      double ahead = Math.rint(Math.pow(10, random.nextDouble(0, 6)));
      double discount = Math.pow(10, random.nextDouble(-2, 0));
      int x = PURCHASES[random.nextInt(PURCHASES.length)];
      int age = (int) Math.pow(10, random.nextDouble(0.1, 6));
      int last = x == 0 ? 0 : 1 + random.nextInt(age);
      int purchases = FUTURE_PURCHASES[random.nextInt(FUTURE_PURCHASES.length)];
      Case each = new Case(p, PurchaseSummary.of(x, last, age), ahead, discount, purchases);
      check.accept(each, " of " + each);
    }
  }

  private static double power(SplittableRandom random) {
    return Math.pow(10, random.nextDouble(-3, 4));
  }

  private static void assertNear(double expected, double actual, String what) {
    assertTrue(Double.isFinite(actual) && actual >= 0, what + " was " + actual);
    assertEquals(expected, actual, 1e-8 * Math.abs(expected) + 1e-48, what);
  }

  @Test
  void betaGeometric() {
    cases(11, (each, what) -> {
      Vector p = each.p;
      Latent rate = Latent.gamma(p.one + each.x(), p.two + each.age());
      assertGeometric(
          new BgNbd(p.one, p.two, p.three, p.four),
          each,
          rate,
          Latent.beta(p.three, p.four + each.x()),
          "BG" + what);
      assertGeometric(
          new MbgNbd(p.one, p.two, p.three, p.four),
          each,
          rate,
          Latent.beta(p.three, p.four + each.x() + 1),
          "MBG" + what);
    });
  }

  private static void assertGeometric(
      PurchaseModel model, Case each, Latent rate, Latent leaves, String what) {
    double time = each.time();
    double length = LENGTH_DAYS / UNIT;
    Prospect there = model.prospect(each.customer).ifAlive();
    assertNear(
        Latent.mean(rate, leaves, (l, q) -> l * Latent.lasting(l * q, time)),
        there.expectedPurchases(each.horizon()),
        "expected " + what);
    assertNear(
        Latent.mean(
            rate, leaves, (l, q) -> l * Math.exp(-l * q * time) * Latent.lasting(l * q, length)),
        there.expectedPurchases(each.horizon(), Horizon.ofDays(each.ahead + LENGTH_DAYS)),
        "expected between two times " + what);
    assertNear(
        Latent.mean(rate, leaves, (l, q) -> Math.exp(-l * q * time)),
        there.probabilityAlive(each.horizon()),
        "alive " + what);
    assertNear(
        Latent.mean(rate, leaves, (l, q) -> l / (each.discount + l * q)),
        there.discountedPurchases(Horizon.forever(), each.rate()).value(),
        "discounted " + what);
    assertNear(
        Latent.mean(rate, leaves, (l, q) -> l * Latent.lasting(each.discount + l * q, time)),
        there.discountedPurchases(each.horizon(), each.rate()).value(),
        "discounted for a time " + what);
  }

  /** Who was seen to buy x times and then no more is still there or left with the last purchase. */
  @Test
  void betaGeometricAliveNow() {
    cases(12, (each, what) -> {
      Vector p = each.p;
      Latent rate = Latent.gamma(p.one + each.x(), p.two + each.last());
      double silent = each.age() - each.last();
      double quiet = Latent.mean(rate, l -> Math.exp(-l * silent));
      if (each.x() > 0) {
        Latent leaves = Latent.beta(p.three, p.four + each.x() - 1);
        double stays = quiet * Latent.mean(leaves, q -> 1 - q);
        assertNear(
            stays / (stays + Latent.mean(leaves, q -> q)),
            new BgNbd(p.one, p.two, p.three, p.four).probabilityAlive(each.customer),
            "BG alive now" + what);
      }
      Latent leaves = Latent.beta(p.three, p.four + each.x());
      double stays = quiet * Latent.mean(leaves, q -> 1 - q);
      assertNear(
          stays / (stays + Latent.mean(leaves, q -> q)),
          new MbgNbd(p.one, p.two, p.three, p.four).probabilityAlive(each.customer),
          "MBG alive now" + what);
    });
  }

  /** So many purchases within a time: still there after the last of them, or left with it, whenever in that time it was. */
  @Test
  void betaGeometricProbabilities() {
    cases(13, (each, what) -> {
      Vector p = each.p;
      assertProbability(
          new BgNbd(p.one, p.two, p.three, p.four),
          each,
          Latent.beta(p.three, p.four + each.x()),
          "BG" + what);
      assertProbability(
          new MbgNbd(p.one, p.two, p.three, p.four),
          each,
          Latent.beta(p.three, p.four + each.x() + 1),
          "MBG" + what);
    });
  }

  private static void assertProbability(
      PurchaseModel model, Case each, Latent leaves, String what) {
    int n = each.purchases;
    double time = each.time();
    double shape = each.p.one + each.x();
    double rate = each.p.two + each.age();
    double logFactorial = SpecialFunctions.logGamma(n + 1.0);
    double exactly = Math.exp(Latent.logMeanOverGamma(
        shape,
        rate,
        shape + n,
        rate + time,
        y -> n * (y + Math.log(time)) - Math.exp(y) * time - logFactorial));
    double probability = exactly * Latent.mean(leaves, q -> Math.pow(1 - q, n));
    if (n > 0) {
      double atLeast =
          Latent.mean(Latent.gamma(shape, rate), l -> IncompleteGamma.lower(n, l * time));
      probability += atLeast * Latent.mean(leaves, q -> q * Math.pow(1 - q, n - 1.0));
    }
    assertNear(
        probability,
        model.prospect(each.customer).ifAlive().probabilityOf(n, each.horizon()),
        "probability " + what);
  }

  @Test
  void pareto() {
    cases(14, (each, what) -> {
      Vector p = each.p;
      ParetoNbd model = new ParetoNbd(p.one, p.two, p.three, p.four);
      double time = each.time();
      double length = LENGTH_DAYS / UNIT;
      Latent rate = Latent.gamma(p.one + each.x(), p.two + each.age());
      Latent drop = Latent.gamma(p.three, p.four + each.age());
      Prospect there = model.prospect(each.customer).ifAlive();
      double often = Latent.mean(rate, l -> l);
      assertNear(
          often * Latent.mean(drop, m -> Latent.lasting(m, time)),
          there.expectedPurchases(each.horizon()),
          "expected" + what);
      assertNear(
          often * Latent.mean(drop, m -> Math.exp(-m * time) * Latent.lasting(m, length)),
          there.expectedPurchases(each.horizon(), Horizon.ofDays(each.ahead + LENGTH_DAYS)),
          "expected between two times" + what);
      assertNear(
          Latent.mean(drop, m -> Math.exp(-m * time)),
          there.probabilityAlive(each.horizon()),
          "alive" + what);
      assertNear(
          often * Latent.mean(drop, m -> 1 / (each.discount + m)),
          there.discountedPurchases(Horizon.forever(), each.rate()).value(),
          "discounted" + what);
      assertNear(
          often * Latent.mean(drop, m -> Latent.lasting(each.discount + m, time)),
          there.discountedPurchases(each.horizon(), each.rate()).value(),
          "discounted for a time" + what);
    });
  }

  @Test
  void paretoAliveNow() {
    cases(15, (each, what) -> {
      Vector p = each.p;
      double silent = each.age() - each.last();
      Latent rate = Latent.gamma(p.one + each.x(), p.two + each.last());
      Latent drop = Latent.gamma(p.three, p.four + each.last());
      double gone = Latent.mean(rate, drop, (l, m) -> m * Latent.lasting(l + m, silent));
      double stayed = Latent.mean(rate, l -> Math.exp(-l * silent))
          * Latent.mean(drop, m -> Math.exp(-m * silent));
      assertNear(
          stayed / (stayed + gone),
          new ParetoNbd(p.one, p.two, p.three, p.four).probabilityAlive(each.customer),
          "alive now" + what);
    });
  }

  /** Up to thirty purchases: of more, the means over rates of two kinds need ever closer nodes. */
  @Test
  void paretoProbabilities() {
    cases(16, (each, what) -> {
      Vector p = each.p;
      double time = each.time();
      int n = Math.min(30, each.purchases);
      double logFactorial = SpecialFunctions.logGamma(n + 1.0);
      Latent rate = n > p.one
          ? Latent.gammaAbout(
              p.one, p.two, p.one + n, p.two + Math.min(time, p.four / Math.max(1, p.three)))
          : Latent.gamma(p.one, p.two);
      Latent drop = Latent.gamma(p.three, p.four);
      double stayed = Math.exp(Latent.logMeanOverGamma(
              p.one,
              p.two,
              p.one + n,
              p.two + time,
              y -> n * (y + Math.log(time)) - Math.exp(y) * time - logFactorial))
          * Latent.mean(drop, m -> Math.exp(-m * time));
      double gone = Latent.mean(
          rate,
          drop,
          (l, m) -> l + m == 0
              ? 0
              : m
                  / (l + m)
                  * Math.pow(l / (l + m), n)
                  * IncompleteGamma.lower(n + 1.0, (l + m) * time));
      assertNear(
          stayed + gone,
          new ParetoNbd(p.one, p.two, p.three, p.four)
              .newCustomer()
              .probabilityOf(n, each.horizon()),
          "probability" + what);
    });
  }

  /** What a purchase is worth, given the mean of some: over the rate ν, of which the amounts are gamma(p, ν). */
  @Test
  void gammaGamma() {
    cases(17, (each, what) -> {
      GammaGamma model = new GammaGamma(each.p.one, each.p.two, each.p.three);
      int x = each.x();
      double mean = each.p.four;
      double shape = x * model.p();
      if (x > 0) {
        double expected = logDensity(model, x, mean, 0);
        double size = (shape + model.q())
            * (1 + Math.abs(Math.log(mean)) + Math.abs(Math.log(model.gamma())));
        assertEquals(expected, model.logLikelihood(x, mean), 1e-8 + 1e-14 * size, "density" + what);
      }
      if (shape + model.q() > 1) {
        assertNear(
            model.p() * Math.exp(logDensity(model, x, mean, -1) - logDensity(model, x, mean, 0)),
            model.expectedSpend(x, mean).value(),
            "spend" + what);
      } else {
        assertTrue(!model.expectedSpend(x, mean).isKnown(), "spend" + what);
      }
    });
  }

  /** Returns the logarithm of the mean over ν of a power of it times the density of the mean of x purchases, of none 1. */
  private static double logDensity(GammaGamma model, int x, double mean, int power) {
    double shape = x * model.p();
    double constant = x == 0
        ? 0
        : shape * Math.log(x) + (shape - 1) * Math.log(mean) - SpecialFunctions.logGamma(shape);
    return Latent.logMeanOverGamma(
        model.q(),
        model.gamma(),
        model.q() + shape,
        model.gamma() + x * mean,
        y -> constant + (shape + power) * y - (x == 0 ? 0 : Math.exp(y) * x * mean));
  }
}
