package dev.rapport.loyalty.program;

import dev.rapport.loyalty.posting.ShortfallPolicy;

/**
 * What happens when points of a returned order have been spent already: the usual answers by name. A programme with a limit of
 * its own takes a {@link ShortfallPolicy}. Closed.
 */
public enum Shortfall {
  /** Only points that are still pending are taken back; the programme bears the rest. */
  PENDING_ONLY,
  /** What is left of the order's own points is taken back; the programme bears the rest. */
  ABSORB,
  /** The order's own points, then any others; the programme bears what the balance does not hold. */
  WITHIN_BALANCE,
  /** The order's own points, then any others, then debt that the next credit pays. */
  DEBT;

  /**
   * Returns what the ledger is told.
   *
   * @return the policy
   */
  public ShortfallPolicy policy() {
    return switch (this) {
      case PENDING_ONLY -> ShortfallPolicy.pendingOnly();
      case ABSORB -> ShortfallPolicy.absorb();
      case WITHIN_BALANCE -> ShortfallPolicy.withinBalance();
      case DEBT -> ShortfallPolicy.debt(ShortfallPolicy.DebtLimit.unlimited());
    };
  }
}
