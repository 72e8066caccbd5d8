package dev.rapport.scoring.rfm;

import static com.google.common.base.Preconditions.checkPositionIndexes;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.scoring.customerbase.CustomerBase;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Scores customers by cut points: quantiles that were fitted on a base, or limits that somebody chose.
 *
 * <p>Each dimension is scored by itself. A frequency or monetary value scores one more than the limits below it, a recency
 * scores the other way round, fewer days better. Equal values always score equal: which of two equal customers comes first
 * never matters.
 *
 * <p>What ties do to the scores: customers who share a value that spans a limit stay together on its lower side, which is
 * the lower score for frequency and monetary value and the higher one for recency. If most customers bought once they
 * score 1 in frequency, and the customers above them still reach the top of the scale. The highest value misses the top score
 * only if more than one customer in {@code bins} shares it; if all are equal, all score 1 in frequency and monetary value and
 * the highest score in recency.
 *
 * <p>Scoring allocates nothing per customer in its bulk form, and costs one comparison for each limit.
 */
public final class CutScorer implements RfmScorer {
  private static final int FEW_BINS = 5;

  private final RfmCuts cuts;
  private final int bins;
  private final long[] recencyLimits;
  private final long[] frequencyLimits;
  private final long[] monetaryLimits;

  private CutScorer(RfmCuts cuts) {
    this.cuts = requireNonNull(cuts, "cuts");
    this.bins = cuts.bins();
    this.recencyLimits = cuts.recencyDays().toArray();
    this.frequencyLimits = cuts.frequency().toArray();
    this.monetaryLimits = cuts.monetaryMinorUnits().toArray();
  }

  /**
   * Returns the scorer for some cut points.
   *
   * @param cuts the cut points
   * @return the scorer
   */
  public static CutScorer of(RfmCuts cuts) {
    return new CutScorer(cuts);
  }

  /**
   * Returns the cut points.
   *
   * @return the cut points that this scorer applies
   */
  public RfmCuts cuts() {
    return cuts;
  }

  /**
   * Scores one customer.
   *
   * @param profile the customer's behaviour, in the currency of the cut points
   * @return the score, each part 1 to the bins of the cut points
   * @throws CurrencyMismatchException if the amount is in another currency
   */
  @Override
  public RfmScore score(RfmProfile profile) {
    requireNonNull(profile, "profile");
    long minorUnits = RfmDistribution.minorUnits(cuts.currency(), profile);
    return new RfmScore(
        bins - limitsBelow(recencyLimits, profile.recencyDays()),
        1 + limitsBelow(frequencyLimits, profile.frequency()),
        1 + limitsBelow(monetaryLimits, minorUnits));
  }

  /**
   * Scores every customer of a base as of its day.
   *
   * @param base the customers, in the currency of the cut points: those they were fitted on, or others
   * @return an unmodifiable map with a score for each customer, ordered by customer id
   * @throws CurrencyMismatchException if the base is in another currency
   */
  public SortedMap<CustomerId, RfmScore> score(CustomerBase base) {
    requireNonNull(base, "base");
    LocalDate asOfDay = base.window().asOfDay();
    SortedMap<CustomerId, RfmScore> scores = new TreeMap<>();
    base.activities()
        .forEach(
            (customer, activity) -> scores.put(customer, score(RfmProfile.of(activity, asOfDay))));
    return Collections.unmodifiableSortedMap(scores);
  }

