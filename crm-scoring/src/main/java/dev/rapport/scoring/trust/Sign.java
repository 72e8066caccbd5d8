package dev.rapport.scoring.trust;

import static java.util.Objects.requireNonNull;

/**
 * Which way something goes: up or down as a change, along or against as an effect. Closed.
 *
 * <p>Signs multiply along a path: opportunism acts on trust with {@code NEGATIVE} and trust on commitment with {@code POSITIVE}, so
 * opportunism acts on commitment with {@code NEGATIVE}. A sign says nothing of how strong an effect is.
 */
public enum Sign {
  /** A rise, or an effect that goes the way of its cause (正向). */
  POSITIVE,

  /** A fall, or an effect that goes against its cause (负向). */
  NEGATIVE;

  /**
   * Returns the sign of an effect of an effect, or of the effect of a change.
   *
   * @param other another sign
   * @return positive if both are equal, otherwise negative
   */
  public Sign times(Sign other) {
    return this == requireNonNull(other, "other") ? POSITIVE : NEGATIVE;
  }

  /**
   * Returns the opposite sign.
   *
   * @return negative for positive and the reverse
   */
  public Sign negated() {
    return times(NEGATIVE);
  }
}
