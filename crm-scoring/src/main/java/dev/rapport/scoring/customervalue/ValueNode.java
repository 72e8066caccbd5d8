package dev.rapport.scoring.customervalue;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A node of the customer value hierarchy (顾客价值的层次模型): what a product is, what using it leads to, and what that is good for.
 *
 * <p>Attributes of the product (属性) lead to consequences in use (结果), and these to the customer's goals (目标). At each level the customer desires
 * something and receives something; satisfaction with it is the difference:
 *
 * <pre>
 * satisfaction = received - desired               where the customer judged the node
 * satisfaction = Σ weight · satisfaction of part   where not
 * </pre>
 *
 * <p>A coffee that is desired at 9 for its speed and received at 6, weight 0.7, and desired at 7 for its taste and received at 8, weight 0.3, leaves
 * the goal of a good start to the day at 0.7 · (-3) + 0.3 · 1 = -1.8. What was received may be a {@link ValueRange} where it is not known; so is the
 * result then. All of a tree is on one scale. It holds for one customer or segment in one {@link UseSituation}. Equal nodes have equal parts and
 * judgements. Immutable and thread-safe.
 *
 * <p>Reference: R. B. Woodruff (1997), Customer value: the next source for competitive advantage, Journal of the Academy of Marketing Science 25
 * (2). That a roll-up is a weighted mean is our choice; the author leaves it open.
 */
public final class ValueNode implements Explainable {
  private static final double LARGEST = 1e100;
  private static final double ROUNDING = 1e-9;

  /** The levels of the hierarchy, from the product to the customer. Closed. */
  public enum Level {
    /** What the product is and does (属性). */
    ATTRIBUTE("属性"),

    /** What using it leads to, wanted or not (结果). */
    CONSEQUENCE("结果"),

    /** What the customer uses it for (目标). */
    GOAL("目标");

    private final String term;

    Level(String term) {
      this.term = term;
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
     * Returns the level that a node of this level is made of.
     *
     * @return the level below; nothing below attributes
     */
    public Optional<Level> below() {
      return switch (this) {
        case ATTRIBUTE -> Optional.empty();
        case CONSEQUENCE -> Optional.of(ATTRIBUTE);
        case GOAL -> Optional.of(CONSEQUENCE);
      };
    }
  }

  /**
   * A node below another, and how much it counts there.
   *
   * @param weight the share of the node above that it makes up
   * @param node the node
   */
  public record Part(double weight, ValueNode node) {
    /**
     * Checks the components.
     *
     * @param weight 0 to 1
     * @param node not null
     * @throws IllegalArgumentException if the weight is not 0 to 1
     */
    public Part {
      checkArgument(weight >= 0 && weight <= 1, "weight must be 0 to 1, was %s", weight);
      weight += 0.0;
      requireNonNull(node, "node");
    }

    /** Satisfaction that the node may bring to the one above: the lower, the worse. */
    private double leastShare() {
      return weight * node.satisfaction().low();
    }
  }

  /**
   * What a customer says of a node.
   *
   * @param desired what is desired
   * @param received what is received, or between what it lies
   */
  public record Judgement(double desired, ValueRange received) {
    /**
     * Checks the components.
     *
     * @param desired a number of at most 1e100 in size; a negative zero becomes zero
     * @param received at most 1e100 in size
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Judgement {
      checkArgument(
          Math.abs(desired) <= LARGEST,
          "desired must be a number of at most 1e100, was %s",
          desired);
      desired += 0.0;
      checkArgument(
          requireNonNull(received, "received").low() >= -LARGEST && received.high() <= LARGEST,
          "received must be at most 1e100 in size, was %s",
          received);
    }

    /**
     * Returns satisfaction.
     *
     * @return received less desired
     */
    public ValueRange satisfaction() {
      return new ValueRange(received.low() - desired, received.high() - desired);
    }
  }

  private final Level level;
  private final String name;
  private final @Nullable Judgement judgement;
  private final ImmutableList<Part> parts;

  private ValueNode(
      Level level, String name, @Nullable Judgement judgement, ImmutableList<Part> parts) {
    this.level = level;
    this.name = name;
    this.judgement = judgement;
    this.parts = parts;
  }

  /**
   * Returns a node that the customer judged, without parts.
   *
   * @param level the level
   * @param name what it is, not blank
   * @param desired what is desired, at most 1e100 in size
   * @param received what is received, at most 1e100 in size
   * @return the node
   * @throws IllegalArgumentException if an argument breaks its rule
   */
  public static ValueNode judged(Level level, String name, double desired, double received) {
    checkArgument(Double.isFinite(received), "received must be finite, was %s", received);
    return judged(level, name, new Judgement(desired, ValueRange.of(received)));
  }

  /**
   * Returns a node that the customer judged, without parts.
   *
   * @param level the level
   * @param name what it is, not blank
   * @param judgement what is desired and received
   * @return the node
   * @throws IllegalArgumentException if the name is blank
   */
  public static ValueNode judged(Level level, String name, Judgement judgement) {
    requireNonNull(level, "level");
    requireName(name);
    return new ValueNode(level, name, requireNonNull(judgement, "judgement"), ImmutableList.of());
  }

