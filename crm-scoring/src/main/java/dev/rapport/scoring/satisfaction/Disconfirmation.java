package dev.rapport.scoring.satisfaction;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.event.SurveyAnswered;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import java.util.Optional;

/**
 * What a customer got against what the customer expected (期望不一致): satisfaction is the difference of the two (满意水平是可感知效果与期望值之间的差异函数).
 *
 * <pre>
 * gap = performance - expectation
 * POSITIVE if gap &gt; tolerance,   NEGATIVE if gap &lt; -tolerance,   CONFIRMED otherwise
 * </pre>
 *
 * <p>{@code Disconfirmation.of(6, 5)} is {@link Outcome#POSITIVE}; with a tolerance of 1 it is {@link Outcome#CONFIRMED}. Both numbers are on one
 * scale, whichever it is: only their difference counts. There is none without an expectation: the middle of the scale is not what somebody
 * expected who was not asked, so an unknown expectation makes no value of this type, see {@link #between}. It does not say how good the
 * service is: a poor service that was expected to be poor is confirmed.
 *
 * <p>Reference: R. L. Oliver (1980), A cognitive model of the antecedents and consequences of satisfaction decisions, Journal of Marketing
 * Research 17 (4).
 *
 * @param performance what the customer perceives to have got (顾客感知)
 * @param expectation what the customer expected (顾客期望)
 * @param tolerance up to which distance the two count as equal
 */
public record Disconfirmation(double performance, double expectation, double tolerance)
    implements Explainable {
  /** The three cases. */
  public enum Outcome {
    /** Worse than expected ({@literal 顾客感知<顾客期望}): dissatisfied. */
    NEGATIVE("顾客感知<顾客期望"),

    /** As expected (顾客感知=顾客期望): satisfied, without surprise. */
    CONFIRMED("顾客感知=顾客期望"),

    /** Better than expected ({@literal 顾客感知>顾客期望}): very satisfied. */
    POSITIVE("顾客感知>顾客期望");

    private final String term;

    Outcome(String term) {
      this.term = term;
    }

    /**
     * Returns the Chinese term.
     *
     * @return the words of the textbooks
     */
    public String term() {
      return term;
    }
  }

  /** The two ways to raise satisfaction (如何提高客户满意度). */
  public enum Lever {
    /** Raise what the customer perceives to get (提高客户的感知价值). */
    RAISE_PERFORMANCE("提高客户的感知价值"),

    /** Promise less than is kept (控制客户期望值). What is promised also brings customers: this lever costs some of them. */
    MANAGE_EXPECTATION("控制客户期望值");

    private final String term;

    Lever(String term) {
      this.term = term;
    }

    /**
     * Returns the Chinese term.
     *
     * @return the words of the textbooks
     */
    public String term() {
      return term;
    }
  }

  /**
   * Checks the components.
   *
   * @param performance a number of at most 1e100 in size; a negative zero becomes zero
   * @param expectation a number of at most 1e100 in size; a negative zero becomes zero
   * @param tolerance 0 to 1e100
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public Disconfirmation {
    performance = Checks.number(performance, "performance");
    expectation = Checks.number(expectation, "expectation");
    tolerance = Checks.notNegative(tolerance, "tolerance");
  }

  /**
   * Compares without tolerance: only equal numbers confirm.
   *
   * @param performance what the customer perceives to have got
   * @param expectation what the customer expected
   * @return the comparison
   * @throws IllegalArgumentException if a number is not finite or beyond 1e100
   */
  public static Disconfirmation of(double performance, double expectation) {
    return new Disconfirmation(performance, expectation, 0);
  }

  /**
   * Compares two answers of one customer, if both were given.
   *
   * @param performance the answer about what the customer got
   * @param expectation the answer about what the customer expected, on a scale of the same ends
   * @return the comparison without tolerance; nothing if an answer is missing
   * @throws IllegalArgumentException if the answers are of two customers or on two scales
   */
  public static Optional<Disconfirmation> between(
      SurveyAnswered performance, SurveyAnswered expectation) {
    requireNonNull(performance, "performance");
    requireNonNull(expectation, "expectation");
    // Customers are not named in messages, which end up in logs.
    checkArgument(
        performance.customer().equals(expectation.customer()),
        "performance and expectation must be answers of one customer");
    checkArgument(
        performance.item().lowest() == expectation.item().lowest()
            && performance.item().highest() == expectation.item().highest(),
        "expectation must be on the scale of performance %s, was %s",
        performance.item(),
        expectation.item());
    return performance.score().isPresent() && expectation.score().isPresent()
        ? Optional.of(of(performance.score().getAsInt(), expectation.score().getAsInt()))
        : Optional.empty();
  }

  /**
   * Returns the same comparison with another tolerance.
   *
   * @param distance up to which distance the two count as equal, 0 to 1e100
   * @return the comparison
   * @throws IllegalArgumentException if the distance breaks its rule
   */
  public Disconfirmation withTolerance(double distance) {
    return new Disconfirmation(performance, expectation, distance);
  }

  /**
   * Returns the difference.
   *
   * @return performance less expectation
   */
  public double gap() {
    return performance - expectation;
  }

  /**
   * Returns the case. A greater tolerance turns some outcomes into {@link Outcome#CONFIRMED}, and none into anything else.
   *
   * @return exactly one of the three
   */
  public Outcome outcome() {
    return outcome(gap(), tolerance);
  }

  /**
   * Returns how many points the customer's perception must rise, or the expectation fall, until the expectation is confirmed.
   *
   * @return zero unless the outcome is {@link Outcome#NEGATIVE}
   */
  public double shortfall() {
    return Math.max(0, -tolerance - gap());
  }

  /**
   * Pulls a lever. Both change the gap by as much, so the numbers do not tell which is cheaper.
   *
   * @param lever which one
   * @param points how far, 0 to 1e100
   * @return the comparison afterwards
   * @throws IllegalArgumentException if the points, or what becomes of the numbers, break their rule
   */
  public Disconfirmation after(Lever lever, double points) {
    Checks.notNegative(points, "points");
    return switch (lever) {
      case RAISE_PERFORMANCE -> new Disconfirmation(performance + points, expectation, tolerance);
      case MANAGE_EXPECTATION -> new Disconfirmation(performance, expectation - points, tolerance);
    };
  }

  /**
   * Says why: the two numbers, the gap and the tolerance.
   *
   * @return the explanation
   */
  @Override
  public Explanation explanation() {
    return Explanation.of(SatisfactionCode.DISCONFIRMATION)
        .with("outcome", outcome())
        .with("performance", Argument.rounded(performance, 4))
        .with("expectation", Argument.rounded(expectation, 4))
        .with("gap", Argument.rounded(gap(), 4))
        .with("tolerance", Argument.rounded(tolerance, 4));
  }

  static Outcome outcome(double gap, double tolerance) {
    if (gap > tolerance) {
      return Outcome.POSITIVE;
    }
    return gap < -tolerance ? Outcome.NEGATIVE : Outcome.CONFIRMED;
  }
}
