package dev.rapport.core.explain;

import static java.util.Objects.requireNonNull;

/**
 * One place where two explanations differ, as {@link Explanation#diff} finds it.
 *
 * <p>For example {@code earning.awarded/earning.capped@cap: 100 -> 200}: the argument {@code cap} of the step {@code
 * earning.capped} below {@code earning.awarded} was 100 on the left and is 200 on the right. Values are exact and in no
 * language. A step that only one side has is written with its own arguments and the number of steps below it: {@code
 * earning.capped(cap=100) and 2 below}.
 *
 * @param path ids of codes from the root, joined by {@code /}; a code that its siblings have too bears its number among them,
 *     {@code ledger.lot-drawn[2]}; the name of an argument follows after {@code @}. A path counts siblings on the left; the path
 *     of a step that only the right has counts them on the right
 * @param left what stands there on the left, or {@link #ABSENT}
 * @param right what stands there on the right, or {@link #ABSENT}
 */
public record Difference(String path, String left, String right) {
  /** Stands for what one side does not have; no argument and no explanation is written like this. */
  public static final String ABSENT = "(absent)";

  /**
   * Checks the components.
   *
   * @param path not null
   * @param left not null
   * @param right not null
   */
  public Difference {
    requireNonNull(path, "path");
    requireNonNull(left, "left");
    requireNonNull(right, "right");
  }

  /**
   * Returns the difference on one line.
   *
   * @return {@code path: left -> right}
   */
  @Override
  public String toString() {
    return path + ": " + left + " -> " + right;
  }
}
