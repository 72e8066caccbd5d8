package dev.rapport.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Recurrences by example. */
class RecurrenceTest {
  private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);
  private static final LocalDate JOINED = LocalDate.of(2024, 2, 29);

  private static void assertOccurs(String expected, Recurrence recurrence, String range) {
    assertEquals(
        expected,
        String.join(
            " ",
            recurrence
                .occurrencesIn(DateRange.parse(range))
                .map(LocalDate::toString)
                .toList()));
  }

  @Test
  void anniversariesBeginAYearAfterTheDay() {
    Recurrence february = Recurrence.anniversariesOf(JOINED, LeapDayPolicy.FEB_28);
    assertOccurs("2025-02-28 2026-02-28 2027-02-28 2028-02-29", february, "2024-01-01/2029-01-01");
    Recurrence march = Recurrence.anniversariesOf(JOINED, LeapDayPolicy.MAR_1);
    assertOccurs("2025-03-01 2026-03-01 2027-03-01 2028-02-29", march, "2024-01-01/2029-01-01");
    assertFalse(february.occursOn(JOINED));
    assertEquals(Optional.empty(), february.lastOnOrBefore(LocalDate.of(2025, 2, 27)));
    assertEquals(
        Optional.of(LocalDate.of(2025, 2, 28)), february.lastOnOrBefore(LocalDate.of(2026, 2, 27)));
  }

  @Test
  void everyStartsWithItsFirstDate() {
    Recurrence fortnightly = Recurrence.every(Period.ofWeeks(2), LocalDate.of(2026, 1, 5));
    assertOccurs("2026-01-05 2026-01-19 2026-02-02", fortnightly, "2025-12-01/2026-02-03");
    assertEquals(LocalDate.of(2026, 1, 5), fortnightly.nextAfter(LocalDate.of(1999, 1, 1)));
    Recurrence quarterEnds = Recurrence.every(Period.ofMonths(3), LocalDate.of(2025, 12, 31));
    assertOccurs("2026-03-31 2026-06-30 2026-09-30", quarterEnds, "2026-01-01/2026-12-31");
  }

  @Test
  void daysOfTheWeekTheMonthAndTheYear() {
    assertOccurs(
        "2026-05-01 2026-05-08", Recurrence.weekly(DayOfWeek.FRIDAY), "2026-05-01/2026-05-15");
    assertOccurs(
        "2026-01-30 2026-02-28 2026-03-30", Recurrence.monthly(30), "2026-01-01/2026-04-01");
    assertOccurs("2028-01-31 2028-02-29", Recurrence.monthEnds(), "2028-01-31/2028-03-01");
    assertOccurs(
        "2026-06-30 2026-12-31 2027-06-30",
        Recurrence.yearly(
            List.of(MonthDay.of(12, 31), MonthDay.of(6, 30), MonthDay.of(12, 31)),
            LeapDayPolicy.FEB_28),
        "2026-01-01/2027-12-31");
  }

  @Test
  void twoDaysKeptOnOneDateAreOneOccurrence() {
    Recurrence both = Recurrence.yearly(List.of(LEAP_DAY, MonthDay.of(3, 1)), LeapDayPolicy.MAR_1);
    assertOccurs("2027-03-01 2028-02-29 2028-03-01", both, "2027-01-01/2029-01-01");
    Recurrence end = Recurrence.yearly(List.of(LEAP_DAY, MonthDay.of(2, 28)), LeapDayPolicy.FEB_28);
    assertOccurs("2027-02-28 2028-02-28 2028-02-29", end, "2027-01-01/2029-01-01");
  }

  @Test
  void catchesUpAfterAnOutageAndNotTwice() {
    Recurrence birthday = Recurrence.yearly(LEAP_DAY, LeapDayPolicy.MAR_1);
    LocalDate lastRun = LocalDate.of(2026, 2, 28);
    DateRange missed = DateRange.catchUp(lastRun, LocalDate.of(2026, 3, 5));
    assertEquals(
        List.of(LocalDate.of(2026, 3, 1)), birthday.occurrencesIn(missed).toList());
    DateRange onTheDay = DateRange.catchUp(lastRun, LocalDate.of(2026, 3, 1));
    assertEquals(1, birthday.occurrencesIn(onTheDay).count());
    DateRange after = DateRange.catchUp(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 5));
    assertEquals(0, birthday.occurrencesIn(after).count());
  }

  @Test
  void catchesUpByTheClockOfTheZone() {
    Recurrence newYear = Recurrence.yearly(MonthDay.of(1, 1), LeapDayPolicy.FEB_28);
    ZoneId auckland = ZoneId.of("Pacific/Auckland");
    InstantRange hour = InstantRange.parse("2025-12-31T10:30:00Z/2025-12-31T11:00:00Z");
    assertEquals(0, newYear.occurrencesIn(hour, auckland).count());
    InstantRange next = InstantRange.parse("2025-12-31T11:00:00Z/2025-12-31T11:30:00Z");
    assertEquals(
        List.of(LocalDate.of(2026, 1, 1)), newYear.occurrencesIn(next, auckland).toList());
    assertEquals(0, newYear.occurrencesIn(next, ZoneId.of("UTC")).count());
  }

  @Test
  void occurrencesAreLazy() {
    Recurrence daily = Recurrence.startsOf(Cycle.days());
    assertEquals(
        List.of(JOINED, JOINED.plusDays(1)),
        daily.occurrencesIn(DateRange.startingAt(JOINED)).limit(2).toList());
    assertEquals(
        0,
        daily
            .occurrencesIn(DateRange.of(LocalDate.MAX.minusDays(1), LocalDate.MAX.minusDays(1)))
            .count());
  }

  @Test
  void aLaterStartWins() {
    Recurrence monthly = Recurrence.monthly(1).startingAt(LocalDate.of(2026, 3, 2));
    assertEquals(monthly, monthly.startingAt(LocalDate.of(2026, 1, 1)));
    assertEquals(LocalDate.of(2026, 4, 1), monthly.nextOnOrAfter(LocalDate.of(2026, 1, 1)));
    assertEquals(LocalDate.of(2026, 3, 2), monthly.startInclusive());
    assertEquals(Optional.empty(), monthly.lastOnOrBefore(LocalDate.of(2026, 3, 31)));
    assertTrue(monthly.startingAt(LocalDate.of(2026, 5, 1)).occursOn(LocalDate.of(2026, 5, 1)));
  }

  @Test
  void refusesNoDays() {
    assertEquals(
        "days must hold a day of the year, was empty",
        assertThrows(
                IllegalArgumentException.class,
                () -> Recurrence.yearly(List.of(), LeapDayPolicy.FEB_28))
            .getMessage());
  }

  @Test
  void equalRecurrencesAreEqual() {
    new EqualsTester()
        .addEqualityGroup(Recurrence.monthEnds(), Recurrence.monthly(31))
        .addEqualityGroup(
            Recurrence.weekly(DayOfWeek.MONDAY), Recurrence.startsOf(Cycle.weeks(DayOfWeek.MONDAY)))
        .addEqualityGroup(
            Recurrence.yearly(LEAP_DAY, LeapDayPolicy.MAR_1),
            Recurrence.yearly(List.of(LEAP_DAY, LEAP_DAY), LeapDayPolicy.MAR_1))
        .addEqualityGroup(Recurrence.yearly(LEAP_DAY, LeapDayPolicy.FEB_28))
        .addEqualityGroup(
            Recurrence.yearly(LEAP_DAY, LeapDayPolicy.FEB_28).startingAt(JOINED.plusDays(1)),
            Recurrence.anniversariesOf(JOINED, LeapDayPolicy.FEB_28))
        .testEquals();
  }

  @Test
  void nullIsRefused() {
    NullPointerTester tester = new NullPointerTester()
        .setDefault(LocalDate.class, JOINED)
        .setDefault(MonthDay.class, LEAP_DAY)
        .setDefault(Period.class, Period.ofDays(1))
        .setDefault(Cycle.class, Cycle.days())
        .setDefault(DateRange.class, DateRange.ofDay(JOINED))
        .setDefault(InstantRange.class, InstantRange.allTime())
        .setDefault(ZoneId.class, ZoneId.of("UTC"));
    tester.testAllPublicStaticMethods(Recurrence.class);
    tester.testAllPublicInstanceMethods(Recurrence.monthEnds());
    tester.testAllPublicInstanceMethods(Recurrence.yearly(LEAP_DAY, LeapDayPolicy.FEB_28));
  }
}
