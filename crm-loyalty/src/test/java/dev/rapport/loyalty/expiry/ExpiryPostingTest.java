package dev.rapport.loyalty.expiry;

import static dev.rapport.loyalty.expiry.ActivityKind.EARN;
import static dev.rapport.loyalty.expiry.ActivityKind.SPEND;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.decayEvenly;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.earliestOf;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.rolling;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.sliding;
import static java.time.ZoneOffset.UTC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.loyalty.ledger.LedgerOutcome;
import dev.rapport.loyalty.ledger.PointsAccount;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.DebitEntry;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.UpkeepCommand;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What policies decide, posted to an account and asked back from it. */
class ExpiryPostingTest {
  private static final PointType BEANS = PointType.redeemable("beans");
  private static final Instant JAN_10 = Instant.parse("2026-01-10T12:00:00Z");

  private PointsAccount ada = PointsAccount.open();
  private final List<LedgerEntry> entries = new ArrayList<>();
  private int keys;

  private void tell(LedgerCommand command) {
    LedgerOutcome outcome = ada.decide(command);
    assertTrue(outcome.isAccepted(), outcome::toString);
    ada = outcome.account();
    entries.addAll(outcome.entries());
  }

  private Posting posting(Instant at) {
    return Posting.of("key-" + ++keys, at);
  }

  private void earn(ExpiryPolicy policy, long units, Instant at) {
    ExpiryPlan plan = policy.plan(Occasion.at(at, UTC));
    plan.clock().ifPresent(move -> tell(move.slide(posting(at), BEANS)));
    for (ExpiryPlan.PlannedLot lot : plan.lots(Points.of(BEANS, units))) {
      tell(new CreditCommand.Earn(posting(at), lot.points(), lot.terms(), Origin.of("order"), at));
    }
  }

  private void act(ExpiryPolicy policy, ActivityKind kind, Instant at) {
    policy.onActivity(kind, at, UTC).ifPresent(move -> tell(move.slide(posting(at), BEANS)));
  }

  private long available(String date) {
    return ada.balance(BEANS, Instant.parse(date + "T00:00:00Z")).available().units();
  }

  private List<Lot> lots(Instant asOf) {
    return ada.lots(BEANS, asOf).stream().map(open -> open.lot()).toList();
  }

  @Test
  void pointsAreGoodThroughTheirLastDayAndGoneTheNext() {
    earn(rolling(Period.ofMonths(1)), 100, JAN_10);
    assertEquals(
        100,
        ada.balance(BEANS, Instant.parse("2026-02-10T23:59:59Z")).available().units());
    assertEquals(0, available("2026-02-11"));
  }

  @Test
  void oneActivityKeepsAllLotsAliveAndPostsNoLotAgain() {
    ExpiryPolicy policy = sliding("activity", Period.ofMonths(6), EARN, SPEND);
    for (int i = 0; i < 50; i++) {
      earn(policy, 2, JAN_10.plusSeconds(i));
    }
    assertEquals(100, available("2026-07-10"));
    assertEquals(0, available("2026-07-11"));

    int before = entries.size();
    act(policy, SPEND, Instant.parse("2026-06-01T08:00:00Z"));
    assertEquals(before + 1, entries.size());
    assertEquals(100, available("2026-12-01"));
    assertEquals(0, available("2026-12-02"));
  }

  @Test
  void anActivityThatIsNotDeclaredKeepsNothingAlive() {
    ExpiryPolicy policy = sliding("activity", Period.ofMonths(6), EARN);
    earn(policy, 100, JAN_10);
    act(policy, SPEND, Instant.parse("2026-06-01T08:00:00Z"));
    assertEquals(0, available("2026-07-11"));
  }

  @Test
  void activityDoesNotReachBeyondTheHardEnd() {
    ExpiryPolicy policy =
        earliestOf(sliding("stays", Period.ofMonths(18), EARN, SPEND), rolling(Period.ofYears(4)));
    earn(policy, 100, JAN_10);
    for (String at : List.of("2027-06-01", "2028-11-01", "2029-12-01")) {
      act(policy, SPEND, Instant.parse(at + "T00:00:00Z"));
    }
    assertEquals(100, available("2030-01-10"));
    assertEquals(0, available("2030-01-11"));
  }

