package dev.rapport.core.event;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.customer.ReasonCode;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A customer's complaint (抱怨, 投诉): that it was raised, and that it was resolved.
 *
 * <p>An open complaint is one that was raised and not yet resolved. How fast it was resolved is the difference of the two
 * instants; how fairly is asked in a survey. Customers who are dissatisfied and say nothing leave no event, so complaints
 * are fewer than problems.
 */
public sealed interface Complaint extends CustomerEvent {
  @Override
  Complaint withCustomer(CustomerId newId);

  /**
   * A customer complained.
   *
   * <p>Example: {@code Complaint.Raised.of("cmp-1", at, "c-1815", ReasonCode.of("late-delivery"))}. The event says what the
   * customer did in public; to stop buying or to warn friends is private and seen in other facts, if at all (Day and Landon
   * 1977). The responses do not exclude each other: one customer may complain to the firm, write a review and go to law, in
   * three events.
   *
   * @param id identity of the event
   * @param at when it was raised
   * @param customer who complained
   * @param channel by which way; {@link Channel#UNSPECIFIED} if not recorded
   * @param failure what went wrong, in the firm's vocabulary; {@link ReasonCode#UNSPECIFIED} if not recorded
   * @param severity how much the customer stood to lose
   * @param forum to whom the customer complained
   * @param aim what the customer wanted to reach
   * @param about the event that went wrong, such as a purchase or a contact, if it is known
   */
  record Raised(
      EventId id,
      Instant at,
      CustomerId customer,
      Channel channel,
      ReasonCode failure,
      Severity severity,
      Forum forum,
      Aim aim,
      EventReference about)
      implements Complaint {
    /**
     * Checks the components.
     *
     * @param id identity of the event
     * @param at when it was raised
     * @param customer who complained
     * @param channel by which way
     * @param failure what went wrong
     * @param severity how much the customer stood to lose
     * @param forum to whom the customer complained
     * @param aim what the customer wanted to reach
     * @param about the event that went wrong, not this one
     * @throws IllegalArgumentException if the complaint is about itself
     */
    public Raised {
      Facts.check(id, at, customer);
      requireNonNull(channel, "channel");
      requireNonNull(failure, "failure");
      requireNonNull(severity, "severity");
      requireNonNull(forum, "forum");
      requireNonNull(aim, "aim");
      Facts.checkOther(id, about, "about");
    }

    /**
     * Returns a complaint to the firm of which little more than the failure is known.
     *
     * @param id an event id
     * @param at when it was raised
     * @param customer a customer id
     * @param failure what went wrong
     * @return the complaint, to the firm, with channel, severity and aim not recorded, about no known event
     * @throws IllegalArgumentException if an id is malformed
     */
    public static Raised of(String id, Instant at, String customer, ReasonCode failure) {
      return new Raised(
          EventId.of(id),
          at,
          CustomerId.of(customer),
          Channel.UNSPECIFIED,
          failure,
          Severity.UNKNOWN,
          Forum.FIRM,
          Aim.UNKNOWN,
          EventReference.none());
    }

    /**
     * Returns the complaint with a severity.
     *
     * @param severity how much the customer stood to lose
     * @return a complaint that differs in the severity only
     */
    public Raised withSeverity(Severity severity) {
      return new Raised(id, at, customer, channel, failure, severity, forum, aim, about);
    }

    /**
     * Returns the complaint with a channel.
     *
     * @param channel by which way it came
     * @return a complaint that differs in the channel only
     */
    public Raised withChannel(Channel channel) {
      return new Raised(id, at, customer, channel, failure, severity, forum, aim, about);
    }

    /**
     * Returns the complaint with a forum.
     *
     * @param forum to whom the customer complained
     * @return a complaint that differs in the forum only
     */
    public Raised withForum(Forum forum) {
      return new Raised(id, at, customer, channel, failure, severity, forum, aim, about);
    }

    /**
     * Returns the complaint with an aim.
     *
     * @param aim what the customer wanted to reach
     * @return a complaint that differs in the aim only
     */
    public Raised withAim(Aim aim) {
      return new Raised(id, at, customer, channel, failure, severity, forum, aim, about);
    }

    /**
     * Returns the complaint as one about an event.
     *
     * @param event the event that went wrong
     * @return a complaint that differs in what it is about only
     * @throws IllegalArgumentException if it is this event
     */
    public Raised withAbout(EventId event) {
      return new Raised(
          id, at, customer, channel, failure, severity, forum, aim, EventReference.to(event));
    }

    @Override
    public Kind kind() {
      return Kind.COMPLAINT_RAISED;
    }

    @Override
    public Raised withCustomer(CustomerId newId) {
      return new Raised(id, at, newId, channel, failure, severity, forum, aim, about);
    }
  }

