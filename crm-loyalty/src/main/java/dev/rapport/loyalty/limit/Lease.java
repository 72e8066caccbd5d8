package dev.rapport.loyalty.limit;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.core.money.Money;
import dev.rapport.core.numeric.LargestRemainder;
import dev.rapport.loyalty.limit.Allowance.Bite;
import dev.rapport.loyalty.points.Points;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A share of a budget that one worker may award on its own, without asking the others.
 *
 * <p>A worker takes awards out of its lease; the host splits a lease in several and merges several into one, when a worker runs
 * low or at the end of the day. Splitting, taking, giving back and merging neither make nor lose anything, so what all leases
 * hold and what was awarded always come to the budget, and awards never come to more than it, however the workers take turns.
 *
 * <p>A lease is a value, and a value can be copied: the one thing that the host must see to is that each lease is used once and
 * then replaced by what came out of it, as a row with a version in a database is. What is left in another worker's lease is
 * not seen here, so a worker may refuse an award that the budget as a whole could bear; merge, and split anew.
 *
 * @param budget the budget that it is a share of
 * @param left what it can still award
 */
public record Lease(Budget budget, Spend left) {
  /**
   * Checks the components.
   *
   * @param budget any
   * @param left nowhere more than the budget
   * @throws IllegalArgumentException if more is left than there was
   */
  public Lease {
    requireNonNull(budget, "budget");
    checkArgument(
        requireNonNull(left, "left").fits(budget.most()),
        "left must fit the budget %s, was %s. Was a lease merged twice?",
        budget.most(),
        left);
  }

  /**
   * The outcome of taking an award out of a lease.
   *
   * @param lease what is left
   * @param allowance how much was awarded, and why not more
   * @param spend what was taken; to be kept with the award, for a return gives it back
   */
  public record Taken(Lease lease, Allowance allowance, Spend spend) {
    /**
     * Checks the components.
     *
     * @param lease any
     * @param allowance any
     * @param spend any
     */
    public Taken {
      requireNonNull(lease, "lease");
      requireNonNull(allowance, "allowance");
      requireNonNull(spend, "spend");
    }
  }

  /**
   * Takes an award out of the lease, as much of it as there is.
   *
   * @param desired how many points are to be awarded, zero or more
   * @param expectedCost what all of them are expected to cost; where fewer are awarded the cost is in proportion, rounded up
   * @return what was awarded and the lease without it; the same lease if nothing was
   * @throws IllegalArgumentException if an argument is negative
   */
  public Taken take(Points desired, Money expectedCost) {
    Allowance allowance = allow(desired, expectedCost);
    Spend spend = Spend.award(
        allowance.awarded(),
        desired.isZero() ? expectedCost : Spend.share(expectedCost, allowance.awarded(), desired));
    return new Taken(without(spend), allowance, spend);
  }

  /**
   * Returns what the lease has room for.
   *
   * @param desired how many points are to be awarded, zero or more
   * @param expectedCost what all of them are expected to cost
   * @return how much of it may be awarded
   * @throws IllegalArgumentException if an argument is negative
   */
  public Allowance allow(Points desired, Money expectedCost) {
    checkArgument(!desired.isNegative(), "desired must not be negative, was %s", desired);
    checkArgument(
        !expectedCost.isNegative(), "expectedCost must not be negative, was %s", expectedCost);
    long wanted = desired.units();
    long byUses = left.uses() > 0 ? wanted : 0;
    long byPoints =
        desired.compareTo(left.points()) <= 0 ? wanted : left.points().units();
    long room = Math.min(Math.min(byUses, byPoints), affordable(wanted, expectedCost));
    if (room == wanted) {
      return Allowance.full(desired);
    }
    Points awarded = Points.of(desired.type(), budget.excess() == Excess.REJECT ? 0 : room);
    return new Allowance(desired, awarded, List.of(Bite.of(budget.name(), budget.excess(), room)));
  }

  /* The most units of which the cost, in proportion and rounded up, is not more than what is left. */
  private long affordable(long wanted, Money expectedCost) {
    if (!expectedCost.currency().equals(left.cost().currency())) {
      throw new CurrencyMismatchException(left.cost().currency(), expectedCost.currency());
    }
    long cost = expectedCost.minorUnits();
    long most = left.cost().minorUnits();
    return cost <= most
        ? wanted
        : BigInteger.valueOf(wanted)
            .multiply(BigInteger.valueOf(most))
            .divide(BigInteger.valueOf(cost))
            .longValueExact();
  }

  /**
   * Gives back what an award had taken, or the part of it that a return took back. It may have been taken out of another lease
   * of the same budget.
   *
   * @param spend what was taken, or the difference that {@link Spend#keeping} makes
   * @return the lease with it
   * @throws IllegalArgumentException if there would be more in the lease than in the budget
   */
  public Lease giveBack(Spend spend) {
    return new Lease(budget, combine(left, spend, 1));
  }

  private Lease without(Spend spend) {
    return spend.uses() == 0 ? this : new Lease(budget, combine(left, spend, -1));
  }

