package dev.rapport.loyalty.limit;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.Window;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.time.Period;

/**
 * How much a member may be awarded: so many points, or so many awards, in a window of days.
 *
 * <pre>{@code
 * Cap.points("daily", Points.of(beans, 200)).in(Cycle.days())                  // of a member, whatever the rule; trims
 * Cap.points("order-max", Points.of(beans, 500)).perOrder().rejecting()        // a larger order earns nothing
 * Cap.uses("welcome", 1).perRule()                                             // once in a lifetime, by each rule
 * Cap.uses("one-review", 1).perSubject()                                       // once for each product that is reviewed
 * Cap.points("fair-use", Points.of(beans, 900)).rolling(Period.ofDays(30))     // in any 30 days
 * }</pre>
 *
 * <p>The cap is reached, not crossed: awards may come to exactly {@code most}. Days, and so the windows, are those of the
 * programme's zone. A cap on points of one type leaves points of other types alone; a cap on uses counts the rules that
 * grant anything for an order or an activity, each once, so a multiplier of two types of points is used once. What a reversal takes
 * back is room again, a use as soon as nothing is left of anything that the rule granted.
 *
 * <p>A cap can be raised and lowered while members use it. A cap with another scope, measure or window is another cap, whatever
 * its name, and starts to count at zero.
 *
 * @param name a short stable name, unique in the programme
 * @param scope whose awards are added up
 * @param most the largest sum that awards may come to
 * @param window the days whose awards are added up; the lifetime for one order
 * @param excess what happens to an award that is larger than the room left
 */
public record Cap(String name, LimitScope scope, Amount most, Window window, Excess excess)
    implements Limit {
  /** What a cap counts, and how many of it. Closed: there are no other kinds. */
  public sealed interface Amount permits OfPoints, OfUses {
    /**
     * Returns how many.
     *
     * @return units of the type of points, or uses; zero or more
     */
    long count();

    /**
     * Tells whether an award of points counts.
     *
     * @param type the type of the points awarded
     * @return whether it does
     */
    boolean counts(PointType type);

    /**
     * Tells whether another amount is counted in the same way, however many it is.
     *
     * @param other another amount
     * @return whether both count uses, or points of one type
     */
    boolean comparableTo(Amount other);
  }

  /**
   * A number of points of one type.
   *
   * @param points zero or more
   */
  public record OfPoints(Points points) implements Amount {
    /**
     * Checks the component.
     *
     * @param points not negative
     * @throws IllegalArgumentException if the points are negative
     */
    public OfPoints {
      checkArgument(
          !requireNonNull(points, "points").isNegative(),
          "points must not be negative, was %s",
          points);
    }

    @Override
    public long count() {
      return points.units();
    }

    @Override
    public boolean counts(PointType type) {
      return points.type().equals(type);
    }

    @Override
    public boolean comparableTo(Amount other) {
      return other instanceof OfPoints that && that.points.type().equals(points.type());
    }

    @Override
    public String toString() {
      return points.toString();
    }
  }

  /**
   * A number of awards, of points of any type.
   *
   * @param uses zero or more
   */
  public record OfUses(long uses) implements Amount {
    /**
     * Checks the component.
     *
     * @param uses not negative
     * @throws IllegalArgumentException if the number is negative
     */
    public OfUses {
      checkArgument(uses >= 0, "uses must not be negative, was %s", uses);
    }

    @Override
    public long count() {
      return uses;
    }

    @Override
    public boolean counts(PointType type) {
      return true;
    }

    @Override
    public boolean comparableTo(Amount other) {
      return other instanceof OfUses;
    }

    @Override
    public String toString() {
      return uses + " uses";
    }
  }

  /**
   * Checks the components.
   *
   * @param name not blank
   * @param scope any
   * @param most any
   * @param window any; the lifetime for one order
   * @param excess any
   * @throws IllegalArgumentException if the name is blank, or a cap of an order has a window
   */
  public Cap {
    checkArgument(
        !requireNonNull(name, "name").isBlank(), "name must not be blank, was \"%s\"", name);
    requireNonNull(scope, "scope");
    requireNonNull(most, "most");
    requireNonNull(window, "window");
    requireNonNull(excess, "excess");
    checkArgument(
        scope != LimitScope.ORDER || window instanceof Window.Lifetime,
        "window must be the lifetime for one order, was %s",
        window);
  }

  /**
   * Returns a cap on the points of a member in a lifetime, which trims.
   *
   * @param name the name
   * @param most the largest sum, not negative
   * @return the cap, to be given a scope, a window and what happens to the excess
   */
  public static Cap points(String name, Points most) {
    return new Cap(name, LimitScope.MEMBER, new OfPoints(most), Window.lifetime(), Excess.TRIM);
  }

  /**
   * Returns a cap on the number of awards of a member in a lifetime.
   *
   * @param name the name
   * @param most the largest number, not negative
   * @return the cap, to be given a scope and a window
   */
  public static Cap uses(String name, long most) {
    return new Cap(name, LimitScope.MEMBER, new OfUses(most), Window.lifetime(), Excess.TRIM);
  }

  /**
   * Returns the same cap on what one cause, such as one order, is awarded.
   *
   * @return a cap without a window
   */
  public Cap perOrder() {
    return new Cap(name, LimitScope.ORDER, most, Window.lifetime(), excess);
  }

  /**
   * Returns the same cap on what each rule awards.
   *
   * @return the cap
   */
  public Cap perRule() {
    return new Cap(name, LimitScope.RULE, most, window, excess);
  }

  /**
   * Returns the same cap on what activities about one subject are awarded; those about nothing in particular share one. A cap for
   * a lifetime keeps a number for each subject that earned anything; one with a window forgets them.
   *
   * @return the cap, which is for rules about activities alone
   */
  public Cap perSubject() {
    return new Cap(name, LimitScope.SUBJECT, most, window, excess);
  }

  /**
   * Returns the same cap on what is awarded in a window.
   *
   * @param newWindow the calendar day, week or month with a {@link dev.rapport.core.time.Cycle}, the last so many days, or
   *     the lifetime
   * @return the cap
   */
  public Cap in(Window newWindow) {
    return new Cap(name, scope, most, newWindow, excess);
  }

  /**
   * Returns the same cap on what is awarded in any so many days or months.
   *
   * @param length how far back, the present day included
   * @return the cap
   * @throws IllegalArgumentException if a part is negative or all are zero
   */
  public Cap rolling(Period length) {
    return in(Window.rolling(length));
  }

  /**
   * Returns the same cap, which refuses an award that does not fit as it was desired; on the points of an order, all awards of it if
   * they do not fit together.
   *
   * @return the cap
   */
  public Cap rejecting() {
    return new Cap(name, scope, most, window, Excess.REJECT);
  }

  /**
   * Tells whether the cap is asked once for all that the rules desire for an order or an activity, before anything is awarded for it:
   * asked award by award, a larger order would pass it in parts.
   *
   * @return whether it is a cap on the points of one order that rejects
   */
  public boolean rejectsOrders() {
    return scope == LimitScope.ORDER && excess == Excess.REJECT && most instanceof OfPoints;
  }

  /**
   * Returns the same cap, which grants what there is room for.
   *
   * @return the cap
   */
  public Cap trimming() {
    return new Cap(name, scope, most, window, Excess.TRIM);
  }

  /* Whether usage of another cap is usage of this one: it may allow more or less, or reject where this one trims. */
  boolean isCountedAs(Cap other) {
    return name.equals(other.name)
        && window.equals(other.window)
        && scope == other.scope
        && most.comparableTo(other.most);
  }
}
