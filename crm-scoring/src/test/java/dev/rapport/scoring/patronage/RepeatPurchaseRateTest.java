package dev.rapport.scoring.patronage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.testing.NullPointerTester;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Return;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.DateRange;
import dev.rapport.scoring.customerbase.CustomerBase;
import dev.rapport.scoring.customerbase.PurchaseActivity;
import dev.rapport.scoring.customerbase.PurchaseWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RepeatPurchaseRateTest {
  private static final CurrencyUnit EUR = CurrencyUnit.of("EUR");
  private static final Money TEN = Money.of(EUR, "10");
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);

  private static final EventHistory HISTORY = EventHistory.of(
      Purchase.of("a1", Instant.parse("2026-01-10T09:00:00Z"), "ada", TEN),
      Purchase.of("a2", Instant.parse("2026-01-10T17:00:00Z"), "ada", TEN), // the same day
      Purchase.of("b1", Instant.parse("2026-01-31T09:00:00Z"), "ben", TEN),
      Purchase.of("b2", Instant.parse("2026-06-30T23:59:59Z"), "ben", TEN), // the last day
      Purchase.of("c1", Instant.parse("2026-02-01T09:00:00Z"), "cai", TEN),
      Purchase.of("c2", Instant.parse("2026-07-01T00:00:00Z"), "cai", TEN), // too late
      Purchase.of("d1", Instant.parse("2026-03-01T09:00:00Z"), "dan", TEN),
      Purchase.of("d2", Instant.parse("2026-03-02T09:00:00Z"), "dan", TEN),
      Purchase.of("d3", Instant.parse("2026-03-03T09:00:00Z"), "dan", TEN),
      Return.of("e1", Instant.parse("2026-03-03T09:00:00Z"), "eve", TEN)); // no customer

  private static final CustomerBase BASE = base(PurchaseWindow.until(LAST_DAY, ZoneOffset.UTC));

  private static CustomerBase base(PurchaseWindow window) {
    return CustomerBase.of(HISTORY, window, EUR);
  }

  @Test
  void comingBackTakesAPurchaseOnAnotherDayUpToTheLast() {
    assertEquals(new RepeatPurchaseRate(2, 4, 7), RepeatPurchaseRate.of(BASE));
  }

  @Test
  void aShorterWindowSeesFewerComeBack() {
    DateRange winter = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 2));
    assertEquals(
        new RepeatPurchaseRate(0, 4, 4),
        RepeatPurchaseRate.of(base(PurchaseWindow.of(winter, ZoneOffset.UTC))));
  }

  @Test
  void newCustomersAreThoseWhoseFirstPurchaseOfAllIsInThePeriod() {
    DateRange january = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1));
    DateRange march = DateRange.of(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1));
    assertEquals(new RepeatPurchaseRate(1, 2, 3), RepeatPurchaseRate.ofNewCustomers(BASE, january));
    assertEquals(new RepeatPurchaseRate(1, 1, 3), RepeatPurchaseRate.ofNewCustomers(BASE, march));
    CustomerBase sinceFebruary = base(PurchaseWindow.of(
        DateRange.of(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 7, 1)), ZoneOffset.UTC));
    assertThrows(
        IllegalArgumentException.class,
        () -> RepeatPurchaseRate.ofNewCustomers(sinceFebruary, march));
  }

  @Test
  void repeatOrdersAreAllButTheFirstOfEachCustomer() {
    assertEquals(3.0 / 7, RepeatPurchaseRate.of(BASE).repeatOrderShare().value());
    assertEquals(7, RepeatPurchaseRate.of(BASE).repeatOrderShare().sampleSize());
    assertFalse(RepeatPurchaseRate.of(BASE).repeatOrderShare().interval().isPresent());
  }

  @Test
  void ofNobodyThereIsNoRate() {
    assertFalse(RepeatPurchaseRate.empty().estimate(0.95).isKnown());
    assertFalse(RepeatPurchaseRate.empty().repeatOrderShare().isKnown());
  }

  @Test
  void countsOneCustomerAtATime() {
    PurchaseActivity once = new PurchaseActivity(LAST_DAY, LAST_DAY, 1, TEN);
    PurchaseActivity twice = new PurchaseActivity(LAST_DAY.minusDays(1), LAST_DAY, 2, TEN);
    assertEquals(
        new RepeatPurchaseRate(1, 2, 3), RepeatPurchaseRate.empty().with(once).with(twice));
  }

  @Test
  void givesTheProportionForOtherIntervals() {
    assertEquals(Proportion.of(2, 4), RepeatPurchaseRate.of(BASE).proportion());
  }

  @Test
  void comesWithWilsonsInterval() {
    // 126 of 300, computed with SciPy.
    RepeatPurchaseRate rate = new RepeatPurchaseRate(126, 300, 500);
    assertEquals(0.42, rate.estimate(0.95).value());
    Interval interval = rate.estimate(0.95).interval().orElseThrow();
    assertEquals(0.3655, interval.lower(), 5e-5);
    assertEquals(0.4765, interval.upper(), 5e-5);
  }

  @Test
  void refusesCountsThatDoNotFitTogether() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new RepeatPurchaseRate(5, 4, 20));
    assertEquals("repeatCustomers must be 0 to the 4 customers, was 5", refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new RepeatPurchaseRate(2, 4, 5));
    assertThrows(IllegalArgumentException.class, () -> new RepeatPurchaseRate(0, 4, 5));
    assertThrows(IllegalArgumentException.class, () -> new RepeatPurchaseRate(0, 4, 3));
    assertThrows(IllegalArgumentException.class, () -> new RepeatPurchaseRate(-1, 4, 4));
    assertThrows(
        IllegalArgumentException.class, () -> new RepeatPurchaseRate(1, 1, Long.MIN_VALUE));
    RepeatPurchaseRate full = new RepeatPurchaseRate(0, Long.MAX_VALUE, Long.MAX_VALUE);
    assertThrows(ArithmeticException.class, () -> full.merge(full));
  }

  @Test
  void namesTheArgumentThatIsNull() {
    NullPointerTester tester = new NullPointerTester()
        .setDefault(CustomerBase.class, BASE)
        .setDefault(DateRange.class, DateRange.ofDay(LAST_DAY))
        .setDefault(Cycle.class, Cycle.months());
    tester.testAllPublicStaticMethods(RepeatPurchaseRate.class);
    tester.testAllPublicInstanceMethods(RepeatPurchaseRate.empty());
  }
}
