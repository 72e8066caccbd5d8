package dev.rapport.scoring.rfm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RfmScoreCountsTest {
  private static final List<RfmScore> SCORES =
      List.of(RfmScore.parse("1-1-3"), RfmScore.parse("3-1-3"), RfmScore.parse("1-1-3"));

  @Test
  void countsByScoreAndByEachOfItsParts() {
    RfmScoreCounts counts = RfmScoreCounts.of(3, SCORES);
    assertEquals(3, counts.customers());
    assertEquals(2, counts.count(RfmScore.parse("1-1-3")));
    assertEquals(0, counts.count(RfmScore.parse("2-1-3")));
    assertEquals(List.of(2L, 0L, 1L), counts.recency());
    assertEquals(List.of(3L, 0L, 0L), counts.frequency());
    assertEquals(List.of(0L, 0L, 3L), counts.monetary());
    assertEquals(
        Map.of(RfmScore.parse("1-1-3"), 2L, RfmScore.parse("3-1-3"), 1L), counts.occupied());
    assertEquals("{1-1-3=2, 3-1-3=1}", counts.toString());
  }

  @Test
  void refusesWhatIsNotOnTheScale() {
    assertThrows(IllegalArgumentException.class, () -> RfmScoreCounts.of(2, SCORES));
    assertThrows(IllegalArgumentException.class, () -> RfmScoreCounts.empty(1));
    assertThrows(IllegalArgumentException.class, () -> RfmScoreCounts.empty(11));
    IllegalArgumentException refused = assertThrows(
        IllegalArgumentException.class, () -> RfmScoreCounts.ofCells(2, new short[] {7, 8}, 0, 2));
    assertEquals("cells must be 0 to 7 of 2 bins, was 8 at 1", refused.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> RfmScoreCounts.ofCells(2, new short[] {-1}, 0, 1));
    assertThrows(
        IndexOutOfBoundsException.class, () -> RfmScoreCounts.ofCells(2, new short[1], 0, 2));
    assertThrows(
        IllegalArgumentException.class,
        () -> RfmScoreCounts.empty(2).merge(RfmScoreCounts.empty(3)));
    assertThrows(
        IllegalArgumentException.class,
        () -> RfmScoreCounts.empty(2).count(RfmScore.parse("1-3-1")));
  }

  @Test
  void isEqualByScaleAndCounts() {
    new EqualsTester()
        .addEqualityGroup(
            RfmScoreCounts.of(3, SCORES), RfmScoreCounts.ofCells(3, new short[] {2, 20, 2}, 0, 3))
        .addEqualityGroup(RfmScoreCounts.empty(3))
        .addEqualityGroup(RfmScoreCounts.empty(2))
        .testEquals();
  }

  @Test
  void namesTheArgumentThatIsNull() {
    NullPointerTester tester = new NullPointerTester().setDefault(int.class, 5);
    tester.testAllPublicStaticMethods(RfmScoreCounts.class);
    tester.testAllPublicInstanceMethods(RfmScoreCounts.empty(5));
  }
}
