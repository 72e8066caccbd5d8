package dev.rapport.scoring.complaint;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What complaints are worth to the firm: how many customers with a problem it keeps.
 *
 * <pre>
 * retained = N [(1 - c) p₀ + c ((1 - s) p₁ + s ((1 - q) p₂ + q p₃))]
 * </pre>
 *
 * <p>N customers had a problem, a share c of them complains, a share s of the complaints is resolved, a share q of these quickly; p₀ to p₃ are
 * the rows of the {@link RepurchaseTable}. With 1000 customers, c = 0.3, s = 0.6, q = 0.5 and the published table for major problems, 208.2 buy
 * again. Since the rows rise, more complaints, more solutions and quicker ones each keep more customers: to encourage complaints
 * (鼓励顾客抱怨) follows from the table. It takes for granted that those who are brought to complain are like those who do.
 *
 * @param customers N, how many customers had a problem
 * @param complaintShare c, which share of them complains
 * @param resolvedShare s, which share of the complaints is resolved
 * @param quickShare q, which share of the resolved ones was resolved quickly
 * @param table which share of each group buys again
 */
public record ComplaintEconomics(
    long customers,
    double complaintShare,
    double resolvedShare,
    double quickShare,
    RepurchaseTable table)
    implements Explainable {
  /**
   * Checks the components.
   *
   * @param customers zero or more
   * @param complaintShare 0 to 1
   * @param resolvedShare 0 to 1
   * @param quickShare 0 to 1
   * @param table any table
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public ComplaintEconomics {
    checkArgument(customers >= 0, "customers must not be negative, was %s", customers);
    complaintShare = checkShare(complaintShare, "complaintShare");
    resolvedShare = checkShare(resolvedShare, "resolvedShare");
    quickShare = checkShare(quickShare, "quickShare");
    requireNonNull(table, "table");
  }

  private static double checkShare(double share, String name) {
    checkArgument(share >= 0 && share <= 1, "%s must be 0 to 1, was %s", name, share);
    return share + 0.0;
  }

  /**
   * Returns how many customers with a problem buy again.
   *
   * @return the expected number, 0 to N
   */
  public double retained() {
    return customers * retainedShare();
  }

  /**
   * Returns which share of the customers with a problem buys again.
   *
   * @return 0 to 1, from the first row of the table to the last
   */
  public double retainedShare() {
    return between(table.noComplaint(), ofComplaint(), complaintShare);
  }

  /**
   * Returns what one more complaint keeps: one customer who would have kept silent complains instead and is treated like the others.
   *
   * @return customers, 0 to 1
   */
  public double valueOfOneMoreComplaint() {
    return ofComplaint() - table.noComplaint();
  }

  /**
   * Returns what one more solution keeps: one complaint that would have stayed unresolved is resolved, as quickly as the others.
   *
   * @return customers, 0 to 1
   */
  public double valueOfOneMoreSolution() {
    return ofSolution() - table.unresolved();
  }

  /**
   * Returns what one quicker solution keeps.
   *
   * @return customers, 0 to 1
   */
  public double valueOfOneQuickerSolution() {
    return table.resolvedQuickly() - table.resolved();
  }

  /**
   * Returns the worth of kept customers in money, such as {@code worth(valueOfOneMoreComplaint(), lifetimeValue, HALF_UP)}: what one more
   * complaint may cost at most to be worth inviting.
   *
   * @param kept how many customers are kept, finite
   * @param perCustomer what one customer is worth, as by a lifetime value
   * @param rounding how to round to the minor unit
   * @return the product
   * @throws IllegalArgumentException if the number is not finite
   * @throws ArithmeticException if the amount does not fit, or rounding is needed and {@code UNNECESSARY}
   */
  public static Money worth(double kept, Money perCustomer, RoundingMode rounding) {
    checkArgument(Double.isFinite(kept), "kept must be finite, was %s", kept);
    return requireNonNull(perCustomer, "perCustomer")
        .multipliedBy(BigDecimal.valueOf(kept), requireNonNull(rounding, "rounding"));
  }

  /** Which share of those who complain buys again. */
  private double ofComplaint() {
    return between(table.unresolved(), ofSolution(), resolvedShare);
  }

  /** Which share of those whose complaint is resolved buys again. */
  private double ofSolution() {
    return between(table.resolved(), table.resolvedQuickly(), quickShare);
  }

  /* Written so that rounding never turns round the order: each step is monotone, and the result stays between the ends. */
  private static double between(double low, double high, double share) {
    return Math.min(high, low + share * (high - low));
  }

  /**
   * Says how many customers of each group are kept.
   *
   * @return the explanation
   */
  @Override
  public Explanation explanation() {
    double complaining = customers * complaintShare;
    double solved = complaining * resolvedShare;
    List<Explanation> groups = new ArrayList<>();
    for (ComplaintOutcome outcome : ComplaintOutcome.values()) {
      double size = switch (outcome) {
        case NO_COMPLAINT -> customers * (1 - complaintShare);
        case UNRESOLVED -> complaining * (1 - resolvedShare);
        case RESOLVED -> solved * (1 - quickShare);
        case RESOLVED_QUICKLY -> solved * quickShare;
      };
      groups.add(Explanation.of(ComplaintCode.OUTCOME)
          .with("outcome", outcome)
          .with("customers", Argument.rounded(size, 1))
          .with("share", Argument.percent(table.share(outcome), 1)));
    }
    return Explanation.of(ComplaintCode.RETAINED)
        .with("retained", Argument.rounded(retained(), 1))
        .with("customers", customers)
        .because(groups);
  }
}
