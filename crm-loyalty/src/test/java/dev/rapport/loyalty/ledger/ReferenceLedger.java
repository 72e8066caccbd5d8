package dev.rapport.loyalty.ledger;

import static dev.rapport.loyalty.ledger.ReferenceParts.earlier;
import static dev.rapport.loyalty.ledger.ReferenceParts.extent;
import static dev.rapport.loyalty.ledger.ReferenceParts.later;
import static dev.rapport.loyalty.ledger.ReferenceParts.limit;

import dev.rapport.loyalty.ledger.ReferenceParts.CauseRef;
import dev.rapport.loyalty.ledger.ReferenceParts.ClockRef;
import dev.rapport.loyalty.ledger.ReferenceParts.HoldRef;
import dev.rapport.loyalty.ledger.ReferenceParts.Place;
import dev.rapport.loyalty.ledger.ReferenceParts.Point;
import dev.rapport.loyalty.ledger.ReferenceParts.SpendRef;
import dev.rapport.loyalty.ledger.ReferenceParts.State;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.HoldCommand;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.ShortfallPolicy;
import dev.rapport.loyalty.posting.UpkeepCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
 * The ledger as somebody would write it who has all the time in the world: every single point is an object in one list, and
 * every question walks the list. Slow, mutable and obvious; the real ledger must give the same answers.
 */
final class ReferenceLedger {
  private final Duration retention;
  private final Comparator<Point> preference;
  List<Point> points = new ArrayList<>();
  private Map<Long, Instant> lotSince = new HashMap<>();
  private Map<String, HoldRef> holds = new LinkedHashMap<>();
  private Map<String, String> resolved = new LinkedHashMap<>();
  private Map<String, Instant> resolvedAt = new LinkedHashMap<>();
  Map<String, CauseRef> causes = new LinkedHashMap<>();
  Map<String, ClockRef> clocks = new LinkedHashMap<>();
  private final Map<String, LedgerCommand> seen = new LinkedHashMap<>();
  private long debt;
  private Instant debtSince = Instant.MIN;
  private Instant effectiveAt = Instant.MIN;
  private Instant now = Instant.MIN;
  long lastLot;
  Set<String> reinstated = new HashSet<>();

  ReferenceLedger(Duration retention, Comparator<Point> preference) {
    this.retention = retention;
    this.preference = preference;
  }

  /** Carries out a command and says how it went, in the words of the real ledger. */
  String decide(LedgerCommand command) {
    Instant at = command.posting().effectiveAt();
    Instant watermark = watermark();
    LedgerCommand before = seen.get(command.posting().key());
    if (before != null && !before.posting().effectiveAt().isBefore(watermark)) {
      return before.payload().equals(command.payload()) ? "duplicate" : "conflict";
    }
    if (at.isBefore(watermark)) {
      return "TOO_OLD";
    }
    if (command instanceof UpkeepCommand.Sweep) {
      ReferenceLedger trial = copy();
      Instant last = trial.advance(at);
      if (last.isAfter(Instant.MIN)) {
        advance(last);
        forget();
      }
      return "accepted";
    }
    ReferenceLedger undo = copy();
    advance(at);
    now = later(now, at);
    String refusal = carryOut(command, at);
    if (!refusal.isEmpty()) {
      become(undo);
      return refusal;
    }
    seen.put(command.posting().key(), command);
    advance(now);
    payDebt(now);
    forget();
    return "accepted";
  }

  /* Lets go of what no later answer can depend on, so that a long run stays as fast as a short one. */
  private void forget() {
    points.removeIf(p -> p.place != Place.OPEN && p.place != Place.HELD);
    Set<Long> open = new HashSet<>();
    points.forEach(p -> open.add(p.lot));
    lotSince.keySet().retainAll(open);
    causes.values().removeIf(cause -> !cause.openUntil.isAfter(now));
    Instant watermark = watermark();
    resolvedAt.values().removeIf(at -> at.isBefore(watermark));
    resolved.keySet().retainAll(resolvedAt.keySet());
    seen.values().removeIf(command -> command.posting().effectiveAt().isBefore(watermark));
  }

