package dev.rapport.loyalty.member;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Identifiers;
import dev.rapport.core.event.EventId;
import dev.rapport.loyalty.expiry.ActivityKind;
import java.time.Instant;

/**
 * Something that a member did and that is no purchase (会员行为): a sign-up, a review, a check-in, a flight that somebody else sold.
 *
 * <pre>{@code
 * Activity review = Activity.of("rev-7", "ada", Instant.parse("2026-03-02T08:15:00Z"), ActivityKind.REVIEW).about("espresso");
 * Activity run = Activity.of("run-3", "ada", Instant.parse("2026-03-02T18:00:00Z"), new ActivityKind("run")).withQuantity(12);
 * }</pre>
 *
 * <p>An activity has no lines and costs nothing; what was bought is an {@link Order}. Its id is the key of the decision about it
 * and the cause of the points that it earns, so orders and activities of one member do not share ids. A referral has two sides:
 * an activity of the one who recommended and one of the one who came. They may have one id, for they belong to two memberships;
 * it is the cause that both have in common.
 *
 * @param id identity of the activity, unique for the member
 * @param member who did it
 * @param at when, which is when conditions on time look at the clock
 * @param kind what was done
 * @param subject what it was about; {@link Subject#UNSPECIFIED} if about nothing in particular
 * @param quantity how much of it was done, in a unit that goes with the kind, such as nights or kilometres; 1 if nothing is measured
 */
public record Activity(
    EventId id, MemberId member, Instant at, ActivityKind kind, Subject subject, long quantity) {
  /**
   * What an activity was about: the product that was reviewed, the store that was visited, the member who was brought in.
   *
   * @param value an id as {@link Identifiers} defines it
   */
  public record Subject(String value) implements Comparable<Subject> {
    /** The activity was about nothing in particular. */
    public static final Subject UNSPECIFIED = new Subject("unspecified");

    /**
     * Checks the value.
     *
     * @param value an id as {@link Identifiers} defines it
     * @throws IllegalArgumentException if the value is no id
     */
    public Subject {
      Identifiers.checkId(value, "subject");
    }

    /**
     * Returns the subject of this value.
     *
     * @param value an id as {@link Identifiers} defines it
     * @return the subject
     * @throws IllegalArgumentException if the value is no id
     */
    public static Subject of(String value) {
      return new Subject(value);
    }

    /**
     * Compares by the UTF-16 units of the value, the same on every JVM and in every locale.
     *
     * @param other what to compare with
     * @return negative, zero or positive as this comes before, is equal to or comes after the other
     */
    @Override
    public int compareTo(Subject other) {
      return value.compareTo(requireNonNull(other, "other").value);
    }

    /**
     * Returns the value.
     *
     * @return the value alone
     */
    @Override
    public String toString() {
      return value;
    }
  }

  /**
   * Checks the components.
   *
   * @param id any
   * @param member any
   * @param at any
   * @param kind neither earning nor spending
   * @param subject any
   * @param quantity 1 or more
   * @throws IllegalArgumentException if the kind is earning or spending points, or the quantity is below 1
   */
  public Activity {
    requireNonNull(id, "id");
    requireNonNull(member, "member");
    requireNonNull(at, "at");
    requireNonNull(kind, "kind");
    requireNonNull(subject, "subject");
    checkKind(kind);
    checkArgument(quantity >= 1, "quantity must be at least 1, was %s", quantity);
  }

  /**
   * Checks that a kind is one of activities by themselves.
   *
   * @param kind the kind
   * @return the kind
   * @throws IllegalArgumentException if it is earning or spending points, which follow from something else
   */
  public static ActivityKind checkKind(ActivityKind kind) {
    checkArgument(
        !requireNonNull(kind, "kind").equals(ActivityKind.EARN) && !kind.equals(ActivityKind.SPEND),
        "kind must not be earn or spend, was %s. Name what the member did that earned or spent points.",
        kind);
    return kind;
  }

  /**
   * Returns an activity about nothing in particular, of which nothing is measured.
   *
   * @param id identity of the activity
   * @param member who did it
   * @param at when
   * @param kind what was done
   * @return the activity
   * @throws IllegalArgumentException if an id is none, or the kind is earning or spending points
   */
  public static Activity of(String id, String member, Instant at, ActivityKind kind) {
    return new Activity(EventId.of(id), MemberId.of(member), at, kind, Subject.UNSPECIFIED, 1);
  }

  /**
   * Returns this activity about something.
   *
   * @param newSubject an id of what it was about
   * @return an activity that differs in nothing else
   * @throws IllegalArgumentException if it is no id
   */
  public Activity about(String newSubject) {
    return new Activity(id, member, at, kind, Subject.of(newSubject), quantity);
  }

  /**
   * Returns this activity with how much of it was done.
   *
   * @param newQuantity 1 or more, in the unit that goes with the kind
   * @return an activity that differs in nothing else
   * @throws IllegalArgumentException if the quantity is below 1
   */
  public Activity withQuantity(long newQuantity) {
    return new Activity(id, member, at, kind, subject, newQuantity);
  }
}
