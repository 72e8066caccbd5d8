package dev.rapport.core.timeline;

/**
 * A value that is held until another one has been seen often enough in a row.
 *
 * @param value what is held
 * @param candidate what was seen last, if it differs; else the value
 * @param seen how often in a row the candidate was seen; 0 if it is the value
 */
record Held<E>(E value, E candidate, int seen) {
  static <E> Held<E> of(E value) {
    return new Held<>(value, value, 0);
  }

  /** How many looks in a row it takes to believe a value that was seen at this one; 1 if it was not seen before. */
  long looksUntil(E believed) {
    return believed.equals(candidate) ? seen + 1L : 1;
  }

  Held<E> see(E observed, int needed) {
    if (observed.equals(value)) {
      return of(value);
    }
    int count = observed.equals(candidate) ? seen + 1 : 1;
    return count >= needed ? of(observed) : new Held<>(value, observed, count);
  }
}
