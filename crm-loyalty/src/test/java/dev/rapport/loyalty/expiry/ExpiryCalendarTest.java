package dev.rapport.loyalty.expiry;

import static dev.rapport.loyalty.expiry.ExpiryPolicies.MONTH_END;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.YEAR_END;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.lasting;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.onDates;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.rolling;
import static java.time.ZoneOffset.UTC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.time.Days;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables of the package's documentation, line by line. */
class ExpiryCalendarTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Test
  void calendars() {
    assertGoodThrough("2026-02-28", rolling(Period.ofMonths(1)), "2026-01-31");
    assertGoodThrough("2025-02-28", rolling(Period.ofYears(1)), "2024-02-29");
    assertGoodThrough("2025-02-28", rolling(Period.ofYears(1)).countingTheFirstDay(), "2024-03-01");
    assertGoodThrough(
        "2021-01-31", rolling(Period.ofMonths(36)).roundedUpTo(MONTH_END), "2018-01-01");
    assertGoodThrough("2026-12-31", rolling(Period.ZERO).roundedUpTo(YEAR_END), "2026-12-31");
    assertGoodThrough("2027-02-28", onDates(MonthDay.of(3, 1)), "2026-03-01");
    assertGoodThrough("2026-02-28", onDates(MonthDay.of(2, 29)), "2026-01-01");
    assertGoodThrough("2028-02-28", onDates(MonthDay.of(2, 29)), "2028-01-01");
  }

  private static void assertGoodThrough(String day, FixedExpiry policy, String earned) {
    for (String time : List.of("T00:00", "T23:59:59.999999999")) {
      Instant end = policy.end(Occasion.at(at(earned + time, UTC), UTC));
      assertEquals(LocalDate.parse(day), Days.of(end.minusNanos(1), UTC));
      assertEquals(LocalDate.parse(day).plusDays(1), Days.of(end, UTC));
    }
  }

  @Test
  void clocksPutForward() {
    Instant earned = at("2026-03-28T12:00", PARIS);
    Instant end = rolling(Period.ofDays(1)).end(Occasion.at(earned, PARIS));
    assertEquals(at("2026-03-30T00:00", PARIS), end);
    assertEquals(Duration.ofHours(35), Duration.between(earned, end));
    assertEquals(
        at("2026-03-29T13:00", PARIS),
        lasting(Duration.ofHours(24)).end(Occasion.at(earned, PARIS)));
  }

  @Test
  void clocksPutBack() {
    Instant earned = at("2026-10-24T12:00", PARIS);
    Instant end = rolling(Period.ofDays(1)).end(Occasion.at(earned, PARIS));
    assertEquals(at("2026-10-26T00:00", PARIS), end);
    assertEquals(Duration.ofHours(37), Duration.between(earned, end));
  }

  @Test
  void daysWithoutMidnightAndWithTwo() {
    ZoneId saoPaulo = ZoneId.of("America/Sao_Paulo");
    assertEquals(
        Instant.parse("2018-11-04T03:00:00Z"), // 01:00 of summer time
        rolling(Period.ZERO).end(Occasion.at(at("2018-11-03T12:00", saoPaulo), saoPaulo)));
    ZoneId havana = ZoneId.of("America/Havana");
    assertEquals(
        Instant.parse("2026-11-01T04:00:00Z"), // the midnight of summer time
        rolling(Period.ZERO).end(Occasion.at(at("2026-10-31T12:00", havana), havana)));
  }

  @Test
  void daysLeftOut() {
    ZoneId apia = ZoneId.of("Pacific/Apia");
    Occasion occasion = Occasion.at(at("2011-12-29T12:00", apia), apia);
    Instant newYearsEve = at("2011-12-31T00:00", apia);
    assertEquals(newYearsEve, rolling(Period.ZERO).end(occasion));
    assertEquals(newYearsEve, rolling(Period.ofDays(1)).end(occasion));
  }

  @Test
  void aProgrammeThatMovesKeepsTheEndsOfItsLots() {
    ZoneId tokyo = ZoneId.of("Asia/Tokyo");
    ExpiryVersions versions = ExpiryVersions.of(rolling(Period.ofDays(30)));
    Instant earned = at("2026-06-01T12:00", PARIS);
    Lot lot = new Lot(
        1,
        Points.of(PointType.redeemable("beans"), 10),
        earned,
        earned,
        versions.at(earned).policy().plan(Occasion.at(earned, PARIS)).expiry(),
        Origin.none());
    Instant moved = at("2026-06-10T00:00", tokyo);

    assertTrue(versions.redate(RedateMode.KEEP, List.of(lot), tokyo, moved).isEmpty());
    assertTrue(versions.redate(RedateMode.FROM_EARN, List.of(lot), PARIS, moved).isEmpty());
    Redating redating = versions.redate(RedateMode.FROM_EARN, List.of(lot), tokyo, moved);
    assertEquals(
        at("2026-07-02T00:00", PARIS), redating.changes().get(0).before().hardAt());
    assertEquals(
        at("2026-07-02T00:00", tokyo), redating.changes().get(0).after().hardAt());
    assertTrue(redating.lengthening().isEmpty());
  }

  private static Instant at(String wall, ZoneId zone) {
    return LocalDateTime.parse(wall).atZone(zone).toInstant();
  }
}
