package dev.rapport.scoring.typology;

import static java.util.Objects.requireNonNull;

/**
 * Two cuts that divide a plane into four quadrants.
 *
 * <p>{@code QuadrantClassifier.of(Cut.at(3), Cut.at(50)).classify(4, 20)} is {@link Quadrant#HIGH_LOW}. Every pair of finite numbers has
 * exactly one quadrant; raising a number never lowers its side; swapping the axes {@linkplain Quadrant#transposed() transposes} the result.
 * The cuts say what happens to a number that lies on them.
 *
 * @param first the cut of the first axis
 * @param second the cut of the second axis
 */
public record QuadrantClassifier(Cut first, Cut second) {
  /**
   * Checks the components.
   *
   * @param first not null
   * @param second not null
   */
  public QuadrantClassifier {
    requireNonNull(first, "first");
    requireNonNull(second, "second");
  }

  /**
   * Returns a classifier.
   *
   * @param first the cut of the first axis
   * @param second the cut of the second axis
   * @return the classifier
   */
  public static QuadrantClassifier of(Cut first, Cut second) {
    return new QuadrantClassifier(first, second);
  }

  /**
   * Returns the quadrant of a place.
   *
   * @param x the value on the first axis, finite
   * @param y the value on the second axis, finite
   * @return the quadrant
   * @throws IllegalArgumentException if a value is not finite
   */
  public Quadrant classify(double x, double y) {
    return Quadrant.of(first.isHigh(x), second.isHigh(Cut.requireFinite(y, "y")));
  }

  /**
   * Swaps the axes.
   *
   * @return the classifier with the cuts in the other order
   */
  public QuadrantClassifier transposed() {
    return new QuadrantClassifier(second, first);
  }
}
