package dev.rapport.loyalty.ledger;

import static dev.rapport.loyalty.ledger.ReferenceParts.earlier;
import static dev.rapport.loyalty.ledger.ReferenceParts.later;

import dev.rapport.loyalty.ledger.ReferenceParts.CauseRef;
import dev.rapport.loyalty.ledger.ReferenceParts.ClockName;
import dev.rapport.loyalty.ledger.ReferenceParts.ClockRef;
import dev.rapport.loyalty.ledger.ReferenceParts.HoldRef;
import dev.rapport.loyalty.ledger.ReferenceParts.Move;
import dev.rapport.loyalty.ledger.ReferenceParts.Point;
import dev.rapport.loyalty.ledger.ReferenceParts.State;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.posting.DebitEntry;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry.Kind;
import dev.rapport.loyalty.posting.Pot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The books of the reference ledger and what time does to them: every single point is an object in one list, and every
 * question walks the list.
 */
final class ReferenceBooks {
  final Duration retention;
  final Comparator<Point> preference;
  List<Point> points = new ArrayList<>();
  Map<Long, Instant> lotSince = new HashMap<>();
  Map<String, HoldRef> holds = new LinkedHashMap<>();
  Map<String, String> resolved = new LinkedHashMap<>();
  Map<String, Instant> resolvedAt = new LinkedHashMap<>();
  Map<String, CauseRef> causes = new LinkedHashMap<>();
  Map<ClockName, ClockRef> clocks = new LinkedHashMap<>();
  Map<String, LedgerCommand> seen = new LinkedHashMap<>();
  Map<PointType, EnumMap<Pot, Long>> pots = new LinkedHashMap<>();
  Map<PointType, Instant> debtSince = new LinkedHashMap<>();
  List<DebitEntry.Expired> expired = new ArrayList<>();
  List<DebitEntry.Expired> reinstated = new ArrayList<>();
  Set<String> absorbed = new HashSet<>();
  Instant now = Instant.MIN;
  long lastLot;
  boolean closed;

  /* Every unit moved by the command at hand. */
  Map<Move, Long> moves = new HashMap<>();
  private boolean tellsMoves = true;
  private long written;

  ReferenceBooks(Duration retention, Comparator<Point> preference) {
    this.retention = retention;
    this.preference = preference;
  }

  Instant watermark() {
    return now.equals(Instant.MIN) ? now : now.minus(retention);
  }

  /* Moves one point, and counts it. */
  void move(Kind kind, Instant at, Point p, Pot to) {
    count(kind, at, p.type, p.lot, p.pot, to, 1);
    p.pot = to;
  }

  void count(Kind kind, Instant at, PointType type, long lot, Pot from, Pot to, long units) {
    if (tellsMoves) {
      moves.merge(new Move(kind, at, type, lot, from, to), units, Long::sum);
    }
    EnumMap<Pot, Long> ofType = pots.computeIfAbsent(type, unused -> new EnumMap<>(Pot.class));
    ofType.merge(from, -units, Long::sum);
    ofType.merge(to, units, Long::sum);
    written++;
  }

  /* A lot counts as untouched only since its last credit, for as long as anything of it is open. */
  void credit(Kind kind, Instant at, Point p) {
    boolean others = points.stream().anyMatch(o -> o != p && o.lot == p.lot && o.pot == Pot.OPEN);
    lotSince.put(p.lot, others ? later(since(p.lot), at) : at);
    move(kind, at, p, Pot.OPEN);
  }

  /* New points of a new lot like the given one. */
  void open(Kind kind, Instant at, Point like, long units) {
    for (int i = 0; i < units; i++) {
      Point p = like.copy();
      points.add(p);
      credit(kind, at, p);
    }
  }

  /* A new lot of points that come back is what earned them, too, if that is remembered to have earned any. */
  void comesBack(Point one) {
    CauseRef cause = openCause(one.origin.cause());
    if (cause != null && cause.earns.containsKey(one.type)) {
      cause.earn(one.type).lots.add(one.copy());
    }
  }

  void touch(long lot, Instant at) {
    lotSince.put(lot, later(since(lot), at));
  }

  Instant since(long lot) {
    return lotSince.getOrDefault(lot, Instant.MIN);
  }

  long debt(PointType type) {
    EnumMap<Pot, Long> ofType = pots.get(type);
    return ofType == null ? 0 : -ofType.getOrDefault(Pot.DEBT, 0L);
  }

  @Nullable
  CauseRef openCause(String id) {
    CauseRef cause = causes.get(id);
    return cause != null && cause.openUntil.isAfter(now) ? cause : null;
  }

