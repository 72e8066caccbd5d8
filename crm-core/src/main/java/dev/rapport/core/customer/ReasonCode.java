package dev.rapport.core.customer;

import static java.util.Objects.requireNonNull;

/**
 * Why something happened, as a word of a vocabulary that the firm keeps, such as {@code "late-delivery"}.
 *
 * <p>Codes instead of free text keep personal data out of facts and let reasons be counted. What a code means is said
 * elsewhere. A reason that nobody recorded is {@link #UNSPECIFIED}.
 *
 * @param value a code as {@link Identifiers} defines it
 */
public record ReasonCode(String value) implements Comparable<ReasonCode> {
  /** No reason was recorded. */
  public static final ReasonCode UNSPECIFIED = new ReasonCode("unspecified");

  /**
   * Checks the value.
   *
   * @param value a code as {@link Identifiers} defines it
   * @throws IllegalArgumentException if the value is no code
   */
  public ReasonCode {
    Identifiers.checkCode(value, "reason code");
  }

  /**
   * Returns the reason code of this value.
   *
   * @param value a code as {@link Identifiers} defines it
   * @return the reason code
   * @throws IllegalArgumentException if the value is no code
   */
  public static ReasonCode of(String value) {
    return new ReasonCode(value);
  }

  /**
   * Compares by the UTF-16 units of the value, the same on every JVM and in every locale.
   *
   * @param other what to compare with
   * @return negative, zero or positive as this comes before, is equal to or comes after the other
   */
  @Override
  public int compareTo(ReasonCode other) {
    return value.compareTo(requireNonNull(other, "other").value);
  }

  /**
   * Returns the value.
   *
   * @return the value alone, such as {@code "late-delivery"}
   */
  @Override
  public String toString() {
    return value;
  }
}
