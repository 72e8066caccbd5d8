package dev.rapport.examples.report.section;

import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.Horizon;
import dev.rapport.examples.report.page.Section;
import dev.rapport.examples.report.page.Value;
import dev.rapport.examples.report.page.Value.Count;
import dev.rapport.examples.report.page.Value.Day;
import dev.rapport.examples.report.page.Value.Decimal;
import dev.rapport.examples.report.page.Value.Estimated;
import dev.rapport.examples.report.page.Value.Share;
import dev.rapport.examples.report.page.Value.Words;
import dev.rapport.scoring.btyd.PurchaseModel;
import dev.rapport.scoring.check.AliveBand;
import dev.rapport.scoring.check.ExpectedActual;
import dev.rapport.scoring.check.FrequencyCheck;
import dev.rapport.scoring.check.HoldoutCheck;
import dev.rapport.scoring.check.HoldoutErrors;
import dev.rapport.scoring.check.WeeklyTracking;
import dev.rapport.scoring.fit.Fit;
import dev.rapport.scoring.fit.Scale;
import dev.rapport.scoring.summary.HoldoutSplit;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.SummaryRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the customers' coming back can be foretold: models fitted to the first half of the time and tested on the second.
 *
 * <p>Three models that differ in when a customer may stop; the one that explains the first half best is held against the second.
 */
public final class ComingBack {
  private static final double LEVEL = 0.95;

  /** A year and a half of weeks fills screens; JSON has all of them. */
  private static final int WEEKS_SHOWN = 13;

  private ComingBack() {}

  public static Section section(Facts facts) {
    Section.Builder section = Section.titled(
        "comingBack",
        "Coming back: models fitted to the first half of the time, tested on the second");
    LocalDate first = firstDay(facts);
    long days = facts.asOf().toEpochDay() - first.toEpochDay() + 1;
    if (days < 2) {
      return section
          .words("tooShort", "Not fitted", "there are no two days to compare")
          .build();
    }
    LocalDate cut = first.plusDays((days + 1) / 2 - 1);
    SummaryRules rules = SummaryRules.until(cut);
    HoldoutSplit split =
        HoldoutSplit.of(facts.history(), rules, facts.asOf(), facts.zone(), facts.currency());
    PurchaseSummaries data = PurchaseSummaries.of(split.calibration());
    section
        .day("fittedUpTo", "Fitted up to", cut)
        .count("customers", "Customers until then", data.customers())
        .count("repeatPurchases", "  their repeat purchases", data.repeatPurchases())
        .count("holdoutPurchases", "  their purchases afterwards", split.holdoutPurchases())
        .count("newCustomers", "Customers who came afterwards", split.newCustomers())
        .count(
            "customersLeftOut", "Customers without a purchase", data.counts().customersLeftOut());
    FittedModels models = FittedModels.to(data);
    FittedModels.tell(section, models.reports());
    models.best().ifPresent(best -> {
      section.words("best", "Held against the second half", best.report().model());
      check(section, best, split, data);
      track(section, best.model(), facts, rules, DateRange.through(first, facts.asOf()));
    });
    return section.build();
  }

  private static LocalDate firstDay(Facts facts) {
    return facts.base().activities().values().stream()
        .map(activity -> activity.firstDay())
        .min(LocalDate::compareTo)
        .orElse(facts.asOf());
  }

  private static <M extends PurchaseModel> void check(
      Section.Builder section, Fit<M> fit, HoldoutSplit split, PurchaseSummaries data) {
    Horizon horizon = Horizon.ofDays(split.holdoutDays());
    HoldoutCheck check = HoldoutCheck.of(fit.model(), split);
    HoldoutErrors errors = check.errors();
    section
        .estimate(
            "expectedPurchases",
            "Purchases expected",
            fit.predict(
                model -> model.total(data, each -> each.expectedPurchases(horizon)),
                Scale.POSITIVE,
                LEVEL))
        .count("actualPurchases", "Purchases made", check.total().actual())
        .estimate("totalError", "Total error, relative", errors.total())
        .estimate("meanAbsoluteError", "Mean absolute error a customer", errors.meanAbsolute())
        .estimate("rootMeanSquareError", "Root mean square error", errors.rootMeanSquare())
        .table(
            "frequency",
            List.of("repeat purchases", "customers expected", "customers"),
            frequency(FrequencyCheck.of(fit.model(), data)))
        .table(
            "byFrequency",
            List.of("repeat purchases before", "customers", "expected after", "made after"),
            conditional(check))
        .table(
            "alive", List.of("alive from", "customers", "expected to buy", "bought"), alive(check));
  }

  private static List<List<Value>> frequency(FrequencyCheck check) {
    List<List<Value>> rows = new ArrayList<>();
    for (ExpectedActual row : check.rows()) {
      rows.add(List.of(
          new Words(repeats(rows.size(), check.rows().size())),
          new Decimal(row.expected(), 1),
          new Count(row.actual())));
    }
    return rows;
  }

  private static List<List<Value>> conditional(HoldoutCheck check) {
    List<List<Value>> rows = new ArrayList<>();
    for (ExpectedActual row : check.byFrequency()) {
      rows.add(List.of(
          new Words(repeats(rows.size(), check.byFrequency().size())),
          new Count(row.customers()),
          new Decimal(row.expected(), 1),
          new Count(row.actual())));
    }
    return rows;
  }

  private static String repeats(int number, int rows) {
    return number == rows - 1 ? number + " or more" : Integer.toString(number);
  }

  private static List<List<Value>> alive(HoldoutCheck check) {
    List<List<Value>> rows = new ArrayList<>();
    for (AliveBand band : check.aliveBands()) {
      if (band.customers() > 0) {
        rows.add(List.of(
            new Share(band.lowerInclusive()),
            new Count(band.customers()),
            new Share(band.expectedShare().value()),
            new Estimated(band.actualShare().wilson(LEVEL))));
      }
    }
    return rows;
  }

  private static void track(
      Section.Builder section,
      PurchaseModel model,
      Facts facts,
      SummaryRules rules,
      DateRange days) {
    WeeklyTracking tracking = WeeklyTracking.of(model, facts.history(), rules, days, facts.zone());
    List<List<Value>> rows = new ArrayList<>();
    for (WeeklyTracking.Week week : tracking.weeks()) {
      if (week.holdout()) {
        rows.add(List.of(
            new Day(week.days().lastDay()),
            new Decimal(week.purchases().expected(), 1),
            new Count(week.purchases().actual()),
            new Decimal(week.cumulative().expected(), 1),
            new Count(week.cumulative().actual())));
      }
    }
    section.table(
        "tracking",
        List.of("week up to", "expected", "made", "expected so far", "made so far"),
        rows,
        WEEKS_SHOWN);
  }
}
