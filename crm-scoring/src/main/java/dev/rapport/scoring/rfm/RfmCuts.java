package dev.rapport.scoring.rfm;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.scoring.customerbase.CustomerBase;
import dev.rapport.scoring.customerbase.CutPoints;
import java.util.List;

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
  private static final ByteForm BYTE_FORM = ByteForm.of("RfmCuts", 1);

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
    return quantiles(distribution, bins, ScoreTies.LOWER_QUANTILE);
  }

  /**
   * Fits quantiles as {@link #quantiles(RfmDistribution, int)} does, with another rule for customers who tie at a limit.
   *
   * @param distribution the customers; not empty
   * @param bins points of the scale, 2 to {@value RfmScore#MAX}
   * @param ties which score equal customers share
   * @return the cut points
   * @throws IllegalArgumentException if {@code bins} is out of range or the distribution is empty
   */
  public static RfmCuts quantiles(RfmDistribution distribution, int bins, ScoreTies ties) {
    requireNonNull(distribution, "distribution");
    requireNonNull(ties, "ties");
    RfmScore.cells(bins);
    return new RfmCuts(
        distribution.currency(),
        ties.cuts(distribution.recencyDays(), bins, Direction.FEWER_IS_BETTER),
        ties.cuts(distribution.frequency(), bins, Direction.MORE_IS_BETTER),
        ties.cuts(distribution.monetaryMinorUnits(), bins, Direction.MORE_IS_BETTER));
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
    return quantiles(base, bins, ScoreTies.LOWER_QUANTILE);
  }

  /**
   * Fits quantiles on the customers of a base, with a rule for customers who tie at a limit.
   *
   * @param base the customers; not empty
   * @param bins points of the scale, 2 to {@value RfmScore#MAX}
   * @param ties which score equal customers share
   * @return the cut points
   * @throws IllegalArgumentException if {@code bins} is out of range or the base is empty
   */
  public static RfmCuts quantiles(CustomerBase base, int bins, ScoreTies ties) {
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
   * Fits quantiles on columns: the same index is the same customer.
   *
   * <p>The cut points are those of {@link #quantiles(RfmDistribution, int, ScoreTies)}, found by counting instead of sorting:
   * the way for ten million customers in one place. For customers in shards merge their distributions.
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
  public static RfmCuts quantiles(
      CurrencyUnit currency,
      int[] recencyDays,
      int[] frequency,
      long[] monetaryMinorUnits,
      int bins,
      ScoreTies ties) {
    requireNonNull(currency, "currency");
    requireNonNull(ties, "ties");
    checkColumns(recencyDays, frequency, monetaryMinorUnits);
    RfmScore.cells(bins);
    return new RfmCuts(
        currency,
        ties.cuts(recencyDays, bins, Direction.FEWER_IS_BETTER),
        ties.cuts(frequency, bins, Direction.MORE_IS_BETTER),
        ties.cuts(monetaryMinorUnits, bins, Direction.MORE_IS_BETTER));
  }

  /**
   * Fits a two-point scale on the means: 2 is better than the mean of the base, 1 is not. The scale of the {@linkplain
   * SegmentSchemes#eightCells() eight-cell scheme}.
   *
   * <p>Means are exact. A mean of 3.5 purchases is the limit 3: with 4 a customer is better. A customer who is exactly average
   * scores 1.
   *
   * @param distribution the customers; not empty
   * @return the cut points
   * @throws IllegalArgumentException if the distribution is empty
   */
  public static RfmCuts means(RfmDistribution distribution) {
    requireNonNull(distribution, "distribution");
    checkArgument(
        distribution.customers() > 0,
        "distribution must hold at least one customer to be cut, was empty");
    return new RfmCuts(
        distribution.currency(),
        CutPoints.of(Direction.FEWER_IS_BETTER.meanLimit(distribution.recencyDays())),
        CutPoints.of(Direction.MORE_IS_BETTER.meanLimit(distribution.frequency())),
        CutPoints.of(Direction.MORE_IS_BETTER.meanLimit(distribution.monetaryMinorUnits())));
  }

  static void checkColumns(int[] recencyDays, int[] frequency, long[] monetaryMinorUnits) {
    requireNonNull(recencyDays, "recencyDays");
    requireNonNull(frequency, "frequency");
    requireNonNull(monetaryMinorUnits, "monetaryMinorUnits");
    checkArgument(
        recencyDays.length == frequency.length && frequency.length == monetaryMinorUnits.length,
        "recencyDays, frequency and monetaryMinorUnits must be of the same customers, were of %s, %s and %s",
        recencyDays.length,
        frequency.length,
        monetaryMinorUnits.length);
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the cut points
   * @throws IllegalArgumentException if the bytes are of another version or not the form of cut points
   */
  public static RfmCuts fromBytes(byte[] bytes) {
    return BYTE_FORM.read(bytes, in -> {
      CurrencyUnit currency = RfmBytes.currency(in);
      List<CutPoints> cuts = RfmBytes.cuts(in, RfmBytes.bins(in), 3);
      return new RfmCuts(currency, cuts.get(0), cuts.get(1), cuts.get(2));
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
      RfmBytes.write(out.number(bins()), List.of(recencyDays, frequency, monetaryMinorUnits));
    });
  }
}
