package dev.rapport.scoring.typology;

/** One of the four fields that two axes make, each high or low. The first word belongs to the first axis. */
public enum Quadrant {
  /** High on both axes. */
  HIGH_HIGH(true, true),

  /** High on the first axis, low on the second. */
  HIGH_LOW(true, false),

  /** Low on the first axis, high on the second. */
  LOW_HIGH(false, true),

  /** Low on both axes. */
  LOW_LOW(false, false);

  private final boolean first;
  private final boolean second;

  Quadrant(boolean first, boolean second) {
    this.first = first;
    this.second = second;
  }

  /**
   * Returns the quadrant with given sides.
   *
   * @param isFirstHigh whether the first axis is high
   * @param isSecondHigh whether the second axis is high
   * @return the quadrant
   */
  public static Quadrant of(boolean isFirstHigh, boolean isSecondHigh) {
    return isFirstHigh
        ? (isSecondHigh ? HIGH_HIGH : HIGH_LOW)
        : (isSecondHigh ? LOW_HIGH : LOW_LOW);
  }

  /**
   * Tells on which side of the first axis the quadrant lies.
   *
   * @return whether it is high
   */
  public boolean isFirstHigh() {
    return first;
  }

  /**
   * Tells on which side of the second axis the quadrant lies.
   *
   * @return whether it is high
   */
  public boolean isSecondHigh() {
    return second;
  }

  /**
   * Swaps the axes.
   *
   * @return the quadrant of the same place where the second axis is named first
   */
  public Quadrant transposed() {
    return of(second, first);
  }
}
