package dev.rapport.core.relationship;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The five kinds of experience that experience marketing (体验营销) can give a customer: sense, feel, think, act, relate
 * (感官、情感、思考、行动、关联). The strategic experiential modules of Schmitt (1999). Closed.
 *
 * <p>They are a checklist for the practice {@link RelationshipPractice#EXPERIENCE}: a shop that smells of coffee appeals to the
 * senses alone; one whose regulars meet there also relates them to each other, and only that ties a customer to more than the
 * product. Which of them a customer feels is asked in a survey; nothing here measures it.
 */
public enum ExperienceModule {
  /** Sense (感官): what is seen, heard, touched, tasted and smelled. */
  SENSE("感官", false),

  /** Feel (情感): moods and emotions. */
  FEEL("情感", false),

  /** Think (思考): surprise, curiosity, solving a problem. */
  THINK("思考", false),

  /** Act (行动): what the body does, habits, ways of life. */
  ACT("行动", false),

  /** Relate (关联): being somebody among others, in a group or a culture. */
  RELATE("关联", true);

  /** How much of an experience some modules make together. Closed; from nothing to everything. */
  public enum Breadth {
    /** No module: features and benefits alone. */
    NONE,
    /** One module. */
    SINGLE,
    /** Several modules that support each other, not all. */
    HYBRID,
    /** All five, the aim of experience marketing: one whole. */
    HOLISTIC
  }

  private final String term;
  private final boolean social;

  ExperienceModule(String term, boolean social) {
    this.term = term;
    this.social = social;
  }

  /**
   * Returns the Chinese term.
   *
   * @return two characters
   */
  public String term() {
    return term;
  }

  /**
   * Tells whether the experience reaches beyond what is private to the individual, to other people.
   *
   * @return true for {@link #RELATE} alone
   */
  public boolean isSocial() {
    return social;
  }

  /**
   * Returns how broad an experience is.
   *
   * @param offered the modules that an offer appeals to
   * @return none, single, hybrid or holistic
   */
  public static Breadth breadth(Set<ExperienceModule> offered) {
    int count = requireNonNull(offered, "offered").size();
    if (count <= 1) {
      return count == 0 ? Breadth.NONE : Breadth.SINGLE;
    }
    return missing(offered).isEmpty() ? Breadth.HOLISTIC : Breadth.HYBRID;
  }

  /**
   * Returns what an experience lacks to be whole.
   *
   * @param offered the modules that an offer appeals to
   * @return the others; unmodifiable, in the order of the enum
   */
  public static Set<ExperienceModule> missing(Set<ExperienceModule> offered) {
    EnumSet<ExperienceModule> missing = EnumSet.allOf(ExperienceModule.class);
    missing.removeAll(requireNonNull(offered, "offered"));
    return Collections.unmodifiableSet(missing);
  }
}
