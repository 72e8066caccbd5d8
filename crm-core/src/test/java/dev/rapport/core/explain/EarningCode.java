package dev.rapport.core.explain;

/** The codes of a small points programme, for the examples. */
enum EarningCode implements Code {
  AWARDED("earning.awarded", "points awarded: {points} (rules of version {version})"),
  PER_AMOUNT("earning.per-amount", "rule {rule} gives {desired} for {amount}"),
  CONDITION("earning.condition", "condition {condition}: {met}"),
  CAPPED("earning.capped", "the cap of {cap} until {until} trims {trimmed}"),
  ROUNDED("earning.rounded", "{remainder} is left over by rounding"),
  STAGE("earning.stage", "the customer is in stage {stage}"),
  OUT_OF_STOCK("earning.out-of-stock", "out of stock");

  private final String id;
  private final String template;

  EarningCode(String id, String template) {
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
