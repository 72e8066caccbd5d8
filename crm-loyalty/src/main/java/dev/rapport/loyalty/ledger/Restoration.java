package dev.rapport.loyalty.ledger;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Cause;
import dev.rapport.loyalty.posting.CreditCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where points that were spent on a cause go when they come back: to the lots they were drawn from, or to new ones where those
 * end before the grace that the command gives. The lots drawn last get theirs first, so that what is left is a smaller spend.
 */
final class Restoration {
  private final Draft draft;
  private final CreditCommand.Restore command;
  private final List<Draw> returned = new ArrayList<>();
  private final List<Lot> opened = new ArrayList<>();
  private final List<Draw> lifeless = new ArrayList<>();

  Restoration(Draft draft, CreditCommand.Restore command) {
    this.draft = draft;
    this.command = command;
  }

  /* Draws that go back to their lots. */
  List<Draw> returned() {
    return returned;
  }

  /* New lots for points whose own would not last. */
  List<Lot> opened() {
    return opened;
  }

  /* What of the returned draws ends at once, for its clock has run out since it was spent. */
  List<Draw> lifeless() {
    return lifeless;
  }

  /* Gives back as much of a spending as is left of it, and tells how many units that are. */
  long giveBack(Cause.Spending spending, long atMost) {
    long gone = spending.units() - spending.restored();
    long back = Math.min(atMost, gone);
    List<Draw> slice = Draws.slice(spending.draws(), gone - back, back);
    for (int i = slice.size() - 1; i >= 0; i--) {
      giveBack(slice.get(i), spending.spentAt());
    }
    return back;
  }

  private void giveBack(Draw draw, Instant spentAt) {
    Lot lot = draw.lot();
    Book book = draft.book(lot.type());
    boolean alive = book.keepsAlive(lot, spentAt);
    Instant end = alive ? book.endOf(lot) : Instant.MIN;
    Instant grace = command.graceUntil();
    if (grace.isAfter(command.posting().effectiveAt()) && grace.isAfter(end)) {
      opened.add(new Lot(
          draft.lastLot + 1 + opened.size(),
          Points.of(lot.type(), draw.units()),
          lot.earnedAt(),
          lot.availableFrom(),
          Expiry.at(grace),
          lot.origin()));
    } else {
      returned.add(draw);
      if (!alive) {
        lifeless.add(draw);
      }
    }
  }
}
