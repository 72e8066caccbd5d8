package dev.rapport.core.testkit;

import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.Horizon;
import dev.rapport.core.time.InstantRange;
import dev.rapport.core.time.LeapDayPolicy;
import dev.rapport.core.time.Recurrence;
import dev.rapport.core.time.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Generators for time, from 1900 to 2100, with a liking for what breaks date code: month ends, leap days, and the hours around
 * the clock changes of zones, among them zones without a midnight, with half-hour changes and with a day left out.
 *
 * <p>What is awkward is drawn often on purpose; so the generators leave out the edge cases that jqwik would add by itself, which
 * multiply in composed values.
 */
public final class TimeArbitraries {
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

  /* Written out, not asked of the JVM, whose set differs between releases and has no order. */
  private static final List<String> ZONE_IDS = List.of(
      // no change of clocks, and the ends of the range of offsets
      "UTC",
      "Asia/Tokyo",
      "Asia/Dubai",
      "Africa/Lagos",
      "America/Phoenix",
      "+14:00",
      "-12:00",
      "-03:30",
      // the usual change in the small hours
      "Europe/London",
      "Europe/Paris",
      "Europe/Berlin",
      "Europe/Lisbon",
      "Europe/Athens",
      "Europe/Istanbul",
      "Europe/Moscow",
      "America/New_York",
      "America/Chicago",
      "America/Denver",
      "America/Los_Angeles",
      "America/Anchorage",
      "America/Mexico_City",
      "America/Toronto",
      "Australia/Sydney",
      "Pacific/Auckland",
      "Pacific/Honolulu",
      "Asia/Shanghai",
      "Asia/Hong_Kong",
      "Asia/Singapore",
      "Asia/Seoul",
      "Asia/Jerusalem",
      "Africa/Johannesburg",
      "Africa/Nairobi",
      // offsets of half and quarter hours, or of minutes and seconds in the past
      "Asia/Kolkata",
      "Asia/Kathmandu",
      "Asia/Karachi",
      "Asia/Dhaka",
      "Asia/Pyongyang",
      "Pacific/Chatham",
      "Australia/Adelaide",
      "Africa/Monrovia",
      "Europe/Amsterdam",
      "America/Caracas",
      "America/Argentina/Buenos_Aires",
      // changes at midnight, forward (a day without midnight) or back (an hour of yesterday again)
      "America/Sao_Paulo",
      "America/Campo_Grande",
      "America/Asuncion",
      "America/Santiago",
      "America/Havana",
      "America/Bogota",
      "America/Scoresbysund",
      "Atlantic/Azores",
      "Asia/Beirut",
      "Asia/Amman",
      "Asia/Damascus",
      "Asia/Gaza",
      "Asia/Tehran",
      "Africa/Cairo",
      // one minute past midnight, back into the day before
      "America/St_Johns",
      "America/Goose_Bay",
      // changes of thirty minutes, of two hours, twice a year for a month of fasting, winter time
      // below standard
      "Australia/Lord_Howe",
      "Antarctica/Troll",
      "Africa/Casablanca",
      "Europe/Dublin",
      // a day left out, or nearly all of it lived twice, where the date line moved
      "Pacific/Apia",
      "Pacific/Fakaofo",
      "Pacific/Kiritimati",
      "Pacific/Enderbury",
      "Pacific/Kwajalein",
      "Asia/Manila");

  private TimeArbitraries() {}

  /**
   * Generates time zones from a fixed list: those of large markets and those with the most awkward clocks.
   *
   * @return zones
   */
  public static Arbitrary<ZoneId> zones() {
    return Arbitraries.of(ZONE_IDS).map(ZoneId::of).withoutEdgeCases();
  }

  /**
   * Lists the zones that {@link #zones()} draws from, for tests that want them all.
   *
   * @return zones in a fixed order
   */
  public static List<ZoneId> everyZone() {
    return ZONE_IDS.stream().map(ZoneId::of).toList();
  }

