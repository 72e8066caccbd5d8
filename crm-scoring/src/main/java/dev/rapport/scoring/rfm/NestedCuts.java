package dev.rapport.scoring.rfm;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.scoring.customerbase.CustomerBase;
import dev.rapport.scoring.customerbase.CutPoints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Limits between scores that depend on each other: frequency is cut within each recency score, monetary value within each pair of
 * both.
 *
 * <p>So a frequency score of 5 means often <em>among those who bought as lately</em>, and the 125 cells of quintiles hold nearly equally
 * many customers where few tie; independent scores leave some cells nearly empty, because the three go together. In exchange
 * two customers with the same number of purchases may score differently in frequency. The limits of a cell that nobody is in
 * are those of the whole base.
 *
 * <p>Reference: A. M. Hughes (1994), Strategic Database Marketing, Probus: the nested sort.
 *
 * @param currency the currency that amounts are cut in
 * @param recencyDays limits of days since the last purchase
 * @param frequency limits of days with a purchase for each recency score, that of score 1 first
 * @param monetaryMinorUnits limits of purchases less returns for each pair of a recency and a frequency score, in the order of the scores
 */
public record NestedCuts(
    CurrencyUnit currency,
    CutPoints recencyDays,
    List<CutPoints> frequency,
    List<CutPoints> monetaryMinorUnits) {
  private static final ByteForm BYTE_FORM = ByteForm.of("NestedCuts", 1);

  /**
   * Checks that all make one scale.
   *
   * @param currency the currency
   * @param recencyDays 1 to 9 limits
   * @param frequency as many limits for each of the recency scores
   * @param monetaryMinorUnits as many limits for each pair of scores
   * @throws IllegalArgumentException if they differ in number or are more than {@value RfmScore#MAX} bins
   */
  public NestedCuts {
    requireNonNull(currency, "currency");
    int bins = requireNonNull(recencyDays, "recencyDays").bins();
    RfmScore.cells(bins);
    frequency = List.copyOf(requireNonNull(frequency, "frequency"));
    monetaryMinorUnits = List.copyOf(requireNonNull(monetaryMinorUnits, "monetaryMinorUnits"));
    checkScale("frequency", frequency, bins, bins);
    checkScale("monetaryMinorUnits", monetaryMinorUnits, bins * bins, bins);
  }

  private static void checkScale(String name, List<CutPoints> cuts, int size, int bins) {
    checkArgument(
        cuts.size() == size && cuts.stream().allMatch(points -> points.bins() == bins),
        "%s must be %s cut points that make %s bins each, was %s",
        name,
        size,
        bins,
        cuts);
  }

  /**
   * Fits quantiles within quantiles on the customers of a base.
   *
   * @param base the customers; not empty. Merge the bases of shards first
   * @param bins points of the scale, 2 to {@value RfmScore#MAX}
   * @param ties which score equal customers share
   * @return the cut points
   * @throws IllegalArgumentException if {@code bins} is out of range or the base is empty
   */
  public static NestedCuts quantiles(CustomerBase base, int bins, ScoreTies ties) {
    requireNonNull(base, "base");
    return quantiles(
        base.currency(),
        base.recencyDays(),
        base.purchaseDays(),
        base.netRevenueMinorUnits(),
        bins,
        ties);
  }

  /**
   * Fits quantiles within quantiles on columns: the same index is the same customer.
   *
   * @param currency the currency of the amounts
   * @param recencyDays days since the last purchase; not empty
   * @param frequency days with a purchase, of as many customers
   * @param monetaryMinorUnits purchases less returns in minor units, of as many customers
   * @param bins points of the scale, 2 to {@value RfmScore#MAX}
   * @param ties which score equal customers share
   * @return the cut points
   * @throws IllegalArgumentException if {@code bins} is out of range, the columns are empty or differ in length
   */
  public static NestedCuts quantiles(
      CurrencyUnit currency,
      int[] recencyDays,
      int[] frequency,
      long[] monetaryMinorUnits,
      int bins,
      ScoreTies ties) {
    RfmCuts whole =
        RfmCuts.quantiles(currency, recencyDays, frequency, monetaryMinorUnits, bins, ties);
    int customers = frequency.length;
    long[] recency = whole.recencyDays().toArray();
    int[] cell = new int[customers];
    long[] often = new long[customers];
    for (int i = 0; i < customers; i++) {
      cell[i] = bins - 1 - CutScorer.limitsBelow(recency, recencyDays[i]);
      often[i] = frequency[i];
    }
    List<CutPoints> frequencyCuts = within(cell, often, bins, bins, whole.frequency(), ties);
    long[][] limits = arrays(frequencyCuts);
    for (int i = 0; i < customers; i++) {
      cell[i] = cell[i] * bins + CutScorer.limitsBelow(limits[cell[i]], often[i]);
    }
    List<CutPoints> moneyCuts =
        within(cell, monetaryMinorUnits, bins * bins, bins, whole.monetaryMinorUnits(), ties);
    return new NestedCuts(currency, whole.recencyDays(), frequencyCuts, moneyCuts);
  }

  /** Cuts the values of each cell by themselves: they are put side by side by counting, then each part is cut. */
  private static List<CutPoints> within(
      int[] cell, long[] values, int cells, int bins, CutPoints ofEmpty, ScoreTies ties) {
    int[] starts = new int[cells + 1];
    for (int c : cell) {
      starts[c + 1]++;
    }
    for (int c = 0; c < cells; c++) {
      starts[c + 1] += starts[c];
    }
    int[] next = starts.clone();
    long[] sideBySide = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      sideBySide[next[cell[i]]++] = values[i];
    }
    List<CutPoints> cuts = new ArrayList<>(cells);
    for (int c = 0; c < cells; c++) {
      cuts.add(
          starts[c] == starts[c + 1]
              ? ofEmpty
              : ties.cuts(
                  Arrays.copyOfRange(sideBySide, starts[c], starts[c + 1]),
                  bins,
                  Direction.MORE_IS_BETTER));
    }
    return cuts;
  }

  static long[][] arrays(List<CutPoints> cuts) {
    return cuts.stream().map(CutPoints::toArray).toArray(long[][]::new);
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the cut points
   * @throws IllegalArgumentException if the bytes are of another version or not the form of nested cut points
   */
  public static NestedCuts fromBytes(byte[] bytes) {
    return BYTE_FORM.read(bytes, in -> {
      CurrencyUnit currency = RfmBytes.currency(in);
      int bins = RfmBytes.bins(in);
      return new NestedCuts(
          currency,
          RfmBytes.cuts(in, bins, 1).get(0),
          RfmBytes.cuts(in, bins, bins),
          RfmBytes.cuts(in, bins, bins * bins));
    });
  }

  /**
   * Returns how many points the scale has.
   *
   * @return 2 to {@value RfmScore#MAX}
   */
  public int bins() {
    return recencyDays.bins();
  }

  /**
   * Returns the versioned byte form, for engines that ship fitted values to workers.
   *
   * @return a fresh array
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> {
      RfmBytes.write(out, currency);
      RfmBytes.write(out.number(bins()), List.of(recencyDays));
      RfmBytes.write(out, frequency);
      RfmBytes.write(out, monetaryMinorUnits);
    });
  }
}
