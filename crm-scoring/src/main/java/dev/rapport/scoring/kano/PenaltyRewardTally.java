package dev.rapport.scoring.kano;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.numeric.LinearSystem;
import dev.rapport.core.numeric.StudentDistribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How low and high ratings of attributes go with overall satisfaction: the counts behind a penalty-reward contrast (惩罚奖励对比分析).
 *
 * <pre>
 * overall = b + Σ (penaltyⱼ lowⱼ + rewardⱼ highⱼ),   lowⱼ, highⱼ = 1 where attribute j is rated low, high, else 0
 * </pre>
 *
 * <p>With the attributes room and food, {@code PenaltyRewardTally.of(List.of("room", "food")).with(7, List.of(LOW, HIGH))} counts one guest who
 * gave the stay a 7. Who left out a rating is {@linkplain #addMissing() counted as missing}. The coefficients are those of least squares. A penalty shows association, not cause: attributes rated together share what
 * they do. Ratings are whole numbers, so all sums are exact and tallies merge in any order ({@link #plus}). Immutable and thread-safe.
 *
 * <p>Reference: D. R. Brandt (1987), A procedure for identifying value-enhancing service components using customer satisfaction survey data, in
 * C. Surprenant (ed.), Add value to your service, American Marketing Association.
 */
public final class PenaltyRewardTally {
  /** How an attribute is rated. */
  public enum Rating {
    /** Low: worse than expected (低于期望). */
    LOW,
    /** In the middle: as expected (符合期望). */
    MIDDLE,
    /** High: better than expected (高于期望). */
    HIGH
  }

  /** The greatest overall rating, so that sums of squares stay exact. */
  public static final int MAX_OVERALL = 1000;

  private static final ByteForm BYTE_FORM = ByteForm.of("PenaltyRewardTally", 1);
  private static final int MAX_ATTRIBUTES = 20;
  /** What rounding leaves of a perfect fit, as a part of the squared ratings. */
  private static final double PERFECT = 1e-12;

  private static final UndefinedReason CONFOUNDED = new UndefinedReason(
      UndefinedReason.Kind.NOT_IDENTIFIED,
      "the ratings do not tell the effects of the attributes apart");

  private final List<String> attributes;
  /** Row by row the sums of products of 1, low₁, high₁, low₂, ..., and last the overall rating. */
  private final long[] products;

  private final long missing;

  private PenaltyRewardTally(List<String> attributes, long[] products, long missing) {
    this.attributes = attributes;
    this.products = products;
    this.missing = missing;
  }

  /**
   * Returns a tally of nobody.
   *
   * @param attributes the names of the attributes that everybody rates, 1 to 20, each once
   * @return the tally
   * @throws IllegalArgumentException if the names break their rule
   */
  public static PenaltyRewardTally of(List<String> attributes) {
    List<String> copy = List.copyOf(attributes);
    checkArgument(
        !copy.isEmpty() && copy.size() <= MAX_ATTRIBUTES,
        "attributes must be 1 to %s, were %s",
        MAX_ATTRIBUTES,
        copy.size());
    checkArgument(
        new HashSet<>(copy).size() == copy.size(), "attributes must differ, were %s", copy);
    checkArgument(
        copy.stream().noneMatch(String::isBlank), "attributes must not be blank, were %s", copy);
    int columns = 2 * copy.size() + 2;
    return new PenaltyRewardTally(copy, new long[columns * columns], 0);
  }

  /**
   * Counts one more person.
   *
   * @param overall overall satisfaction on any scale of whole numbers, 0 to {@value #MAX_OVERALL}
   * @param ratings how the person rates each attribute, in the order of {@link #attributes()}
   * @return the tally with the person
   * @throws IllegalArgumentException if an argument breaks its rule
   * @throws ArithmeticException if a sum no longer fits in a {@code long}
   */
  public PenaltyRewardTally with(int overall, List<Rating> ratings) {
    checkArgument(
        overall >= 0 && overall <= MAX_OVERALL,
        "overall must be 0 to %s, was %s",
        MAX_OVERALL,
        overall);
    checkArgument(
        requireNonNull(ratings, "ratings").size() == attributes.size(),
        "ratings must be as many as the attributes %s, were %s",
        attributes,
        ratings);
    int columns = columns();
    long[] row = new long[columns];
    row[0] = 1;
    for (int j = 0; j < ratings.size(); j++) {
      Rating rating = requireNonNull(ratings.get(j), "ratings");
      row[1 + 2 * j] = rating == Rating.LOW ? 1 : 0;
      row[2 + 2 * j] = rating == Rating.HIGH ? 1 : 0;
    }
    row[columns - 1] = overall;
    long[] sums = new long[products.length];
    Arrays.setAll(sums, i -> Math.addExact(products[i], row[i / columns] * row[i % columns]));
    return new PenaltyRewardTally(attributes, sums, missing);
  }

  /**
   * Counts one more person who left out the overall rating or that of an attribute: not in the contrasts.
   *
   * @return the tally with the missing person
   * @throws ArithmeticException if the number no longer fits in a {@code long}
   */
  public PenaltyRewardTally addMissing() {
    return new PenaltyRewardTally(attributes, products, Math.incrementExact(missing));
  }

  /**
   * Adds other people.
   *
   * @param other a tally of the same attributes in the same order, of people who are not in this one
   * @return the tally of all of them
   * @throws IllegalArgumentException if the attributes differ
   * @throws ArithmeticException if a sum no longer fits in a {@code long}
   */
  public PenaltyRewardTally plus(PenaltyRewardTally other) {
    checkArgument(
        requireNonNull(other, "other").attributes.equals(attributes),
        "other must have the attributes %s, had %s",
        attributes,
        other.attributes);
    long[] sums = new long[products.length];
    Arrays.setAll(sums, i -> Math.addExact(products[i], other.products[i]));
    return new PenaltyRewardTally(attributes, sums, Math.addExact(missing, other.missing));
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the tally
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a tally
   */
  public static PenaltyRewardTally fromBytes(byte[] bytes) {
    return BYTE_FORM.read(bytes, in -> {
      List<String> attributes = new ArrayList<>();
      int size = in.count(MAX_ATTRIBUTES, "attributes");
      for (int i = 0; i < size; i++) {
        attributes.add(in.text());
      }
      PenaltyRewardTally tally = of(attributes);
      int columns = tally.columns();
      for (int i = 0; i < columns; i++) {
        for (int j = i; j < columns; j++) {
          tally.products[i * columns + j] = in.count();
          tally.products[j * columns + i] = tally.products[i * columns + j];
        }
      }
      checkArgument(tally.fits(), "bytes must hold counts that fit together, did not");
      return new PenaltyRewardTally(tally.attributes, tally.products, in.count());
    });
  }

  /** Nobody rates one attribute low and high, and counts of some are no greater than those of all. */
  private boolean fits() {
    int last = columns() - 1;
    boolean fits = true;
    for (int i = 0; i < last; i++) {
      fits &= product(i, i) == product(0, i) && product(0, i) <= product(0, 0);
      fits &= product(i, last) <= MAX_OVERALL * product(i, i);
      for (int j = 0; j < last; j++) {
        fits &= product(i, j) <= product(i, i);
      }
      fits &= i % 2 == 0 || product(i, i + 1) == 0;
    }
    return fits
        && product(last, last) <= MAX_OVERALL * product(0, last)
        && product(0, last) <= product(last, last);
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal tallies have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> {
      out.count(attributes.size());
      attributes.forEach(out::text);
      int columns = columns();
      for (int i = 0; i < columns; i++) {
        for (int j = i; j < columns; j++) {
          out.count(products[i * columns + j]);
        }
      }
      out.count(missing);
    });
  }

  /**
   * Returns the attributes.
   *
   * @return their names; unmodifiable
   */
  public List<String> attributes() {
    return attributes;
  }

  /**
   * Returns how many people are counted.
   *
   * @return zero or more
   */
  public long total() {
    return products[0];
  }

  /**
   * Returns how many people left out a rating.
   *
   * @return zero or more; not in the total
   */
  public long missing() {
    return missing;
  }

  /**
   * Estimates the penalty and the reward of each attribute.
   *
   * <p>Intervals are Student's with n - 2k - 1 degrees of freedom for k attributes; there are none without a degree of freedom or where
   * the ratings fit perfectly, which shows no error and does not say that there is none. All are
   * undefined if there are fewer people than 2k + 1, or if the ratings do not tell the effects apart, as where nobody rates an attribute low.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return the contrast of each attribute; unmodifiable
   */
  public SortedMap<String, Contrast> contrasts(double level) {
    Interval.requireLevel(level);
    int unknowns = columns() - 1;
    Optional<UndefinedReason> reason = Optional.empty();
    if (total() < unknowns) {
      reason = Optional.of(UndefinedReason.tooFew("people", unknowns, total()));
    }
    Optional<double[]> coefficients = reason.isPresent() ? Optional.empty() : solve(right());
    SortedMap<String, Contrast> contrasts = new TreeMap<>();
    for (int j = 0; j < attributes.size(); j++) {
      Contrast contrast;
      if (coefficients.isPresent()) {
        double[] b = coefficients.get();
        contrast = new Contrast(estimate(b, 1 + 2 * j, level), estimate(b, 2 + 2 * j, level));
      } else {
        Estimate undefined = Estimate.undefined(reason.orElse(CONFOUNDED), total());
        contrast = new Contrast(undefined, undefined);
      }
      contrasts.put(attributes.get(j), contrast);
    }
    return Collections.unmodifiableSortedMap(contrasts);
  }

  private Estimate estimate(double[] b, int index, double level) {
    long freedom = total() - b.length;
    double value = b[index];
    double[] unit = new double[b.length];
    unit[index] = 1;
    Optional<double[]> column = solve(unit);
    if (freedom < 1 || column.isEmpty()) {
      return Estimate.of(value, total());
    }
    double[] right = right();
    double residue = product(b.length, b.length);
    for (int i = 0; i < b.length; i++) {
      residue -= b[i] * right[i];
    }
    if (residue <= PERFECT * product(b.length, b.length)) {
      return Estimate.of(value, total());
    }
    double variance = residue / (double) freedom * Math.max(0, column.get()[index]);
    double reach =
        StudentDistribution.upperQuantile((1 - level) / 2, (double) freedom) * Math.sqrt(variance);
    return Estimate.of(value, Interval.of(value - reach, value + reach, level), total());
  }

  private Optional<double[]> solve(double[] right) {
    int unknowns = columns() - 1;
    double[][] matrix = new double[unknowns][unknowns];
    for (int i = 0; i < unknowns; i++) {
      for (int j = 0; j < unknowns; j++) {
        matrix[i][j] = product(i, j);
      }
    }
    return LinearSystem.solve(matrix, right);
  }

  private double[] right() {
    double[] right = new double[columns() - 1];
    Arrays.setAll(right, i -> product(i, right.length));
    return right;
  }

  private double product(int i, int j) {
    return (double) products[i * columns() + j];
  }

  private int columns() {
    return 2 * attributes.size() + 2;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof PenaltyRewardTally other
        && missing == other.missing
        && attributes.equals(other.attributes)
        && Arrays.equals(products, other.products);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * attributes.hashCode() + Arrays.hashCode(products)) + Long.hashCode(missing);
  }

  /**
   * Returns what is counted.
   *
   * @return such as {@code "7 people on [room, food], 2 missing"}
   */
  @Override
  public String toString() {
    return total() + " people on " + attributes + ", " + missing + " missing";
  }

  /**
   * What a low and a high rating of an attribute do to overall satisfaction, compared with a rating in the middle.
   *
   * @param penalty the change that goes with a low rating, usually negative
   * @param reward the change that goes with a high rating, usually positive
   */
  public record Contrast(Estimate penalty, Estimate reward) {
    /** By how much one effect must exceed the other to dominate it: twice. The literature says "much" and gives no number. */
    public static final double USUAL_DOMINANCE = 2;

    /**
     * Checks the components.
     *
     * @param penalty not null
     * @param reward not null
     */
    public Contrast {
      requireNonNull(penalty, "penalty");
      requireNonNull(reward, "reward");
    }

    /**
     * Returns the kind of factor: basic if the loss dominates, excitement if the gain does, performance if they are similar.
     *
     * <p>A penalty that is no loss and a reward that is no gain count as zero. The point values decide; look at the intervals before you act.
     *
     * @param dominance by how much one must exceed the other to dominate it, finite, at least 1
     * @return the kind; empty if there is neither loss nor gain, or the contrast is undefined
     * @throws IllegalArgumentException if the dominance is not at least 1 and finite
     */
    public Optional<SatisfactionFactor> factor(double dominance) {
      checkArgument(
          dominance >= 1 && dominance <= Double.MAX_VALUE,
          "dominance must be finite and at least 1, was %s",
          dominance);
      if (!penalty.isKnown() || !reward.isKnown()) {
        return Optional.empty();
      }
      double loss = Math.max(0, -penalty.value());
      double gain = Math.max(0, reward.value());
      if (loss == 0 && gain == 0) {
        return Optional.empty();
      }
      // Divided, not multiplied: a great dominance must not overflow.
      if (loss / dominance > gain) {
        return Optional.of(SatisfactionFactor.BASIC);
      }
      return Optional.of(
          gain / dominance > loss ? SatisfactionFactor.EXCITEMENT : SatisfactionFactor.PERFORMANCE);
    }
  }
}
