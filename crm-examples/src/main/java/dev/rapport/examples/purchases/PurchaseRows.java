package dev.rapport.examples.purchases;

import dev.rapport.core.event.EventHistory;
import java.util.List;

/**
 * What a purchase file holds up to an as-of day.
 *
 * @param accepted the rows that count, in the order of the file
 * @param rejected the rows that break a rule, in the order of the file
 * @param repeated how many rows repeat an accepted one, identifier and all; always 0 without an identifier column
 * @param later how many sound rows are dated after the as-of day
 */
public record PurchaseRows(
    List<PurchaseRow> accepted, List<RejectedRow> rejected, long repeated, long later) {
  public PurchaseRows {
    accepted = List.copyOf(accepted);
    rejected = List.copyOf(rejected);
  }

  /** Returns how many rows the file has below its header. */
  public long read() {
    return accepted.size() + rejected.size() + repeated + later;
  }

  /** Returns the accepted rows as events: returns where the amount is negative, purchases otherwise. */
  public EventHistory history() {
    return EventHistory.of(accepted.stream().map(PurchaseRow::event).toList());
  }

  /** Returns how many accepted rows are returns: rows with a negative amount. */
  public long returns() {
    return accepted.stream().filter(row -> row.amount().isNegative()).count();
  }
}
