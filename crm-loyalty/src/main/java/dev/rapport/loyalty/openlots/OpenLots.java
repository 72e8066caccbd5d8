package dev.rapport.loyalty.openlots;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.posting.AccountSnapshot.OpenLot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Open lots in a total order with what is left of each: a persistent sequence. New lots mostly come at its end and debits draw
 * from its front.
 *
 * <p>Immutable and thread-safe.
 *
 * <p>Costs: opening a lot at the end and using up the first O(1) on average, anything else that concerns one lot O(log n), a
 * debit over k lots O(k + log n).
 */
public final class OpenLots {
  /*
   * A tree with two fingers (after Hinze and Paterson, "Finger Trees: A Simple General-Purpose Data Structure", 2006): the
   * first chunk of lots and the last are at hand, and the chunks between them stand in a balanced tree, which is touched only
   * when a finger overflows or runs empty. A member with few lots has the last chunk and nothing else.
   *
   * The last chunk is empty only if there is no lot; the first is empty only if the tree is. LotOrder.compare tells which of
   * the three a lot belongs to; between the first chunk and the last, where there is no tree, it goes to the last.
   */
  private final LotOrder order;
  private final LotChunk front;
  private final LotTree middle;
  private final LotChunk back;
  private final long sum;

  private OpenLots(LotOrder order, LotChunk front, LotTree middle, LotChunk back) {
    this.order = order;
    this.front = front;
    this.middle = middle;
    this.back = back;
    this.sum = Math.addExact(Math.addExact(front.sum(), middle.sum()), back.sum());
  }

  /* Moves chunks into the fingers that ran empty. */
  private static OpenLots of(LotOrder order, LotChunk front, LotTree middle, LotChunk back) {
    if (front.isEmpty() && !middle.isEmpty()) {
      return of(order, middle.first().counted(), middle.withoutFirst(), back);
    }
    if (back.isEmpty() && !middle.isEmpty()) {
      return of(order, front, middle.withoutLast(), middle.last());
    }
    return back.isEmpty()
        ? new OpenLots(order, LotChunk.EMPTY, LotTree.EMPTY, front)
        : new OpenLots(order, front, middle, back);
  }

  /**
   * Returns the sequence without lots.
   *
   * @param order the order of the lots to come
   * @return the empty sequence
   */
  public static OpenLots empty(LotOrder order) {
    return new OpenLots(order, LotChunk.EMPTY, LotTree.EMPTY, LotChunk.EMPTY);
  }

  /**
   * Tells whether there is no lot.
   *
   * @return whether the sequence is empty
   */
  public boolean isEmpty() {
    return back.isEmpty();
  }

  /**
   * Returns what is left of all lots.
   *
   * @return units, zero or more
   */
  public long sum() {
    return sum;
  }

  /**
   * Returns the earliest hard end of a lot.
   *
   * @return the first instant at which a lot may end, {@link Instant#MAX} if there is none
   */
  public Instant earliestEnd() {
    if (order.ascendsByEnd() && !isEmpty()) {
      return (front.isEmpty() ? back : front).firstLot().expiry().hardAt();
    }
    return LotChunk.earlier(
        front.earliestEnd(), LotChunk.earlier(middle.earliestEnd(), back.earliestEnd()));
  }

  /**
   * Returns the first lot in the order. Not for the empty sequence.
   *
   * @return the lot that a debit draws first
   */
  public OpenLot first() {
    return front.isEmpty() ? back.first() : front.first();
  }

  /**
   * Finds a lot.
   *
   * @param wanted the lot under its present terms
   * @return what is left of it, or null if it is not open
   */
  public @Nullable OpenLot find(Lot wanted) {
    if (isInBack(wanted)) {
      return back.find(wanted, order);
    }
    return isInFront(wanted) ? front.find(wanted, order) : middle.find(wanted, order);
  }

  /**
   * Returns this sequence with so much left of a lot.
   *
   * @param lot the lot, which may be open or not
   * @param remaining the units that are left of it, 1 to what it was opened with
   * @param since when it was last credited
   * @return the sequence with one lot more, or another remainder
   * @throws ArithmeticException if the sum leaves the range of {@code long}
   */
  public OpenLots with(Lot lot, long remaining, Instant since) {
    Object changed = LotChunk.element(lot, remaining, since);
    if (back.isEmpty()) {
      return new OpenLots(order, front, middle, LotChunk.of(changed));
    }
    if (order.compare(lot, back.lastLot()) > 0) {
      return back.hasRoom()
          ? new OpenLots(order, front, middle, back.append(changed))
          : pushed(back, LotChunk.of(changed));
    }
    if (isInBack(lot)) {
      LotChunk grown = back.with(changed, order);
      return grown.size() <= LotChunk.MOST
          ? new OpenLots(order, front, middle, grown)
          : pushed(grown.firstHalf(), grown.secondHalf());
    }
    if (!isInFront(lot)) {
      return new OpenLots(order, front, middle.with(lot, changed, order), back);
    }
    LotChunk grown = front.with(changed, order);
    return grown.size() <= LotChunk.MOST
        ? new OpenLots(order, grown, middle, back)
        : new OpenLots(order, grown.firstHalf(), middle.prepend(grown.secondHalf()), back);
  }

