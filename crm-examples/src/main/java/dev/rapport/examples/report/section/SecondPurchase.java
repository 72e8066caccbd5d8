package dev.rapport.examples.report.section;

import dev.rapport.examples.report.page.Section;
import dev.rapport.examples.report.page.Value;
import dev.rapport.examples.report.page.Value.Count;
import dev.rapport.examples.report.page.Value.Estimated;
import dev.rapport.scoring.retention.DurationCounts;
import dev.rapport.scoring.retention.KaplanMeier;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long it takes a customer to come back, by the curve of Kaplan and Meier: who has not come back yet may still, so the days that
 * they have waited count and no more.
 */
public final class SecondPurchase {
  private static final double LEVEL = 0.95;
  private static final List<Integer> DAYS = List.of(7, 14, 30, 60, 90, 180, 365);

  private SecondPurchase() {}

  public static Section section(Facts facts) {
    DurationCounts waits =
        DurationCounts.toSecondPurchase(facts.history(), facts.base().window());
    KaplanMeier curve = KaplanMeier.of(waits);
    return Section.titled("secondPurchase", "Time to the second purchase, with 95 % intervals")
        .count("customers", "Customers", waits.subjects())
        .count("cameBack", "Came back", waits.ended())
        .estimate("quartileDays", "Days until a quarter is back", curve.quantile(0.25, LEVEL))
        .estimate("medianDays", "Median days", curve.median(LEVEL))
        .table("cameBackBy", List.of("days", "back"), backBy(curve))
        .build();
  }

  private static List<List<Value>> backBy(KaplanMeier curve) {
    IntStream days = DAYS.stream().mapToInt(day -> day);
    return days.filter(day -> curve.curve().isKnownAt(day))
        .mapToObj(day -> List.<Value>of(
            new Count(day), new Estimated(curve.at(day, LEVEL).map(waiting -> 1 - waiting))))
        .toList();
  }
}
