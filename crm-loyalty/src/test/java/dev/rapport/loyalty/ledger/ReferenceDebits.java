package dev.rapport.loyalty.ledger;

import static dev.rapport.loyalty.ledger.ReferenceParts.extent;
import static dev.rapport.loyalty.ledger.ReferenceParts.later;
import static dev.rapport.loyalty.ledger.ReferenceParts.limit;

import dev.rapport.loyalty.ledger.ReferenceParts.CauseRef;
import dev.rapport.loyalty.ledger.ReferenceParts.EarnRef;
import dev.rapport.loyalty.ledger.ReferenceParts.HoldRef;
import dev.rapport.loyalty.ledger.ReferenceParts.Point;
import dev.rapport.loyalty.ledger.ReferenceParts.SpendRef;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.HoldCommand;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry.Kind;
import dev.rapport.loyalty.posting.Pot;
import dev.rapport.loyalty.posting.ShortfallPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The reference's way with commands that take points, and with holds. Each answers with a reason, or with nothing. */
final class ReferenceDebits {
  private final ReferenceBooks books;
  long possible;

  ReferenceDebits(ReferenceBooks books) {
    this.books = books;
  }

  String carryOut(LedgerCommand command, Instant at) {
    return switch (command.kind()) {
      case SPEND -> spend((DebitCommand.Spend) command, at);
      case DEDUCT -> {
        DebitCommand.Deduct c = (DebitCommand.Deduct) command;
        List<Point> drawn = books.draw(c.points().type(), c.points().units(), at);
        yield debit(Kind.DEDUCTED, at, c.points(), drawn, List.of(), c.shortfall(), Pot.ADJUSTED);
      }
      case REVERSE -> reverse((DebitCommand.Reverse) command, at);
      case PLACE_HOLD -> hold((HoldCommand.PlaceHold) command, at);
      case CAPTURE -> capture((HoldCommand.Capture) command, at);
      case VOID_HOLD -> {
        String id = ((HoldCommand.VoidHold) command).hold();
        HoldRef hold = books.holds.get(id);
        if (hold == null) {
          yield books.resolution(id);
        }
        if (at.isBefore(hold.heldAt)) {
          yield "BEFORE_ITS_CAUSE";
        }
        books.resolve(id, "HOLD_ALREADY_VOIDED", at);
        books.release(Kind.VOIDED, at, hold.points, hold.heldAt);
        yield "";
      }
      case TRANSFER_OUT -> transferOut((DebitCommand.TransferOut) command, at);
      case CONVERT -> convert((DebitCommand.Convert) command, at);
      case MERGE_AWAY -> mergeAway(at);
      default -> throw new IllegalArgumentException("the reference does not know " + command);
    };
  }

  private boolean isShort(List<Point> drawn, long units) {
    possible = drawn.size() < units ? drawn.size() : 0;
    return drawn.size() < units;
  }

  private String spend(DebitCommand.Spend c, Instant at) {
    if (!c.points().type().redeemable()) {
      return "NOT_REDEEMABLE";
    }
    List<Point> drawn = books.draw(c.points().type(), c.points().units(), at);
    if (isShort(drawn, c.points().units())) {
      return "INSUFFICIENT_POINTS";
    }
    drawn.forEach(p -> books.move(Kind.SPENT, at, p, Pot.SPENT));
    spent(c.cause(), c.reversibleUntil(), c.points().type(), drawn, at, at);
    return "";
  }

  private void spent(
      String causeId,
      Instant until,
      PointType type,
      List<Point> drawn,
      Instant spentAt,
      Instant at) {
    CauseRef cause = books.causeFor(causeId, until);
    if (cause != null) {
      SpendRef spend = new SpendRef(type);
      spend.points = new ArrayList<>(drawn);
      spend.spentAt = spentAt;
      spend.since = at;
      cause.spends.add(spend);
    }
  }

