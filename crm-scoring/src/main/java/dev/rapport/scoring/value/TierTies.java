package dev.rapport.scoring.value;

/** To which tier customers go who are worth the same and would fall on both sides of a limit. They are never split. */
public enum TierTies {
  /** All to the better tier, which then holds more customers than its part. */
  PROMOTE,

  /** All to the worse tier, so the better one holds fewer. */
  DEMOTE
}
