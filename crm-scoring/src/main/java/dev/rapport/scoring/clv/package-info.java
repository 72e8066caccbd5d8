/**
 * What customers are worth over their lives, in closed form (客户终身价值).
 *
 * <p>Three questions, from the simple to the rich. A margin that comes while the customer stays: {@link
 * dev.rapport.scoring.clv.MarginStream}, or {@link dev.rapport.scoring.clv.CashFlows} where the flows are known, or {@link
 * dev.rapport.scoring.clv.BergerNasr} where promotion falls between purchases. Customers who come and go between states: {@link
 * dev.rapport.scoring.clv.MigrationChain}, or between brands: {@link dev.rapport.scoring.clv.BrandSwitching}. And decisions: how much
 * to spend on winning and keeping, {@link dev.rapport.scoring.clv.BlattbergDeighton}; whom recommendations make valuable, {@link
 * dev.rapport.scoring.clv.ReferralValue}.
 *
 * <p>Every model gives the same answer as another one where their assumptions meet, so each can be checked by a second:
 *
 * <pre>{@code
 * MarginStream stream = MarginStream.of(100, 0.8, 0.1);            // margin, retention, discount
 * stream.value(FirstMargin.NOW);                                   // 366.667
 * MigrationChain.lostForGood(100, 0.8).values(0.1).get(0);         // 366.667
 * stream.upliftFromRetention(FirstMargin.AFTER_RENEWAL, 0.05);     // 0.275: five points more retention
 * }</pre>
 *
 * <p>Amounts are expectations, real numbers in major units of the currency of the margins. Rates are of a period, which is
 * whatever the margins' period is. The models know nothing of the customer's own history; those that do are elsewhere.
 */
@NullMarked
package dev.rapport.scoring.clv;

import org.jspecify.annotations.NullMarked;
