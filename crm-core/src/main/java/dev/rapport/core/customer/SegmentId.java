package dev.rapport.core.customer;

import static java.util.Objects.requireNonNull;

/**
 * Names a group of customers that are treated alike, such as {@code "early-birds"}.
 *
 * <p>A segment is a result of analysis or of a choice made elsewhere; the id says which one, not who belongs to it or why.
 *
 * @param value an id as {@link Identifiers} defines it
 */
public record SegmentId(String value) implements Comparable<SegmentId> {
  /**
   * Checks the value.
   *
   * @param value an id as {@link Identifiers} defines it
   * @throws IllegalArgumentException if the value is no id
   */
  public SegmentId {
    Identifiers.checkId(value, "segment id");
  }

  /**
   * Returns the segment id of this value.
   *
   * @param value an id as {@link Identifiers} defines it
   * @return the segment id
   * @throws IllegalArgumentException if the value is no id
   */
  public static SegmentId of(String value) {
    return new SegmentId(value);
  }

  /**
   * Compares by the UTF-16 units of the value, the same on every JVM and in every locale.
   *
   * @param other what to compare with
   * @return negative, zero or positive as this comes before, is equal to or comes after the other
   */
  @Override
  public int compareTo(SegmentId other) {
    return value.compareTo(requireNonNull(other, "other").value);
  }

  /**
   * Returns the value.
   *
   * @return the value alone, such as {@code "early-birds"}
   */
  @Override
  public String toString() {
    return value;
  }
}