  /**
   * Merges two leases of one budget.
   *
   * @param other another lease, which is then used up
   * @return what is left in both
   * @throws IllegalArgumentException if the budgets differ, or there would be more in the lease than in the budget
   */
  public Lease merge(Lease other) {
    checkArgument(
        other.budget.equals(budget),
        "other must be a lease of %s, was one of %s. A lease goes on under other amounts with under.",
        budget,
        other.budget);
    return giveBack(other.left);
  }

  /**
   * Returns this lease under the same budget with other amounts. What is left in it stays as it is: the difference goes to one lease
   * of the budget, by {@link #resized}.
   *
   * @param changed the budget as it is from now on
   * @return a lease of it; what it leaves unlimited is unlimited here
   * @throws IllegalArgumentException if it is another budget, limits what was unlimited, or more is left here than it allows
   * @throws dev.rapport.loyalty.points.PointTypeMismatchException if the type of points is another
   * @throws CurrencyMismatchException if the currency is another
   */
  public Lease under(Budget changed) {
    return moved(changed, false);
  }

  /**
   * Returns this lease under the same budget with other amounts, with all that the budget was raised by, or without what it was
   * lowered by. The host does this with one lease, once; all others move with {@link #under}.
   *
   * @param changed the budget as it is from now on
   * @return a lease of it; what it leaves unlimited is unlimited here
   * @throws IllegalArgumentException if it is another budget, limits what was unlimited, or is lowered by more than is left here
   * @throws dev.rapport.loyalty.points.PointTypeMismatchException if the type of points is another
   * @throws CurrencyMismatchException if the currency is another
   */
  public Lease resized(Budget changed) {
    return moved(changed, true);
  }

  private Lease moved(Budget changed, boolean withDifference) {
    Spend before = budget.most();
    Spend after = changed.most();
    checkArgument(
        changed.name().equals(budget.name()),
        "changed must be budget %s, was %s",
        budget.name(),
        changed.name());
    before.points().compareTo(after.points()); // which refuses another type
    before.cost().compareTo(after.cost()); // which refuses another currency
    return new Lease(
        changed,
        new Spend(
            moved(left.uses(), before.uses(), after.uses(), withDifference),
            Points.of(
                left.points().type(),
                moved(
                    left.points().units(),
                    before.points().units(),
                    after.points().units(),
                    withDifference)),
            Money.ofMinor(
                left.cost().currency(),
                moved(
                    left.cost().minorUnits(),
                    before.cost().minorUnits(),
                    after.cost().minorUnits(),
                    withDifference))));
  }

  private static long moved(long left, long before, long after, boolean withDifference) {
    if (after == Budget.UNLIMITED) {
      return after;
    }
    checkArgument(
        before != Budget.UNLIMITED,
        "changed must leave unlimited what was, limited it to %s. Begin a budget of another name.",
        after);
    // No lease holds more than its budget, so what has left it is not negative and nothing
    // overflows.
    long moved = withDifference ? after - (before - left) : left;
    checkArgument(
        moved >= 0 && moved <= after,
        "left must hold what the budget is lowered by, was %s where %s is lowered to %s. Merge other leases into it first.",
        left,
        before,
        after);
    return moved;
  }

  /**
   * Splits the lease into equal shares; units that are left over go to the first ones.
   *
   * @param shares how many, at least 1
   * @return the shares, which come to this lease
   * @throws IllegalArgumentException if there is to be no share
   */
  public List<Lease> split(int shares) {
    checkArgument(shares >= 1, "shares must be at least 1, was %s", shares);
    long[] weights = new long[shares];
    Arrays.fill(weights, 1);
    return split(weights);
  }

  /**
   * Splits the lease in proportion to weights, by the largest remainder. What is unlimited is unlimited in every share.
   *
   * @param weights one for each share, none negative, not all zero
   * @return one share for each weight, in order, which come to this lease
   * @throws IllegalArgumentException if there is no weight, one is negative or all are zero
   */
  public List<Lease> split(long... weights) {
    long[] uses = shares(left.uses(), budget.most().uses(), weights);
    long[] points = shares(left.points().units(), budget.most().points().units(), weights);
    long[] costs = shares(left.cost().minorUnits(), budget.most().cost().minorUnits(), weights);
    List<Lease> leases = new ArrayList<>(weights.length);
    for (int i = 0; i < weights.length; i++) {
      leases.add(new Lease(
          budget,
          new Spend(
              uses[i],
              Points.of(left.points().type(), points[i]),
              Money.ofMinor(left.cost().currency(), costs[i]))));
    }
    return List.copyOf(leases);
  }

  private static long[] shares(long left, long most, long... weights) {
    long[] shares = LargestRemainder.shares(left, weights);
    if (most == Budget.UNLIMITED) {
      Arrays.fill(shares, Budget.UNLIMITED);
    }
    return shares;
  }

  /* What is left with a spend more or less; what is unlimited stays so. */
  private Spend combine(Spend a, Spend b, int sign) {
    Spend most = budget.most();
    Points points = sign > 0 ? b.points() : b.points().negated();
    Money cost = sign > 0 ? b.cost() : b.cost().negated();
    return new Spend(
        most.uses() == Budget.UNLIMITED ? most.uses() : Math.addExact(a.uses(), sign * b.uses()),
        most.points().units() == Budget.UNLIMITED ? most.points() : a.points().plus(points),
        most.cost().minorUnits() == Budget.UNLIMITED ? most.cost() : a.cost().plus(cost));
  }
}
