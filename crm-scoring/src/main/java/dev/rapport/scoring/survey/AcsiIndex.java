package dev.rapport.scoring.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.SampleMean;
import java.util.List;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The index of the American Customer Satisfaction Index (美国顾客满意度指数): three questions, one number from 0 to 100.
 *
 * <p>Each respondent answers three questions from 1 to 10: overall satisfaction, how expectations were met, and how near the
 * company comes to an ideal one. With means of 8.2, 7.6 and 7.4 and equal weights the index is 74.8.
 *
 * <pre>
 * index = 100 Σ w (mean - 1) / (9 Σ w),   its variance (100/9)² wᵀ Σ w / n with weights of sum 1
 * </pre>
 *
 * <p>The index of a respondent is a number, and the index is their mean, which is where its interval comes from. The official
 * weights come from a structural model and are not published: an index with other weights is not the official figure. The
 * model's causes and effects (loyalty among them) are not computed here.
 *
 * <p>Tallies are a commutative monoid, {@link #empty} and {@link #merge}, exact in any order. Equal tallies have the same sums and
 * products of answers. Immutable and thread-safe.
 *
 * <p>Reference: C. Fornell, M. D. Johnson, E. W. Anderson, J. Cha and B. E. Bryant, <em>The American Customer Satisfaction Index:
 * nature, purpose, and findings</em>, 1996.
 */
public final class AcsiIndex {
  /** The scale of each question, 1 to 10. */
  public static final RatingScale SCALE = RatingScale.of(1, 10);

  private static final ByteForm BYTE_FORM = ByteForm.of("AcsiIndex", 1);
  private static final int ITEMS = 3;
  private static final AcsiIndex EMPTY = new AcsiIndex(CrossTally.empty(ITEMS));

  private final CrossTally tally;

  private AcsiIndex(CrossTally tally) {
    this.tally = tally;
  }

  /**
   * The answers of one respondent.
   *
   * @param satisfaction overall satisfaction, 1 to 10
   * @param expectancy how far expectations were met or exceeded, 1 to 10
   * @param ideal how near to the ideal, 1 to 10
   */
  public record Answers(int satisfaction, int expectancy, int ideal) {
    /**
     * Checks the components.
     *
     * @param satisfaction 1 to 10
     * @param expectancy 1 to 10
     * @param ideal 1 to 10
     * @throws IllegalArgumentException if an answer is off the scale
     */
    public Answers {
      SCALE.require(satisfaction);
      SCALE.require(expectancy);
      SCALE.require(ideal);
    }
  }

  /**
   * How much each question counts. Only the proportions matter: weights of 1, 1, 1 and 2, 2, 2 give the same index.
   *
   * @param satisfaction the weight of overall satisfaction
   * @param expectancy the weight of met expectations
   * @param ideal the weight of nearness to the ideal
   */
  public record Weights(double satisfaction, double expectancy, double ideal) {
    /** The same weight for all questions. */
    public static final Weights EQUAL = new Weights(1, 1, 1);

    /** The weights that the State of Ohio published with an index of its own: 0.3885, 0.3190, 0.2925. */
    public static final Weights STATE_OF_OHIO = new Weights(0.3885, 0.3190, 0.2925);

    private static final double LARGEST = 1e100;
    private static final double SMALLEST_SUM = 1e-100;

    /**
     * Checks the components.
     *
     * @param satisfaction zero or more, at most 1e100
     * @param expectancy zero or more, at most 1e100
     * @param ideal zero or more, at most 1e100; not all three zero: their sum is at least 1e-100
     * @throws IllegalArgumentException if a weight breaks its rule
     */
    public Weights {
      requireWeight(satisfaction, "satisfaction");
      requireWeight(expectancy, "expectancy");
      requireWeight(ideal, "ideal");
      checkArgument(
          satisfaction + expectancy + ideal >= SMALLEST_SUM,
          "weights must not all be zero, their sum was %s",
          satisfaction + expectancy + ideal);
    }

    /** The index of one respondent, 0 to 100. */
    double index(Answers answers) {
      double index = share(0) * (answers.satisfaction - SCALE.lowest())
          + share(1) * (answers.expectancy - SCALE.lowest())
          + share(2) * (answers.ideal - SCALE.lowest());
      return Math.min(100, 100.0 / (SCALE.highest() - SCALE.lowest()) * index);
    }

    /** What part each question has, which is all that matters of the weights. */
    List<Double> shares() {
      return List.of(share(0), share(1), share(2));
    }

    private double share(int item) {
      double sum = satisfaction + expectancy + ideal;
      return (item == 0 ? satisfaction : item == 1 ? expectancy : ideal) / sum;
    }

    private static void requireWeight(double weight, String name) {
      checkArgument(
          weight >= 0 && weight <= LARGEST, "%s must be 0 to 1e100, was %s", name, weight);
    }
  }

  /**
   * Returns a tally of no answers.
   *
   * @return the neutral element of {@link #merge}
   */
  public static AcsiIndex empty() {
    return EMPTY;
  }

  /**
   * Returns a collector of respondents.
   *
   * @return the collector
   */
  public static Collector<Answers, ?, AcsiIndex> collector() {
    return Collector.of(
        () -> new AcsiIndex[] {EMPTY},
        (held, answers) -> held[0] = held[0].add(answers),
        (left, right) -> new AcsiIndex[] {left[0].merge(right[0])},
        held -> held[0],
        Collector.Characteristics.UNORDERED);
  }

  /**
   * Counts one more respondent.
   *
   * @param answers all three answers
   * @return the tally with them
   */
  public AcsiIndex add(Answers answers) {
    requireNonNull(answers, "answers");
    return new AcsiIndex(tally.add(answers.satisfaction, answers.expectancy, answers.ideal));
  }

  /**
   * Counts one more respondent who left out a question or more: not in the index.
   *
   * @return the tally with the missing respondent
   */
  public AcsiIndex addMissing() {
    return new AcsiIndex(tally.addMissing());
  }

  /**
   * Adds other respondents.
   *
   * @param other a tally of respondents who are not in this one
   * @return the tally of all of them
   * @throws ArithmeticException if a sum no longer fits in a {@code long}
   */
  public AcsiIndex merge(AcsiIndex other) {
    return new AcsiIndex(tally.merge(requireNonNull(other, "other").tally));
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the tally
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a tally
   */
  public static AcsiIndex fromBytes(byte[] bytes) {
    return BYTE_FORM.read(bytes, in -> new AcsiIndex(CrossTally.read(in, ITEMS, SCALE)));
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal tallies have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(tally::write);
  }

  /**
   * Returns how many respondents answered all three questions.
   *
   * @return zero or more
   */
  public long responses() {
    return tally.respondents();
  }

  /**
   * Returns how many respondents did not.
   *
   * @return zero or more
   */
  public long missing() {
    return tally.missing();
  }

  /**
   * Returns the respondents' indices as a sample.
   *
   * @param weights how much each question counts
   * @return mean and spread from 0 to 100; an empty sample without respondents
   */
  public SampleMean mean(Weights weights) {
    requireNonNull(weights, "weights");
    long n = tally.respondents();
    if (n == 0) {
      return new SampleMean(0, 0, 0);
    }
    double unit = 100.0 / (SCALE.highest() - SCALE.lowest());
    double index = 0;
    double scatter = 0;
    for (int i = 0; i < tally.items(); i++) {
      index += weights.share(i) * (tally.mean(i) - SCALE.lowest());
      for (int j = 0; j < tally.items(); j++) {
        scatter += weights.share(i) * weights.share(j) * tally.scatter(i, j).doubleValue();
      }
    }
    double clipped = Math.min(100, Math.max(0, unit * index));
    return new SampleMean(n, clipped * n, n == 1 ? 0 : unit * unit * Math.max(0, scatter) / n);
  }

  /**
   * Estimates the index, with the t interval, clipped to 0 to 100.
   *
   * @param weights how much each question counts
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return from 0 to 100, with its interval; without one where all respondents have one index; undefined for fewer than two
   */
  public Estimate estimate(Weights weights, double level) {
    return mean(weights).t(level).clippedTo(0, 100);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof AcsiIndex other && tally.equals(other.tally);
  }

  @Override
  public int hashCode() {
    return tally.hashCode();
  }

  /**
   * Returns the size of the tally.
   *
   * @return such as {@code "ACSI index of 250 respondents, 12 missing"}
   */
  @Override
  public String toString() {
    return "ACSI index of " + responses() + " respondents, " + missing() + " missing";
  }
}
