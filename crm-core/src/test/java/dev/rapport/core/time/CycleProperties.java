package dev.rapport.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.testkit.TimeArbitraries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The laws of cycles and of the other windows. */
class CycleProperties {
  @Provide
  Arbitrary<LocalDate> dates() {
    return TimeArbitraries.dates();
  }

  @Provide
  Arbitrary<ZonedDateTime> moments() {
    return TimeArbitraries.moments();
  }

  @Provide
  Arbitrary<DateRange> bounded() {
    return TimeArbitraries.boundedDateRanges();
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return TimeArbitraries.zones();
  }

  @Property
  void windowContainsItsDay(@ForAll Window window, @ForAll("dates") LocalDate date) {
    assertTrue(window.rangeAt(date).contains(date));
  }

  @Property
  void windowContainsItsInstantWhateverTheClocksDo(
      @ForAll Window window, @ForAll("moments") ZonedDateTime moment) {
    assertTrue(window.rangeAt(moment.toInstant(), moment.getZone()).contains(moment.toInstant()));
  }

  @Property
  void parseReadsWhatToStringWrites(@ForAll Window window, @ForAll Cycle cycle) {
    assertEquals(window, Window.parse(window.toString()));
    assertEquals(cycle, Cycle.parse(cycle.toString()));
  }

  @Property
  void windowNeverMovesBack(
      @ForAll Window window,
      @ForAll("dates") LocalDate date,
      @ForAll @IntRange(max = 800) int days) {
    DateRange now = window.rangeAt(date);
    DateRange later = window.rangeAt(date.plusDays(days));
    assertFalse(later.startInclusive().isBefore(now.startInclusive()));
    assertFalse(later.endExclusive().isBefore(now.endExclusive()));
  }

  @Property
  void everyDayOfARangeHasThatRange(@ForAll Cycle cycle, @ForAll("dates") LocalDate date) {
    DateRange range = cycle.rangeAt(date);
    assertFalse(range.isEmpty());
    assertEquals(range, cycle.rangeAt(range.startInclusive()));
    assertEquals(range, cycle.rangeAt(range.lastDay()));
    assertFalse(range.equals(cycle.rangeAt(range.endExclusive())));
  }

  @Property
  void rangesTileTheCalendar(@ForAll Cycle cycle, @ForAll("bounded") DateRange dates) {
    List<DateRange> ranges = cycle.ranges(dates).toList();
    for (int i = 1; i < ranges.size(); i++) {
      assertEquals(ranges.get(i - 1).endExclusive(), ranges.get(i).startInclusive());
    }
    assertEquals(
        dates.lengthDays(),
        ranges.stream()
            .mapToLong(range -> range.intersection(dates).orElseThrow().lengthDays())
            .sum());
  }

  @Property
  void rangesTileTimeInEveryZone(
      @ForAll Cycle cycle, @ForAll("moments") ZonedDateTime moment, @ForAll("zones") ZoneId other) {
    for (ZoneId zone : List.of(moment.getZone(), other)) {
      Instant instant = moment.toInstant();
      LocalDate day = Days.of(instant, zone);
      InstantRange before = cycle.previous(day).in(zone);
      InstantRange at = cycle.rangeAt(instant, zone);
      InstantRange after = cycle.next(day).in(zone);
      assertEquals(before.endExclusive(), at.startInclusive());
      assertEquals(at.endExclusive(), after.startInclusive());
      assertTrue(at.contains(instant) && !before.contains(instant) && !after.contains(instant));
      assertEquals(at, cycle.rangeAt(at.startInclusive(), zone));
      assertEquals(at, cycle.rangeAt(at.endExclusive().minusNanos(1), zone));
      assertFalse(at.equals(cycle.rangeAt(at.endExclusive(), zone)));
    }
  }

  @Property
  void indexCountsTheRangesFromTheAnchor(
      @ForAll Cycle cycle,
      @ForAll("dates") LocalDate date,
      @ForAll @IntRange(min = -400, max = 400) int k) {
    assertEquals(0, cycle.indexAt(cycle.anchor()));
    assertEquals(cycle.anchor(), cycle.range(0).startInclusive());
    long index = cycle.indexAt(date);
    assertEquals(cycle.rangeAt(date), cycle.range(index));
    assertEquals(index + 1, cycle.indexAt(cycle.next(date).startInclusive()));
    assertEquals(index - 1, cycle.indexAt(cycle.previous(date).lastDay()));
    assertEquals(k, cycle.indexAt(cycle.range(k).startInclusive()));
  }

