package dev.rapport.core.evidence;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explained;
import dev.rapport.core.explain.Explanation;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Decides whether a customer has lapsed: is silent for so long that the customer is probably gone.
 *
 * <p>Without a contract nobody announces leaving, so a lapse is concluded from silence. Silence against the customer's own
 * rhythm ({@link IntervalRatio}) needs no model; the probability of a model ({@link ProbabilityActive}) is statistically better
 * and is passed in as evidence; a fixed number of days ({@link Silence}) also judges who bought only once. Each test is monotone:
 * a longer silence or a lower probability never un-lapses a customer. No threshold is a standard of the literature.
 */
public sealed interface LapseTest {
  /**
   * Returns the test by the customer's own rhythm.
   *
   * @param threshold from how many usual intervals on a silence is a lapse, above 0
   * @return the test
   * @throws IllegalArgumentException if the threshold is not a finite number above 0
   */
  static IntervalRatio intervalRatio(double threshold) {
    return new IntervalRatio(threshold);
  }

  /**
   * Returns the test by an injected probability of being active, falling back on the rhythm where there is none.
   *
   * @param threshold below which probability a customer has lapsed, above 0 and at most 1; a common choice is 0.5
   * @param fallbackRatio the threshold of the interval ratio where the probability is not known, above 0
   * @return the test
   * @throws IllegalArgumentException if a threshold is out of range
   */
  static ProbabilityActive probabilityActive(double threshold, double fallbackRatio) {
    return new ProbabilityActive(threshold, fallbackRatio);
  }

  /**
   * Returns the test by a fixed silence.
   *
   * @param limitDays from how many days on a silence is a lapse, at least 1
   * @return the test
   * @throws IllegalArgumentException if the limit is below 1
   */
  static Silence silence(int limitDays) {
    return new Silence(limitDays);
  }

  /**
   * Decides whether the customer has lapsed.
   *
   * @param facts what was seen
   * @param evidence what is known from elsewhere
   * @return yes or no; unknown where the test has nothing to go by
   */
  Finding lapsed(RelationshipFacts facts, Evidence evidence);

  /**
   * Decides and says why.
   *
   * @param facts what was seen
   * @param evidence what is known from elsewhere
   * @return what {@link #lapsed} returns, explained
   */
  Explained<Finding> explain(RelationshipFacts facts, Evidence evidence);

  /**
   * Lapsed from so many of the customer's usual intervals on: ρ = silence ÷ mean interval ≥ threshold. Unknown for fewer than
   * two purchases.
   *
   * @param threshold how many intervals, above 0; 2 is our default
   */
  record IntervalRatio(double threshold) implements LapseTest {
    /**
     * Checks the component.
     *
     * @param threshold a finite number above 0
     * @throws IllegalArgumentException if it is not
     */
    public IntervalRatio {
      checkArgument(
          threshold > 0 && Double.isFinite(threshold),
          "threshold must be a finite number above 0, was %s",
          threshold);
    }

    @Override
    public Finding lapsed(RelationshipFacts facts, Evidence evidence) {
      requireNonNull(evidence, "evidence");
      OptionalDouble ratio = facts.intervalRatio();
      return ratio.isPresent() ? Finding.of(ratio.getAsDouble() >= threshold) : Finding.UNKNOWN;
    }

    @Override
    public Explained<Finding> explain(RelationshipFacts facts, Evidence evidence) {
      Finding lapsed = lapsed(facts, evidence);
      if (!lapsed.isKnown()) {
        return new Explained<>(
            lapsed, Explanation.of(EvidenceCode.NO_INTERVAL).with("purchases", facts.purchases()));
      }
      return new Explained<>(
          lapsed,
          Explanation.of(EvidenceCode.INTERVAL_RATIO)
              .with("silenceDays", facts.silenceDays().orElseThrow())
              .with("ratio", Argument.rounded(facts.intervalRatio().orElseThrow(), 2))
              .with("intervalDays", Argument.rounded(facts.meanIntervalDays().orElseThrow(), 1))
              .with("threshold", Argument.rounded(threshold, 2))
              .with("lapsed", lapsed));
    }
  }

  /**
   * Lapsed below a probability of being active; where that is not known, by the interval ratio.
   *
   * @param threshold above 0 and at most 1
   * @param fallbackRatio the threshold of the interval ratio, above 0
   */
  record ProbabilityActive(double threshold, double fallbackRatio) implements LapseTest {
    /**
     * Checks the components.
     *
     * @param threshold above 0 and at most 1
     * @param fallbackRatio a finite number above 0
     * @throws IllegalArgumentException if one is out of range
     */
    public ProbabilityActive {
      checkArgument(
          threshold > 0 && threshold <= 1,
          "threshold must be above 0 and at most 1, was %s",
          threshold);
      checkArgument(
          fallbackRatio > 0 && Double.isFinite(fallbackRatio),
          "fallbackRatio must be a finite number above 0, was %s",
          fallbackRatio);
    }

    @Override
    public Finding lapsed(RelationshipFacts facts, Evidence evidence) {
      OptionalDouble probability = evidence.activeProbability();
      return probability.isPresent()
          ? Finding.of(probability.getAsDouble() < threshold)
          : new IntervalRatio(fallbackRatio).lapsed(facts, evidence);
    }

    @Override
    public Explained<Finding> explain(RelationshipFacts facts, Evidence evidence) {
      OptionalDouble probability = evidence.activeProbability();
      if (probability.isEmpty()) {
        Explained<Finding> byRatio = new IntervalRatio(fallbackRatio).explain(facts, evidence);
        return new Explained<>(
            byRatio.value(),
            Explanation.of(EvidenceCode.NO_PROBABILITY).because(byRatio.explanation()));
      }
      Finding lapsed = lapsed(facts, evidence);
      return new Explained<>(
          lapsed,
          Explanation.of(EvidenceCode.ACTIVE_PROBABILITY)
              .with("probability", Argument.percent(probability.getAsDouble(), 1))
              .with("threshold", Argument.percent(threshold, 1))
              .with("lapsed", lapsed));
    }
  }

  /**
   * Lapsed from so many days of silence on, whatever the rhythm. Unknown without a purchase.
   *
   * @param limitDays at least 1
   */
  record Silence(int limitDays) implements LapseTest {
    /**
     * Checks the component.
     *
     * @param limitDays at least 1
     * @throws IllegalArgumentException if it is less
     */
    public Silence {
      checkArgument(limitDays >= 1, "limitDays must be at least 1, was %s", limitDays);
    }

    @Override
    public Finding lapsed(RelationshipFacts facts, Evidence evidence) {
      requireNonNull(evidence, "evidence");
      OptionalLong silence = facts.silenceDays();
      return silence.isPresent() ? Finding.of(silence.getAsLong() >= limitDays) : Finding.UNKNOWN;
    }

    @Override
    public Explained<Finding> explain(RelationshipFacts facts, Evidence evidence) {
      Finding lapsed = lapsed(facts, evidence);
      return new Explained<>(
          lapsed,
          lapsed.isKnown()
              ? Explanation.of(EvidenceCode.SILENCE)
                  .with("silenceDays", facts.silenceDays().orElseThrow())
                  .with("limitDays", limitDays)
                  .with("lapsed", lapsed)
              : Explanation.of(EvidenceCode.NO_SILENCE));
    }
  }
}
