package dev.rapport.scoring.clv;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * How much to spend on winning a customer and how much on keeping one: the customer equity test.
 *
 * <p>Both rates respond to spending with diminishing returns, each a {@link Response}: a(A) = c_a (1 - e^(-k_a A)) prospects are
 * won by spending A on each, r(R) = c_r (1 - e^(-k_r R)) customers kept by spending R on each a year. With margin M and discount d,
 *
 * <pre>
 *   CLV = M + (M r - R) / (1+d-r)        CE = a CLV - A, the equity of a prospect
 * </pre>
 *
 * <p>At the optimum the last unit of money spent on winning and the last spent on keeping win a customer year each at the price
 * of one CLV (Pfeifer 2005). That keeping costs a fifth of winning on the average says nothing about the last unit.
 *
 * <p>The optimum is exact: A has a closed form given R, and the slope in R changes its sign once, between 0 and M (1+d), where
 * bisection finds it to the last digit.
 *
 * <p>Reference: Blattberg and Deighton (1996), <em>Manage marketing by the customer equity test</em>, Harvard Business Review
 * 74(4):136–144; Pfeifer (2005), <em>The optimal ratio of acquisition and retention costs</em>, Journal of Targeting, Measurement
 * and Analysis for Marketing 13(2).
 *
 * @param margin M, what a customer brings in a year before the spending on keeping, finite and above 0
 * @param discountPerYear d, 0 or more
 * @param acquisition how the share of prospects won responds to spending
 * @param retention how the share of customers kept responds to spending
 */
