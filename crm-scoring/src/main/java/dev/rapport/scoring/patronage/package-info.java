/**
 * Whether customers come back, and why they stay: the behavioural side of loyalty, counted and not asked, and what holds it.
 *
 * <p>{@link dev.rapport.scoring.patronage.RepeatPurchaseRate} (重复购买率) is the share of buyers who bought at least twice in a
 * window. It needs its window and its cohort said with it: a longer window always looks more loyal, and a base of old
 * customers looks more loyal than this quarter's new ones.
 *
 * <p>How much of what customers need they get here is a {@link dev.rapport.scoring.patronage.CategoryShare}, of the wallet or of
 * requirements (需求满足率); a {@link dev.rapport.scoring.patronage.CategoryShareTally} averages it over customers in both ways. Where
 * nobody knows the wallet, {@link dev.rapport.scoring.patronage.WalletAllocation} estimates shares from the ranks of brands, if {@link
 * dev.rapport.scoring.patronage.BrandUse} allows it.
 *
 * <p>Coming back need not mean wanting to. {@link dev.rapport.scoring.patronage.SwitchingCosts} are what leaving would cost (转移成本); a {@link
 * dev.rapport.scoring.patronage.SwitchingChoice} tells who stays by preference, who is locked in and who goes; {@link
 * dev.rapport.scoring.patronage.FalseRelationship} names what is no relationship. {@link dev.rapport.scoring.patronage.OpinionLeadership} finds
 * whose word others follow (意见领袖).
 *
 * <pre>{@code
 * RepeatPurchaseRate rate = RepeatPurchaseRate.of(base);
 * rate.estimate(0.95);   // 0.42 [0.3655, 0.4765], from 300 customers
 * SwitchingChoice.of(50, 70, 30).outcome();   // LOCKED_IN: better elsewhere by 20, but leaving costs 30
 * }</pre>
 */
@NullMarked
package dev.rapport.scoring.patronage;

import org.jspecify.annotations.NullMarked;
