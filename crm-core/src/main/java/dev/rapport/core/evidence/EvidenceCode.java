package dev.rapport.core.evidence;

import dev.rapport.core.explain.Code;

/** The steps in an explanation of whether a customer has lapsed or a prospect qualifies. May grow. */
public enum EvidenceCode implements Code {
  /** Silence against the customer's own rhythm. */
  INTERVAL_RATIO(
      "evidence.interval-ratio",
      "silent for {silenceDays} days, {ratio} times the usual {intervalDays} days; lapsed from {threshold} times on: {lapsed}"),

  /** The rhythm is not known. */
  NO_INTERVAL(
      "evidence.no-interval",
      "no usual interval to compare the silence with; purchases: {purchases}"),

  /** The probability that a model gives. */
  ACTIVE_PROBABILITY(
      "evidence.active-probability",
      "active with a probability of {probability}; lapsed below {threshold}: {lapsed}"),

  /** No model was asked. */
  NO_PROBABILITY(
      "evidence.no-probability",
      "the probability of being active is not known, so the usual interval decides"),

  /** Silence in days. */
  SILENCE(
      "evidence.silence",
      "silent for {silenceDays} days; lapsed from {limitDays} days on: {lapsed}"),

  /** There was no purchase from which a silence could count. */
  NO_SILENCE("evidence.no-silence", "no purchase from which the silence could be counted"),

  /** Whether a prospect qualifies. */
  QUALIFIED("evidence.qualified", "qualified: {finding}"),

  /** One heading that decides. */
  HEADING("evidence.heading", "{heading} speaks for it: {finding}");

  private final String id;
  private final String template;

  EvidenceCode(String id, String template) {
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
