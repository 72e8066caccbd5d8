package dev.rapport.examples.report.section;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.explain.Code;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.money.DiscountRate;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Horizon;
import dev.rapport.examples.report.page.Section;
import dev.rapport.examples.report.page.Value;
import dev.rapport.examples.report.page.Value.Cash;
import dev.rapport.examples.report.page.Value.Decimal;
import dev.rapport.examples.report.page.Value.Share;
import dev.rapport.examples.report.page.Value.Words;
import dev.rapport.scoring.btyd.BulkScorer;
import dev.rapport.scoring.btyd.GammaGamma;
import dev.rapport.scoring.btyd.LifetimeValuation;
import dev.rapport.scoring.btyd.PurchaseModel;
import dev.rapport.scoring.clv.LifetimeValue;
import dev.rapport.scoring.fit.Fit;
import dev.rapport.scoring.fit.FitReport;
import dev.rapport.scoring.fit.Scale;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.PurchaseSummary;
import dev.rapport.scoring.summary.SummaryRules;
import dev.rapport.scoring.summary.SummaryTable;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What the customers will still bring within a year: who is worth most, why, and whose value is at risk.
 *
 * <p>The purchase model that explains the whole history best, times what a purchase is worth by the Gamma-Gamma model. At risk is what
 * a customer would be worth who were certainly still there, times the part of that certainty that went in the last ninety days.
 */
public final class LifetimeValues {
  private static final Horizon YEAR = Horizon.ofYears(1);
  private static final DiscountRate RATE = DiscountRate.annual(0.10);
  private static final int LOOK_BACK_DAYS = 90;
  private static final int TOP = 10;
  private static final int EXPLAINED = 3;
  private static final double LEVEL = 0.95;
  private static final double LEAST_Q = 1.01;

  private static final Code WORTH =
      Code.of("report.lifetime-value", "customer {customer} is worth {value} within a year");
  private static final Code ALIVE = Code.of(
      "report.alive",
      "still there with probability {probability}: {repeats} repeat purchases, the last {silent} days ago, first seen {age} days ago");
  private static final Code PURCHASES =
      Code.of("report.expected-purchases", "expected to buy {purchases} times within a year");
  private static final Code SPEND = Code.of(
      "report.expected-spend",
      "expected to spend {spend} a purchase; the mean of {repeats} repeat purchases was {mean}, that of all customers is {population}");
  private static final Code DISCOUNT =
      Code.of("report.discount", "what comes later counts less, by {rate} a year");

  private final Facts facts;
  private final PurchaseModel purchases;
  private final GammaGamma spend;
  private final SummaryTable table;
  private final double[] alive;
  private final double[] expected;
  private final double[] values;

  private LifetimeValues(
      Facts facts, PurchaseModel purchases, GammaGamma spend, SummaryTable table) {
    this.facts = facts;
    this.purchases = purchases;
    this.spend = spend;
    this.table = table;
    this.alive = new double[table.size()];
    this.expected = new double[table.size()];
    this.values = new double[table.size()];
    BulkScorer.of(LifetimeValuation.of(purchases, spend, RATE), YEAR, YEAR, table)
        .score(table, 0, table.size(), alive, expected, values);
  }

  public static Section section(Facts facts) {
    SummaryTable table = tableUntil(facts, 0);
    PurchaseSummaries data = PurchaseSummaries.of(table);
    FittedModels models = FittedModels.to(data);
    Fit<GammaGamma> spend = GammaGamma.fit(data);
    Section.Builder section = Section.titled(
            "lifetimeValue",
            "Lifetime value: revenue expected within a year, discounted by 10 % a year")
        .count("customers", "Customers", table.size())
        .count(
            "customersLeftOut", "Customers without a purchase", data.counts().customersLeftOut());
    List<FitReport> reports = new ArrayList<>(models.reports());
    reports.add(spend.report());
    FittedModels.tell(section, reports);
    if (models.best().isEmpty() || spend.optionalModel().isEmpty()) {
      return section
          .words("notValued", "Not valued", "a model of purchases and one of spend are needed")
          .build();
    }
    Fit<? extends PurchaseModel> best = models.best().orElseThrow();
    section.words("best", "Valued by", best.report().model());
    if (!spend.model().populationMean().isKnown()) {
      return section
          .estimate("meanSpend", "Mean spend", spend.model().populationMean())
          .build();
    }
    new LifetimeValues(facts, best.model(), spend.model(), table).tell(section);
    // An interval looks at models near by too, of which all must have a mean spend.
    if (spend.model().q() > LEAST_Q) {
      section.estimate(
          "totalEstimated", "Value of all customers, estimated", total(best, spend, table));
    }
    return section.build();
  }

