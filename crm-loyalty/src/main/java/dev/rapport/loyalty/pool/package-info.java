/**
 * Points pooled over accounts (积分共享): a household, a family or a firm spends together what its members earned apart.
 *
 * <p>A {@link dev.rapport.loyalty.pool.PointsPool} is a view. It owns no points: every lot stays in the account of the member
 * who earned it, with its dates, and every member keeps his own level. The pool answers what all have together and when it ends,
 * and {@linkplain dev.rapport.loyalty.pool.PointsPool#plan plans} a spend: whose account gives how much, under a declared {@link
 * dev.rapport.loyalty.pool.PoolPolicy}. Who joins or leaves is the application's to say; a pool is made anew from the accounts of
 * who belongs to it, so nothing has to be moved when somebody does.
 *
 * <p>Planning changes nothing. A {@link dev.rapport.loyalty.pool.PoolPlan} is one command for each account that gives, and each of
 * them is accepted by the account that it was planned from; store their entries in one transaction, on the condition that no
 * account has moved on, and the pool has spent. Where one transaction cannot hold all accounts, store the plan first and carry out
 * its commands until each is settled: they repeat harmlessly, and planning once more under the same key finds what is done and
 * plans the rest. All parts have one cause, by which they are found when points are to be given back.
 *
 * <pre>{@code
 * PointsPool family = PointsPool.of(Map.of(anna, annasAccount, ben, bensAccount)); // 70 beans and 50
 * family.balance(BEANS, may4).available();                                         // 120 beans
 * DebitCommand.Spend flight =
 *     new DebitCommand.Spend(Posting.of("pay/flight-9", may4), Points.of(BEANS, 60), "flight-9", june4);
 * PoolPlan plan = family.plan(flight, PoolPolicy.inProportion());
 * for (PoolPlan.Part part : plan.parts()) {                    // anna gives 35, ben 25
 *   LedgerOutcome outcome = family.account(part.member()).decide(part.command());
 *   store.append(part.member(), outcome.entries());            // your transaction
 * }
 * plan.restoring(Posting.of("cancel/flight-9", may9), Points.of(BEANS, 60), Instant.MIN); // the commands that undo it
 * }</pre>
 */
@NullMarked
package dev.rapport.loyalty.pool;

import org.jspecify.annotations.NullMarked;
