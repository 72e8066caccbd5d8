package dev.rapport.scoring.servqual;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.SampleMean;
import dev.rapport.scoring.survey.RatingScale;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * All that a tally adds up, in one row of whole numbers; it changes while a collector fills it, and a tally never changes its own.
 *
 * <p>First the number of respondents, then three numbers each (count, sum, sum of squares) for the points of every dimension, and for
 * every measure the items, the dimensions and the score by own points; last, for every measure, those who have a score in all
 * dimensions: their number, the sums, and the sums of products of every two dimensions.
 *
 * <p>A respondent's score in a dimension is a mean of one to five whole numbers. It is counted in sixtieths, and so is a whole number; the
 * score by own points, a hundredth of 100 such scores, in six-thousandths.
 */
final class ServqualSums {
  /** Divisible by all of 1 to 5, the numbers of items that a mean can be of. */
  static final int DIMENSION_UNIT = 60;

  static final int POINTS = 100;
  static final int OWN_UNIT = DIMENSION_UNIT * POINTS;

  private static final ByteForm BYTE_FORM = ByteForm.of("ServqualTally", 1);
  private static final List<ServqualMeasure> MEASURES = List.of(ServqualMeasure.values());
  private static final List<ServqualItem> ITEMS = List.of(ServqualItem.values());
  private static final List<QualityDimension> DIMENSIONS = List.of(QualityDimension.values());
  private static final int D = DIMENSIONS.size();

  private static final int MOMENTS = 3;
  private static final int POINTS_AT = 1;
  private static final int ITEMS_AT = POINTS_AT + D * MOMENTS;
  private static final int DIMENSIONS_AT = ITEMS_AT + MEASURES.size() * ITEMS.size() * MOMENTS;
  private static final int OWN_AT = DIMENSIONS_AT + MEASURES.size() * D * MOMENTS;
  private static final int CROSS_AT = OWN_AT + MEASURES.size() * MOMENTS;
  private static final int CROSS = 1 + D + D * (D + 1) / 2;
  private static final int LENGTH = CROSS_AT + MEASURES.size() * CROSS;

  private final long[] row;

  private ServqualSums(long[] row) {
    this.row = row;
  }

  static ServqualSums empty() {
    return new ServqualSums(new long[LENGTH]);
  }

  ServqualSums copy() {
    return new ServqualSums(row.clone());
  }

  ServqualSums add(ServqualSums other) {
    for (int i = 0; i < LENGTH; i++) {
      plus(i, other.row[i]);
    }
    return this;
  }

  ServqualSums add(ServqualAnswers answers) {
    plus(0, 1);
    for (QualityDimension dimension : DIMENSIONS) {
      OptionalInt points = answers.points(dimension);
      if (points.isPresent()) {
        count(pointsAt(dimension), points.getAsInt());
      }
    }
    for (ServqualMeasure measure : MEASURES) {
      long[] sums = new long[D];
      int[] counts = new int[D];
      for (ServqualItem item : ITEMS) {
        OptionalInt score = answers.score(measure, item);
        if (score.isPresent()) {
          count(itemAt(measure, item), score.getAsInt());
          sums[item.dimension().place()] += score.getAsInt();
          counts[item.dimension().place()]++;
        }
      }
      addDimensions(measure, sums, counts, answers);
    }
    return this;
  }

  private void addDimensions(
      ServqualMeasure measure, long[] sums, int[] counts, ServqualAnswers answers) {
    long[] scores = new long[D];
    boolean isComplete = true;
    for (QualityDimension dimension : DIMENSIONS) {
      int place = dimension.place();
      if (counts[place] == 0) {
        isComplete = false;
      } else {
        scores[place] = sums[place] * (DIMENSION_UNIT / counts[place]);
        count(dimensionAt(measure, dimension), scores[place]);
      }
    }
    if (isComplete) {
      addComplete(measure, scores);
      addOwn(measure, scores, answers);
    }
  }

  private void addOwn(ServqualMeasure measure, long[] scores, ServqualAnswers answers) {
    long own = 0;
    for (QualityDimension dimension : DIMENSIONS) {
      OptionalInt points = answers.points(dimension);
      if (points.isEmpty()) {
        return;
      }
      own += points.getAsInt() * scores[dimension.place()];
    }
    count(ownAt(measure), own);
  }

  private void addComplete(ServqualMeasure measure, long[] scores) {
    int at = crossAt(measure);
    plus(at, 1);
    for (int i = 0; i < D; i++) {
      plus(at + 1 + i, scores[i]);
      for (int j = 0; j <= i; j++) {
        plus(at + product(i, j), scores[i] * scores[j]);
      }
    }
  }

  long respondents() {
    return row[0];
  }

  long complete(ServqualMeasure measure) {
    return row[crossAt(measure)];
  }

  Moments points(QualityDimension dimension) {
    return moments(pointsAt(dimension));
  }

  Moments item(ServqualMeasure measure, ServqualItem item) {
    return moments(itemAt(measure, item));
  }

  Moments dimension(ServqualMeasure measure, QualityDimension dimension) {
    return moments(dimensionAt(measure, dimension));
  }

