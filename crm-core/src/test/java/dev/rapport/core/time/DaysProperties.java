package dev.rapport.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.testkit.TimeArbitraries;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

/** The laws of days in a zone. */
class DaysProperties {
  @Provide
  Arbitrary<ZonedDateTime> moments() {
    return TimeArbitraries.moments();
  }

  @Provide
  Arbitrary<LocalDate> dates() {
    return TimeArbitraries.dates();
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return TimeArbitraries.zones();
  }

  @Property
  void everyInstantIsInItsDay(@ForAll("moments") ZonedDateTime moment) {
    Instant instant = moment.toInstant();
    ZoneId zone = moment.getZone();
    LocalDate day = Days.of(instant, zone);
    assertFalse(Days.startOf(day, zone).isAfter(instant));
    assertFalse(Days.lastInstantOf(day, zone).isBefore(instant));
    assertTrue(DateRange.ofDay(day).in(zone).contains(instant));
  }

  /** The definition, taken literally: a day has begun once a clock on the wall has shown its date. */
  @Property
  void dayIsTheLatestDateThatTheWallHasShown(@ForAll("moments") ZonedDateTime moment) {
    Instant instant = moment.toInstant();
    ZoneId zone = moment.getZone();
    LocalDate latest = moment.toLocalDate();
    @Nullable
    ZoneOffsetTransition change = zone.getRules().previousTransition(instant.plusNanos(1));
    while (change != null && change.getInstant().isAfter(instant.minus(Duration.ofDays(4)))) {
      LocalDate shown = LocalDate.ofInstant(change.getInstant().minusNanos(1), zone);
      latest = shown.isAfter(latest) ? shown : latest;
      change = zone.getRules().previousTransition(change.getInstant());
    }
    assertEquals(latest, Days.of(instant, zone));
  }

  @Property
  void daysNeverGoBack(
      @ForAll("moments") ZonedDateTime moment,
      @ForAll @LongRange(max = 200_000_000_000_000L) long laterNanos) {
    Instant instant = moment.toInstant();
    ZoneId zone = moment.getZone();
    assertFalse(Days.of(instant.plusNanos(laterNanos), zone).isBefore(Days.of(instant, zone)));
  }

  @Property
  void daysTileTime(@ForAll("dates") LocalDate date, @ForAll("zones") ZoneId zone) {
    InstantRange day = DateRange.ofDay(date).in(zone);
    assertEquals(day.endExclusive(), DateRange.ofDay(date.plusDays(1)).in(zone).startInclusive());
    if (!day.isEmpty()) {
      assertEquals(date, Days.of(day.startInclusive(), zone));
      assertEquals(date, Days.of(Days.lastInstantOf(date, zone), zone));
      assertFalse(day.contains(day.startInclusive().minusNanos(1)));
    }
  }

  @Property
  void daysBeginWhereTheJdkHasThemBegin(@ForAll("moments") ZonedDateTime moment) {
    ZoneId zone = moment.getZone();
    LocalDate date = moment.toLocalDate();
    assertEquals(date.atStartOfDay(zone).toInstant(), Days.startOf(date, zone));
    assertEquals(
        date.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1),
        Days.lastInstantOf(date, zone));
  }

  @Property
  void daysBetweenAddUp(
      @ForAll("moments") ZonedDateTime moment,
      @ForAll @LongRange(max = 40_000_000) long firstSeconds,
      @ForAll @LongRange(max = 40_000_000) long secondSeconds) {
    ZoneId zone = moment.getZone();
    Instant a = moment.toInstant();
    Instant b = a.plusSeconds(firstSeconds);
    Instant c = b.plusSeconds(secondSeconds);
    assertEquals(Days.between(a, c, zone), Days.between(a, b, zone) + Days.between(b, c, zone));
  }

  @Property
  void firstDayBegunFromAnInstantIsTheFirst(@ForAll("moments") ZonedDateTime moment) {
    Instant instant = moment.toInstant();
    ZoneId zone = moment.getZone();
    LocalDate first = Days.firstBegunFrom(instant, zone);
    assertFalse(Days.startOf(first, zone).isBefore(instant));
    assertTrue(Days.startOf(first.minusDays(1), zone).isBefore(instant));
  }
}
