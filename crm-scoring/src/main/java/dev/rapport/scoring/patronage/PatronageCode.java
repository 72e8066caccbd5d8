package dev.rapport.scoring.patronage;

import dev.rapport.core.explain.Code;

/** The steps in an explanation of why customers stay or go, and whom they follow. May grow. */
public enum PatronageCode implements Code {
  /** The customer stays by preference. */
  PREFERS("patronage.prefers", "stays by preference"),

  /** The customer stays only because leaving is dear. */
  LOCKED_IN(
      "patronage.locked-in",
      "stays, locked in: the alternative is better, but not by the cost of switching"),

  /** The customer goes. */
  DEFECTS(
      "patronage.defects", "defects: the alternative is better by more than the cost of switching"),

  /** What staying and leaving are worth. */
  VALUES(
      "patronage.values",
      "the alternative is worth {alternative}, the current supplier {current}, switching costs {cost}"),

  /** An opinion leader. */
  LEADER("patronage.leader", "opinion leader by {basis}: {score}, enough from {threshold}"),

  /** No opinion leader. */
  NO_LEADER(
      "patronage.no-leader", "no opinion leader by {basis}: {score}, enough from {threshold}");

  private final String id;
  private final String template;

  PatronageCode(String id, String template) {
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
