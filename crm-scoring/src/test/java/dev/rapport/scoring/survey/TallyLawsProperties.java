package dev.rapport.scoring.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.scoring.kano.KanoCounts;
import dev.rapport.scoring.kano.KanoTable;
import dev.rapport.scoring.kano.KanoTally;
import dev.rapport.scoring.kano.MentionTally;
import dev.rapport.scoring.samples.ByteForms;
import dev.rapport.scoring.testkit.SurveyArbitraries;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Laws of all tallies alike, over the generators of the property kit. */
class TallyLawsProperties {
  private static final RatingScale FIVE = RatingScale.of(1, 5);
  private static final ScaleReliability.Form FORM = new ScaleReliability.Form(FIVE, 3, Set.of(2));

  private static <T> void assertMonoid(T a, T b, T c, T empty, BinaryOperator<T> merge) {
    assertEquals(a, merge.apply(a, empty));
    assertEquals(merge.apply(a, b), merge.apply(b, a));
    assertEquals(merge.apply(merge.apply(a, b), c), merge.apply(a, merge.apply(b, c)));
  }

  @Property
  void talliesOfSurveysMerge(
      @ForAll NetPromoterScore a,
      @ForAll NetPromoterScore b,
      @ForAll NetPromoterScore c,
      @ForAll AcsiIndex x,
      @ForAll AcsiIndex y,
      @ForAll AcsiIndex z) {
    assertMonoid(a, b, c, NetPromoterScore.empty(), NetPromoterScore::merge);
    assertMonoid(x, y, z, AcsiIndex.empty(), AcsiIndex::merge);
  }

  @Provide
  Arbitrary<RatingTally> ratings() {
    return SurveyArbitraries.ratingTallies(FIVE);
  }

  @Provide
  Arbitrary<RatingTally> eases() {
    return SurveyArbitraries.ratingTallies(CustomerEffortScore.Ease.SCALE);
  }

  @Provide
  Arbitrary<ScaleReliability> scales() {
    return SurveyArbitraries.scaleReliabilities(FORM);
  }

  @Provide
  Arbitrary<WeightedTally<Integer>> weighted() {
    return SurveyArbitraries.weightedTallies(FIVE);
  }

  /** Who did not answer is merged like who did, in every form that answers to one question take. */
  @Property
  void talliesOfOneQuestionMergeWithTheirMissingAnswers(
      @ForAll("ratings") RatingTally a,
      @ForAll("ratings") RatingTally b,
      @ForAll("ratings") RatingTally c) {
    assertMonoid(a, b, c, RatingTally.empty(FIVE), RatingTally::merge);
    assertEquals(a.missing() + b.missing(), a.merge(b).missing());
    assertEquals(a.responses() + b.responses(), a.merge(b).responses());
    assertMonoid(
        new CustomerSatisfaction(a, 2),
        new CustomerSatisfaction(b, 2),
        new CustomerSatisfaction(c, 2),
        CustomerSatisfaction.empty(FIVE, 2),
        CustomerSatisfaction::merge);
    assertMonoid(
        new CustomerEffortScore.Effort(a),
        new CustomerEffortScore.Effort(b),
        new CustomerEffortScore.Effort(c),
        CustomerEffortScore.Effort.empty(),
        CustomerEffortScore.Effort::merge);
    assertEquals(
        a.missing() + b.missing(),
        new CustomerSatisfaction(a, 2)
            .merge(new CustomerSatisfaction(b, 2))
            .answers()
            .missing());
  }

  @Property
  void talliesOfEaseMergeWithTheirMissingAnswers(
      @ForAll("eases") RatingTally a,
      @ForAll("eases") RatingTally b,
      @ForAll("eases") RatingTally c) {
    CustomerEffortScore.Ease one = new CustomerEffortScore.Ease(a);
    CustomerEffortScore.Ease other = new CustomerEffortScore.Ease(b);
    assertMonoid(
        one,
        other,
        new CustomerEffortScore.Ease(c),
        CustomerEffortScore.Ease.empty(),
        CustomerEffortScore.Ease::merge);
    assertEquals(a.missing() + b.missing(), one.merge(other).answers().missing());
  }

