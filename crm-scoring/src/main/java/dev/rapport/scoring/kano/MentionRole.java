package dev.rapport.scoring.kano;

import static java.util.Objects.requireNonNull;

import dev.rapport.scoring.typology.Quadrant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an attribute is by how often people complain about it and how often they praise it, each compared with the other attributes.
 *
 * <p>Reference: E. R. Cadotte and N. Turgeon (1988), Key factors in guest satisfaction, Cornell Hotel and Restaurant Administration Quarterly 28
 * (4).
 */
public enum MentionRole {
  /** Many complaints, many compliments: critical (关键因素). */
  CRITICAL(Quadrant.HIGH_HIGH, "关键因素", SatisfactionFactor.PERFORMANCE),

  /** Many complaints, few compliments: a dissatisfier (不满意因素). */
  DISSATISFIER(Quadrant.HIGH_LOW, "不满意因素", SatisfactionFactor.BASIC),

  /** Few complaints, many compliments: a satisfier (特别满意因素), for it delights where it is good and is not missed where it is not. */
  SATISFIER(Quadrant.LOW_HIGH, "特别满意因素", SatisfactionFactor.EXCITEMENT),

  /** Few of both: neutral (中性因素). */
  NEUTRAL(Quadrant.LOW_LOW, "中性因素", null);

  private final Quadrant quadrant;
  private final String term;
  private final @Nullable SatisfactionFactor factor;

  MentionRole(Quadrant quadrant, String term, @Nullable SatisfactionFactor factor) {
    this.quadrant = quadrant;
    this.term = term;
    this.factor = factor;
  }

  /**
   * Returns the role in a quadrant.
   *
   * @param quadrant complaints first, compliments second
   * @return the role
   */
  public static MentionRole of(Quadrant quadrant) {
    return switch (requireNonNull(quadrant, "quadrant")) {
      case HIGH_HIGH -> CRITICAL;
      case HIGH_LOW -> DISSATISFIER;
      case LOW_HIGH -> SATISFIER;
      case LOW_LOW -> NEUTRAL;
    };
  }

  /**
   * Returns where the role lies.
   *
   * @return the quadrant, complaints first, compliments second
   */
  public Quadrant quadrant() {
    return quadrant;
  }

  /**
   * Returns the Chinese term.
   *
   * @return the term
   */
  public String term() {
    return term;
  }

  /**
   * Returns the kind of factor that the role suggests.
   *
   * @return the kind; empty for {@link #NEUTRAL}
   */
  public Optional<SatisfactionFactor> factor() {
    return Optional.ofNullable(factor);
  }
}
