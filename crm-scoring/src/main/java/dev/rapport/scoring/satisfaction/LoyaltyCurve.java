package dev.rapport.scoring.satisfaction;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.SampleMean;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explanation;
import dev.rapport.scoring.survey.RatingScale;
import dev.rapport.scoring.survey.RatingTally;
import java.util.ArrayList;
import java.util.List;

/**
 * How loyal customers of a satisfaction are (满意度与忠诚度的关系): a curve from a satisfaction scale to 0 to 100 percent that never falls.
 *
 * <p>{@code LoyaltyCurve.of(RatingScale.of(1, 5), MarketShape.COMPETITIVE)} gives a 4 a loyalty of 16.7 and a 5 one of 100: the last point pays
 * most. The published chart has no numbers, so a curve is an assumption until it is {@linkplain LoyaltyTally fitted}. It tells what share of such
 * customers to expect loyal, not whether one customer is.
 *
 * <p>There are two families: {@link Power} with one exponent, and {@link Anchored} through points of your own. Immutable and thread-safe.
 *
 * <p>Reference: J. L. Heskett and others (1994), Putting the service-profit chain to work, Harvard Business Review 72 (2); T. O. Jones and W. E.
 * Sasser (1995), Why satisfied customers defect, Harvard Business Review 73 (6).
 */
public sealed interface LoyaltyCurve {
  /** Loyalty where it is complete, in percent. */
  double FULL = 100;

  /**
   * Returns the power curve of an exponent.
   *
   * @param scale the satisfaction scale, whose highest score is the best
   * @param exponent γ, above 0 and at most 1000
   * @return the curve
   * @throws IllegalArgumentException if the exponent breaks its rule
   */
  static Power power(RatingScale scale, double exponent) {
    return new Power(scale, exponent);
  }

  /**
   * Returns the power curve that stands for a market where nothing is measured.
   *
   * @param scale the satisfaction scale, whose highest score is the best
   * @param shape the shape of the market
   * @return the curve with the exponent of the shape
   */
  static Power of(RatingScale scale, MarketShape shape) {
    return new Power(scale, shape.exponent());
  }

  /**
   * Returns the power curve on which the most satisfied are so many times as loyal as the next ones.
   *
   * <pre>
   * γ = ln times / ln (span / (span - 1)),   span = highest - lowest
   * </pre>
   *
   * <p>Six times on 1 to 5, as at Xerox, gives 6.228.
   *
   * @param scale the satisfaction scale, of three scores or more
   * @param times how many times as loyal, above 1
   * @return the curve
   * @throws IllegalArgumentException if an argument breaks its rule, or the exponent would be above 1000
   */
  static Power calibrated(RatingScale scale, double times) {
    double span = span(scale);
    checkArgument(span >= 2, "scale must have three scores or more, was %s", scale);
    checkArgument(
        times > 1 && times <= Double.MAX_VALUE, "times must be finite and above 1, was %s", times);
    return new Power(scale, Math.log(times) / Math.log(span / (span - 1)));
  }

  /**
   * Returns the curve through points of your own, straight in between.
   *
   * <p>Unless you say otherwise, loyalty is 0 at the lowest score and 100 at the highest: {@code LoyaltyCurve.through(RatingScale.of(1, 5),
   * List.of(new Anchor(4, 40)))} rises from 0 to 40 and from 40 to 100.
   *
   * @param scale the satisfaction scale, whose highest score is the best
   * @param anchors points in order of satisfaction, no two at one, whose loyalty never falls
   * @return the curve
   * @throws IllegalArgumentException if the anchors break their rule
   */
  static Anchored through(RatingScale scale, List<Anchor> anchors) {
    requireNonNull(scale, "scale");
    List<Anchor> all = new ArrayList<>(anchors);
    if (all.isEmpty() || all.get(0).satisfaction > scale.lowest()) {
      all.add(0, new Anchor(scale.lowest(), 0));
    }
    if (all.get(all.size() - 1).satisfaction < scale.highest()) {
      all.add(new Anchor(scale.highest(), FULL));
    }
    return new Anchored(scale, all);
  }

  /**
   * Returns the satisfaction scale.
   *
   * @return the scale, whose highest score is the best
   */
  RatingScale scale();

  /**
   * Returns the loyalty that goes with a satisfaction.
   *
   * @param satisfaction on the scale, whole or not
   * @return 0 to 100; never less than that of a lower satisfaction
   * @throws IllegalArgumentException if the satisfaction is off the scale
   */
  double loyalty(double satisfaction);

  /**
   * Returns how steep the curve is: loyalty for one point of satisfaction, if the point were small. Where the curve has a corner, the slope is that
   * to the right of it, and at the highest score that to the left.
   *
   * @param satisfaction on the scale, whole or not
   * @return percent a point, zero or more, without an interval; undefined where the curve starts vertically, as a concave one does at the lowest
   *     score
   * @throws IllegalArgumentException if the satisfaction is off the scale
   */
  Estimate slope(double satisfaction);