  @Property
  void talliesOfScalesMergeWithTheirMissingAnswers(
      @ForAll("scales") ScaleReliability a,
      @ForAll("scales") ScaleReliability b,
      @ForAll("scales") ScaleReliability c) {
    assertMonoid(a, b, c, ScaleReliability.empty(FORM), ScaleReliability::merge);
    assertEquals(a.missing() + b.missing(), a.merge(b).missing());
  }

  @Property(tries = 200)
  void talliesOfWeightedAnswersMergeWithTheirMissingAnswers(
      @ForAll("weighted") WeightedTally<Integer> a,
      @ForAll("weighted") WeightedTally<Integer> b,
      @ForAll("weighted") WeightedTally<Integer> c) {
    assertMonoid(a, b, c, WeightedTally.on(FIVE), WeightedTally::merge);
    assertEquals(a.missing() + b.missing(), a.merge(b).missing());
    assertEquals(a.responses() + b.responses(), a.merge(b).responses());
  }

  @Property
  void talliesOfFeaturesMerge(
      @ForAll KanoTally a,
      @ForAll KanoTally b,
      @ForAll KanoTally c,
      @ForAll MentionTally x,
      @ForAll MentionTally y,
      @ForAll MentionTally z) {
    assertMonoid(a, b, c, KanoTally.empty(), KanoTally::plus);
    assertMonoid(x, y, z, MentionTally.empty(), MentionTally::plus);
  }

  /** Counting and adding up commute, by any table. */
  @Property
  void countsOfTalliesAddUp(
      @ForAll KanoTally a,
      @ForAll KanoTally b,
      @ForAll KanoTable table,
      @ForAll KanoCounts counts) {
    assertEquals(a.plus(b).counts(table), a.counts(table).plus(b.counts(table)));
    assertEquals(a.total() + counts.total(), a.counts(table).plus(counts).total());
  }

  @Property
  void answersOfOneScoreCountAsIfGivenOneByOne(
      @ForAll RatingTally tally, @ForAll @IntRange(max = 9) int answers) {
    int score = tally.scale().lowest();
    RatingTally oneByOne = tally;
    for (int i = 0; i < answers; i++) {
      oneByOne = oneByOne.add(score);
    }
    assertEquals(oneByOne, tally.add(score, answers));
    assertThrows(IllegalArgumentException.class, () -> tally.add(score, -1));
    RatingTally full = RatingTally.empty(tally.scale()).add(score, Long.MAX_VALUE);
    assertThrows(ArithmeticException.class, () -> full.add(score));
    assertThrows(ArithmeticException.class, () -> full.add(tally.scale().highest()));
    assertThrows(ArithmeticException.class, full::addMissing);
  }

  @Property(tries = 200)
  void everyTallyTravels(
      @ForAll RatingTally tally, @ForAll ScaleReliability scale, @ForAll KanoTally kano) {
    ByteForms.assertTravels(tally, RatingTally::toBytes, RatingTally::fromBytes);
    ByteForms.assertTravels(scale, ScaleReliability::toBytes, ScaleReliability::fromBytes);
    ByteForms.assertTravels(kano, KanoTally::toBytes, KanoTally::fromBytes);
  }

  /** The share, the mean and the net share lie in their intervals, and these on their scales. */
  @Property
  void intervalsHoldWhatTheyBelongTo(
      @ForAll CustomerSatisfaction satisfaction, @ForAll CustomerEffortScore effort) {
    RatingScale scale = satisfaction.answers().scale();
    assertHolds(satisfaction.topBox(0.9), 0, 1);
    assertHolds(satisfaction.mean(0.9), scale.lowest(), scale.highest());
    assertHolds(effort.easyShare(0.9), 0, 1);
    assertTrue(effort.netEasy(0.9).isKnown() == effort.answers().responses() > 0);
  }

