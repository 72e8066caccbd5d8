package dev.rapport.core.estimate;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * Why a number is not defined: a kind for programs and a sentence for people.
 *
 * <p>Example: {@code UndefinedReason.tooFew("responses", 2, 1)} has the kind {@link Kind#TOO_FEW} and reads "at least 2
 * responses are needed, there was 1". It is not an error: nobody did anything wrong, the data just do not answer.
 *
 * @param kind what kind of reason, to switch on
 * @param words the reason in words, a clause without a full stop
 */
public record UndefinedReason(Kind kind, String words) {
  /** The kinds of reasons. More may be added. */
  public enum Kind {
    /** Nothing was observed at all. */
    NO_DATA,
    /** Something was observed, but less than the formula needs. */
    TOO_FEW,
    /** All observations are equal, and the formula divides by their spread. */
    NO_VARIATION,
    /** The observation ends before the quantity shows: half of the customers are still there. */
    NOT_REACHED,
    /** The quantity does not exist or is infinite in the model, as the mean of a distribution with a heavy tail. */
    DOES_NOT_EXIST,
    /** The data allow several answers, or push the answer to the edge of what is possible. */
    NOT_IDENTIFIED,
    /** An input that the formula needs was not given or is not known. */
    MISSING_INPUT
  }

  /**
   * Checks the components.
   *
   * @param kind the kind
   * @param words not blank
   * @throws IllegalArgumentException if the words are blank
   */
  public UndefinedReason {
    requireNonNull(kind, "kind");
    checkArgument(!requireNonNull(words, "words").isBlank(), "words must not be blank");
  }

  /**
   * Nothing was observed.
   *
   * @param what what could have been observed, in the plural, such as {@code "trials"}
   * @return the reason "no trials were observed"
   */
  public static UndefinedReason noData(String what) {
    return new UndefinedReason(
        Kind.NO_DATA, "no " + requireNonNull(what, "what") + " were observed");
  }

  /**
   * Less was observed than the formula needs.
   *
   * @param what what is counted, in the plural, such as {@code "responses"}
   * @param needed how many are needed, at least 1
   * @param had how many there are, zero or more and below {@code needed}
   * @return the reason "at least 2 responses are needed, there was 1"
   * @throws IllegalArgumentException if there are as many as are needed
   */
  public static UndefinedReason tooFew(String what, long needed, long had) {
    requireNonNull(what, "what");
    checkArgument(
        had >= 0 && had < needed, "had must be 0 to below needed %s, was %s", needed, had);
    return new UndefinedReason(
        Kind.TOO_FEW,
        "at least " + needed + " " + what + " are needed, there "
            + (had == 1 ? "was 1" : "were " + had));
  }

  /**
   * All observations are equal where the formula divides by their spread.
   *
   * @param what what is equal, in the plural, such as {@code "responses"}
   * @return the reason "all responses are equal"
   */
  public static UndefinedReason noVariation(String what) {
    return new UndefinedReason(
        Kind.NO_VARIATION, "all " + requireNonNull(what, "what") + " are equal");
  }

  /**
   * Returns the words.
   *
   * @return the words
   */
  @Override
  public String toString() {
    return words;
  }
}
