package dev.rapport.examples;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.examples.purchases.PurchaseColumns;
import dev.rapport.examples.purchases.PurchaseFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that describe a purchase file; they are given together or not at all. */
final class PurchaseFileOptions {
  @Option(
      names = "--purchases",
      required = true,
      paramLabel = "FILE",
      description = "The purchases: comma-separated, UTF-8, with a header.")
  private @Nullable Path purchases;

  @Option(
      names = "--as-of",
      required = true,
      paramLabel = "DATE",
      description = "The last day that counts, such as 2026-06-30.")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--currency",
      defaultValue = "USD",
      paramLabel = "CODE",
      description = "The currency of all amounts. Default: ${DEFAULT-VALUE}.")
  private @Nullable CurrencyUnit currency;

  @Option(
      names = "--zone",
      defaultValue = "UTC",
      paramLabel = "ZONE",
      description =
          "The time zone of the shop's days, such as Europe/Paris. Default: ${DEFAULT-VALUE}.")
  private @Nullable ZoneId zone;

  @Option(
      names = "--customer-column",
      defaultValue = "customer_id",
      paramLabel = "NAME",
      description = "Who bought. Default: ${DEFAULT-VALUE}.")
  private @Nullable String customerColumn;

  @Option(
      names = "--date-column",
      defaultValue = "date",
      paramLabel = "NAME",
      description = "When: an ISO date or date and time. Default: ${DEFAULT-VALUE}.")
  private @Nullable String dateColumn;

  @Option(
      names = "--amount-column",
      defaultValue = "amount",
      paramLabel = "NAME",
      description = "How much; a negative amount is a return. Default: ${DEFAULT-VALUE}.")
  private @Nullable String amountColumn;

  @Option(
      names = "--currency-column",
      paramLabel = "NAME",
      description =
          "The currency of the row; another than --currency is rejected. Default: currency, if there is one.")
  private @Nullable String currencyColumn;

  @Option(
      names = "--id-column",
      paramLabel = "NAME",
      description = "The identifier of the row; a repeated row counts once. Default: none.")
  private @Nullable String idColumn;

  LocalDate asOf() {
    return requireNonNull(asOf, "asOf");
  }

  PurchaseFile file() {
    PurchaseColumns columns = new PurchaseColumns(
        requireNonNull(customerColumn, "customerColumn"),
        requireNonNull(dateColumn, "dateColumn"),
        requireNonNull(amountColumn, "amountColumn"),
        currencyColumn,
        idColumn);
    return new PurchaseFile(
        requireNonNull(purchases, "purchases"),
        columns,
        requireNonNull(currency, "currency"),
        requireNonNull(zone, "zone"));
  }
}
