package dev.rapport.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Dates that programmes, tax offices and standards have published. */
class CycleGoldenTest {
  private static LocalDate date(String date) {
    return LocalDate.parse(date);
  }

  // Square, Loyalty API reference, LoyaltyProgramExpirationPolicy: P12M lasts through the last day
  // of the month.
  @Test
  void squarePointsOfTwelveMonthsExpireWithTheMonth() {
    LocalDate lastDay = date("2020-07-06").plusMonths(12);
    assertEquals(date("2021-08-01"), Cycle.months().roundUp(lastDay.plusDays(1)));
    assertEquals(date("2021-07-31"), Cycle.months().roundUpLastDay(lastDay));
  }

  // Singapore Airlines, KrisFlyer terms (as told by milelion.com, 2018 and 2023): 36 months, end of
  // the equivalent month.
  @Test
  void krisFlyerMilesLastToTheEndOfTheEquivalentMonth() {
    ZoneId singapore = ZoneId.of("Asia/Singapore");
    LocalDate july = Cycle.months().roundUpLastDay(date("2017-07-15").plusMonths(36));
    assertEquals(
        OffsetDateTime.parse("2020-07-31T23:59:59.999999999+08:00").toInstant(),
        Days.lastInstantOf(july, singapore));
    assertEquals(
        date("2021-01-31"), Cycle.months().roundUpLastDay(date("2018-01-01").plusMonths(36)));
    // mainlymiles.com, 2018: by the day of the credit, 2 August, not of the request, 28 July.
    assertEquals(
        date("2021-08-31"), Cycle.months().roundUpLastDay(date("2018-08-02").plusMonths(36)));
  }

  // Voucherify, documentation of loyalty points: one month from 31 January; the same rounded up to
  // the end of the month.
  @Test
  void voucherifyMonthsEndWithFebruary() {
    assertEquals(
        date("2026-02-28"),
        Cycle.of(date("2026-01-31"), Period.ofMonths(1))
            .next(date("2026-01-31"))
            .startInclusive());
    DateRange.ofMonth(YearMonth.of(2026, 1))
        .days()
        .forEach(earned ->
            assertEquals(date("2026-02-28"), Cycle.months().roundUpLastDay(earned.plusMonths(1))));
  }

  // Open Loyalty, settings: end of the month and of the year in which points were earned.
  @Test
  void openLoyaltyPointsEndWithTheirMonthOrYear() {
    assertEquals(date("2018-02-01"), Cycle.months().rangeAt(date("2018-01-22")).endExclusive());
    DateRange.ofYear(2018)
        .days()
        .forEach(earned ->
            assertEquals(date("2019-01-01"), Cycle.years().rangeAt(earned).endExclusive()));
  }

  // Thrive, help pages: inactive after "365 days or 1 year", which agree if the year's last day is
  // meant.
  @Test
  void thriveYearEndsTheDayBeforeTheAnniversary() {
    assertEquals(date("2021-01-04"), lastDayOfFirstYear("2020-01-05"));
    assertEquals(date("2021-08-09"), lastDayOfFirstYear("2020-08-10"));
  }

  private static LocalDate lastDayOfFirstYear(String visit) {
    return Cycle.membershipYears(date(visit)).range(0).lastDay();
  }

  // White Label Loyalty, knowledge base: every 1 March whatever is a year old expires.
  @Test
  void whiteLabelLoyaltyPointsExpireOnTheFirstOfMarchAfterAYear() {
    Recurrence everyMarch = Recurrence.yearly(MonthDay.of(3, 1), LeapDayPolicy.FEB_28);
    assertEquals(date("2025-03-01"), everyMarch.nextOnOrAfter(date("2024-03-01").plusYears(1)));
    assertEquals(date("2026-03-01"), everyMarch.nextOnOrAfter(date("2024-03-02").plusYears(1)));
  }

