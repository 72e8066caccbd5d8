package dev.rapport.scoring.retention;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.SurvivalCurve;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.numeric.NormalDistribution;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The product-limit estimate of Kaplan and Meier: which share lasts longer than t, where some were still going when the
 * observation ended.
 *
 * <pre>
 *   S(t) = Π (1 - dᵢ/nᵢ)            over the durations tᵢ ≤ t at which dᵢ of the nᵢ still observed ended
 *   var S(t) = S(t)² Σ dᵢ / (nᵢ (nᵢ - dᵢ))                                          (Greenwood)
 *   interval: S^exp(± z se / |S ln S|), symmetric in log(-log S), within 0 to 1     (log-log)
 * </pre>
 *
 * <p>Who is censored at a duration was at risk there: ends come before censorings. Leaving the censored out, or taking them as
 * ended, makes customers look shorter-lived than they are. Censoring must not depend on what would have come: it does where the
 * observation simply stops.
 *
 * <p>Reference: E. L. Kaplan and P. Meier (1958), <em>Nonparametric estimation from incomplete observations</em>; M. Greenwood
 * (1926); for the interval J. D. Kalbfleisch and R. L. Prentice (1980). Cost: one pass over the counts. Immutable and
 * thread-safe.
 */
public final class KaplanMeier {
  /** Shares that differ by less are equal, as in {@link SurvivalCurve}. */
  private static final double SAME_SHARE = 1e-12;

  private final DurationCounts counts;
  private final List<Row> rows;
  private final SurvivalCurve curve;

