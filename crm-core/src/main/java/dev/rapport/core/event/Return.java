package dev.rapport.core.event;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A customer gave goods back and gets money back (退货): one return, with its lines.
 *
 * <p>Example: {@code Return.of("ret-7", at, "c-1815", "order-1042", Money.of("EUR", "8.90"))}. Amounts and quantities are
 * positive, as on a purchase; net revenue is purchases minus returns. A return may take back less than the purchase, a
 * purchase may be returned in several steps, and that together they do not exceed it is for the reader of the history to
 * check, since the purchase may lie outside it.
 *
 * @param id identity of the return
 * @param at when the goods came back
 * @param customer who returned them
 * @param purchase which purchase they come from, if that is known
 * @param lines what came back, at least one line, all in one currency
 */
public record Return(
    EventId id, Instant at, CustomerId customer, EventReference purchase, List<LineItem> lines)
    implements CustomerEvent {
  /**
   * Checks the components.
   *
   * @param id identity of the return
   * @param at when the goods came back
   * @param customer who returned them
   * @param purchase which purchase they come from
   * @param lines at least one line, all in one currency
   * @throws IllegalArgumentException if there is no line, or the return refers to itself
   * @throws dev.rapport.core.money.CurrencyMismatchException if the lines are in different currencies
   * @throws ArithmeticException if the lines add up to more than a {@code long} of minor units or pieces
   */
  public Return {
    Facts.check(id, at, customer);
    Facts.checkOther(id, purchase, "purchase");
    lines = LineItem.checked(requireNonNull(lines, "lines"));
  }

  /**
   * Returns a return from plain values.
   *
   * @param id an event id
   * @param at when the goods came back
   * @param customer a customer id
   * @param purchase the id of the purchase that they come from
   * @param lines at least one line, all in one currency
   * @return the return
   * @throws IllegalArgumentException if an id is malformed or there is no line
   * @throws dev.rapport.core.money.CurrencyMismatchException if the lines are in different currencies
   */
  public static Return of(
      String id, Instant at, String customer, String purchase, LineItem... lines) {
    return new Return(
        EventId.of(id),
        at,
        CustomerId.of(customer),
        EventReference.to(EventId.of(purchase)),
        List.of(requireNonNull(lines, "lines")));
  }

  /**
   * Returns a return of which only the purchase and the amount are known.
   *
   * @param id an event id
   * @param at when the goods came back
   * @param customer a customer id
   * @param purchase the id of the purchase that they come from
   * @param amount what the customer gets back, zero or more
   * @return the return, with one line of an unspecified product
   * @throws IllegalArgumentException if an id is malformed or the amount is negative
   */
  public static Return of(String id, Instant at, String customer, String purchase, Money amount) {
    return of(id, at, customer, purchase, LineItem.ofAmount(amount));
  }

  /**
   * Returns a return of which only the amount is known, as in a file that writes returns as negative orders.
   *
   * @param id an event id
   * @param at when the goods came back
   * @param customer a customer id
   * @param amount what the customer gets back, zero or more
   * @return the return, from no known purchase, with one line of an unspecified product
   * @throws IllegalArgumentException if an id is malformed or the amount is negative
   */
  public static Return of(String id, Instant at, String customer, Money amount) {
    return new Return(
        EventId.of(id),
        at,
        CustomerId.of(customer),
        EventReference.none(),
        List.of(LineItem.ofAmount(amount)));
  }

  /**
   * Returns what the customer gets back.
   *
   * @return the sum of the lines, zero or more
   */
  public Money total() {
    return LineItem.total(lines);
  }

  /**
   * Returns how many pieces came back.
   *
   * @return the sum of the quantities, 1 or more
   */
  public long quantity() {
    return LineItem.totalQuantity(lines);
  }

  @Override
  public Kind kind() {
    return Kind.RETURN;
  }

  @Override
  public Return withCustomer(CustomerId newId) {
    return new Return(id, at, newId, purchase, lines);
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
        : Optional.of(new Return(id, at, customer, purchase, some));
  }
}
