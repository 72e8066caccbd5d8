package dev.rapport.scoring.typology;

import com.google.common.collect.ImmutableSet;
import java.util.Set;

/**
 * What a customer is by profitability (盈利能力) and the projected duration (预期持续时间) of the relationship: loyal customers are not always
 * profitable ones.
 *
 * <p>Reference: W. Reinartz and V. Kumar (2002), The mismanagement of customer loyalty, Harvard Business Review 80 (7).
 */
public enum DurationType implements QuadrantType {
  /** Profitable and here to stay: communicate, but not too often (真朋友). */
  TRUE_FRIEND(
      "真朋友",
      Quadrant.HIGH_HIGH,
      "profitable and here to stay",
      ImmutableSet.of(Advice.INVEST, Advice.BUILD_PREFERENCE),
      ImmutableSet.of()),

  /** Profitable, but soon gone (蝴蝶): the mistake is to go on investing. */
  BUTTERFLY(
      "蝴蝶",
      Quadrant.HIGH_LOW,
      "profitable, but soon gone",
      ImmutableSet.of(Advice.HARVEST),
      ImmutableSet.of(Advice.INVEST)),

  /** Here to stay, but not profitable (藤壶): a small wallet, or a small share of it. */
  BARNACLE(
      "藤壶",
      Quadrant.LOW_HIGH,
      "here to stay, but not profitable",
      ImmutableSet.of(Advice.CHECK_WALLET),
      ImmutableSet.of()),

  /** Neither (陌生人): make no investment, earn on each transaction. */
  STRANGER(
      "陌生人",
      Quadrant.LOW_LOW,
      "neither profitable nor staying",
      ImmutableSet.of(Advice.RELEASE),
      ImmutableSet.of(Advice.INVEST));

  /** The typology: profitability, then projected duration. */
  public static final Typology<DurationType> TYPOLOGY =
      Typology.of(DurationType.class, "profitability", "projected duration");

  private final String term;
  private final Quadrant quadrant;
  private final String traits;
  private final ImmutableSet<Advice> advised;
  private final ImmutableSet<Advice> ruledOut;

  DurationType(
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
