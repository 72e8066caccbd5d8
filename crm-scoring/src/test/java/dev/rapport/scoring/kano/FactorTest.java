package dev.rapport.scoring.kano;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.scoring.kano.PenaltyRewardTally.Contrast;
import dev.rapport.scoring.kano.PenaltyRewardTally.Rating;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactorTest {
  private static final PenaltyRewardTally ROOM = PenaltyRewardTally.of(List.of("room"));

  @Test
  void complaintsAndComplimentsGiveTheFourRoles() {
    MentionTally tally = MentionTally.empty()
        .with("parking", 90, 3)
        .with("welcome", 4, 80)
        .with("service", 70, 60)
        .with("lift", 2, 1);
    assertEquals(
        Map.of(
            "parking", MentionRole.DISSATISFIER,
            "welcome", MentionRole.SATISFIER,
            "service", MentionRole.CRITICAL,
            "lift", MentionRole.NEUTRAL),
        tally.roles());
  }

  @Test
  void rolesKnowTheirQuadrantAndFactor() {
    for (MentionRole role : MentionRole.values()) {
      assertSame(role, MentionRole.of(role.quadrant()));
    }
    assertEquals(Optional.of(SatisfactionFactor.BASIC), MentionRole.DISSATISFIER.factor());
    assertEquals(Optional.of(SatisfactionFactor.EXCITEMENT), MentionRole.SATISFIER.factor());
    assertEquals(Optional.of(SatisfactionFactor.PERFORMANCE), MentionRole.CRITICAL.factor());
    assertEquals(Optional.empty(), MentionRole.NEUTRAL.factor());
  }

  @Test
  void attributesAtTheMedianRankAreLow() {
    assertEquals(
        Map.of("a", MentionRole.NEUTRAL, "b", MentionRole.NEUTRAL),
        MentionTally.empty().with("a", 5, 5).with("b", 5, 5).roles());
    assertEquals(
        Map.of(
            "a", MentionRole.NEUTRAL,
            "b", MentionRole.NEUTRAL,
            "c", MentionRole.DISSATISFIER),
        MentionTally.empty().with("a", 1, 0).with("b", 2, 0).with("c", 3, 0).roles());
    assertEquals(Map.of(), MentionTally.empty().roles());
  }

  @Test
  void badMentionsAreRefused() {
    MentionTally tally = MentionTally.empty();
    assertThrows(IllegalArgumentException.class, () -> tally.with(" ", 1, 1));
    assertThrows(IllegalArgumentException.class, () -> tally.with("a", -1, 1));
    assertThrows(IllegalArgumentException.class, () -> tally.with("a", 1, -1));
    MentionTally full = tally.with("a", Long.MAX_VALUE, 0);
    assertThrows(ArithmeticException.class, () -> full.plus(full));
  }

  /**
   * Computed by hand: with one attribute the coefficients are differences of group means. Low 2, 4 (mean 3), middle 6, 8 (7), high 7, 9 (8); the
   * residual sum is 6 on 3 degrees of freedom, so the standard error is √(6/3 (1/2 + 1/2)) = √2, and t(0.975; 3) = 3.182446305284263.
   */
  @Test
  void penaltyAndRewardAreDifferencesOfGroupMeans() {
    PenaltyRewardTally tally = ROOM.with(2, List.of(Rating.LOW))
        .with(4, List.of(Rating.LOW))
        .with(6, List.of(Rating.MIDDLE))
        .with(8, List.of(Rating.MIDDLE))
        .with(7, List.of(Rating.HIGH))
        .with(9, List.of(Rating.HIGH));
    Contrast contrast = requireNonNull(tally.contrasts(0.95).get("room"));
    assertEquals(-4, contrast.penalty().value(), 1e-12);
    assertEquals(1, contrast.reward().value(), 1e-12);
    Interval interval = contrast.penalty().interval().orElseThrow();
    assertEquals(-4 - 3.182446305284263 * Math.sqrt(2), interval.lower(), 1e-9);
    assertEquals(-4 + 3.182446305284263 * Math.sqrt(2), interval.upper(), 1e-9);
    assertEquals(Optional.of(SatisfactionFactor.BASIC), contrast.factor(2));
    assertEquals(Optional.of(SatisfactionFactor.PERFORMANCE), contrast.factor(4.5));
  }

  @Test
  void whatTheRatingsDoNotTellIsUndefined() {
    assertReason(UndefinedReason.Kind.TOO_FEW, ROOM.with(5, List.of(Rating.LOW)));
    PenaltyRewardTally nobodyLow = ROOM.with(5, List.of(Rating.MIDDLE))
        .with(6, List.of(Rating.HIGH))
        .with(7, List.of(Rating.HIGH))
        .with(8, List.of(Rating.MIDDLE));
    assertReason(UndefinedReason.Kind.NOT_IDENTIFIED, nobodyLow);
  }

  private static void assertReason(UndefinedReason.Kind kind, PenaltyRewardTally tally) {
    Contrast contrast = requireNonNull(tally.contrasts(0.95).get("room"));
    assertEquals(kind, contrast.penalty().reason().orElseThrow().kind());
    assertEquals(kind, contrast.reward().reason().orElseThrow().kind());
    assertEquals(Optional.empty(), contrast.factor(2));
  }

  @Test
  void withoutADegreeOfFreedomThereIsNoInterval() {
    Contrast contrast = requireNonNull(ROOM.with(2, List.of(Rating.LOW))
        .with(5, List.of(Rating.MIDDLE))
        .with(9, List.of(Rating.HIGH))
        .contrasts(0.95)
        .get("room"));
    assertEquals(4, contrast.reward().value(), 1e-12);
    assertEquals(Optional.empty(), contrast.reward().interval());
  }

  /** Nobody differs from the others of the group: no error shows, which is no interval of width zero. */
  @Test
  void aPerfectFitHasNoInterval() {
    PenaltyRewardTally perfect = ROOM;
    for (int guest = 0; guest < 30; guest++) {
      perfect = perfect
          .with(3, List.of(Rating.LOW))
          .with(7, List.of(Rating.MIDDLE))
          .with(8, List.of(Rating.HIGH));
    }
    Contrast contrast = requireNonNull(perfect.contrasts(0.95).get("room"));
    assertEquals(-4, contrast.penalty().value(), 1e-12);
    assertEquals(1, contrast.reward().value(), 1e-12);
    assertEquals(90, contrast.penalty().sampleSize());
    assertEquals(Optional.empty(), contrast.penalty().interval());
    assertEquals(Optional.empty(), contrast.reward().interval());
    assertEquals(Optional.of(SatisfactionFactor.BASIC), contrast.factor(2));
    Contrast almost =
        requireNonNull(perfect.with(9, List.of(Rating.HIGH)).contrasts(0.95).get("room"));
    assertTrue(almost.penalty().interval().isPresent());
  }

  @Test
  void effectsThatAddUpExactlyFitPerfectlyWhateverIsRounded() {
    PenaltyRewardTally tally = PenaltyRewardTally.of(List.of("room", "food"));
    Rating[] ratings = {Rating.LOW, Rating.MIDDLE, Rating.HIGH};
    int[] room = {-7, 0, 2};
    int[] food = {-3, 0, 11};
    for (int i = 0; i < ratings.length; i++) {
      for (int j = 0; j < ratings.length; j++) {
        for (int guest = 0; guest <= i + 2 * j; guest++) {
          tally = tally.with(100 + room[i] + food[j], List.of(ratings[i], ratings[j]));
        }
      }
    }
    for (Contrast contrast : tally.contrasts(0.95).values()) {
      assertEquals(Optional.empty(), contrast.penalty().interval());
      assertEquals(Optional.empty(), contrast.reward().interval());
    }
    Contrast rooms = requireNonNull(tally.contrasts(0.95).get("room"));
    assertEquals(-7, rooms.penalty().value(), 1e-9);
    assertEquals(2, rooms.reward().value(), 1e-9);
  }

  @Test
  void theFactorFollowsTheGreaterEffect() {
    assertEquals(Optional.of(SatisfactionFactor.EXCITEMENT), contrast(-1, 3).factor(2));
    assertEquals(Optional.of(SatisfactionFactor.PERFORMANCE), contrast(-1, 2).factor(2));
    assertEquals(Optional.of(SatisfactionFactor.BASIC), contrast(-3, -1).factor(2));
    assertEquals(Optional.empty(), contrast(1, -1).factor(2));
    assertThrows(IllegalArgumentException.class, () -> contrast(1, 1).factor(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> contrast(1, 1).factor(0.5));
  }

  private static Contrast contrast(double penalty, double reward) {
    return new Contrast(Estimate.of(penalty, 9), Estimate.of(reward, 9));
  }

  @Test
  void badRatingsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> PenaltyRewardTally.of(List.of()));
    assertThrows(IllegalArgumentException.class, () -> PenaltyRewardTally.of(List.of("a", "a")));
    assertThrows(IllegalArgumentException.class, () -> PenaltyRewardTally.of(List.of(" ")));
    assertThrows(IllegalArgumentException.class, () -> ROOM.with(-1, List.of(Rating.LOW)));
    assertThrows(IllegalArgumentException.class, () -> ROOM.with(1001, List.of(Rating.LOW)));
    assertThrows(IllegalArgumentException.class, () -> ROOM.with(5, List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> ROOM.plus(PenaltyRewardTally.of(List.of("food"))));
    assertThrows(IllegalArgumentException.class, () -> ROOM.contrasts(Double.NaN));
    assertEquals(1, ROOM.with(1000, List.of(Rating.LOW)).total());
  }
}
