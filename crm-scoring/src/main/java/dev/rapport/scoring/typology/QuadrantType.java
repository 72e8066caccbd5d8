package dev.rapport.scoring.typology;

import java.util.Set;

/**
 * A named quadrant: what a customer there is called, is like, and calls for. The five enums of this package are such types; an enum of your
 * own makes a {@link Typology} of its own.
 */
public interface QuadrantType {
  /**
   * Returns where the type lies.
   *
   * @return the quadrant, on the axes of its typology
   */
  Quadrant quadrant();

  /**
   * Returns the Chinese term.
   *
   * @return the term
   */
  String term();

  /**
   * Returns what a customer of the type is like.
   *
   * @return a clause without a full stop
   */
  String traits();

  /**
   * Returns what to do about a customer of the type.
   *
   * @return the advice, most important first; unmodifiable
   */
  Set<Advice> advised();

  /**
   * Returns what not to do about a customer of the type, even if another typology advises it.
   *
   * @return the guard rails, mostly empty; unmodifiable
   */
  Set<Advice> ruledOut();

  /**
   * Tells whether the customer stays without wanting to: a relationship in the books of the company only (虚假忠诚).
   *
   * <p>Reference: J. G. Barnes (1994), Close to the customer: but is it really a relationship?, Journal of Marketing Management 10.
   *
   * @return whether what looks like loyalty is lock-in or habit
   */
  default boolean isFalseLoyalty() {
    return false;
  }
}
