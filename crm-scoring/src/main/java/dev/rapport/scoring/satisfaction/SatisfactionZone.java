package dev.rapport.scoring.satisfaction;

import com.google.common.collect.ImmutableSet;
import dev.rapport.scoring.typology.Advice;
import java.util.Set;

/**
 * The three zones of the chart of satisfaction and loyalty, from the dissatisfied to the devoted. Where one ends and the next begins is a matter
 * of {@link SatisfactionZones}.
 *
 * <p>The advice is our reading of the authors.
 *
 * <p>Reference: J. L. Heskett, T. O. Jones, G. W. Loveman, W. E. Sasser and L. A. Schlesinger (1994), Putting the service-profit chain to work,
 * Harvard Business Review 72 (2).
 */
public enum SatisfactionZone {
  /** Zone of defection (背叛区): the dissatisfied leave as soon as they can. */
  DEFECTION(
      "背叛区",
      "leaves as soon as there is a way",
      ImmutableSet.of(Advice.RESOLVE_COMPLAINTS, Advice.IMPROVE_VALUE)),

  /** Zone of indifference (质量不敏感区): satisfied, and gone with the next better offer; a little more quality moves loyalty little. */
  INDIFFERENCE(
      "质量不敏感区",
      "satisfied, and open to other offers",
      ImmutableSet.of(Advice.BUILD_PREFERENCE, Advice.IMPROVE_VALUE)),

  /** Zone of affection (情感区): the very satisfied stay, and speak well of the firm. */
  AFFECTION(
      "情感区",
      "stays by choice and recommends",
      ImmutableSet.of(Advice.INVEST, Advice.ENCOURAGE_WORD_OF_MOUTH));

  private final String term;
  private final String traits;
  private final ImmutableSet<Advice> advised;

  SatisfactionZone(String term, String traits, ImmutableSet<Advice> advised) {
    this.term = term;
    this.traits = traits;
    this.advised = advised;
  }

  /**
   * Returns the Chinese term.
   *
   * @return the term
   */
  public String term() {
    return term;
  }

  /**
   * Returns what a customer in the zone is like.
   *
   * @return a clause without a full stop
   */
  public String traits() {
    return traits;
  }

  /**
   * Returns what to do about a customer in the zone.
   *
   * @return the advice, most important first; unmodifiable
   */
  public Set<Advice> advised() {
    return advised;
  }
}
