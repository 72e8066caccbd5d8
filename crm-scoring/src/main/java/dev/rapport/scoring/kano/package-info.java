/**
 * Which features delight, which are taken for granted, and which nobody minds: Kano's model and its two relatives.
 *
 * <p>Kano asks two questions about a feature: how would you feel if the product had it (功能问题), and how if it had not (反向问题)? A {@link
 * dev.rapport.scoring.kano.KanoTable} turns the two answers into a {@link dev.rapport.scoring.kano.KanoCategory}. A {@link
 * dev.rapport.scoring.kano.KanoTally} counts the answers to one feature, {@link dev.rapport.scoring.kano.KanoCounts} the categories, and from
 * these follow the {@linkplain dev.rapport.scoring.kano.KanoVerdict verdict}, how much the feature lifts and lowers satisfaction, and whether
 * the leading category leads by more than chance.
 *
 * <pre>{@code
 * KanoTally tally = KanoTally.empty()
 *     .with(KanoAnswer.LIKE, KanoAnswer.DISLIKE)       // one-dimensional
 *     .with(KanoAnswer.LIKE, KanoAnswer.NEUTRAL)       // attractive
 *     .with(KanoAnswer.LIKE, KanoAnswer.LIKE);         // questionable: nobody likes both
 * KanoCounts counts = tally.counts(KanoTable.standard());
 * counts.better(0.95).value();                         // 1.0: both who can be counted are lifted by having it
 * counts.worse(0.95).value();                          // -0.5: one of them is let down by missing it
 * }</pre>
 *
 * <p>Where no Kano survey exists, two other sources tell the same three kinds of factors (不满意因素, 满意因素, 特别满意因素) apart: what people
 * complain about and what they praise ({@link dev.rapport.scoring.kano.MentionTally}), and how low and high ratings of attributes move
 * overall satisfaction ({@link dev.rapport.scoring.kano.PenaltyRewardTally}). All tallies are exact and merge in any order.
 */
@NullMarked
package dev.rapport.scoring.kano;

import org.jspecify.annotations.NullMarked;
