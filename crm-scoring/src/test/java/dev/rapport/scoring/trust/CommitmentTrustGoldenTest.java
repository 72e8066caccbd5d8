package dev.rapport.scoring.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The thirteen hypotheses attributed to Morgan and Hunt (1994), with H2 as the one that their data are said not to support; the paper itself was
 * not checked.
 */
class CommitmentTrustGoldenTest {
  @Test
  void theThirteenHypothesesHaveTheirSigns() {
    List<String> quoted = List.of(
        "H1 TERMINATION_COSTS + COMMITMENT",
        "H2 RELATIONSHIP_BENEFITS + COMMITMENT",
        "H3 SHARED_VALUES + COMMITMENT",
        "H4 SHARED_VALUES + TRUST",
        "H5 COMMUNICATION + TRUST",
        "H6 OPPORTUNISM - TRUST",
        "H7 COMMITMENT + ACQUIESCENCE",
        "H8 COMMITMENT - PROPENSITY_TO_LEAVE",
        "H9 COMMITMENT + COOPERATION",
        "H10 TRUST + COMMITMENT",
        "H11 TRUST + COOPERATION",
        "H12 TRUST + FUNCTIONAL_CONFLICT",
        "H13 TRUST - UNCERTAINTY");
    assertEquals(
        quoted,
        Arrays.stream(Hypothesis.values())
            .map(one -> one.name() + " " + one.cause() + " "
                + (one.sign() == Sign.POSITIVE ? "+" : "-") + " " + one.effect())
            .toList());
    assertEquals(
        List.of(Hypothesis.H2),
        Arrays.stream(Hypothesis.values())
            .filter(one -> one.support() == Hypothesis.Support.NOT_SUPPORTED)
            .toList());
  }
}
