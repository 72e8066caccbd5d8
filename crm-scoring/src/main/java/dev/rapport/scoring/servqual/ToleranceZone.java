package dev.rapport.scoring.servqual;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.core.explain.Explanation;
import java.math.BigDecimal;

/**
 * A customer's zone of tolerance (容忍区域): from the service that is just adequate (适当服务) to the service that is desired (理想服务).
 *
 * <p>{@code new ToleranceZone(4, 7)} is the zone of somebody who would put up with 4 and hopes for 7. A service of 5 is tolerated: it is 1
 * above adequate, and 2 short of desired. Customers differ in their zones, and one customer's is narrower for what matters more.
 *
 * <pre>
 * service adequacy    MSA = P - adequate
 * service superiority MSS = P - desired
 * unacceptable: P &lt; adequate;   tolerated: adequate ≤ P &lt; desired;   delighted: desired ≤ P
 * </pre>
 *
 * <p>Both levels must be known. Where one is not there is no zone, and no middle of the scale in its place.
 *
 * <p>Reference: V. A. Zeithaml, L. L. Berry and A. Parasuraman, <em>The nature and determinants of customer expectations of service</em>,
 * 1993.
 *
 * @param adequate the lowest service that is accepted
 * @param desired the service that is hoped for
 */
public record ToleranceZone(double adequate, double desired) {
  private static final double LARGEST = 1e100;

  /**
   * Checks the components.
   *
   * @param adequate -1e100 to 1e100; a negative zero becomes zero
   * @param desired at least adequate, at most 1e100; a negative zero becomes zero
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public ToleranceZone {
    adequate = requireLevel(adequate, "adequate");
    desired = requireLevel(desired, "desired");
    checkArgument(
        adequate <= desired, "adequate must be at most desired %s, was %s", desired, adequate);
  }

  /**
   * Returns how far adequate and desired are apart.
   *
   * @return zero or more
   */
  public double width() {
    return desired - adequate;
  }

  /**
   * Returns the measure of service adequacy, MSA (服务适当度).
   *
   * @param perceived the perceived service, -1e100 to 1e100
   * @return perceived less adequate; negative where the service is unacceptable
   * @throws IllegalArgumentException if the argument breaks its rule
   */
  public double adequacy(double perceived) {
    return requireLevel(perceived, "perceived") - adequate;
  }

  /**
   * Returns the measure of service superiority, MSS (服务优异度).
   *
   * @param perceived the perceived service, -1e100 to 1e100
   * @return perceived less desired; negative unless the service delights
   * @throws IllegalArgumentException if the argument breaks its rule
   */
  public double superiority(double perceived) {
    return requireLevel(perceived, "perceived") - desired;
  }

  /**
   * Says where a service stands to the zone. Both levels belong to the band above them.
   *
   * @param perceived the perceived service, -1e100 to 1e100
   * @return the band
   * @throws IllegalArgumentException if the argument breaks its rule
   */
  public ToleranceBand band(double perceived) {
    double level = requireLevel(perceived, "perceived");
    if (level < adequate) {
      return ToleranceBand.UNACCEPTABLE;
    }
    return level < desired ? ToleranceBand.TOLERATED : ToleranceBand.DELIGHTED;
  }

  /**
   * Says why a service is in its {@link #band}.
   *
   * @param perceived the perceived service, -1e100 to 1e100
   * @return one step: the levels that decided
   * @throws IllegalArgumentException if the argument breaks its rule
   */
  public Explanation explain(double perceived) {
    BigDecimal low = BigDecimal.valueOf(adequate);
    BigDecimal high = BigDecimal.valueOf(desired);
    Explanation step = switch (band(perceived)) {
      case UNACCEPTABLE -> Explanation.of(ServqualCode.UNACCEPTABLE).with("adequate", low);
      case TOLERATED ->
        Explanation.of(ServqualCode.TOLERATED).with("adequate", low).with("desired", high);
      case DELIGHTED -> Explanation.of(ServqualCode.DELIGHTED).with("desired", high);
    };
    return step.with("perceived", BigDecimal.valueOf(perceived + 0.0));
  }

  private static double requireLevel(double level, String name) {
    checkArgument(
        level >= -LARGEST && level <= LARGEST, "%s must be -1e100 to 1e100, was %s", name, level);
    return level + 0.0;
  }
}
