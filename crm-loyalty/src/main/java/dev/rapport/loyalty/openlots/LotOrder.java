package dev.rapport.loyalty.openlots;

import dev.rapport.loyalty.lot.Lot;
import java.util.Comparator;

/** A total order of the lots of one account; no two of them compare as equal. */
public interface LotOrder extends Comparator<Lot> {
  /**
   * Tells whether lots in this order stand in the order of their hard ends. Where they do, the first of many lots is the first
   * to end and nobody needs to look at the others.
   *
   * @return whether a lot never ends before one that stands before it
   */
  boolean ascendsByEnd();
}
