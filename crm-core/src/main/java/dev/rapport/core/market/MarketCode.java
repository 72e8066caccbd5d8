package dev.rapport.core.market;

import dev.rapport.core.explain.Code;

/** The steps in an explanation of where parties stand. May grow. */
public enum MarketCode implements Code {
  /** A way through the network. */
  PATH("market.path", "{ties} ties of strength {strength}: {points}"),

  /** Markets to work on. */
  AUDIT("market.audit", "{count} of {judged} judged markets to work on"),

  /** A market to work on. */
  GAP(
      "market.gap",
      "{market}: desired {desired}, current {current}; {reached} of {known} known parties within reach");

  private final String id;
  private final String template;

  MarketCode(String id, String template) {
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
