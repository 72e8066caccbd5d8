package dev.rapport.examples.purchases;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Return;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Days;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurchaseFileTest {
  private static final CurrencyUnit USD = CurrencyUnit.of("USD");
  private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

  @TempDir
  private Path directory = Path.of("");

  private Path path = Path.of("");

  @BeforeEach
  void nameTheFile() {
    path = directory.resolve("orders.csv");
  }

  private PurchaseRows read(String... lines) throws IOException, UnreadableFileException {
    return read(PurchaseColumns.standard(), lines);
  }

  private PurchaseRows read(PurchaseColumns columns, String... lines)
      throws IOException, UnreadableFileException {
    Files.writeString(path, String.join("\n", lines) + "\n");
    return new PurchaseFile(path, columns, USD, ZoneOffset.UTC).read(AS_OF);
  }

  /* What the message says after the name of the file. */
  private String refusal(String... lines) {
    return refusal(PurchaseColumns.standard(), lines);
  }

  private String refusal(PurchaseColumns columns, String... lines) {
    String message = String.valueOf(
        assertThrows(UnreadableFileException.class, () -> read(columns, lines)).getMessage());
    assertEquals(
        path + ": ",
        message.substring(0, Math.min(message.length(), path.toString().length() + 2)));
    return message.substring(path.toString().length() + 2);
  }

  private static List<String> rejections(PurchaseRows rows) {
    return rows.rejected().stream().map(RejectedRow::toString).toList();
  }

  @Test
  void readsPurchasesAndReturns() throws Exception {
    PurchaseRows rows = read(
        "customer_id,date,quantity,amount",
        "00001,2026-01-03,2,11.77",
        "00001,2026-01-05,1,-1.77",
        "00002,2026-01-04,1,0.00");
    assertEquals(3, rows.read());
    assertEquals(1, rows.returns());
    assertEquals(
        List.<CustomerEvent>of(
            Purchase.of(
                "line-2",
                Days.lastInstantOf(LocalDate.of(2026, 1, 3), ZoneOffset.UTC),
                "00001",
                Money.of(USD, "11.77")),
            Purchase.of(
                "line-4",
                Days.lastInstantOf(LocalDate.of(2026, 1, 4), ZoneOffset.UTC),
                "00002",
                Money.zero(USD)),
            Return.of(
                "line-3",
                Days.lastInstantOf(LocalDate.of(2026, 1, 5), ZoneOffset.UTC),
                "00001",
                Money.of(USD, "1.77"))),
        rows.history().events());
  }

  @Test
  void readsColumnsByTheirNames() throws Exception {
    PurchaseColumns columns = new PurchaseColumns("Kunde", "Tag", "Betrag", "W", "Nr");
    PurchaseRows rows = read(columns, "W,Betrag,Nr,Tag,Kunde", "USD,5,o-1,2026-01-01,ann");
    PurchaseRow row = rows.accepted().get(0);
    assertEquals(
        "o-1 ann 2026-01-01 USD 5.00",
        row.id() + " " + row.customer() + " " + row.day() + " " + row.amount());
  }

  @Test
  void takesAByteOrderMarkQuotesSpacesAndWindowsLineEnds() throws Exception {
    PurchaseRows rows =
        read("\uFEFFcustomer_id, date ,amount\r", "\"Smith, Ann\", 2026-01-01 ,\" 5.00\"\r");
    assertEquals("Smith, Ann", rows.accepted().get(0).customer());
    assertEquals(Money.of(USD, "5"), rows.accepted().get(0).amount());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01, 2026-01-01, 2026-01-02T04:59:59.999999999Z",
    "2026-01-01T22:30, 2026-01-01, 2026-01-02T03:30:00Z",
    "2026-01-01T22:30:00Z, 2026-01-01, 2026-01-01T22:30:00Z",
    "2026-01-01T23:30:00-08:00, 2026-01-02, 2026-01-02T07:30:00Z",
    "2026-01-01T03:00:00+01:00, 2025-12-31, 2026-01-01T02:00:00Z",
  })
  void aDayOrATimeIsReadInTheZone(String written, String day, String at) throws Exception {
    Files.writeString(path, "customer_id,date,amount\na," + written + ",1\n");
    PurchaseRow row = new PurchaseFile(
            path, PurchaseColumns.standard(), USD, ZoneId.of("America/New_York"))
        .read(AS_OF)
        .accepted()
        .get(0);
    assertEquals(day + " " + at, row.day() + " " + row.at());
  }

  @Test
  void rejectsARowWithAMistakeAndSaysWhere() throws Exception {
    PurchaseRows rows = read(
        "customer_id,date,amount",
        "ann,2026-01-01,1.00",
        "ann,2026-02-30,1.00",
        "ann,01/02/2026,1.00",
        "ann,2026-01-01T25:00,1.00",
        "ann,2026-01-01,abc",
        "ann,2026-01-01,\"1,000.00\"",
        "ann,2026-01-01,1e3",
        "ann,2026-01-01,NaN",
        "ann,2026-01-01,1.005",
        "ann,2026-01-01,999999999999999999",
        "ann,2026-01-01,",
        ",2026-01-01,1.00",
        "ann,2026-01-01",
        "ann,2026-01-01,1.00,7");
    assertEquals(1, rows.accepted().size());
    assertEquals(14, rows.read());
    assertEquals(
        List.of(
            "line 3: date must be a date such as 2026-01-31, was \"2026-02-30\"",
            "line 4: date must be a date such as 2026-01-31, was \"01/02/2026\"",
            "line 5: date must be a date such as 2026-01-31, was \"2026-01-01T25:00\"",
            "line 6: amount must be a number such as 12.34, was \"abc\"",
            "line 7: amount must be a number such as 12.34, was \"1,000.00\"",
            "line 8: amount must be a number such as 12.34, was \"1e3\"",
            "line 9: amount must be a number such as 12.34, was \"NaN\"",
            "line 10: amount must have at most 2 decimals in USD, was \"1.005\"",
            "line 11: amount must be smaller, was \"999999999999999999\"",
            "line 12: amount must not be empty, was \"\"",
            "line 13: customer_id must not be empty, was \"\"",
            "line 14: must have 3 fields as the header, has 2",
            "line 15: must have 3 fields as the header, has 4"),
        rejections(rows));
  }

  @Test
  void rejectsYearsInWhichNobodyBought() throws Exception {
    PurchaseRows rows = read(
        "customer_id,date,amount",
        "a,0026-01-01,1",
        "a,1899-12-30,1",
        "a,-999999999-01-01,1",
        "a,+999999999-12-31,1",
        "a,1900-01-01,1");
    assertEquals(
        List.of(
            "line 2: date must be on or after 1900-01-01, was \"0026-01-01\"",
            "line 3: date must be on or after 1900-01-01, was \"1899-12-30\"",
            "line 4: date must be on or after 1900-01-01, was \"-999999999-01-01\"",
            "line 5: date must be a date such as 2026-01-31, was \"+999999999-12-31\""),
        rejections(rows));
  }

  @Test
  void refusesAmountsThatCannotBeAddedUp() {
    assertEquals(
        "line 3: with USD -92233720368547758.07 the amounts add up to more than can be counted.",
        refusal(
            "customer_id,date,amount",
            "a,2026-01-01,92233720368547758.07",
            "b,2026-01-01,-92233720368547758.07"));
  }

  @Test
  void countsLinesAsAnEditorDoes() throws Exception {
    PurchaseRows rows = read(
        "note,customer_id,date,amount", "\"two", "lines\",a,2026-01-01,1", "", "x,a,2026-01-01,?");
    assertEquals(
        List.of("line 5: amount must be a number such as 12.34, was \"?\""), rejections(rows));
    assertEquals(2, rows.accepted().get(0).line());
  }

  @Test
  void showsALongOrBrokenValueOnOneLine() throws Exception {
    PurchaseRows rows = read(
        "customer_id,date,amount", "a,2026-01-01,1", "a,2026-01-01,\"x\n" + "y".repeat(50) + "\"");
    assertEquals(
        List.of(
            "line 3: amount must be a number such as 12.34, was \"x " + "y".repeat(38) + "...\""),
        rejections(rows));
  }

  @Test
  void rejectsAnotherCurrencyEvenIfNobodyNamedTheColumn() throws Exception {
    PurchaseRows rows = read(
        "customer_id,date,amount,currency",
        "a,2026-01-01,1,USD",
        "a,2026-01-02,1,EUR",
        "a,2026-01-02,1,");
    assertEquals(
        List.of(
            "line 3: currency must be USD like the whole report, was \"EUR\"",
            "line 4: currency must not be empty, was \"\""),
        rejections(rows));
  }

  @Test
  void countsARepeatedRowOnceAndRejectsAClash() throws Exception {
    PurchaseColumns columns = new PurchaseColumns("customer_id", "date", "amount", null, "id");
    PurchaseRows rows = read(
        columns,
        "id,customer_id,date,amount",
        "1,a,2026-01-01,5",
        "1,a,2026-01-01,5.00",
        "1,a,2026-01-01,6",
        "2,a,2026-01-01,5");
    assertEquals(2, rows.accepted().size());
    assertEquals(1, rows.repeated());
    assertEquals(
        List.of("line 4: id stands on line 2 with other values, was \"1\""), rejections(rows));
    assertEquals(4, rows.read());
  }

  @Test
  void withoutIdentifiersEqualRowsAreTwoOrders() throws Exception {
    assertEquals(
        2,
        read("customer_id,date,amount", "a,2026-01-01,5", "a,2026-01-01,5")
            .accepted()
            .size());
  }

  @Test
  void theAsOfDayCountsAndLaterRowsDoNot() throws Exception {
    PurchaseRows rows = read(
        "customer_id,date,amount",
        "a,2026-06-30,5",
        "a,2026-06-30T23:59:59,5",
        "a,2026-07-01,5",
        "a,2026-07-01,?");
    assertEquals(2, rows.accepted().size());
    assertEquals(1, rows.later());
    assertEquals(1, rows.rejected().size());
  }

  @Test
  void refusesAFileThatIsNotThereOrNotAFile() {
    PurchaseFile missing = new PurchaseFile(path, PurchaseColumns.standard(), USD, ZoneOffset.UTC);
    assertEquals(
        path + ": there is no such file.",
        assertThrows(UnreadableFileException.class, () -> missing.read(AS_OF)).getMessage());
    PurchaseFile folder =
        new PurchaseFile(directory, PurchaseColumns.standard(), USD, ZoneOffset.UTC);
    assertEquals(
        directory + ": this is a directory, not a file.",
        assertThrows(UnreadableFileException.class, () -> folder.read(AS_OF)).getMessage());
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    Files.writeString(path, "");
    PurchaseFile empty = new PurchaseFile(path, PurchaseColumns.standard(), USD, ZoneOffset.UTC);
    assertEquals(
        path + ": the file is empty; its first line must name the columns.",
        assertThrows(UnreadableFileException.class, () -> empty.read(AS_OF)).getMessage());
    assertEquals("the file has a header and no rows.", refusal("customer_id,date,amount"));
  }

  @Test
  void refusesAWrongHeader() {
    assertEquals(
        "line 1: there is no column \"amount\"; the header has customer_id, date, total. Name the column with --amount-column.",
        refusal("customer_id,date,total", "a,2026-01-01,1"));
    assertEquals(
        "line 1: there is no column \"customer_id\"; the header has customer_id;date;amount. Fields must be separated by commas.",
        refusal("customer_id;date;amount", "a;2026-01-01;1"));
    assertEquals(
        "line 1: the column \"date\" stands there twice.",
        refusal("customer_id,date,amount,date", "a,2026-01-01,1,2026-01-01"));
    assertEquals(
        "line 1: there is no column \"cur\"; the header has customer_id, date, amount, currency. Name the column with --currency-column.",
        refusal(
            new PurchaseColumns("customer_id", "date", "amount", "cur", null),
            "customer_id,date,amount,currency",
            "a,2026-01-01,1,USD"));
  }

  @Test
  void refusesAFileWithoutAUsableRow() {
    assertEquals(
        "none of the 2 rows can be used. The first: line 2: amount must be a number such as 12.34, was \"one\"",
        refusal("customer_id,date,amount", "a,2026-01-01,one", "a,2026-01-01,two"));
    assertEquals(
        "the file has returns only, no purchase.",
        refusal("customer_id,date,amount", "a,2026-01-01,-1", "a,2026-01-01,x"));
  }

  @Test
  void refusesAnAsOfDayBeforeTheFirstPurchase() {
    assertEquals(
        "there is no purchase up to 2026-06-30; the first row after it is line 3, date 2026-07-02. Give a later --as-of.",
        refusal("customer_id,date,amount", "a,2026-07-04,1", "a,2026-07-02,1", "a,x,1"));
  }

  @Test
  void refusesAnOpenQuoteInsteadOfSwallowingTheRest() {
    assertEquals(
        "the file is not well-formed: Unclosed quoted field at end of input (record starting at line 2)",
        refusal(
            "customer_id,date,amount,note",
            "a,2026-01-01,1,\"open",
            "a,2026-01-02,1,x",
            "a,2026-01-03,1,x"));
  }

  @Test
  void refusesTextInAnotherEncoding() throws IOException {
    Files.write(path, "customer_id,date,amount\nJosé,2026-01-01,1\n".getBytes(ISO_8859_1));
    PurchaseFile latin = new PurchaseFile(path, PurchaseColumns.standard(), USD, ZoneOffset.UTC);
    assertEquals(
        path + ": the file is not UTF-8 text.",
        assertThrows(UnreadableFileException.class, () -> latin.read(AS_OF)).getMessage());
  }
}
