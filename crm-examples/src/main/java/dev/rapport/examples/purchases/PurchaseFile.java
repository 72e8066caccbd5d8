package dev.rapport.examples.purchases;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.examples.purchases.RowReader.BadRowException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of purchases: comma-separated, UTF-8, with a header, one purchase or return per row.
 *
 * @param path where it lies
 * @param columns how its columns are called
 * @param currency the one currency of its amounts
 * @param zone where its days begin and end
 */
public record PurchaseFile(Path path, PurchaseColumns columns, CurrencyUnit currency, ZoneId zone) {

  /**
   * Reads the file up to the end of a day.
   *
   * @param asOf the last day that counts
   * @return the rows; at least one of them is an accepted purchase
   * @throws UnreadableFileException if the file cannot be read as a whole or holds no purchase up to that day
   */
  public PurchaseRows read(LocalDate asOf) throws UnreadableFileException {
    // An unclosed quote would swallow the rest of the file as one value, so it refuses the file.
    try (CsvReader<CsvRecord> csv = CsvReader.builder()
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(Files.newBufferedReader(path, UTF_8))) {
      Iterator<CsvRecord> records = csv.iterator();
      if (!records.hasNext()) {
        throw new UnreadableFileException(
            "the file is empty; its first line must name the columns.");
      }
      RowReader reader = new RowReader(new Header(names(records.next()), columns), currency, zone);
      Sorting sorting = new Sorting(asOf, columns);
      while (records.hasNext()) {
        sorting.add(records.next(), reader);
      }
      return sorting.result();
    } catch (UnreadableFileException e) {
      throw new UnreadableFileException(path + ": " + e.getMessage(), e);
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw new UnreadableFileException(path + ": " + because(e), e);
    }
  }

  private static List<String> names(CsvRecord header) {
    // Some spreadsheets begin a file with a byte-order mark.
    return header.getFields().stream()
        .map(name -> name.replace("\uFEFF", "").strip())
        .toList();
  }

  private String because(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CharacterCodingException) {
        return "the file is not UTF-8 text.";
      }
    }
    if (e instanceof NoSuchFileException) {
      return "there is no such file.";
    }
    if (e instanceof CsvParseException) {
      return "the file is not well-formed: " + e.getMessage();
    }
    return Files.isDirectory(path)
        ? "this is a directory, not a file."
        : "the file cannot be read.";
  }

  /** Sorts the rows of one file into those that count and the others. */
  private static final class Sorting {
    private final LocalDate asOf;
    private final PurchaseColumns columns;
    private final List<PurchaseRow> accepted = new ArrayList<>();
    private final List<RejectedRow> rejected = new ArrayList<>();
    private final Map<String, PurchaseRow> byId = new HashMap<>();
    private @Nullable PurchaseRow earliestLater;
    private long repeated;
    private long later;

    Sorting(LocalDate asOf, PurchaseColumns columns) {
      this.asOf = asOf;
      this.columns = columns;
    }

    void add(CsvRecord csv, RowReader reader) {
      try {
        add(reader.read(csv));
      } catch (BadRowException e) {
        rejected.add(e.at(csv.getStartingLineNumber()));
      }
    }

    private void add(PurchaseRow row) {
      PurchaseRow known = byId.putIfAbsent(row.id(), row);
      if (known != null && row.repeats(known)) {
        repeated++;
      } else if (known != null) {
        rejected.add(new RejectedRow(
            row.line(),
            String.valueOf(columns.id()),
            row.id(),
            "stands on line " + known.line() + " with other values"));
      } else if (row.day().isAfter(asOf)) {
        later++;
        earliestLater =
            earliestLater == null || row.day().isBefore(earliestLater.day()) ? row : earliestLater;
      } else {
        accepted.add(row);
      }
    }

    PurchaseRows result() throws UnreadableFileException {
      if (accepted.stream().allMatch(row -> row.amount().isNegative())) {
        throw new UnreadableFileException(whyNoPurchase());
      }
      checkSum();
      return new PurchaseRows(accepted, rejected, repeated, later);
    }

    /* Once purchases and returns fit together, no sum of some of them can overflow. */
    private void checkSum() throws UnreadableFileException {
      long sum = 0;
      for (PurchaseRow row : accepted) {
        try {
          sum = Math.addExact(sum, row.amount().abs().minorUnits());
        } catch (ArithmeticException e) {
          throw new UnreadableFileException(
              "line " + row.line() + ": with " + row.amount()
                  + " the amounts add up to more than can be counted.",
              e);
        }
      }
    }

    private String whyNoPurchase() {
      if (earliestLater != null) {
        return "there is no purchase up to " + asOf + "; the first row after it is line "
            + earliestLater.line() + ", " + columns.date() + " " + earliestLater.day()
            + ". Give a later --as-of.";
      }
      if (accepted.isEmpty() && !rejected.isEmpty()) {
        return "none of the " + rejected.size() + " rows can be used. The first: "
            + rejected.get(0);
      }
      return accepted.isEmpty()
          ? "the file has a header and no rows."
          : "the file has returns only, no purchase.";
    }
  }
}