  private String carryOut(LedgerCommand command, Instant at) {
    effectiveAt = at;
    return switch (command.kind()) {
      case EARN -> {
        CreditCommand.Earn c = (CreditCommand.Earn) command;
        if (!runs(c.terms().expiry(), at)) {
          yield "CLOCK_NOT_RUNNING";
        }
        long lot = open(at, c.points().units(), c.terms(), c.origin());
        CauseRef cause = causeFor(c.origin().cause(), c.reversibleUntil());
        if (cause != null) {
          cause.lots.add(lot);
          cause.earned += c.points().units();
          cause.since = later(cause.since, at);
        }
        yield "";
      }
      case GRANT -> {
        CreditCommand.Grant c = (CreditCommand.Grant) command;
        if (!runs(c.terms().expiry(), at)) {
          yield "CLOCK_NOT_RUNNING";
        }
        open(at, c.points().units(), c.terms(), c.origin());
        yield "";
      }
      case SPEND -> {
        DebitCommand.Spend c = (DebitCommand.Spend) command;
        List<Point> drawn = draw(c.points().units(), at);
        if (drawn.size() < c.points().units()) {
          yield "INSUFFICIENT_POINTS";
        }
        drawn.forEach(p -> p.place = Place.SPENT);
        spent(c.cause(), c.reversibleUntil(), drawn, at, at);
        yield "";
      }
      case DEDUCT -> {
        DebitCommand.Deduct c = (DebitCommand.Deduct) command;
        yield debit(
            c.points().units(), draw(c.points().units(), at), c.shortfall(), Place.ADJUSTED);
      }
      case PLACE_HOLD -> {
        HoldCommand.PlaceHold c = (HoldCommand.PlaceHold) command;
        List<Point> drawn = draw(c.points().units(), at);
        if (drawn.size() < c.points().units()) {
          yield "INSUFFICIENT_POINTS";
        }
        HoldRef hold = new HoldRef();
        hold.heldAt = at;
        hold.timesOutAt = c.timesOutAt();
        hold.runsOut = c.runsOut();
        hold.points = drawn;
        drawn.forEach(p -> p.place = Place.HELD);
        holds.put(c.posting().key(), hold);
        yield "";
      }
      case CAPTURE -> capture((HoldCommand.Capture) command, at);
      case VOID_HOLD -> {
        String id = ((HoldCommand.VoidHold) command).hold();
        HoldRef hold = holds.get(id);
        if (hold == null) {
          yield resolution(id);
        }
        if (at.isBefore(hold.heldAt)) {
          yield "BEFORE_ITS_CAUSE";
        }
        resolve(id, "HOLD_ALREADY_VOIDED", at);
        release(hold.points, hold.heldAt, at);
        yield "";
      }
      case ACTIVATE -> activate((CreditCommand.Activate) command, at);
      case REVERSE -> reverse((DebitCommand.Reverse) command, at);
      case RESTORE -> restore((CreditCommand.Restore) command, at);
      default -> new ReferenceMoves(this).carryOut(command, at);
    };
  }

  private String capture(HoldCommand.Capture c, Instant at) {
    HoldRef hold = holds.get(c.hold());
    if (hold == null) {
      return resolution(c.hold());
    }
    if (at.isBefore(hold.heldAt)) {
      return "BEFORE_ITS_CAUSE";
    }
    int units = (int) c.points().units();
    if (hold.points.size() < units) {
      return "HOLD_TOO_SMALL";
    }
    resolve(c.hold(), "HOLD_ALREADY_CAPTURED", at);
    List<Point> captured = new ArrayList<>(hold.points.subList(0, units));
    captured.forEach(p -> p.place = Place.SPENT);
    spent(c.cause(), c.reversibleUntil(), captured, hold.heldAt, at);
    release(hold.points.subList(units, hold.points.size()), hold.heldAt, at);
    return "";
  }

