package dev.rapport.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Windows and cycles by example. */
class WindowTest {
  private static final LocalDate MAY_15 = LocalDate.of(2026, 5, 15); // a Friday

  private static void assertRange(String expected, Window window) {
    assertEquals(expected, window.rangeAt(MAY_15).toString(), window::toString);
  }

  @Test
  void calendarCycles() {
    assertRange("2026-05-15/2026-05-16", Cycle.days());
    assertRange("2026-05-11/2026-05-18", Cycle.weeks(DayOfWeek.MONDAY));
    assertRange("2026-05-10/2026-05-17", Cycle.weeks(DayOfWeek.SUNDAY));
    assertRange("2026-05-15/2026-05-22", Cycle.weeks(DayOfWeek.FRIDAY));
    assertRange("2026-05-01/2026-06-01", Cycle.months());
    assertRange("2026-04-25/2026-05-25", Cycle.monthsFrom(25));
    assertRange("2026-04-30/2026-05-31", Cycle.monthsFrom(31));
    assertRange("2026-04-01/2026-07-01", Cycle.quarters());
    assertRange("2026-05-01/2026-08-01", Cycle.quartersFrom(Month.FEBRUARY));
    assertRange("2026-01-01/2026-07-01", Cycle.halfYears());
    assertRange("2026-04-01/2026-10-01", Cycle.halfYearsFrom(Month.OCTOBER));
    assertRange("2026-01-01/2027-01-01", Cycle.years());
    assertRange("2025-07-01/2026-07-01", Cycle.yearsFrom(Month.JULY));
    assertRange("2025-06-01/2026-06-01", Cycle.yearsEndingIn(Month.MAY));
    assertRange("2026-01-01/2027-01-01", Cycle.yearsEndingIn(Month.DECEMBER));
    assertRange("2026-04-06/2027-04-06", Cycle.yearsFrom(MonthDay.of(4, 6)));
  }

  @Test
  void anniversaryCycles() {
    LocalDate joined = LocalDate.of(2020, 5, 16);
    assertRange("2025-05-16/2026-05-16", Cycle.membershipYears(joined));
    assertEquals(5, Cycle.membershipYears(joined).indexAt(MAY_15));
    assertEquals(6, Cycle.membershipYears(joined).indexAt(MAY_15.plusDays(1)));
    assertRange("2026-05-09/2026-05-23", Cycle.of(LocalDate.of(2026, 5, 23), Period.ofWeeks(2)));
    assertRange("2025-12-31/2026-06-30", Cycle.of(LocalDate.of(2024, 12, 31), Period.ofMonths(6)));
  }

  @Test
  void otherWindows() {
    assertRange("2026-05-09/2026-05-16", Window.rolling(Period.ofDays(7)));
    assertRange("2025-05-16/2026-05-16", Window.rolling(Period.ofMonths(12)));
    assertRange("../2026-05-16", Window.lifetime());
    assertEquals(
        "../2026-05-16T00:00:00Z",
        Window.lifetime()
            .rangeAt(Instant.parse("2026-05-15T09:00:00Z"), ZoneId.of("UTC"))
            .toString());
  }

  @Test
  void stepsNeverDrift() {
    Cycle cycle = Cycle.of(LocalDate.of(2023, 1, 31), Period.ofMonths(1));
    assertEquals(
        "2023-01-31 2023-02-28 2023-03-31 2023-04-30 2024-02-29 2022-12-31 2022-11-30",
        String.join(
            " ",
            Stream.of(0, 1, 2, 3, 13, -1, -2)
                .map(k -> cycle.range(k).startInclusive().toString())
                .toList()));
  }

  @Test
  void rangesCoverWhatTheyAreAskedFor() {
    assertEquals(
        List.of(DateRange.parse("2026-01-01/2026-04-01"), DateRange.parse("2026-04-01/2026-07-01")),
        Cycle.quarters().ranges(DateRange.parse("2026-03-31/2026-04-02")).toList());
    assertEquals(
        List.of(DateRange.parse("2026-01-01/2026-04-01")),
        Cycle.quarters().ranges(DateRange.parse("2026-03-31/2026-04-01")).toList());
    assertEquals(0, Cycle.quarters().ranges(DateRange.of(MAY_15, MAY_15)).count());
    assertEquals(
        "dates must have a start and an end, was 2026-05-15/..",
        assertThrows(
                IllegalArgumentException.class,
                () -> Cycle.quarters().ranges(DateRange.startingAt(MAY_15)))
            .getMessage());
  }

  @Test
  void roundsAnEndUpUnlessItIsABoundary() {
    assertEquals(LocalDate.of(2026, 6, 1), Cycle.months().roundUp(MAY_15));
    assertEquals(LocalDate.of(2026, 6, 1), Cycle.months().roundUp(LocalDate.of(2026, 6, 1)));
    assertEquals(LocalDate.of(2026, 5, 1), Cycle.months().roundDown(MAY_15));
    assertEquals(LocalDate.of(2026, 5, 31), Cycle.months().roundUpLastDay(MAY_15));
    assertEquals(
        LocalDate.of(2026, 6, 30), Cycle.months().roundUpLastDay(LocalDate.of(2026, 6, 1)));
    assertEquals(
        LocalDate.of(2027, 3, 31), Cycle.yearsEndingIn(Month.MARCH).roundUpLastDay(MAY_15));
  }

