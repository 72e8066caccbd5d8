package dev.rapport.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.testing.EqualsTester;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhasePrioritiesTest {
  @Test
  void keepsPrioritiesAsATableThatCanBeChanged() {
    PhasePriorities own = PhasePriorities.standard()
        .with(RelationshipPhase.WAVERING, List.of(PhasePriorities.Priority.RECOVERY));
    assertEquals(List.of(PhasePriorities.Priority.RECOVERY), own.of(RelationshipPhase.WAVERING));
    assertEquals(
        PhasePriorities.standard().of(RelationshipPhase.STEADY), own.of(RelationshipPhase.STEADY));
    assertEquals(
        List.of("priorities for wavering customers", "  recovery (suggestion)"),
        own.explain(RelationshipPhase.WAVERING).explanation().lines());
    assertThrows(
        IllegalArgumentException.class, () -> own.with(RelationshipPhase.STEADY, List.of()));
    assertEquals(
        "priorities must hold at least one and each once, were [QUALITY, QUALITY]",
        assertThrows(
                IllegalArgumentException.class,
                () -> own.with(
                    RelationshipPhase.STEADY,
                    List.of(PhasePriorities.Priority.QUALITY, PhasePriorities.Priority.QUALITY)))
            .getMessage());
    new EqualsTester()
        .addEqualityGroup(
            own, own.with(RelationshipPhase.WAVERING, List.of(PhasePriorities.Priority.RECOVERY)))
        .addEqualityGroup(PhasePriorities.standard())
        .testEquals();
  }

  /** Ours: the textbooks leave these two phases empty. */
  @Test
  void fillsThePhasesThatTheTextbooksLeaveEmptyWithSuggestions() {
    assertEquals(
        List.of(
            PhasePriorities.Priority.ALTERNATIVES_WATCHED,
            PhasePriorities.Priority.RECOVERY,
            PhasePriorities.Priority.DIFFERENTIATED_VALUE),
        PhasePriorities.standard().of(RelationshipPhase.WAVERING));
    assertEquals(
        List.of(
            PhasePriorities.Priority.CUSTOMISATION,
            PhasePriorities.Priority.PARTNERSHIP,
            PhasePriorities.Priority.DIRECT_DIALOGUE),
        PhasePriorities.standard().of(RelationshipPhase.CONSOLIDATED));
    for (RelationshipPhase phase : RelationshipPhase.values()) {
      PhasePriorities.Source source =
          Set.of(RelationshipPhase.WAVERING, RelationshipPhase.CONSOLIDATED).contains(phase)
              ? PhasePriorities.Source.SUGGESTION
              : PhasePriorities.Source.TEXTBOOK;
      assertFalse(PhasePriorities.standard().of(phase).isEmpty());
      for (PhasePriorities.Priority priority : PhasePriorities.standard().of(phase)) {
        assertEquals(source, priority.source());
      }
    }
  }
}
