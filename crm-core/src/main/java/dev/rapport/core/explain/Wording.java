package dev.rapport.core.explain;

import dev.rapport.core.money.Money;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.InstantRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;

/**
 * How a language writes values: numbers, money, dates, lengths of time, lists.
 *
 * <p>Every method has an English default, so another language overrides what differs. Most numbers go through {@link #number},
 * where separators are decided once:
 *
 * <pre>{@code
 * Wording chinese = new Wording() {
 *   @Override public String flag(boolean value) { return value ? "是" : "否"; }
 *   @Override public String list(List<String> elements) { return String.join("、", elements); }
 * };
 * }</pre>
 *
 * <p>An implementation must be a pure function of its arguments: no default locale, no default zone. Dates and instants are in
 * ISO 8601 order in English, because 03/04/2026 is two different days on two sides of an ocean.
 */
public interface Wording {
  /**
   * Returns the wording in English.
   *
   * @return all defaults of this interface
   */
  static Wording english() {
    return English.WORDING;
  }

  /**
   * Writes a number with all its digits; the other numbers, and the numbers in other values, are written through this.
   *
   * @param value a number whose scale, 0 or more, is how many digits are written after the decimal point
   * @return such as {@code "-1,234.50"}
   */
  default String number(BigDecimal value) {
    return English.number(value);
  }

  /**
   * Writes a text.
   *
   * @param value any text
   * @return by default the text itself
   */
  default String text(String value) {
    return value;
  }

  /**
   * Writes a whole number.
   *
   * @param value any whole number
   * @return such as {@code "1,234"}
   */
  default String whole(long value) {
    return number(BigDecimal.valueOf(value));
  }

  /**
   * Writes a decimal number.
   *
   * @param value a number whose scale, 0 or more, is how many digits are written after the decimal point
   * @return such as {@code "2.50"}
   */
  default String decimal(BigDecimal value) {
    return number(value);
  }

  /**
   * Writes a ratio as a percentage.
   *
   * @param value the ratio, whose scale less 2 is how many digits of the percentage are written; 0.483 for 48.3%
   * @return such as {@code "48.3%"}
   */
  default String ratio(BigDecimal value) {
    return number(value.movePointRight(2)) + "%";
  }

  /**
   * Writes an amount of money.
   *
   * @param value any amount
   * @return such as {@code "EUR 1,234.50"}
   */
  default String money(Money value) {
    return value.currency() + " " + number(value.amount());
  }

  /**
   * Writes a day.
   *
   * @param value any day
   * @return such as {@code "2026-03-01"}
   */
  default String date(LocalDate value) {
    return value.toString();
  }

  /**
   * Writes a point in time as a clock in a zone shows it, with its distance from UTC, so that the hour that occurs twice in
   * autumn is told apart.
   *
   * @param value any instant
   * @param zone the zone of the renderer
   * @return such as {@code "2026-03-01 09:30:00 UTC"} or {@code "2026-03-01 10:30:00 +01:00"}; an instant at the very ends of
   *     the time-line, where no calendar reaches, is written as {@link Instant#toString} does
   */
  default String instant(Instant value, ZoneId zone) {
    return English.instant(value, zone);
  }

  /**
   * Writes a range of days by its first and last day, as people say it.
   *
   * @param value any range
   * @return such as {@code "2026-01-01 to 2026-01-31"}, {@code "from 2026-01-01 on"}, {@code "up to 2026-01-31"}, {@code "any
   *     time"} or, for an empty range, {@code "no day"}
   */
  default String dateRange(DateRange value) {
    return English.dateRange(value, this);
  }

  /**
   * Writes a range of instants by its first instant and the first one after it.
   *
   * @param value any range
   * @param zone the zone of the renderer
   * @return such as {@code "2026-01-01 00:00:00 UTC until 2026-02-01 00:00:00 UTC"}, {@code "from 2026-01-01 00:00:00 UTC on"},
   *     {@code "until 2026-02-01 00:00:00 UTC"}, {@code "any time"} or, for an empty range, {@code "no time"}
   */
  default String instantRange(InstantRange value, ZoneId zone) {
    return English.instantRange(value, zone, this);
  }

  /**
   * Writes a length of time in days of 24 hours, hours, minutes and seconds.
   *
   * @param value any length
   * @return such as {@code "1 day 12 hours"}, {@code "0.25 seconds"}, {@code "minus 1 minute"} or {@code "0 seconds"}
   */
  default String duration(Duration value) {
    return English.duration(value, this::number);
  }

  /**
   * Writes a length of time in calendar units.
   *
   * @param value any length
   * @return such as {@code "18 months"} or {@code "0 days"}
   */
  default String period(Period value) {
    return English.period(value, this::number);
  }

  /**
   * Writes yes or no.
   *
   * @param value whether it holds
   * @return {@code "yes"} or {@code "no"}
   */
  default String flag(boolean value) {
    return value ? "yes" : "no";
  }

  /**
   * Joins values that are already written.
   *
   * @param elements the written values, none or more
   * @return such as {@code "a, b and c"}, or {@code "none"}
   */
  default String list(List<String> elements) {
    return English.list(elements);
  }
}