  /**
   * Says what the curve gives at a satisfaction, and by which curve.
   *
   * @param satisfaction on the scale, whole or not
   * @return the explanation
   * @throws IllegalArgumentException if the satisfaction is off the scale
   */
  Explanation explain(double satisfaction);

  /**
   * Returns what each further point brings one customer, from the lowest score to the last but one.
   *
   * @return one step for each score but the highest; the gains make up the rise of the whole curve
   */
  default List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (int from = scale().lowest(); from < scale().highest(); from++) {
      steps.add(new Step(from, loyalty(from + 1) - loyalty(from)));
    }
    return List.copyOf(steps);
  }

  /**
   * Returns what it would bring to lift all customers of one score by one point, for each score: many customers on a flat part may be worth less
   * than few on a steep one.
   *
   * @param answers a tally on the same scale, of at least one answer
   * @return one step for each score but the highest; its gain is by how much the mean loyalty of all who answered would rise
   * @throws IllegalArgumentException if the tally is on another scale or without answers
   */
  default List<Step> steps(RatingTally answers) {
    Checks.sameScale(scale(), answers);
    checkArgument(answers.responses() > 0, "answers must not be empty: nobody can be lifted");
    List<Step> steps = new ArrayList<>();
    for (Step step : steps()) {
      double share = (double) answers.count(step.from) / answers.responses();
      steps.add(new Step(step.from, share * step.gain));
    }
    return List.copyOf(steps);
  }

  /**
   * Returns where one more point pays most.
   *
   * @param steps at least one step
   * @return the steps of the greatest gain, more than one if they tie, in the order given
   * @throws IllegalArgumentException if there are no steps
   */
  static List<Step> best(List<Step> steps) {
    checkArgument(!steps.isEmpty(), "steps must not be empty");
    double greatest = steps.stream().mapToDouble(Step::gain).max().orElseThrow();
    return steps.stream().filter(step -> step.gain == greatest).toList();
  }

  /**
   * Returns the loyalty of all who answered, each at their own score. On a curve that bends this is not the loyalty of the mean answer: one half at
   * 1 and one half at 5 are half loyal, whatever the curve says of a 3.
   *
   * @param answers a tally on the same scale
   * @return percent, with its spread; an empty sample if there are no answers
   * @throws IllegalArgumentException if the tally is on another scale
   */
  default SampleMean loyalty(RatingTally answers) {
    Checks.sameScale(scale(), answers);
    long n = answers.responses();
    double sum = 0;
    for (int score = scale().lowest(); score <= scale().highest(); score++) {
      sum += answers.count(score) * loyalty(score);
    }
    double squares = 0;
    for (int score = scale().lowest(); score <= scale().highest(); score++) {
      double deviation = n < 2 ? 0 : loyalty(score) - sum / n;
      squares += answers.count(score) * deviation * deviation;
    }
    return new SampleMean(n, sum, squares);
  }

  private static double span(RatingScale scale) {
    return (double) requireNonNull(scale, "scale").highest() - scale.lowest();
  }

  /**
   * A point that a curve goes through.
   *
   * @param satisfaction where on the satisfaction scale
   * @param loyalty the loyalty there, in percent
   */
  record Anchor(double satisfaction, double loyalty) {
    /**
     * Checks the components.
     *
     * @param satisfaction a number of at most 1e100 in size; a curve asks that it is on its scale
     * @param loyalty 0 to 100
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Anchor {
      satisfaction = Checks.number(satisfaction, "satisfaction");
      checkArgument(loyalty >= 0 && loyalty <= FULL, "loyalty must be 0 to 100, was %s", loyalty);
      loyalty += 0.0;
    }
  }

  /**
   * One more point of satisfaction, and what it brings.
   *
   * @param from the score from which it leads to the next
   * @param gain the rise of loyalty, in percent of customers
   */
  record Step(int from, double gain) {
    /**
     * Checks the components.
     *
     * @param from any score
     * @param gain 0 to 100
     * @throws IllegalArgumentException if the gain breaks its rule
     */
    public Step {
      checkArgument(gain >= 0 && gain <= FULL, "gain must be 0 to 100, was %s", gain);
      gain += 0.0;
    }
  }

  /**
   * The curve of one exponent.
   *
   * <pre>
   * L(s) = 100 ((s - lowest) / (highest - lowest))^γ
   * </pre>
   *
   * <p>L is 0 at the lowest score and 100 at the highest; convex for γ above 1, concave below. The form is our choice, the simplest with both
   * published shapes.
   *
   * @param scale the satisfaction scale, whose highest score is the best
   * @param exponent γ
   */
  record Power(RatingScale scale, double exponent) implements LoyaltyCurve {
    private static final double MOST = 1000;

    /**
     * Checks the components.
     *
     * @param scale any scale
     * @param exponent above 0, at most 1000
     * @throws IllegalArgumentException if the exponent breaks its rule
     */
    public Power {
      requireNonNull(scale, "scale");
      checkArgument(
          exponent > 0 && exponent <= MOST,
          "exponent must be above 0 and at most 1000, was %s",
          exponent);
    }

    /**
     * Returns the shape of a market with such a curve.
     *
     * @return the shape
     */
    public MarketShape shape() {
      return MarketShape.of(exponent);
    }

    @Override
    public double loyalty(double satisfaction) {
      return FULL * Math.pow(fraction(satisfaction), exponent);
    }

    @Override
    public Estimate slope(double satisfaction) {
      double slope = FULL * exponent * Math.pow(fraction(satisfaction), exponent - 1) / span(scale);
      return Double.isFinite(slope)
          ? Estimate.of(slope, 0)
          : Estimate.undefined(
              new UndefinedReason(
                  UndefinedReason.Kind.DOES_NOT_EXIST,
                  "a concave curve is vertical at the lowest score"),
              0);
    }

    @Override
    public Explanation explain(double satisfaction) {
      return Explanation.of(SatisfactionCode.POWER_CURVE)
          .with("loyalty", Argument.rounded(loyalty(satisfaction), 2))
          .with("satisfaction", Argument.rounded(satisfaction, 4))
          .with("scale", scale.toString())
          .with("exponent", Argument.rounded(exponent, 4))
          .with("shape", shape());
    }

    private double fraction(double satisfaction) {
      return (Checks.on(scale, satisfaction, "satisfaction") - scale.lowest()) / span(scale);
    }
  }

  /**
   * The curve through given points, straight in between.
   *
   * @param scale the satisfaction scale, whose highest score is the best
   * @param anchors the points, both ends of the scale among them
   */
  record Anchored(RatingScale scale, List<Anchor> anchors) implements LoyaltyCurve {
    /**
     * Checks the components.
     *
     * @param scale any scale
     * @param anchors from the lowest score of the scale to the highest, satisfaction rising, loyalty never falling
     * @throws IllegalArgumentException if the anchors break their rule
     */
    public Anchored {
      requireNonNull(scale, "scale");
      anchors = List.copyOf(anchors);
      checkArgument(
          anchors.size() >= 2
              && anchors.get(0).satisfaction == scale.lowest()
              && anchors.get(anchors.size() - 1).satisfaction == scale.highest(),
          "anchors must reach from end to end of the scale %s, were %s",
          scale,
          anchors);
      for (int i = 1; i < anchors.size(); i++) {
        Anchor before = anchors.get(i - 1);
        Anchor anchor = anchors.get(i);
        checkArgument(
            before.satisfaction < anchor.satisfaction && before.loyalty <= anchor.loyalty,
            "anchors must rise in satisfaction and not fall in loyalty, were %s before %s",
            before,
            anchor);
      }
    }

    @Override
    public double loyalty(double satisfaction) {
      int segment = segment(satisfaction);
      Anchor left = anchors.get(segment);
      Anchor right = anchors.get(segment + 1);
      double way = (satisfaction - left.satisfaction) / (right.satisfaction - left.satisfaction);
      // Rounding must not carry the end of one segment above the start of the next.
      return Math.min(right.loyalty, left.loyalty + way * (right.loyalty - left.loyalty));
    }

    @Override
    public Estimate slope(double satisfaction) {
      int segment = segment(satisfaction);
      Anchor left = anchors.get(segment);
      Anchor right = anchors.get(segment + 1);
      double slope = (right.loyalty - left.loyalty) / (right.satisfaction - left.satisfaction);
      return Double.isFinite(slope)
          ? Estimate.of(slope, 0)
          : Estimate.undefined(
              new UndefinedReason(
                  UndefinedReason.Kind.DOES_NOT_EXIST, "two anchors are one above the other"),
              0);
    }

    @Override
    public Explanation explain(double satisfaction) {
      int segment = segment(satisfaction);
      return Explanation.of(SatisfactionCode.ANCHORED_CURVE)
          .with("loyalty", Argument.rounded(loyalty(satisfaction), 2))
          .with("satisfaction", Argument.rounded(satisfaction, 4))
          .with("scale", scale.toString())
          .with("left", Argument.rounded(anchors.get(segment).satisfaction, 4))
          .with("leftLoyalty", Argument.rounded(anchors.get(segment).loyalty, 2))
          .with("right", Argument.rounded(anchors.get(segment + 1).satisfaction, 4))
          .with("rightLoyalty", Argument.rounded(anchors.get(segment + 1).loyalty, 2));
    }

    /** Returns the index of the anchor at or to the left of a satisfaction, the last one never. */
    private int segment(double satisfaction) {
      Checks.on(scale, satisfaction, "satisfaction");
      int segment = 0;
      while (segment < anchors.size() - 2
          && anchors.get(segment + 1).satisfaction <= satisfaction) {
        segment++;
      }
      return segment;
    }
  }
}
