package dev.rapport.scoring.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.MeanDifference;
import dev.rapport.core.estimate.SampleMean;
import dev.rapport.core.estimate.SampleSize;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * The net promoter score (净推荐值): percent of promoters less percent of detractors.
 *
 * <p>"How likely are you to recommend us to a friend or colleague?", answered from 0 to 10. Promoters (推荐者) answer 9 or 10,
 * passives (被动者) 7 or 8, detractors (贬损者) 0 to 6. With 15 promoters, 10 passives and 11 detractors, {@code
 * NetPromoterScore.of(15, 10, 11)} is 11.1 (95 % interval -15.9 to 36.4, n = 36). It runs from -100 to 100, and is a statement
 * about a group: one customer has no score.
 *
 * <pre>
 * NPS = 100 (p - d),   variance of one answer = 100² (p + d - (p - d)²),   p = promoters/n,   d = detractors/n
 * </pre>
 *
 * <p>Passives count in n and so draw the score to zero; missing answers do not count. The scores are independent of how the
 * tally was split and merged. Two tallies are equal if all counts are.
 *
 * <p>Reference: F. F. Reichheld, <em>The one number you need to grow</em>, 2003. Net Promoter, NPS and Net Promoter Score are
 * registered trademarks of Bain &amp; Company, Satmetrix Systems and Fred Reichheld.
 *
 * @param promoters how many answered 9 or 10
 * @param passives how many answered 7 or 8
 * @param detractors how many answered 0 to 6
 * @param missing how many were asked and gave no answer
 */
public record NetPromoterScore(long promoters, long passives, long detractors, long missing) {
  /** The scale of the question, 0 to 10. */
  public static final RatingScale SCALE = RatingScale.of(0, 10);

  private static final ByteForm BYTE_FORM = ByteForm.of("NetPromoterScore", 1);
  private static final int LEAST_PROMOTER = 9;
  private static final int LEAST_PASSIVE = 7;
  private static final NetPromoterScore EMPTY = new NetPromoterScore(0, 0, 0, 0);

  /**
   * Checks the components.
   *
   * @param promoters zero or more
   * @param passives zero or more
   * @param detractors zero or more
   * @param missing zero or more
   * @throws IllegalArgumentException if a count is negative
   * @throws ArithmeticException if their sum does not fit in a {@code long}
   */
  public NetPromoterScore {
    checkArgument(promoters >= 0, "promoters must not be negative, was %s", promoters);
    checkArgument(passives >= 0, "passives must not be negative, was %s", passives);
    checkArgument(detractors >= 0, "detractors must not be negative, was %s", detractors);
    checkArgument(missing >= 0, "missing must not be negative, was %s", missing);
    long answers = Math.addExact(Math.addExact(promoters, passives), detractors);
    if (missing > Long.MAX_VALUE - answers) {
      throw new ArithmeticException(
          "the counts must fit in a long together, missing was " + missing);
    }
  }

  /**
   * Returns a tally of no answers.
   *
   * @return the neutral element of {@link #merge}
   */
  public static NetPromoterScore empty() {
    return EMPTY;
  }

  /**
   * Returns a tally from its counts.
   *
   * @param promoters zero or more
   * @param passives zero or more
   * @param detractors zero or more
   * @return the tally, with none missing
   * @throws IllegalArgumentException if a count is negative
   */
  public static NetPromoterScore of(long promoters, long passives, long detractors) {
    return new NetPromoterScore(promoters, passives, detractors, 0);
  }

  /**
   * Returns the classes of the answers that a tally of all scores holds.
   *
   * @param answers a tally on the scale 0 to 10
   * @return the tally of its classes
   * @throws IllegalArgumentException if the scale is another
   */
  public static NetPromoterScore of(RatingTally answers) {
    checkArgument(
        requireNonNull(answers, "answers").scale().equals(SCALE),
        "answers must be on the scale %s, was on %s",
        SCALE,
        answers.scale());
    return new NetPromoterScore(
        answers.countBetween(LEAST_PROMOTER, SCALE.highest()),
        answers.countBetween(LEAST_PASSIVE, LEAST_PROMOTER - 1),
        answers.countBetween(SCALE.lowest(), LEAST_PASSIVE - 1),
        answers.missing());
  }

  /**
   * Returns a collector of answers from 0 to 10.
   *
   * @return a collector that fails with an {@code IllegalArgumentException} on an answer off the scale
   */
  public static Collector<Integer, ?, NetPromoterScore> collector() {
    return Collectors.collectingAndThen(RatingTally.collector(SCALE), NetPromoterScore::of);
  }

