package dev.rapport.scoring.satisfaction;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import dev.rapport.scoring.servqual.ToleranceBand;
import dev.rapport.scoring.servqual.ToleranceZone;

/**
 * The satisfaction trap of one customer by levels (客户满意陷阱): good enough to satisfy, not good enough to bind.
 *
 * <p>A service above what is adequate meets the basic expectations (基本期望), and the customer says "satisfied". Loyalty comes only where the
 * latent expectations (潜在期望) are met too, which begins at what is desired. In between is the trap:
 *
 * <pre>
 * TRAPPED ⇔ adequate ≤ perceived &lt; desired
 * </pre>
 *
 * <p>{@code new ToleranceTrap(new ToleranceZone(4, 7), 5)} is trapped, with 2 points to go. It needs both expectations; a customer of whom only
 * satisfaction and behaviour are known is a matter of {@link TrapTest}.
 *
 * <p>The trap is the zone of tolerance seen from the side of loyalty: V. A. Zeithaml, L. L. Berry and A. Parasuraman (1993), The nature and
 * determinants of customer expectations of service, Journal of the Academy of Marketing Science 21 (1).
 *
 * @param zone what is adequate and what is desired
 * @param perceived the perceived service
 */
public record ToleranceTrap(ToleranceZone zone, double perceived) implements Explainable {
  /** Where a customer stands to the trap. */
  public enum Standing {
    /** Not even satisfied (不满意): no trap, but a plain reason to leave. */
    DISSATISFIED("不满意"),

    /** Satisfied and not bound (满意陷阱). */
    TRAPPED("满意陷阱"),

    /** Satisfied and bound (满意且忠诚). */
    BOUND("满意且忠诚");

    private final String term;

    Standing(String term) {
      this.term = term;
    }

    /**
     * Returns the Chinese term.
     *
     * @return the term
     */
    public String term() {
      return term;
    }
  }

  /**
   * Checks the components.
   *
   * @param zone not null
   * @param perceived a number of at most 1e100 in size; a negative zero becomes zero
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public ToleranceTrap {
    requireNonNull(zone, "zone");
    perceived = Checks.number(perceived, "perceived");
  }

  /**
   * Returns where the customer stands.
   *
   * @return exactly one of the three
   */
  public Standing standing() {
    return switch (zone.band(perceived)) {
      case UNACCEPTABLE -> Standing.DISSATISFIED;
      case TOLERATED -> Standing.TRAPPED;
      case DELIGHTED -> Standing.BOUND;
    };
  }

  /**
   * Tells whether the customer is in the trap.
   *
   * @return whether the service is adequate and less than desired
   */
  public boolean isTrapped() {
    return zone.band(perceived) == ToleranceBand.TOLERATED;
  }

  /**
   * Returns how many points the perceived service must rise until it is what is desired: the way out of the trap.
   *
   * @return zero or more; zero if it is already
   */
  public double pointsToLoyalty() {
    return Math.max(0, -zone.superiority(perceived));
  }

  /**
   * Says why: the standing, and the levels that decided.
   *
   * @return the explanation
   */
  @Override
  public Explanation explanation() {
    return Explanation.of(SatisfactionCode.TOLERANCE_TRAP)
        .with("standing", standing())
        .because(zone.explain(perceived));
  }
}
