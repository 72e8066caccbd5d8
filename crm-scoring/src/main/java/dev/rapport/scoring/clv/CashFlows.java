package dev.rapport.scoring.clv;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.primitives.Doubles;
import java.util.Arrays;
import java.util.List;

/**
 * What a relationship brings and costs, period by period: the most general lifetime value there is (客户终身价值).
 *
 * <pre>
 *   V = Σ (Q_t - C_t) (1+i)^-t      t = 0 … T
 * </pre>
 *
 * <p>Q_t is the revenue of period t, C_t what it costs to win, sell to and serve the customer, i the discount rate of a
 * period. The first flow is due now and is not discounted. Retention is not in the formula: put in flows that are expected, or
 * use {@link MarginStream}. {@code CashFlows.of(600, 600, 600, 600, 600).presentValue(0.1)} is 2501.92.
 *
 * <p>Cost: one multiplication a period. Immutable and thread-safe.
 *
 * <p>Reference: Dwyer (1989), <em>Customer lifetime valuation to support marketing decision making</em>, Journal of Direct
 * Marketing 3(4); Berger and Nasr (1998), <em>Customer lifetime value: marketing models and applications</em>, Journal of
 * Interactive Marketing 12(1).
 */
public final class CashFlows {
  private final double[] net;

  private CashFlows(double[] net) {
    this.net = net;
  }

  /**
   * Returns a series of net flows.
   *
   * @param netFlows revenue less cost of the periods 0, 1, 2 …, finite; none is worth zero
   * @return the series
   * @throws IllegalArgumentException if a flow is not finite
   */
  public static CashFlows of(double... netFlows) {
    for (double flow : netFlows) {
      checkArgument(Double.isFinite(flow), "netFlows must be finite, one was %s", flow);
    }
    return new CashFlows(netFlows.clone());
  }

  /**
   * Returns a series from revenue and cost.
   *
   * @param revenue Q of the periods 0, 1, 2 …, finite
   * @param cost C of the same periods, finite
   * @return the series of their differences
   * @throws IllegalArgumentException if the lengths differ or a number is not finite
   */
  public static CashFlows of(List<Double> revenue, List<Double> cost) {
    checkArgument(
        revenue.size() == cost.size(),
        "cost must have the %s periods of revenue, had %s",
        revenue.size(),
        cost.size());
    double[] net = new double[revenue.size()];
    Arrays.setAll(net, t -> revenue.get(t) - cost.get(t));
    return of(net);
  }

  /**
   * Returns how many periods the series has.
   *
   * @return 0 or more
   */
  public int periods() {
    return net.length;
  }

  /**
   * Returns the flow of a period.
   *
   * @param period the period t, 0 to {@link #periods()} less one
   * @return revenue less cost
   * @throws IndexOutOfBoundsException if there is no such period
   */
  public double at(int period) {
    return net[period];
  }

  /**
   * Puts another series behind this one.
   *
   * @param later the flows of the periods that follow
   * @return this series and the other, one after the other
   */
  public CashFlows then(CashFlows later) {
    return new CashFlows(Doubles.concat(net, requireNonNull(later, "later").net));
  }

  /**
   * Values the series where its first flow is due now.
   *
   * @param discountPerPeriod the discount rate i of a period, above -1; 0.10 is ten percent
   * @return V
   * @throws IllegalArgumentException if the rate is not a finite number above -1, or V too large for a number
   */
  public LifetimeValue presentValue(double discountPerPeriod) {
    return presentValue(discountPerPeriod, 0);
  }

  /**
   * Values the series where its first flow is due after some periods.
   *
   * @param discountPerPeriod the discount rate i of a period, above -1
   * @param firstPeriod how many periods the first flow is away, 0 or more: 1 for the end of the first period
   * @return V
   * @throws IllegalArgumentException if an argument is out of range, or V too large for a number
   */
  public LifetimeValue presentValue(double discountPerPeriod, int firstPeriod) {
    double factor = 1 / (1 + MarginStream.checkRate(discountPerPeriod, "discountPerPeriod"));
    checkArgument(firstPeriod >= 0, "firstPeriod must not be negative, was %s", firstPeriod);
    double value = 0;
    for (int t = net.length - 1; t >= 0; t--) { // Horner's rule, from the last flow
      value = value * factor + net[t];
    }
    return LifetimeValue.of(value * Math.pow(factor, firstPeriod));
  }

  /**
   * Returns the flows.
   *
   * @return text such as {@code [600.0, 600.0]}
   */
  @Override
  public String toString() {
    return Arrays.toString(net);
  }
}
