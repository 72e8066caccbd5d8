package dev.rapport.loyalty.limit;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.points.PointTypeMismatchException;
import dev.rapport.loyalty.points.Points;
import java.util.List;

/**
 * How many points an account may hold: an award lifts the balance to this much and no further.
 *
 * <p>{@code BalanceCap.of("wallet", Points.of(beans, 10_000))} lets an account of 9,900 beans earn 100 more. It needs no memory
 * of its own, for the account knows its balance; whoever asks decides whether points that are still pending count (they
 * should: they will be there). An account that holds more already, after a transfer say, keeps what it has and earns nothing.
 *
 * @param name a short stable name, unique in the programme
 * @param most the largest balance that awards may lead to, not negative
 * @param excess what happens to an award that is larger than the room left
 */
public record BalanceCap(String name, Points most, Excess excess) {
  /**
   * Checks the components.
   *
   * @param name not blank
   * @param most not negative
   * @param excess any
   * @throws IllegalArgumentException if the name is blank or the points negative
   */
  public BalanceCap {
    checkArgument(
        !requireNonNull(name, "name").isBlank(), "name must not be blank, was \"%s\"", name);
    checkArgument(
        !requireNonNull(most, "most").isNegative(), "most must not be negative, was %s", most);
    requireNonNull(excess, "excess");
  }

  /**
   * Returns a cap that trims.
   *
   * @param name the name
   * @param most the largest balance
   * @return the cap
   */
  public static BalanceCap of(String name, Points most) {
    return new BalanceCap(name, most, Excess.TRIM);
  }

  /**
   * Returns the same cap, which refuses an award that does not fit as it was desired.
   *
   * @return the cap
   */
  public BalanceCap rejecting() {
    return new BalanceCap(name, most, Excess.REJECT);
  }

  /**
   * A cap and the balance that it looks at.
   *
   * @param cap the cap
   * @param balance what the account holds, of either sign, points that are pending or held included
   */
  public record Ceiling(BalanceCap cap, Points balance) {
    /**
     * Checks the components.
     *
     * @param cap any
     * @param balance of the type of the cap
     * @throws PointTypeMismatchException if it is of another type
     */
    public Ceiling {
      balance.compareTo(cap.most); // which refuses another type
    }
  }

  /**
   * Returns what a balance leaves room for.
   *
   * @param balance the balance before the award, of either sign; what is owed makes room
   * @param desired what is to be awarded, zero or more
   * @return how much of it may be awarded
   * @throws PointTypeMismatchException if the three are not of one type
   * @throws IllegalArgumentException if {@code desired} is negative
   * @throws ArithmeticException if so much is owed that the room is too large to count
   */
  public Allowance allow(Points balance, Points desired) {
    checkArgument(!desired.isNegative(), "desired must not be negative, was %s", desired);
    Points room = most.compareTo(balance) <= 0 ? Points.zero(most.type()) : most.minus(balance);
    if (desired.compareTo(room) <= 0) {
      return Allowance.full(desired);
    }
    Points awarded = excess == Excess.REJECT ? Points.zero(most.type()) : room;
    return new Allowance(desired, awarded, List.of(Allowance.Bite.of(name, excess, room.units())));
  }
}
