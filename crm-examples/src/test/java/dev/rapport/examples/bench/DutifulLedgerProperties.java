package dev.rapport.examples.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.loyalty.ledger.LedgerOutcome;
import dev.rapport.loyalty.ledger.LedgerPolicy;
import dev.rapport.loyalty.ledger.PointsAccount;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.HoldCommand;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.Pot;
import dev.rapport.loyalty.posting.ShortfallPolicy;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A comparison of speed is worth something only if both sides do the same. */
class DutifulLedgerProperties {
  /** Both ledgers, told the same. */
  private static final class Both {
    private final Random random;
    private final DutifulLedger dutiful =
        new DutifulLedger(LedgerPolicy.standard().retention());
    private final Set<DutifulLedger.Answer> answers = EnumSet.noneOf(DutifulLedger.Answer.class);
    private final Map<Integer, Long> dayOf = new HashMap<>();
    private PointsAccount account = PointsAccount.open();
    private long day;

    Both(Random random) {
      this.random = random;
    }

    void step(int number) {
      day += random.nextInt(4);
      // One command in eight comes again, as it was or as another one.
      int key = random.nextInt(8) == 0 ? random.nextInt(number + 1) : number;
      tell(key, new Random(31L * key + (random.nextInt(16) == 0 ? 1 : 0)));
      assertEquals(
          account.balance(Workload.BEANS, Workload.startOf(day)).available().units(),
          dutiful.available(Workload.startOf(day)));
      assertEquals(-pot(Pot.EARNED), dutiful.earned());
      assertEquals(pot(Pot.SPENT), dutiful.spent());
      assertEquals(pot(Pot.REVERSED), dutiful.reversed());
      assertEquals(pot(Pot.EXPIRED), dutiful.ended());
    }

    private long pot(Pot pot) {
      return account.pot(Workload.BEANS, pot, Workload.startOf(day)).units();
    }

    private void tell(int number, Random wish) {
      String key = "step-" + number;
      // A command repeated after it was carried out bears its first instant, unless that is long
      // ago.
      long first = dayOf.getOrDefault(number, day);
      long stated = day - first < 20 ? first : day;
      Instant at = Workload.startOf(stated);
      Posting posting = Posting.of(key, at);
      long units = 1L + wish.nextInt(60);
      Points points = Points.of(Workload.BEANS, units);
      String cause = wish.nextInt(6) == 0 ? "" : "order-" + wish.nextInt(12);
      String hold = "step-" + Math.max(0, number - 1 - wish.nextInt(12));
      Instant soon = Workload.startOf(stated + 1 + wish.nextInt(40));
      switch (wish.nextInt(9)) {
        case 0 ->
          same(
              number,
              new HoldCommand.PlaceHold(posting, points, soon, false),
              dutiful.hold(key, units, at, soon));
        case 1 ->
          same(
              number,
              new HoldCommand.Capture(posting, hold, points, cause, soon),
              dutiful.capture(key, hold, units, at, cause, soon));
        case 2 ->
          same(number, new HoldCommand.VoidHold(posting, hold), dutiful.release(key, hold, at));
        case 3 -> {
          // The one by hand does not look for points of a returned order in holds.
          if (!isOnHold(cause)) {
            same(
                number,
                new DebitCommand.Reverse(
                    posting,
                    cause,
                    Workload.BEANS,
                    Extent.units(units),
                    ShortfallPolicy.withinBalance()),
                dutiful.reverse(key, cause, units, at));
          }
        }
        case 4 ->
          same(
              number,
              new CreditCommand.Restore(
                  posting, cause, Workload.BEANS, Extent.units(units), Instant.MIN),
              dutiful.restore(key, cause, units, at));
        case 5, 6 ->
          same(
              number,
              new DebitCommand.Spend(posting, points, cause, soon),
              dutiful.spend(key, units, at, cause, soon));
        default ->
          same(
              number,
              new CreditCommand.Earn(
                  posting, points, LotTerms.atOnce(Expiry.at(soon)), Origin.of(cause), soon),
              dutiful.earn(key, units, at, soon, cause, soon));
      }
    }

    private boolean isOnHold(String cause) {
      return account.snapshot().holds().stream()
          .flatMap(hold -> hold.draws().stream())
          .anyMatch(draw -> draw.lot().origin().cause().equals(cause));
    }

    private void same(int number, LedgerCommand command, DutifulLedger.Outcome theirs) {
      DutifulLedger.Answer answer = theirs.answer();
      LedgerOutcome outcome = account.decide(command);
      account = outcome.account();
      assertEquals(moved(outcome.entries()), moved(theirs), () -> outcome + " to " + command);
      answers.add(answer);
      if (answer == DutifulLedger.Answer.DONE) {
        dayOf.put(number, day);
      }
      DutifulLedger.Answer ours = outcome instanceof LedgerOutcome.Accepted
          ? DutifulLedger.Answer.DONE
          : outcome instanceof LedgerOutcome.Duplicate
              ? DutifulLedger.Answer.DUPLICATE
              : outcome instanceof LedgerOutcome.Conflict
                  ? DutifulLedger.Answer.CONFLICT
                  : DutifulLedger.Answer.DECLINED;
      assertEquals(ours, answer, () -> outcome + " to " + command);
    }
  }

  /* What came to each lot less what left it. */
  private static Map<Long, Long> moved(List<LedgerEntry> entries) {
    Map<Long, Long> moved = new HashMap<>();
    for (LedgerEntry entry : entries) {
      entry.move(new Pot.Movements() {
        @Override
        public void ofLot(Pot from, Pot to, Lot lot, long units) {
          moved.merge(lot.id(), to == Pot.OPEN ? units : 0, Long::sum);
          moved.merge(lot.id(), from == Pot.OPEN ? -units : 0, Long::sum);
        }

        @Override
        public void withoutLot(Pot from, Pot to, Points points) {}
      });
    }
    moved.values().removeIf(units -> units == 0);
    return moved;
  }

  private static Map<Long, Long> moved(DutifulLedger.Outcome outcome) {
    Map<Long, Long> moved = new HashMap<>();
    outcome.moves().forEach(move -> moved.merge(move.lot(), move.units(), Long::sum));
    moved.values().removeIf(units -> units == 0);
    return moved;
  }

  @Property(tries = 300)
  void bothLedgersAnswerTheSame(@ForAll long seed) {
    Both both = new Both(new Random(seed));
    for (int i = 0; i < 120; i++) {
      both.step(i);
    }
  }

  @Test
  void theComparisonMeetsEveryAnswer() {
    Set<DutifulLedger.Answer> met = EnumSet.noneOf(DutifulLedger.Answer.class);
    for (long seed = 0; seed < 20; seed++) {
      Both both = new Both(new Random(seed));
      for (int i = 0; i < 120; i++) {
        both.step(i);
      }
      met.addAll(both.answers);
    }
    assertTrue(met.containsAll(EnumSet.allOf(DutifulLedger.Answer.class)), () -> "met " + met);
  }
}
