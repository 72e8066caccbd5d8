package dev.rapport.loyalty.ledger;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.loyalty.ledger.RandomHistory.Step;
import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.AccountSnapshot.OpenLot;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.CreditEntry;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.DebitEntry;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.HoldCommand;
import dev.rapport.loyalty.posting.HoldEntry;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.Pot;
import dev.rapport.loyalty.posting.UpkeepCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The laws of the ledger over lives with commands of every kind. */
class LedgerLawProperties {
  private static final int LIFE = 40;
  private static final int FEW = 6;

  @Property
  void sweepingAtAnyTimeChangesNoAnswer(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = LIFE) int commands) {
    RandomHistory history = RandomHistory.begin(seed);
    Random random = new Random(seed);
    PointsAccount swept = history.account();
    Instant now = Instant.MIN;
    Instant lastSweep = Instant.MIN;
    int sweeps = 0;
    for (int step = 0; step < commands; step++) {
      LedgerCommand command = history.next();
      Instant at = command.posting().effectiveAt();
      // A report of what was before the sweep finds it recorded, and an end of points that comes
      // back is one record of one
      // account.
      if (at.isBefore(lastSweep) || command instanceof CreditCommand.Reinstate) {
        continue;
      }
      // Keys are remembered back from the instant that the account has reached, which a sweep moves
      // on.
      String key = command.posting().key();
      if (remembers(history.account(), key) != remembers(swept, key)) {
        continue;
      }
      now = later(now, at);
      LedgerOutcome other = swept.decide(command);
      assertEquals(answer(history.tell(command)), answer(other));
      PointsAccount unswept = history.account();
      swept = other.account();
      for (int i = random.nextInt(3); i > 0; i--) {
        Instant sweepAt = now.minus(Duration.ofHours(random.nextInt(50)));
        sweeps++;
        swept = swept
            .decide(new UpkeepCommand.Sweep(Posting.of("law/sweep-" + sweeps, sweepAt)))
            .account();
        lastSweep = later(lastSweep, sweepAt);
      }
      Instant then = later(now, later(swept.asOf(), unswept.asOf()))
          .plus(Duration.ofHours(random.nextInt(400)));
      assertEquals(
          unswept.balance(LedgerFixture.BEANS, then), swept.balance(LedgerFixture.BEANS, then));
      if (random.nextInt(FEW) == 0) {
        assertEquals(seen(unswept, then), seen(swept, then));
        assertEquals(unswept.stateHash(then), swept.stateHash(then));
      }
    }
  }

  private static boolean remembers(PointsAccount account, String key) {
    return account.snapshot().memory().receipts().stream()
        .anyMatch(receipt -> receipt.command().posting().key().equals(key));
  }

  private static List<Object> answer(LedgerOutcome outcome) {
    if (outcome instanceof LedgerOutcome.Declined declined) {
      return List.of(declined.reason(), declined.possible());
    }
    if (outcome instanceof LedgerOutcome.Conflict conflict) {
      return List.of(conflict.differing());
    }
    return List.of(outcome.getClass());
  }

  @Property
  void atNoInstantDoesALotHaveLessThanNothingOrMoreThanItWasOpenedWith(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = LIFE) int commands) {
    List<LedgerEntry> byTime = new ArrayList<>(RandomHistory.of(seed, commands).entries());
    byTime.sort(Comparator.comparing(entry -> entry.header().effectiveAt()));
    Map<Lot, long[]> lots = new TreeMap<>(Comparator.comparingLong(Lot::id));
    for (int i = 0; i < byTime.size(); i++) {
      byTime.get(i).move(intoLots(lots));
      // What happens at one instant happens together.
      Instant at = byTime.get(i).header().effectiveAt();
      if (i + 1 == byTime.size() || !byTime.get(i + 1).header().effectiveAt().equals(at)) {
        lots.forEach((lot, has) -> {
          assertTrue(has[0] >= 0 && has[1] >= 0, () -> at + ": less than nothing in " + lot);
          assertTrue(has[0] + has[1] <= lot.original().units(), () -> at + ": too much in " + lot);
        });
      }
    }
  }

  private static Pot.Movements intoLots(Map<Lot, long[]> freeAndHeld) {
    return new Pot.Movements() {
      @Override
      public void ofLot(Pot from, Pot to, Lot lot, long units) {
        long[] has = freeAndHeld.computeIfAbsent(lot, unused -> new long[2]);
        has[0] += (to == Pot.OPEN ? units : 0) - (from == Pot.OPEN ? units : 0);
        has[1] += (to == Pot.HELD ? units : 0) - (from == Pot.HELD ? units : 0);
      }

      @Override
      public void withoutLot(Pot from, Pot to, Points points) {
        // belongs to no lot
      }
    };
  }

  @Property
  void holdingAndVoidingChangesNothing(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = LIFE) int commands,
      @ForAll @IntRange(max = 99) int units,
      @ForAll @IntRange(max = 3_600) int seconds,
      @ForAll boolean runsOut) {
    Redemption redemption = new Redemption(RandomHistory.of(seed, commands), units, seconds);
    PointsAccount voided = redemption.afterHold(
        runsOut, new HoldCommand.VoidHold(Posting.of("law/void", redemption.later), "law/hold"));
    redemption.assertSameFromNowOn(redemption.before, voided);
  }

  @Property
  void holdingAndCapturingIsSpending(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = LIFE) int commands,
      @ForAll @IntRange(max = 99) int units,
      @ForAll @IntRange(max = 3_600) int seconds,
      @ForAll @IntRange(max = 99) int part,
      @ForAll boolean runsOut) {
    Redemption redemption = new Redemption(RandomHistory.of(seed, commands), units, seconds);
    Points captured = Points.of(redemption.points.type(), 1 + part % redemption.points.units());
    Instant until = redemption.later.plus(Duration.ofDays(30));
    Posting posting = Posting.of("law/done", redemption.later);
    PointsAccount twoSteps = redemption.afterHold(
        runsOut, new HoldCommand.Capture(posting, "law/hold", captured, "law", until));
    PointsAccount oneStep =
        accepted(redemption.before, new DebitCommand.Spend(posting, captured, "law", until));
    redemption.assertSameFromNowOn(oneStep, twoSteps);
    assertEquals(drawn(oneStep), drawn(twoSteps));
  }

  private static List<Draw> drawn(PointsAccount account) {
    return account.cause("law").orElseThrow().spendings().get(0).draws();
  }

  /* Points that can be redeemed while nothing else happens. */
  private static final class Redemption {
    final RandomHistory history;
    final PointsAccount before;
    final Points points;
    final Instant now;
    final Instant later;

    Redemption(RandomHistory history, int units, int seconds) {
      this.history = history;
      this.before = history.account();
      Assume.that(!before.isClosed() && before.version() > 0);
      this.now = before.asOf();
      this.later = now.plusSeconds(seconds);
      long available = before.balance(LedgerFixture.BEANS, now).available().units();
      Assume.that(available > 0 && before.nextChange(now).isAfter(later));
      this.points = LedgerFixture.beans(1 + units % available);
    }

    PointsAccount afterHold(boolean runsOut, LedgerCommand resolution) {
      Instant until = later.plusSeconds(1);
      PointsAccount held = accepted(
          before, new HoldCommand.PlaceHold(Posting.of("law/hold", now), points, until, runsOut));
      assertEquals(
          before.balance(points.type(), now).held().plus(points),
          held.balance(points.type(), now).held());
      return accepted(held, resolution);
    }

    void assertSameFromNowOn(PointsAccount expected, PointsAccount actual) {
      for (PointType type : history.types()) {
        for (int days : new int[] {0, 2, 9, 30}) {
          Instant then = later.plus(Duration.ofDays(days));
          assertEquals(
              LedgerModelRun.state(expected, type, then), LedgerModelRun.state(actual, type, then));
        }
      }
    }
  }

  private static PointsAccount accepted(PointsAccount account, LedgerCommand command) {
    LedgerOutcome outcome = account.decide(command);
    assertTrue(outcome.isAccepted(), outcome::toString);
    return outcome.account();
  }

  @Property
  void noMoreIsTakenBackThanWasEarnedNorGivenBackThanWasSpent(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = LIFE) int commands) {
    Map<List<Object>, Long> earned = new HashMap<>();
    Map<List<Object>, Long> spent = new HashMap<>();
    for (LedgerEntry entry : RandomHistory.of(seed, commands).entries()) {
      if (entry instanceof CreditEntry.Earned e) {
        count(
            earned, e.lot().origin().cause(), e.lot().type(), e.lot().original().units());
      } else if (entry instanceof DebitEntry.Reversed r) {
        count(earned, r.command().cause(), r.command().type(), -r.units());
      } else if (entry instanceof DebitEntry.Spent s) {
        count(spent, s.command().cause(), s.command().points().type(), units(s));
      } else if (entry instanceof HoldEntry.Captured c) {
        count(spent, c.command().cause(), c.command().points().type(), units(c));
      } else if (entry instanceof CreditEntry.Restored r) {
        count(spent, r.command().cause(), r.command().type(), -r.units());
      } else if (entry instanceof CreditEntry.Absorbed a) {
        // Both sides of a cause come along with a merge.
        a.command().other().causes().forEach(cause -> {
          cause
              .earnings()
              .forEach(e -> count(earned, cause.id(), e.type(), e.units() - e.reversed()));
          cause
              .spendings()
              .forEach(s -> count(spent, cause.id(), s.type(), s.units() - s.restored()));
        });
      }
      assertFalse(earned.values().stream().anyMatch(left -> left < 0), entry::toString);
      assertFalse(spent.values().stream().anyMatch(left -> left < 0), entry::toString);
    }
  }

  private static void count(
      Map<List<Object>, Long> left, String cause, PointType type, long units) {
    left.merge(List.of(cause, type), units, Long::sum);
  }

  private static long units(DebitEntry.Spent spent) {
    return spent.command().points().units();
  }

  private static long units(HoldEntry.Captured captured) {
    return captured.command().points().units();
  }

  @Property
  void cancellingARedemptionLengthensNoLifeButUpToTheGrace(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = LIFE) int commands,
      @ForAll @IntRange(max = 99) int units,
      @ForAll @IntRange(max = 600) int cancelAfterHours,
      @ForAll @IntRange(max = 200) int graceHours) {
    Redemption redemption = new Redemption(RandomHistory.of(seed, commands), units, 0);
    PointType type = redemption.points.type();
    Instant cancelAt = redemption.now.plus(Duration.ofHours(cancelAfterHours));
    Instant grace = graceHours == 0 ? Instant.MIN : cancelAt.plus(Duration.ofHours(graceHours));
    PointsAccount untouched = redemption.before;
    PointsAccount spent = accepted(
        untouched,
        new DebitCommand.Spend(
            Posting.of("law/spend", redemption.now), redemption.points, "law", Instant.MAX));
    PointsAccount cancelled = accepted(
        spent,
        new CreditCommand.Restore(
            Posting.of("law/cancel", cancelAt), "law", type, Extent.all(), grace));
    for (int hours = 0; hours <= 900; hours += 50) {
      Instant then = cancelAt.plus(Duration.ofHours(hours));
      Map<Long, Long> without = remaining(untouched, type, then);
      Map<Long, Long> with = remaining(cancelled, type, then);
      if (!then.isBefore(grace)) {
        assertEquals(without, with);
      }
      long prolonged = 0;
      for (Map.Entry<Long, Long> lot : with.entrySet()) {
        if (without.containsKey(lot.getKey())) {
          assertTrue(lot.getValue() <= without.get(lot.getKey()));
        } else {
          prolonged += lot.getValue();
        }
      }
      assertTrue(prolonged <= redemption.points.units());
    }
  }

  private static Map<Long, Long> remaining(PointsAccount account, PointType type, Instant then) {
    Map<Long, Long> lots = new TreeMap<>();
    account.lots(type, then).forEach(open -> lots.put(open.lot().id(), open.remaining()));
    return lots;
  }

  @Property
  void theExpiryScheduleTellsWhatWillExpireAndWhen(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = LIFE) int commands,
      @ForAll @IntRange(max = 500) int hours) {
    RandomHistory history = RandomHistory.of(seed, commands);
    PointsAccount account = history.account();
    Instant asOf = account.asOf().plus(Duration.ofHours(hours));
    Assume.that(account.version() > 0);
    for (PointType type : history.types()) {
      Balance balance = account.balance(type, asOf);
      long never = account.lots(type, asOf).stream()
          .filter(open -> neverEnds(open.lot()))
          .mapToLong(OpenLot::remaining)
          .sum();
      Map<Instant, Points> schedule = account.expirySchedule(type, asOf);
      Points scheduled = schedule.values().stream().reduce(Points.zero(type), Points::plus);
      assertEquals(balance.available().plus(balance.pending()).units(), scheduled.units() + never);
      if (balance.held().isZero() && balance.debt().isZero()) {
        schedule.forEach((end, ending) -> {
          Balance then = account.balance(type, end);
          Balance justBefore = account.balance(type, later(asOf, end.minusNanos(1)));
          assertEquals(justBefore.net().minus(ending), then.net());
        });
      }
    }
  }

  /* Points that wait for an activation do not slide yet: without a last day they wait for ever. */
  private static boolean neverEnds(Lot lot) {
    boolean waits = lot.availableFrom().equals(Instant.MAX);
    return lot.expiry().hardAt().equals(Instant.MAX) && (waits || !lot.expiry().isSliding());
  }

  @Property
  void thePastIsWhatTheAccountWasThen(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = LIFE) int commands,
      @ForAll @IntRange(max = 400) int hours) {
    RandomHistory history = RandomHistory.of(seed, commands);
    LedgerHistory books = LedgerHistory.of(history.policy(), history.entries());
    // Books that know an entry know all before it. A command that was refused before bears an early
    // date of recording.
    Map<Instant, PointsAccount> kept = new TreeMap<>();
    Instant last = Instant.MIN;
    long version = 0;
    for (Step step : history.steps()) {
      if (step.after().version() > version) {
        version = step.after().version();
        last = later(last, step.command().posting().recordedAt());
        kept.put(last, step.after());
      }
    }
    List<Instant> instants = new ArrayList<>(kept.keySet());
    for (int i = 0; i < instants.size(); i += 1 + instants.size() / FEW) {
      Instant known = instants.get(i);
      PointsAccount then = requireNonNull(kept.get(known));
      assertEquals(then, books.knownAt(known));
      for (PointType type : history.types()) {
        for (Instant at : List.of(then.asOf(), then.asOf().plus(Duration.ofHours(hours)))) {
          assertEquals(then.balance(type, at), books.balance(type, at, known));
        }
      }
    }
  }

  @Property
  void nothingChangesBeforeTheNextChangeAndThenSomethingDoes(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = LIFE) int commands,
      @ForAll @IntRange(max = 300) int hours,
      @ForAll @IntRange(max = 99) int percent) {
    RandomHistory history = RandomHistory.of(seed, commands);
    PointsAccount account = history.account();
    Assume.that(account.version() > 0);
    Instant asOf = account.asOf().plus(Duration.ofHours(hours));
    Instant next = account.nextChange(asOf);
    assertTrue(next.isAfter(asOf));
    Instant end = next.equals(Instant.MAX) ? asOf.plus(Duration.ofDays(9_999)) : next;
    Duration wait = Duration.between(asOf, end.minusNanos(1));
    List<Object> now = seen(account, asOf);
    for (Instant then :
        List.of(asOf.plus(wait.multipliedBy(percent).dividedBy(100)), asOf.plus(wait))) {
      assertEquals(now, seen(account, then));
    }
    // A hold of points that have all ended times out, and nobody sees it but the books.
    boolean written = account.swept(next).size() > account.swept(asOf).size();
    assertTrue(
        next.equals(Instant.MAX) || written || !now.equals(seen(account, next)),
        () -> "nothing happens at " + next);
  }

  private static List<Object> seen(PointsAccount account, Instant asOf) {
    List<Object> seen = new ArrayList<>();
    for (PointType type : account.types()) {
      seen.add(account.balance(type, asOf));
      seen.add(remaining(account, type, asOf));
    }
    return seen;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
