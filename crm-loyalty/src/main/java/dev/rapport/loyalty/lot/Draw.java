package dev.rapport.loyalty.lot;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * So many units taken from one lot, or given back to it.
 *
 * <p>A draw repeats the terms of its lot as they were at the time, so that an entry can be understood, and undone, alone.
 *
 * @param lot the lot
 * @param units how many smallest units of the lot's type, positive
 */
public record Draw(Lot lot, long units) {
  /**
   * Checks the components.
   *
   * @param lot any lot
   * @param units 1 to what the lot was opened with
   * @throws IllegalArgumentException if the units are out of range
   */
  public Draw {
    requireNonNull(lot, "lot");
    checkArgument(
        units >= 1 && units <= lot.original().units(),
        "units must be 1 to %s, was %s",
        lot.original().units(),
        units);
  }

  /**
   * Adds the units of draws.
   *
   * @param draws any draws of one type
   * @return the sum, zero for none
   * @throws ArithmeticException if the sum is too large
   */
  public static long sum(List<Draw> draws) {
    long sum = 0;
    for (Draw draw : draws) {
      sum = Math.addExact(sum, draw.units);
    }
    return sum;
  }
}
