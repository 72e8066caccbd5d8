/**
 * Who stays, and for how long (客户保持与流失).
 *
 * <p>Three ways to look, from what was counted to what can be predicted. The rate of one period: {@link
 * dev.rapport.scoring.retention.RetentionRate}. Cohorts over their lives: {@link dev.rapport.scoring.retention.CohortTable}, and
 * the curve of {@link dev.rapport.scoring.retention.KaplanMeier} over {@link
 * dev.rapport.scoring.retention.DurationCounts}, which treats those who are still there rightly and is compared between groups by
 * the {@link dev.rapport.scoring.retention.LogRankTest}. Beyond the observation: {@link
 * dev.rapport.scoring.retention.ShiftedBetaGeometric} and {@link dev.rapport.scoring.retention.BetaDiscreteWeibull}, fitted to
 * the same counts.
 *
 * <pre>{@code
 * DurationCounts renewals = DurationCounts.ofSurvivors(1000, 631, 468, 382, 326, 289, 262, 241);
 * KaplanMeier.of(renewals).median(0.95);                    // 2 renewals
 * ShiftedBetaGeometric model = ShiftedBetaGeometric.fit(renewals).model();
 * model.survival(12);                                       // 0.170: five renewals beyond the data
 * model.discountedLifetime(0.10);                           // 3.695 periods; 1 / churn would say 2.345
 * }</pre>
 *
 * <p>Mind the kind of relationship. Under contract a loss is seen. In a shop nobody sees it: silence is all there is, and the time
 * to the next purchase can be estimated, but not who has left. {@link dev.rapport.scoring.retention.ActiveProbability} is a first
 * guess there.
 *
 * <p>All that is counted merges over disjoint shards of the customers, bit for bit.
 */
@NullMarked
package dev.rapport.scoring.retention;

import org.jspecify.annotations.NullMarked;