  // Voucherify, tiers with monthly periods: reached on 10 March.
  @Test
  void voucherifyTierPeriods() {
    LocalDate reached = date("2026-03-10");
    assertEquals(date("2026-03-31"), Cycle.months().rangeAt(reached).lastDay());
    assertEquals(date("2026-04-30"), Cycle.months().next(reached).lastDay());
    assertEquals(date("2026-04-01"), Cycle.months().next(reached).startInclusive());
  }

  // Sparkfly, loyalty tier systems: a term of 365 days from 1 June 2025, then renewed.
  @Test
  void sparkflyTermsOf365Days() {
    Cycle terms = Cycle.of(date("2025-06-01"), Period.ofDays(365));
    assertEquals(date("2026-06-01"), terms.range(0).endExclusive());
    assertEquals(date("2027-06-01"), terms.range(1).endExclusive());
  }

  // FlyerTalk thread 396789: qualified in January to September 2005, status to December 2006; in
  // the last quarter of 2004, to
  // December 2005, though both lie in one qualifying year from October.
  @Test
  void airlineQualifyingYearsAndStatusYearsDiffer() {
    Cycle qualifying = Cycle.yearsFrom(Month.OCTOBER);
    assertEquals(qualifying.rangeAt(date("2004-11-15")), qualifying.rangeAt(date("2005-03-15")));
    assertEquals(date("2006-12-31"), Cycle.years().next(date("2005-03-15")).lastDay());
    assertEquals(date("2005-12-31"), Cycle.years().next(date("2004-11-15")).lastDay());
  }

  // ISO 8601: 2009-W01 runs from Monday 29 December 2008, 2009-W53 to Sunday 3 January 2010.
  @Test
  void isoWeeks() {
    Cycle weeks = Cycle.weeks(DayOfWeek.MONDAY);
    assertEquals(DateRange.parse("2008-12-29/2009-01-05"), weeks.rangeAt(date("2009-01-01")));
    assertEquals(DateRange.parse("2009-12-28/2010-01-04"), weeks.rangeAt(date("2010-01-03")));
    assertEquals(52, weeks.indexAt(date("2010-01-03")) - weeks.indexAt(date("2009-01-01")));
  }

  // HM Revenue and Customs: the tax year 2025 to 2026 runs from 6 April 2025 to 5 April 2026.
  // Reserve Bank of India: the financial year 2025-26 runs from 1 April 2025 to 31 March 2026.
  // United States, 31 U.S.C. 1102: fiscal year 2026 begins on 1 October 2025 and ends on 30
  // September 2026.
  @Test
  void fiscalYears() {
    assertEquals(
        DateRange.through(date("2025-04-06"), date("2026-04-05")),
        Cycle.yearsFrom(MonthDay.of(4, 6)).rangeAt(date("2026-01-31")));
    assertEquals(
        DateRange.through(date("2025-04-01"), date("2026-03-31")),
        Cycle.yearsEndingIn(Month.MARCH).rangeAt(date("2026-03-31")));
    assertEquals(
        DateRange.through(date("2025-10-01"), date("2026-09-30")),
        Cycle.yearsFrom(Month.OCTOBER).rangeAt(date("2025-10-01")));
  }

  // Salesforce, loyalty extension period: a window of 10 days as of 15 January reaches back to what
  // expired on 5 January.
  @Test
  void salesforceReinstatementWindow() {
    Window tenDaysAndToday = Window.rolling(Period.ofDays(11));
    assertEquals(date("2026-01-05"), tenDaysAndToday.rangeAt(date("2026-01-15")).startInclusive());
  }

  // IANA time zone database: India has no change of clocks, so its financial year begins at 18:30
  // of the day before in UTC.
  @Test
  void aFiscalYearInItsZone() {
    InstantRange year = Cycle.yearsFrom(Month.APRIL)
        .rangeAt(Instant.parse("2026-03-31T18:29:59Z"), ZoneId.of("Asia/Kolkata"));
    assertEquals(InstantRange.parse("2025-03-31T18:30:00Z/2026-03-31T18:30:00Z"), year);
  }
}
