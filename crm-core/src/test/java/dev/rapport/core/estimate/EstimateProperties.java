package dev.rapport.core.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class EstimateProperties {
  @Property
  void isEitherKnownOrGivesAReason(@ForAll Estimate estimate) {
    assertEquals(estimate.isKnown(), estimate.reason().isEmpty());
    assertEquals(estimate.isKnown(), estimate.optionalValue().isPresent());
    assertTrue(estimate.isKnown() || estimate.interval().isEmpty());
    assertEquals(estimate.isKnown(), estimate.<Boolean>fold(known -> true, undefined -> false));
  }

  @Property
  void keepsItsSampleOnAnotherScale(@ForAll Estimate estimate) {
    Estimate doubled = estimate.map(x -> -2 * x);
    assertEquals(estimate.sampleSize(), doubled.sampleSize());
    assertEquals(estimate.isKnown(), doubled.isKnown());
    assertEquals(estimate.interval().map(Interval::level), doubled.interval().map(Interval::level));
    assertEquals(estimate, doubled.map(x -> x / -2));
  }

  @Property
  void aScaleKeepsTheValueInTheInterval(@ForAll Estimate estimate) {
    boolean inside = estimate.interval().map(i -> i.contains(estimate.value())).orElse(true);
    Estimate scaled = estimate.map(x -> 3 - x / 4);
    assertTrue(!inside || scaled.interval().map(i -> i.contains(scaled.value())).orElse(true));
  }

  @Property
  void clippingStaysWithinTheBoundsAndIsIdempotent(@ForAll Interval interval) {
    Interval clipped = interval.clippedTo(-1, 1);
    assertTrue(clipped.lower() >= -1 && clipped.upper() <= 1);
    assertEquals(clipped, clipped.clippedTo(-1, 1));
    assertEquals(interval.level(), clipped.level());
    assertEquals(interval.contains(0.5), clipped.contains(0.5));
  }

  @Property
  void overlappingIsSymmetric(@ForAll Interval first, @ForAll Interval second) {
    assertEquals(first.overlaps(second), second.overlaps(first));
    assertTrue(first.overlaps(first));
  }
}
