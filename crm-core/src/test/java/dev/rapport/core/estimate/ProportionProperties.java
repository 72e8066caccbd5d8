package dev.rapport.core.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.numeric.BetaDistribution;
import dev.rapport.core.numeric.NormalDistribution;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ProportionProperties {
  @Provide
  Arbitrary<Double> levels() {
    return Arbitraries.oneOf(
        Arbitraries.of(0.8, 0.9, 0.95, 0.99),
        Arbitraries.doubles().between(0.01, 0.9999).ofScale(6));
  }

  /** Samples so small that a double near 1 tells the ends of their intervals apart from 1 well. */
  @Provide
  Arbitrary<Proportion> samples() {
    return Arbitraries.longs()
        .between(2, 10_000)
        .flatMap(n -> Arbitraries.longs().between(0, n).map(x -> Proportion.of(x, n)));
  }

  private static List<Interval> intervals(Proportion proportion, double level) {
    return List.of(
        proportion.wilson(level).interval().orElseThrow(),
        proportion.clopperPearson(level).interval().orElseThrow());
  }

  @Property
  void mergingIsACommutativeMonoid(
      @ForAll Proportion a, @ForAll Proportion b, @ForAll Proportion c) {
    assertEquals(a.plus(b), b.plus(a));
    assertEquals(a.plus(b).plus(c), a.plus(b.plus(c)));
    assertEquals(a, a.plus(Proportion.empty()));
  }

  @Property
  void anyChunksCountTheSame(@ForAll List<Boolean> trials, @ForAll int cut) {
    int at = Math.floorMod(cut, trials.size() + 1);
    Proportion left = trials.subList(0, at).stream().collect(Proportion.counting(b -> b));
    Proportion right =
        trials.subList(at, trials.size()).stream().collect(Proportion.counting(b -> b));
    Proportion whole = Proportion.empty();
    for (boolean trial : trials) {
      whole = whole.with(trial);
    }
    assertEquals(whole, left.plus(right));
  }

  @Property
  void intervalsAreWithinZeroToOneAndContainTheShare(
      @ForAll Proportion proportion, @ForAll("levels") double level) {
    Assume.that(proportion.trials() > 0);
    double share = proportion.estimate(level).value();
    for (Interval interval : intervals(proportion, level)) {
      assertTrue(interval.contains(share), proportion + " at " + level + ": " + interval);
      assertTrue(interval.lower() >= 0 && interval.upper() <= 1);
      assertTrue(interval.width() > 0, "never degenerate");
      assertEquals(proportion.successes() == 0, interval.lower() == 0);
    }
    assertEquals(proportion.trials(), proportion.estimate(level).sampleSize());
  }

  @Property
  void swappingSuccessAndFailureMirrorsTheInterval(
      @ForAll Proportion proportion, @ForAll("levels") double level) {
    Assume.that(proportion.trials() > 0);
    List<Interval> straight = intervals(proportion, level);
    List<Interval> mirrored = intervals(proportion.complement(), level);
    for (int i = 0; i < straight.size(); i++) {
      assertEquals(straight.get(i).lower(), 1 - mirrored.get(i).upper(), 1e-13);
      assertEquals(straight.get(i).upper(), 1 - mirrored.get(i).lower(), 1e-13);
    }
  }

  @Property
  void replicatingTheSampleNarrowsTheInterval(
      @ForAll Proportion proportion, @ForAll("levels") double level) {
    Assume.that(proportion.trials() > 0);
    List<Interval> once = intervals(proportion, level);
    List<Interval> twice = intervals(proportion.plus(proportion), level);
    for (int i = 0; i < once.size(); i++) {
      assertTrue(twice.get(i).width() < once.get(i).width(), proportion + " at " + level);
    }
  }

  @Property
  void aHigherLevelWidensBothEnds(
      @ForAll Proportion proportion,
      @ForAll("levels") double first,
      @ForAll("levels") double second) {
    Assume.that(proportion.trials() > 0 && Math.abs(first - second) > 1e-6);
    List<Interval> narrow = intervals(proportion, Math.min(first, second));
    List<Interval> wide = intervals(proportion, Math.max(first, second));
    for (int i = 0; i < narrow.size(); i++) {
      assertTrue(wide.get(i).lower() <= narrow.get(i).lower());
      assertTrue(wide.get(i).upper() >= narrow.get(i).upper());
      assertFalse(wide.get(i).equals(narrow.get(i)));
    }
  }

  @Property
  void oneMoreSuccessMovesTheIntervalUp(
      @ForAll Proportion proportion, @ForAll("levels") double level) {
    Assume.that(proportion.failures() > 0);
    Proportion more = Proportion.of(proportion.successes() + 1, proportion.trials());
    List<Interval> before = intervals(proportion, level);
    List<Interval> after = intervals(more, level);
    for (int i = 0; i < before.size(); i++) {
      assertTrue(after.get(i).lower() >= before.get(i).lower());
      assertTrue(after.get(i).upper() >= before.get(i).upper());
    }
  }

  /** The ends of Wilson's interval are the chances whose score test just rejects. */
  @Property
  void wilsonInvertsTheScoreTest(
      @ForAll("samples") Proportion proportion, @ForAll("levels") double level) {
    Assume.that(proportion.successes() > 0 && proportion.failures() > 0);
    Interval interval = proportion.wilson(level).interval().orElseThrow();
    double share = proportion.estimate(level).value();
    double z = NormalDistribution.upperQuantile((1 - level) / 2);
    for (double end : new double[] {interval.lower(), interval.upper()}) {
      double score = (share - end) / Math.sqrt(end * (1 - end) / proportion.trials());
      assertEquals(z, Math.abs(score), 1e-7 * (1 + z));
    }
  }

  /** The ends of Clopper and Pearson's interval leave (1 - level)/2 of the binomial beyond the count. */
  @Property
  void clopperPearsonInvertsTheBinomialTails(
      @ForAll("samples") Proportion proportion, @ForAll("levels") double level) {
    Assume.that(proportion.successes() > 0 && proportion.failures() > 0);
    Interval interval = proportion.clopperPearson(level).interval().orElseThrow();
    double x = proportion.successes();
    double rest = proportion.failures();
    double tail = (1 - level) / 2;
    assertEquals(tail, BetaDistribution.cdf(interval.lower(), x, rest + 1), 1e-9);
    assertEquals(tail, BetaDistribution.upperTail(interval.upper(), x + 1, rest), 1e-9);
  }

  @Property
  void adjustedWaldContainsWilsonAndMirrors(
      @ForAll("samples") Proportion proportion, @ForAll("levels") double level) {
    Estimate adjusted = proportion.adjustedWald(level);
    assertEquals(proportion.trials() > 0, adjusted.isKnown());
    if (adjusted.isKnown()) {
      Interval interval = adjusted.interval().orElseThrow();
      Interval wilson = proportion.wilson(level).interval().orElseThrow();
      assertTrue(interval.lower() >= 0 && interval.upper() <= 1);
      assertTrue(interval.lower() <= wilson.lower() + 1e-12, () -> interval + " " + wilson);
      assertTrue(interval.upper() >= wilson.upper() - 1e-12, () -> interval + " " + wilson);
      Interval mirror = proportion.complement().adjustedWald(level).interval().orElseThrow();
      assertEquals(1 - interval.upper(), mirror.lower(), 1e-12);
    }
  }
}
