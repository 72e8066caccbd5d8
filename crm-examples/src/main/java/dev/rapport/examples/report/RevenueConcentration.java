package dev.rapport.examples.report;

import dev.rapport.scoring.value.Concentration;

/** How much of the revenue, less returns, comes from how few of the customers. */
final class RevenueConcentration {
  private RevenueConcentration() {}

  static Section section(Facts facts) {
    Concentration concentration = Concentration.of(facts.base());
    return Section.titled("concentration", "Concentration of revenue less returns")
        .estimate("topFifthShare", "Share of the top 20 %", concentration.topShare(0.2))
        .estimate("gini", "Gini coefficient", concentration.gini())
        .build();
  }
}
