package dev.rapport.core.time;

import static java.time.Duration.ofHours;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every row of the tables in the package's documentation. */
class PublishedTablesTest {
  private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);

  private static List<LocalDate> dates(String... dates) {
    return List.of(dates).stream().map(LocalDate::parse).toList();
  }

  private static List<LocalDate> starts(Cycle cycle, String firstDay, String lastDay) {
    return Recurrence.startsOf(cycle)
        .occurrencesIn(DateRange.through(LocalDate.parse(firstDay), LocalDate.parse(lastDay)))
        .toList();
  }

  private static LocalDate startIn(Cycle cycle, int year) {
    return starts(cycle, year + "-01-01", year + "-12-31").get(0);
  }

  private static InstantRange day(String date, String zone) {
    return DateRange.ofDay(LocalDate.parse(date)).in(ZoneId.of(zone));
  }

  private static Instant local(String dateTime, String zone) {
    return LocalDateTime.parse(dateTime).atZone(ZoneId.of(zone)).toInstant();
  }

  @Test
  void monthEnds() {
    assertEquals(
        dates("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"),
        starts(
            Cycle.of(LocalDate.of(2026, 1, 31), Period.ofMonths(1)), "2026-01-01", "2026-04-30"));
    assertEquals(
        dates("2026-01-30", "2026-02-28", "2026-03-30", "2026-04-30"),
        starts(Cycle.monthsFrom(30), "2026-01-01", "2026-04-30"));
    assertEquals(
        dates("2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"),
        Recurrence.monthEnds()
            .occurrencesIn(DateRange.parse("2028-01-01/2028-05-01"))
            .toList());
    assertEquals(
        dates("2026-11-30", "2027-02-28", "2027-05-30", "2027-08-30"),
        Recurrence.every(Period.ofMonths(3), LocalDate.of(2026, 11, 30))
            .occurrencesIn(DateRange.parse("2026-01-01/2027-09-01"))
            .toList());
    Window month = Window.rolling(Period.ofMonths(1));
    assertEquals(
        DateRange.parse("2026-02-01/2026-03-01"), month.rangeAt(LocalDate.of(2026, 2, 28)));
    assertEquals(
        DateRange.parse("2026-02-28/2026-03-31"), month.rangeAt(LocalDate.of(2026, 3, 30)));
  }

  @Test
  void leapDays() {
    for (int year : List.of(2027, 2028)) {
      LocalDate clamped = LEAP_DAY.atYear(year);
      LocalDate after = year == 2027 ? LocalDate.of(2027, 3, 1) : LocalDate.of(2028, 2, 29);
      LocalDate newYear = LocalDate.of(year, 1, 1);
      assertEquals(
          clamped, Recurrence.yearly(LEAP_DAY, LeapDayPolicy.FEB_28).nextOnOrAfter(newYear));
      assertEquals(after, Recurrence.yearly(LEAP_DAY, LeapDayPolicy.MAR_1).nextOnOrAfter(newYear));
      assertEquals(clamped, startIn(Cycle.membershipYears(LocalDate.of(2024, 2, 29)), year));
      assertEquals(clamped, startIn(Cycle.yearsFrom(LEAP_DAY), year));
    }
    assertEquals(LocalDate.of(2027, 2, 28), LEAP_DAY.atYear(2027));
  }

  @Test
  void clocksPutForward() {
    InstantRange paris = day("2026-03-29", "Europe/Paris");
    assertEquals(Instant.parse("2026-03-28T23:00:00Z"), paris.startInclusive());
    assertEquals(ofHours(23), paris.duration());

    InstantRange saoPaulo = day("2018-11-04", "America/Sao_Paulo");
    assertEquals(Instant.parse("2018-11-04T03:00:00Z"), saoPaulo.startInclusive());
    assertEquals(local("2018-11-04T01:00", "America/Sao_Paulo"), saoPaulo.startInclusive());
    assertEquals(ofHours(23), saoPaulo.duration());

    InstantRange beirut = day("2026-03-29", "Asia/Beirut");
    assertEquals(Instant.parse("2026-03-28T22:00:00Z"), beirut.startInclusive());
    assertEquals(local("2026-03-29T01:00", "Asia/Beirut"), beirut.startInclusive());
    assertEquals(ofHours(23), beirut.duration());
  }

  @Test
  void aDayLeftOutIsEmptyAndWhatRecursOnItFallsDueWithTheNext() {
    ZoneId apia = ZoneId.of("Pacific/Apia");
    InstantRange leftOut = day("2011-12-30", "Pacific/Apia");
    assertTrue(leftOut.isEmpty());
    assertEquals(Instant.parse("2011-12-30T10:00:00Z"), leftOut.startInclusive());
    assertEquals(leftOut.startInclusive(), day("2011-12-31", "Pacific/Apia").startInclusive());
    assertEquals(LocalDate.of(2011, 12, 31), Days.of(Instant.parse("2011-12-30T10:00:00Z"), apia));
    assertEquals(
        LocalDate.of(2011, 12, 29), Days.of(Instant.parse("2011-12-30T09:59:59.999999999Z"), apia));
    Recurrence daily = Recurrence.startsOf(Cycle.days());
    for (String start : List.of("2011-12-30T09:00:00Z", "2011-12-30T10:00:00Z")) {
      assertEquals(
          dates("2011-12-30", "2011-12-31"),
          daily
              .occurrencesIn(InstantRange.parse(start + "/2011-12-30T10:00:01Z"), apia)
              .toList());
    }
    assertEquals(
        0,
        daily
            .occurrencesIn(InstantRange.parse("2011-12-30T09:00:00Z/2011-12-30T10:00:00Z"), apia)
            .count());
  }

  @Test
  void clocksPutBack() {
    assertEquals(ofHours(25), day("2026-10-25", "Europe/Paris").duration());
    assertEquals(ofHours(25), day("2018-02-17", "America/Sao_Paulo").duration());
    assertEquals(
        Instant.parse("2018-02-18T03:00:00Z"),
        day("2018-02-18", "America/Sao_Paulo").startInclusive());

    InstantRange havana = day("2026-11-01", "America/Havana");
    assertEquals(Instant.parse("2026-11-01T04:00:00Z"), havana.startInclusive());
    assertEquals(ofHours(25), havana.duration());
  }

  @Test
  void aDayThatHasBegunDoesNotStopWhenTheWallShowsYesterdayAgain() {
    ZoneId stJohns = ZoneId.of("America/St_Johns");
    InstantRange day = day("2010-11-07", "America/St_Johns");
    assertEquals(Instant.parse("2010-11-07T02:30:00Z"), day.startInclusive());
    assertEquals(ofHours(25), day.duration());
    Instant again = Instant.parse("2010-11-07T02:45:00Z");
    assertEquals(LocalDate.of(2010, 11, 6), again.atZone(stJohns).toLocalDate());
    assertEquals(LocalDate.of(2010, 11, 7), Days.of(again, stJohns));
    assertEquals(day, Cycle.days().rangeAt(again, stJohns));
  }
}
