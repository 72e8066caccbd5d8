package dev.rapport.scoring.satisfaction;

import com.google.common.testing.NullPointerTester;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.event.SurveyAnswered;
import dev.rapport.core.event.SurveyAnswered.Item;
import dev.rapport.core.evidence.Evidence;
import dev.rapport.scoring.servqual.ToleranceZone;
import dev.rapport.scoring.survey.RatingScale;
import dev.rapport.scoring.survey.RatingTally;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SatisfactionNullsTest {
  private static final RatingScale FIVE = RatingScale.of(1, 5);

  private static NullPointerTester tester() {
    return new NullPointerTester()
        .setDefault(RatingScale.class, FIVE)
        .setDefault(RatingTally.class, RatingTally.of(FIVE, List.of(3)))
        .setDefault(ToleranceZone.class, new ToleranceZone(1, 2))
        .setDefault(Evidence.class, Evidence.none())
        .setDefault(
            SurveyAnswered.class,
            SurveyAnswered.of(
                "a1",
                Instant.parse("2026-03-01T12:00:00Z"),
                "c-1",
                Item.of("csat", "overall", 1, 5),
                "w1",
                4))
        .setDefault(LoyaltyFit.class, LoyaltyTally.empty(FIVE).fit(0.95))
        .setDefault(Estimate.class, Estimate.of(2, 9))
        .setDefault(TrapTally.Group.class, new TrapTally.Group(1, 1, 1))
        .setDefault(double.class, 2.0)
        .setDefault(int.class, 2)
        .setDefault(long.class, 1L);
  }

  @Test
  void nullsAreRefusedByName() {
    for (Class<?> type : List.of(
        Disconfirmation.class,
        DisconfirmationTally.class,
        LoyaltyCurve.class,
        LoyaltyCurve.Anchored.class,
        LoyaltyCurve.Power.class,
        LoyaltyFit.class,
        LoyaltyTally.class,
        MarketShape.class,
        SatisfactionZones.class,
        SatisfactionZones.Place.class,
        ToleranceTrap.class,
        TrapTally.class,
        TrapTest.class,
        TrapTest.Result.class)) {
      tester().testAllPublicStaticMethods(type);
      tester().testAllPublicConstructors(type);
    }
  }

  @Test
  void nullsAreRefusedByValues() {
    tester().testAllPublicInstanceMethods(Disconfirmation.of(1, 2));
    tester().testAllPublicInstanceMethods(DisconfirmationTally.empty(FIVE));
    tester().testAllPublicInstanceMethods(LoyaltyCurve.power(FIVE, 2));
    tester().testAllPublicInstanceMethods(LoyaltyTally.empty(FIVE));
    tester().testAllPublicInstanceMethods(SatisfactionZones.standard(FIVE));
    tester().testAllPublicInstanceMethods(TrapTally.empty());
    tester().testAllPublicInstanceMethods(TrapTest.standard());
  }
}
