package dev.rapport.loyalty.tier;

import dev.rapport.core.explain.Code;

/** The steps in an explanation of where a member stands. May grow. */
public enum TierCode implements Code {
  /** Where a member stands; its reasons say how that came about. */
  STANDING("tier.standing", "{ladder}: {level} on {asOf}"),

  /** A level was reached. */
  REACHED("tier.reached", "{day}: {from} becomes {to}, reached, through {lastDay}"),

  /** A level was reached that has no known end. */
  REACHED_OPEN("tier.reached-open", "{day}: {from} becomes {to}, reached"),

  /** A level was earned again and lasts longer. */
  RENEWED("tier.renewed", "{day}: {to} is renewed through {lastDay}"),

  /** A level that was in grace was earned again and has no known end. */
  RENEWED_OPEN("tier.renewed-open", "{day}: {to} is renewed"),

  /** A level is kept for good. */
  KEPT_FOR_LIFE("tier.kept-for-life", "{day}: {to} is kept for life"),

  /** A level ended without having been earned again. */
  LAPSED("tier.lapsed", "{day}: {from} has ended and was not earned again: {to}"),

  /** A level ended and the member fell one step only. */
  STEPPED_DOWN(
      "tier.stepped-down", "{day}: {from} has ended; a soft landing on {to} through {lastDay}"),

  /** A level is held beyond its end. */
  IN_GRACE("tier.in-grace", "{day}: {to} has ended and is kept in grace through {lastDay}"),

  /** A level was given. */
  GRANTED("tier.granted", "{day}: {from} becomes {to}, granted"),

  /** A grant ended or was taken back. */
  GRANT_ENDED("tier.grant-ended", "{day}: the grant of {from} has ended: {to}"),

  /** The ladder itself was changed. */
  LADDER_CHANGED("tier.ladder-changed", "{day}: the ladder has changed: {from} becomes {to}"),

  /** What was measured against a threshold. */
  MEASURED("tier.measured", "{measured} of {threshold} {what}"),

  /** How far a member is on the way; its reasons say to what. */
  PROGRESS("tier.progress", "{level} now"),

  /** How far it is to the next level; its reasons say of what. */
  TO_NEXT("tier.to-next", "to reach {level}"),

  /** What keeps the present level; its reasons say of what. */
  TO_KEEP("tier.to-keep", "to keep {level}");

  private final String id;
  private final String template;

  TierCode(String id, String template) {
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
