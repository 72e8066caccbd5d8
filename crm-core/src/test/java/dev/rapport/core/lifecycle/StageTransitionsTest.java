package dev.rapport.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StageTransitionsTest {
  @Test
  void stagesFollowEachOtherAsTheGraphAllows() {
    StageTransitions standard = StageTransitions.standard();
    assertTrue(standard.allows(LifeStage.EXPLORATION, LifeStage.FORMATION));
    assertFalse(standard.allows(LifeStage.EXPLORATION, LifeStage.STABILITY));
    assertEquals(
        List.of(LifeStage.EXPLORATION, LifeStage.FORMATION, LifeStage.STABILITY),
        standard.path(LifeStage.PROSPECT, LifeStage.STABILITY));
    assertEquals(List.of(), standard.path(LifeStage.STABILITY, LifeStage.STABILITY));
    assertEquals(List.of(), standard.path(LifeStage.STABILITY, LifeStage.PROSPECT));
    for (LifeStage stage : EnumSet.range(LifeStage.EXPLORATION, LifeStage.STABILITY)) {
      assertTrue(standard.allows(stage, LifeStage.DEGRADATION), stage::toString);
    }
    assertEquals(
        EnumSet.of(
            LifeStage.EXPLORATION, LifeStage.FORMATION, LifeStage.STABILITY, LifeStage.TERMINATED),
        standard.next(LifeStage.DEGRADATION));
  }

  @Test
  void refusesGraphsWithLoopsOrDeadEnds() {
    Map<LifeStage, Set<LifeStage>> chain = Map.of(
        LifeStage.PROSPECT, Set.of(LifeStage.EXPLORATION),
        LifeStage.EXPLORATION, Set.of(LifeStage.FORMATION),
        LifeStage.FORMATION, Set.of(LifeStage.STABILITY),
        LifeStage.STABILITY, Set.of(LifeStage.DEGRADATION),
        LifeStage.DEGRADATION, Set.of(LifeStage.TERMINATED));
    StageTransitions absorbing = StageTransitions.of(chain);
    assertEquals(Set.of(), absorbing.next(LifeStage.TERMINATED));
    new EqualsTester()
        .addEqualityGroup(absorbing, StageTransitions.of(chain))
        .addEqualityGroup(StageTransitions.standard())
        .testEquals();
    assertRefused(
        "next of PROSPECT must not hold the stage itself",
        Map.of(LifeStage.PROSPECT, Set.of(LifeStage.PROSPECT)));
    assertRefused(
        "next must lead from PROSPECT to every stage, did not lead to EXPLORATION", Map.of());
    Map<LifeStage, Set<LifeStage>> stuck = new EnumMap<>(chain);
    stuck.put(LifeStage.FORMATION, Set.of());
    stuck.put(
        LifeStage.EXPLORATION,
        Set.of(LifeStage.FORMATION, LifeStage.STABILITY, LifeStage.DEGRADATION));
    assertRefused("next must lead from every stage to TERMINATED, did not from FORMATION", stuck);
  }

  private static void assertRefused(String message, Map<LifeStage, Set<LifeStage>> next) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> StageTransitions.of(next))
            .getMessage());
  }
}
