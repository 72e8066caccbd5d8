package dev.rapport.scoring.servqual;

import dev.rapport.core.explain.Code;

/** The steps of explanations in this package. */
public enum ServqualCode implements Code {
  /** The first large gap is known. */
  FOUND("servqual.found", "gap {number}, {gap}, is the first to reach {threshold}"),

  /** A gap is large, and an unknown one before it may be too. */
  FOUND_AFTER_UNKNOWN(
      "servqual.found-after-unknown",
      "gap {number}, {gap}, is the first known one to reach {threshold}; an unknown one may come before it"),

  /** All gaps of the provider are small. */
  NONE_FOUND("servqual.none-found", "no gap of the provider reaches {threshold}"),

  /** The known gaps of the provider are small. */
  UNDECIDED(
      "servqual.undecided",
      "no known gap of the provider reaches {threshold}, but not all are known"),

  /** A gap that reaches the threshold. */
  LARGE_GAP("servqual.large-gap", "gap {number}, {gap}, is large: {value} from {from} to {to}"),

  /** A gap that does not. */
  SMALL_GAP("servqual.small-gap", "gap {number}, {gap}, is small: {value} from {from} to {to}"),

  /** A gap without a value. */
  UNKNOWN_GAP("servqual.unknown-gap", "gap {number}, {gap}, is unknown: {reason}"),

  /** The customer perceives a gap that no large gap of the provider explains. */
  UNEXPLAINED(
      "servqual.unexplained",
      "customers miss what they expect though every gap of the provider is small"),

  /** A service below the zone of tolerance. */
  UNACCEPTABLE("servqual.unacceptable", "{perceived} is below the adequate level {adequate}"),

  /** A service in the zone of tolerance. */
  TOLERATED(
      "servqual.tolerated",
      "{perceived} is at or above the adequate level {adequate} and below the desired level {desired}"),

  /** A service at or above the desired level. */
  DELIGHTED("servqual.delighted", "{perceived} is at or above the desired level {desired}");

  private final String id;
  private final String template;

  ServqualCode(String id, String template) {
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
