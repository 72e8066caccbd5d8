package dev.rapport.examples.report.section;

import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.SurveyAnswered;
import dev.rapport.core.evidence.Finding;
import dev.rapport.examples.report.page.Section;
import dev.rapport.examples.report.page.Value;
import dev.rapport.examples.report.page.Value.Count;
import dev.rapport.examples.report.page.Value.Decimal;
import dev.rapport.examples.report.page.Value.Estimated;
import dev.rapport.examples.report.page.Value.Words;
import dev.rapport.scoring.satisfaction.LoyaltyFit;
import dev.rapport.scoring.satisfaction.LoyaltyTally;
import dev.rapport.scoring.satisfaction.SatisfactionZones;
import dev.rapport.scoring.satisfaction.TrapTally;
import dev.rapport.scoring.survey.RatingScale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether those who say that they are satisfied come back: zones, the curve of loyalty, and the satisfaction trap. */
public final class LoyaltyBySatisfaction {
  private static final double LEVEL = 0.95;
  private static final RatingScale FIVE = RatingScale.of(1, 5);
  private static final int SATISFIED_FROM = 4;
  private static final Duration PATIENCE = Duration.ofDays(90);

  private LoyaltyBySatisfaction() {}

  public static Section section(Facts facts) {
    Section.Builder section = Section.titled(
        "satisfaction",
        "Satisfaction and coming back within " + PATIENCE.toDays() + " days, with 95 % intervals");
    LoyaltyTally loyalty = LoyaltyTally.empty(FIVE);
    TrapTally trap = TrapTally.empty();
    for (EventHistory history : facts.history().byCustomer().values()) {
      SurveyAnswered last = null;
      for (SurveyAnswered answer : history.ofKind(SurveyAnswered.class)) {
        last = isCounted(answer, facts.base().window().asOf()) ? answer : last;
      }
      if (last != null) {
        int score = last.score().orElseThrow();
        boolean cameBack = cameBack(history, last.at());
        loyalty = loyalty.add(score, cameBack);
        trap = trap.add(!cameBack, Finding.of(score >= SATISFIED_FROM));
      }
    }
    if (loyalty.responses() == 0) {
      return section
          .words("notAsked", "Not asked", "there are no answers that are old enough")
          .build();
    }
    LoyaltyFit fit = loyalty.fit(LEVEL);
    return section
        .table("scores", List.of("score", "zone", "customers", "came back, percent"), rows(loyalty))
        .estimate("exponent", "Exponent of the loyalty curve", fit.exponent())
        .estimate("curveError", "What the curve misses, percent", fit.error())
        .estimate("trapIndex", "Satisfied among those lost", trap.index().wilson(LEVEL))
        .estimate(
            "satisfiedLost",
            "Lost among the satisfied",
            trap.defectionOfSatisfied().wilson(LEVEL))
        .estimate(
            "dissatisfiedLost",
            "Lost among the others",
            trap.defectionOfDissatisfied().wilson(LEVEL))
        .estimate("protection", "Satisfied: kept less lost", trap.protection().estimate(LEVEL))
        .build();
  }

  /* Each customer counts once, by the last answer after which there was time enough to come back. */
  private static boolean isCounted(SurveyAnswered answer, Instant asOf) {
    SurveyAnswered.Item item = answer.item();
    return item.instrument().equals("csat")
        && item.question().equals("overall")
        && answer.score().isPresent()
        && !answer.at().plus(PATIENCE).isAfter(asOf);
  }

  private static boolean cameBack(EventHistory history, Instant answered) {
    Instant end = answered.plus(PATIENCE);
    return history.ofKind(Purchase.class).stream()
        .anyMatch(purchase -> purchase.at().isAfter(answered) && !purchase.at().isAfter(end));
  }

  private static List<List<Value>> rows(LoyaltyTally loyalty) {
    SatisfactionZones zones = SatisfactionZones.standard(FIVE);
    List<List<Value>> rows = new ArrayList<>();
    for (int score = FIVE.lowest(); score <= FIVE.highest(); score++) {
      rows.add(List.of(
          new Decimal(score, 0),
          new Words(zones.zone(score).name().toLowerCase(Locale.ROOT)),
          new Count(loyalty.loyalty(score).size()),
          new Estimated(loyalty.loyalty(score, LEVEL))));
    }
    return rows;
  }
}
