package dev.rapport.core.relationship;

import static dev.rapport.core.relationship.Bond.CUSTOMISATION;
import static dev.rapport.core.relationship.Bond.FINANCIAL;
import static dev.rapport.core.relationship.Bond.SOCIAL;
import static dev.rapport.core.relationship.Bond.STRUCTURAL;
import static dev.rapport.core.relationship.BondScheme.FOUR_LEVEL;
import static dev.rapport.core.relationship.BondScheme.THREE_LEVEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.evidence.Evidence;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.relationship.Bond.Advantage;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BondTest {
  /** Stated in the documents: 一级财务、二级社会、三级结构, and the four 联系 with three means each. */
  @Test
  void levelsAreThoseOfTheDocuments() {
    assertEquals(List.of(FINANCIAL, SOCIAL, STRUCTURAL), THREE_LEVEL.bonds());
    assertEquals(List.of(FINANCIAL, SOCIAL, CUSTOMISATION, STRUCTURAL), FOUR_LEVEL.bonds());
    assertEquals(
        Set.of(
            BondTactic.CUSTOMER_INTIMACY, BondTactic.MASS_CUSTOMISATION, BondTactic.ANTICIPATION),
        CUSTOMISATION.tactics());
    assertTrue(STRUCTURAL.tactics().contains(BondTactic.INTEGRATED_INFORMATION));
    assertEquals(Advantage.LOW, FINANCIAL.advantage());
    assertEquals(Advantage.HIGH, STRUCTURAL.advantage());
  }

  @Test
  void threeLevelsTranslateToFourAndBack() {
    assertEquals(4, THREE_LEVEL.translate(3, FOUR_LEVEL));
    assertEquals(2, THREE_LEVEL.translate(2, FOUR_LEVEL));
    assertEquals(0, THREE_LEVEL.translate(0, FOUR_LEVEL));
    for (int level = 0; level <= 3; level++) {
      int there = THREE_LEVEL.translate(level, FOUR_LEVEL);
      assertEquals(level, FOUR_LEVEL.translate(there, THREE_LEVEL));
    }
  }

  @Test
  void threeLevelsCountCustomisationWithTheSocialLevel() {
    assertEquals(2, THREE_LEVEL.level(CUSTOMISATION));
    assertEquals(2, FOUR_LEVEL.translate(3, THREE_LEVEL));
    assertEquals(2, BondProgramme.of(BondTactic.ANTICIPATION).level(THREE_LEVEL));
    assertEquals(3, BondProgramme.of(BondTactic.ANTICIPATION).level(FOUR_LEVEL));
  }

  @Test
  void aProgrammeHasTheLevelOfItsHighestBond() {
    BondProgramme programme =
        BondProgramme.of(BondTactic.STABLE_PRICE, BondTactic.SHARED_PROCESSES);
    assertEquals(EnumSet.of(FINANCIAL, STRUCTURAL), programme.bonds());
    assertEquals(4, programme.level(FOUR_LEVEL));
    assertEquals(1, programme.foundation(FOUR_LEVEL));
    assertEquals(List.of(SOCIAL, CUSTOMISATION), programme.missing(FOUR_LEVEL));
    assertEquals(List.of(SOCIAL), programme.missing(THREE_LEVEL));
    assertEquals(Optional.of(Advantage.HIGH), programme.advantage());
  }

  @Test
  void theNextStepClosesTheLowestGap() {
    var step = BondProgramme.of(BondTactic.STABLE_PRICE, BondTactic.SHARED_PROCESSES)
        .nextStep(FOUR_LEVEL, 4);
    assertEquals(2, step.value());
    assertEquals(
        List.of(
            "work on level 2 towards level 4, four level scheme",
            "  the present level is 4: stable price and shared processes",
            "  no tactic builds the social bond below it",
            "  no tactic builds the customisation bond below it"),
        step.explanation().lines());
  }

  @Test
  void theNextStepStaysWhereTheTargetIsReached() {
    BondProgramme social =
        BondProgramme.of(BondTactic.STABLE_PRICE, BondTactic.PERSONAL_RELATIONSHIP);
    assertEquals(2, social.nextStep(FOUR_LEVEL, 2).value());
    assertEquals(2, social.nextStep(FOUR_LEVEL, 0).value());
    assertEquals(3, social.nextStep(FOUR_LEVEL, 4).value());
    assertEquals(0, BondProgramme.none().nextStep(FOUR_LEVEL, 0).value());
    assertEquals(1, BondProgramme.none().nextStep(FOUR_LEVEL, 4).value());
    assertEquals(Optional.empty(), BondProgramme.none().advantage());
  }

  @Test
  void practicesAreMadeOfTactics() {
    assertEquals(
        Set.of(FINANCIAL, SOCIAL),
        BondProgramme.none().with(RelationshipPractice.MEMBERSHIP.tactics()).bonds());
    assertEquals(
        EnumSet.of(
            RelationshipPractice.PERSONALISATION,
            RelationshipPractice.ONE_TO_ONE,
            RelationshipPractice.PERSONAL_OFFER),
        RelationshipPractice.building(CUSTOMISATION));
    assertEquals(RelationshipPractice.Kind.TECHNIQUE, RelationshipPractice.FAIR_COMPETITION.kind());
    assertTrue(RelationshipPractice.FAIR_COMPETITION.tactics().isEmpty());
    for (Bond bond : Bond.values()) {
      assertTrue(!RelationshipPractice.building(bond).isEmpty(), bond.name());
    }
  }

  @Test
  void levelsThatDoNotExistAreNamed() {
    assertEquals(
        "level must be 1 to 3, was 4",
        assertThrows(IllegalArgumentException.class, () -> THREE_LEVEL.bond(4)).getMessage());
    assertEquals(
        "target must be 0 to 3, was 4",
        assertThrows(
                IllegalArgumentException.class, () -> BondProgramme.none().nextStep(THREE_LEVEL, 4))
            .getMessage());
  }

  /** What a firm does for a customer is known to the models that place the customer. */
  @Test
  void aProgrammeIsEvidenceOfItsBonds() {
    Evidence known = Evidence.builder().commitment(Finding.YES).build();
    Evidence tied = BondProgramme.of(BondTactic.SHARED_PROCESSES).addedTo(known);
    assertEquals(Finding.YES, tied.structuralBond());
    assertEquals(Finding.NO, tied.customisationBond());
    assertEquals(known.commitment(), tied.commitment());
    Evidence loose = BondProgramme.none().addedTo(tied);
    assertEquals(Finding.NO, loose.structuralBond());
    Evidence served = BondProgramme.of(BondTactic.CUSTOMER_INTIMACY).addedTo(Evidence.none());
    assertEquals(Finding.YES, served.customisationBond());
    assertEquals(Finding.YES, served.customisedOrMore());
  }
}
