package dev.rapport.loyalty.member;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Identifiers;
import dev.rapport.core.customer.SegmentId;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Narrator;
import java.math.BigDecimal;
import java.util.Set;

/**
 * A condition on what is known of the member: standing, segments, scores, counted history. The factories are in {@link
 * Conditions}. Closed.
 */
public sealed interface MemberCondition extends Condition {
  /** How many decimal digits of a score an explanation shows. */
  int SCORE_DIGITS = 12;

  /**
   * The member stands no lower than a level of a ladder.
   *
   * @param ladder the name of the ladder
   * @param rank 1 for the first level above the ground; a member without a standing has rank 0
   */
  record TierAtLeast(String ladder, int rank) implements MemberCondition {
    /**
     * Checks the components.
     *
     * @param ladder an id as {@link Identifiers} defines it
     * @param rank 1 or more
     * @throws IllegalArgumentException if the ladder is no id or the rank below 1
     */
    public TierAtLeast {
      Identifiers.checkId(ladder, "ladder");
      checkArgument(rank >= 1, "rank must be at least 1, was %s", rank);
    }

    @Override
    public boolean test(Situation situation) {
      return situation.member().rank(ladder) >= rank;
    }

    @Override
    public void tell(Situation situation, Narrator narrator) {
      narrator
          .step(ConditionCode.TIER)
          .with(situation.member().rank(ladder))
          .with(ladder)
          .with(rank)
          .with(test(situation))
          .end();
    }
  }

  /**
   * The member is in a segment.
   *
   * @param segment the segment
   */
  record InSegment(SegmentId segment) implements MemberCondition {
    /**
     * Checks the component.
     *
     * @param segment any
     */
    public InSegment {
      requireNonNull(segment, "segment");
    }

    @Override
    public boolean test(Situation situation) {
      return situation.member().isIn(segment);
    }

    @Override
    public void tell(Situation situation, Narrator narrator) {
      narrator
          .step(ConditionCode.SEGMENT)
          .with(segment.value())
          .with(test(situation))
          .end();
    }
  }

  /**
   * A score is no less than a bound. A score that is not known does not fulfil it.
   *
   * @param name the name of the score
   * @param least a finite number
   */
  record ScoreAtLeast(String name, double least) implements MemberCondition {
    /**
     * Checks the components.
     *
     * @param name an id as {@link Identifiers} defines it
     * @param least finite
     * @throws IllegalArgumentException if the name is no id or the bound not finite
     */
    public ScoreAtLeast {
      least = checkScore(name, "least", least);
    }

    @Override
    public boolean test(Situation situation) {
      return situation.member().scoreOrNan(name) >= least;
    }

    @Override
    public void tell(Situation situation, Narrator narrator) {
      tellScore(situation.member(), name, Relation.AT_LEAST, least, narrator);
      narrator.with(test(situation)).end();
    }
  }

  /**
   * A score is less than a bound. A score that is not known does not fulfil it.
   *
   * @param name the name of the score
   * @param bound a finite number
   */
  record ScoreBelow(String name, double bound) implements MemberCondition {
    /**
     * Checks the components.
     *
     * @param name an id as {@link Identifiers} defines it
     * @param bound finite
     * @throws IllegalArgumentException if the name is no id or the bound not finite
     */
    public ScoreBelow {
      bound = checkScore(name, "bound", bound);
    }

    @Override
    public boolean test(Situation situation) {
      return situation.member().scoreOrNan(name) < bound;
    }

    @Override
    public void tell(Situation situation, Narrator narrator) {
      tellScore(situation.member(), name, Relation.BELOW, bound, narrator);
      narrator.with(test(situation)).end();
    }
  }

  /** How a score is compared. Closed. */
  enum Relation {
    /** No less. */
    AT_LEAST,
    /** Less. */
    BELOW
  }