  private String hold(HoldCommand.PlaceHold c, Instant at) {
    if (!c.points().type().redeemable()) {
      return "NOT_REDEEMABLE";
    }
    if (books.holds.containsKey(c.posting().key())) {
      return "HOLD_ALREADY_PLACED";
    }
    List<Point> drawn = books.draw(c.points().type(), c.points().units(), at);
    if (isShort(drawn, c.points().units())) {
      return "INSUFFICIENT_POINTS";
    }
    HoldRef hold = new HoldRef(c.points().type());
    hold.heldAt = at;
    hold.timesOutAt = c.timesOutAt();
    hold.runsOut = c.runsOut();
    hold.points = drawn;
    drawn.forEach(p -> books.move(Kind.HELD, at, p, Pot.HELD));
    books.holds.put(c.posting().key(), hold);
    return "";
  }

  private String capture(HoldCommand.Capture c, Instant at) {
    HoldRef hold = books.holds.get(c.hold());
    if (hold == null) {
      return books.resolution(c.hold());
    }
    if (at.isBefore(hold.heldAt)) {
      return "BEFORE_ITS_CAUSE";
    }
    boolean sameType = hold.type.equals(c.points().type());
    int units = (int) c.points().units();
    if (!sameType || hold.points.size() < units) {
      possible = sameType ? hold.points.size() : 0;
      return "HOLD_TOO_SMALL";
    }
    books.resolve(c.hold(), "HOLD_ALREADY_CAPTURED", at);
    List<Point> captured = new ArrayList<>(hold.points.subList(0, units));
    captured.forEach(p -> books.move(Kind.CAPTURED, at, p, Pot.SPENT));
    spent(c.cause(), c.reversibleUntil(), hold.type, captured, hold.heldAt, at);
    List<Point> rest = hold.points.subList(units, hold.points.size());
    books.release(Kind.CAPTURED, at, rest, hold.heldAt);
    return "";
  }

  private String reverse(DebitCommand.Reverse c, Instant at) {
    CauseRef cause = books.openCause(c.cause());
    if (cause == null) {
      return "CAUSE_CLOSED";
    }
    EarnRef earn = cause.earns.get(c.type());
    if (earn == null) {
      return "EXCEEDS_EARNED";
    }
    if (at.isBefore(earn.since)) {
      return "BEFORE_ITS_CAUSE";
    }
    long units = extent(c.extent(), earn.earned, earn.reversed);
    if (units > earn.earned - earn.reversed) {
      possible = earn.earned - earn.reversed;
      return "EXCEEDS_EARNED";
    }
    List<Point> reach = new ArrayList<>();
    for (boolean pending : new boolean[] {true, false}) {
      if (pending || c.shortfall().reach() != ShortfallPolicy.Reach.PENDING_OF_CAUSE) {
        for (Point one : earn.lots) {
          reach.addAll(books.select(
              c.type(),
              p -> p.lot == one.lot
                  && p.from.isAfter(books.now) == pending
                  && !books.since(p.lot).isAfter(at)));
        }
      }
    }
    if (c.shortfall().reach() == ShortfallPolicy.Reach.BALANCE) {
      for (Point p : books.draw(c.type(), Integer.MAX_VALUE, at)) {
        if (!reach.contains(p)) {
          reach.add(p);
        }
      }
    }
    List<Point> drawn = reach.subList(0, (int) Math.min(units, reach.size()));
    List<Point> held = c.shortfall().reach() == ShortfallPolicy.Reach.PENDING_OF_CAUSE
        ? List.of()
        : held(c.type(), earn, at);
    String refusal = debit(
        Kind.REVERSED, at, Points.of(c.type(), units), drawn, held, c.shortfall(), Pot.REVERSED);
    if (refusal.isEmpty()) {
      earn.reversed += units;
      earn.since = later(earn.since, at);
    }
    return refusal;
  }

  /* Points of a cause that somebody has on hold, those held last first. */
  private List<Point> held(PointType type, EarnRef earn, Instant at) {
    Map<String, HoldRef> ids = new TreeMap<>(books.holds);
    List<HoldRef> holds = new ArrayList<>(ids.values());
    holds.sort((a, b) -> b.heldAt.compareTo(a.heldAt));
    List<Point> held = new ArrayList<>();
    for (HoldRef hold : holds) {
      for (Point p : hold.points) {
        boolean own = earn.lots.stream().anyMatch(one -> one.lot == p.lot);
        if (own && p.type.equals(type) && !hold.heldAt.isAfter(at)) {
          held.add(p);
        }
      }
    }
    return held;
  }

