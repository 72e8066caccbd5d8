package dev.rapport.scoring.satisfaction;

import dev.rapport.core.explain.Code;

/** The steps of explanations in this package. May grow. */
public enum SatisfactionCode implements Code {
  /** Performance against expectation. */
  DISCONFIRMATION(
      "satisfaction.disconfirmation",
      "{outcome}: performance {performance} less expectation {expectation} is {gap}, tolerance {tolerance}"),

  /** The zone of a score. */
  ZONE(
      "satisfaction.zone",
      "{zone}: {traits}; score {score} on the scale {scale}, where indifference runs from {from} to {to}"),

  /** The extreme that a score speaks for. */
  EXTREME("satisfaction.extreme", "at the end of the chart: {extreme}"),

  /** What a power curve gives. */
  POWER_CURVE(
      "satisfaction.power-curve",
      "loyalty {loyalty} at satisfaction {satisfaction} on the scale {scale}, by the exponent {exponent} ({shape})"),

  /** What a curve through points gives. */
  ANCHORED_CURVE(
      "satisfaction.anchored-curve",
      "loyalty {loyalty} at satisfaction {satisfaction} on the scale {scale}, between {leftLoyalty} at {left} and {rightLoyalty} at {right}"),

  /** A fitted exponent. */
  FITTED(
      "satisfaction.fitted",
      "exponent {exponent} from {size} customers; the curve misses the means by {error} percent of loyalty"),

  /** The shape that a fit decides. */
  SHAPE("satisfaction.shape", "the interval of the exponent is on one side of 1: {shape}"),

  /** No shape is decided. */
  SHAPE_OPEN(
      "satisfaction.shape-open", "the shape is open: no interval of the exponent excludes 1"),

  /** No exponent could be told. */
  NOT_FITTED("satisfaction.not-fitted", "no exponent from {size} customers: {reason}"),

  /** Standing to the trap by levels. */
  TOLERANCE_TRAP("satisfaction.tolerance-trap", "{standing} by the levels of expectation"),

  /** The index of a population. */
  TRAP_INDEX(
      "satisfaction.trap-index",
      "{index} of those who left were satisfied ({level} interval {lower} to {upper}, n = {size})"),

  /** No index. */
  TRAP_INDEX_UNDEFINED(
      "satisfaction.trap-index-undefined",
      "no index: of none of the {left} who left the satisfaction is known"),

  /** What the unknown could make of the index. */
  TRAP_UNKNOWN(
      "satisfaction.trap-unknown",
      "of {unknown} who left the satisfaction is unknown: with them the index is {least} to {greatest}"),

  /** Who left, by satisfaction. */
  TRAP_DEFECTION(
      "satisfaction.trap-defection",
      "{satisfied} of the satisfied left, and {dissatisfied} of the dissatisfied"),

  /** Whether one customer is in the trap. */
  TRAPPED("satisfaction.trapped", "in the satisfaction trap: {trapped}"),

  /** Part of the test: satisfaction. */
  SATISFIED("satisfaction.satisfied", "satisfied: {finding}"),

  /** Part of the test: share of wallet. */
  BUYS_ELSEWHERE("satisfaction.buys-elsewhere", "buys mostly elsewhere: {finding}"),

  /** Part of the test: preference. */
  PREFERS("satisfaction.prefers", "prefers the firm: {finding}");

  private final String id;
  private final String template;

  SatisfactionCode(String id, String template) {
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
