package dev.rapport.scoring.rfm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.core.customer.SegmentId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The linter agrees with brute force over all scores, for schemes of any kind of region. */
class SegmentSchemeProperties {
  /** A region together with what it means, said in another way. */
  record Meant(ScoreRegion region, Predicate<int[]> holds) {}

  private static Arbitrary<int[]> bands() {
    return Arbitraries.integers().between(1, 10).tuple2().map(ends ->
        new int[] {Math.min(ends.get1(), ends.get2()), Math.max(ends.get1(), ends.get2())});
  }

  private static Arbitrary<Meant> boxes() {
    return Combinators.combine(bands(), bands(), bands())
        .as((r, f, m) -> new Meant(
            ScoreRegion.parse(
                "R" + r[0] + "-" + r[1] + " F" + f[0] + "-" + f[1] + " M" + m[0] + "-" + m[1]),
            s -> r[0] <= s[0]
                && s[0] <= r[1]
                && f[0] <= s[1]
                && s[1] <= f[1]
                && m[0] <= s[2]
                && s[2] <= m[1]));
  }

  private static Arbitrary<Meant> customs() {
    return Arbitraries.integers()
        .between(3, 30)
        .map(total -> new Meant(
            ScoreRegion.named("total " + total, score -> score.total() >= total),
            s -> s[0] + s[1] + s[2] >= total));
  }

  private static Arbitrary<Meant> regions() {
    return Arbitraries.lazyOf(
        SegmentSchemeProperties::boxes,
        SegmentSchemeProperties::boxes,
        SegmentSchemeProperties::boxes,
        SegmentSchemeProperties::customs,
        () -> regions().map(a -> new Meant(a.region().not(), a.holds().negate())),
        () -> regions()
            .tuple2()
            .map(t -> new Meant(
                t.get1().region().and(t.get2().region()),
                t.get1().holds().and(t.get2().holds()))),
        () -> regions()
            .tuple2()
            .map(t -> new Meant(
                t.get1().region().or(t.get2().region()),
                t.get1().holds().or(t.get2().holds()))));
  }

  @Provide
  Arbitrary<List<Meant>> schemes() {
    return regions().list().ofMinSize(1).ofMaxSize(6);
  }

  private static SegmentScheme scheme(List<Meant> segments, int bins) {
    SegmentScheme.Builder builder = SegmentScheme.builder("generated", bins);
    for (int i = 0; i < segments.size(); i++) {
      builder.segment(new SegmentScheme.Segment(
          SegmentId.of("s" + i), "Segment " + i, segments.get(i).region()));
    }
    return builder.rest("none").build();
  }

  @Property(tries = 150)
  void theLinterAgreesWithBruteForce(
      @ForAll("schemes") List<Meant> segments, @ForAll("scales") int bins) {
    SegmentScheme scheme = scheme(segments, bins);
    SchemeReport report = scheme.lint();
    int[] claimed = new int[segments.size()];
    int[] won = new int[segments.size()];
    List<String> unmatched = new ArrayList<>();
    List<String> overlaps = new ArrayList<>();
    for (int r = 1; r <= bins; r++) {
      for (int f = 1; f <= bins; f++) {
        for (int m = 1; m <= bins; m++) {
          List<String> claimants = new ArrayList<>();
          for (int i = 0; i < claimed.length; i++) {
            if (segments.get(i).holds().test(new int[] {r, f, m})) {
              won[i] += claimants.isEmpty() ? 1 : 0;
              claimed[i]++;
              claimants.add("s" + i);
            }
          }
          String score = r + "-" + f + "-" + m;
          String winner = claimants.isEmpty() ? "none" : claimants.get(0);
          assertEquals(winner, scheme.segmentOf(new RfmScore(r, f, m)).value());
          if (claimants.isEmpty()) {
            unmatched.add(score);
          } else if (claimants.size() > 1) {
            overlaps.add(score + ": " + String.join(", ", claimants));
          }
        }
      }
    }
    assertEquals(unmatched.toString(), report.unmatched().toString());
    assertEquals(overlaps.toString(), report.overlaps().toString());
    int dead = 0;
    for (int i = 0; i < claimed.length; i++) {
      assertEquals(claimed[i], report.reaches().get(i).claimed().size());
      assertEquals(won[i], report.reaches().get(i).won().size());
      dead += won[i] == 0 ? 1 : 0;
    }
    assertEquals(dead, report.unreachable().size());
    boolean isPartition = unmatched.isEmpty() && overlaps.isEmpty() && dead == 0;
    assertEquals(isPartition, report.isPartition());
    assertEquals(isPartition, report.lines().isEmpty());
    if (isPartition) {
      assertEquals(scheme, scheme.requirePartition());
    } else {
      assertThrows(IllegalArgumentException.class, scheme::requirePartition);
    }
  }

  @Provide
  Arbitrary<Integer> scales() {
    return Arbitraries.of(2, 3, 5, 5, 10);
  }

  @Property(tries = 100)
  void bulkAssignmentIsAssignmentOneByOne(
      @ForAll("schemes") List<Meant> segments, @ForAll("scales") int bins) {
    SegmentScheme scheme = scheme(segments, bins);
    short[] cells = new short[RfmScore.cells(bins)];
    for (short cell = 0; cell < cells.length; cell++) {
      cells[cell] = cell;
    }
    byte[] indexes = new byte[cells.length];
    scheme.assign(cells, indexes, 0, cells.length);
    RfmScoreCounts one = RfmScoreCounts.ofCells(bins, cells, 0, cells.length);
    long[] sizes = new long[segments.size() + 1];
    for (int cell = 0; cell < cells.length; cell++) {
      assertEquals(scheme.segmentOf(RfmScore.ofCell(cell, bins)), scheme.idAt(indexes[cell]));
      sizes[indexes[cell]]++;
    }
    assertArrayEquals(
        sizes, scheme.count(one).values().stream().mapToLong(Long::longValue).toArray());
  }

  @Property
  void boxesReadWhatTheyPrint(@ForAll("boxRegions") ScoreRegion.Box box) {
    assertEquals(box, ScoreRegion.parse(box.toString()));
  }

  @Provide
  Arbitrary<ScoreRegion.Box> boxRegions() {
    Arbitrary<ScoreRegion.Band> band = Arbitraries.oneOf(
        bands().map(ends -> new ScoreRegion.Band(ends[0], ends[1])),
        Arbitraries.just(ScoreRegion.Band.ANY));
    return Combinators.combine(band, band, band).as(ScoreRegion.Box::new);
  }
}
