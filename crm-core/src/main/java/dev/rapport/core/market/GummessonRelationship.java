package dev.rapport.core.market;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The thirty relationships of marketing (30R 理论; Gummesson 1994, Total Relationship Marketing 1999): from the dyad of seller
 * and buyer to the owners of the firm. Closed.
 *
 * <p>They are a list for finding what a plan overlooks: {@link #coverage} counts, group by group, which of them a plan looks
 * after. The list ranks none of them; the same count of the relationships that a firm gives priority to shows where its priorities lie.
 */
public enum GummessonRelationship {
  /** R1: supplier and customer, the classic dyad. */
  DYAD(1, Group.CLASSIC),
  /** R2: customer, supplier and competitor, the classic triad. */
  TRIAD(2, Group.CLASSIC),
  /** R3: physical distribution, the classic network. */
  NETWORK(3, Group.CLASSIC),
  /** R4: full-time marketers and part-time ones, who are all the others in the firm. */
  FULL_AND_PART_TIME_MARKETERS(4, Group.SPECIAL),
  /** R5: the service encounter of customer and provider. */
  SERVICE_ENCOUNTER(5, Group.SPECIAL),
  /** R6: the customer and the supplier with many heads. */
  MANY_HEADED(6, Group.SPECIAL),
  /** R7: the customer's customer. */
  CUSTOMERS_CUSTOMER(7, Group.SPECIAL),
  /** R8: the close against the distant relationship. */
  CLOSE_AND_DISTANT(8, Group.SPECIAL),
  /** R9: the dissatisfied customer. */
  DISSATISFIED_CUSTOMER(9, Group.SPECIAL),
  /** R10: the monopoly, where the customer or the supplier is a prisoner. */
  MONOPOLY(10, Group.SPECIAL),
  /** R11: the customer as a member. */
  MEMBER(11, Group.SPECIAL),
  /** R12: the electronic relationship. */
  ELECTRONIC(12, Group.SPECIAL),
  /** R13: parasocial relationships, to brands and symbols. */
  PARASOCIAL(13, Group.SPECIAL),
  /** R14: the non-commercial relationship. */
  NON_COMMERCIAL(14, Group.SPECIAL),
  /** R15: the green relationship. */
  GREEN(15, Group.SPECIAL),
  /** R16: the relationship based on law. */
  LAW_BASED(16, Group.SPECIAL),
  /** R17: the criminal network. */
  CRIMINAL(17, Group.SPECIAL),
  /** R18: personal and social networks. */
  PERSONAL_AND_SOCIAL(18, Group.MEGA),
  /** R19: mega marketing, with those who decide over the market. */
  MEGA_MARKETING(19, Group.MEGA),
  /** R20: alliances that change the market mechanism. */
  ALLIANCE(20, Group.MEGA),
  /** R21: the knowledge relationship. */
  KNOWLEDGE(21, Group.MEGA),
  /** R22: mega alliances, of states. */
  MEGA_ALLIANCE(22, Group.MEGA),
  /** R23: the mass media. */
  MASS_MEDIA(23, Group.MEGA),
  /** R24: market mechanisms inside the firm. */
  INTERNAL_MARKET(24, Group.NANO),
  /** R25: the internal customer. */
  INTERNAL_CUSTOMER(25, Group.NANO),
  /** R26: quality, between operations and marketing. */
  QUALITY(26, Group.NANO),
  /** R27: marketing to employees. */
  EMPLOYEE(27, Group.NANO),
  /** R28: the matrix of the organisation. */
  MATRIX(28, Group.NANO),
  /** R29: external providers of marketing services. */
  MARKETING_SERVICES(29, Group.NANO),
  /** R30: owners and financiers. */
  OWNER_AND_FINANCIER(30, Group.NANO);

  /** The four groups. Closed. */
  public enum Group {
    /** Classic market relationships. */
    CLASSIC,
    /** Special market relationships. */
    SPECIAL,
    /** Mega relationships, above the market. */
    MEGA,
    /** Nano relationships, below it, inside the firm. */
    NANO
  }

  /**
   * How much of a group a plan looks after.
   *
   * @param covered how many of its relationships the plan looks after, 0 or more
   * @param total how many it has, at least {@code covered}
   */
  public record Coverage(int covered, int total) {
    /**
     * Checks the counts.
     *
     * @param covered 0 or more
     * @param total at least {@code covered}
     * @throws IllegalArgumentException if a count is out of its range
     */
    public Coverage {
      checkArgument(
          covered >= 0 && covered <= total,
          "covered must be 0 to total %s, was %s",
          total,
          covered);
    }
  }

  private final int number;
  private final Group group;

  GummessonRelationship(int number, Group group) {
    this.number = number;
    this.group = group;
  }

  /**
   * Returns the number in the list.
   *
   * @return 1 for R1, to 30
   */
  public int number() {
    return number;
  }

  /**
   * Returns the group.
   *
   * @return the group
   */
  public Group group() {
    return group;
  }

  /**
   * Returns the relationship of a number.
   *
   * @param number 1 for R1, to 30
   * @return the relationship
   * @throws IllegalArgumentException if there is no such number
   */
  public static GummessonRelationship ofNumber(int number) {
    checkArgument(
        number >= 1 && number <= values().length, "number must be 1 to 30, was %s", number);
    return values()[number - 1];
  }

  /**
   * Counts how much of each group a plan looks after.
   *
   * @param lookedAfter the relationships of the plan; repetitions count once
   * @return the coverage of each group; unmodifiable
   */
  public static SortedMap<Group, Coverage> coverage(Collection<GummessonRelationship> lookedAfter) {
    EnumSet<GummessonRelationship> plan = EnumSet.noneOf(GummessonRelationship.class);
    plan.addAll(requireNonNull(lookedAfter, "lookedAfter"));
    SortedMap<Group, Coverage> coverage = new TreeMap<>();
    for (Group group : Group.values()) {
      int total = (int) Arrays.stream(values()).filter(r -> r.group == group).count();
      int covered = (int) plan.stream().filter(r -> r.group == group).count();
      coverage.put(group, new Coverage(covered, total));
    }
    return Collections.unmodifiableSortedMap(coverage);
  }
}
