package dev.rapport.scoring.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.numeric.ChiSquaredDistribution;
import dev.rapport.core.numeric.NormalDistribution;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One figure over several waves of a survey that asked different people: the changes between neighbours, the straight line through all
 * of them, and whether they differ at all (多波趋势).
 *
 * <p>Net promoter scores of 20, 32 and 38 in three quarters, of 100 answers each:
 *
 * <pre>{@code
 * SurveyWaves waves = SurveyWaves.of(List.of(
 *     new SurveyWaves.Wave(LocalDate.of(2026, 2, 15), winter),
 *     new SurveyWaves.Wave(LocalDate.of(2026, 5, 15), spring),
 *     new SurveyWaves.Wave(LocalDate.of(2026, 8, 15), summer)));
 * waves.slopePerYear(0.95);              // 36.0 points a year (95 % interval -8.3 to 80.3)
 * waves.heterogeneityPValue();           // 0.27: three samples of one population differ as much one time in four
 * waves.adjustedPValues();               // of the two changes, looked at together
 * }</pre>
 *
 * <p>Who looks at five changes and reports the largest finds "significance" where there is none; so {@link #adjustedPValues()} are Holm's,
 * which keep the chance of even one false alarm at the significance asked for, and explanations use these. A line is drawn with weights
 * that are one over the variance of each wave. The large-sample variances ask for some thirty answers a wave. Two are equal if the waves
 * are. Immutable and thread-safe.
 *
 * <p>Reference: S. Holm, <em>A simple sequentially rejective multiple test procedure</em>, 1979; W. G. Cochran, <em>The combination of
 * estimates from different experiments</em>, 1954, for the test of heterogeneity.
 */
public final class SurveyWaves implements Explainable {
  private static final double DAYS_PER_YEAR = 365.25;

  private final List<Wave> waves;

  private SurveyWaves(List<Wave> waves) {
    this.waves = waves;
  }

  /**
   * The figure of one wave.
   *
   * @param day the day that stands for the wave, such as the middle of the field work
   * @param figure what it found
   */
  public record Wave(LocalDate day, SurveyFigure figure) {
    /**
     * Checks the components.
     *
     * @param day any day
     * @param figure any figure
     */
    public Wave {
      requireNonNull(day, "day");
      requireNonNull(figure, "figure");
    }
  }

  /**
   * Returns the waves of a survey.
   *
   * @param waves in order of day, no two on one, all of one measure; possibly none
   * @return the waves together
   * @throws IllegalArgumentException if the days do not rise or the measures differ
   */
  public static SurveyWaves of(List<Wave> waves) {
    List<Wave> copy = List.copyOf(waves);
    for (int i = 1; i < copy.size(); i++) {
      Wave before = copy.get(i - 1);
      Wave wave = copy.get(i);
      checkArgument(
          wave.day.isAfter(before.day),
          "waves must be in order of day, no two on one, was %s after %s",
          wave.day,
          before.day);
      checkArgument(
          wave.figure.measure().equals(before.figure.measure()),
          "waves must be of one measure, had the %s and the %s",
          before.figure.measure().described(),
          wave.figure.measure().described());
    }
    return new SurveyWaves(copy);
  }

  /**
   * Returns the waves.
   *
   * @return in order of day; unmodifiable
   */
  public List<Wave> waves() {
    return waves;
  }

  /**
   * Estimates the figure of each wave.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return in order of day, each as {@link SurveyFigure#estimate} gives it
   */
  public List<Estimate> estimates(double level) {
    Interval.requireLevel(level);
    return waves.stream().map(wave -> wave.figure.estimate(level)).toList();
  }

  /**
   * Returns what happened from each wave to the next.
   *
   * @return one fewer than there are waves; none for fewer than two
   */
  public List<SurveyChange> changes() {
    List<SurveyChange> changes = new ArrayList<>();
    for (int i = 1; i < waves.size(); i++) {
      changes.add(new SurveyChange(waves.get(i - 1).figure, waves.get(i).figure));
    }
    return List.copyOf(changes);
  }

  /**
   * Returns the p-values of the {@link #changes()}, adjusted for their number by Holm's procedure.
   *
   * <pre>
   * of m changes with p(1) ≤ p(2) ≤ ... ≤ p(m), the i-th gets the greatest of min(1, (m - j + 1) p(j)) for j ≤ i
   * </pre>
   *
   * <p>Changes that cannot be tested do not count among the m.
   *
   * @return in the order of the changes, each from its own p-value to 1; undefined where that is
   */
  public List<Estimate> adjustedPValues() {
    List<Estimate> alone = changes().stream().map(SurveyChange::pValue).toList();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < alone.size(); i++) {
      if (alone.get(i).isKnown()) {
        order.add(i);
      }
    }
    order.sort(Comparator.comparingDouble(i -> alone.get(i).value()));
    List<Estimate> adjusted = new ArrayList<>(alone);
    double greatest = 0;
    for (int rank = 0; rank < order.size(); rank++) {
      Estimate own = alone.get(order.get(rank));
      greatest = Math.max(greatest, Math.min(1, (order.size() - rank) * own.value()));
      adjusted.set(order.get(rank), Estimate.of(greatest, own.sampleSize()));
    }
    return List.copyOf(adjusted);
  }

  /**
   * Estimates how much the figure changes in a year of 365.25 days: the slope of the line of weighted least squares.
   *
   * <pre>
   * slope = Σ w (t - t̄)(x - x̄) / Σ w (t - t̄)²,   variance 1 / Σ w (t - t̄)²,   w = 1 / variance of the wave
   * </pre>
   *
   * <p>The interval takes the waves as scattered about the line by sampling alone; {@link #misfitPValue()} says whether that is so. Of two
   * waves, it is their change in a year.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return a number in the unit of the figure a year, with its interval; undefined for fewer than two waves, where a figure is not
   *     defined, and where a wave has one answer or all answers alike, so that nothing is known of its variance
   */
  public Estimate slopePerYear(double level) {
    Interval.requireLevel(level);
    return fitted(2, line -> {
      double half = NormalDistribution.upperQuantile((1 - level) / 2) / Math.sqrt(line.timeScatter);
      double slope = line.slope();
      return Estimate.of(slope, Interval.of(slope - half, slope + half, level), responses());
    });
  }

  /**
   * Returns Cochran's Q, how far the waves lie from their common mean.
   *
   * <pre>
   * Q = Σ w (x - x̄)²,   w = 1 / variance of the wave
   * </pre>
   *
   * @return zero or more, without an interval; undefined where {@link #slopePerYear} is
   */
  public Estimate heterogeneity() {
    return fitted(2, line -> Estimate.of(line.valueScatter, responses()));
  }

  /**
   * Returns the p-value of {@link #heterogeneity()}: how often waves that all asked one population differ this much, from the chi-squared
   * distribution with one degree of freedom less than there are waves.
   *
   * @return from 0 to 1, without an interval; undefined where the statistic is
   */
  public Estimate heterogeneityPValue() {
    return fitted(
        2,
        line -> Estimate.of(
            ChiSquaredDistribution.upperTail(line.valueScatter, waves.size() - 1.0), responses()));
  }

  /**
   * Returns how often waves that lie on a straight line but for sampling lie this far from it: from the chi-squared distribution with two
   * degrees of freedom less than there are waves.
   *
   * @return from 0 to 1, without an interval: near 0, a straight line does not tell what happened; undefined for fewer than three waves and
   *     where {@link #slopePerYear} is
   */
  public Estimate misfitPValue() {
    return fitted(
        3,
        line -> Estimate.of(
            ChiSquaredDistribution.upperTail(
                Math.max(0, line.valueScatter - line.slope() * line.common), waves.size() - 2.0),
            responses()));
  }

  /**
   * Says in words what happened, by the {@linkplain SurveyChange#USUAL_SIGNIFICANCE usual significance}.
   *
   * @return the waves, with trend, heterogeneity and every change as reasons
   */
  @Override
  public Explanation explanation() {
    return explanation(SurveyChange.USUAL_SIGNIFICANCE);
  }

  /**
   * Says in words what happened; the p-values of the changes are the {@linkplain #adjustedPValues adjusted} ones, and the interval of the
   * trend has the confidence level 1 - significance.
   *
   * @param significance the p-value up to which a change counts as more than chance, above 0 and below 1
   * @return the waves, with trend, heterogeneity and every change as reasons; the trend alone, with why there is none, for no waves
   * @throws IllegalArgumentException if the significance breaks its rule
   */
  public Explanation explanation(double significance) {
    SurveyChange.requireSignificance(significance);
    if (waves.isEmpty()) {
      return trend(1 - significance);
    }
    List<Explanation> reasons = new ArrayList<>();
    reasons.add(trend(1 - significance));
    heterogeneityPValue()
        .optionalValue()
        .ifPresent(p ->
            reasons.add(Explanation.of(SurveyCode.DIFFERENCES).with("p", Argument.rounded(p, 3))));
    List<SurveyChange> changes = changes();
    List<Estimate> adjusted = adjustedPValues();
    long tested = adjusted.stream().filter(Estimate::isKnown).count();
    for (int i = 0; i < changes.size(); i++) {
      reasons.add(changes.get(i).explanation(significance, adjusted.get(i), tested));
    }
    return Explanation.of(SurveyCode.WAVES)
        .with("measure", waves.get(0).figure.measure().name())
        .with("waves", waves.size())
        .with("first", waves.get(0).day)
        .with("last", waves.get(waves.size() - 1).day)
        .because(reasons);
  }

  private Explanation trend(double level) {
    Estimate slope = slopePerYear(level);
    if (!slope.isKnown()) {
      return Explanation.of(SurveyCode.NO_TREND)
          .with("reason", slope.reason().orElseThrow().words());
    }
    SurveyMeasure<?> measure = waves.get(0).figure.measure();
    Interval interval = slope.interval().orElseThrow();
    return Explanation.of(SurveyCode.TREND)
        .with("measure", measure.name())
        .with("slope", SurveyChange.shown(measure, slope.value()))
        .with("lower", SurveyChange.shown(measure, interval.lower()))
        .with("upper", SurveyChange.shown(measure, interval.upper()))
        .with("level", Argument.percent(level, 0));
  }

  private long responses() {
    return waves.stream().mapToLong(wave -> wave.figure.responses()).reduce(0, Math::addExact);
  }

  /** What becomes of a line. */
  private interface Ask {
    Estimate of(Line line);
  }

  private Estimate fitted(int needed, Ask ask) {
    UndefinedReason reason = unfit(needed);
    return reason == null ? ask.of(Line.through(waves)) : Estimate.undefined(reason, responses());
  }

  private @Nullable UndefinedReason unfit(int needed) {
    if (waves.size() < needed) {
      return UndefinedReason.tooFew("waves", needed, waves.size());
    }
    for (Wave wave : waves) {
      Optional<UndefinedReason> reason = wave.figure.value().reason();
      if (reason.isPresent()) {
        return new UndefinedReason(
            reason.get().kind(),
            "of the wave of " + wave.day + ", " + reason.get().words());
      }
      if (wave.figure.responses() < 2) {
        return UndefinedReason.tooFew("responses of the wave of " + wave.day, 2, 1);
      }
      if (!wave.figure.mean().varies()) {
        return UndefinedReason.noVariation("responses of the wave of " + wave.day);
      }
    }
    return null;
  }

  /** Weighted sums about the weighted means; time in years from the first wave. */
  private record Line(double timeScatter, double common, double valueScatter) {
    static Line through(List<Wave> waves) {
      // Relative to the most certain wave, so that sums of weights stay moderate.
      double least =
          waves.stream().mapToDouble(wave -> wave.figure.errorVariance()).min().orElseThrow();
      double weights = 0;
      double times = 0;
      double values = 0;
      for (Wave wave : waves) {
        double w = least / wave.figure.errorVariance();
        weights += w;
        times += w * years(waves, wave);
        values += w * wave.figure.value().value();
      }
      double timeScatter = 0;
      double common = 0;
      double valueScatter = 0;
      for (Wave wave : waves) {
        double w = 1 / wave.figure.errorVariance();
        double time = years(waves, wave) - times / weights;
        double value = wave.figure.value().value() - values / weights;
        timeScatter += w * time * time;
        common += w * time * value;
        valueScatter += w * value * value;
      }
      return new Line(timeScatter, common, valueScatter);
    }

    double slope() {
      return common / timeScatter;
    }

    private static double years(List<Wave> waves, Wave wave) {
      return (wave.day.toEpochDay() - waves.get(0).day.toEpochDay()) / DAYS_PER_YEAR;
    }
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof SurveyWaves other && waves.equals(other.waves);
  }

  @Override
  public int hashCode() {
    return waves.hashCode();
  }

  /**
   * Returns the waves.
   *
   * @return such as {@code "[Wave[day=2026-02-15, figure=net promoter score 20 (n = 100)]]"}
   */
  @Override
  public String toString() {
    return waves.toString();
  }
}
