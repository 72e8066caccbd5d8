/**
 * Tiers: the levels of a programme, how members climb, stay and fall, and what each level promises (会员等级).
 *
 * <p>A {@link dev.rapport.loyalty.tier.TierLadder} is the rule: levels in rising order, each with a {@link
 * dev.rapport.loyalty.tier.Requirement} on {@linkplain dev.rapport.loyalty.tier.TierMetric what members collect} in a {@linkplain
 * dev.rapport.loyalty.tier.TierWindow window} of days, how long a level {@linkplain dev.rapport.loyalty.tier.TierValidity lasts},
 * and the {@linkplain dev.rapport.loyalty.tier.TierPolicy policies} of upgrade, grace, downgrade and reset. A {@link
 * dev.rapport.loyalty.tier.TierStanding} is where one member stands, immutable and bounded. {@linkplain
 * dev.rapport.loyalty.tier.TierFact Facts} are counted into it, days pass over it, {@linkplain
 * dev.rapport.loyalty.tier.TierGrant grants} put a floor under it, and every operation says which {@linkplain
 * dev.rapport.loyalty.tier.TierChange changes} it made, on which day and why.
 *
 * <pre>{@code
 * TierLadder ladder = TierLadder.of(status, "Silver", 500, "Gold", 2_000);
 * TierStanding ada = TierStanding.start(ladder, LocalDate.of(2026, 1, 5));
 * TierDecision decision = ada.record(TierFact.of(TierMetric.points(status), 520, paidAt, paris, "order-17"));
 * decision.standing().level();       // Silver, through 31 December 2027
 * decision.explanation().lines();
 * // status: Silver on 2026-03-10
 * //   2026-03-10: Basic becomes Silver, reached, through 2027-12-31
 * //     520 of 500 points status
 * }</pre>
 *
 * <p>Days are whole days in the zone of the programme; thresholds are inclusive; a last day is the last on which a level holds. A
 * {@link dev.rapport.loyalty.tier.Benefit} is what a level gives, as a value: whoever earns, prices or dates points reads it. A
 * tier is a promise to a member; what a customer is worth is another question and is answered elsewhere.
 */
@NullMarked
package dev.rapport.loyalty.tier;

import org.jspecify.annotations.NullMarked;
