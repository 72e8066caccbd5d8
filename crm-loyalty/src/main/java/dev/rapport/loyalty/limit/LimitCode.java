package dev.rapport.loyalty.limit;

import dev.rapport.core.explain.Code;

/** The steps in an explanation of what limits allow, points in smallest units. May grow. */
public enum LimitCode implements Code {
  /** Nothing held the award back. */
  ALLOWED("limit.allowed", "{awarded} of {desired} {type} allowed: no limit holds them back"),

  /** Something held the award back; its reasons say what. */
  HELD_BACK("limit.held-back", "{awarded} of {desired} {type} allowed"),

  /** A limit that trims had less room than was desired. */
  TRIMMED("limit.trimmed", "{limit} has room for {room} more"),

  /** A limit had no room left. */
  USED_UP("limit.used-up", "{limit} is used up"),

  /** A limit that rejects had less room than was desired. */
  REJECTED("limit.rejected", "{limit} has room for {room} more and grants all or nothing"),

  /** A cooldown is running. */
  COOLING_DOWN("limit.cooling-down", "{limit} allows no award before {until}"),

  /** The claim is older than what is remembered. */
  TOO_LATE("limit.too-late", "{limit} does not remember the day of the claim any more");

  private final String id;
  private final String template;

  LimitCode(String id, String template) {
    this.id = id;
    this.template = template;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String template() {
    return template;
  }
}
