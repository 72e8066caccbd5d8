package dev.rapport.scoring.rfm;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.scoring.customerbase.CustomerBase;
import dev.rapport.scoring.customerbase.CutPoints;

/**
 * The limits between the scores: cut points for recency, frequency and monetary value.
 *
 * <p>They are fitted on a whole base and then applied to one customer at a time by a {@link CutScorer}, today's customers or
 * tomorrow's; as a value of their own they can be fitted on one machine, kept, and applied on others. They can also be
 * chosen: with the frequency limits {@code 9, 19, 29, 40} a customer with 10 to 19 purchases scores 2 and one with more than
 * 40 scores 5.
 *
 * <p>Limits of recency are days: up to and including the first of them a customer scores best. Limits of monetary value are
 * minor units of the currency.
 *
 * @param currency the currency that amounts are cut in
 * @param recencyDays limits of days since the last purchase
 * @param frequency limits of days with a purchase
 * @param monetaryMinorUnits limits of purchases less returns
 */
public record RfmCuts(
    CurrencyUnit currency,
    CutPoints recencyDays,
    CutPoints frequency,
    CutPoints monetaryMinorUnits) {
  /**
   * Checks that the three make one scale.
   *
   * @param currency the currency
   * @param recencyDays 1 to 9 limits
   * @param frequency as many limits
   * @param monetaryMinorUnits as many limits
   * @throws IllegalArgumentException if they differ in number or are more than {@value RfmScore#MAX} bins
   */
  public RfmCuts {
    requireNonNull(currency, "currency");
    requireNonNull(recencyDays, "recencyDays");
    requireNonNull(frequency, "frequency");
    requireNonNull(monetaryMinorUnits, "monetaryMinorUnits");
    checkArgument(
        recencyDays.bins() == frequency.bins() && frequency.bins() == monetaryMinorUnits.bins(),
        "recencyDays, frequency and monetaryMinorUnits must make as many bins each, made %s, %s and %s",
        recencyDays.bins(),
        frequency.bins(),
        monetaryMinorUnits.bins());
    RfmScore.cells(recencyDays.bins());
  }

  /**
   * Fits quantiles, each dimension by itself: quintiles with 5 bins (Hughes's independent method).
   *
   * <p>Limit {@code k} of a dimension is the smallest value that at least {@code k / bins} of the customers do not exceed. It
   * is always a value that some customer has: amounts in another unit or currency move the limits and leave every score as
   * it is.
   *
   * <p>Reference: A. M. Hughes (1994), Strategic Database Marketing, Probus: customers in fifths by recency, frequency and
   * monetary value. Differs where customers tie: Hughes fills the fifths one customer after the other, here equals stay
   * together.
   *
   * @param distribution the customers; not empty
   * @param bins points of the scale, 2 to {@value RfmScore#MAX}
   * @return the cut points
   * @throws IllegalArgumentException if {@code bins} is out of range or the distribution is empty
   */
  public static RfmCuts quantiles(RfmDistribution distribution, int bins) {
    requireNonNull(distribution, "distribution");
    RfmScore.cells(bins);
    return new RfmCuts(
        distribution.currency(),
        CutPoints.quantiles(distribution.recencyDays(), bins),
        CutPoints.quantiles(distribution.frequency(), bins),
        CutPoints.quantiles(distribution.monetaryMinorUnits(), bins));
  }

  /**
   * Fits quantiles on the customers of a base, as {@link #quantiles(RfmDistribution, int)} does.
   *
   * @param base the customers; not empty
   * @param bins points of the scale, 2 to {@value RfmScore#MAX}
   * @return the cut points
   * @throws IllegalArgumentException if {@code bins} is out of range or the base is empty
   */
  public static RfmCuts quantiles(CustomerBase base, int bins) {
    return quantiles(RfmDistribution.of(base), bins);
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the cut points
   * @throws IllegalArgumentException if the bytes are of another version or not the form of cut points
   */
  public static RfmCuts fromBytes(byte[] bytes) {
    return RfmCutsBytes.read(requireNonNull(bytes, "bytes"));
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
   * Returns the compact, versioned byte form, for engines that ship fitted values to workers.
   *
   * @return a fresh array
   */
  public byte[] toBytes() {
    return RfmCutsBytes.write(this);
  }
}