  private String activate(CreditCommand.Activate c, Instant at) {
    if (!runs(c.expiry(), at)) {
      return "CLOCK_NOT_RUNNING";
    }
    List<Point> pending = select(
        p -> p.from.isAfter(now) && p.cause.equals(c.cause()) && !since(p.lot).isAfter(at));
    pending.sort(Comparator.comparing((Point p) -> p.from).thenComparingLong(p -> p.lot));
    int units = (int) c.points().units();
    if (pending.size() < units) {
      return "EXCEEDS_PENDING";
    }
    Map<Long, Long> newLots = new LinkedHashMap<>();
    for (Point p : pending.subList(0, units)) {
      p.lot = newLots.computeIfAbsent(p.lot, unused -> ++lastLot);
      p.from = at;
      p.hardAt = c.expiry().hardAt();
      p.clock = c.expiry().clock();
      lotSince.put(p.lot, at);
    }
    CauseRef cause = causeFor(c.cause(), Instant.MIN);
    if (cause != null) {
      cause.lots.addAll(newLots.values());
    }
    return "";
  }

  private String reverse(DebitCommand.Reverse c, Instant at) {
    CauseRef cause = openCause(c.cause());
    if (cause == null) {
      return "CAUSE_CLOSED";
    }
    if (cause.lots.isEmpty()) {
      return "EXCEEDS_EARNED";
    }
    if (at.isBefore(cause.since)) {
      return "BEFORE_ITS_CAUSE";
    }
    long units = extent(c.extent(), cause.earned, cause.reversed);
    if (units > cause.earned - cause.reversed) {
      return "EXCEEDS_EARNED";
    }
    List<Point> reach = new ArrayList<>();
    for (boolean pending : new boolean[] {true, false}) {
      if (pending || c.shortfall().reach() != ShortfallPolicy.Reach.PENDING_OF_CAUSE) {
        for (long lot : cause.lots) {
          reach.addAll(select(p ->
              p.lot == lot && p.from.isAfter(now) == pending && !since(p.lot).isAfter(at)));
        }
      }
    }
    if (c.shortfall().reach() == ShortfallPolicy.Reach.BALANCE) {
      for (Point p : draw(Integer.MAX_VALUE, at)) {
        if (!reach.contains(p)) {
          reach.add(p);
        }
      }
    }
    List<Point> drawn = reach.subList(0, (int) Math.min(units, reach.size()));
    String refusal = debit(units, drawn, c.shortfall(), Place.REVERSED);
    if (refusal.isEmpty()) {
      cause.reversed += units;
      cause.since = later(cause.since, at);
    }
    return refusal;
  }

  private String restore(CreditCommand.Restore c, Instant at) {
    CauseRef cause = openCause(c.cause());
    if (cause == null) {
      return "CAUSE_CLOSED";
    }
    long spent = cause.spends.stream().mapToLong(s -> s.points.size()).sum();
    long restored = cause.spends.stream().mapToLong(s -> s.restored).sum();
    long units = extent(c.extent(), spent, restored);
    if (spent == 0 || units > spent - restored) {
      return "EXCEEDS_SPENT";
    }
    List<Point> lifeless = new ArrayList<>();
    for (int i = cause.spends.size() - 1; i >= 0 && units > 0; i--) {
      SpendRef spend = cause.spends.get(i);
      if (spend.restored < spend.points.size() && at.isBefore(spend.since)) {
        return "BEFORE_ITS_CAUSE";
      }
      long oldLot = 0;
      long newLot = 0;
      while (units > 0 && spend.restored < spend.points.size()) {
        Point p = spend.points.get(spend.points.size() - 1 - spend.restored);
        boolean alive = isAlive(p, spend.spentAt);
        Instant end = alive ? end(p) : Instant.MIN;
        spend.restored++;
        spend.since = later(spend.since, at);
        units--;
        if (c.graceUntil().isAfter(at) && c.graceUntil().isAfter(end)) {
          newLot = p.lot == oldLot ? newLot : ++lastLot;
          oldLot = p.lot;
          Point fresh = p.copy();
          fresh.lot = newLot;
          fresh.hardAt = c.graceUntil();
          fresh.clock = "";
          points.add(fresh);
          credit(fresh, at);
        } else {
          Point fresh = p.copy();
          points.add(fresh);
          credit(fresh, at);
          if (!alive) {
            lifeless.add(fresh);
          }
        }
      }
    }
    lifeless.forEach(p -> p.place = Place.EXPIRED);
    return "";
  }