  /* The cause to write on, or null if nobody is going to remember it. */
  @Nullable
  CauseRef causeFor(String id, Instant until) {
    if (id.isEmpty()) {
      return null;
    }
    CauseRef cause = openCause(id);
    if (cause == null) {
      if (!until.isAfter(now)) {
        return null;
      }
      cause = new CauseRef();
      causes.put(id, cause);
    }
    cause.openUntil = later(cause.openUntil, until);
    return cause;
  }

  void resolve(String id, String how, Instant at) {
    holds.remove(id);
    resolved.put(id, how);
    resolvedAt.put(id, at);
  }

  String resolution(String id) {
    Instant at = resolvedAt.get(id);
    return at == null || at.isBefore(watermark())
        ? "HOLD_NOT_FOUND"
        : resolved.getOrDefault(id, "HOLD_NOT_FOUND");
  }

  void release(Kind kind, Instant at, List<Point> released, Instant heldAt) {
    for (Point p : released) {
      credit(kind, at, p);
    }
    for (Point p : released) {
      if (!isAlive(p, heldAt)) {
        move(Kind.EXPIRED, at, p, Pot.EXPIRED);
      }
    }
  }

  /* Available points in draw order; those that a late debit may touch where it is late. */
  List<Point> draw(PointType type, long units, Instant at) {
    List<Point> front = select(type, p -> !p.from.isAfter(now));
    front.sort(preference
        .thenComparing(this::end)
        .thenComparing(p -> p.hardAt)
        .thenComparing(p -> p.earnedAt)
        .thenComparingLong(p -> p.lot));
    if (at.isBefore(now)) {
      front.removeIf(p -> since(p.lot).isAfter(at) || p.from.isAfter(at));
    }
    return new ArrayList<>(front.subList(0, (int) Math.min(units, front.size())));
  }

  List<Point> select(PointType type, Predicate<Point> wanted) {
    List<Point> selected = new ArrayList<>();
    for (Point p : points) {
      if (p.pot == Pot.OPEN && p.type.equals(type) && wanted.test(p)) {
        selected.add(p);
      }
    }
    return selected;
  }

  /* Lets time pass, event by event. Returns the last instant at which there was something to write down. */
  Instant advance(Instant until) {
    Instant last = Instant.MIN;
    while (true) {
      Instant next = nextEvent();
      if (next.isAfter(until) || next.equals(Instant.MAX)) {
        return last;
      }
      now = later(now, next);
      long before = written;
      payDebt(next);
      for (Map.Entry<String, HoldRef> held : new ArrayList<>(holds.entrySet())) {
        HoldRef hold = held.getValue();
        if (!hold.timesOutAt.isAfter(next)) {
          resolve(held.getKey(), "HOLD_TIMED_OUT", hold.timesOutAt);
          release(Kind.TIMED_OUT, hold.timesOutAt, hold.points, hold.heldAt);
          written++;
        } else if (hold.runsOut) {
          endHeld(hold, next);
        }
      }
      payDebt(next);
      for (Point p : points) {
        if (p.pot == Pot.OPEN && !end(p).isAfter(next)) {
          move(Kind.EXPIRED, later(since(p.lot), end(p)), p, Pot.EXPIRED);
        }
      }
      last = written > before ? now : last;
    }
  }

  private Instant nextEvent() {
    Instant next = Instant.MAX;
    for (Point p : points) {
      if (p.pot == Pot.OPEN) {
        next = earlier(next, end(p));
        next = p.from.isAfter(now) ? earlier(next, p.from) : next;
      }
    }
    for (HoldRef hold : holds.values()) {
      next = earlier(next, hold.timesOutAt);
      for (Point p : hold.points) {
        next = hold.runsOut ? earlier(next, end(p)) : next;
      }
    }
    return next;
  }

  private void endHeld(HoldRef hold, Instant next) {
    List<Point> ended = new ArrayList<>(hold.points);
    ended.removeIf(p -> end(p).isAfter(next));
    Instant at = later(hold.heldAt, next);
    for (Point p : ended) {
      at = later(at, p.redatedAt);
    }
    for (Point p : ended) {
      move(Kind.EXPIRED, at, p, Pot.EXPIRED);
    }
    hold.points.removeAll(ended);
  }

  void payDebt(Instant at) {
    for (PointType type : new ArrayList<>(pots.keySet())) {
      Instant owed = debtSince.getOrDefault(type, Instant.MIN);
      if (debt(type) > 0 && !owed.isAfter(at)) {
        List<Point> paid = draw(type, debt(type), at);
        Instant paidAt = owed;
        for (Point p : paid) {
          paidAt = later(paidAt, later(since(p.lot), p.from));
        }
        for (Point p : paid) {
          move(Kind.DEBT_PAID, paidAt, p, Pot.DEBT);
        }
      }
    }
  }

  /* A clock must have begun by then and last longer; whether it lasts still is for time to tell. */
  boolean runs(PointType type, Expiry expiry, Instant then) {
    ClockRef run = clock(type, expiry.clock());
    return expiry.clock().isEmpty()
        || (run.startedAt().compareTo(then) <= 0 && then.isBefore(run.until()));
  }

