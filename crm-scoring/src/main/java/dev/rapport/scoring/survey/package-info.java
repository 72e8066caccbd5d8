/**
 * What customers say about how they feel, counted, with its uncertainty (客户满意度调查).
 *
 * <p>Each measure is a tally: an immutable value that starts {@code empty}, takes answers with {@code add} and {@code
 * addMissing}, and adds up over shards with {@code merge}, in any order and without loss. {@link
 * dev.rapport.scoring.survey.NetPromoterScore} asks for recommendation (净推荐值), {@link
 * dev.rapport.scoring.survey.CustomerSatisfaction} for satisfaction (客户满意度), {@link
 * dev.rapport.scoring.survey.CustomerEffortScore} for effort (客户费力度), {@link dev.rapport.scoring.survey.AcsiIndex} for the three
 * answers of the American index. {@link dev.rapport.scoring.survey.ScaleReliability} tells whether several questions measure
 * together (量表信度).
 *
 * <p>Each of these is the mean of a number per answer, a {@link dev.rapport.scoring.survey.SurveyMeasure}, and its value with all that
 * its uncertainty needs is a {@link dev.rapport.scoring.survey.SurveyFigure}. So the same means set a sample right that does not look
 * like the population, by weights ({@link dev.rapport.scoring.survey.WeightedTally}) or by strata ({@link
 * dev.rapport.scoring.survey.PostStratification}, 加权), and say what happened over time: from one wave to another ({@link
 * dev.rapport.scoring.survey.SurveyChange}) or over many ({@link dev.rapport.scoring.survey.SurveyWaves}), in words.
 *
 * <p>{@link dev.rapport.scoring.survey.SurveyProcess} keeps the list of the seven steps of a survey (定量调查) and says how many to ask
 * and how precise the answers so far are.
 *
 * <p>An answer off the scale is an error and never dropped silently; a missing one is counted as missing. What the answers
 * cannot tell (the mean of none, the spread of one) is an undefined {@link dev.rapport.core.estimate.Estimate} with its reason,
 * never NaN. The intervals take the respondents as a random sample of those they stand for: they know nothing of who chose not
 * to answer.
 *
 * <pre>{@code
 * NetPromoterScore spring = NetPromoterScore.of(45, 30, 25);
 * NetPromoterScore autumn = NetPromoterScore.of(52, 28, 20);
 * autumn.estimate(0.95);                  // 32, with its interval
 * autumn.since(spring).pValue().value();  // 0.288: a rise of 12 points that chance explains well
 * }</pre>
 */
@NullMarked
package dev.rapport.scoring.survey;

import org.jspecify.annotations.NullMarked;
