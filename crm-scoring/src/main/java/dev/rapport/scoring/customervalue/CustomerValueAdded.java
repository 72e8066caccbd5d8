package dev.rapport.scoring.customervalue;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How customers rate an offer against those of others, attribute by attribute: Gale's customer value added (顾客增加价值), read from the market-perceived
 * quality ratio (市场感知质量).
 *
 * <pre>
 * ratio = 100 Σ w (own / others) / Σ w
 * </pre>
 *
 * <p>100 is par; above it the market sees the offer ahead. Attributes are those that customers name, without the price; the weights say how much
 * they count, and only their proportions matter; scores are the means of customers' ratings of the own offer and of the others', on one scale
 * for both. A ratio of means depends on where the scale has its zero: keep to one scale.
 *
 * <p>Reference: B. T. Gale (1994), Managing customer value, Free Press.
 *
 * @param attributes what customers go by
 */
public record CustomerValueAdded(List<Attribute> attributes) implements Explainable {
  private static final double LARGEST = 1e100;
  private static final double PAR = 100;

  /**
   * What customers go by, and how they rate it.
   *
   * @param name its name
   * @param weight how much it counts
   * @param own the mean rating of the own offer
   * @param others the mean rating of the others
   */
  public record Attribute(String name, double weight, double own, double others) {
    /**
     * Checks the components.
     *
     * @param name not blank
     * @param weight 0 to 1e100
     * @param own 0 to 1e100
     * @param others 1e-100 to 1e100: what is divided by cannot be zero
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Attribute {
      checkArgument(!requireNonNull(name, "name").isBlank(), "name must not be blank");
      checkArgument(weight >= 0 && weight <= LARGEST, "weight must be 0 to 1e100, was %s", weight);
      checkArgument(own >= 0 && own <= LARGEST, "own must be 0 to 1e100, was %s", own);
      checkArgument(
          others >= 1 / LARGEST && others <= LARGEST,
          "others must be 1e-100 to 1e100, was %s",
          others);
      weight += 0.0;
      own += 0.0;
    }

    /**
     * Returns how the own offer compares.
     *
     * @return own divided by others; 1 is par
     */
    public double ratio() {
      return own / others;
    }
  }

  /**
   * What one attribute does to the ratio.
   *
   * @param name the name of the attribute
   * @param points by how many points it lifts the ratio above par, or pulls it below
   */
  public record Contribution(String name, double points) {
    /**
     * Checks the components.
     *
     * @param name not blank
     * @param points finite
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Contribution {
      checkArgument(!requireNonNull(name, "name").isBlank(), "name must not be blank");
      checkArgument(Double.isFinite(points), "points must be finite, was %s", points);
      points += 0.0;
    }
  }

  /**
   * Checks the components.
   *
   * @param attributes at least one, each name once, weights not all zero: their sum is at least 1e-100
   * @throws IllegalArgumentException if the attributes break their rule
   */
  public CustomerValueAdded {
    attributes = List.copyOf(attributes);
    checkArgument(!attributes.isEmpty(), "attributes must not be empty");
    Set<String> names = new HashSet<>();
    for (Attribute attribute : attributes) {
      checkArgument(
          names.add(attribute.name), "attributes must differ, \"%s\" was twice", attribute.name);
    }
    double weights = totalWeight(attributes);
    checkArgument(
        weights >= 1 / LARGEST, "weights must not all be zero, their sum was %s", weights);
  }

  /**
   * Returns the market-perceived quality ratio.
   *
   * @return zero or more; 100 is par
   */
  public double marketPerceivedQuality() {
    double total = totalWeight(attributes);
    double ratio = 0;
    for (Attribute attribute : attributes) {
      ratio += attribute.weight / total * attribute.ratio();
    }
    return PAR * ratio;
  }

  /**
   * Returns the weighted mean rating of the own offer.
   *
   * @return on the scale of the ratings
   */
  public double ownScore() {
    double total = totalWeight(attributes);
    double score = 0;
    for (Attribute attribute : attributes) {
      score += attribute.weight / total * attribute.own;
    }
    return score;
  }

  /**
   * Returns the weighted mean rating of the others.
   *
   * @return on the scale of the ratings
   */
  public double othersScore() {
    double total = totalWeight(attributes);
    double score = 0;
    for (Attribute attribute : attributes) {
      score += attribute.weight / total * attribute.others;
    }
    return score;
  }

  /**
   * Returns what each attribute does: where the lead is won, and where it is lost.
   *
   * <pre>
   * points = 100 w (own / others - 1) / Σ w
   * </pre>
   *
   * @return the contributions in the order of the attributes; they add up to the ratio less 100; unmodifiable
   */
  public List<Contribution> contributions() {
    double total = totalWeight(attributes);
    return attributes.stream()
        .map(it -> new Contribution(it.name, PAR * (it.weight / total) * (it.ratio() - 1)))
        .toList();
  }

  private static double totalWeight(List<Attribute> attributes) {
    return attributes.stream().mapToDouble(Attribute::weight).sum();
  }

  /**
   * Says what the ratio is and what each attribute does to it.
   *
   * @return the explanation
   */
  @Override
  public Explanation explanation() {
    List<Explanation> reasons = new ArrayList<>();
    for (Contribution contribution : contributions()) {
      reasons.add(Explanation.of(CustomerValueCode.CONTRIBUTION)
          .with("attribute", contribution.name)
          .with("points", Argument.rounded(contribution.points, 2)));
    }
    return Explanation.of(CustomerValueCode.PERCEIVED_QUALITY)
        .with("ratio", Argument.rounded(marketPerceivedQuality(), 2))
        .because(reasons);
  }
}
