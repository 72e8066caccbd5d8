package dev.rapport.scoring.satisfaction;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import dev.rapport.scoring.survey.RatingScale;
import dev.rapport.scoring.survey.RatingTally;
import dev.rapport.scoring.typology.SatisfactionType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoublePredicate;

/**
 * Where the zones of satisfaction lie on a scale: defection, indifference (质量不敏感区) and affection, and the two extremes at its ends.
 *
 * <pre>
 * DEFECTION      lowest ≤ s &lt; indifferenceFrom
 * INDIFFERENCE   indifferenceFrom ≤ s ≤ affectionAbove
 * AFFECTION      affectionAbove &lt; s ≤ highest
 * </pre>
 *
 * <p>{@link #standard} puts the cuts at the middle and at three quarters of the scale: on 1 to 5 at 3 and 4, so that the answers 1 and 2 are
 * defection, 3 and 4 indifference, and 5 is affection, as in the chart. The authors draw the zones and print no numbers: the cuts are our
 * reading, and the components change them. Every score is in exactly one zone.
 *
 * <p>Reference: J. L. Heskett, T. O. Jones, G. W. Loveman, W. E. Sasser and L. A. Schlesinger (1994), Putting the service-profit chain to work,
 * Harvard Business Review 72 (2).
 *
 * @param scale the scale of the answers, whose highest score is the best
 * @param terroristUpTo up to which score a customer may be a terrorist
 * @param indifferenceFrom from which score on a customer is indifferent
 * @param affectionAbove above which score a customer is affectionate
 * @param apostleFrom from which score on a customer may be an apostle
 */
