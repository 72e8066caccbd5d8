package dev.rapport.core.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Rows of reference values, computed with 50 digits by numeric_reference.py, and comparison with them. */
final class Reference {
  private Reference() {}

  static List<double[]> rows(String file) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(Reference.class.getResourceAsStream(file), file)) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .map(line ->
              Stream.of(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
          .toList();
    }
  }

  /** Asserts a relative difference of at most the tolerance, with no allowance for values near zero. */
  static void assertRelative(double expected, double actual, double tolerance, String message) {
    assertEquals(expected, actual, tolerance * Math.abs(expected), message);
  }

  /** Asserts a difference of at most the tolerance times the larger of one and the value. */
  static void assertClose(double expected, double actual, double tolerance, String message) {
    assertEquals(expected, actual, tolerance * Math.max(1, Math.abs(expected)), message);
  }

  static void assertNotBelow(double bound, double actual, String message) {
    assertTrue(actual >= bound, () -> message + ": " + actual + " must be at least " + bound);
  }
}
