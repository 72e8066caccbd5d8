package dev.rapport.examples.report;

import dev.rapport.examples.purchases.PurchaseFile;
import dev.rapport.examples.purchases.PurchaseRows;
import dev.rapport.examples.report.page.Section;
import dev.rapport.examples.report.page.Value;
import dev.rapport.examples.report.page.Value.Count;
import dev.rapport.examples.report.page.Value.Words;
import dev.rapport.examples.report.section.Facts;
import java.util.List;

/** Where the facts come from if they come from a file, and which rows did not count and why. */
final class RowsRead {
  /** A file with one mistake in every row should not bury the figures; JSON has them all. */
  private static final int REJECTED_ROWS_SHOWN = 10;

  private RowsRead() {}

  static Section section(PurchaseFile file, PurchaseRows rows, Facts facts) {
    List<List<Value>> rejected = rows.rejected().stream()
        .map(row -> List.<Value>of(
            new Count(row.line()),
            new Words(row.column()),
            new Words(row.shownValue()),
            new Words(row.reason())))
        .toList();
    return Section.titled("source", "Source")
        .words("file", "File", file.path().toString())
        .day("asOf", "As of the end of", facts.asOf())
        .words("zone", "Time zone", facts.zone().toString())
        .count("rowsRead", "Rows read", rows.read())
        .count("rowsAccepted", "Rows accepted", rows.accepted().size())
        .count("returns", "  of them returns", rows.returns())
        .count("rowsLater", "Rows after the as-of day", rows.later())
        .count("rowsRepeated", "Rows repeated", rows.repeated())
        .count("rowsRejected", "Rows rejected", rows.rejected().size())
        .table(
            "rejected", List.of("line", "column", "value", "reason"), rejected, REJECTED_ROWS_SHOWN)
        .build();
  }
}
