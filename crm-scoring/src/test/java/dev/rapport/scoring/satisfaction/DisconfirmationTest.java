package dev.rapport.scoring.satisfaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.testing.EqualsTester;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.SampleMean;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.event.SurveyAnswered;
import dev.rapport.core.event.SurveyAnswered.Item;
import dev.rapport.scoring.satisfaction.Disconfirmation.Lever;
import dev.rapport.scoring.satisfaction.Disconfirmation.Outcome;
import dev.rapport.scoring.survey.RatingScale;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DisconfirmationTest {
  private static final RatingScale SEVEN = RatingScale.of(1, 7);
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

  private static SurveyAnswered answer(String customer, String question, int highest, int score) {
    return SurveyAnswered.of(
        question + score, AT, customer, Item.of("service", question, 1, highest), "w1", score);
  }

  private static SurveyAnswered missing(String customer, String question) {
    return SurveyAnswered.of(
        question + "-none",
        AT,
        customer,
        Item.of("service", question, 1, 7),
        "w1",
        SurveyAnswered.Missing.REFUSED);
  }

  @Test
  void withoutToleranceOnlyEqualityConfirms() {
    assertSame(Outcome.POSITIVE, Disconfirmation.of(6, 5).outcome());
    assertSame(Outcome.CONFIRMED, Disconfirmation.of(5, 5).outcome());
    assertSame(Outcome.NEGATIVE, Disconfirmation.of(5, 5.001).outcome());
  }

  @Test
  void aDistanceOfJustTheToleranceConfirms() {
    assertSame(Outcome.CONFIRMED, Disconfirmation.of(6, 5).withTolerance(1).outcome());
    assertSame(Outcome.CONFIRMED, Disconfirmation.of(4, 5).withTolerance(1).outcome());
    assertSame(Outcome.POSITIVE, Disconfirmation.of(6.125, 5).withTolerance(1).outcome());
    assertSame(Outcome.NEGATIVE, Disconfirmation.of(3.875, 5).withTolerance(1).outcome());
  }

  @Test
  void anUnknownExpectationIsNotComputable() {
    assertEquals(
        Optional.of(Disconfirmation.of(6, 5)),
        Disconfirmation.between(answer("c-1", "got", 7, 6), answer("c-1", "expected", 7, 5)));
    assertEquals(
        Optional.empty(),
        Disconfirmation.between(answer("c-1", "got", 7, 6), missing("c-1", "expected")));
    assertEquals(
        Optional.empty(),
        Disconfirmation.between(missing("c-1", "got"), answer("c-1", "expected", 7, 5)));
  }

  @Test
  void answersOfTwoCustomersOrTwoScalesDoNotCompare() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Disconfirmation.between(answer("c-1", "got", 7, 6), answer("c-2", "expected", 7, 5)));
    IllegalArgumentException error = assertThrows(
        IllegalArgumentException.class,
        () -> Disconfirmation.between(answer("c-1", "got", 7, 6), answer("c-1", "expected", 5, 5)));
    assertEquals(
        "expectation must be on the scale of performance " + Item.of("service", "got", 1, 7)
            + ", was " + Item.of("service", "expected", 1, 5),
        error.getMessage());
  }

  @Test
  void bothLeversCloseTheShortfall() {
    Disconfirmation poor = new Disconfirmation(3, 5, 0.5);
    assertEquals(1.5, poor.shortfall());
    assertSame(Outcome.CONFIRMED, poor.after(Lever.RAISE_PERFORMANCE, 1.5).outcome());
    assertEquals(new Disconfirmation(3, 3.5, 0.5), poor.after(Lever.MANAGE_EXPECTATION, 1.5));
    assertSame(Outcome.NEGATIVE, poor.after(Lever.MANAGE_EXPECTATION, 1.375).outcome());
    assertEquals(0, Disconfirmation.of(9, 5).shortfall());
    assertThrows(IllegalArgumentException.class, () -> poor.after(Lever.RAISE_PERFORMANCE, -1));
  }

  @Test
  void itSaysWhy() {
    assertEquals(
        List.of(
            "negative: performance 3.0000 less expectation 5.0000 is -2.0000, tolerance 0.5000"),
        new Disconfirmation(3, 5, 0.5).explanation().lines());
  }

  @Test
  void whatIsNotANumberIsRefused() {
    for (double bad :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1.1e100}) {
      assertThrows(IllegalArgumentException.class, () -> Disconfirmation.of(bad, 1));
      assertThrows(IllegalArgumentException.class, () -> Disconfirmation.of(1, bad));
      assertThrows(IllegalArgumentException.class, () -> new Disconfirmation(1, 1, bad));
    }
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> new Disconfirmation(1, 1, -0.5));
    assertEquals("tolerance must be 0 to 1e100, was -0.5", error.getMessage());
    assertEquals(Disconfirmation.of(0, 1), Disconfirmation.of(-0.0, 1));
  }

  @Test
  void theTallyAnswersForEveryTolerance() {
    DisconfirmationTally tally = DisconfirmationTally.empty(SEVEN)
        .add(6, 5)
        .add(3, 5)
        .add(4, 4)
        .add(7, 1)
        .addMissing();
    assertEquals(4, tally.responses());
    assertEquals(1, tally.missing());
    assertEquals(Proportion.of(2, 4), tally.share(Outcome.POSITIVE, 0));
    assertEquals(Proportion.of(1, 4), tally.share(Outcome.CONFIRMED, 0));
    assertEquals(Proportion.of(1, 4), tally.share(Outcome.NEGATIVE, 0));
    assertEquals(Proportion.of(1, 4), tally.share(Outcome.POSITIVE, 1));
    assertEquals(Proportion.of(2, 4), tally.share(Outcome.CONFIRMED, 1.5));
    assertEquals(Proportion.of(0, 4), tally.share(Outcome.NEGATIVE, 2));
    // Gaps 1, -2, 0, 6: sum 5, mean 1.25, squares 41 - 4 * 1.5625.
    assertEquals(new SampleMean(4, 5, 34.75), tally.gaps());
    assertEquals(
        "on 1 to 7, gaps of -6 to 6: [0, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 0, 1], 1 missing",
        tally.toString());
  }

  @Test
  void nobodyAndOneCustomer() {
    DisconfirmationTally nobody = DisconfirmationTally.empty(SEVEN);
    assertEquals(
        UndefinedReason.Kind.NO_DATA,
        nobody.share(Outcome.POSITIVE, 0).wilson(0.95).reason().orElseThrow().kind());
    assertFalse(nobody.gaps().mean().isKnown());
    DisconfirmationTally one = nobody.add(6, 5);
    assertEquals(1, one.gaps().mean().value());
    assertEquals(
        UndefinedReason.Kind.TOO_FEW, one.gaps().t(0.95).reason().orElseThrow().kind());
    DisconfirmationTally alike = one.add(5, 4).add(2, 1);
    assertEquals(new SampleMean(3, 3, 0), alike.gaps());
  }

  @Test
  void theTallyTakesEventsAndCountsWhatIsMissing() {
    DisconfirmationTally tally = DisconfirmationTally.empty(SEVEN)
        .add(answer("c-1", "got", 7, 6), answer("c-1", "expected", 7, 5))
        .add(answer("c-2", "got", 7, 6), missing("c-2", "expected"));
    assertEquals(DisconfirmationTally.empty(SEVEN).add(6, 5).addMissing(), tally);
    assertThrows(
        IllegalArgumentException.class,
        () -> tally.add(answer("c-1", "got", 5, 4), answer("c-1", "expected", 5, 5)));
    assertThrows(IllegalArgumentException.class, () -> tally.add(8, 5));
    assertThrows(IllegalArgumentException.class, () -> tally.add(5, 0));
    assertThrows(IllegalArgumentException.class, () -> tally.add(5, 5, -1));
    assertThrows(ArithmeticException.class, () -> tally.add(5, 5, Long.MAX_VALUE));
    assertEquals(
        1, DisconfirmationTally.empty(RatingScale.of(0, 500)).add(500, 0).responses());
    assertThrows(
        IllegalArgumentException.class, () -> DisconfirmationTally.empty(RatingScale.of(0, 501)));
    assertThrows(
        IllegalArgumentException.class,
        () -> DisconfirmationTally.collector(RatingScale.of(0, 501)));
    assertThrows(
        IllegalArgumentException.class,
        () -> tally.merge(DisconfirmationTally.empty(RatingScale.of(1, 5))));
    assertThrows(IllegalArgumentException.class, () -> tally.share(Outcome.POSITIVE, Double.NaN));
  }

  @Test
  void talliesAreValues() {
    new EqualsTester()
        .addEqualityGroup(
            DisconfirmationTally.empty(SEVEN), DisconfirmationTally.empty(RatingScale.of(1, 7)))
        .addEqualityGroup(
            DisconfirmationTally.empty(SEVEN).add(6, 5),
            DisconfirmationTally.empty(SEVEN).add(5, 4))
        .addEqualityGroup(DisconfirmationTally.empty(SEVEN).addMissing())
        .addEqualityGroup(DisconfirmationTally.empty(RatingScale.of(0, 6)))
        .testEquals();
  }
}
