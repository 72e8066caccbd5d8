package dev.rapport.scoring.satisfaction;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.event.SurveyAnswered;
import dev.rapport.core.evidence.Evidence;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import dev.rapport.scoring.survey.RatingScale;
import dev.rapport.scoring.typology.SatisfactionType;
import java.util.OptionalDouble;

/**
 * Tells whether one customer is in the satisfaction trap (客户满意陷阱), from what is known: says "satisfied", and is not loyal.
 *
 * <pre>
 * trapped ⇔ satisfied ∧ (buys mostly elsewhere ∨ does not prefer the firm)
 * </pre>
 *
 * <p>Satisfied is an answer in the top boxes; buys mostly elsewhere is a share of wallet below a half; does not prefer is a mercenary by {@link
 * SatisfactionType}, or no {@linkplain Evidence#attitudinalLoyalty() loyalty in attitude}. What is not known stays open: the result is unknown
 * unless what is known decides it. A customer who is satisfied, prefers the firm and whose wallet nobody knows may still be trapped. The limits
 * are usual, not published, and can be changed.
 *
 * @param scale the scale of the satisfaction question, whose highest score is the best
 * @param satisfiedFrom from which score on an answer counts as satisfied
 * @param shareOfWalletBelow below which share of wallet a customer buys mostly elsewhere
 */
public record TrapTest(RatingScale scale, int satisfiedFrom, double shareOfWalletBelow) {
  /**
   * Checks the components.
   *
   * @param scale any scale
   * @param satisfiedFrom on the scale, above its lowest score
   * @param shareOfWalletBelow 0 to 1
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public TrapTest {
    requireNonNull(scale, "scale");
    scale.require(satisfiedFrom);
    checkArgument(
        satisfiedFrom > scale.lowest(),
        "satisfiedFrom must be above the lowest score %s, or everybody is satisfied",
        scale.lowest());
    shareOfWalletBelow = Checks.share(shareOfWalletBelow, "shareOfWalletBelow");
  }

  /**
   * Returns the usual test: 4 or 5 on a scale of 1 to 5, and a share of wallet below a half.
   *
   * @return the test
   */
  public static TrapTest standard() {
    return new TrapTest(RatingScale.of(1, 5), 4, 0.5);
  }

  /**
   * Tests a customer who answered.
   *
   * @param score the answer, a score on the scale
   * @param evidence what else is known
   * @return the result
   * @throws IllegalArgumentException if the score is off the scale
   */
  public Result test(int score, Evidence evidence) {
    return result(Finding.of(scale.require(score) >= satisfiedFrom), prefers(evidence), evidence);
  }

  /**
   * Tests a customer by a survey event; where the answer is missing, satisfaction is unknown.
   *
   * @param answer an answer on the scale, or a missing one
   * @param evidence what else is known
   * @return the result
   * @throws IllegalArgumentException if the question has another scale
   */
  public Result test(SurveyAnswered answer, Evidence evidence) {
    SurveyAnswered.Item item = requireNonNull(answer, "answer").item();
    checkArgument(
        item.lowest() == scale.lowest() && item.highest() == scale.highest(),
        "answer must be on the scale %s, was to %s",
        scale,
        item);
    return answer.score().isPresent()
        ? test(answer.score().getAsInt(), evidence)
        : result(Finding.UNKNOWN, prefers(evidence), evidence);
  }

  /**
   * Tests a customer whose type by satisfaction and loyalty is known. The type decides on satisfaction and preference; the evidence only adds the
   * share of wallet.
   *
   * @param type the type; a mercenary is trapped
   * @param evidence what else is known
   * @return the result
   */
  public Result test(SatisfactionType type, Evidence evidence) {
    requireNonNull(type, "type");
    return result(
        Finding.of(type.quadrant().isFirstHigh()),
        Finding.of(type.quadrant().isSecondHigh()),
        evidence);
  }

  private static Finding prefers(Evidence evidence) {
    return requireNonNull(evidence, "evidence").attitudinalLoyalty();
  }

  private Result result(Finding satisfied, Finding prefers, Evidence evidence) {
    OptionalDouble share = requireNonNull(evidence, "evidence").shareOfWallet();
    Finding elsewhere =
        share.isPresent() ? Finding.of(share.getAsDouble() < shareOfWalletBelow) : Finding.UNKNOWN;
    return new Result(satisfied, elsewhere, prefers);
  }

  /**
   * What the test found, each part with its unknown.
   *
   * @param satisfied whether the customer is satisfied
   * @param buysElsewhere whether the customer buys mostly elsewhere
   * @param prefersFirm whether the customer prefers the firm
   */
  public record Result(Finding satisfied, Finding buysElsewhere, Finding prefersFirm)
      implements Explainable {
    /**
     * Checks the components.
     *
     * @param satisfied not null
     * @param buysElsewhere not null
     * @param prefersFirm not null
     */
    public Result {
      requireNonNull(satisfied, "satisfied");
      requireNonNull(buysElsewhere, "buysElsewhere");
      requireNonNull(prefersFirm, "prefersFirm");
    }

    /**
     * Returns whether the customer is in the trap.
     *
     * @return yes or no where what is known decides it, else unknown
     */
    public Finding trapped() {
      return satisfied.and(buysElsewhere.or(prefersFirm.negated()));
    }

    /**
     * Says why: the three parts, the unknown ones among them.
     *
     * @return the explanation
     */
    @Override
    public Explanation explanation() {
      return Explanation.of(SatisfactionCode.TRAPPED)
          .with("trapped", trapped())
          .because(
              Explanation.of(SatisfactionCode.SATISFIED).with("finding", satisfied),
              Explanation.of(SatisfactionCode.BUYS_ELSEWHERE).with("finding", buysElsewhere),
              Explanation.of(SatisfactionCode.PREFERS).with("finding", prefersFirm));
    }
  }
}
