package dev.rapport.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.testkit.TimeArbitraries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The laws of recurrences. */
class RecurrenceProperties {
  @Provide
  Arbitrary<LocalDate> dates() {
    return TimeArbitraries.dates();
  }

  @Provide
  Arbitrary<MonthDay> monthDays() {
    return TimeArbitraries.monthDays();
  }

  @Provide
  Arbitrary<ZonedDateTime> moments() {
    return TimeArbitraries.moments();
  }

  @Property
  void catchingUpInTwoRunsOrInOneIsTheSame(
      @ForAll Recurrence recurrence,
      @ForAll("dates") LocalDate a,
      @ForAll @IntRange(max = 1_500) int first,
      @ForAll @IntRange(max = 1_500) int second) {
    LocalDate b = a.plusDays(first);
    LocalDate c = b.plusDays(second);
    assertEquals(
        recurrence.occurrencesIn(DateRange.catchUp(a, c)).toList(),
        Stream.concat(
                recurrence.occurrencesIn(DateRange.catchUp(a, b)),
                recurrence.occurrencesIn(DateRange.catchUp(b, c)))
            .toList());
  }

  @Property
  void catchingUpByInstantsInTwoRunsOrInOneIsTheSameInEveryZone(
      @ForAll Recurrence recurrence,
      @ForAll("moments") ZonedDateTime moment,
      @ForAll @LongRange(max = 200_000) long firstSeconds,
      @ForAll @LongRange(max = 40_000_000) long secondSeconds) {
    ZoneId zone = moment.getZone();
    Instant a = moment.toInstant();
    Instant b = a.plusSeconds(firstSeconds);
    Instant c = b.plusSeconds(secondSeconds);
    assertEquals(
        recurrence.occurrencesIn(InstantRange.catchUp(a, c), zone).toList(),
        Stream.concat(
                recurrence.occurrencesIn(InstantRange.catchUp(a, b), zone),
                recurrence.occurrencesIn(InstantRange.catchUp(b, c), zone))
            .toList());
  }

  @Property
  void occurrencesByInstantsAreTheDaysThatBeginInTheRange(
      @ForAll Recurrence recurrence,
      @ForAll("moments") ZonedDateTime moment,
      @ForAll @LongRange(max = 20_000_000) long seconds) {
    ZoneId zone = moment.getZone();
    InstantRange range =
        InstantRange.of(moment.toInstant(), moment.toInstant().plusSeconds(seconds));
    LocalDate from = moment.toLocalDate().minusDays(3);
    List<LocalDate> expected = recurrence
        .occurrencesIn(DateRange.of(from, from.plusDays(seconds / 86_400 + 9)))
        .filter(date -> range.contains(Days.startOf(date, zone)))
        .toList();
    assertEquals(expected, recurrence.occurrencesIn(range, zone).toList());
  }

  @Property
  void occurrencesAreTheDaysOnWhichItOccurs(
      @ForAll Recurrence recurrence,
      @ForAll("dates") LocalDate start,
      @ForAll @IntRange(max = 800) int length) {
    DateRange range = DateRange.of(start, start.plusDays(length));
    assertEquals(
        range.days().filter(recurrence::occursOn).toList(),
        recurrence.occurrencesIn(range).toList());
  }

  @Property
  void nextIsTheFirstAfterAndNothingLiesBetween(
      @ForAll Recurrence recurrence, @ForAll("dates") LocalDate date) {
    LocalDate next = recurrence.nextAfter(date);
    assertTrue(next.isAfter(date) && recurrence.occursOn(next));
    assertEquals(next, recurrence.nextOnOrAfter(next));
    assertEquals(
        List.of(next),
        recurrence.occurrencesIn(DateRange.through(date.plusDays(1), next)).toList());
  }

  @Property
  void lastAndNextAreNeighbours(@ForAll Recurrence recurrence, @ForAll("dates") LocalDate date) {
    Optional<LocalDate> last = recurrence.lastOnOrBefore(date);
    if (last.isPresent()) {
      assertFalse(last.get().isAfter(date));
      assertTrue(recurrence.occursOn(last.get()));
      assertEquals(recurrence.nextAfter(date), recurrence.nextAfter(last.get()));
    } else {
      assertTrue(date.isBefore(recurrence.nextOnOrAfter(recurrence.startInclusive())));
    }
    assertEquals(
        Optional.of(recurrence.nextAfter(date)),
        recurrence.lastOnOrBefore(recurrence.nextAfter(date)));
  }

  @Property
  void aLaterStartOnlyTakesOccurrencesAway(
      @ForAll Recurrence recurrence,
      @ForAll("dates") LocalDate start,
      @ForAll @IntRange(min = -900, max = 900) int offset) {
    LocalDate date = recurrence.nextOnOrAfter(start.plusDays(offset));
    assertEquals(!date.isBefore(start), recurrence.startingAt(start).occursOn(date));
  }

  @Property
  void aBirthdayComesOnceAYear(
      @ForAll("monthDays") MonthDay day,
      @ForAll LeapDayPolicy leapDay,
      @ForAll @IntRange(min = 1900, max = 2100) int year) {
    List<LocalDate> kept =
        Recurrence.yearly(day, leapDay).occurrencesIn(DateRange.ofYear(year)).toList();
    assertEquals(1, kept.size());
    boolean moved = !MonthDay.from(kept.get(0)).equals(day);
    assertEquals(!day.isValidYear(year), moved);
  }

  @Property
  void aDayOfTheMonthComesOnceAMonth(
      @ForAll @IntRange(min = 1, max = 31) int dayOfMonth, @ForAll("dates") LocalDate date) {
    LocalDate kept = Recurrence.monthly(dayOfMonth).nextOnOrAfter(date.withDayOfMonth(1));
    assertEquals(date.withDayOfMonth(Math.min(dayOfMonth, date.lengthOfMonth())), kept);
  }

  @Property
  void anniversariesAreTheStartsOfTheYearsThatFollow(
      @ForAll("dates") LocalDate joined, @ForAll @IntRange(min = 1, max = 90) int years) {
    LocalDate anniversary = Cycle.membershipYears(joined).range(years).startInclusive();
    Recurrence anniversaries = Recurrence.anniversariesOf(joined, LeapDayPolicy.FEB_28);
    assertEquals(
        years,
        anniversaries.occurrencesIn(DateRange.through(joined, anniversary)).count());
    assertTrue(anniversaries.occursOn(anniversary));
  }
}
