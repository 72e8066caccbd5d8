package dev.rapport.scoring.trust;

import dev.rapport.core.explain.Code;

/** The steps in an explanation of how far a customer trusts, and of what acts on trust and commitment. May grow. */
public enum TrustCode implements Code {
  /** The layers of trust. */
  LAYERS("trust.layers", "contiguous layers of trust: {layers}; spurious behaviour: {spurious}"),

  /** One layer. */
  LAYER("trust.layer", "{layer} trust: {answer}"),

  /** What the trust items say. */
  RATING(
      "trust.rating", "the trust items lie at {position} of their scale, enough from {threshold}"),

  /** No answer to the trust items. */
  NO_RATING("trust.no-rating", "the trust items give no score: {reason}"),

  /** How often the customer was satisfied in a row. */
  SATISFIED_RUN(
      "trust.satisfied-run",
      "satisfied {run} times in a row of {measured} measurements, enough from {needed}; satisfied from {threshold} of the scale"),

  /** Satisfaction was never measured. */
  NO_SATISFACTION("trust.no-satisfaction", "satisfaction was not measured"),

  /** How often the customer bought. */
  REPEAT("trust.repeat", "bought {purchases} times, enough from {needed}: {answer}"),

  /** For how long the relationship lasts. */
  TENURE("trust.tenure", "a customer for {days} days, enough from {needed}: {answer}"),

  /** Whether the relationship is in decline. */
  STAGE("trust.stage", "in the stage {stage}, not in decline: {answer}"),

  /** A part of the behaviour that is not known. */
  NOT_KNOWN("trust.not-known", "{part} not known"),

  /** A chain of effects under which the last rises with the first. */
  PATH_RISES("trust.path-rises", "{effect} rises with {cause}"),

  /** A chain of effects under which the last falls with the first. */
  PATH_FALLS("trust.path-falls", "{effect} falls with {cause}"),

  /** A construct that rises on the way. */
  STEP_RISES(
      "trust.step-rises", "{effect} rises by {hypothesis}: {sign} effect of {cause}, {support}"),

  /** A construct that falls on the way. */
  STEP_FALLS(
      "trust.step-falls", "{effect} falls by {hypothesis}: {sign} effect of {cause}, {support}"),

  /** A score of several items. */
  COMPOSITE("trust.composite", "{scale}: {value} on the scale {lowest} to {highest}"),

  /** A score that is not given. */
  NO_COMPOSITE("trust.no-composite", "{scale}: no score, for {reason}"),

  /** An item with its answer. */
  ITEM("trust.item", "{item}: {answer} with weight {weight}, counted as {score}"),

  /** An item without an answer. */
  NO_ITEM("trust.no-item", "{item}: not answered, weight {weight}");

  private final String id;
  private final String template;

  TrustCode(String id, String template) {
    this.id = id;
    this.template = template;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String template() {
    return template;
  }
}
