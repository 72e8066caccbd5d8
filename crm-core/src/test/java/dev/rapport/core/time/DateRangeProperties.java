package dev.rapport.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.testkit.TimeArbitraries;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** The laws of ranges of dates. */
class DateRangeProperties {
  private static final LocalDate ORIGIN = LocalDate.of(2024, 2, 20);

  @Provide
  Arbitrary<LocalDate> dates() {
    return TimeArbitraries.dates();
  }

  /** Ranges of a few days within the same three weeks, so that all ways to lie to each other come up. */
  @Provide
  Arbitrary<DateRange> near() {
    return Arbitraries.frequencyOf(
            Tuple.of(
                9,
                Combinators.combine(
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(0, 8))
                    .as((start, length) ->
                        DateRange.of(ORIGIN.plusDays(start), ORIGIN.plusDays(start + length)))),
            Tuple.of(1, TimeArbitraries.dateRanges()))
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<LocalDate> nearDates() {
    return Arbitraries.integers().between(-1, 21).withoutEdgeCases().map(ORIGIN::plusDays);
  }

  @Provide
  Arbitrary<DateRange> bounded() {
    return TimeArbitraries.boundedDateRanges();
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return TimeArbitraries.zones();
  }

  private static Optional<DateRange> common(Optional<DateRange> a, Optional<DateRange> b) {
    return a.flatMap(x -> b.flatMap(x::intersection));
  }

  @Property
  void parseReadsWhatToStringWrites(@ForAll DateRange range) {
    assertEquals(range, DateRange.parse(range.toString()));
  }

  @Property
  void intersectionIsCommutativeAndAssociative(
      @ForAll("near") DateRange a, @ForAll("near") DateRange b, @ForAll("near") DateRange c) {
    assertEquals(a.intersection(b), b.intersection(a));
    assertEquals(
        common(a.intersection(b), Optional.of(c)), common(Optional.of(a), b.intersection(c)));
  }

  @Property
  void intersectionHoldsExactlyTheDaysInBoth(
      @ForAll("near") DateRange a, @ForAll("near") DateRange b, @ForAll("nearDates") LocalDate d) {
    boolean inBoth = a.contains(d) && b.contains(d);
    assertEquals(inBoth, a.intersection(b).filter(range -> range.contains(d)).isPresent());
    a.intersection(b).ifPresent(range -> {
      assertTrue(a.encloses(range) && b.encloses(range));
      assertTrue(!range.isEmpty() && a.overlaps(b));
    });
  }

  @Property
  void enclosingIsHavingTheOtherAsTheCommonPart(
      @ForAll("near") DateRange a, @ForAll("near") DateRange b) {
    assertEquals(a.encloses(b), b.isEmpty() || a.intersection(b).equals(Optional.of(b)));
    assertEquals(a.encloses(b) && b.encloses(a) && !a.isEmpty(), a.equals(b) && !a.isEmpty());
  }

  @Property
  void rangesThatAbutHaveNoDayInCommonAndAddUp(
      @ForAll("dates") LocalDate start,
      @ForAll @IntRange(max = 900) int first,
      @ForAll @IntRange(max = 900) int second) {
    LocalDate middle = start.plusDays(first);
    DateRange a = DateRange.of(start, middle);
    DateRange b = DateRange.of(middle, middle.plusDays(second));
    DateRange whole = DateRange.of(start, b.endExclusive());
    assertTrue(a.abuts(b) && b.abuts(a) && !a.overlaps(b));
    assertEquals(whole.lengthDays(), a.lengthDays() + b.lengthDays());
    assertTrue(whole.encloses(a) && whole.encloses(b));
  }

  @Property
  void daysAreAsManyAsTheLengthAndAllInside(@ForAll("near") DateRange range) {
    if (range.hasStart() && range.hasEnd()) {
      assertEquals(range.lengthDays(), range.days().filter(range::contains).count());
      assertEquals(range.lengthDays(), range.days().distinct().count());
    }
  }

  @Property
  void movingKeepsTheLengthAndTheCommonPart(
      @ForAll("near") DateRange a,
      @ForAll("near") DateRange b,
      @ForAll @IntRange(min = -9_999, max = 9_999) int days) {
    assertEquals(a, a.plusDays(days).plusDays(-days));
    assertEquals(
        a.intersection(b).map(range -> range.plusDays(days)),
        a.plusDays(days).intersection(b.plusDays(days)));
    assertEquals(a.isEmpty(), a.plusDays(days).isEmpty());
  }

  @Property
  void catchingUpTwiceSeesWhatCatchingUpOnceSees(
      @ForAll("dates") LocalDate a,
      @ForAll @IntRange(max = 500) int first,
      @ForAll @IntRange(max = 500) int second) {
    LocalDate b = a.plusDays(first);
    LocalDate c = b.plusDays(second);
    assertEquals(
        DateRange.catchUp(a, c).startInclusive(), DateRange.catchUp(a, b).startInclusive());
    assertEquals(DateRange.catchUp(a, b).endExclusive(), DateRange.catchUp(b, c).startInclusive());
    assertEquals(DateRange.catchUp(a, c).endExclusive(), DateRange.catchUp(b, c).endExclusive());
  }

  @Property
  void instantsOfADayAreInTheRangeExactlyIfTheDayIs(
      @ForAll("bounded") DateRange range,
      @ForAll @IntRange(min = -3, max = 4_003) int offset,
      @ForAll("zones") ZoneId zone) {
    LocalDate day = range.startInclusive().plusDays(offset);
    InstantRange instants = range.in(zone);
    if (!DateRange.ofDay(day).in(zone).isEmpty()) {
      assertEquals(range.contains(day), instants.contains(Days.startOf(day, zone)));
      assertEquals(range.contains(day), instants.contains(Days.lastInstantOf(day, zone)));
    }
  }
}
