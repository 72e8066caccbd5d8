package dev.rapport.scoring.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.Horizon;
import dev.rapport.scoring.btyd.BgNbd;
import dev.rapport.scoring.samples.Cdnow;
import dev.rapport.scoring.summary.HoldoutSplit;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.PurchaseSummary;
import dev.rapport.scoring.summary.SummaryRules;
import dev.rapport.scoring.summary.SummaryTable;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckGoldenTest {
  private static final SummaryRules RULES = SummaryRules.until(LocalDate.of(1997, 9, 30));
  private static final DateRange DAYS = DateRange.through(LocalDate.of(1997, 1, 1), Cdnow.LAST_DAY);

  /** The most likely parameters of the sample in whole days, computed with 40 digits. */
  private static final BgNbd BEST =
      new BgNbd(.24259452243015708, 4.4136020190135038, .79292201722559757, 2.4259067768263320);

  private static EventHistory sample() throws IOException {
    return Cdnow.history(Cdnow.rows("cdnow_sample.csv"));
  }

  /** Fader, Hardie and Lee (2005), whose sample is this one: 2,357 customers, 1,882 purchases in the holdout. */
  @Test
  void holdoutOfTheCdnowSample() throws IOException {
    HoldoutSplit split =
        HoldoutSplit.of(sample(), RULES, Cdnow.LAST_DAY, ZoneOffset.UTC, Cdnow.USD);
    HoldoutCheck check = HoldoutCheck.of(BEST, split);
    assertEquals(2357, check.total().customers());
    assertEquals(1882, check.total().actual());
    assertEquals(1653.4086984576, check.total().expected(), 1653.4 * 1e-9);
    double alive =
        check.aliveBands().stream().mapToDouble(AliveBand::expectedAlive).sum();
    assertEquals(1917.277671058, alive, 1917.3 * 1e-9);
    assertEquals((1653.4086984576 - 1882) / 1882, check.errors().total().value(), 1e-9);
    // The model is useful: who it holds for alive buys more often.
    List<AliveBand> bands = check.aliveBands();
    assertTrue(bands.get(8).actualShare().estimate(0.95).value()
        > bands.get(1).actualShare().estimate(0.95).value());
  }

  /** The published counts of the same sample: 1,411 of the customers did not come back in 39 weeks. */
  @Test
  void frequencyOfTheCdnowSample() throws IOException {
    PurchaseSummaries data = PurchaseSummaries.of(sample(), RULES, ZoneOffset.UTC, Cdnow.USD);
    FrequencyCheck check = FrequencyCheck.of(BEST, data);
    assertEquals(
        List.of(1411L, 439L, 214L, 100L, 62L, 38L, 29L, 64L),
        check.rows().stream().map(ExpectedActual::actual).toList());
    assertEquals(
        2357, check.rows().stream().mapToDouble(ExpectedActual::expected).sum(), 1e-9);
    // The paper's figure shows hardly any gap; the largest relative one here is that of seven or
    // more.
    check.rows().forEach(row -> assertEquals(0, row.relativeError().value(), 0.15));
  }

  @Test
  void trackingOfTheCdnowSample() throws IOException {
    EventHistory history = sample();
    WeeklyTracking tracking = WeeklyTracking.of(BEST, history, RULES, DAYS, ZoneOffset.UTC);
    assertEquals("78 weeks, 39 of them after 1997-09-30", tracking.toString());
    assertEquals(2457, tracking.total(false).actual());
    assertEquals(1882, tracking.total(true).actual());
    SummaryTable table = SummaryTable.of(history, RULES, ZoneOffset.UTC, Cdnow.USD);
    double expected = 0;
    for (int row = 0; row < table.size(); row++) {
      expected += BEST.newCustomer().expectedPurchases(Horizon.ofDays(table.ageDays(row) + 273));
    }
    assertEquals(
        expected, tracking.total(false).expected() + tracking.total(true).expected(), 1e-8);
  }

  /** P(X(39) = 0) at the parameters of the paper, also printed in the manual of the BTYD package. */
  @Test
  void noRepeatPurchaseInThirtyNineWeeks() {
    PurchaseSummaries one =
        PurchaseSummaries.builder().add(PurchaseSummary.of(0, 0, 273)).build();
    List<ExpectedActual> rows =
        FrequencyCheck.of(new BgNbd(0.243, 4.414, 0.793, 2.426), one).rows();
    assertEquals(0.57378635209600941, rows.get(0).expected(), 1e-14);
    assertEquals(1, rows.get(0).actual());
  }

  /** E[X(t)] of a new customer at 3, 32 and 78 weeks, at the most likely parameters of the sample in hundredths of weeks. */
  @Test
  void growthOfACohort() {
    BgNbd model =
        new BgNbd(.24259290720446589, 4.4135315612054263, .79288614809876856, 2.4257534364936215);
    LocalDate monday = LocalDate.of(2024, 1, 1);
    Purchase first = Purchase.of(
        "1", monday.atStartOfDay(ZoneOffset.UTC).toInstant(), "c", Money.ofMinor(Cdnow.USD, 100));
    // The first day is the last of its week, so that every week ends at a whole age.
    WeeklyTracking tracking = WeeklyTracking.of(
        model,
        EventHistory.of(List.of(first)),
        SummaryRules.until(monday.plusWeeks(10)),
        DateRange.through(monday, monday.plusWeeks(78)),
        ZoneOffset.UTC);
    assertEquals(0.1506319301857421, expectedUpTo(tracking, 3), 1e-14);
    assertEquals(1.0437372296840342, expectedUpTo(tracking, 32), 1e-13);
    assertEquals(1.8579717824279204, expectedUpTo(tracking, 78), 1e-13);
  }

  private static double expectedUpTo(WeeklyTracking tracking, int week) {
    return tracking.weeks().get(week).cumulative().expected();
  }
}
