package dev.rapport.scoring.kano;

/**
 * An answer to one of Kano's two questions, the functional one (the product has the feature) or the dysfunctional one (it has not).
 *
 * <p>The numbers are DuMouchel's, who counts what pulls towards a must or a wish more than what pulls away: dislike of having a feature is -2,
 * delight 4.
 *
 * <p>Reference: C. Berger and others (1993), Kano's methods for understanding customer-defined quality, Center for Quality of Management Journal
 * 2 (4), with W. DuMouchel's continuous analysis.
 */
public enum KanoAnswer {
  /** I like it that way (喜欢). */
  LIKE(0, "喜欢", 4, -2),

  /** It must be that way (理应如此). */
  MUST_BE(1, "理应如此", 2, -1),

  /** I am neutral (无所谓). */
  NEUTRAL(2, "无所谓", 0, 0),

  /** I can live with it that way (能忍受). */
  LIVE_WITH(3, "能忍受", -1, 2),

  /** I dislike it that way (不喜欢). */
  DISLIKE(4, "不喜欢", -2, 4);

  private final int place;
  private final String term;
  private final int functional;
  private final int dysfunctional;

  KanoAnswer(int place, String term, int functional, int dysfunctional) {
    this.place = place;
    this.term = term;
    this.functional = functional;
    this.dysfunctional = dysfunctional;
  }

  /**
   * Returns the answer of a number, as questionnaires code them.
   *
   * @param number 1 for like, 2 for must-be, 3 for neutral, 4 for live-with, 5 for dislike
   * @return the answer
   * @throws IllegalArgumentException if the number is not 1 to 5
   */
  public static KanoAnswer ofNumber(int number) {
    for (KanoAnswer answer : values()) {
      if (answer.number() == number) {
        return answer;
      }
    }
    throw new IllegalArgumentException("number must be 1 to 5, was " + number);
  }

  /**
   * Returns the number of the answer in questionnaires.
   *
   * @return 1 for like to 5 for dislike
   */
  public int number() {
    return place + 1;
  }

  /**
   * Returns the Chinese term.
   *
   * @return the words of the questionnaire
   */
  public String term() {
    return term;
  }

  /**
   * Returns the number of the answer to the functional question.
   *
   * @return 4, 2, 0, -1 or -2
   */
  public int functionalScore() {
    return functional;
  }

  /**
   * Returns the number of the answer to the dysfunctional question.
   *
   * @return -2, -1, 0, 2 or 4
   */
  public int dysfunctionalScore() {
    return dysfunctional;
  }

  /** The row or the column in tables, from 0. */
  int place() {
    return place;
  }
}
