package dev.rapport.core.relationship;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.core.explain.Renderer;
import dev.rapport.core.relationship.Orientation.Side;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every table of the package, whole: whoever changes an entry has to change it here as well, and to look at its source. */
class RelationshipTablesTest {
  private static <E extends Enum<E>> String table(E[] rows, Function<E, List<?>> cells) {
    return Arrays.stream(rows)
        .map(row ->
            row + ": " + cells.apply(row).stream().map(String::valueOf).collect(joining(" | ")))
        .collect(joining("\n", "", "\n"));
  }

  /**
   * Stated: three means each of the four ties (财务、社会、定制化、结构化联系) in the lecture notes, after Zeithaml and Bitner; a refund
   * (顾客满意计划) and visible and invisible organisations of customers (有形、无形的顾客组织) in the article on levels, a service hard to
   * get elsewhere (独到服务) in the notes, all after Berry and Parasuraman (1991).
   */
  @Test
  void tacticsBuildTheBondsOfTheDocuments() {
    assertEquals("""
        VOLUME_AND_FREQUENCY_REWARD: FINANCIAL
        BUNDLING: FINANCIAL
        STABLE_PRICE: FINANCIAL
        SATISFACTION_REFUND: FINANCIAL
        CONTINUOUS_RELATIONSHIP: SOCIAL
        PERSONAL_RELATIONSHIP: SOCIAL
        SOCIAL_TIES_AMONG_CUSTOMERS: SOCIAL
        CUSTOMER_CLUB: SOCIAL
        CUSTOMER_FILES: SOCIAL
        CUSTOMER_INTIMACY: CUSTOMISATION
        MASS_CUSTOMISATION: CUSTOMISATION
        ANTICIPATION: CUSTOMISATION
        SHARED_PROCESSES: STRUCTURAL
        JOINT_INVESTMENT: STRUCTURAL
        INTEGRATED_INFORMATION: STRUCTURAL
        UNIQUE_SERVICE: STRUCTURAL
        """, table(BondTactic.values(), tactic -> List.of(tactic.builds())));
    for (Bond bond : Bond.values()) {
      EnumSet<BondTactic> building = EnumSet.allOf(BondTactic.class);
      building.removeIf(tactic -> tactic.builds() != bond);
      assertEquals(building, bond.tactics());
    }
  }

  /**
   * Stated for the ends: price is the easiest to copy (最易模仿), and what structure gives is not easily had from competitors
   * (不易从竞争者处获得). The marks in between are ours.
   */
  @Test
  void bondsGiveAnAdvantageThatLastsLongerStepByStep() {
    assertEquals("""
        FINANCIAL: LOW
        SOCIAL: MEDIUM
        CUSTOMISATION: MEDIUM_HIGH
        STRUCTURAL: HIGH
        """, table(Bond.values(), bond -> List.of(bond.advantage())));
  }

  /** Stated: where the documents name a practice (方法、技巧、核心战略). Ours: the tactics that it amounts to. */
  @Test
  void practicesAmountToTactics() {
    assertEquals(
        """
        MEMBERSHIP: METHOD | [VOLUME_AND_FREQUENCY_REWARD, CUSTOMER_CLUB]
        INTERACTION: METHOD | [CONTINUOUS_RELATIONSHIP]
        STORY: METHOD | []
        EXPERIENCE: METHOD | [PERSONAL_RELATIONSHIP]
        COOPERATION: METHOD | [JOINT_INVESTMENT]
        WORD_OF_MOUTH: METHOD | [SOCIAL_TIES_AMONG_CUSTOMERS]
        LOYALTY_PROGRAMME: METHOD | [VOLUME_AND_FREQUENCY_REWARD]
        PERSONALISATION: METHOD | [CUSTOMER_FILES, CUSTOMER_INTIMACY]
        SOCIAL_MEDIA: METHOD | [SOCIAL_TIES_AMONG_CUSTOMERS]
        CROSS_SELLING: METHOD | [BUNDLING]
        FREQUENCY_MARKETING: METHOD | [VOLUME_AND_FREQUENCY_REWARD]
        FAIR_COMPETITION: TECHNIQUE | []
        ONE_TO_ONE: TECHNIQUE | [CUSTOMER_INTIMACY, MASS_CUSTOMISATION]
        EXTENDED_SERVICE: TECHNIQUE | [UNIQUE_SERVICE]
        CUSTOMER_ANALYSIS: CORE_STRATEGY | [CUSTOMER_FILES]
        PERSONAL_OFFER: CORE_STRATEGY | [CUSTOMER_INTIMACY]
        LASTING_INTERACTION: CORE_STRATEGY | [CONTINUOUS_RELATIONSHIP]
        CARE_AND_REWARD: CORE_STRATEGY | [VOLUME_AND_FREQUENCY_REWARD, PERSONAL_RELATIONSHIP]
        WIN_WIN_PARTNERSHIP: CORE_STRATEGY | [SHARED_PROCESSES, JOINT_INVESTMENT]
        """,
        table(
            RelationshipPractice.values(),
            practice -> List.<Object>of(practice.kind(), practice.tactics())));
  }

