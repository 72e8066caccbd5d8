package dev.rapport.scoring.servqual;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a service goes wrong first: the first gap of the provider, from 1 to 4, whose magnitude reaches a threshold (差距诊断).
 *
 * <p>With gaps of -0.2, -1.1, -0.4 and 0.1 and a threshold of 1 it is gap 2, standards. If gap 1 were not known, gap 2 would be the first
 * <em>known</em> one, and the {@link #verdict} would say that gap 1 may be it. The magnitude counts and not the sign: managers who think that
 * customers expect more than they do have a knowledge gap too. The perceived gap is what the others lead to and never the answer.
 *
 * <p>The numbers are taken as they are: whether a gap is more than chance is for its interval to say.
 *
 * @param gaps the gaps
 * @param threshold from which magnitude on a gap is large
 */
public record GapDiagnosis(ServiceGaps gaps, double threshold) implements Explainable {
  private static final List<ServiceGap> PROVIDERS =
      Stream.of(ServiceGap.values()).filter(ServiceGap::isInternal).toList();

  /**
   * Checks the components.
   *
   * @param gaps not null
   * @param threshold finite and positive
   * @throws IllegalArgumentException if the threshold breaks its rule
   */
  public GapDiagnosis {
    requireNonNull(gaps, "gaps");
    checkArgument(
        threshold > 0 && Double.isFinite(threshold),
        "threshold must be finite and positive, was %s",
        threshold);
  }

  /** What can be said of the first large gap. Closed. */
  public enum Verdict {
    /** It is known: all gaps before it are known to be smaller. */
    FOUND,

    /** One gap is large, but an unknown one comes before it and may be the first. */
    FOUND_AFTER_UNKNOWN,

    /** There is none: all four are known to be smaller. */
    NONE,

    /** No known gap is large, but not all are known. */
    UNDECIDED
  }

  /**
   * Returns the first known gap of the provider that is large.
   *
   * @return one of gaps 1 to 4; nothing if no known one reaches the threshold
   */
  public Optional<ServiceGap> first() {
    return PROVIDERS.stream().filter(this::isLarge).findFirst();
  }

  /**
   * Returns the unknown gaps that stand in the way of certainty.
   *
   * @return the unknown ones of gaps 1 to 4 that come before {@link #first}, or all if there is no first one
   */
  public List<ServiceGap> doubts() {
    int end = first().map(ServiceGap::number).orElse(ServiceGap.PERCEIVED.number());
    return PROVIDERS.stream()
        .filter(gap -> gap.number() < end && !gaps.gap(gap).isKnown())
        .toList();
  }

  /**
   * Says how much is certain.
   *
   * @return the verdict
   */
  public Verdict verdict() {
    boolean isCertain = doubts().isEmpty();
    if (first().isPresent()) {
      return isCertain ? Verdict.FOUND : Verdict.FOUND_AFTER_UNKNOWN;
    }
    return isCertain ? Verdict.NONE : Verdict.UNDECIDED;
  }

  /**
   * Tells whether customers miss what they expect though no gap of the provider is large: then many small gaps add up, or something was
   * not measured well.
   *
   * @return whether the perceived gap is known and at or below minus the threshold, and the verdict is {@link Verdict#NONE}
   */
  public boolean isUnexplained() {
    double perceived = gaps.gap(ServiceGap.PERCEIVED).optionalValue().orElse(0);
    return perceived <= -threshold && verdict() == Verdict.NONE;
  }

  /**
   * Says why: the verdict, then every gap in order with its value, or why it is unknown.
   *
   * @return the explanation
   */
  @Override
  public Explanation explanation() {
    List<Explanation> steps = new ArrayList<>();
    for (ServiceGap gap : ServiceGap.values()) {
      steps.add(step(gap));
    }
    if (isUnexplained()) {
      steps.add(Explanation.of(ServqualCode.UNEXPLAINED));
    }
    return verdictStep().because(steps.toArray(new Explanation[0]));
  }

  private Explanation verdictStep() {
    BigDecimal from = BigDecimal.valueOf(threshold);
    ServqualCode code = switch (verdict()) {
      case FOUND -> ServqualCode.FOUND;
      case FOUND_AFTER_UNKNOWN -> ServqualCode.FOUND_AFTER_UNKNOWN;
      case NONE -> ServqualCode.NONE_FOUND;
      case UNDECIDED -> ServqualCode.UNDECIDED;
    };
    Explanation step = Explanation.of(code).with("threshold", from);
    return first()
        .map(gap -> step.with("number", gap.number()).with("gap", gap))
        .orElse(step);
  }

  private Explanation step(ServiceGap gap) {
    Estimate value = gaps.gap(gap);
    return value.fold(
        known -> Explanation.of(isLarge(gap) ? ServqualCode.LARGE_GAP : ServqualCode.SMALL_GAP)
            .with("number", gap.number())
            .with("gap", gap)
            .with("value", BigDecimal.valueOf(known.value()))
            .with("from", gap.from())
            .with("to", gap.to()),
        undefined -> Explanation.of(ServqualCode.UNKNOWN_GAP)
            .with("number", gap.number())
            .with("gap", gap)
            .with("reason", undefined.why().words()));
  }

  private boolean isLarge(ServiceGap gap) {
    return Math.abs(gaps.gap(gap).optionalValue().orElse(0)) >= threshold;
  }
}
