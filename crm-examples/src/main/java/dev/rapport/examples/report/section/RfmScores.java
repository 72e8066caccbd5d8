package dev.rapport.examples.report.section;

import dev.rapport.examples.report.page.Section;
import dev.rapport.examples.report.page.Value;
import dev.rapport.examples.report.page.Value.Count;
import dev.rapport.examples.report.page.Value.Words;
import dev.rapport.scoring.rfm.CutScorer;
import dev.rapport.scoring.rfm.RfmCuts;
import dev.rapport.scoring.rfm.RfmScore;
import dev.rapport.scoring.rfm.RfmScoreCounts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How the customers spread over scores of recency, frequency and monetary value, each cut into fifths of the customers. */
public final class RfmScores {
  private static final int BINS = 5;

  /** There are up to 125 combinations; JSON has them all. */
  private static final int COMBINATIONS_SHOWN = 8;

  private RfmScores() {}

  public static Section section(Facts facts) {
    CutScorer scorer = CutScorer.of(RfmCuts.quantiles(facts.base(), BINS));
    RfmScoreCounts counts = RfmScoreCounts.of(BINS, scorer.score(facts.base()).values());
    return Section.titled("rfm", "RFM: customers by score, 5 is best, equal customers score alike")
        .table("scores", List.of("score", "recency", "frequency", "monetary"), byScore(counts))
        .table(
            "combinations", List.of("rfm", "customers"), byCombination(counts), COMBINATIONS_SHOWN)
        .build();
  }

  private static List<List<Value>> byScore(RfmScoreCounts counts) {
    return IntStream.iterate(BINS, score -> score >= 1, score -> score - 1)
        .mapToObj(score -> List.<Value>of(
            new Count(score),
            new Count(counts.recency().get(score - 1)),
            new Count(counts.frequency().get(score - 1)),
            new Count(counts.monetary().get(score - 1))))
        .toList();
  }

  private static List<List<Value>> byCombination(RfmScoreCounts counts) {
    Comparator<Map.Entry<RfmScore, Long>> mostFirst =
        Map.Entry.comparingByValue(Comparator.reverseOrder());
    return counts.occupied().entrySet().stream()
        .sorted(mostFirst)
        .map(entry ->
            List.<Value>of(new Words(entry.getKey().toString()), new Count(entry.getValue())))
        .toList();
  }
}
