package dev.rapport.loyalty.tier;

import static dev.rapport.loyalty.tier.Requirement.atLeast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.points.PointType;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Standings under another version of their ladder, stored or not. */
class TierVersionTest {
  private static final PointType STATUS = PointType.qualifying("status");
  private static final TierMetric POINTS = TierMetric.points(STATUS);
  private static final TierLadder USUAL = TierLadder.of(STATUS, "Silver", 500, "Gold", 2_000);

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  private static TierStanding start(TierLadder ladder) {
    return TierStanding.start(ladder, day("2026-01-05"));
  }

  private static TierStanding add(
      TierStanding standing, TierMetric metric, long amount, String day) {
    return standing.record(new TierFact(metric, amount, day(day), "on-" + day)).standing();
  }

  private static String levelOn(TierStanding standing, String day) {
    return standing.evaluate(day(day)).standing().level().name();
  }

  private static List<String> lines(TierDecision decision) {
    return decision.changes().stream()
        .map(c -> c.day() + " " + c.from() + " " + c.to() + " " + c.reason() + " " + c.lastDay())
        .toList();
  }

  @Test
  void aNewVersionOfALadderKeepsWhatWasPromised() {
    TierStanding silver = add(start(USUAL), POINTS, 600, "2026-03-10");
    TierLadder harder = TierLadder.of(STATUS, "Silver", 5_000, "Gold", 9_000);
    TierStanding kept = silver.under(harder, day("2026-04-01")).standing();
    assertEquals("Silver", kept.level().name());
    assertEquals(600, kept.measured(POINTS));
    assertEquals("Basic", levelOn(kept, "2028-01-01"));
    TierLadder easier = TierLadder.of(STATUS, "Silver", 100, "Gold", 600);
    assertEquals(
        List.of("2026-04-01 Silver Gold REACHED 2027-12-31"),
        lines(silver.under(easier, day("2026-04-01"))));
    TierLadder renamed = TierLadder.of(STATUS, "Argent", 5_000);
    assertEquals(
        List.of("2026-04-01 Silver Basic LADDER_CHANGED +999999999-12-31"),
        lines(silver.under(renamed, day("2026-04-01"))));
    TierLadder other = TierLadder.of(PointType.qualifying("nights"), "Silver", 10, "Gold", 20);
    for (TierLadder ladder : List.of(USUAL, harder, easier, renamed, other)) {
      assertEquals(silver.under(ladder, silver.asOf()), silver.snapshot().movedTo(ladder));
    }
    assertTrue(silver.snapshot().fits(USUAL));
    for (TierLadder ladder : List.of(harder, easier, renamed, other)) {
      assertFalse(silver.snapshot().fits(ladder), ladder::toString);
    }
    TierSnapshot fresh = start(USUAL).snapshot();
    TierLadder foot = TierLadder.builder(USUAL.name())
        .foot("Guest")
        .level("Silver", atLeast(POINTS, 9))
        .build();
    assertFalse(fresh.fits(foot));
    assertEquals("Guest", fresh.movedTo(foot).standing().level().name());
  }

  private static TierLadder gold(TierValidity validity) {
    return TierLadder.builder("status")
        .level("Gold", atLeast(POINTS, 100))
        .validity(validity)
        .build();
  }

  @Test
  void aNewVersionOfALadderKeepsATermThatWasPromised() {
    TierStanding gold =
        add(start(gold(TierValidity.throughThis(Cycle.years()))), POINTS, 100, "2026-03-10");
    for (TierValidity validity : List.<TierValidity>of(
        TierValidity.throughNext(Cycle.years()),
        TierValidity.lasting(Period.ofDays(30)),
        TierValidity.forever())) {
      TierStanding moved = gold.under(gold(validity), day("2026-06-01")).standing();
      assertEquals(day("2026-12-31"), moved.lastDay(), validity::toString);
      assertEquals("Basic", levelOn(moved, "2027-01-01"));
    }
    TierLadder open = gold(TierValidity.whileQualified());
    TierStanding promised = gold.under(open, day("2026-06-01")).standing();
    assertEquals(day("2026-12-31"), promised.lastDay());
    TierStanding back = promised.reverse("on-2026-03-10", day("2026-06-02")).standing();
    assertEquals("Gold", levelOn(back, "2026-12-31"));
    assertEquals("Basic", levelOn(back, "2027-01-01"));
    TierStanding qualified = add(promised, POINTS, 100, "2027-01-01");
    assertEquals("Gold", qualified.level().name());
    assertEquals(LocalDate.MAX, qualified.lastDay());
  }

  @Test
  void aLevelThatLastedWhileQualifiedLastsAsTheNewVersionSays() {
    TierStanding gold = add(start(gold(TierValidity.whileQualified())), POINTS, 100, "2026-03-10");
    TierStanding usual = gold.under(
            gold(TierValidity.throughNext(Cycle.years())), day("2026-06-01"))
        .standing();
    assertEquals(day("2027-12-31"), usual.lastDay());
    assertEquals("Gold", levelOn(usual, "2027-12-31"));
    assertEquals("Basic", levelOn(usual, "2028-01-01"));
    TierStanding month = gold.under(
            gold(TierValidity.lasting(Period.ofMonths(1))), day("2026-06-01"))
        .standing();
    assertEquals(day("2026-07-01"), month.lastDay());
    TierStanding good =
        gold.under(gold(TierValidity.forever()), day("2026-06-01")).standing();
    assertEquals("Gold", levelOn(good, "2066-01-01"));
    assertTrue(good.snapshot().promises().get(0).forLife());
    TierStanding open =
        gold.under(gold(TierValidity.whileQualified()), day("2026-06-01")).standing();
    assertEquals("Basic", levelOn(open, "2027-01-01"));
  }

