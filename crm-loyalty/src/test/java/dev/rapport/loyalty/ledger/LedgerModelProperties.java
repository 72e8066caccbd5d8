package dev.rapport.loyalty.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.AccountSnapshot.OpenLot;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Pot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The ledger beside its reference, and what the books say of the past. */
class LedgerModelProperties {
  private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
  private static final int LIFE = 40;

  /* The reference takes its time. With -Drapport.soak lives are long as well as many. */
  private static final int LIFE_BESIDE_THE_REFERENCE =
      Long.getLong("rapport.soak") == null ? 20 : 120;

  private static LedgerModelRun run(long seed, int commands) {
    return new LedgerModelRun(seed).run(commands);
  }

  /* At every step the run fails at once where the two differ; and nothing that the reference wrote down is another past. */
  @Property
  void everyAnswerIsTheReferencesAndSoIsThePast(@ForAll long seed, @ForAll Random random) {
    LedgerModelRun run = run(seed, 1 + random.nextInt(LIFE_BESIDE_THE_REFERENCE));
    assertTrue(run.commands() > 0);
    LedgerHistory history = LedgerHistory.of(run.policy(), run.entries());
    Map<Long, Instant> availableFrom = availableFrom(run.entries());
    for (int i = 0; i < 3 && !run.told().isEmpty(); i++) {
      Instant known = run.told().get(random.nextInt(run.told().size())).recordedAt();
      PointsAccount atLast = history.knownAt(known);
      if (atLast.version() == 0) {
        continue; // what bears an early date of recording was learned of after something later
      }
      Instant then = atLast.asOf().minus(Duration.ofHours(random.nextInt(24 * 9)));
      for (PointType type : run.types()) {
        assertEquals(
            written(run, type, then, known, availableFrom), history.balance(type, then, known));
      }
    }
  }

  /* The reference's books at an instant, from every unit that it moved until then, as far as it was known by another. */
  private static Balance written(
      LedgerModelRun run,
      PointType type,
      Instant then,
      Instant known,
      Map<Long, Instant> availableFrom) {
    Map<Pot, Long> pots = new EnumMap<>(Pot.class);
    long[] pending = {0};
    for (LedgerModelRun.Told told : run.told()) {
      if (told.recordedAt().isAfter(known)) {
        break;
      }
      told.moves().forEach((move, units) -> {
        if (move.type().equals(type) && !move.at().isAfter(then)) {
          pots.merge(move.from(), -units, Long::sum);
          pots.merge(move.to(), units, Long::sum);
          boolean waits = availableFrom.getOrDefault(move.lot(), Instant.MIN).isAfter(then);
          pending[0] += waits && move.to() == Pot.OPEN ? units : 0;
          pending[0] -= waits && move.from() == Pot.OPEN ? units : 0;
        }
      });
    }
    return new Balance(
        Points.of(type, pots.getOrDefault(Pot.OPEN, 0L) - pending[0]),
        Points.of(type, pending[0]),
        Points.of(type, pots.getOrDefault(Pot.HELD, 0L)),
        Points.of(type, -pots.getOrDefault(Pot.DEBT, 0L)));
  }

  private static Map<Long, Instant> availableFrom(List<LedgerEntry> entries) {
    Map<Long, Instant> availableFrom = new HashMap<>();
    for (LedgerEntry entry : entries) {
      entry.move(new Pot.Movements() {
        @Override
        public void ofLot(Pot from, Pot to, Lot lot, long units) {
          availableFrom.put(lot.id(), lot.availableFrom());
        }

        @Override
        public void withoutLot(Pot from, Pot to, Points points) {
          // belongs to no lot
        }
      });
    }
    return availableFrom;
  }

  @Property
  void replayingTheEntriesInAnyOrderGivesTheAccount(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = LIFE) int commands) {
    RandomHistory history = RandomHistory.of(seed, commands);
    List<LedgerEntry> arrived = new ArrayList<>(history.entries());
    arrived.addAll(history.entries().subList(0, history.entries().size() / 2));
    Collections.shuffle(arrived, new Random(seed));
    PointsAccount replayed = PointsAccount.replay(history.policy(), arrived);
    assertEquals(history.account(), replayed);
    assertEquals(history.account().stateHash(END), replayed.stateHash(END));
    assertEquals(
        history.account(),
        PointsAccount.restore(history.policy(), history.account().snapshot()));
  }

  @Property
  void noBalanceOfThePastIsEverBelowZeroHoweverLateReportsCome(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = LIFE) int commands) {
    RandomHistory life = RandomHistory.of(seed, commands);
    LedgerHistory history = LedgerHistory.of(life.policy(), life.entries());
    List<LedgerEntry> entries = life.entries();
    for (int i = 0; i < entries.size(); i += 1 + entries.size() / 8) {
      for (PointType type : life.types()) {
        Balance balance = history.balance(type, entries.get(i).header().effectiveAt(), END);
        assertFalse(balance.available().isNegative());
        assertFalse(balance.pending().isNegative());
        assertFalse(balance.held().isNegative());
        assertFalse(balance.debt().isNegative());
      }
    }
  }

  @Property
  void statementsAlwaysAddUp(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = LIFE) int commands,
      @ForAll @IntRange(max = 900) int startHour,
      @ForAll @IntRange(min = 1, max = 900) int hours) {
    RandomHistory life = RandomHistory.of(seed, commands);
    LedgerHistory history = LedgerHistory.of(life.policy(), life.entries());
    Instant start = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofHours(startHour));
    for (PointType type : life.types()) {
      Statement statement = Statement.of(history, type, start, start.plus(Duration.ofHours(hours)));
      Points changes =
          statement.changesByKind().values().stream().reduce(Points.zero(type), Points::plus);
      assertEquals(statement.closing().net(), statement.opening().net().plus(changes));
      long lots = statement.lots().stream().mapToLong(OpenLot::remaining).sum();
      assertEquals(
          statement.closing().available().plus(statement.closing().pending()).units(), lots);
    }
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
