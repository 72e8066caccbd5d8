package dev.rapport.scoring.servqual;

import java.util.List;
import java.util.stream.Stream;

/**
 * The five dimensions by which customers judge a service (服务质量五维度). Closed.
 *
 * <p>They were found by factor analysis of many services. In some services other factors come out: check that the items of a
 * dimension {@linkplain ServqualMeasure#reliability go together} before its score is read.
 *
 * <p>Reference: A. Parasuraman, V. A. Zeithaml and L. L. Berry, <em>SERVQUAL: a multiple-item scale for measuring consumer perceptions
 * of service quality</em>, 1988.
 */
public enum QualityDimension {
  /** How premises, equipment, staff and printed matter look (有形性). Items 1 to 4. */
  TANGIBLES(0, 11),

  /** Doing what was promised, dependably and without error (可靠性). Items 5 to 9. */
  RELIABILITY(1, 32),

  /** Being willing to help, and prompt (响应性). Items 10 to 13. */
  RESPONSIVENESS(2, 22),

  /** Knowing the business and being polite, so that customers trust (保证性). Items 14 to 17. */
  ASSURANCE(3, 19),

  /** Caring for the customer as a person (移情性). Items 18 to 22. */
  EMPATHY(4, 16);

  private final int place;
  private final int publishedPoints;

  QualityDimension(int place, int publishedPoints) {
    this.place = place;
    this.publishedPoints = publishedPoints;
  }

  /**
   * Returns how many of 100 points customers gave to the dimension on average, as attributed to V. A. Zeithaml, A. Parasuraman and
   * L. L. Berry, <em>Delivering quality service</em>, 1990.
   *
   * <p>An average over the customers of American services of the time: ask your own customers, see {@link
   * ServqualAnswers#withPoints}.
   *
   * @return 11 to 32; all five add up to 100
   */
  public int publishedPoints() {
    return publishedPoints;
  }

  /**
   * Returns the items of the dimension.
   *
   * @return four or five items, in the order of the refined questionnaire
   */
  public List<ServqualItem> items() {
    return Stream.of(ServqualItem.values())
        .filter(item -> item.dimension() == this)
        .toList();
  }

  /**
   * Returns what the dimension was made of.
   *
   * @return one or more of the ten determinants of 1985
   */
  public List<QualityDeterminant> determinants() {
    return Stream.of(QualityDeterminant.values())
        .filter(determinant -> determinant.dimension() == this)
        .toList();
  }

  /** Returns the place among the five, from 0. */
  int place() {
    return place;
  }
}
