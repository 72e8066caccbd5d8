package dev.rapport.scoring.rfm;

import static com.google.common.base.Preconditions.checkPositionIndexes;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.money.CurrencyMismatchException;
import org.jspecify.annotations.Nullable;

/**
 * Scores customers by {@linkplain NestedCuts nested cut points}: recency first, frequency among those with the same recency score,
 * monetary value among those with the same two.
 *
 * <p>Of customers with the same recency score, more purchases never score lower; across recency scores frequency scores cannot be
 * compared. Scoring allocates nothing per customer in its bulk form.
 */
public final class NestedScorer implements RfmScorer {
  private final NestedCuts cuts;
  private final int bins;
  private final long[] recencyLimits;
  private final long[][] frequencyLimits;
  private final long[][] monetaryLimits;

  private NestedScorer(NestedCuts cuts) {
    this.cuts = requireNonNull(cuts, "cuts");
    this.bins = cuts.bins();
    this.recencyLimits = cuts.recencyDays().toArray();
    this.frequencyLimits = NestedCuts.arrays(cuts.frequency());
    this.monetaryLimits = NestedCuts.arrays(cuts.monetaryMinorUnits());
  }

  /**
   * Returns the scorer for some cut points.
   *
   * @param cuts the cut points
   * @return the scorer
   */
  public static NestedScorer of(NestedCuts cuts) {
    return new NestedScorer(cuts);
  }

  /**
   * Returns the cut points.
   *
   * @return the cut points that this scorer applies
   */
  public NestedCuts cuts() {
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
    return RfmScore.ofCell(cell(profile.recencyDays(), profile.frequency(), minorUnits), bins);
  }

  /**
   * Scores a range of customers in columns, as {@link CutScorer#scoreCells} does.
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
    checkPositionIndexes(
        startInclusive,
        endExclusive,
        CutScorer.shortest(recencyDays, frequency, monetaryMinorUnits, cells));
    for (int i = startInclusive; i < endExclusive; i++) {
      cells[i] = (short) cell(recencyDays[i], frequency[i], monetaryMinorUnits[i]);
    }
  }

  private int cell(int recencyDays, int frequency, long minorUnits) {
    int recency = bins - 1 - CutScorer.limitsBelow(recencyLimits, recencyDays);
    int both = recency * bins + CutScorer.limitsBelow(frequencyLimits[recency], frequency);
    return both * bins + CutScorer.limitsBelow(monetaryLimits[both], minorUnits);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NestedScorer that && cuts.equals(that.cuts);
  }

  @Override
  public int hashCode() {
    return cuts.hashCode();
  }

  /**
   * Returns the limits of recency in words; the others depend on it.
   *
   * @return text such as {@code "recency [30, 90] days, frequency within recency, monetary within both, in minor units of EUR"}
   */
  @Override
  public String toString() {
    return "recency " + cuts.recencyDays().values()
        + " days, frequency within recency, monetary within both, in minor units of "
        + cuts.currency();
  }
}
