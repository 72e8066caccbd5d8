package dev.rapport.scoring.clv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.DiscountRate;
import dev.rapport.core.money.Money;
import dev.rapport.scoring.clv.BlattbergDeighton.Response;
import dev.rapport.scoring.clv.MarginStream.FirstMargin;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClvTest {
  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path classes;

  @Test
  void aValueThatDoesNotExistSaysWhyAndSpreads() {
    LifetimeValue endless = MarginStream.of(100, 1, 0).value(FirstMargin.NOW);
    assertEquals(
        UndefinedReason.Kind.DOES_NOT_EXIST,
        endless.estimate().reason().orElseThrow().kind());
    assertTrue(endless.toString().contains("never fade"), endless::toString);
    assertFalse(endless.plus(LifetimeValue.of(1)).isKnown());
    assertFalse(LifetimeValue.of(1).plus(endless).isKnown());
    assertFalse(endless.times(3).minusCost(1).isKnown());
    assertThrows(IllegalStateException.class, endless::amount);
    assertEquals(
        LifetimeValue.zero(),
        MarginStream.of(0, 1, 0).value(FirstMargin.NOW),
        "nothing for ever is nothing");
  }

  @Test
  void becomesMoneyWithTheRoundingThatIsNamed() {
    CurrencyUnit eur = CurrencyUnit.of("EUR");
    LifetimeValue value = MarginStream.of(100, 0.8, 0.1).value(FirstMargin.NOW);
    assertEquals(Money.of(eur, "366.66"), value.toMoney(eur, RoundingMode.DOWN));
    assertEquals(Money.of(eur, "366.67"), value.toMoney(eur, RoundingMode.HALF_UP));
  }

  @Test
  void referralValueCannotBeAddedToLifetimeValue() {
    assertTrue(
        compiles("LifetimeValue.of(1).plus(LifetimeValue.of(2))"), "the control must compile");
    assertTrue(
        compiles("new ReferralValue(1).plus(new ReferralValue(2))"), "the control must compile");
    assertFalse(compiles("LifetimeValue.of(1).plus(new ReferralValue(2))"));
    assertFalse(compiles("new ReferralValue(1).plus(LifetimeValue.of(2))"));
    assertFalse(compiles(
        "LifetimeValue.total(java.util.List.of(LifetimeValue.of(1), new ReferralValue(2)))"));
  }

  private boolean compiles(String expression) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    JavaFileObject source =
        new SimpleJavaFileObject(URI.create("string:///Sum.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return "import dev.rapport.scoring.clv.*; class Sum { Object sum = " + expression
                + "; }";
          }
        };
    List<String> options = List.of(
        "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path", ""));
    return javac
        .getTask(null, null, new DiagnosticCollector<>(), options, null, List.of(source))
        .call();
  }

  @Test
  void referralsGoToOthersOnceAndNotRound() {
    CustomerId ada = CustomerId.of("ada");
    CustomerId bob = CustomerId.of("bob");
    CustomerId cyd = CustomerId.of("cyd");
    Recommendation.Gain gain = new Recommendation.Anyway(10);
    assertThrows(IllegalArgumentException.class, () -> new Recommendation(ada, ada, 0, gain));
    IllegalArgumentException circle = assertThrows(
        IllegalArgumentException.class,
        () -> ReferralValue.byReferrer(
            List.of(
                new Recommendation(ada, bob, 0, gain),
                new Recommendation(bob, cyd, 0, gain),
                new Recommendation(cyd, ada, 0, gain)),
            0.1));
    assertTrue(circle.toString().contains("must not go round in a circle"), circle::toString);
    assertThrows(
        IllegalArgumentException.class,
        () -> ReferralValue.byReferrer(
            List.of(new Recommendation(ada, cyd, 0, gain), new Recommendation(bob, cyd, 0, gain)),
            0.1));
    List<Recommendation> chain =
        List.of(new Recommendation(bob, cyd, 0, gain), new Recommendation(ada, bob, 0, gain));
    assertEquals(2, ReferralValue.byReferrer(chain, 0.1).size());
    assertThrows(IllegalArgumentException.class, () -> ReferralValue.of(chain, 0.1));
    assertEquals(0, ReferralValue.of(List.of(), 0.1).amount());
  }

  @Test
  void anUnobservedRecencyIsUnknownNotZero() {
    Estimate unseen = MigrationChain.purchaseProbability(Proportion.of(0, 0), 0.95);
    assertEquals(0.5, unseen.value());
    assertTrue(unseen.interval().orElseThrow().width() > 0.95, unseen::toString);
    assertEquals(
        0.5 / 11, MigrationChain.purchaseProbability(Proportion.of(0, 10), 0.95).value(), 1e-15);
  }

  @Test
  void aChainWithoutDiscountHasAValueOnlyIfItComesToRest() {
    assertEquals(5, MigrationChain.lostForGood(1, 0.8).values(0).get(0).amount(), 1e-12);
    MigrationChain endless = MigrationChain.of(new double[][] {{0.5, 0.5}, {0.5, 0.5}}, 1, 1);
    assertFalse(endless.values(0).get(0).isKnown());
    assertEquals(11, endless.values(0.1).get(0).amount(), 1e-9);
  }

  @Test
  void toleratesTheRoundingOfProbabilitiesThatWereAddedUp() {
    double hair = 1.0000000000000002;
    assertEquals(
        MigrationChain.of(new double[][] {{1}}, 3).values(0.5),
        MigrationChain.of(new double[][] {{hair}}, 3).values(0.5));
    assertThrows(
        IllegalArgumentException.class, () -> MigrationChain.of(new double[][] {{1.00001}}, 3));
  }

  @Test
  void sharesInTheLongRunAreUndefinedWhereTheStartDecides() {
    Estimate share =
        BrandSwitching.of(new double[][] {{1, 0}, {0, 1}}).stationaryShares().get(0);
    assertFalse(share.isKnown());
  }

  @Test
  void noSpendingIsBestWhereNoneCanPay() {
    BlattbergDeighton.Plan best =
        new BlattbergDeighton(1, 0.1, new Response(0.1, 0.01), new Response(0.5, 0.1)).optimum();
    assertEquals(new BlattbergDeighton.Spending(0, 0), best.spending());
    assertEquals(0, best.equity().amount());
  }

  @Test
  void calibratesAResponseThroughOnePoint() {
    Response response = Response.calibrated(0.4, 20, 0.25);
    assertEquals(0.25, response.rate(20), 1e-15);
    assertThrows(IllegalArgumentException.class, () -> Response.calibrated(0.4, 20, 0.4));
  }

  @Test
  void cycleLengthsMeetWhereTheyAreEqual() {
    DiscountRate ten = DiscountRate.annual(0.10);
    assertEquals(
        BergerNasr.yearly(50, 0.75, ten).value(260, 10),
        new BergerNasr(50, 0.75, ten, 1).value(10, cycle -> 260));
    // Two half-years without promotion, all retained: 1 + 1.1^-0.5 + 1.1^-1.
    assertEquals(
        1 + 1 / Math.sqrt(1.1) + 1 / 1.1,
        new BergerNasr(0, 1, ten, 0.5).value(1, 2).amount(),
        1e-14);
  }

  @Test
  void namesTheArgumentTheRuleAndTheValue() {
    IllegalArgumentException retention =
        assertThrows(IllegalArgumentException.class, () -> MarginStream.of(1, 80, 0.1));
    assertEquals("retention must be 0 to 1, was 80.0. 80 percent is 0.8.", retention.getMessage());
    assertThrows(IllegalArgumentException.class, () -> MarginStream.of(Double.NaN, 0.5, 0));
    assertThrows(IllegalArgumentException.class, () -> MarginStream.of(1, 0.5, -1));
    assertThrows(IllegalArgumentException.class, () -> CashFlows.of(1, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> CashFlows.of(List.of(1.0), List.of()));
    IllegalArgumentException row = assertThrows(
        IllegalArgumentException.class,
        () -> MigrationChain.of(new double[][] {{0.5, 0.4}, {0, 1}}, 1, 0));
    assertEquals("row 0 of transitions must sum to 1, summed to 0.9", row.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> MigrationChain.of(new double[][] {{1}}, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> MigrationChain.recency(List.of(), 1, 0));
    assertThrows(
        IllegalArgumentException.class, () -> MigrationChain.lostForGood(1, 0.5).bestStopping(0));
  }
}
