package dev.rapport.loyalty.ledger;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.posting.DebitEntry;
import dev.rapport.loyalty.posting.Hold;
import dev.rapport.loyalty.posting.HoldEntry;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.LedgerEntry.Header;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lets time pass in a draft: posts what follows from time and from other entries, in the order in which it happens.
 *
 * <p>At one instant pending points become available and pay debt, then holds time out, then points end.
 */
final class Timekeeper {
  private final Draft draft;
  private final String key;
  private final Instant recordedAt;
  private List<LedgerEntry> posted = List.of();

  Timekeeper(Draft draft, String key, Instant recordedAt) {
    this.draft = draft;
    this.key = key;
    this.recordedAt = recordedAt;
  }

  List<LedgerEntry> posted() {
    return posted;
  }

  Header header(Instant effectiveAt) {
    return new Header(LedgerEntry.SCHEMA, draft.version + 1, key, effectiveAt, recordedAt);
  }

  void post(LedgerEntry entry) {
    draft.apply(entry);
    // A command nearly always makes one entry or two, and lists of so few need no copy.
    int size = posted.size();
    if (size < 2) {
      posted = size == 0 ? List.of(entry) : List.of(posted.get(0), entry);
    } else {
      posted = size == 2 ? new ArrayList<>(posted) : posted;
      posted.add(entry);
    }
  }

  /* Posts everything that time does up to an instant, inclusive. */
  void advanceTo(Instant instant) {
    if (draft.quietUntil.isAfter(instant)) {
      return;
    }
    Instant done = Instant.MIN;
    while (true) {
      Instant next = draft.nextEvent(done);
      // The end of time is no event; lots that wait for an activation stand there.
      if (next.isAfter(instant) || next.equals(Instant.MAX)) {
        draft.quietUntil = next;
        return;
      }
      draft.reach(next);
      settle(next);
      timeOut(next);
      settle(next);
      endLots(next);
      done = next;
    }
  }

  /* After a command: what it left that has ended already ends, and what it credited pays debt. */
  void catchUp() {
    advanceTo(draft.asOf);
    settle(draft.asOf);
  }

  private void timeOut(Instant now) {
    while (!draft.holds.earliest().isAfter(now)) {
      Hold hold = draft.holds.firstDue();
      if (hold.timesOutAt().isAfter(now)) {
        endHeld(hold, now);
      } else {
        post(new HoldEntry.TimedOut(header(hold.timesOutAt()), hold.id(), hold.draws()));
        endWithTheirClock(hold.type(), hold.draws(), hold.heldAt(), hold.timesOutAt());
      }
    }
  }

  /* Of a hold that does not keep its points alive: those that have ended, or a later due date if a clock moved. */
  private void endHeld(Hold hold, Instant now) {
    Book book = draft.book(hold.type());
    List<Draw> ended = new ArrayList<>();
    Instant at = later(now, hold.heldAt());
    for (Draw draw : hold.draws()) {
      if (!book.endOf(draw.lot()).isAfter(now)) {
        ended.add(draw);
        at = later(at, draw.lot().redatedAt());
      }
    }
    if (ended.isEmpty()) {
      draft.putHold(hold);
    } else {
      post(new DebitEntry.Expired(header(at), hold.type(), ended, hold.id()));
    }
  }

  /* Released points whose clock ran out while they were held, and started again since, have ended. */
  void endWithTheirClock(PointType type, List<Draw> released, Instant heldAt, Instant at) {
    Book book = draft.book(type);
    end(type, released.stream().filter(d -> !book.keepsAlive(d.lot(), heldAt)).toList(), at);
  }

  void end(PointType type, List<Draw> draws, Instant at) {
    if (!draws.isEmpty()) {
      post(new DebitEntry.Expired(header(at), type, draws, ""));
    }
  }

  private record Ended(Instant at, Draw draw) {}

  private void endLots(Instant now) {
    for (Book book : draft.books) {
      // Points that came back after their end, ended when they came back.
      List<Ended> ended = new ArrayList<>(0);
      book.forEachEndedBy(
          now,
          (open, end) -> ended.add(
              new Ended(later(open.since(), end), new Draw(open.lot(), open.remaining()))));
      if (ended.size() == 1) {
        end(book.type, List.of(ended.get(0).draw), ended.get(0).at);
      } else {
        endTogether(book.type, ended);
      }
    }
  }

  /* Those that ended at one instant in one entry, the earliest first. */
  private void endTogether(PointType type, List<Ended> ended) {
    ended.sort(Comparator.comparing(Ended::at));
    List<Draw> draws = new ArrayList<>();
    for (int i = 0; i < ended.size(); i++) {
      Instant at = ended.get(i).at;
      draws.add(ended.get(i).draw);
      if (i + 1 == ended.size() || !ended.get(i + 1).at.equals(at)) {
        end(type, draws, at);
        draws = new ArrayList<>();
      }
    }
  }

  /*
   * Available points pay debt, as soon as there are both. While time catches up after a late report, points that ended before
   * the debt was taken, or came after the instant reached, are not there to pay it.
   */
  private void settle(Instant now) {
    for (Book book : draft.books) {
      long units = Math.min(book.debt(), book.available());
      if (units > 0 && !book.debtSince().isAfter(now)) {
        List<Draw> draws = now.isBefore(draft.asOf) ? book.planLate(units, now) : book.plan(units);
        Instant at = book.debtSince();
        for (Draw draw : draws) {
          Instant since = book.present(draw.lot(), draft.asOf).since();
          at = later(at, later(since, draw.lot().availableFrom()));
        }
        if (!draws.isEmpty()) {
          post(new DebitEntry.DebtPaid(header(at), book.type, draws));
        }
      }
    }
  }

  private static Instant later(Instant a, Instant b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
