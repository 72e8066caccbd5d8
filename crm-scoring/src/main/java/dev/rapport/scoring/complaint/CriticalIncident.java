package dev.rapport.scoring.complaint;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.Complaint;
import dev.rapport.scoring.complaint.ComplaintResponse.Sphere;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A critical incident (关键事件): a contact that a customer remembers as especially satisfying or especially dissatisfying (特别满意或特别不满意的特殊交往),
 * with what it was about, what the customer did and how the firm recovered.
 *
 * <p>Example: a delay that ended with an apology and a voucher is a {@link Tone#SATISFYING} incident about {@link
 * ServiceFailure#UNREASONABLY_SLOW_SERVICE}: failures that are recovered well are among the best memories. An incident is what stood out, not a
 * sample of contacts; ordinary ones are not told.
 *
 * <p>Reference: J. C. Flanagan (1954), The critical incident technique, Psychological Bulletin 51(4).
 *
 * @param at when it happened
 * @param customer who remembers it
 * @param tone how it is remembered
 * @param failure what it was about
 * @param responses what the customer did
 * @param recovery what the firm did, and what became of it
 */
public record CriticalIncident(
    Instant at,
    CustomerId customer,
    Tone tone,
    ServiceFailure failure,
    ComplaintResponses responses,
    Recovery recovery) {
  /** How an incident is remembered. Closed. */
  public enum Tone {
    /** As especially satisfying (特别满意). */
    SATISFYING("特别满意"),
    /** As especially dissatisfying (特别不满意). */
    DISSATISFYING("特别不满意");

    private final String term;

    Tone(String term) {
      this.term = term;
    }

    /**
     * Returns the Chinese term.
     *
     * @return the term of the textbooks
     */
    public String term() {
      return term;
    }
  }

  /**
   * What the firm did to make good (服务补救), and what became of it.
   *
   * <p>Reference: C. W. L. Hart, J. L. Heskett and W. E. Sasser (1990), The profitable art of service recovery, Harvard Business Review 68(4).
   *
   * @param outcome what became of the problem
   * @param remedies what the firm gave or did, perhaps nothing; unmodifiable, in the order of the enum
   */
  public record Recovery(ComplaintOutcome outcome, Set<Complaint.Remedy> remedies) {
    /**
     * Takes a copy of the remedies.
     *
     * @param outcome what became of the problem
     * @param remedies what the firm gave or did
     */
    public Recovery {
      requireNonNull(outcome, "outcome");
      EnumSet<Complaint.Remedy> sorted = EnumSet.noneOf(Complaint.Remedy.class);
      sorted.addAll(requireNonNull(remedies, "remedies"));
      remedies = Collections.unmodifiableSet(sorted);
    }

    /**
     * Returns that nobody complained and nothing was done.
     *
     * @return no complaint, no remedy
     */
    public static Recovery none() {
      return new Recovery(ComplaintOutcome.NO_COMPLAINT, Set.of());
    }
  }

  /**
   * Checks the components.
   *
   * @param at when it happened
   * @param customer who remembers it
   * @param tone how it is remembered
   * @param failure what it was about
   * @param responses what the customer did; with a public one exactly if the recovery's outcome is that of a complaint
   * @param recovery what the firm did; an attentive firm may also have done something without a complaint
   * @throws IllegalArgumentException if responses and outcome contradict each other
   */
  public CriticalIncident {
    requireNonNull(at, "at");
    requireNonNull(customer, "customer");
    requireNonNull(tone, "tone");
    requireNonNull(failure, "failure");
    requireNonNull(responses, "responses");
    requireNonNull(recovery, "recovery");
    checkArgument(
        responses.spheres().contains(Sphere.PUBLIC) == recovery.outcome().isComplaint(),
        "responses must have a public one exactly if the outcome is that of a complaint, were %s"
            + " with %s",
        responses.responses(),
        recovery.outcome());
  }

  /**
   * Returns an incident that the customer kept to himself.
   *
   * @param at when it happened
   * @param customer a customer id
   * @param tone how it is remembered
   * @param failure what it was about
   * @return the incident, without response or recovery
   * @throws IllegalArgumentException if the id is malformed
   */
  public static CriticalIncident of(
      Instant at, String customer, Tone tone, ServiceFailure failure) {
    return new CriticalIncident(
        at, CustomerId.of(customer), tone, failure, ComplaintResponses.none(), Recovery.none());
  }

  /**
   * Returns the incident with what followed on it.
   *
   * @param did what the customer did
   * @param followed what the firm did
   * @return an incident that differs in responses and recovery only
   * @throws IllegalArgumentException if responses and outcome contradict each other
   */
  public CriticalIncident with(ComplaintResponses did, Recovery followed) {
    return new CriticalIncident(at, customer, tone, failure, did, followed);
  }

  /**
   * Returns the incident that a complaint on file tells of: satisfying if it was resolved, for the customer then accepted the result.
   *
   * @param complaint the complaint
   * @param quickWithin how long a resolution may take to be quick, inclusive; zero or more
   * @return the incident at the instant of the complaint; empty if its failure is of another vocabulary or its outcome not known
   * @throws IllegalArgumentException if the duration is negative
   */
  public static Optional<CriticalIncident> from(ComplaintCase complaint, Duration quickWithin) {
    Optional<ComplaintOutcome> outcome =
        requireNonNull(complaint, "complaint").outcome(quickWithin);
    Optional<ServiceFailure> failure = complaint.failure();
    if (outcome.isEmpty() || failure.isEmpty()) {
      return Optional.empty();
    }
    Complaint.Raised raised = complaint.raised();
    return Optional.of(new CriticalIncident(
        raised.at(),
        raised.customer(),
        outcome.get().isResolved() ? Tone.SATISFYING : Tone.DISSATISFYING,
        failure.get(),
        ComplaintResponses.of(ComplaintResponse.from(raised.forum())),
        new Recovery(
            outcome.get(),
            complaint.closing().map(Complaint.Resolved::remedies).orElse(Set.of()))));
  }
}
