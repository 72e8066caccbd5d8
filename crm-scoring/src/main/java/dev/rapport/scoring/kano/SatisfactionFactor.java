package dev.rapport.scoring.kano;

/**
 * The three kinds of factors behind satisfaction (影响满意的三类因素), by what they do when they are good and when they are bad.
 *
 * <p>Kano's categories, counts of complaints and compliments, and penalty-reward contrasts all end here, so that their findings can be compared.
 */
public enum SatisfactionFactor {
  /** Lets people down when bad, does not lift them when good (不满意因素): bring it up to standard, and no further. */
  BASIC("不满意因素"),

  /** Lets people down when bad and lifts them when good (满意因素): compete on it. */
  PERFORMANCE("满意因素"),

  /** Lifts people when good, does not let them down when bad (特别满意因素): surprise with it, once the basics are right. */
  EXCITEMENT("特别满意因素");

  private final String term;

  SatisfactionFactor(String term) {
    this.term = term;
  }

  /**
   * Returns the Chinese term.
   *
   * @return the term
   */
  public String term() {
    return term;
  }
}
