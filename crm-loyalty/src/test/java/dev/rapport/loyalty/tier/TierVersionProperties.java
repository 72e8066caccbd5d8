package dev.rapport.loyalty.tier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.time.DateRange;
import dev.rapport.loyalty.testkit.TierArbitraries;
import dev.rapport.loyalty.tier.TierSnapshot.Promise;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What moves to any other ladder of the same name, and what stays. */
class TierVersionProperties {
  private static final LocalDate JOINED = LocalDate.of(2025, 8, 31);
  private static final DateRange YEAR = DateRange.of(JOINED, JOINED.plusYears(1));

  @Provide
  Arbitrary<TierLadder> ladders() {
    return TierArbitraries.ladders();
  }

  /* Other policies, thresholds and metrics, and levels that came or went below and above. */
  @Provide
  Arbitrary<TierLadder> others() {
    return Combinators.combine(ladders(), Arbitraries.integers().between(0, 2))
        .as(TierVersionProperties::named);
  }

  private static TierLadder named(TierLadder ladder, int from) {
    TierLadder.Builder builder = TierLadder.builder(ladder.name())
        .window(ladder.window())
        .upgrade(ladder.upgrade())
        .validity(ladder.validity())
        .grace(ladder.grace())
        .downgrade(ladder.downgrade())
        .reset(ladder.reset())
        .statusPeriod(ladder.statusPeriod())
        .remembering(ladder.rememberedDays());
    for (TierLevel level : ladder.levels().subList(1, ladder.levels().size())) {
      builder
          .level("L" + (level.rank() - 1 + from), level.requirement())
          .forLifeWhen(level.forLife());
    }
    return builder.build();
  }

  @Provide
  Arbitrary<List<TierFact>> facts() {
    return TierArbitraries.facts(YEAR)
        .list()
        .ofMaxSize(12)
        .map(list -> list.stream().sorted(Comparator.comparing(TierFact::day)).toList());
  }

  private static TierStanding lived(TierLadder ladder, List<TierFact> facts, int days) {
    TierStanding standing = TierStanding.start(ladder, JOINED);
    for (TierFact fact : facts) {
      standing = standing.record(fact).standing();
    }
    return standing.evaluate(standing.asOf().plusDays(days)).standing();
  }

  @Property
  void whoIsStoredMovesAsWhoIsInMemoryDoes(
      @ForAll @From("ladders") TierLadder ladder,
      @ForAll @From("others") TierLadder other,
      @ForAll @From("facts") List<TierFact> facts,
      @ForAll @IntRange(min = 0, max = 90) int days) {
    TierStanding standing = lived(ladder, facts, days);
    TierDecision moved = standing.under(other, standing.asOf());
    assertEquals(moved, standing.snapshot().movedTo(other));
    assertEquals(moved.standing(), TierStanding.restore(other, moved.standing().snapshot()));
    assertEquals(List.of(), moved.explanation().missing());
    LocalDate later = standing.asOf().plusDays(30);
    TierDecision then = standing.under(other, later);
    assertEquals(
        standing.evaluate(later).standing().under(other, later).standing(), then.standing());
  }

  @Property
  void aNewVersionOfALadderKeepsWhatWasPromised(
      @ForAll @From("ladders") TierLadder ladder,
      @ForAll @From("others") TierLadder other,
      @ForAll @From("facts") List<TierFact> facts,
      @ForAll @IntRange(min = 0, max = 90) int days) {
    TierStanding standing = lived(ladder, facts, days);
    TierStanding moved = standing.under(other, standing.asOf()).standing();
    for (Promise promise : standing.snapshot().promises()) {
      Optional<TierLevel> level = other.find(promise.level());
      LocalDate until = promisedUntil(promise, other, standing);
      if (level.isPresent() && !until.isBefore(standing.asOf())) {
        int rank = level.get().rank();
        assertTrue(moved.earnedLevel().rank() >= rank, () -> promise + " was promised");
        // Who climbs by paying gives the lower promise for the higher one.
        if (!(other.reset() instanceof TierPolicy.Deduct) || promise.forLife()) {
          TierStanding then = moved.evaluate(until).standing();
          assertTrue(then.earnedLevel().rank() >= rank, () -> promise + " was kept until " + then);
        }
      }
    }
  }

  /* The last day on which a level is kept whatever happens; a level that lasts while qualified has none on a ladder of such. */
  private static LocalDate promisedUntil(Promise promise, TierLadder other, TierStanding standing) {
    LocalDate asOf = standing.asOf();
    if (promise.forLife()) {
      return asOf.plusYears(5);
    } else if (!promise.lastDay().equals(LocalDate.MAX)) {
      return promise.lastDay();
    } else if (other.validity() instanceof TierValidity.WhileQualified) {
      return LocalDate.MIN;
    }
    LocalDate last = other.validity().lastDay(asOf, JOINED);
    return last.equals(LocalDate.MAX) ? asOf.plusYears(5) : last;
  }

  @Property
  void aLevelWithoutAnEndIsForGoodOrLastsWhileQualified(
      @ForAll @From("ladders") TierLadder ladder,
      @ForAll @From("others") TierLadder other,
      @ForAll @From("facts") List<TierFact> facts,
      @ForAll @IntRange(min = 0, max = 90) int days) {
    TierStanding standing = lived(ladder, facts, days);
    assertNoOtherIsWithoutAnEnd(standing);
    TierStanding moved = standing.under(other, standing.asOf()).standing();
    assertNoOtherIsWithoutAnEnd(moved);
    assertNoOtherIsWithoutAnEnd(moved.evaluate(moved.asOf().plusDays(400)).standing());
    TierStanding again = moved.under(ladder, moved.asOf().plusDays(days)).standing();
    assertNoOtherIsWithoutAnEnd(again);
  }

  private static void assertNoOtherIsWithoutAnEnd(TierStanding standing) {
    TierLadder ladder = standing.ladder();
    for (Promise promise : standing.snapshot().promises()) {
      assertTrue(
          promise.forLife()
              || !promise.lastDay().equals(LocalDate.MAX)
              || ladder.validity() instanceof TierValidity.WhileQualified,
          () -> promise + " of " + ladder.validity());
    }
  }

  @Property
  void whatWasCountedIsCountedStill(
      @ForAll @From("ladders") TierLadder ladder,
      @ForAll @From("others") TierLadder other,
      @ForAll @From("facts") List<TierFact> facts) {
    TierStanding standing = lived(ladder, facts, 0);
    TierStanding moved = standing.under(other, standing.asOf()).standing();
    for (TierMetric metric : other.metrics()) {
      boolean shared = ladder.metrics().contains(metric);
      if (metric.kind() == TierMetric.Kind.BALANCE) {
        assertEquals(standing.measured(metric), moved.measured(metric));
      } else if (!shared) {
        assertEquals(0, moved.measured(metric), "counted from now on");
      } else if (ladder.window().equals(other.window())
          && moved.since().equals(standing.since())
          && other.reset() instanceof TierPolicy.Keep) {
        assertEquals(standing.measured(metric), moved.measured(metric));
      }
    }
  }
}
