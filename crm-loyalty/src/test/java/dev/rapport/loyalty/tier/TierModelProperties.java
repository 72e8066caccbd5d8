package dev.rapport.loyalty.tier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.DateRange;
import dev.rapport.loyalty.testkit.TierArbitraries;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Random sequences of commands, on ladders of every kind, lead where the naive reference leads. */
class TierModelProperties {
  private static final LocalDate JOINED = LocalDate.of(2025, 8, 31);

  @Provide
  Arbitrary<TierLadder> ladders() {
    return TierArbitraries.ladders();
  }

  @Property(tries = 300)
  void everyCommandLeadsWhereTheReferenceLeads(
      @ForAll @From("ladders") TierLadder ladder,
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 25) int steps) {
    assertLeadsWhereTheReferenceLeads(ladder, random, steps);
  }

  /* Levels far enough apart and windows short enough that members fall past a level, some of them active. */
  @Provide
  Arbitrary<TierLadder> softLandings() {
    return Combinators.combine(
            TierArbitraries.windows(),
            Arbitraries.of(Cycle.months(), Cycle.quarters()).map(TierValidity::throughThis),
            Arbitraries.of(Period.ofDays(5), Period.ofMonths(1), Period.ofMonths(2)),
            Arbitraries.integers().between(1, 60),
            Arbitraries.integers().between(0, 60))
        .as((window, validity, grace, active, days) -> TierLadder.builder("status")
            .level("L1", Requirement.atLeast(TierArbitraries.POINTS, 70))
            .level("L2", Requirement.atLeast(TierArbitraries.POINTS, 100))
            .level("L3", Requirement.atLeast(TierArbitraries.POINTS, 130))
            .window(window)
            .validity(validity)
            .grace(TierPolicy.grace(grace))
            .downgrade(
                TierPolicy.oneStep().ifActive(Requirement.atLeast(TierArbitraries.POINTS, active)))
            .remembering(days)
            .build());
  }

  @Property(tries = 100)
  void softLandingsLeadWhereTheReferenceLeads(
      @ForAll @From("softLandings") TierLadder ladder,
      @ForAll Random random,
      @ForAll @IntRange(min = 10, max = 25) int steps) {
    assertLeadsWhereTheReferenceLeads(ladder, random, steps);
  }

  private static void assertLeadsWhereTheReferenceLeads(
      TierLadder ladder, Random random, int steps) {
    ReferenceStanding reference = new ReferenceStanding(ladder, JOINED);
    TierStanding standing = TierStanding.start(ladder, JOINED);
    assertSame(reference, standing, List.of(), "start");
    List<String> log = new ArrayList<>();
    log.add(describe(ladder));
    for (int i = 0; i < steps; i++) {
      reference.changes.clear();
      LocalDate day = standing
          .asOf()
          .plusDays(random.nextInt(4) == 0 ? random.nextInt(120) : random.nextInt(12));
      TierDecision decision;
      int kind = random.nextInt(10);
      String cause = String.valueOf((char) ('a' + random.nextInt(4)));
      if (kind < 5) {
        LocalDate late =
            random.nextInt(3) == 0 ? standing.asOf().minusDays(random.nextInt(70)) : day;
        TierMetric metric = oneOf(ladder.metrics(), random);
        long amount = metric.equals(TierArbitraries.ORDERS) ? 1 : 1 + random.nextInt(200);
        amount = random.nextInt(6) == 0 ? -amount : amount;
        TierFact fact = new TierFact(metric, amount, late, cause);
        log.add(fact.toString());
        reference.record(fact);
        decision = standing.record(fact);
      } else if (kind == 5) {
        log.add("reverse all of " + cause + " on " + day);
        reference.reverse(cause, day);
        decision = standing.reverse(cause, day);
      } else if (kind < 7) {
        long amount = random.nextInt(150);
        log.add("reverse " + amount + " of " + cause + " on " + day);
        TierMetric metric = oneOf(ladder.metrics(), random);
        reference.reverse(cause, metric, amount, day);
        decision = standing.reverse(cause, metric, amount, day);
      } else if (kind < 8) {
        LocalDate from = day.plusDays(random.nextInt(30));
        DateRange days = random.nextInt(5) == 0
            ? DateRange.startingAt(from)
            : DateRange.of(from, from.plusDays(1 + random.nextInt(60)));
        TierGrant grant = new TierGrant(
            ladder.level(random.nextInt(ladder.levels().size())).name(),
            days,
            "source" + random.nextInt(2));
        log.add(grant + " on " + day);
        reference.grant(grant, day);
        decision = standing.grant(grant, day);
      } else if (kind < 9) {
        log.add("revoke on " + day);
        reference.revoke("source0", day);
        decision = standing.revoke("source0", day);
      } else {
        log.add("evaluate on " + day);
        reference.liveUntil(day);
        decision = standing.evaluate(day);
      }
      standing = decision.standing();
      assertEquals(List.of(), decision.explanation().missing());
      assertEquals(List.of(), standing.progress().explanation().missing());
      assertSame(reference, standing, decision.changes(), String.join("\n", log));
      TierStanding restored = TierStanding.restore(ladder, standing.snapshot());
      assertEquals(standing, restored);
      assertEquals(restored.nextEvent, standing.nextEvent, "found out anew and remembered");
    }
  }

  /* Of what the ladder looks at, or of orders, which it may not look at. */
  private static TierMetric oneOf(List<TierMetric> metrics, Random random) {
    return random.nextInt(6) == 0
        ? TierArbitraries.ORDERS
        : metrics.get(random.nextInt(metrics.size()));
  }

  private static String describe(TierLadder ladder) {
    return List.of(
            ladder.levels().stream().map(TierLevel::requirement).toList(),
            ladder.levels().stream().map(TierLevel::forLife).toList(),
            ladder.window(),
            ladder.upgrade(),
            ladder.validity(),
            ladder.grace(),
            ladder.downgrade(),
            ladder.reset(),
            ladder.rememberedDays())
        .toString();
  }

  private static void assertSame(
      ReferenceStanding reference, TierStanding standing, List<TierChange> changes, String log) {
    assertEquals(
        reference.changes,
        changes.stream()
            .map(
                c -> c.day() + " " + c.from() + " " + c.to() + " " + c.reason() + " " + c.lastDay())
            .toList(),
        log);
    assertEquals(reference.today, standing.asOf(), log);
    assertEquals(reference.earned, standing.earnedLevel().rank(), log);
    assertEquals(reference.rank, standing.level().rank(), log);
    assertEquals(reference.since, standing.since(), log);
    assertEquals(reference.lastDay(), standing.lastDay(), log);
    for (TierSnapshot.Promise promise : standing.snapshot().promises()) {
      assertEquals(reference.reachedOn(promise.level()), promise.reachedOn(), log);
    }
    for (TierMetric metric : standing.ladder().metrics()) {
      assertEquals(reference.inWindow(metric, reference.today), standing.measured(metric), log);
    }
  }
}
