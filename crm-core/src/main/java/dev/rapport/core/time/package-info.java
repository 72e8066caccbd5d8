/**
 * Time as rules count it: ranges of dates and of instants, the windows that caps, tiers and reports look through, dates that
 * come back, and how far a forecast looks ahead.
 *
 * <p>Ranges are half-open, so they add up: {@link dev.rapport.core.time.DateRange} for days, {@link
 * dev.rapport.core.time.InstantRange} for instants. A {@link dev.rapport.core.time.Window} answers "which days count on this
 * day": a {@link dev.rapport.core.time.Cycle} cuts the calendar into weeks, quarters, fiscal years or the years of a membership, a
 * rolling window is the last so many days or months. A {@link dev.rapport.core.time.Recurrence} is a birthday, an anniversary, a
 * month end; asked for what fell due since the last run, it misses nothing and repeats nothing. {@link
 * dev.rapport.core.time.Days} ties dates to instants, and whatever needs that takes a zone. Now is always an argument; what is
 * counted as of an instant includes that instant.
 *
 * <pre>{@code
 * Cycle fiscalYear = Cycle.yearsFrom(Month.APRIL);
 * fiscalYear.rangeAt(LocalDate.of(2026, 3, 31));                // 2025-04-01/2026-04-01
 * fiscalYear.rangeAt(asOf, ZoneId.of("Asia/Kolkata"));          // the same year in instants
 * Cycle.months().roundUpLastDay(LocalDate.of(2026, 7, 6));      // 2026-07-31
 * Window.rolling(Period.ofDays(7)).rangeAt(LocalDate.of(2026, 1, 10));   // 2026-01-04/2026-01-11
 *
 * Recurrence birthday = Recurrence.yearly(MonthDay.of(2, 29), LeapDayPolicy.FEB_28);
 * birthday.occurrencesIn(DateRange.catchUp(lastRun, today));    // every date to greet on, once
 * }</pre>
 *
 * <p>Calendars are irregular, and what is not written down is decided by accident. These tables are the decision.
 *
 * <table>
 *   <caption>Month ends: a day that a month lacks is its last day; steps are counted from the anchor, so the day comes
 *   back</caption>
 *   <tr><th>Rule</th><th>gives</th></tr>
 *   <tr><td>{@code Cycle.of(31 January 2026, P1M)}</td><td>starts on 31 January, 28 February, 31 March, 30 April</td></tr>
 *   <tr><td>{@code Cycle.monthsFrom(30)} in 2026</td><td>starts on 30 January, 28 February, 30 March, 30 April</td></tr>
 *   <tr><td>{@code Recurrence.monthEnds()} in 2028</td><td>31 January, 29 February, 31 March, 30 April</td></tr>
 *   <tr><td>{@code Recurrence.every(P3M, 30 November 2026)}</td><td>30 November, 28 February, 30 May, 30 August</td></tr>
 *   <tr><td>{@code rolling P1M} on 28 February 2026</td><td>1 to 28 February</td></tr>
 *   <tr><td>{@code rolling P1M} on 30 March 2026</td><td>28 February to 30 March</td></tr>
 * </table>
 *
 * <table>
 *   <caption>Leap days: 29 February in a year without one</caption>
 *   <tr><th>Rule</th><th>in 2027</th><th>in 2028</th></tr>
 *   <tr><td>{@code yearly(29 February, FEB_28)}</td><td>28 February</td><td>29 February</td></tr>
 *   <tr><td>{@code yearly(29 February, MAR_1)}</td><td>1 March</td><td>29 February</td></tr>
 *   <tr><td>{@code Cycle.membershipYears(29 February 2024)}</td><td>starts on 28 February</td><td>starts on 29
 *   February</td></tr>
 *   <tr><td>{@code Cycle.yearsFrom(29 February)}</td><td>starts on 28 February</td><td>starts on 29 February</td></tr>
 * </table>
 *
 * <table>
 *   <caption>Clocks put forward: a day begins at midnight or, where it has none, when it first shows on the wall</caption>
 *   <tr><th>Zone</th><th>Change</th><th>gives</th></tr>
 *   <tr><td>Europe/Paris</td><td>29 March 2026, 02:00 to 03:00</td><td>a day of 23 hours</td></tr>
 *   <tr><td>America/Sao_Paulo</td><td>4 November 2018, 00:00 to 01:00</td><td>begins at 01:00, 23 hours</td></tr>
 *   <tr><td>Asia/Beirut</td><td>29 March 2026, 00:00 to 01:00</td><td>begins at 01:00, 23 hours</td></tr>
 *   <tr><td>Pacific/Apia</td><td>30 December 2011, left out</td><td>an empty day: no instant belongs to it, and what recurs on
 *   it falls due when 31 December begins</td></tr>
 * </table>
 *
 * <table>
 *   <caption>Clocks put back: a day begins at the first of two midnights and, once begun, does not stop</caption>
 *   <tr><th>Zone</th><th>Change</th><th>gives</th></tr>
 *   <tr><td>Europe/Paris</td><td>25 October 2026, 03:00 to 02:00</td><td>a day of 25 hours</td></tr>
 *   <tr><td>America/Sao_Paulo</td><td>18 February 2018, 00:00 to 23:00</td><td>17 February has 25 hours</td></tr>
 *   <tr><td>America/Havana</td><td>1 November 2026, 01:00 to 00:00</td><td>begins at the first midnight, 25 hours</td></tr>
 *   <tr><td>America/St_Johns</td><td>7 November 2010, 00:01 to 23:01</td><td>begins at the first midnight, 25 hours; the
 *   hour that shows 6 November again belongs to 7 November</td></tr>
 * </table>
 *
 * <p>Dates are of the ISO calendar. Not here: retail calendars of 52 or 53 weeks (4-4-5 and its kin), business days and public
 * holidays, feasts of lunar calendars such as the Spring Festival. They are tables that somebody maintains; give their dates to
 * the rule that needs them. What a date means in instants follows the time-zone rules of the JVM at hand; a decision that must
 * not change with them keeps the instants that it was made with.
 */
@NullMarked
package dev.rapport.core.time;

import org.jspecify.annotations.NullMarked;