  /**
   * A counter has reached a number.
   *
   * @param counter the counter, which the programme keeps
   * @param least 1 or more, in the counter's unit
   */
  record CounterAtLeast(DeclaredCounter counter, long least) implements MemberCondition {
    /**
     * Checks the components.
     *
     * @param counter any
     * @param least 1 or more
     * @throws IllegalArgumentException if the number is below 1
     */
    public CounterAtLeast {
      requireNonNull(counter, "counter");
      checkArgument(least >= 1, "least must be at least 1, was %s", least);
    }

    @Override
    public boolean test(Situation situation) {
      return situation.member().counter(counter.name()) >= least;
    }

    @Override
    public void tell(Situation situation, Narrator narrator) {
      narrator
          .step(ConditionCode.COUNTER)
          .with(counter.name())
          .with(situation.member().counter(counter.name()))
          .with(least)
          .with(test(situation))
          .end();
    }

    @Override
    public Set<DeclaredCounter> counters() {
      return Set.of(counter);
    }
  }

  /**
   * The order or activity at hand is the one of a number, by a counter that does not yet count it.
   *
   * @param counter the counter, which the programme keeps
   * @param n 1 for the first
   */
  record Nth(DeclaredCounter counter, long n) implements MemberCondition {
    /**
     * Checks the components.
     *
     * @param counter any
     * @param n 1 or more
     * @throws IllegalArgumentException if the number is below 1
     */
    public Nth {
      requireNonNull(counter, "counter");
      checkArgument(n >= 1, "n must be at least 1, was %s", n);
    }

    @Override
    public boolean test(Situation situation) {
      return situation.member().counter(counter.name()) == n - 1;
    }

    @Override
    public void tell(Situation situation, Narrator narrator) {
      narrator.step(ConditionCode.NTH);
      tellNumber(situation.member().counter(counter.name()), narrator);
      narrator.with(counter.name()).with(n).with(test(situation)).end();
    }

    @Override
    public Set<DeclaredCounter> counters() {
      return Set.of(counter);
    }
  }

  /**
   * The order or activity at hand completes a round: every tenth, by a counter that does not yet count it.
   *
   * @param counter the counter, which the programme keeps
   * @param n 2 or more
   */
  record EveryNth(DeclaredCounter counter, long n) implements MemberCondition {
    /**
     * Checks the components.
     *
     * @param counter any
     * @param n 2 or more
     * @throws IllegalArgumentException if the number is below 2
     */
    public EveryNth {
      requireNonNull(counter, "counter");
      checkArgument(n >= 2, "n must be at least 2, was %s", n);
    }

    @Override
    public boolean test(Situation situation) {
      return situation.member().counter(counter.name()) % n == n - 1;
    }

    @Override
    public void tell(Situation situation, Narrator narrator) {
      narrator.step(ConditionCode.EVERY_NTH);
      tellNumber(situation.member().counter(counter.name()), narrator);
      narrator.with(counter.name()).with(n).with(test(situation)).end();
    }

    @Override
    public Set<DeclaredCounter> counters() {
      return Set.of(counter);
    }
  }

  private static double checkScore(String name, String which, double bound) {
    Identifiers.checkId(name, "score name");
    checkArgument(
        Double.isFinite(bound), "%s of score %s must be finite, was %s", which, name, (Object)
            bound);
    return bound + 0.0;
  }

  private static void tellScore(
      MemberView member, String name, Relation relation, double bound, Narrator narrator) {
    double score = member.scoreOrNan(name);
    if (Double.isNaN(score)) {
      narrator.step(ConditionCode.NO_SCORE).with(name);
    } else {
      narrator.step(ConditionCode.SCORE).with(name).with(Argument.rounded(score, SCORE_DIGITS));
    }
    narrator.with(relation).with(Argument.rounded(bound, SCORE_DIGITS));
  }

  /* The number of the order at hand, by a counter that does not yet count it and may be as high as numbers go. */
  private static void tellNumber(long counted, Narrator narrator) {
    if (counted < Long.MAX_VALUE) {
      narrator.with(counted + 1);
    } else {
      narrator.with(Argument.of(BigDecimal.valueOf(counted).add(BigDecimal.ONE)));
    }
  }
}
