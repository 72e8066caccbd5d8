package dev.rapport.scoring.clv;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.money.DiscountRate;
import dev.rapport.core.numeric.LinearSystem;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A market in which customers switch between brands: what one customer is worth to each of them, and what all customers are
 * worth to one, its customer equity.
 *
 * <pre>
 *   CLV_j = Σ (1+d)^(-t/f) v π B_jt     t = 0 … T,   B_t = e_start M^t
 * </pre>
 *
 * <p>M is the brand-switching matrix: element (i, j) is the probability that a customer who bought brand i last buys brand j
 * next. f is purchases a year, v what one purchase amounts to, π the share of it that is margin, d the discount rate of a year
 * and T the last purchase that counts. A customer of a competitor has a value too. Margins and volumes being equal, the values to all
 * brands sum to the same total from every start: what one brand wins another loses.
 *
 * <p>Brands are numbered from 0. Cost: T n² multiplications for n brands. Immutable and thread-safe.
 *
 * <p>Reference: Rust, Lemon and Zeithaml (2004), <em>Return on marketing: using customer equity to focus marketing strategy</em>,
 * Journal of Marketing 68(1):109–127.
 */
public final class BrandSwitching {
  private final Transitions matrix;

  private BrandSwitching(Transitions matrix) {
    this.matrix = matrix;
  }

  /**
   * Returns a market.
   *
   * @param matrix M by rows; every row sums to 1
   * @return the market
   * @throws IllegalArgumentException if the matrix is not square, a probability is not 0 to 1, or a row does not sum to 1 within
   *     1e-9
   */
  public static BrandSwitching of(double[][] matrix) {
    return new BrandSwitching(Transitions.of(matrix));
  }

  /**
   * Returns how many brands there are.
   *
   * @return 1 or more
   */
  public int brands() {
    return matrix.size();
  }

  /**
   * Values a customer to every brand.
   *
   * @param lastBought the brand that the customer bought last
   * @param purchases how, how much and how long the customer buys
   * @return one value a brand
   * @throws IllegalArgumentException if there is no such brand or a value is too large for a number
   */
  public List<LifetimeValue> values(int lastBought, Purchases purchases) {
    double[] buying = new double[brands()];
    buying[matrix.checkState(lastBought, "lastBought")] = 1;
    return Arrays.stream(discounted(buying, requireNonNull(purchases, "purchases")))
        .mapToObj(LifetimeValue::of)
        .toList();
  }

  /**
   * Values all customers of the market to one brand.
   *
   * @param brand the brand
   * @param lastBoughtShares which share of the customers bought each brand last, in the order of the brands; they sum to 1
   * @param purchases how, how much and how long a customer buys
   * @param customers how many customers the market has, finite and not negative
   * @return customer equity: the mean value of a customer to the brand, times the customers
   * @throws IllegalArgumentException if there is no such brand, the shares are no shares or a number is out of range
   */
  public LifetimeValue customerEquity(
      int brand, List<Double> lastBoughtShares, Purchases purchases, double customers) {
    matrix.checkState(brand, "brand");
    checkArgument(
        lastBoughtShares.size() == brands(),
        "lastBoughtShares must have one for each of the %s brands, had %s",
        brands(),
        lastBoughtShares.size());
    double[] buying = lastBoughtShares.stream().mapToDouble(share -> share).toArray();
    double sum = 0;
    for (double share : buying) {
      checkArgument(share >= 0 && share <= 1, "lastBoughtShares must be 0 to 1, one was %s", share);
      sum += share;
    }
    checkArgument(Math.abs(sum - 1) <= 1e-9, "lastBoughtShares must sum to 1, summed to %s", sum);
    return LifetimeValue.of(discounted(buying, requireNonNull(purchases, "purchases"))[brand])
        .times(customers);
  }

  /**
   * Returns the shares of purchases that the market tends to, whoever bought what at the start.
   *
   * @return one estimate a brand; they sum to 1. Undefined if where the market ends depends on where it starts
   */
  public List<Estimate> stationaryShares() {
    int n = brands();
    double[][] system = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0;
          j < n;
          j++) { // row i says that brand i keeps its share; the last says that shares sum to 1
        system[i][j] = i == n - 1 ? 1 : matrix.at(j, i) - (i == j ? 1 : 0);
      }
    }
    double[] right = new double[n];
    right[n - 1] = 1;
    return LinearSystem.solve(system, right)
        .<List<Estimate>>map(shares -> Arrays.stream(shares)
            .<Estimate>mapToObj(share -> Estimate.of(Math.max(0, share), 0))
            .toList())
        .orElseGet(() -> {
          Estimate undefined = Estimate.undefined(
              new UndefinedReason(
                  UndefinedReason.Kind.DOES_NOT_EXIST,
                  "the shares in the long run depend on the shares at the start"),
              0);
          return Collections.nCopies(n, undefined);
        });
  }

  /**
   * Returns what an investment that raises customer equity returns.
   *
   * @param equityGain the rise of customer equity
   * @param investment what it costs, finite and above 0
   * @return (gain - investment) / investment; 0.447 is 44.7 percent. Undefined if the gain is
   * @throws IllegalArgumentException if the investment is not a finite number above 0
   */
  public static Estimate returnOnMarketing(LifetimeValue equityGain, double investment) {
    checkArgument(
        Double.isFinite(investment) && investment > 0,
        "investment must be a finite number above 0, was %s",
        investment);
    return equityGain.estimate().map(gain -> (gain - investment) / investment);
  }

  /**
   * How, how much and how long a customer buys in the category, whichever the brand.
   *
   * @param perYear f, purchases a year, finite and above 0
   * @param amount v, what one purchase amounts to, finite and not negative
   * @param marginShare π, which share of it is margin, 0 to 1
   * @param discount d, the rate of a year
   * @param last T, the last purchase that counts; 0 counts the present one alone
   */
  public record Purchases(
      double perYear, double amount, double marginShare, DiscountRate discount, int last) {
    /**
     * Checks the components.
     *
     * @param perYear finite and above 0
     * @param amount finite and not negative
     * @param marginShare 0 to 1
     * @param discount the rate of a year
     * @param last 0 or more
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Purchases {
      checkArgument(
          Double.isFinite(perYear) && perYear > 0,
          "perYear must be a finite number above 0, was %s",
          perYear);
      checkArgument(
          Double.isFinite(amount) && amount >= 0,
          "amount must be finite and not negative, was %s",
          amount);
      checkArgument(
          marginShare >= 0 && marginShare <= 1, "marginShare must be 0 to 1, was %s", marginShare);
      requireNonNull(discount, "discount");
      checkArgument(last >= 0, "last must not be negative, was %s", last);
    }
  }

  private double[] discounted(double[] start, Purchases purchases) {
    double margin = purchases.amount() * purchases.marginShare();
    double[] buying = start;
    double[] values = new double[brands()];
    for (int t = 0; t <= purchases.last(); t++) {
      double worth = margin * purchases.discount().factor(t / purchases.perYear());
      for (int brand = 0; brand < values.length; brand++) {
        values[brand] += worth * buying[brand];
      }
      buying = matrix.moved(buying);
    }
    return values;
  }
}
