/**
 * Numbers that come from observations, and never travel without their uncertainty.
 *
 * <p>An {@link dev.rapport.core.estimate.Estimate} is either known (a value, usually with a confidence {@link
 * dev.rapport.core.estimate.Interval}, and how many observations it rests on) or undefined, with an {@link
 * dev.rapport.core.estimate.UndefinedReason} in words: a rate of nothing, a spread of one answer, a median that the
 * observation ended before. It is never NaN.
 *
 * <p>A {@link dev.rapport.core.estimate.Proportion} counts successes among trials, merges over shards without loss and gives
 * its estimate at any level. A {@link dev.rapport.core.estimate.SurvivalCurve} says which share is still there after a time:
 * customers not lost, points not redeemed. A {@link dev.rapport.core.estimate.SampleMean} is the mean of answers, with a t
 * interval; a {@link dev.rapport.core.estimate.MeanDifference} compares two of them, and {@link
 * dev.rapport.core.estimate.SampleSize} says how many answers a wanted precision needs.
 *
 * <pre>{@code
 * Proportion repeat = Proportion.of(126, 300);           // customers who bought again
 * Estimate rate = repeat.estimate(0.95);                 // 0.42 (95 % interval 0.365506 to 0.476514, n = 300)
 * rate.value();                                          // 0.42
 * Proportion.of(0, 0).estimate(0.95).isKnown();          // false: "no trials were observed"
 * rate.map(p -> 100 * p);                                // 42 %, with its interval
 * }</pre>
 *
 * <p>Confidence levels are arguments, between 0 and 1: 0.95, not 95. An interval at level 0.95 comes from a procedure whose
 * intervals cover the true value in about 95 of 100 samples; how near to 95 depends on the procedure, the sample size and the
 * true value, and is documented with each.
 */
@NullMarked
package dev.rapport.core.estimate;

import org.jspecify.annotations.NullMarked;
