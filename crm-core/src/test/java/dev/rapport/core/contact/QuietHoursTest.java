package dev.rapport.core.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final QuietHours NIGHT = QuietHours.between(21, 8);

  @Test
  void theStartIsQuietAndTheEndIsNot() {
    assertFalse(NIGHT.contains(Instant.parse("2026-03-10T20:59:59Z"), ZoneOffset.UTC));
    assertTrue(NIGHT.contains(Instant.parse("2026-03-10T21:00:00Z"), ZoneOffset.UTC));
    assertTrue(NIGHT.contains(Instant.parse("2026-03-11T07:59:59Z"), ZoneOffset.UTC));
    assertFalse(NIGHT.contains(Instant.parse("2026-03-11T08:00:00Z"), ZoneOffset.UTC));
    QuietHours lunch = QuietHours.between(12, 14);
    assertFalse(lunch.contains(Instant.parse("2026-03-11T11:59:00Z"), ZoneOffset.UTC));
    assertTrue(lunch.contains(Instant.parse("2026-03-11T13:59:00Z"), ZoneOffset.UTC));
    assertFalse(lunch.contains(Instant.parse("2026-03-11T14:00:00Z"), ZoneOffset.UTC));
  }

  @Test
  void aNightEndsInTheMorning() {
    Instant morning = Instant.parse("2026-03-11T07:00:00Z");
    assertEquals(morning, NIGHT.endAfter(Instant.parse("2026-03-10T20:30:00Z"), PARIS));
    assertEquals(morning, NIGHT.endAfter(Instant.parse("2026-03-11T03:00:00Z"), PARIS));
    assertEquals(morning, NIGHT.endAfter(morning, PARIS));
  }

  @Test
  void anEndThatTheClockSkipsIsTheFirstTimeAfterIt() {
    QuietHours hours = new QuietHours(LocalTime.of(21, 0), LocalTime.of(2, 30));
    // on 29 March 2026 clocks in Paris go from 02:00 to 03:00
    assertEquals(
        Instant.parse("2026-03-29T01:00:00Z"),
        hours.endAfter(Instant.parse("2026-03-29T00:15:00Z"), PARIS));
  }

  @Test
  void anEndThatComesTwiceIsQuietTwice() {
    QuietHours hours = new QuietHours(LocalTime.of(21, 0), LocalTime.of(2, 30));
    // on 25 October 2026 clocks in Paris go from 03:00 back to 02:00
    Instant first = Instant.parse("2026-10-25T00:30:00Z");
    Instant second = Instant.parse("2026-10-25T01:30:00Z");
    assertEquals(first, hours.endAfter(Instant.parse("2026-10-25T00:10:00Z"), PARIS));
    assertFalse(hours.contains(first, PARIS));
    assertTrue(hours.contains(Instant.parse("2026-10-25T01:10:00Z"), PARIS));
    assertEquals(second, hours.endAfter(Instant.parse("2026-10-25T01:10:00Z"), PARIS));
  }
}
