package dev.rapport.loyalty.limit;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long a member waits from one award to the next.
 *
 * <p>{@code Cooldown.of("happy-hour", Duration.ofHours(4))}: after an award at noon the next is made at 16:00 or later, to the
 * nanosecond. It is an exact length of time. "Once a day" or "once in 30 days" counts days on the calendar and is a cap of one
 * use: {@code Cap.uses("daily", 1).in(Cycle.days())}.
 *
 * <p>Two awards are never closer than {@code pause}, in whatever order they are reported: an award that is reported late must
 * keep its distance from those after it, too. An award that is wholly taken back keeps nobody waiting. What a rule grants of two
 * types of points for one order waits together: the first does not keep the second waiting.
 *
 * <p>A pause can be lengthened and shortened while members wait: the next award keeps the distance that is asked then. However few
 * days usage remembers, it remembers an award until the pause that it was made under is over; a longer one that is asked later
 * looks no further back. A cooldown with another scope is another cooldown, whatever its name.
 *
 * @param name a short stable name, unique in the programme
 * @param scope whose awards keep their distance: those of a member, of each rule, or of each subject; not those of one order
 * @param pause how long from one to the next, positive, at most {@link #LONGEST}
 */
public record Cooldown(String name, LimitScope scope, Duration pause) implements Limit {
  /** The longest pause, a hundred years of 365.25 days. "Once and never again" is {@code Cap.uses(name, 1)}. */
  public static final Duration LONGEST = Duration.ofDays(36_525);

  /**
   * Checks the components.
   *
   * @param name not blank
   * @param scope not one order
   * @param pause above zero, at most {@link #LONGEST}
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public Cooldown {
    checkArgument(
        !requireNonNull(name, "name").isBlank(), "name must not be blank, was \"%s\"", name);
    checkArgument(
        requireNonNull(scope, "scope") != LimitScope.ORDER,
        "scope must not be one order, was %s. An order happens at one instant.",
        scope);
    requireNonNull(pause, "pause");
    checkArgument(!pause.isNegative() && !pause.isZero(), "pause must be positive, was %s", pause);
    checkArgument(
        pause.compareTo(LONGEST) <= 0,
        "pause must be at most %s, was %s. Once in a lifetime is a cap of one use.",
        LONGEST,
        pause);
  }

  /**
   * Returns a cooldown between any two awards of a member.
   *
   * @param name the name
   * @param pause how long from one to the next
   * @return the cooldown
   * @throws IllegalArgumentException if the pause is not positive or too long
   */
  public static Cooldown of(String name, Duration pause) {
    return new Cooldown(name, LimitScope.MEMBER, pause);
  }

  /**
   * Returns the same cooldown between two awards by the same rule.
   *
   * @return the cooldown
   */
  public Cooldown perRule() {
    return new Cooldown(name, LimitScope.RULE, pause);
  }

  /**
   * Returns the same cooldown between two awards for activities about the same subject.
   *
   * @return the cooldown, which is for rules about activities alone
   */
  public Cooldown perSubject() {
    return new Cooldown(name, LimitScope.SUBJECT, pause);
  }
}
