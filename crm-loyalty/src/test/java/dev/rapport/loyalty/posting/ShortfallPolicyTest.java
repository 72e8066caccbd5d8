package dev.rapport.loyalty.posting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.loyalty.posting.ShortfallPolicy.DebtLimit;
import dev.rapport.loyalty.posting.ShortfallPolicy.DebtLimit.Choice;
import dev.rapport.loyalty.posting.ShortfallPolicy.Reach;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ShortfallPolicyTest {
  private static void refuses(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  /* Oracle Fusion Loyalty, "Define negative point limits": 10,000 points, 3,000 absolute, 20 % relative. */
  @Test
  void publishedLimitIsTheGreaterOrTheLesserOfTheTwo() {
    assertEquals(3_000, new DebtLimit(3_000, 2_000, Choice.GREATER).unitsFor(10_000));
    assertEquals(2_000, new DebtLimit(3_000, 2_000, Choice.LESSER).unitsFor(10_000));
  }

  @Test
  void limitsCheckTheirNumbers() {
    refuses(
        "absoluteUnits must not be negative, was -1", () -> new DebtLimit(-1, 0, Choice.LESSER));
    refuses(
        "relativeBasisPoints must not be negative, was -1",
        () -> new DebtLimit(0, -1, Choice.LESSER));
    assertEquals(0, DebtLimit.none().unitsFor(10_000));
    assertEquals(80, DebtLimit.units(80).unitsFor(0));
    assertEquals(Long.MAX_VALUE, DebtLimit.unlimited().unitsFor(0));
  }

  @Test
  void relativeLimitStopsAtTheEdgeOfLong() {
    DebtLimit threefold = new DebtLimit(0, 30_000, Choice.GREATER);
    assertEquals(30, threefold.unitsFor(10));
    assertEquals(Long.MAX_VALUE, threefold.unitsFor(Long.MAX_VALUE));
  }

  @Test
  void nobodyOwesWhileHeHas() {
    refuses(
        "debt must be none where reach is LOTS_OF_CAUSE, was " + DebtLimit.units(80),
        () -> new ShortfallPolicy(Reach.LOTS_OF_CAUSE, DebtLimit.units(80), false));
    refuses(
        "debt must be none where reach is PENDING_OF_CAUSE, was " + DebtLimit.unlimited(),
        () -> new ShortfallPolicy(Reach.PENDING_OF_CAUSE, DebtLimit.unlimited(), true));
    assertEquals(DebtLimit.units(80), ShortfallPolicy.debt(DebtLimit.units(80)).debt());
  }

  @Test
  void eachPolicyReachesFurtherThanTheOneBefore() {
    assertEquals(Reach.PENDING_OF_CAUSE, ShortfallPolicy.pendingOnly().reach());
    assertEquals(Reach.LOTS_OF_CAUSE, ShortfallPolicy.absorb().reach());
    assertEquals(Reach.BALANCE, ShortfallPolicy.withinBalance().reach());
    assertEquals(
        ShortfallPolicy.withinBalance(), ShortfallPolicy.debt(DebtLimit.none()), "no debt");
  }

  @Test
  void strictVariantDiffersInNothingElse() {
    ShortfallPolicy lenient = ShortfallPolicy.debt(DebtLimit.units(80));
    assertFalse(lenient.declinesRest());
    ShortfallPolicy strict = lenient.decliningRest();
    assertTrue(strict.declinesRest());
    assertEquals(lenient, new ShortfallPolicy(strict.reach(), strict.debt(), false));
    assertEquals(strict, strict.decliningRest());
  }

  @Property
  void lesserAndGreaterAreTheTwoLimits(
      @ForAll @LongRange(max = 1_000_000_000_000L) long absolute,
      @ForAll @IntRange(max = 100_000) int basisPoints,
      @ForAll @LongRange(max = 1_000_000_000_000L) long available) {
    long lesser = new DebtLimit(absolute, basisPoints, Choice.LESSER).unitsFor(available);
    long greater = new DebtLimit(absolute, basisPoints, Choice.GREATER).unitsFor(available);
    long relative = available * basisPoints / 10_000;
    assertEquals(Math.min(absolute, relative), lesser);
    assertEquals(Math.max(absolute, relative), greater);
  }
}
