package dev.rapport.loyalty.ledger;

import static com.google.common.base.Preconditions.checkState;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.posting.Pot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The points of one type in an account: open lots, clocks and pots. Written by one draft, then frozen and shared. */
@SuppressWarnings(
    "EnumOrdinal") // pots are an array, so that no posting boxes; constants are only ever appended
final class Book {
  /*
   * Available lots stand in lanes: one for lots with a fixed end or none, one for each clock. Within a lane the order of lots
   * does not change when the clock moves, so sliding an account's expiry moves one instant and no lot. A debit merges the
   * lanes; nearly always one lane has lots, and then a debit is cutting a prefix off a tree.
   *
   * Pending lots stand apart, in the order in which they become available. So the lanes hold exactly what can be spent.
   */

  /* One clock and the available lots that slide on it. */
  record Clock(String name, Instant startedAt, Instant until, LotTree lots) {}

  private static final Clock[] NO_CLOCKS = {};
  private static final Comparator<Lot> BY_AVAILABILITY = (a, b) -> {
    int c = a.availableFrom().compareTo(b.availableFrom());
    return c != 0 ? c : Long.compare(a.id(), b.id());
  };

  final PointType type;
  private final LaneOrder order;
  private LotTree pending = LotTree.EMPTY;
  private LotTree fixed = LotTree.EMPTY;
  private Clock[] clocks = NO_CLOCKS;
  private Instant debtSince = Instant.MIN;
  private final long[] pots;
  private boolean frozen;

  Book(PointType type, LaneOrder order) {
    this.type = type;
    this.order = order;
    this.pots = new long[Pot.values().length];
  }

  private Book(Book other) {
    this.type = other.type;
    this.order = other.order;
    this.pending = other.pending;
    this.fixed = other.fixed;
    this.clocks = other.clocks;
    this.debtSince = other.debtSince;
    this.pots = other.pots.clone();
  }

  /* This book where it may be written, else a copy that may. */
  Book writable() {
    return frozen ? new Book(this) : this;
  }

  /* Closes the book for writing, if it adds up. */
  void freeze() {
    if (!frozen) {
      long lots = pending.sum() + available();
      checkState(
          lots == pots[Pot.OPEN.ordinal()],
          "open lots of %s must sum to %s, sum to %s. This is a defect of the ledger.",
          type,
          pots[Pot.OPEN.ordinal()],
          lots);
      frozen = true;
    }
  }

  long pot(Pot pot) {
    return pots[pot.ordinal()];
  }

  long debt() {
    return -pots[Pot.DEBT.ordinal()];
  }

  Instant debtSince() {
    return debtSince;
  }

  void owesSince(Instant at) {
    debtSince = later(debtSince, at);
  }

  void move(Pot from, Pot to, long units) {
    pots[from.ordinal()] = Math.subtractExact(pots[from.ordinal()], units);
    pots[to.ordinal()] = Math.addExact(pots[to.ordinal()], units);
  }

  void setPot(Pot pot, long units) {
    pots[pot.ordinal()] = units;
  }

  /* A copy to try something out. */
  Book scratch() {
    return new Book(this);
  }

  LotTree pending() {
    return pending;
  }

  /* What can be spent. */
  long available() {
    long sum = fixed.sum();
    for (Clock clock : clocks) {
      sum += clock.lots.sum();
    }
    return sum;
  }

  int openLots() {
    int size = pending.size() + fixed.size();
    for (Clock clock : clocks) {
      size += clock.lots.size();
    }
    return size;
  }

  Clock[] clocks() {
    return clocks.clone();
  }

  boolean isRunning(String name, Instant at) {
    int i = clockIndex(name);
    return i >= 0 && clocks[i].until.isAfter(at);
  }

  /* Whether a clock has run without an interruption since an instant. */
  boolean hasRunSince(String name, Instant since) {
    int i = clockIndex(name);
    return i >= 0 && !clocks[i].startedAt.isAfter(since);
  }

  /* Whether the clock has not ended the points that left a lot: it ran ever since, or since the lot was re-dated later. */
  boolean keepsAlive(Lot lot, Instant leftAt) {
    return !lot.expiry().isSliding()
        || hasRunSince(lot.expiry().clock(), later(leftAt, lot.redatedAt()));
  }

