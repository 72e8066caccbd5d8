package dev.rapport.loyalty.tier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.DateRange;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.testkit.TierArbitraries;
import dev.rapport.loyalty.tier.DailyTally.DayAmount;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class TierProperties {
  private static final LocalDate JOINED = LocalDate.of(2025, 8, 31);
  private static final DateRange YEAR = DateRange.of(JOINED, JOINED.plusYears(1));

  @Provide
  Arbitrary<TierLadder> ladders() {
    return TierArbitraries.ladders();
  }

  @Provide
  Arbitrary<List<TierFact>> facts() {
    return TierArbitraries.facts(YEAR)
        .list()
        .ofMaxSize(12)
        .map(list -> list.stream().sorted(Comparator.comparing(TierFact::day)).toList());
  }

  private static TierStanding counted(TierLadder ladder, List<TierFact> facts) {
    TierStanding standing = TierStanding.start(ladder, JOINED);
    for (TierFact fact : facts) {
      standing = standing.record(fact).standing();
    }
    return standing;
  }

  @Property(tries = 300)
  void catchingUpOverAnyGapIsTheSameAsLivingEveryDay(
      @ForAll @From("ladders") TierLadder ladder,
      @ForAll @From("facts") List<TierFact> facts,
      @ForAll @IntRange(min = 1, max = 900) int days) {
    TierStanding start = counted(ladder, facts);
    TierDecision atOnce = start.evaluate(start.asOf().plusDays(days));
    List<TierChange> daily = new ArrayList<>();
    TierStanding standing = start;
    for (int i = 1; i <= days; i++) {
      TierDecision decision = standing.evaluate(start.asOf().plusDays(i));
      daily.addAll(decision.changes());
      standing = decision.standing();
    }
    assertEquals(daily, atOnce.changes());
    assertEquals(standing, atOnce.standing());
    assertTrue(
        atOnce.changes().stream()
            .allMatch(c -> c.day().isAfter(start.asOf()) && !c.day().isAfter(standing(atOnce))),
        "each change has a day of its own");
  }

  private static LocalDate standing(TierDecision decision) {
    return decision.standing().asOf();
  }

  @Property
  void inOneEvaluationMoreNeverMeansALowerLevel(
      @ForAll @From("ladders") TierLadder ladder,
      @ForAll @LongRange(min = 0, max = 700) long less,
      @ForAll @LongRange(min = 0, max = 700) long more) {
    TierStanding start = TierStanding.start(ladder, JOINED);
    int rankOfLess = rank(start, Math.min(less, more));
    int rankOfMore = rank(start, Math.max(less, more));
    assertTrue(rankOfLess <= rankOfMore, () -> rankOfLess + " > " + rankOfMore);
  }

  private static int rank(TierStanding start, long amount) {
    return start
        .record(new TierFact(TierArbitraries.POINTS, amount, JOINED, "o"))
        .standing()
        .earnedLevel()
        .rank();
  }

  @Property
  void thresholdsAreInclusive(@ForAll @LongRange(min = 1, max = 1L << 60) long threshold) {
    PointType status = PointType.qualifying("status");
    TierStanding start = TierStanding.start(TierLadder.of(status, "Gold", threshold), JOINED);
    assertEquals(0, rank(start, threshold - 1));
    assertEquals(1, rank(start, threshold));
    assertEquals(1, rank(start, threshold + 1));
  }

  @Property
  void anImmediateReversalRestoresWhatIsMeasured(
      @ForAll @From("ladders") TierLadder ladder,
      @ForAll @From("facts") List<TierFact> facts,
      @ForAll @LongRange(min = 1, max = 200) long amount) {
    TierStanding before = counted(ladder, facts);
    TierFact fact = new TierFact(TierArbitraries.POINTS, amount, before.asOf(), "reversed");
    TierDecision bought = before.record(fact);
    TierStanding after = bought.standing().reverse("reversed", before.asOf()).standing();
    boolean changed = bought.changes().stream()
        .anyMatch(c ->
            c.reason() == TierChange.Reason.REACHED || c.reason() == TierChange.Reason.RENEWED);
    for (TierMetric metric : ladder.metrics()) {
      long expected = before.measured(metric);
      if (changed && ladder.reset() instanceof TierPolicy.ToZero) {
        expected = 0;
      } else if (changed && ladder.reset() instanceof TierPolicy.Deduct deduct) {
        // The level and its price stay; of what was cut, the part of the purchase is taken back
        // once.
        long paid = price(ladder, before.earnedLevel().rank(), bought.standing());
        long cut = Math.max(0, before.measured(metric) + amount - paid - deduct.carryMost());
        expected -= paid + Math.max(0, cut - amount);
      }
      assertEquals(expected, after.measured(metric));
    }
    if (ladder.validity() instanceof TierValidity.WhileQualified
        && ladder.grace().isNone()
        && ladder.downgrade() instanceof TierPolicy.ToQualified
        && !ladder
            .level(ladder.highest())
            .forLife()
            .equals(Requirement.lifetimeAtLeast(TierArbitraries.POINTS, 900))) {
      assertEquals(
          before.level(),
          after.level(),
          "a level that lasts while qualified goes with its purchase");
    }
  }

  /* Ladders that deduct are generated on points alone. */
  private static long price(TierLadder ladder, int above, TierStanding reached) {
    long price = 0;
    for (int rank = above + 1; rank <= reached.earnedLevel().rank(); rank++) {
      price += ((Requirement.AtLeast) ladder.level(rank).requirement()).threshold();
    }
    return price;
  }

  @Property
  void manySmallReversalsAreOneLargeOne(
      @ForAll @From("ladders") TierLadder ladder,
      @ForAll @LongRange(min = 1, max = 30) long amount) {
    TierStanding standing =
        counted(ladder, List.of(new TierFact(TierArbitraries.POINTS, amount, JOINED, "o")));
    TierStanding bit = standing;
    for (int i = 0; i < amount; i++) {
      bit = bit.reverse("o", TierArbitraries.POINTS, 1, JOINED).standing();
    }
    TierStanding whole = standing.reverse("o", JOINED).standing();
    assertEquals(whole, bit);
    assertEquals(whole, bit.reverse("o", JOINED).standing(), "nothing is left to take back");
  }

  @Property(tries = 60)
  void aStandingIsBoundedByWhatItsWindowSees(
      @ForAll @From("ladders") TierLadder ladder, @ForAll @IntRange(min = 1, max = 9) int every) {
    TierStanding standing = TierStanding.start(ladder, JOINED);
    for (int i = 0; i < 1_200 / every; i++) {
      LocalDate day = JOINED.plusDays((long) i * every);
      standing = standing
          .record(new TierFact(TierArbitraries.POINTS, 1 + i % 7, day, "o" + i))
          .standing();
    }
    // The longest window is a year; what is remembered comes on top, or the time in grace, a month
    // and a year at most, after which a soft landing looks back.
    boolean soft = !ladder.grace().isNone() && ladder.downgrade() instanceof TierPolicy.OneStep;
    int most = 366 + Math.max(ladder.rememberedDays(), soft ? 31 + 366 : 0);
    TierSnapshot snapshot = standing.snapshot();
    snapshot.counts().forEach(count -> assertTrue(count.days().size() <= most / every + 2));
    int causes = ladder.rememberedDays() / every + 1;
    boolean cuts = ladder.reset() instanceof TierPolicy.Deduct;
    assertTrue(
        snapshot.contributions().size() <= (cuts ? 2 * causes : causes),
        "of a cause, one entry, or two where a part was cut");
    assertEquals(TierStanding.restore(ladder, snapshot), standing);
  }

  @Property(tries = 300)
  void factsOfOneDayLeadToOneStandingInAnyOrder(
      @ForAll @Size(min = 1, max = 5) List<@LongRange(min = 1, max = 200) Long> amounts,
      @ForAll @From("ladders") TierLadder ladder) {
    if (!(ladder.reset() instanceof TierPolicy.Keep)) {
      return; // what is paid for first depends on what comes first
    }
    List<TierFact> facts = new ArrayList<>();
    for (int i = 0; i < amounts.size(); i++) {
      facts.add(new TierFact(TierArbitraries.POINTS, amounts.get(i), JOINED, "o" + i));
    }
    List<TierFact> backwards = new ArrayList<>(facts);
    Collections.reverse(backwards);
    assertEquals(counted(ladder, facts), counted(ladder, backwards));
  }

  @Property(tries = 300)
  void movingToTheSameLadderChangesNothing(
      @ForAll @From("ladders") TierLadder ladder, @ForAll @From("facts") List<TierFact> facts) {
    TierStanding standing = counted(ladder, facts);
    TierDecision moved = standing.under(ladder, standing.asOf());
    assertTrue(standing.snapshot().fits(ladder));
    assertEquals(moved, standing.snapshot().movedTo(ladder));
    if (standing.level().equals(moved.standing().level())) {
      assertEquals(standing.snapshot().counts(), moved.standing().snapshot().counts());
      assertEquals(standing.since(), moved.standing().since());
    }
    assertFalse(
        moved.changes().stream().anyMatch(c -> c.reason() == TierChange.Reason.LADDER_CHANGED));
    assertTrue(
        moved.standing().level().rank() >= standing.level().rank(), "nobody loses a promise");
  }

  @Property(tries = 300)
  void whatIsProjectedComesTrue(
      @ForAll @From("ladders") TierLadder ladder,
      @ForAll @From("facts") List<TierFact> facts,
      @ForAll @IntRange(min = 0, max = 12) int known) {
    int now = Math.min(known, facts.size());
    TierStanding standing = counted(ladder, facts.subList(0, now));
    LocalDate horizon = JOINED.plusYears(2);
    assertEquals(
        counted(ladder, facts).evaluate(horizon).standing(),
        standing.projected(horizon, facts.subList(now, facts.size())).standing());
  }

  @Provide
  Arbitrary<TierLadder> laddersWithPeriods() {
    return Combinators.combine(
            TierArbitraries.windows(),
            TierArbitraries.cycles(),
            Arbitraries.<TierValidity>of(
                TierValidity.lasting(Period.ofMonths(12)),
                TierValidity.throughNext(Cycle.years()),
                TierValidity.lasting(Period.ofMonths(9)).roundedUpTo(Cycle.quarters())),
            Arbitraries.integers().between(1, 250))
        .as((window, periods, validity, threshold) -> TierLadder.builder("status")
            .level("Gold", Requirement.atLeast(TierArbitraries.POINTS, threshold))
            .window(window)
            .upgrade(new TierPolicy.AtStartOf(periods))
            .validity(validity)
            .remembering(240)
            .build());
  }

  @Property
  void whereLevelsBeginWithAPeriodAFactThatIsReportedLateMakesThePromiseThatItMakesInTime(
      @ForAll @From("laddersWithPeriods") TierLadder ladder,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 0, max = 120) Integer> days,
      @ForAll @LongRange(min = 1, max = 200) long amount,
      @ForAll @IntRange(min = 0, max = 3) int late,
      @ForAll @IntRange(min = 0, max = 120) int later) {
    List<TierFact> facts = days.stream()
        .sorted()
        .map(d -> new TierFact(TierArbitraries.POINTS, amount, JOINED.plusDays(d), "o" + d))
        .toList();
    List<TierFact> others = new ArrayList<>(facts);
    TierFact missing = others.remove(late % facts.size());
    LocalDate reported = JOINED.plusDays(120L + later);
    TierStanding inTime = counted(ladder, facts).evaluate(reported).standing();
    TierStanding without = counted(ladder, others).evaluate(reported).standing();
    TierStanding reporting = without.record(missing).standing();
    if (without.level().rank() == 0) {
      assertEquals(inTime.level(), reporting.level());
      assertEquals(inTime.lastDay(), reporting.lastDay());
      assertEquals(
          inTime.evaluate(reported.plusYears(3)).changes(),
          reporting.evaluate(reported.plusYears(3)).changes());
    } else {
      assertFalse(
          reporting.lastDay().isBefore(inTime.lastDay()),
          "what was promised already stays promised");
    }
  }

  @Provide
  Arbitrary<DayAmount> dayAmounts() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 30),
            Arbitraries.longs().between(-5, 5).filter(n -> n != 0))
        .as((day, amount) -> new DayAmount(JOINED.plusDays(day), amount));
  }

  @Property
  void aTallyAddsUpWhatAMapAddsUp(
      @ForAll List<@From("dayAmounts") DayAmount> amounts,
      @ForAll @IntRange(min = 0, max = 31) int from,
      @ForAll @IntRange(min = 0, max = 31) int length) {
    TreeMap<LocalDate, Long> map = new TreeMap<>();
    DailyTally tally = DailyTally.empty();
    for (DayAmount amount : amounts) {
      map.merge(amount.day(), amount.amount(), Long::sum);
      tally = tally.plus(amount.day(), amount.amount());
    }
    map.values().removeIf(sum -> sum == 0);
    LocalDate start = JOINED.plusDays(from);
    LocalDate end = start.plusDays(length);
    assertEquals(sum(map), tally.total());
    assertEquals(sum(map.subMap(start, end)), tally.sum(DateRange.of(start, end)));
    assertEquals(sum(map.headMap(end)), tally.sum(DateRange.endingAt(end)));
    assertEquals(sum(map), tally.folding(start).total());
    assertEquals(sum(map.headMap(start)), tally.folding(start).before());
    assertEquals(sum(map.tailMap(start)), tally.forgetting(start).total());
    assertEquals(tally, DailyTally.of(0, tally.amounts()));
    assertEquals(map.size(), tally.amounts().size());
    assertEquals(List.copyOf(map.tailMap(start, false).keySet()), tally.daysAfter(start));
    assertEquals(
        map.ceilingKey(start) == null ? LocalDate.MAX : map.ceilingKey(start),
        tally.firstDayFrom(start));
  }

  private static long sum(Map<LocalDate, Long> map) {
    return map.values().stream().mapToLong(Long::longValue).sum();
  }
}
