package dev.rapport.scoring.customerbase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.NullPointerTester;
import dev.rapport.core.time.DateRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PurchaseWindowTest {
  private static final LocalDate LAST_DAY = LocalDate.of(1998, 6, 30);

  @Test
  void anAsOfDateIncludesItsDay() {
    PurchaseWindow window = PurchaseWindow.until(LAST_DAY, ZoneOffset.UTC);
    assertTrue(window.contains(Instant.parse("1998-06-30T23:59:59.999999999Z")));
    assertFalse(window.contains(Instant.parse("1998-07-01T00:00:00Z")));
    assertTrue(window.contains(Instant.MIN));
    assertFalse(window.hasStart());
    assertEquals(LAST_DAY, window.asOfDay());
  }

  @Test
  void anAsOfInstantCountsItself() {
    Instant noon = Instant.parse("2026-03-01T12:00:00Z");
    PurchaseWindow window = PurchaseWindow.until(noon, ZoneId.of("Asia/Tokyo"));
    assertTrue(window.contains(noon));
    assertFalse(window.contains(noon.plusNanos(1)));
    assertEquals(LocalDate.of(2026, 3, 1), window.asOfDay());
    assertEquals(LocalDate.of(2026, 3, 2), window.dayOf(Instant.parse("2026-03-01T15:00:00Z")));
  }

  @Test
  void wholeDaysBeginAndEndInTheZone() {
    ZoneId newYork = ZoneId.of("America/New_York");
    DateRange march = DateRange.of(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1));
    PurchaseWindow window = PurchaseWindow.of(march, newYork);
    assertTrue(window.hasStart());
    assertFalse(window.contains(Instant.parse("2026-03-01T04:59:59Z")));
    assertTrue(window.contains(Instant.parse("2026-03-01T05:00:00Z")));
    assertTrue(window.contains(Instant.parse("2026-04-01T03:59:59Z"))); // summer time by then
    assertFalse(window.contains(Instant.parse("2026-04-01T04:00:00Z")));
    assertEquals(
        PurchaseWindow.until(LAST_DAY, newYork),
        PurchaseWindow.of(DateRange.endingAt(LAST_DAY.plusDays(1)), newYork));
  }

  @Test
  void saysWhatCounts() {
    assertEquals(
        "everything up to 1998-06-30T23:59:59.999999999Z, in days of Z",
        PurchaseWindow.until(LAST_DAY, ZoneOffset.UTC).toString());
    assertEquals(
        "from 1998-06-29T22:00:00Z up to 1998-06-30T21:59:59.999999999Z, in days of Europe/Paris",
        PurchaseWindow.of(DateRange.ofDay(LAST_DAY), ZoneId.of("Europe/Paris")).toString());
  }

  @Test
  void refusesAWindowWithoutAnInstant() {
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    IllegalArgumentException refused = assertThrows(
        IllegalArgumentException.class,
        () -> new PurchaseWindow(now.plusNanos(1), now, ZoneOffset.UTC));
    assertEquals(
        "asOf must not be before startInclusive 2026-03-01T12:00:00.000000001Z, was 2026-03-01T12:00:00Z",
        refused.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> PurchaseWindow.of(DateRange.of(LAST_DAY, LAST_DAY), ZoneOffset.UTC));
    assertThrows(
        IllegalArgumentException.class,
        () -> PurchaseWindow.of(DateRange.startingAt(LAST_DAY), ZoneOffset.UTC));
  }

  @Test
  void namesTheArgumentThatIsNull() {
    NullPointerTester tester = new NullPointerTester()
        .setDefault(Instant.class, Instant.EPOCH)
        .setDefault(LocalDate.class, LAST_DAY)
        .setDefault(ZoneId.class, ZoneOffset.UTC)
        .setDefault(DateRange.class, DateRange.ofDay(LAST_DAY));
    tester.testAllPublicConstructors(PurchaseWindow.class);
    tester.testAllPublicStaticMethods(PurchaseWindow.class);
    tester.testAllPublicInstanceMethods(PurchaseWindow.until(LAST_DAY, ZoneOffset.UTC));
  }
}
