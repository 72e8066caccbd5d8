package dev.rapport.core.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import org.junit.jupiter.api.Test;

class ExplainedTest {
  /** A result as a package would write it: its facts, and an explanation built from them on demand. */
  private record Award(long desired, long cap) implements Explainable {
    long points() {
      return Math.min(desired, cap);
    }

    @Override
    public Explanation explanation() {
      return Explanation.of(EarningCode.AWARDED).with("points", points());
    }
  }

  @Test
  void aResultBuildsAnEqualExplanationOnEachCall() {
    Award award = new Award(40, 35);
    assertEquals(award.explanation(), award.explanation());
    assertNotSame(award.explanation(), award.explanation());
    assertEquals(new Award(40, 35), award);
    assertEquals(new Award(40, 35).explanation(), award.explanation());
  }

  @Test
  void keepsTheExplanationWhenTheValueChanges() {
    Explained<Award> explained = Explained.of(new Award(40, 35));
    assertEquals(new Award(40, 35).explanation(), explained.explanation());
    assertEquals(new Explained<>(35L, explained.explanation()), explained.map(Award::points));
  }
}
