package dev.rapport.scoring.patronage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.explain.Renderer;
import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.relationship.RelationshipReality;
import dev.rapport.core.relationship.RelationshipReality.Defect;
import dev.rapport.scoring.patronage.SwitchingChoice.Outcome;
import dev.rapport.scoring.patronage.SwitchingFacet.Group;
import dev.rapport.scoring.survey.RatingScale;
import dev.rapport.scoring.typology.PatronageType;
import dev.rapport.scoring.typology.SatisfactionType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SwitchingTest {
  private static final CurrencyUnit EUR = CurrencyUnit.of("EUR");
  private static final RatingScale FIVE = RatingScale.of(1, 5);

  /** Published: the eight facets in three groups of Burnham, Frels and Mahajan (2003). */
  @Test
  void eightFacetsInThreeGroups() {
    assertEquals(
        Set.of(
            SwitchingFacet.ECONOMIC_RISK,
            SwitchingFacet.EVALUATION,
            SwitchingFacet.LEARNING,
            SwitchingFacet.SET_UP),
        Group.PROCEDURAL.facets());
    assertEquals(
        Set.of(SwitchingFacet.BENEFIT_LOSS, SwitchingFacet.MONETARY_LOSS),
        Group.FINANCIAL.facets());
    assertEquals(
        Set.of(SwitchingFacet.PERSONAL_RELATIONSHIP_LOSS, SwitchingFacet.BRAND_RELATIONSHIP_LOSS),
        Group.RELATIONAL.facets());
    assertEquals(
        8,
        Arrays.stream(Group.values()).mapToInt(group -> group.facets().size()).sum());
    assertEquals("关系性转移成本", Group.RELATIONAL.term());
    assertEquals("学习成本", SwitchingFacet.LEARNING.term());
  }

  @Test
  void ratingsAreAveragedOverWhatIsKnown() {
    SwitchingCosts.Rated rated = SwitchingCosts.Rated.of(
        FIVE,
        Map.of(
            SwitchingFacet.LEARNING, 4.0,
            SwitchingFacet.SET_UP, 3.0,
            SwitchingFacet.MONETARY_LOSS, 1.0));
    assertEquals(3.5, rated.mean(Group.PROCEDURAL).value());
    assertEquals(8.0 / 3, rated.mean().value(), 1e-15);
    assertEquals(3, rated.mean().sampleSize());
    assertFalse(rated.mean(Group.RELATIONAL).isKnown());
    assertEquals(5, rated.unknown().size());
    assertFalse(SwitchingCosts.Rated.of(FIVE, Map.of()).mean().isKnown());
  }

  @Test
  void amountsAreAddedUp() {
    SwitchingCosts.Priced priced = SwitchingCosts.Priced.of(
        EUR,
        Map.of(
            SwitchingFacet.MONETARY_LOSS, Money.of("EUR", "30"),
            SwitchingFacet.BENEFIT_LOSS, Money.of("EUR", "5.50"),
            SwitchingFacet.LEARNING, Money.of("EUR", "12")));
    assertEquals(Money.of("EUR", "47.50"), priced.total());
    assertEquals(Money.of("EUR", "35.50"), priced.total(Group.FINANCIAL));
    assertEquals(Money.zero(EUR), priced.total(Group.RELATIONAL));
    assertEquals(
        Set.of(SwitchingFacet.LEARNING, SwitchingFacet.BENEFIT_LOSS, SwitchingFacet.MONETARY_LOSS),
        priced.known());
    assertTrue(priced.unknown().contains(SwitchingFacet.SET_UP));
    assertEquals(
        Outcome.LOCKED_IN,
        SwitchingChoice.of(Money.of("EUR", "100"), Money.of("EUR", "147.50"), priced)
            .outcome());
    assertEquals(
        Outcome.DEFECTS,
        SwitchingChoice.of(Money.of("EUR", "100"), Money.of("EUR", "147.51"), priced)
            .outcome());
  }

  @Test
  void aCustomerStaysByPreferenceOrLockedInOrGoes() {
    assertEquals(Outcome.LOCKED_IN, SwitchingChoice.of(50, 70, 30).outcome());
    assertEquals(Outcome.LOCKED_IN, SwitchingChoice.of(50, 80, 30).outcome());
    assertEquals(Outcome.DEFECTS, SwitchingChoice.of(50, 80.01, 30).outcome());
    assertEquals(Outcome.PREFERS, SwitchingChoice.of(50, 50, 30).outcome());
    assertEquals(Outcome.PREFERS, SwitchingChoice.of(50, 50, 0).outcome());
    assertEquals(Outcome.DEFECTS, SwitchingChoice.of(50, 51, 0).outcome());
    assertTrue(SwitchingChoice.of(50, 70, 30).isLockedIn());
    assertEquals(10, SwitchingChoice.of(50, 70, 30).slack());
    assertEquals(-5, SwitchingChoice.of(50, 70, 15).slack());
    // In binary 0.3 - 0.1 is a little less than 0.2; in the decimals that were given they are
    // equal.
    assertEquals(Outcome.LOCKED_IN, SwitchingChoice.of(0.1, 0.3, 0.2).outcome());
  }

  @Test
  void theChoiceIsExplained() {
    assertEquals(
        List.of(
            "stays, locked in: the alternative is better, but not by the cost of switching",
            "  the alternative is worth 70, the current supplier 50, switching costs 30"),
        SwitchingChoice.of(50, 70, 30).explanation().lines());
    assertEquals(
        "70 against 50 with a switching cost of 30",
        SwitchingChoice.of(50, 70, 30).toString());
    assertEquals(
        "stays by preference", SwitchingChoice.of(5, 1, 0).explanation().lines().get(0));
    assertTrue(SwitchingChoice.of(1, 5, 0).explanation().lines().get(0).startsWith("defects"));
    assertEquals(List.of(), Renderer.english().check(List.of(PatronageCode.values())));
  }

  @Test
  void badInputIsNamed() {
    assertEquals(
        "switchingCost must not be negative, was -1.0",
        assertThrows(IllegalArgumentException.class, () -> SwitchingChoice.of(1, 2, -1))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> SwitchingChoice.of(Double.NaN, 2, 1));
    assertThrows(
        IllegalArgumentException.class, () -> SwitchingChoice.of(1, Double.POSITIVE_INFINITY, 1));
    SwitchingChoice huge =
        SwitchingChoice.of(Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE);
    assertEquals(Outcome.PREFERS, huge.outcome());
    assertThrows(ArithmeticException.class, huge::slack);
    assertThrows(
        IllegalArgumentException.class,
        () -> SwitchingCosts.Rated.of(FIVE, Map.of(SwitchingFacet.LEARNING, 6.0)));
    assertThrows(
        IllegalArgumentException.class,
        () -> SwitchingCosts.Rated.of(FIVE, Map.of(SwitchingFacet.LEARNING, Double.NaN)));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            SwitchingCosts.Priced.of(EUR, Map.of(SwitchingFacet.LEARNING, Money.of("EUR", "-1"))));
    Map<SwitchingFacet, Money> dollars = Map.of(SwitchingFacet.LEARNING, Money.of("USD", "1"));
    assertThrows(CurrencyMismatchException.class, () -> SwitchingCosts.Priced.of(EUR, dollars));
    SwitchingCosts.Priced none = SwitchingCosts.Priced.of(EUR, Map.of());
    assertThrows(
        CurrencyMismatchException.class,
        () -> SwitchingChoice.of(Money.of("USD", "1"), Money.of("EUR", "1"), none));
    assertThrows(
        CurrencyMismatchException.class,
        () -> SwitchingChoice.of(Money.of("EUR", "1"), Money.of("USD", "1"), none));
  }

  @Test
  void spuriousLoyaltyAndHostagesAreNoRelationship() {
    assertEquals(
        Set.of(Defect.ONE_SIDED, Defect.LOCKED_IN),
        FalseRelationship.of(PatronageType.SPURIOUS, SatisfactionType.HOSTAGE).defects());
    assertEquals(
        new RelationshipReality(Finding.YES, Finding.YES),
        FalseRelationship.of(PatronageType.LOYAL, SatisfactionType.LOYALIST));
    assertEquals(
        Set.of(Defect.LOCKED_IN),
        FalseRelationship.of(PatronageType.LOYAL, SwitchingChoice.of(50, 70, 30))
            .defects());
    assertEquals(
        Set.of(Defect.ONE_SIDED),
        FalseRelationship.of(PatronageType.SPURIOUS, SwitchingChoice.of(70, 50, 30))
            .defects());
    for (PatronageType patronage : PatronageType.values()) {
      for (SatisfactionType satisfaction : SatisfactionType.values()) {
        if (patronage.isFalseLoyalty() || satisfaction.isFalseLoyalty()) {
          assertEquals(Finding.NO, FalseRelationship.of(patronage, satisfaction).isRelationship());
        }
      }
    }
  }

  @Test
  void choicesAreEqualByTheirNumbers() {
    new EqualsTester()
        .addEqualityGroup(
            SwitchingChoice.of(50, 70, 30),
            SwitchingChoice.of(
                Money.of("EUR", "50.00"),
                Money.of("EUR", "70"),
                SwitchingCosts.Priced.of(
                    EUR, Map.of(SwitchingFacet.LEARNING, Money.of("EUR", "30")))))
        .addEqualityGroup(SwitchingChoice.of(-0.0, 70, 30), SwitchingChoice.of(0, 70, 30))
        .addEqualityGroup(SwitchingChoice.of(50, 70, 31))
        .testEquals();
    NullPointerTester tester = new NullPointerTester()
        .setDefault(Money.class, Money.zero(EUR))
        .setDefault(CurrencyUnit.class, EUR)
        .setDefault(SwitchingCosts.Priced.class, SwitchingCosts.Priced.of(EUR, Map.of()))
        .setDefault(SwitchingChoice.class, SwitchingChoice.of(1, 1, 1));
    tester.testAllPublicStaticMethods(SwitchingChoice.class);
    tester.testAllPublicStaticMethods(FalseRelationship.class);
  }
}
