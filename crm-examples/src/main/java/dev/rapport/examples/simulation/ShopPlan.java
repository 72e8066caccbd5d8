package dev.rapport.examples.simulation;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.core.money.CurrencyUnit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/**
 * How large a shop to simulate, and when and where.
 *
 * @param customers how many customers buy at least once, 1 to 1,000,000
 * @param opens the day on which the shop opens
 * @param months how many months are seen, 1 to 120; new customers arrive during the first five sixths of them
 * @param zone where the days of the shop begin and end
 * @param currency the currency of its prices
 */
public record ShopPlan(
    int customers, LocalDate opens, int months, ZoneId zone, CurrencyUnit currency) {
  public ShopPlan {
    checkArgument(
        customers >= 1 && customers <= 1_000_000,
        "customers must be 1 to 1,000,000, was %s",
        customers);
    checkArgument(months >= 1 && months <= 120, "months must be 1 to 120, was %s", months);
  }

  /** Returns the shop of the stories: two thousand customers in the eighteen months from the beginning of 2025, in Paris. */
  public static ShopPlan standard() {
    return new ShopPlan(
        2_000, LocalDate.of(2025, 1, 1), 18, ZoneId.of("Europe/Paris"), CurrencyUnit.of("EUR"));
  }

  /** Returns the last day that is seen. */
  public LocalDate lastDay() {
    return opens.plusMonths(months).minusDays(1);
  }

  /** Returns a day, the opening day being number 0. */
  LocalDate day(int number) {
    return opens.plusDays(number);
  }

  /** Returns a moment of a day. */
  Instant instant(int day, LocalTime time) {
    return day(day).atTime(time).atZone(zone).toInstant();
  }

  /** Returns the days on which the monthly newsletter goes out, the first Tuesdays of the months. */
  List<Integer> newsletterDays() {
    return Stream.iterate(
            opens.withDayOfMonth(1),
            month -> !month.isAfter(lastDay()),
            month -> month.plusMonths(1))
        .map(month -> month.with(TemporalAdjusters.firstInMonth(DayOfWeek.TUESDAY)))
        .map(day -> (int) ChronoUnit.DAYS.between(opens, day))
        .filter(number -> number >= 0 && number < days())
        .toList();
  }

  /** Returns how many days are seen. */
  int days() {
    return (int) ChronoUnit.DAYS.between(opens, lastDay()) + 1;
  }
}
