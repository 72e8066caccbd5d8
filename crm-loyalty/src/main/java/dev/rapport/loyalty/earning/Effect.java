package dev.rapport.loyalty.earning;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.math.LongMath;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rule grants when it applies. The factories of rules are in {@link EarningRules}. Closed.
 *
 * <p>{@link PerAmount}, {@link PerUnit}, {@link Fixed} and {@link ByBasketSize} are base effects; {@link Multiplier} multiplies
 * what they earn, and {@link Bonus} comes on top. An effect counts the lines that its rule selects, in money of its rule's basis,
 * and a rule none of whose lines count earns nothing. An activity has neither lines nor money: {@link PerUnit} counts what it
 * measures, and the two effects that look at amounts are for orders alone.
 */
public sealed interface Effect {
  /** When an effect has its turn. Closed. */
  enum Stage {
    /** Earns from the order or the activity. */
    BASE,
    /** Multiplies what base effects earned. */
    MULTIPLIER,
    /** Is added and never multiplied. */
    BONUS
  }

  /** What is rounded down to full steps. Closed. */
  enum Counting {
    /** Full steps of the amounts of all lines together: two lines of EUR 0.60 make one step of EUR 1.00. */
    STEPS_OF_ORDER,
    /** Full steps of each line: two lines of EUR 0.60 make none. */
    STEPS_OF_LINE,
    /** Full steps of what each single unit costs, times the units: three pieces for EUR 5.40 make three. */
    STEPS_OF_UNIT,
    /** Every minor unit counts by its share of a step; the sum is rounded with the rest of the points. */
    PRO_RATA
  }

  /**
   * Returns when the effect has its turn.
   *
   * @return the stage
   */
  Stage stage();

  /**
   * Returns what kinds of points the effect is about.
   *
   * @return the only one of an effect that grants points; those that a multiplier multiplies, none standing for all
   */
  List<PointType> types();

  /**
   * So many points for every step of money.
   *
   * @param perStep the points of one step, positive
   * @param step positive; an order in another currency is counted by a rate that is passed in
   * @param counting what is rounded down to full steps, if anything
   */
  record PerAmount(Points perStep, Money step, Counting counting) implements Effect {
    /**
     * Checks the components.
     *
     * @param perStep above zero
     * @param step above zero
     * @param counting any
     * @throws IllegalArgumentException if points or step are not positive
     */
    public PerAmount {
      checkPositive(perStep, "perStep");
      checkArgument(
          requireNonNull(step, "step").isPositive(), "step must be positive, was %s", step);
      requireNonNull(counting, "counting");
    }

    @Override
    public Stage stage() {
      return Stage.BASE;
    }

    @Override
    public List<PointType> types() {
      return List.of(perStep.type());
    }
  }

  /**
   * So many points for every full step of units, whatever they cost: of all lines of an order together, or of what an activity
   * measures.
   *
   * @param perStep the points of one step, positive
   * @param step how many units make a step, 1 for each
   */
  record PerUnit(Points perStep, long step) implements Effect {
    /**
     * Checks the components.
     *
     * @param perStep above zero
     * @param step 1 or more
     * @throws IllegalArgumentException if points or step are not positive
     */
    public PerUnit {
      checkPositive(perStep, "perStep");
      checkArgument(step >= 1, "step must be at least 1, was %s", step);
    }

    @Override
    public Stage stage() {
      return Stage.BASE;
    }

    @Override
    public List<PointType> types() {
      return List.of(perStep.type());
    }
  }

  /**
   * So many points for the order or the activity, which multipliers multiply.
   *
   * @param points positive
   */
  record Fixed(Points points) implements Effect {
    /**
     * Checks the component.
     *
     * @param points above zero
     * @throws IllegalArgumentException if the points are not positive
     */
    public Fixed {
      checkPositive(points, "points");
    }

    @Override
    public Stage stage() {
      return Stage.BASE;
    }

    @Override
    public List<PointType> types() {
      return List.of(points.type());
    }
  }