  private String debit(long units, List<Point> drawn, ShortfallPolicy policy, Place place) {
    long available = select(p -> !p.from.isAfter(now)).size();
    long limit = limit(policy.debt(), available);
    long missing = units - drawn.size();
    long more = Math.min(missing, Math.max(0, limit - debt));
    if (missing > more && policy.declinesRest()) {
      return policy.debt().equals(ShortfallPolicy.DebtLimit.none())
          ? "INSUFFICIENT_POINTS"
          : "DEBT_LIMIT";
    }
    drawn.forEach(p -> p.place = place);
    debt += more;
    debtSince = more > 0 ? later(debtSince, effectiveAt) : debtSince;
    return "";
  }

  private long open(Instant at, long units, LotTerms terms, Origin origin) {
    lastLot++;
    for (int i = 0; i < units; i++) {
      Point p = new Point();
      p.lot = lastLot;
      p.earnedAt = at;
      p.from = later(at, terms.availableFrom());
      p.hardAt = terms.expiry().hardAt();
      p.clock = terms.expiry().clock();
      p.cause = origin.cause();
      p.partner = origin.partner();
      points.add(p);
      credit(p, at);
    }
    return lastLot;
  }

  /* A lot counts as untouched only since its last credit, for as long as anything of it is open. */
  void credit(Point p, Instant at) {
    boolean others =
        points.stream().anyMatch(o -> o != p && o.lot == p.lot && o.place == Place.OPEN);
    lotSince.put(p.lot, others ? later(since(p.lot), at) : at);
    p.place = Place.OPEN;
  }

  private void release(List<Point> released, Instant heldAt, Instant at) {
    for (Point p : released) {
      credit(p, at);
    }
    for (Point p : released) {
      if (!isAlive(p, heldAt)) {
        p.place = Place.EXPIRED;
      }
    }
  }

  private void spent(
      String causeId, Instant until, List<Point> drawn, Instant spentAt, Instant at) {
    CauseRef cause = causeFor(causeId, until);
    if (cause != null) {
      SpendRef spend = new SpendRef();
      spend.points = new ArrayList<>(drawn);
      spend.spentAt = spentAt;
      spend.since = at;
      cause.spends.add(spend);
    }
  }

