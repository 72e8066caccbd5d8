package dev.rapport.loyalty.earning;

import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.Effect.ByBasketSize.Bracket;
import dev.rapport.loyalty.earning.Effect.Counting;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.util.Arrays;
import java.util.List;

/**
 * The standard rules. Each applies to every order and counts every line on the usual basis, until it is told otherwise with the
 * methods of {@link EarningRule}; {@link EarningRule#on(ActivityKind, ActivityKind...)} makes it one about activities.
 */
public final class EarningRules {
  private EarningRules() {}

  /**
   * Returns a rule that grants points for every full step of what the order costs.
   *
   * @param name the name of the rule
   * @param type the kind of points
   * @param units how many smallest units a step earns, 1 or more
   * @param step the amount of money that earns them, positive
   * @return the rule; {@link EarningRule#counting} makes it count steps by line or unit, or pro rata
   */
  public static EarningRule perAmount(String name, PointType type, long units, Money step) {
    return EarningRule.of(
        name, new Effect.PerAmount(Points.of(type, units), step, Counting.STEPS_OF_ORDER));
  }

  /**
   * Returns a rule that grants points for every unit, whatever it costs.
   *
   * @param name the name of the rule
   * @param type the kind of points
   * @param units how many smallest units a piece earns, 1 or more
   * @return the rule
   */
  public static EarningRule perUnit(String name, PointType type, long units) {
    return perUnits(name, type, units, 1);
  }

  /**
   * Returns a rule that grants points for every full step of units, whatever they cost.
   *
   * @param name the name of the rule
   * @param type the kind of points
   * @param units how many smallest units a step earns, 1 or more
   * @param step how many pieces, or how much of what an activity measures, make a step, 1 or more
   * @return the rule
   */
  public static EarningRule perUnits(String name, PointType type, long units, long step) {
    return EarningRule.of(name, new Effect.PerUnit(Points.of(type, units), step));
  }

  /**
   * Returns a rule that grants points for the order or the activity, which multipliers multiply.
   *
   * @param name the name of the rule
   * @param type the kind of points
   * @param units how many smallest units, 1 or more
   * @return the rule
   */
  public static EarningRule fixed(String name, PointType type, long units) {
    return EarningRule.of(name, new Effect.Fixed(Points.of(type, units)));
  }

  /**
   * Returns a rule that grants points on top, which are never multiplied.
   *
   * @param name the name of the rule
   * @param type the kind of points
   * @param units how many smallest units, 1 or more
   * @return the rule
   */
  public static EarningRule bonus(String name, PointType type, long units) {
    return EarningRule.of(name, new Effect.Bonus(Points.of(type, units)));
  }

  /**
   * Returns a rule that multiplies points of every kind.
   *
   * @param name the name of the rule
   * @param factor 1 or more
   * @return the rule
   */
  public static EarningRule multiplier(String name, long factor) {
    return EarningRule.of(name, new Effect.Multiplier(factor, 1, List.of()));
  }

  /**
   * Returns a rule that multiplies points of some kinds.
   *
   * @param name the name of the rule
   * @param factor a decimal number of 1 or more, such as {@code "1.5"}
   * @param types the kinds; none for all
   * @return the rule
   * @throws IllegalArgumentException if the factor is no decimal number of 1 or more
   */
  public static EarningRule multiplier(String name, String factor, PointType... types) {
    long[] fraction = RateTable.fractionOf(factor, "factor");
    return EarningRule.of(
        name, new Effect.Multiplier(fraction[0], fraction[1], Arrays.asList(types)));
  }

  /**
   * Returns a rule that grants points by the size of the basket: those of the highest bracket that the order reaches.
   *
   * @param name the name of the rule
   * @param brackets at least one, made with {@link #bracket}
   * @return the rule
   */
  public static EarningRule byBasketSize(String name, Bracket... brackets) {
    return EarningRule.of(name, new Effect.ByBasketSize(Arrays.asList(brackets)));
  }

  /**
   * Returns a bracket of a table by basket size.
   *
   * @param from the smallest amount of the bracket
   * @param type the kind of points
   * @param units how many smallest units, zero or more
   * @return the bracket
   */
  public static Bracket bracket(Money from, PointType type, long units) {
    return new Bracket(from, Points.of(type, units));
  }
}
