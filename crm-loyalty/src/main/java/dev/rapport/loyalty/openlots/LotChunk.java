package dev.rapport.loyalty.openlots;

import static com.google.common.base.Preconditions.checkState;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.posting.AccountSnapshot.OpenLot;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A few open lots side by side in order: a stretch of an array. Chunks are the leaves of {@link OpenLots} and {@link LotTree},
 * which split those that grow longer than {@link #MOST}.
 *
 * <p>An element is an {@link OpenLot}, or, where nothing has happened to a lot since it was earned, the {@link Lot} itself. Most
 * lots of a large account are such. Lots that were drawn may stay in the array before the stretch, fewer than {@link #MOST}.
 */
final class LotChunk {
  /*
   * An array is shared by all chunks that came one from the other as lots were appended and drawn; one more lot takes the first
   * free place behind the stretch. It is taken by compare and set, and what has a lot is never written again. So of two
   * successors of one chunk the second fails and copies, and nobody who sees a stretch sees it change, on any thread: a lot is
   * in its place before the chunk is made that ends behind it, and the chunk holds the array in a final field.
   */
  static final int MOST = 32;
  static final LotChunk EMPTY = new LotChunk(new Object[0], 0, 0, 0);

  private static final VarHandle PLACE = MethodHandles.arrayElementVarHandle(Object[].class);

  private final Object[] lots;
  private final int from;
  private final int until;
  private final long sum;

  /* Found out when first asked for. Threads that do so at once find the same, and an instant is whole for whoever sees it. */
  private @Nullable Instant earliestEnd;
  private @Nullable Instant latestEnd;

  private LotChunk(Object[] lots, int from, int until, long sum) {
    this.lots = lots;
    this.from = from;
    this.until = until;
    this.sum = sum;
  }

  private LotChunk(Object[] lots, long sum) {
    this(lots, 0, lots.length, sum);
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

  static LotChunk of(Object element) {
    Object[] lots = new Object[MOST];
    lots[0] = element;
    return new LotChunk(lots, 0, 1, remaining(element));
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

  /* The earliest hard end; the end of time if there is no lot. */
  Instant earliestEnd() {
    Instant earliest = earliestEnd;
    if (earliest == null) {
      earliest = Instant.MAX;
      for (int i = from; i < until; i++) {
        earliest = earlier(earliest, endOf(lots[i]));
      }
      earliestEnd = earliest;
    }
    return earliest;
  }

  /* The latest hard end; the beginning of time if there is no lot. */
  Instant latestEnd() {
    Instant latest = latestEnd;
    if (latest == null) {
      latest = Instant.MIN;
      for (int i = from; i < until; i++) {
        latest = later(latest, endOf(lots[i]));
      }
      latestEnd = latest;
    }
    return latest;
  }

  /*
   * This chunk after its lots were counted again, which is done when debits come to it. They were put in long ago and lie
   * scattered in memory: to read all in one go takes hardly longer than to wait for the first, and debits find them at hand.
   */
  LotChunk counted() {
    long units = 0;
    for (int i = from; i < until; i++) {
      units += remaining(lots[i]);
    }
    checkState(
        units == sum,
        "open lots must sum to %s, sum to %s. This is a defect of the ledger.",
        sum,
        units);
    return this;
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

  /* Whether one more lot at the end costs less here than in a chunk of its own. */
  boolean hasRoom() {
    return until < MOST || size() <= MOST / 2;
  }

  /* This chunk, where it has room, with a lot that comes after all others. */
  LotChunk append(Object element) {
    long units = Math.addExact(sum, remaining(element));
    if (until < lots.length && PLACE.compareAndSet(lots, until, null, element)) {
      return new LotChunk(lots, from, until + 1, units);
    }
    Object[] other = new Object[MOST];
    System.arraycopy(lots, from, other, 0, size());
    other[size()] = element;
    return new LotChunk(other, 0, size() + 1, units);
  }

  /* This chunk with a lot in the place of the same one, or in its own place. */
  LotChunk with(Object element, LotOrder order) {
    int i = indexOf(lot(element), order);
    if (i >= 0) {
      Object[] changed = Arrays.copyOfRange(lots, from, until);
      changed[i - from] = element;
      long rest = sum - remaining(lots[i]);
      return new LotChunk(changed, Math.addExact(rest, remaining(element)));
    }
    int before = -i - 1 - from;
    Object[] grown = new Object[until - from + 1];
    System.arraycopy(lots, from, grown, 0, before);
    grown[before] = element;
    System.arraycopy(lots, from + before, grown, before + 1, until - from - before);
    return new LotChunk(grown, Math.addExact(sum, remaining(element)));
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
    return new LotChunk(left, sum - remaining(lots[i]));
  }

  /* The first half of a chunk of at least two lots. */
  LotChunk firstHalf() {
    return copy(from, from + size() / 2);
  }

  LotChunk secondHalf() {
    return copy(from + size() / 2, until);
  }

  private LotChunk copy(int start, int end) {
    long units = 0;
    for (int i = start; i < end; i++) {
      units += remaining(lots[i]);
    }
    return new LotChunk(Arrays.copyOfRange(lots, start, end), units);
  }

  /* The chunk after a debit from the front of less than its sum. */
  LotChunk afterDrawing(long units) {
    int i = from;
    long open = units;
    while (open >= remaining(lots[i])) {
      open -= remaining(lots[i]);
      i++;
    }
    if (open == 0) {
      return new LotChunk(lots, i, until, sum - units);
    }
    Object[] left = new Object[MOST];
    System.arraycopy(lots, i, left, 0, until - i);
    OpenLot cut = open(lots[i]);
    left[0] = new OpenLot(cut.lot(), cut.remaining() - open, cut.since());
    return new LotChunk(left, 0, until - i, sum - units);
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
    if (!latestEnd().isAfter(instant)) {
      return 0;
    }
    if (earliestEnd().isAfter(instant)) {
      return sum;
    }
    long units = 0;
    for (int i = from; i < until; i++) {
      units += endOf(lots[i]).isAfter(instant) ? remaining(lots[i]) : 0;
    }
    return units;
  }

  void forEachEndingBy(Instant instant, Consumer<? super OpenLot> visitor) {
    if (!earliestEnd().isAfter(instant)) {
      for (int i = from; i < until; i++) {
        if (!endOf(lots[i]).isAfter(instant)) {
          visitor.accept(open(lots[i]));
        }
      }
    }
  }

  /* The same where lots stand in the order of their ends: nobody looks behind the first that goes on. Returns whether none does. */
  boolean forEachSortedEndingBy(Instant instant, Consumer<? super OpenLot> visitor) {
    for (int i = from; i < until; i++) {
      if (endOf(lots[i]).isAfter(instant)) {
        return false;
      }
      visitor.accept(open(lots[i]));
    }
    return true;
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
