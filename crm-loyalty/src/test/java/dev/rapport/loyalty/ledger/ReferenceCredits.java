package dev.rapport.loyalty.ledger;

import static dev.rapport.loyalty.ledger.ReferenceParts.extent;
import static dev.rapport.loyalty.ledger.ReferenceParts.later;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.ledger.ReferenceParts.CauseRef;
import dev.rapport.loyalty.ledger.ReferenceParts.EarnRef;
import dev.rapport.loyalty.ledger.ReferenceParts.HoldRef;
import dev.rapport.loyalty.ledger.ReferenceParts.Point;
import dev.rapport.loyalty.ledger.ReferenceParts.SpendRef;
import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Cause;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry.Header;
import dev.rapport.loyalty.posting.LedgerEntry.Kind;
import dev.rapport.loyalty.posting.Pot;
import dev.rapport.loyalty.posting.UpkeepCommand;
import dev.rapport.loyalty.posting.UpkeepCommand.Redate.NewDate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The reference's way with commands that bring points, move ends or remember. Each answers with a reason, or with nothing. */
final class ReferenceCredits {
  private final ReferenceBooks books;
  final Map<String, ReferenceBooks> others = new HashMap<>();

  ReferenceCredits(ReferenceBooks books) {
    this.books = books;
  }

  String carryOut(LedgerCommand command, Instant at, ReferenceDebits answer) {
    return switch (command.kind()) {
      case EARN -> {
        CreditCommand.Earn c = (CreditCommand.Earn) command;
        PointType type = c.points().type();
        if (!books.runs(type, c.terms().expiry(), at, c.terms().availableFrom())) {
          yield "CLOCK_NOT_RUNNING";
        }
        Point one = open(Kind.EARNED, Pot.EARNED, at, c.points(), c.terms(), c.origin());
        CauseRef cause = books.causeFor(c.origin().cause(), c.reversibleUntil());
        if (cause != null) {
          EarnRef earn = cause.earn(type);
          earn.lots.add(one);
          earn.earned += c.points().units();
          earn.since = later(earn.since, at);
        }
        yield "";
      }
      case GRANT -> {
        CreditCommand.Grant c = (CreditCommand.Grant) command;
        if (!books.runs(c.points().type(), c.terms().expiry(), at, c.terms().availableFrom())) {
          yield "CLOCK_NOT_RUNNING";
        }
        open(Kind.GRANTED, Pot.ADJUSTED, at, c.points(), c.terms(), c.origin());
        yield "";
      }
      case ACTIVATE -> activate((CreditCommand.Activate) command, at, answer);
      case RESTORE -> restore((CreditCommand.Restore) command, at, answer);
      case REINSTATE -> reinstate((CreditCommand.Reinstate) command, at);
      case TRANSFER_IN -> transferIn((CreditCommand.TransferIn) command, at);
      case ABSORB -> absorb((CreditCommand.Absorb) command, at);
      case SLIDE -> {
        UpkeepCommand.Slide c = (UpkeepCommand.Slide) command;
        books.slide(c.type(), c.clock(), at, c.until());
        yield "";
      }
      case REDATE -> redate((UpkeepCommand.Redate) command, at);
      case REOPEN -> reopen((UpkeepCommand.Reopen) command);
      default -> throw new IllegalArgumentException("the reference does not know " + command);
    };
  }

  private Point open(
      Kind kind, Pot source, Instant at, Points points, LotTerms terms, Origin origin) {
    Point like = new Point(points.type(), source);
    like.lot = ++books.lastLot;
    like.earnedAt = at;
    like.from = later(at, terms.availableFrom());
    like.ends(terms.expiry());
    like.origin = origin;
    books.open(kind, at, like, points.units());
    return like;
  }

