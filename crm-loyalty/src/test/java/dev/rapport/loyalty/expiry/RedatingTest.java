package dev.rapport.loyalty.expiry;

import static dev.rapport.loyalty.expiry.ActivityKind.EARN;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.decay;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.rolling;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.sliding;
import static java.time.ZoneOffset.UTC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Posting;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedatingTest {
  private static final PointType BEANS = PointType.redeemable("beans");
  private static final Instant CHANGE = day("2026-01-01");

  /* Two years up to the change, one year from then on. */
  private static final ExpiryVersions SHORTER =
      ExpiryVersions.of(rolling(Period.ofYears(2))).then(CHANGE, rolling(Period.ofYears(1)));

  private static final Lot OLD = lot(1, "2024-06-01");
  private static final Lot YOUNG = lot(2, "2025-10-01");

  private static Lot lot(long id, String earned) {
    return lot(id, earned, rolling(Period.ofYears(2)).expiry(Occasion.at(day(earned), UTC)));
  }

  private static Lot lot(long id, String earned, Expiry expiry) {
    return new Lot(id, Points.of(BEANS, 10), day(earned), day(earned), expiry, Origin.none());
  }

  private static Instant day(String date) {
    return Instant.parse(date + "T00:00:00Z");
  }

  private static Redating redate(RedateMode mode) {
    return SHORTER.redate(mode, List.of(OLD, YOUNG), UTC, CHANGE);
  }

  private static List<String> ends(Redating redating) {
    return redating.changes().stream()
        .map(change -> change.lot().id() + ": " + change.before() + " -> " + change.after())
        .toList();
  }

  @Test
  void lotsKeepTheirEndsUnlessTheProgrammeRedatesThem() {
    assertTrue(redate(RedateMode.KEEP).isEmpty());
  }

  @Test
  void redatesAsIfTheNewVersionHadHeldAtEarning() {
    assertEquals(
        List.of(
            "1: 2026-06-02T00:00:00Z -> 2025-06-02T00:00:00Z",
            "2: 2027-10-02T00:00:00Z -> 2026-10-02T00:00:00Z"),
        ends(redate(RedateMode.FROM_EARN)));
  }

  @Test
  void redatesFromTheChange() {
    assertEquals(
        List.of(
            "1: 2026-06-02T00:00:00Z -> 2027-01-02T00:00:00Z",
            "2: 2027-10-02T00:00:00Z -> 2027-01-02T00:00:00Z"),
        ends(redate(RedateMode.FROM_CHANGE)));
    assertEquals(
        List.of("1: 2026-06-02T00:00:00Z -> 2027-01-02T00:00:00Z"),
        ends(redate(RedateMode.FROM_CHANGE).lengthening()));
  }

  @Test
  void givesNotice() {
    assertEquals(
        List.of(
            "1: 2026-06-02T00:00:00Z -> 2026-04-01T00:00:00Z",
            "2: 2027-10-02T00:00:00Z -> 2026-10-02T00:00:00Z"),
        ends(redate(RedateMode.FROM_EARN).noSoonerThan(day("2026-04-01"))));
    assertEquals(
        List.of("2: 2027-10-02T00:00:00Z -> 2026-10-02T00:00:00Z"),
        ends(redate(RedateMode.FROM_EARN).noSoonerThan(day("2026-07-01"))));
    assertTrue(redate(RedateMode.FROM_EARN).noSoonerThan(day("2030-01-01")).isEmpty());
  }

  @Test
  void neitherRevivesTheDeadNorDatesWhatWaitsForAnActivation() {
    Lot dead = lot(3, "2023-01-01");
    Lot waiting = new Lot(
        4, Points.of(BEANS, 10), CHANGE, Instant.MAX, Expiry.at(day("2026-02-01")), Origin.none());
    assertTrue(SHORTER
        .redate(RedateMode.FROM_CHANGE, List.of(dead, waiting), UTC, CHANGE)
        .isEmpty());
  }

  @Test
  void setsTheClockGoingOnWhichLotsAreToSlide() {
    ExpiryVersions versions = ExpiryVersions.of(rolling(Period.ofYears(2)))
        .then(CHANGE, sliding("activity", Period.ofMonths(6), EARN));
    Redating redating = versions.redate(RedateMode.FROM_EARN, List.of(YOUNG), UTC, CHANGE);
    assertEquals(List.of(new ClockMove("activity", day("2026-07-02"), true)), redating.clocks());
    assertTrue(redating.changes().get(0).shortens());
    assertEquals(new Redating(List.of(), List.of()), redating.lengthening());
  }

  @Test
  void aLotCannotBeRedatedBitByBit() {
    ExpiryVersions versions = ExpiryVersions.of(decay(1, rolling(Period.ofYears(1))));
    assertTrue(versions.redate(RedateMode.KEEP, List.of(OLD), UTC, CHANGE).isEmpty());
    assertThrows(
        IllegalArgumentException.class,
        () -> versions.redate(RedateMode.FROM_EARN, List.of(OLD), UTC, CHANGE));
  }

  @Test
  void postsOneCommandForAllLotsAndNoneForNone() {
    Posting posting = Posting.of("redate", CHANGE);
    assertTrue(redate(RedateMode.KEEP).redate(posting).isEmpty());
    assertEquals(
        2, redate(RedateMode.FROM_EARN).redate(posting).orElseThrow().dates().size());
  }

  @Test
  void explainsEachLot() {
    assertEquals(
        List.of(
            "1 lots get another end", "  lot 1: 2026-06-02T00:00:00Z becomes 2027-01-02T00:00:00Z"),
        redate(RedateMode.FROM_CHANGE).lengthening().explanation().lines());
  }

  @Test
  void refusesAChangeThatIsNoneAndALotTwice() {
    assertThrows(IllegalArgumentException.class, () -> new Redating.Change(OLD, OLD.expiry()));
    Redating.Change change = new Redating.Change(OLD, Expiry.never());
    assertThrows(
        IllegalArgumentException.class, () -> new Redating(List.of(change, change), List.of()));
  }
}
