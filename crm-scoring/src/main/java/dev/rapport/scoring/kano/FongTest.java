package dev.rapport.scoring.kano;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Fong's test whether one category leads another by more than chance.
 *
 * <pre>
 * significant if |a - b| ≥ 1.65 √((a + b) (2n - a - b) / 2n)
 * </pre>
 *
 * <p>50 against 38 among 120 answers differ by 12, less than the critical 12.318: the feature is mixed (混合属性). The level is 90 % on two sides,
 * the author's; a lead that is not significant is not a proof of equality.
 *
 * <p>Reference: D. Fong (1996), Using the self-stated importance questionnaire to interpret Kano questionnaire results, Center for Quality of
 * Management Journal 5 (3).
 *
 * @param first the count of one category
 * @param second the count of another
 * @param total the number of answers in all categories
 */
public record FongTest(long first, long second, long total) {
  /**
   * Checks the components.
   *
   * @param first zero or more
   * @param second zero or more
   * @param total at least 1, and at least both counts together
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public FongTest {
    KanoCounts.requireCount("first", first);
    KanoCounts.requireCount("second", second);
    checkArgument(total >= 1, "total must be at least 1, was %s", total);
    checkArgument(
        first <= total && second <= total - first,
        "total must be at least first %s and second %s together, was %s",
        first,
        second,
        total);
  }

  /**
   * Returns the distance of the counts.
   *
   * @return |a - b|
   */
  public long difference() {
    return Math.abs(first - second);
  }

  /**
   * Returns what the distance must reach.
   *
   * @return 1.65 √((a + b) (2n - a - b) / 2n)
   */
  public double criticalDifference() {
    double both = (double) first + second;
    double twice = 2.0 * total;
    return 1.65 * Math.sqrt(both * ((twice - both) / twice));
  }

  /**
   * Tells whether the one category leads the other by more than chance.
   *
   * @return whether the distance reaches the critical one, and is not zero
   */
  public boolean isSignificant() {
    return difference() > 0 && (double) difference() >= criticalDifference();
  }
}
