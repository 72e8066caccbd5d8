package dev.rapport.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ranges of dates and of instants by example. */
class RangesTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate NEXT = LocalDate.of(2026, 2, 1);
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Test
  void januaryIsJanuaryHoweverItIsSaid() {
    DateRange january = DateRange.of(FIRST, NEXT);
    assertEquals("2026-01-01/2026-02-01", january.toString());
    assertEquals(january, DateRange.through(FIRST, LocalDate.of(2026, 1, 31)));
    assertEquals(january, DateRange.ofMonth(YearMonth.of(2026, 1)));
    assertEquals(31, january.lengthDays());
    assertEquals(LocalDate.of(2026, 1, 31), january.lastDay());
    assertTrue(january.contains(FIRST));
    assertFalse(january.contains(NEXT));
    assertEquals(
        InstantRange.parse("2025-12-31T23:00:00Z/2026-01-31T23:00:00Z"), january.in(PARIS));
  }

  @Test
  void aRangeThatRunsBackwardsIsRefused() {
    assertEquals(
        "startInclusive must not be after endExclusive 2026-01-01, was 2026-02-01",
        assertThrows(IllegalArgumentException.class, () -> DateRange.of(NEXT, FIRST))
            .getMessage());
    assertEquals(
        "lastDay must not be before firstDay 2026-02-01, was 2026-01-01",
        assertThrows(IllegalArgumentException.class, () -> DateRange.through(NEXT, FIRST))
            .getMessage());
    assertEquals(
        "asOfInclusive must not be before lastRunExclusive 2026-02-01, was 2026-01-01",
        assertThrows(IllegalArgumentException.class, () -> DateRange.catchUp(NEXT, FIRST))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> InstantRange.of(NOON, NOON.minusNanos(1)));
    assertThrows(
        IllegalArgumentException.class, () -> InstantRange.catchUp(NOON, NOON.minusNanos(1)));
    assertThrows(IllegalArgumentException.class, () -> DateRange.parse("2026-02-01/2026-01-01"));
  }

  @Test
  void anEmptyRangeHoldsAndMeetsNothing() {
    DateRange empty = DateRange.of(FIRST, FIRST);
    DateRange january = DateRange.of(FIRST, NEXT);
    assertTrue(empty.isEmpty());
    assertEquals(0, empty.lengthDays());
    assertEquals(0, empty.days().count());
    assertEquals(Optional.empty(), empty.intersection(january));
    assertFalse(january.overlaps(empty));
    assertTrue(january.encloses(empty));
    assertTrue(DateRange.ofYear(1999).encloses(empty));
    assertEquals(
        "range must have an end and hold a day to have a last, was 2026-01-01/2026-01-01",
        assertThrows(IllegalStateException.class, empty::lastDay).getMessage());
    assertTrue(DateRange.catchUp(FIRST, FIRST).isEmpty());
  }

  @Test
  void aRangeWithoutStartOrEndHasNoLength() {
    DateRange since = DateRange.startingAt(FIRST);
    DateRange until = DateRange.endingAt(FIRST);
    assertEquals("2026-01-01/..", since.toString());
    assertEquals("../2026-01-01", until.toString());
    assertEquals("../..", DateRange.allTime().toString());
    assertTrue(since.abuts(until));
    assertTrue(DateRange.allTime().encloses(since));
    assertEquals(
        Optional.of(DateRange.of(FIRST, NEXT)), since.intersection(DateRange.endingAt(NEXT)));
    assertEquals(DateRange.startingAt(NEXT), since.plusDays(31));
    assertThrows(IllegalStateException.class, since::lengthDays);
    assertThrows(IllegalStateException.class, since::lastDay);
    assertThrows(IllegalStateException.class, until::days);
    assertEquals(List.of(FIRST, FIRST.plusDays(1)), since.days().limit(2).toList());
    assertEquals(
        "range must have a start and an end to have a duration, was 2026-01-01T12:00:00Z/..",
        assertThrows(
                IllegalStateException.class, () -> InstantRange.startingAt(NOON).duration())
            .getMessage());
  }

  @Test
  void withoutStartOrEndInDatesIsWithoutInInstants() {
    assertEquals(InstantRange.allTime(), DateRange.allTime().in(PARIS));
    assertEquals(
        InstantRange.startingAt(Instant.parse("2025-12-31T23:00:00Z")),
        DateRange.startingAt(FIRST).in(PARIS));
    assertEquals(
        InstantRange.endingAt(Instant.parse("2025-12-31T23:00:00Z")),
        DateRange.endingAt(FIRST).in(PARIS));
  }

  @Test
  void theSignsForNoStartAndNoEndAreKeptApart() {
    assertThrows(IllegalArgumentException.class, () -> DateRange.of(LocalDate.MIN, LocalDate.MIN));
    assertThrows(IllegalArgumentException.class, () -> DateRange.of(LocalDate.MAX, LocalDate.MAX));
    assertThrows(IllegalArgumentException.class, () -> InstantRange.of(Instant.MIN, Instant.MIN));
    assertThrows(IllegalArgumentException.class, () -> InstantRange.of(Instant.MAX, Instant.MAX));
  }

  @Test
  void aTrailingRangeEndsWithItsInstantAndLeavesOutItsFarEnd() {
    InstantRange day = InstantRange.trailing(Duration.ofHours(24), NOON);
    assertTrue(day.contains(NOON));
    assertFalse(day.contains(NOON.plusNanos(1)));
    assertFalse(day.contains(NOON.minus(Duration.ofHours(24))));
    assertTrue(day.contains(NOON.minus(Duration.ofHours(24)).plusNanos(1)));
    assertEquals(
        "length must be positive, was PT0S",
        assertThrows(
                IllegalArgumentException.class, () -> InstantRange.trailing(Duration.ZERO, NOON))
            .getMessage());
  }

  @Test
  void readsOnlyTheFormThatItWrites() {
    assertEquals(
        "text must be like \"2026-01-01/2026-02-01\", was \"January\"",
        assertThrows(IllegalArgumentException.class, () -> DateRange.parse("January"))
            .getMessage());
    for (String bad :
        List.of("", "/", "2026-01-01", "2026-01-01/", "/..", "2026-1-1/..", "../../..")) {
      assertThrows(IllegalArgumentException.class, () -> DateRange.parse(bad), bad);
      assertThrows(IllegalArgumentException.class, () -> InstantRange.parse(bad), bad);
    }
  }

  @Test
  void equalRangesAreEqual() {
    new EqualsTester()
        .addEqualityGroup(DateRange.of(FIRST, NEXT), DateRange.parse("2026-01-01/2026-02-01"))
        .addEqualityGroup(DateRange.ofDay(FIRST))
        .addEqualityGroup(DateRange.startingAt(FIRST))
        .addEqualityGroup(InstantRange.upTo(NOON), InstantRange.endingAt(NOON.plusNanos(1)))
        .addEqualityGroup(InstantRange.startingAt(NOON))
        .testEquals();
  }

  @Test
  void nullIsRefused() {
    NullPointerTester tester = new NullPointerTester()
        .setDefault(LocalDate.class, FIRST)
        .setDefault(Instant.class, NOON)
        .setDefault(Duration.class, Duration.ofDays(1))
        .setDefault(ZoneId.class, PARIS);
    tester.testAllPublicStaticMethods(DateRange.class);
    tester.testAllPublicStaticMethods(InstantRange.class);
    tester.testAllPublicStaticMethods(Days.class);
    tester.testAllPublicInstanceMethods(DateRange.ofDay(FIRST));
    tester.testAllPublicInstanceMethods(InstantRange.upTo(NOON));
  }
}
