package dev.rapport.core.relationship;

import static dev.rapport.core.evidence.Finding.NO;
import static dev.rapport.core.evidence.Finding.UNKNOWN;
import static dev.rapport.core.evidence.Finding.YES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.core.relationship.Applicability.Verdict;
import dev.rapport.core.relationship.ExperienceModule.Breadth;
import dev.rapport.core.relationship.FeatureCheck.Feature;
import dev.rapport.core.relationship.FirmBenefit.Sign;
import dev.rapport.core.relationship.Orientation.Comparison;
import dev.rapport.core.relationship.Orientation.Side;
import dev.rapport.core.relationship.Orientation.Trait;
import dev.rapport.core.relationship.RelationshipReality.Defect;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChecklistsTest {
  /** Stated (Berry 1983, in the courseware): all three conditions have to hold. */
  @Test
  void relationshipMarketingAppliesIfAllThreeConditionsHold() {
    assertEquals(Verdict.APPLICABLE, new Applicability(YES, YES, YES).verdict());
    assertEquals(Verdict.NOT_APPLICABLE, new Applicability(YES, NO, YES).verdict());
    assertEquals(Verdict.NOT_APPLICABLE, new Applicability(UNKNOWN, UNKNOWN, NO).verdict());
    assertEquals(Verdict.INCONCLUSIVE, new Applicability(YES, UNKNOWN, YES).verdict());
    assertEquals(
        List.of(
            "relationship marketing: not applicable",
            "  customers want the service continuously or periodically: yes",
            "  customers control the choice of supplier: no",
            "  there are alternatives and customers commonly switch: unknown"),
        new Applicability(YES, NO, UNKNOWN).explanation().lines());
  }

  /** Stated (Jackson 1985, in the courseware) for the two pure cases; the mixed ones are ours. */
  @Test
  void horizonAndSwitchingCostSayWhichMarketingSuits() {
    assertEquals(Side.RELATIONSHIP, Orientation.suiting(YES, YES));
    assertEquals(Side.TRANSACTION, Orientation.suiting(NO, NO));
    assertEquals(Side.HYBRID, Orientation.suiting(YES, NO));
    assertEquals(Side.HYBRID, Orientation.suiting(NO, YES));
    assertEquals(Side.UNKNOWN, Orientation.suiting(UNKNOWN, YES));
    assertEquals(Side.UNKNOWN, Orientation.suiting(NO, UNKNOWN));
    assertEquals(
        List.of("hybrid suits: plans for the long run: yes, dear to change the supplier: no"),
        Orientation.explainSuiting(YES, NO).explanation().lines());
    assertEquals(Side.HYBRID, Orientation.explainSuiting(YES, NO).value());
  }

  @Test
  void aFirmLeansToTheSideOfTwoThirdsOfItsTraits() {
    Map<Trait, Side> judged = new EnumMap<>(Trait.class);
    assertEquals(Side.UNKNOWN, Orientation.of(judged).side());
    judged.put(Trait.PRICE, Side.TRANSACTION);
    judged.put(Trait.FOCUS, Side.RELATIONSHIP);
    assertEquals(Side.HYBRID, Orientation.of(judged).side());
    judged.put(Trait.RISK, Side.RELATIONSHIP);
    assertEquals(Side.RELATIONSHIP, Orientation.of(judged).side());
    assertEquals(Side.HYBRID, Orientation.of(judged).side(0.7));
    assertEquals(
        List.of(
            "the firm leans to relationship: 2 of 3 judged traits are those of relationships",
            "  focus: profit in the long run",
            "  price: the main means of competition, instead of not the main means of competition",
            "  risk: low"),
        Orientation.of(judged).explanation().lines());
  }

  @Test
  void everyTraitDiffersBetweenTheSides() {
    for (Trait trait : Trait.values()) {
      assertEquals(
          2, Set.of(trait.on(Side.TRANSACTION), trait.on(Side.RELATIONSHIP)).size(), trait.name());
    }
    assertEquals(10, Trait.of(Comparison.TABLE).size());
    assertEquals(
        List.of(
            Trait.HETEROGENEITY,
            Trait.PARTIES,
            Trait.EXCHANGE,
            Trait.OBJECT,
            Trait.OBJECTIVE,
            Trait.VALUE),
        List.copyOf(Trait.of(Comparison.DIMENSIONS)));
    assertEquals("seller and buyer act on each other", Trait.PARTIES.on(Side.RELATIONSHIP));
  }

  @Test
  void traitsAreJudgedOneWayOrTheOther() {
    assertEquals(
        "side must be TRANSACTION or RELATIONSHIP, was HYBRID",
        assertThrows(
                IllegalArgumentException.class,
                () -> Orientation.of(Map.of(Trait.RISK, Side.HYBRID)))
            .getMessage());
    assertEquals(
        "share must be above 0.5 and at most 1, was 0.5",
        assertThrows(
                IllegalArgumentException.class, () -> Orientation.of(Map.of()).side(0.5))
            .getMessage());
  }

  @Test
  void aRelationshipIsAsStrongAsItsWeakestFeature() {
    FeatureCheck check =
        FeatureCheck.of(Map.of(Feature.COOPERATION, 7, Feature.CONTROL, 3, Feature.INTIMACY, 3));
    assertEquals(OptionalInt.of(3), check.strength());
    assertEquals(EnumSet.of(Feature.INTIMACY, Feature.CONTROL), check.weakest());
    assertEquals(EnumSet.of(Feature.TWO_WAY_COMMUNICATION, Feature.WIN_WIN), check.unjudged());
    assertEquals(
        List.of(
            "weakest: intimacy and control; 2 features not judged",
            "  cooperation: 7 of 10",
            "  intimacy: 3 of 10",
            "  control: 3 of 10",
            "  two way communication: not judged",
            "  win win: not judged"),
        check.explanation().lines());
    assertEquals(OptionalInt.empty(), FeatureCheck.of(Map.of()).strength());
    assertEquals(Set.of(), FeatureCheck.of(Map.of()).weakest());
  }

  @Test
  void scoresOutOfRangeAreNamed() {
    assertEquals(
        "score of CONTROL must be 0 to 10, was 11",
        assertThrows(
                IllegalArgumentException.class, () -> FeatureCheck.of(Map.of(Feature.CONTROL, 11)))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> FeatureCheck.of(Map.of(Feature.CONTROL, -1)));
  }

  /** Stated (Barnes, in the courseware): the two cases that are no relationship. */
  @Test
  void twoCasesAreNoRelationship() {
    assertEquals(YES, new RelationshipReality(YES, YES).isRelationship());
    assertEquals(UNKNOWN, new RelationshipReality(UNKNOWN, YES).isRelationship());
    assertEquals(NO, new RelationshipReality(UNKNOWN, NO).isRelationship());
    assertEquals(Set.of(Defect.ONE_SIDED), new RelationshipReality(NO, UNKNOWN).defects());
    assertEquals(EnumSet.allOf(Defect.class), new RelationshipReality(NO, NO).defects());
    assertEquals(
        List.of(
            "it is a relationship: no",
            "  the customer sees and wants a relationship: yes",
            "  the customer could leave without penalty: no"),
        new RelationshipReality(YES, NO).explanation().lines());
  }

  @Test
  void stepsDoNotOvertakeEachOther() {
    assertEquals(Optional.of(PromiseStep.FIND), PromiseStep.next(Set.of()));
    Set<PromiseStep> done =
        EnumSet.of(PromiseStep.FIND, PromiseStep.PROMISE, PromiseStep.COMMUNICATE);
    assertEquals(Optional.of(PromiseStep.KEEP), PromiseStep.next(done));
    assertEquals(2, PromiseStep.completed(done));
    assertEquals(Optional.empty(), PromiseStep.next(EnumSet.allOf(PromiseStep.class)));
    assertEquals(5, PromiseStep.completed(EnumSet.allOf(PromiseStep.class)));
  }

  /** Schmitt (1999): an experience is whole when it appeals to all five modules, and relating alone reaches other people. */
  @Test
  void experiencesGrowFromOneModuleToAWhole() {
    assertEquals(Breadth.NONE, ExperienceModule.breadth(Set.of()));
    assertEquals(Breadth.SINGLE, ExperienceModule.breadth(Set.of(ExperienceModule.SENSE)));
    Set<ExperienceModule> personal = EnumSet.allOf(ExperienceModule.class);
    personal.removeIf(ExperienceModule::isSocial);
    assertEquals(Breadth.HYBRID, ExperienceModule.breadth(personal));
    assertEquals(Set.of(ExperienceModule.RELATE), ExperienceModule.missing(personal));
    assertEquals(Breadth.HOLISTIC, ExperienceModule.breadth(EnumSet.allOf(ExperienceModule.class)));
    assertEquals(
        "感官、情感、思考、行动、关联",
        Arrays.stream(ExperienceModule.values())
            .map(ExperienceModule::term)
            .collect(Collectors.joining("、")));
  }

  @Test
  void benefitsShowInTheirSigns() {
    assertEquals(Set.of(), FirmBenefit.seenIn(Set.of()));
    assertEquals(
        EnumSet.of(FirmBenefit.ECONOMIC, FirmBenefit.HUMAN_RESOURCES),
        FirmBenefit.seenIn(EnumSet.of(Sign.EMPLOYEES_STAY, Sign.FALLING_COST)));
    assertEquals(EnumSet.allOf(FirmBenefit.class), FirmBenefit.seenIn(EnumSet.allOf(Sign.class)));
    assertEquals(FirmBenefit.CUSTOMER_BEHAVIOUR, Sign.WORD_OF_MOUTH.benefit());
  }

  @Test
  void theLaterQualityShowsTheMoreItTakesTrust() {
    OfferNature book = new OfferNature(Set.of(), OfferNature.Quality.SEARCH);
    OfferNature surgery =
        new OfferNature(EnumSet.allOf(OfferNature.Trait.class), OfferNature.Quality.CREDENCE);
    assertEquals(0, book.relianceOnRelationship());
    assertEquals(6, surgery.relianceOnRelationship());
    assertEquals(
        List.of("quality shows by search; bought on trust: no"),
        book.explanation().lines());
    assertEquals(
        "  intangible: make it tangible: proof, guarantees, a known face",
        surgery.explanation().lines().get(1));
    assertEquals(5, surgery.explanation().lines().size());
  }
}
