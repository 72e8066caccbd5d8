package dev.rapport.scoring.trust;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.SurveyAnswered;
import dev.rapport.scoring.survey.RatingScale;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A construct measured by several items on one scale, with weights: the questionnaire for trust, or for commitment (信任量表, 承诺量表).
 *
 * <pre>{@code
 * CompositeScale trust = CompositeScale.of("trust", RatingScale.of(1, 7), 2,
 *     List.of(Item.of("reliable", 2), Item.of("honest", 1), Item.of("opportunistic", 1).asReversed()));
 * trust.score(Map.of("reliable", 6, "opportunistic", 3)).value().value();   // (2 · 6 + 1 · 5) / 3 = 5.67; "honest" is missing
 * }</pre>
 *
 * <p>The theory gives no weights, so they are yours: equal ones where nothing speaks for others. Whether the items measure one thing is
 * asked of many answers by {@link dev.rapport.scoring.survey.ScaleReliability}. Equal scales have the same name, items in the same order,
 * range and least number of answers. Immutable and thread-safe.
 */
public final class CompositeScale {
  private final String name;
  private final RatingScale scale;
  private final int leastAnswered;
  private final List<Item> items;

  private CompositeScale(String name, RatingScale scale, int leastAnswered, List<Item> items) {
    this.name = name;
    this.scale = scale;
    this.leastAnswered = leastAnswered;
    this.items = items;
  }

  /**
   * One question of the scale.
   *
   * @param name what it is called, such as {@code "reliable"}
   * @param weight how much it counts against the others
   * @param reversed whether it is worded the other way round (反向题), so that the lowest answer counts as the highest
   */
  public record Item(String name, double weight, boolean reversed) {
    /**
     * Checks the components.
     *
     * @param name not blank
     * @param weight finite and above zero
     * @param reversed any
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Item {
      checkArgument(!requireNonNull(name, "name").isBlank(), "name must not be blank");
      checkArgument(
          weight > 0 && Double.isFinite(weight),
          "weight must be finite and above zero, was %s. Leave out an item that shall not count.",
          weight);
    }

    /**
     * Returns an item that is not reversed.
     *
     * @param name what it is called, not blank
     * @param weight finite and above zero
     * @return the item
     * @throws IllegalArgumentException if an argument breaks its rule
     */
    public static Item of(String name, double weight) {
      return new Item(name, weight, false);
    }

    /**
     * Returns the same item as one that is worded the other way round.
     *
     * @return the reversed item
     */
    public Item asReversed() {
      return new Item(name, weight, true);
    }
  }

  /**
   * Returns a scale.
   *
   * @param name what it measures, such as {@code "trust"}, not blank
   * @param scale the range of every item
   * @param leastAnswered how many items must be answered for a score, 1 to the number of items
   * @param items the items, at least one, each name once
   * @return the scale
   * @throws IllegalArgumentException if an argument breaks its rule
   */
  public static CompositeScale of(
      String name, RatingScale scale, int leastAnswered, List<Item> items) {
    checkArgument(!requireNonNull(name, "name").isBlank(), "name must not be blank");
    requireNonNull(scale, "scale");
    List<Item> copy = List.copyOf(requireNonNull(items, "items"));
    checkArgument(!copy.isEmpty(), "items must be at least one, were none");
    checkArgument(
        copy.stream().map(Item::name).distinct().count() == copy.size(),
        "items must have different names, were %s",
        copy);
    checkArgument(
        leastAnswered >= 1 && leastAnswered <= copy.size(),
        "leastAnswered must be 1 to the %s items, was %s",
        copy.size(),
        leastAnswered);
    return new CompositeScale(name, scale, leastAnswered, copy);
  }

  /**
   * Scores the answers of one respondent, or whoever's answers these are.
   *
   * @param answers the answers by the name of the item, as given: reversed items are turned round here; an item that is left out is missing
   * @return the answers with their score
   * @throws IllegalArgumentException if an answer is off the scale or there is no such item
   */
  public CompositeScore score(Map<String, Integer> answers) {
    return new CompositeScore(this, answers);
  }

  /**
   * Scores a questionnaire that was answered in a survey.
   *
   * @param answers answers of one customer to questions that are called as the items are, at most one to each; answers to other questions are
   *     left out, and missing ones are missing
   * @return the answers with their score
   * @throws IllegalArgumentException if the answers are of several customers, a question was answered twice or on another scale
   */
  public CompositeScore scoreAnswers(Collection<SurveyAnswered> answers) {
    Map<String, Integer> given = new HashMap<>();
    Set<CustomerId> customers = new HashSet<>();
    for (SurveyAnswered answer : requireNonNull(answers, "answers")) {
      String question = answer.item().question();
      if (item(question).isPresent()) {
        customers.add(answer.customer());
        checkArgument(customers.size() == 1, "answers must be of one customer, were of several");
        checkArgument(
            answer.item().lowest() == scale.lowest() && answer.item().highest() == scale.highest(),
            "answers must be on the scale %s, one was to %s",
            scale,
            answer.item());
        answer.score().ifPresent(score -> {
          boolean isFirst = given.put(question, score) == null;
          checkArgument(isFirst, "answers must be one to a question, were two to %s", question);
        });
      }
    }
    return score(given);
  }

  /**
   * Returns what the scale measures.
   *
   * @return its name
   */
  public String name() {
    return name;
  }

  /**
   * Returns the range of every item, and of the score.
   *
   * @return the scale
   */
  public RatingScale scale() {
    return scale;
  }

  /**
   * Returns how many items must be answered for a score.
   *
   * @return 1 to the number of items
   */
  public int leastAnswered() {
    return leastAnswered;
  }

  /**
   * Returns the items.
   *
   * @return at least one; unmodifiable
   */
  public List<Item> items() {
    return items;
  }

  /**
   * Returns an item.
   *
   * @param itemName what it is called
   * @return the item; empty if there is none of the name
   */
  public Optional<Item> item(String itemName) {
    requireNonNull(itemName, "itemName");
    return items.stream().filter(item -> item.name().equals(itemName)).findFirst();
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof CompositeScale other
        && name.equals(other.name)
        && scale.equals(other.scale)
        && leastAnswered == other.leastAnswered
        && items.equals(other.items);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, scale, leastAnswered, items);
  }

  /**
   * Returns a short description.
   *
   * @return such as {@code "trust: 3 items of 1 to 7"}
   */
  @Override
  public String toString() {
    return name + ": " + items.size() + " items of " + scale;
  }
}
