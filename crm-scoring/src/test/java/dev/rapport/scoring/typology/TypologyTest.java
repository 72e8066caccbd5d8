package dev.rapport.scoring.typology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.explain.Renderer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TypologyTest {
  private static final QuadrantClassifier MIDDLE = QuadrantClassifier.of(Cut.at(3), Cut.at(3));

  private enum Broken implements QuadrantType {
    ONE,
    TWO;

    @Override
    public Quadrant quadrant() {
      return Quadrant.HIGH_HIGH;
    }

    @Override
    public String term() {
      return "一";
    }

    @Override
    public String traits() {
      return "none";
    }

    @Override
    public Set<Advice> advised() {
      return Set.of();
    }

    @Override
    public Set<Advice> ruledOut() {
      return Set.of();
    }
  }

  /** Four cells each, in the order high-high, high-low, low-high, low-low of the published tables. */
  @Test
  void theFiveTypologiesNameTheirCellsAsPublished() {
    assertCells(
        PatronageType.TYPOLOGY,
        List.of(
            PatronageType.LOYAL, PatronageType.LATENT, PatronageType.SPURIOUS, PatronageType.NONE));
    assertCells(
        SatisfactionType.TYPOLOGY,
        List.of(
            SatisfactionType.LOYALIST,
            SatisfactionType.MERCENARY,
            SatisfactionType.HOSTAGE,
            SatisfactionType.DEFECTOR));
    assertCells(
        DurationType.TYPOLOGY,
        List.of(
            DurationType.TRUE_FRIEND,
            DurationType.BUTTERFLY,
            DurationType.BARNACLE,
            DurationType.STRANGER));
    assertCells(
        ReferralType.TYPOLOGY,
        List.of(
            ReferralType.CHAMPION,
            ReferralType.AFFLUENT,
            ReferralType.ADVOCATE,
            ReferralType.MISER));
    assertCells(
        ContributionType.TYPOLOGY,
        List.of(
            ContributionType.KEEP,
            ContributionType.MAINTAIN,
            ContributionType.DEVELOP,
            ContributionType.RELEASE));
  }

  private static <T extends Enum<T> & QuadrantType> void assertCells(
      Typology<T> typology, List<T> cells) {
    assertSame(cells.get(0), typology.place(MIDDLE, 5, 5).type());
    assertSame(cells.get(1), typology.place(MIDDLE, 5, 1).type());
    assertSame(cells.get(2), typology.place(MIDDLE, 1, 5).type());
    assertSame(cells.get(3), typology.place(MIDDLE, 1, 1).type());
    assertEquals(cells, List.copyOf(typology.types().values()));
    for (T cell : cells) {
      assertTrue(cell.term().codePoints().allMatch(Character::isIdeographic), cell.term());
      assertFalse(cell.advised().isEmpty(), cell.name());
      assertFalse(cell.advised().stream().anyMatch(cell.ruledOut()::contains), cell.name());
    }
  }

  @Test
  void aTieIsLowUnlessTheCutSaysOtherwise() {
    assertFalse(Cut.at(3).isHigh(3));
    assertTrue(Cut.at(3).tiesHigh().isHigh(3));
    assertFalse(Cut.at(0).isHigh(-0.0));
    assertEquals(Cut.at(0), Cut.at(-0.0));
  }

  @Test
  void medianAndMeanArePartOfTheCut() {
    assertEquals(new Cut(2, Cut.Basis.MEDIAN, Cut.Tie.LOW), Cut.median(10, 1, 2));
    assertEquals(new Cut(6, Cut.Basis.MEDIAN, Cut.Tie.LOW), Cut.median(10, 1, 2, 12));
    assertEquals(new Cut(0.1, Cut.Basis.MEAN, Cut.Tie.LOW), Cut.mean(0.1, 0.1, 0.1));
    assertEquals(1.0 / 3, Cut.mean(1e300, 1, -1e300).value());
    assertEquals(Double.MAX_VALUE, Cut.mean(Double.MAX_VALUE, Double.MAX_VALUE).value());
    assertEquals(
        Double.MAX_VALUE, Cut.median(Double.MAX_VALUE, Double.MAX_VALUE).value());
  }

  @Test
  void nothingThatIsNotANumberComesIn() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> Cut.at(bad));
      assertThrows(IllegalArgumentException.class, () -> Cut.mean(1, bad));
      assertThrows(IllegalArgumentException.class, () -> Cut.median(1, bad));
      assertThrows(IllegalArgumentException.class, () -> MIDDLE.classify(bad, 1));
      assertThrows(IllegalArgumentException.class, () -> MIDDLE.classify(1, bad));
      assertThrows(
          IllegalArgumentException.class, () -> PatronageType.TYPOLOGY.place(MIDDLE, 1, bad));
    }
    assertThrows(IllegalArgumentException.class, () -> Cut.mean());
    assertThrows(IllegalArgumentException.class, () -> Cut.median());
  }

  @Test
  void aTypologyNeedsOneTypeForEachQuadrant() {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> Typology.of(Broken.class, "one", "two"));
    assertEquals(
        "types must have one type for each quadrant, HIGH_HIGH had ONE and TWO",
        error.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> Typology.of(PatronageType.class, " ", "two"));
  }

  @Test
  void onlyHostagesAndSpuriousLoyaltyAreNoRelationship() {
    for (PatronageType type : PatronageType.values()) {
      assertEquals(type == PatronageType.SPURIOUS, type.isFalseLoyalty());
    }
    for (SatisfactionType type : SatisfactionType.values()) {
      assertEquals(type == SatisfactionType.HOSTAGE, type.isFalseLoyalty());
    }
    assertFalse(DurationType.BARNACLE.isFalseLoyalty());
  }

  @Test
  void aGuardRailOfOneTypologyOverrulesTheAdviceOfAnother() {
    assertEquals(
        List.of(Advice.REWARD_REFERRALS, Advice.HARVEST),
        List.copyOf(Advice.of(List.<QuadrantType>of(
            ContributionType.KEEP, ReferralType.AFFLUENT, DurationType.BUTTERFLY))));
    assertEquals(Set.of(Advice.INVEST), Advice.of(List.of(ContributionType.KEEP)));
    assertEquals(Set.of(), Advice.of(List.of()));
    assertTrue(SatisfactionType.HOSTAGE.ruledOut().contains(Advice.ADD_LOCK_IN));
    assertTrue(SatisfactionType.MERCENARY.ruledOut().contains(Advice.ESCALATE_PRICE));
  }

  @Test
  void aPlacementSaysWhy() {
    assertEquals(
        List.of(
            "hostage: dissatisfied, but cannot leave",
            "  satisfaction is low: 2 against the cut 3 (fixed, ties low)",
            "  loyalty is high: 5 against the cut 3 (fixed, ties low)"),
        SatisfactionType.TYPOLOGY.place(MIDDLE, 2, 5).explanation().lines());
    assertEquals(List.of(), Renderer.english().check(List.of(TypologyCode.values())));
  }
}