  /**
   * So many points by the size of the basket: those of the highest bracket that the amount reaches.
   *
   * @param brackets in rising order, at least one, all in one currency and type
   */
  record ByBasketSize(List<Bracket> brackets) implements Effect {
    /**
     * The points of baskets from an amount on.
     *
     * @param from the smallest amount of the bracket, zero or more
     * @param points zero or more
     */
    public record Bracket(Money from, Points points) {
      /**
       * Checks the components.
       *
       * @param from zero or more
       * @param points zero or more
       * @throws IllegalArgumentException if one is negative
       */
      public Bracket {
        checkArgument(
            !requireNonNull(from, "from").isNegative(), "from must not be negative, was %s", from);
        checkArgument(
            !requireNonNull(points, "points").isNegative(),
            "points must not be negative, were %s",
            points);
      }
    }

    /**
     * Checks the component and puts the brackets in order.
     *
     * @param brackets at least one, of one currency and type, each from another amount on
     * @throws IllegalArgumentException if there is none, or two begin at the same amount
     */
    public ByBasketSize {
      List<Bracket> ordered = new ArrayList<>(requireNonNull(brackets, "brackets"));
      checkArgument(!ordered.isEmpty(), "brackets must hold a bracket, was empty");
      ordered.sort((a, b) -> a.from.compareTo(b.from));
      for (int i = 1; i < ordered.size(); i++) {
        Bracket bracket = ordered.get(i);
        checkArgument(
            !bracket.from.equals(ordered.get(i - 1).from),
            "brackets must begin at different amounts, two began at %s",
            bracket.from);
        checkArgument(
            bracket.points.type().equals(ordered.get(0).points.type()),
            "brackets must be of one type of points, were of %s and %s",
            ordered.get(0).points.type(),
            bracket.points.type());
      }
      brackets = List.copyOf(ordered);
    }

    @Override
    public Stage stage() {
      return Stage.BASE;
    }

    @Override
    public List<PointType> types() {
      return List.of(brackets.get(0).points().type());
    }
  }

  /**
   * Multiplies what base effects earned on the lines of its rule: {@code 3 / 2} adds half as much again.
   *
   * @param numerator no less than the denominator
   * @param denominator positive
   * @param types what kinds of points are multiplied, without repetition; none for all
   */
  record Multiplier(long numerator, long denominator, List<PointType> types) implements Effect {
    /**
     * Checks the components and brings the factor to lowest terms.
     *
     * @param numerator no less than the denominator
     * @param denominator 1 or more
     * @param types any
     * @throws IllegalArgumentException if the factor is below 1 or the denominator not positive
     */
    public Multiplier {
      checkArgument(denominator >= 1, "denominator must be at least 1, was %s", denominator);
      checkArgument(
          numerator >= denominator,
          "factor must be at least 1, was %s / %s. To earn less, let the rule count fewer lines.",
          numerator,
          denominator);
      long common = LongMath.gcd(numerator, denominator);
      numerator /= common;
      denominator /= common;
      types = requireNonNull(types, "types").stream().distinct().toList();
    }

    @Override
    public Stage stage() {
      return Stage.MULTIPLIER;
    }

    /** What it adds to each unit that it multiplies. */
    Fraction extra() {
      return Fraction.of(numerator - denominator, denominator);
    }

    /** Tells whether it multiplies points of a type. */
    boolean multiplies(PointType type) {
      return types.isEmpty() || types.contains(type);
    }
  }

  /**
   * So many points on top, never multiplied.
   *
   * @param points positive
   */
  record Bonus(Points points) implements Effect {
    /**
     * Checks the component.
     *
     * @param points above zero
     * @throws IllegalArgumentException if the points are not positive
     */
    public Bonus {
      checkPositive(points, "points");
    }

    @Override
    public Stage stage() {
      return Stage.BONUS;
    }

    @Override
    public List<PointType> types() {
      return List.of(points.type());
    }
  }

  private static void checkPositive(Points points, String name) {
    checkArgument(
        requireNonNull(points, name).isPositive(), "%s must be positive, was %s", name, points);
  }
}
