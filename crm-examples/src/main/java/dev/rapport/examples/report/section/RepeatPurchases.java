package dev.rapport.examples.report.section;

import dev.rapport.examples.report.page.Section;
import dev.rapport.scoring.patronage.RepeatPurchaseRate;

/** How many of the customers came back, with the uncertainty of the rate. */
public final class RepeatPurchases {
  private static final double LEVEL = 0.95;

  private RepeatPurchases() {}

  public static Section section(Facts facts) {
    RepeatPurchaseRate rate = RepeatPurchaseRate.of(facts.base());
    return Section.titled("repeatPurchase", "Repeat purchase")
        .words(
            "window",
            "Window and cohort",
            "all customers, from the first purchase to " + facts.asOf())
        .count("repeatCustomers", "Repeat customers", rate.repeatCustomers())
        .estimate("rate", "Repeat-purchase rate [95 %]", rate.estimate(LEVEL))
        .estimate("repeatOrderShare", "Repeat share of purchases", rate.repeatOrderShare())
        .build();
  }
}
