package dev.rapport.scoring.trust;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What one respondent answered on a {@linkplain CompositeScale scale of several items}, and the score that follows: the weighted mean of the
 * items that were answered, on the scale of the items.
 *
 * <pre>
 * value = Σ w x / Σ w   over the answered items, x turned round where the item is reversed
 * </pre>
 *
 * <p>A missing answer is not filled in: the weights of the others share what it would have had. With fewer answers than the scale asks for
 * there is no score. A score of one respondent has no interval; its sample size is the number of answered items.
 *
 * @param scale the scale
 * @param answers the answers as given, by the name of the item; unmodifiable, sorted by name
 */
public record CompositeScore(CompositeScale scale, Map<String, Integer> answers)
    implements Explainable {
  /**
   * Checks the answers and takes a copy.
   *
   * @param scale the scale
   * @param answers scores on the scale, of items of the scale
   * @throws IllegalArgumentException if an answer is off the scale or there is no such item
   */
  public CompositeScore {
    requireNonNull(scale, "scale");
    Map<String, Integer> copy = new TreeMap<>(requireNonNull(answers, "answers"));
    for (Map.Entry<String, Integer> answer : copy.entrySet()) {
      checkArgument(
          scale.item(answer.getKey()).isPresent(),
          "answers must be to items of %s, one was to \"%s\"",
          scale,
          answer.getKey());
      scale.scale().require(answer.getValue());
    }
    answers = Collections.unmodifiableMap(copy);
  }

  /**
   * Returns the score.
   *
   * @return a number on the scale of the items; undefined if fewer items were answered than are needed
   */
  public Estimate value() {
    if (answers.size() < scale.leastAnswered()) {
      UndefinedReason reason =
          UndefinedReason.tooFew("answers", scale.leastAnswered(), answers.size());
      return Estimate.undefined(reason, answers.size());
    }
    double heaviest =
        answered().stream().mapToDouble(CompositeScale.Item::weight).max().orElse(1);
    double weights = 0;
    double above = 0;
    for (CompositeScale.Item item : answered()) {
      // In units of the heaviest and from the lowest score on, so that nothing overflows or leaves
      // the scale.
      double weight = item.weight() / heaviest;
      weights += weight;
      above += weight * (counted(item) - scale.scale().lowest());
    }
    double width = scale.scale().points() - 1.0;
    double value = scale.scale().lowest() + Math.min(above / weights, width);
    return Estimate.of(value, answers.size());
  }

  /**
   * Returns where the score lies between the ends of the scale, to compare scores on different scales.
   *
   * @return 0 at the lowest score to 1 at the highest: 4 on a scale of 1 to 5 is 0.75; empty if there is no score
   */
  public OptionalDouble position() {
    Estimate value = value();
    return value.isKnown()
        ? OptionalDouble.of(
            (value.value() - scale.scale().lowest()) / (scale.scale().points() - 1.0))
        : OptionalDouble.empty();
  }

  /**
   * Returns the items that were not answered.
   *
   * @return in the order of the scale; unmodifiable
   */
  public List<CompositeScale.Item> missing() {
    return scale.items().stream()
        .filter(item -> !answers.containsKey(item.name()))
        .toList();
  }

  /**
   * Says how the score came about, item by item.
   *
   * @return the explanation
   */
  @Override
  public Explanation explanation() {
    List<Explanation> items = new ArrayList<>();
    for (CompositeScale.Item item : scale.items()) {
      BigDecimal weight = BigDecimal.valueOf(item.weight());
      boolean isAnswered = answers.containsKey(item.name());
      Explanation one = Explanation.of(isAnswered ? TrustCode.ITEM : TrustCode.NO_ITEM)
          .with("item", item.name())
          .with("weight", weight);
      items.add(isAnswered ? one.with("answer", given(item)).with("score", counted(item)) : one);
    }
    Estimate value = value();
    Explanation top = value.isKnown()
        ? Explanation.of(TrustCode.COMPOSITE)
            .with("value", Argument.rounded(value.value(), 2))
            .with("lowest", scale.scale().lowest())
            .with("highest", scale.scale().highest())
        : Explanation.of(TrustCode.NO_COMPOSITE).with("reason", reason(value));
    return top.with("scale", scale.name()).because(items);
  }

  static String reason(Estimate undefined) {
    return undefined.reason().map(UndefinedReason::words).orElse("");
  }

  private List<CompositeScale.Item> answered() {
    return scale.items().stream()
        .filter(item -> answers.containsKey(item.name()))
        .toList();
  }

  private int given(CompositeScale.Item item) {
    return requireNonNull(answers.get(item.name()));
  }

  private int counted(CompositeScale.Item item) {
    return item.reversed() ? scale.scale().reverse(given(item)) : given(item);
  }
}
