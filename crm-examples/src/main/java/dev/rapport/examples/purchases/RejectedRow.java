package dev.rapport.examples.purchases;

/**
 * A row that was not counted, and why.
 *
 * @param line the line on which the row starts, the header being line 1
 * @param column the name of the column at fault; empty if the row as a whole is
 * @param value what the column holds; empty if the row as a whole is at fault
 * @param reason the rule that the value breaks, such as {@code "must be a date such as 2026-01-31"}
 */
public record RejectedRow(long line, String column, String value, String reason) {
  private static final int SHOWN_CHARACTERS = 40;

  /** Returns the value on one line and cut to a readable length. */
  public String shownValue() {
    StringBuilder shown = new StringBuilder();
    value
        .codePoints()
        .limit(SHOWN_CHARACTERS)
        .forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
    boolean cut = value.codePointCount(0, value.length()) > SHOWN_CHARACTERS;
    return shown.append(cut ? "..." : "").toString();
  }

  /** Returns the rejection as a sentence, such as {@code line 3: amount must be a number such as 12.34, was "abc"}. */
  @Override
  public String toString() {
    return column.isEmpty()
        ? "line " + line + ": " + reason
        : "line " + line + ": " + column + " " + reason + ", was \"" + shownValue() + "\"";
  }
}
