package dev.rapport.examples.purchases;

import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Return;
import dev.rapport.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A row that was understood.
 *
 * @param line the line on which the row starts, the header being line 1
 * @param id the row's identifier; {@code "line-7"} where the file has none
 * @param customer who bought, never empty
 * @param day the calendar day of the purchase
 * @param at the instant of the purchase; the end of the day where the file tells only the day
 * @param amount what was paid; a negative amount was paid back
 */
public record PurchaseRow(
    long line, String id, String customer, LocalDate day, Instant at, Money amount) {
  /** Returns what happened: a return if the amount is negative, otherwise a purchase, be it for nothing. */
  CustomerEvent event() {
    return amount.isNegative()
        ? Return.of(id, at, customer, amount.negated())
        : Purchase.of(id, at, customer, amount);
  }

  /** Tells whether the other row says the same, wherever in the file it stands. */
  boolean repeats(PurchaseRow other) {
    return id.equals(other.id)
        && customer.equals(other.customer)
        && at.equals(other.at)
        && amount.equals(other.amount);
  }
}
