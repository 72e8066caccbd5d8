package dev.rapport.scoring.satisfaction;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.SampleMean;
import dev.rapport.core.event.SurveyAnswered;
import dev.rapport.scoring.satisfaction.Disconfirmation.Outcome;
import dev.rapport.scoring.survey.RatingScale;
import dev.rapport.scoring.survey.RatingTally;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How often performance fell short of what was expected, met it and exceeded it, over many customers, and by how many points.
 *
 * <p>Each customer rates what was expected and what was got on one scale. {@code DisconfirmationTally.empty(RatingScale.of(1, 7)).add(6, 5).add(3,
 * 5)} counts a gap of 1 and a gap of -2. The gaps are kept, not the outcomes, so one tally answers for every {@linkplain Disconfirmation
 * tolerance}. A customer without one of the answers counts as missing and is in no share.
 *
 * <p>The gaps are a {@link RatingTally} on a scale of their own, from the worst gap to the best. Tallies of one scale are a commutative monoid, {@link #empty} and {@link #merge}, exact in any order. Equal tallies have the same scale and
 * the same counts. Immutable and thread-safe.
 *
 * <p>Reference: R. L. Oliver (1980), A cognitive model of the antecedents and consequences of satisfaction decisions, Journal of Marketing
 * Research 17 (4).
 */
public final class DisconfirmationTally {
  /**
   * The answers of one customer.
   *
   * @param performance what the customer perceives to have got; a tally asks that it is on its scale
   * @param expectation what the customer expected; a tally asks that it is on its scale
   */
  public record Answers(int performance, int expectation) {}

  private static final ByteForm BYTE_FORM = ByteForm.of("DisconfirmationTally", 1);

  private static final int WIDEST = 500;

  private final RatingScale scale;

  /** Performance less expectation. */
  private final RatingTally gaps;

  private DisconfirmationTally(RatingScale scale, RatingTally gaps) {
    this.scale = scale;
    this.gaps = gaps;
  }

  /**
   * Returns a tally of nobody.
   *
   * @param scale the scale of both questions, whose highest score is the best and at most 500 above the lowest
   * @return the neutral element of {@link #merge}
   * @throws IllegalArgumentException if the scale is wider
   */
  public static DisconfirmationTally empty(RatingScale scale) {
    return new DisconfirmationTally(scale, RatingTally.empty(gapsOn(scale)));
  }

  private static RatingScale gapsOn(RatingScale scale) {
    int widest = requireNonNull(scale, "scale").points() - 1;
    checkArgument(widest <= WIDEST, "scale must be at most %s points wide, was %s", WIDEST, scale);
    return RatingScale.of(-widest, widest);
  }

  /**
   * Returns a collector of customers.
   *
   * @param scale the scale of both questions, whose highest score is the best and at most 500 above the lowest
   * @return a collector that fails with an {@code IllegalArgumentException} on a score off the scale
   * @throws IllegalArgumentException if the scale is wider
   */
  public static Collector<Answers, ?, DisconfirmationTally> collector(RatingScale scale) {
    return Collectors.collectingAndThen(
        Collectors.mapping(
            (Answers one) -> gap(scale, one.performance, one.expectation),
            RatingTally.collector(gapsOn(scale))),
        gaps -> new DisconfirmationTally(scale, gaps));
  }

  /**
   * Counts one more customer.
   *
   * @param performance what the customer perceives to have got, a score on the scale
   * @param expectation what the customer expected, a score on the scale
   * @return the tally with the customer
   * @throws IllegalArgumentException if a score is off the scale
   */
  public DisconfirmationTally add(int performance, int expectation) {
    return add(performance, expectation, 1);
  }

  /**
   * Counts more customers who answered alike.
   *
   * @param performance what they perceive to have got, a score on the scale
   * @param expectation what they expected, a score on the scale
   * @param customers how many they are, zero or more
   * @return the tally with them
   * @throws IllegalArgumentException if a score is off the scale or the number is negative
   * @throws ArithmeticException if the counts no longer fit in a {@code long}
   */
  public DisconfirmationTally add(int performance, int expectation, long customers) {
    Checks.count(customers, "customers");
    return new DisconfirmationTally(
        scale, gaps.add(gap(scale, performance, expectation), customers));
  }

  /**
   * Counts the two answers of one more customer, who is missing if one of them is.
   *
   * @param performance the answer about what the customer got
   * @param expectation the answer about what the customer expected
   * @return the tally with the customer
   * @throws IllegalArgumentException if the answers are of two customers or on another scale
   */
  public DisconfirmationTally add(SurveyAnswered performance, SurveyAnswered expectation) {
    Optional<Disconfirmation> pair = Disconfirmation.between(performance, expectation);
    SurveyAnswered.Item item = performance.item();
    checkArgument(
        item.lowest() == scale.lowest() && item.highest() == scale.highest(),
        "answers must be on the scale %s, were to %s",
        scale,
        item);
    return pair.isPresent()
        ? add((int) pair.get().performance(), (int) pair.get().expectation())
        : addMissing();
  }

  /**
   * Counts one more customer of whom an answer is missing.
   *
   * @return the tally with the customer
   */
  public DisconfirmationTally addMissing() {
    return new DisconfirmationTally(scale, gaps.addMissing());
  }

  /**
   * Adds other customers.
   *
   * @param other a tally on the same scale of customers who are not in this one
   * @return the tally of all of them
   * @throws IllegalArgumentException if the scales differ
   * @throws ArithmeticException if the counts no longer fit in a {@code long}
   */
  public DisconfirmationTally merge(DisconfirmationTally other) {
    requireNonNull(other, "other");
    checkArgument(
        scale.equals(other.scale),
        "other must be on the same scale %s, was on %s",
        scale,
        other.scale);
    return new DisconfirmationTally(scale, gaps.merge(other.gaps));
  }

  /**
   * Returns the scale.
   *
   * @return the scale of both questions
   */
  public RatingScale scale() {
    return scale;
  }

  /**
   * Returns how many customers gave both answers.
   *
   * @return zero or more
   */
  public long responses() {
    return gaps.responses();
  }

  /**
   * Returns of how many customers an answer is missing.
   *
   * @return zero or more
   */
  public long missing() {
    return gaps.missing();
  }

  /**
   * Returns the share of customers with an outcome. The three shares of one tolerance are of the same customers and make up the whole.
   *
   * @param outcome the outcome
   * @param tolerance up to which distance performance and expectation count as equal, 0 to 1e100
   * @return such customers among all who gave both answers
   * @throws IllegalArgumentException if the tolerance breaks its rule
   */
  public Proportion share(Outcome outcome, double tolerance) {
    requireNonNull(outcome, "outcome");
    Checks.notNegative(tolerance, "tolerance");
    long count = 0;
    for (int gap = gaps.scale().lowest(); gap <= gaps.scale().highest(); gap++) {
      if (Disconfirmation.outcome(gap, tolerance) == outcome) {
        count += gaps.count(gap);
      }
    }
    return Proportion.of(count, responses());
  }

  /**
   * Returns the gaps as a sample: its mean tells by how many points performance exceeds expectation, and its t interval is that of paired answers.
   * It is not clipped: no mean gap is beyond the distance of the scale's ends.
   *
   * @return performance less expectation of each customer; an empty sample if there is none
   */
  public SampleMean gaps() {
    return gaps.mean();
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal tallies have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(
        out -> out.number(scale.lowest()).number(scale.highest()).bytes(gaps.toBytes()));
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the tally
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a tally
   */
  public static DisconfirmationTally fromBytes(byte[] bytes) {
    return BYTE_FORM.read(bytes, in -> {
      RatingScale scale = RatingScale.of(in.integer(), in.integer());
      RatingTally gaps = RatingTally.fromBytes(in.bytes());
      checkArgument(
          gaps.scale().equals(gapsOn(scale)),
          "bytes must hold the gaps on %s, held some of %s",
          scale,
          gaps.scale());
      return new DisconfirmationTally(scale, gaps);
    });
  }

  private static int gap(RatingScale scale, int performance, int expectation) {
    return scale.require(performance) - scale.require(expectation);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof DisconfirmationTally other
        && scale.equals(other.scale)
        && gaps.equals(other.gaps);
  }

  @Override
  public int hashCode() {
    return 31 * scale.hashCode() + gaps.hashCode();
  }

  /**
   * Returns the counts.
   *
   * @return such as {@code "on 1 to 3, gaps of -2 to 2: [0, 1, 4, 2, 0], 1 missing"}, from the worst gap to the best
   */
  @Override
  public String toString() {
    return "on " + scale + ", gaps of " + gaps;
  }
}