  /* Held points make up for what nothing else does. */
  private String debit(
      Kind kind,
      Instant at,
      Points points,
      List<Point> drawn,
      List<Point> held,
      ShortfallPolicy policy,
      Pot pot) {
    PointType type = points.type();
    long available = books.select(type, p -> !p.from.isAfter(books.now)).size();
    long limit = limit(policy.debt(), available);
    long missing = points.units() - drawn.size();
    long owed = Math.min(missing, Math.max(0, limit - books.debt(type)));
    List<Point> recalled = held.subList(0, (int) Math.min(held.size(), missing - owed));
    missing -= recalled.size();
    if (missing > owed && policy.declinesRest()) {
      possible = drawn.size() + recalled.size() + owed;
      return policy.debt().equals(ShortfallPolicy.DebtLimit.none())
          ? "INSUFFICIENT_POINTS"
          : "DEBT_LIMIT";
    }
    for (Point p : recalled) {
      books.holds.values().forEach(hold -> hold.points.remove(p));
      books.credit(Kind.RECALLED, at, p);
      books.move(kind, at, p, pot);
    }
    drawn.forEach(p -> books.move(kind, at, p, pot));
    if (missing > owed) {
      books.count(kind, at, type, 0, Pot.FORGIVEN, pot, missing - owed);
    }
    if (owed > 0) {
      books.count(Kind.DEBT_TAKEN, at, type, 0, Pot.DEBT, pot, owed);
      books.debtSince.merge(type, at, ReferenceParts::later);
    }
    return "";
  }

  private String transferOut(DebitCommand.TransferOut c, Instant at) {
    long units = c.points().units() + c.fee().units();
    List<Point> drawn = books.draw(c.points().type(), units, at);
    if (isShort(drawn, units)) {
      return "INSUFFICIENT_POINTS";
    }
    int arriving = (int) c.points().units();
    for (int i = 0; i < drawn.size(); i++) {
      Pot to = i < arriving ? Pot.TRANSFERRED : Pot.FEES;
      books.move(Kind.TRANSFERRED_OUT, at, drawn.get(i), to);
    }
    return "";
  }

  private String convert(DebitCommand.Convert c, Instant at) {
    if (!books.runs(c.to().type(), c.terms().expiry(), at, c.terms().availableFrom())) {
      return "CLOCK_NOT_RUNNING";
    }
    List<Point> drawn = books.draw(c.from().type(), c.from().units(), at);
    if (isShort(drawn, c.from().units())) {
      return "INSUFFICIENT_POINTS";
    }
    drawn.forEach(p -> books.move(Kind.CONVERTED, at, p, Pot.CONVERTED));
    Point like = new Point(c.to().type(), Pot.CONVERTED);
    like.lot = ++books.lastLot;
    like.earnedAt = at;
    like.from = later(at, c.terms().availableFrom());
    like.ends(c.terms().expiry());
    like.origin = c.origin();
    books.open(Kind.CONVERTED, at, like, c.to().units());
    return "";
  }

  private String mergeAway(Instant at) {
    if (!books.holds.isEmpty()) {
      return "HOLDS_OPEN";
    }
    if (at.isBefore(books.now)) {
      return "BEFORE_ITS_CAUSE";
    }
    for (Point p : books.points) {
      if (p.pot == Pot.OPEN) {
        books.move(Kind.MERGED_AWAY, at, p, Pot.MERGED);
      }
    }
    for (PointType type : List.copyOf(books.pots.keySet())) {
      if (books.debt(type) > 0) {
        books.count(Kind.MERGED_AWAY, at, type, 0, Pot.MERGED, Pot.DEBT, books.debt(type));
      }
    }
    books.closed = true;
    return "";
  }
}