  /* This sequence with two chunks in the place of the last. */
  private OpenLots pushed(LotChunk beforeLast, LotChunk last) {
    return front.isEmpty()
        ? new OpenLots(order, beforeLast, middle, last)
        : new OpenLots(order, front, middle.append(beforeLast), last);
  }

  /**
   * Returns this sequence without a lot.
   *
   * @param gone the lot, which may be open or not
   * @return the sequence without it
   */
  public OpenLots without(Lot gone) {
    if (isInBack(gone)) {
      return of(order, front, middle, back.without(gone, order));
    }
    return isInFront(gone)
        ? of(order, front.without(gone, order), middle, back)
        : of(order, front, middle.without(gone, order), back);
  }

  private boolean isInBack(Lot lot) {
    return front.isEmpty()
        || order.compare(lot, back.firstLot()) >= 0
        || (middle.isEmpty() && order.compare(lot, front.lastLot()) > 0);
  }

  private boolean isInFront(Lot lot) {
    return order.compare(lot, front.lastLot()) <= 0;
  }

  /**
   * Returns the draws of a debit from the front.
   *
   * @param units how much, zero or more
   * @return the draws in order; fewer units where there are too few
   */
  public List<Draw> draw(long units) {
    if (units == 0 || isEmpty()) {
      return List.of();
    }
    LotChunk first = front.isEmpty() ? back : front;
    if (units <= first.firstRemaining()) {
      return List.of(new Draw(first.firstLot(), units));
    }
    List<Draw> draws = new ArrayList<>();
    back.draw(middle.draw(front.draw(units, draws), draws), draws);
    return draws;
  }

  /**
   * Returns this sequence after a debit from the front.
   *
   * @param units how much, zero or more; all is taken where there is less
   * @return what is left
   */
  public OpenLots afterDrawing(long units) {
    if (units == 0) {
      return this;
    }
    if (units >= sum) {
      return empty(order);
    }
    if (units < front.sum()) {
      return new OpenLots(order, front.afterDrawing(units), middle, back);
    }
    long open = units - front.sum();
    if (open < middle.sum()) {
      return of(order, LotChunk.EMPTY, middle.afterDrawing(open), back);
    }
    long ofBack = open - middle.sum();
    return new OpenLots(order, LotChunk.EMPTY, LotTree.EMPTY, back.afterDrawing(ofBack));
  }

  /**
   * Tells whether a debit from the front would make exactly these draws.
   *
   * @param draws positive draws
   * @return whether {@link #afterDrawing} of their sum carries them out
   */
  public boolean startsWith(List<Draw> draws) {
    int matched = front.startsWith(draws, 0);
    matched = middle.startsWith(draws, matched);
    matched = matched < 0 ? matched : back.startsWith(draws, matched);
    return matched == draws.size();
  }

  /**
   * Returns what is left of the lots whose hard end is after an instant.
   *
   * @param instant exclusive
   * @return units, zero or more
   */
  public long sumEndingAfter(Instant instant) {
    long between = order.ascendsByEnd()
        ? middle.sumOfSortedEndingAfter(instant)
        : middle.sumEndingAfter(instant);
    return front.sumEndingAfter(instant) + between + back.sumEndingAfter(instant);
  }

  /**
   * Visits the lots whose hard end is at or before an instant.
   *
   * @param instant inclusive
   * @param visitor called once for each of them, in order
   */
  public void forEachEndingBy(Instant instant, Consumer<? super OpenLot> visitor) {
    if (!order.ascendsByEnd()) {
      front.forEachEndingBy(instant, visitor);
      middle.forEachEndingBy(instant, visitor);
      back.forEachEndingBy(instant, visitor);
    } else if (front.forEachSortedEndingBy(instant, visitor)
        && middle.forEachSortedEndingBy(instant, visitor)) {
      back.forEachSortedEndingBy(instant, visitor);
    }
  }

  /**
   * Visits all lots.
   *
   * @param visitor called once for each lot, in order
   */
  public void forEach(Consumer<? super OpenLot> visitor) {
    front.forEach(visitor);
    middle.forEach(visitor);
    back.forEach(visitor);
  }
}
