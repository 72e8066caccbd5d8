package dev.rapport.scoring.rfm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.customer.SegmentId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The published segment tables, counted over all 125 scores with one customer each. The tables are those of the R package rfm
 * (A. Hebbali), versions 0.2 and 0.3; the counts were computed from them by a separate script.
 */
class SegmentSchemeGoldenTest {
  private static Map<String, Long> sizes(SegmentScheme scheme) {
    List<RfmScore> everyScore = IntStream.range(0, RfmScore.cells(scheme.bins()))
        .mapToObj(cell -> RfmScore.ofCell(cell, scheme.bins()))
        .toList();
    Map<String, Long> sizes = new LinkedHashMap<>();
    scheme
        .count(RfmScoreCounts.of(scheme.bins(), everyScore))
        .forEach((id, count) -> sizes.put(id.value(), count));
    return sizes;
  }

  private static List<String> unreachable(SegmentScheme scheme) {
    return scheme.lint().unreachable().stream()
        .map(reach -> reach.segment().value())
        .toList();
  }

  @Test
  void version02HasThreeDeadSegments() {
    SegmentScheme scheme = SegmentSchemes.tenSegments02();
    SchemeReport report = scheme.lint();
    assertEquals(List.of("new", "promising", "cannot-lose"), unreachable(scheme));
    assertEquals(39, report.overlaps().size());
    assertEquals(36, report.unmatched().size());
    assertFalse(report.isPartition());
    assertEquals(
        "{champions=8, loyal=28, potential-loyalist=24, new=0, promising=0, need-attention=3, "
            + "about-to-sleep=3, at-risk=20, cannot-lose=0, lost=3, others=36}",
        sizes(scheme).toString());
  }

  @Test
  void version02DeadSegmentsAreReportedWithTheirCells() {
    SchemeReport report = SegmentSchemes.tenSegments02().lint();
    assertEquals(
        "[[4-1-1, 5-1-1], [3-1-1, 4-1-1], [1-4-4, 1-4-5, 1-5-4, 1-5-5]]",
        report.unreachable().stream().map(SchemeReport.Reach::claimed).toList().toString());
    assertEquals(
        "segment new is unreachable: earlier segments take 4-1-1, 5-1-1",
        report.lines().get(0));
    assertTrue(report
        .overlaps()
        .contains(new SchemeReport.Overlap(
            RfmScore.parse("4-1-1"),
            List.of(
                SegmentId.of("potential-loyalist"),
                SegmentId.of("new"),
                SegmentId.of("promising")))));
  }

  @Test
  void version03HasNoneButOverlaps() {
    SegmentScheme scheme = SegmentSchemes.tenSegments03();
    SchemeReport report = scheme.lint();
    assertEquals(List.of(), unreachable(scheme));
    assertEquals(58, report.overlaps().size());
    assertEquals(10, report.unmatched().size());
    assertEquals(
        "{champions=1, potential-loyalist=35, loyal=15, promising=8, new=15, cannot-lose=6, "
            + "at-risk=7, need-attention=4, about-to-sleep=10, lost=14, others=10}",
        sizes(scheme).toString());
  }

  @Test
  void theEightCellsAreAPartition() {
    SegmentScheme scheme = SegmentSchemes.eightCells().requirePartition();
    assertEquals(8, scheme.segments().size());
    assertEquals(
        "scheme eight cells gives every score one segment", scheme.lint().toString());
    // Written as in the Chinese tables: better than the mean or not, recency first.
    Map<String, String> table = Map.of(
        "111", "重要价值客户",
        "011", "重要保持客户",
        "101", "重要发展客户",
        "001", "重要挽留客户",
        "110", "一般价值客户",
        "010", "一般保持客户",
        "100", "一般发展客户",
        "000", "一般挽留客户");
    table.forEach((code, label) -> {
      RfmScore score = new RfmScore(
          code.charAt(0) - '0' + 1, code.charAt(1) - '0' + 1, code.charAt(2) - '0' + 1);
      SegmentId segment = scheme.segmentOf(score);
      assertEquals(
          label,
          scheme.segments().stream()
              .filter(candidate -> candidate.id().equals(segment))
              .findFirst()
              .orElseThrow()
              .label());
    });
  }
}
