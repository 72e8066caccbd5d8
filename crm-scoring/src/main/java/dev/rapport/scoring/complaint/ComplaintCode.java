package dev.rapport.scoring.complaint;

import dev.rapport.core.explain.Code;

/** The steps in an explanation of what customers do about failures, and what it does to the firm. May grow. */
public enum ComplaintCode implements Code {
  /** What a customer did. */
  RESPONSES("complaint.responses", "{complainer} complainer: {reactions}"),

  /** One response. */
  RESPONSE("complaint.response", "{response}: {sphere}, {reactions}"),

  /** A complaint that is worth it. */
  WORTH_IT(
      "complaint.worth-it", "worth it: the expected benefit {expected} is above the cost {cost}"),

  /** A complaint that is not. */
  NOT_WORTH_IT(
      "complaint.not-worth-it",
      "not worth it: the expected benefit {expected} is not above the cost {cost}"),

  /** A term of that choice. */
  TERM("complaint.term", "{term}: {value}"),

  /** A reason to complain. */
  REASON_FOR("complaint.reason-for", "for complaining: {reason}"),

  /** A reason not to. */
  REASON_AGAINST("complaint.reason-against", "against complaining: {reason}"),

  /** How a customer expresses how he feels. */
  EXPRESSION("complaint.expression", "{expression}"),

  /** How he may, as far as it is known. */
  UNDECIDED("complaint.undecided", "not decided, one of {expressions}"),

  /** A question of the tree and its answer. */
  QUESTION("complaint.question", "{question}: {answer}"),

  /** How many customers are kept. */
  RETAINED("complaint.retained", "{retained} of {customers} customers with a problem buy again"),

  /** A group of them. */
  OUTCOME("complaint.outcome", "{outcome}: {customers} customers, of whom {share} buy again"),

  /** How fair a customer finds the handling. */
  JUSTICE("complaint.justice", "weakest: {weakest}; {unjudged} kinds of justice not judged"),

  /** A rating of one kind of justice. */
  JUSTICE_RATED("complaint.justice-rated", "{justice} justice: {rating} of 7"),

  /** A kind that is not judged. */
  JUSTICE_UNJUDGED("complaint.justice-unjudged", "{justice} justice: not judged");

  private final String id;
  private final String template;

  ComplaintCode(String id, String template) {
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
