package dev.rapport.scoring.typology;

import com.google.common.collect.ImmutableSet;
import java.util.Set;

/**
 * What to do with a customer by current and potential contribution (当前贡献与潜在贡献): what he brings today, and what he could bring.
 *
 * <p>The matrix of the textbooks of customer relationship management (客户关系管理); it has no single author and no limits.
 */
public enum ContributionType implements QuadrantType {
  /** High now and in future (保持). */
  KEEP(
      "保持",
      Quadrant.HIGH_HIGH,
      "brings much and could go on to",
      ImmutableSet.of(Advice.INVEST),
      ImmutableSet.of()),

  /** High now, little more to win (维持). */
  MAINTAIN(
      "维持",
      Quadrant.HIGH_LOW,
      "brings much, little more to win",
      ImmutableSet.of(Advice.MAINTAIN),
      ImmutableSet.of()),

  /** Low now, much to win (发展). */
  DEVELOP(
      "发展",
      Quadrant.LOW_HIGH,
      "brings little, much to win",
      ImmutableSet.of(Advice.DEVELOP),
      ImmutableSet.of()),

  /** Low now and in future (放弃). */
  RELEASE(
      "放弃",
      Quadrant.LOW_LOW,
      "brings little, little to win",
      ImmutableSet.of(Advice.RELEASE),
      ImmutableSet.of());

  /** The typology: current contribution, then potential contribution. */
  public static final Typology<ContributionType> TYPOLOGY =
      Typology.of(ContributionType.class, "current contribution", "potential contribution");

  private final String term;
  private final Quadrant quadrant;
  private final String traits;
  private final ImmutableSet<Advice> advised;
  private final ImmutableSet<Advice> ruledOut;

  ContributionType(
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
