package dev.rapport.scoring.complaint;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How fair customers find the handling of a complaint (公平对待), in its outcome, its procedure and the way they were treated, each from 1 to 7.
 *
 * <p>Two readings are given. The weighted mean lets a good refund make up for a rude voice; the minimum does not, and names the weakest link.
 * {@code JusticeVector.of(6, 3, 5)} has the mean 4.67 and the minimum 3 for {@link Justice#PROCEDURAL}: pay as before, answer sooner. What is not
 * judged stays open. Weights have no standard; they are equal unless you give others.
 *
 * <p>Reference: S. S. Tax, S. W. Brown and M. Chandrashekaran (1998), Customer evaluations of service complaint experiences: implications for
 * relationship marketing, Journal of Marketing 62(2).
 *
 * @param ratings the judged kinds of justice, 1 to 7 each; unmodifiable, in the order of the enum
 */
public record JusticeVector(Map<Justice, Double> ratings) implements Explainable {
  /** The lowest rating. */
  public static final int LOWEST = 1;

  /** The highest rating. */
  public static final int HIGHEST = 7;

  /** The kinds of justice that complaining customers look for. Closed. */
  public enum Justice {
    /** The result or compensation matches the dissatisfaction (结果公平). */
    OUTCOME("结果公平"),
    /** The way to the result is clear and quick and without quarrel (过程公平). */
    PROCEDURAL("过程公平"),
    /** Customers are treated with courtesy, care and honesty (相互对待公平). */
    INTERACTIONAL("相互对待公平");

    private final String term;

    Justice(String term) {
      this.term = term;
    }

    /**
     * Returns the Chinese term.
     *
     * @return the term of the textbooks
     */
    public String term() {
      return term;
    }

    /**
     * Returns what customers expect of this kind of justice.
     *
     * @return at least one; unmodifiable, in the order of the enum
     */
    public Set<Expectation> expectations() {
      EnumSet<Expectation> expectations = EnumSet.allOf(Expectation.class);
      expectations.removeIf(one -> one.justice() != this);
      return Collections.unmodifiableSet(expectations);
    }
  }

  /** What customers expect when they complain (顾客抱怨时的期望). Closed. */
  public enum Expectation {
    /** Compensation that matches the dissatisfaction (结果或赔偿与不满意水平匹配). */
    MATCHING_COMPENSATION(Justice.OUTCOME, "与不满意水平匹配"),
    /** A clear procedure (清晰). */
    CLARITY(Justice.PROCEDURAL, "清晰"),
    /** A quick one (快速). */
    SPEED(Justice.PROCEDURAL, "快速"),
    /** One without quarrel (没有争吵). */
    NO_QUARREL(Justice.PROCEDURAL, "没有争吵"),
    /** Courtesy (有礼貌). */
    COURTESY(Justice.INTERACTIONAL, "有礼貌"),
    /** Care (细心). */
    CARE(Justice.INTERACTIONAL, "细心"),
    /** Honesty (诚实). */
    HONESTY(Justice.INTERACTIONAL, "诚实");

    private final Justice justice;
    private final String term;

    Expectation(Justice justice, String term) {
      this.justice = justice;
      this.term = term;
    }

    /**
     * Returns to which kind of justice the expectation belongs.
     *
     * @return the kind
     */
    public Justice justice() {
      return justice;
    }

    /**
     * Returns the Chinese term.
     *
     * @return the term of the textbooks
     */
    public String term() {
      return term;
    }
  }

  /**
   * Takes a copy of the ratings.
   *
   * @param ratings the judged kinds of justice, 1 to 7 each
   * @throws IllegalArgumentException if a rating is out of its range
   */
  public JusticeVector {
    Map<Justice, Double> sorted = new EnumMap<>(Justice.class);
    requireNonNull(ratings, "ratings").forEach((justice, rating) -> {
      checkArgument(
          rating >= LOWEST && rating <= HIGHEST,
          "rating of %s justice must be %s to %s, was %s",
          justice,
          LOWEST,
          HIGHEST,
          rating);
      sorted.put(justice, rating);
    });
    ratings = Collections.unmodifiableMap(sorted);
  }

  /**
   * Returns a vector with all three ratings, of one customer or means of many.
   *
   * @param outcome 1 to 7
   * @param procedural 1 to 7
   * @param interactional 1 to 7
   * @return the vector
   * @throws IllegalArgumentException if a rating is out of its range
   */
  public static JusticeVector of(double outcome, double procedural, double interactional) {
    return new JusticeVector(Map.of(
        Justice.OUTCOME, outcome,
        Justice.PROCEDURAL, procedural,
        Justice.INTERACTIONAL, interactional));
  }

  /**
   * Returns the mean of the three ratings, weighed equally.
   *
   * @return 1 to 7; undefined if a kind of justice is not judged
   */
  public Estimate score() {
    return score(Map.of(Justice.OUTCOME, 1.0, Justice.PROCEDURAL, 1.0, Justice.INTERACTIONAL, 1.0));
  }

  /**
   * Returns the weighted mean of the ratings.
   *
   * @param weights how much each kind counts, finite and not negative, with a finite sum above zero; kinds left out do not count
   * @return 1 to 7; undefined if a kind that counts is not judged
   * @throws IllegalArgumentException if a weight breaks its rule
   */
  public Estimate score(Map<Justice, Double> weights) {
    double total = 0;
    for (Map.Entry<Justice, Double> weight : new EnumMap<>(checkSome(weights)).entrySet()) {
      checkArgument(
          weight.getValue() >= 0 && Double.isFinite(weight.getValue()),
          "weight of %s justice must be finite and not negative, was %s",
          weight.getKey(),
          weight.getValue());
      total += weight.getValue();
    }
    checkArgument(
        total > 0 && Double.isFinite(total),
        "weights must have a finite sum above zero, was %s",
        total);
    double aboveLowest = 0;
    for (Justice justice : Justice.values()) {
      double weight = weights.getOrDefault(justice, 0.0);
      if (weight > 0 && !ratings.containsKey(justice)) {
        UndefinedReason reason = new UndefinedReason(
            UndefinedReason.Kind.MISSING_INPUT, justice + " justice was not judged");
        return Estimate.undefined(reason, ratings.size());
      }
      aboveLowest += weight / total * (ratings.getOrDefault(justice, 1.0) - LOWEST);
    }
    return Estimate.of(Math.min(HIGHEST, LOWEST + aboveLowest), ratings.size());
  }

  private static Map<Justice, Double> checkSome(Map<Justice, Double> weights) {
    checkArgument(
        !requireNonNull(weights, "weights").isEmpty(), "weights must be at least one, were none");
    return weights;
  }

  /**
   * Returns the lowest rating: justice as strong as its weakest link.
   *
   * @return 1 to 7, at most that as long as kinds are {@link #unjudged}; empty if none was judged
   */
  public OptionalDouble minimum() {
    return ratings.values().stream().mapToDouble(Double::doubleValue).min();
  }

  /**
   * Returns the weakest link.
   *
   * @return all kinds that share the lowest rating; empty if none was judged; unmodifiable
   */
  public Set<Justice> weakest() {
    OptionalDouble lowest = minimum();
    EnumSet<Justice> weakest = EnumSet.noneOf(Justice.class);
    ratings.forEach((justice, rating) -> {
      if (lowest.isPresent() && rating == lowest.getAsDouble()) {
        weakest.add(justice);
      }
    });
    return Collections.unmodifiableSet(weakest);
  }

  /**
   * Returns the kinds of justice that nobody has judged.
   *
   * @return the unknown ones; unmodifiable, in the order of the enum
   */
  public Set<Justice> unjudged() {
    EnumSet<Justice> rest = EnumSet.allOf(Justice.class);
    rest.removeAll(ratings.keySet());
    return Collections.unmodifiableSet(rest);
  }

  /**
   * Says how fair each part was, and which is the weakest.
   *
   * @return the explanation
   */
  @Override
  public Explanation explanation() {
    List<Explanation> rows = new ArrayList<>();
    ratings.forEach((justice, rating) -> rows.add(Explanation.of(ComplaintCode.JUSTICE_RATED)
        .with("justice", justice)
        .with("rating", Argument.rounded(rating, 2))));
    unjudged()
        .forEach(justice ->
            rows.add(Explanation.of(ComplaintCode.JUSTICE_UNJUDGED).with("justice", justice)));
    return Explanation.of(ComplaintCode.JUSTICE)
        .with("weakest", Argument.list(weakest().stream().map(Argument::of).toList()))
        .with("unjudged", unjudged().size())
        .because(rows);
  }
}