  /**
   * The firm closed a complaint (补救 where it made good).
   *
   * <p>Example: {@code Complaint.Resolved.of("res-1", at, "c-1815", "cmp-1", Complaint.Result.SATISFIED)}. A complaint that is
   * taken up again and closed again is resolved twice; the later event counts.
   *
   * @param id identity of the event
   * @param at when it was closed
   * @param customer who had complained
   * @param complaint the id of the {@link Raised} event
   * @param result how it ended
   * @param remedies what the firm gave or did, empty if nothing or not recorded; unmodifiable, in the order of the enum
   */
  record Resolved(
      EventId id,
      Instant at,
      CustomerId customer,
      EventId complaint,
      Result result,
      Set<Remedy> remedies)
      implements Complaint {
    /**
     * Checks the components.
     *
     * @param id identity of the event
     * @param at when it was closed
     * @param customer who had complained
     * @param complaint the id of the complaint, not this one
     * @param result how it ended
     * @param remedies what the firm gave or did
     * @throws IllegalArgumentException if the event resolves itself
     */
    public Resolved {
      Facts.check(id, at, customer);
      requireNonNull(complaint, "complaint");
      requireNonNull(result, "result");
      requireNonNull(remedies, "remedies");
      Facts.checkOther(id, EventReference.to(complaint), "complaint");
      EnumSet<Remedy> sorted = EnumSet.noneOf(Remedy.class);
      sorted.addAll(remedies);
      remedies = Collections.unmodifiableSet(sorted);
    }

    /**
     * Returns a resolution from plain values.
     *
     * @param id an event id
     * @param at when it was closed
     * @param customer a customer id
     * @param complaint the id of the complaint
     * @param result how it ended
     * @param remedies what the firm gave or did; repetitions count once
     * @return the resolution
     * @throws IllegalArgumentException if an id is malformed or the event resolves itself
     */
    public static Resolved of(
        String id,
        Instant at,
        String customer,
        String complaint,
        Result result,
        Remedy... remedies) {
      EnumSet<Remedy> set = EnumSet.noneOf(Remedy.class);
      Collections.addAll(set, requireNonNull(remedies, "remedies"));
      return new Resolved(
          EventId.of(id), at, CustomerId.of(customer), EventId.of(complaint), result, set);
    }

    @Override
    public Kind kind() {
      return Kind.COMPLAINT_RESOLVED;
    }

    @Override
    public Resolved withCustomer(CustomerId newId) {
      return new Resolved(id, at, newId, complaint, result, remedies);
    }
  }

  /** How much the customer stood to lose; the firm draws the line, such as at 100 dollars. Closed. */
  enum Severity {
    /** Not recorded. */
    UNKNOWN,

    /** A nuisance or a small loss. */
    MINOR,

    /** A loss that matters to the customer. */
    MAJOR
  }

  /** To whom a customer complains (Day and Landon 1977). Closed. */
  enum Forum {
    /** To the firm (向企业投诉): it seeks redress where it can be given. */
    FIRM,

    /** To an outsider with influence (第三方): a consumer association, a regulator, a marketplace. */
    THIRD_PARTY,

    /** To a court or through a lawyer (法律行动). */
    LEGAL,

    /** To everyone: a review, a post, the press. */
    PUBLIC
  }

  /** What a customer wants to reach by complaining. Closed. */
  enum Aim {
    /** Not recorded. */
    UNKNOWN,

    /** To change the state of things (有效抱怨, instrumental): money back, a repair, an apology. */
    REDRESS,

    /** To be heard, with no change expected (无效抱怨, non-instrumental): about the weather at the beach. */
    EXPRESSION
  }

  /** How a complaint ended, as the customer sees it. Closed. */
  enum Result {
    /** Closed; how the customer took it was not recorded. */
    CLOSED,

    /** The customer accepted the result. */
    SATISFIED,

    /** Closed although the customer did not accept the result. */
    DISSATISFIED,

    /** The customer withdrew the complaint or did not follow it up. */
    DROPPED
  }

  /** What a firm gives or does to make good (服务补救). Closed. */
  enum Remedy {
    /** It apologised. */
    APOLOGY,

    /** It explained what had happened. */
    EXPLANATION,

    /** It repaired, completed or repeated the service. */
    CORRECTION,

    /** It replaced the goods. */
    REPLACEMENT,

    /** It gave the price back, or a part of it. */
    REFUND,

    /** It gave something beyond the price: a voucher, points, a gift. */
    COMPENSATION
  }
}
