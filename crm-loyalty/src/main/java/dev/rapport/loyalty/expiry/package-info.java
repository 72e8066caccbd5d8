/**
 * When points end (积分有效期): policies that turn the occasion of earning into the instants that are posted with a lot.
 *
 * <p>An {@link dev.rapport.loyalty.expiry.ExpiryPolicy} is a value: never, a period rounded up to the end of a month, the next 1
 * March, after so long without activity, the earliest of these, or bit by bit. {@link
 * dev.rapport.loyalty.expiry.ExpiryPolicies} makes them. It is asked once, when points are earned or activated, and answers with
 * an {@link dev.rapport.loyalty.expiry.ExpiryPlan} of resolved instants. Which policy it is that is asked is decided by {@link
 * dev.rapport.loyalty.expiry.ExpiryTerms}: those of the rule before those of the tier before those of the type of points.
 *
 * <pre>{@code
 * ExpiryPolicy miles = rolling(Period.ofMonths(36)).roundedUpTo(MONTH_END);
 * ExpiryPlan plan = miles.plan(Occasion.at(now, zone));
 * for (PlannedLot lot : plan.lots(earned)) { ... }      // new Earn(posting, lot.points(), lot.terms(), ...)
 * plan.explanation().lines();
 * // points end at 2029-08-01 00:00:00 UTC: 3 years, counted from earn at 2026-07-06 10:00:00 UTC: good through 2029-07-06;
 * //     rounded up to 2029-07-31, the end of 2029-07-01 to 2029-07-31
 * }</pre>
 *
 * <p>Points that slide name a clock of their account and are not touched by an activity: {@link
 * dev.rapport.loyalty.expiry.ExpiryPolicy#onActivity} says how far it moves the clock, and one posting moves it for all lots. A
 * policy that changes leaves lots as they are. {@link dev.rapport.loyalty.expiry.ExpiryVersions#redate} finds what would
 * differ if it did not, as a {@link dev.rapport.loyalty.expiry.Redating} to read before it is posted. {@link
 * dev.rapport.loyalty.expiry.GracePolicy} and {@link dev.rapport.loyalty.expiry.ReinstatementPolicy} say what becomes of points
 * that come back late.
 *
 * <p>"Good through a day" means: dead from the beginning of the day after, in the zone of the programme. These tables are what
 * follows from it.
 *
 * <table>
 *   <caption>Calendars: a day that a month lacks is its last day, and rounding starts from the last good day</caption>
 *   <tr><th>Policy</th><th>earned on</th><th>good through</th></tr>
 *   <tr><td>{@code rolling(P1M)}</td><td>31 January 2026</td><td>28 February 2026</td></tr>
 *   <tr><td>{@code rolling(P1Y)}</td><td>29 February 2024</td><td>28 February 2025</td></tr>
 *   <tr><td>{@code rolling(P1Y).countingTheFirstDay()}</td><td>1 March 2024</td><td>28 February 2025</td></tr>
 *   <tr><td>{@code rolling(P36M).roundedUpTo(MONTH_END)}</td><td>1 January 2018</td><td>31 January 2021</td></tr>
 *   <tr><td>{@code rolling(P0D).roundedUpTo(YEAR_END)}</td><td>31 December 2026</td><td>31 December 2026</td></tr>
 *   <tr><td>{@code onDates(1 March)}</td><td>1 March 2026</td><td>28 February 2027</td></tr>
 *   <tr><td>{@code onDates(29 February)}</td><td>1 January 2026</td><td>28 February 2026</td></tr>
 *   <tr><td>{@code onDates(29 February)}</td><td>1 January 2028</td><td>28 February 2028</td></tr>
 * </table>
 *
 * <table>
 *   <caption>Daylight saving: {@code rolling} keeps whole days, {@code lasting} keeps the length</caption>
 *   <tr><th>Zone and change</th><th>Points</th><th>dead from</th></tr>
 *   <tr><td>Europe/Paris, 29 March 2026 has 23 hours</td><td>of 28 March 12:00, {@code rolling(P1D)}</td><td>30 March 00:00,
 *   35 hours later</td></tr>
 *   <tr><td>Europe/Paris, 29 March 2026 has 23 hours</td><td>of 28 March 12:00, {@code lasting(PT24H)}</td><td>29 March
 *   13:00</td></tr>
 *   <tr><td>Europe/Paris, 25 October 2026 has 25 hours</td><td>of 24 October 12:00, {@code rolling(P1D)}</td><td>26 October
 *   00:00, 37 hours later</td></tr>
 *   <tr><td>America/Sao_Paulo, 4 November 2018 begins at 01:00</td><td>of 3 November, {@code rolling(P0D)}</td><td>4 November
 *   01:00, the first instant of that day</td></tr>
 *   <tr><td>America/Havana, 1 November 2026 has two midnights</td><td>of 31 October, {@code rolling(P0D)}</td><td>1 November,
 *   the first midnight</td></tr>
 *   <tr><td>Pacific/Apia, 30 December 2011 left out</td><td>of 29 December, {@code rolling(P0D)} and {@code
 *   rolling(P1D)}</td><td>31 December 00:00, both</td></tr>
 * </table>
 *
 * <table>
 *   <caption>Changes of zone</caption>
 *   <tr><th>What changes</th><th>Points earned before</th><th>Points earned after</th></tr>
 *   <tr><td>the programme moves to another zone</td><td>keep their instants, though the wall there shows another time; {@code
 *   redate} with the new zone lists what would differ</td><td>end with days of the new zone</td></tr>
 *   <tr><td>a government changes the clocks, and the JVM its time-zone database</td><td>keep their instants: a midnight that was
 *   resolved may come to show 23:00</td><td>end with days under the new rules</td></tr>
 *   <tr><td>the member travels</td><td>nothing: days are those of the programme</td><td>the same</td></tr>
 * </table>
 */
@NullMarked
package dev.rapport.loyalty.expiry;

import org.jspecify.annotations.NullMarked;
