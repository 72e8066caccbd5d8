package dev.rapport.examples.report.section;

import dev.rapport.examples.report.page.Section;
import dev.rapport.examples.report.page.Value;
import dev.rapport.examples.report.page.Value.Count;
import dev.rapport.examples.report.page.Value.Share;
import dev.rapport.scoring.value.Concentration;
import java.util.List;

/** How much of the revenue, less returns, comes from how few of the customers. */
public final class RevenueConcentration {
  private static final int TENTHS = 10;

  private RevenueConcentration() {}

  public static Section section(Facts facts) {
    Concentration concentration = Concentration.of(facts.base());
    return Section.titled("concentration", "Concentration of revenue less returns")
        .estimate("topFifthShare", "Share of the top 20 %", concentration.topShare(0.2))
        .estimate("gini", "Gini coefficient", concentration.gini())
        .estimate("whalePeak", "Peak of the whale curve", concentration.whalePeak())
        .table("whaleCurve", List.of("best", "customers", "share of revenue"), curve(concentration))
        .build();
  }

  private static List<List<Value>> curve(Concentration concentration) {
    return concentration.whaleCurve(TENTHS).stream()
        .map(point -> List.<Value>of(
            new Share(point.customerShare()),
            new Count(point.customers()),
            new Share(point.valueShare())))
        .toList();
  }
}
