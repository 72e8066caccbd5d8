package dev.rapport.scoring.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Return;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.Days;
import dev.rapport.core.time.Horizon;
import dev.rapport.scoring.btyd.BgNbd;
import dev.rapport.scoring.btyd.MbgNbd;
import dev.rapport.scoring.btyd.ParetoNbd;
import dev.rapport.scoring.btyd.PurchaseModel;
import dev.rapport.scoring.fit.Reducer;
import dev.rapport.scoring.samples.ByteForms;
import dev.rapport.scoring.samples.Histories;
import dev.rapport.scoring.summary.HoldoutSplit;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.SummaryRules;
import dev.rapport.scoring.summary.SummaryRules.ZeroAmounts;
import dev.rapport.scoring.summary.SummaryTable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CheckProperties {
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 2, 28);
  private static final DateRange DAYS = DateRange.through(LocalDate.of(2026, 1, 1), LAST_DAY);

  @Provide
  static Arbitrary<PurchaseModel> models() {
    return Arbitraries.of(
        new BgNbd(0.243, 4.414, 0.793, 2.426),
        new MbgNbd(0.525, 6.183, 0.891, 1.614),
        new ParetoNbd(0.553, 10.578, 0.606, 11.669));
  }

  @Provide
  static Arbitrary<List<CustomerEvent>> events() {
    return Histories.events();
  }

  @Provide
  static Arbitrary<SummaryRules> rules() {
    return Arbitraries.integers()
        .between(0, 57)
        .map(day -> SummaryRules.until(DAYS.startInclusive().plusDays(day)));
  }

  private static HoldoutSplit split(List<CustomerEvent> events, SummaryRules rules) {
    return HoldoutSplit.of(EventHistory.of(events), rules, LAST_DAY, ZoneOffset.UTC, Histories.EUR);
  }

  private static PurchaseSummaries data(List<CustomerEvent> events, SummaryRules rules) {
    return PurchaseSummaries.of(EventHistory.of(events), rules, ZoneOffset.UTC, Histories.EUR);
  }

  private static WeeklyTracking tracking(
      PurchaseModel model, List<CustomerEvent> events, SummaryRules rules) {
    return WeeklyTracking.of(model, EventHistory.of(events), rules, DAYS, ZoneOffset.UTC);
  }

  @Property(tries = 200)
  void shardsMergeToTheWholeToTheSameBits(
      @ForAll("models") PurchaseModel model,
      @ForAll("events") List<CustomerEvent> events,
      @ForAll("rules") SummaryRules rules,
      @ForAll Set<Integer> chosen) {
    Map<Boolean, List<CustomerEvent>> shards = events.stream()
        .collect(partitioningBy(
            event -> chosen.contains(event.customer().value().charAt(1) - '0'), toList()));
    List<CustomerEvent> one = shards.getOrDefault(true, List.of());
    List<CustomerEvent> other = shards.getOrDefault(false, List.of());
    assertEquals(
        HoldoutCheck.of(model, split(events, rules)),
        HoldoutCheck.of(model, split(one, rules))
            .merge(HoldoutCheck.of(model, split(other, rules))));
    assertEquals(
        FrequencyCheck.of(model, data(events, rules)),
        FrequencyCheck.of(model, data(other, rules))
            .merge(FrequencyCheck.of(model, data(one, rules))));
    assertEquals(
        tracking(model, events, rules),
        tracking(model, one, rules).merge(tracking(model, other, rules)));
  }

  /** As many shards as there are customers, folded from the neutral element as an engine does, or in pairs. */
  @Property(tries = 100)
  void anyFoldGivesTheWhole(
      @ForAll("models") PurchaseModel model,
      @ForAll("events") List<CustomerEvent> events,
      @ForAll("rules") SummaryRules rules) {
    Collection<List<CustomerEvent>> shards =
        events.stream().collect(groupingBy(CustomerEvent::customer)).values();
    assertFolds(
        shards,
        shard -> HoldoutCheck.of(model, split(shard, rules)),
        HoldoutCheck.empty(model, split(events, rules).holdoutDays()),
        HoldoutCheck::merge,
        HoldoutCheck.of(model, split(events, rules)));
    assertFolds(
        shards,
        shard -> FrequencyCheck.of(model, data(shard, rules)),
        FrequencyCheck.empty(model),
        FrequencyCheck::merge,
        FrequencyCheck.of(model, data(events, rules)));
    assertFolds(
        shards,
        shard -> tracking(model, shard, rules),
        WeeklyTracking.empty(model, rules.lastDay(), DAYS),
        WeeklyTracking::merge,
        tracking(model, events, rules));
  }

  private static <C> void assertFolds(
      Collection<List<CustomerEvent>> shards,
      Function<List<CustomerEvent>, C> check,
      C empty,
      BinaryOperator<C> merge,
      C whole) {
    List<C> checks = shards.stream().map(check).toList();
    assertEquals(whole, checks.stream().reduce(empty, merge));
    assertEquals(whole, checks.stream().parallel().reduce(empty, merge));
    if (!checks.isEmpty()) {
      assertEquals(
          whole,
          Reducer.sequential()
              .reduce(checks.size(), checks::get, (one, other) -> merge.apply(other, one)));
    }
    assertEquals(whole, merge.apply(empty, whole));
    assertEquals(whole, merge.apply(whole, empty));
  }

  @Property(tries = 12)
  void bytesHoldEverything(
      @ForAll("models") PurchaseModel model,
      @ForAll("events") List<CustomerEvent> events,
      @ForAll("rules") SummaryRules rules) {
    ByteForms.assertTravels(
        HoldoutCheck.of(model, split(events, rules)),
        HoldoutCheck::toBytes,
        bytes -> HoldoutCheck.fromBytes(model, bytes));
    ByteForms.assertTravels(
        FrequencyCheck.of(model, data(events, rules), 3),
        FrequencyCheck::toBytes,
        bytes -> FrequencyCheck.fromBytes(model, bytes));
    ByteForms.assertTravels(
        tracking(model, events, rules),
        WeeklyTracking::toBytes,
        bytes -> WeeklyTracking.fromBytes(model, bytes));
  }

  /** A shard that travelled is worth as much as one that stayed. */
  @Property(tries = 100)
  void shardsMergeAfterATravel(
      @ForAll("models") PurchaseModel model,
      @ForAll("events") List<CustomerEvent> events,
      @ForAll("rules") SummaryRules rules) {
    HoldoutCheck holdout = HoldoutCheck.of(model, split(events, rules));
    HoldoutCheck there = HoldoutCheck.fromBytes(model, holdout.toBytes());
    assertEquals(holdout.merge(holdout), there.merge(holdout));
    assertArrayEquals(holdout.merge(holdout).toBytes(), holdout.merge(there).toBytes());
    assertEquals(holdout.hashCode(), there.hashCode());
    WeeklyTracking weeks = tracking(model, events, rules);
    WeeklyTracking gone = WeeklyTracking.fromBytes(model, weeks.toBytes());
    assertEquals(weeks.weeks(), gone.weeks());
    assertEquals(weeks.hashCode(), gone.hashCode());
    assertArrayEquals(weeks.merge(weeks).toBytes(), gone.merge(gone).toBytes());
    FrequencyCheck frequency = FrequencyCheck.of(model, data(events, rules));
    FrequencyCheck far = FrequencyCheck.fromBytes(model, frequency.toBytes());
    assertEquals(frequency.rows(), far.rows());
    assertEquals(frequency.hashCode(), far.hashCode());
  }

  @Property(tries = 200)
  void columnsAreTrackedAsAHistoryIs(
      @ForAll("models") PurchaseModel model,
      @ForAll("events") List<CustomerEvent> events,
      @ForAll("rules") SummaryRules rules,
      @ForAll ZeroAmounts zeros,
      @ForAll Random random) {
    List<CustomerEvent> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, random);
    SummaryRules counting = rules.withZeroAmounts(zeros);
    assertEquals(
        tracking(model, events, counting),
        WeeklyTracking.ofTransactions(
            model,
            shuffled.stream()
                .mapToInt(event -> Integer.parseInt(event.customer().value().substring(1)))
                .toArray(),
            shuffled.stream()
                .mapToInt(event -> (int) Days.of(event.at(), ZoneOffset.UTC).toEpochDay())
                .toArray(),
            shuffled.stream().mapToLong(CheckProperties::cents).toArray(),
            counting,
            DAYS));
  }

  /* A return for which nothing is paid back is below zero in columns, or it would be a purchase. */
  private static long cents(CustomerEvent event) {
    return event instanceof Purchase purchase
        ? purchase.total().minorUnits()
        : Math.min(-1, -((Return) event).total().minorUnits());
  }

  /** What the summaries count with two readings of the history, the tracking counts with one. */
  @Property(tries = 300)
  void weeksAddUpToTheSummaries(
      @ForAll("models") PurchaseModel model,
      @ForAll("events") List<CustomerEvent> events,
      @ForAll("rules") SummaryRules rules) {
    HoldoutSplit split = split(events, rules);
    WeeklyTracking tracking = tracking(model, events, rules);
    long before = PurchaseSummaries.of(split.calibration()).repeatPurchases();
    assertEquals(before, tracking.total(false).actual());
    assertEquals(split.holdoutPurchases(), tracking.total(true).actual());
    List<WeeklyTracking.Week> weeks = tracking.weeks();
    WeeklyTracking.Week last = weeks.get(weeks.size() - 1);
    assertEquals(split.calibration().size(), last.cumulative().customers());
    assertEquals(before + split.holdoutPurchases(), last.cumulative().actual());
    double expected = 0;
    for (int row = 0; row < split.calibration().size(); row++) {
      int age = split.calibration().ageDays(row) + split.holdoutDays();
      expected += model.newCustomer().expectedPurchases(Horizon.ofDays(age));
    }
    assertEquals(expected, last.cumulative().expected(), 1e-9);
    assertTrue(weeks.stream().allMatch(week -> week.days().lengthDays() <= 7));
  }

  @Property(tries = 300)
  void holdoutFiguresAreThoseOfAPlainLoop(
      @ForAll("models") PurchaseModel model,
      @ForAll("events") List<CustomerEvent> events,
      @ForAll("rules") SummaryRules rules) {
    HoldoutSplit split = split(events, rules);
    HoldoutCheck check = HoldoutCheck.of(model, split);
    SummaryTable table = split.calibration();
    int n = table.size();
    assertEquals(n, check.total().customers());
    assertEquals(n, check.aliveBands().stream().mapToLong(AliveBand::customers).sum());
    assertEquals(
        check.total().actual(),
        check.byFrequency().stream().mapToLong(ExpectedActual::actual).sum());
    assertEquals(n > 0, check.errors().bias().isKnown());
    if (n == 0) {
      return;
    }
    double absolute = 0;
    double squares = 0;
    double errors = 0;
    for (int row = 0; row < n; row++) {
      double expected =
          model.expectedPurchases(table.summary(row), Horizon.ofDays(split.holdoutDays()));
      double error = expected - split.holdoutPurchases(row);
      absolute += Math.abs(error) / n;
      squares += error * error / n;
      errors += error / n;
    }
    assertEquals(absolute, check.errors().meanAbsolute().value(), 1e-12);
    assertEquals(Math.sqrt(squares), check.errors().rootMeanSquare().value(), 1e-12);
    assertEquals(errors, check.errors().bias().value(), 1e-12);
    for (AliveBand band : check.aliveBands()) {
      assertTrue(band.expectedBuyers() <= band.expectedAlive() + 1e-9, band::toString);
      double mean = band.meanProbabilityAlive().isKnown()
          ? band.meanProbabilityAlive().value()
          : band.lowerInclusive();
      assertEquals((band.lowerInclusive() + band.upperExclusive()) / 2, mean, 0.05 + 1e-12);
    }
  }

  @Property(tries = 300)
  void expectedFrequenciesAddUpToTheCustomers(
      @ForAll("models") PurchaseModel model,
      @ForAll("events") List<CustomerEvent> events,
      @ForAll("rules") SummaryRules rules) {
    PurchaseSummaries data = data(events, rules);
    FrequencyCheck check = FrequencyCheck.of(model, data);
    assertEquals(data.customers(), check.customers());
    double expected =
        check.rows().stream().mapToDouble(ExpectedActual::expected).sum();
    assertEquals((double) data.customers(), expected, 1e-9);
  }
}
