package dev.rapport.loyalty.expiry;

/** What becomes of points that were earned under an earlier version of a policy when the policy changes. The set is closed. */
public enum RedateMode {
  /** They keep the end that they were given: each lot stays with the version at its earning. */
  KEEP,

  /** They get the end that they would have if the new version had held when they were earned. */
  FROM_EARN,

  /**
   * They get the end that they would have if they were earned when the new version came into force: nothing ends sooner than one
   * full life after the change.
   */
  FROM_CHANGE
}