  /** A cycle never drifts: start number k is k steps from the anchor, found here by walking, not by division. */
  @Property(tries = 200)
  void startsAreWholeStepsFromTheAnchor(
      @ForAll Cycle cycle, @ForAll @IntRange(min = -3_000, max = 3_000) int days) {
    LocalDate date = cycle.anchor().plusDays(days);
    int k = 0;
    while (steps(cycle, k).isAfter(date)) {
      k--;
    }
    while (!steps(cycle, k + 1).isAfter(date)) {
      k++;
    }
    assertEquals(DateRange.of(steps(cycle, k), steps(cycle, k + 1)), cycle.rangeAt(date));
    assertEquals(k, cycle.indexAt(date));
  }

  private static LocalDate steps(Cycle cycle, int k) {
    return cycle.anchor().plus(cycle.step().multipliedBy(k));
  }

  @Property
  void monthlyAnniversariesKeepTheDayWhereverTheMonthHasIt(
      @ForAll("dates") LocalDate anchor, @ForAll @IntRange(min = -600, max = 600) int k) {
    LocalDate start = Cycle.of(anchor, Period.ofMonths(1)).range(k).startInclusive();
    assertEquals(Math.min(anchor.getDayOfMonth(), start.lengthOfMonth()), start.getDayOfMonth());
  }

  @Property
  void roundingGoesToTheNearestBoundaryAndStaysThere(
      @ForAll Cycle cycle, @ForAll("dates") LocalDate date) {
    LocalDate up = cycle.roundUp(date);
    LocalDate down = cycle.roundDown(date);
    assertFalse(up.isBefore(date));
    assertFalse(down.isAfter(date));
    assertEquals(up, cycle.roundUp(up));
    assertEquals(down, cycle.roundDown(down));
    assertEquals(up, cycle.roundDown(up));
    assertEquals(up.equals(date) ? down : cycle.next(date).startInclusive(), up);
  }

  @Property
  void roundingKeepsTheOrderOfDates(
      @ForAll Cycle cycle, @ForAll("dates") LocalDate date, @ForAll @IntRange(max = 800) int days) {
    LocalDate later = date.plusDays(days);
    assertFalse(cycle.roundUp(later).isBefore(cycle.roundUp(date)));
    assertFalse(cycle.roundDown(later).isBefore(cycle.roundDown(date)));
  }

  @Property
  void roundingAnEndAndALastDayAgree(@ForAll Cycle cycle, @ForAll("dates") LocalDate lastDay) {
    assertEquals(
        cycle.roundUp(lastDay.plusDays(1)), cycle.roundUpLastDay(lastDay).plusDays(1));
    assertEquals(cycle.rangeAt(lastDay).lastDay(), cycle.roundUpLastDay(lastDay));
  }

  @Property
  void whatHasLeftARollingWindowNeverReturns(
      @ForAll @IntRange(min = 1, max = 400) int length,
      @ForAll("dates") LocalDate fact,
      @ForAll @IntRange(max = 800) int later) {
    DateRange range = Window.rolling(Period.ofDays(length)).rangeAt(fact.plusDays(later));
    assertEquals(later < length, range.contains(fact));
    assertEquals(length, range.lengthDays());
  }

  @Property
  void rangesOfManyInstantsInOrderAreARunOfAdjacentRanges(
      @ForAll Cycle cycle, @ForAll("moments") ZonedDateTime moment) {
    List<InstantRange> seen = new ArrayList<>();
    for (int hour = 0; hour < 72; hour++) {
      InstantRange at =
          cycle.rangeAt(moment.toInstant().plusSeconds(hour * 3_600L), moment.getZone());
      if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(at)) {
        seen.add(at);
      }
    }
    for (int i = 1; i < seen.size(); i++) {
      assertTrue(seen.get(i - 1).abuts(seen.get(i)), seen::toString);
    }
  }
}