  @Test
  void aLevelForGoodIsKeptUnderEveryNewVersion() {
    TierStanding gold = add(start(gold(TierValidity.forever())), POINTS, 100, "2026-03-10");
    for (TierValidity validity : List.<TierValidity>of(
        TierValidity.whileQualified(),
        TierValidity.throughNext(Cycle.years()),
        TierValidity.forever())) {
      TierStanding moved = gold.under(gold(validity), day("2027-06-01")).standing();
      assertEquals("Gold", levelOn(moved, "2066-01-01"), validity::toString);
      assertEquals(LocalDate.MAX, moved.lastDay());
    }
  }

  @Test
  void aFingerprintTellsWhatDecidesLevels() {
    TierLadder ladder = changed(b -> b);
    assertEquals(
        "eb083802b7f53c4a13fe28c58af02785",
        start(ladder).snapshot().fingerprint(),
        "applications have stored it");
    Requirement hundred = atLeast(POINTS, 100);
    List<TierLadder> others = List.of(
        ladder,
        TierLadder.of(STATUS, "Gold", 101),
        TierLadder.of(STATUS, "Argent", 100),
        TierLadder.of(PointType.qualifying("nights"), "Gold", 100),
        requiring(Requirement.lifetimeAtLeast(POINTS, 100)),
        requiring(atLeast(TierMetric.count("status"), 100)),
        requiring(hundred.and(hundred)),
        requiring(hundred.or(hundred)),
        requiring(hundred.or(Requirement.heldFor(3))),
        requiring(hundred.or(Requirement.heldWithoutBreakFor(3))),
        changed(b -> b.foot("Guest")),
        changed(b -> b.forLifeWhen(Requirement.heldFor(3))),
        changed(b -> b.window(Cycle.months())),
        changed(b -> b.window(Window.rolling(Period.ofMonths(1)))),
        changed(b -> b.window(TierWindow.lifetime())),
        changed(b -> b.window(TierWindow.sinceJoining(Period.ofYears(1)))),
        changed(b -> b.upgrade(TierPolicy.atStartOf(Cycle.months()))),
        changed(b -> b.validity(TierValidity.throughThis(Cycle.years()))),
        changed(b -> b.validity(TierValidity.throughThis(Cycle.years()).plus(Period.ofDays(1)))),
        changed(b -> b.validity(TierValidity.lasting(Period.ofDays(9)))),
        changed(
            b -> b.validity(TierValidity.lasting(Period.ofDays(9)).roundedUpTo(Cycle.months()))),
        changed(b -> b.validity(TierValidity.whileQualified())),
        changed(b -> b.validity(TierValidity.forever())),
        changed(b -> b.grace(TierPolicy.grace(Period.ofDays(3)))),
        changed(b -> b.grace(TierPolicy.grace(Period.ofDays(3)).fromReaching())),
        changed(b -> b.grace(TierPolicy.grace(Period.ofDays(3)).roundedUpTo(Cycle.months()))),
        changed(b -> b.downgrade(TierPolicy.oneStep())),
        changed(b -> b.downgrade(TierPolicy.oneStep().ifActive(hundred))),
        changed(b -> b.downgrade(TierPolicy.neverDown())),
        changed(b -> b.reset(TierPolicy.toZero())),
        changed(b -> b.window(TierWindow.lifetime()).reset(TierPolicy.deduct())),
        changed(b -> b.window(TierWindow.lifetime()).reset(TierPolicy.deductCarrying(9))),
        changed(b -> b.statusPeriod(TierWindow.of(Cycle.months()))));
    Set<String> all = new HashSet<>();
    for (TierLadder other : others) {
      assertTrue(all.add(start(other).snapshot().fingerprint()), () -> "no. " + all.size());
    }
  }

  private static TierLadder requiring(Requirement requirement) {
    return TierLadder.builder("status").level("Gold", requirement).build();
  }

  private static TierLadder changed(UnaryOperator<TierLadder.Builder> change) {
    return change
        .apply(TierLadder.builder("status").level("Gold", atLeast(POINTS, 100)))
        .build();
  }

  @Test
  void whatALadderGivesAndRemembersMayChangeWithoutMovingAnybody() {
    TierLadder ladder = changed(b -> b);
    TierLadder kinder = TierLadder.builder("status")
        .level("Gold", atLeast(POINTS, 100), Benefit.earning("2"))
        .remembering(7)
        .build();
    TierSnapshot snapshot = add(start(ladder), POINTS, 100, "2026-03-10").snapshot();
    assertTrue(snapshot.fits(kinder));
    TierStanding restored = TierStanding.restore(kinder, snapshot);
    assertEquals(add(start(kinder), POINTS, 100, "2026-03-10"), restored);
    assertEquals(1, restored.level().benefits().size());
  }
}