  private String activate(CreditCommand.Activate c, Instant at, ReferenceDebits answer) {
    PointType type = c.points().type();
    if (!books.runs(type, c.expiry(), at)) {
      return "CLOCK_NOT_RUNNING";
    }
    List<Point> pending = books.select(
        type,
        p -> p.from.isAfter(books.now)
            && p.origin.cause().equals(c.cause())
            && !books.since(p.lot).isAfter(at));
    pending.sort(Comparator.comparing((Point p) -> p.from).thenComparingLong(p -> p.lot));
    int units = (int) c.points().units();
    if (pending.size() < units) {
      answer.possible = pending.size();
      return "EXCEEDS_PENDING";
    }
    Map<Long, Point> newLots = new LinkedHashMap<>();
    for (Point p : pending.subList(0, units)) {
      books.move(Kind.ACTIVATED, at, p, Pot.ACTIVATED);
      Point one = newLots.computeIfAbsent(p.lot, unused -> {
        Point first = p.copy();
        first.lot = ++books.lastLot;
        return first;
      });
      p.lot = one.lot;
      p.from = at;
      p.ends(c.expiry());
      p.redatedAt = Instant.MIN;
      one.takeEndOf(p);
      books.credit(Kind.ACTIVATED, at, p);
    }
    CauseRef cause = books.causeFor(c.cause(), Instant.MIN);
    if (cause != null) {
      cause.earn(type).lots.addAll(newLots.values());
    }
    return "";
  }

  private String restore(CreditCommand.Restore c, Instant at, ReferenceDebits answer) {
    CauseRef cause = books.openCause(c.cause());
    if (cause == null) {
      return "CAUSE_CLOSED";
    }
    List<SpendRef> spends = new ArrayList<>(cause.spends);
    spends.removeIf(s -> !s.type.equals(c.type()));
    long spent = spends.stream().mapToLong(s -> s.points.size()).sum();
    long restored = spends.stream().mapToLong(s -> s.restored).sum();
    long units = extent(c.extent(), spent, restored);
    if (spent == 0 || units > spent - restored) {
      answer.possible = spent - restored;
      return "EXCEEDS_SPENT";
    }
    List<Point> lifeless = new ArrayList<>();
    for (int i = spends.size() - 1; i >= 0 && units > 0; i--) {
      SpendRef spend = spends.get(i);
      if (spend.restored < spend.points.size() && at.isBefore(spend.since)) {
        return "BEFORE_ITS_CAUSE";
      }
      long oldLot = 0;
      long newLot = 0;
      while (units > 0 && spend.restored < spend.points.size()) {
        Point p = spend.points.get(spend.points.size() - 1 - spend.restored);
        boolean alive = books.isAlive(p, spend.spentAt);
        Instant end = alive ? books.end(p) : Instant.MIN;
        spend.restored++;
        spend.since = later(spend.since, at);
        units--;
        Point fresh = p.copy();
        fresh.pot = Pot.SPENT;
        books.points.add(fresh);
        if (c.graceUntil().isAfter(at) && c.graceUntil().isAfter(end)) {
          boolean opens = p.lot != oldLot;
          newLot = opens ? ++books.lastLot : newLot;
          oldLot = p.lot;
          fresh.lot = newLot;
          fresh.hardAt = c.graceUntil();
          fresh.clock = "";
          fresh.redatedAt = Instant.MIN;
          if (opens) {
            books.comesBack(fresh);
          }
        } else if (!alive) {
          lifeless.add(fresh);
        }
        books.credit(Kind.RESTORED, at, fresh);
      }
    }
    lifeless.forEach(p -> books.move(Kind.EXPIRED, at, p, Pot.EXPIRED));
    return "";
  }

