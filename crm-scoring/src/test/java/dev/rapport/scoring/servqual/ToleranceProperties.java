package dev.rapport.scoring.servqual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.scoring.samples.ByteForms;
import dev.rapport.scoring.servqual.ToleranceTally.Answer;
import dev.rapport.scoring.survey.RatingScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ToleranceProperties {
  private static final RatingScale NINE = RatingScale.of(1, 9);

  private static ToleranceTally of(List<Answer> answers) {
    return answers.stream().collect(ToleranceTally.collector(NINE));
  }

  @Provide
  Arbitrary<Answer> answers() {
    Arbitrary<Integer> score = Arbitraries.integers().between(1, 9);
    return Combinators.combine(score, score, score)
        .as((one, two, perceived) -> new Answer(Math.min(one, two), Math.max(one, two), perceived));
  }

  /** Halves from 0 to 10, so that shifts are exact and ties are common. */
  @Provide
  Arbitrary<Double> levels() {
    return Arbitraries.integers().between(0, 20).map(halves -> halves / 2.0);
  }

  @Provide
  Arbitrary<ToleranceZone> zones() {
    return Combinators.combine(levels(), levels())
        .as((one, two) -> new ToleranceZone(Math.min(one, two), Math.max(one, two)));
  }

  /** Exactly one band, and the one that both measures tell by their signs. */
  @Property
  void trichotomy(@ForAll("zones") ToleranceZone zone, @ForAll("levels") double perceived) {
    boolean isUnacceptable = zone.adequacy(perceived) < 0;
    boolean isDelighted = zone.superiority(perceived) >= 0;
    assertTrue(!isUnacceptable || !isDelighted);
    ToleranceBand expected = isUnacceptable
        ? ToleranceBand.UNACCEPTABLE
        : isDelighted ? ToleranceBand.DELIGHTED : ToleranceBand.TOLERATED;
    assertEquals(expected, zone.band(perceived));
    assertEquals(zone.width(), zone.adequacy(perceived) - zone.superiority(perceived));
    assertEquals(
        "servqual." + expected.name().toLowerCase(Locale.ROOT),
        zone.explain(perceived).code().id());
  }

  @Property
  void onlyTheDistancesMatter(
      @ForAll("zones") ToleranceZone zone,
      @ForAll("levels") double perceived,
      @ForAll @IntRange(min = -1000, max = 1000) int shift) {
    ToleranceZone shifted = new ToleranceZone(zone.adequate() + shift, zone.desired() + shift);
    assertEquals(zone.band(perceived), shifted.band(perceived + shift));
    assertEquals(zone.adequacy(perceived), shifted.adequacy(perceived + shift));
    assertEquals(zone.superiority(perceived), shifted.superiority(perceived + shift));
  }

  @Property
  void betterServiceIsNeverInALowerBandAndHigherExpectationsNeverInAHigher(
      @ForAll("zones") ToleranceZone zone,
      @ForAll("levels") double perceived,
      @ForAll("levels") double more) {
    ToleranceBand band = zone.band(perceived);
    assertTrue(zone.band(perceived + more).compareTo(band) >= 0);
    ToleranceZone higher = new ToleranceZone(zone.adequate() + more, zone.desired() + more);
    assertTrue(higher.band(perceived).compareTo(band) <= 0);
    assertTrue(new ToleranceZone(zone.adequate(), zone.desired() + more)
            .band(perceived)
            .compareTo(band)
        <= 0);
  }

  /** A wider zone makes nothing unacceptable or delightful that was not. */
  @Property
  void aWiderZoneToleratesMore(
      @ForAll("zones") ToleranceZone zone,
      @ForAll("levels") double perceived,
      @ForAll("levels") double lower,
      @ForAll("levels") double higher) {
    ToleranceZone wider = new ToleranceZone(zone.adequate() - lower, zone.desired() + higher);
    ToleranceBand band = wider.band(perceived);
    assertTrue(band == ToleranceBand.TOLERATED || band == zone.band(perceived));
  }

  @Property
  void countsAndMeansAreThoseOfTheAnswers(
      @ForAll @Size(min = 2, max = 20) List<@From("answers") Answer> all,
      @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
    ToleranceTally tally = of(all);
    for (ToleranceBand band : ToleranceBand.values()) {
      long count = all.stream().filter(answer -> answer.band() == band).count();
      assertEquals(count, tally.count(band));
      assertEquals(all.size(), tally.share(band).trials());
    }
    assertMean(
        all.stream()
            .mapToDouble(a -> a.zone().adequacy(a.perceived()))
            .average()
            .orElseThrow(),
        tally.adequacy(level),
        -8);
    assertMean(
        all.stream()
            .mapToDouble(a -> a.zone().superiority(a.perceived()))
            .average()
            .orElseThrow(),
        tally.superiority(level),
        -8);
    assertMean(
        all.stream().mapToDouble(a -> a.zone().width()).average().orElseThrow(),
        tally.width(level),
        0);
  }

  private static void assertMean(double mean, Estimate estimate, int least) {
    assertEquals(mean, estimate.value(), 1e-12);
    estimate.interval().ifPresent(interval -> {
      assertTrue(interval.contains(estimate.value()));
      assertTrue(interval.lower() >= least && interval.upper() <= 8);
      assertTrue(interval.width() > 0, estimate::toString);
    });
  }

  @Property
  void talliesAreACommutativeMonoidAndKeepTheirBytes(
      @ForAll @Size(max = 10) List<@From("answers") Answer> first,
      @ForAll @Size(max = 10) List<@From("answers") Answer> second,
      @ForAll @IntRange(max = 3) int missing) {
    ToleranceTally a = of(first);
    ToleranceTally b = of(second);
    for (int i = 0; i < missing; i++) {
      b = b.addMissing();
    }
    ToleranceTally c = b.merge(a);
    assertEquals(a, a.merge(ToleranceTally.empty(NINE)));
    assertEquals(a.merge(b), c);
    assertEquals(a.merge(b).merge(c), a.merge(b.merge(c)));
    List<Answer> all = new ArrayList<>(second);
    all.addAll(first);
    ToleranceTally whole = of(all);
    assertEquals(whole, of(first).merge(of(second)));
    assertEquals(all.parallelStream().collect(ToleranceTally.collector(NINE)), whole);
    assertEquals(
        whole,
        Stream.concat(first.stream(), second.stream())
            .reduce(ToleranceTally.empty(NINE), ToleranceTally::add, ToleranceTally::merge));
    ByteForms.assertTravels(c, ToleranceTally::toBytes, ToleranceTally::fromBytes);
    assertEquals(missing, c.missing());
  }

  @Property
  void changedBytesAreRefusedOrReadAsATally(
      @ForAll @Size(max = 5) List<@From("answers") Answer> all,
      @ForAll @IntRange(max = 100_000) int place,
      @ForAll byte value) {
    byte[] bytes = of(all).toBytes();
    bytes[place % bytes.length] = value;
    ToleranceTally read;
    try {
      read = ToleranceTally.fromBytes(bytes);
    } catch (IllegalArgumentException refused) {
      return;
    }
    assertEquals(read, ToleranceTally.fromBytes(read.toBytes()));
    read.adequacy(0.95);
    read.superiority(0.95);
    read.width(0.95);
    assertTrue(read.share(ToleranceBand.TOLERATED).successes() <= read.responses());
  }
}
