package dev.rapport.scoring.typology;

import com.google.common.collect.ImmutableSet;
import java.util.Set;

/**
 * What a customer is by satisfaction (满意度) and loyalty (忠诚度), which do not always go together.
 *
 * <p>At their extremes the authors call the loyalist an apostle (传播者) and the defector a terrorist (破坏者). What to do is our reading of their
 * discussion.
 *
 * <p>Reference: T. O. Jones and W. E. Sasser (1995), Why satisfied customers defect, Harvard Business Review 73 (6).
 */
public enum SatisfactionType implements QuadrantType {
  /** Satisfied and loyal; at the extreme an apostle, who brings others (忠诚者, 传播者). */
  LOYALIST(
      "忠诚者",
      Quadrant.HIGH_HIGH,
      "satisfied and loyal",
      ImmutableSet.of(Advice.INVEST, Advice.ENCOURAGE_WORD_OF_MOUTH),
      ImmutableSet.of()),

  /** Satisfied, not loyal: follows price and fashion (唯利者). */
  MERCENARY(
      "唯利者",
      Quadrant.HIGH_LOW,
      "satisfied, but goes where the price is",
      ImmutableSet.of(Advice.BUILD_PREFERENCE),
      ImmutableSet.of(Advice.ESCALATE_PRICE)),

  /** Dissatisfied, yet stays: has no choice, and leaves at the first one (被困者). */
  HOSTAGE(
      "被困者",
      Quadrant.LOW_HIGH,
      "dissatisfied, but cannot leave",
      ImmutableSet.of(Advice.RESOLVE_COMPLAINTS, Advice.IMPROVE_VALUE),
      ImmutableSet.of(Advice.ADD_LOCK_IN)),

  /** Dissatisfied and leaving; at the extreme a terrorist, who warns others (背叛者, 破坏者). */
  DEFECTOR(
      "背叛者",
      Quadrant.LOW_LOW,
      "dissatisfied and leaving",
      ImmutableSet.of(Advice.RESOLVE_COMPLAINTS),
      ImmutableSet.of());

  /** The typology: satisfaction, then loyalty. */
  public static final Typology<SatisfactionType> TYPOLOGY =
      Typology.of(SatisfactionType.class, "satisfaction", "loyalty");

  private final String term;
  private final Quadrant quadrant;
  private final String traits;
  private final ImmutableSet<Advice> advised;
  private final ImmutableSet<Advice> ruledOut;

  SatisfactionType(
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
    return this == HOSTAGE;
  }
}