  private String reinstate(CreditCommand.Reinstate c, Instant at) {
    Header expired = c.expired().header();
    if (expired.effectiveAt().isBefore(books.watermark())) {
      return "REINSTATEMENT_CLOSED";
    }
    int recorded = Collections.frequency(books.expired, c.expired());
    if (recorded == 0) {
      return "EXPIRY_NOT_FOUND";
    }
    if (Collections.frequency(books.reinstated, c.expired()) == recorded) {
      return "ALREADY_REINSTATED";
    }
    if (at.isBefore(expired.effectiveAt())) {
      return "BEFORE_ITS_CAUSE";
    }
    if (!books.runs(c.expired().type(), c.expiry(), at)) {
      return "CLOCK_NOT_RUNNING";
    }
    books.reinstated.add(c.expired());
    for (Draw draw : c.expired().draws()) {
      Point like = Point.of(draw.lot(), Pot.EXPIRED);
      like.lot = ++books.lastLot;
      like.from = at;
      like.ends(c.expiry());
      like.redatedAt = Instant.MIN;
      books.open(Kind.REINSTATED, at, like, draw.units());
      books.comesBack(like);
    }
    return "";
  }

  private String transferIn(CreditCommand.TransferIn c, Instant at) {
    for (Draw draw : c.draws()) {
      if (!books.runs(draw.lot().type(), draw.lot().expiry(), at, draw.lot().availableFrom())) {
        return "CLOCK_NOT_RUNNING";
      }
    }
    for (Draw draw : c.draws()) {
      Point like = Point.of(draw.lot(), Pot.TRANSFERRED);
      like.lot = ++books.lastLot;
      books.open(Kind.TRANSFERRED_IN, at, like, draw.units());
    }
    return "";
  }

  /* All that the other account has and remembers, under other numbers. */
  private String absorb(CreditCommand.Absorb c, Instant at) {
    ReferenceBooks other = requireNonNull(others.get(c.posting().key())).copy();
    Set<String> accounts = new HashSet<>(other.absorbed);
    if (!accounts.add(c.from()) || accounts.stream().anyMatch(books.absorbed::contains)) {
      return "ALREADY_ABSORBED";
    }
    if (!other.holds.isEmpty()) {
      return "HOLDS_OPEN";
    }
    if (at.isBefore(other.now)) {
      return "BEFORE_ITS_CAUSE";
    }
    if (other.today().advance(at).isAfter(Instant.MIN)) {
      return "NOT_SWEPT";
    }
    long offset = books.lastLot;
    books.lastLot += other.lastLot;
    other.clocks.forEach((clock, run) -> {
      if (run.until().isAfter(books.now)) {
        books.slide(clock.type(), clock.name(), run.startedAt(), run.until());
      }
    });
    for (Point p : other.points) {
      p.lot += offset;
      if (p.pot == Pot.OPEN) {
        p.pot = Pot.MERGED;
        books.points.add(p);
        books.credit(Kind.ABSORBED, at, p);
      }
    }
    other.pots.keySet().forEach(type -> {
      if (other.debt(type) > 0) {
        books.count(Kind.ABSORBED, at, type, 0, Pot.DEBT, Pot.MERGED, other.debt(type));
        books.debtSince.merge(type, at, ReferenceParts::later);
      }
    });
    other.causes.forEach((id, theirs) -> {
      if (theirs.openUntil.isAfter(books.now)) {
        remember(requireNonNull(books.causeFor(id, theirs.openUntil)), theirs, offset, at);
      }
    });
    other.seen.forEach((key, theirs) -> {
      LedgerCommand own = books.seen.get(key);
      if (own == null || theirs.posting().effectiveAt().isAfter(own.posting().effectiveAt())) {
        books.seen.put(key, theirs);
      }
    });
    other.resolvedAt.forEach((id, when) -> {
      Instant own = books.resolvedAt.get(id);
      if (own == null || when.isAfter(own)) {
        books.resolvedAt.put(id, when);
        books.resolved.put(id, other.resolved.getOrDefault(id, ""));
      }
    });
    books.expired.addAll(other.expired);
    books.reinstated.addAll(other.reinstated);
    books.absorbed.addAll(accounts);
    return "";
  }

