package dev.rapport.scoring.rfm;

import dev.rapport.scoring.customerbase.CutPoints;
import dev.rapport.scoring.customerbase.EmpiricalDistribution;

/**
 * Which score customers share who are equal in a dimension and would fall on both sides of a limit.
 *
 * <p>Of ten customers six bought once, four bought twice. On five points every two of the row would have a score of their own; the
 * six who tie stand for the scores 1, 2 and 3, the four for 4 and 5. To split equals between scores is not offered here, because it
 * makes a score depend on the order of the customers; {@link RfmTiles} does it for cells of a fixed size.
 */
public enum ScoreTies {
  /**
   * Limits are lower quantiles, and a limit belongs to the side below it. In frequency and monetary value equals share the lowest
   * of their scores, in recency, where the fewest days are best, the highest. In the example 1 and 4.
   */
  LOWER_QUANTILE,

  /**
   * Equals share the highest of their scores in every dimension, so the best customers always have the best score, however many
   * they are. In the example 3 and 5.
   */
  HIGHEST_SCORE,

  /**
   * Equals share the lowest of their scores in every dimension: nobody has a score that some of his equals would miss. In the
   * example 1 and 4.
   */
  LOWEST_SCORE;

  CutPoints cuts(EmpiricalDistribution values, int bins, Direction direction) {
    return isUpper(direction)
        ? CutPoints.upperQuantiles(values, bins)
        : CutPoints.quantiles(values, bins);
  }

  CutPoints cuts(int[] values, int bins, Direction direction) {
    return isUpper(direction)
        ? CutPoints.upperQuantiles(values, 0, values.length, bins)
        : CutPoints.quantiles(values, 0, values.length, bins);
  }

  CutPoints cuts(long[] values, int bins, Direction direction) {
    return isUpper(direction)
        ? CutPoints.upperQuantiles(values, 0, values.length, bins)
        : CutPoints.quantiles(values, 0, values.length, bins);
  }

  /** Tells whether equals go to the side of the larger numbers. */
  private boolean isUpper(Direction direction) {
    return switch (this) {
      case LOWER_QUANTILE -> false;
      case HIGHEST_SCORE -> direction == Direction.MORE_IS_BETTER;
      case LOWEST_SCORE -> direction == Direction.FEWER_IS_BETTER;
    };
  }
}
