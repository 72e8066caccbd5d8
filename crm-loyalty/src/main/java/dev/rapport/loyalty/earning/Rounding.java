package dev.rapport.loyalty.earning;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.math.RoundingMode;

/**
 * How exact amounts of points become whole units.
 *
 * <p>{@link #standard()} adds up everything that an order earns of one type of points and rounds the sum down, once: base 4 with
 * a multiplier of 1.5 is 6, two bonuses of a half each are 1. What a sum lost is divided among its rules by largest remainder.
 *
 * @param mode how a sum is rounded
 * @param level what is rounded by itself
 * @param baseDigits to how many decimal digits of a unit each base amount is rounded before it is multiplied; {@link #EXACT} for
 *     not at all
 */
public record Rounding(RoundingMode mode, Level level, int baseDigits) {
  /** Base amounts stay exact until the end. */
  public static final int EXACT = -1;

  private static final int MOST_DIGITS = 9;
  private static final Rounding STANDARD = new Rounding(RoundingMode.FLOOR, Level.ORDER, EXACT);

  /** What is rounded by itself. Closed. */
  public enum Level {
    /**
     * What all rules grant on one line. What is one number for the whole order, such as a bonus of 50, is not rounded by it: its
     * lines share whole units.
     */
    LINE,
    /** What all rules grant on the order. */
    ORDER,
    /** What each rule grants on the order. */
    RULE
  }

  /**
   * Checks the components.
   *
   * @param mode any but {@link RoundingMode#UNNECESSARY}, which would make an order fail
   * @param level any
   * @param baseDigits {@link #EXACT} or 0 to 9
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public Rounding {
    requireNonNull(mode, "mode");
    requireNonNull(level, "level");
    checkArgument(
        mode != RoundingMode.UNNECESSARY,
        "mode must round, was UNNECESSARY. Orders must not fail.");
    checkArgument(
        baseDigits >= EXACT && baseDigits <= MOST_DIGITS,
        "baseDigits must be 0 to 9, or EXACT, was %s",
        baseDigits);
  }

  /**
   * Returns the usual rounding.
   *
   * @return down, once for the order and each type of points
   */
  public static Rounding standard() {
    return STANDARD;
  }

  /**
   * Returns a rounding.
   *
   * @param mode how a sum is rounded
   * @param level what is rounded by itself
   * @return the rounding, with exact base amounts
   */
  public static Rounding of(RoundingMode mode, Level level) {
    return new Rounding(mode, level, EXACT);
  }

  /**
   * Returns this rounding with base amounts that are rounded first.
   *
   * @param digits decimal digits of a unit, 0 to 9
   * @return the rounding
   */
  public Rounding withBaseDigits(int digits) {
    return new Rounding(mode, level, digits);
  }
}
