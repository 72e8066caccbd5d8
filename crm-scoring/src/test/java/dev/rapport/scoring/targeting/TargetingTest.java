package dev.rapport.scoring.targeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.NullPointerTester;
import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.customer.DataSource;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.EventId;
import dev.rapport.core.event.LineItem;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.lifecycle.LadderRung;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Recurrence;
import dev.rapport.scoring.targeting.Replenishment.Bought;
import dev.rapport.scoring.targeting.Replenishment.Consumption;
import dev.rapport.scoring.targeting.Scorecard.Place;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TargetingTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  private static Scorecard supplier() {
    Map<String, Integer> weights = new LinkedHashMap<>();
    weights.put("quality", 2);
    weights.put("price", 1);
    return Scorecards.supplier(weights);
  }

  @Test
  void aMissingRatingExcludesASupplierAndIsLeftOutOfTheBullseyeForm() {
    Scorecard.Result incomplete = supplier().evaluate(Map.of("quality", 8));
    assertFalse(incomplete.score().isKnown());
    assertEquals(List.of("price"), incomplete.missing());
    Scorecard form = Scorecards.bullseye();
    Scorecard.Result result = form.evaluate(Map.of("computer-users", 9, "dear", 3, "legal", 5));
    assertEquals(7.0, result.score().value());
    assertEquals(21, result.total());
    assertEquals(70, form.percent(result.score().value()));
    assertEquals(25, result.missing().size());
    assertEquals(7.0, result.sections().get("price (价格)"));
    assertEquals(SuitabilityBand.MEDIUM, SuitabilityBand.of(result.score().value()));
    assertFalse(form.evaluate(Map.of()).score().isKnown());
  }

  @Test
  void equalsShareTheBetterRank() {
    Map<String, Map<String, Integer>> ratings = new LinkedHashMap<>();
    ratings.put("a", Map.of("quality", 5, "price", 8));
    ratings.put("b", Map.of("quality", 6, "price", 6));
    ratings.put("c", Map.of("quality", 9, "price", 9));
    ratings.put("d", Map.of("quality", 1, "price", 1));
    ratings.put("e", Map.of("quality", 9));
    assertEquals(
        List.of(
            new Place("c", 1, 9), new Place("a", 2, 6), new Place("b", 2, 6), new Place("d", 4, 1)),
        supplier().rank(ratings));
  }

  @Test
  void theMostImportantCriterionDecidesLexicographically() {
    Map<String, Map<String, Integer>> ratings = new LinkedHashMap<>();
    ratings.put("cheap", Map.of("quality", 1, "price", 9));
    ratings.put("good", Map.of("quality", 9, "price", 8));
    ratings.put("also cheap", Map.of("quality", 0, "price", 9));
    assertEquals(
        List.of("cheap", "also cheap", "good"),
        supplier().rankLexicographically(ratings, List.of("price", "quality")).stream()
            .map(Place::candidate)
            .toList());
    assertEquals(
        List.of(1, 1, 3),
        supplier().rankLexicographically(ratings, List.of("price")).stream()
            .map(Place::rank)
            .toList());
  }

  @Test
  void nothingMakesUpForALowRatingConjunctively() {
    assertTrue(supplier().meets(Map.of("quality", 5, "price", 0), Map.of("quality", 5)));
    assertFalse(supplier().meets(Map.of("quality", 10, "price", 4), Map.of("price", 5)));
    assertFalse(supplier().meets(Map.of("quality", 10), Map.of("price", 0)));
    // Reversed: dear at 8 counts as 2.
    assertFalse(Scorecards.bullseye().meets(Map.of("dear", 8), Map.of("dear", 3)));
    assertTrue(Scorecards.bullseye().meets(Map.of("dear", 7), Map.of("dear", 3)));
  }

  @Test
  void refusesWhatIsOffTheScale() {
    Scorecard card = supplier();
    List<Runnable> calls = List.of(
        () -> card.evaluate(Map.of("quality", 11)),
        () -> card.evaluate(Map.of("colour", 1)),
        () -> card.percent(10.5),
        () -> card.scores(new int[] {3, -1}, new double[1], 0, 1),
        () -> card.rankLexicographically(Map.of(), List.of()),
        () -> Scorecards.supplier(Map.of()),
        () -> new Scorecard("x", 5, 5, card.criteria(), card.missing()),
        () -> new Scorecard(
            "x",
            0,
            5,
            List.of(Scorecard.Criterion.of("a", 1), Scorecard.Criterion.of("a", 1)),
            card.missing()),
        () -> Scorecard.Criterion.of("a", 0),
        () -> SuitabilityBand.of(10.1));
    calls.forEach(call -> assertThrows(IllegalArgumentException.class, call::run));
    assertThrows(
        IndexOutOfBoundsException.class, () -> card.scores(new int[3], new double[2], 0, 2));
  }

  @Test
  void basketsArePurchasesByCategoryOrProduct() {
    Money price = Money.of("EUR", "2.00");
    Purchase first = new Purchase(
        EventId.of("1"),
        Instant.EPOCH,
        CustomerId.of("ada"),
        List.of(
            LineItem.of("green", "tea", 1, price),
            LineItem.of("black", "tea", 2, price),
            LineItem.of("oat", "milk", 1, price)));
    Purchase second = new Purchase(
        EventId.of("2"),
        Instant.EPOCH,
        CustomerId.of("ben"),
        List.of(LineItem.of("green", "tea", 1, price)));
    EventHistory history = EventHistory.of(first, second);
    BasketCounts categories = BasketCounts.ofCategories(history);
    assertEquals("2 baskets, 2 items, 1 pairs", categories.toString());
    assertEquals(2, categories.together("tea", "tea"));
    assertEquals(1, categories.together("milk", "tea"));
    assertEquals(3, BasketCounts.ofProducts(history).items().size());
    assertEquals(List.of(), categories.rules(2));
    assertEquals(
        List.of("milk", "tea"),
        categories.rules(1).stream().map(AssociationRule::antecedent).toList());
  }

  @Test
  void theExpectedValueOfAnOffer() {
    AssociationRule rule = new AssociationRule("A", "B", 1_000, 200, 150, 60);
    Money margin = Money.of("EUR", "12.35");
    Money cost = Money.of("EUR", "0.80");
    // 0.3 times 12.35 is 3.705.
    assertEquals(Money.of("EUR", "2.90"), rule.expectedValue(margin, cost, RoundingMode.DOWN));
    assertEquals(Money.of("EUR", "2.91"), rule.expectedValue(margin, cost, RoundingMode.UP));
    AssociationRule unknown = new AssociationRule("A", "B", 10, 0, 5, 0);
    assertThrows(
        IllegalStateException.class, () -> unknown.expectedValue(margin, cost, RoundingMode.UP));
    assertFalse(unknown.lift().isKnown());
    assertFalse(unknown.confidence(0.95).isKnown());
    assertEquals(0, unknown.leverage().value());
    assertFalse(new AssociationRule("A", "B", 0, 0, 0, 0).support().isKnown());
  }

  @Test
  void countsThatDoNotFitAreNoRule() {
    for (long[] counts :
        new long[][] {{10, 11, 5, 5}, {10, 6, 6, 1}, {10, 6, 4, 5}, {-1, 0, 0, 0}}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new AssociationRule("A", "B", counts[0], counts[1], counts[2], counts[3]));
    }
    assertThrows(IllegalArgumentException.class, () -> new AssociationRule("A", "A", 1, 1, 1, 1));
  }

  @Test
  void gainsOfAScoreThatTells() {
    double[] scores = {9, 8, 7, 6, 5, 4, 3, 2, 1, -0.5};
    boolean[] responded = {true, true, false, false, true, false, false, false, false, false};
    GainsTable table = GainsTable.of(scores, responded, 5);
    assertEquals(10.0 / 3, table.lift(1).value(), 1e-12);
    assertEquals(2.0 / 3, table.gain(1).value());
    assertEquals(2.0 / 3, table.gain(2).value());
    assertFalse(GainsTable.of(scores, new boolean[10], 5).lift(1).isKnown());
    assertFalse(GainsTable.of(scores, new boolean[10], 5).gain(1).isKnown());
    assertThrows(
        IllegalArgumentException.class,
        () -> GainsTable.of(new double[] {Double.NaN, 1}, new boolean[2], 2));
    assertThrows(
        IllegalArgumentException.class, () -> GainsTable.ofGroups(new byte[1], new boolean[1], 2));
  }

  @Test
  void whoUsesNothingNeedsNothing() {
    Consumption none = Consumption.ofHousehold(0, 300);
    assertEquals(Optional.empty(), new Replenishment(DAY, 100, 0, none).nextNeed());
    assertEquals(Optional.empty(), new Replenishment(DAY, 100, 0, none).offerOn(3));
    assertEquals(
        Optional.empty(),
        new Replenishment(DAY, Long.MAX_VALUE, Long.MAX_VALUE, new Consumption(1, 1)).nextNeed());
    Replenishment empty = new Replenishment(DAY, 0, 0, new Consumption(1, 1));
    assertEquals(Optional.of(DAY), empty.nextNeed());
    assertEquals(Optional.of(DAY), empty.offerOn(3));
  }

  @Test
  void learnsTheMedianConsumption() {
    List<Bought> purchases = List.of(
        new Bought(DAY, 1_000),
        new Bought(DAY.plusDays(10), 1_000),
        new Bought(DAY.plusDays(12), 3_000),
        new Bought(DAY.plusDays(42), 500));
    // 100, 500 and 100 a day.
    assertEquals(Optional.of(new Consumption(3_000, 30)), Consumption.ofPurchases(purchases));
    assertEquals(Optional.empty(), Consumption.ofPurchases(purchases.subList(0, 1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> Consumption.ofPurchases(List.of(new Bought(DAY, 1), new Bought(DAY, 1))));
  }

  @Test
  void collectsOnPayDay() {
    Replenishment rice = new Replenishment(DAY, 15_000, 0, Consumption.ofHousehold(5, 300));
    Recurrence payDays = Recurrence.monthly(25);
    assertEquals(LocalDate.of(2026, 3, 25), rice.collectOn(payDays));
  }

  @Test
  void furthestStepThatIsDoneForEnoughCustomers() {
    IdicProgress progress = new IdicProgress(1_000, 900, 500, 120, 10);
    assertEquals(Optional.of(IdicProgress.Step.DIFFERENTIATED), progress.reached(0.5));
    assertEquals(Optional.empty(), progress.reached(0.95));
    assertEquals(0.12, progress.completeness(IdicProgress.Step.INTERACTING).value());
    assertEquals(Optional.empty(), IdicProgress.empty().reached(0.5));
    assertThrows(IllegalArgumentException.class, () -> new IdicProgress(10, 5, 6, 0, 0));
  }

  @Test
  void aSegmentFailsWithItsReasons() {
    SegmentViability.Judgement small = new SegmentViability.Judgement(
        SegmentViability.Condition.PROFITABLE, false, "12 households");
    SegmentViability segment = new SegmentViability(List.of(small));
    assertEquals(SegmentViability.Verdict.NOT_VIABLE, segment.verdict());
    assertEquals(List.of(small), segment.failed());
    assertEquals(3, segment.unjudged().size());
    assertEquals("可盈利性", small.condition().term());
    assertThrows(IllegalArgumentException.class, () -> new SegmentViability(List.of(small, small)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SegmentViability.Judgement(SegmentViability.Condition.MEASURABLE, true, " "));
  }

  @Test
  void whatADatabaseCanBeUsedFor() {
    CustomerDatabase own = new CustomerDatabase(
        CustomerDatabase.Scope.CUSTOMERS,
        CustomerDatabase.Activity.ACTIVE,
        DataSource.OWN,
        Set.of(CustomerDatabase.Content.BASIC, CustomerDatabase.Content.TRANSACTIONS));
    assertEquals(Set.of(), own.lacks(CustomerDatabase.Use.LOOK_ALIKE));
    assertEquals(
        Set.of(CustomerDatabase.Content.PROMOTIONS),
        own.lacks(CustomerDatabase.Use.RESPONSE_MEASUREMENT));
    assertFalse(own.mustBeVerified());
    assertTrue(own.serves(CustomerDatabase.Use.LOOK_ALIKE));
    assertFalse(own.serves(CustomerDatabase.Use.RESPONSE_MEASUREMENT));
    CustomerDatabase places = new CustomerDatabase(
        CustomerDatabase.Scope.PLACES, own.activity(), DataSource.OWN, own.contents());
    assertFalse(places.serves(CustomerDatabase.Use.LOOK_ALIKE));
    assertEquals(
        CustomerDatabase.Activity.ACTIVE, CustomerDatabase.Activity.of(LadderRung.FIRST_TIME));
    assertEquals(
        CustomerDatabase.Activity.INACTIVE, CustomerDatabase.Activity.of(LadderRung.INACTIVE));
    assertEquals(0.75, CustomerDatabase.completeness(3, 4).value());
    assertFalse(CustomerDatabase.completeness(0, 0).isKnown());
    assertEquals(31, CustomerDatabase.ageDays(DAY, LocalDate.of(2026, 4, 1)));
    assertThrows(
        IllegalArgumentException.class, () -> CustomerDatabase.ageDays(DAY, DAY.minusDays(1)));
    assertEquals(
        List.of(SegmentationBasis.BEHAVIOURAL, SegmentationBasis.USAGE_RATE),
        SegmentationBasis.possibleWith(Set.of(CustomerDatabase.Content.TRANSACTIONS)));
    assertEquals("使用率", SegmentationBasis.USAGE_RATE.term());
  }

  @Test
  void theSmallTaxonomies() {
    for (OnlineSaleFit fit : OnlineSaleFit.values()) {
      assertEquals(fit, OnlineSaleFit.of(fit.isInformative(), fit.isImportant()));
    }
    assertEquals(
        Optional.of(PrecisionMarketing.Step.DATA),
        PrecisionMarketing.Step.next(
            Set.of(PrecisionMarketing.Step.GOAL_AND_AUDIENCE, PrecisionMarketing.Step.CONTENT)));
    assertEquals(
        Optional.empty(), PrecisionMarketing.Step.next(Set.of(PrecisionMarketing.Step.values())));
    assertEquals(7, PrecisionMarketing.Step.values().length);
    assertEquals(6, PrecisionMarketing.Kind.values().length);
    assertEquals(5, PrecisionMarketing.Feature.values().length);
    assertTrue(PrecisionMarketing.Kind.RECOMMENDATION.needsIdentity());
    assertEquals("lift of the best tenth", PrecisionMarketing.Feature.AIMED.figure());
    assertEquals(
        List.of(CrmSystem.Module.BUSINESS_INTELLIGENCE),
        CrmSystem.Module.of(CrmSystem.Kind.ANALYTICAL));
    assertEquals(CrmSystem.Era.CONTACT_MANAGEMENT, CrmSystem.Era.of(1989));
    assertEquals(CrmSystem.Era.CUSTOMER_CARE, CrmSystem.Era.of(1990));
    assertThrows(IllegalArgumentException.class, () -> CrmSystem.Era.of(1979));
    assertEquals(5, CustomerClassification.BY_RELATIONSHIP.closeness("伙伴型"));
    assertEquals(3, CustomerClassification.BY_IMPORTANCE.closeness("贵宾型"));
    assertEquals(1, CustomerClassification.BY_LOYALTY.closeness("潜在客户"));
    assertThrows(
        IllegalArgumentException.class, () -> CustomerClassification.BY_LOYALTY.closeness("贵宾型"));
  }

  @Test
  void namesTheArgumentThatIsNull() {
    NullPointerTester tester = new NullPointerTester()
        .setDefault(AttributeCounts.class, AttributeCounts.empty())
        .setDefault(BasketCounts.class, BasketCounts.empty())
        .setDefault(LocalDate.class, DAY)
        .setDefault(Money.class, Money.of("EUR", "1"))
        .setDefault(EventHistory.class, EventHistory.empty())
        .setDefault(Optional.class, Optional.empty())
        .setDefault(Consumption.class, new Consumption(1, 1));
    tester.testAllPublicStaticMethods(LookAlike.class);
    tester.testAllPublicStaticMethods(AttributeCounts.class);
    tester.testAllPublicStaticMethods(BasketCounts.class);
    tester.testAllPublicStaticMethods(Scorecards.class);
    tester.testAllPublicStaticMethods(CustomerDatabase.class);
    tester.testAllPublicConstructors(Replenishment.class);
    tester.testAllPublicInstanceMethods(new AssociationRule("A", "B", 1, 1, 1, 1));
    tester.testAllPublicInstanceMethods(IdicProgress.empty());
  }
}