  @Test
  void refusesStepsThatDoNotTile() {
    assertEquals(
        "step must be in months and years or in days, was P1M3D. Days after a month have no fixed length.",
        assertThrows(IllegalArgumentException.class, () -> Cycle.of(MAY_15, Period.of(0, 1, 3)))
            .getMessage());
    assertEquals(
        "step must be positive in all its parts, was P0D",
        assertThrows(IllegalArgumentException.class, () -> Cycle.of(MAY_15, Period.ZERO))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> Cycle.of(MAY_15, Period.of(1, -1, 0)));
    assertEquals(
        "dayOfMonth must be 1 to 31, was 32",
        assertThrows(IllegalArgumentException.class, () -> Cycle.monthsFrom(32)).getMessage());
    assertEquals(
        "length must be positive in all its parts, was P-7D",
        assertThrows(IllegalArgumentException.class, () -> Window.rolling(Period.ofDays(-7)))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> Window.rolling(Period.ZERO));
  }

  @Test
  void raisesWhereTheCalendarEnds() {
    assertThrows(DateTimeException.class, () -> Cycle.years().rangeAt(LocalDate.MAX));
    assertThrows(DateTimeException.class, () -> Cycle.years().range(1_000_000_000));
    assertThrows(ArithmeticException.class, () -> Cycle.years().range(Long.MAX_VALUE));
    assertThrows(ArithmeticException.class, () -> Cycle.years().range(Long.MAX_VALUE / 2));
  }

  @Test
  void writesIsoIntervalsAndReadsThem() {
    assertEquals("R/2000-01-01/P1Y", Cycle.years().toString());
    assertEquals("R/2000-01-03/P7D", Cycle.weeks(DayOfWeek.MONDAY).toString());
    assertEquals("rolling P30D", Window.rolling(Period.ofDays(30)).toString());
    assertEquals("lifetime", Window.lifetime().toString());
    assertEquals(Cycle.yearsFrom(Month.APRIL), Window.parse("R/2000-04-01/P12M"));
    for (String bad : List.of(
        "",
        "R",
        "R/",
        "R//",
        "R/2000-01-01",
        "2000-01-01/P1M",
        "R/2000-01-01/P1M/",
        "rolling",
        "rolling ",
        "rolling 30D",
        "lifetimes",
        "R/2000-13-01/P1M")) {
      assertThrows(IllegalArgumentException.class, () -> Window.parse(bad), bad);
      assertThrows(IllegalArgumentException.class, () -> Cycle.parse(bad), bad);
    }
    assertEquals(
        "text must be like \"R/2000-04-01/P1Y\", was \"monthly\"",
        assertThrows(IllegalArgumentException.class, () -> Cycle.parse("monthly"))
            .getMessage());
  }

  @Test
  void theSameWindowSaidInTwoWaysIsEqual() {
    new EqualsTester()
        .addEqualityGroup(
            Cycle.quarters(), Cycle.quartersFrom(Month.APRIL), Cycle.quartersFrom(Month.OCTOBER))
        .addEqualityGroup(Cycle.halfYearsFrom(Month.MARCH), Cycle.halfYearsFrom(Month.SEPTEMBER))
        .addEqualityGroup(Cycle.months(), Cycle.monthsFrom(1))
        .addEqualityGroup(
            Cycle.years(),
            Cycle.yearsFrom(Month.JANUARY),
            Cycle.yearsFrom(MonthDay.of(1, 1)),
            Cycle.yearsEndingIn(Month.DECEMBER),
            Cycle.of(LocalDate.of(2000, 1, 1), Period.ofMonths(12)))
        .addEqualityGroup(Window.rolling(Period.ofMonths(12)), Window.rolling(Period.ofYears(1)))
        .addEqualityGroup(Window.rolling(Period.ofDays(365)))
        .addEqualityGroup(Window.lifetime(), Window.parse("lifetime"))
        .testEquals();
  }

  @Test
  void nullIsRefused() {
    NullPointerTester tester = new NullPointerTester()
        .setDefault(LocalDate.class, MAY_15)
        .setDefault(Instant.class, Instant.EPOCH)
        .setDefault(Period.class, Period.ofDays(1))
        .setDefault(MonthDay.class, MonthDay.of(1, 1))
        .setDefault(ZoneId.class, ZoneId.of("UTC"));
    tester.testAllPublicStaticMethods(Cycle.class);
    tester.testAllPublicStaticMethods(Window.class);
    tester.testAllPublicInstanceMethods(Cycle.months());
    tester.testAllPublicInstanceMethods(Window.rolling(Period.ofDays(1)));
    tester.testAllPublicInstanceMethods(Window.lifetime());
  }
}
