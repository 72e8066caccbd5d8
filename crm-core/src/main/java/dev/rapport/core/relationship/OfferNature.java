package dev.rapport.core.relationship;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What an offer is like, and why that asks for a relationship: the traits of services (Zeithaml, Parasuraman and Berry 1985), and
 * when a customer can judge the quality (Nelson 1970; Darby and Karni 1973).
 *
 * <p>A hair-cut has all four traits and is judged after the fact; a surgeon's advice is hardly ever judged, so that trust has to
 * stand in for knowledge; a book bought for its cover price asks for neither.
 *
 * @param traits the traits of services that the offer has; unmodifiable, in the order of the enum
 * @param quality when the customer can judge it
 */
public record OfferNature(Set<Trait> traits, Quality quality) implements Explainable {
  /** The traits in which services differ from goods. Closed. */
  public enum Trait {
    /** Intangible (无形性): cannot be seen before it is bought. */
    INTANGIBLE("make it tangible: proof, guarantees, a known face"),
    /** Inseparable (不可分性): made and consumed together, by people. */
    INSEPARABLE("choose and keep the people who serve"),
    /** Heterogeneous (异质性): never twice the same. */
    HETEROGENEOUS("set standards and recover failures at once"),
    /** Perishable (易逝性): cannot be kept in stock. */
    PERISHABLE("steer demand towards free capacity");

    private final String answer;

    Trait(String answer) {
      this.answer = answer;
    }

    /**
     * Returns what a firm does about the trait.
     *
     * @return a few English words
     */
    public String answer() {
      return answer;
    }
  }

  /** When the quality of an offer can be judged. Closed; the later, the more it takes trust. */
  public enum Quality {
    /** Before the purchase (可寻找特征). */
    SEARCH(0),
    /** After it was used (经验特征). */
    EXPERIENCE(1),
    /** Not even then (可信任特征). */
    CREDENCE(2);

    private final int reliance;

    Quality(int reliance) {
      this.reliance = reliance;
    }

    /**
     * Returns whether the customer buys on trust.
     *
     * @return true unless the quality shows before the purchase
     */
    public boolean needsTrust() {
      return this != SEARCH;
    }
  }

  /**
   * Takes a copy of the traits.
   *
   * @param traits the traits of services that the offer has
   * @param quality when the customer can judge it
   */
  public OfferNature {
    requireNonNull(quality, "quality");
    EnumSet<Trait> sorted = EnumSet.noneOf(Trait.class);
    sorted.addAll(requireNonNull(traits, "traits"));
    traits = Collections.unmodifiableSet(sorted);
  }

  /**
   * Returns how much the offer leans on a relationship: one for each trait of services, and one or two for quality that shows
   * late. A count for ordering offers, without a published scale.
   *
   * @return 0 to 6
   */
  public int relianceOnRelationship() {
    return traits.size() + quality.reliance;
  }

  @Override
  public Explanation explanation() {
    List<Explanation> rows = new ArrayList<>();
    traits.forEach(trait -> rows.add(Explanation.of(RelationshipCode.OFFER_TRAIT)
        .with("trait", trait)
        .with("answer", trait.answer())));
    return Explanation.of(RelationshipCode.OFFER)
        .with("quality", quality)
        .with("trust", quality.needsTrust())
        .because(rows);
  }
}
