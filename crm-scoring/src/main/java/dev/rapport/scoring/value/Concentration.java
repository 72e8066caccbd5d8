package dev.rapport.scoring.value;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.scoring.customerbase.CustomerBase;
import dev.rapport.scoring.customerbase.EmpiricalDistribution;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How unevenly value is spread over the customers of a base (客户金字塔): the top share, the Gini coefficient and the whale
 * curve.
 *
 * <p>Of customers worth 1, 2, 3, 4 and 10 the best fifth, one customer, brings half; the Gini coefficient is 0.4. The value is
 * any whole number of each customer that adds up, such as revenue, profit or lifetime value in minor units; it may be
 * negative. The figures describe this base: they have no interval, because nothing is inferred about other customers.
 *
 * <p>With losses a Gini coefficient is not bounded by 1 and says nothing; it is then undefined, and {@link #whalePeak()} and
 * {@link #lossShare()} tell the story. All figures are ratios of exact integers, rounded once at the end: they do not depend
 * on the order of the customers nor on how a base was sharded, to the last bit. Shards are merged as {@linkplain
 * EmpiricalDistribution#merge distributions}. Immutable and thread-safe.
 *
 * <p>References: C. Gini (1912), Variabilità e mutabilità; M. O. Lorenz (1905), Methods of measuring the concentration of
 * wealth, Publications of the American Statistical Association 9(70), 209–219; R. S. Kaplan and V. G. Narayanan (2001),
 * Measuring and managing customer profitability, Journal of Cost Management 15(5), 5–15, for the whale curve.
 */
public final class Concentration {
  /** Up to here a rank times a count fits a long and the sum of the weighted values fits 128 bits. */
  private static final long MAX_CUSTOMERS = 1L << 32;

  private final EmpiricalDistribution values;
  private final BigInteger total;

  private Concentration(EmpiricalDistribution values) {
    checkArgument(
        values.size() <= MAX_CUSTOMERS,
        "values must be of at most %s customers, were of %s",
        MAX_CUSTOMERS,
        values.size());
    this.values = values;
    this.total = new Descent().down(values.size());
  }

  /**
   * Measures the concentration of one value over customers.
   *
   * @param values the value of each customer; its order is lost, its sums are exact
   * @return the concentration
   * @throws IllegalArgumentException if there are more than 4,294,967,296 customers
   */
  public static Concentration of(EmpiricalDistribution values) {
    return new Concentration(requireNonNull(values, "values"));
  }

  /**
   * Measures the concentration of one value over customers.
   *
   * @param values one value of each customer, in any order, such as minor units of money
   * @return the concentration
   */
  public static Concentration of(long... values) {
    return of(EmpiricalDistribution.of(values));
  }

  /**
   * Measures the concentration of revenue (purchases less returns) over the customers of a base.
   *
   * @param base the customers
   * @return the concentration
   */
  public static Concentration of(CustomerBase base) {
    return of(requireNonNull(base, "base").netRevenueMinorUnits());
  }

  /**
   * Returns how many customers there are.
   *
   * @return 0 or more
   */
  public long customers() {
    return values.size();
  }

  /**
   * Returns the whole value, exactly.
   *
   * @return the sum of the values, in their unit
   */
  public BigInteger total() {
    return total;
  }

  /**
   * Returns how many customers have a value below zero.
   *
   * @return 0 to {@link #customers()}
   */
  public long lossMakers() {
    return values.countUpTo(-1);
  }

  /**
   * Returns the share of the whole value that the most valuable part of the customers brings: with 0.2, what the best fifth
   * brings (the 80/20 rule, 二八定律, says four fifths).
   *
   * <pre>
   * share(q) = sum of the ⌈q n⌉ largest values / sum of all n values
   * </pre>
   *
   * <p>The fraction is taken as the decimal number that it is written as: 0.07 of 100 customers are 7, although the
   * {@code double} is a little more.
   *
   * @param fraction q, above 0 and at most 1
   * @return the share, usually 0 to 1 and above 1 where losses follow; undefined if there are no customers or the total is not
   *     positive
   * @throws IllegalArgumentException if the fraction is out of range
   */
  public Estimate topShare(double fraction) {
    checkArgument(
        fraction > 0 && fraction <= 1,
        "fraction must be above 0 and at most 1, was %s. 20 percent is 0.2.",
        fraction);
    BigDecimal customers = BigDecimal.valueOf(fraction).multiply(BigDecimal.valueOf(customers()));
    return shareOfTop(customers.setScale(0, RoundingMode.CEILING).longValueExact());
  }

  /**
   * Returns the share of the whole value that so many of the most valuable customers bring.
   *
   * @param customers how many, 0 to {@link #customers()}
   * @return the share; undefined if there are no customers or the total is not positive
   * @throws IllegalArgumentException if there are not so many customers
   */
  public Estimate shareOfTop(long customers) {
    checkArgument(
        customers >= 0 && customers <= customers(),
        "customers must be 0 to %s, was %s",
        customers(),
        customers);
    return undefinedShare()
        .<Estimate>map(this::undefined)
        .orElseGet(() -> known(new Descent().down(customers), total));
  }

  /**
   * Returns the Gini coefficient: half the mean difference between two customers, relative to the mean.
   *
   * <pre>
   * G = Σ (2i − n − 1) x₍ᵢ₎ / (n Σ x),   x₍₁₎ ≤ … ≤ x₍ₙ₎
   * </pre>
   *
   * <p>It is the coefficient of these n customers, at most 1 − 1/n; the correction n/(n − 1) for samples is not applied.
   *
   * @return 0 if all are equal, up to but not including 1; undefined if there are no customers, a value is negative or all are
   *     zero
   */
  public Estimate gini() {
    return undefinedShare()
        .or(() -> lossMakers() == 0
            ? Optional.empty()
            : Optional.of(doesNotExist(
                "a Gini coefficient is not bounded with negative values; see the whale curve")))
        .<Estimate>map(this::undefined)
        .orElseGet(
            () -> known(sumWeightedByRank(), total.multiply(BigInteger.valueOf(customers()))));
  }

  /* Customers who tie hold the ranks a+1 to a+c, whose weights 2i − n − 1 add up to c (2a + c − n). */
  private BigInteger sumWeightedByRank() {
    WideSum sum = new WideSum();
    long below = 0;
    for (int i = 0; i < values.distinctValues(); i++) {
      long count = values.countAt(i);
      sum.addProduct(count * (2 * below + count - customers()), values.valueAt(i));
      below += count;
    }
    return sum.toBigInteger();
  }

  /**
   * Returns points of the whale curve: cumulative value against customers, the most valuable first.
   *
   * <p>Without losses it is the Lorenz curve from the other end and rises to 1. With losses it rises above 1, to the {@link
   * #whalePeak()}, and falls back to 1: the whale's hump is what the loss-making customers eat.
   *
   * @param steps into how many equal parts the customers are cut, 1 or more: 10 for tenths
   * @return a point at the end of each part, the last one with all customers; parts without a customer of their own, where
   *     there are fewer customers than parts, have no point; empty if the {@linkplain #shareOfTop share} is undefined
   * @throws IllegalArgumentException if {@code steps} is below 1
   */
  public List<WhalePoint> whaleCurve(int steps) {
    checkArgument(steps >= 1, "steps must be 1 or more, was %s", steps);
    List<WhalePoint> points = new ArrayList<>();
    if (undefinedShare().isEmpty()) {
      Descent descent = new Descent();
      long before = 0;
      for (int step = 1; step <= steps; step++) {
        // ceil(n * step / steps); n is at most 2^32 and a step less than 2^31, so the product fits.
        long customers = (customers() * step + steps - 1) / steps;
        if (customers > before) {
          double customerShare =
              ratio(BigInteger.valueOf(customers), BigInteger.valueOf(customers()));
          points.add(
              new WhalePoint(customers, customerShare, ratio(descent.down(customers), total)));
          before = customers;
        }
      }
    }
    return Collections.unmodifiableList(points);
  }

  /**
   * Returns the highest point of the whale curve: the value of all customers who bring something, relative to the total.
   *
   * @return 1 if there are no losses, above 1 otherwise; undefined if there are no customers or the total is not positive
   */
  public Estimate whalePeak() {
    return undefinedShare().<Estimate>map(this::undefined).orElseGet(() -> known(gains(), total));
  }

  /**
   * Returns which part of what the valuable customers bring is eaten by the losses with others.
   *
   * <pre>
   * loss share = −(sum of the negative values) / (sum of the positive values)
   * </pre>
   *
   * @return 0 if there are no losses, 1 if nothing is left, more if the total is negative; undefined if no value is positive
   */
  public Estimate lossShare() {
    BigInteger gains = gains();
    if (customers() == 0) {
      return undefined(UndefinedReason.noData("customers"));
    }
    return gains.signum() == 0
        ? undefined(doesNotExist("no customer has a value above zero"))
        : known(gains.subtract(total), gains);
  }

  private BigInteger gains() {
    return new Descent().down(customers() - values.countUpTo(0));
  }

  private Optional<UndefinedReason> undefinedShare() {
    if (customers() == 0) {
      return Optional.of(UndefinedReason.noData("customers"));
    }
    return total.signum() > 0
        ? Optional.empty()
        : Optional.of(doesNotExist("there is no share of a total that is not positive"));
  }

  private static UndefinedReason doesNotExist(String words) {
    return new UndefinedReason(UndefinedReason.Kind.DOES_NOT_EXIST, words);
  }

  private Estimate undefined(UndefinedReason reason) {
    return Estimate.undefined(reason, customers());
  }

  private Estimate known(BigInteger part, BigInteger whole) {
    return Estimate.of(ratio(part, whole), customers());
  }

  private static double ratio(BigInteger part, BigInteger whole) {
    return new BigDecimal(part)
        .divide(new BigDecimal(whole), MathContext.DECIMAL128)
        .doubleValue();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Concentration that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /**
   * Returns a short description.
   *
   * @return text such as {@code "concentration over 5 customers, 5 distinct values from 1 to 10"}
   */
  @Override
  public String toString() {
    return "concentration over " + values;
  }

  /** A walk from the most valuable customer down, adding up exactly. */
  private final class Descent {
    private final WideSum sum = new WideSum();
    private int index = values.distinctValues() - 1;
    private long taken;

    /** How many of the customers at the index are taken already. */
    private long takenHere;

    /** Goes on to so many customers in all, no fewer than before; returns what they bring together. */
    private BigInteger down(long customers) {
      while (taken < customers) {
        long here = Math.min(customers - taken, values.countAt(index) - takenHere);
        sum.addProduct(here, values.valueAt(index));
        taken += here;
        takenHere += here;
        if (takenHere == values.countAt(index)) {
          index--;
          takenHere = 0;
        }
      }
      return sum.toBigInteger();
    }
  }
}
