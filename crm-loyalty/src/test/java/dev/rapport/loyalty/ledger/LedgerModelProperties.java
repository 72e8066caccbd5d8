package dev.rapport.loyalty.ledger;

import static dev.rapport.loyalty.ledger.LedgerFixture.BEANS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.AccountSnapshot.OpenLot;
import dev.rapport.loyalty.posting.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The laws of the ledger over random histories, late reports, repetitions and refusals included. */
class LedgerModelProperties {
  private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

  private static LedgerModelRun run(long seed, int commands) {
    return new LedgerModelRun(seed).run(commands);
  }

  @Property(tries = 30)
  void everyAnswerIsTheReferences(@ForAll long seed) {
    LedgerModelRun run = run(seed, 100);
    assertFalse(run.entries().isEmpty());
  }

  @Property(tries = 20)
  void replayingTheEntriesInAnyOrderGivesTheAccount(@ForAll long seed) {
    LedgerModelRun run = run(seed, 60);
    List<LedgerEntry> arrived = new ArrayList<>(run.entries());
    arrived.addAll(run.entries().subList(0, run.entries().size() / 2));
    Collections.shuffle(arrived, new Random(seed));
    PointsAccount replayed = PointsAccount.replay(run.policy(), arrived);
    assertEquals(run.account(), replayed);
    assertEquals(run.account().stateHash(END), replayed.stateHash(END));
    assertEquals(
        run.account(), PointsAccount.restore(run.policy(), run.account().snapshot()));
  }

  @Property(tries = 20)
  void pointsAreNeitherMadeNorLost(@ForAll long seed) {
    LedgerModelRun run = run(seed, 80);
    for (int n = 0; n <= run.entries().size(); n += 7) {
      Conservation books = Conservation.check(run.entries().subList(0, n));
      assertTrue(books.holds(), books::toString);
    }
    for (OpenLot open : run.account().lots(BEANS, run.account().asOf())) {
      assertTrue(
          open.remaining() > 0 && open.remaining() <= open.lot().original().units());
    }
  }

  @Property(tries = 15)
  void thePastOnTheFullLedgerIsThePresentOfThePrefix(@ForAll long seed) {
    LedgerModelRun run = run(seed, 60);
    LedgerHistory history = LedgerHistory.of(run.policy(), run.entries());
    for (LedgerEntry entry : run.entries()) {
      Instant known = entry.header().recordedAt();
      PointsAccount then = history.knownAt(known);
      if (then.version() > 0) {
        // What was known then, at the instant the books had reached then.
        assertEquals(then.balance(BEANS), history.balance(BEANS, then.asOf(), known));
      }
    }
  }

  @Property(tries = 15)
  void noBalanceOfThePastIsEverBelowZeroHoweverLateReportsCome(@ForAll long seed) {
    LedgerModelRun run = run(seed, 60);
    LedgerHistory history = LedgerHistory.of(run.policy(), run.entries());
    for (LedgerEntry entry : run.entries()) {
      Balance balance = history.balance(BEANS, entry.header().effectiveAt(), END);
      assertFalse(balance.available().isNegative());
      assertFalse(balance.pending().isNegative());
      assertFalse(balance.held().isNegative());
      assertFalse(balance.debt().isNegative());
    }
  }

  @Property(tries = 15)
  void statementsAlwaysAddUp(@ForAll long seed) {
    LedgerModelRun run = run(seed, 60);
    LedgerHistory history = LedgerHistory.of(run.policy(), run.entries());
    Random random = new Random(seed);
    Instant start =
        Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofHours(random.nextInt(900)));
    Statement statement =
        Statement.of(history, BEANS, start, start.plus(Duration.ofHours(1 + random.nextInt(900))));
    Points changes =
        statement.changesByKind().values().stream().reduce(Points.zero(BEANS), Points::plus);
    assertEquals(statement.closing().net(), statement.opening().net().plus(changes));
    long lots = statement.lots().stream().mapToLong(OpenLot::remaining).sum();
    assertEquals(
        statement.closing().available().plus(statement.closing().pending()).units(), lots);
  }

  @Property(tries = 15)
  void theExpiryScheduleSumsToWhatCanExpire(@ForAll long seed) {
    PointsAccount account = run(seed, 60).account();
    for (int days : new int[] {0, 5, 15}) {
      Instant asOf = account.asOf().plus(Duration.ofDays(days));
      Balance balance = account.balance(BEANS, asOf);
      long never = account.lots(BEANS, asOf).stream()
          .filter(open -> neverEnds(open.lot()))
          .mapToLong(OpenLot::remaining)
          .sum();
      Points scheduled = account.expirySchedule(BEANS, asOf).values().stream()
          .reduce(Points.zero(BEANS), Points::plus);
      assertEquals(balance.available().plus(balance.pending()).units(), scheduled.units() + never);
    }
  }

  /* Points that wait for an activation do not slide yet: without a last day they wait for ever. */
  private static boolean neverEnds(Lot lot) {
    boolean waits = lot.availableFrom().equals(Instant.MAX);
    return lot.expiry().hardAt().equals(Instant.MAX) && (waits || !lot.expiry().isSliding());
  }

  /** The soak profile runs ten million commands; {@code -Drapport.soak} says how many, {@code -Drapport.seed} where to begin. */
  @Test
  void soak() {
    long wanted = Long.getLong("rapport.soak", 2_000);
    long firstSeed = Long.getLong("rapport.seed", 1);
    long seed = firstSeed;
    long done = 0;
    while (done < wanted) {
      done += run(seed++, 250).commands();
    }
    System.out.printf(
        "%,d commands from seed %d to %d without a difference%n", done, firstSeed, seed - 1);
    assertTrue(done >= wanted);
  }
}
