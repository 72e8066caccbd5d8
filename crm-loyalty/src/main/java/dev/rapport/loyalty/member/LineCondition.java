package dev.rapport.loyalty.member;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.rapport.core.event.CategoryId;
import dev.rapport.core.event.ProductId;
import dev.rapport.core.money.Money;
import java.util.List;

/**
 * A condition on one line of an order: which lines a rule counts, and what a condition on the order looks for.
 *
 * <p>{@code inCategory("coffee").and(unitsAtLeast(2))}. The factories are in {@link Conditions}. Like a {@link Condition} it
 * never fails, is a value, and is part of the algebra. There is no place for code of the application's own here: name a
 * predicate on the whole situation instead. Closed.
 */
public sealed interface LineCondition {
  /**
   * Tells whether a line fulfils this condition.
   *
   * @param line the line
   * @return whether it does
   */
  boolean test(OrderLine line);

  /**
   * Returns the condition that every line fulfils.
   *
   * @return the conjunction of nothing
   */
  static LineCondition any() {
    return AllOf.NOTHING;
  }

  /**
   * Combines with a condition that must hold as well.
   *
   * @param other the other condition
   * @return both
   */
  default LineCondition and(LineCondition other) {
    return new AllOf(List.of(this, requireNonNull(other, "other")));
  }

  /**
   * Combines with a condition that may hold instead.
   *
   * @param other the other condition
   * @return at least one of the two
   */
  default LineCondition or(LineCondition other) {
    return new AnyOf(List.of(this, requireNonNull(other, "other")));
  }

  /**
   * Returns the opposite.
   *
   * @return a condition that holds exactly where this does not
   */
  default LineCondition negate() {
    return new NoneOf(this);
  }

  /**
   * The line sells one of some products.
   *
   * @param products at least one; kept in order and without repetition
   */
  record OfProduct(List<ProductId> products) implements LineCondition {
    /**
     * Checks the component.
     *
     * @param products at least one
     * @throws IllegalArgumentException if there is none
     */
    public OfProduct {
      products = Conditions.sorted(products, "products");
    }

    @Override
    public boolean test(OrderLine line) {
      String product = line.product().value();
      for (int i = 0; i < products.size(); i++) {
        if (products.get(i).value().equals(product)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public String toString() {
      return "product in " + products;
    }
  }

  /**
   * The line sells from one of some product lines.
   *
   * @param categories at least one; kept in order and without repetition
   */
  record InCategory(List<CategoryId> categories) implements LineCondition {
    /**
     * Checks the component.
     *
     * @param categories at least one
     * @throws IllegalArgumentException if there is none
     */
    public InCategory {
      categories = Conditions.sorted(categories, "categories");
    }

    @Override
    public boolean test(OrderLine line) {
      String category = line.category().value();
      for (int i = 0; i < categories.size(); i++) {
        if (categories.get(i).value().equals(category)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public String toString() {
      return "category in " + categories;
    }
  }

  /**
   * The line is a sale of one of some kinds: {@code kind in [ORDINARY]} leaves out gift cards sold and lines that never earn, which
   * every other condition counts.
   *
   * @param kinds at least one; kept in order and without repetition
   */
  record OfKind(List<OrderLine.Kind> kinds) implements LineCondition {
    /**
     * Checks the component.
     *
     * @param kinds at least one
     * @throws IllegalArgumentException if there is none
     */
    public OfKind {
      kinds = Conditions.sorted(kinds, "kinds");
    }

    @Override
    public boolean test(OrderLine line) {
      return kinds.contains(line.kind());
    }

    @Override
    public String toString() {
      return "kind in " + kinds;
    }
  }

  /**
   * The line costs no less than an amount, after discounts and without tax. A line in another currency does not fulfil it.
   *
   * @param least zero or more
   */
  record NetAtLeast(Money least) implements LineCondition {
    /**
     * Checks the component.
     *
     * @param least zero or more
     * @throws IllegalArgumentException if it is negative
     */
    public NetAtLeast {
      checkArgument(
          !requireNonNull(least, "least").isNegative(),
          "least must not be negative, was %s",
          least);
    }

    @Override
    public boolean test(OrderLine line) {
      return least.currency().equals(line.price().gross().currency())
          && line.net().minorUnits() >= least.minorUnits();
    }

    @Override
    public String toString() {
      return "net at least " + least;
    }
  }

  /**
   * The line sells no fewer units than a number.
   *
   * @param least 1 or more
   */
  record UnitsAtLeast(long least) implements LineCondition {
    /**
     * Checks the component.
     *
     * @param least 1 or more
     * @throws IllegalArgumentException if it is below 1
     */
    public UnitsAtLeast {
      checkArgument(least >= 1, "least must be at least 1, was %s", least);
    }

    @Override
    public boolean test(OrderLine line) {
      return line.quantity() >= least;
    }

    @Override
    public String toString() {
      return "units at least " + least;
    }
  }

  /**
   * All of some conditions hold; of none, always.
   *
   * @param parts the conditions
   */
  record AllOf(List<LineCondition> parts) implements LineCondition {
    private static final AllOf NOTHING = new AllOf(List.of());

    /**
     * Checks the component.
     *
     * @param parts any
     */
    public AllOf {
      parts = List.copyOf(requireNonNull(parts, "parts"));
    }

    @Override
    public boolean test(OrderLine line) {
      for (int i = 0; i < parts.size(); i++) {
        if (!parts.get(i).test(line)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String toString() {
      return parts.isEmpty()
          ? "any line"
          : parts.stream().map(LineCondition::toString).collect(joining(" and ", "(", ")"));
    }
  }

  /**
   * At least one of some conditions holds; of none, never.
   *
   * @param parts the conditions
   */
  record AnyOf(List<LineCondition> parts) implements LineCondition {
    /**
     * Checks the component.
     *
     * @param parts any
     */
    public AnyOf {
      parts = List.copyOf(requireNonNull(parts, "parts"));
    }

    @Override
    public boolean test(OrderLine line) {
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i).test(line)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public String toString() {
      return parts.isEmpty()
          ? "no line"
          : parts.stream().map(LineCondition::toString).collect(joining(" or ", "(", ")"));
    }
  }

  /**
   * A condition does not hold.
   *
   * @param part the condition
   */
  record NoneOf(LineCondition part) implements LineCondition {
    /**
     * Checks the component.
     *
     * @param part any
     */
    public NoneOf {
      requireNonNull(part, "part");
    }

    @Override
    public boolean test(OrderLine line) {
      return !part.test(line);
    }

    @Override
    public String toString() {
      return "not " + part;
    }
  }
}
