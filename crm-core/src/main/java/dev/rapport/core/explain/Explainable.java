package dev.rapport.core.explain;

/**
 * A result that can say why it is what it is.
 *
 * <p>An implementation keeps the facts that it was made from and builds the tree on each call:
 *
 * <pre>{@code
 * record Award(long desired, long cap) implements Explainable {
 *   long points() { return Math.min(desired, cap); }
 *
 *   @Override public Explanation explanation() {
 *     return Explanation.of(AWARDED).with("points", points()).with("desired", desired).with("cap", cap);
 *   }
 * }
 * }</pre>
 *
 * <p>So an explanation that nobody asks for costs nothing, there is nothing to switch on, and the result is immutable and
 * equal by its facts. Do not store a supplier or a half-built tree in a result: it would hold on to whatever it captured, and
 * two equal results would no longer be equal.
 */
public interface Explainable {
  /**
   * Builds the explanation of this result.
   *
   * @return the tree; each call on one result, and on an equal one, gives an equal tree
   */
  Explanation explanation();
}
