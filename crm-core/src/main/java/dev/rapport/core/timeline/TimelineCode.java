package dev.rapport.core.timeline;

import dev.rapport.core.explain.Code;

/** The steps in an explanation of how a relationship moved. May grow. */
public enum TimelineCode implements Code {
  /** A timeline; its reasons are the moves. */
  TIMELINE(
      "timeline.timeline", "{rung} on the ladder, in {stage}; looks up to {asOf}: {evaluations}"),

  /** A look at which something changed. */
  MOVED("timeline.moved", "moved on {day}"),

  /** The rung changed. */
  RUNG("timeline.rung", "rung: {from} to {to}"),

  /** The stage changed. */
  STAGE("timeline.stage", "stage: {from} to {to}"),

  /** The phase changed. */
  PHASE("timeline.phase", "phase: {from} to {to}"),

  /** The relation changed. */
  RELATION("timeline.relation", "relation: {from} to {to}"),

  /** Maturity changed. */
  MATURE("timeline.mature", "mature: {from} to {to}"),

  /** Stages that were passed through. */
  PASSING("timeline.passing", "passing through {stages}"),

  /** A stage or phase that was seen before it was believed. */
  CONFIRMED("timeline.confirmed", "looks in a row that saw it: {looks}"),

  /** A stage or phase that was seen and is not believed yet. */
  HELD_BACK("timeline.held-back", "{observed} seen; looks in a row: {looks} of {needed} needed"),

  /** A stage to which no way leads. */
  BLOCKED("timeline.blocked", "{observed} seen, but no transition leads there from {held}");

  private final String id;
  private final String template;

  TimelineCode(String id, String template) {
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
