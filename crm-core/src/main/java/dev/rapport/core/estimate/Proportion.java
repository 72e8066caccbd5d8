package dev.rapport.core.estimate;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.numeric.IncompleteBeta;
import dev.rapport.core.numeric.NormalDistribution;
import java.util.function.Predicate;
import java.util.stream.Collector;

/**
 * How many of a number of trials were successes: buyers who came back, answers in the top box, customers lost.
 *
 * <p>{@code Proportion.of(126, 300)} is 126 of 300, a share of 0.42. Counts add up exactly, so proportions of shards merge in
 * any order ({@link #empty()}, {@link #plus}) as long as a trial is in one shard only. Two proportions are equal if both counts
 * are: 1 of 2 is not 2 of 4, it is less certain.
 *
 * <p>The intervals assume independent trials with one common chance. Of the two methods {@link #wilson Wilson's} is the
 * default: it is short, never degenerate, and right on average; {@link #clopperPearson Clopper and Pearson's} is longer and
 * never covers less than its level promises.
 *
 * @param successes how many succeeded
 * @param trials how many were tried
 */
public record Proportion(long successes, long trials) {
  private static final Proportion EMPTY = new Proportion(0, 0);

  /**
   * Checks the components.
   *
   * @param successes zero or more, at most the trials
   * @param trials zero or more
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public Proportion {
    checkArgument(trials >= 0, "trials must not be negative, was %s", trials);
    checkArgument(
        successes >= 0 && successes <= trials,
        "successes must be 0 to the %s trials, was %s",
        trials,
        successes);
  }

  /**
   * Returns a proportion from its counts.
   *
   * @param successes zero or more, at most the trials
   * @param trials zero or more
   * @return the proportion
   * @throws IllegalArgumentException if an argument breaks its rule
   */
  public static Proportion of(long successes, long trials) {
    return new Proportion(successes, trials);
  }

  /**
   * Returns no trials: the neutral element of {@link #plus}.
   *
   * @return 0 of 0
   */
  public static Proportion empty() {
    return EMPTY;
  }

  /**
   * Returns a collector that counts which elements of a stream are successes.
   *
   * @param success tells whether an element is one
   * @param <T> the type of the elements
   * @return the collector
   */
  public static <T> Collector<T, ?, Proportion> counting(Predicate<? super T> success) {
    requireNonNull(success, "success");
    return Collector.of(
        () -> new long[2],
        (counts, element) -> {
          counts[0] += success.test(element) ? 1 : 0;
          counts[1]++;
        },
        (left, right) -> new long[] {left[0] + right[0], left[1] + right[1]},
        counts -> new Proportion(counts[0], counts[1]),
        Collector.Characteristics.UNORDERED);
  }

  /**
   * Returns how many trials were no successes.
   *
   * @return zero or more
   */
  public long failures() {
    return trials - successes;
  }

  /**
   * Counts one more trial.
   *
   * @param success whether it succeeded
   * @return the proportion with it
   * @throws ArithmeticException if the trials no longer fit in a {@code long}
   */
  public Proportion with(boolean success) {
    return new Proportion(success ? successes + 1 : successes, Math.incrementExact(trials));
  }

  /**
   * Adds the counts of other trials.
   *
   * @param other a proportion of trials that are not in this one
   * @return the proportion of all of them
   * @throws ArithmeticException if the trials no longer fit in a {@code long}
   */
  public Proportion plus(Proportion other) {
    requireNonNull(other, "other");
    return new Proportion(successes + other.successes, Math.addExact(trials, other.trials));
  }

  /**
   * Swaps successes and failures: churn from retention.
   *
   * @return the failures of the same trials
   */
  public Proportion complement() {
    return new Proportion(failures(), trials);
  }

  /**
   * Estimates the chance of success, with {@link #wilson Wilson's} interval.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return the share of successes with its interval; undefined without trials
   */
  public Estimate estimate(double level) {
    return wilson(level);
  }

