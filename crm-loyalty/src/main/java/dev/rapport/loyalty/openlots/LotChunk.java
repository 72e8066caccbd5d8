package dev.rapport.loyalty.openlots;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.posting.AccountSnapshot.OpenLot;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A few open lots side by side in order: a stretch of an array that is never written. Chunks are the leaves of {@link OpenLots}
 * and {@link LotTree}, which split those that grow longer than {@link #MOST}.
 *
 * <p>An element is an {@link OpenLot}, or, where nothing has happened to a lot since it was earned, the {@link Lot} itself. Most
 * lots of a large account are such.
 */
final class LotChunk {
  static final int MOST = 16;
  static final LotChunk EMPTY = new LotChunk();

  private final Object[] lots;
  private final int from;
  private final int until;
  private final long sum;
  private final Instant earliestEnd;
  private final Instant latestEnd;

  private LotChunk() {
    this.lots = new Object[0];
    this.from = 0;
    this.until = 0;
    this.sum = 0;
    this.earliestEnd = Instant.MAX;
    this.latestEnd = Instant.MIN;
  }

  private LotChunk(Object[] lots, int from, int until, long sum, LotOrder order) {
    this.lots = lots;
    this.from = from;
    this.until = until;
    this.sum = sum;
    Instant earliest = endOf(lots[from]);
    Instant latest = endOf(lots[until - 1]);
    if (!order.ascendsByEnd()) {
      for (int i = from; i < until; i++) {
        earliest = earlier(earliest, endOf(lots[i]));
        latest = later(latest, endOf(lots[i]));
      }
    }
    this.earliestEnd = earliest;
    this.latestEnd = latest;
  }

  /* What a chunk keeps of a lot. */
  static Object element(Lot lot, long remaining, Instant since) {
    return remaining == lot.original().units() && since.equals(lot.earnedAt())
        ? lot
        : new OpenLot(lot, remaining, since);
  }

  private static Lot lot(Object element) {
    return element instanceof Lot lot ? lot : ((OpenLot) element).lot();
  }

  private static long remaining(Object element) {
    return element instanceof Lot lot ? lot.original().units() : ((OpenLot) element).remaining();
  }

  private static OpenLot open(Object element) {
    return element instanceof Lot lot
        ? new OpenLot(lot, lot.original().units(), lot.earnedAt())
        : (OpenLot) element;
  }

  static LotChunk of(Object element, LotOrder order) {
    return new LotChunk(new Object[] {element}, 0, 1, remaining(element), order);
  }

  boolean isEmpty() {
    return from == until;
  }

  int size() {
    return until - from;
  }

  long sum() {
    return sum;
  }

  Instant earliestEnd() {
    return earliestEnd;
  }

  Instant latestEnd() {
    return latestEnd;
  }

  OpenLot first() {
    return open(lots[from]);
  }

  Lot firstLot() {
    return lot(lots[from]);
  }

  long firstRemaining() {
    return remaining(lots[from]);
  }

  Lot lastLot() {
    return lot(lots[until - 1]);
  }

  @Nullable
  OpenLot find(Lot wanted, LotOrder order) {
    int i = indexOf(wanted, order);
    return i >= 0 ? open(lots[i]) : null;
  }

  /* This chunk with a lot that comes after all others. */
  LotChunk append(Object element, LotOrder order) {
    Object[] grown = Arrays.copyOfRange(lots, from, until + 1);
    grown[until - from] = element;
    return new LotChunk(grown, 0, grown.length, Math.addExact(sum, remaining(element)), order);
  }

  /* This chunk with a lot in the place of the same one, or in its own place. */
  LotChunk with(Object element, LotOrder order) {
    int i = indexOf(lot(element), order);
    if (i >= 0) {
      Object[] changed = Arrays.copyOfRange(lots, from, until);
      changed[i - from] = element;
      long rest = sum - remaining(lots[i]);
      return new LotChunk(
          changed, 0, changed.length, Math.addExact(rest, remaining(element)), order);
    }
    int before = -i - 1 - from;
    Object[] grown = new Object[until - from + 1];
    System.arraycopy(lots, from, grown, 0, before);
    grown[before] = element;
    System.arraycopy(lots, from + before, grown, before + 1, until - from - before);
    return new LotChunk(grown, 0, grown.length, Math.addExact(sum, remaining(element)), order);
  }

  /* This chunk without a lot, which may be in it or not. */
  LotChunk without(Lot gone, LotOrder order) {
    int i = indexOf(gone, order);
    if (i < 0) {
      return this;
    }
    if (size() == 1) {
      return EMPTY;
    }
    Object[] left = new Object[until - from - 1];
    System.arraycopy(lots, from, left, 0, i - from);
    System.arraycopy(lots, i + 1, left, i - from, until - i - 1);
    return new LotChunk(left, 0, left.length, sum - remaining(lots[i]), order);
  }

  /* The first half of a chunk of at least two lots. */
  LotChunk firstHalf(LotOrder order) {
    return copy(from, from + size() / 2, order);
  }

  LotChunk secondHalf(LotOrder order) {
    return copy(from + size() / 2, until, order);
  }

  private LotChunk copy(int start, int end, LotOrder order) {
    long units = 0;
    for (int i = start; i < end; i++) {
      units += remaining(lots[i]);
    }
    return new LotChunk(Arrays.copyOfRange(lots, start, end), 0, end - start, units, order);
  }

  /* The chunk after a debit from the front of less than its sum. */
  LotChunk afterDrawing(long units, LotOrder order) {
    int i = from;
    long open = units;
    while (open >= remaining(lots[i])) {
      open -= remaining(lots[i]);
      i++;
    }
    if (open == 0 && 2 * (until - i) >= lots.length) {
      return new LotChunk(lots, i, until, sum - units, order);
    }
    // What is gone may stay in the array behind, but never more than what is left.
    Object[] left = Arrays.copyOfRange(lots, i, until);
    if (open > 0) {
      OpenLot cut = open(lots[i]);
      left[0] = new OpenLot(cut.lot(), cut.remaining() - open, cut.since());
    }
    return new LotChunk(left, 0, left.length, sum - units, order);
  }

  /* Adds the draws of a debit from the front. Returns the units that the chunk could not give. */
  long draw(long units, List<? super Draw> draws) {
    long open = units;
    for (int i = from; i < until && open > 0; i++) {
      long taken = Math.min(open, remaining(lots[i]));
      draws.add(new Draw(lot(lots[i]), taken));
      open -= taken;
    }
    return open;
  }

  /* The number of draws matched up to the end of this chunk, or -1 at the first that differs. */
  int startsWith(List<Draw> draws, int matched) {
    int next = matched;
    for (int i = from; i < until && next < draws.size(); i++) {
      Draw draw = draws.get(next);
      boolean last = next == draws.size() - 1;
      long remaining = remaining(lots[i]);
      if (draw.lot().id() != lot(lots[i]).id()
          || (last ? draw.units() > remaining : draw.units() != remaining)) {
        return -1;
      }
      next++;
    }
    return next;
  }

  long sumEndingAfter(Instant instant) {
    if (!latestEnd.isAfter(instant)) {
      return 0;
    }
    if (earliestEnd.isAfter(instant)) {
      return sum;
    }
    long units = 0;
    for (int i = from; i < until; i++) {
      units += endOf(lots[i]).isAfter(instant) ? remaining(lots[i]) : 0;
    }
    return units;
  }

  void forEachEndingBy(Instant instant, Consumer<? super OpenLot> visitor) {
    if (!earliestEnd.isAfter(instant)) {
      for (int i = from; i < until; i++) {
        if (!endOf(lots[i]).isAfter(instant)) {
          visitor.accept(open(lots[i]));
        }
      }
    }
  }

  void forEach(Consumer<? super OpenLot> visitor) {
    for (int i = from; i < until; i++) {
      visitor.accept(open(lots[i]));
    }
  }

  /* Where a lot stands, or minus one minus the place where it would. */
  private int indexOf(Lot wanted, LotOrder order) {
    int low = from;
    int high = until - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int c = order.compare(wanted, lot(lots[middle]));
      if (c == 0) {
        return middle;
      }
      if (c < 0) {
        high = middle - 1;
      } else {
        low = middle + 1;
      }
    }
    return -low - 1;
  }

  private static Instant endOf(Object element) {
    return lot(element).expiry().hardAt();
  }

  static Instant earlier(Instant a, Instant b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  static Instant later(Instant a, Instant b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
