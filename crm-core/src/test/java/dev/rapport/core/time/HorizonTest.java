package dev.rapport.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Horizons by example. */
class HorizonTest {
  @Test
  void everyUnitReadsTheSameHorizon() {
    assertEquals(273.0, Horizon.ofWeeks(39).days());
    assertEquals(39.0, Horizon.ofDays(273).weeks());
    assertEquals(30.4375, Horizon.ofMonths(1).days());
    assertEquals(365.25, Horizon.ofYears(1).days());
    assertEquals(12.0, Horizon.ofYears(1).months());
    assertEquals(0.5, Horizon.ofMonths(6).years());
    LocalDate asOf = LocalDate.of(2026, 1, 1);
    assertEquals(Horizon.ofDays(90), Horizon.of(DateRange.of(asOf, asOf.plusDays(90))));
    assertEquals(Horizon.ofDays(0), Horizon.of(DateRange.of(asOf, asOf)));
    assertEquals(Horizon.forever(), Horizon.of(DateRange.startingAt(asOf)));
  }

  @Test
  void foreverIsNoNumber() {
    assertTrue(Horizon.forever().isForever());
    assertFalse(Horizon.ofDays(Double.MAX_VALUE).isForever());
    assertEquals(
        "horizon must have an end to be counted, was forever. Ask isForever() first.",
        assertThrows(IllegalStateException.class, Horizon.forever()::days).getMessage());
    assertThrows(IllegalStateException.class, Horizon.forever()::weeks);
    assertThrows(IllegalStateException.class, Horizon.forever()::months);
    assertThrows(IllegalStateException.class, Horizon.forever()::years);
  }

  @Test
  void refusesWhatIsNoDistanceAhead() {
    assertEquals(
        "weeks must be finite and not negative, was -1.0. For no end use Horizon.forever().",
        assertThrows(IllegalArgumentException.class, () -> Horizon.ofWeeks(-1)).getMessage());
    for (double bad : List.of(Double.NaN, Double.POSITIVE_INFINITY, -0.5)) {
      assertThrows(IllegalArgumentException.class, () -> Horizon.ofDays(bad));
      assertThrows(IllegalArgumentException.class, () -> Horizon.ofMonths(bad));
    }
    assertThrows(IllegalArgumentException.class, () -> Horizon.ofYears(Double.MAX_VALUE));
    assertEquals(
        "dates must have a start, was ../..",
        assertThrows(IllegalArgumentException.class, () -> Horizon.of(DateRange.allTime()))
            .getMessage());
  }

  @Test
  void readsOnlyTheFormThatItWrites() {
    assertEquals("273.0 days", Horizon.ofWeeks(39).toString());
    assertEquals("forever", Horizon.forever().toString());
    assertEquals(Horizon.ofDays(90), Horizon.parse("90 days"));
    for (String bad :
        List.of("", "90", "days", " days", "90  days", "-1 days", "NaN days", "1d days", "ever")) {
      assertThrows(IllegalArgumentException.class, () -> Horizon.parse(bad), bad);
    }
  }

  @Test
  void ordersByDistance() {
    List<Horizon> sorted = List.of(
        Horizon.ofDays(0),
        Horizon.ofWeeks(1),
        Horizon.ofDays(8),
        Horizon.ofYears(1),
        Horizon.forever());
    assertEquals(
        sorted,
        List.of(sorted.get(4), sorted.get(2), sorted.get(0), sorted.get(3), sorted.get(1)).stream()
            .sorted()
            .toList());
  }

  @Test
  void equalHorizonsAreEqual() {
    new EqualsTester()
        .addEqualityGroup(Horizon.ofDays(0.0), Horizon.ofDays(-0.0), Horizon.parse("0 days"))
        .addEqualityGroup(Horizon.ofDays(7), Horizon.ofWeeks(1))
        .addEqualityGroup(Horizon.forever(), Horizon.parse("forever"))
        .testEquals();
  }
}
