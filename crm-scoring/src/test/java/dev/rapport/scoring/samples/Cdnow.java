package dev.rapport.scoring.samples;

import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.scoring.customerbase.CustomerBase;
import dev.rapport.scoring.customerbase.PurchaseWindow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * The purchase histories of the CDNOW music store, as P. S. Fader and B. G. S. Hardie published them (2001, Forecasting
 * repeat sales at CDNOW: A case study, Interfaces 31(3), S94–S107): customers who first bought in the first quarter of 1997,
 * followed to the end of June 1998. The files are read from the folder that the system property {@code rapport.data} names;
 * without it the tests that need them are skipped.
 */
public final class Cdnow {
  /** The currency of the store. */
  public static final CurrencyUnit USD = CurrencyUnit.of("USD");

  /** The last day of the data. */
  public static final LocalDate LAST_DAY = LocalDate.of(1998, 6, 30);

  /** All of the data. */
  public static final PurchaseWindow WINDOW = PurchaseWindow.until(LAST_DAY, ZoneOffset.UTC);

  private Cdnow() {}

  /**
   * One line of a file.
   *
   * @param customer the customer number
   * @param day the day of the order
   * @param cents what it cost
   */
  public record Row(String customer, LocalDate day, long cents) {}

  /**
   * Reads one of the files.
   *
   * @param file {@code cdnow.csv} or {@code cdnow_sample.csv}
   * @return its lines in their order, without the header
   * @throws IOException if the file cannot be read
   */
  public static List<Row> rows(String file) throws IOException {
    String folder = System.getProperty("rapport.data", "");
    Assumptions.assumeFalse(
        folder.isEmpty(), "skipped: name the folder of cdnow.csv with -Drapport.data=DIR");
    List<String> lines = Files.readAllLines(Path.of(folder, file), StandardCharsets.UTF_8);
    List<String> header = Arrays.asList(lines.get(0).split(",", -1));
    int date = header.indexOf("date");
    int amount = header.indexOf("amount");
    return lines.stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .map(cells -> new Row(cells[0], LocalDate.parse(cells[date]), cents(cells[amount])))
        .toList();
  }

  /* Two decimals in every line: dropping the point is exact and does not go through our own Money. */
  private static long cents(String amount) {
    int point = amount.length() - 3;
    if (amount.charAt(point) != '.') {
      throw new IllegalArgumentException("amount must have two decimals, was " + amount);
    }
    return Long.parseLong(amount.substring(0, point) + amount.substring(point + 1));
  }

  /**
   * Makes a history of lines, each an order at the beginning of its day.
   *
   * @param rows the lines
   * @return their purchases
   */
  public static EventHistory history(List<Row> rows) {
    List<Purchase> purchases = new ArrayList<>(rows.size());
    for (Row row : rows) {
      purchases.add(Purchase.of(
          "row-" + purchases.size(),
          row.day().atStartOfDay(ZoneOffset.UTC).toInstant(),
          row.customer(),
          Money.ofMinor(USD, row.cents())));
    }
    return EventHistory.of(purchases);
  }

  /**
   * Reads one of the files as a base as of the last day.
   *
   * @param file {@code cdnow.csv} or {@code cdnow_sample.csv}
   * @return its customers
   * @throws IOException if the file cannot be read
   */
  public static CustomerBase base(String file) throws IOException {
    return CustomerBase.of(history(rows(file)), WINDOW, USD);
  }
}
