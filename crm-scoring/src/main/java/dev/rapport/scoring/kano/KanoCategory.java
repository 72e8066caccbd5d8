package dev.rapport.scoring.kano;

import java.util.Optional;

/**
 * What a feature is to a customer. The order is the order of precedence among categories that are about equally frequent: M, O, A, I, and then
 * the two that say nothing about a want.
 *
 * <p>Reference: N. Kano, N. Seraku, F. Takahashi and S. Tsuji (1984), Attractive quality and must-be quality, Journal of the Japanese Society
 * for Quality Control 14 (2); the letters are those of Berger and others (1993).
 */
public enum KanoCategory {
  /** M, must-be (必备属性): missed when it is not there, taken for granted when it is. */
  MUST_BE('M', "必备属性"),

  /** O, one-dimensional (期望属性): the more, the better. */
  ONE_DIMENSIONAL('O', "期望属性"),

  /** A, attractive (魅力属性): delights, and is not missed. */
  ATTRACTIVE('A', "魅力属性"),

  /** I, indifferent (无差异属性): makes no difference. */
  INDIFFERENT('I', "无差异属性"),

  /** R, reverse (反向属性): unwanted. */
  REVERSE('R', "反向属性"),

  /** Q, questionable (可疑结果): the two answers contradict each other. */
  QUESTIONABLE('Q', "可疑结果");

  private final char letter;
  private final String term;

  KanoCategory(char letter, String term) {
    this.letter = letter;
    this.term = term;
  }

  /**
   * Returns the letter of the literature.
   *
   * @return M, O, A, I, R or Q
   */
  public char letter() {
    return letter;
  }

  /**
   * Returns the Chinese term.
   *
   * @return the term
   */
  public String term() {
    return term;
  }

  /**
   * Tells whether the feature is wanted by some measure: it is missed, or delights, or both.
   *
   * @return whether the category is M, O or A
   */
  public boolean isWanted() {
    return factor().isPresent();
  }

  /**
   * Returns the kind of factor: M is basic, O is performance, A is excitement.
   *
   * @return the kind; empty for I, R and Q
   */
  public Optional<SatisfactionFactor> factor() {
    return switch (this) {
      case MUST_BE -> Optional.of(SatisfactionFactor.BASIC);
      case ONE_DIMENSIONAL -> Optional.of(SatisfactionFactor.PERFORMANCE);
      case ATTRACTIVE -> Optional.of(SatisfactionFactor.EXCITEMENT);
      case INDIFFERENT, REVERSE, QUESTIONABLE -> Optional.empty();
    };
  }
}