  private static void assertHolds(Estimate estimate, double least, double most) {
    estimate.interval().ifPresent(interval -> {
      assertTrue(interval.contains(estimate.value()), estimate::toString);
      assertTrue(interval.lower() >= least && interval.upper() <= most, estimate::toString);
    });
  }

  /** No two figures of a measure are further apart than its ends, nor is any part of the interval of their difference. */
  @Property
  void aChangeStaysWithinTheSpanOfItsMeasure(
      @ForAll SurveyFigure earlier,
      @ForAll SurveyFigure later,
      @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
    double span = earlier.measure().most() - earlier.measure().least();
    SurveyChange change = new SurveyChange(earlier, later);
    assertHolds(change.difference(level), -span, span);
    assertEquals(
        change.z().isKnown(),
        change.difference(level).interval().isPresent(),
        () -> change.z() + " " + change.difference(level));
  }

  @Property
  void aChangeOfTheScoreStaysWithinTwoHundred(
      @ForAll @Size(value = 6) List<@LongRange(max = 3) Long> counts,
      @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
    NetPromoterScore earlier = NetPromoterScore.of(counts.get(0), counts.get(1), counts.get(2));
    NetPromoterScore later = NetPromoterScore.of(counts.get(3), counts.get(4), counts.get(5));
    assertHolds(later.since(earlier).estimate(level), -200, 200);
    assertEquals(
        later.mean().varies() && earlier.mean().varies(),
        later.since(earlier).z().isKnown());
  }

  /** A correction for a finite population only takes width away, all of it where everybody answered, and none where few of very many did. */
  @Property
  void aFinitePopulationOnlyNarrows(
      @ForAll SurveyFigure figure,
      @ForAll @LongRange(min = 1, max = 1_000_000) long more,
      @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
    Estimate plain = figure.estimate(level);
    Estimate huge = figure.estimate(level, Long.MAX_VALUE);
    assertEquals(plain.interval().isPresent(), huge.interval().isPresent());
    plain.interval().ifPresent(interval -> {
      double close = 1e-9 * (figure.measure().most() - figure.measure().least());
      assertEquals(interval.lower(), huge.interval().orElseThrow().lower(), close);
      assertEquals(interval.upper(), huge.interval().orElseThrow().upper(), close);
    });
    Estimate some = figure.estimate(level, figure.responses() + more);
    assertEquals(plain.interval().isPresent(), some.interval().isPresent());
    assertEquals(plain.optionalValue(), some.optionalValue());
    assertEquals(plain.reason(), some.reason());
    assertHoldsOnScale(some, figure);
    plain
        .interval()
        .ifPresent(interval -> assertTrue(
            some.interval().orElseThrow().width() <= interval.width() * (1 + 1e-12),
            () -> plain + " " + some));
    if (figure.responses() > 0) {
      double value = figure.value().value();
      assertEquals(
          Estimate.of(value, Interval.of(value, value, level), figure.responses()),
          figure.estimate(level, figure.responses()));
    }
  }

  private static void assertHoldsOnScale(Estimate estimate, SurveyFigure figure) {
    estimate
        .interval()
        .ifPresent(interval -> assertTrue(
            interval.lower() >= figure.measure().least()
                && interval.upper() <= figure.measure().most(),
            estimate::toString));
  }

  @Property
  void aChangeAndItsReverseAreOpposite(@ForAll SurveyFigure earlier, @ForAll SurveyFigure later) {
    SurveyChange there = new SurveyChange(earlier, later);
    SurveyChange back = new SurveyChange(later, earlier);
    assertEquals(there.pValue().isKnown(), back.pValue().isKnown());
    if (there.pValue().isKnown()) {
      assertEquals(there.pValue().value(), back.pValue().value(), 1e-12);
      assertEquals(there.difference(0.9).value(), -back.difference(0.9).value(), 1e-9);
    }
    assertEquals(1, there.explanation().lines().get(0).lines().count());
  }
}
