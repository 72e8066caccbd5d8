/**
 * How satisfaction comes about, and what it is worth: from expectation to loyalty (顾客满意与顾客忠诚).
 *
 * <p>A customer compares what was got with what was expected: {@link dev.rapport.scoring.satisfaction.Disconfirmation}. The score that follows lies
 * in one of three {@linkplain dev.rapport.scoring.satisfaction.SatisfactionZones zones}, of which the one in the middle, indifference (质量不敏感区), is
 * where firms spend most and win least. A {@link dev.rapport.scoring.satisfaction.LoyaltyCurve} says how much loyalty goes with a score, by the
 * shape of the market or through points of your own, or {@linkplain dev.rapport.scoring.satisfaction.LoyaltyTally fitted} to what customers did.
 *
 * <p>Who says "satisfied" and leaves all the same is in the satisfaction trap (客户满意陷阱). It shows in one customer whose two expectations are
 * known ({@link dev.rapport.scoring.satisfaction.ToleranceTrap}), in one of whom satisfaction and behaviour are ({@link
 * dev.rapport.scoring.satisfaction.TrapTest}), and in a population ({@link dev.rapport.scoring.satisfaction.TrapTally}). The reasons that
 * customers give are counted by {@link dev.rapport.scoring.satisfaction.DriverTally}, on two lists that translate into each other.
 *
 * <pre>{@code
 * RatingScale scale = RatingScale.of(1, 5);
 * SatisfactionZones.standard(scale).zone(4);                            // INDIFFERENCE: satisfied, and open to other offers
 * LoyaltyCurve curve = LoyaltyCurve.of(scale, MarketShape.COMPETITIVE);
 * curve.loyalty(4);                                                     // 16.7 percent
 * LoyaltyCurve.best(curve.steps());                                     // from 4 to 5: the last point pays most
 * new TrapTally(new Group(65, 35, 0), new Group(0, 0, 0)).index();      // 65 of 100 who left were satisfied
 * }</pre>
 *
 * <p>All tallies are exact and merge in any order. What is unknown stays unknown: no score stands in for an answer that was not given.
 */
@NullMarked
package dev.rapport.scoring.satisfaction;

import org.jspecify.annotations.NullMarked;
