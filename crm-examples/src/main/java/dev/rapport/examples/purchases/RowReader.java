package dev.rapport.examples.purchases;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.rapport.core.customer.Identifiers;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Days;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** Turns one record of the file into a purchase, or says what is wrong with it. */
final class RowReader {
  /** Neither exponents nor separators: what is written as 1e9 or 1,000 is more often a mistake than an amount. */
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,18}(\\.[0-9]{1,18})?");

  /** Before it lie years of two digits and the zero days of spreadsheets, but no purchase. */
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  private final Header header;
  private final CurrencyUnit currency;
  private final ZoneId zone;

  RowReader(Header header, CurrencyUnit currency, ZoneId zone) {
    this.header = header;
    this.currency = currency;
    this.zone = zone;
  }

  /** A rule that a value of the row breaks. Caught where the row is read; never leaves this package. */
  static final class BadRowException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String column;
    private final String value;

    BadRowException(String column, String value, String reason) {
      super(reason, null, false, false);
      this.column = column;
      this.value = value;
    }

    RejectedRow at(long line) {
      return new RejectedRow(line, column, value, String.valueOf(getMessage()));
    }
  }

  PurchaseRow read(CsvRecord row) throws BadRowException {
    if (row.getFieldCount() != header.size()) {
      throw new BadRowException(
          "",
          "",
          "must have " + header.size() + " fields as the header, has " + row.getFieldCount());
    }
    long line = row.getStartingLineNumber();
    String customer = identifier(row, header.customer());
    When when = when(row);
    checkCurrency(row);
    return new PurchaseRow(line, id(row, line), customer, when.day, when.at, amount(row));
  }

  private record When(LocalDate day, Instant at) {}

  private When when(CsvRecord row) throws BadRowException {
    String value = text(row, header.date());
    String column = header.nameOf(header.date());
    When when;
    try {
      when = value.indexOf('T') < 0 ? endOf(LocalDate.parse(value)) : during(value);
    } catch (DateTimeException e) {
      throw new BadRowException(column, value, "must be a date such as 2026-01-31");
    }
    if (when.day.isBefore(EARLIEST)) {
      throw new BadRowException(column, value, "must be on or after " + EARLIEST);
    }
    return when;
  }

  private When endOf(LocalDate day) {
    return new When(day, Days.lastInstantOf(day, zone));
  }

  private When during(String value) {
    boolean hasOffset = value.endsWith("Z")
        || value.lastIndexOf('+') > 0
        || value.lastIndexOf('-') > value.indexOf('T');
    Instant at = hasOffset
        ? OffsetDateTime.parse(value).toInstant()
        : LocalDateTime.parse(value).atZone(zone).toInstant();
    return new When(Days.of(at, zone), at);
  }

  private void checkCurrency(CsvRecord row) throws BadRowException {
    if (header.currency() != Header.ABSENT) {
      String value = text(row, header.currency());
      if (!value.equals(currency.code())) {
        throw new BadRowException(
            header.nameOf(header.currency()),
            value,
            "must be " + currency + " like the whole report");
      }
    }
  }

  private Money amount(CsvRecord row) throws BadRowException {
    String value = text(row, header.amount());
    String column = header.nameOf(header.amount());
    if (!DECIMAL.matcher(value).matches()) {
      throw new BadRowException(column, value, "must be a number such as 12.34");
    }
    BigDecimal amount = new BigDecimal(value);
    if (amount.stripTrailingZeros().scale() > currency.minorDigits()) {
      throw new BadRowException(
          column,
          value,
          "must have at most " + currency.minorDigits() + " decimals in " + currency);
    }
    try {
      return Money.of(currency, amount);
    } catch (ArithmeticException e) {
      throw new BadRowException(column, value, "must be smaller");
    }
  }

  private String id(CsvRecord row, long line) throws BadRowException {
    return header.id() == Header.ABSENT ? "line-" + line : identifier(row, header.id());
  }

  private String identifier(CsvRecord row, int column) throws BadRowException {
    String value = text(row, column);
    try {
      return Identifiers.checkId(value, "value");
    } catch (IllegalArgumentException e) {
      throw new BadRowException(
          header.nameOf(column),
          value,
          "must be an identifier of at most " + Identifiers.MAX_ID_LENGTH
              + " characters without control characters");
    }
  }

  private String text(CsvRecord row, int column) throws BadRowException {
    String value = row.getField(column).strip();
    if (value.isEmpty()) {
      throw new BadRowException(header.nameOf(column), value, "must not be empty");
    }
    return value;
  }
}
