package dev.rapport.loyalty.expiry;

import static java.util.Objects.requireNonNull;

/**
 * A kind of activity that can keep points alive, such as {@link #EARN}, {@link #SPEND} or {@code new ActivityKind("visit")}.
 *
 * <p>Which kinds do is for each sliding policy to declare; what counts as a visit is for the application to say. Kinds are
 * names, so two programmes need not agree on a list.
 *
 * @param id a short stable name of letters, digits, hyphens, dots and underscores
 */
public record ActivityKind(String id) implements Comparable<ActivityKind> {
  /** Points were earned. */
  public static final ActivityKind EARN = new ActivityKind("earn");

  /** Points were spent. */
  public static final ActivityKind SPEND = new ActivityKind("spend");

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
