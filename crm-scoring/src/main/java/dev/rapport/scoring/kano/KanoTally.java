package dev.rapport.scoring.kano;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.numeric.StudentDistribution;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How many people gave each of the 25 pairs of answers to one feature.
 *
 * <p>{@code KanoTally.empty().with(LIKE, DISLIKE)} is one answer, one-dimensional by the usual table. The pairs are kept, not the categories, so
 * one tally can be read with several {@linkplain KanoTable tables} and gives the {@linkplain #functionalMean continuous scores}. Counts are
 * exact: tallies of shards merge in any order ({@link #empty()}, {@link #plus}) as long as a person is in one shard only. Who left out either
 * question is in no pair and is {@linkplain #missing() counted as missing}. Immutable and thread-safe.
 */
public final class KanoTally {
  private static final ByteForm BYTE_FORM = ByteForm.of("KanoTally", 1);
  private static final int SIZE = KanoAnswer.values().length;
  private static final KanoTally EMPTY = new KanoTally(new long[SIZE * SIZE], 0, 0);

  private final long[] counts;
  private final long total;
  private final long missing;

  private KanoTally(long[] counts, long total, long missing) {
    this.counts = counts;
    this.total = total;
    this.missing = missing;
  }

  /**
   * Returns no answers: the neutral element of {@link #plus}.
   *
   * @return the empty tally
   */
  public static KanoTally empty() {
    return EMPTY;
  }

  /**
   * Counts one more person.
   *
   * @param functional the answer to the functional question
   * @param dysfunctional the answer to the dysfunctional question
   * @return the tally with them
   * @throws ArithmeticException if the total no longer fits in a {@code long}
   */
  public KanoTally with(KanoAnswer functional, KanoAnswer dysfunctional) {
    return with(functional, dysfunctional, 1);
  }

  /**
   * Counts people who answered alike.
   *
   * @param functional their answer to the functional question
   * @param dysfunctional their answer to the dysfunctional question
   * @param people how many, zero or more
   * @return the tally with them
   * @throws IllegalArgumentException if the number is negative
   * @throws ArithmeticException if the total no longer fits in a {@code long}
   */
  public KanoTally with(KanoAnswer functional, KanoAnswer dysfunctional, long people) {
    KanoCounts.requireCount("people", people);
    int cell = cell(functional, dysfunctional);
    long[] sum = counts.clone();
    sum[cell] += people;
    return new KanoTally(sum, Math.addExact(total, people), missing);
  }

  /**
   * Counts one more person who left out one of the two questions or both.
   *
   * @return the tally with the missing person
   * @throws ArithmeticException if the number no longer fits in a {@code long}
   */
  public KanoTally addMissing() {
    return new KanoTally(counts, total, Math.incrementExact(missing));
  }

  /**
   * Adds the answers of other people to the same feature.
   *
   * @param other a tally of people who are not in this one
   * @return the tally of all of them
   * @throws ArithmeticException if a number no longer fits in a {@code long}
   */
  public KanoTally plus(KanoTally other) {
    requireNonNull(other, "other");
    long[] sum = new long[counts.length];
    Arrays.setAll(sum, i -> counts[i] + other.counts[i]);
    return new KanoTally(
        sum, Math.addExact(total, other.total), Math.addExact(missing, other.missing));
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the tally
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a tally
   */
  public static KanoTally fromBytes(byte[] bytes) {
    return BYTE_FORM.read(bytes, in -> {
      long[] counts = in.counts(SIZE * SIZE);
      long total = Arrays.stream(counts).reduce(0, Math::addExact);
      return new KanoTally(counts, total, in.count());
    });
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal tallies have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> out.counts(counts).count(missing));
  }

  /**
   * Returns how many gave a pair of answers.
   *
   * @param functional the answer to the functional question
   * @param dysfunctional the answer to the dysfunctional question
   * @return zero or more
   */
  public long count(KanoAnswer functional, KanoAnswer dysfunctional) {
    return counts[cell(functional, dysfunctional)];
  }

  /**
   * Returns how many answered both questions.
   *
   * @return zero or more
   */
  public long total() {
    return total;
  }

  /**
   * Returns how many left out one of the two questions or both.
   *
   * @return zero or more
   */
  public long missing() {
    return missing;
  }

  /**
   * Counts the categories.
   *
   * @param table what each pair means
   * @return the counts; their total is that of the tally
   */
  public KanoCounts counts(KanoTable table) {
    requireNonNull(table, "table");
    Map<KanoCategory, Long> sums = new EnumMap<>(KanoCategory.class);
    for (KanoAnswer functional : KanoAnswer.values()) {
      for (KanoAnswer dysfunctional : KanoAnswer.values()) {
        sums.merge(
            table.category(functional, dysfunctional), count(functional, dysfunctional), Long::sum);
      }
    }
    return new KanoCounts(
        sums.getOrDefault(KanoCategory.MUST_BE, 0L),
        sums.getOrDefault(KanoCategory.ONE_DIMENSIONAL, 0L),
        sums.getOrDefault(KanoCategory.ATTRACTIVE, 0L),
        sums.getOrDefault(KanoCategory.INDIFFERENT, 0L),
        sums.getOrDefault(KanoCategory.REVERSE, 0L),
        sums.getOrDefault(KanoCategory.QUESTIONABLE, 0L));
  }

  /**
   * Returns the mean score of the functional answers: how much people want the feature to be there.
   *
   * <p>The interval is Student's, mean ± t s/√n, cut off at the ends of the scale. There is none if fewer than two people answered, or if all
   * answered alike: the spread is then not known.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return -2 to 4; above 2 many delight in it; undefined without answers
   */
  public Estimate functionalMean(double level) {
    return mean(true, KanoAnswer::functionalScore, level);
  }

  /**
   * Returns the mean score of the dysfunctional answers: how much people mind that the feature is missing. The interval is as that of {@link
   * #functionalMean}.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return -2 to 4; above 2 many mind; undefined without answers
   */
  public Estimate dysfunctionalMean(double level) {
    return mean(false, KanoAnswer::dysfunctionalScore, level);
  }

  private Estimate mean(boolean isFunctional, ToIntFunction<KanoAnswer> score, double level) {
    Interval.requireLevel(level);
    if (total == 0) {
      return Estimate.undefined(UndefinedReason.noData("answers"), 0);
    }
    double mean = 0;
    for (KanoAnswer answer : KanoAnswer.values()) {
      mean += (double) people(answer, isFunctional) / total * score.applyAsInt(answer);
    }
    // Rounding must not push a mean past the ends of the scale.
    mean = Math.max(-2, Math.min(4, mean));
    double variance = 0;
    int kinds = 0;
    for (KanoAnswer answer : KanoAnswer.values()) {
      long people = people(answer, isFunctional);
      double distance = score.applyAsInt(answer) - mean;
      variance += (double) people / total * distance * distance;
      kinds += people > 0 ? 1 : 0;
    }
    if (kinds < 2) {
      return Estimate.of(mean, total);
    }
    double freedom = (double) total - 1;
    double reach =
        StudentDistribution.upperQuantile((1 - level) / 2, freedom) * Math.sqrt(variance / freedom);
    Interval interval = Interval.of(Math.max(-2, mean - reach), Math.min(4, mean + reach), level);
    return Estimate.of(mean, interval, total);
  }

  /** Returns how many gave an answer to one of the questions. */
  private long people(KanoAnswer answer, boolean isFunctional) {
    long people = 0;
    for (KanoAnswer other : KanoAnswer.values()) {
      people += isFunctional ? count(answer, other) : count(other, answer);
    }
    return people;
  }

  private static int cell(KanoAnswer functional, KanoAnswer dysfunctional) {
    return requireNonNull(functional, "functional").place() * SIZE
        + requireNonNull(dysfunctional, "dysfunctional").place();
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof KanoTally other
        && missing == other.missing
        && Arrays.equals(counts, other.counts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(counts) + Long.hashCode(missing);
  }

  /**
   * Returns the counts, by functional and then by dysfunctional answer.
   *
   * @return the 25 numbers in brackets and how many are missing, such as {@code "[0, 3, ...], 2 missing"}
   */
  @Override
  public String toString() {
    return Arrays.toString(counts) + ", " + missing + " missing";
  }
}
