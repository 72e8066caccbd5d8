package dev.rapport.core.relationship;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explained;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.money.Money;
import dev.rapport.core.relationship.RelationshipMatrix.Customers;
import dev.rapport.core.relationship.RelationshipMatrix.Margin;

/**
 * Chooses the type of relationship from figures: where "many" begins, what a "high" margin is, and the table.
 *
 * <p>Nobody has published such borders; {@link #standard} is a default without a standard behind it, to be set for the business.
 * The margin is a share of the price, so a change of currency or of money unit changes nothing.
 *
 * <pre>{@code
 * RelationshipTypePolicy.standard().classify(60, Money.of("EUR", "100"), Money.of("EUR", "65")).value(); // PROACTIVE
 * }</pre>
 *
 * @param matrix the table
 * @param fewBelow with fewer customers than this they are few; at least 1
 * @param manyFrom from this number on customers are many; above {@code fewBelow}
 * @param lowBelow a margin below this share of the price is low; at most 1
 * @param highFrom from this share of the price on a margin is high; above {@code lowBelow}, at most 1
 */
public record RelationshipTypePolicy(
    RelationshipMatrix matrix, long fewBelow, long manyFrom, double lowBelow, double highFrom) {
  private static final RelationshipTypePolicy STANDARD =
      new RelationshipTypePolicy(RelationshipMatrix.additive(), 100, 10_000, 0.2, 0.4);

  /**
   * Checks the borders.
   *
   * @param matrix the table
   * @param fewBelow at least 1
   * @param manyFrom above {@code fewBelow}
   * @param lowBelow finite, at most 1
   * @param highFrom above {@code lowBelow}, at most 1
   * @throws IllegalArgumentException if a border is out of its range or order
   */
  public RelationshipTypePolicy {
    requireNonNull(matrix, "matrix");
    checkArgument(fewBelow >= 1, "fewBelow must be at least 1, was %s", fewBelow);
    checkArgument(
        manyFrom > fewBelow,
        "manyFrom must be above fewBelow, was %s with fewBelow %s",
        manyFrom,
        fewBelow);
    checkArgument(Double.isFinite(lowBelow), "lowBelow must be finite, was %s", lowBelow);
    checkArgument(
        highFrom > lowBelow && highFrom <= 1,
        "highFrom must be above lowBelow and at most 1, was %s with lowBelow %s",
        highFrom,
        lowBelow);
  }

  /**
   * Returns the default: the additive table, few below 100 customers, many from 10,000, a low margin below 20 % of the price, a
   * high one from 40 %. The borders are ours; no literature sets any.
   *
   * @return the policy
   */
  public static RelationshipTypePolicy standard() {
    return STANDARD;
  }

  /**
   * Returns the policy with another table.
   *
   * @param matrix the table
   * @return a policy that differs in the table only
   */
  public RelationshipTypePolicy withMatrix(RelationshipMatrix matrix) {
    return new RelationshipTypePolicy(matrix, fewBelow, manyFrom, lowBelow, highFrom);
  }

  /**
   * Returns the class of a number of customers.
   *
   * @param customers how many, zero or more; none counts as few
   * @return the class
   * @throws IllegalArgumentException if the number is negative
   */
  public Customers customers(long customers) {
    checkArgument(customers >= 0, "customers must not be negative, was %s", customers);
    return customers < fewBelow
        ? Customers.FEW
        : customers < manyFrom ? Customers.MEDIUM : Customers.MANY;
  }

  /**
   * Returns the class of a margin.
   *
   * @param marginRatio price less variable cost, as a share of the price; at most 1, negative if the sale loses money
   * @return the class
   * @throws IllegalArgumentException if the share is above 1 or not finite
   */
  public Margin margin(double marginRatio) {
    checkArgument(
        Double.isFinite(marginRatio) && marginRatio <= 1,
        "marginRatio must be finite and at most 1, was %s",
        marginRatio);
    return marginRatio < lowBelow
        ? Margin.LOW
        : marginRatio < highFrom ? Margin.MEDIUM : Margin.HIGH;
  }

  /**
   * Returns the type of relationship for a group of customers.
   *
   * @param customers how many there are, zero or more
   * @param marginRatio price less variable cost, as a share of the price, at most 1
   * @return the type, with its row and column
   * @throws IllegalArgumentException if the number is negative, or the share above 1 or not finite
   */
  public Explained<RelationshipType> classify(long customers, double marginRatio) {
    Customers row = customers(customers);
    Margin column = margin(marginRatio);
    RelationshipType type = matrix.typeFor(row, column);
    return new Explained<>(
        type,
        Explanation.of(RelationshipCode.TYPE)
            .with("type", type)
            .with("matrix", matrix.name())
            .because(
                Explanation.of(RelationshipCode.CUSTOMERS)
                    .with("count", customers)
                    .with("row", row)
                    .with("few", fewBelow)
                    .with("many", manyFrom),
                Explanation.of(RelationshipCode.MARGIN)
                    .with("margin", Argument.percent(marginRatio, 1))
                    .with("column", column)
                    .with("low", Argument.percent(lowBelow, 1))
                    .with("high", Argument.percent(highFrom, 1))));
  }

  /**
   * Returns the type of relationship for a group of customers, from price and cost.
   *
   * @param customers how many there are, zero or more
   * @param price the price, positive
   * @param variableCost what a further piece costs, zero or more
   * @return the type, with its row and column
   * @throws IllegalArgumentException if the price is not positive, or the number or the cost is negative
   * @throws dev.rapport.core.money.CurrencyMismatchException if price and cost are in different currencies
   */
  public Explained<RelationshipType> classify(long customers, Money price, Money variableCost) {
    checkArgument(
        requireNonNull(price, "price").isPositive(), "price must be positive, was %s", price);
    checkArgument(
        !requireNonNull(variableCost, "variableCost").isNegative(),
        "variableCost must not be negative, was %s",
        variableCost);
    Money margin = price.minus(variableCost);
    return classify(customers, (double) margin.minorUnits() / (double) price.minorUnits());
  }
}
