package dev.rapport.core.lifecycle;

import dev.rapport.core.explain.Code;

/** The steps in an explanation of where a customer stands. May grow. */
public enum LifecycleCode implements Code {
  /** All axes; its reasons are the axes. */
  POSITION(
      "lifecycle.position",
      "{rung} on the ladder, in {stage}, as {relation}; the goal is to {goal}"),

  /** The rung of the ladder of formation. */
  RUNG("lifecycle.rung", "ladder of formation ({reading}): {rung}"),

  /** What the prospect's rung rests on. */
  RUNG_PROSPECT(
      "lifecycle.rung-prospect",
      "prospect: {proven} (qualified: {qualified}, member: {member}, purchases: {purchases})"),

  /** What a rung that counts purchases rests on. */
  RUNG_BY_PURCHASES(
      "lifecycle.rung-by-purchases",
      "{rung}: {proven} (purchases: {purchases} of {needed} needed)"),

  /** What the client's rung rests on. */
  RUNG_CLIENT(
      "lifecycle.rung-client",
      "client: {proven} (purchases: {purchases} of {needed} needed, share of wallet: {share} of {neededShare} needed)"),

  /** The client's rung where the share of wallet is not known. */
  SHARE_UNKNOWN(
      "lifecycle.share-unknown",
      "client: {proven} (purchases: {purchases} of {needed} needed, share of wallet: unknown, {neededShare} needed)"),

  /** What the member's rung rests on. */
  RUNG_MEMBER("lifecycle.rung-member", "member of a programme: {proven}"),

  /** What the advocate's rung rests on. */
  RUNG_ADVOCATE(
      "lifecycle.rung-advocate",
      "advocate: {proven} ({referrals} referred, recommend score {score}; {advocacy} counts)"),

  /** What the partner's rung rests on. */
  RUNG_PARTNER("lifecycle.rung-partner", "tied by a structural bond: {proven}"),

  /** Why somebody is off the ladder; joining a programme does not make up for it. */
  DISQUALIFIED(
      "lifecycle.disqualified",
      "known not to qualify, and has not bought (member of a programme: {member})"),

  /** The relationship was ended. */
  ENDED("lifecycle.ended", "the relationship was ended"),

  /** The stage of the life cycle. */
  STAGE("lifecycle.stage", "life cycle: {stage}"),

  /** Nothing was bought. */
  NO_PURCHASE("lifecycle.no-purchase", "no purchase so far"),

  /** Value declines. */
  DECLINE(
      "lifecycle.decline",
      "value is down to {share} of its peak, at most {threshold}, and changes by {growth} a period"),

  /** Too few purchases to have left exploration. */
  FEW_PURCHASES("lifecycle.few-purchases", "purchases: {purchases}, fewer than {needed}"),

  /** How value grows. */
  GROWTH(
      "lifecycle.growth",
      "value changes by {growth} a period over {periods} periods; above {threshold} it is formation"),

  /** The phase of the five-stage life cycle. */
  PHASE("lifecycle.phase", "five-stage cycle: {phase}, in {stage}"),

  /** Exploration is split by purchases. */
  PHASE_BY_PURCHASES(
      "lifecycle.phase-by-purchases", "purchases: {purchases}; reserve begins with {needed}"),

  /** A silence that gives a warning. */
  QUIET("lifecycle.quiet", "silent for {ratio} usual intervals, a warning from {threshold} on"),

  /** Satisfaction slips. */
  SLIPPING("lifecycle.slipping", "satisfaction is indifferent and falling"),

  /** Complaints are open. */
  COMPLAINTS("lifecycle.complaints", "open complaints: {complaints}"),

  /** What consolidates. */
  CONSOLIDATED(
      "lifecycle.consolidated",
      "doubt overcome: {passedDoubt}; bond of customisation or more: {bond}; high commitment: {commitment}"),

  /** Whether the relationship is mature. */
  MATURE(
      "lifecycle.mature",
      "mature: {mature} (share of wallet: {share}, more than {threshold} needed)"),

  /** What the customer is to the firm. */
  RELATION("lifecycle.relation", "relation: {relation}"),

  /** What the relation rests on. */
  RELATION_EVIDENCE(
      "lifecycle.relation-evidence",
      "purchases: {purchases}; trust: {trust}; high commitment: {commitment}; bond of customisation or more: {bond}"),

  /** What to aim for. */
  GOAL(
      "lifecycle.goal",
      "goal: {goal}, with a {offering} offering that yields {yields}, on the basis of {basis}"),

  /** Two axes disagree on whether the customer bought. */
  PURCHASE_DISPUTED(
      "lifecycle.purchase-disputed",
      "rung {rung}, stage {stage} and relation {relation} disagree on whether there was a purchase"),

  /** An ended relationship stands on the ladder. */
  ENDED_BUT_ACTIVE(
      "lifecycle.ended-but-active", "the relationship was ended, but the rung is {rung}"),

  /** What to attend to in a phase. */
  PRIORITIES("lifecycle.priorities", "priorities for {phase} customers"),

  /** One thing to attend to. */
  PRIORITY("lifecycle.priority", "{priority} ({source})"),

  /** The class of demand for one product line. */
  DEMAND("lifecycle.demand", "demand: {demand}"),

  /** What the class of demand rests on. */
  DEMAND_PURCHASES(
      "lifecycle.demand-purchases",
      "purchases in this line: {purchases}, the first {age} days ago; new for {windowDays} days"),

  /** There was an enquiry only. */
  DEMAND_ENQUIRY("lifecycle.demand-enquiry", "asked, but did not buy in this line"),

  /** An old line makes the new one new business. */
  DEMAND_ELSEWHERE("lifecycle.demand-elsewhere", "an old customer in {lines}");

  private final String id;
  private final String template;

  LifecycleCode(String id, String template) {
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