  /**
   * Stated in the lecture notes (增加的销售额、成本的降低；口碑效应、自愿行为；保留员工), except easier work, which Zeithaml and Bitner
   * add.
   */
  @Test
  void signsShowTheBenefitsOfTheDocuments() {
    assertEquals("""
        RISING_PURCHASES: ECONOMIC
        FALLING_COST: ECONOMIC
        WORD_OF_MOUTH: CUSTOMER_BEHAVIOUR
        VOLUNTARY_HELP: CUSTOMER_BEHAVIOUR
        EASIER_WORK: HUMAN_RESOURCES
        EMPLOYEES_STAY: HUMAN_RESOURCES
        """, table(FirmBenefit.Sign.values(), sign -> List.of(sign.benefit())));
  }

  /** Stated: the four traits (无形、不可分、异质、易逝性). Ours: the answers, in short. */
  @Test
  void everyTraitOfServicesHasItsAnswer() {
    assertEquals("""
        INTANGIBLE: make it tangible: proof, guarantees, a known face
        INSEPARABLE: choose and keep the people who serve
        HETEROGENEOUS: set standards and recover failures at once
        PERISHABLE: steer demand towards free capacity
        """, table(OfferNature.Trait.values(), trait -> List.of(trait.answer())));
  }

  /**
   * Stated: the three kinds of quality (可寻找、经验、可信任特征), and that services have more of the later ones. Ours: the count by
   * which an offer leans on a relationship.
   */
  @Test
  void theLaterQualityShowsTheMoreTheOfferReliesOnTrust() {
    assertEquals(
        """
        SEARCH: false | 0 | 4
        EXPERIENCE: true | 1 | 5
        CREDENCE: true | 2 | 6
        """,
        table(
            OfferNature.Quality.values(),
            quality -> List.<Object>of(
                quality.needsTrust(),
                new OfferNature(EnumSet.noneOf(OfferNature.Trait.class), quality)
                    .relianceOnRelationship(),
                new OfferNature(EnumSet.allOf(OfferNature.Trait.class), quality)
                    .relianceOnRelationship())));
  }

  /**
   * Stated: the ten rows and the side of transactions (目光短浅和低转换成本的顾客；交换；近期利益；不牢靠，易被竞争者吸引；是主要的竞争手段；市场占有率，不一定要顾客满意；单项利润的最大化；大；没有必要),
   * here in English, and of the side of relationships that knowing the other's culture is very necessary (非常有必要). Ours: the other
   * words of that side, which say the opposite. Stated: the six dimensions (异质性、双方关系、交易性质、标的、目标、利益分配) on both sides, but for
   * the objective of relationships, which the source leaves open.
   */
  @Test
  void traitsAreWordedOnBothSides() {
    assertEquals(
        """
        CUSTOMERS: short-sighted customers with low switching costs | far-sighted customers with high switching costs
        CONCEPT: exchange | lasting bonds between firm and customer
        FOCUS: profit soon | profit in the long run
        TIES: loose, easily drawn away by competitors | firm, hard for competitors to break
        PRICE: the main means of competition | not the main means of competition
        EMPHASIS: market share, with or without satisfied customers | repeat purchase, satisfaction
        AIM: the most profit from each sale | the most profit for both over time
        RISK: high | low
        CULTURE: not necessary | very necessary
        RESULT: a sale | a partner for the long run
        HETEROGENEITY: customers are all alike | customers differ and are treated differently
        PARTIES: an active seller and a passive buyer, independent of each other | seller and buyer act on each other
        EXCHANGE: single events without effect on each other | a continuing process in which each exchange acts on the next
        OBJECT: the product itself | the product and the service around it
        OBJECTIVE: the most profit soon | value for customer and firm over time
        VALUE: value is divided among supplier, distributor and consumer | new value is created together
        """,
        table(
            Orientation.Trait.values(),
            trait -> List.of(trait.on(Side.TRANSACTION), trait.on(Side.RELATIONSHIP))));
  }

  @Test
  void codesAreUniqueAndWellFormed() {
    assertEquals(List.of(), Renderer.english().check(List.of(RelationshipCode.values())));
  }
}
