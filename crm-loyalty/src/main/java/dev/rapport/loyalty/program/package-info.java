/**
 * One loyalty programme wired together (会员积分计划): the place to start.
 *
 * <p>A {@link dev.rapport.loyalty.program.LoyaltyProgram} says which points there are and when they end, which rules grant them,
 * what tiers promise and what a return takes back. A {@link dev.rapport.loyalty.program.Membership} is one member's place in it.
 * Both are values. {@link dev.rapport.loyalty.program.LoyaltyProgram#decide} takes a membership and a {@link
 * dev.rapport.loyalty.journal.ProgramCommand} and answers with a {@link dev.rapport.loyalty.program.Decision}: the entries to
 * store, the membership to go on with, and why. Nothing is committed by that, no clock is read, and the entries alone make the
 * membership again.
 *
 * <pre>{@code
 * LoyaltyProgram program = LoyaltyProgram.builder("coffee-club", ZoneId.of("Europe/Paris"))
 *     .points(BEANS, ExpiryPolicies.rolling(Period.ofMonths(36)).roundedUpTo(MONTH_END))
 *     .earn(EarningRules.perAmount("base", BEANS, 1, Money.of("EUR", "1.00")))
 *     .earn(EarningRules.multiplier("gold-double", 2).when(tierAtLeast("beans", GOLD)))
 *     .tiers(TierLadder.of(BEANS, "Silver", 500, "Gold", 2_000))
 *     .refunds(RefundPolicy.byItem().shortfall(Shortfall.DEBT))
 *     .build();
 *
 * Membership ada = program.enrol(MemberId.of("ada"), joined);
 * Decision d = program.decide(ada, purchase);   // pure: nothing is committed
 * store.append(d.entries());                    // your database, your transaction
 * ada = d.membership();                         // the next state; replay(entries) gives the same
 * d.explanation().lines().forEach(log::info);
 *
 * ada.balance(BEANS, asOf);                     // now or any later instant
 * LedgerHistory.of(ProgramEntry.ledger(entries)).balance(BEANS, effectiveAt, knownAt);
 * }</pre>
 *
 * <p><b>What goes together comes back together.</b> An order earns points, counts towards tiers, uses limits and moves counters;
 * its return takes all of it back, by what was recorded and not by the rules of the day; only a level that was reached by then and
 * promised for a term runs on to its end. So does an activity that is no purchase,
 * a review or a check-in, and undoing it; and where a policy says so it keeps points alive. <b>Once is once.</b> A repeated command
 * is answered with the entries of the first time, and another command under its key with the names of the fields that differ.
 * <b>It is bounded.</b> A membership holds open lots and holds, orders that can still be returned, recent commands and declared
 * counters, whatever the length of its history.
 *
 * <p><b>It may change.</b> A membership of an earlier version of the programme, in memory or stored, is read under the version that
 * decides, and both come to the same. Its standings move to ladders that were defined anew as of the membership's own instant:
 * promises and counts are kept by name, and what is met by the new rules is reached. The first decision that writes anything tells
 * of levels that changed by that; until then its snapshot holds the standings that were stored. Replaying entries takes the present version
 * to have been there always, so it keeps no promise of a ladder of before: whoever changes a ladder goes on from snapshots.
 */
@NullMarked
package dev.rapport.loyalty.program;

import org.jspecify.annotations.NullMarked;
