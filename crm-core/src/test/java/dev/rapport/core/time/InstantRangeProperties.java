package dev.rapport.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.testkit.TimeArbitraries;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;

/** The laws of ranges of instants. */
class InstantRangeProperties {
  private static final Instant ORIGIN = Instant.parse("2026-03-29T00:59:59.999999990Z");

  @Provide
  Arbitrary<Instant> instants() {
    return TimeArbitraries.instants();
  }

  /** Ranges of a few nanoseconds close together, so that all ways to lie to each other come up. */
  @Provide
  Arbitrary<InstantRange> near() {
    return Arbitraries.frequencyOf(
            Tuple.of(
                9,
                Combinators.combine(
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(0, 8))
                    .as((start, length) -> InstantRange.of(
                        ORIGIN.plusNanos(start), ORIGIN.plusNanos(start + length)))),
            Tuple.of(1, TimeArbitraries.instantRanges()))
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<Instant> nearInstants() {
    return Arbitraries.integers().between(-1, 21).withoutEdgeCases().map(ORIGIN::plusNanos);
  }

  private static Optional<InstantRange> common(Optional<InstantRange> a, Optional<InstantRange> b) {
    return a.flatMap(x -> b.flatMap(x::intersection));
  }

  @Property
  void parseReadsWhatToStringWrites(@ForAll InstantRange range) {
    assertEquals(range, InstantRange.parse(range.toString()));
  }

  @Property
  void intersectionIsCommutativeAndAssociative(
      @ForAll("near") InstantRange a,
      @ForAll("near") InstantRange b,
      @ForAll("near") InstantRange c) {
    assertEquals(a.intersection(b), b.intersection(a));
    assertEquals(
        common(a.intersection(b), Optional.of(c)), common(Optional.of(a), b.intersection(c)));
  }

  @Property
  void intersectionHoldsExactlyTheInstantsInBoth(
      @ForAll("near") InstantRange a,
      @ForAll("near") InstantRange b,
      @ForAll("nearInstants") Instant t) {
    boolean inBoth = a.contains(t) && b.contains(t);
    assertEquals(inBoth, a.intersection(b).filter(range -> range.contains(t)).isPresent());
    a.intersection(b).ifPresent(range -> {
      assertTrue(a.encloses(range) && b.encloses(range));
      assertTrue(!range.isEmpty() && a.overlaps(b));
    });
  }

  @Property
  void movingKeepsTheDurationAndTheCommonPart(
      @ForAll("near") InstantRange a,
      @ForAll("near") InstantRange b,
      @ForAll @LongRange(min = -999_999_999_999L, max = 999_999_999_999L) long nanos) {
    Duration amount = Duration.ofNanos(nanos);
    assertEquals(a, a.plus(amount).plus(amount.negated()));
    assertEquals(
        a.intersection(b).map(range -> range.plus(amount)),
        a.plus(amount).intersection(b.plus(amount)));
  }

  @Property
  void catchUpsThatFollowEachOtherSeeEveryInstantOnce(
      @ForAll("instants") Instant a,
      @ForAll @LongRange(max = 50) long first,
      @ForAll @LongRange(max = 50) long second,
      @ForAll @LongRange(min = -2, max = 102) long offset) {
    Instant b = a.plusNanos(first);
    Instant c = b.plusNanos(second);
    Instant t = a.plusNanos(offset);
    int seen = (InstantRange.catchUp(a, b).contains(t) ? 1 : 0)
        + (InstantRange.catchUp(b, c).contains(t) ? 1 : 0);
    assertEquals(t.isAfter(a) && !t.isAfter(c) ? 1 : 0, seen);
    assertEquals(seen == 1, InstantRange.catchUp(a, c).contains(t));
  }

  @Property
  void whatCountsAsOfAnInstantIncludesItAndNothingLater(@ForAll("instants") Instant asOf) {
    InstantRange range = InstantRange.upTo(asOf);
    assertTrue(range.contains(asOf));
    assertFalse(range.contains(asOf.plusNanos(1)));
  }

  @Property
  void whatHasLeftATrailingRangeNeverReturns(
      @ForAll("instants") Instant fact,
      @ForAll @LongRange(min = 1, max = 1_000_000) long length,
      @ForAll @LongRange(max = 2_000_000) long later) {
    Duration duration = Duration.ofNanos(length);
    InstantRange range = InstantRange.trailing(duration, fact.plusNanos(later));
    assertEquals(later < length, range.contains(fact));
    assertEquals(duration, range.duration());
  }
}
