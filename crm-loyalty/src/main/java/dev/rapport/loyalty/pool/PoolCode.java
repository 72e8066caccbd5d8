package dev.rapport.loyalty.pool;

import dev.rapport.core.explain.Code;

/** The steps in an explanation of a plan of a pool. May grow. */
public enum PoolCode implements Code {
  /** A spend is divided; the parts are the reasons. */
  PLANNED("pool.planned", "{points} {type} for {cause} from {accounts} accounts"),

  /** An account gives its part. */
  PART("pool.part", "{member} gives {points}"),

  /** An account gave its part before. */
  DONE("pool.done", "{member} has given {points}"),

  /** A spend is refused; parts that were given before are the reasons. */
  REFUSED(
      "pool.refused", "{points} {type} for {cause} refused for {reason}, {missing} are missing");

  private final String id;
  private final String template;

  PoolCode(String id, String template) {
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
