package dev.rapport.scoring.value;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.scoring.samples.Cdnow;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Worked examples, and the CDNOW sample (Fader and Hardie 2001) against streams over its lines. */
class ConcentrationGoldenTest {
  @Test
  void theGiniCoefficientOfFiveCustomers() {
    // Computed by hand: (-4*1 - 2*2 + 0*3 + 2*4 + 4*10) / (5 * 20).
    assertEquals(0.4, Concentration.of(1, 2, 3, 4, 10).gini().value());
  }

  @Test
  void theWhaleCurveOfTenCustomers() {
    // Computed by hand: cumulative sums over the total of 1,000.
    Concentration ten = Concentration.of(500, 200, 100, 80, 60, 30, 20, 10, 5, -5);
    assertArrayEquals(
        new double[] {0.5, 0.7, 0.8, 0.88, 0.94, 0.97, 0.99, 1.0, 1.005, 1.0},
        ten.whaleCurve(10).stream().mapToDouble(WhalePoint::valueShare).toArray());
    assertArrayEquals(
        new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0},
        ten.whaleCurve(10).stream().mapToDouble(WhalePoint::customerShare).toArray());
  }

  @Test
  void theCdnowSampleAgreesWithStreamsOverItsLines() throws IOException {
    long[] cents = Cdnow.rows("cdnow_sample.csv").stream()
        .collect(groupingBy(Cdnow.Row::customer, summingLong(Cdnow.Row::cents)))
        .values()
        .stream()
        .mapToLong(Long::longValue)
        .sorted()
        .toArray();
    long total = 0;
    long top = 0;
    long weighted = 0;
    for (int i = 0; i < cents.length; i++) {
      total += cents[i];
      top += i >= cents.length - 472 ? cents[i] : 0; // 472 = ceil(0.2 * 2357)
      weighted += (2L * (i + 1) - cents.length - 1) * cents[i];
    }
    Concentration concentration = Concentration.of(Cdnow.base("cdnow_sample.csv"));
    assertEquals(24_409_194, concentration.total().longValueExact());
    assertEquals((double) top / total, concentration.topShare(0.2).value());
    assertEquals(
        weighted / ((double) cents.length * total), concentration.gini().value(), 1e-15);
    // The same two by a script outside of Java.
    assertEquals(0.6745501715460166, concentration.topShare(0.2).value(), 1e-15);
    assertEquals(0.6309171170162412, concentration.gini().value(), 1e-15);
  }
}
