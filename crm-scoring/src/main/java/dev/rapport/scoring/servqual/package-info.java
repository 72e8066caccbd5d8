/**
 * How good a service is in the eyes of its customers: SERVQUAL, the gaps behind it, and the zone of tolerance (服务质量).
 *
 * <p>Service quality is what customers perceive against what they expect. The questionnaire asks both about 22 {@linkplain
 * dev.rapport.scoring.servqual.ServqualItem statements} in five {@linkplain dev.rapport.scoring.servqual.QualityDimension
 * dimensions}. A {@link dev.rapport.scoring.servqual.ServqualTally} adds up the {@linkplain
 * dev.rapport.scoring.servqual.ServqualAnswers answers}, exactly and in any order, and gives the {@linkplain
 * dev.rapport.scoring.servqual.ServqualMeasure gap P - E, or the perceptions alone} (SERVPERF), by item, by dimension and overall with
 * {@linkplain dev.rapport.scoring.servqual.DimensionWeights weights}, each with its interval.
 *
 * <pre>{@code
 * ServqualTally tally = respondents.stream().collect(ServqualTally.collector());
 * tally.estimate(GAP, RELIABILITY, 0.95);                    // -1.3 with its interval: less than was expected
 * tally.estimate(GAP, DimensionWeights.PUBLISHED_1990, 0.95);
 * tally.servperf(0.95);                                      // the perceptions alone
 * respondents.stream().collect(GAP.reliability(RELIABILITY)).alpha(0.95);
 * }</pre>
 *
 * <p>Why quality falls short is the question of the gap model (服务质量差距模型): {@link dev.rapport.scoring.servqual.ServiceGaps} holds the four gaps
 * inside the provider and the one that the customer perceives, and its {@linkplain dev.rapport.scoring.servqual.GapDiagnosis diagnosis}
 * names the first that is large, and says so where an unknown gap could come before it.
 *
 * <p>Customers do not hold one expectation but two: what is adequate and what they desire. Between them lies their {@linkplain
 * dev.rapport.scoring.servqual.ToleranceZone zone of tolerance} (容忍区域); {@link dev.rapport.scoring.servqual.ToleranceTally} counts how many
 * of them are below, in and above it. Who was not asked what they expect has no gap and no zone: the middle of the scale is
 * never put in.
 */
@NullMarked
package dev.rapport.scoring.servqual;

import org.jspecify.annotations.NullMarked;
