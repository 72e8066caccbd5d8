package dev.rapport.examples.report.section;

import dev.rapport.core.customer.SegmentId;
import dev.rapport.examples.report.page.Section;
import dev.rapport.examples.report.page.Value;
import dev.rapport.examples.report.page.Value.Count;
import dev.rapport.examples.report.page.Value.Share;
import dev.rapport.examples.report.page.Value.Words;
import dev.rapport.scoring.rfm.CutScorer;
import dev.rapport.scoring.rfm.RfmCuts;
import dev.rapport.scoring.rfm.RfmScoreCounts;
import dev.rapport.scoring.rfm.SchemeReport;
import dev.rapport.scoring.rfm.SegmentScheme;
import dev.rapport.scoring.rfm.SegmentSchemes;
import java.util.ArrayList;
import java.util.List;

/** How many customers are in each segment of the published ten, and what the linter has to say of these. */
public final class RfmSegments {
  private RfmSegments() {}

  public static Section section(Facts facts) {
    SegmentScheme scheme = SegmentSchemes.tenSegments03();
    CutScorer scorer = CutScorer.of(RfmCuts.quantiles(facts.base(), scheme.bins()));
    RfmScoreCounts counts =
        RfmScoreCounts.of(scheme.bins(), scorer.score(facts.base()).values());
    SchemeReport lint = scheme.lint();
    return Section.titled(
            "rfmSegments", "RFM segments: the first that matches, of " + scheme.name())
        .table("segments", List.of("segment", "customers", "share"), segments(scheme, counts))
        .count("unreachable", "Segments out of reach", lint.unreachable().size())
        .count("overlaps", "Scores that several claim", lint.overlaps().size())
        .count("unmatched", "Scores that none claims", lint.unmatched().size())
        .build();
  }

  private static List<List<Value>> segments(SegmentScheme scheme, RfmScoreCounts counts) {
    List<List<Value>> rows = new ArrayList<>();
    scheme
        .count(counts)
        .forEach((segment, customers) -> rows.add(List.<Value>of(
            new Words(label(scheme, segment)),
            new Count(customers),
            new Share((double) customers / counts.customers()))));
    return rows;
  }

  private static String label(SegmentScheme scheme, SegmentId id) {
    return scheme.segments().stream()
        .filter(segment -> segment.id().equals(id))
        .map(SegmentScheme.Segment::label)
        .findFirst()
        .orElse("Others");
  }
}