  /**
   * Counts one more answer.
   *
   * @param score from 0 to 10
   * @return the tally with it
   * @throws IllegalArgumentException if it is off the scale
   */
  public NetPromoterScore add(int score) {
    if (isPromoter(score)) {
      return merge(of(1, 0, 0));
    }
    return merge(isDetractor(score) ? of(0, 0, 1) : of(0, 1, 0));
  }

  /**
   * Counts one more missing answer.
   *
   * @return the tally with it
   */
  public NetPromoterScore addMissing() {
    return merge(new NetPromoterScore(0, 0, 0, 1));
  }

  /**
   * Adds the counts of other answers.
   *
   * @param other a tally of answers that are not in this one
   * @return the tally of all of them
   * @throws ArithmeticException if the counts no longer fit in a {@code long}
   */
  public NetPromoterScore merge(NetPromoterScore other) {
    requireNonNull(other, "other");
    return new NetPromoterScore(
        Math.addExact(promoters, other.promoters),
        Math.addExact(passives, other.passives),
        Math.addExact(detractors, other.detractors),
        Math.addExact(missing, other.missing));
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the tally
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a tally
   */
  public static NetPromoterScore fromBytes(byte[] bytes) {
    return BYTE_FORM.read(
        bytes, in -> new NetPromoterScore(in.count(), in.count(), in.count(), in.count()));
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal tallies have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> out.counts(promoters, passives, detractors, missing));
  }

  /**
   * Returns how many answers there are, the missing ones not counted.
   *
   * @return zero or more
   */
  public long responses() {
    return promoters + passives + detractors;
  }

  /**
   * Returns the answers as numbers: 100 for a promoter, 0 for a passive, -100 for a detractor. Their mean is the score.
   *
   * @return mean and spread on the scale of the score; an empty sample if there are no answers
   */
  public SampleMean mean() {
    return net().mean();
  }

  /**
   * Estimates the score, with the {@linkplain #adjustedWald adjusted Wald interval}.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return the score with its interval; undefined without answers
   */
  public Estimate estimate(double level) {
    return adjustedWald(level);
  }

  /**
   * Estimates the score with the adjusted Wald interval: that of {@link #wald} for n + 3 answers, with three quarters of a
   * promoter and of a detractor more. It keeps its width where all answers are of one class. It is centred a little nearer to
   * zero than the score, and clipped to -100 to 100.
   *
   * <p>At 95 %, with one answer in twenty or more of each class, it covers the true score in 93 to 100 of 100 samples of ten answers and
   * in 94 to 98 of fifty; {@link #wald} in as few as 65 and 88. Computed exactly.
   *
   * <p>Reference: B. Rocks, <em>Interval estimation for the "net promoter score"</em>, 2016, who found it best of those
   * compared.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return the score with its interval; undefined without answers
   */
  public Estimate adjustedWald(double level) {
    return net().adjustedWald(level);
  }

  /**
   * Estimates the score with the normal interval, NPS ± z √(variance/n), clipped to -100 to 100. As published, it has no width where all
   * answers are of one class, which is not certainty: prefer {@link #adjustedWald}.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return the score with its interval; undefined without answers
   */
  public Estimate wald(double level) {
    return net().wald(level);
  }

  /**
   * Estimates the score as the mean of a sample, with Student's t and the variance of divisor n - 1, clipped to -100 to 100.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return the score with its interval; without one where all answers are of one class; undefined for fewer than two answers
   */
  public Estimate t(double level) {
    return net().t(level);
  }

  /**
   * Compares the score with that of an earlier wave that asked other people (两波检验).
   *
   * @param earlier the tally of the earlier wave
   * @return this score less the earlier one, with its interval within ±200, z and p-value; without these where one wave has fewer than two
   *     answers or all in one class
   */
  public MeanDifference since(NetPromoterScore earlier) {
    return mean().since(requireNonNull(earlier, "earlier").mean(), NetShare.SPAN);
  }

  /**
   * Swaps promoters and detractors.
   *
   * @return a tally with the opposite score
   */
  public NetPromoterScore mirrored() {
    return new NetPromoterScore(
        /* promoters= */ detractors, passives, /* detractors= */ promoters, missing);
  }

  /**
   * Returns how many answers are needed in the worst case, half promoters and half detractors.
   *
   * @param margin the wanted half-width in points of the score, above 0 and finite; 5 for ±5
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return at least 1; 1537 for 5 points at 95 %
   * @throws IllegalArgumentException if an argument breaks its rule
   */
  public static long requiredResponses(double margin, double level) {
    return SampleSize.forMean(100 * 100, margin, level);
  }

  static boolean isPromoter(int score) {
    return SCALE.require(score) >= LEAST_PROMOTER;
  }

  static boolean isDetractor(int score) {
    return SCALE.require(score) < LEAST_PASSIVE;
  }

  private NetShare net() {
    return new NetShare(promoters, passives, detractors);
  }
}