  /**
   * One duration at which something ended.
   *
   * @param duration when
   * @param atRisk how many were still observed then
   * @param ended how many of them ended
   * @param survival the share that lasts longer
   * @param standardError Greenwood's standard error of the share; empty once nobody is left, where it does not exist
   */
  public record Row(
      int duration, long atRisk, long ended, double survival, OptionalDouble standardError) {
    /**
     * Checks the components.
     *
     * @param duration zero or more
     * @param atRisk zero or more
     * @param ended zero to {@code atRisk}
     * @param survival 0 to 1
     * @param standardError finite, zero or more, or empty
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Row {
      checkArgument(duration >= 0, "duration must not be negative, was %s", duration);
      checkArgument(
          ended >= 0 && ended <= atRisk,
          "ended must be 0 to the %s at risk, was %s",
          atRisk,
          ended);
      checkArgument(survival >= 0 && survival <= 1, "survival must be 0 to 1, was %s", survival);
      double error = standardError.orElse(0);
      checkArgument(
          error >= 0 && error <= Double.MAX_VALUE,
          "standardError must be finite and not negative, was %s",
          error);
    }
  }

  private KaplanMeier(DurationCounts counts, List<Row> rows) {
    this.counts = counts;
    this.rows = rows;
    this.curve = SurvivalCurve.of(
        rows.stream()
            .map(row -> new SurvivalCurve.Step(row.duration(), row.survival()))
            .toList(),
        counts.longest(),
        counts.subjects());
  }

  /**
   * Estimates the curve.
   *
   * @param counts how long the subjects lasted
   * @return the estimate; of no subjects, a curve that is known at zero only
   */
  public static KaplanMeier of(DurationCounts counts) {
    requireNonNull(counts, "counts");
    List<Row> rows = new ArrayList<>();
    long atRisk = counts.subjects();
    // Between censorings the product telescopes to one ratio of counts. Taking it as such keeps a
    // curve
    // without censoring free of rounding.
    double base = 1;
    long baseAtRisk = atRisk;
    double greenwood = 0;
    for (int t = 0; t <= counts.longest(); t++) {
      long ended = counts.endedAt(t);
      long left = atRisk - ended;
      double survival = base * ((double) left / Math.max(1, baseAtRisk));
      if (ended > 0) {
        greenwood += (double) ended / atRisk / left;
        OptionalDouble error =
            left == 0 ? OptionalDouble.empty() : OptionalDouble.of(survival * Math.sqrt(greenwood));
        rows.add(new Row(t, atRisk, ended, survival, error));
      }
      long censored = counts.censoredAt(t);
      atRisk = left - censored;
      if (censored > 0) {
        base = survival;
        baseAtRisk = atRisk;
      }
    }
    return new KaplanMeier(counts, List.copyOf(rows));
  }

  /**
   * Returns the counts that the curve was made of.
   *
   * @return the counts
   */
  public DurationCounts counts() {
    return counts;
  }

  /**
   * Returns the curve.
   *
   * @return S(t), known up to the longest duration
   */
  public SurvivalCurve curve() {
    return curve;
  }

  /**
   * Returns the table of the curve.
   *
   * @return a row for every duration at which something ended, in order
   */
  public List<Row> rows() {
    return rows;
  }

  /**
   * Returns the share that lasts longer than a duration, with the log-log interval.
   *
   * @param duration 0 or more, finite
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return 0 to 1; without an interval where nothing has ended yet or nobody is left; undefined without subjects and beyond the
   *     longest duration unless nobody is left
   */
  public Estimate at(double duration, double level) {
    Interval.requireLevel(level);
    requireTime(duration, "duration");
    if (counts.subjects() == 0) {
      return nothing();
    }
    if (!curve.isKnownAt(duration)) {
      return beyond(duration);
    }
    Row row = rowAt(duration);
    return row == null ? Estimate.of(1, counts.subjects()) : estimate(row, level);
  }

  private Estimate estimate(Row row, double level) {
    Interval interval = interval(row, level);
    return interval == null
        ? Estimate.of(row.survival(), counts.subjects())
        : Estimate.of(row.survival(), interval, counts.subjects());
  }

  private static @Nullable Interval interval(Row row, double level) {
    if (row.standardError().isEmpty()) {
      return null;
    }
    double s = row.survival();
    double logarithm = Math.log(s);
    double z = NormalDistribution.upperQuantile((1 - level) / 2);
    double margin = z * row.standardError().getAsDouble() / Math.abs(s * logarithm);
    return Interval.of(
        Math.min(s, Math.exp(logarithm * Math.exp(margin))),
        Math.max(s, Math.exp(logarithm * Math.exp(-margin))),
        level);
  }

  /**
   * Returns the median with the interval of Brookmeyer and Crowley.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return the first duration by which at least half have ended
   * @see #quantile
   */
  public Estimate median(double level) {
    return quantile(0.5, level);
  }

  /**
   * Returns a quantile with the interval of Brookmeyer and Crowley: the durations at which the log-log interval of the curve holds
   * the share that is left.
   *
   * <p>Reference: R. Brookmeyer and J. Crowley (1982), <em>A confidence interval for the median survival time</em>, Biometrics
   * 38:29–41.
   *
   * @param share the share that has ended, between 0 and 1, both excluded
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return the first duration by which at least the share has ended; its interval has no upper end if the observation is too
   *     short for one; undefined if less than the share has ended
   */
  public Estimate quantile(double share, double level) {
    Interval.requireLevel(level);
    checkArgument(
        share > 0 && share < 1, "share must be between 0 and 1, both excluded, was %s", share);
    if (counts.subjects() == 0) {
      return nothing();
    }
    Estimate point = curve.quantile(share);
    if (!point.isKnown()) {
      return point;
    }
    double left = 1 - share + SAME_SHARE;
    double lower = point.value();
    OptionalDouble upper = OptionalDouble.empty();
    for (Row row : rows) {
      Interval interval = interval(row, level);
      if (interval != null && interval.lower() <= left) {
        lower = Math.min(lower, row.duration());
      }
      if (interval != null && interval.upper() <= left && upper.isEmpty()) {
        upper = OptionalDouble.of(row.duration());
      }
    }
    Interval interval = upper.isPresent()
        ? Interval.of(lower, upper.getAsDouble(), level)
        : Interval.atLeast(lower, level);
    return Estimate.of(point.value(), interval, counts.subjects());
  }

  /**
   * Returns the mean duration within a horizon, the area under the curve, with a normal interval.
   *
   * <pre>
   *   var = Σ Aᵢ² dᵢ / (nᵢ (nᵢ - dᵢ))      Aᵢ the area from tᵢ to the horizon
   * </pre>
   *
   * <p>Reference: J. P. Klein and M. L. Moeschberger (2003), <em>Survival analysis</em>, 4.5.
   *
   * @param horizon where the area ends, 0 or more, finite
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return 0 to the horizon; undefined without subjects, or if the curve is not known up to the horizon
   */
  public Estimate restrictedMean(double horizon, double level) {
    Interval.requireLevel(level);
    requireTime(horizon, "horizon");
    if (counts.subjects() == 0) {
      return nothing();
    }
    Estimate area = curve.restrictedMean(horizon);
    if (!area.isKnown()) {
      return area;
    }
    double variance = 0;
    double beyond = 0; // the area from the row to the horizon, summed from the end
    double end = horizon;
    for (int i = rows.size() - 1; i >= 0; i--) {
      Row row = rows.get(i);
      if (row.duration() < horizon) {
        beyond += row.survival() * (end - row.duration());
        end = row.duration();
        long left = row.atRisk() - row.ended();
        variance += left == 0 ? 0 : beyond * beyond * row.ended() / row.atRisk() / left;
      }
    }
    double margin = NormalDistribution.upperQuantile((1 - level) / 2) * Math.sqrt(variance);
    Interval interval = Interval.of(area.value() - margin, area.value() + margin, level)
        .clippedTo(0, Math.max(horizon, area.value()));
    return Estimate.of(area.value(), interval, counts.subjects());
  }

  private @Nullable Row rowAt(double duration) {
    Row found = null;
    for (Row row : rows) {
      if (row.duration() > duration) {
        break;
      }
      found = row;
    }
    return found;
  }

  private static Estimate nothing() {
    return Estimate.undefined(UndefinedReason.noData("durations"), 0);
  }

  private Estimate beyond(double duration) {
    checkArgument(Double.isFinite(duration), "duration must be finite, was %s", duration);
    return Estimate.undefined(
        new UndefinedReason(
            UndefinedReason.Kind.NOT_REACHED,
            "the longest duration observed is " + counts.longest() + ", asked was " + duration),
        counts.subjects());
  }

  /**
   * Describes the curve.
   *
   * @return such as {@code "Kaplan-Meier of 21 durations up to 35, 9 ended and 12 censored"}
   */
  @Override
  public String toString() {
    return "Kaplan-Meier of " + counts;
  }

  private static void requireTime(double time, String name) {
    checkArgument(
        time >= 0 && time <= Double.MAX_VALUE,
        "%s must be finite and not negative, was %s",
        name,
        time);
  }
}
