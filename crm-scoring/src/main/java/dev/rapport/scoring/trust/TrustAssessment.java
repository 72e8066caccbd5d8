package dev.rapport.scoring.trust;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.evidence.Finding;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import java.util.OptionalDouble;

/**
 * How far one customer trusts by a policy: the layers, and what they were concluded from.
 *
 * <p>{@code TrustPolicy.standard().assess(evidence).layers().highestContiguous()} is the layer; {@code explanation()} says which threshold each
 * part of the evidence met or missed, and which part is not known.
 *
 * @param policy the thresholds
 * @param evidence what is known
 */
public record TrustAssessment(TrustPolicy policy, TrustEvidence evidence) implements Explainable {
  /**
   * Checks the components.
   *
   * @param policy the thresholds
   * @param evidence what is known
   */
  public TrustAssessment {
    requireNonNull(policy, "policy");
    requireNonNull(evidence, "evidence");
  }

  /**
   * Returns the layers of trust.
   *
   * @return each yes, no or unknown
   */
  public TrustLayers layers() {
    return policy.layers(evidence);
  }

  /**
   * Says which layers show and why.
   *
   * @return the explanation
   */
  @Override
  public Explanation explanation() {
    TrustLayers layers = layers();
    return Explanation.of(TrustCode.LAYERS)
        .with("layers", layers.contiguous())
        .with("spurious", layers.spurious())
        .because(
            layers.layer(TrustLayer.COGNITIVE).because(rating()),
            layers.layer(TrustLayer.AFFECTIVE).because(satisfaction()),
            layers.layer(TrustLayer.BEHAVIOURAL).because(repeat(), tenure(), stage()));
  }

  private Explanation rating() {
    OptionalDouble position =
        evidence.rating().map(CompositeScore::position).orElse(OptionalDouble.empty());
    if (position.isPresent()) {
      return Explanation.of(TrustCode.RATING)
          .with("position", Argument.percent(position.getAsDouble(), 1))
          .with("threshold", Argument.percent(policy.trustPosition(), 1));
    }
    return evidence
        .rating()
        .map(score -> Explanation.of(TrustCode.NO_RATING)
            .with("reason", CompositeScore.reason(score.value())))
        .orElseGet(() -> notKnown("trust rating"));
  }

  private Explanation satisfaction() {
    return evidence.satisfaction().isEmpty()
        ? Explanation.of(TrustCode.NO_SATISFACTION)
        : Explanation.of(TrustCode.SATISFIED_RUN)
            .with("run", policy.runOf(evidence))
            .with("measured", evidence.satisfaction().size())
            .with("needed", policy.satisfiedRun())
            .with("threshold", Argument.percent(policy.satisfiedPosition(), 1));
  }

  private Explanation repeat() {
    Finding answer = policy.repeat(evidence);
    return answer.isKnown()
        ? Explanation.of(TrustCode.REPEAT)
            .with("purchases", evidence.purchases().orElseThrow())
            .with("needed", policy.leastPurchases())
            .with("answer", answer)
        : notKnown("number of purchases");
  }

  private Explanation tenure() {
    Finding answer = policy.tenure(evidence);
    return answer.isKnown()
        ? Explanation.of(TrustCode.TENURE)
            .with("days", evidence.tenureDays().orElseThrow())
            .with("needed", policy.leastTenureDays())
            .with("answer", answer)
        : notKnown("tenure");
  }

  private Explanation stage() {
    return evidence
        .stage()
        .map(stage ->
            Explanation.of(TrustCode.STAGE).with("stage", stage).with("answer", evidence.holding()))
        .orElseGet(() -> notKnown("stage"));
  }

  private static Explanation notKnown(String part) {
    return Explanation.of(TrustCode.NOT_KNOWN).with("part", part);
  }
}
