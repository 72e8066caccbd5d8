package dev.rapport.scoring.trust;

import static dev.rapport.scoring.trust.Construct.ACQUIESCENCE;
import static dev.rapport.scoring.trust.Construct.COMMITMENT;
import static dev.rapport.scoring.trust.Construct.COMMUNICATION;
import static dev.rapport.scoring.trust.Construct.COOPERATION;
import static dev.rapport.scoring.trust.Construct.FUNCTIONAL_CONFLICT;
import static dev.rapport.scoring.trust.Construct.OPPORTUNISM;
import static dev.rapport.scoring.trust.Construct.PROPENSITY_TO_LEAVE;
import static dev.rapport.scoring.trust.Construct.RELATIONSHIP_BENEFITS;
import static dev.rapport.scoring.trust.Construct.SHARED_VALUES;
import static dev.rapport.scoring.trust.Construct.TERMINATION_COSTS;
import static dev.rapport.scoring.trust.Construct.TRUST;
import static dev.rapport.scoring.trust.Construct.UNCERTAINTY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.explain.Renderer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommitmentTrustModelTest {
  private static final CommitmentTrustModel THEORY = CommitmentTrustModel.standard();

  @Test
  void aPathIsExplainedInWords() {
    CausalPath path = THEORY.paths(OPPORTUNISM, PROPENSITY_TO_LEAVE).get(0);
    assertEquals(
        "opportunism lowers trust, which lowers commitment, which raises propensity to leave",
        path.words());
    assertEquals(path.words(), path.toString());
    assertEquals(
        List.of(
            "propensity to leave rises with opportunism",
            "  trust falls by H6: negative effect of opportunism, supported",
            "  commitment falls by H10: positive effect of trust, supported",
            "  propensity to leave rises by H8: negative effect of commitment, supported"),
        path.explanation().lines());
    assertEquals(List.of(OPPORTUNISM, TRUST, COMMITMENT, PROPENSITY_TO_LEAVE), path.constructs());
    assertEquals(List.of(), Renderer.english().check(List.of(TrustCode.values())));
  }

  @Test
  void severalThingsAtOnceRaiseAndLowerInThePlural() {
    assertEquals(
        "shared values raise commitment",
        THEORY.paths(SHARED_VALUES, COMMITMENT).get(0).words());
    assertEquals(
        "relationship benefits raise commitment, which lowers propensity to leave",
        THEORY.paths(RELATIONSHIP_BENEFITS, PROPENSITY_TO_LEAVE).get(0).words());
    assertEquals(
        "uncertainty falls with communication",
        THEORY.paths(COMMUNICATION, UNCERTAINTY).get(0).explanation().lines().get(0));
    assertEquals("H6: opportunism lowers trust", Hypothesis.H6.toString());
  }

  @Test
  void allPathsAreFoundTheShortestFirst() {
    List<List<Hypothesis>> steps =
        THEORY.paths(SHARED_VALUES, COOPERATION).stream().map(CausalPath::steps).toList();
    assertEquals(
        List.of(
            List.of(Hypothesis.H3, Hypothesis.H9),
            List.of(Hypothesis.H4, Hypothesis.H11),
            List.of(Hypothesis.H4, Hypothesis.H10, Hypothesis.H9)),
        steps);
    assertEquals(List.of(), THEORY.paths(COMMITMENT, TRUST));
    assertEquals(List.of(), THEORY.paths(TRUST, TRUST));
    assertEquals(List.of(), THEORY.paths(TERMINATION_COSTS, UNCERTAINTY));
  }

  @Test
  void aChangeIsFollowedToAllThatItActsOn() {
    assertEquals(
        Map.of(
            TRUST, Sign.NEGATIVE,
            COMMITMENT, Sign.NEGATIVE,
            ACQUIESCENCE, Sign.NEGATIVE,
            PROPENSITY_TO_LEAVE, Sign.POSITIVE,
            COOPERATION, Sign.NEGATIVE,
            FUNCTIONAL_CONFLICT, Sign.NEGATIVE,
            UNCERTAINTY, Sign.POSITIVE),
        THEORY.propagate(COMMUNICATION, Sign.NEGATIVE));
    assertEquals(
        THEORY.propagate(COMMUNICATION, Sign.NEGATIVE),
        THEORY.propagate(OPPORTUNISM, Sign.POSITIVE));
    assertEquals(Map.of(), THEORY.propagate(COOPERATION, Sign.POSITIVE));
  }

  @Test
  void leversSayWhatToWorkOn() {
    assertEquals(
        Map.of(
            SHARED_VALUES, Sign.POSITIVE,
            COMMUNICATION, Sign.POSITIVE,
            OPPORTUNISM, Sign.NEGATIVE,
            TRUST, Sign.POSITIVE),
        THEORY.levers(UNCERTAINTY, Sign.NEGATIVE));
    assertEquals(Map.of(), THEORY.levers(OPPORTUNISM, Sign.NEGATIVE));
  }

  @Test
  void theUnsupportedHypothesisCanBeLeftOut() {
    CommitmentTrustModel supported = CommitmentTrustModel.supported();
    assertEquals(12, supported.hypotheses().size());
    assertFalse(supported.hypotheses().contains(Hypothesis.H2));
    assertEquals(Optional.empty(), supported.influence(RELATIONSHIP_BENEFITS, COMMITMENT));
    CausalPath path = THEORY.paths(RELATIONSHIP_BENEFITS, COOPERATION).get(0);
    assertFalse(path.isSupported());
    assertTrue(path.explanation().lines().get(1).endsWith("not supported"));
    assertTrue(THEORY.paths(TRUST, COOPERATION).get(0).isSupported());
  }

  @Test
  void stepsMustJoin() {
    assertEquals(
        "steps must join, but H6: opportunism lowers trust is followed by H8: commitment lowers propensity to leave",
        assertThrows(
                IllegalArgumentException.class,
                () -> new CausalPath(List.of(Hypothesis.H6, Hypothesis.H8)))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> new CausalPath(List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> CommitmentTrustModel.of(EnumSet.noneOf(Hypothesis.class)));
  }

  @Test
  void modelsAreEqualByTheirHypotheses() {
    new EqualsTester()
        .addEqualityGroup(THEORY, CommitmentTrustModel.of(EnumSet.allOf(Hypothesis.class)))
        .addEqualityGroup(CommitmentTrustModel.supported())
        .addEqualityGroup(CommitmentTrustModel.of(Set.of(Hypothesis.H1)))
        .testEquals();
    new NullPointerTester().setDefault(Construct.class, TRUST).testAllPublicInstanceMethods(THEORY);
    new NullPointerTester().testAllPublicStaticMethods(CommitmentTrustModel.class);
  }
}
