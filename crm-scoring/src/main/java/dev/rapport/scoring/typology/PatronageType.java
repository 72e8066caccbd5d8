package dev.rapport.scoring.typology;

import com.google.common.collect.ImmutableSet;
import java.util.Set;

/**
 * The loyalty of a customer by relative attitude (偏爱) and repeat patronage (重复购买): loyalty is both, not purchases alone (顾客忠诚).
 *
 * <p>Buying often without preferring is habit or lock-in; preferring without buying often is held back by something else. What to do is our
 * reading of the authors' discussion.
 *
 * <p>Reference: A. S. Dick and K. Basu (1994), Customer loyalty: toward an integrated conceptual framework, Journal of the Academy of Marketing
 * Science 22 (2).
 */
public enum PatronageType implements QuadrantType {
  /** Prefers and buys: loyalty in full (忠诚). */
  LOYAL(
      "忠诚",
      Quadrant.HIGH_HIGH,
      "prefers the company and buys again",
      ImmutableSet.of(Advice.INVEST, Advice.ENCOURAGE_WORD_OF_MOUTH),
      ImmutableSet.of()),

  /** Prefers, but seldom buys: latent loyalty (潜在忠诚). */
  LATENT(
      "潜在忠诚",
      Quadrant.HIGH_LOW,
      "prefers the company but seldom buys",
      ImmutableSet.of(Advice.REMOVE_BARRIERS, Advice.REWARD_PURCHASES),
      ImmutableSet.of()),

  /** Buys without preferring: spurious loyalty (虚假忠诚). */
  SPURIOUS(
      "虚假忠诚",
      Quadrant.LOW_HIGH,
      "buys again without preferring the company",
      ImmutableSet.of(Advice.BUILD_PREFERENCE, Advice.IMPROVE_VALUE),
      ImmutableSet.of(Advice.ADD_LOCK_IN)),

  /** Neither: no loyalty (不忠诚). */
  NONE(
      "不忠诚",
      Quadrant.LOW_LOW,
      "neither prefers the company nor buys again",
      ImmutableSet.of(Advice.RELEASE),
      ImmutableSet.of());

  /** The typology: relative attitude, then repeat patronage. */
  public static final Typology<PatronageType> TYPOLOGY =
      Typology.of(PatronageType.class, "relative attitude", "repeat patronage");

  private final String term;
  private final Quadrant quadrant;
  private final String traits;
  private final ImmutableSet<Advice> advised;
  private final ImmutableSet<Advice> ruledOut;

  PatronageType(
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

  @Override
  public boolean isFalseLoyalty() {
    return this == SPURIOUS;
  }
}
