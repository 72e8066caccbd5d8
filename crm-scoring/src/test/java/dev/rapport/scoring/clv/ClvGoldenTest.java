package dev.rapport.scoring.clv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.money.DiscountRate;
import dev.rapport.scoring.clv.BlattbergDeighton.Response;
import dev.rapport.scoring.clv.MarginStream.FirstMargin;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Printed and independently computed figures. "Published" stands in the named source; "computed" was worked out outside this
 * project with 16 digits from the formulas.
 */
class ClvGoldenTest {
  private static final double CENT = 0.005;
  private static final double FOUR_DIGITS = 0.00005;

  /** Published: Gupta and Lehmann (2003), table of margin multiples r/(1+i-r). */
  @Test
  void guptaLehmannMarginMultiples() {
    double[] discount = {0.10, 0.12, 0.14, 0.16};
    double[] retention = {0.6, 0.7, 0.8, 0.9};
    double[][] printed = {
      {1.20, 1.75, 2.67, 4.50},
      {1.15, 1.67, 2.50, 4.09},
      {1.11, 1.59, 2.35, 3.75},
      {1.07, 1.52, 2.22, 3.46}
    };
    for (int i = 0; i < discount.length; i++) {
      for (int r = 0; r < retention.length; r++) {
        double multiple = MarginStream.of(1, retention[r], discount[i])
            .value(FirstMargin.AFTER_RENEWAL)
            .amount();
        assertEquals(
            printed[i][r], multiple, CENT + 1e-12, "i " + discount[i] + ", r " + retention[r]);
      }
    }
  }

  /** Published: Berger and Nasr (1998), case 1, prints 568.78. */
  @Test
  void bergerNasrCaseOne() {
    BergerNasr caseOne = BergerNasr.yearly(50, 0.75, DiscountRate.annual(0.20));
    assertEquals(568.7831, caseOne.value(260, 10).amount(), FOUR_DIGITS);
  }

  /** Computed: 100,000 customers at 30 to win, 100 revenue, 50 goods, 10 marketing, half of them retained, 15 percent. */
  @Test
  void profitOfAWholeCohort() {
    LifetimeValue cohort =
        MarginStream.of(40, 0.5, 0.15).value(FirstMargin.NOW).times(100_000).minusCost(3_000_000);
    assertEquals(4_076_923.08, cohort.amount(), CENT);
  }

  /** Computed: revenue 1000 and cost 400 in five periods at ten percent. */
  @Test
  void cashFlows() {
    CashFlows five = CashFlows.of(
        List.of(1000.0, 1000.0, 1000.0, 1000.0, 1000.0),
        List.of(400.0, 400.0, 400.0, 400.0, 400.0));
    assertEquals(2501.9193, five.presentValue(0.1).amount(), FOUR_DIGITS);
    assertEquals(2274.4721, five.presentValue(0.1, 1).amount(), FOUR_DIGITS);
  }

  /** Computed. */
  @Test
  void closedForms() {
    MarginStream stream = MarginStream.of(100, 0.8, 0.1);
    assertEquals(366.67, stream.value(FirstMargin.NOW).amount(), CENT);
    assertEquals(266.67, stream.value(FirstMargin.AFTER_RENEWAL).amount(), CENT);
    assertEquals(333.33, stream.value(FirstMargin.END_OF_PERIOD).amount(), CENT);
  }

  /** Computed from the closed form; Gupta, Lehmann and Stuart (2004) report about 5 over five firms. */
  @Test
  void retentionElasticity() {
    assertEquals(
        3.5,
        MarginStream.of(1, 0.8, 0.12)
            .retentionElasticity(FirstMargin.AFTER_RENEWAL)
            .value(),
        1e-12);
    assertEquals(
        5,
        MarginStream.of(1, 0.8, 0)
            .retentionElasticity(FirstMargin.AFTER_RENEWAL)
            .value(),
        1e-12);
  }

