package dev.rapport.scoring.trust;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.event.SurveyAnswered;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.evidence.RelationshipFacts;
import dev.rapport.core.lifecycle.LifeStage;
import dev.rapport.scoring.survey.RatingScale;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one customer that tells how far the customer trusts: answers, satisfaction over time, behaviour. Each part may be
 * unknown.
 *
 * <p>Example: {@code TrustEvidence.builder().satisfaction(RatingScale.of(1, 5), List.of(3, 4, 5, 4)).purchases(7).build()} knows four
 * measurements of satisfaction and seven purchases, and leaves the trust items, the tenure and the stage open. It holds no thresholds: those
 * are in a {@link TrustPolicy}. Immutable and thread-safe.
 */
public final class TrustEvidence {
  private final @Nullable CompositeScore rating;
  private final @Nullable RatingScale satisfactionScale;
  private final List<Integer> satisfaction;
  private final @Nullable Long purchases;
  private final @Nullable Long tenureDays;
  private final @Nullable LifeStage stage;

  private TrustEvidence(Builder builder) {
    this.rating = builder.rating;
    this.satisfactionScale = builder.satisfactionScale;
    this.satisfaction = builder.satisfaction;
    this.purchases = builder.purchases;
    this.tenureDays = builder.tenureDays;
    this.stage = builder.stage;
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
   * Returns the answers to the trust items at the last survey.
   *
   * @return the score; empty if the customer was not asked
   */
  public Optional<CompositeScore> rating() {
    return Optional.ofNullable(rating);
  }

  /**
   * Returns the measurements of satisfaction.
   *
   * @return scores on {@link #satisfactionScale()}, oldest first; empty if none was made; unmodifiable
   */
  public List<Integer> satisfaction() {
    return satisfaction;
  }

  /**
   * Returns the scale of the measurements of satisfaction.
   *
   * @return the scale; empty if nothing was measured
   */
  public Optional<RatingScale> satisfactionScale() {
    return Optional.ofNullable(satisfactionScale);
  }

  /**
   * Returns how often the customer bought.
   *
   * @return zero or more; empty if it is not known
   */
  public OptionalLong purchases() {
    return purchases == null ? OptionalLong.empty() : OptionalLong.of(purchases);
  }

  /**
   * Returns for how long the customer has been one.
   *
   * @return days since the first purchase, zero or more; empty if it is not known
   */
  public OptionalLong tenureDays() {
    return tenureDays == null ? OptionalLong.empty() : OptionalLong.of(tenureDays);
  }

  /**
   * Returns the stage of the relationship.
   *
   * @return the stage; empty if it is not known
   */
  public Optional<LifeStage> stage() {
    return Optional.ofNullable(stage);
  }

  /**
   * Returns whether the relationship holds: neither in decline nor ended.
   *
   * @return unknown if the stage is
   */
  Finding holding() {
    return stage == null
        ? Finding.UNKNOWN
        : Finding.of(stage != LifeStage.DEGRADATION && stage != LifeStage.TERMINATED);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof TrustEvidence other
        && Objects.equals(rating, other.rating)
        && Objects.equals(satisfactionScale, other.satisfactionScale)
        && satisfaction.equals(other.satisfaction)
        && Objects.equals(purchases, other.purchases)
        && Objects.equals(tenureDays, other.tenureDays)
        && stage == other.stage;
  }

  @Override
  public int hashCode() {
    return Objects.hash(rating, satisfactionScale, satisfaction, purchases, tenureDays, stage);
  }

  /**
   * Returns what is known.
   *
   * @return text such as {@code "TrustEvidence[satisfaction=[3, 4, 5, 4] of 1 to 5, purchases=7]"}
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    append(text, "rating", rating == null ? null : rating.value());
    append(
        text,
        "satisfaction",
        satisfactionScale == null ? null : satisfaction + " of " + satisfactionScale);
    append(text, "purchases", purchases);
    append(text, "tenureDays", tenureDays);
    append(text, "stage", stage);
    return "TrustEvidence[" + text + "]";
  }

  private static void append(StringBuilder text, String name, @Nullable Object value) {
    if (value != null) {
      text.append(text.length() == 0 ? "" : ", ").append(name).append('=').append(value);
    }
  }

  /** Collects evidence; what is not set stays unknown. Not thread-safe. */
  public static final class Builder {
    private @Nullable CompositeScore rating;
    private @Nullable RatingScale satisfactionScale;
    private List<Integer> satisfaction = List.of();
    private @Nullable Long purchases;
    private @Nullable Long tenureDays;
    private @Nullable LifeStage stage;

    private Builder() {}

    /**
     * Sets the answers to the trust items at the last survey.
     *
     * @param score the answers; items may be missing
     * @return this builder
     */
    public Builder rating(CompositeScore score) {
      this.rating = requireNonNull(score, "score");
      return this;
    }

    /**
     * Sets the measurements of satisfaction, such as one after each contact.
     *
     * @param scale the scale, whose highest score is the best
     * @param scoresOldestFirst the measurements that were answered; may be empty
     * @return this builder
     * @throws IllegalArgumentException if a score is off the scale
     */
    public Builder satisfaction(RatingScale scale, List<Integer> scoresOldestFirst) {
      requireNonNull(scale, "scale");
      List<Integer> scores = List.copyOf(requireNonNull(scoresOldestFirst, "scoresOldestFirst"));
      scores.forEach(scale::require);
      this.satisfactionScale = scores.isEmpty() ? null : scale;
      this.satisfaction = scores;
      return this;
    }

    /**
     * Sets the measurements of satisfaction from survey answers.
     *
     * @param answers answers of one customer to one question, whose highest score is the best, in any order; missing ones are left out
     * @return this builder
     * @throws IllegalArgumentException if the answers are of several customers or to several questions, or the scale is too long
     */
    public Builder satisfaction(Collection<SurveyAnswered> answers) {
      List<SurveyAnswered> given = requireNonNull(answers, "answers").stream()
          .filter(answer -> answer.score().isPresent())
          .sorted(Comparator.comparing(SurveyAnswered::at).thenComparing(SurveyAnswered::id))
          .toList();
      if (given.isEmpty()) {
        return satisfaction(RatingScale.of(1, 5), List.of());
      }
      SurveyAnswered.Item item = given.get(0).item();
      checkArgument(
          given.stream().allMatch(answer -> answer.item().equals(item)),
          "answers must be to one question, were to %s and others",
          item);
      checkArgument(
          given.stream().map(SurveyAnswered::customer).distinct().count() == 1,
          "answers must be of one customer, were of several");
      return satisfaction(
          RatingScale.of(item.lowest(), item.highest()),
          given.stream().map(answer -> answer.score().orElseThrow()).toList());
    }

    /**
     * Sets how often the customer bought.
     *
     * @param count zero or more
     * @return this builder
     * @throws IllegalArgumentException if the number is negative
     */
    public Builder purchases(long count) {
      checkArgument(count >= 0, "purchases must not be negative, was %s", count);
      this.purchases = count;
      return this;
    }

    /**
     * Sets how often the customer bought from what was seen of the relationship, and the stage that it is in.
     *
     * @param facts what was seen
     * @param current the stage, as by {@link dev.rapport.core.lifecycle.StagePolicy}
     * @return this builder
     */
    public Builder relationship(RelationshipFacts facts, LifeStage current) {
      return purchases(requireNonNull(facts, "facts").purchases()).stage(current);
    }

    /**
     * Sets for how long the customer has been one.
     *
     * @param days days since the first purchase, zero or more
     * @return this builder
     * @throws IllegalArgumentException if the number is negative
     */
    public Builder tenureDays(long days) {
      checkArgument(days >= 0, "tenureDays must not be negative, was %s", days);
      this.tenureDays = days;
      return this;
    }

    /**
     * Sets the stage of the relationship.
     *
     * @param current the stage
     * @return this builder
     */
    public Builder stage(LifeStage current) {
      this.stage = requireNonNull(current, "current");
      return this;
    }

    /**
     * Returns the evidence.
     *
     * @return what was set; the rest is unknown
     */
    public TrustEvidence build() {
      return new TrustEvidence(this);
    }
  }
}
