package dev.rapport.core.lifecycle;

/**
 * How close the two sides of a relationship have come: the five-stage life cycle of the Chinese textbooks. Closed; in the order in
 * which the textbooks list the phases.
 *
 * <p>Time need not run along that order: doubt comes before consolidation, and who never doubts stays steady. The textbooks give
 * each phase its management priorities ({@link PhasePriorities}) and no rule to tell it by; {@link StagePolicy#phase} is ours.
 */
public enum RelationshipPhase {
  /** Acquaintance (初识期): the first purchase, first impressions. */
  ACQUAINTANCE,

  /** Reserve (矜持期): the customer returns and still keeps at a distance. */
  RESERVE,

  /** Steady (平稳期): dealing with each other has become a habit. */
  STEADY,

  /** Wavering (思异期): the customer has doubts and looks at others. */
  WAVERING,

  /** Consolidated (稳固期): doubt was overcome, or bonds and commitment leave it no room. */
  CONSOLIDATED
}
