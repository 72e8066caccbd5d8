package dev.rapport.core.relationship;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;

/**
 * The steps by which relationship marketing comes about (关系营销的实现过程), a promise given and kept (Calonius; Grönroos 1990). In
 * their order. Closed.
 */
public enum PromiseStep {
  /** Analyse and find customers (分析、寻找客户). */
  FIND(0),
  /** Give the customer a promise (向客户提供承诺). */
  PROMISE(1),
  /** Keep it to the letter (不折不扣地履行承诺). */
  KEEP(2),
  /** Communicate more with the customer (加强与客户的交流、沟通). */
  COMMUNICATE(3),
  /** Do everything to retain customers (千方百计留住老顾客). */
  RETAIN(4);

  private final int before;

  PromiseStep(int before) {
    this.before = before;
  }

  /**
   * Returns the step to take next. Steps do not overtake each other: who has promised and communicated but not kept the promise
   * has to keep it first.
   *
   * @param done the steps that are done
   * @return the first step that is not done; empty if all are
   */
  public static Optional<PromiseStep> next(Set<PromiseStep> done) {
    requireNonNull(done, "done");
    for (PromiseStep step : values()) {
      if (!done.contains(step)) {
        return Optional.of(step);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns how many steps stand firm: those before the first that is not done.
   *
   * @param done the steps that are done
   * @return 0 to 5
   */
  public static int completed(Set<PromiseStep> done) {
    return next(done).map(step -> step.before).orElse(values().length);
  }
}
