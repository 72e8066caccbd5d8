package dev.rapport.loyalty.ledger;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.posting.AccountSnapshot.OpenLot;
import dev.rapport.loyalty.posting.Cause;
import dev.rapport.loyalty.posting.Hold;
import dev.rapport.loyalty.posting.ShortfallPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the points that a cause earned lie, for a reversal that takes effect at an instant. */
final class PointsOfCause {
  private final Draft draft;
  private final Cause.Earning earning;
  private final Instant at;

  PointsOfCause(Draft draft, Cause.Earning earning, Instant at) {
    this.draft = draft;
    this.earning = earning;
    this.at = at;
  }

  /* Pending points first, then available ones, as far as the policy reaches. */
  List<Draw> draws(ShortfallPolicy.Reach reach, long units) {
    Book book = draft.book(earning.type());
    List<Draw> own = new ArrayList<>();
    List<Draw> available = new ArrayList<>();
    for (Lot lot : earning.lots()) {
      OpenLot open = book.find(lot, draft.asOf);
      if (open != null && !open.since().isAfter(at)) {
        boolean waits = lot.availableFrom().isAfter(draft.asOf);
        (waits ? own : available).add(new Draw(lot, open.remaining()));
      }
    }
    if (reach != ShortfallPolicy.Reach.PENDING_OF_CAUSE) {
      own.addAll(available);
    }
    return Draws.slice(own, 0, units);
  }

  /* What holds give, by id: the one placed last gives first. A hold placed after the instant was no hold then. */
  Map<String, List<Draw>> onHold(long units) {
    List<Hold> holds = new ArrayList<>();
    draft.holds.forEach(holds::add);
    holds.removeIf(hold -> !hold.type().equals(earning.type()) || hold.heldAt().isAfter(at));
    holds.sort(Comparator.comparing(Hold::heldAt).reversed().thenComparing(Hold::id));
    Set<Long> lots = new HashSet<>();
    earning.lots().forEach(lot -> lots.add(lot.id()));
    Map<String, List<Draw>> given = new LinkedHashMap<>();
    long open = units;
    for (Hold hold : holds) {
      List<Draw> own =
          hold.draws().stream().filter(draw -> lots.contains(draw.lot().id())).toList();
      List<Draw> taken = Draws.slice(own, 0, open);
      if (!taken.isEmpty()) {
        given.put(hold.id(), taken);
        open -= Draw.sum(taken);
      }
    }
    return given;
  }
}