public record BlattbergDeighton(
    double margin, double discountPerYear, Response acquisition, Response retention) {
  /**
   * Checks the components.
   *
   * @param margin finite and above 0
   * @param discountPerYear finite and 0 or more
   * @param acquisition the response of acquisition
   * @param retention the response of retention
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public BlattbergDeighton {
    checkArgument(
        Double.isFinite(margin) && margin > 0,
        "margin must be a finite number above 0, was %s",
        margin);
    checkArgument(
        Double.isFinite(discountPerYear) && discountPerYear >= 0,
        "discountPerYear must be finite and not negative, was %s",
        discountPerYear);
    requireNonNull(acquisition, "acquisition");
    requireNonNull(retention, "retention");
  }

  /**
   * Values a customer for a spending on keeping.
   *
   * @param retentionSpend R, finite and not negative
   * @return CLV before the cost of winning the customer
   * @throws IllegalArgumentException if the spending is out of range
   */
  public LifetimeValue lifetimeValue(double retentionSpend) {
    double r = retention.rate(retentionSpend);
    double gap = 1 + discountPerYear - r;
    // Written without R/r, so that no spending is no special case.
    return gap > 0
        ? LifetimeValue.of(margin + (margin * r - retentionSpend) / gap)
        : LifetimeValue.unbounded("every customer is kept and the discount is zero");
  }

  /**
   * Values a prospect for a spending on winning and on keeping.
   *
   * @param acquisitionSpend A, finite and not negative
   * @param retentionSpend R, finite and not negative
   * @return CE, the customer equity of one prospect
   * @throws IllegalArgumentException if a spending is out of range
   */
  public LifetimeValue equity(double acquisitionSpend, double retentionSpend) {
    return lifetimeValue(retentionSpend)
        .times(acquisition.rate(acquisitionSpend))
        .minusCost(acquisitionSpend);
  }

  /**
   * Finds the spending that makes the equity of a prospect largest.
   *
   * @return the best plan; a spending of 0 where no spending pays
   */
  public Plan optimum() {
    double best = bestRetentionSpend();
    double value = lifetimeValue(best).amount();
    // The last unit spent on winning wins k c e^(-kA) customers, each worth CLV.
    double steepest = acquisition.steepness() * acquisition.ceiling() * value;
    double acquisitionSpend = steepest > 1 ? Math.log(steepest) / acquisition.steepness() : 0;
    return plan(acquisitionSpend, best);
  }

  /**
   * Evaluates a plan.
   *
   * @param acquisitionSpend A, finite and not negative
   * @param retentionSpend R, finite and not negative
   * @return the plan with all that follows from it
   * @throws IllegalArgumentException if a spending is out of range
   */
  public Plan plan(double acquisitionSpend, double retentionSpend) {
    return new Plan(
        new Spending(acquisitionSpend, retentionSpend),
        acquisition.rate(acquisitionSpend),
        retention.rate(retentionSpend),
        lifetimeValue(retentionSpend),
        equity(acquisitionSpend, retentionSpend));
  }

  /**
   * What is spent.
   *
   * @param acquisition A, on winning, per prospect
   * @param retention R, on keeping, per customer and year
   */
  public record Spending(double acquisition, double retention) {
    /**
     * Checks the components.
     *
     * @param acquisition zero or more, finite
     * @param retention zero or more, finite
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Spending {
      requireSpend(acquisition, "acquisition");
      requireSpend(retention, "retention");
    }

    private static void requireSpend(double spend, String name) {
      checkArgument(
          spend >= 0 && spend <= Double.MAX_VALUE,
          "%s must be finite and not negative, was %s",
          name,
          spend);
    }
  }

  /**
   * A plan and all that follows from it.
   *
   * @param spending what is spent
   * @param acquisitionRate a, the share of prospects won, 0 to 1
   * @param retentionRate r, the share of customers kept, 0 to 1
   * @param lifetimeValue CLV, before the cost of winning
   * @param equity CE, of one prospect
   */
  public record Plan(
      Spending spending,
      double acquisitionRate,
      double retentionRate,
      LifetimeValue lifetimeValue,
      LifetimeValue equity) {
    /**
     * Checks the components.
     *
     * @param spending not null
     * @param acquisitionRate 0 to 1
     * @param retentionRate 0 to 1
     * @param lifetimeValue not null
     * @param equity not null
     * @throws IllegalArgumentException if a rate is not 0 to 1
     */
    public Plan {
      requireNonNull(spending, "spending");
      checkArgument(
          acquisitionRate >= 0 && acquisitionRate <= 1,
          "acquisitionRate must be 0 to 1, was %s",
          acquisitionRate);
      checkArgument(
          retentionRate >= 0 && retentionRate <= 1,
          "retentionRate must be 0 to 1, was %s",
          retentionRate);
      requireNonNull(lifetimeValue, "lifetimeValue");
      requireNonNull(equity, "equity");
    }
  }

  /**
   * A rate that rises with spending towards a ceiling: c (1 - e^(-k s)).
   *
   * @param ceiling c, the rate that no spending exceeds, above 0 and at most 1
   * @param steepness k, above 0: the share of what is left to the ceiling that the next unit of money wins
   */
  public record Response(double ceiling, double steepness) {
    /**
     * Checks the components.
     *
     * @param ceiling above 0 and at most 1
     * @param steepness finite and above 0
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Response {
      checkArgument(
          ceiling > 0 && ceiling <= 1, "ceiling must be above 0 and at most 1, was %s", ceiling);
      checkArgument(
          Double.isFinite(steepness) && steepness > 0,
          "steepness must be a finite number above 0, was %s",
          steepness);
    }

    /**
     * Calibrates the response by two judgements, as the test asks a manager for them: what is spent today with which result, and
     * what no spending would exceed.
     *
     * @param ceiling c, above 0 and at most 1
     * @param spend what is spent today, finite and above 0
     * @param rate which rate this gives, above 0 and below the ceiling
     * @return the response through that point
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Response calibrated(double ceiling, double spend, double rate) {
      checkArgument(
          Double.isFinite(spend) && spend > 0,
          "spend must be a finite number above 0, was %s",
          spend);
      checkArgument(
          rate > 0 && rate < ceiling,
          "rate must be above 0 and below the ceiling %s, was %s",
          ceiling,
          rate);
      return new Response(ceiling, -Math.log1p(-rate / ceiling) / spend);
    }

    /**
     * Returns the rate that a spending gives.
     *
     * @param spend the spending, finite and not negative
     * @return the rate, 0 to the ceiling
     * @throws IllegalArgumentException if the spending is out of range
     */
    public double rate(double spend) {
      checkArgument(
          Double.isFinite(spend) && spend >= 0,
          "spend must be finite and not negative, was %s",
          spend);
      return -ceiling * Math.expm1(-steepness * spend);
    }

    private double slope(double spend) {
      return ceiling * steepness * Math.exp(-steepness * spend);
    }
  }

  /*
   * The slope of CLV in R has the sign of g(R) = r'(R) (M(1+d) - R) - (1+d-r(R)). Its derivative r''(R) (M(1+d) - R) is negative
   * below M(1+d), where g is negative itself: one change of sign at most.
   */
  private double bestRetentionSpend() {
    double low = 0;
    double high = margin * (1 + discountPerYear);
    if (slopeSign(low) <= 0) {
      return 0;
    }
    while (true) {
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        return low;
      }
      if (slopeSign(middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }

  private double slopeSign(double spend) {
    return retention.slope(spend) * (margin * (1 + discountPerYear) - spend)
        - (1 + discountPerYear - retention.rate(spend));
  }
}