  /**
   * Generates dates, month ends and the days around 29 February among them.
   *
   * @return dates from 1900 to 2100
   */
  public static Arbitrary<LocalDate> dates() {
    Arbitrary<LocalDate> any = Arbitraries.longs()
        .between(FIRST.toEpochDay(), LAST.toEpochDay())
        .withDistribution(RandomDistribution.uniform())
        .map(LocalDate::ofEpochDay);
    return Arbitraries.frequencyOf(
            Tuple.of(5, any),
            Tuple.of(1, any.map(date -> date.withDayOfMonth(date.lengthOfMonth()))),
            Tuple.of(1, any.map(date -> date.withDayOfMonth(1))),
            Tuple.of(
                1,
                Combinators.combine(
                        Arbitraries.integers().between(1900, 2099),
                        Arbitraries.integers().between(-2, 1))
                    .as((year, days) -> LocalDate.of(year, 3, 1).plusDays(days))))
        .withoutEdgeCases();
  }

  /**
   * Generates days of the year, 29 February more often than it comes.
   *
   * @return days of the year
   */
  public static Arbitrary<MonthDay> monthDays() {
    return Arbitraries.frequencyOf(
            Tuple.of(4, dates().map(MonthDay::from)),
            Tuple.of(1, Arbitraries.of(MonthDay.of(2, 28), MonthDay.of(2, 29), MonthDay.of(3, 1))))
        .withoutEdgeCases();
  }

  /**
   * Generates instants without regard to a zone.
   *
   * @return instants from 1900 to 2100, some with nanoseconds
   */
  public static Arbitrary<Instant> instants() {
    return Combinators.combine(
            Arbitraries.longs()
                .between(FIRST.toEpochDay() * 86_400, LAST.toEpochDay() * 86_400)
                .withDistribution(RandomDistribution.uniform()),
            Arbitraries.integers().between(0, 999_999_999))
        .as(Instant::ofEpochSecond)
        .withoutEdgeCases();
  }

  /**
   * Generates instants together with a zone, half of them around a change of that zone's clocks.
   *
   * @return instants as {@link ZonedDateTime}, whose instant and zone are what counts
   */
  public static Arbitrary<ZonedDateTime> moments() {
    Arbitrary<Duration> around =
        Arbitraries.longs().between(-30L * 3_600, 30L * 3_600).map(Duration::ofSeconds);
    Arbitrary<Duration> close = Arbitraries.longs().between(-2, 2).map(Duration::ofNanos);
    return Combinators.combine(
            instants(), zones(), Arbitraries.of(true, false), Arbitraries.oneOf(around, close))
        .as((instant, zone, atChange, offset) ->
            (atChange ? changeAfter(instant, zone).plus(offset) : instant).atZone(zone))
        .withoutEdgeCases();
  }

  /**
   * Generates ranges of dates with a start and an end, empty ones among them, up to some ten years long.
   *
   * @return ranges with a length
   */
  public static Arbitrary<DateRange> boundedDateRanges() {
    return Combinators.combine(dates(), Arbitraries.integers().between(0, 4_000))
        .as((start, length) -> DateRange.of(start, start.plusDays(length)))
        .withoutEdgeCases();
  }

  /**
   * Generates ranges of dates of every kind: bounded, empty, without start, without end, without both.
   *
   * @return any ranges
   */
  public static Arbitrary<DateRange> dateRanges() {
    return Arbitraries.frequencyOf(
            Tuple.of(8, boundedDateRanges()),
            Tuple.of(1, dates().map(DateRange::startingAt)),
            Tuple.of(1, dates().map(DateRange::endingAt)),
            Tuple.of(1, Arbitraries.just(DateRange.allTime())))
        .withoutEdgeCases();
  }

  /**
   * Generates ranges of instants with a start and an end, empty ones among them, up to some three years long.
   *
   * @return ranges with a duration
   */
  public static Arbitrary<InstantRange> boundedInstantRanges() {
    return Combinators.combine(instants(), Arbitraries.longs().between(0, 100_000_000_000_000_000L))
        .as((start, nanos) -> InstantRange.of(start, start.plusNanos(nanos)))
        .withoutEdgeCases();
  }

  /**
   * Generates ranges of instants of every kind: bounded, empty, without start, without end, without both.
   *
   * @return any ranges
   */
  public static Arbitrary<InstantRange> instantRanges() {
    return Arbitraries.frequencyOf(
            Tuple.of(8, boundedInstantRanges()),
            Tuple.of(1, instants().map(InstantRange::startingAt)),
            Tuple.of(1, instants().map(InstantRange::endingAt)),
            Tuple.of(1, Arbitraries.just(InstantRange.allTime())))
        .withoutEdgeCases();
  }

