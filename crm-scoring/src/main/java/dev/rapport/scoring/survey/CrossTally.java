package dev.rapport.scoring.survey;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.core.bytes.ByteReader;
import dev.rapport.core.bytes.ByteWriter;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Exact sums and sums of products of several whole-number answers per respondent: what variances and covariances need. */
final class CrossTally {
  private final long respondents;
  private final long missing;
  private final long[] sums;
  private final long[][] products;

  private CrossTally(long respondents, long missing, long[] sums, long[][] products) {
    this.respondents = respondents;
    this.missing = missing;
    this.sums = sums;
    this.products = products;
  }

  static CrossTally empty(int items) {
    return new CrossTally(0, 0, new long[items], new long[items][items]);
  }

  CrossTally add(int... answers) {
    checkArgument(
        answers.length == sums.length,
        "answers must be %s, one for each item, were %s",
        sums.length,
        answers.length);
    long[][] squares = new long[answers.length][answers.length];
    for (int i = 0; i < answers.length; i++) {
      for (int j = 0; j < answers.length; j++) {
        squares[i][j] = (long) answers[i] * answers[j];
      }
    }
    return merge(new CrossTally(1, 0, Arrays.stream(answers).asLongStream().toArray(), squares));
  }

  CrossTally addMissing() {
    return new CrossTally(respondents, Math.incrementExact(missing), sums, products);
  }

  CrossTally merge(CrossTally other) {
    long[][] product = new long[products.length][];
    Arrays.setAll(product, i -> sum(products[i], other.products[i]));
    return new CrossTally(
        Math.addExact(respondents, other.respondents),
        Math.addExact(missing, other.missing),
        sum(sums, other.sums),
        product);
  }

  /** Writes the tally; the products are symmetric, so half of them do. */
  void write(ByteWriter out) {
    out.count(respondents).count(missing);
    for (int i = 0; i < sums.length; i++) {
      out.number(sums[i]);
      for (int j = i; j < sums.length; j++) {
        out.number(products[i][j]);
      }
    }
  }

  /** Reads what {@link #write} wrote, and refuses what answers on the scale cannot add up to. */
  static CrossTally read(ByteReader in, int items, RatingScale scale) {
    long respondents = in.count();
    long missing = in.count();
    CrossTally tally =
        new CrossTally(respondents, missing, new long[items], new long[items][items]);
    for (int i = 0; i < items; i++) {
      tally.sums[i] = in.number();
      for (int j = i; j < items; j++) {
        tally.products[i][j] = in.number();
        tally.products[j][i] = tally.products[i][j];
      }
    }
    for (int i = 0; i < items; i++) {
      BigInteger sum = BigInteger.valueOf(tally.sums[i]);
      boolean fits = sum.compareTo(times(respondents, scale.lowest())) >= 0
          && sum.compareTo(times(respondents, scale.highest())) <= 0
          && tally.scatter(i, i).signum() >= 0;
      for (int j = 0; j < i; j++) {
        // Cauchy and Schwarz.
        fits &=
            tally.scatter(i, j).pow(2).compareTo(tally.scatter(i, i).multiply(tally.scatter(j, j)))
                <= 0;
      }
      checkArgument(fits, "bytes must hold sums that fit together, item %s does not", i);
    }
    return tally;
  }

  private static BigInteger times(long respondents, int score) {
    return BigInteger.valueOf(respondents).multiply(BigInteger.valueOf(score));
  }

  long respondents() {
    return respondents;
  }

  long sum() {
    long sum = 0;
    for (long one : sums) {
      sum = Math.addExact(sum, one);
    }
    return sum;
  }

  long missing() {
    return missing;
  }

  int items() {
    return sums.length;
  }

  double mean(int item) {
    return (double) sums[item] / respondents;
  }

  /** Returns n (n - 1) times the covariance of two items, exactly. */
  BigInteger scatter(int i, int j) {
    return BigInteger.valueOf(respondents)
        .multiply(BigInteger.valueOf(products[i][j]))
        .subtract(BigInteger.valueOf(sums[i]).multiply(BigInteger.valueOf(sums[j])));
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof CrossTally other
        && respondents == other.respondents
        && missing == other.missing
        && Arrays.equals(sums, other.sums)
        && Arrays.deepEquals(products, other.products);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Long.hashCode(respondents) + Long.hashCode(missing))
        + 31 * Arrays.hashCode(sums)
        + Arrays.deepHashCode(products);
  }

  private static long[] sum(long[] left, long[] right) {
    long[] sum = new long[left.length];
    Arrays.setAll(sum, i -> Math.addExact(left[i], right[i]));
    return sum;
  }
}
