package dev.rapport.loyalty.ledger;

import static com.google.common.base.Preconditions.checkState;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.openlots.LotOrder;
import dev.rapport.loyalty.openlots.OpenLots;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.posting.AccountSnapshot.OpenLot;
import dev.rapport.loyalty.posting.Pot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
  record Clock(String name, Instant startedAt, Instant until, OpenLots lots) {
    /* Nobody can tell any more that it ever ran: what takes effect earlier is declined. */
    boolean isForgotten(Instant watermark) {
      return lots.isEmpty() && until.isBefore(watermark);
    }
  }

  private static final Clock[] NO_CLOCKS = {};
  private static final long[] NO_POTS = {};
  private static final OpenLots NOT_YET = OpenLots.empty(new ByAvailability());

  private static final class ByAvailability implements LotOrder {
    @Override
    public int compare(Lot a, Lot b) {
      int c = a.availableFrom().compareTo(b.availableFrom());
      return c != 0 ? c : Long.compare(a.id(), b.id());
    }

    @Override
    public boolean ascendsByEnd() {
      return false;
    }
  }

  final PointType type;
  private final LaneOrder order;
  private OpenLots pending = NOT_YET;
  private OpenLots fixed;
  private Clock[] clocks = NO_CLOCKS;
  private Instant debtSince = Instant.MIN;
  private long[] pots;
  private boolean frozen;

  Book(PointType type, LaneOrder order) {
    this.type = type;
    this.order = order;
    this.fixed = OpenLots.empty(order);
    this.pots = NO_POTS;
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
      if (lots != pot(Pot.OPEN)) {
        throw new IllegalStateException("open lots of " + type + " must sum to " + pot(Pot.OPEN)
            + ", sum to " + lots + ". This is a defect of the ledger.");
      }
      checkRange();
      frozen = true;
    }
  }

  /* What time alone will do, and any question, stays in the range of long: held points come back, all points end. */
  private void checkRange() {
    long points = Math.addExact(pot(Pot.OPEN), pot(Pot.HELD));
    Math.addExact(points, Math.max(0, pot(Pot.EXPIRED)));
    Math.negateExact(pot(Pot.DEBT));
  }

  long pot(Pot pot) {
    int i = pot.ordinal();
    return i < pots.length ? pots[i] : 0;
  }

  long debt() {
    return -pot(Pot.DEBT);
  }

  Instant debtSince() {
    return debtSince;
  }

  void owesSince(Instant at) {
    debtSince = later(debtSince, at);
  }

  void move(Pot from, Pot to, long units) {
    setPot(from, Math.subtractExact(pot(from), units));
    setPot(to, Math.addExact(pot(to), units));
  }

  void setPot(Pot pot, long units) {
    // Pots that points rarely reach come last, so most accounts copy four or five.
    if (pot.ordinal() >= pots.length) {
      pots = Arrays.copyOf(pots, pot.ordinal() + 1);
    }
    pots[pot.ordinal()] = units;
  }

  /* A copy to try something out. */
  Book scratch() {
    return new Book(this);
  }

  OpenLots pending() {
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

  Clock[] clocks() {
    return clocks.clone();
  }

  void forgetClocks(Instant watermark) {
    for (Clock clock : clocks) {
      if (clock.isForgotten(watermark)) {
        clocks =
            Stream.of(clocks).filter(kept -> !kept.isForgotten(watermark)).toArray(Clock[]::new);
        return;
      }
    }
  }

  boolean hasEnded(Expiry expiry, Instant now) {
    return expiry.isSliding() && !ranAt(expiry.clock(), now);
  }

  /* Whether a clock ran at an instant, and has not started anew since: by now it may have run out. */
  boolean ranAt(String name, Instant instant) {
    int i = clockIndex(name);
    return i >= 0 && !clocks[i].startedAt.isAfter(instant) && clocks[i].until.isAfter(instant);
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
      setClock(new Clock(name, at, until, OpenLots.empty(order)));
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

  /* When time next changes an open lot by itself. */
  Instant nextChangeOf(Lot lot, Instant asOf) {
    return isPending(lot, asOf) ? earlier(lot.availableFrom(), lot.expiry().hardAt()) : endOf(lot);
  }

  /* The next instant at which time changes this book by itself, if it has by one; the end of time if it never does. */
  Instant nextEvent(Instant done) {
    Instant next = earlier(pending.earliestEnd(), fixed.earliestEnd());
    if (!pending.isEmpty()) {
      next = earlier(next, pending.first().lot().availableFrom());
    }
    for (Clock clock : clocks) {
      if (!clock.lots.isEmpty()) {
        boolean runs = clock.until.isAfter(done);
        next = earlier(
            next, runs ? earlier(clock.until, clock.lots.earliestEnd()) : earliestEnd(clock));
      }
    }
    return next;
  }

  /* Of a clock that stopped: on it are only lots that began later, and were reported later still. */
  private Instant earliestEnd(Clock stopped) {
    Instant[] earliest = {Instant.MAX};
    stopped.lots.forEach(open -> earliest[0] = earlier(earliest[0], endOf(open.lot())));
    return earliest[0];
  }

  /* Lets pending lots become available. Nobody posts that: their date was posted with them. */
  void activateUpTo(Instant asOf) {
    while (!pending.isEmpty()) {
      OpenLot first = pending.first();
      if (first.lot().availableFrom().isAfter(asOf)) {
        return;
      }
      pending = pending.without(first.lot());
      Lot lot = first.lot();
      setLane(lot, lane(lot).with(lot, first.remaining(), first.since()));
    }
  }

  /* What is left of a lot under its present terms, or null if it is not open. */
  @Nullable
  OpenLot find(Lot lot, Instant asOf) {
    return isPending(lot, asOf) ? pending.find(lot) : lane(lot).find(lot);
  }

  /* The same for a lot that is open, if no entry is missing. */
  OpenLot present(Lot lot, Instant asOf) {
    OpenLot open = find(lot, asOf);
    checkState(open != null, "lot %s must be open, is not. Are entries missing?", lot.id());
    return open;
  }

  void put(Lot lot, long units, Instant at, Instant asOf) {
    OpenLot open = find(lot, asOf);
    if (open == null) {
      open(lot, units, at, asOf);
    } else {
      set(lot, Math.addExact(open.remaining(), units), later(open.since(), at), asOf);
    }
  }

  void take(Lot lot, long units, Instant asOf) {
    OpenLot open = present(lot, asOf);
    checkState(
        open.remaining() >= units,
        "lot %s must have %s units, has %s. Are entries missing?",
        lot.id(),
        units,
        open.remaining());
    set(lot, open.remaining() - units, open.since(), asOf);
  }

  /* Opens a lot that was not there before. */
  void open(Lot lot, long units, Instant at, Instant asOf) {
    set(lot, units, at, asOf);
  }

  /* Gives a lot other terms, if it is open. Its units have lain in it no longer for a change of terms that is reported late. */
  void replace(Lot before, Lot after, Instant at, Instant asOf) {
    OpenLot open = find(before, asOf);
    if (open != null) {
      take(before, open.remaining(), asOf);
      put(after, open.remaining(), later(open.since(), at), asOf);
    }
  }

  private void set(Lot lot, long remaining, Instant since, Instant asOf) {
    if (isPending(lot, asOf)) {
      pending = remaining == 0 ? pending.without(lot) : pending.with(lot, remaining, since);
    } else {
      OpenLots lane = lane(lot);
      setLane(lot, remaining == 0 ? lane.without(lot) : lane.with(lot, remaining, since));
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
    if (onlyFixedLane()) {
      return fixed.draw(units);
    }
    List<Draw> draws = new ArrayList<>();
    OpenLots[] lanes = new OpenLots[clocks.length + 1];
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
      OpenLot first = lanes[best].first();
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
    // Nearly always the first lots will do; where not, look at more of them, and at last at all.
    long available = available();
    long among = Math.min(units, available);
    List<Draw> draws = lainSince(at, plan(among), units);
    while (among < available && Draw.sum(draws) < units) {
      among = among > available / 8 ? available : 8 * among;
      draws = lainSince(at, plan(among), units);
    }
    return draws;
  }

  /* At most so many units of the lots drawn that have lain in them since before an instant. */
  private List<Draw> lainSince(Instant at, List<Draw> planned, long units) {
    List<Draw> draws = new ArrayList<>();
    long open = units;
    for (Draw draw : planned) {
      Lot lot = draw.lot();
      OpenLot rest = lane(lot).find(lot);
      boolean lay =
          rest != null && !rest.since().isAfter(at) && !lot.availableFrom().isAfter(at);
      if (open > 0 && lay) {
        long taken = Math.min(open, draw.units());
        draws.add(new Draw(lot, taken));
        open -= taken;
      }
    }
    return draws;
  }

  /* Visits what has ended by an instant, pending lots first, with the instant at which it ended. */
  void forEachEndedBy(Instant instant, BiConsumer<OpenLot, Instant> visitor) {
    Consumer<OpenLot> atItsHardEnd =
        open -> visitor.accept(open, open.lot().expiry().hardAt());
    pending.forEachEndingBy(instant, atItsHardEnd);
    fixed.forEachEndingBy(instant, atItsHardEnd);
    for (Clock clock : clocks) {
      if (clock.until.isAfter(instant)) {
        clock.lots.forEachEndingBy(instant, atItsHardEnd);
      } else {
        clock.lots.forEach(open -> {
          Instant end = endOf(open.lot());
          if (!end.isAfter(instant)) {
            visitor.accept(open, end);
          }
        });
      }
    }
  }

  /* Visits all open lots, pending ones first. */
  void forEachLot(Consumer<? super OpenLot> visitor) {
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

  private int frontLane(OpenLots[] lanes) {
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

  private OpenLots lane(Lot lot) {
    return lot.expiry().isSliding() ? clockOf(lot).lots : fixed;
  }

  private void setLane(Lot lot, OpenLots lots) {
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
        : new Clock(lot.expiry().clock(), Instant.MIN, Instant.MIN, OpenLots.empty(order));
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
