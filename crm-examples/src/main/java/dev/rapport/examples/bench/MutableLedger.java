package dev.rapport.examples.bench;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The points ledger that one writes by hand: a deque of lots, soonest-expiring first, changed in place.
 *
 * <p>It answers for the balance and for nothing else. It keeps no history, recognises no repeated command, records no draws and
 * cannot undo anything. Commands come in order of time. That makes it the bar: what any ledger must do at the least, done as
 * fast as plain Java does it.
 */
final class MutableLedger {
  private static final class Lot {
    final Instant expiresAt;
    long left;

    Lot(Instant expiresAt, long left) {
      this.expiresAt = expiresAt;
      this.left = left;
    }
  }

  private final Deque<Lot> lots = new ArrayDeque<>();
  private long available;

  /* Another ledger with the same lots. */
  MutableLedger copy() {
    MutableLedger copy = new MutableLedger();
    lots.forEach(lot -> copy.lots.addLast(new Lot(lot.expiresAt, lot.left)));
    copy.available = available;
    return copy;
  }

  /* Lots mostly come in the order in which they end; one that ends earlier is sorted in from the back. */
  void earn(long units, Instant at, Instant expiresAt) {
    expire(at);
    Lot lot = new Lot(expiresAt, units);
    if (lots.isEmpty() || !lots.getLast().expiresAt.isAfter(expiresAt)) {
      lots.addLast(lot);
    } else {
      sortIn(lot);
    }
    available = Math.addExact(available, units);
  }

  private void sortIn(Lot lot) {
    Deque<Lot> later = new ArrayDeque<>();
    while (!lots.isEmpty() && lots.getLast().expiresAt.isAfter(lot.expiresAt)) {
      later.addFirst(lots.removeLast());
    }
    lots.addLast(lot);
    lots.addAll(later);
  }

  /* Takes points from the lots that end first; takes none and returns false where there are too few. */
  boolean spend(long units, Instant at) {
    expire(at);
    if (units > available) {
      return false;
    }
    long open = units;
    while (open > 0) {
      Lot first = lots.getFirst();
      long taken = Math.min(open, first.left);
      first.left -= taken;
      open -= taken;
      if (first.left == 0) {
        lots.removeFirst();
      }
    }
    available -= units;
    return true;
  }

  /* The balance at an instant that is not before the last command, if nothing happens but time. */
  long balance(Instant asOf) {
    long ended = 0;
    for (Lot lot : lots) {
      if (lot.expiresAt.isAfter(asOf)) {
        break;
      }
      ended += lot.left;
    }
    return available - ended;
  }

  int openLots() {
    return lots.size();
  }

  private void expire(Instant asOf) {
    while (!lots.isEmpty() && !lots.getFirst().expiresAt.isAfter(asOf)) {
      available -= lots.removeFirst().left;
    }
  }
}
