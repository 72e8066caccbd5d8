/**
 * The numerical kernel: the little mathematics that the models stand on and the JDK lacks. It is exported to Rapport's own
 * modules only and imports nothing of ours; users meet its results, never its types.
 *
 * <p>Special functions ({@link dev.rapport.core.numeric.SpecialFunctions}, {@link dev.rapport.core.numeric.IncompleteBeta},
 * {@link dev.rapport.core.numeric.IncompleteGamma}) and the distributions on top of them; {@link dev.rapport.core.numeric.Quadrature} for integrals of positive functions; {@link
 * dev.rapport.core.numeric.ExactSum} for sums that do not depend on how the data were chunked; {@link
 * dev.rapport.core.numeric.LargestRemainder} for dividing whole numbers.
 *
 * <p>Likelihoods of a few parameters are climbed by {@link dev.rapport.core.numeric.DampedNewton} on exact derivatives, not by the simplex of
 * Nelder and Mead (1965), which is usual for two parameters: with derivatives at hand a search takes some ten evaluations instead of some
 * hundred, ends at the maximum to the last digits, knows a maximum from an edge, and brings the second derivatives that standard errors need.
 * What is searched in one parameter alone, such as the exponent of a satisfaction-loyalty curve, is bracketed where it is used.
 *
 * <p>Every probability is offered for both tails, and every quantile from either, because {@code 1 - p} forgets a small p.
 * Statistics agree within 1e-12 relative between JVMs, whose logarithms may differ in the last place; sums of counts and of
 * doubles are the same to the bit.
 *
 * <pre>{@code
 * double z = NormalDistribution.upperQuantile((1 - 0.95) / 2);     // 1.96
 * double p = ChiSquaredDistribution.upperTail(7.81, 3);            // 0.05, the p-value of a test
 * long[] shares = LargestRemainder.shares(10, 1, 1, 1);            // 4, 3, 3
 * }</pre>
 */
@NullMarked
package dev.rapport.core.numeric;

import org.jspecify.annotations.NullMarked;
