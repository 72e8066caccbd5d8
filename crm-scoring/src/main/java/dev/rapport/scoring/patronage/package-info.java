/**
 * Whether customers come back: the behavioural side of loyalty, counted and not asked.
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
 * <pre>{@code
 * RepeatPurchaseRate rate = RepeatPurchaseRate.of(base);
 * rate.estimate(0.95);   // 0.42 [0.3655, 0.4765], from 300 customers
 * }</pre>
 */
@NullMarked
package dev.rapport.scoring.patronage;

import org.jspecify.annotations.NullMarked;
