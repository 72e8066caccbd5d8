package dev.rapport.scoring.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.money.Money;
import dev.rapport.scoring.samples.ByteForms;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComplaintEconomicsTest {
  @Test
  void withoutProblemsOrComplaintsRatesAreNotDefined() {
    ComplaintFunnel none = ComplaintFunnel.empty();
    for (Estimate rate : List.of(
        none.complaintRate(0.95),
        none.icebergMultiplier(0.95),
        none.problemsBehind(3, 0.95),
        none.resolutionRate(0.95),
        none.firstContactResolution(0.95))) {
      assertEquals(UndefinedReason.Kind.NO_DATA, rate.reason().orElseThrow().kind());
    }
    ComplaintFunnel silent = new ComplaintFunnel(20, 0, 0, 0);
    assertEquals(0, silent.complaintRate(0.95).value());
    assertEquals(0.1611, silent.complaintRate(0.95).interval().orElseThrow().upper(), 5e-5);
    UndefinedReason reason = silent.icebergMultiplier(0.95).reason().orElseThrow();
    assertEquals(UndefinedReason.Kind.DOES_NOT_EXIST, reason.kind());
    assertEquals("nobody complained of 20 problems", reason.words());
    assertFalse(silent.resolutionRate(0.95).isKnown());
    assertEquals(1, new ComplaintFunnel(7, 7, 0, 0).icebergMultiplier(0.95).value());
  }

  @Test
  void eachCountIsPartOfTheOneBefore() {
    assertEquals(
        "complaints must be 0 to the 20 problems, was 21",
        assertThrows(IllegalArgumentException.class, () -> new ComplaintFunnel(20, 21, 0, 0))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> new ComplaintFunnel(-1, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new ComplaintFunnel(20, 10, 11, 0));
    assertThrows(IllegalArgumentException.class, () -> new ComplaintFunnel(20, 10, 5, 6));
    assertThrows(IllegalArgumentException.class, () -> new ComplaintFunnel(20, 10, -1, 0));
    assertEquals(
        "complaints must be 0 to the 2 problems, was 3",
        ByteForms.assertRefused(
            ByteForms.like(ComplaintFunnel.empty().toBytes(), 2, 3, 0, 0),
            ComplaintFunnel::fromBytes));
    ComplaintFunnel full = new ComplaintFunnel(Long.MAX_VALUE, 0, 0, 0);
    assertThrows(ArithmeticException.class, () -> full.merge(new ComplaintFunnel(1, 0, 0, 0)));
    assertThrows(
        IllegalArgumentException.class, () -> ComplaintFunnel.empty().problemsBehind(-1, 0.95));
    assertThrows(IllegalArgumentException.class, () -> ComplaintFunnel.empty().complaintRate(1));
  }

  @Test
  void aTableOfYourOwnMustRise() {
    assertEquals(
        "unresolved must be 0.5 to 1, was 0.4. Each row must be no less than the one before.",
        assertThrows(IllegalArgumentException.class, () -> new RepurchaseTable(0.5, 0.4, 0.6, 0.7))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> new RepurchaseTable(0.1, 0.2, 0.9, 0.8));
    assertThrows(IllegalArgumentException.class, () -> new RepurchaseTable(0.1, 0.2, 0.1, 0.8));
    assertThrows(IllegalArgumentException.class, () -> new RepurchaseTable(-0.1, 0.2, 0.3, 0.8));
    assertThrows(IllegalArgumentException.class, () -> new RepurchaseTable(0.1, 0.2, 0.3, 1.1));
    assertThrows(
        IllegalArgumentException.class, () -> new RepurchaseTable(0.1, Double.NaN, 0.3, 0.8));
    assertEquals(0.5, new RepurchaseTable(0.5, 0.5, 0.5, 0.5).resolved());
  }

  @Test
  void sharesAreSharesAndWorthIsFinite() {
    RepurchaseTable table = RepurchaseTable.TARP_MINOR;
    assertEquals(
        "resolvedShare must be 0 to 1, was 60.0",
        assertThrows(
                IllegalArgumentException.class,
                () -> new ComplaintEconomics(1000, 0.3, 60, 0.5, table))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> new ComplaintEconomics(-1, 0.3, 0.6, 0.5, table));
    assertThrows(
        IllegalArgumentException.class, () -> new ComplaintEconomics(1, -0.3, 0.6, 0.5, table));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ComplaintEconomics(1, 0.3, 0.6, Double.NaN, table));
    Money value = Money.of("EUR", "1");
    assertThrows(
        IllegalArgumentException.class,
        () -> ComplaintEconomics.worth(Double.NaN, value, RoundingMode.HALF_UP));
    assertThrows(
        ArithmeticException.class,
        () -> ComplaintEconomics.worth(0.001, value, RoundingMode.UNNECESSARY));
    assertTrue(new ComplaintEconomics(0, 0.3, 0.6, 0.5, table).retained() == 0);
  }
}
