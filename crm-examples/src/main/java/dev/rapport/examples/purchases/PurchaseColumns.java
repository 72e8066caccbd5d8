package dev.rapport.examples.purchases;

import org.jspecify.annotations.Nullable;

/**
 * The names of the columns that a purchase file is read from; columns with other names are ignored.
 *
 * @param customer who bought
 * @param date the day or the time of the purchase
 * @param amount what was paid; a negative amount is a return
 * @param currency the currency of the row, or null to look for {@value #USUAL_CURRENCY}, which a file may leave out
 * @param id the row's identifier, or null if the rows have none and each is an event of its own
 */
public record PurchaseColumns(
    String customer,
    String date,
    String amount,
    @Nullable String currency,
    @Nullable String id) {
  /** A column of this name is checked even if nobody named it: amounts of two currencies must never be added up. */
  static final String USUAL_CURRENCY = "currency";

  /** Returns the names that are used unless others are given: customer_id, date, amount. */
  public static PurchaseColumns standard() {
    return new PurchaseColumns("customer_id", "date", "amount", null, null);
  }
}
