package dev.rapport.examples.simulation;

import java.time.LocalDate;

/** How busy a day is compared with an average one: a little more towards the week-end and before the holidays. */
final class Calendar {
  private static final double[] BY_WEEKDAY = {0.95, 0.90, 0.95, 1.00, 1.10, 1.15, 0.95};
  private static final double[] BY_MONTH = {
    0.95, 0.95, 1.00, 1.00, 1.00, 0.97, 0.93, 0.93, 1.00, 1.02, 1.10, 1.15
  };

  /** No day is busier than this many average ones. */
  static final double BUSIEST = 1.15 * 1.15;

  private Calendar() {}

  /** Returns how busy the day is, with a mean of 1 over weekdays and over months. */
  static double busyness(LocalDate day) {
    return BY_WEEKDAY[day.getDayOfWeek().getValue() - 1] * BY_MONTH[day.getMonthValue() - 1];
  }
}
