package dev.rapport.scoring.trust;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.core.evidence.Finding;
import dev.rapport.scoring.survey.RatingScale;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * From where on the evidence shows a layer of trust.
 *
 * <pre>
 *   COGNITIVE     the trust items score at least 4 of 1 to 5 at the last survey
 *   AFFECTIVE     the last 3 measurements of satisfaction were all at least 4 of 1 to 5
 *   BEHAVIOURAL   at least 2 purchases, a customer for at least 365 days, neither in decline nor ended
 * </pre>
 *
 * <p>On other scales the same position counts: three quarters of the way from the lowest score to the highest. The literature describes the
 * layers and gives no thresholds; all of these are defaults of ours, and settings here. What is not known leaves its layer unknown, unless
 * what is known decides it: one recent measurement that was not satisfied rules the affective layer out. Immutable and thread-safe.
 */
public final class TrustPolicy {
  private static final TrustPolicy STANDARD = new TrustPolicy(0.75, 0.75, 3, 2, 365);

  private final double trustPosition;
  private final double satisfiedPosition;
  private final int satisfiedRun;
  private final long purchases;
  private final long tenureDays;

  private TrustPolicy(
      double trustPosition,
      double satisfiedPosition,
      int satisfiedRun,
      long purchases,
      long tenureDays) {
    this.trustPosition = trustPosition;
    this.satisfiedPosition = satisfiedPosition;
    this.satisfiedRun = satisfiedRun;
    this.purchases = purchases;
    this.tenureDays = tenureDays;
  }

  /**
   * Returns the policy with all defaults.
   *
   * @return the standard policy
   */
  public static TrustPolicy standard() {
    return STANDARD;
  }

  /**
   * Returns this with another threshold of the cognitive layer.
   *
   * @param position where on their scale the trust items must score at least, 0 for the lowest score to 1 for the highest
   * @return the policy
   * @throws IllegalArgumentException if the position is not 0 to 1
   */
  public TrustPolicy withTrustFrom(double position) {
    return new TrustPolicy(
        checkPosition(position), satisfiedPosition, satisfiedRun, purchases, tenureDays);
  }

  /**
   * Returns this with another threshold of the affective layer.
   *
   * @param position where on its scale a measurement counts as satisfied, 0 for the lowest score to 1 for the highest
   * @param inARow how many of the last measurements must be satisfied, at least 1
   * @return the policy
   * @throws IllegalArgumentException if an argument breaks its rule
   */
  public TrustPolicy withSatisfied(double position, int inARow) {
    checkArgument(inARow >= 1, "inARow must be at least 1, was %s", inARow);
    return new TrustPolicy(trustPosition, checkPosition(position), inARow, purchases, tenureDays);
  }

  /**
   * Returns this with other thresholds of the behavioural layer.
   *
   * @param leastPurchases how often the customer must have bought, at least 2: it is about buying again
   * @param leastTenureDays for how many days the customer must have been one, zero or more
   * @return the policy
   * @throws IllegalArgumentException if an argument breaks its rule
   */
  public TrustPolicy withRepeat(long leastPurchases, long leastTenureDays) {
    checkArgument(leastPurchases >= 2, "leastPurchases must be at least 2, was %s", leastPurchases);
    checkArgument(
        leastTenureDays >= 0, "leastTenureDays must not be negative, was %s", leastTenureDays);
    return new TrustPolicy(
        trustPosition, satisfiedPosition, satisfiedRun, leastPurchases, leastTenureDays);
  }

  /**
   * Judges one customer.
   *
   * @param evidence what is known
   * @return the layers, with the evidence and this policy behind them
   */
  public TrustAssessment assess(TrustEvidence evidence) {
    return new TrustAssessment(this, evidence);
  }

  /**
   * Returns from where on the trust items show the cognitive layer.
   *
   * @return a position on their scale, 0 to 1
   */
  public double trustPosition() {
    return trustPosition;
  }

  /**
   * Returns from where on a measurement counts as satisfied.
   *
   * @return a position on its scale, 0 to 1
   */
  public double satisfiedPosition() {
    return satisfiedPosition;
  }

  /**
   * Returns how many measurements in a row show the affective layer.
   *
   * @return at least 1
   */
  public int satisfiedRun() {
    return satisfiedRun;
  }

  /**
   * Returns how many purchases the behavioural layer needs.
   *
   * @return at least 2
   */
  public long leastPurchases() {
    return purchases;
  }

  /**
   * Returns how many days as a customer the behavioural layer needs.
   *
   * @return zero or more
   */
  public long leastTenureDays() {
    return tenureDays;
  }

  TrustLayers layers(TrustEvidence evidence) {
    return new TrustLayers(cognitive(evidence), affective(evidence), behavioural(evidence));
  }

  private Finding cognitive(TrustEvidence evidence) {
    OptionalDouble position =
        evidence.rating().map(CompositeScore::position).orElse(OptionalDouble.empty());
    return position.isPresent()
        ? Finding.of(position.getAsDouble() >= trustPosition)
        : Finding.UNKNOWN;
  }

  private Finding affective(TrustEvidence evidence) {
    int run = runOf(evidence);
    if (run >= satisfiedRun) {
      return Finding.YES;
    }
    return run < evidence.satisfaction().size() ? Finding.NO : Finding.UNKNOWN;
  }

  private Finding behavioural(TrustEvidence evidence) {
    return repeat(evidence).and(tenure(evidence)).and(evidence.holding());
  }

  Finding repeat(TrustEvidence evidence) {
    return atLeast(evidence.purchases(), purchases);
  }

  Finding tenure(TrustEvidence evidence) {
    return atLeast(evidence.tenureDays(), tenureDays);
  }

  private static Finding atLeast(OptionalLong known, long threshold) {
    return known.isPresent() ? Finding.of(known.getAsLong() >= threshold) : Finding.UNKNOWN;
  }

  /** How many of the last measurements were satisfied without one between that was not. */
  int runOf(TrustEvidence evidence) {
    List<Integer> scores = evidence.satisfaction();
    int run = 0;
    while (run < scores.size() && isSatisfied(evidence, scores.get(scores.size() - 1 - run))) {
      run++;
    }
    return run;
  }

  private boolean isSatisfied(TrustEvidence evidence, int score) {
    RatingScale scale = evidence.satisfactionScale().orElseThrow();
    return score - scale.lowest() >= satisfiedPosition * (scale.points() - 1);
  }

  private static double checkPosition(double position) {
    checkArgument(position >= 0 && position <= 1, "position must be 0 to 1, was %s", position);
    return position + 0.0;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof TrustPolicy other
        && trustPosition == other.trustPosition
        && satisfiedPosition == other.satisfiedPosition
        && satisfiedRun == other.satisfiedRun
        && purchases == other.purchases
        && tenureDays == other.tenureDays;
  }

  @Override
  public int hashCode() {
    return Objects.hash(trustPosition, satisfiedPosition, satisfiedRun, purchases, tenureDays);
  }

  /**
   * Returns the settings.
   *
   * @return text such as {@code "TrustPolicy[trust from 0.75, satisfied from 0.75 3 times, 2 purchases, 365 days]"}
   */
  @Override
  public String toString() {
    return "TrustPolicy[trust from " + trustPosition + ", satisfied from " + satisfiedPosition + " "
        + satisfiedRun + " times, " + purchases + " purchases, " + tenureDays + " days]";
  }
}
