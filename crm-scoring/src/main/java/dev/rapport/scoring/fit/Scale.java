package dev.rapport.scoring.fit;

/**
 * On which scale the error of a prediction is taken to be normal. An interval that is symmetric there stays within the range of
 * the prediction.
 */
public enum Scale {
  /** As it is: for a prediction of any sign, such as a difference. */
  PLAIN {
    @Override
    double to(double value) {
      return value;
    }

    @Override
    double from(double scaled) {
      return scaled;
    }

    @Override
    boolean holds(double value) {
      return Double.isFinite(value);
    }

    @Override
    double nearest(double value) {
      return value;
    }
  },
  /** The logarithm: for what is above zero, such as a life time or a number of purchases. */
  POSITIVE {
    @Override
    double to(double value) {
      return Math.log(value);
    }

    @Override
    double from(double scaled) {
      return Math.exp(scaled);
    }

    @Override
    boolean holds(double value) {
      return value > 0 && Double.isFinite(value);
    }

    @Override
    double nearest(double value) {
      return Math.max(0, value);
    }
  },
  /** The log-odds: for what lies between 0 and 1, such as a survival or a retention rate. */
  PROBABILITY {
    @Override
    double to(double value) {
      return Math.log(value) - Math.log1p(-value);
    }

    @Override
    double from(double scaled) {
      return 1 / (1 + Math.exp(-scaled));
    }

    @Override
    boolean holds(double value) {
      return value > 0 && value < 1;
    }

    @Override
    double nearest(double value) {
      return Math.max(0, Math.min(1, value));
    }
  };

  abstract double to(double value);

  abstract double from(double scaled);

  /** Whether a value is one that the scale can tell. */
  abstract boolean holds(double value);

  /** The value of the range that is nearest to a number, with the ends of the range that the scale itself cannot tell. */
  abstract double nearest(double value);
}