  /**
   * Scores a range of customers in columns: the same index is the same customer.
   *
   * <p>A score is written as the number of its cell, which {@link RfmScore#ofCell} reads and {@link RfmScoreCounts} counts.
   * The parts of the columns outside the range are not touched, so ranges may be scored by several threads of the caller.
   *
   * @param recencyDays days since the last purchase
   * @param frequency days with a purchase
   * @param monetaryMinorUnits purchases less returns, in minor units of the cut points' currency
   * @param cells receives the cells
   * @param startInclusive index of the first customer, 0 or more
   * @param endExclusive index after the last customer, from {@code startInclusive} to the shortest column's length
   * @throws IndexOutOfBoundsException if the range leaves a column; nothing is written then
   */
  public void scoreCells(
      int[] recencyDays,
      int[] frequency,
      long[] monetaryMinorUnits,
      short[] cells,
      int startInclusive,
      int endExclusive) {
    int length = shortest(recencyDays, frequency, monetaryMinorUnits, cells);
    checkPositionIndexes(startInclusive, endExclusive, length);
    if (bins <= FEW_BINS) {
      scoreFew(recencyDays, frequency, monetaryMinorUnits, cells, startInclusive, endExclusive);
      return;
    }
    for (int i = startInclusive; i < endExclusive; i++) {
      int recency = bins - 1 - limitsBelow(recencyLimits, recencyDays[i]);
      int often = limitsBelow(frequencyLimits, frequency[i]);
      int money = limitsBelow(monetaryLimits, monetaryMinorUnits[i]);
      cells[i] = (short) ((recency * bins + often) * bins + money);
    }
  }

  static int shortest(
      int[] recencyDays, int[] frequency, long[] monetaryMinorUnits, short[] cells) {
    return Math.min(
        Math.min(
            requireNonNull(recencyDays, "recencyDays").length,
            requireNonNull(frequency, "frequency").length),
        Math.min(
            requireNonNull(monetaryMinorUnits, "monetaryMinorUnits").length,
            requireNonNull(cells, "cells").length));
  }

  /* Up to five points have up to four limits in a dimension. With the limits in local variables, missing ones beyond every
   * value, a customer costs twelve comparisons without a branch or a loop: half the time of counting through arrays. */
  private void scoreFew(
      int[] recencyDays,
      int[] frequency,
      long[] monetaryMinorUnits,
      short[] cells,
      int startInclusive,
      int endExclusive) {
    long r1 = limit(recencyLimits, 0);
    long r2 = limit(recencyLimits, 1);
    long r3 = limit(recencyLimits, 2);
    long r4 = limit(recencyLimits, 3);
    long f1 = limit(frequencyLimits, 0);
    long f2 = limit(frequencyLimits, 1);
    long f3 = limit(frequencyLimits, 2);
    long f4 = limit(frequencyLimits, 3);
    long m1 = limit(monetaryLimits, 0);
    long m2 = limit(monetaryLimits, 1);
    long m3 = limit(monetaryLimits, 2);
    long m4 = limit(monetaryLimits, 3);
    int points = bins;
    for (int i = startInclusive; i < endExclusive; i++) {
      int recency = points - 1 - below(recencyDays[i], r1, r2, r3, r4);
      int often = below(frequency[i], f1, f2, f3, f4);
      int money = below(monetaryMinorUnits[i], m1, m2, m3, m4);
      cells[i] = (short) ((recency * points + often) * points + money);
    }
  }

  private static long limit(long[] limits, int index) {
    return index < limits.length ? limits[index] : Long.MAX_VALUE;
  }

  private static int below(long value, long first, long second, long third, long fourth) {
    return (value > first ? 1 : 0)
        + (value > second ? 1 : 0)
        + (value > third ? 1 : 0)
        + (value > fourth ? 1 : 0);
  }

  /* Counts through all limits instead of stopping at the first above: there are at most nine, and a loop without a
   * data-dependent exit has no branch to mispredict. */
  static int limitsBelow(long[] limits, long value) {
    int below = 0;
    for (long limit : limits) {
      below += value > limit ? 1 : 0;
    }
    return below;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CutScorer that && cuts.equals(that.cuts);
  }

  @Override
  public int hashCode() {
    return cuts.hashCode();
  }

  /**
   * Returns the limits in words.
   *
   * @return text such as {@code "recency [30, 90] days, frequency [1, 3], monetary [5000, 20000] minor units of EUR"}
   */
  @Override
  public String toString() {
    return "recency " + cuts.recencyDays().values() + " days, frequency "
        + cuts.frequency().values() + ", monetary " + cuts.monetaryMinorUnits().values()
        + " minor units of " + cuts.currency();
  }
}
