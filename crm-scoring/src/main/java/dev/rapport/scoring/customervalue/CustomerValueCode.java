package dev.rapport.scoring.customervalue;

import dev.rapport.core.explain.Code;

/** The steps of explanations in this package. May grow. */
public enum CustomerValueCode implements Code {
  /** What an offer leaves the customer with. */
  DELIVERED("customer-value.delivered", "delivered value {delivered} {unit}"),

  /** The benefits of an offer. */
  BENEFITS("customer-value.benefits", "total customer value {total}"),

  /** The costs of an offer. */
  COSTS("customer-value.costs", "total customer cost {total}"),

  /** One component of an offer. */
  COMPONENT("customer-value.component", "{component} {value}"),

  /** How a choice ends. */
  CHOICE("customer-value.choice", "{verdict} among offers; in the running: {contenders}"),

  /** An offer that may leave most. */
  CONTENDER("customer-value.contender", "{offer} leaves {delivered} {unit}, in the running"),

  /** An offer that another surely beats. */
  BEATEN("customer-value.beaten", "{offer} leaves {delivered} {unit}, surely beaten"),

  /** The market-perceived quality ratio. */
  PERCEIVED_QUALITY(
      "customer-value.perceived-quality", "market-perceived quality {ratio}, where 100 is par"),

  /** What an attribute does to the ratio. */
  CONTRIBUTION("customer-value.contribution", "{attribute}: {points} points"),

  /** A node that the customer judged. */
  JUDGED(
      "customer-value.judged",
      "{level} {name}: received {received} less desired {desired} is {satisfaction}"),

  /** A node by its parts. */
  ROLLED_UP("customer-value.rolled-up", "{level} {name}: {satisfaction} by its parts"),

  /** A part of a node. */
  PART("customer-value.part", "with a weight of {weight}");

  private final String id;
  private final String template;

  CustomerValueCode(String id, String template) {
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