  /** Computed: the profit of five points more retention, in percent, beside the 25 to 85 of Reichheld and Sasser (1990). */
  @Test
  void upliftOfFivePoints() {
    double[] retention = {0.6, 0.7, 0.8, 0.85, 0.9};
    double[] undiscounted = {23.8, 28.6, 41.7, 58.8, 111};
    double[] atTenPercent = {20.4, 22.4, 27.5, 32.4, 40.7};
    for (int k = 0; k < retention.length; k++) {
      assertEquals(undiscounted[k], uplift(retention[k], 0), 0.2, "r " + retention[k]);
      assertEquals(atTenPercent[k], uplift(retention[k], 0.1), 0.06, "r " + retention[k]);
    }
  }

  private static double uplift(double retention, double discount) {
    return 100
        * MarginStream.of(1, retention, discount)
            .upliftFromRetention(FirstMargin.AFTER_RENEWAL, 0.05)
            .value();
  }

  /** Published: Pfeifer and Carraway (2000), three recencies, 40 a purchase, 4 of marketing, 20 percent. */
  @Test
  void pfeiferCarraway() {
    MigrationChain chain = MigrationChain.recency(List.of(0.3, 0.2, 0.05), 40, 4);
    assertValues(CENT, chain.values(4, 0.2), 49.40, 2.69, -1.98, 0);
    assertEquals(0.0823, chain.probability(0, 0, 4), FOUR_DIGITS);
    assertEquals(0.0973, chain.probability(0, 1, 4), FOUR_DIGITS);
    assertEquals(0.1288, chain.probability(0, 2, 4), FOUR_DIGITS);
    assertEquals(0.6916, chain.probability(0, 3, 4), FOUR_DIGITS);
    assertEquals(0.8664, chain.probability(1, 3, 4), FOUR_DIGITS);
    assertEquals(0.9766, chain.probability(2, 3, 4), FOUR_DIGITS);
  }

  /** Computed: the same chain without end, and when marketing stops at the recency whose value is negative. */
  @Test
  void pfeiferCarrawayWithoutEnd() {
    MigrationChain chain = MigrationChain.recency(List.of(0.3, 0.2, 0.05), 40, 4);
    assertValues(FOUR_DIGITS, chain.values(0.2), 50.4436, 3.1418, -1.8982, 0);
    MigrationChain.Stopping best = chain.bestStopping(0.2);
    assertEquals(List.of(2), best.states());
    assertValues(FOUR_DIGITS, best.values(), 51.5745, 4.5957, 0, 0);
  }

  /** Computed: two more chains, one without marketing and one longer. */
  @Test
  void otherChains() {
    MigrationChain free = MigrationChain.recency(List.of(0.5, 0.2, 0.1), 100, 0);
    assertValues(0.0005, free.values(0.1), 231.076, 57.292, 21.007, 0);
    MigrationChain longer = MigrationChain.recency(List.of(0.3, 0.2, 0.15, 0.05), 40, 4);
    assertValues(0.0005, longer.values(0.15), 54.248, 6.730, 1.863, -1.641, 0);
    assertValues(0.0005, longer.values(0.2), 52.320, 5.554, 1.251, -1.820, 0);
  }

  /** Computed: exploration, formation and stability with margins of 10, 30 and 60 a period at ten percent; the rest end. */
  @Test
  void stagesOfALifeCycle() {
    double[][] transitions = {{0.5, 0.3, 0, 0.2}, {0, 0.6, 0.3, 0.1}, {0, 0, 0.9, 0.1}, {0, 0, 0, 1}
    };
    MigrationChain chain = MigrationChain.of(transitions, 10, 30, 60, 0);
    assertValues(FOUR_DIGITS, chain.values(0.1), 150.3333, 264, 330, 0);
  }

  /** Computed by the recursion of Berger and Nasr (1998), case 5. */
  @Test
  void probabilitiesToBuy() {
    MigrationChain chain = MigrationChain.recency(List.of(0.3, 0.2, 0.05), 1, 0);
    double[] expected = {1, 0.3, 0.23, 0.139, 0.0823, 0.05059, 0.030591};
    for (int t = 0; t < expected.length; t++) {
      assertEquals(expected[t], chain.probability(0, 0, t), 1e-9);
    }
  }

