package dev.rapport.scoring.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.core.time.Cycle;
import dev.rapport.scoring.samples.Cdnow;
import dev.rapport.scoring.samples.Cdnow.Row;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The CDNOW store, against a computation from its lines that shares nothing with ours. */
class CdnowRetentionTest {
  /** The days on which each customer bought. */
  private static Map<String, SortedSet<LocalDate>> days(List<Row> rows) {
    Map<String, SortedSet<LocalDate>> days = new TreeMap<>();
    rows.forEach(
        row -> days.computeIfAbsent(row.customer(), id -> new TreeSet<>()).add(row.day()));
    return days;
  }

  @ParameterizedTest
  @ValueSource(strings = {"cdnow_sample.csv", "cdnow.csv"})
  void monthlyCohortsAgreeWithTheLines(String file) throws IOException {
    List<Row> rows = Cdnow.rows(file);
    int[][] active = new int[18][18];
    for (SortedSet<LocalDate> own : days(rows).values()) {
      boolean[] bought = new boolean[18];
      own.forEach(day -> bought[month(day)] = true);
      int cohort = month(own.first());
      for (int m = cohort; m < 18; m++) {
        active[cohort][m - cohort] += bought[m] ? 1 : 0;
      }
    }
    CohortTable table = CohortTable.ofPurchases(Cdnow.history(rows), Cdnow.WINDOW, Cycle.months());
    assertEquals(18, table.cohorts());
    assertEquals(LocalDate.of(1998, 7, 1), table.endExclusive());
    for (int c = 0; c < 18; c++) {
      for (int age = 0; age <= table.oldestAge(c); age++) {
        assertEquals(active[c][age], table.active(c, age), "cohort " + c + ", age " + age);
      }
    }
    int seen = active[0][3] + active[1][3] + active[2][3];
    int came = active[0][0] + active[1][0] + active[2][0];
    assertEquals((double) seen / came, table.retention(3, 0.95).value());
  }

  private static int month(LocalDate day) {
    YearMonth month = YearMonth.from(day);
    return 12 * (month.getYear() - 1997) + month.getMonthValue() - 1;
  }

  /** Nobody drops out before the last day, so the risk sets of the definition can be counted customer by customer. */
  @ParameterizedTest
  @ValueSource(strings = {"cdnow_sample.csv", "cdnow.csv"})
  void timeToTheSecondPurchaseAgreesWithTheLines(String file) throws IOException {
    List<Row> rows = Cdnow.rows(file);
    int[] ended = new int[600];
    int[] atRisk = new int[600];
    for (SortedSet<LocalDate> own : days(rows).values()) {
      long first = own.first().toEpochDay();
      boolean again = own.size() > 1;
      LocalDate last = again ? own.stream().skip(1).findFirst().orElseThrow() : Cdnow.LAST_DAY;
      int duration = (int) (last.toEpochDay() - first);
      ended[duration] += again ? 1 : 0;
      for (int t = 0; t <= duration; t++) {
        atRisk[t]++;
      }
    }
    DurationCounts counts = DurationCounts.toSecondPurchase(Cdnow.history(rows), Cdnow.WINDOW);
    KaplanMeier curve = KaplanMeier.of(counts);
    int row = 0;
    double share = 1;
    double greenwood = 0;
    for (int t = 0; t < atRisk.length; t++) {
      assertEquals(ended[t], counts.endedAt(t), "t " + t);
      if (ended[t] > 0) {
        share *= 1 - (double) ended[t] / atRisk[t];
        greenwood += (double) ended[t] / ((double) atRisk[t] * (atRisk[t] - ended[t]));
        KaplanMeier.Row step = curve.rows().get(row++);
        assertEquals(t, step.duration());
        assertEquals(atRisk[t], step.atRisk());
        assertEquals(ended[t], step.ended());
        assertEquals(share, step.survival(), 1e-12);
        assertEquals(share * Math.sqrt(greenwood), step.standardError().orElseThrow(), 1e-12);
      }
    }
    assertEquals(row, curve.rows().size());
  }
}
