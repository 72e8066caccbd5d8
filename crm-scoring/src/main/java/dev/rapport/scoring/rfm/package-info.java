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
 * <p>Other ways to score: {@link dev.rapport.scoring.rfm.NestedScorer} cuts frequency within recency, {@link
 * dev.rapport.scoring.rfm.RfmTiles} make cells of equal size, {@link dev.rapport.scoring.rfm.RfmPoints} add up weighted points, and any
 * {@link dev.rapport.scoring.rfm.RfmScorer} of one's own will do. {@link dev.rapport.scoring.rfm.ScoreTies} say what happens to equals.
 *
 * <p>A {@link dev.rapport.scoring.rfm.SegmentScheme} gives scores a name; {@link dev.rapport.scoring.rfm.SegmentSchemes} has the published
 * ones. Schemes are checked, not trusted: a {@link dev.rapport.scoring.rfm.SchemeReport} tells which scores several segments claim,
 * which none does, and which segments nobody can ever be in.
 *
 * <pre>{@code
 * CutScorer scorer = CutScorer.of(RfmCuts.quantiles(base, 5));
 * SortedMap<CustomerId, RfmScore> scores = scorer.score(base);      // ada=5-4-3, ben=1-1-2, ...
 * RfmScoreCounts counts = RfmScoreCounts.of(5, scores.values());
 * counts.frequency();                                               // realised bin sizes, worst first
 * SegmentSchemes.tenSegments03().count(counts);                     // {champions=12, potential-loyalist=31, ...}
 * }</pre>
 */
@NullMarked
package dev.rapport.scoring.rfm;

import org.jspecify.annotations.NullMarked;