public record SatisfactionZones(
    RatingScale scale,
    double terroristUpTo,
    double indifferenceFrom,
    double affectionAbove,
    double apostleFrom) {
  /** The extremes of the chart: customers who move others. */
  public enum Extreme {
    /** So dissatisfied that they warn everybody (破坏者). */
    TERRORIST("破坏者", SatisfactionType.DEFECTOR),

    /** So satisfied that they convert others (传播者). */
    APOSTLE("传播者", SatisfactionType.LOYALIST);

    private final String term;
    private final SatisfactionType type;

    Extreme(String term, SatisfactionType type) {
      this.term = term;
      this.type = type;
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
     * Returns the type whose extreme it is.
     *
     * @return {@link SatisfactionType#DEFECTOR} or {@link SatisfactionType#LOYALIST}
     */
    public SatisfactionType type() {
      return type;
    }
  }

  /**
   * Checks that the cuts are on the scale and in order.
   *
   * @param scale any scale
   * @param terroristUpTo on the scale, below {@code indifferenceFrom}
   * @param indifferenceFrom at most {@code affectionAbove}
   * @param affectionAbove below {@code apostleFrom}
   * @param apostleFrom on the scale
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public SatisfactionZones {
    requireNonNull(scale, "scale");
    terroristUpTo = Checks.on(scale, terroristUpTo, "terroristUpTo");
    indifferenceFrom = Checks.on(scale, indifferenceFrom, "indifferenceFrom");
    affectionAbove = Checks.on(scale, affectionAbove, "affectionAbove");
    apostleFrom = Checks.on(scale, apostleFrom, "apostleFrom");
    checkArgument(
        terroristUpTo < indifferenceFrom
            && indifferenceFrom <= affectionAbove
            && affectionAbove < apostleFrom,
        "zones must hold terroristUpTo < indifferenceFrom <= affectionAbove < apostleFrom, were %s, %s, %s, %s",
        terroristUpTo,
        indifferenceFrom,
        affectionAbove,
        apostleFrom);
  }

  /**
   * Returns the usual zones of a scale: cuts at the middle and at three quarters, the extremes at the very ends.
   *
   * @param scale the scale of the answers, whose highest score is the best
   * @return the zones; on 1 to 5 with cuts at 3 and 4
   */
  public static SatisfactionZones standard(RatingScale scale) {
    double span = (double) requireNonNull(scale, "scale").highest() - scale.lowest();
    return new SatisfactionZones(
        scale,
        scale.lowest(),
        scale.lowest() + span / 2,
        scale.lowest() + 3 * span / 4,
        scale.highest());
  }

  /**
   * Returns the zone of a score.
   *
   * @param score an answer, or a mean of answers, on the scale
   * @return the zone
   * @throws IllegalArgumentException if the score is off the scale
   */
  public SatisfactionZone zone(double score) {
    Checks.on(scale, score, "score");
    if (score < indifferenceFrom) {
      return SatisfactionZone.DEFECTION;
    }
    return score > affectionAbove ? SatisfactionZone.AFFECTION : SatisfactionZone.INDIFFERENCE;
  }

  /**
   * Returns the zones that the mean of a sample leaves open. A mean whose interval crosses a cut is in neither zone for certain.
   *
   * @param mean a mean on the scale; its interval may reach beyond
   * @return the zones that the interval touches, or the one of a mean without interval; all three where the mean is undefined; unmodifiable
   * @throws IllegalArgumentException if the mean is off the scale
   */
  public Set<SatisfactionZone> plausibleZones(Estimate mean) {
    return requireNonNull(mean, "mean")
        .fold(
            known -> {
              SatisfactionZone zone = zone(known.value());
              return known
                  .interval()
                  .map(interval -> interval.clippedTo(scale.lowest(), scale.highest()))
                  .map(interval -> between(zone(interval.lower()), zone(interval.upper())))
                  .orElse(between(zone, zone));
            },
            undefined -> between(SatisfactionZone.DEFECTION, SatisfactionZone.AFFECTION));
  }

  private static Set<SatisfactionZone> between(SatisfactionZone low, SatisfactionZone high) {
    return Collections.unmodifiableSet(EnumSet.range(low, high));
  }

  /**
   * Returns the extreme that a score alone speaks for.
   *
   * @param score an answer, or a mean of answers, on the scale
   * @return the extreme, or nothing in between
   * @throws IllegalArgumentException if the score is off the scale
   */
  public Optional<Extreme> extreme(double score) {
    Checks.on(scale, score, "score");
    if (score <= terroristUpTo) {
      return Optional.of(Extreme.TERRORIST);
    }
    return score >= apostleFrom ? Optional.of(Extreme.APOSTLE) : Optional.empty();
  }

  /**
   * Returns the extreme of a customer whose loyalty is known too. A top score does not make a mercenary an apostle, nor a bottom score a hostage
   * a terrorist.
   *
   * @param score an answer, or a mean of answers, on the scale
   * @param type what the customer is by satisfaction and loyalty
   * @return the extreme, or nothing if score or type speaks against it
   * @throws IllegalArgumentException if the score is off the scale
   */
  public Optional<Extreme> extreme(double score, SatisfactionType type) {
    requireNonNull(type, "type");
    return extreme(score).filter(extreme -> extreme.type() == type);
  }

  /**
   * Returns the share of answers in a zone. The three shares make up the whole.
   *
   * @param answers a tally on the same scale
   * @param zone the zone
   * @return such answers among all that are not missing
   * @throws IllegalArgumentException if the tally is on another scale
   */
  public Proportion share(RatingTally answers, SatisfactionZone zone) {
    requireNonNull(zone, "zone");
    return share(answers, score -> zone(score) == zone);
  }

  /**
   * Returns the share of answers at an extreme, by their score alone.
   *
   * @param answers a tally on the same scale
   * @param extreme the extreme
   * @return such answers among all that are not missing
   * @throws IllegalArgumentException if the tally is on another scale
   */
  public Proportion share(RatingTally answers, Extreme extreme) {
    requireNonNull(extreme, "extreme");
    return share(answers, score -> extreme(score).filter(it -> it == extreme).isPresent());
  }

  private Proportion share(RatingTally answers, DoublePredicate counts) {
    Checks.sameScale(scale, answers);
    long count = 0;
    for (int score = scale.lowest(); score <= scale.highest(); score++) {
      count += counts.test(score) ? answers.count(score) : 0;
    }
    return Proportion.of(count, answers.responses());
  }

  /**
   * Places a customer, or the mean of a group.
   *
   * @param score an answer, or a mean of answers, on the scale
   * @return the zone with its reasons
   * @throws IllegalArgumentException if the score is off the scale
   */
  public Place place(double score) {
    return new Place(this, score);
  }

  /**
   * A score among the zones.
   *
   * @param zones the zones
   * @param score an answer, or a mean of answers
   */
  public record Place(SatisfactionZones zones, double score) implements Explainable {
    /**
     * Checks the components.
     *
     * @param zones not null
     * @param score on the scale of the zones
     * @throws IllegalArgumentException if the score is off the scale
     */
    public Place {
      score = Checks.on(requireNonNull(zones, "zones").scale, score, "score");
    }

    /**
     * Returns the zone.
     *
     * @return the zone of the score
     */
    public SatisfactionZone zone() {
      return zones.zone(score);
    }

    /**
     * Returns the extreme that the score speaks for.
     *
     * @return the extreme, or nothing in between
     */
    public Optional<Extreme> extreme() {
      return zones.extreme(score);
    }

    /**
     * Returns how far the next better zone is. Indifference begins exactly there; affection begins above.
     *
     * @return points of the scale, zero or more; nothing in the best zone
     */
    public OptionalDouble pointsToNextZone() {
      return switch (zone()) {
        case DEFECTION -> OptionalDouble.of(zones.indifferenceFrom - score);
        case INDIFFERENCE -> OptionalDouble.of(zones.affectionAbove - score);
        case AFFECTION -> OptionalDouble.empty();
      };
    }

    /**
     * Says why: the score, the cuts and what the zone means.
     *
     * @return the explanation
     */
    @Override
    public Explanation explanation() {
      SatisfactionZone zone = zone();
      Explanation place = Explanation.of(SatisfactionCode.ZONE)
          .with("zone", zone)
          .with("traits", zone.traits())
          .with("score", Argument.rounded(score, 4))
          .with("scale", zones.scale.toString())
          .with("from", Argument.rounded(zones.indifferenceFrom, 4))
          .with("to", Argument.rounded(zones.affectionAbove, 4));
      return extreme()
          .map(extreme ->
              place.because(Explanation.of(SatisfactionCode.EXTREME).with("extreme", extreme)))
          .orElse(place);
    }
  }
}
