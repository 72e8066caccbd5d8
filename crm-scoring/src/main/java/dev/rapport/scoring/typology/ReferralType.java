package dev.rapport.scoring.typology;

import com.google.common.collect.ImmutableSet;
import java.util.Set;

/**
 * What a customer is by lifetime value (客户终身价值), what he buys, and referral value (客户推荐价值), what those bring whom he brings.
 *
 * <p>The best buyers are seldom the best advocates. The authors move each group towards the champions; their cuts are medians.
 *
 * <p>Reference: V. Kumar, J. A. Petersen and R. P. Leone (2007), How valuable is word of mouth?, Harvard Business Review 85 (10).
 */
public enum ReferralType implements QuadrantType {
  /** Buys much and brings others (冠军). */
  CHAMPION(
      "冠军",
      Quadrant.HIGH_HIGH,
      "buys much and brings others",
      ImmutableSet.of(Advice.INVEST),
      ImmutableSet.of()),

  /** Buys much, brings few others (富裕者): an incentive for referrals. */
  AFFLUENT(
      "富裕者",
      Quadrant.HIGH_LOW,
      "buys much and brings few others",
      ImmutableSet.of(Advice.REWARD_REFERRALS),
      ImmutableSet.of()),

  /** Buys little, brings many others (倡导者): an incentive for purchases. */
  ADVOCATE(
      "倡导者",
      Quadrant.LOW_HIGH,
      "buys little and brings many others",
      ImmutableSet.of(Advice.REWARD_PURCHASES),
      ImmutableSet.of()),

  /** Buys little, brings few others (吝啬者): both incentives. */
  MISER(
      "吝啬者",
      Quadrant.LOW_LOW,
      "buys little and brings few others",
      ImmutableSet.of(Advice.REWARD_PURCHASES, Advice.REWARD_REFERRALS),
      ImmutableSet.of());

  /** The typology: lifetime value, then referral value. */
  public static final Typology<ReferralType> TYPOLOGY =
      Typology.of(ReferralType.class, "lifetime value", "referral value");

  private final String term;
  private final Quadrant quadrant;
  private final String traits;
  private final ImmutableSet<Advice> advised;
  private final ImmutableSet<Advice> ruledOut;

  ReferralType(
      String term,
      Quadrant quadrant,
      String traits,
      ImmutableSet<Advice> advised,
      ImmutableSet<Advice> ruledOut) {
    this.term = term;
    this.quadrant = quadrant;
    this.traits = traits;
    this.advised = advised;
    this.ruledOut = ruledOut;
  }

  @Override
  public Quadrant quadrant() {
    return quadrant;
  }

  @Override
  public String term() {
    return term;
  }

  @Override
  public String traits() {
    return traits;
  }

  @Override
  public Set<Advice> advised() {
    return advised;
  }

  @Override
  public Set<Advice> ruledOut() {
    return ruledOut;
  }
}
