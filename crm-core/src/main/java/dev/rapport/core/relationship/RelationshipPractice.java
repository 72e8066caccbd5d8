package dev.rapport.core.relationship;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a firm does under the name of relationship marketing: the catalogue of methods, techniques and core strategies of the
 * documents, each with the tactics that it amounts to. May grow.
 *
 * <p>A name is not yet a bond. {@link #tactics} says which bonds a practice can build, so that a plan of practices can be read as
 * a {@link BondProgramme}; a practice without a tactic is a condition of relationships, and builds none by itself.
 */
public enum RelationshipPractice {
  /** Membership marketing (会员营销). */
  MEMBERSHIP(Kind.METHOD, BondTactic.VOLUME_AND_FREQUENCY_REWARD, BondTactic.CUSTOMER_CLUB),
  /** Interactive marketing (互动营销). */
  INTERACTION(Kind.METHOD, BondTactic.CONTINUOUS_RELATIONSHIP),
  /** Story marketing (故事营销): the brand's own story and those of its customers. */
  STORY(Kind.METHOD),
  /** Experience marketing (体验营销); {@link ExperienceModule} has the kinds of experience. */
  EXPERIENCE(Kind.METHOD, BondTactic.PERSONAL_RELATIONSHIP),
  /** Cooperation marketing (合作营销): with other firms. */
  COOPERATION(Kind.METHOD, BondTactic.JOINT_INVESTMENT),
  /** Word-of-mouth marketing (口碑营销). */
  WORD_OF_MOUTH(Kind.METHOD, BondTactic.SOCIAL_TIES_AMONG_CUSTOMERS),
  /** Loyalty programme (忠诚计划). */
  LOYALTY_PROGRAMME(Kind.METHOD, BondTactic.VOLUME_AND_FREQUENCY_REWARD),
  /** Personalised marketing (个性化营销). */
  PERSONALISATION(Kind.METHOD, BondTactic.CUSTOMER_FILES, BondTactic.CUSTOMER_INTIMACY),
  /** Social-media marketing (社交媒体营销). */
  SOCIAL_MEDIA(Kind.METHOD, BondTactic.SOCIAL_TIES_AMONG_CUSTOMERS),
  /** Cross-selling (跨销售). */
  CROSS_SELLING(Kind.METHOD, BondTactic.BUNDLING),
  /** Frequency marketing (频繁市场营销). */
  FREQUENCY_MARKETING(Kind.METHOD, BondTactic.VOLUME_AND_FREQUENCY_REWARD),

  /** Fair competition (公平竞争). */
  FAIR_COMPETITION(Kind.TECHNIQUE),
  /** One-to-one marketing (一对一营销). */
  ONE_TO_ONE(Kind.TECHNIQUE, BondTactic.CUSTOMER_INTIMACY, BondTactic.MASS_CUSTOMISATION),
  /** Extended service (服务扩大化): more than the product, and hard to get elsewhere. */
  EXTENDED_SERVICE(Kind.TECHNIQUE, BondTactic.UNIQUE_SERVICE),

  /** Know and group the customers (客户定位和分析). */
  CUSTOMER_ANALYSIS(Kind.CORE_STRATEGY, BondTactic.CUSTOMER_FILES),
  /** Make the offer personal (个性化营销, as a strategy). */
  PERSONAL_OFFER(Kind.CORE_STRATEGY, BondTactic.CUSTOMER_INTIMACY),
  /** Keep up good interaction (持续优质的交互). */
  LASTING_INTERACTION(Kind.CORE_STRATEGY, BondTactic.CONTINUOUS_RELATIONSHIP),
  /** Care and give back (客户关怀和回报): gifts, vouchers, birthday wishes. */
  CARE_AND_REWARD(
      Kind.CORE_STRATEGY, BondTactic.VOLUME_AND_FREQUENCY_REWARD, BondTactic.PERSONAL_RELATIONSHIP),
  /** Partners who gain together (合作共赢的合作伙伴关系). */
  WIN_WIN_PARTNERSHIP(Kind.CORE_STRATEGY, BondTactic.SHARED_PROCESSES, BondTactic.JOINT_INVESTMENT);

  /** Where the catalogue names a practice. Closed. */
  public enum Kind {
    /** Among the methods (关系营销的方法). */
    METHOD,
    /** Among the techniques (关系营销的技巧). */
    TECHNIQUE,
    /** Among the core strategies (关系营销的核心战略). */
    CORE_STRATEGY
  }

  private final Kind kind;
  private final ImmutableSet<BondTactic> tactics;

  RelationshipPractice(Kind kind, BondTactic... tactics) {
    this.kind = kind;
    this.tactics = Sets.immutableEnumSet(Arrays.asList(tactics));
  }

  /**
   * Returns where the catalogue names the practice.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns the tactics that the practice amounts to.
   *
   * @return the tactics, perhaps none; unmodifiable
   */
  public Set<BondTactic> tactics() {
    return tactics;
  }

  /**
   * Returns the practices that can build a bond.
   *
   * @param bond the bond that is missing
   * @return the practices with a tactic of that bond; unmodifiable, in the order of the enum
   */
  public static Set<RelationshipPractice> building(Bond bond) {
    requireNonNull(bond, "bond");
    return Collections.unmodifiableSet(Arrays.stream(values())
        .filter(practice -> practice.tactics.stream().anyMatch(tactic -> tactic.builds() == bond))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(RelationshipPractice.class))));
  }
}
