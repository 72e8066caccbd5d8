package dev.rapport.scoring.trust;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import java.util.ArrayList;
import java.util.List;

/**
 * A chain of effects, each the cause of the next: how one construct acts on another through others.
 *
 * <p>{@code new CausalPath(List.of(H6, H10, H8))} leads from opportunism to the propensity to leave with a positive sign, for two of its
 * three effects are negative: opportunism lowers trust, which lowers commitment, which raises propensity to leave. Several paths may lead
 * from one construct to another; which of them weighs most is not in their signs.
 *
 * @param steps the hypotheses from the first cause to the last effect
 */
public record CausalPath(List<Hypothesis> steps) implements Explainable {
  /**
   * Checks the steps.
   *
   * @param steps at least one, each beginning where the one before it ends
   * @throws IllegalArgumentException if there is none or they do not join
   */
  public CausalPath {
    steps = List.copyOf(requireNonNull(steps, "steps"));
    checkArgument(!steps.isEmpty(), "steps must be at least one, were none");
    for (int i = 1; i < steps.size(); i++) {
      checkArgument(
          steps.get(i).cause() == steps.get(i - 1).effect(),
          "steps must join, but %s is followed by %s",
          steps.get(i - 1),
          steps.get(i));
    }
  }

  /**
   * Returns where the path begins.
   *
   * @return the first cause
   */
  public Construct cause() {
    return steps.get(0).cause();
  }

  /**
   * Returns where the path ends.
   *
   * @return the last effect
   */
  public Construct effect() {
    return steps.get(steps.size() - 1).effect();
  }

  /**
   * Returns all constructs on the path.
   *
   * @return two or more, the first cause first; unmodifiable
   */
  public List<Construct> constructs() {
    List<Construct> constructs = new ArrayList<>();
    constructs.add(cause());
    steps.forEach(step -> constructs.add(step.effect()));
    return List.copyOf(constructs);
  }

  /**
   * Returns which way the last effect goes when the first cause rises: the product of the signs of the steps.
   *
   * @return positive if it rises too
   */
  public Sign sign() {
    return steps.stream().map(Hypothesis::sign).reduce(Sign.POSITIVE, Sign::times);
  }

  /**
   * Tells whether the authors' data supported every step.
   *
   * @return false if one was not supported
   */
  public boolean isSupported() {
    return steps.stream().allMatch(step -> step.support() == Hypothesis.Support.SUPPORTED);
  }

  /**
   * Returns the path as a sentence about a rise of the first cause.
   *
   * @return such as {@code "opportunism lowers trust, which lowers commitment, which raises propensity to leave"}
   */
  public String words() {
    StringBuilder words = new StringBuilder(cause().words());
    Sign so = Sign.POSITIVE;
    for (Hypothesis step : steps) {
      so = so.times(step.sign());
      // After the first effect the subject is a fall or a rise, which is singular.
      String verb =
          step == steps.get(0) ? step.cause().verb(so) : so == Sign.POSITIVE ? "raises" : "lowers";
      words
          .append(step == steps.get(0) ? " " : ", which ")
          .append(verb)
          .append(' ')
          .append(step.effect().words());
    }
    return words.toString();
  }

  /**
   * Says why: what becomes of the last effect when the first cause rises, and of each construct between.
   *
   * @return the explanation
   */
  @Override
  public Explanation explanation() {
    List<Explanation> reasons = new ArrayList<>();
    Sign so = Sign.POSITIVE;
    for (Hypothesis step : steps) {
      so = so.times(step.sign());
      reasons.add(Explanation.of(so == Sign.POSITIVE ? TrustCode.STEP_RISES : TrustCode.STEP_FALLS)
          .with("effect", step.effect())
          .with("hypothesis", step.name())
          .with("sign", step.sign())
          .with("cause", step.cause())
          .with("support", step.support()));
    }
    return Explanation.of(so == Sign.POSITIVE ? TrustCode.PATH_RISES : TrustCode.PATH_FALLS)
        .with("effect", effect())
        .with("cause", cause())
        .because(reasons);
  }

  /**
   * Returns the sentence.
   *
   * @return {@link #words()}
   */
  @Override
  public String toString() {
    return words();
  }
}