  /** Computed. */
  @Test
  void brandSwitching() {
    BrandSwitching market =
        BrandSwitching.of(new double[][] {{0.7, 0.2, 0.1}, {0.3, 0.6, 0.1}, {0.2, 0.2, 0.6}});
    BrandSwitching.Purchases purchases =
        new BrandSwitching.Purchases(4, 10, 0.4, DiscountRate.annual(0.10), 12);
    assertValues(FOUR_DIGITS, market.values(0, purchases), 24.8686, 12.8962, 7.4874);
    assertValues(FOUR_DIGITS, market.values(1, purchases), 18.3050, 19.4598, 7.4874);
    assertValues(FOUR_DIGITS, market.values(2, purchases), 17.0533, 12.8962, 15.3026);
    for (int start = 0; start < 3; start++) {
      assertEquals(
          45.2521, LifetimeValue.total(market.values(start, purchases)).amount(), FOUR_DIGITS);
    }
    double[] shares = {0.4667, 0.3333, 0.2};
    for (int brand = 0; brand < 3; brand++) {
      assertEquals(shares[brand], market.stationaryShares().get(brand).value(), FOUR_DIGITS);
    }
  }

  /** Published: Rust, Lemon and Zeithaml (2004), American Airlines, 70 million return 44.7 percent. */
  @Test
  void returnOnMarketing() {
    assertEquals(
        0.447, BrandSwitching.returnOnMarketing(LifetimeValue.of(101.3), 70).value(), 0.0005);
  }

  /** Computed with 50 digits from the condition that both marginal costs are the lifetime value. */
  @Test
  void blattbergDeighton() {
    BlattbergDeighton test =
        new BlattbergDeighton(100, 0.1, new Response(0.4, 0.05), new Response(0.8, 0.04));
    BlattbergDeighton.Plan best = test.optimum();
    assertEquals(22.195612944723608, best.spending().acquisition(), 1e-12);
    assertEquals(39.494606912047899, best.spending().retention(), 1e-12);
    assertEquals(0.26814749653072340, best.acquisitionRate(), 1e-14);
    assertEquals(0.63518437066340424, best.retentionRate(), 1e-14);
    assertEquals(151.68464362650701, best.lifetimeValue().amount(), 1e-11);
    assertEquals(18.478244505879194, best.equity().amount(), 1e-12);
    BlattbergDeighton.Plan even = test.plan(20, 20);
    assertEquals(0.252848, even.acquisitionRate(), 5e-7);
    assertEquals(0.440537, even.retentionRate(), 5e-7);
    assertEquals(136.4746, even.lifetimeValue().amount(), FOUR_DIGITS);
    assertEquals(14.5074, even.equity().amount(), FOUR_DIGITS);
  }

  /** Computed: two who would not have come otherwise, one who would, a period from now at 15 percent. */
  @Test
  void referralValue() {
    CustomerId ada = CustomerId.of("ada");
    Recommendation.Gain gain = new Recommendation.NotOtherwise(120, 20, 10, 30);
    List<Recommendation> three = List.of(
        new Recommendation(ada, CustomerId.of("bob"), 1, gain),
        new Recommendation(ada, CustomerId.of("cyd"), 1, gain),
        new Recommendation(ada, CustomerId.of("dan"), 1, new Recommendation.Anyway(30)));
    assertEquals(234.7826, ReferralValue.of(three, 0.15).amount(), FOUR_DIGITS);
  }

  /** The documents' example of 1/churn is a stream of margins of one without discount. */
  @Test
  void lifetimeOfTwoFirms() {
    assertEquals(5, MarginStream.of(1, 0.8, 0).value(FirstMargin.NOW).amount(), 1e-12);
    assertEquals(10, MarginStream.of(1, 0.9, 0).value(FirstMargin.NOW).amount(), 1e-12);
    assertFalse(MarginStream.of(1, 1, 0).value(FirstMargin.NOW).isKnown());
  }

  private static void assertValues(
      double tolerance, List<LifetimeValue> values, double... expected) {
    assertEquals(expected.length, values.size());
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], values.get(i).amount(), tolerance, "state " + i);
    }
  }
}