  /** Returns the value of all customers as sure as both models are known. */
  private static <M extends PurchaseModel> Estimate total(
      Fit<M> purchases, Fit<GammaGamma> spend, SummaryTable table) {
    return purchases
        .jointly(spend, (model, amounts) -> LifetimeValuation.of(model, amounts, RATE))
        .predict(valuation -> valuation.total(table, YEAR).amount(), Scale.POSITIVE, LEVEL);
  }

  private static SummaryTable tableUntil(Facts facts, int daysAgo) {
    SummaryRules rules = SummaryRules.until(facts.asOf().minusDays(daysAgo));
    return SummaryTable.of(facts.history(), rules, facts.zone(), facts.currency());
  }

  private void tell(Section.Builder section) {
    LifetimeValue total = LifetimeValuation.of(purchases, spend, RATE).total(table, YEAR);
    section
        .money(
            "total",
            "Value of all customers",
            total.toMoney(facts.currency(), RoundingMode.HALF_EVEN))
        .number("expectedPurchases", "Purchases expected of them", sum(expected), 1)
        .number("alive", "Customers still there", sum(alive), 1);
    List<Integer> best = largest(row -> values[row]);
    section
        .table(
            "top",
            List.of("customer", "value", "alive", "purchases", "a purchase"),
            best.stream().map(this::top).toList())
        .table(
            "why",
            List.of("why the first are worth so much"),
            best.stream()
                .limit(EXPLAINED)
                .flatMap(row -> explanation(row).lines().stream())
                .map(line -> List.<Value>of(new Words(line)))
                .toList());
    tellRisk(section);
  }

  private List<Value> top(int row) {
    return List.of(
        new Words(id(row).value()),
        cash(values[row]),
        new Share(alive[row]),
        new Decimal(expected[row], 2),
        cash(spend.expectedSpend(table.summary(row)).value()));
  }

  private Explanation explanation(int row) {
    PurchaseSummary customer = table.summary(row);
    int silent = customer.ageDays() - customer.lastPurchaseAgeDays();
    return Explanation.of(WORTH)
        .with("customer", id(row).value())
        .with("value", money(values[row]))
        .because(
            Explanation.of(PURCHASES)
                .with("purchases", decimal(expected[row]))
                .because(Explanation.of(ALIVE)
                    .with("probability", new Share(alive[row]).text())
                    .with("repeats", customer.repeatPurchases())
                    .with("silent", silent)
                    .with("age", customer.ageDays())),
            Explanation.of(SPEND)
                .with("spend", money(spend.expectedSpend(customer).value()))
                .with("repeats", table.spendPurchases(row))
                .with("mean", money(customer.meanSpend()))
                .with("population", money(spend.populationMean().value())),
            Explanation.of(DISCOUNT).with("rate", new Share(RATE.annualEffective()).text()));
  }

  /* Everybody is scored twice by the same model, with what is known now and with what was known then. */
  private void tellRisk(Section.Builder section) {
    SummaryTable then = tableUntil(facts, LOOK_BACK_DAYS);
    Map<CustomerId, Double> before = new HashMap<>();
    for (int row = 0; row < then.size(); row++) {
      before.put(then.id(row).orElseThrow(), purchases.probabilityAlive(then.summary(row)));
    }
    double[] fall = new double[table.size()];
    double[] risk = new double[table.size()];
    for (int row = 0; row < fall.length; row++) {
      fall[row] = Math.max(0, before.getOrDefault(id(row), 0.0) - alive[row]);
      risk[row] = alive[row] > 0 ? fall[row] * values[row] / alive[row] : 0;
    }
    section
        .money("atRisk", "Value lost in 90 days", money(sum(risk)))
        .table(
            "fallen",
            List.of("customer", "alive 90 days ago", "alive now", "value now", "value lost"),
            largest(row -> fall[row]).stream()
                .filter(row -> fall[row] > 0)
                .map(row -> List.<Value>of(
                    new Words(id(row).value()),
                    new Share(alive[row] + fall[row]),
                    new Share(alive[row]),
                    cash(values[row]),
                    cash(risk[row])))
                .toList());
  }

  /* The rows with the largest figures; of equals, the first in the order of ids. */
  private List<Integer> largest(IntToDoubleFunction figure) {
    Comparator<Integer> byFigure = Comparator.comparingDouble(row -> -figure.applyAsDouble(row));
    return IntStream.range(0, table.size()).boxed().sorted(byFigure).limit(TOP).toList();
  }

  private CustomerId id(int row) {
    return table.id(row).orElseThrow();
  }

  private Cash cash(double amount) {
    return new Cash(money(amount));
  }

  private Money money(double amount) {
    return LifetimeValue.of(amount).toMoney(facts.currency(), RoundingMode.HALF_EVEN);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static double sum(double[] figures) {
    double sum = 0;
    for (double each : figures) {
      sum += each;
    }
    return sum;
  }
}