  void slide(String name, Instant at, Instant until) {
    int i = clockIndex(name);
    if (i < 0) {
      setClock(new Clock(name, at, until, LotTree.EMPTY));
      return;
    }
    Clock old = clocks[i];
    boolean meetsOld =
        at.isBefore(old.startedAt) ? !until.isBefore(old.startedAt) : old.until.isAfter(at);
    Instant startedAt = meetsOld ? earlier(old.startedAt, at) : later(old.startedAt, at);
    setClock(new Clock(name, startedAt, later(old.until, until), old.lots));
  }

  void setClock(Clock clock) {
    int i = clockIndex(clock.name);
    Clock[] changed = Arrays.copyOf(clocks, i < 0 ? clocks.length + 1 : clocks.length);
    changed[i < 0 ? clocks.length : i] = clock;
    if (i < 0) {
      Arrays.sort(changed, Comparator.comparing(Clock::name));
    }
    clocks = changed;
  }

  /* When a lot ends as things stand. A clock ends available points: one that runs out before ends them when they become so. */
  Instant endOf(Lot lot) {
    Instant hard = lot.expiry().hardAt();
    if (!lot.expiry().isSliding()) {
      return hard;
    }
    int i = clockIndex(lot.expiry().clock());
    return earlier(hard, later(i < 0 ? Instant.MIN : clocks[i].until, lot.availableFrom()));
  }

  /* The next instant at which time changes this book by itself; the end of time if it never does. */
  Instant nextEvent() {
    Instant next = earlier(pending.earliestEnd(), fixed.earliestEnd());
    if (!pending.isEmpty()) {
      next = earlier(next, pending.first().lot().availableFrom());
    }
    for (Clock clock : clocks) {
      if (!clock.lots.isEmpty()) {
        next = earlier(next, earlier(clock.until, clock.lots.earliestEnd()));
      }
    }
    return next;
  }

  /* Lets pending lots become available. Nobody posts that: their date was posted with them. */
  void activateUpTo(Instant asOf) {
    while (!pending.isEmpty()) {
      LotTree first = pending.first();
      if (first.lot().availableFrom().isAfter(asOf)) {
        return;
      }
      pending = pending.without(first.lot(), BY_AVAILABILITY);
      Lot lot = first.lot();
      setLane(lot, lane(lot).with(lot, first.remaining(), first.since(), order));
    }
  }

  /* The node of an open lot under its present terms, or the empty tree. */
  LotTree find(Lot lot, Instant asOf) {
    return isPending(lot, asOf) ? pending.find(lot, BY_AVAILABILITY) : lane(lot).find(lot, order);
  }

  void put(Lot lot, long units, Instant at, Instant asOf) {
    LotTree node = find(lot, asOf);
    set(lot, Math.addExact(node.remaining(), units), later(node.since(), at), asOf);
  }

  void take(Lot lot, long units, Instant asOf) {
    LotTree node = find(lot, asOf);
    checkState(
        node.remaining() >= units,
        "lot %s must have %s units, has %s. Are entries missing?",
        lot.id(),
        units,
        node.remaining());
    set(lot, node.remaining() - units, node.since(), asOf);
  }

  /* Opens a lot that was not there before. */
  void open(Lot lot, long units, Instant at, Instant asOf) {
    set(lot, units, at, asOf);
  }

  /* Gives an open lot other terms. Its units have lain in it no longer for a change of terms that is reported late. */
  void replace(Lot before, Lot after, Instant at, Instant asOf) {
    LotTree node = find(before, asOf);
    take(before, node.remaining(), asOf);
    put(after, node.remaining(), later(node.since(), at), asOf);
  }

  private void set(Lot lot, long remaining, Instant since, Instant asOf) {
    if (isPending(lot, asOf)) {
      pending = remaining == 0
          ? pending.without(lot, BY_AVAILABILITY)
          : pending.with(lot, remaining, since, BY_AVAILABILITY);
    } else {
      LotTree lane = lane(lot);
      setLane(
          lot, remaining == 0 ? lane.without(lot, order) : lane.with(lot, remaining, since, order));
    }
  }

  /* Takes all draws at once where they are the front of the only lane. Returns whether it did. */
  boolean takeFront(List<Draw> draws, long units) {
    if (!onlyFixedLane() || !fixed.startsWith(draws)) {
      return false;
    }
    fixed = fixed.afterDrawing(units);
    return true;
  }

