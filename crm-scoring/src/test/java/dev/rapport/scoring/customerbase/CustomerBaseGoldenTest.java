package dev.rapport.scoring.customerbase;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.core.money.Money;
import dev.rapport.core.time.DateRange;
import dev.rapport.scoring.samples.Cdnow;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The CDNOW files (Fader and Hardie 2001), and a second count of them by streams over the lines. */
class CustomerBaseGoldenTest {
  @Test
  void theCdnowSampleHasItsKnownSize() throws IOException {
    List<Cdnow.Row> rows = Cdnow.rows("cdnow_sample.csv");
    CustomerBase base = Cdnow.base("cdnow_sample.csv");
    assertEquals(6_919, rows.size());
    assertEquals(2_357, base.size());
    assertEquals(Money.of("USD", "244091.94"), base.netRevenue());
    assertEquals(
        Optional.of(DateRange.through(LocalDate.of(1997, 1, 1), LocalDate.of(1998, 6, 30))),
        base.purchaseSpan());
    assertAgreesWithStreams(rows, base);
  }

  @Test
  void theWholeCdnowCohortHasItsKnownSize() throws IOException {
    List<Cdnow.Row> rows = Cdnow.rows("cdnow.csv");
    CustomerBase base = Cdnow.base("cdnow.csv");
    assertEquals(69_659, rows.size());
    assertEquals(23_570, base.size());
    assertEquals(Money.of("USD", "2500315.63"), base.netRevenue());
    assertAgreesWithStreams(rows, base);
  }

  private static void assertAgreesWithStreams(List<Cdnow.Row> rows, CustomerBase base) {
    Map<String, List<Cdnow.Row>> byCustomer =
        rows.stream().collect(groupingBy(Cdnow.Row::customer, TreeMap::new, toList()));
    assertEquals(
        rows.stream().map(row -> row.customer() + row.day()).distinct().count(), base.purchases());
    assertArrayEquals(
        byCustomer.values().stream()
            .map(own ->
                own.stream().map(Cdnow.Row::day).max(LocalDate::compareTo).orElseThrow())
            .mapToInt(last -> (int) ChronoUnit.DAYS.between(last, Cdnow.LAST_DAY))
            .toArray(),
        base.recencyDays());
    assertArrayEquals(
        byCustomer.values().stream()
            .mapToInt(own -> (int) own.stream().map(Cdnow.Row::day).distinct().count())
            .toArray(),
        base.purchaseDays());
    assertArrayEquals(
        byCustomer.values().stream()
            .mapToLong(own -> own.stream().collect(summingLong(Cdnow.Row::cents)))
            .toArray(),
        base.netRevenueMinorUnits());
  }
}
