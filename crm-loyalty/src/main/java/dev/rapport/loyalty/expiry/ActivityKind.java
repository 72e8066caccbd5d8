package dev.rapport.loyalty.expiry;

import static java.util.Objects.requireNonNull;

/**
 * A kind of activity: something that members do, such as {@link #SPEND}, {@link #CHECK_IN} or {@code new ActivityKind("tasting")}.
 *
 * <p>An activity can keep points alive: which kinds do is for each sliding policy to declare. One that is no purchase can earn
 * points, too: which kinds do is for the rules of a programme to say. What counts as a visit, and what makes a profile complete,
 * is for the application. Kinds are names, so two programmes need not agree on a list; the constants are the usual ones.
 *
 * @param id a short stable name of letters, digits, hyphens, dots and underscores
 */
public record ActivityKind(String id) implements Comparable<ActivityKind> {
  /** Points were earned. */
  public static final ActivityKind EARN = new ActivityKind("earn");

  /** Points were spent. */
  public static final ActivityKind SPEND = new ActivityKind("spend");

  /** Somebody became a member. */
  public static final ActivityKind SIGN_UP = new ActivityKind("sign-up");

  /** A member has told what a profile asks for. */
  public static final ActivityKind PROFILE_COMPLETED = new ActivityKind("profile-completed");

  /** A member has reviewed something. */
  public static final ActivityKind REVIEW = new ActivityKind("review");

  /** A member has brought in another: the side of the one who recommended. */
  public static final ActivityKind REFERRAL = new ActivityKind("referral");

  /** A member was brought in by another: the side of the one who came. */
  public static final ActivityKind REFERRED = new ActivityKind("referred");

  /** A member was here: a visit without a purchase. */
  public static final ActivityKind CHECK_IN = new ActivityKind("check-in");

  /** A member has answered a survey. */
  public static final ActivityKind SURVEY_ANSWERED = new ActivityKind("survey-answered");

  /** A member has stayed, such as for some nights in a hotel. */
  public static final ActivityKind STAY = new ActivityKind("stay");

  /** A member has travelled on one leg of a journey. */
  public static final ActivityKind TRAVEL_SEGMENT = new ActivityKind("travel-segment");

  /** A member has installed the firm's application. */
  public static final ActivityKind APP_INSTALLED = new ActivityKind("app-installed");

  /** It was the member's birthday; the application says on which day a gift is made. */
  public static final ActivityKind BIRTHDAY = new ActivityKind("birthday");

  /**
   * Checks the component.
   *
   * @param id letters, digits, hyphens, dots and underscores, at least one
   * @throws IllegalArgumentException if the id is empty or has another character
   */
  public ActivityKind {
    PolicyText.checkName("id", requireNonNull(id, "id"));
  }

  /**
   * Compares by id.
   *
   * @param other the kind to compare with
   * @return negative, zero or positive as this id is less, equal or more
   */
  @Override
  public int compareTo(ActivityKind other) {
    return id.compareTo(other.id);
  }

  /**
   * Returns the id.
   *
   * @return the id
   */
  @Override
  public String toString() {
    return id;
  }
}
