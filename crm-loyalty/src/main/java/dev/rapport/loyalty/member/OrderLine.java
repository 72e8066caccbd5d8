package dev.rapport.loyalty.member;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.event.CategoryId;
import dev.rapport.core.event.ProductId;
import dev.rapport.core.money.Money;

/**
 * One line of an order as a programme sees it: so many units of a product, what they cost, and what kind of sale it is.
 *
 * <p>Line 2 of an order: 3 bags of {@code "kenya-aa"} in {@code "coffee"} for {@code EUR 30.00}, of which {@code EUR 5.00} are
 * discount, plus {@code EUR 5.00} of tax; its net amount is {@code EUR 25.00}. The number is what a later return names, so it
 * stays with the line for good. A line is a fact of the sale, not of the till's display: what the customer owes for it is net
 * plus tax.
 *
 * @param number identifies the line in its order, 1 or more
 * @param product what was sold; {@link ProductId#UNSPECIFIED} if not recorded
 * @param category its product line; {@link CategoryId#UNSPECIFIED} if not recorded
 * @param quantity how many units, 1 or more
 * @param price what they cost
 * @param kind whether the line is an ordinary sale
 */
public record OrderLine(
    int number, ProductId product, CategoryId category, long quantity, Price price, Kind kind) {
  /** What a line sells, as far as earning is concerned. Closed. */
  public enum Kind {
    /** Goods or services that earn. */
    ORDINARY,
    /** A gift card: money in another form, which by default earns when it is spent and not when it is sold. */
    GIFT_CARD_SALE,
    /** Never earns, whatever the rules say: tobacco, postage stamps, deposits. */
    EXCLUDED
  }

  /**
   * What a line costs.
   *
   * <p>{@code EUR 30.00} before a discount of {@code EUR 5.00}, with {@code EUR 5.00} of tax on top: the customer owes {@code
   * EUR 30.00}.
   *
   * @param gross the whole line before discounts and without tax, zero or more
   * @param discount what is taken off, zero to {@code gross}
   * @param tax what is put on top, zero or more
   */
  public record Price(Money gross, Money discount, Money tax) {
    /**
     * Checks the components.
     *
     * @param gross zero or more
     * @param discount zero to gross, in its currency
     * @param tax zero or more, in its currency
     * @throws IllegalArgumentException if an amount is out of its range
     * @throws dev.rapport.core.money.CurrencyMismatchException if the currencies differ
     */
    public Price {
      requireNonNull(gross, "gross");
      requireNonNull(discount, "discount");
      requireNonNull(tax, "tax");
      checkArgument(!gross.isNegative(), "gross must not be negative, was %s", gross);
      checkArgument(
          !discount.isNegative() && discount.compareTo(gross) <= 0,
          "discount must be zero to gross %s, was %s",
          gross,
          discount);
      checkArgument(
          tax.plus(Money.zero(gross.currency())).minorUnits() >= 0,
          "tax must not be negative, was %s",
          tax);
    }

    /**
     * Returns a price without discount and tax.
     *
     * @param amount zero or more
     * @return the price
     */
    public static Price of(Money amount) {
      Money zero = Money.zero(requireNonNull(amount, "amount").currency());
      return new Price(amount, zero, zero);
    }

    /**
     * Returns the price after discounts, without tax.
     *
     * @return gross less discount, zero or more
     */
    public Money net() {
      return gross.minus(discount);
    }
  }

  /**
   * Checks the components.
   *
   * @param number 1 or more
   * @param product any
   * @param category any
   * @param quantity 1 or more
   * @param price any
   * @param kind any
   * @throws IllegalArgumentException if the number or the quantity is below 1
   */
  public OrderLine {
    checkArgument(number >= 1, "number must be at least 1, was %s", number);
    requireNonNull(product, "product");
    requireNonNull(category, "category");
    checkArgument(quantity >= 1, "quantity must be at least 1, was %s", quantity);
    requireNonNull(price, "price");
    requireNonNull(kind, "kind");
  }

  /**
   * Returns an ordinary line without discount and tax from plain values.
   *
   * @param number 1 or more
   * @param product an id of a product
   * @param category an id of a product line
   * @param quantity how many units, 1 or more
   * @param amount what the whole line costs, zero or more
   * @return the line
   */
  public static OrderLine of(
      int number, String product, String category, long quantity, Money amount) {
    return new OrderLine(
        number,
        ProductId.of(product),
        CategoryId.of(category),
        quantity,
        Price.of(amount),
        Kind.ORDINARY);
  }

  /**
   * Returns this line with a discount.
   *
   * @param discount zero to gross
   * @return the line, its tax unchanged
   */
  public OrderLine withDiscount(Money discount) {
    return with(new Price(price.gross(), discount, price.tax()), kind);
  }

  /**
   * Returns this line with tax.
   *
   * @param tax zero or more
   * @return the line
   */
  public OrderLine withTax(Money tax) {
    return with(new Price(price.gross(), price.discount(), tax), kind);
  }

  /**
   * Returns this line as one of another kind.
   *
   * @param newKind the kind
   * @return the line
   */
  public OrderLine withKind(Kind newKind) {
    return with(price, newKind);
  }

  /**
   * Returns what the line costs after discounts, without tax.
   *
   * @return zero or more
   */
  public Money net() {
    return price.net();
  }

  private OrderLine with(Price newPrice, Kind newKind) {
    return new OrderLine(number, product, category, quantity, newPrice, newKind);
  }
}
