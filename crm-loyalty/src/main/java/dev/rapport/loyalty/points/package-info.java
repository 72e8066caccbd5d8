/**
 * Points as a programme counts them: the kinds of points there are, exact amounts of one kind, and the rate at which
 * spending becomes points (积分).
 *
 * <p>A {@link dev.rapport.loyalty.points.PointType} says what its points are good for: redeemable points buy rewards,
 * qualifying points lead to a tier, some do both, a stamp does neither until a card is full. A {@link
 * dev.rapport.loyalty.points.Points} is a whole number of the smallest unit of one type, so sums never drift; amounts of two
 * types never mix, and only a posting in a ledger turns one into the other. An {@link
 * dev.rapport.loyalty.points.EarningRate} is an exact fraction, points per amount of money, that rounds once and says how.
 *
 * <pre>{@code
 * PointType beans = PointType.redeemable("beans");
 * EarningRate rate = EarningRate.perStep(Points.of(beans, 1), Money.of("EUR", "10.00"));
 * rate.pointsFor(Money.of("EUR", "105.00")); // 10 beans
 * }</pre>
 */
@NullMarked
package dev.rapport.loyalty.points;

import org.jspecify.annotations.NullMarked;
