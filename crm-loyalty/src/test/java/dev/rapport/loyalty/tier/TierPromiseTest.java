package dev.rapport.loyalty.tier;

import static dev.rapport.loyalty.tier.Requirement.atLeast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.loyalty.points.PointType;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a level is promised and for how long, and what of a count is left behind. */
class TierPromiseTest {
  private static final TierMetric POINTS = TierMetric.points(PointType.qualifying("status"));
  private static final TierMetric ORDERS = TierMetric.count("orders");

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  private static TierStanding start(TierLadder ladder) {
    return TierStanding.start(ladder, day("2026-01-01"));
  }

  private static TierStanding add(
      TierStanding standing, TierMetric metric, long amount, String day) {
    return standing.record(new TierFact(metric, amount, day(day), "on-" + day)).standing();
  }

  private static TierStanding order(TierStanding standing, long points, String day) {
    return standing
        .record(List.of(
            new TierFact(POINTS, points, day(day), "order-" + day),
            new TierFact(ORDERS, 1, day(day), "order-" + day)))
        .standing();
  }

  @Test
  void anOrderCountsAsAWholeBeforeTheCountStartsAnew() {
    TierLadder ladder = TierLadder.builder("status")
        .level("Gold", atLeast(POINTS, 100).or(atLeast(ORDERS, 5)))
        .reset(TierPolicy.toZero())
        .build();
    TierStanding below = order(start(ladder), 99, "2026-02-01");
    assertEquals(99, below.measured(POINTS));
    assertEquals(1, below.measured(ORDERS));
    TierStanding gold = order(below, 1, "2026-02-02");
    assertEquals("Gold", gold.level().name());
    assertEquals(0, gold.measured(POINTS));
    assertEquals(0, gold.measured(ORDERS));
  }

  @Test
  void whatIsCountedTogetherIsOfOneDayAndOneCause() {
    TierStanding standing = start(TierLadder.of(PointType.qualifying("status"), "Gold", 100));
    TierFact fact = new TierFact(POINTS, 1, day("2026-02-01"), "o");
    assertSame(standing, standing.record(List.of()).standing());
    assertEquals(standing.record(fact), standing.record(List.of(fact)));
    for (TierFact other : List.of(
        new TierFact(POINTS, 1, day("2026-02-02"), "o"),
        new TierFact(POINTS, 1, day("2026-02-01"), "p"))) {
      assertEquals(
          "facts must be of one day and one cause, were " + fact + " and " + other
              + ". Record each cause for itself.",
          assertThrows(IllegalArgumentException.class, () -> standing.record(List.of(fact, other)))
              .getMessage());
    }
  }
}
