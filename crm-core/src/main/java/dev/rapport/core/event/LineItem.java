package dev.rapport.core.event;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.money.Money;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One line of a purchase or of a return: so many pieces of a product for so much money.
 *
 * <p>Example: 2 pieces of {@code 85123A} in product line {@code coffee} for {@code EUR 17.80}. The amount is what the customer
 * pays for the whole line (or gets back), after discounts; it is not a unit price. Zero is allowed: gifts and free samples
 * happen. A negative amount is not: what comes back is a {@link Return}, whose amounts are positive too. Quantities count
 * pieces; goods sold by weight or length are one piece per package, or are counted in a small unit such as grams.
 *
 * @param product what was sold; {@link ProductId#UNSPECIFIED} if not recorded
 * @param category its product line; {@link CategoryId#UNSPECIFIED} if not recorded
 * @param quantity number of pieces, 1 or more
 * @param amount money for the whole line, zero or more
 */
public record LineItem(ProductId product, CategoryId category, long quantity, Money amount) {
  /**
   * Checks the components.
   *
   * @param product what was sold
   * @param category its product line
   * @param quantity 1 or more
   * @param amount zero or more
   * @throws IllegalArgumentException if the quantity is below 1 or the amount is negative
   */
  public LineItem {
    requireNonNull(product, "product");
    requireNonNull(category, "category");
    checkArgument(quantity >= 1, "quantity must be at least 1, was %s", quantity);
    requireNonNull(amount, "amount");
    checkArgument(
        !amount.isNegative(),
        "amount must not be negative, was %s. Goods that come back are a Return with a positive amount.",
        amount);
  }

  /**
   * Returns a line from plain values.
   *
   * @param product an id of a product
   * @param category an id of a product line
   * @param quantity number of pieces, 1 or more
   * @param amount money for the whole line, zero or more
   * @return the line
   * @throws IllegalArgumentException if an id is malformed, the quantity is below 1 or the amount is negative
   */
  public static LineItem of(String product, String category, long quantity, Money amount) {
    return new LineItem(ProductId.of(product), CategoryId.of(category), quantity, amount);
  }

  /**
   * Returns a line of one unnamed piece, for a source that has amounts only.
   *
   * @param amount money for the line, zero or more
   * @return the line, of {@link ProductId#UNSPECIFIED} in {@link CategoryId#UNSPECIFIED}
   * @throws IllegalArgumentException if the amount is negative
   */
  public static LineItem ofAmount(Money amount) {
    return new LineItem(ProductId.UNSPECIFIED, CategoryId.UNSPECIFIED, 1, amount);
  }

  /* Adding up at the door finds mixed currencies and overflow there, so that total() never raises. */
  static List<LineItem> checked(List<LineItem> lines) {
    List<LineItem> copy = List.copyOf(lines);
    checkArgument(!copy.isEmpty(), "lines must not be empty");
    total(copy);
    totalQuantity(copy);
    return copy;
  }

  static Money total(List<LineItem> lines) {
    Money total = lines.get(0).amount;
    for (int i = 1; i < lines.size(); i++) {
      total = total.plus(lines.get(i).amount);
    }
    return total;
  }

  static long totalQuantity(List<LineItem> lines) {
    long quantity = 0;
    for (LineItem line : lines) {
      quantity = Math.addExact(quantity, line.quantity);
    }
    return quantity;
  }

  static SortedSet<CategoryId> categories(List<LineItem> lines) {
    SortedSet<CategoryId> categories = new TreeSet<>();
    lines.forEach(line -> categories.add(line.category));
    return Collections.unmodifiableSortedSet(categories);
  }

  /* Most purchases are of one category: then the lines come back as they are. */
  static List<LineItem> inCategory(List<LineItem> lines, CategoryId category) {
    int matches = 0;
    for (LineItem line : lines) {
      matches += line.category.equals(category) ? 1 : 0;
    }
    if (matches == lines.size()) {
      return lines;
    }
    return matches == 0
        ? List.of()
        : lines.stream().filter(line -> line.category.equals(category)).toList();
  }
}
