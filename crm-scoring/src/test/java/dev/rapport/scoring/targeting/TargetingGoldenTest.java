package dev.rapport.scoring.targeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.scoring.targeting.Scorecard.Place;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked figures of the models; computed by hand or by a separate script from the published formulas, as said at each. */
class TargetingGoldenTest {
  private static final double PRINTED = 5e-5;

  /** The bands of the Bullseye form (Vassos 1996) as the Chinese textbook prints them. */
  @ParameterizedTest
  @CsvSource({
    "0, VERY_LOW",
    "1, VERY_LOW",
    "2, LOW_TO_MEDIUM",
    "3, LOW_TO_MEDIUM",
    "4, LOW_TO_MEDIUM",
    "5, MEDIUM",
    "6, MEDIUM",
    "7, MEDIUM",
    "8, HIGH",
    "9, HIGH",
    "10, HIGH",
  })
  void bullseyeBands(int rating, SuitabilityBand band) {
    assertEquals(band, SuitabilityBand.of(rating));
  }

  /** Means use the same cuts: below 2, below 5, below 8. */
  @ParameterizedTest
  @CsvSource({"1.99, VERY_LOW", "4.99, LOW_TO_MEDIUM", "7.99, MEDIUM", "8.0, HIGH"})
  void bullseyeBandsOfMeans(double mean, SuitabilityBand band) {
    assertEquals(band, SuitabilityBand.of(mean));
  }

  /** The textbook's list: seven criteria of the market, ten of the product, one brand, two place, two price, one promotion, five environment. */
  @Test
  void bullseyeCriteria() {
    Scorecard form = Scorecards.bullseye();
    Map<String, Long> sections = form.criteria().stream()
        .collect(Collectors.groupingBy(
            Scorecard.Criterion::section, LinkedHashMap::new, Collectors.counting()));
    assertEquals(List.of(7L, 10L, 1L, 2L, 2L, 1L, 5L), List.copyOf(sections.values()));
    assertEquals(
        List.of("must-be-tried", "local-channels", "dear"),
        form.criteria().stream()
            .filter(Scorecard.Criterion::isReversed)
            .map(Scorecard.Criterion::id)
            .toList());
  }

  /** Computed: weights 0.4, 0.3, 0.2, 0.1 give 7.3 and 7.2. */
  @Test
  void supplierScore() {
    Map<String, Integer> weights = new LinkedHashMap<>();
    weights.put("quality", 4);
    weights.put("price", 3);
    weights.put("speed", 2);
    weights.put("care", 1);
    Map<String, Map<String, Integer>> ratings = new LinkedHashMap<>();
    ratings.put("B", Map.of("quality", 7, "price", 8, "speed", 7, "care", 6));
    ratings.put("A", Map.of("quality", 8, "price", 6, "speed", 7, "care", 9));
    assertEquals(
        List.of(new Place("A", 1, 7.3), new Place("B", 2, 7.2)),
        Scorecards.supplier(weights).rank(ratings));
  }

  /** Computed: 120 of 200 customers and 3,000 of 10,000 people under 30 give index 200, ln 2 and ln (0.4 / 0.7). */
  @Test
  void likeness() {
    AttributeCounts customers =
        AttributeCounts.ofCounts(Map.of("age", Map.of("under-30", 120L, "older", 80L)));
    AttributeCounts reference =
        AttributeCounts.ofCounts(Map.of("age", Map.of("under-30", 3_000L, "older", 7_000L)));
    LookAlike unsmoothed = LookAlike.fit(customers, reference, 1e-12);
    assertEquals(200, unsmoothed.index("age", "under-30").value(), 1e-12);
    assertEquals(0.6931, unsmoothed.points("age", "under-30"), PRINTED);
    assertEquals(-0.5596, unsmoothed.points("age", "older"), PRINTED);
    LookAlike smoothed = LookAlike.fit(customers, reference, 1);
    assertEquals(
        Math.log(121.0 / 202) - Math.log(3_001.0 / 10_002),
        smoothed.score(Map.of("age", "under-30")),
        1e-15);
  }

  /** Computed: 1,000 baskets, A in 200, B in 150, both in 60. */
  @Test
  void crossSelling() {
    AssociationRule rule = new AssociationRule("A", "B", 1_000, 200, 150, 60);
    assertEquals(0.06, rule.support().value(), 1e-15);
    assertEquals(0.30, rule.confidence(0.95).value(), 1e-15);
    assertEquals(2.0, rule.lift().value(), 1e-15);
    assertEquals(0.03, rule.leverage().value(), 1e-15);
  }

  /** Computed: 15 kg for five people at 0.3 kg a day last 10 days. */
  @Test
  void riceForAHousehold() {
    Replenishment rice = new Replenishment(
        LocalDate.of(2026, 3, 1), 15_000, 0, Replenishment.Consumption.ofHousehold(5, 300));
    assertEquals(Optional.of(LocalDate.of(2026, 3, 11)), rice.nextNeed());
    assertEquals(Optional.of(LocalDate.of(2026, 3, 9)), rice.offerOn(2));
  }

  /** The quadrants of Peppers and Rogers. */
  @ParameterizedTest
  @CsvSource({
    "0.2, 0.2, MASS",
    "0.2, 0.9, TARGET",
    "0.8, 0.2, KEY_ACCOUNT",
    "0.8, 0.9, ONE_TO_ONE",
    "0.5, 0.5, MASS"
  })
  void differentiation(double skew, double diversity, Differentiation quadrant) {
    assertEquals(quadrant, Differentiation.of(skew, diversity, 0.5));
    assertTrue(Differentiation.diversity(3, 3, 3).value() > 1 - 1e-12);
    // H = ln 4 - (3/4) ln 3 over ln 2, by hand.
    assertEquals(
        (Math.log(4) - 0.75 * Math.log(3)) / Math.log(2),
        Differentiation.diversity(1, 3).value(),
        1e-15);
  }
}
