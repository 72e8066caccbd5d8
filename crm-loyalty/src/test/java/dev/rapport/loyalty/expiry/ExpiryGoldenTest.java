package dev.rapport.loyalty.expiry;

import static dev.rapport.loyalty.expiry.ActivityKind.EARN;
import static dev.rapport.loyalty.expiry.ActivityKind.SPEND;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.MONTH_END;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.YEAR_END;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.earliestOf;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.lasting;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.never;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.onDates;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.rolling;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.sliding;
import static java.time.ZoneOffset.UTC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Dates that programmes and vendors of loyalty software have published. Grade A: input and output are printed in the source.
 * "Rule": the source states the rule and the terms of which this is an instance.
 */
class ExpiryGoldenTest {
  private static final ZoneId SINGAPORE = ZoneId.of("Asia/Singapore");

  /* The policy as published, when points were earned on the wall of the zone, and the first moment at which they are dead. */
  record Golden(
      String id,
      String grade,
      String source,
      ExpiryPolicy policy,
      ZoneId zone,
      String earned,
      String deadFrom) {
    @Override
    public String toString() {
      return id + " (" + grade + ", " + source + "): " + earned + " -> " + deadFrom;
    }
  }

  static List<Golden> published() {
    ExpiryPolicy square = rolling(Period.ofMonths(12)).roundedUpTo(MONTH_END);
    ExpiryPolicy krisFlyer = rolling(Period.ofMonths(36)).roundedUpTo(MONTH_END);
    ExpiryPolicy month = rolling(Period.ofMonths(1));
    ExpiryPolicy thrive =
        sliding("visits", rolling(Period.ofYears(1)).countingTheFirstDay(), EARN, SPEND);
    ExpiryPolicy annual = onDates(MonthDay.of(3, 1)).withMinimumAge(Period.ofYears(1));
    ExpiryPolicy sweep = rolling(Period.ofMonths(12)).roundedUpTo(MONTH_END);
    ExpiryPolicy wyndham =
        earliestOf(sliding("stays", Period.ofMonths(18), EARN, SPEND), rolling(Period.ofYears(4)));
    ExpiryPolicy priority =
        earliestOf(sliding("stays", Period.ofMonths(18), SPEND), rolling(Period.ofMonths(36)));

    String sq = "Square, LoyaltyProgramExpirationPolicy: valid through the last day of the month";
    String kf = "KrisFlyer terms: end of the 36th equivalent month, 23:59 GMT+8";
    String vf = "Voucherify manual, loyalty points: usable to the end of the last day";
    String ol = "Open Loyalty 3.2 manual, settings";
    String th = "Thrive, help 224: 365 days or 1 year without a visit, last good day printed";
    String wl = "White Label Loyalty, knowledge base: run of 1 March, minimum age 1 year";
    String ct = "Oracle CrowdTwist, expiration: rest of the month plus the full period";
    String wy = "Wyndham Rewards terms: 18 months without activity or 4 years from accrual";
    String pg = "Priority Guest terms: 18 months without activity or 36 months from accrual";
    return List.of(
        new Golden("E1", "A", sq, square, UTC, "2020-07-06T09:30", "2021-08-01T00:00"),
        new Golden("E2", "A", kf, krisFlyer, SINGAPORE, "2017-07-14T12:00", "2020-08-01T00:00"),
        new Golden("E3", "A", kf, krisFlyer, SINGAPORE, "2018-08-02T12:00", "2021-09-01T00:00"),
        new Golden("E4", "A", kf, krisFlyer, SINGAPORE, "2018-01-01T00:00", "2021-02-01T00:00"),
        new Golden("E5", "A", vf, month, UTC, "2026-01-25T18:00", "2026-02-26T00:00"),
        new Golden(
            "E6", "A", vf, rolling(Period.ZERO), UTC, "2026-01-01T00:00", "2026-01-02T00:00"),
        new Golden("E7", "A", vf, month, UTC, "2026-01-31T23:59", "2026-03-01T00:00"),
        new Golden("E8 first", "A", vf, monthEnd(1), UTC, "2026-01-01T00:00", "2026-03-01T00:00"),
        new Golden("E8 middle", "A", vf, monthEnd(1), UTC, "2026-01-17T12:00", "2026-03-01T00:00"),
        new Golden("E8 last", "A", vf, monthEnd(1), UTC, "2026-01-31T23:59", "2026-03-01T00:00"),
        new Golden("E9", "A", ol, monthEnd(0), UTC, "2018-01-22T10:00", "2018-02-01T00:00"),
        new Golden("E10", "A", ol, yearEnd(), UTC, "2018-01-01T00:00", "2019-01-01T00:00"),
        new Golden("E10 last", "A", ol, yearEnd(), UTC, "2018-12-31T23:59", "2019-01-01T00:00"),
        new Golden("E11", "A", ol, days(15), UTC, "2024-02-01T00:00", "2024-02-16T00:00"),
        new Golden("E12", "A", th, thrive, UTC, "2020-01-05T11:00", "2021-01-05T00:00"),
        new Golden("E12 later", "A", th, thrive, UTC, "2020-08-10T11:00", "2021-08-10T00:00"),
        new Golden("E13", "A", wl, annual, UTC, "2024-03-01T23:59", "2025-03-01T00:00"),
        new Golden("E13 too young", "A", wl, annual, UTC, "2024-03-02T00:00", "2026-03-01T00:00"),
        new Golden("E16", "A", ct, sweep, UTC, "2026-03-15T08:00", "2027-04-01T00:00"),
        new Golden("E17 idle", "rule", wy, wyndham, UTC, "2026-01-10T08:00", "2027-07-11T00:00"),
        new Golden("E17 other", "rule", pg, priority, UTC, "2026-01-10T08:00", "2027-07-11T00:00"));
  }

