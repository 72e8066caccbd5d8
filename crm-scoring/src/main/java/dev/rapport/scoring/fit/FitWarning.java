package dev.rapport.scoring.fit;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * Why a fit that converged should still be read with care: a kind for programs and a sentence for people.
 *
 * <p>Example: of the kind {@link Kind#FEW_OBSERVATIONS}, "the fit rests on 40 customers; intervals hold for some hundreds".
 *
 * @param kind what kind of warning, to switch on
 * @param words the warning in words
 */
public record FitWarning(Kind kind, String words) {
  /** The kinds of warnings. More may be added. */
  public enum Kind {
    /** Fewer observations than the intervals need, which hold for large samples. */
    FEW_OBSERVATIONS,
    /** No more cells than parameters: the model fits whatever the data are, and the fit proves nothing. */
    SATURATED,
    /** Two parameters are so strongly correlated that only their combination is known. */
    STRONG_CORRELATION,
    /** A mean does not exist under the fitted parameters. */
    MEAN_DOES_NOT_EXIST,
    /** A simpler model, to which the model turns at the edge of its parameters, is about as likely with fewer of them. */
    NEAR_BOUNDARY,
    /** Some customers are alive with certainty because the model says so, and not because the data do. */
    ALIVE_BY_ASSUMPTION,
    /** Too few customers came back to tell their purchase rates or their spend apart. */
    FEW_REPEAT_BUYERS,
    /** Nobody bought just once: customers without repeat purchases seem to have been dropped from the data. */
    NO_ONE_TIME_BUYERS,
    /** Spend rises or falls with the number of purchases, of which the model takes it to be independent. */
    SPEND_FOLLOWS_FREQUENCY,
    /** The figures look as if they were in another unit than days. */
    UNIT_LOOKS_WRONG,
    /** Something in the data happened after the end of the observation and was left out. */
    AFTER_OBSERVATION,
    /** Some of the data were left out, because nothing of a customer counts or the model has no place for them. */
    LEFT_OUT
  }

  /**
   * Checks the components.
   *
   * @param kind the kind
   * @param words not blank
   * @throws IllegalArgumentException if the words are blank
   */
  public FitWarning {
    requireNonNull(kind, "kind");
    checkArgument(!requireNonNull(words, "words").isBlank(), "words must not be blank");
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
