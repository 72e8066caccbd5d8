/**
 * Whom to address, with what, and when: judgements on several criteria, likeness to customers, what goes together, and what will be needed.
 *
 * <p>A {@link dev.rapport.scoring.targeting.Scorecard} weighs criteria; {@link dev.rapport.scoring.targeting.Scorecards} holds the Bullseye form
 * (布尔塞模型) and the choice of a supplier. {@link dev.rapport.scoring.targeting.LookAlike} scores prospects by their likeness to customers
 * (准客户数据库), and a {@link dev.rapport.scoring.targeting.GainsTable} shows whether such a score is worth anything. {@link
 * dev.rapport.scoring.targeting.BasketCounts} give {@linkplain dev.rapport.scoring.targeting.AssociationRule rules} for cross-selling (交叉销售),
 * {@link dev.rapport.scoring.targeting.Replenishment} the day of the next need (王永庆卖米). {@link
 * dev.rapport.scoring.targeting.Differentiation} and {@link dev.rapport.scoring.targeting.IdicProgress} say how far to treat customers one by
 * one (一对一营销), and {@link dev.rapport.scoring.targeting.SegmentViability} whether a segment is worth having.
 *
 * <p>Nothing here asks whether a customer may be contacted: ask first.
 *
 * <pre>{@code
 * LookAlike likeness = LookAlike.fit(AttributeCounts.of(customers), AttributeCounts.of(population), 1);
 * likeness.score(Map.of("age", "under-30"));           // 0.69: twice as frequent among the customers
 * BasketCounts.ofCategories(history).rules(20).get(0); // the pair with the highest lift that met 20 times
 * }</pre>
 */
@NullMarked
package dev.rapport.scoring.targeting;

import org.jspecify.annotations.NullMarked;
