package dev.rapport.loyalty.ledger;

import dev.rapport.loyalty.ledger.ReferenceParts.Answer;
import dev.rapport.loyalty.ledger.ReferenceParts.Point;
import dev.rapport.loyalty.ledger.ReferenceParts.State;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.posting.DebitEntry;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Pot;
import dev.rapport.loyalty.posting.UpkeepCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ledger as somebody would write it who has all the time in the world: slow, mutable and obvious. The real ledger must
 * give the same answers.
 */
final class ReferenceLedger {
  final ReferenceBooks books;
  private final ReferenceCredits credits;
  private final ReferenceDebits debits;

  ReferenceLedger(Duration retention, Comparator<Point> preference) {
    this.books = new ReferenceBooks(retention, preference);
    this.credits = new ReferenceCredits(books);
    this.debits = new ReferenceDebits(books);
  }

  /** Says which books stand behind the snapshot that the command of a key takes over. */
  void expect(String key, ReferenceBooks other) {
    credits.others.put(key, other);
  }

  /** Says what was written down: that points have ended, above all. */
  void wrote(List<LedgerEntry> entries) {
    for (LedgerEntry entry : entries) {
      if (entry instanceof DebitEntry.Expired expired) {
        books.expired.add(expired);
      }
    }
  }

  /** Carries out a command and says how it went, in the words of the real ledger. */
  Answer decide(LedgerCommand command) {
    Instant at = command.posting().effectiveAt();
    Instant watermark = books.watermark();
    LedgerCommand before = books.seen.get(command.posting().key());
    if (before != null && !before.posting().effectiveAt().isBefore(watermark)) {
      return refused(repeated(before, command), 0);
    }
    if (books.closed) {
      return refused("ACCOUNT_CLOSED", 0);
    }
    if (at.isBefore(watermark)) {
      return refused("TOO_OLD", 0);
    }
    books.moves = new HashMap<>();
    if (command instanceof UpkeepCommand.Sweep) {
      Instant last = books.today().advance(at);
      if (last.isAfter(Instant.MIN)) {
        books.advance(last);
        forget();
      }
      return new Answer("accepted", 0, books.moves);
    }
    ReferenceBooks undo = new ReferenceBooks(books.retention, books.preference);
    undo.become(books);
    books.advance(at);
    books.now = ReferenceParts.later(books.now, at);
    debits.possible = 0;
    String refusal = carryOut(command, at);
    if (!refusal.isEmpty()) {
      books.become(undo);
      return refused(refusal, debits.possible);
    }
    books.seen.put(command.posting().key(), command);
    books.advance(books.now);
    books.payDebt(books.now);
    forget();
    return new Answer("accepted", 0, books.moves);
  }

  private static Answer refused(String reason, long possible) {
    return new Answer(reason, possible, Map.of());
  }

  private static String repeated(LedgerCommand before, LedgerCommand now) {
    if (before.kind() != now.kind()) {
      return "conflict [kind]";
    }
    List<String> differing = new ArrayList<>();
    for (Map.Entry<String, Object> field : now.payload()) {
      if (!before.payload().contains(field)) {
        differing.add(field.getKey());
      }
    }
    return differing.isEmpty() ? "duplicate" : "conflict " + differing;
  }

  private String carryOut(LedgerCommand command, Instant at) {
    return switch (command.kind()) {
      case SPEND,
          DEDUCT,
          REVERSE,
          PLACE_HOLD,
          CAPTURE,
          VOID_HOLD,
          TRANSFER_OUT,
          CONVERT,
          MERGE_AWAY -> debits.carryOut(command, at);
      default -> credits.carryOut(command, at, debits);
    };
  }

  /* Lets go of what no later answer can depend on, so that a long run stays as fast as a short one. */
  private void forget() {
    books.points.removeIf(p -> p.pot != Pot.OPEN && p.pot != Pot.HELD);
    Set<Long> open = new HashSet<>();
    books.points.forEach(p -> open.add(p.lot));
    books.lotSince.keySet().retainAll(open);
    books.causes.values().removeIf(cause -> !cause.openUntil.isAfter(books.now));
    Instant watermark = books.watermark();
    books.expired.removeIf(e -> e.header().effectiveAt().isBefore(watermark));
    books.reinstated.removeIf(e -> e.header().effectiveAt().isBefore(watermark));
    books.resolvedAt.values().removeIf(at -> at.isBefore(watermark));
    books.resolved.keySet().retainAll(books.resolvedAt.keySet());
    books.seen.values().removeIf(seen -> seen.posting().effectiveAt().isBefore(watermark));
  }

  /** What there is of some types at later instants: one list for each instant, in order. */
  List<List<State>> states(List<PointType> types, List<Instant> instants) {
    ReferenceBooks then = books.today();
    List<List<State>> states = new ArrayList<>();
    for (Instant asOf : instants) {
      then.advance(asOf);
      then.now = ReferenceParts.later(then.now, asOf);
      states.add(types.stream().map(then::state).toList());
    }
    return states;
  }
}
