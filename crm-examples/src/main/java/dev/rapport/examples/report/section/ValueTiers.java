package dev.rapport.examples.report.section;

import dev.rapport.core.money.Money;
import dev.rapport.examples.report.page.Section;
import dev.rapport.examples.report.page.Value;
import dev.rapport.examples.report.page.Value.Absent;
import dev.rapport.examples.report.page.Value.Cash;
import dev.rapport.examples.report.page.Value.Count;
import dev.rapport.examples.report.page.Value.Estimated;
import dev.rapport.examples.report.page.Value.Words;
import dev.rapport.scoring.customerbase.EmpiricalDistribution;
import dev.rapport.scoring.value.TierCuts;
import dev.rapport.scoring.value.TierSchemes;
import java.util.ArrayList;
import java.util.List;

/** The customer pyramid by revenue less returns: how much each tier brings and where it begins. */
public final class ValueTiers {
  private ValueTiers() {}

  public static Section section(Facts facts) {
    EmpiricalDistribution revenue = EmpiricalDistribution.of(facts.base().netRevenueMinorUnits());
    TierCuts cuts = TierSchemes.pyramid().fit(revenue);
    List<List<Value>> rows = new ArrayList<>();
    for (TierCuts.Holding holding : cuts.holdings(revenue)) {
      int tier = rows.size();
      rows.add(List.<Value>of(
          new Words(holding.tier().id()),
          tier < cuts.minima().size() ? cash(facts, cuts.minima().get(tier)) : new Absent(),
          new Count(holding.customers()),
          cash(facts, holding.value().longValueExact()),
          new Estimated(holding.valueShare())));
    }
    return Section.titled(
            "valueTiers",
            "Customer pyramid by revenue less returns: 20, 30, 30 and 20 % of the customers")
        .table("tiers", List.of("tier", "from", "customers", "revenue", "share of revenue"), rows)
        .build();
  }

  private static Value cash(Facts facts, long minorUnits) {
    return new Cash(Money.ofMinor(facts.currency(), minorUnits));
  }
}
