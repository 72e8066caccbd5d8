package dev.rapport.core.contact;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a message may be sent, with every reason why not, in a fixed order.
 *
 * @param request the message
 * @param denials why not, in the order of {@link Reason}; none if it may be sent
 */
public record ContactDecision(ContactRequest request, List<Denial> denials) implements Explainable {
  /** Why a message may not be sent. Closed; in the order in which reasons are listed. */
  public enum Reason {
    /** The customer never consented to this purpose on this channel. */
    NO_CONSENT,
    /** The customer withdrew a consent or objected. */
    WITHDRAWN,
    /** A cap is reached, or the pressure would be too high. */
    OVER_FREQUENCY,
    /** The last message was too short a time ago. */
    TOO_SOON,
    /** It is night at the customer's. */
    QUIET_HOURS,
    /** A complaint is open. */
    OPEN_COMPLAINT,
    /** The contact data were not verified for too long. */
    STALE_DATA
  }

  /**
   * One reason.
   *
   * @param reason the kind
   * @param until when it would end by the passing of time alone; {@link Instant#MAX} if it would not
   * @param explanation what it is about
   */
  public record Denial(Reason reason, Instant until, Explanation explanation) {
    /**
     * Checks the components.
     *
     * @param reason the kind
     * @param until when it would end by the passing of time alone
     * @param explanation what it is about
     */
    public Denial {
      requireNonNull(reason, "reason");
      requireNonNull(until, "until");
      requireNonNull(explanation, "explanation");
    }
  }

  /**
   * Checks the components and puts the reasons in their order.
   *
   * @param request the message
   * @param denials why not
   */
  public ContactDecision {
    requireNonNull(request, "request");
    denials = requireNonNull(denials, "denials").stream()
        .sorted(Comparator.comparing(Denial::reason))
        .toList();
  }

  /**
   * Returns whether the message may be sent.
   *
   * @return true if there is no reason why not
   */
  public boolean isAllowed() {
    return denials.isEmpty();
  }

  /**
   * Returns the reasons why not.
   *
   * @return each kind once, in their order; unmodifiable
   */
  public List<Reason> reasons() {
    return denials.stream().map(Denial::reason).distinct().toList();
  }

  /**
   * Returns when it is worth asking again.
   *
   * @return when the last of the present reasons will have ended, if nothing else happens; empty if one does not end by itself
   */
  public Optional<Instant> retryAt() {
    Instant last =
        denials.stream().map(Denial::until).max(Comparator.naturalOrder()).orElse(request.at());
    return last.equals(Instant.MAX) ? Optional.empty() : Optional.of(last);
  }

  @Override
  public Explanation explanation() {
    return Explanation.of(ContactCode.DECISION)
        .with("purpose", request.purpose())
        .with("channel", request.channel().value())
        .with("at", request.at())
        .with("allowed", isAllowed())
        .because(denials.stream().map(Denial::explanation).toList());
  }
}
