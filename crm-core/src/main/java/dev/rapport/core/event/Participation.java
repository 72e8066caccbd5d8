package dev.rapport.core.event;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.customer.ProgramId;
import dev.rapport.core.customer.ReasonCode;
import java.time.Instant;

/**
 * A customer's part in a programme, a contract or the relationship as a whole: that it began, and that it ended.
 *
 * <p>In contractual settings the two events bound the life of the relationship, so retention and survival can be observed
 * instead of inferred from silence. A customer may leave and enter again.
 */
public sealed interface Participation extends CustomerEvent {
  /**
   * Returns what the customer entered or left.
   *
   * @return the programme; {@link ProgramId#RELATIONSHIP} for the relationship as a whole
   */
  ProgramId program();

  /**
   * Returns why, in the firm's vocabulary.
   *
   * @return the reason; {@link ReasonCode#UNSPECIFIED} if not recorded
   */
  ReasonCode reason();

  @Override
  Participation withCustomer(CustomerId newId);

  /**
   * The customer joined a programme, signed a contract or opened an account (加入).
   *
   * <p>Example: {@code Participation.Enrolment.of("enr-1", at, "c-1815", "coffee-club")}.
   *
   * @param id identity of the event
   * @param at from when on the customer takes part
   * @param customer who joined
   * @param program what was joined
   * @param reason why or through what
   */
  record Enrolment(
      EventId id, Instant at, CustomerId customer, ProgramId program, ReasonCode reason)
      implements Participation {
    /**
     * Checks the components.
     *
     * @param id identity of the event
     * @param at from when on the customer takes part
     * @param customer who joined
     * @param program what was joined
     * @param reason why or through what
     * @throws IllegalArgumentException if {@code at} is an end of the time line
     */
    public Enrolment {
      Facts.check(id, at, customer);
      requireNonNull(program, "program");
      requireNonNull(reason, "reason");
    }

    /**
     * Returns an enrolment from plain values.
     *
     * @param id an event id
     * @param at from when on the customer takes part
     * @param customer a customer id
     * @param program a programme id
     * @return the enrolment, its reason not recorded
     * @throws IllegalArgumentException if an id is malformed
     */
    public static Enrolment of(String id, Instant at, String customer, String program) {
      return new Enrolment(
          EventId.of(id),
          at,
          CustomerId.of(customer),
          ProgramId.of(program),
          ReasonCode.UNSPECIFIED);
    }

    /**
     * Returns the enrolment with a reason.
     *
     * @param reason why, in the firm's vocabulary
     * @return an enrolment that differs in the reason only
     */
    public Enrolment withReason(ReasonCode reason) {
      return new Enrolment(id, at, customer, program, reason);
    }

    @Override
    public Kind kind() {
      return Kind.ENROLMENT;
    }

    @Override
    public Enrolment withCustomer(CustomerId newId) {
      return new Enrolment(id, at, newId, program, reason);
    }
  }

  /**
   * The customer's part ended (终止): cancelled, expelled, run out or closed.
   *
   * <p>Example: {@code Participation.Termination.of("end-1", at, "c-1815", "coffee-club", Participation.EndedBy.CUSTOMER)}.
   *
   * @param id identity of the event
   * @param at from when on the customer no longer takes part
   * @param customer whose part ended
   * @param program what was left
   * @param endedBy whose will it was
   * @param reason why
   */
  record Termination(
      EventId id,
      Instant at,
      CustomerId customer,
      ProgramId program,
      EndedBy endedBy,
      ReasonCode reason)
      implements Participation {
    /**
     * Checks the components.
     *
     * @param id identity of the event
     * @param at from when on the customer no longer takes part
     * @param customer whose part ended
     * @param program what was left
     * @param endedBy whose will it was
     * @param reason why
     * @throws IllegalArgumentException if {@code at} is an end of the time line
     */
    public Termination {
      Facts.check(id, at, customer);
      requireNonNull(program, "program");
      requireNonNull(endedBy, "endedBy");
      requireNonNull(reason, "reason");
    }

    /**
     * Returns a termination from plain values.
     *
     * @param id an event id
     * @param at from when on the customer no longer takes part
     * @param customer a customer id
     * @param program a programme id
     * @param endedBy whose will it was
     * @return the termination, its reason not recorded
     * @throws IllegalArgumentException if an id is malformed
     */
    public static Termination of(
        String id, Instant at, String customer, String program, EndedBy endedBy) {
      return new Termination(
          EventId.of(id),
          at,
          CustomerId.of(customer),
          ProgramId.of(program),
          endedBy,
          ReasonCode.UNSPECIFIED);
    }

    /**
     * Returns the termination with a reason.
     *
     * @param reason why, in the firm's vocabulary
     * @return a termination that differs in the reason only
     */
    public Termination withReason(ReasonCode reason) {
      return new Termination(id, at, customer, program, endedBy, reason);
    }

    @Override
    public Kind kind() {
      return Kind.TERMINATION;
    }

    @Override
    public Termination withCustomer(CustomerId newId) {
      return new Termination(id, at, newId, program, endedBy, reason);
    }
  }

  /** Whose will ended a participation; voluntary and involuntary churn are counted apart. Closed. */
  enum EndedBy {
    /** Not recorded. */
    UNKNOWN,

    /** The customer's: voluntary churn. */
    CUSTOMER,

    /** The firm's: payment failed, rules were broken, the firm let the customer go. */
    FIRM,

    /** Nobody's: the agreed term ran out and was not renewed. */
    TERM,

    /** Nobody's: the customer died, dissolved or was merged into another. */
    CUSTOMER_CEASED
  }
}
