package dev.rapport.scoring.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.bytes.ByteReader;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.numeric.ExactSum;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Answers that do not count alike: for each distinct answer how often it was given, and the exact sum of its weights and of their
 * squares (加权回答).
 *
 * <p>Weights correct a sample for who was asked more often and who answers less often than his part of the population: an answer
 * of weight 2 stands for twice as many people as one of weight 1. Only their proportions matter to a figure. Example: the answers
 * 9 and 3 with weights 3 and 1 make a net promoter score of 50.
 *
 * <pre>
 * value = Σ w x / Σ w,   variance = Σ w² (x - value)² / (Σ w)²
 * </pre>
 *
 * <p>The variance is that of a ratio, with the weights as known: what an estimation of the weights adds, or what a stratified draw
 * saves, is not in it; for strata see {@link PostStratification}.
 *
 * <p>Scores of one question are counted {@linkplain #on on its scale}, so that a score off it is refused when it comes in, and answers
 * on another scale when they are merged or measured. Answers of a type that checks itself, such as {@link AcsiIndex.Answers}, need no
 * scale: {@link #empty}.
 *
 * <p>Tallies of one question are a commutative monoid: {@link #on} or {@link #empty} and {@link #merge}, exact in any order, so figures
 * have the same bits however the answers were split. Memory grows with the number of distinct answers. Two tallies are equal if scale,
 * counts and sums are. Immutable, and thread-safe as the answers are.
 *
 * <p>Reference: W. G. Cochran, <em>Sampling Techniques</em>, 3rd edition, 1977, section 6.4.
 *
 * @param <A> the type of an answer, with value equality: {@code Integer}, {@link AcsiIndex.Answers}
 */
public final class WeightedTally<A> {
  private static final ByteForm BYTE_FORM = ByteForm.of("WeightedTally", 1);
  private static final double LARGEST = 1e100;
  private static final double SMALLEST = 1e-100;

  /** The scale of the question; null where answers are of a type of their own. */
  private final @Nullable RatingScale scale;

  private final Map<A, Cell> cells;
  private final long missing;
  private final long responses;

  private WeightedTally(@Nullable RatingScale scale, Map<A, Cell> cells, long missing) {
    this.scale = scale;
    this.cells = cells;
    this.missing = missing;
    long sum = missing;
    for (Cell cell : cells.values()) {
      sum = Math.addExact(sum, cell.count);
    }
    this.responses = sum - missing;
  }

  /** What is known of one answer. Never changed once it is in a tally. */
  private static final class Cell {
    private final ExactSum weights = new ExactSum();
    private final ExactSum squares = new ExactSum();
    private long count;

    private void add(double weight) {
      count++;
      weights.add(weight);
      // Exact: the square of a weight is at least 1e-200.
      squares.addProduct(weight, weight);
    }

    private static Cell read(ByteReader in) {
      Cell cell = new Cell();
      cell.count = in.count();
      cell.weights.merge(ExactSum.ofByteArray(in.bytes()));
      cell.squares.merge(ExactSum.ofByteArray(in.bytes()));
      checkArgument(
          cell.count > 0
              && cell.weights.value() >= SMALLEST
              && cell.weights.value() <= LARGEST * cell.count
              && cell.squares.value() > 0
              && cell.squares.value() <= LARGEST * cell.weights.value() * (1 + 1e-9),
          "bytes must hold sums of weights that fit together, did not");
      return cell;
    }

    private Cell plus(Cell other) {
      Cell sum = new Cell();
      sum.count = Math.addExact(count, other.count);
      sum.weights.merge(weights).merge(other.weights);
      sum.squares.merge(squares).merge(other.squares);
      return sum;
    }

    @Override
    public boolean equals(@Nullable Object object) {
      return object instanceof Cell other
          && count == other.count
          && Arrays.equals(weights.toByteArray(), other.weights.toByteArray())
          && Arrays.equals(squares.toByteArray(), other.squares.toByteArray());
    }

    @Override
    public int hashCode() {
      return 31 * Long.hashCode(count) + Double.hashCode(weights.value());
    }
  }

  /**
   * Returns a tally of no answers to a question on a scale.
   *
   * @param scale the scale of the question
   * @return the neutral element of {@link #merge} for tallies on this scale
   */
  public static WeightedTally<Integer> on(RatingScale scale) {
    return new WeightedTally<>(requireNonNull(scale, "scale"), Map.of(), 0);
  }

  /**
   * Returns a tally of no answers of a type that checks itself. Scores are counted {@linkplain #on on a scale}.
   *
   * @param <A> the type of an answer
   * @return the neutral element of {@link #merge} for tallies without a scale
   */
  public static <A> WeightedTally<A> empty() {
    return new WeightedTally<>(null, Map.of(), 0);
  }

  /**
   * Returns a collector of responses to a question on a scale.
   *
   * @param scale the scale of the question
   * @param score the score of a response
   * @param weight its weight, 1e-100 to 1e100
   * @param <T> the type of a response
   * @return a collector that fails with an {@code IllegalArgumentException} on a score off the scale and on a weight that breaks its rule
   */
  public static <T> Collector<T, ?, WeightedTally<Integer>> collector(
      RatingScale scale, ToIntFunction<? super T> score, ToDoubleFunction<? super T> weight) {
    requireNonNull(scale, "scale");
    requireNonNull(score, "score");
    return collecting(scale, response -> scale.require(score.applyAsInt(response)), weight);
  }

  /**
   * Returns a collector of responses whose answers are of a type that checks itself.
   *
   * @param answer the answer of a response
   * @param weight its weight, 1e-100 to 1e100
   * @param <T> the type of a response
   * @param <A> the type of an answer
   * @return a collector that fails with an {@code IllegalArgumentException} on a weight that breaks its rule
   */
  public static <T, A> Collector<T, ?, WeightedTally<A>> collector(
      Function<? super T, ? extends A> answer, ToDoubleFunction<? super T> weight) {
    return collecting(null, requireNonNull(answer, "answer"), weight);
  }

  private static <T, A> Collector<T, ?, WeightedTally<A>> collecting(
      @Nullable RatingScale scale,
      Function<? super T, ? extends A> answer,
      ToDoubleFunction<? super T> weight) {
    requireNonNull(weight, "weight");
    return Collector.of(
        () -> (Map<A, Cell>) new HashMap<A, Cell>(),
        (cells, response) -> cells
            .computeIfAbsent(requireNonNull(answer.apply(response), "answer"), key -> new Cell())
            .add(requireWeight(weight.applyAsDouble(response))),
        WeightedTally::sum,
        cells -> new WeightedTally<>(scale, cells, 0),
        Collector.Characteristics.UNORDERED);
  }

  /**
   * Counts one more answer.
   *
   * @param answer the answer
   * @param weight its weight, 1e-100 to 1e100; who does not count at all is left out
   * @return the tally with it
   * @throws IllegalArgumentException if the answer is off the scale of the tally, or the weight breaks its rule
   */
  public WeightedTally<A> add(A answer, double weight) {
    requireNonNull(answer, "answer");
    if (scale != null && answer instanceof Integer score) {
      scale.require(score);
    }
    Cell one = new Cell();
    one.add(requireWeight(weight));
    return new WeightedTally<>(scale, sum(new HashMap<>(cells), Map.of(answer, one)), missing);
  }

  /**
   * Counts one more missing answer. It has no weight: what part did not answer is asked of the plain counts.
   *
   * @return the tally with it
   */
  public WeightedTally<A> addMissing() {
    return new WeightedTally<>(scale, cells, Math.incrementExact(missing));
  }

  /**
   * Adds other answers to the same question.
   *
   * @param other a tally of answers that are not in this one
   * @return the tally of all of them
   * @throws IllegalArgumentException if the other tally is not on the same scale, or only one of the two is on a scale
   * @throws ArithmeticException if a count no longer fits in a {@code long}
   */
  public WeightedTally<A> merge(WeightedTally<A> other) {
    requireNonNull(other, "other");
    checkArgument(
        Objects.equals(scale, other.scale),
        "other must be on the same scale %s, was on %s. Scores start from on(scale).",
        inWords(scale),
        inWords(other.scale));
    return new WeightedTally<>(
        scale, sum(new HashMap<>(cells), other.cells), Math.addExact(missing, other.missing));
  }

  /**
   * Reads the form that {@link #toBytes} writes of scores.
   *
   * @param scale the scale of the question
   * @param bytes the byte form; it is read, not kept
   * @return the tally, on that scale
   * @throws IllegalArgumentException if the bytes are of another version or scale, or not the form of a tally
   */
  public static WeightedTally<Integer> fromBytes(RatingScale scale, byte[] bytes) {
    requireNonNull(scale, "scale");
    return read(scale, bytes, code -> scale.require(Math.toIntExact(code)));
  }

  /**
   * Reads the form that {@link #toBytes} writes of answers without a scale.
   *
   * @param bytes the byte form; it is read, not kept
   * @param answer the answer of a code
   * @param <A> the type of an answer
   * @return the tally
   * @throws IllegalArgumentException if the bytes are of another version, of scores on a scale, or not the form of a tally
   */
  public static <A> WeightedTally<A> fromBytes(byte[] bytes, LongFunction<? extends A> answer) {
    return read(null, bytes, requireNonNull(answer, "answer"));
  }

  private static <A> WeightedTally<A> read(
      @Nullable RatingScale scale, byte[] bytes, LongFunction<? extends A> answer) {
    return BYTE_FORM.read(bytes, in -> {
      long lowest = in.number();
      long highest = in.number();
      checkArgument(
          lowest == (scale == null ? 0 : scale.lowest())
              && highest == (scale == null ? 0 : scale.highest()),
          "bytes must hold answers on the scale %s, had one from %s to %s",
          inWords(scale),
          lowest,
          highest);
      return new WeightedTally<>(scale, readCells(in, answer), in.count());
    });
  }

  private static <A> Map<A, Cell> readCells(ByteReader in, LongFunction<? extends A> answer) {
    Map<A, Cell> cells = new HashMap<>();
    int size = in.count(Integer.MAX_VALUE, "answers");
    long before = 0;
    for (int i = 0; i < size; i++) {
      long code = in.number();
      checkArgument(
          i == 0 || code > before, "bytes must hold answers in the order of codes, had %s", code);
      before = code;
      Cell cell = Cell.read(in);
      checkArgument(
          cells.put(requireNonNull(answer.apply(code), "answer"), cell) == null,
          "answer must differ for each code, was one twice at %s",
          code);
    }
    return cells;
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @param code a number for each answer, another for another; the score itself for a question on a scale
   * @return a fresh array; equal tallies have equal bytes
   * @throws IllegalArgumentException if two answers have one code, or one of a score is not the score
   */
  public byte[] toBytes(ToLongFunction<? super A> code) {
    requireNonNull(code, "code");
    SortedMap<Long, Cell> sorted = new TreeMap<>();
    cells.forEach((answer, cell) -> checkArgument(
        sorted.put(code.applyAsLong(answer), cell) == null,
        "code must differ for each answer, did not for %s",
        answer));
    if (scale != null) {
      cells.keySet().forEach(score -> requireOwn(score, code.applyAsLong(score)));
    }
    return BYTE_FORM.write(out -> {
      // No scale has only one score, so two zeros are none.
      out.number(scale == null ? 0 : scale.lowest()).number(scale == null ? 0 : scale.highest());
      out.count(sorted.size());
      sorted.forEach((number, cell) -> out.number(number)
          .count(cell.count)
          .bytes(cell.weights.toByteArray())
          .bytes(cell.squares.toByteArray()));
      out.count(missing);
    });
  }

  private static void requireOwn(Object score, long code) {
    checkArgument(
        score instanceof Integer own && own == code,
        "code must be the score itself, was %s of %s",
        code,
        score);
  }

  /**
   * Returns how many answers there are, whatever their weights.
   *
   * @return zero or more
   */
  public long responses() {
    return responses;
  }

  /**
   * Returns how many answers are missing.
   *
   * @return zero or more
   */
  public long missing() {
    return missing;
  }

  /**
   * Returns the sum of all weights: how many people the answers stand for, if the weights are such.
   *
   * @return zero or more, rounded once from the exact sum
   */
  public double weight() {
    return total(false).value();
  }

  /**
   * Returns the weighted figure.
   *
   * @param measure what is measured
   * @return the figure; not defined without answers
   * @throws IllegalArgumentException if an answer is none to the question that the measure is about, or the measure belongs to a scale and
   *     the tally is not on it
   */
  public SurveyFigure figure(SurveyMeasure<? super A> measure) {
    requireNonNull(measure, "measure").requireScale(scale);
    if (responses == 0) {
      return SurveyFigure.undefined(measure, UndefinedReason.noData("responses"));
    }
    double all = weight();
    ExactSum values = new ExactSum();
    cells.forEach((answer, cell) -> values.addProduct(cell.weights.value(), measure.value(answer)));
    double value = values.value() / all;
    // Summed exactly, so that the order of the cells leaves no trace.
    ExactSum spread = new ExactSum();
    ExactSum variance = new ExactSum();
    cells.forEach((answer, cell) -> {
      double distance = measure.value(answer) - value;
      spread.add(cell.weights.value() / all * distance * distance);
      variance.add(cell.squares.value() / all / all * distance * distance);
    });
    double effective = all / (total(true).value() / all);
    return SurveyFigure.weighted(
        measure, value, spread.value(), variance.value(), responses, effective);
  }

  private static Object inWords(@Nullable RatingScale scale) {
    return scale == null ? "none" : scale;
  }

  private ExactSum total(boolean squares) {
    ExactSum total = new ExactSum();
    cells.values().forEach(cell -> total.merge(squares ? cell.squares : cell.weights));
    return total;
  }

  private static <A> Map<A, Cell> sum(Map<A, Cell> into, Map<A, Cell> more) {
    more.forEach((answer, cell) -> into.merge(answer, cell, Cell::plus));
    return into;
  }

  private static double requireWeight(double weight) {
    checkArgument(
        weight >= SMALLEST && weight <= LARGEST, "weight must be 1e-100 to 1e100, was %s", weight);
    return weight;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof WeightedTally<?> other
        && Objects.equals(scale, other.scale)
        && missing == other.missing
        && cells.equals(other.cells);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * cells.hashCode() + Objects.hashCode(scale)) + Long.hashCode(missing);
  }

  /**
   * Returns the sizes.
   *
   * @return such as {@code "250 responses of weight 1000.0, 12 missing"}
   */
  @Override
  public String toString() {
    return responses + " responses of weight " + weight() + ", " + missing + " missing";
  }
}
