package dev.rapport.loyalty.earning;

import dev.rapport.core.numeric.LargestRemainder;
import dev.rapport.loyalty.limit.Allowance;
import dev.rapport.loyalty.limit.Purse;
import dev.rapport.loyalty.limit.Purse.Drawn;
import dev.rapport.loyalty.member.OrderLine;
import dev.rapport.loyalty.points.Points;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points that one rule grants for an order or an activity: how many were desired, how many are awarded, and on which lines they were
 * earned.
 *
 * <p>{@code 24 beans by rule base version 2: 20 on line 1, 4 on line 2}. The lines sum to what is awarded, so that a return of
 * all lines takes back all points and a return of one line takes back its own. Immutable and thread-safe.
 */
public final class Award {
  private final EarningRule rule;
  private final Points desired;
  private final @Nullable Allowance heldBack;
  private final List<OrderLine> lines;
  private final long[] desiredShares;
  private final long[] shares;
  private final List<Drawn> drawn;

  /**
   * What was earned on one line.
   *
   * @param line the number of the line
   * @param units how many smallest units, zero or more
   */
  public record LineShare(int line, long units) {}

  /** An award of all that is desired. */
  Award(EarningRule rule, Points desired, List<OrderLine> lines, long[] shares) {
    this.rule = rule;
    this.desired = desired;
    this.heldBack = null;
    this.lines = lines;
    this.desiredShares = shares;
    this.shares = shares;
    this.drawn = List.of();
  }

  private Award(
      EarningRule rule,
      Allowance allowance,
      List<OrderLine> lines,
      long[] desiredShares,
      long[] shares,
      List<Drawn> drawn) {
    this.rule = rule;
    this.desired = allowance.desired();
    this.heldBack = allowance;
    this.lines = lines;
    this.desiredShares = desiredShares;
    this.shares = shares;
    this.drawn = drawn;
  }

  /**
   * Returns this award held back by what was asked next, such as the budget of a campaign or the most that an account may hold.
   * What is left is divided among the lines in proportion to what was desired on them, by largest remainder.
   *
   * @param next the allowance of what is awarded so far
   * @return the award with what the next one allows
   * @throws IllegalArgumentException if the allowance was asked for something else
   */
  public Award heldBack(Allowance next) {
    Allowance both = allowance().and(next);
    long left = both.awarded().units();
    return new Award(
        rule,
        both,
        lines,
        desiredShares,
        left == awarded().units() ? shares : LargestRemainder.shares(left, desiredShares),
        drawn);
  }

  /** This award with what it took out of a budget, held back to what the budget allowed. */
  Award paidBy(Purse.Taken taken) {
    Award held = heldBack(taken.allowance());
    return new Award(rule, held.allowance(), lines, desiredShares, held.shares, taken.drawn());
  }

  /**
   * Returns the rule.
   *
   * @return the rule that grants the points, as it was
   */
  public EarningRule rule() {
    return rule;
  }

  /**
   * Returns what the rule grants before limits.
   *
   * @return above zero
   */
  public Points desired() {
    return desired;
  }

  /**
   * Returns what the member gets.
   *
   * @return zero to {@link #desired()}
   */
  public Points awarded() {
    return heldBack == null ? desired : heldBack.awarded();
  }

  /**
   * Returns which limits held the award back.
   *
   * @return desired and awarded points, and why they differ
   */
  public Allowance allowance() {
    return heldBack == null ? Allowance.full(desired) : heldBack;
  }

  /**
   * Returns what the award took out of a budget.
   *
   * @return none if its rule is not funded by one, or nothing was awarded; one otherwise
   */
  public List<Drawn> drawn() {
    return drawn;
  }

  /**
   * Returns on which lines the points were earned.
   *
   * @return every line of the order in the order of their numbers; the shares sum to {@link #awarded()}. None for an activity
   */
  public List<LineShare> lines() {
    List<LineShare> result = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      result.add(new LineShare(lines.get(i).number(), shares[i]));
    }
    return List.copyOf(result);
  }

  /**
   * Returns what was earned on the line at a position.
   *
   * @param position 0 for the first line of the order, and for all of an activity
   * @return zero or more smallest units
   * @throws IndexOutOfBoundsException if the order has no such line
   */
  public long unitsAt(int position) {
    return shares[position];
  }

  /** Whether less is awarded than was desired. */
  boolean isHeldBack() {
    return heldBack != null && !heldBack.isFull();
  }

  /** What was earned on the line at each position. Not to be changed. */
  long[] shares() {
    return shares;
  }

  /** Whether the lines share as they are weighted, to the unit. */
  boolean hasShares(long[] weights) {
    return Arrays.equals(shares, weights);
  }

  /**
   * Returns what was earned on one line.
   *
   * @param line the number of a line of the order
   * @return zero or more
   * @throws IllegalArgumentException if the order has no such line
   */
  public Points onLine(int line) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).number() == line) {
        return Points.of(awarded().type(), shares[i]);
      }
    }
    throw new IllegalArgumentException("line must be a number of a line of the order, was " + line);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Award that
        && rule.equals(that.rule)
        && allowance().equals(that.allowance())
        && lines().equals(that.lines())
        && drawn.equals(that.drawn);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rule.hashCode() + allowance().hashCode()) + Arrays.hashCode(shares);
  }

  /**
   * Returns the points, the rule and the shares of the lines.
   *
   * @return one line
   */
  @Override
  public String toString() {
    return awarded() + " of " + desired() + " by rule " + rule.name() + " version " + rule.version()
        + (lines.isEmpty() ? "" : " on lines " + lines());
  }
}
