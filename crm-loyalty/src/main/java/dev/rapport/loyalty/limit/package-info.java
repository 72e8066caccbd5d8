/**
 * What holds awards back: caps on how much, cooldowns between one and the next, and budgets that many members share.
 *
 * <p>A {@link dev.rapport.loyalty.limit.Cap} is so many points or uses, of an order, a member, a rule or the subject of
 * activities, in a window of days; a
 * {@link dev.rapport.loyalty.limit.Cooldown} is a distance in time. How much of them a member has used is one immutable, bounded
 * value, the member's {@link dev.rapport.loyalty.limit.LimitUsage}. A rule asks it with a {@link
 * dev.rapport.loyalty.limit.Claim} and is told what may be awarded and which limit bit; the award is then counted, and a return
 * gives back exactly what its purchase had used.
 *
 * <pre>{@code
 * Cap daily = Cap.points("daily", Points.of(beans, 200)).in(Cycle.days());
 * Cap large = Cap.points("order-max", Points.of(beans, 500)).perOrder().rejecting();
 * List<Limit> limits = List.of(daily, large);
 *
 * Claim claim = Claim.of("order-17", "base", Points.of(beans, 240), placedAt, paris);
 * Allowance allowance = usage.allow(limits, claim);     // 200 of 240 beans: the cap "daily" trimmed 40
 * usage = usage.plus(LimitUse.of(claim, allowance.awarded(), limits));
 * usage = usage.returned("order-17");                   // the order was taken back: 200 beans of room again
 * }</pre>
 *
 * <p>Several limits at once do not depend on their order: if one that rejects has no room for what was desired nothing is
 * awarded, else the least room of those that trim. A {@link dev.rapport.loyalty.limit.BalanceCap} looks at the account
 * instead of at past awards.
 *
 * <p>A {@link dev.rapport.loyalty.limit.Budget} is not of one member. The host splits it into {@link
 * dev.rapport.loyalty.limit.Lease}s, one for each worker, and merges them again; however the workers take turns, awards never
 * come to more than the budget.
 */
@NullMarked
package dev.rapport.loyalty.limit;

import org.jspecify.annotations.NullMarked;
