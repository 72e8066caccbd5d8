package dev.rapport.scoring.survey;

import dev.rapport.core.explain.Code;

/** The steps of explanations in this package. */
public enum SurveyCode implements Code {
  /** A figure is higher than in the wave before. */
  ROSE("survey.rose", "{measure} rose from {earlier} to {later}"),

  /** A figure is lower than in the wave before. */
  FELL("survey.fell", "{measure} fell from {earlier} to {later}"),

  /** A figure is the same as in the wave before. */
  STAYED("survey.stayed", "{measure} stayed at {later}"),

  /** A figure is not defined, so there is no change. */
  NOT_COMPARED("survey.not-compared", "{measure} cannot be compared: {reason}"),

  /** A change that two samples of one population show often enough. */
  WITHIN_CHANCE(
      "survey.within-chance",
      "with {earlierResponses} and {laterResponses} answers this is within what chance alone does: p = {p}"),

  /** A change that two samples of one population show seldom. */
  BEYOND_CHANCE(
      "survey.beyond-chance",
      "with {earlierResponses} and {laterResponses} answers this is more than chance alone does: p = {p}"),

  /** A change that two samples of one population show less than once in a thousand times. */
  FAR_BEYOND_CHANCE(
      "survey.far-beyond-chance",
      "with {earlierResponses} and {laterResponses} answers this is far more than chance alone does: p is below {p}"),

  /** A change that cannot be tested. */
  NOT_TESTED("survey.not-tested", "whether this is chance cannot be tested: {reason}"),

  /** The p-value allows for how many changes are looked at. */
  HOLM("survey.holm", "p is Holm's, for the {changes} changes looked at together; alone it is {p}"),

  /** All waves of a figure. */
  WAVES("survey.waves", "{measure} in {waves} waves from {first} to {last}"),

  /** The straight line through the waves. */
  TREND("survey.trend", "{measure} changes by {slope} a year, {lower} to {upper} at {level}"),

  /** There is no line. */
  NO_TREND("survey.no-trend", "there is no trend: {reason}"),

  /** Whether all waves could be one. */
  DIFFERENCES("survey.differences", "that all waves are alike has p = {p}");

  private final String id;
  private final String template;

  SurveyCode(String id, String template) {
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
