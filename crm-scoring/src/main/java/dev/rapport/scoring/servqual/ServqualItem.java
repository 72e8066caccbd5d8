package dev.rapport.scoring.servqual;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The 22 items of SERVQUAL: what each asks about, in short and in our words (SERVQUAL量表的22个题项). Closed.
 *
 * <p>Each item is asked twice, as what an excellent company would do (expectation, 期望) and as what this company does (perception, 感知).
 * The numbers are those of the refined questionnaire. The statements themselves are their authors': take them from the paper, and
 * fit their words to your service.
 *
 * <p>References: A. Parasuraman, V. A. Zeithaml and L. L. Berry, <em>SERVQUAL: a multiple-item scale for measuring consumer perceptions of
 * service quality</em>, 1988; <em>Refinement and reassessment of the SERVQUAL scale</em>, 1991.
 */
public enum ServqualItem {
  /** Item 1. */
  MODERN_EQUIPMENT(1, QualityDimension.TANGIBLES, "equipment is up to date"),

  /** Item 2. */
  APPEALING_PREMISES(2, QualityDimension.TANGIBLES, "premises are pleasant to look at"),

  /** Item 3. */
  NEAT_STAFF(3, QualityDimension.TANGIBLES, "staff look neat"),

  /** Item 4; in 1988 whether the look of the premises suits the service. */
  APPEALING_MATERIALS(4, QualityDimension.TANGIBLES, "leaflets and forms are pleasant to look at"),

  /** Item 5. */
  KEPT_PROMISES(5, QualityDimension.RELIABILITY, "what is promised by a date is done by it"),

  /** Item 6. */
  CARE_FOR_PROBLEMS(6, QualityDimension.RELIABILITY, "a customer's problem is taken up in earnest"),

  /** Item 7; in 1988 whether the company is dependable. */
  RIGHT_FIRST_TIME(7, QualityDimension.RELIABILITY, "the service is right the first time"),

  /** Item 8. */
  PUNCTUALITY(8, QualityDimension.RELIABILITY, "the service comes when it was announced"),

  /** Item 9. */
  CORRECT_RECORDS(9, QualityDimension.RELIABILITY, "records are free of errors"),

  /** Item 10. */
  TOLD_WHEN(
      10, QualityDimension.RESPONSIVENESS, "customers are told when the service will be done"),

  /** Item 11. */
  PROMPT_SERVICE(11, QualityDimension.RESPONSIVENESS, "staff serve without delay"),

  /** Item 12. */
  WILLINGNESS_TO_HELP(12, QualityDimension.RESPONSIVENESS, "staff are always willing to help"),

  /** Item 13. */
  TIME_FOR_REQUESTS(13, QualityDimension.RESPONSIVENESS, "staff find time for a request"),

  /** Item 14; in 1988 whether staff can be trusted. */
  CONFIDENCE(14, QualityDimension.ASSURANCE, "the conduct of staff gives confidence"),

  /** Item 15. */
  SAFE_DEALINGS(15, QualityDimension.ASSURANCE, "customers feel safe in their dealings"),

  /** Item 16. */
  COURTESY(16, QualityDimension.ASSURANCE, "staff are polite"),

  /** Item 17; in 1988 whether the company supports its staff. */
  KNOWLEDGE(17, QualityDimension.ASSURANCE, "staff know the answers to questions"),

  /** Item 18. */
  INDIVIDUAL_ATTENTION(18, QualityDimension.EMPATHY, "the company attends to each customer"),

  /** Item 19; the last one, 22, in 1988. */
  CONVENIENT_HOURS(19, QualityDimension.EMPATHY, "opening hours suit all customers"),

  /** Item 20; number 19 in 1988. */
  PERSONAL_ATTENTION(20, QualityDimension.EMPATHY, "staff attend to customers personally"),

  /** Item 21. */
  BEST_INTERESTS(21, QualityDimension.EMPATHY, "the customer's interest is taken to heart"),

  /** Item 22; number 20 in 1988. */
  UNDERSTOOD_NEEDS(22, QualityDimension.EMPATHY, "staff understand what a customer needs");

  private static final List<ServqualItem> ALL = List.of(values());

  private final int number;
  private final QualityDimension dimension;
  private final String content;

  ServqualItem(int number, QualityDimension dimension, String content) {
    this.number = number;
    this.dimension = dimension;
    this.content = content;
  }

  /**
   * The editions of the questionnaire, which differ in order and wording. Closed.
   *
   * <p>In the first edition all statements on responsiveness and empathy are worded against the service, so that agreement is bad:
   * {@link #isReversed}. Respondents found that confusing, and the second edition is positive throughout.
   */
  public enum Edition {
    /** The questionnaire of 1988: nine of its items are negative, and three of empathy stand in other places. */
    ORIGINAL_1988,

    /** The questionnaire of 1991: all items are positive, and two are new. */
    REFINED_1991;

    private static final List<ServqualItem> ORDER_OF_1988 = List.of(
        MODERN_EQUIPMENT,
        APPEALING_PREMISES,
        NEAT_STAFF,
        APPEALING_MATERIALS,
        KEPT_PROMISES,
        CARE_FOR_PROBLEMS,
        RIGHT_FIRST_TIME,
        PUNCTUALITY,
        CORRECT_RECORDS,
        TOLD_WHEN,
        PROMPT_SERVICE,
        WILLINGNESS_TO_HELP,
        TIME_FOR_REQUESTS,
        CONFIDENCE,
        SAFE_DEALINGS,
        COURTESY,
        KNOWLEDGE,
        INDIVIDUAL_ATTENTION,
        PERSONAL_ATTENTION,
        UNDERSTOOD_NEEDS,
        BEST_INTERESTS,
        CONVENIENT_HOURS);

    /**
     * Returns the items in the order of the questionnaire.
     *
     * @return all 22
     */
    public List<ServqualItem> items() {
      return this == ORIGINAL_1988 ? ORDER_OF_1988 : ALL;
    }

    /**
     * Tells whether agreement with the item's statement is bad for the service.
     *
     * @param item an item
     * @return whether it is worded the other way round
     */
    public boolean isReversed(ServqualItem item) {
      QualityDimension about = requireNonNull(item, "item").dimension();
      return this == ORIGINAL_1988
          && (about == QualityDimension.RESPONSIVENESS || about == QualityDimension.EMPATHY);
    }
  }

  /**
   * Returns the item of a number.
   *
   * @param number 1 to 22, as in the refined questionnaire
   * @return the item
   * @throws IllegalArgumentException if there is no such item
   */
  public static ServqualItem of(int number) {
    checkArgument(number >= 1 && number <= ALL.size(), "number must be 1 to 22, was %s", number);
    return ALL.get(number - 1);
  }

  /**
   * Returns the number in the refined questionnaire.
   *
   * @return 1 to 22
   */
  public int number() {
    return number;
  }

  /**
   * Returns what the item belongs to.
   *
   * @return its dimension
   */
  public QualityDimension dimension() {
    return dimension;
  }

  /**
   * Returns what the item is about, in the refined questionnaire: a note for a report, not a question to ask.
   *
   * @return a short clause without a full stop
   */
  public String content() {
    return content;
  }
}
