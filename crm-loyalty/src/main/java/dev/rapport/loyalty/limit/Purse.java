package dev.rapport.loyalty.limit;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.points.Points;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The leases that one worker holds: what decisions award out of budgets comes out of it, and what returns give back goes into it.
 *
 * <pre>{@code
 * Purse purse = Purse.of(spring.lease().split(4).get(worker));
 * Decision d = program.decide(ada, purchase, purse);
 * purse = d.purse();                       // stored together with the entries of the decision
 * }</pre>
 *
 * <p>An award whose budget has no lease here gets nothing, so that awards never come to more than the budget. What is given back
 * needs no lease: it makes one, of just so much, which the host merges with the others. A decision that is dropped leaves its
 * purse as it was. There is at most one lease of a budget; a purse is not a budget and knows nothing of other workers' leases.
 * Immutable and thread-safe.
 */
public final class Purse {
  private static final Purse EMPTY = new Purse(new TreeMap<>());
  private static final Purse UNLIMITED = new Purse(null);

  /* By the name of the budget; null for a purse that asks no budget. */
  private final @Nullable SortedMap<String, Lease> leases;

  private Purse(@Nullable SortedMap<String, Lease> leases) {
    this.leases = leases;
  }

  /**
   * What an award took out of a budget; it is kept with the award, for a return gives it back.
   *
   * @param budget the name of the budget
   * @param spend what was taken
   */
  public record Drawn(String budget, Spend spend) {
    /**
     * Checks the components.
     *
     * @param budget any
     * @param spend any
     */
    public Drawn {
      requireNonNull(budget, "budget");
      requireNonNull(spend, "spend");
    }
  }

  /**
   * The outcome of taking an award out of a purse.
   *
   * @param purse what is left
   * @param allowance how much was awarded, and why not more
   * @param drawn what was taken; none where nothing was, or no budget is asked
   */
  public record Taken(Purse purse, Allowance allowance, List<Drawn> drawn) {
    /**
     * Checks the components.
     *
     * @param purse any
     * @param allowance any
     * @param drawn at most one
     */
    public Taken {
      requireNonNull(purse, "purse");
      requireNonNull(allowance, "allowance");
      drawn = List.copyOf(drawn);
    }
  }

  /**
   * Returns the purse without a lease, out of which no budget can award anything.
   *
   * @return no lease
   */
  public static Purse empty() {
    return EMPTY;
  }

  /**
   * Returns the purse that asks no budget: for simulations, and for rating an order again that has been paid for.
   *
   * @return a purse out of which everything can be awarded and nothing is drawn
   */
  public static Purse unlimited() {
    return UNLIMITED;
  }

  /**
   * Returns a purse of leases.
   *
   * @param leases at most one for each budget; merge them before
   * @return the purse
   * @throws IllegalArgumentException if there are two leases of one budget
   */
  public static Purse of(Lease... leases) {
    return of(List.of(leases));
  }

  /**
   * Returns a purse of leases.
   *
   * @param leases at most one for each budget; merge them before
   * @return the purse
   * @throws IllegalArgumentException if there are two leases of one budget
   */
  public static Purse of(Collection<Lease> leases) {
    SortedMap<String, Lease> byName = new TreeMap<>();
    for (Lease lease : leases) {
      checkArgument(
          byName.put(lease.budget().name(), lease) == null,
          "leases must be one for each budget, two were of %s. Merge them.",
          lease.budget().name());
    }
    return new Purse(byName);
  }

  /**
   * Takes an award out of the purse, as much of it as its budget allows.
   *
   * @param funding the budget and what points cost
   * @param desired how many points are to be awarded, zero or more
   * @return what was awarded and the purse without it
   * @throws IllegalArgumentException if the points are negative or of another type, or the lease is of another budget of the name
   */
  public Taken take(Budget.Funding funding, Points desired) {
    Budget budget = funding.budget();
    if (leases == null) {
      return new Taken(this, Allowance.full(desired), List.of());
    }
    Lease lease = leases.get(budget.name());
    if (lease == null) {
      lease = budget.noLease();
    }
    checkSame(budget, lease);
    Lease.Taken taken = lease.take(desired, funding.costOf(desired));
    return taken.spend().uses() == 0
        ? new Taken(this, taken.allowance(), List.of())
        : new Taken(
            with(taken.lease()),
            taken.allowance(),
            List.of(new Drawn(budget.name(), taken.spend())));
  }

  /**
   * Gives back what an award had taken, or the part of it that a return took back.
   *
   * @param budget the budget that it was taken out of
   * @param spend how much comes back
   * @return the purse with it
   * @throws IllegalArgumentException if there would be more in the lease than in the budget, or the lease is of another budget of
   *     the name
   */
  public Purse giveBack(Budget budget, Spend spend) {
    if (leases == null) {
      return this;
    }
    Lease lease = leases.get(budget.name());
    if (lease == null) {
      lease = budget.noLease();
    }
    checkSame(budget, lease);
    return with(lease.giveBack(spend));
  }

  private static void checkSame(Budget budget, Lease lease) {
    checkArgument(
        lease.budget().equals(budget),
        "lease must be of budget %s, was of %s. Where its amounts were changed, move the lease with Lease.under.",
        budget,
        lease.budget());
  }

  private Purse with(Lease lease) {
    SortedMap<String, Lease> after = new TreeMap<>(requireNonNull(leases, "leases"));
    after.put(lease.budget().name(), lease);
    return new Purse(after);
  }

  /**
   * Returns the lease of a budget.
   *
   * @param budget the name of the budget
   * @return the lease; nothing if there is none here
   */
  public Optional<Lease> lease(String budget) {
    return leases == null
        ? Optional.empty()
        : Optional.ofNullable(leases.get(requireNonNull(budget, "budget")));
  }

  /**
   * Returns all leases.
   *
   * @return in the order of the names of their budgets
   */
  public List<Lease> leases() {
    return leases == null ? List.of() : List.copyOf(leases.values());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Purse that && Objects.equals(leases, that.leases);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(leases);
  }

  /**
   * Returns the leases.
   *
   * @return a text for people
   */
  @Override
  public String toString() {
    return leases == null ? "Purse[unlimited]" : "Purse" + new ArrayList<>(leases.values());
  }
}
