package dev.rapport.examples.purchases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in a row each column stands, as the first line of the file tells. */
final class Header {
  /** The place of a column that the file does not have. */
  static final int ABSENT = -1;

  private final List<String> names;
  private final int customer;
  private final int date;
  private final int amount;
  private final int currency;
  private final int id;

  Header(List<String> names, PurchaseColumns columns) throws UnreadableFileException {
    this.names = names;
    this.customer = place(columns.customer(), "--customer-column");
    this.date = place(columns.date(), "--date-column");
    this.amount = place(columns.amount(), "--amount-column");
    this.currency = columns.currency() == null
        ? usualCurrency()
        : place(columns.currency(), "--currency-column");
    this.id = optional(columns.id(), "--id-column");
  }

  int customer() {
    return customer;
  }

  int date() {
    return date;
  }

  int amount() {
    return amount;
  }

  int currency() {
    return currency;
  }

  int id() {
    return id;
  }

  int size() {
    return names.size();
  }

  String nameOf(int place) {
    return names.get(place);
  }

  private int optional(@Nullable String name, String option) throws UnreadableFileException {
    return name == null ? ABSENT : place(name, option);
  }

  private int usualCurrency() throws UnreadableFileException {
    return names.contains(PurchaseColumns.USUAL_CURRENCY)
        ? place(PurchaseColumns.USUAL_CURRENCY, "--currency-column")
        : ABSENT;
  }

  private int place(String name, String option) throws UnreadableFileException {
    int place = names.indexOf(name);
    if (place < 0) {
      throw new UnreadableFileException("line 1: there is no column \"" + name
          + "\"; the header has " + String.join(", ", names) + ". " + advice(option));
    }
    if (names.lastIndexOf(name) != place) {
      throw new UnreadableFileException("line 1: the column \"" + name + "\" stands there twice.");
    }
    return place;
  }

  private String advice(String option) {
    boolean otherSeparator = names.size() == 1 && names.get(0).matches(".*[;\\t|].*");
    return otherSeparator
        ? "Fields must be separated by commas."
        : "Name the column with " + option + ".";
  }
}
