package dev.rapport.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.testkit.TimeArbitraries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Days by example. */
class DaysTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Test
  void theSameInstantIsAnotherDayElsewhere() {
    Instant instant = Instant.parse("2026-06-30T22:00:00Z");
    assertEquals(LocalDate.of(2026, 7, 1), Days.of(instant, PARIS));
    assertEquals(LocalDate.of(2026, 6, 30), Days.of(instant.minusNanos(1), PARIS));
    assertEquals(LocalDate.of(2026, 6, 30), Days.of(instant, ZoneId.of("UTC")));
  }

  @Test
  void asOfADateIsTheEndOfThatDay() {
    LocalDate june30 = LocalDate.of(2026, 6, 30);
    assertEquals(
        Instant.parse("2026-06-30T21:59:59.999999999Z"), Days.lastInstantOf(june30, PARIS));
    assertEquals(Instant.parse("2026-06-29T22:00:00Z"), Days.startOf(june30, PARIS));
  }

  @Test
  void daysBetweenCountMidnightsNotHours() {
    Instant late = Instant.parse("2026-03-28T22:59:00Z"); // 23:59 in Paris
    assertEquals(1, Days.between(late, late.plusSeconds(120), PARIS));
    assertEquals(0, Days.between(late, late.plusSeconds(30), PARIS));
    // The 29th has 23 hours there.
    assertEquals(2, Days.between(late, late.plusSeconds(24 * 3_600L), PARIS));
    assertEquals(
        "end must not be before start 2026-03-28T22:59:00Z, was 2026-03-28T22:58:59Z",
        assertThrows(
                IllegalArgumentException.class,
                () -> Days.between(late, late.minusSeconds(1), PARIS))
            .getMessage());
  }

  /** All changes of clocks of all zones of the kit, not a sample: the days around each tile time. */
  @Test
  void daysTileTimeAroundEveryChangeOfEveryZone() {
    for (ZoneId zone : TimeArbitraries.everyZone()) {
      @Nullable
      ZoneOffsetTransition change =
          zone.getRules().nextTransition(Instant.parse("1900-01-01T00:00:00Z"));
      Instant last = Instant.parse("2040-01-01T00:00:00Z");
      while (change != null && change.getInstant().isBefore(last)) {
        Instant at = change.getInstant();
        LocalDate before = Days.of(at.minusSeconds(27 * 3_600), zone);
        for (int minute = -27 * 60; minute <= 27 * 60; minute += 59) {
          Instant instant = at.plusSeconds(minute * 60L);
          LocalDate day = Days.of(instant, zone);
          assertFalse(day.isBefore(before), zone::toString);
          assertFalse(Days.startOf(day, zone).isAfter(instant), zone::toString);
          assertTrue(Days.startOf(day.plusDays(1), zone).isAfter(instant), zone::toString);
          before = day;
        }
        change = zone.getRules().nextTransition(at);
      }
    }
  }
}
