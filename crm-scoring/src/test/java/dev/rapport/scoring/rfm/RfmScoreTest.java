package dev.rapport.scoring.rfm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RfmScoreTest {
  @Test
  void isWrittenSoThatATenCannotBeMisread() {
    assertEquals("5-4-3", new RfmScore(5, 4, 3).toString());
    assertEquals("10-1-10", new RfmScore(10, 1, 10).toString());
    assertEquals(new RfmScore(10, 1, 10), RfmScore.parse("10-1-10"));
  }

  @Test
  void readsOnlyTheFormThatItWrites() {
    for (String bad : List.of(
        "", "543", "5-4", "5-4-3-2", "5-4-", "05-4-3", "+5-4-3", "5-4-11", "0-4-3", "5 4 3",
        "٥-4-3")) {
      assertThrows(IllegalArgumentException.class, () -> RfmScore.parse(bad), bad);
    }
  }

  @Test
  void refusesAScoreOffTheLongestScale() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new RfmScore(1, 11, 1));
    assertEquals("frequency must be 1 to 10, was 11", refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new RfmScore(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new RfmScore(1, 1, -1));
  }

  @Test
  void cellsAreNumberedInTheOrderOfTheScores() {
    for (int bins = 2; bins <= RfmScore.MAX; bins++) {
      int scale = bins;
      List<RfmScore> byCell = IntStream.range(0, bins * bins * bins)
          .mapToObj(cell -> RfmScore.ofCell(cell, scale))
          .toList();
      assertEquals(byCell, byCell.stream().sorted().distinct().toList());
      IntStream.range(0, byCell.size())
          .forEach(cell -> assertEquals(cell, byCell.get(cell).cell(scale)));
    }
    assertEquals(new RfmScore(5, 5, 5), RfmScore.ofCell(124, 5));
  }

  @Test
  void refusesACellOffTheScale() {
    assertThrows(IllegalArgumentException.class, () -> RfmScore.ofCell(125, 5));
    assertThrows(IllegalArgumentException.class, () -> RfmScore.ofCell(-1, 5));
    assertThrows(IllegalArgumentException.class, () -> RfmScore.ofCell(0, 1));
    assertThrows(IllegalArgumentException.class, () -> RfmScore.ofCell(0, 11));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new RfmScore(5, 4, 3).cell(4));
    assertEquals("recency must be 1 to 4, was 5", refused.getMessage());
  }

  @Test
  void recencyComesFirstInTheOrder() {
    List<RfmScore> ascending =
        Stream.of("1-5-5", "2-1-5", "2-2-1", "2-2-2").map(RfmScore::parse).toList();
    assertEquals(ascending, ascending.stream().sorted().toList());
    assertEquals(12, new RfmScore(5, 4, 3).total());
  }
}