  private static void remember(CauseRef cause, CauseRef theirs, long offset, Instant at) {
    theirs.earns.forEach((type, more) -> {
      EarnRef earn = cause.earn(type);
      more.lots.forEach(one -> one.lot += offset);
      earn.lots.addAll(more.lots);
      earn.earned += more.earned;
      earn.reversed += more.reversed;
      earn.since = later(earn.since, later(more.since, at));
    });
    for (SpendRef spend : theirs.spends) {
      spend.since = later(spend.since, at);
      spend.points.forEach(p -> p.lot += offset);
      cause.spends.add(spend);
    }
  }

  private String redate(UpkeepCommand.Redate c, Instant at) {
    for (NewDate date : c.dates()) {
      boolean there = books.points.stream()
          .filter(p -> p.pot == Pot.OPEN || p.pot == Pot.HELD)
          .anyMatch(p -> p.lot == date.lot() && p.type.equals(c.type()));
      if (!there) {
        return "LOT_NOT_FOUND";
      }
      if (!books.runs(c.type(), date.expiry(), at)
          || !books.runs(c.type(), date.expiry(), books.now)) {
        return "CLOCK_NOT_RUNNING";
      }
    }
    for (NewDate date : c.dates()) {
      // Points that are held, and spent ones that may come back, belong to their lot all the same.
      books.points.forEach(p -> redate(p, date, at));
      books.causes.values().forEach(cause -> {
        cause.spends.forEach(spend -> spend.points.forEach(p -> redate(p, date, at)));
        cause.earns.values().forEach(earn -> earn.lots.forEach(p -> redate(p, date, at)));
      });
      books.touch(date.lot(), at);
    }
    return "";
  }

  private static void redate(Point p, NewDate date, Instant at) {
    if (p.lot == date.lot()) {
      p.ends(date.expiry());
      p.redatedAt = later(p.redatedAt, at);
    }
  }

  private String reopen(UpkeepCommand.Reopen c) {
    for (Lot lot : c.cause().lots()) {
      if (lot.id() > books.lastLot) {
        return "LOT_NOT_FOUND";
      }
    }
    CauseRef known = books.openCause(c.cause().id());
    if (known == null) {
      known = rebuilt(c.cause());
      known.openUntil = c.cause().openUntil();
      books.causes.put(c.cause().id(), known);
    }
    known.openUntil = later(known.openUntil, c.reversibleUntil());
    return "";
  }

  /* A cause as its entries tell it, but for the ends of lots that are still known here. */
  private CauseRef rebuilt(Cause told) {
    Map<Long, Point> known = new HashMap<>();
    for (CauseRef cause : books.causes.values()) {
      if (cause.openUntil.isAfter(books.now)) {
        cause.spends.forEach(spend -> spend.points.forEach(p -> known.put(p.lot, p)));
        cause.earns.values().forEach(earn -> earn.lots.forEach(p -> known.put(p.lot, p)));
      }
    }
    for (HoldRef hold : books.holds.values()) {
      hold.points.forEach(p -> known.put(p.lot, p));
    }
    books.points.forEach(p -> known.put(p.lot, p));
    CauseRef cause = new CauseRef();
    for (Cause.Earning earning : told.earnings()) {
      EarnRef earn = cause.earn(earning.type());
      for (Lot lot : earning.lots()) {
        Point one = Point.of(lot, Pot.EARNED);
        one.takeEndOf(known.getOrDefault(one.lot, one));
        earn.lots.add(one);
      }
      earn.earned = earning.units();
      earn.reversed = earning.reversed();
      earn.since = earning.since();
    }
    for (Cause.Spending spending : told.spendings()) {
      SpendRef spend = new SpendRef(spending.type());
      for (Draw draw : spending.draws()) {
        for (int i = 0; i < draw.units(); i++) {
          Point p = Point.of(draw.lot(), Pot.SPENT);
          p.takeEndOf(known.getOrDefault(p.lot, p));
          spend.points.add(p);
        }
      }
      spend.spentAt = spending.spentAt();
      spend.restored = (int) spending.restored();
      spend.since = spending.since();
      cause.spends.add(spend);
    }
    return cause;
  }
}
