package dev.rapport.core.relationship;

import dev.rapport.core.explain.Code;

/** The steps in an explanation of how a firm and a customer stand to each other. May grow. */
public enum RelationshipCode implements Code {
  /** The type of relationship that pays. */
  TYPE("relationship.type", "{type} by the table {matrix}"),

  /** The row of the table. */
  CUSTOMERS(
      "relationship.customers", "{count} customers are {row}: few below {few}, many from {many}"),

  /** The column of the table. */
  MARGIN(
      "relationship.margin", "a margin of {margin} is {column}: low below {low}, high from {high}"),

  /** The level of bonds to work on. */
  BOND_STEP(
      "relationship.bond-step", "work on level {step} towards level {target}, {scheme} scheme"),

  /** The present level of bonds. */
  BOND_LEVEL("relationship.bond-level", "the present level is {level}: {tactics}"),

  /** A bond on which higher ones should stand. */
  BOND_MISSING("relationship.bond-missing", "no tactic builds the {bond} bond below it"),

  /** Whether relationship marketing applies. */
  APPLICABILITY("relationship.applicability", "relationship marketing: {verdict}"),

  /** The first condition. */
  CONTINUING_NEED(
      "relationship.continuing-need",
      "customers want the service continuously or periodically: {answer}"),

  /** The second condition. */
  CUSTOMER_CHOOSES(
      "relationship.customer-chooses", "customers control the choice of supplier: {answer}"),

  /** The third condition. */
  SWITCHING_IS_COMMON(
      "relationship.switching-is-common",
      "there are alternatives and customers commonly switch: {answer}"),

  /** Where the firm stands. */
  ORIENTATION(
      "relationship.orientation",
      "the firm leans to {side}: {relationship} of {judged} judged traits are those of relationships"),

  /** A trait of relationship marketing. */
  TRAIT_KEPT("relationship.trait-kept", "{trait}: {words}"),

  /** A trait of transaction marketing. */
  TRAIT_TO_CHANGE("relationship.trait-to-change", "{trait}: {words}, instead of {instead}"),

  /** Which kind of marketing suits a customer. */
  SUITING(
      "relationship.suiting",
      "{side} suits: plans for the long run: {horizon}, dear to change the supplier: {switching}"),

  /** The five features. */
  FEATURES("relationship.features", "weakest: {weakest}; {unjudged} features not judged"),

  /** A feature with its score. */
  FEATURE("relationship.feature", "{feature}: {score} of 10"),

  /** A feature without a score. */
  FEATURE_UNJUDGED("relationship.feature-unjudged", "{feature}: not judged"),

  /** Whether it is a relationship. */
  REALITY("relationship.reality", "it is a relationship: {answer}"),

  /** Both sides see it. */
  FELT_BY_CUSTOMER(
      "relationship.felt-by-customer", "the customer sees and wants a relationship: {answer}"),

  /** Nobody is held. */
  FREE_TO_LEAVE("relationship.free-to-leave", "the customer could leave without penalty: {answer}"),

  /** What an offer is like. */
  OFFER("relationship.offer", "quality shows by {quality}; bought on trust: {trust}"),

  /** A trait of services. */
  OFFER_TRAIT("relationship.offer-trait", "{trait}: {answer}");

  private final String id;
  private final String template;

  RelationshipCode(String id, String template) {
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
