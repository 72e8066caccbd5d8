/**
 * What earning rules look at, and how they look: an order or an activity, a member as known at that moment, and conditions on both.
 *
 * <p>A {@link dev.rapport.loyalty.member.Situation} is an {@link dev.rapport.loyalty.member.Order}, or an {@link
 * dev.rapport.loyalty.member.Activity} that is no purchase, of a member of whom a {@link dev.rapport.loyalty.member.MemberView} is
 * known, in the programme's time zone. A {@link dev.rapport.loyalty.member.Condition}
 * holds in a situation or does not; it never fails. Conditions are values: they can be printed, compared, stored and combined,
 * and each explains itself with its inputs and its outcome.
 *
 * <pre>{@code
 * Condition happyHour = onWeekdays(MONDAY, TUESDAY).and(betweenHours(LocalTime.of(15, 0), LocalTime.of(17, 0)));
 * Condition goldCoffee = tierAtLeast("status", 2).and(anyLine(inCategory("coffee")));
 * Condition longStay = about("lyon", "paris").and(quantityAtLeast(3));   // an activity of three nights or more
 * happyHour.test(situation);
 * happyHour.disjointFrom(onWeekdays(SUNDAY));                          // YES: nothing happens in both
 * goldCoffee.implies(tierAtLeast("status", 1));                        // YES: gold is at least silver
 * goldCoffee.overlaps(longStay);                                       // NO: an order is no activity
 * goldCoffee.implies(named("our-own", s -> s.order().quantity() > 3)); // UNKNOWN: nobody can look into code
 * }</pre>
 *
 * <p>The last four lines need no situation. They are answered from the form of the conditions, and are what the analysis of a
 * rule set is built on. A predicate of the application's own must have a name; what it does is never guessed.
 *
 * <p>A member's history enters as numbers that the programme keeps up to date: a {@link
 * dev.rapport.loyalty.member.DeclaredCounter} says what is counted and over which window, so that a membership carries a few
 * bounded tallies and no history.
 */
@NullMarked
package dev.rapport.loyalty.member;

import org.jspecify.annotations.NullMarked;
