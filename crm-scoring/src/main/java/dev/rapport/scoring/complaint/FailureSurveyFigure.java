package dev.rapport.scoring.complaint;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.Proportion;

/**
 * What customers did after a service failed, by one survey (服务失败调查): figures to hold your own against.
 *
 * <p>87 % felt conflict and frustration, more than three quarters spread the word against the firm, and only 53 % ever complained to the shop:
 * most of the harm is done where no complaint tells of it. If 120 of 300 of your customers with a problem complained, {@code
 * COMPLAINED_TO_SHOP.compare(Proportion.of(120, 300), 0.95)} says that you hear of {@linkplain Comparison#LOWER fewer} than that shop did.
 *
 * <p>The figures are {@linkplain #SOURCE quoted without their survey}: neither its year nor its size is known, so they count as fixed numbers
 * and all uncertainty is that of your own share. They are one study to argue with, not a norm. That customers "even" changed to competitors to
 * 100 %, as the same sentence has it, is left out as a turn of phrase. Closed.
 */
public enum FailureSurveyFigure {
  /** Felt conflict and frustration (感到情感冲突和沮丧): 87 %. */
  EMOTIONAL_CONFLICT("情感冲突", 0.87, false),
  /** Spread negative word of mouth about the failure (负面口碑): more than three quarters. */
  NEGATIVE_WORD_OF_MOUTH("负面口碑", 0.75, true),
  /** Ever complained to the shop (向商店抱怨): 53 %. */
  COMPLAINED_TO_SHOP("向商店抱怨", 0.53, false);

  /** Where the figures are from, for reports that show them. */
  public static final String SOURCE = "stated in the lecture notes";

  /** How an own share stands to a figure. Closed. */
  public enum Comparison {
    /** The whole interval of the own share is below the figure. */
    LOWER,
    /** The own share may be what the figure says. */
    ALIKE,
    /** The whole interval of the own share is above the figure; not for a figure that is only a least value. */
    HIGHER,
    /** There are no answers to compare. */
    UNKNOWN
  }

  private final String term;
  private final double share;
  private final boolean isAtLeast;

  FailureSurveyFigure(String term, double share, boolean isAtLeast) {
    this.term = term;
    this.share = share;
    this.isAtLeast = isAtLeast;
  }

  /**
   * Returns the Chinese term.
   *
   * @return the term of the lecture notes
   */
  public String term() {
    return term;
  }

  /**
   * Returns the share of those asked.
   *
   * @return 0 to 1; a least value where {@link #isAtLeast()} says so
   */
  public double share() {
    return share;
  }

  /**
   * Tells whether the share is only known to be more than its number.
   *
   * @return true for "more than three quarters"
   */
  public boolean isAtLeast() {
    return isAtLeast;
  }

  /**
   * Compares an own share with the figure, by Wilson's interval.
   *
   * @param own those of the own customers with a problem who did the same
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return how the own share stands to the figure; unknown without customers
   * @throws IllegalArgumentException if the level breaks its rule
   */
  public Comparison compare(Proportion own, double level) {
    return requireNonNull(own, "own")
        .wilson(level)
        .interval()
        .map(this::against)
        .orElse(Comparison.UNKNOWN);
  }

  private Comparison against(Interval interval) {
    if (interval.upper() < share) {
      return Comparison.LOWER;
    }
    return interval.lower() > share && !isAtLeast ? Comparison.HIGHER : Comparison.ALIKE;
  }
}
