package dev.rapport.core.testkit;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.SurvivalCurve;
import dev.rapport.core.estimate.SurvivalCurve.Step;
import dev.rapport.core.estimate.UndefinedReason;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generators for estimates. */
public final class EstimateArbitraries {
  /** Beyond any sample of a survey or a customer base, and far from the end of a {@code long}. */
  private static final long MOST_TRIALS = 1_000_000_000;

  private EstimateArbitraries() {}

  /**
   * Generates confidence levels, the usual ones among them.
   *
   * @return numbers between 0 and 1
   */
  public static Arbitrary<Double> levels() {
    return Arbitraries.oneOf(
        Arbitraries.of(0.8, 0.9, 0.95, 0.99),
        Arbitraries.doubles().between(0.01, 0.999).ofScale(4));
  }

  /**
   * Generates intervals between numbers up to a million in size, some without width, with both ends.
   *
   * @return intervals at any level
   */
  public static Arbitrary<Interval> boundedIntervals() {
    return Combinators.combine(values(), values(), levels())
        .as((a, b, level) -> Interval.of(Math.min(a, b), Math.max(a, b), level));
  }

  /**
   * Generates intervals, one in some without a lower or an upper end.
   *
   * @return intervals at any level
   */
  public static Arbitrary<Interval> intervals() {
    return Arbitraries.oneOf(
        boundedIntervals(),
        boundedIntervals(),
        Combinators.combine(values(), levels()).as(Interval::atLeast),
        Combinators.combine(values(), levels()).as(Interval::atMost));
  }

  /**
   * Generates reasons of every kind.
   *
   * @return reasons
   */
  public static Arbitrary<UndefinedReason> undefinedReasons() {
    return Combinators.combine(
            Arbitraries.of(UndefinedReason.Kind.class),
            Arbitraries.of("no trials were observed", "all responses are equal", "not reached"))
        .as(UndefinedReason::new);
  }

  /**
   * Generates estimates: known ones with an interval of two ends around the value or elsewhere, known ones without, and
   * undefined ones.
   *
   * @return estimates
   */
  public static Arbitrary<Estimate> estimates() {
    Arbitrary<Long> sizes = Arbitraries.longs().between(0, MOST_TRIALS);
    return Arbitraries.oneOf(
        Combinators.combine(values(), boundedIntervals(), sizes)
            .as((value, interval, size) -> Estimate.of(value, interval, size)),
        Combinators.combine(values(), sizes).as((value, size) -> Estimate.of(value, size)),
        Combinators.combine(undefinedReasons(), sizes)
            .as((reason, size) -> Estimate.undefined(reason, size)));
  }

  /**
   * Generates proportions of up to a billion trials: none at all, no success and no failure among them.
   *
   * @return proportions that can be added up by the thousand
   */
  public static Arbitrary<Proportion> proportions() {
    Arbitrary<Long> trials = Arbitraries.oneOf(
        Arbitraries.longs().between(0, 30), Arbitraries.longs().between(0, MOST_TRIALS));
    return trials.flatMap(
        n -> Arbitraries.longs().between(0, n).map(successes -> Proportion.of(successes, n)));
  }

  /**
   * Generates survival curves of up to twelve steps: without steps, with a step at time zero and down to zero among them.
   *
   * @return curves whose times are up to a thousand
   */
  public static Arbitrary<SurvivalCurve> survivalCurves() {
    Arbitrary<List<Integer>> times =
        Arbitraries.integers().between(0, 1000).list().uniqueElements().ofMaxSize(12);
    Arbitrary<List<Integer>> losses =
        Arbitraries.integers().between(0, 10).list().ofSize(12);
    return Combinators.combine(
            times,
            losses,
            Arbitraries.integers().between(0, 100),
            Arbitraries.longs().between(0, 9999))
        .as(EstimateArbitraries::curve);
  }

  private static SurvivalCurve curve(
      List<Integer> times, List<Integer> losses, int beyond, long sampleSize) {
    List<Integer> sorted = times.stream().sorted().toList();
    List<Step> steps = new ArrayList<>();
    double share = 1;
    for (int i = 0; i < sorted.size(); i++) {
      share *= 1 - losses.get(i) / 10.0;
      steps.add(new Step(sorted.get(i) / 8.0, share));
    }
    double last = sorted.isEmpty() ? 0 : sorted.get(sorted.size() - 1) / 8.0;
    return SurvivalCurve.of(steps, last + beyond, sampleSize);
  }

  private static Arbitrary<Double> values() {
    return Arbitraries.doubles().between(-1e6, 1e6).ofScale(6);
  }
}
