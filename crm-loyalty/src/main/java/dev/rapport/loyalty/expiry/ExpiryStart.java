package dev.rapport.loyalty.expiry;

/** From when the life of points is counted. The set is closed. */
public enum ExpiryStart {
  /** From the instant at which they were earned, though they may be pending until later. */
  EARN,

  /** From the instant at which they become available: the return window does not eat into their life. */
  ACTIVATION
}