  /**
   * Returns a node that is made of others.
   *
   * @param level a level above attributes
   * @param name what it is, not blank
   * @param parts at least one, all of the level below, each name once, whose weights sum to 1
   * @return the node, not judged itself
   * @throws IllegalArgumentException if an argument breaks its rule
   */
  public static ValueNode of(Level level, String name, List<Part> parts) {
    requireNonNull(level, "level");
    requireName(name);
    ImmutableList<Part> copy = ImmutableList.copyOf(parts);
    checkArgument(
        !copy.isEmpty(),
        "parts of \"%s\" must not be empty. A node without parts is judged.",
        name);
    double weights = 0;
    Set<String> names = new HashSet<>();
    for (Part part : copy) {
      checkArgument(
          level.below().equals(Optional.of(part.node.level)),
          "parts of \"%s\" (%s) must be of the level below, \"%s\" was %s",
          name,
          level,
          part.node.name,
          part.node.level);
      checkArgument(
          names.add(part.node.name),
          "parts of \"%s\" must differ, \"%s\" was twice",
          name,
          part.node.name);
      weights += part.weight;
    }
    checkArgument(
        Math.abs(weights - 1) <= ROUNDING,
        "weights of the parts of \"%s\" must sum to 1, summed to %s",
        name,
        weights);
    return new ValueNode(level, name, null, copy);
  }

  /**
   * Returns the node with the customer's own judgement of it, which then goes before that of its parts.
   *
   * @param own what is desired and received
   * @return the node
   */
  public ValueNode withJudgement(Judgement own) {
    return new ValueNode(level, name, requireNonNull(own, "own"), parts);
  }

  /**
   * Returns the level.
   *
   * @return the level
   */
  public Level level() {
    return level;
  }

  /**
   * Returns what it is.
   *
   * @return the name, unique among the parts of one node
   */
  public String name() {
    return name;
  }

  /**
   * Returns the parts.
   *
   * @return of the level below; empty if it is only judged; unmodifiable
   */
  public List<Part> parts() {
    return parts;
  }

  /**
   * Returns the customer's judgement of this node itself.
   *
   * @return what is desired and received; nothing if only its parts were judged
   */
  public Optional<Judgement> judgement() {
    return Optional.ofNullable(judgement);
  }

  /**
   * Returns satisfaction with the node.
   *
   * @return received less desired where the customer judged it, else what the parts give; negative means dissatisfied
   */
  public ValueRange satisfaction() {
    return judgement == null ? weightedMean() : judgement.satisfaction();
  }

  /**
   * Returns what the parts give.
   *
   * @return the weighted mean of their satisfaction, between the least and the greatest of them; nothing without parts
   */
  public Optional<ValueRange> rollUp() {
    return parts.isEmpty() ? Optional.empty() : Optional.of(weightedMean());
  }

  /**
   * Returns by how much the customer's own judgement is above what the parts give. Where zero is not in it, the parts or their weights are not what
   * the customer goes by.
   *
   * @return judgement less roll-up; nothing unless there are both
   */
  public Optional<ValueRange> unexplained() {
    if (judgement == null || parts.isEmpty()) {
      return Optional.empty();
    }
    ValueRange own = judgement.satisfaction();
    ValueRange mean = weightedMean();
    return Optional.of(new ValueRange(own.low() - mean.high(), own.high() - mean.low()));
  }

  /**
   * Returns the way down to where most is lost: at each node to the part whose weight times least satisfaction is lowest, the first of equal ones.
   *
   * @return from this node to one without parts; unmodifiable
   */
  public List<ValueNode> weakestPath() {
    List<ValueNode> path = new ArrayList<>();
    path.add(this);
    for (ValueNode at = this; !at.parts.isEmpty(); path.add(at)) {
      Part weakest = at.parts.get(0);
      for (Part part : at.parts) {
        weakest = part.leastShare() < weakest.leastShare() ? part : weakest;
      }
      at = weakest.node;
    }
    return List.copyOf(path);
  }

  private ValueRange weightedMean() {
    return new ValueRange(mean(ValueRange::low), mean(ValueRange::high));
  }

  private double mean(ToDoubleFunction<ValueRange> end) {
    double mean = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (Part part : parts) {
      double satisfaction = end.applyAsDouble(part.node.satisfaction());
      mean += part.weight * satisfaction;
      least = Math.min(least, satisfaction);
      most = Math.max(most, satisfaction);
    }
    // Weights sum to 1 but for rounding, which must not carry a mean beyond what it is the mean of.
    return Math.min(Math.max(mean, least), most);
  }

  /**
   * Says what satisfaction with the node is and where it comes from, down to the attributes.
   *
   * @return the explanation
   */
  @Override
  public Explanation explanation() {
    List<Explanation> reasons = new ArrayList<>();
    for (Part part : parts) {
      reasons.add(Explanation.of(CustomerValueCode.PART)
          .with("weight", Argument.percent(part.weight, 1))
          .because(part.node.explanation()));
    }
    Explanation node = judgement == null
        ? Explanation.of(CustomerValueCode.ROLLED_UP)
        : Explanation.of(CustomerValueCode.JUDGED)
            .with("received", judgement.received().toString())
            .with("desired", ValueRange.of(judgement.desired()).toString());
    return node.with("level", level)
        .with("name", name)
        .with("satisfaction", satisfaction().toString())
        .because(reasons);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof ValueNode other
        && level == other.level
        && name.equals(other.name)
        && judgement().equals(other.judgement())
        && parts.equals(other.parts);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * name.hashCode() + judgement().hashCode()) + parts.hashCode();
  }

  /**
   * Returns the node and satisfaction with it.
   *
   * @return such as {@code "GOAL good start to the day: -1.8"}
   */
  @Override
  public String toString() {
    return level + " " + name + ": " + satisfaction();
  }

  private static void requireName(String name) {
    checkArgument(!requireNonNull(name, "name").isBlank(), "name must not be blank");
  }
}
