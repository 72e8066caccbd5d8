package dev.rapport.loyalty.journal;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.money.Money;
import java.util.List;

/** What comes back of an order, on top of what came back before. Closed. */
public sealed interface Returned {
  /** All that has not come back yet. */
  record Everything() implements Returned {}

  /**
   * Lines, whole or in part.
   *
   * @param lines at least one, each number once
   */
  record Lines(List<Line> lines) implements Returned {
    /**
     * Checks the component.
     *
     * @param lines at least one, each number once
     * @throws IllegalArgumentException if there is no line or one comes twice
     */
    public Lines {
      lines = List.copyOf(lines);
      checkArgument(
          !lines.isEmpty() && lines.stream().map(Line::number).distinct().count() == lines.size(),
          "lines must name at least one line and each once, were %s",
          lines);
    }
  }

  /**
   * An amount that belongs to no line: a price reduced afterwards. The lines bear it in proportion to what is left of them.
   *
   * @param amount positive
   */
  record Amount(Money amount) implements Returned {
    /**
     * Checks the component.
     *
     * @param amount positive
     * @throws IllegalArgumentException if it is not
     */
    public Amount {
      checkArgument(
          requireNonNull(amount, "amount").isPositive(), "amount must be positive, was %s", amount);
    }
  }

  /**
   * Part of a line.
   *
   * @param number the number of the line in its order
   * @param amount how much of its net amount comes back now; zero only for a line that cost nothing, which comes back whole
   */
  record Line(int number, Money amount) {
    /**
     * Checks the components.
     *
     * @param number any
     * @param amount zero or more
     * @throws IllegalArgumentException if the amount is negative
     */
    public Line {
      checkArgument(
          !requireNonNull(amount, "amount").isNegative(),
          "amount must not be negative, was %s",
          amount);
    }
  }
}
