package dev.rapport.scoring.rfm;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkPositionIndexes;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.scoring.customerbase.CutPoints;
import java.util.Collections;
import java.util.List;

/**
 * Weighted points: one figure of merit from recency, frequency and monetary value, the way mail-order houses ranked their lists.
 *
 * <pre>
 * total = wR · R(days) + wF · F(purchases) + wM · M(money)
 * </pre>
 *
 * <p>Each dimension earns points on its own {@link Scale}; the weights say how much a point counts. {@link #stone} gives a customer who
 * bought three times for USD 150 in two years, last two months ago, 20, 12 and 15 points: 5·20 + 3·12 + 2·15 = 166 of 200. The points
 * are a convention that orders a list; they are no probability and no amount. They are fixed and not fitted, so other customers never
 * change a customer's points.
 *
 * @param currency the currency that monetary value is measured in
 * @param recency points for days since the last purchase
 * @param frequency points for days with a purchase
 * @param monetary points for purchases less returns, in minor units of the currency
 * @param weights what a point counts in each dimension
 */
public record RfmPoints(
    CurrencyUnit currency, Scale recency, Scale frequency, Scale monetary, Weights weights) {
  /**
   * Checks the components.
   *
   * @param currency the currency
   * @param recency any scale
   * @param frequency any scale
   * @param monetary any scale
   * @param weights any weights
   */
  public RfmPoints {
    requireNonNull(currency, "currency");
    requireNonNull(recency, "recency");
    requireNonNull(frequency, "frequency");
    requireNonNull(monetary, "monetary");
    requireNonNull(weights, "weights");
  }

  /** How a dimension earns points. */
  public sealed interface Scale {
    /**
     * Returns the points of a value.
     *
     * @param value the value in the unit of the scale
     * @return finite points, 0 or more
     */
    double points(long value);

    /**
     * Returns the most points that a value can earn.
     *
     * @return finite, 0 or more
     */
    double most();
  }

  /**
   * Points by bands: with the limits 91 and 182 and the points 20, 10, 0 a value up to 91 earns 20, up to 182 earns 10, and above it
   * nothing.
   *
   * @param limits the limits, each belonging to the band below it
   * @param points one for each band, that of the lowest values first
   */
  public record Bands(CutPoints limits, List<Double> points) implements Scale {
    /**
     * Checks the components.
     *
     * @param limits the limits
     * @param points as many as bands, each finite and 0 or more
     * @throws IllegalArgumentException if they are not
     */
    public Bands {
      requireNonNull(limits, "limits");
      points = List.copyOf(requireNonNull(points, "points"));
      checkArgument(
          points.size() == limits.bins(),
          "points must be one for each of %s bands, was %s",
          limits.bins(),
          points);
      points.forEach(value -> checkPoints("points", value));
    }

    @Override
    public double points(long value) {
      return points.get(limits.bin(value) - 1);
    }

    @Override
    public double most() {
      return Collections.max(points);
    }
  }

  /**
   * Points in proportion, up to a cap: {@code new Linear(1, 1_000, 20)} gives a point for each 1,000, parts of a point included, and at
   * most 20. A value below 0 earns nothing.
   *
   * @param points points for {@code per}
   * @param per the amount that earns them, 1 or more
   * @param cap the most points
   */
  public record Linear(double points, long per, double cap) implements Scale {
    /**
     * Checks the components.
     *
     * @param points finite, 0 or more
     * @param per 1 or more
     * @param cap finite, 0 or more
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Linear {
      checkPoints("points", points);
      checkArgument(per >= 1, "per must be 1 or more, was %s", per);
      checkPoints("cap", cap);
    }

    @Override
    public double points(long value) {
      return Math.min(Math.max(value, 0) * points / per, cap);
    }

    @Override
    public double most() {
      return points == 0 ? 0 : cap;
    }
  }

  /**
   * What a point counts in each dimension, such as 5, 3 and 2.
   *
   * @param recency weight of recency
   * @param frequency weight of frequency
   * @param monetary weight of monetary value
   */
  public record Weights(double recency, double frequency, double monetary) {
    /**
     * Checks the weights.
     *
     * @param recency finite, 0 or more
     * @param frequency finite, 0 or more
     * @param monetary finite, 0 or more
     * @throws IllegalArgumentException if one is not
     */
    public Weights {
      checkPoints("recency", recency);
      checkPoints("frequency", frequency);
      checkPoints("monetary", monetary);
    }
  }

  private static void checkPoints(String name, double value) {
    checkArgument(
        Double.isFinite(value) && value >= 0,
        "%s must be finite and 0 or more, was %s",
        name,
        value);
  }

  /**
   * Returns the classic point scheme of mail order, for profiles of the last 24 months.
   *
   * <p>Recency: 20 points up to 3 months, 10 up to 6, 5 up to 9, 3 up to 12, 1 up to 24, months taken as 91, 182, 274, 365 and 730
   * days. Frequency: 4 a purchase, at most 20. Monetary value: a tenth of the amount, at most 20. Weights 5, 3 and 2, so at most 200.
   * Kumar and Reinartz weigh 5, 2 and 3 instead.
   *
   * <p>Reference: attributed to B. Stone, Successful Direct Marketing Methods; V. Kumar and W. Reinartz (2012), Customer Relationship
   * Management, Springer.
   *
   * @param currency the currency; the amounts that the scheme was made for are dollars
   * @return the scheme
   */
  public static RfmPoints stone(CurrencyUnit currency) {
    requireNonNull(currency, "currency");
    long tenUnits = 10;
    for (int digit = 0; digit < currency.minorDigits(); digit++) {
      tenUnits *= 10;
    }
    return new RfmPoints(
        currency,
        new Bands(CutPoints.of(91, 182, 274, 365, 730), List.of(20.0, 10.0, 5.0, 3.0, 1.0, 0.0)),
        new Linear(4, 1, 20),
        new Linear(1, tenUnits, 20),
        new Weights(5, 3, 2));
  }

  /**
   * Returns the same points weighed otherwise.
   *
   * @param newWeights the weights
   * @return the scheme with them
   */
  public RfmPoints withWeights(Weights newWeights) {
    return new RfmPoints(currency, recency, frequency, monetary, newWeights);
  }

  /**
   * Adds up the weighted points of one customer.
   *
   * @param profile the customer's behaviour, in the currency of the points
   * @return 0 to {@link #most()}
   * @throws CurrencyMismatchException if the amount is in another currency
   */
  public double points(RfmProfile profile) {
    requireNonNull(profile, "profile");
    return total(
        profile.recencyDays(), profile.frequency(), RfmDistribution.minorUnits(currency, profile));
  }

  /**
   * Returns what a customer has who earns the most in each dimension.
   *
   * @return 0 or more
   */
  public double most() {
    return weights.recency * recency.most()
        + weights.frequency * frequency.most()
        + weights.monetary * monetary.most();
  }

  /**
   * Adds up the points of a range of customers in columns: the same index is the same customer.
   *
   * @param recencyDays days since the last purchase
   * @param purchaseDays days with a purchase
   * @param monetaryMinorUnits purchases less returns, in minor units of the currency
   * @param points receives the points
   * @param startInclusive index of the first customer, 0 or more
   * @param endExclusive index after the last customer, from {@code startInclusive} to the shortest column's length
   * @throws IndexOutOfBoundsException if the range leaves a column; nothing is written then
   */
  public void points(
      int[] recencyDays,
      int[] purchaseDays,
      long[] monetaryMinorUnits,
      double[] points,
      int startInclusive,
      int endExclusive) {
    int length = Math.min(
        Math.min(
            requireNonNull(recencyDays, "recencyDays").length,
            requireNonNull(purchaseDays, "purchaseDays").length),
        Math.min(
            requireNonNull(monetaryMinorUnits, "monetaryMinorUnits").length,
            requireNonNull(points, "points").length));
    checkPositionIndexes(startInclusive, endExclusive, length);
    for (int i = startInclusive; i < endExclusive; i++) {
      points[i] = total(recencyDays[i], purchaseDays[i], monetaryMinorUnits[i]);
    }
  }

  private double total(int recencyDays, int purchaseDays, long minorUnits) {
    return weights.recency * recency.points(recencyDays)
        + weights.frequency * frequency.points(purchaseDays)
        + weights.monetary * monetary.points(minorUnits);
  }
}
