package dev.rapport.core.event;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A customer bought something (购买): one order, with its lines.
 *
 * <p>Example: {@code Purchase.of("order-1042", at, "c-1815", Money.of("EUR", "17.80"))}. All lines are in one currency. Several
 * orders of one customer on one day are several purchases; who counts days merges them. It is not a payment: when and how the
 * money came is of no concern here.
 *
 * @param id identity of the order
 * @param at when it was placed
 * @param customer who bought
 * @param channel where; {@link Channel#UNSPECIFIED} if not recorded
 * @param lines what was bought, at least one line, all in one currency
 */
public record Purchase(
    EventId id, Instant at, CustomerId customer, Channel channel, List<LineItem> lines)
    implements CustomerEvent {
  /**
   * Checks the components.
   *
   * @param id identity of the order
   * @param at when it was placed
   * @param customer who bought
   * @param channel where
   * @param lines at least one line, all in one currency
   * @throws IllegalArgumentException if there is no line
   * @throws dev.rapport.core.money.CurrencyMismatchException if the lines are in different currencies
   * @throws ArithmeticException if the lines add up to more than a {@code long} of minor units or pieces
   */
  public Purchase {
    Facts.check(id, at, customer);
    requireNonNull(channel, "channel");
    lines = LineItem.checked(requireNonNull(lines, "lines"));
  }

  /**
   * Makes a purchase whose channel was not recorded.
   *
   * @param id identity of the order
   * @param at when it was placed
   * @param customer who bought
   * @param lines at least one line, all in one currency
   * @throws IllegalArgumentException if there is no line
   * @throws dev.rapport.core.money.CurrencyMismatchException if the lines are in different currencies
   * @throws ArithmeticException if the lines add up to more than a {@code long} of minor units or pieces
   */
  public Purchase(EventId id, Instant at, CustomerId customer, List<LineItem> lines) {
    this(id, at, customer, Channel.UNSPECIFIED, lines);
  }

  /**
   * Returns a purchase from plain values.
   *
   * @param id an event id
   * @param at when it was placed
   * @param customer a customer id
   * @param lines at least one line, all in one currency
   * @return the purchase, its channel not recorded
   * @throws IllegalArgumentException if an id is malformed or there is no line
   * @throws dev.rapport.core.money.CurrencyMismatchException if the lines are in different currencies
   */
  public static Purchase of(String id, Instant at, String customer, LineItem... lines) {
    return new Purchase(
        EventId.of(id), at, CustomerId.of(customer), List.of(requireNonNull(lines, "lines")));
  }

  /**
   * Returns a purchase of which only the amount is known.
   *
   * @param id an event id
   * @param at when it was placed
   * @param customer a customer id
   * @param amount what the customer pays, zero or more
   * @return the purchase, with one line of an unspecified product and its channel not recorded
   * @throws IllegalArgumentException if an id is malformed or the amount is negative
   */
  public static Purchase of(String id, Instant at, String customer, Money amount) {
    return of(id, at, customer, LineItem.ofAmount(amount));
  }

  /**
   * Returns what the customer pays.
   *
   * @return the sum of the lines, zero or more
   */
  public Money total() {
    return LineItem.total(lines);
  }

  /**
   * Returns how many pieces were bought.
   *
   * @return the sum of the quantities, 1 or more
   */
  public long quantity() {
    return LineItem.totalQuantity(lines);
  }

  @Override
  public Kind kind() {
    return Kind.PURCHASE;
  }

  @Override
  public Purchase withCustomer(CustomerId newId) {
    return new Purchase(id, at, newId, channel, lines);
  }

  @Override
  public SortedSet<CategoryId> categories() {
    return LineItem.categories(lines);
  }

  @Override
  public Optional<CustomerEvent> inCategory(CategoryId category) {
    List<LineItem> some = LineItem.inCategory(lines, requireNonNull(category, "category"));
    if (some.size() == lines.size()) {
      return Optional.of(this);
    }
    return some.isEmpty()
        ? Optional.empty()
        : Optional.of(new Purchase(id, at, customer, channel, some));
  }
}
