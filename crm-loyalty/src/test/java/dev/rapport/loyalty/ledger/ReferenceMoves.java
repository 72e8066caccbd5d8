package dev.rapport.loyalty.ledger;

import static dev.rapport.loyalty.ledger.ReferenceParts.later;

import dev.rapport.loyalty.ledger.ReferenceParts.ClockRef;
import dev.rapport.loyalty.ledger.ReferenceParts.Place;
import dev.rapport.loyalty.ledger.ReferenceParts.Point;
import dev.rapport.loyalty.ledger.ReferenceParts.SpendRef;
import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry.Header;
import dev.rapport.loyalty.posting.UpkeepCommand;
import dev.rapport.loyalty.posting.UpkeepCommand.Redate.NewDate;
import java.time.Instant;
import java.util.List;

/** The reference's way with commands that move ends, and points between accounts. */
final class ReferenceMoves {
  private final ReferenceLedger ledger;

  ReferenceMoves(ReferenceLedger ledger) {
    this.ledger = ledger;
  }

  String carryOut(LedgerCommand command, Instant at) {
    return switch (command.kind()) {
      case SLIDE -> slide((UpkeepCommand.Slide) command, at);
      case REDATE -> redate((UpkeepCommand.Redate) command, at);
      case REINSTATE -> reinstate((CreditCommand.Reinstate) command, at);
      case TRANSFER_OUT -> transferOut((DebitCommand.TransferOut) command, at);
      case TRANSFER_IN -> transferIn((CreditCommand.TransferIn) command, at);
      default -> throw new IllegalArgumentException("the reference does not know " + command);
    };
  }

  private String slide(UpkeepCommand.Slide c, Instant at) {
    ClockRef old = ledger.clocks.getOrDefault(c.clock(), ClockRef.NONE);
    Instant startedAt = at;
    if (at.isBefore(old.startedAt())) {
      startedAt = c.until().isBefore(old.startedAt()) ? old.startedAt() : at;
    } else if (old.until().isAfter(at)) {
      startedAt = old.startedAt();
    }
    ledger.clocks.put(c.clock(), new ClockRef(startedAt, later(old.until(), c.until())));
    return "";
  }

  private String redate(UpkeepCommand.Redate c, Instant at) {
    for (NewDate date : c.dates()) {
      if (ledger.select(p -> p.lot == date.lot()).isEmpty()) {
        return "LOT_NOT_FOUND";
      }
      if (!ledger.runs(date.expiry(), at)) {
        return "CLOCK_NOT_RUNNING";
      }
    }
    for (NewDate date : c.dates()) {
      // Points that are held, and spent ones that may come back, belong to their lot all the same.
      ledger.points.forEach(p -> redate(p, date, at));
      ledger.causes.values().forEach(cause -> {
        for (SpendRef spend : cause.spends) {
          spend.points.forEach(p -> redate(p, date, at));
        }
      });
      ledger.touch(date.lot(), at);
    }
    return "";
  }

  private static void redate(Point p, NewDate date, Instant at) {
    if (p.lot == date.lot()) {
      p.hardAt = date.expiry().hardAt();
      p.clock = date.expiry().clock();
      p.redatedAt = later(p.redatedAt, at);
    }
  }

  private String reinstate(CreditCommand.Reinstate c, Instant at) {
    Header expired = c.expired().header();
    String name = expired.key() + "#" + expired.sequence();
    if (expired.effectiveAt().isBefore(ledger.watermark())) {
      return "REINSTATEMENT_CLOSED";
    }
    if (ledger.reinstated.contains(name)) {
      return "ALREADY_REINSTATED";
    }
    if (at.isBefore(expired.effectiveAt())) {
      return "BEFORE_ITS_CAUSE";
    }
    if (!ledger.runs(c.expiry(), at)) {
      return "CLOCK_NOT_RUNNING";
    }
    ledger.reinstated.add(name);
    for (Draw draw : c.expired().draws()) {
      credit(draw, at, c.expiry(), at);
    }
    return "";
  }

  private String transferOut(DebitCommand.TransferOut c, Instant at) {
    long units = c.points().units() + c.fee().units();
    List<Point> drawn = ledger.draw(units, at);
    if (drawn.size() < units) {
      return "INSUFFICIENT_POINTS";
    }
    drawn.forEach(p -> p.place = Place.TRANSFERRED);
    return "";
  }

  private String transferIn(CreditCommand.TransferIn c, Instant at) {
    for (Draw draw : c.draws()) {
      if (!ledger.runs(draw.lot().expiry(), at)) {
        return "CLOCK_NOT_RUNNING";
      }
    }
    for (Draw draw : c.draws()) {
      credit(draw, draw.lot().availableFrom(), draw.lot().expiry(), at);
    }
    return "";
  }

  private void credit(Draw draw, Instant from, Expiry expiry, Instant at) {
    ledger.lastLot++;
    for (int i = 0; i < draw.units(); i++) {
      Point p = new Point();
      p.lot = ledger.lastLot;
      p.earnedAt = draw.lot().earnedAt();
      p.from = from;
      p.hardAt = expiry.hardAt();
      p.clock = expiry.clock();
      p.cause = draw.lot().origin().cause();
      p.partner = draw.lot().origin().partner();
      ledger.points.add(p);
      ledger.credit(p, at);
    }
  }
}
