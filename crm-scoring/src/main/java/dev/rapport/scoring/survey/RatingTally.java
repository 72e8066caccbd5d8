package dev.rapport.scoring.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.SampleMean;
import dev.rapport.core.event.SurveyAnswered;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * How often each score of a scale was given, and how often the answer is missing (评分分布).
 *
 * <p>Example: the answers 5, 4, 4 and one that was left out, on a scale of 1 to 5, count 1 for score 5, 2 for score 4 and 1
 * missing. Everything that one question can tell is in it; it does not know who answered what.
 *
 * <p>Tallies of one scale are a commutative monoid: {@link #empty} and {@link #merge}, exact in any order. Equal tallies have
 * the same scale and the same counts. Immutable and thread-safe.
 */
public final class RatingTally {
  private static final ByteForm BYTE_FORM = ByteForm.of("RatingTally", 1);

  private final RatingScale scale;
  private final long[] counts;
  private final long missing;
  private final long responses;

  private RatingTally(RatingScale scale, long[] counts, long missing) {
    this.scale = scale;
    this.counts = counts;
    this.missing = missing;
    long total = 0;
    for (long count : counts) {
      total = Math.addExact(total, count);
    }
    // Everybody asked must fit in a long too.
    this.responses = Math.addExact(total, missing) - missing;
  }

  /**
   * Returns a tally of no answers.
   *
   * @param scale the scale of the question
   * @return the neutral element of {@link #merge}
   */
  public static RatingTally empty(RatingScale scale) {
    requireNonNull(scale, "scale");
    return new RatingTally(scale, new long[scale.points()], 0);
  }

  /**
   * Counts answers.
   *
   * @param scale the scale of the question
   * @param scores scores on the scale
   * @return the tally, with none missing
   * @throws IllegalArgumentException if a score is off the scale
   */
  public static RatingTally of(RatingScale scale, Collection<Integer> scores) {
    return requireNonNull(scores, "scores").stream().collect(collector(scale));
  }

  /**
   * Returns a collector of scores.
   *
   * @param scale the scale of the question
   * @return a collector that fails with an {@code IllegalArgumentException} on a score off the scale
   */
  public static Collector<Integer, ?, RatingTally> collector(RatingScale scale) {
    requireNonNull(scale, "scale");
    return Collector.of(
        () -> new long[scale.points()],
        (long[] counts, Integer score) -> counts[scale.require(score) - scale.lowest()]++,
        RatingTally::sum,
        counts -> new RatingTally(scale, counts, 0),
        Collector.Characteristics.UNORDERED);
  }

  /**
   * Counts one more answer.
   *
   * @param score a score on the scale
   * @return the tally with it
   * @throws IllegalArgumentException if it is off the scale
   */
  public RatingTally add(int score) {
    return add(score, 1);
  }

  /**
   * Counts more answers of one score, such as a report gives them.
   *
   * @param score a score on the scale
   * @param answers how many they are, zero or more
   * @return the tally with them
   * @throws IllegalArgumentException if the score is off the scale or the number is negative
   * @throws ArithmeticException if the counts no longer fit in a {@code long}
   */
  public RatingTally add(int score, long answers) {
    checkArgument(answers >= 0, "answers must not be negative, was %s", answers);
    long[] more = counts.clone();
    int place = scale.require(score) - scale.lowest();
    more[place] = Math.addExact(more[place], answers);
    return new RatingTally(scale, more, missing);
  }

  /**
   * Counts one more missing answer.
   *
   * @return the tally with it
   */
  public RatingTally addMissing() {
    return new RatingTally(scale, counts, Math.incrementExact(missing));
  }

  /**
   * Counts the answer of a survey event, missing or not.
   *
   * @param answer an answer to a question of this scale
   * @return the tally with it
   * @throws IllegalArgumentException if the question has another scale
   */
  public RatingTally add(SurveyAnswered answer) {
    SurveyAnswered.Item item = requireNonNull(answer, "answer").item();
    checkArgument(
        item.lowest() == scale.lowest() && item.highest() == scale.highest(),
        "answer must be on the scale %s, was to %s",
        scale,
        item);
    return answer.score().isPresent() ? add(answer.score().getAsInt()) : addMissing();
  }

  /**
   * Adds the counts of other answers.
   *
   * @param other a tally on the same scale of answers that are not in this one
   * @return the tally of all of them
   * @throws IllegalArgumentException if the scales differ
   * @throws ArithmeticException if the counts no longer fit in a {@code long}
   */
  public RatingTally merge(RatingTally other) {
    requireNonNull(other, "other");
    checkArgument(
        scale.equals(other.scale),
        "other must be on the same scale %s, was on %s",
        scale,
        other.scale);
    return new RatingTally(scale, sum(counts, other.counts), Math.addExact(missing, other.missing));
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the tally
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a tally
   */
  public static RatingTally fromBytes(byte[] bytes) {
    return BYTE_FORM.read(bytes, in -> {
      RatingScale scale = RatingScale.of(in.integer(), in.integer());
      return new RatingTally(scale, in.counts(scale.points()), in.count());
    });
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal tallies have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(
        out -> out.number(scale.lowest()).number(scale.highest()).counts(counts).count(missing));
  }

  /**
   * Returns the scale.
   *
   * @return the scale of the question
   */
  public RatingScale scale() {
    return scale;
  }

  /**
   * Returns how many answers there are, the missing ones not counted.
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
   * Returns how often a score was given.
   *
   * @param score a score on the scale
   * @return zero or more
   * @throws IllegalArgumentException if it is off the scale
   */
  public long count(int score) {
    return counts[scale.require(score) - scale.lowest()];
  }

  /**
   * Returns which share of all who were asked answered.
   *
   * @return answers among answers and missing ones
   */
  public Proportion answered() {
    return Proportion.of(responses, responses + missing);
  }

  /**
   * Returns the share of answers at or above a score.
   *
   * @param score a score on the scale
   * @return such answers among all that are not missing
   * @throws IllegalArgumentException if it is off the scale
   */
  public Proportion atLeast(int score) {
    return Proportion.of(countBetween(scale.require(score), scale.highest()), responses);
  }

  /**
   * Returns the share of answers at or below a score.
   *
   * @param score a score on the scale
   * @return such answers among all that are not missing
   * @throws IllegalArgumentException if it is off the scale
   */
  public Proportion atMost(int score) {
    return Proportion.of(countBetween(scale.lowest(), scale.require(score)), responses);
  }

  /**
   * Returns the mean of the answers, the missing ones left out.
   *
   * @return mean and spread; an empty sample if there are no answers
   */
  public SampleMean mean() {
    if (responses == 0) {
      return new SampleMean(0, 0, 0);
    }
    double above = 0;
    for (int i = 0; i < counts.length; i++) {
      above += (double) i * counts[i];
    }
    double centre = above / responses;
    double squares = 0;
    for (int i = 0; i < counts.length; i++) {
      squares += counts[i] * (i - centre) * (i - centre);
    }
    double sum = above + (double) scale.lowest() * responses;
    return new SampleMean(responses, sum, responses == 1 ? 0 : squares);
  }

  /** The mean of numbers that stand for the scores. */
  SampleMean mean(IntToDoubleFunction value) {
    double[] values = new double[counts.length];
    double above = 0;
    for (int i = 0; i < counts.length; i++) {
      // Asked for every score of the scale, so that a measure of another scale is found at once.
      values[i] = value.applyAsDouble(scale.lowest() + i);
      above += values[i] * counts[i];
    }
    if (responses < 2) {
      return new SampleMean(responses, above, 0);
    }
    double centre = above / responses;
    double squares = 0;
    for (int i = 0; i < counts.length; i++) {
      squares += counts[i] * (values[i] - centre) * (values[i] - centre);
    }
    return new SampleMean(responses, above, squares);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof RatingTally other
        && scale.equals(other.scale)
        && Arrays.equals(counts, other.counts)
        && missing == other.missing;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * scale.hashCode() + Arrays.hashCode(counts)) + Long.hashCode(missing);
  }

  /**
   * Returns the counts.
   *
   * @return such as {@code "1 to 5: [0, 0, 0, 2, 1], 1 missing"}
   */
  @Override
  public String toString() {
    return scale + ": " + Arrays.toString(counts) + ", " + missing + " missing";
  }

  /** Counts the answers from one score to another, both included. */
  long countBetween(int from, int to) {
    long count = 0;
    for (int score = from; score <= to; score++) {
      count += counts[score - scale.lowest()];
    }
    return count;
  }

  private static long[] sum(long[] left, long[] right) {
    long[] sum = new long[left.length];
    Arrays.setAll(sum, i -> Math.addExact(left[i], right[i]));
    return sum;
  }
}
