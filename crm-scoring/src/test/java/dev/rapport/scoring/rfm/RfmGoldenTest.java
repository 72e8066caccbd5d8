package dev.rapport.scoring.rfm;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.scoring.customerbase.CustomerBase;
import dev.rapport.scoring.samples.Cdnow;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** Quintile scores of the CDNOW sample (Fader and Hardie 2001) against scores that are read off sorted columns. */
class RfmGoldenTest {
  private record Customer(String id, long recencyDays, long frequency, long cents) {}

  @Test
  void theCdnowSampleScoresAsItsSortedColumnsSay() throws IOException {
    List<Customer> customers = Cdnow.rows("cdnow_sample.csv").stream()
        .collect(groupingBy(Cdnow.Row::customer, TreeMap::new, toList()))
        .entrySet()
        .stream()
        .map(entry -> new Customer(
            entry.getKey(),
            ChronoUnit.DAYS.between(
                entry.getValue().stream()
                    .map(Cdnow.Row::day)
                    .max(Comparator.naturalOrder())
                    .orElseThrow(),
                LocalDate.of(1998, 6, 30)),
            entry.getValue().stream().map(Cdnow.Row::day).distinct().count(),
            entry.getValue().stream().mapToLong(Cdnow.Row::cents).sum()))
        .toList();
    List<Long> recency = sorted(customers, Customer::recencyDays);
    List<Long> frequency = sorted(customers, Customer::frequency);
    List<Long> money = sorted(customers, Customer::cents);

    CustomerBase base = Cdnow.base("cdnow_sample.csv");
    CutScorer scorer = CutScorer.of(RfmCuts.quantiles(base, 5));
    SortedMap<CustomerId, RfmScore> scores = scorer.score(base);
    assertEquals(customers.size(), scores.size());
    for (Customer customer : customers) {
      RfmScore expected = new RfmScore(
          6 - fifth(recency, customer.recencyDays()),
          fifth(frequency, customer.frequency()),
          fifth(money, customer.cents()));
      assertEquals(expected, scores.get(CustomerId.of(customer.id())), customer::id);
    }

    // More than half of the cohort never came back, so the two lowest fifths and part of the third
    // are one.
    RfmScoreCounts counts = RfmScoreCounts.of(5, scores.values());
    assertEquals(List.of(1_218L, 0L, 403L, 358L, 378L), counts.frequency());
    assertEquals(List.of(1L, 1L, 2L, 4L), scorer.cuts().frequency().values());
  }

  private static List<Long> sorted(List<Customer> customers, ToLongFunction<Customer> value) {
    return customers.stream().map(value::applyAsLong).sorted().toList();
  }

  /** The fifth in which the first of those with a value stands, when all stand in a row by value. */
  private static int fifth(List<Long> sorted, long value) {
    int place = sorted.indexOf(value) + 1;
    int fifth = 1;
    while (place > Math.ceil(sorted.size() * fifth / 5.0)) {
      fifth++;
    }
    return fifth;
  }
}
