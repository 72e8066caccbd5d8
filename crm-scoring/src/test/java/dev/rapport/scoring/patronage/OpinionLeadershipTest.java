package dev.rapport.scoring.patronage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Referral;
import dev.rapport.core.event.Referral.Progress;
import dev.rapport.scoring.patronage.OpinionLeadership.Basis;
import dev.rapport.scoring.survey.RatingScale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OpinionLeadershipTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final CustomerId ADA = CustomerId.of("ada");
  private static final CustomerId BEN = CustomerId.of("ben");

  private static Referral referral(int number, String by, String to, Progress progress) {
    return Referral.of("ref-" + number, START.plusSeconds(number), by, to, progress);
  }

  private static final EventHistory HISTORY = EventHistory.of(
      referral(1, "ada", "c1", Progress.INVITED),
      referral(2, "ada", "c1", Progress.RESPONDED),
      referral(3, "ada", "c1", Progress.CONVERTED),
      referral(4, "ada", "c2", Progress.JOINED),
      referral(5, "ada", "ada", Progress.CONVERTED),
      referral(6, "ben", "c3", Progress.RESPONDED),
      referral(7, "ben", "c4", Progress.FAILED),
      referral(8, "cyd", "c5", Progress.INVITED),
      referral(9, "ada", "c6", Progress.CONVERTED));

  @Test
  void followersAreDifferentPeopleWhoDidSomething() {
    SortedMap<CustomerId, OpinionLeadership> found =
        OpinionLeadership.fromReferrals(HISTORY, 3, START.plusSeconds(9));
    assertEquals(
        Map.of(
            ADA, new OpinionLeadership(Basis.REFERRALS, 3, 3),
            BEN, new OpinionLeadership(Basis.REFERRALS, 1, 3)),
        found);
    assertEquals(Proportion.of(3, 4), OpinionLeadership.followersOfLeaders(found));
    assertEquals(
        Map.of(
            ADA, new OpinionLeadership(Basis.REFERRALS, 2, 3),
            BEN, new OpinionLeadership(Basis.REFERRALS, 1, 3)),
        OpinionLeadership.fromReferrals(HISTORY, 3, START.plusSeconds(8)));
    assertEquals(Proportion.empty(), OpinionLeadership.followersOfLeaders(Map.of()));
  }

  @Test
  void aScoreIsAttributedToItsBasis() {
    OpinionLeadership self = OpinionLeadership.fromSelfDesignation(
            RatingScale.of(1, 5), List.of(4, 5, 3), 4)
        .orElseThrow();
    assertEquals(new OpinionLeadership(Basis.SELF_DESIGNATION, 4, 4), self);
    assertTrue(self.isLeader());
    assertEquals(
        List.of("opinion leader by self designation: 4.00, enough from 4.00"),
        self.explanation().lines());
    OpinionLeadership named = new OpinionLeadership(Basis.NOMINATIONS, 2, 3);
    assertFalse(named.isLeader());
    assertEquals(
        List.of("no opinion leader by nominations: 2.00, enough from 3.00"),
        named.explanation().lines());
    assertEquals(
        Optional.empty(),
        OpinionLeadership.fromSelfDesignation(RatingScale.of(1, 5), List.of(), 4));
  }

  @Test
  void badInputIsNamed() {
    assertEquals(
        "leastFollowers must be at least 1, was 0",
        assertThrows(
                IllegalArgumentException.class,
                () -> OpinionLeadership.fromReferrals(HISTORY, 0, START))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new OpinionLeadership(Basis.INFORMANTS, Double.NaN, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new OpinionLeadership(Basis.INFORMANTS, 1, Double.POSITIVE_INFINITY));
    assertThrows(
        IllegalArgumentException.class,
        () -> OpinionLeadership.fromSelfDesignation(RatingScale.of(1, 5), List.of(6), 4));
    Map<CustomerId, OpinionLeadership> mixed =
        Map.of(ADA, new OpinionLeadership(Basis.INFORMANTS, 5, 4));
    assertThrows(IllegalArgumentException.class, () -> OpinionLeadership.followersOfLeaders(mixed));
  }

  /** Each code is a referral: who, whom, and how far it got. */
  @Property
  void everyPairIsCountedOnce(
      @ForAll @Size(max = 30) List<@IntRange(max = 79) Integer> codes,
      @ForAll @IntRange(min = 1, max = 4) int least) {
    List<Referral> referrals = new ArrayList<>();
    Set<List<Integer>> pairs = new HashSet<>();
    for (int code : codes) {
      int by = code % 4;
      int to = code / 4 % 4;
      Progress progress = List.of(Progress.values()).get(code / 16);
      referrals.add(referral(referrals.size(), "c" + by, "c" + to, progress));
      if (by != to && progress != Progress.INVITED && progress != Progress.FAILED) {
        pairs.add(List.of(by, to));
      }
    }
    SortedMap<CustomerId, OpinionLeadership> found =
        OpinionLeadership.fromReferrals(EventHistory.of(referrals), least, START.plusSeconds(99));
    Proportion share = OpinionLeadership.followersOfLeaders(found);
    assertEquals(pairs.size(), share.trials());
    assertEquals(
        share.successes(),
        found.values().stream()
            .filter(OpinionLeadership::isLeader)
            .mapToLong(leader -> Math.round(leader.score()))
            .sum());
    found.values().forEach(one -> assertEquals(one.score() >= least, one.isLeader()));
  }
}
