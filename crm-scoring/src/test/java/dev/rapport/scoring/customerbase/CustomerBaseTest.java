package dev.rapport.scoring.customerbase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Return;
import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.DateRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CustomerBaseTest {
  private static final CurrencyUnit EUR = CurrencyUnit.of("EUR");
  private static final PurchaseWindow WINDOW =
      PurchaseWindow.until(LocalDate.of(2026, 6, 30), ZoneOffset.UTC);

  private static int next;

  private static Purchase buy(String customer, String at, String amount) {
    return Purchase.of("e" + next++, Instant.parse(at), customer, Money.of(EUR, amount));
  }

  private static Return giveBack(String customer, String at, String amount) {
    return Return.of("e" + next++, Instant.parse(at), customer, Money.of(EUR, amount));
  }

  private static CustomerBase base(CustomerEvent... events) {
    return CustomerBase.of(EventHistory.of(events), WINDOW, EUR);
  }

  private static PurchaseActivity activity(CustomerBase base, String customer) {
    return base.activity(CustomerId.of(customer)).orElseThrow();
  }

  @Test
  void ordersOfOneDayAreOnePurchaseAndReturnsLowerRevenueOnly() {
    CustomerBase base = base(
        buy("ada", "2026-01-03T09:00:00Z", "20"),
        buy("ada", "2026-01-03T18:00:00Z", "15"),
        buy("ada", "2026-03-05T10:00:00Z", "25"),
        giveBack("ada", "2026-03-09T10:00:00Z", "10"));
    assertEquals(
        new PurchaseActivity(
            LocalDate.of(2026, 1, 3), LocalDate.of(2026, 3, 5), 2, Money.of(EUR, "50")),
        activity(base, "ada"));
    assertEquals(2, base.purchases());
    assertEquals("1 customers, 2 purchases, EUR 50.00", base.toString());
  }

  @Test
  void columnsListTheCustomersByTheirIds() {
    CustomerBase base = base(
        buy("ben", "2026-06-30T23:59:59Z", "5"),
        buy("ada", "2026-06-01T00:00:00Z", "10"),
        buy("ada", "2026-06-02T00:00:00Z", "10"));
    assertArrayEquals(new int[] {28, 0}, base.recencyDays());
    assertArrayEquals(new int[] {2, 1}, base.purchaseDays());
    assertArrayEquals(new long[] {2000, 500}, base.netRevenueMinorUnits());
    assertEquals(2, base.size());
    assertEquals(Money.of(EUR, "25"), base.netRevenue());
    assertEquals(
        Optional.of(DateRange.through(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 30))),
        base.purchaseSpan());
  }

  @Test
  void whatLiesOutsideTheWindowIsNotThere() {
    EventHistory history = EventHistory.of(
        buy("ada", "2026-01-31T23:59:59Z", "1"),
        buy("ada", "2026-02-01T00:00:00Z", "2"),
        buy("ada", "2026-02-28T23:59:59Z", "4"),
        buy("ada", "2026-03-01T00:00:00Z", "8"),
        buy("ben", "2026-03-01T00:00:00Z", "16"));
    PurchaseWindow february = PurchaseWindow.of(
        DateRange.of(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 1)), ZoneOffset.UTC);
    CustomerBase base = CustomerBase.of(history, february, EUR);
    assertEquals(Money.of(EUR, "6"), base.netRevenue());
    assertEquals(1, base.size());
    assertEquals(Optional.empty(), base.activity(CustomerId.of("ben")));
  }

  /** Ada buys in February, Ben bought before, Cleo only sends back, and of Dan nothing is known yet. */
  @Test
  void whoBoughtBeforeOrOnlySentBackIsCountedAsLeftOut() {
    EventHistory history = EventHistory.of(
        buy("ada", "2026-01-31T23:59:59Z", "1"),
        buy("ada", "2026-02-01T00:00:00Z", "2"),
        buy("ben", "2026-01-05T00:00:00Z", "16"),
        giveBack("cleo", "2026-02-10T00:00:00Z", "3"),
        buy("dan", "2026-03-01T00:00:00Z", "8"));
    PurchaseWindow february = PurchaseWindow.of(
        DateRange.of(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 1)), ZoneOffset.UTC);
    CustomerBase base = CustomerBase.of(history, february, EUR);
    assertEquals(1, base.size());
    assertEquals(2, base.customersLeftOut());
    assertEquals(base, CustomerBase.of(history.until(february.asOf()), february, EUR));
    assertEquals(1, CustomerBase.of(history, WINDOW, EUR).customersLeftOut());
    assertEquals(0, CustomerBase.empty(february, EUR).customersLeftOut());
  }

  @Test
  void theZoneDecidesWhatOneDayIs() {
    EventHistory history = EventHistory.of(
        buy("ada", "2026-01-03T14:00:00Z", "1"), buy("ada", "2026-01-03T16:00:00Z", "1"));
    LocalDate asOf = LocalDate.of(2026, 6, 30);
    ZoneId tokyo = ZoneId.of("Asia/Tokyo"); // midnight at 15:00 UTC
    assertEquals(1, CustomerBase.of(history, WINDOW, EUR).purchases());
    assertEquals(
        2, CustomerBase.of(history, PurchaseWindow.until(asOf, tokyo), EUR).purchases());
  }

  @Test
  void aDayThatTheClockRepeatsIsCountedOnce() {
    // At 00:01 on 7 November 2010 the clocks of St. John's went back to 23:01 on the 6th.
    ZoneId stJohns = ZoneId.of("America/St_Johns");
    EventHistory history = EventHistory.of(
        buy("ada", "2010-11-07T02:00:00Z", "1"), // 23:30 on the 6th
        buy("ada", "2010-11-07T02:30:30Z", "1"), // half a minute past midnight
        buy("ada", "2010-11-07T03:00:00Z", "1"), // 23:30 again
        buy("ada", "2010-11-07T04:00:00Z", "1")); // 00:30
    PurchaseWindow window = PurchaseWindow.until(LocalDate.of(2010, 11, 30), stJohns);
    assertEquals(2, CustomerBase.of(history, window, EUR).purchases());
  }

  @Test
  void aReturnWithoutPurchaseMakesNoCustomerAndIsNotLost() {
    CustomerBase base = base(
        buy("ada", "2026-01-03T09:00:00Z", "20"), giveBack("ben", "2026-01-04T09:00:00Z", "7"));
    assertEquals(1, base.size());
    assertEquals(Money.of(EUR, "20"), base.netRevenue());
    assertEquals(Money.of(EUR, "7"), base.returnsWithoutPurchase());
  }

  @Test
  void revenueCanFallBelowZero() {
    CustomerBase base = base(
        buy("ada", "2026-01-03T09:00:00Z", "20"), giveBack("ada", "2026-01-04T09:00:00Z", "27"));
    assertEquals(Money.of(EUR, "-7"), activity(base, "ada").netRevenue());
  }

  @Test
  void nobodyHasNoDays() {
    CustomerBase nobody = CustomerBase.empty(WINDOW, EUR);
    assertTrue(nobody.isEmpty());
    assertEquals(Optional.empty(), nobody.purchaseSpan());
    assertEquals(Money.zero(EUR), nobody.netRevenue());
    assertEquals(base(giveBack("ada", "2026-07-01T00:00:00Z", "1")), nobody);
  }

  @Test
  void doesNotMixCurrencies() {
    EventHistory history = EventHistory.of(
        buy("ada", "2026-01-03T09:00:00Z", "20"),
        Purchase.of("usd", Instant.parse("2026-01-04T09:00:00Z"), "ada", Money.of("USD", "1")));
    assertThrows(CurrencyMismatchException.class, () -> CustomerBase.of(history, WINDOW, EUR));
  }

  @Test
  void refusesToMergeWhatIsNoShard() {
    CustomerBase january = base(buy("ada", "2026-01-03T09:00:00Z", "20"));
    CustomerBase march = base(buy("ada", "2026-03-05T09:00:00Z", "20"));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> january.merge(march));
    assertEquals(
        "other must be of other customers, but both have ada. Split a history by customer, not by time.",
        refused.getMessage());
    CustomerBase otherWindow =
        CustomerBase.empty(PurchaseWindow.until(LocalDate.of(2026, 5, 31), ZoneOffset.UTC), EUR);
    assertThrows(IllegalArgumentException.class, () -> january.merge(otherWindow));
    CustomerBase otherCurrency = CustomerBase.empty(WINDOW, CurrencyUnit.of("USD"));
    assertThrows(CurrencyMismatchException.class, () -> january.merge(otherCurrency));
  }

  @Test
  void isEqualByWindowCurrencyAndCustomers() {
    Purchase purchase = buy("ada", "2026-01-03T09:00:00Z", "20");
    new EqualsTester()
        .addEqualityGroup(base(purchase), base(purchase))
        .addEqualityGroup(base(purchase, giveBack("ben", "2026-01-03T09:00:00Z", "1")))
        .addEqualityGroup(CustomerBase.empty(WINDOW, EUR))
        .addEqualityGroup(CustomerBase.empty(WINDOW, CurrencyUnit.of("USD")))
        .testEquals();
  }

  @Test
  void namesTheArgumentThatIsNull() {
    NullPointerTester tester = new NullPointerTester()
        .setDefault(EventHistory.class, EventHistory.empty())
        .setDefault(PurchaseWindow.class, WINDOW)
        .setDefault(CurrencyUnit.class, EUR);
    tester.testAllPublicStaticMethods(CustomerBase.class);
    tester.testAllPublicInstanceMethods(CustomerBase.empty(WINDOW, EUR));
  }
}
