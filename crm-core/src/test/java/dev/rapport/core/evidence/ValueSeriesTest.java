package dev.rapport.core.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueSeriesTest {
  /** The slopes are least squares by hand: 10, 20, 35, 60 rise by 16.5 a period around a mean of 31.25. */
  @Test
  void measuresGrowthAgainstTheLevel() {
    assertEquals(16.5 / 31.25, ValueSeries.of(10, 20, 35, 60).growth(4), 1e-15);
    assertEquals(-25 / 67.5, ValueSeries.of(100, 90, 50, 30).growth(4), 1e-15);
    assertEquals(0, ValueSeries.of(10, 0, 10).growth(4));
    assertEquals(20 / 40.0, ValueSeries.of(500, 30, 50).growth(2), 1e-15);
  }

  @Test
  void doesNotGrowWithoutTwoPeriodsOrWithoutALevel() {
    assertEquals(0, ValueSeries.empty().growth(4));
    assertEquals(0, ValueSeries.of(10).growth(4));
    assertEquals(0, ValueSeries.of(0, 0, 0).growth(4));
    assertEquals(0, ValueSeries.of(-10, 10).growth(4));
  }

  @Test
  void keepsTheSignOfTheSlopeWhereReturnsPrevail() {
    assertTrue(ValueSeries.of(10, -10, -40).growth(4) < 0);
    assertTrue(ValueSeries.of(-40, -10, 10).growth(4) > 0);
  }

  @Test
  void knowsItsPeakAndWhereItStands() {
    ValueSeries series = ValueSeries.of(100, 90, 50, 30);
    assertEquals(100, series.peak());
    assertEquals(40, series.recent(2));
    assertEquals(67.5, series.recent(9));
    assertEquals(4, series.periods());
    assertEquals(List.of(100.0, 90.0, 50.0, 30.0), series.values());
    assertEquals(-5, ValueSeries.of(-9, -5).peak());
    assertEquals(0, ValueSeries.empty().peak());
    assertEquals(0, ValueSeries.empty().recent(2));
  }

  @Test
  void staysFiniteAtTheEdge() {
    ValueSeries huge = ValueSeries.of(1e200, -1e200, 1e200, -1e200, 1e-200);
    assertTrue(Double.isFinite(huge.growth(4)));
    assertTrue(Double.isFinite(huge.recent(5)));
    assertEquals(Double.MAX_VALUE, ValueSeries.of(-1e200, 1e200, 1e-200).growth(3));
  }

  @Test
  void refusesWhatIsNoValue() {
    assertEquals(
        "values must be -1e200 to 1e200, one was NaN",
        assertThrows(IllegalArgumentException.class, () -> ValueSeries.of(1, Double.NaN))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> ValueSeries.of(Double.POSITIVE_INFINITY));
    assertThrows(IllegalArgumentException.class, () -> ValueSeries.of(1).recent(0));
    assertThrows(IllegalArgumentException.class, () -> ValueSeries.of(1).growth(0));
  }

  @Test
  void isAValue() {
    double[] given = {1, 2};
    ValueSeries series = ValueSeries.of(given);
    given[0] = 9;
    new EqualsTester()
        .addEqualityGroup(series, ValueSeries.of(1, 2))
        .addEqualityGroup(ValueSeries.of(2, 1))
        .addEqualityGroup(ValueSeries.of(0.0), ValueSeries.of(-0.0))
        .addEqualityGroup(ValueSeries.empty(), ValueSeries.of())
        .testEquals();
    assertEquals("[1.0, 2.0]", series.toString());
    assertSame(ValueSeries.empty(), ValueSeries.of());
  }
}
