package dev.rapport.scoring.typology;

import dev.rapport.core.explain.Code;

/** The steps of explanations in this package. */
public enum TypologyCode implements Code {
  /** The type that two axes give. */
  PLACED("typology.placed", "{type}: {traits}"),

  /** An axis on which a value is high. */
  HIGH("typology.high", "{axis} is high: {value} against the cut {cut} ({basis}, ties {tie})"),

  /** An axis on which a value is low. */
  LOW("typology.low", "{axis} is low: {value} against the cut {cut} ({basis}, ties {tie})");

  private final String id;
  private final String template;

  TypologyCode(String id, String template) {
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
