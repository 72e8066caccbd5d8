package dev.rapport.examples.report.section;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.time.Cycle;
import dev.rapport.examples.report.page.Section;
import dev.rapport.examples.report.page.Value;
import dev.rapport.examples.report.page.Value.Absent;
import dev.rapport.examples.report.page.Value.Count;
import dev.rapport.examples.report.page.Value.Estimated;
import dev.rapport.examples.report.page.Value.Share;
import dev.rapport.examples.report.page.Value.Words;
import dev.rapport.scoring.retention.CohortTable;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Which share of the customers of a month bought again one month later, two months later, and so on. */
public final class CohortRetention {
  private static final double LEVEL = 0.95;

  /** As many columns as a screen is wide; the table by age has them all. */
  private static final int MOST_COLUMNS = 12;

  private CohortRetention() {}

  public static Section section(Facts facts) {
    CohortTable table =
        CohortTable.ofPurchases(facts.history(), facts.base().window(), Cycle.months());
    return Section.titled(
            "cohorts",
            "Cohort retention: share that bought again, by months after the first, with 95 % intervals")
        .table("cohorts", columns(table), cohorts(table))
        .table("ages", List.of("months", "customers", "share"), ages(table))
        .build();
  }

  private static List<String> columns(CohortTable table) {
    List<String> columns = new ArrayList<>(List.of("month", "customers"));
    IntStream.rangeClosed(1, oldest(table)).forEach(age -> columns.add("after " + age));
    return columns;
  }

  private static List<List<Value>> cohorts(CohortTable table) {
    return IntStream.range(0, table.cohorts())
        .filter(cohort -> table.size(cohort) > 0)
        .mapToObj(cohort -> cohort(table, cohort))
        .toList();
  }

  private static List<Value> cohort(CohortTable table, int cohort) {
    List<Value> row = new ArrayList<>();
    row.add(new Words(YearMonth.from(table.period(cohort).startInclusive()).toString()));
    row.add(new Count(table.size(cohort)));
    for (int age = 1; age <= oldest(table); age++) {
      row.add(
          age <= table.oldestAge(cohort)
              ? new Share(table.retention(cohort, age, LEVEL).value())
              : new Absent());
    }
    return row;
  }

  private static List<List<Value>> ages(CohortTable table) {
    List<List<Value>> rows = new ArrayList<>();
    for (int age = 1; age < table.cohorts(); age++) {
      Estimate share = table.retention(age, LEVEL);
      rows.add(List.of(new Count(age), new Count(share.sampleSize()), new Estimated(share)));
    }
    return rows;
  }

  private static int oldest(CohortTable table) {
    return Math.min(MOST_COLUMNS, Math.max(0, table.cohorts() - 1));
  }
}