  @Test
  void decayIsThereInTheScheduleFromTheFirstDay() {
    earn(decayEvenly(3, Period.ofMonths(12), Period.ofMonths(1)), 100, JAN_10);
    assertEquals(
        Map.of(
            Instant.parse("2027-01-11T00:00:00Z"), Points.of(BEANS, 34),
            Instant.parse("2027-02-11T00:00:00Z"), Points.of(BEANS, 33),
            Instant.parse("2027-03-11T00:00:00Z"), Points.of(BEANS, 33)),
        ada.expirySchedule(BEANS, JAN_10));
    assertEquals(66, available("2027-01-11"));
  }

  @Test
  void aRedatingThatIsPostedIsNotFoundAgain() {
    earn(rolling(Period.ofYears(2)), 60, JAN_10);
    earn(rolling(Period.ofYears(2)), 40, JAN_10.plusSeconds(86_400));
    Instant change = Instant.parse("2026-03-01T00:00:00Z");
    ExpiryVersions versions = ExpiryVersions.of(rolling(Period.ofYears(2)))
        .then(change, sliding("activity", Period.ofMonths(6), SPEND));
    Redating redating = versions.redate(RedateMode.FROM_CHANGE, lots(change), UTC, change);
    redating.clocks().forEach(move -> tell(move.slide(posting(change), BEANS)));
    tell(redating.redate(posting(change)).orElseThrow());

    assertTrue(
        versions.redate(RedateMode.FROM_CHANGE, lots(change), UTC, change).isEmpty());
    assertEquals(100, available("2026-09-01"));
    assertEquals(0, available("2026-09-02"));
  }

  @Test
  void graceLetsPointsThatComeBackLateLiveAFewDays() {
    for (GracePolicy grace : List.of(GracePolicy.none(), GracePolicy.ofDays(7))) {
      ada = PointsAccount.open();
      earn(rolling(Period.ofMonths(1)), 100, JAN_10);
      Instant spent = Instant.parse("2026-02-01T12:00:00Z");
      Instant back = Instant.parse("2026-03-03T12:00:00Z");
      tell(new DebitCommand.Spend(
          posting(spent), Points.of(BEANS, 100), "reward", back.plusSeconds(1)));
      tell(new CreditCommand.Restore(
          posting(back), "reward", BEANS, Extent.all(), grace.graceUntil(back, UTC)));
      assertEquals(grace.days() == 0 ? 0 : 100, available("2026-03-10"));
      assertEquals(0, available("2026-03-11"));
    }
  }

  @Test
  void expiredPointsComeBackOnceWithinTheWindow() {
    ReinstatementPolicy policy = new ReinstatementPolicy(10, rolling(Period.ofMonths(3)));
    earn(rolling(Period.ofMonths(1)), 100, JAN_10);
    Instant asked = Instant.parse("2026-02-21T09:00:00Z");
    tell(new UpkeepCommand.Sweep(posting(asked)));
    DebitEntry.Expired expired = (DebitEntry.Expired) entries.get(entries.size() - 1);
    Instant ended = expired.header().effectiveAt();

    ReinstatementPolicy.Decision late = policy.decide(ended, asked.plusSeconds(86_400), UTC);
    assertFalse(late.isGranted());
    assertTrue(late.explanation().find(ExpiryCode.NOT_REINSTATED).isPresent());
    assertThrows(IllegalStateException.class, () -> late.reinstate("late", expired));

    ReinstatementPolicy.Decision decision = policy.decide(ended, asked, UTC);
    assertTrue(decision.explanation().find(ExpiryCode.REINSTATED).isPresent());
    tell(decision.reinstate("back", expired));
    assertEquals(100, available("2026-05-21"));
    assertEquals(0, available("2026-05-22"));
    assertFalse(ada.decide(decision.reinstate("again", expired)).isAccepted());
  }

  @Test
  void neitherGraceNorReinstatementMakesPointsImmortal() {
    assertEquals(Instant.MIN, GracePolicy.none().graceUntil(JAN_10, UTC));
    assertThrows(IllegalArgumentException.class, () -> GracePolicy.ofDays(0));
    assertThrows(IllegalArgumentException.class, () -> new GracePolicy(-1));
    assertThrows(
        IllegalArgumentException.class, () -> new ReinstatementPolicy(10, ExpiryPolicies.never()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ReinstatementPolicy(-1, rolling(Period.ofDays(1))));
  }
}
