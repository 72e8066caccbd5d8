package dev.rapport.loyalty.tier;

import static dev.rapport.loyalty.tier.Requirement.atLeast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.expiry.ExpiryPolicies;
import dev.rapport.loyalty.expiry.ExpiryTerms;
import dev.rapport.loyalty.expiry.Occasion;
import dev.rapport.loyalty.points.PointType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TierLadderTest {
  private static final PointType STATUS = PointType.qualifying("status");
  private static final TierMetric POINTS = TierMetric.points(STATUS);

  private static TierLadder.Builder gold() {
    return TierLadder.builder("t").level("Gold", atLeast(POINTS, 100));
  }

  @Test
  void theUsualLadderIsALine() {
    TierLadder ladder = TierLadder.of(STATUS, "Silver", 500, "Gold", 2_000, "Platinum", 5_000);
    assertEquals("status: Basic < Silver < Gold < Platinum", ladder.toString());
    assertEquals(3, ladder.highest());
    assertEquals(2, ladder.find("Gold").orElseThrow().rank());
    assertEquals(Optional.empty(), ladder.find("Lead"));
    assertEquals(TierWindow.of(Cycle.years()), ladder.window());
    assertEquals(TierValidity.throughNext(Cycle.years()), ladder.validity());
    assertEquals(TierPolicy.immediately(), ladder.upgrade());
    assertEquals(TierPolicy.noGrace(), ladder.grace());
    assertEquals(TierPolicy.toQualified(), ladder.downgrade());
    assertEquals(TierPolicy.keep(), ladder.reset());
    assertMessage(
        "thresholds must rise, was 500 after 500", () -> TierLadder.of(STATUS, "A", 500, "B", 500));
  }

  @Test
  void benefitsAreTypedValuesOfALevel() {
    TierLadder ladder = TierLadder.builder("t")
        .foot("Member", Benefit.perk("newsletter"))
        .level(
            "Gold",
            atLeast(POINTS, 100),
            Benefit.earning("1.5"),
            Benefit.prices("0.9"),
            Benefit.expiry("Gold", 2, ExpiryPolicies.never()),
            Benefit.perk("lounge"))
        .build();
    TierLevel level = ladder.level(1);
    assertEquals(
        new Benefit.Factor(3, 2),
        level.benefit(Benefit.EarningMultiplier.class).orElseThrow().factor());
    assertEquals(
        "9/10", level.benefit(Benefit.PriceFactor.class).orElseThrow().factor().toString());
    assertEquals("lounge", level.benefit(Benefit.Perk.class).orElseThrow().name());
    assertEquals(Optional.empty(), ladder.level(0).benefit(Benefit.PriceFactor.class));

    // Points of a gold member do not end, unless the rule that grants them says otherwise.
    ExpiryTerms ofType = new ExpiryTerms(
        ExpiryTerms.Level.TYPE, "beans", 1, ExpiryPolicies.rolling(Period.ofMonths(12)));
    ExpiryTerms ofTier = level.benefit(Benefit.LongerLife.class).orElseThrow().terms();
    assertEquals(
        ofTier,
        ExpiryTerms.resolve(List.of(ofType, ofTier), Occasion.at(Instant.EPOCH, ZoneOffset.UTC))
            .terms());
  }

  @Test
  void aFactorIsExactAndReduced() {
    assertEquals(new Benefit.Factor(2, 1), Benefit.Factor.of("2.0"));
    assertEquals("2", Benefit.Factor.of("2.0").toString());
    assertEquals(new Benefit.Factor(1, 3), new Benefit.Factor(2, 6));
    assertMessage("numerator must be positive, was 0", () -> Benefit.earning("0"));
    assertMessage(
        "factor must be a decimal number such as 1.5, was \"x\"", () -> Benefit.earning("x"));
    assertMessage(
        "factor must be a decimal number such as 1.5, was \"0.0000000001\"",
        () -> Benefit.earning("0.0000000001"));
  }

  @Test
  void whatDoesNotGoTogetherIsRefusedWithItsReason() {
    assertMessage("levels must not be empty", () -> TierLadder.builder("t").build());
    assertMessage("name must not be blank, was \"\"", () -> TierLadder.builder(""));
    assertMessage(
        "levels must have one name each, two had \"Gold\"",
        () -> gold().level("Gold", Requirement.never()).build());
    TierPolicy.Upgrade monthly = TierPolicy.atStartOf(Cycle.months());
    assertMessage(
        "upgrade must be immediate where a level lasts while qualified, was " + monthly,
        () -> gold().validity(TierValidity.whileQualified()).upgrade(monthly).build());
    assertMessage(
        "downgrade must not be one step where a level lasts while qualified. The step below has no end.",
        () -> gold()
            .validity(TierValidity.whileQualified())
            .downgrade(TierPolicy.oneStep())
            .build());
    assertMessage(
        "reset must be keep where a level lasts while qualified, was ToZero[]. It would end the level at once.",
        () -> gold()
            .validity(TierValidity.whileQualified())
            .reset(TierPolicy.toZero())
            .build());
    assertMessage(
        "window must be the lifetime where thresholds are deducted, was R/2000-01-01/P1Y. The count runs until it is paid.",
        () -> gold().reset(TierPolicy.deduct()).build());
    TierPolicy.Grace day = TierPolicy.grace(Period.ofDays(1));
    assertMessage(
        "grace must be none where thresholds are deducted, was " + day,
        () -> gold()
            .reset(TierPolicy.deduct())
            .window(Window.lifetime())
            .grace(day)
            .build());
    assertMessage(
        "reset must be keep where the ladder looks at a balance status, was ToZero[]."
            + " Members still have what the reset forgets, and it would be counted again;"
            + " count points earned instead.",
        () -> gold()
            .level("Platinum", atLeast(TierMetric.balance(STATUS), 500))
            .reset(TierPolicy.toZero())
            .build());
    assertMessage(
        "metric must not be a balance in a lifetime, was balance status. Count points earned instead.",
        () -> Requirement.lifetimeAtLeast(TierMetric.balance(STATUS), 500));
    assertMessage(
        "length must be positive where grace is counted from the day of reaching, was P0D",
        () -> TierPolicy.grace(Period.ZERO).fromReaching());
    for (Requirement unpayable : List.<Requirement>of(
        Requirement.always(), Requirement.never(), atLeast(POINTS, 0), Requirement.heldFor(1))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> gold()
              .level("Platinum", unpayable)
              .reset(TierPolicy.deduct())
              .window(Window.lifetime())
              .build(),
          unpayable.toString());
    }
    assertMessage(
        "cycle must tile time, as a calendar cycle or the years of a membership do, was lifetime",
        () -> new TierPolicy.AtStartOf(TierWindow.lifetime()));
    assertEquals(
        "window must be set once, was set twice",
        assertThrows(
                IllegalStateException.class,
                () -> gold().window(Cycle.years()).window(Cycle.months()))
            .getMessage());
    assertThrows(
        IllegalStateException.class,
        () -> TierLadder.builder("t").forLifeWhen(Requirement.always()));
    assertThrows(
        IllegalArgumentException.class,
        () -> gold().level("P", Requirement.never(), Benefit.earning("2"), Benefit.earning("3")));
  }

  @Test
  void aRequirementPrintsWhatItAsks() {
    assertEquals(
        "any of [at least 100 points status, all of [at least 5 orders in a lifetime, held for 3 periods in a row]]",
        atLeast(POINTS, 100)
            .or(Requirement.lifetimeAtLeast(TierMetric.count("orders"), 5)
                .and(Requirement.heldWithoutBreakFor(3)))
            .toString());
    assertEquals("always", Requirement.always().toString());
    assertEquals("never", Requirement.never().toString());
  }

  @Test
  void aWindowOfEachMemberIsResolvedFromTheDayOfJoining() {
    TierWindow personal = TierWindow.sinceJoining(Period.ofYears(1));
    LocalDate joined = LocalDate.of(2024, 2, 29);
    assertEquals(
        DateRange.parse("2026-02-28/2027-02-28"),
        personal.resolve(joined).rangeAt(LocalDate.of(2026, 6, 1)));
    assertEquals(
        "window must tile time, was rolling P30D",
        assertThrows(
                IllegalStateException.class,
                () -> TierWindow.rolling(Period.ofDays(30)).cycle(joined))
            .getMessage());
  }

  private static void assertMessage(String message, Runnable action) {
    assertEquals(
        message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }
}
