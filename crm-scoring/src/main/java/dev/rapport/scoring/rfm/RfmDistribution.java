package dev.rapport.scoring.rfm;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.scoring.customerbase.CustomerBase;
import dev.rapport.scoring.customerbase.EmpiricalDistribution;
import java.util.Collection;

/**
 * How recency, frequency and monetary value are spread over the customers of a base: what {@linkplain RfmCuts#quantiles
 * quantile cut points} are fitted on.
 *
 * <p>It adds up: the distributions of disjoint shards of the customers {@linkplain #merge merge} to that of the whole, bit
 * for bit, so a large base is counted shard by shard wherever it lies. The three are counted apart; which value met
 * which in one customer is not kept, and is not needed for cut points.
 *
 * @param currency the currency of all amounts
 * @param recencyDays days since the last purchase, 0 or more
 * @param frequency days with a purchase, 1 or more
 * @param monetaryMinorUnits purchases less returns, in minor units of the currency
 */
public record RfmDistribution(
    CurrencyUnit currency,
    EmpiricalDistribution recencyDays,
    EmpiricalDistribution frequency,
    EmpiricalDistribution monetaryMinorUnits) {
  private static final ByteForm BYTE_FORM = ByteForm.of("RfmDistribution", 1);

  /**
   * Checks that the three are of one base.
   *
   * @param currency the currency
   * @param recencyDays no value below 0
   * @param frequency no value below 1
   * @param monetaryMinorUnits any values
   * @throws IllegalArgumentException if the three differ in size or a value is out of range
   */
  public RfmDistribution {
    requireNonNull(currency, "currency");
    requireNonNull(recencyDays, "recencyDays");
    requireNonNull(frequency, "frequency");
    requireNonNull(monetaryMinorUnits, "monetaryMinorUnits");
    checkArgument(
        recencyDays.size() == frequency.size() && frequency.size() == monetaryMinorUnits.size(),
        "recencyDays, frequency and monetaryMinorUnits must be of the same customers, were of %s, %s and %s",
        recencyDays.size(),
        frequency.size(),
        monetaryMinorUnits.size());
    if (!recencyDays.isEmpty()) {
      checkArgument(
          recencyDays.min() >= 0, "recencyDays must be 0 or more, was %s", recencyDays.min());
      checkArgument(frequency.min() >= 1, "frequency must be 1 or more, was %s", frequency.min());
    }
  }

  /**
   * Returns the distribution over no customers, the neutral element of {@link #merge}.
   *
   * @param currency the currency of the amounts to come
   * @return the empty distribution
   */
  public static RfmDistribution empty(CurrencyUnit currency) {
    EmpiricalDistribution none = EmpiricalDistribution.empty();
    return new RfmDistribution(currency, none, none, none);
  }

  /**
   * Counts the customers of a base as of its day.
   *
   * @param base the customers
   * @return the distribution
   */
  public static RfmDistribution of(CustomerBase base) {
    requireNonNull(base, "base");
    return of(
        base.currency(), base.recencyDays(), base.purchaseDays(), base.netRevenueMinorUnits());
  }

  /**
   * Counts profiles.
   *
   * @param currency the currency of all of them
   * @param profiles one profile of each customer
   * @return the distribution
   * @throws CurrencyMismatchException if an amount is in another currency
   */
  public static RfmDistribution of(CurrencyUnit currency, Collection<RfmProfile> profiles) {
    requireNonNull(currency, "currency");
    requireNonNull(profiles, "profiles");
    return of(
        currency,
        profiles.stream().mapToInt(RfmProfile::recencyDays).toArray(),
        profiles.stream().mapToInt(RfmProfile::frequency).toArray(),
        profiles.stream().mapToLong(profile -> minorUnits(currency, profile)).toArray());
  }

  /**
   * Counts customers in columns: the same index is the same customer.
   *
   * @param currency the currency of the amounts
   * @param recencyDays days since the last purchase, each 0 or more
   * @param frequency days with a purchase, each 1 or more
   * @param monetaryMinorUnits purchases less returns in minor units
   * @return the distribution
   * @throws IllegalArgumentException if the columns differ in length or a value is out of range
   */
  public static RfmDistribution of(
      CurrencyUnit currency, int[] recencyDays, int[] frequency, long[] monetaryMinorUnits) {
    return new RfmDistribution(
        currency,
        EmpiricalDistribution.of(requireNonNull(recencyDays, "recencyDays")),
        EmpiricalDistribution.of(requireNonNull(frequency, "frequency")),
        EmpiricalDistribution.of(requireNonNull(monetaryMinorUnits, "monetaryMinorUnits")));
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the distribution
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a distribution
   */
  public static RfmDistribution fromBytes(byte[] bytes) {
    return BYTE_FORM.read(
        bytes,
        in -> new RfmDistribution(
            RfmBytes.currency(in),
            EmpiricalDistribution.fromBytes(in.bytes()),
            EmpiricalDistribution.fromBytes(in.bytes()),
            EmpiricalDistribution.fromBytes(in.bytes())));
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal distributions have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> RfmBytes.write(out, currency)
        .bytes(recencyDays.toBytes())
        .bytes(frequency.toBytes())
        .bytes(monetaryMinorUnits.toBytes()));
  }

  /**
   * Adds the customers of another, disjoint shard.
   *
   * @param other the distribution over other customers, in the same currency
   * @return the distribution over both
   * @throws CurrencyMismatchException if the currencies differ
   */
  public RfmDistribution merge(RfmDistribution other) {
    requireNonNull(other, "other");
    checkCurrency(currency, other.currency);
    return new RfmDistribution(
        currency,
        recencyDays.merge(other.recencyDays),
        frequency.merge(other.frequency),
        monetaryMinorUnits.merge(other.monetaryMinorUnits));
  }

  /**
   * Returns how many customers were counted.
   *
   * @return 0 or more
   */
  public long customers() {
    return frequency.size();
  }

  static long minorUnits(CurrencyUnit currency, RfmProfile profile) {
    checkCurrency(currency, profile.monetary().currency());
    return profile.monetary().minorUnits();
  }

  private static void checkCurrency(CurrencyUnit expected, CurrencyUnit actual) {
    if (!expected.equals(actual)) {
      throw new CurrencyMismatchException(expected, actual);
    }
  }
}