  /**
   * Generates cycles: those of the calendar, of fiscal years, and anniversary cycles of days, weeks and months.
   *
   * @return any cycles
   */
  public static Arbitrary<Cycle> cycles() {
    Arbitrary<Month> months = Arbitraries.of(Month.class);
    return Arbitraries.oneOf(
            Arbitraries.of(
                Cycle.days(), Cycle.months(), Cycle.quarters(), Cycle.halfYears(), Cycle.years()),
            Arbitraries.of(DayOfWeek.class).map(Cycle::weeks),
            Arbitraries.integers().between(1, 31).map(Cycle::monthsFrom),
            months.map(Cycle::quartersFrom),
            months.map(Cycle::halfYearsFrom),
            months.map(Cycle::yearsEndingIn),
            monthDays().map(Cycle::yearsFrom),
            dates().map(Cycle::membershipYears),
            Combinators.combine(dates(), steps()).as(Cycle::of))
        .withoutEdgeCases();
  }

  /**
   * Generates windows: cycles, rolling windows, the lifetime.
   *
   * @return any windows
   */
  public static Arbitrary<Window> windows() {
    return Arbitraries.frequencyOf(
            Tuple.of(4, cycles().map(cycle -> (Window) cycle)),
            Tuple.of(3, lengths().map(Window::rolling)),
            Tuple.of(1, Arbitraries.just(Window.lifetime())))
        .withoutEdgeCases();
  }

  /**
   * Generates recurrences of every kind, with and without a start.
   *
   * @return any recurrences
   */
  public static Arbitrary<Recurrence> recurrences() {
    Arbitrary<LeapDayPolicy> leapDays = Arbitraries.of(LeapDayPolicy.class);
    Arbitrary<Recurrence> always = Arbitraries.oneOf(
        cycles().map(Recurrence::startsOf),
        Arbitraries.integers().between(1, 31).map(Recurrence::monthly),
        Combinators.combine(monthDays(), leapDays).as(Recurrence::yearly),
        Combinators.combine(monthDays().list().ofMinSize(1).ofMaxSize(6), leapDays)
            .as(Recurrence::yearly));
    return Arbitraries.frequencyOf(
            Tuple.of(3, always),
            Tuple.of(1, Combinators.combine(always, dates()).as(Recurrence::startingAt)),
            Tuple.of(1, Combinators.combine(steps(), dates()).as(Recurrence::every)),
            Tuple.of(1, Combinators.combine(dates(), leapDays).as(Recurrence::anniversariesOf)))
        .withoutEdgeCases();
  }

  /**
   * Generates horizons from none to a century, and for ever.
   *
   * @return any horizons
   */
  public static Arbitrary<Horizon> horizons() {
    return Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.doubles().between(0, 36_525).ofScale(4).map(Horizon::ofDays)),
            Tuple.of(1, Arbitraries.of(Horizon.forever(), Horizon.ofDays(0))))
        .withoutEdgeCases();
  }

  /** Steps of cycles: days and weeks, or months and years. */
  private static Arbitrary<Period> steps() {
    return Arbitraries.oneOf(
            Arbitraries.integers().between(1, 60).map(Period::ofDays),
            Arbitraries.integers().between(1, 36).map(Period::ofMonths),
            Arbitraries.integers().between(1, 5).map(Period::ofYears))
        .withoutEdgeCases();
  }

  /** Lengths of rolling windows, mixed ones among them. */
  private static Arbitrary<Period> lengths() {
    return Arbitraries.oneOf(
            steps(),
            Combinators.combine(
                    Arbitraries.integers().between(0, 3),
                    Arbitraries.integers().between(0, 14),
                    Arbitraries.integers().between(1, 45))
                .as(Period::of))
        .withoutEdgeCases();
  }

  private static Instant changeAfter(Instant instant, ZoneId zone) {
    @Nullable ZoneOffsetTransition change = zone.getRules().nextTransition(instant);
    if (change == null) {
      change = zone.getRules().previousTransition(instant);
    }
    return change == null ? instant : change.getInstant();
  }
}
