package dev.rapport.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.testkit.TimeArbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** The laws of horizons. */
class HorizonProperties {
  @Provide
  Arbitrary<DateRange> bounded() {
    return TimeArbitraries.boundedDateRanges();
  }

  @Property
  void parseReadsWhatToStringWrites(@ForAll Horizon horizon) {
    assertEquals(horizon, Horizon.parse(horizon.toString()));
  }

  @Property
  void unitsConvertBack(@ForAll @DoubleRange(max = 1e6) double amount) {
    double tolerance = amount * 1e-14;
    assertEquals(amount, Horizon.ofDays(amount).days());
    assertEquals(amount, Horizon.ofWeeks(amount).weeks(), tolerance);
    assertEquals(amount, Horizon.ofMonths(amount).months(), tolerance);
    assertEquals(amount, Horizon.ofYears(amount).years(), tolerance);
    assertEquals(
        Horizon.ofYears(amount).days(), Horizon.ofMonths(12 * amount).days(), 366 * tolerance);
  }

  @Property
  void aRangeIsAsFarAsItIsLong(@ForAll("bounded") DateRange range) {
    assertEquals((double) range.lengthDays(), Horizon.of(range).days());
  }

  @Property
  void orderIsThatOfTheDaysWithForeverLast(@ForAll Horizon a, @ForAll Horizon b) {
    if (a.isForever()) {
      assertTrue(a.compareTo(b) >= 0);
    } else if (!b.isForever()) {
      assertEquals(Double.compare(a.days(), b.days()), Integer.signum(a.compareTo(b)));
    }
    assertEquals(a.equals(b), a.compareTo(b) == 0);
  }
}
