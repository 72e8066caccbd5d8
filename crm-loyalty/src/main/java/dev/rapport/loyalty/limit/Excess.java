package dev.rapport.loyalty.limit;

/** What a limit does with an award that is larger than the room it has left. The set is closed. */
public enum Excess {
  /** It grants what there is room for and withholds the rest. */
  TRIM,

  /** It grants all or nothing: an award that does not fit as it was desired is not made at all. */
  REJECT
}
