package dev.rapport.scoring.servqual;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.scoring.survey.RatingScale;
import java.util.Arrays;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * How many customers a service leaves below, in and above their own zone of tolerance, and how far (容忍区域分析).
 *
 * <p>Three customers on a scale of 1 to 9, who answered what is adequate, what is desired and what they perceive: 4 7 5 is tolerated, 6 8 5
 * unacceptable, 5 7 7 delighted. A third of them is in each band, and the mean adequacy is (1 - 1 + 2)/3 = 0.67.
 *
 * <p>Each customer is held against their own zone: a mean service inside the mean zone can hide many who are below theirs. Who did not
 * answer all three questions is {@linkplain #addMissing counted as missing}, and in no band.
 *
 * <p>Tallies of one scale are a commutative monoid, {@link #empty} and {@link #merge}, exact in any order, and have a {@linkplain
 * #toBytes byte form}. Equal tallies have the same scale, counts and sums. Immutable and thread-safe.
 *
 * <p>Reference: A. Parasuraman, V. A. Zeithaml and L. L. Berry, <em>Alternative scales for measuring service quality</em>, 1994: the
 * three-column format.
 */
public final class ToleranceTally {
  private static final ByteForm BYTE_FORM = ByteForm.of("ToleranceTally", 1);
  private static final int LOWEST = 0;
  private static final int HIGHEST = 1;
  private static final int MISSING = 2;
  private static final int BANDS = 3;
  private static final int ADEQUACY = BANDS + ToleranceBand.values().length;
  private static final int SUPERIORITY = ADEQUACY + 2;
  private static final int WIDTH = SUPERIORITY + 2;
  private static final int LENGTH = WIDTH + 2;

  private final RatingScale scale;
  /* Missing answers, answers by band, and sum and sum of squares of each measure; the scale's ends stand before them. */
  private final long[] row;
  private final long responses;

  private ToleranceTally(RatingScale scale, long[] row) {
    this.scale = scale;
    this.row = row;
    // Everybody asked must fit in a long too.
    long asked = row[MISSING];
    for (int band = BANDS; band < ADEQUACY; band++) {
      asked = Math.addExact(asked, row[band]);
    }
    this.responses = asked - row[MISSING];
  }

  /**
   * What one customer answered.
   *
   * @param adequate the lowest service that is accepted
   * @param desired the service that is hoped for
   * @param perceived the service that was got
   */
  public record Answer(int adequate, int desired, int perceived) {
    /**
     * Checks the components.
     *
     * @param adequate at most desired
     * @param desired any
     * @param perceived any
     * @throws IllegalArgumentException if more is adequate than desired
     */
    public Answer {
      checkArgument(
          adequate <= desired,
          "adequate must be at most desired %s, was %s. Count an answer that contradicts itself as missing.",
          desired,
          adequate);
    }

    /**
     * Returns the customer's zone.
     *
     * @return from adequate to desired
     */
    public ToleranceZone zone() {
      return new ToleranceZone(adequate, desired);
    }

    /**
     * Says where the service stands to the customer's zone.
     *
     * @return the band
     */
    public ToleranceBand band() {
      return zone().band(perceived);
    }
  }

  /**
   * Returns a tally of no customers.
   *
   * @param scale the scale of all three questions; 1 to 9 is usual
   * @return the neutral element of {@link #merge}
   */
  public static ToleranceTally empty(RatingScale scale) {
    requireNonNull(scale, "scale");
    long[] row = new long[LENGTH];
    row[LOWEST] = scale.lowest();
    row[HIGHEST] = scale.highest();
    return new ToleranceTally(scale, row);
  }

  /**
   * Returns a collector of answers.
   *
   * @param scale the scale of all three questions
   * @return a collector that fails with an {@code IllegalArgumentException} on an answer off the scale
   */
  public static Collector<Answer, ?, ToleranceTally> collector(RatingScale scale) {
    ToleranceTally empty = empty(scale);
    return Collector.of(
        empty.row::clone,
        (row, answer) -> count(scale, row, answer),
        (left, right) -> {
          addTo(left, right);
          return left;
        },
        row -> new ToleranceTally(scale, row),
        Collector.Characteristics.UNORDERED);
  }

  /**
   * Counts one more customer.
   *
   * @param answer three numbers on the scale
   * @return the tally with them
   * @throws IllegalArgumentException if one is off the scale
   */
  public ToleranceTally add(Answer answer) {
    long[] more = row.clone();
    count(scale, more, requireNonNull(answer, "answer"));
    return new ToleranceTally(scale, more);
  }

  /**
   * Counts one more customer of whom an answer is missing: in no band.
   *
   * @return the tally with them
   */
  public ToleranceTally addMissing() {
    long[] more = row.clone();
    more[MISSING] = Math.incrementExact(more[MISSING]);
    return new ToleranceTally(scale, more);
  }

  /**
   * Adds other customers.
   *
   * @param other a tally on the same scale of customers who are not in this one
   * @return the tally of all of them
   * @throws IllegalArgumentException if the scales differ
   * @throws ArithmeticException if a sum no longer fits in a {@code long}
   */
  public ToleranceTally merge(ToleranceTally other) {
    requireNonNull(other, "other");
    checkArgument(
        scale.equals(other.scale), "other must be on the scale %s, was on %s", scale, other.scale);
    long[] sum = row.clone();
    addTo(sum, other.row);
    return new ToleranceTally(scale, sum);
  }

  /**
   * Returns the scale.
   *
   * @return the scale of all three questions
   */
  public RatingScale scale() {
    return scale;
  }

  /**
   * Returns how many customers answered all three questions.
   *
   * @return zero or more
   */
  public long responses() {
    return responses;
  }

  /**
   * Returns how many did not.
   *
   * @return zero or more
   */
  public long missing() {
    return row[MISSING];
  }

  /**
   * Returns how many customers are in a band.
   *
   * @param band a band
   * @return zero or more
   */
  public long count(ToleranceBand band) {
    return row[BANDS + requireNonNull(band, "band").place()];
  }

  /**
   * Returns the share of a band, with Wilson's interval by {@link Proportion#estimate}.
   *
   * @param band a band
   * @return its customers among all who answered
   */
  public Proportion share(ToleranceBand band) {
    return Proportion.of(count(band), responses());
  }

  /**
   * Estimates the mean measure of service adequacy (MSA), P - adequate, with the t interval clipped to what the scale allows.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return negative where the service is unacceptable on average; undefined for fewer than two customers
   */
  public Estimate adequacy(double level) {
    return estimate(ADEQUACY, -span(), span(), level);
  }

  /**
   * Estimates the mean measure of service superiority (MSS), P - desired, with the t interval clipped to what the scale allows.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return negative unless the service delights on average; undefined for fewer than two customers
   */
  public Estimate superiority(double level) {
    return estimate(SUPERIORITY, -span(), span(), level);
  }

  /**
   * Estimates the mean width of the zones, desired - adequate, with the t interval clipped to what the scale allows.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return zero or more; undefined for fewer than two customers
   */
  public Estimate width(double level) {
    return estimate(WIDTH, 0, span(), level);
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal tallies have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> out.numbers(row));
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the tally
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a tally
   */
  public static ToleranceTally fromBytes(byte[] bytes) {
    return BYTE_FORM.read(bytes, in -> {
      long[] row = in.numbers(LENGTH);
      for (int i = MISSING; i < ADEQUACY; i++) {
        checkArgument(row[i] >= 0, "bytes must hold counts, was %s", row[i]);
      }
      RatingScale scale =
          RatingScale.of(Math.toIntExact(row[LOWEST]), Math.toIntExact(row[HIGHEST]));
      ToleranceTally tally = new ToleranceTally(scale, row);
      tally.requirePossible();
      return tally;
    });
  }

  private void requirePossible() {
    moments(ADEQUACY).requireWithin(-span(), span());
    moments(SUPERIORITY).requireWithin(-span(), span());
    moments(WIDTH).requireWithin(0, span());
    checkArgument(
        row[ADEQUACY] - row[SUPERIORITY] == row[WIDTH],
        "bytes must hold widths that are adequacy less superiority, had %s",
        row[WIDTH]);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof ToleranceTally other && Arrays.equals(row, other.row);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(row);
  }

  /**
   * Returns the counts.
   *
   * @return such as {@code "1 to 9: 12 unacceptable, 60 tolerated, 28 delighted, 3 missing"}
   */
  @Override
  public String toString() {
    return scale + ": " + count(ToleranceBand.UNACCEPTABLE) + " unacceptable, "
        + count(ToleranceBand.TOLERATED) + " tolerated, " + count(ToleranceBand.DELIGHTED)
        + " delighted, " + missing() + " missing";
  }

  private Estimate estimate(int at, int least, int most, double level) {
    Interval.requireLevel(level);
    return moments(at).mean(1).t(level).clippedTo(least, most);
  }

  private Moments moments(int at) {
    return new Moments(responses(), row[at], row[at + 1]);
  }

  private int span() {
    return scale.highest() - scale.lowest();
  }

  private static void count(RatingScale scale, long[] row, Answer answer) {
    int adequate = scale.require(answer.adequate());
    int desired = scale.require(answer.desired());
    int perceived = scale.require(answer.perceived());
    int band = BANDS + answer.band().place();
    row[band] = Math.incrementExact(row[band]);
    addTo(row, ADEQUACY, perceived - adequate);
    addTo(row, SUPERIORITY, perceived - desired);
    addTo(row, WIDTH, desired - adequate);
  }

  private static void addTo(long[] row, int at, int number) {
    row[at] = Math.addExact(row[at], number);
    row[at + 1] = Math.addExact(row[at + 1], (long) number * number);
  }

  private static void addTo(long[] row, long[] other) {
    for (int i = MISSING; i < LENGTH; i++) {
      row[i] = Math.addExact(row[i], other[i]);
    }
  }
}
