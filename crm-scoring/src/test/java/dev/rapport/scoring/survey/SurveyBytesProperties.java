package dev.rapport.scoring.survey;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.scoring.samples.ByteForms;
import dev.rapport.scoring.survey.AcsiIndex.Answers;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** A tally that travels as bytes is the same tally, and bytes that are no tally are refused. */
class SurveyBytesProperties {
  private static final long MOST = Long.MAX_VALUE / 4;

  @Property
  void netPromoterScoresTravel(
      @ForAll @LongRange(min = 0, max = MOST) long promoters,
      @ForAll @LongRange(min = 0, max = MOST) long passives,
      @ForAll @LongRange(min = 0, max = MOST) long detractors,
      @ForAll @LongRange(min = 0, max = MOST) long missing) {
    ByteForms.assertTravels(
        new NetPromoterScore(promoters, passives, detractors, missing),
        NetPromoterScore::toBytes,
        NetPromoterScore::fromBytes);
  }

  @Property
  void ratingTalliesTravel(
      @ForAll @IntRange(min = -1000, max = 1000) int lowest,
      @ForAll @IntRange(min = 1, max = 12) int width,
      @ForAll @Size(max = 20) List<@IntRange(max = 12) Integer> scores) {
    RatingScale scale = RatingScale.of(lowest, lowest + width);
    RatingTally tally = RatingTally.empty(scale).addMissing();
    for (int score : scores) {
      tally = tally.add(lowest + score % (width + 1));
    }
    ByteForms.assertTravels(tally, RatingTally::toBytes, RatingTally::fromBytes);
  }

  @Property(tries = 100)
  void acsiIndicesTravel(
      @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 10) Integer> scores) {
    AcsiIndex index = AcsiIndex.empty().addMissing();
    for (int score : scores) {
      index = index.add(new Answers(score, 11 - score, 1));
    }
    ByteForms.assertTravels(index, AcsiIndex::toBytes, AcsiIndex::fromBytes);
  }

  @Property(tries = 20)
  void weightedTalliesTravel(
      @ForAll @Size(max = 8) List<@IntRange(max = 10) Integer> scores,
      @ForAll @DoubleRange(min = 0.1, max = 9) double weight) {
    WeightedTally<Integer> tally = WeightedTally.on(NetPromoterScore.SCALE).addMissing();
    WeightedTally<Integer> free = WeightedTally.<Integer>empty().addMissing();
    for (int score : scores) {
      tally = tally.add(score, weight + score / 3.0);
      free = free.add(score, weight + score / 3.0);
    }
    ByteForms.assertTravels(
        tally,
        whole -> whole.toBytes(score -> score),
        bytes -> WeightedTally.fromBytes(NetPromoterScore.SCALE, bytes));
    ByteForms.assertTravels(
        free,
        whole -> whole.toBytes(score -> score),
        bytes -> WeightedTally.fromBytes(bytes, code -> (int) code));
  }

  @Example
  void theFormOfAScoreIsShort() {
    byte[] form = new NetPromoterScore(45, 30, 25, 2).toBytes();
    assertArrayEquals(ByteForms.like(form, 45, 30, 25, 2), form);
    assertEquals(1, form[0], "version");
  }

  @Example
  void whatDoesNotFitTogetherIsRefused() {
    byte[] tooMany = new NetPromoterScore(Long.MAX_VALUE, 0, 0, 0).toBytes();
    tooMany[tooMany.length - 1] = 1;
    assertThrows(IllegalArgumentException.class, () -> NetPromoterScore.fromBytes(tooMany));
    // A scale of one score, twice 1 as it is folded with its sign.
    byte[] scale = RatingTally.empty(RatingScale.of(1, 2)).toBytes();
    ByteForms.assertRefused(ByteForms.like(scale, 2, 2, 0, 0), RatingTally::fromBytes);
    WeightedTally<Integer> two = WeightedTally.<Integer>empty().add(1, 1).add(2, 1);
    assertThrows(IllegalArgumentException.class, () -> two.toBytes(score -> 7));
    assertThrows(
        IllegalArgumentException.class,
        () -> WeightedTally.fromBytes(two.toBytes(score -> score), code -> 7));
    byte[] respondents = AcsiIndex.empty().toBytes();
    respondents[3] = 1;
    assertThrows(IllegalArgumentException.class, () -> AcsiIndex.fromBytes(respondents));
  }
}
