package dev.rapport.core.customer;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.base.CharMatcher;

/**
 * The two rules that every identifier of the vocabulary keeps.
 *
 * <p>An <em>id</em> comes from the application's data, such as a customer number or an article number {@code "BANK CHARGES"}:
 * 1 to {@value #MAX_ID_LENGTH} characters, no white space at either end, no control characters, no half of a surrogate pair.
 * So an id survives being written in UTF-8 and read back, and one with a stray line end is found at the door.
 *
 * <p>A <em>code</em> is a word of a closed vocabulary that the application chose, such as {@code "late-delivery"}: 1 to {@value
 * #MAX_CODE_LENGTH} lower-case letters {@code a} to {@code z} and digits, in parts joined by a single {@code -}, {@code _},
 * {@code .} or {@code :}. Codes are so narrow that no spelling variant and no free text gets into them.
 *
 * <p>Neither rule can see whether a value names a person: use pseudonymous ids, never an e-mail address or a name.
 */
public final class Identifiers {
  /** The most characters (UTF-16 units) of an id. */
  public static final int MAX_ID_LENGTH = 128;

  /** The most characters of a code. */
  public static final int MAX_CODE_LENGTH = 64;

  private static final CharMatcher LETTER_OR_DIGIT =
      CharMatcher.inRange('a', 'z').or(CharMatcher.inRange('0', '9')).precomputed();
  private static final CharMatcher JOINT = CharMatcher.anyOf("-_.:").precomputed();

  private Identifiers() {}

  /**
   * Checks an id.
   *
   * @param value the id
   * @param name what the message calls it, such as {@code "customer id"}
   * @return the id
   * @throws IllegalArgumentException if the value is no id
   */
  public static String checkId(String value, String name) {
    requireNonNull(value, name);
    checkArgument(!value.isEmpty(), "%s must not be empty", name);
    checkArgument(
        value.length() <= MAX_ID_LENGTH,
        "%s must have at most %s characters, had %s: \"%s...\"",
        name,
        MAX_ID_LENGTH,
        value.length(),
        value.substring(0, Math.min(16, value.length())));
    checkArgument(
        !isSpace(value.charAt(0)) && !isSpace(value.charAt(value.length() - 1)),
        "%s must not start or end with white space, was \"%s\". Strip it where the data is read.",
        name,
        value);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isISOControl(c)) {
        throw new IllegalArgumentException(
            name + " must not contain control characters, had one at position " + i);
      }
      if (Character.isSurrogate(c)) {
        boolean pair = Character.isHighSurrogate(c)
            && i + 1 < value.length()
            && Character.isLowSurrogate(value.charAt(i + 1));
        checkArgument(
            pair, "%s must not contain half a surrogate pair, had one at position %s", name, i);
        i++;
      }
    }
    return value;
  }

  /**
   * Checks a code.
   *
   * @param value the code
   * @param name what the message calls it, such as {@code "channel"}
   * @return the code
   * @throws IllegalArgumentException if the value is no code
   */
  public static String checkCode(String value, String name) {
    requireNonNull(value, name);
    checkArgument(
        isCode(value),
        "%s must be 1 to %s lower-case letters a to z and digits, in parts joined by one of - _ . : such as \"late-delivery\","
            + " was \"%s\"",
        name,
        MAX_CODE_LENGTH,
        value);
    return value;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isCode(String value) {
    boolean partEnded = true;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (LETTER_OR_DIGIT.matches(c)) {
        partEnded = false;
      } else if (partEnded || !JOINT.matches(c)) {
        return false;
      } else {
        partEnded = true;
      }
    }
    return !partEnded && value.length() <= MAX_CODE_LENGTH;
  }
}