  private static ExpiryPolicy monthEnd(int months) {
    return rolling(Period.ofMonths(months)).roundedUpTo(MONTH_END);
  }

  private static ExpiryPolicy yearEnd() {
    return rolling(Period.ZERO).roundedUpTo(YEAR_END);
  }

  private static ExpiryPolicy days(int days) {
    return lasting(Duration.ofDays(days));
  }

  @ParameterizedTest
  @MethodSource("published")
  void pointsEndAsPublished(Golden golden) {
    Occasion occasion = Occasion.at(at(golden.earned(), golden.zone()), golden.zone());
    assertEquals(
        at(golden.deadFrom(), golden.zone()), golden.policy().plan(occasion).lastEnd());
  }

  /** E2 as printed: the last good minute is 2020-07-31T23:59+08:00. */
  @Test
  void e2TheLastGoodMinuteIsThatOfTheProgramme() {
    Expiry expiry = monthEnd(36)
        .plan(Occasion.at(Instant.parse("2017-07-14T04:00:00Z"), SINGAPORE))
        .expiry();
    assertTrue(expiry.hardAt().isAfter(Instant.parse("2020-07-31T15:59:59Z")));
    assertEquals(Instant.parse("2020-07-31T16:00:00Z"), expiry.hardAt());
  }

  /** E3's trap: requested on 28 July, credited on 2 August. The month of crediting counts. */
  @Test
  void e3TheRequestWouldHaveEndedAMonthSooner() {
    assertEquals(
        at("2021-08-01T00:00", SINGAPORE),
        monthEnd(36)
            .plan(Occasion.at(at("2018-07-28T12:00", SINGAPORE), SINGAPORE))
            .expiry()
            .hardAt());
  }

  /** E12's trap: 365 days from the visit in a leap year would print 2021-01-04 for the first and 2021-08-10 for the second. */
  @Test
  void e12ThreeHundredAndSixtyFiveDaysDoNotFitBoth() {
    FixedExpiry days = rolling(Period.ofDays(365));
    assertEquals(
        at("2021-01-05T00:00", UTC), days.end(Occasion.at(at("2020-01-05T11:00", UTC), UTC)));
    assertEquals(
        at("2021-08-11T00:00", UTC), days.end(Occasion.at(at("2020-08-10T11:00", UTC), UTC)));
  }

  /** E14, A, LoyaltyLion help 2422076: 12 months, enabled on 2022-03-01, nothing expires before 2023-03-01. */
  @Test
  void e14NothingExpiresBeforeOneFullPeriodAfterEnabling() {
    Instant enabled = at("2022-03-01T00:00", UTC);
    ExpiryVersions versions = ExpiryVersions.of(never())
        .then(enabled, rolling(Period.ofMonths(12)).countingTheFirstDay());
    Redating redating = versions.redate(
        RedateMode.FROM_CHANGE,
        List.of(lot(1, "2019-05-05T10:00"), lot(2, "2022-02-28T23:59")),
        UTC,
        enabled);
    assertEquals(
        List.of(at("2023-03-01T00:00", UTC), at("2023-03-01T00:00", UTC)),
        redating.changes().stream().map(change -> change.after().hardAt()).toList());
    assertEquals(
        at("2023-03-02T00:00", UTC),
        versions
            .at(enabled)
            .policy()
            .plan(Occasion.at(at("2022-03-02T15:00", UTC), UTC))
            .expiry()
            .hardAt());
  }

  /** E15, A, Salesforce LoyaltyPgmCurrencyExtPrd: window 10 days, run 2026-01-15, points expired on 2026-01-05 or later. */
  @Test
  void e15TheReinstatementWindowReachesBackTenDays() {
    ReinstatementPolicy policy = new ReinstatementPolicy(10, rolling(Period.ofMonths(3)));
    Instant run = at("2026-01-15T02:00", UTC);
    assertTrue(policy.decide(at("2026-01-05T00:00", UTC), run, UTC).isGranted());
    assertFalse(policy.decide(at("2026-01-04T23:59", UTC), run, UTC).isGranted());
    assertEquals(at("2026-01-05T00:00", UTC), policy.windowStart(run, UTC));
  }

  /** E17, rule: whatever the activity, points end four years from accrual. */
  @Test
  void e17ActivityDoesNotReachBeyondTheHardEnd() {
    ExpiryPolicy wyndham =
        earliestOf(sliding("stays", Period.ofMonths(18), EARN, SPEND), rolling(Period.ofYears(4)));
    assertEquals(
        Expiry.sliding("stays").noLaterThan(at("2030-01-11T00:00", UTC)),
        wyndham.plan(Occasion.at(at("2026-01-10T08:00", UTC), UTC)).expiry());
    assertEquals(
        at("2031-03-02T00:00", UTC),
        wyndham
            .onActivity(SPEND, at("2029-09-01T08:00", UTC), UTC)
            .orElseThrow()
            .until());
  }

  private static Lot lot(long id, String earned) {
    Instant earnedAt = at(earned, UTC);
    return new Lot(
        id,
        Points.of(PointType.redeemable("points"), 100),
        earnedAt,
        earnedAt,
        Expiry.never(),
        Origin.none());
  }

  private static Instant at(String wall, ZoneId zone) {
    return LocalDateTime.parse(wall).atZone(zone).toInstant();
  }
}