  Moments own(ServqualMeasure measure) {
    return moments(ownAt(measure));
  }

  /** Returns the sample of the weighted scores of those who have all of them. */
  SampleMean weighted(ServqualMeasure measure, DimensionWeights weights) {
    double[] shares = DIMENSIONS.stream().mapToDouble(weights::share).toArray();
    int at = crossAt(measure);
    long n = row[at];
    if (n == 0) {
      return new SampleMean(0, 0, 0);
    }
    double score = 0;
    double scatter = 0;
    for (int i = 0; i < D; i++) {
      score += shares[i] * row[at + 1 + i] / DIMENSION_UNIT / n;
      for (int j = 0; j < D; j++) {
        scatter += shares[i] * shares[j] * scatter(at, i, j);
      }
    }
    // Rounding must not push a mean past the ends of the scale, nor a spread below zero.
    RatingScale scale = measure.scale();
    double clipped = Math.min(scale.highest(), Math.max(scale.lowest(), score));
    double squares = n == 1 ? 0 : Math.max(0, scatter) / n / DIMENSION_UNIT / DIMENSION_UNIT;
    return new SampleMean(n, clipped * n, squares);
  }

  private double scatter(int at, int i, int j) {
    return Moments.scatter(
            row[at],
            row[at + product(Math.max(i, j), Math.min(i, j))],
            row[at + 1 + i],
            row[at + 1 + j])
        .doubleValue();
  }

  byte[] toBytes() {
    return BYTE_FORM.write(out -> out.numbers(row));
  }

  static ServqualSums fromBytes(byte[] bytes) {
    return BYTE_FORM.read(bytes, in -> {
      ServqualSums sums = new ServqualSums(in.numbers(LENGTH));
      sums.requirePoints();
      MEASURES.forEach(sums::requirePossible);
      return sums;
    });
  }

  private void requirePoints() {
    long givers = points(QualityDimension.TANGIBLES).count();
    long sum = 0;
    for (QualityDimension dimension : DIMENSIONS) {
      Moments points = points(dimension).requireWithin(0, POINTS);
      requireCount(points);
      checkArgument(points.count() == givers, "bytes must hold points for all dimensions");
      sum += points.sum();
    }
    checkArgument(
        sum == givers * POINTS,
        "bytes must hold 100 points of each of %s respondents, had %s",
        givers,
        sum);
  }

  private void requirePossible(ServqualMeasure measure) {
    long least = measure.scale().lowest();
    long most = measure.scale().highest();
    ITEMS.forEach(item -> requireCount(item(measure, item).requireWithin(least, most)));
    for (QualityDimension dimension : DIMENSIONS) {
      Moments all = dimension(measure, dimension)
          .requireWithin(least * DIMENSION_UNIT, most * DIMENSION_UNIT);
      requireCount(all);
      Moments ofComplete =
          complete(measure, dimension).requireWithin(least * DIMENSION_UNIT, most * DIMENSION_UNIT);
      checkArgument(
          ofComplete.count() <= all.count() && ofComplete.squares() <= all.squares(),
          "bytes must count complete respondents among all, had %s among %s",
          ofComplete,
          all);
    }
    Moments own = own(measure).requireWithin(least * OWN_UNIT, most * OWN_UNIT);
    checkArgument(
        own.count() <= complete(measure),
        "bytes must count scores by own points among the complete, had %s among %s",
        own.count(),
        complete(measure));
  }

  private Moments complete(ServqualMeasure measure, QualityDimension dimension) {
    int at = crossAt(measure);
    int place = dimension.place();
    return new Moments(row[at], row[at + 1 + place], row[at + product(place, place)]);
  }

  private void requireCount(Moments moments) {
    checkArgument(
        moments.count() <= respondents(),
        "bytes must count answers of the %s respondents, had %s",
        respondents(),
        moments.count());
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof ServqualSums other && Arrays.equals(row, other.row);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(row);
  }

  private Moments moments(int at) {
    return new Moments(row[at], row[at + 1], row[at + 2]);
  }

  private void count(int at, long number) {
    plus(at, 1);
    plus(at + 1, number);
    plus(at + 2, number * number);
  }

  private void plus(int at, long number) {
    row[at] = Math.addExact(row[at], number);
  }

  private static int pointsAt(QualityDimension dimension) {
    return POINTS_AT + dimension.place() * MOMENTS;
  }

  private static int itemAt(ServqualMeasure measure, ServqualItem item) {
    return ITEMS_AT + (measure.place() * ITEMS.size() + item.number() - 1) * MOMENTS;
  }

  private static int dimensionAt(ServqualMeasure measure, QualityDimension dimension) {
    return DIMENSIONS_AT + (measure.place() * D + dimension.place()) * MOMENTS;
  }

  private static int ownAt(ServqualMeasure measure) {
    return OWN_AT + measure.place() * MOMENTS;
  }

  private static int crossAt(ServqualMeasure measure) {
    return CROSS_AT + measure.place() * CROSS;
  }

  /** Where the product of two dimensions is among those of one measure; the first is not before the second. */
  private static int product(int i, int j) {
    return 1 + D + i * (i + 1) / 2 + j;
  }
}