  /* The draws of a debit in draw order; fewer units where there are too few. */
  List<Draw> plan(long units) {
    List<Draw> draws = new ArrayList<>();
    if (onlyFixedLane()) {
      fixed.draw(units, draws);
      return draws;
    }
    LotTree[] lanes = new LotTree[clocks.length + 1];
    lanes[0] = fixed;
    for (int i = 0; i < clocks.length; i++) {
      lanes[i + 1] = clocks[i].lots;
    }
    long open = units;
    while (open > 0) {
      int best = frontLane(lanes);
      if (best < 0) {
        break;
      }
      LotTree first = lanes[best].first();
      long taken = Math.min(open, first.remaining());
      draws.add(new Draw(first.lot(), taken));
      lanes[best] = lanes[best].afterDrawing(taken);
      open -= taken;
    }
    return draws;
  }

  /*
   * The draws of a debit that took effect earlier than the account's instant: only units that have lain in their lots since
   * before then, so that no balance of the past ever goes below zero.
   */
  List<Draw> planLate(long units, Instant at) {
    List<Draw> draws = new ArrayList<>();
    long open = units;
    for (Draw whole : plan(available())) {
      LotTree node = lane(whole.lot()).find(whole.lot(), order);
      if (open > 0 && !node.since().isAfter(at) && !whole.lot().availableFrom().isAfter(at)) {
        long taken = Math.min(open, whole.units());
        draws.add(new Draw(whole.lot(), taken));
        open -= taken;
      }
    }
    return draws;
  }

  /* Visits what has ended by an instant, pending lots first, with the instant at which it ended. */
  void forEachEndedBy(Instant instant, BiConsumer<LotTree, Instant> visitor) {
    Consumer<LotTree> atItsHardEnd =
        node -> visitor.accept(node, node.lot().expiry().hardAt());
    pending.forEachEndingBy(instant, atItsHardEnd);
    fixed.forEachEndingBy(instant, atItsHardEnd);
    for (Clock clock : clocks) {
      if (clock.until.isAfter(instant)) {
        clock.lots.forEachEndingBy(instant, atItsHardEnd);
      } else {
        clock.lots.forEach(node -> visitor.accept(node, endOf(node.lot())));
      }
    }
  }

  /* Visits all open lots, pending ones first. */
  void forEachLot(Consumer<? super LotTree> visitor) {
    pending.forEach(visitor);
    fixed.forEach(visitor);
    for (Clock clock : clocks) {
      clock.lots.forEach(visitor);
    }
  }

  /* What can be spent at a later instant if nothing happens but time, in a book without debt. */
  long availableAt(Instant instant) {
    long sum = fixed.sumEndingAfter(instant);
    for (Clock clock : clocks) {
      if (clock.until.isAfter(instant)) {
        sum += clock.lots.sumEndingAfter(instant);
      }
    }
    return sum;
  }

  private boolean onlyFixedLane() {
    for (Clock clock : clocks) {
      if (!clock.lots.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private int frontLane(LotTree[] lanes) {
    int best = -1;
    for (int i = 0; i < lanes.length; i++) {
      if (!lanes[i].isEmpty()
          && (best < 0 || comesFirst(lanes[i].first().lot(), lanes[best].first().lot()))) {
        best = i;
      }
    }
    return best;
  }

  private boolean comesFirst(Lot a, Lot b) {
    int c = order.preference(a, b);
    c = c != 0 ? c : endOf(a).compareTo(endOf(b));
    return (c != 0 ? c : order.compare(a, b)) < 0;
  }

  private static boolean isPending(Lot lot, Instant asOf) {
    return lot.availableFrom().isAfter(asOf);
  }

  private LotTree lane(Lot lot) {
    return lot.expiry().isSliding() ? clockOf(lot).lots : fixed;
  }

  private void setLane(Lot lot, LotTree lots) {
    if (lot.expiry().isSliding()) {
      Clock clock = clockOf(lot);
      setClock(new Clock(clock.name, clock.startedAt, clock.until, lots));
    } else {
      fixed = lots;
    }
  }

  /* A lot on a clock that the account never had ended before it came. */
  private Clock clockOf(Lot lot) {
    int i = clockIndex(lot.expiry().clock());
    return i >= 0
        ? clocks[i]
        : new Clock(lot.expiry().clock(), Instant.MIN, Instant.MIN, LotTree.EMPTY);
  }

  private int clockIndex(String name) {
    for (int i = 0; i < clocks.length; i++) {
      if (clocks[i].name.equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