  /**
   * Estimates the chance of success with the score interval of Wilson.
   *
   * <pre>
   * (p + z²/2n ± z √(p (1 - p)/n + z²/4n²)) / (1 + z²/n),   p = successes / n,   n = trials
   * </pre>
   *
   * <p>It holds exactly the chances that a score test at the level would not reject. Always within 0 to 1, contains the share,
   * and mirrors it when successes and failures are swapped. It covers the true chance about as often as the level says
   * on average over the chances, less often for chances near 0 and 1: at 95 % and from 5 trials on, on average within 1.5
   * points of 95 % and nowhere below 83 %.
   *
   * <p>Reference: E. B. Wilson, <em>Probable inference, the law of succession, and statistical inference</em>, 1927; R. G.
   * Newcombe, <em>Two-sided confidence intervals for the single proportion</em>, 1998, method 3.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return the share of successes with its interval; undefined without trials
   */
  public Estimate wilson(double level) {
    Interval.requireLevel(level);
    if (trials == 0) {
      return noTrials();
    }
    boolean mirrored = successes > failures();
    double x = mirrored ? failures() : successes;
    double n = trials;
    double z = NormalDistribution.upperQuantile((1 - level) / 2);
    double square = z * z;
    double root = 2 * x + square + z * Math.sqrt(square + 4 * x * (1 - x / n));
    // The ends solve a quadratic. Their product is x² / (n (n + z²)), which gives the lower one
    // without cancellation.
    double upper = root / (2 * (n + square));
    double lower = 2 * x * (x / n) / root;
    return mirrored ? known(1 - upper, 1 - lower, level) : known(lower, upper, level);
  }

  /**
   * Estimates the chance of success with the exact interval of Clopper and Pearson.
   *
   * <p>Its lower end is the chance under which this many successes or more have probability (1 - level)/2, its upper end the
   * same for this many or fewer: quantiles of the beta distribution. Always within 0 to 1, contains the share, and covers the
   * true chance at least as often as the level says, whatever the chance; the price is length.
   *
   * <p>Reference: C. J. Clopper and E. S. Pearson, <em>The use of confidence or fiducial limits illustrated in the case of the
   * binomial</em>, 1934; R. G. Newcombe, 1998, method 5.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return the share of successes with its interval; undefined without trials
   */
  public Estimate clopperPearson(double level) {
    Interval.requireLevel(level);
    if (trials == 0) {
      return noTrials();
    }
    double tail = (1 - level) / 2;
    double x = successes;
    double rest = failures();
    double lower = successes == 0 ? 0 : IncompleteBeta.inverse(tail, x, rest + 1);
    double upper = successes == trials ? 1 : IncompleteBeta.inverseComplement(tail, x + 1, rest);
    return known(lower, upper, level);
  }

  /**
   * Estimates the chance of success with the adjusted Wald interval of Agresti and Coull.
   *
   * <pre>
   * q ± z √(q (1 - q)/m),   q = (successes + z²/2)/m,   m = trials + z²,   clipped to 0 to 1
   * </pre>
   *
   * <p>It has the centre of Wilson's interval and contains it. It is offered for comparison with reports that use it, and
   * because it is easily recomputed by hand; at 95 % it adds about two successes and two failures. From 10 trials on it then covers
   * the true chance in 95 to 97 of 100 samples on average over the chances, and nowhere in fewer than 92.
   *
   * <p>Reference: A. Agresti and B. A. Coull, <em>Approximate is better than "exact" for interval estimation of binomial
   * proportions</em>, 1998.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return the share of successes with its interval; undefined without trials
   */
  public Estimate adjustedWald(double level) {
    Interval.requireLevel(level);
    if (trials == 0) {
      return noTrials();
    }
    double z = NormalDistribution.upperQuantile((1 - level) / 2);
    double m = trials + z * z;
    double centre = (successes + z * z / 2) / m;
    double half = z * Math.sqrt(centre * (1 - centre) / m);
    return known(centre - half, centre + half, level);
  }

  /** Rounding must not push an end past the share or past 0 and 1. */
  private Estimate known(double lower, double upper, double level) {
    double share = (double) successes / trials;
    Interval interval = Interval.of(
        Math.max(0, Math.min(lower, share)), Math.min(1, Math.max(upper, share)), level);
    return Estimate.of(share, interval, trials);
  }

  private static Estimate noTrials() {
    return Estimate.undefined(UndefinedReason.noData("trials"), 0);
  }

  /**
   * Returns the counts.
   *
   * @return such as {@code "126 of 300"}
   */
  @Override
  public String toString() {
    return successes + " of " + trials;
  }
}
