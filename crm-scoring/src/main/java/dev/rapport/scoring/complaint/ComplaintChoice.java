package dev.rapport.scoring.complaint;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Whether a complaint is worth it to a customer.
 *
 * <pre>
 * complains if   P(success) · benefit &gt; cost
 * </pre>
 *
 * <p>A refund of 20 that comes with probability 0.5 is worth a complaint that costs 8 of trouble, but not one that costs 10. The firm can
 * work on all three: answer complaints, make good, and make complaining easy. The rule is ours, put together from the reasons that customers
 * give; it is a way to think, not a forecast.
 *
 * @param successProbability how probable it is that something comes of it, 0 to 1
 * @param benefit what that would be worth, in any unit, such as money
 * @param cost what complaining costs, in the same unit
 * @param reasons what the customer says for and against; they explain the terms and change no number; unmodifiable
 */
public record ComplaintChoice(
    double successProbability, double benefit, double cost, Set<ComplaintReason> reasons)
    implements Explainable {
  /**
   * Checks the components.
   *
   * @param successProbability 0 to 1
   * @param benefit finite, zero or more
   * @param cost finite, zero or more
   * @param reasons any
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public ComplaintChoice {
    checkArgument(
        successProbability >= 0 && successProbability <= 1,
        "successProbability must be 0 to 1, was %s",
        successProbability);
    successProbability += 0.0;
    benefit = checkAmount(benefit, "benefit");
    cost = checkAmount(cost, "cost");
    EnumSet<ComplaintReason> sorted = EnumSet.noneOf(ComplaintReason.class);
    sorted.addAll(requireNonNull(reasons, "reasons"));
    reasons = Collections.unmodifiableSet(sorted);
  }

  private static double checkAmount(double amount, String name) {
    checkArgument(
        amount >= 0 && Double.isFinite(amount),
        "%s must be finite and not negative, was %s",
        name,
        amount);
    return amount + 0.0;
  }

  /**
   * Returns a choice without reasons.
   *
   * @param successProbability 0 to 1
   * @param benefit finite, zero or more
   * @param cost finite, zero or more, in the same unit
   * @return the choice
   * @throws IllegalArgumentException if an argument breaks its rule
   */
  public static ComplaintChoice of(double successProbability, double benefit, double cost) {
    return new ComplaintChoice(successProbability, benefit, cost, Set.of());
  }

  /**
   * Returns the choice with what the customer says for and against.
   *
   * @param said the reasons
   * @return a choice that differs in the reasons only
   */
  public ComplaintChoice withReasons(Set<ComplaintReason> said) {
    return new ComplaintChoice(successProbability, benefit, cost, said);
  }

  /**
   * Tells whether the complaint is worth it.
   *
   * @return whether the expected benefit is above the cost; not if they are equal
   */
  public boolean isWorthIt() {
    return successProbability * benefit > cost;
  }

  /**
   * Returns what the customer expects to gain.
   *
   * @return P(success) · benefit - cost
   */
  public double expectedGain() {
    return successProbability * benefit - cost;
  }

  /**
   * Returns how probable success must be for the complaint to be worth it.
   *
   * @return the probability above which it is, 0 to 1; empty if even certain success would not be worth the cost
   */
  public OptionalDouble breakEvenProbability() {
    return cost < benefit ? OptionalDouble.of(cost / benefit) : OptionalDouble.empty();
  }

  /**
   * Says why it is worth it or not: the three terms, and the reasons that bear on each.
   *
   * @return the explanation
   */
  @Override
  public Explanation explanation() {
    Explanation top = Explanation.of(
            isWorthIt() ? ComplaintCode.WORTH_IT : ComplaintCode.NOT_WORTH_IT)
        .with("expected", Argument.rounded(successProbability * benefit, 4))
        .with("cost", Argument.rounded(cost, 4));
    return top.because(
        term(ComplaintReason.Term.SUCCESS_PROBABILITY, successProbability),
        term(ComplaintReason.Term.BENEFIT, benefit),
        term(ComplaintReason.Term.COST, cost));
  }

  private Explanation term(ComplaintReason.Term term, double value) {
    List<Explanation> said = new ArrayList<>();
    for (ComplaintReason reason : reasons) {
      if (reason.bearsOn() == term) {
        said.add(Explanation.of(
                reason.isForComplaining() ? ComplaintCode.REASON_FOR : ComplaintCode.REASON_AGAINST)
            .with("reason", reason));
      }
    }
    return Explanation.of(ComplaintCode.TERM)
        .with("term", term)
        .with("value", Argument.rounded(value, 4))
        .because(said);
  }
}
