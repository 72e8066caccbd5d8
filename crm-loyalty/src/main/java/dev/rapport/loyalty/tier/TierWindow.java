package dev.rapport.loyalty.tier;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.Window;
import java.time.LocalDate;
import java.time.Period;

/**
 * The days that a tier looks at: the same for all members, or counted from the day on which each joined.
 *
 * <p>{@code TierWindow.of(Cycle.years())} is the calendar year, {@code TierWindow.of(Cycle.yearsFrom(Month.OCTOBER))} a
 * qualifying year of its own, {@code TierWindow.sinceJoining(Period.ofYears(1))} the year from anniversary to anniversary,
 * {@code TierWindow.rolling(Period.ofMonths(12))} the last twelve months, {@code TierWindow.lifetime()} everything since the
 * member joined or since the ladder last started the count anew.
 */
public sealed interface TierWindow {
  /**
   * Returns a window that is the same for all members.
   *
   * @param window a cycle of the calendar, a rolling window or the lifetime
   * @return the window
   */
  static TierWindow of(Window window) {
    return new Common(window);
  }

  /**
   * Returns the last so many days, months or years.
   *
   * @param length how far back, the present day included
   * @return the window
   * @throws IllegalArgumentException if a part is negative or all are zero
   */
  static TierWindow rolling(Period length) {
    return new Common(Window.rolling(length));
  }

  /**
   * Returns all that was counted.
   *
   * @return the window
   */
  static TierWindow lifetime() {
    return new Common(Window.lifetime());
  }

  /**
   * Returns the periods that tile time from the day on which a member joined.
   *
   * @param step how long each is, in months and years or in days
   * @return the window
   * @throws IllegalArgumentException if the step is not positive or mixes months and days
   */
  static TierWindow sinceJoining(Period step) {
    return new Personal(step);
  }

  /**
   * Returns the window of one member.
   *
   * @param joined the day on which the member joined
   * @return the window
   */
  Window resolve(LocalDate joined);

  /**
   * Tells whether the window tiles time, so that it has a next range and boundaries to round to.
   *
   * @return whether it {@linkplain #resolve resolves} to a {@link Cycle}
   */
  boolean isCycle();

  /**
   * Returns the cycle of one member.
   *
   * @param joined the day on which the member joined
   * @return the cycle
   * @throws IllegalStateException if the window does not tile time
   */
  default Cycle cycle(LocalDate joined) {
    if (resolve(joined) instanceof Cycle cycle) {
      return cycle;
    }
    throw new IllegalStateException("window must tile time, was " + this);
  }

  /**
   * A window that is the same for all members.
   *
   * @param window the window
   */
  record Common(Window window) implements TierWindow {
    /**
     * Checks the component.
     *
     * @param window any
     */
    public Common {
      requireNonNull(window, "window");
    }

    @Override
    public Window resolve(LocalDate joined) {
      return window;
    }

    @Override
    public boolean isCycle() {
      return window instanceof Cycle;
    }

    @Override
    public String toString() {
      return window.toString();
    }
  }

  /**
   * Periods that tile time from the day on which a member joined.
   *
   * @param step how long each is
   */
  record Personal(Period step) implements TierWindow {
    /**
     * Checks the component.
     *
     * @param step no part negative, not zero, not both months and days
     * @throws IllegalArgumentException if it breaks the rule
     */
    public Personal {
      step = Cycle.of(LocalDate.EPOCH, step).step();
    }

    @Override
    public Window resolve(LocalDate joined) {
      return Cycle.of(joined, step);
    }

    @Override
    public boolean isCycle() {
      return true;
    }

    @Override
    public String toString() {
      return "every " + step + " since joining";
    }
  }
}
