package dev.rapport.loyalty.limit;

/**
 * What holds the awards of one member back: a {@link Cap} on how much, or a {@link Cooldown} between one and the next.
 *
 * <p>A limit is a rule, not a count: how much of it a member has used is in the member's {@link LimitUsage}, which knows the
 * limit by its name. What many members share is a {@link Budget}, and what an account may hold is a {@link BalanceCap}.
 * Closed: there are no other kinds.
 */
public sealed interface Limit permits Cap, Cooldown {
  /**
   * Returns the name, by which usage is counted.
   *
   * @return a short stable name, unique in the programme
   */
  String name();

  /**
   * Returns whose awards it adds up.
   *
   * @return the scope
   */
  LimitScope scope();
}
