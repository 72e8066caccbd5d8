package dev.rapport.core.evidence;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a relationship from elsewhere: from surveys, models, account managers. Each part may be unknown.
 *
 * <p>Example: {@code Evidence.builder().shareOfWallet(0.9).structuralBond(Finding.NO).build()} knows two things and leaves the
 * rest open. {@link #none()} knows nothing, and is what to pass where nothing is at hand. It holds no opinion of its own: which
 * share makes a client and which survey score shows trust are policies of those who make or read it. What the firm saw itself
 * is not here but in {@link RelationshipFacts}. Immutable and thread-safe.
 */
public final class Evidence {
  private static final Evidence NONE = builder().build();

  private final Finding qualified;
  private final @Nullable Double shareOfWallet;
  private final @Nullable Integer recommendScore;
  private final @Nullable Double activeProbability;
  private final Finding trust;
  private final Finding commitment;
  private final Finding attitudinalLoyalty;
  private final Finding satisfactionSlipping;
  private final Finding customisationBond;
  private final Finding structuralBond;

  private Evidence(Builder builder) {
    this.qualified = builder.qualified;
    this.shareOfWallet = builder.shareOfWallet;
    this.recommendScore = builder.recommendScore;
    this.activeProbability = builder.activeProbability;
    this.trust = builder.trust;
    this.commitment = builder.commitment;
    this.attitudinalLoyalty = builder.attitudinalLoyalty;
    this.satisfactionSlipping = builder.satisfactionSlipping;
    this.customisationBond = builder.customisationBond;
    this.structuralBond = builder.structuralBond;
  }

  /**
   * Returns the evidence that knows nothing.
   *
   * @return every part unknown
   */
  public static Evidence none() {
    return NONE;
  }

  /**
   * Starts evidence of which nothing is known yet.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts evidence from this one.
   *
   * @return a builder that holds all parts of this
   */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.qualified = qualified;
    builder.shareOfWallet = shareOfWallet;
    builder.recommendScore = recommendScore;
    builder.activeProbability = activeProbability;
    builder.trust = trust;
    builder.commitment = commitment;
    builder.attitudinalLoyalty = attitudinalLoyalty;
    builder.satisfactionSlipping = satisfactionSlipping;
    builder.customisationBond = customisationBond;
    builder.structuralBond = structuralBond;
    return builder;
  }

  /**
   * Returns whether the party can become a customer: needs what the firm sells and is able to pay (合格预期顾客).
   *
   * @return the finding; of {@link ProspectData#qualify}, or of a salesperson
   */
  public Finding qualified() {
    return qualified;
  }

  /**
   * Returns which part of the customer's spending in the category goes to the firm (业务份额).
   *
   * @return 0 to 1, or nothing if it is not known
   */
  public OptionalDouble shareOfWallet() {
    return shareOfWallet == null ? OptionalDouble.empty() : OptionalDouble.of(shareOfWallet);
  }

  /**
   * Returns how likely the customer says to recommend the firm, on the scale of Reichheld (2003).
   *
   * @return 0 to 10, or nothing if the customer was not asked
   */
  public OptionalInt recommendScore() {
    return recommendScore == null ? OptionalInt.empty() : OptionalInt.of(recommendScore);
  }

  /**
   * Returns how probable it is that the customer is still active, by a model such as a buy-till-you-die model.
   *
   * @return 0 to 1, or nothing if no model was asked
   */
  public OptionalDouble activeProbability() {
    return activeProbability == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(activeProbability);
  }

  /**
   * Returns whether the customer trusts the firm at least on the lowest layer, that of cognition (认知信任): holds it for able
   * and reliable.
   *
   * @return the finding
   */
  public Finding trust() {
    return trust;
  }

  /**
   * Returns whether the customer's commitment (承诺) is high: wants the relationship to last and does something for it (Morgan
   * and Hunt 1994).
   *
   * @return the finding
   */
  public Finding commitment() {
    return commitment;
  }

  /**
   * Returns whether the customer is loyal in attitude, prefers the firm and not merely returns to it (Dick and Basu 1994).
   *
   * @return the finding
   */
  public Finding attitudinalLoyalty() {
    return attitudinalLoyalty;
  }

  /**
   * Returns whether satisfaction is no better than indifferent and falling: an early sign of doubt.
   *
   * @return the finding
   */
  public Finding satisfactionSlipping() {
    return satisfactionSlipping;
  }

  /**
   * Returns whether a bond of customisation (定制化联系) ties the customer: the firm knows and serves individual needs.
   *
   * @return the finding as it was given; bonds build on each other, so {@link #customisedOrMore()} also counts a structural bond
   */
  public Finding customisationBond() {
    return customisationBond;
  }

  /**
   * Returns whether a structural bond (结构性联系) ties the customer: shared systems, joint investment, co-creation.
   *
   * @return the finding
   */
  public Finding structuralBond() {
    return structuralBond;
  }

  /**
   * Returns whether a bond of customisation or a stronger one ties the customer.
   *
   * @return yes if either bond is there, no if neither is, else unknown
   */
  public Finding customisedOrMore() {
    return customisationBond.or(structuralBond);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Evidence that
        && qualified == that.qualified
        && Objects.equals(shareOfWallet, that.shareOfWallet)
        && Objects.equals(recommendScore, that.recommendScore)
        && Objects.equals(activeProbability, that.activeProbability)
        && trust == that.trust
        && commitment == that.commitment
        && attitudinalLoyalty == that.attitudinalLoyalty
        && satisfactionSlipping == that.satisfactionSlipping
        && customisationBond == that.customisationBond
        && structuralBond == that.structuralBond;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        qualified,
        shareOfWallet,
        recommendScore,
        activeProbability,
        trust,
        commitment,
        attitudinalLoyalty,
        satisfactionSlipping,
        customisationBond,
        structuralBond);
  }

  /**
   * Returns what is known.
   *
   * @return text such as {@code "Evidence[shareOfWallet=0.9, structuralBond=NO]"}
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    append(text, "qualified", qualified);
    append(text, "shareOfWallet", shareOfWallet);
    append(text, "recommendScore", recommendScore);
    append(text, "activeProbability", activeProbability);
    append(text, "trust", trust);
    append(text, "commitment", commitment);
    append(text, "attitudinalLoyalty", attitudinalLoyalty);
    append(text, "satisfactionSlipping", satisfactionSlipping);
    append(text, "customisationBond", customisationBond);
    append(text, "structuralBond", structuralBond);
    return "Evidence[" + text + "]";
  }

  private static void append(StringBuilder text, String name, @Nullable Object value) {
    if (value != null && value != Finding.UNKNOWN) {
      text.append(text.length() == 0 ? "" : ", ").append(name).append('=').append(value);
    }
  }

  /** Collects evidence; what is not set stays unknown. */
  public static final class Builder {
    private Finding qualified = Finding.UNKNOWN;
    private @Nullable Double shareOfWallet;
    private @Nullable Integer recommendScore;
    private @Nullable Double activeProbability;
    private Finding trust = Finding.UNKNOWN;
    private Finding commitment = Finding.UNKNOWN;
    private Finding attitudinalLoyalty = Finding.UNKNOWN;
    private Finding satisfactionSlipping = Finding.UNKNOWN;
    private Finding customisationBond = Finding.UNKNOWN;
    private Finding structuralBond = Finding.UNKNOWN;

    private Builder() {}

    /**
     * Sets whether the party can become a customer.
     *
     * @param finding whether it needs what the firm sells and is able to pay
     * @return this builder
     */
    public Builder qualified(Finding finding) {
      this.qualified = requireNonNull(finding, "qualified");
      return this;
    }

    /**
     * Sets the share of the customer's spending that goes to the firm.
     *
     * @param share 0 to 1
     * @return this builder
     * @throws IllegalArgumentException if the share is not 0 to 1
     */
    public Builder shareOfWallet(double share) {
      this.shareOfWallet = checkShare(share, "shareOfWallet");
      return this;
    }

    /**
     * Sets the answer to how likely the customer is to recommend the firm.
     *
     * @param score 0 to 10
     * @return this builder
     * @throws IllegalArgumentException if the score is not 0 to 10
     */
    public Builder recommendScore(int score) {
      checkArgument(score >= 0 && score <= 10, "recommendScore must be 0 to 10, was %s", score);
      this.recommendScore = score;
      return this;
    }

    /**
     * Sets the probability that the customer is still active.
     *
     * @param probability 0 to 1
     * @return this builder
     * @throws IllegalArgumentException if the probability is not 0 to 1
     */
    public Builder activeProbability(double probability) {
      this.activeProbability = checkShare(probability, "activeProbability");
      return this;
    }

    /**
     * Sets whether the customer trusts the firm.
     *
     * @param finding whether trust reaches the layer of cognition at least
     * @return this builder
     */
    public Builder trust(Finding finding) {
      this.trust = requireNonNull(finding, "trust");
      return this;
    }

    /**
     * Sets whether the customer's commitment is high.
     *
     * @param finding whether it is
     * @return this builder
     */
    public Builder commitment(Finding finding) {
      this.commitment = requireNonNull(finding, "commitment");
      return this;
    }

    /**
     * Sets whether the customer is loyal in attitude.
     *
     * @param finding whether the customer prefers the firm
     * @return this builder
     */
    public Builder attitudinalLoyalty(Finding finding) {
      this.attitudinalLoyalty = requireNonNull(finding, "attitudinalLoyalty");
      return this;
    }

    /**
     * Sets whether satisfaction is no better than indifferent and falling.
     *
     * @param finding whether it is
     * @return this builder
     */
    public Builder satisfactionSlipping(Finding finding) {
      this.satisfactionSlipping = requireNonNull(finding, "satisfactionSlipping");
      return this;
    }

    /**
     * Sets whether a bond of customisation ties the customer.
     *
     * @param finding whether it does
     * @return this builder
     */
    public Builder customisationBond(Finding finding) {
      this.customisationBond = requireNonNull(finding, "customisationBond");
      return this;
    }

    /**
     * Sets whether a structural bond ties the customer.
     *
     * @param finding whether it does
     * @return this builder
     */
    public Builder structuralBond(Finding finding) {
      this.structuralBond = requireNonNull(finding, "structuralBond");
      return this;
    }

    /**
     * Returns the evidence.
     *
     * @return what was set; the rest is unknown
     */
    public Evidence build() {
      return new Evidence(this);
    }

    private static double checkShare(double share, String name) {
      checkArgument(share >= 0 && share <= 1, "%s must be 0 to 1, was %s", name, share);
      return share + 0.0; // erases a negative zero, so that equal evidence is equal
    }
  }
}
