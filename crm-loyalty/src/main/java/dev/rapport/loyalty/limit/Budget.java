package dev.rapport.loyalty.limit;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;

/**
 * What all members together may be awarded out of one pot: so many awards, so many points, at so much expected cost.
 *
 * <pre>{@code
 * Budget spring = Budget.of("spring", beans, CurrencyUnit.of("EUR"))
 *     .withUses(10_000)
 *     .withPoints(2_000_000)
 *     .withCost(Money.of("EUR", "12000"));
 * List<Lease> shares = spring.lease().split(4);     // one for each of four workers
 * }</pre>
 *
 * <p>A rule is told to award out of it with {@link #funding}. The budget itself is only the amount. What is left of it is in its {@link Lease}s: there is one of all of it at first, the
 * host splits it among its workers, and each award takes from one lease. Amounts that were not named are {@link #UNLIMITED}.
 *
 * <p><b>A running budget</b> is raised or lowered by moving its leases to a budget of the same name with other amounts. The host
 * adds the difference to one lease, once; every other lease moves as it is. Then what all leases hold and what was awarded, before
 * and since, come to the new amounts:
 *
 * <pre>{@code
 * Budget raised = spring.withPoints(3_000_000);
 * Lease first = leases.get(0).resized(raised);                  // with a million points more
 * Lease second = leases.get(1).under(raised);                   // with what is left in it, and the others likewise
 * }</pre>
 *
 * <p>What it is lowered by must lie in the lease that bears the difference: what was awarded, or is in other hands, cannot be taken
 * away. A part that is limited can become unlimited and not the other way, for of what is unlimited nobody counts what was
 * awarded: begin another budget, under another name. A budget is of no version: a programme gives the rules of all its versions,
 * those of the past too, the budget as it is now, for a late order and a return of an old one meet the leases of today. One with
 * two budgets of a name is refused.
 *
 * @param name a short stable name, unique in the programme
 * @param most what awards may come to, each part {@link #UNLIMITED} or a limit
 * @param excess what happens to an award that is larger than what is left in the lease
 */
public record Budget(String name, Spend most, Excess excess) {
  /** The number of uses, points or minor units of cost that stands for "as much as you like". */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /**
   * Checks the components.
   *
   * @param name not blank
   * @param most any
   * @param excess any
   * @throws IllegalArgumentException if the name is blank
   */
  public Budget {
    checkArgument(
        !requireNonNull(name, "name").isBlank(), "name must not be blank, was \"%s\"", name);
    requireNonNull(most, "most");
    requireNonNull(excess, "excess");
  }

  /**
   * Returns a budget without limits, which trims.
   *
   * @param name the name
   * @param type the type of points that are awarded out of it
   * @param currency the currency in which their cost is reckoned
   * @return the budget, to be given limits
   */
  public static Budget of(String name, PointType type, CurrencyUnit currency) {
    return new Budget(
        name,
        new Spend(UNLIMITED, Points.of(type, UNLIMITED), Money.ofMinor(currency, UNLIMITED)),
        Excess.TRIM);
  }

  /**
   * Returns the same budget with so many awards.
   *
   * @param uses zero or more
   * @return the budget
   */
  public Budget withUses(long uses) {
    return new Budget(name, new Spend(uses, most.points(), most.cost()), excess);
  }

  /**
   * Returns the same budget with so many points.
   *
   * @param units zero or more units of its type of points
   * @return the budget
   */
  public Budget withPoints(long units) {
    Points points = Points.of(most.points().type(), units);
    return new Budget(name, new Spend(most.uses(), points, most.cost()), excess);
  }

  /**
   * Returns the same budget at so much expected cost.
   *
   * @param cost zero or more, in its currency
   * @return the budget
   * @throws dev.rapport.core.money.CurrencyMismatchException if the currency is another
   */
  public Budget withCost(Money cost) {
    most.cost().compareTo(cost); // which refuses another currency
    return new Budget(name, new Spend(most.uses(), most.points(), cost), excess);
  }

  /**
   * Returns the same budget, which refuses an award that does not fit as it was desired.
   *
   * @return the budget
   */
  public Budget rejecting() {
    return new Budget(name, most, Excess.REJECT);
  }

  /**
   * Returns that a rule awards out of this budget, and what its points are expected to cost.
   *
   * <p>{@code spring.funding(Points.of(beans, 1_000), Money.of("EUR", "8.00"))}: a thousand beans cost eight euros, so two hundred
   * cost EUR 1.60.
   *
   * @param per so many points, positive
   * @param cost what so many are expected to cost, zero or more
   * @return the funding
   * @throws IllegalArgumentException if points are not positive or the cost is negative
   */
  public Funding funding(Points per, Money cost) {
    return new Funding(this, per, cost);
  }

  /**
   * Which budget a rule awards out of, and what its points are expected to cost.
   *
   * @param budget the budget
   * @param per so many points, positive, of the type of the budget
   * @param cost what so many are expected to cost, in the currency of the budget
   */
  public record Funding(Budget budget, Points per, Money cost) {
    /**
     * Checks the components.
     *
     * @param budget any
     * @param per above zero
     * @param cost zero or more
     * @throws IllegalArgumentException if points are not positive or the cost is negative
     */
    public Funding {
      requireNonNull(budget, "budget");
      checkArgument(requireNonNull(per, "per").isPositive(), "per must be positive, was %s", per);
      checkArgument(
          !requireNonNull(cost, "cost").isNegative(), "cost must not be negative, was %s", cost);
      per.compareTo(budget.most.points()); // which refuses another type
      cost.compareTo(budget.most.cost()); // which refuses another currency
    }

    /**
     * Returns what points are expected to cost.
     *
     * @param points zero or more
     * @return their cost in proportion, rounded up to the minor unit
     * @throws ArithmeticException if it is too large
     */
    public Money costOf(Points points) {
      return Spend.share(cost, points, per);
    }
  }

  /* The lease of nothing: where nothing can be taken, and something can be given back. */
  Lease noLease() {
    return new Lease(this, Spend.none(most.points().type(), most.cost().currency()));
  }

  /**
   * Returns the lease of all of it: where every other lease comes from. Ask for it once, when the budget begins.
   *
   * @return a lease of everything
   */
  public Lease lease() {
    return new Lease(this, most);
  }
}
