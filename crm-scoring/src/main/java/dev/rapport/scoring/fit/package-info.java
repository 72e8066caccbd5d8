/**
 * What a fitted model says about its own fit: whether there was an optimum, how well the parameters are known, and how certain
 * a prediction is.
 *
 * <p>A {@link dev.rapport.scoring.fit.Fit} is a model together with its {@link dev.rapport.scoring.fit.FitReport}. The report
 * begins with a {@link dev.rapport.scoring.fit.Verdict}: converged; or on the boundary, where the likelihood rises for ever
 * because a simpler model says the same, which is named; or not converged. A fit without an optimum has no model, so nobody can
 * score customers with numbers that mean nothing.
 *
 * <pre>{@code
 * Fit<ShiftedBetaGeometric> fit = ShiftedBetaGeometric.fit(DurationCounts.ofSurvivors(1000, 631, 468, 382, 326, 289, 262, 241));
 * fit.report().verdict();                                    // converged
 * fit.report().parameter("alpha").standardError();           // 0.0656
 * fit.model().survival(12);                                  // 0.170
 * fit.predict(m -> m.survival(12), Scale.PROBABILITY, 0.95); // the same with its interval
 * }</pre>
 *
 * <p>Intervals come from the delta method: the curvature of the likelihood at its top is how sharply the data speak, and a
 * prediction is carried through linearly. Where that is too coarse, a {@link
 * dev.rapport.scoring.fit.ParametricBootstrap} simulates the data again and again from the fitted model, from a given seed. Both take
 * the model as true; that it is not, no interval tells.
 */
@NullMarked
package dev.rapport.scoring.fit;

import org.jspecify.annotations.NullMarked;
