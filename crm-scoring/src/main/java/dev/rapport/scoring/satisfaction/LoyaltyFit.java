package dev.rapport.scoring.satisfaction;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import dev.rapport.scoring.survey.RatingScale;
import java.util.Optional;

/**
 * The power curve that fits a {@link LoyaltyTally} best, if the answers determine one.
 *
 * <p>With an exponent of 2.1 (95 % interval 1.7 to 2.6) the market is {@link MarketShape#COMPETITIVE}; with an interval from 0.9 to 1.4 the shape is
 * open. A large error says that no curve of this family fits: take {@link LoyaltyTally#monotone()}.
 *
 * @param scale the satisfaction scale
 * @param exponent γ, with its interval, or the reason why it cannot be told
 * @param error by how many percent of loyalty the curve misses the mean of a score, as the root of the mean square over the customers; undefined
 *     where the exponent is
 */
public record LoyaltyFit(RatingScale scale, Estimate exponent, Estimate error)
    implements Explainable {
  /**
   * Checks the components.
   *
   * @param scale any scale
   * @param exponent above 0 where known
   * @param error 0 to 100 where known; known exactly if the exponent is
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public LoyaltyFit {
    requireNonNull(scale, "scale");
    requireNonNull(exponent, "exponent");
    requireNonNull(error, "error");
    checkArgument(
        exponent.isKnown() == error.isKnown(),
        "error must be known exactly if exponent is, were %s and %s",
        error,
        exponent);
    checkArgument(
        !exponent.isKnown() || exponent.value() > 0, "exponent must be above 0, was %s", exponent);
    checkArgument(
        !error.isKnown() || (error.value() >= 0 && error.value() <= LoyaltyCurve.FULL),
        "error must be 0 to 100, was %s",
        error);
  }

  /**
   * Returns the fitted curve.
   *
   * @return the curve; nothing if the exponent is undefined
   */
  public Optional<LoyaltyCurve.Power> curve() {
    return exponent.isKnown()
        ? Optional.of(LoyaltyCurve.power(scale, exponent.value()))
        : Optional.empty();
  }

  /**
   * Returns the shape of the market, if the answers decide it. A straight line can be contradicted by data and never proved.
   *
   * @return competitive if the whole interval is above 1, monopoly if it is below; nothing if it contains 1, or there is none
   */
  public Optional<MarketShape> shape() {
    Optional<Interval> interval = exponent.interval();
    if (interval.isEmpty() || interval.get().contains(1)) {
      return Optional.empty();
    }
    return Optional.of(MarketShape.of(exponent.value()));
  }

  /**
   * Says what was found: the exponent, what it means for the market and how well the curve fits, or why there is no curve.
   *
   * @return the explanation
   */
  @Override
  public Explanation explanation() {
    return exponent.fold(
        known -> {
          Explanation fitted = Explanation.of(SatisfactionCode.FITTED)
              .with("exponent", Argument.rounded(known.value(), 4))
              .with("size", known.sampleSize())
              .with("error", Argument.rounded(error.value(), 2));
          return fitted.because(shape()
              .map(shape -> Explanation.of(SatisfactionCode.SHAPE).with("shape", shape))
              .orElse(Explanation.of(SatisfactionCode.SHAPE_OPEN)));
        },
        undefined -> Explanation.of(SatisfactionCode.NOT_FITTED)
            .with("reason", undefined.why().words())
            .with("size", undefined.sampleSize()));
  }
}
