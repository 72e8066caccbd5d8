package dev.rapport.scoring.patronage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.time.DateRange;
import dev.rapport.scoring.customerbase.CustomerBase;
import dev.rapport.scoring.samples.Cdnow;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The CDNOW sample (Fader and Hardie 2001), counted a second time by streams over its lines. */
class RepeatPurchaseRateGoldenTest {
  @Test
  void nearlyHalfOfTheCdnowSampleCameBack() throws IOException {
    RepeatPurchaseRate rate = RepeatPurchaseRate.of(Cdnow.base("cdnow_sample.csv"));
    assertEquals(1_139, rate.repeatCustomers());
    assertEquals(2_357, rate.customers());
    Estimate estimate = rate.estimate(0.95);
    Interval interval = estimate.interval().orElseThrow();
    assertEquals(0.483241, estimate.value(), 5e-7);
    assertEquals(0.463111, interval.lower(), 5e-7);
    assertEquals(0.503426, interval.upper(), 5e-7);
  }

  @Test
  void countsTheWholeCdnowCohortAsStreamsDo() throws IOException {
    List<Cdnow.Row> rows = Cdnow.rows("cdnow.csv");
    Collection<Set<LocalDate>> days = rows.stream()
        .collect(groupingBy(Cdnow.Row::customer, mapping(Cdnow.Row::day, toSet())))
        .values();
    RepeatPurchaseRate expected = new RepeatPurchaseRate(
        days.stream().filter(own -> own.size() >= 2).count(),
        days.size(),
        days.stream().mapToLong(Set::size).sum());
    CustomerBase base = CustomerBase.of(Cdnow.history(rows), Cdnow.WINDOW, Cdnow.USD);
    assertEquals(expected, RepeatPurchaseRate.of(base));
    // The cohort is defined by its first purchase, in the first quarter of 1997.
    DateRange firstQuarter = DateRange.of(LocalDate.of(1997, 1, 1), LocalDate.of(1997, 4, 1));
    assertEquals(expected, RepeatPurchaseRate.ofNewCustomers(base, firstQuarter));
  }
}
