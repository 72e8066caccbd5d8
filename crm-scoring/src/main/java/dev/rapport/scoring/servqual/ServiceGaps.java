package dev.rapport.scoring.servqual;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How large the five gaps of a service are, as far as they are known (服务质量差距模型).
 *
 * <p>Example: {@code ServiceGaps.of(-0.2, -1.1, -0.4, 0.1, -1.5)}; the {@linkplain #diagnose diagnosis} with a threshold of 1 is gap 2,
 * standards. All gaps are on one scale, such as the seven points of SERVQUAL, and negative where what should be met is not.
 *
 * <p>The perceived gap is the overall gap of a {@link ServqualTally}. The knowledge gap is the difference of two: managers answer what they
 * think that customers expect, {@code managers.mean(EXPECTATION, weights).since(customers.mean(EXPECTATION, weights))}. The others come
 * from questions to managers and staff. A gap that was not measured is unknown, which is not zero.
 *
 * <p>Equal values have equal estimates of every gap. Immutable and thread-safe.
 */
public final class ServiceGaps {
  private static final ServiceGaps UNKNOWN = new ServiceGaps(new EnumMap<>(ServiceGap.class));

  /* Only those that were given; never changed after construction. */
  private final Map<ServiceGap, Estimate> given;

  private ServiceGaps(Map<ServiceGap, Estimate> given) {
    this.given = given;
  }

  /**
   * Returns gaps none of which is known.
   *
   * @return gaps to which values are added
   */
  public static ServiceGaps unknown() {
    return UNKNOWN;
  }

  /**
   * Returns gaps all of which are known.
   *
   * @param knowledge gap 1, finite
   * @param standards gap 2, finite
   * @param delivery gap 3, finite
   * @param communication gap 4, finite
   * @param perceived gap 5, finite
   * @return the gaps
   * @throws IllegalArgumentException if a value is not finite
   */
  public static ServiceGaps of(
      double knowledge, double standards, double delivery, double communication, double perceived) {
    return UNKNOWN
        .with(ServiceGap.KNOWLEDGE, knowledge)
        .with(ServiceGap.STANDARDS, standards)
        .with(ServiceGap.DELIVERY, delivery)
        .with(ServiceGap.COMMUNICATION, communication)
        .with(ServiceGap.PERCEIVED, perceived);
  }

  /**
   * Returns this with the value of a gap.
   *
   * @param gap a gap
   * @param value finite; negative where what should be met is not
   * @return gaps that differ in this one only
   * @throws IllegalArgumentException if the value is not finite
   */
  public ServiceGaps with(ServiceGap gap, double value) {
    checkArgument(Double.isFinite(value), "value of gap %s must be finite, was %s", gap, value);
    return with(gap, Estimate.of(value, 0));
  }

  /**
   * Returns this with the estimate of a gap.
   *
   * @param gap a gap
   * @param value an estimate; an undefined one leaves the gap unknown, for its reason
   * @return gaps that differ in this one only
   */
  public ServiceGaps with(ServiceGap gap, Estimate value) {
    Map<ServiceGap, Estimate> more = new EnumMap<>(given);
    more.put(requireNonNull(gap, "gap"), requireNonNull(value, "value"));
    return new ServiceGaps(more);
  }

  /**
   * Returns a gap.
   *
   * @param gap which one
   * @return its estimate as it was given; undefined with the kind {@link
   *     dev.rapport.core.estimate.UndefinedReason.Kind#MISSING_INPUT} if it was not
   */
  public Estimate gap(ServiceGap gap) {
    Estimate value = given.get(requireNonNull(gap, "gap"));
    return value == null
        ? Estimate.undefined(
            new UndefinedReason(UndefinedReason.Kind.MISSING_INPUT, "it was not measured"), 0)
        : value;
  }

  /**
   * Looks for the first gap of the provider that is large.
   *
   * @param threshold from which magnitude on a gap is large, positive; there is no standard one: 1 is one point of the scale
   * @return the diagnosis
   * @throws IllegalArgumentException if the threshold is not finite and positive
   */
  public GapDiagnosis diagnose(double threshold) {
    return new GapDiagnosis(this, threshold);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof ServiceGaps other && given.equals(other.given);
  }

  @Override
  public int hashCode() {
    return given.hashCode();
  }

  /**
   * Returns the gaps in words.
   *
   * @return such as {@code "{KNOWLEDGE=-0.2, PERCEIVED=-1.5}"}; those that are not listed are unknown
   */
  @Override
  public String toString() {
    return given.toString();
  }
}
