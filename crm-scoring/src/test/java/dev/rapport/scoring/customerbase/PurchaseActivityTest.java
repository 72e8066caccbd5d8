package dev.rapport.scoring.customerbase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.money.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PurchaseActivityTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 3);
  private static final LocalDate LAST = LocalDate.of(2026, 3, 5);
  private static final Money REVENUE = Money.of("EUR", "50.00");

  @Test
  void countsDaysSinceTheLastPurchase() {
    PurchaseActivity activity = new PurchaseActivity(FIRST, LAST, 2, REVENUE);
    assertEquals(0, activity.recencyDays(LAST));
    assertEquals(27, activity.recencyDays(LocalDate.of(2026, 4, 1)));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> activity.recencyDays(FIRST));
    assertEquals(
        "asOfDay must not be before the last purchase on 2026-03-05, was 2026-01-03",
        refused.getMessage());
  }

  @Test
  void comingBackTakesASecondDay() {
    assertTrue(new PurchaseActivity(FIRST, LAST, 2, REVENUE).isRepeat());
    assertFalse(new PurchaseActivity(FIRST, FIRST, 1, REVENUE).isRepeat());
  }

  @Test
  void refusesDaysThatDoNotFitTogether() {
    assertRefused(FIRST, FIRST, 0);
    assertRefused(FIRST, FIRST, 2);
    assertRefused(FIRST, LAST, 1);
    assertRefused(LAST, FIRST, 2);
    assertRefused(FIRST, LAST, 63);
    new PurchaseActivity(FIRST, LAST, 62, REVENUE); // every day from 3 January to 5 March
  }

  private static void assertRefused(LocalDate first, LocalDate last, int days) {
    assertThrows(
        IllegalArgumentException.class, () -> new PurchaseActivity(first, last, days, REVENUE));
  }
}
