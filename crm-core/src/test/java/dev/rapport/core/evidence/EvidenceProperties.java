package dev.rapport.core.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.customer.ProgramId;
import dev.rapport.core.event.Complaint;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.EventId;
import dev.rapport.core.event.Participation;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Referral;
import dev.rapport.core.event.Return;
import dev.rapport.core.testkit.RelationshipArbitraries;
import dev.rapport.core.testkit.TimeShifts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;

/** The laws of what is known about a relationship. */
@PropertyDefaults(tries = 300)
class EvidenceProperties {
  private static final ZoneId UTC = ZoneOffset.UTC;

  @Provide
  Arbitrary<List<CustomerEvent>> events() {
    return RelationshipArbitraries.events();
  }

  @Provide
  Arbitrary<List<Instant>> instants() {
    return RelationshipArbitraries.instants()
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(list -> list.stream().sorted().toList());
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of("UTC", "Asia/Shanghai", "America/New_York").map(ZoneId::of);
  }

  /** The pass over the history sees at each instant what a count from scratch sees. */
  @Property
  void onePassSeesWhatCountingFromScratchSees(
      @ForAll("events") List<CustomerEvent> events,
      @ForAll("instants") List<Instant> instants,
      @ForAll("zones") ZoneId zone,
      @ForAll @IntRange(min = 1, max = 60) int periodDays) {
    List<RelationshipFacts> series =
        RelationshipFacts.series(EventHistory.of(events), zone, periodDays, instants);
    for (int i = 0; i < instants.size(); i++) {
      RelationshipFacts expected = fromScratch(events, zone, periodDays, instants.get(i));
      assertEquals(expected, series.get(i));
      assertEquals(
          expected,
          RelationshipFacts.of(EventHistory.of(events), zone, periodDays, instants.get(i)));
    }
    Statistics.label("purchases at the end")
        .collect(Math.min(4, series.get(series.size() - 1).purchases()));
  }

  @Property
  void factsMoveInTimeWithTheirHistory(
      @ForAll("events") List<CustomerEvent> events,
      @ForAll("instants") List<Instant> instants,
      @ForAll @LongRange(min = -2_000, max = 2_000) long days) {
    Duration shift = Duration.ofDays(days);
    assertEquals(
        RelationshipFacts.series(EventHistory.of(events), UTC, 30, instants),
        RelationshipFacts.series(
            TimeShifts.shifted(EventHistory.of(events), shift),
            UTC,
            30,
            instants.stream().map(at -> at.plus(shift)).toList()));
  }

  /** Whole amounts stay whole under a whole factor, so even the bits of the ratios are the same. */
  @Property
  void ratiosOfASeriesDoNotDependOnTheUnit(
      @ForAll ValueSeries series,
      @ForAll @IntRange(min = 1, max = 1_000) int factor,
      @ForAll @IntRange(min = 1, max = 6) int periods) {
    ValueSeries scaled = ValueSeries.of(
        series.values().stream().mapToDouble(value -> factor * value).toArray());
    assertEquals(series.growth(periods), scaled.growth(periods));
    assertEquals(factor * series.peak(), scaled.peak());
    assertEquals(factor * series.recent(periods), scaled.recent(periods), 1e-9);
  }

  @Property
  void aSeriesTurnedRoundGrowsTheOtherWay(@ForAll ValueSeries series) {
    List<Double> values = new ArrayList<>(series.values());
    Collections.reverse(values);
    ValueSeries reversed =
        ValueSeries.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    assertEquals(-series.growth(8) + 0.0, reversed.growth(8) + 0.0, 1e-12);
  }

  @Property
  void aLongerSilenceNeverUnLapses(
      @ForAll LapseTest test,
      @ForAll RelationshipFacts facts,
      @ForAll Evidence told,
      @ForAll @IntRange(min = 0, max = 100) int more) {
    if (facts.silenceDays().isPresent()) {
      RelationshipFacts later = withSilence(facts, facts.silenceDays().getAsLong() + more);
      Finding before = test.lapsed(facts, told);
      Finding after = test.lapsed(later, told);
      assertEquals(before.isKnown(), after.isKnown());
      assertTrue(!before.isYes() || after.isYes());
    }
  }

  @Property
  void aLowerProbabilityNeverUnLapses(
      @ForAll LapseTest test,
      @ForAll RelationshipFacts facts,
      @ForAll @IntRange(min = 0, max = 10) int tenths,
      @ForAll @IntRange(min = 0, max = 10) int otherTenths) {
    Finding lower = test.lapsed(facts, active(Math.min(tenths, otherTenths)));
    Finding higher = test.lapsed(facts, active(Math.max(tenths, otherTenths)));
    assertTrue(!higher.isYes() || lower.isYes());
  }

