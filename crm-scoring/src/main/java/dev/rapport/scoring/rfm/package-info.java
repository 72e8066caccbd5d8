/**
 * Recency, frequency, monetary value (RFM法): the oldest behavioural score of direct marketing, and still the one to beat.
 *
 * <p>Who bought lately, often and for much is likely to answer the next offer, in this order of strength (Cullinan 1977;
 * Hughes 1994). An {@link dev.rapport.scoring.rfm.RfmProfile} measures the three, {@link dev.rapport.scoring.rfm.RfmCuts} are
 * the limits between the scores and are fitted on a whole base, a {@link dev.rapport.scoring.rfm.CutScorer} gives each
 * customer a {@link dev.rapport.scoring.rfm.RfmScore}, and {@link dev.rapport.scoring.rfm.RfmScoreCounts} tell how many have
 * which.
 *
 * <p>Fitting and scoring are apart on purpose: cut points are a value that can be computed shard by shard ({@link
 * dev.rapport.scoring.rfm.RfmDistribution} merges), stored, and applied elsewhere. Scoring has a form on primitive columns
 * that allocates nothing per customer.
 *
 * <pre>{@code
 * CutScorer scorer = CutScorer.of(RfmCuts.quantiles(base, 5));
 * SortedMap<CustomerId, RfmScore> scores = scorer.score(base);      // ada=5-4-3, ben=1-1-2, ...
 * RfmScoreCounts.of(5, scores.values()).frequency();                // realised bin sizes, worst first
 * }</pre>
 */
@NullMarked
package dev.rapport.scoring.rfm;

import org.jspecify.annotations.NullMarked;
