package dev.rapport.scoring.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.core.event.Complaint;
import dev.rapport.core.money.Money;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComplaintGoldenTest {
  /** Published: TARP (1979) as quoted in Fast Company; losses above 100 dollars and below 5 dollars. */
  @Test
  void thePublishedRepurchaseTables() {
    assertEquals(List.of(0.09, 0.19, 0.54, 0.82), rows(RepurchaseTable.TARP_MAJOR));
    assertEquals(List.of(0.37, 0.46, 0.70, 0.95), rows(RepurchaseTable.TARP_MINOR));
    assertEquals(
        Optional.of(RepurchaseTable.TARP_MAJOR), RepurchaseTable.tarp(Complaint.Severity.MAJOR));
    assertEquals(
        Optional.of(RepurchaseTable.TARP_MINOR), RepurchaseTable.tarp(Complaint.Severity.MINOR));
    assertEquals(Optional.empty(), RepurchaseTable.tarp(Complaint.Severity.UNKNOWN));
  }

  private static List<Double> rows(RepurchaseTable table) {
    return Arrays.stream(ComplaintOutcome.values()).map(table::share).toList();
  }

  /** Computed by a separate script from the published table: N = 1000, c = 0.3, s = 0.6, q = 0.5. */
  @Test
  void retainedCustomersWithAMajorProblem() {
    ComplaintEconomics economics =
        new ComplaintEconomics(1000, 0.3, 0.6, 0.5, RepurchaseTable.TARP_MAJOR);
    assertEquals(208.2, economics.retained(), 1e-9);
    assertEquals(0.2082, economics.retainedShare(), 1e-12);
    assertEquals(0.394, economics.valueOfOneMoreComplaint(), 1e-12);
    assertEquals(0.49, economics.valueOfOneMoreSolution(), 1e-12);
    assertEquals(0.28, economics.valueOfOneQuickerSolution(), 1e-12);
    assertEquals(
        Money.of("EUR", "98.50"),
        ComplaintEconomics.worth(
            economics.valueOfOneMoreComplaint(), Money.of("EUR", "250"), RoundingMode.HALF_UP));
    assertEquals(
        List.of(
            "208.2 of 1,000 customers with a problem buy again",
            "  no complaint: 700.0 customers, of whom 9.0% buy again",
            "  unresolved: 120.0 customers, of whom 19.0% buy again",
            "  resolved: 90.0 customers, of whom 54.0% buy again",
            "  resolved quickly: 90.0 customers, of whom 82.0% buy again"),
        economics.explanation().lines());
  }

  /** Computed: the interval of the multiplier is Wilson's of 50 of 200, inverted. */
  @Test
  void metricsOfTheFunnel() {
    ComplaintFunnel funnel = new ComplaintFunnel(200, 50, 40, 30);
    assertEquals(0.25, funnel.complaintRate(0.95).value());
    assertEquals(4, funnel.icebergMultiplier(0.95).value());
    assertEquals(3.1813, funnel.icebergMultiplier(0.95).interval().orElseThrow().lower(), 5e-5);
    assertEquals(5.1261, funnel.icebergMultiplier(0.95).interval().orElseThrow().upper(), 5e-5);
    assertEquals(0.8, funnel.resolutionRate(0.95).value());
    assertEquals(0.6, funnel.firstContactResolution(0.95).value());
    assertEquals(
        0.4618, funnel.firstContactResolution(0.95).interval().orElseThrow().lower(), 5e-5);
    assertEquals(
        0.7239, funnel.firstContactResolution(0.95).interval().orElseThrow().upper(), 5e-5);
    assertEquals(1000, funnel.problemsBehind(250, 0.95).value());
  }
}