  /* And if points have begun since, the clock must have lasted until then. */
  boolean runs(PointType type, Expiry expiry, Instant then, Instant from) {
    Instant begun = later(then, from);
    return runs(type, expiry, then) && (begun.isAfter(now) || runs(type, expiry, begun));
  }

  /* Whether a point that left its lot would have come through on the clock it was put on last. */
  boolean isAlive(Point p, Instant leftAt) {
    return p.clock.isEmpty() || ranSince(p.type, p.clock, later(leftAt, p.redatedAt));
  }

  private boolean ranSince(PointType type, String clock, Instant since) {
    return clocks.containsKey(new ClockName(type, clock))
        && !clock(type, clock).startedAt().isAfter(since);
  }

  ClockRef clock(PointType type, String name) {
    return clocks.getOrDefault(new ClockName(type, name), ClockRef.NONE);
  }

  void slide(PointType type, String name, Instant at, Instant until) {
    ClockRef old = clock(type, name);
    Instant startedAt = at;
    if (at.isBefore(old.startedAt())) {
      startedAt = until.isBefore(old.startedAt()) ? old.startedAt() : at;
    } else if (old.until().isAfter(at)) {
      startedAt = old.startedAt();
    }
    clocks.put(new ClockName(type, name), new ClockRef(startedAt, later(old.until(), until)));
  }

  Instant end(Point p) {
    return p.clock.isEmpty()
        ? p.hardAt
        : earlier(p.hardAt, later(clock(p.type, p.clock).until(), p.from));
  }

  State state(PointType type) {
    long pending = 0;
    long held = 0;
    long open = 0;
    Map<Long, Long> lots = new HashMap<>();
    Map<Instant, Long> ends = new HashMap<>();
    for (Point p : points) {
      if (p.type.equals(type)) {
        held += p.pot == Pot.HELD ? 1 : 0;
        if (p.pot == Pot.OPEN) {
          open++;
          pending += p.from.isAfter(now) ? 1 : 0;
          lots.merge(p.lot, 1L, Long::sum);
          if (!end(p).equals(Instant.MAX)) {
            ends.merge(end(p), 1L, Long::sum);
          }
        }
      }
    }
    Map<Pot, Long> totals = new HashMap<>(pots.getOrDefault(type, new EnumMap<>(Pot.class)));
    totals.values().removeIf(units -> units == 0);
    Map<String, ClockRef> running = new HashMap<>();
    clocks.forEach((clock, run) -> {
      if (clock.type().equals(type) && run.until().isAfter(now)) {
        running.put(clock.name(), run);
      }
    });
    return new State(open - pending, pending, held, debt(type), lots, ends, totals, running);
  }

  ReferenceBooks copy() {
    ReferenceBooks copy = new ReferenceBooks(retention, preference);
    copy.become(this);
    copy.seen = new LinkedHashMap<>(seen);
    return copy;
  }

  /* Takes over everything but the commands seen. */
  void become(ReferenceBooks other) {
    IdentityHashMap<Point, Point> copies = becomeToday(other);
    causes = new LinkedHashMap<>();
    other.causes.forEach((id, cause) -> causes.put(id, cause.copy(copies)));
    resolved = new LinkedHashMap<>(other.resolved);
    resolvedAt = new LinkedHashMap<>(other.resolvedAt);
    lastLot = other.lastLot;
    expired = new ArrayList<>(other.expired);
    reinstated = new ArrayList<>(other.reinstated);
    absorbed = new HashSet<>(other.absorbed);
    closed = other.closed;
  }

  /* Books in which nothing but time is going to pass. */
  ReferenceBooks today() {
    ReferenceBooks today = new ReferenceBooks(retention, preference);
    today.becomeToday(this);
    today.tellsMoves = false;
    return today;
  }

  /* Takes over what there is, not what is remembered: time alone needs no more. */
  private IdentityHashMap<Point, Point> becomeToday(ReferenceBooks other) {
    IdentityHashMap<Point, Point> copies = new IdentityHashMap<>(2 * other.points.size());
    points = new ArrayList<>(other.points.size());
    for (Point p : other.points) {
      Point c = p.copy();
      copies.put(p, c);
      points.add(c);
    }
    lotSince = new HashMap<>(other.lotSince);
    holds = new LinkedHashMap<>();
    other.holds.forEach((id, hold) -> holds.put(id, hold.copy(copies)));
    clocks = new LinkedHashMap<>(other.clocks);
    pots = new LinkedHashMap<>();
    other.pots.forEach((type, totals) -> pots.put(type, new EnumMap<>(totals)));
    debtSince = new LinkedHashMap<>(other.debtSince);
    now = other.now;
    moves = new HashMap<>();
    return copies;
  }
}