  @Property
  void everyLapseIsExplained(
      @ForAll LapseTest test, @ForAll RelationshipFacts facts, @ForAll Evidence told) {
    assertEquals(test.lapsed(facts, told), test.explain(facts, told).value());
    assertEquals(List.of(), test.explain(facts, told).explanation().missing());
  }

  @Property
  void aPassDoesNotTouchTheSeriesItHandedOut(@ForAll("events") List<CustomerEvent> events) {
    Instant middle = Instant.parse("2025-08-01T00:00:00Z");
    List<RelationshipFacts> both = RelationshipFacts.series(
        EventHistory.of(events), UTC, 5, List.of(middle, middle.plus(Duration.ofDays(900))));
    assertEquals(RelationshipFacts.of(EventHistory.of(events), UTC, 5, middle), both.get(0));
    if (both.get(1).purchases() > 0) {
      assertNotEquals(both.get(0).values(), both.get(1).values());
    }
  }

  private static Evidence active(int tenths) {
    return Evidence.builder().activeProbability(tenths / 10.0).build();
  }

  static RelationshipFacts withSilence(RelationshipFacts facts, long days) {
    RelationshipFacts.Builder builder = RelationshipFacts.builder()
        .purchases(facts.purchases())
        .silenceDays(days)
        .values(facts.values())
        .member(facts.isMember())
        .referrals(facts.referrals())
        .openComplaints(facts.openComplaints())
        .terminated(facts.isTerminated());
    facts.meanIntervalDays().ifPresent(builder::meanIntervalDays);
    return builder.build();
  }

  /** The documented reading, written down a second time: every number by a count of its own over all events. */
  private static RelationshipFacts fromScratch(
      List<CustomerEvent> arrived, ZoneId zone, int periodDays, Instant asOf) {
    List<CustomerEvent> events = arrived.stream()
        .filter(event -> !event.at().isAfter(asOf))
        .sorted(CustomerEvent.order())
        .toList();
    TreeSet<LocalDate> days = new TreeSet<>();
    Map<ProgramId, Boolean> programs = new HashMap<>();
    Set<CustomerId> referred = new HashSet<>();
    Set<EventId> open = new HashSet<>();
    for (CustomerEvent event : events) {
      if (event instanceof Purchase) {
        days.add(LocalDate.ofInstant(event.at(), zone));
      } else if (event instanceof Participation participation) {
        programs.put(participation.program(), participation.kind() == CustomerEvent.Kind.ENROLMENT);
      } else if (event instanceof Referral referral && !referral.isToSelf()) {
        referred.add(referral.referred());
      } else if (event instanceof Complaint.Raised) {
        open.add(event.id());
      } else if (event instanceof Complaint.Resolved resolved) {
        open.remove(resolved.complaint());
      }
    }
    boolean ended = Boolean.FALSE.equals(programs.remove(ProgramId.RELATIONSHIP));
    RelationshipFacts.Builder facts = RelationshipFacts.builder()
        .purchases(days.size())
        .member(programs.containsValue(true))
        .referrals(referred.size())
        .openComplaints(open.size())
        .terminated(ended);
    if (!days.isEmpty()) {
      facts.silenceDays(ChronoUnit.DAYS.between(days.last(), LocalDate.ofInstant(asOf, zone)));
      facts.values(valuesFromScratch(events, days.first(), zone, periodDays, asOf));
    }
    if (days.size() >= 2) {
      facts.meanIntervalDays(
          (double) ChronoUnit.DAYS.between(days.first(), days.last()) / (days.size() - 1));
    }
    return facts.build();
  }

  private static ValueSeries valuesFromScratch(
      List<CustomerEvent> events, LocalDate first, ZoneId zone, int periodDays, Instant asOf) {
    TreeMap<Long, Double> periods = new TreeMap<>();
    Instant firstPurchase = events.stream()
        .filter(Purchase.class::isInstance)
        .map(CustomerEvent::at)
        .min(Instant::compareTo)
        .orElseThrow();
    for (CustomerEvent event : events) {
      long period = Math.floorDiv(
          ChronoUnit.DAYS.between(first, LocalDate.ofInstant(event.at(), zone)), periodDays);
      if (event instanceof Purchase purchase) {
        periods.merge(period, (double) purchase.total().minorUnits(), Double::sum);
      } else if (event instanceof Return back && !back.at().isBefore(firstPurchase)) {
        periods.merge(period, (double) -back.total().minorUnits(), Double::sum);
      }
    }
    List<Double> values = new ArrayList<>();
    for (long period = 0;
        !first
            .plusDays((period + 1) * periodDays)
            .atStartOfDay(zone)
            .toInstant()
            .isAfter(asOf.plusNanos(1));
        period++) {
      values.add(periods.getOrDefault(period, 0.0));
    }
    return ValueSeries.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