  private @Nullable CauseRef causeFor(String id, Instant until) {
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

  private @Nullable CauseRef openCause(String id) {
    CauseRef cause = causes.get(id);
    return cause != null && cause.openUntil.isAfter(now) ? cause : null;
  }

  private void resolve(String id, String how, Instant at) {
    holds.remove(id);
    resolved.put(id, how);
    resolvedAt.put(id, at);
  }

  private String resolution(String id) {
    Instant at = resolvedAt.get(id);
    return at == null || at.isBefore(now.minus(retention))
        ? "HOLD_NOT_FOUND"
        : resolved.getOrDefault(id, "HOLD_NOT_FOUND");
  }

  /* Available points in draw order; those that a late debit may touch where it is late. */
  List<Point> draw(long units, Instant at) {
    List<Point> front = select(p -> !p.from.isAfter(now));
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

  List<Point> select(Predicate<Point> wanted) {
    List<Point> selected = new ArrayList<>();
    for (Point p : points) {
      if (p.place == Place.OPEN && wanted.test(p)) {
        selected.add(p);
      }
    }
    return selected;
  }

  /* Lets time pass, event by event. Returns the last instant at which there was something to write down. */
  private Instant advance(Instant until) {
    Instant last = Instant.MIN;
    while (true) {
      Instant next = Instant.MAX;
      for (Point p : points) {
        if (p.place == Place.OPEN) {
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
      if (next.isAfter(until) || next.equals(Instant.MAX)) {
        return last;
      }
      now = later(now, next);
      boolean wrote = payDebt(next);
      for (Map.Entry<String, HoldRef> held : new ArrayList<>(holds.entrySet())) {
        HoldRef hold = held.getValue();
        if (!hold.timesOutAt.isAfter(next)) {
          resolve(held.getKey(), "HOLD_TIMED_OUT", hold.timesOutAt);
          release(hold.points, hold.heldAt, hold.timesOutAt);
          wrote = true;
        } else if (hold.runsOut) {
          for (Point p : new ArrayList<>(hold.points)) {
            if (!end(p).isAfter(next)) {
              p.place = Place.EXPIRED;
              hold.points.remove(p);
              wrote = true;
            }
          }
        }
      }
      wrote |= payDebt(next);
      for (Point p : points) {
        if (p.place == Place.OPEN && !end(p).isAfter(next)) {
          p.place = Place.EXPIRED;
          wrote = true;
        }
      }
      last = wrote ? now : last;
    }
  }

  private boolean payDebt(Instant at) {
    if (debt == 0 || debtSince.isAfter(at)) {
      return false;
    }
    List<Point> front = draw(Long.MAX_VALUE, at);
    long paid = Math.min(debt, front.size());
    front.subList(0, (int) paid).forEach(p -> p.place = Place.DEBT);
    debt -= paid;
    return paid > 0;
  }

  boolean runs(Expiry expiry, Instant since) {
    return !expiry.isSliding()
        || (clock(expiry.clock()).until().isAfter(now) && ranSince(expiry.clock(), since));
  }

  /* Whether a point that left its lot would have come through on the clock it was put on last. */
  private boolean isAlive(Point p, Instant leftAt) {
    return p.clock.isEmpty() || ranSince(p.clock, later(leftAt, p.redatedAt));
  }

  private boolean ranSince(String clock, Instant since) {
    return clocks.containsKey(clock) && !clock(clock).startedAt().isAfter(since);
  }

  private ClockRef clock(String name) {
    return clocks.getOrDefault(name, ClockRef.NONE);
  }

  void touch(long lot, Instant at) {
    lotSince.put(lot, later(since(lot), at));
  }

  Instant watermark() {
    return now.equals(Instant.MIN) ? now : now.minus(retention);
  }

  private Instant since(long lot) {
    return lotSince.getOrDefault(lot, Instant.MIN);
  }

  private Instant end(Point p) {
    return p.clock.isEmpty() ? p.hardAt : earlier(p.hardAt, later(clock(p.clock).until(), p.from));
  }

  /** What there is at later instants, in order: available, pending, held, debt, lots and ends. */
  List<State> states(List<Instant> instants) {
    ReferenceLedger then = new ReferenceLedger(retention, preference);
    then.becomeToday(this);
    List<State> states = new ArrayList<>();
    for (Instant asOf : instants) {
      then.advance(asOf);
      then.now = later(then.now, asOf);
      states.add(then.state());
    }
    return states;
  }

  private State state() {
    long pending = 0;
    long held = 0;
    long open = 0;
    Map<Long, Long> lots = new HashMap<>();
    Map<Instant, Long> ends = new HashMap<>();
    for (Point p : points) {
      held += p.place == Place.HELD ? 1 : 0;
      if (p.place == Place.OPEN) {
        open++;
        pending += p.from.isAfter(now) ? 1 : 0;
        lots.merge(p.lot, 1L, Long::sum);
        if (!end(p).equals(Instant.MAX)) {
          ends.merge(end(p), 1L, Long::sum);
        }
      }
    }
    return new State(open - pending, pending, held, debt, lots, ends);
  }

  private ReferenceLedger copy() {
    ReferenceLedger copy = new ReferenceLedger(retention, preference);
    copy.become(this);
    return copy;
  }

  private void become(ReferenceLedger other) {
    IdentityHashMap<Point, Point> copies = becomeToday(other);
    causes = new LinkedHashMap<>();
    other.causes.forEach((id, cause) -> causes.put(id, cause.copy(copies)));
    resolved = new LinkedHashMap<>(other.resolved);
    resolvedAt = new LinkedHashMap<>(other.resolvedAt);
    lastLot = other.lastLot;
    reinstated = new HashSet<>(other.reinstated);
  }

  /* Takes over what there is, not what is remembered: time alone needs no more. */
  private IdentityHashMap<Point, Point> becomeToday(ReferenceLedger other) {
    IdentityHashMap<Point, Point> copies = new IdentityHashMap<>();
    points = new ArrayList<>();
    for (Point p : other.points) {
      Point c = p.copy();
      copies.put(p, c);
      points.add(c);
    }
    lotSince = new HashMap<>(other.lotSince);
    holds = new LinkedHashMap<>();
    other.holds.forEach((id, hold) -> holds.put(id, hold.copy(copies)));
    clocks = new LinkedHashMap<>(other.clocks);
    debt = other.debt;
    debtSince = other.debtSince;
    now = other.now;
    return copies;
  }
}
