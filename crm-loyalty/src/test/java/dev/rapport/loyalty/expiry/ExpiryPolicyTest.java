package dev.rapport.loyalty.expiry;

import static dev.rapport.loyalty.expiry.ActivityKind.EARN;
import static dev.rapport.loyalty.expiry.ActivityKind.SPEND;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.MONTH_END;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.custom;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.decay;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.decayEvenly;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.earliestOf;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.endOf;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.lasting;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.never;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.onDates;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.rolling;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.sliding;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.weekEndingOn;
import static java.time.ZoneOffset.UTC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.time.Cycle;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryPolicyTest {
  private static final PointType BEANS = PointType.redeemable("beans");
  private static final Instant NOW = Instant.parse("2026-07-06T10:00:00Z"); // a Monday
  private static final Occasion AT_ONCE = Occasion.at(NOW, UTC);
  private static final Occasion PENDING =
      new Occasion(NOW, Instant.parse("2026-08-20T15:00:00Z"), UTC);

  private static String end(ExpiryPolicy policy) {
    return policy.plan(AT_ONCE).expiry().toString();
  }

  @Test
  void roundsUpToEveryRange() {
    FixedExpiry.Rolling quarter = rolling(Period.ofMonths(3)); // through 6 October, a Tuesday
    assertEquals("2026-10-07T00:00:00Z", end(quarter));
    assertEquals("2026-10-07T00:00:00Z", end(quarter.roundedUpTo(ExpiryPolicies.DAY_END)));
    assertEquals("2026-10-12T00:00:00Z", end(quarter.roundedUpTo(weekEndingOn(DayOfWeek.SUNDAY))));
    assertEquals(
        "2026-10-11T00:00:00Z", end(quarter.roundedUpTo(weekEndingOn(DayOfWeek.SATURDAY))));
    assertEquals("2026-11-01T00:00:00Z", end(quarter.roundedUpTo(MONTH_END)));
    assertEquals("2027-01-01T00:00:00Z", end(quarter.roundedUpTo(ExpiryPolicies.QUARTER_END)));
    assertEquals("2027-01-01T00:00:00Z", end(quarter.roundedUpTo(ExpiryPolicies.HALF_YEAR_END)));
    assertEquals("2027-01-01T00:00:00Z", end(quarter.roundedUpTo(ExpiryPolicies.YEAR_END)));
    assertEquals("2027-04-01T00:00:00Z", end(quarter.roundedUpTo(endOf(Month.MARCH))));
    assertEquals("2026-11-01T00:00:00Z", end(quarter.roundedUpTo(endOf(Month.OCTOBER))));
    assertEquals("2026-10-25T00:00:00Z", end(quarter.roundedUpTo(Cycle.monthsFrom(25))));
  }

  @Test
  void countsFromActivationIfToldSo() {
    FixedExpiry.Rolling policy = rolling(Period.ofMonths(2));
    assertEquals(Instant.parse("2026-09-07T00:00:00Z"), policy.end(PENDING));
    assertEquals(Instant.parse("2026-10-21T00:00:00Z"), policy.fromActivation().end(PENDING));
    assertEquals(
        Instant.parse("2026-08-22T15:00:00Z"),
        lasting(Duration.ofDays(2)).fromActivation().end(PENDING));
    FixedExpiry.OnDates dates =
        onDates(MonthDay.of(9, 1), MonthDay.of(12, 1)).withMinimumAge(Period.ofMonths(1));
    assertEquals(Instant.parse("2026-09-01T00:00:00Z"), dates.end(PENDING));
    assertEquals(Instant.parse("2026-12-01T00:00:00Z"), dates.fromActivation().end(PENDING));
  }

  @Test
  void doesNotGivePointsThatAreDeadAlready() {
    assertEquals(
        Instant.parse("2026-08-21T00:00:00Z"), rolling(Period.ofDays(10)).end(PENDING));
    assertEquals(
        Instant.parse("2026-08-21T00:00:00Z"), lasting(Duration.ofDays(2)).end(PENDING));
    assertEquals(
        Instant.parse("2026-08-21T00:00:00Z"),
        custom("soon", occasion -> occasion.earnedAt().plusSeconds(1)).end(PENDING));
    assertTrue(
        rolling(Period.ofDays(10)).explain(PENDING).find(ExpiryCode.PUT_OFF).isPresent());
  }

  @Test
  void aFixedDateThatHasBegunIsOverForPointsEarnedOnIt() {
    assertEquals("2027-07-06T00:00:00Z", end(onDates(MonthDay.of(7, 6))));
    assertEquals("2026-07-07T00:00:00Z", end(onDates(MonthDay.of(7, 7), MonthDay.of(7, 6))));
    assertEquals(
        "2027-07-06T00:00:00Z", end(onDates(MonthDay.of(7, 6)).withMinimumAge(Period.ofYears(1))));
    assertEquals(
        "2028-07-06T00:00:00Z", end(onDates(MonthDay.of(7, 6)).withMinimumAge(Period.of(1, 0, 1))));
  }

  @Test
  void slidesOnOneClockThatDeclaredActivitiesMove() {
    ExpiryPolicy policy = sliding("activity", Period.ofMonths(18), SPEND);
    ExpiryPlan plan = policy.plan(AT_ONCE);
    assertEquals(Expiry.sliding("activity"), plan.expiry());
    assertEquals(
        List.of(new ClockMove("activity", Instant.parse("2028-01-07T00:00:00Z"), true)),
        plan.clocks());
    assertTrue(policy.onActivity(EARN, NOW, UTC).isEmpty());
    assertEquals(
        new ClockMove("activity", Instant.parse("2028-01-07T00:00:00Z"), false),
        policy.onActivity(SPEND, NOW, UTC).orElseThrow());
    assertFalse(sliding("activity", Period.ofMonths(18), SPEND, EARN)
        .plan(AT_ONCE)
        .clock()
        .orElseThrow()
        .onlyIfStopped());
  }

  @Test
  void theEarliestOfFixedAndSlidingIsASlidingEndWithAHardLimit() {
    ExpiryPolicy policy =
        earliestOf(rolling(Period.ofMonths(36)), sliding("stays", Period.ofMonths(18), EARN));
    ExpiryPlan plan = policy.plan(AT_ONCE);
    assertEquals(
        "sliding stays, no later than 2029-07-07T00:00:00Z", plan.expiry().toString());
    assertEquals(Instant.parse("2028-01-07T00:00:00Z"), plan.lastEnd());
    assertTrue(policy.onActivity(EARN, NOW, UTC).isPresent());
    assertTrue(policy.onActivity(SPEND, NOW, UTC).isEmpty());
  }

  @Test
  void theEarliestOfOneOrNoneIsNoCombination() {
    assertEquals(never(), earliestOf());
    assertEquals(never(), earliestOf(never(), never()));
    assertEquals(rolling(Period.ofYears(1)), earliestOf(never(), rolling(Period.ofMonths(12))));
  }

  @Test
  void decaysByTheLargestRemainder() {
    ExpiryPolicy policy = decayEvenly(3, Period.ofMonths(12), Period.ofMonths(1));
    List<ExpiryPlan.PlannedLot> lots = policy.plan(PENDING).lots(Points.of(BEANS, 100));
    assertEquals(
        List.of(34L, 33L, 33L), lots.stream().map(lot -> lot.points().units()).toList());
    assertEquals(
        LotTerms.availableFrom(
            PENDING.availableFrom(), Expiry.at(Instant.parse("2027-07-07T00:00:00Z"))),
        lots.get(0).terms());
    assertEquals(1, policy.plan(AT_ONCE).lots(Points.of(BEANS, 1)).size());
  }

  @Test
  void sharesThatEndTogetherAreOneLot() {
    ExpiryPlan plan = decay(30, rolling(Period.ofMonths(12)))
        .and(20, rolling(Period.ofMonths(6)))
        .and(50, rolling(Period.ofYears(1)))
        .plan(AT_ONCE);
    assertEquals(
        List.of(20L, 80L), plan.parts().stream().map(part -> part.weight()).toList());
    assertThrows(IllegalStateException.class, plan::expiry);
  }

  @Test
  void extendsEveryPolicyByATiersExtraTime() {
    Period extra = Period.ofMonths(6);
    assertEquals(rolling(Period.ofMonths(42)), rolling(Period.ofMonths(36)).extendedBy(extra));
    assertEquals(never(), never().extendedBy(extra));
    assertEquals(
        onDates(MonthDay.of(3, 1)).withMinimumAge(extra),
        onDates(MonthDay.of(3, 1)).extendedBy(extra));
    assertEquals(
        earliestOf(sliding("stays", Period.ofMonths(24), EARN), rolling(Period.ofMonths(42))),
        earliestOf(sliding("stays", Period.ofMonths(18), EARN), rolling(Period.ofMonths(36)))
            .extendedBy(extra));
    assertEquals(
        decay(1, rolling(Period.ofMonths(18))),
        decay(1, rolling(Period.ofMonths(12))).extendedBy(extra));
    assertEquals(
        lasting(Duration.ofDays(3)), lasting(Duration.ofDays(2)).extendedBy(Period.ofDays(1)));
    assertThrows(
        IllegalArgumentException.class, () -> lasting(Duration.ofDays(2)).extendedBy(extra));
    assertThrows(
        IllegalArgumentException.class, () -> custom("own", o -> Instant.MAX).extendedBy(extra));
    assertThrows(
        IllegalArgumentException.class,
        () -> rolling(Period.ofYears(1)).extendedBy(Period.ofDays(-1)));
  }

  @Test
  void writesItselfAndReadsBack() {
    assertReads("never", never());
    assertReads(
        "rolling P3Y to the end of R/2000-01-01/P1M",
        rolling(Period.ofMonths(36)).roundedUpTo(MONTH_END));
    assertReads(
        "rolling P1Y counting the first day to the end of R/2000-04-01/P1Y from activation",
        rolling(Period.ofYears(1))
            .countingTheFirstDay()
            .roundedUpTo(endOf(Month.MARCH))
            .fromActivation());
    assertReads("lasting PT48H from activation", lasting(Duration.ofDays(2)).fromActivation());
    assertReads(
        "on 03-01 09-01 after P1Y",
        onDates(MonthDay.of(9, 1), MonthDay.of(3, 1)).withMinimumAge(Period.ofYears(1)));
    assertReads(
        "earliest of (sliding on stays (rolling P1Y6M) reset by earn spend) (rolling P3Y)",
        earliestOf(
            sliding("stays", Period.ofMonths(18), SPEND, EARN), rolling(Period.ofMonths(36))));
    assertReads(
        "decay 50 (rolling P1Y) 50 (rolling P2Y)",
        decay(50, rolling(Period.ofYears(1))).and(50, rolling(Period.ofYears(2))));
  }

  private static void assertReads(String text, ExpiryPolicy policy) {
    assertEquals(text, policy.toString());
    assertEquals(policy, ExpiryPolicy.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Never",
        "never ",
        "rolling",
        "rolling ",
        "rolling P1Q",
        "rolling P-1D",
        "rolling P1Y to the end of month",
        "rolling P1Y from earn",
        "rolling P0D counting the first day",
        "lasting PT0S",
        "on",
        "on 02-30",
        "on 03-01 after",
        "sliding on stays (never) reset by earn",
        "sliding on stays (rolling P1Y) reset by",
        "sliding on stays (rolling P1Y reset by earn",
        "earliest of",
        "earliest of (rolling P1Y)",
        "earliest of (rolling P1Y) (never)",
        "earliest of (rolling P1Y) (decay 1 (rolling P1D))",
        "decay",
        "decay 0 (rolling P1Y)",
        "decay x (rolling P1Y)",
        "decay 1 (sliding on stays (rolling P1Y) reset by earn)",
        "custom own"
      })
  void refusesOtherTexts(String text) {
    assertThrows(IllegalArgumentException.class, () -> ExpiryPolicy.parse(text));
  }

  @Test
  void saysWhatIsWrongWithAPolicy() {
    assertEquals(
        "members must not slide in two ways, were [sliding on a (rolling P1Y) reset by earn, "
            + "sliding on b (rolling P1Y) reset by earn]. A lot follows one clock.",
        message(() -> earliestOf(
            sliding("a", Period.ofYears(1), EARN), sliding("b", Period.ofYears(1), EARN))));
    assertEquals(
        "clock must be letters, digits, hyphens, dots and underscores, was \"my clock\"",
        message(() -> sliding("my clock", Period.ofYears(1), EARN)));
    assertEquals(
        "resets must not be empty. Points that no activity keeps alive do not slide.",
        message(() -> sliding("activity", Period.ofYears(1))));
    assertEquals(
        "shares must be 1 to 1000, was 0", message(() -> decayEvenly(0, Period.ZERO, Period.ZERO)));
    assertEquals(
        "period must have a day if the first day counts, was P0D",
        message(() -> rolling(Period.ZERO).countingTheFirstDay()));
    assertEquals(
        "availableFrom must not be before earnedAt 2026-07-06T10:00:00Z, was 2026-07-06T09:59:59Z",
        message(() -> new Occasion(NOW, NOW.minusSeconds(1), UTC)));
    assertEquals(
        "availableFrom must be known, was +1000000000-12-31T23:59:59.999999999Z. Points that wait for an activation get their end when it comes.",
        message(() -> new Occasion(NOW, Instant.MAX, UTC)));
  }

  private static String message(Executable call) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Test
  void aCustomRuleMustEndPointsAfterTheyAreEarned() {
    FixedExpiry policy = custom("broken", Occasion::earnedAt);
    assertEquals(
        "custom policy broken must end points after 2026-07-06T10:00:00Z, was 2026-07-06T10:00:00Z",
        assertThrows(IllegalStateException.class, () -> policy.end(AT_ONCE)).getMessage());
    assertTrue(custom("none", occasion -> Instant.MAX).expiry(AT_ONCE).isNever());
  }

  @Test
  void explainsAnEndStepByStep() {
    assertEquals(
        List.of(
            "points end at 2029-08-01 00:00:00 UTC: 3 years, counted from earn at 2026-07-06 10:00:00 UTC: good through 2029-07-06;"
                + " rounded up to 2029-07-31, the end of 2029-07-01 to 2029-07-31"),
        rolling(Period.ofMonths(36))
            .roundedUpTo(MONTH_END)
            .plan(AT_ONCE)
            .explanation()
            .lines());
    assertEquals(
        List.of(
            "the earliest of 2 ends: sliding stays, no later than 2029-07-07T00:00:00Z",
            "  points end when the clock stays runs out, at 2028-01-07 00:00:00 UTC; moved by earn and spend",
            "    points end at 2028-01-07 00:00:00 UTC: 1 year 6 months, counted from earn at 2026-07-06 10:00:00 UTC: good through 2028-01-06",
            "  points end at 2029-07-07 00:00:00 UTC: 3 years, counted from earn at 2026-07-06 10:00:00 UTC: good through 2029-07-06"),
        earliestOf(sliding("stays", Period.ofMonths(18), SPEND, EARN), rolling(Period.ofMonths(36)))
            .plan(AT_ONCE)
            .explanation()
            .lines());
  }

  @Test
  void equalPoliciesAreEqual() {
    new EqualsTester()
        .addEqualityGroup(never(), new FixedExpiry.Never())
        .addEqualityGroup(rolling(Period.ofMonths(12)), rolling(Period.ofYears(1)))
        .addEqualityGroup(rolling(Period.ofYears(1)).fromActivation())
        .addEqualityGroup(rolling(Period.ofYears(1)).countingTheFirstDay())
        .addEqualityGroup(
            onDates(MonthDay.of(3, 1), MonthDay.of(9, 1)),
            onDates(MonthDay.of(9, 1), MonthDay.of(3, 1), MonthDay.of(3, 1)))
        .addEqualityGroup(custom("own", o -> Instant.MAX), custom("own", Occasion::earnedAt))
        .addEqualityGroup(custom("other", o -> Instant.MAX))
        .testEquals();
  }

  @Test
  void refusesNulls() {
    NullPointerTester tester = new NullPointerTester()
        .setDefault(Occasion.class, AT_ONCE)
        .setDefault(Period.class, Period.ofDays(1))
        .setDefault(Duration.class, Duration.ofDays(1))
        .setDefault(FixedExpiry.class, never())
        .setDefault(FixedExpiry.Rolling.class, rolling(Period.ofDays(1)))
        .setDefault(ActivityKind.class, EARN)
        .setDefault(String.class, "name")
        .setDefault(ZoneId.class, UTC)
        .setDefault(int.class, 1)
        .setDefault(long.class, 1L);
    tester.testAllPublicStaticMethods(ExpiryPolicies.class);
    tester.testAllPublicInstanceMethods(rolling(Period.ofDays(1)));
    tester.testAllPublicInstanceMethods(never());
    tester.testAllPublicInstanceMethods(onDates(MonthDay.of(3, 1)));
    tester.testAllPublicInstanceMethods(sliding("activity", Period.ofDays(1), EARN));
  }
}
