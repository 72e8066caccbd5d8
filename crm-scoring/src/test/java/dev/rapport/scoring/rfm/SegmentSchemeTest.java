package dev.rapport.scoring.rfm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.customer.SegmentId;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentSchemeTest {
  private static SegmentScheme house() {
    return SegmentScheme.builder("house", 5)
        .segment("best", "Best customers", "R4-5 F4-5 M4-5")
        .segment("lapsing", "Once good, now silent", "R1-2 F3-5")
        .build();
  }

  @Test
  void theFirstSegmentThatHoldsAScoreGetsIt() {
    SegmentScheme scheme = SegmentScheme.builder("order", 3)
        .segment("recent", "Recent", "R3")
        .segment("all", "All", "any")
        .build();
    assertEquals(SegmentId.of("recent"), scheme.segmentOf(RfmScore.parse("3-1-1")));
    assertEquals(SegmentId.of("all"), scheme.segmentOf(RfmScore.parse("2-1-1")));
    assertEquals(SegmentId.of("others"), scheme.rest());
  }

  @Test
  void printsAsATable() {
    assertEquals("""
            house, 5 points
              best (Best customers): R4-5 F4-5 M4-5
              lapsing (Once good, now silent): R1-2 F3-5
              others: all other scores""", house().toString());
  }

  @Test
  void regionsPrintAsTheyAreMade() {
    ScoreRegion region = ScoreRegion.parse("R5")
        .or(ScoreRegion.parse("F5").and(ScoreRegion.parse("M1").not()))
        .or(ScoreRegion.named("lucky", score -> score.total() == 7));
    assertEquals("((R5 or (F5 and not M1)) or [lucky])", region.toString());
    assertTrue(region.contains(RfmScore.parse("1-5-1")));
  }

  @Test
  void equalIfMadeAlike() {
    Predicate<RfmScore> rule = score -> score.recency() > 1;
    new EqualsTester()
        .addEqualityGroup(house(), house())
        .addEqualityGroup(SegmentScheme.builder("house", 4)
            .segment("best", "Best customers", "R4-5 F4-5 M4-5")
            .segment("lapsing", "Once good, now silent", "R1-2 F3-5")
            .build())
        .addEqualityGroup(SegmentSchemes.tenSegments02(), SegmentSchemes.tenSegments02())
        .addEqualityGroup(SegmentSchemes.tenSegments03())
        .testEquals();
    new EqualsTester()
        .addEqualityGroup(ScoreRegion.named("a", rule), ScoreRegion.named("a", rule))
        .addEqualityGroup(ScoreRegion.named("b", rule))
        .addEqualityGroup(ScoreRegion.parse("R1").not(), ScoreRegion.parse("R1").not())
        .addEqualityGroup(ScoreRegion.parse("R1"), ScoreRegion.parse("R1 F1-10"))
        .testEquals();
  }

  @Test
  void aSegmentThatClaimsNoScoreOfTheScaleIsUnreachable() {
    SegmentScheme scheme = SegmentScheme.builder("too short", 3)
        .segment("top", "Top", "R4-5")
        .segment("all", "All", "any")
        .build();
    assertEquals(
        List.of("segment top is unreachable: it claims no score of the scale"),
        scheme.lint().lines());
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, scheme::requirePartition);
    assertEquals(
        "scheme too short: segment top is unreachable: it claims no score of the scale",
        refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "R", "R0", "R11", "R5-4", "R1-2-3", "F1 R1", "R1  F1", "X1", "r1", "R1,F1"})
  void textThatIsNoBox(String text) {
    assertThrows(IllegalArgumentException.class, () -> ScoreRegion.parse(text));
  }

  @Test
  void idsAreUnique() {
    SegmentScheme.Builder builder =
        SegmentScheme.builder("twice", 5).segment("a", "A", "R1").rest("b");
    assertThrows(IllegalArgumentException.class, () -> builder.segment("a", "Again", "R2"));
    assertThrows(IllegalArgumentException.class, () -> builder.segment("b", "Rest", "R2"));
    assertThrows(IllegalStateException.class, () -> builder.rest("c"));
    assertThrows(IllegalStateException.class, SegmentScheme.builder("none", 5)::build);
  }

  @Test
  void countsOfAnotherScaleAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> house().count(RfmScoreCounts.empty(4)));
  }

  @Test
  void namesTheArgumentThatIsNull() {
    NullPointerTester tester = new NullPointerTester()
        .setDefault(RfmScore.class, RfmScore.parse("1-1-1"))
        .setDefault(RfmScoreCounts.class, RfmScoreCounts.empty(5));
    tester.testAllPublicInstanceMethods(house());
    tester.testAllPublicStaticMethods(SegmentScheme.class);
    tester.testAllPublicStaticMethods(ScoreRegion.class);
  }
}
