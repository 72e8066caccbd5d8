package dev.rapport.scoring.check;

import static dev.rapport.scoring.samples.ByteForms.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.DateRange;
import dev.rapport.scoring.btyd.BgNbd;
import dev.rapport.scoring.summary.HoldoutSplit;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.PurchaseSummary;
import dev.rapport.scoring.summary.SummaryRules;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksTest {
  private static final CurrencyUnit EUR = CurrencyUnit.of("EUR");
  private static final LocalDate START = LocalDate.of(2026, 1, 1);
  private static final SummaryRules RULES = SummaryRules.until(START.plusDays(9));
  private static final BgNbd MODEL = new BgNbd(0.243, 4.414, 0.793, 2.426);
  private static final BgNbd OTHER_MODEL = new BgNbd(0.25, 4.414, 0.793, 2.426);

  /** Ann buys on days 0, 5 and 12, Ben on day 8, Cleo, who is new in the holdout, on days 11 and 13. */
  private static EventHistory history() {
    List<Purchase> purchases = new ArrayList<>();
    buy(purchases, "ann", 0, 5, 12, 12);
    buy(purchases, "ben", 8);
    buy(purchases, "cleo", 11, 13);
    return EventHistory.of(purchases);
  }

  private static void buy(List<Purchase> purchases, String customer, int... days) {
    for (int day : days) {
      purchases.add(Purchase.of(
          "p" + purchases.size(),
          START.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant(),
          customer,
          Money.ofMinor(EUR, 1000)));
    }
  }

  private static WeeklyTracking tracking(BgNbd model, SummaryRules rules, LocalDate start) {
    return WeeklyTracking.of(
        model, history(), rules, DateRange.through(start, START.plusDays(19)), ZoneOffset.UTC);
  }

  private static HoldoutCheck holdout(BgNbd model, int lastDay) {
    return HoldoutCheck.of(
        model, HoldoutSplit.of(history(), RULES, START.plusDays(lastDay), ZoneOffset.UTC, EUR));
  }

  private static FrequencyCheck frequency(BgNbd model, int last) {
    return FrequencyCheck.of(
        model, PurchaseSummaries.of(history(), RULES, ZoneOffset.UTC, EUR), last);
  }

  @Test
  void weeksEndWithTheEarlierPartAndTheLastMayBeShort() {
    List<WeeklyTracking.Week> weeks = tracking(MODEL, RULES, START).weeks();
    assertEquals(
        List.of(
            DateRange.through(START.minusDays(4), START.plusDays(2)),
            DateRange.through(START.plusDays(3), START.plusDays(9)),
            DateRange.through(START.plusDays(10), START.plusDays(16)),
            DateRange.through(START.plusDays(17), START.plusDays(19))),
        weeks.stream().map(WeeklyTracking.Week::days).toList());
    assertEquals(
        List.of(false, false, true, true),
        weeks.stream().map(WeeklyTracking.Week::holdout).toList());
    assertEquals(
        List.of(0L, 1L, 1L, 0L),
        weeks.stream().map(week -> week.purchases().actual()).toList());
    assertEquals(
        List.of(0L, 1L, 2L, 2L),
        weeks.stream().map(week -> week.cumulative().actual()).toList());
    assertEquals(
        List.of(1L, 2L, 2L, 2L),
        weeks.stream().map(week -> week.purchases().customers()).toList());
  }

  @Test
  void trackingRefusesDaysThatDoNotFit() {
    assertThrows(IllegalArgumentException.class, () -> tracking(MODEL, RULES, START.plusDays(1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> tracking(MODEL, SummaryRules.until(START.plusDays(20)), START));
    assertThrows(
        IllegalArgumentException.class,
        () -> WeeklyTracking.of(
            MODEL, history(), RULES, DateRange.startingAt(START), ZoneOffset.UTC));
  }

  @Test
  void holdoutLeavesOutWhoIsNew() {
    HoldoutCheck check = holdout(MODEL, 19);
    assertEquals(10, check.holdoutDays());
    assertEquals(2, check.total().customers());
    assertEquals(1, check.total().actual());
    assertEquals(new ExpectedActual(0, 0, 0), check.byFrequency().get(7));
    assertEquals(1, check.byFrequency().get(1).actual());
    assertEquals(0, check.byFrequency().get(0).actual());
    // Under BG/NBD who never came back is alive for certain.
    assertTrue(check.aliveBands().get(9).expectedAlive() >= 1);
  }

  @Test
  void figuresOfNobodyAreUndefined() {
    HoldoutCheck check = HoldoutCheck.of(
        MODEL,
        HoldoutSplit.of(
            EventHistory.of(List.of()), RULES, START.plusDays(19), ZoneOffset.UTC, EUR));
    assertFalse(check.errors().meanAbsolute().isKnown());
    assertFalse(check.errors().total().isKnown());
    assertFalse(check.total().relativeError().isKnown());
    assertFalse(check.total().expectedMean().isKnown());
    assertFalse(check.aliveBands().get(0).expectedShare().isKnown());
  }

  @Test
  void meansAndRelativeErrorOfAPoint() {
    ExpectedActual point = new ExpectedActual(200, 90, 100);
    assertEquals(0.45, point.expectedMean().value());
    assertEquals(0.5, point.actualMean().value());
    assertEquals(-0.1, point.relativeError().value());
    AliveBand band = new AliveBand(0.9, 1.0, 120, 115.2, 98.6, 97);
    assertEquals(0.96, band.meanProbabilityAlive().value(), 1e-15);
    assertEquals(98.6 / 120, band.expectedShare().value());
    assertEquals(97.0 / 120, band.actualShare().estimate(0.95).value());
  }

  @Test
  void pointsRefuseWhatCannotBe() {
    assertThrows(IllegalArgumentException.class, () -> new ExpectedActual(-1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new ExpectedActual(1, -0.5, 0));
    assertThrows(IllegalArgumentException.class, () -> new ExpectedActual(1, Double.NaN, 0));
    assertThrows(IllegalArgumentException.class, () -> new ExpectedActual(1, 0, -1));
    assertThrows(IllegalArgumentException.class, () -> new AliveBand(0.5, 0.5, 1, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new AliveBand(0, 0.1, 1, 0, 0, 2));
    assertThrows(
        IllegalArgumentException.class,
        () -> new AliveBand(0, 0.1, 1, Double.POSITIVE_INFINITY, 0, 1));
  }

  @Test
  void onlyChecksOfOneModelAndOneCutMerge() {
    assertThrows(
        IllegalArgumentException.class, () -> holdout(MODEL, 19).merge(holdout(OTHER_MODEL, 19)));
    assertThrows(
        IllegalArgumentException.class, () -> holdout(MODEL, 19).merge(holdout(MODEL, 18)));
    assertThrows(
        IllegalArgumentException.class, () -> frequency(MODEL, 7).merge(frequency(MODEL, 6)));
    assertThrows(
        IllegalArgumentException.class, () -> frequency(MODEL, 7).merge(frequency(OTHER_MODEL, 7)));
    assertThrows(
        IllegalArgumentException.class,
        () -> tracking(MODEL, RULES, START)
            .merge(tracking(MODEL, SummaryRules.until(START.plusDays(8)), START)));
    assertThrows(
        IllegalArgumentException.class,
        () -> tracking(MODEL, RULES, START).merge(tracking(OTHER_MODEL, RULES, START)));
  }

  @Test
  void frequenciesFromTheLastOnAreCountedTogether() {
    PurchaseSummaries data = PurchaseSummaries.builder()
        .add(PurchaseSummary.of(0, 0, 100), 5)
        .add(PurchaseSummary.of(2, 50, 100), 3)
        .add(PurchaseSummary.of(9, 90, 100), 2)
        .build();
    assertEquals(
        List.of(5L, 0L, 5L),
        FrequencyCheck.of(MODEL, data, 2).rows().stream()
            .map(ExpectedActual::actual)
            .toList());
    assertThrows(IllegalArgumentException.class, () -> FrequencyCheck.of(MODEL, data, 0));
  }

  @Test
  void nobodyIsTheNeutralElement() {
    HoldoutCheck holdout = HoldoutCheck.empty(MODEL, 10);
    assertEquals(new ExpectedActual(0, 0, 0), holdout.total());
    assertEquals(holdout(MODEL, 19), holdout.merge(holdout(MODEL, 19)));
    assertEquals(8, FrequencyCheck.empty(MODEL).rows().size());
    assertEquals(frequency(MODEL, 3), FrequencyCheck.empty(MODEL, 3).merge(frequency(MODEL, 3)));
    DateRange days = DateRange.through(START, START.plusDays(19));
    WeeklyTracking tracking = WeeklyTracking.empty(MODEL, RULES.lastDay(), days);
    assertEquals(4, tracking.weeks().size());
    assertEquals(tracking(MODEL, RULES, START), tracking.merge(tracking(MODEL, RULES, START)));
    assertThrows(IllegalArgumentException.class, () -> HoldoutCheck.empty(MODEL, 0));
    assertThrows(IllegalArgumentException.class, () -> FrequencyCheck.empty(MODEL, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> WeeklyTracking.empty(MODEL, START.plusDays(20), days));
  }

  @Test
  void bytesAreOfOneModel() {
    String message = "bytes must be of a check of the model " + OTHER_MODEL + ", were of another";
    byte[] holdout = holdout(MODEL, 19).toBytes();
    assertEquals(
        message, assertRefused(holdout, bytes -> HoldoutCheck.fromBytes(OTHER_MODEL, bytes)));
    byte[] frequency = frequency(MODEL, 7).toBytes();
    assertEquals(
        message, assertRefused(frequency, bytes -> FrequencyCheck.fromBytes(OTHER_MODEL, bytes)));
    byte[] tracking = tracking(MODEL, RULES, START).toBytes();
    assertEquals(
        message, assertRefused(tracking, bytes -> WeeklyTracking.fromBytes(OTHER_MODEL, bytes)));
  }

  @Test
  void trackingRefusesColumnsThatDoNotFit() {
    int day = (int) START.toEpochDay();
    DateRange days = DateRange.through(START, START.plusDays(19));
    assertEquals(
        "days must begin with the first purchase of all or before, but customer 7 bought before 2026-01-01",
        assertThrows(
                IllegalArgumentException.class,
                () -> WeeklyTracking.ofTransactions(
                    MODEL, new int[] {7}, new int[] {day - 1}, new long[] {5}, RULES, days))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> WeeklyTracking.ofTransactions(
            MODEL, new int[] {-1}, new int[] {day}, new long[] {5}, RULES, days));
    assertThrows(
        IllegalArgumentException.class,
        () -> WeeklyTracking.ofTransactions(
            MODEL, new int[2], new int[] {day}, new long[2], RULES, days));
    // Who sent something back before did not buy.
    assertEquals(
        WeeklyTracking.empty(MODEL, RULES.lastDay(), days),
        WeeklyTracking.ofTransactions(
            MODEL, new int[] {7}, new int[] {day - 1}, new long[] {-5}, RULES, days));
  }

  /** However small a chance is, three customers at once count as three one by one. */
  @Test
  void tinyChancesDoNotTellHowCustomersWereGrouped() {
    BgNbd rare = new BgNbd(1e-3, 1e4, 1e3, 1e-3, 1e-3);
    PurchaseSummaries one =
        PurchaseSummaries.builder().add(PurchaseSummary.of(0, 0, 1)).build();
    PurchaseSummaries three =
        PurchaseSummaries.builder().add(PurchaseSummary.of(0, 0, 1), 3).build();
    FrequencyCheck each = FrequencyCheck.of(rare, one, 400);
    assertEquals(FrequencyCheck.of(rare, three, 400), each.merge(each).merge(each));
  }

  @Test
  void equalChecksAreEqual() {
    new EqualsTester()
        .addEqualityGroup(holdout(MODEL, 19), holdout(MODEL, 19))
        .addEqualityGroup(holdout(MODEL, 18))
        .addEqualityGroup(frequency(MODEL, 7), frequency(MODEL, 7))
        .addEqualityGroup(frequency(OTHER_MODEL, 7))
        .addEqualityGroup(tracking(MODEL, RULES, START), tracking(MODEL, RULES, START))
        .addEqualityGroup(tracking(MODEL, RULES, START.minusDays(30)))
        .testEquals();
  }
}
