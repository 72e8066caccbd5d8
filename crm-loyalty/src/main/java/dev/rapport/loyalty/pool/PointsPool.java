package dev.rapport.loyalty.pool;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.ledger.Balance;
import dev.rapport.loyalty.ledger.PointsAccount;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.DebitCommand;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The accounts of some members, seen as one: what they have together, when it ends, and who gives how much of a spend.
 *
 * <p>For one literal example: anna has 70 beans and ben has 50; the pool has 120, and a spend of 60 in proportion is 35 of anna's
 * and 25 of ben's. The pool holds nothing itself. It is made from accounts as they are, answers questions, and is thrown away; a
 * member who leaves takes his points with him because they never left his account.
 *
 * <p>Not a shared account: debt stays with who owes it and is not paid from the points of others, holds reserve the points of one
 * account, and levels are reached by each member alone. Immutable and thread-safe.
 */
public final class PointsPool {
  private final SortedMap<MemberId, PointsAccount> accounts;

  private PointsPool(SortedMap<MemberId, PointsAccount> accounts) {
    this.accounts = Collections.unmodifiableSortedMap(accounts);
  }

  /**
   * Makes a pool.
   *
   * @param accounts the account of each member, at least one; accounts may differ in their policies and their instants
   * @return the pool
   * @throws IllegalArgumentException if there is no member
   */
  public static PointsPool of(Map<MemberId, PointsAccount> accounts) {
    TreeMap<MemberId, PointsAccount> copy = new TreeMap<>();
    requireNonNull(accounts, "accounts")
        .forEach((member, account) ->
            copy.put(requireNonNull(member, "member"), requireNonNull(account, "account")));
    checkArgument(!copy.isEmpty(), "accounts must hold a member, was empty");
    return new PointsPool(copy);
  }

  /**
   * Returns the accounts.
   *
   * @return by member id; cannot be changed
   */
  public SortedMap<MemberId, PointsAccount> accounts() {
    return accounts;
  }

  /**
   * Returns the account of a member.
   *
   * @param member who belongs to the pool
   * @return the account
   * @throws IllegalArgumentException if he does not belong to it
   */
  public PointsAccount account(MemberId member) {
    PointsAccount account = accounts.get(requireNonNull(member, "member"));
    checkArgument(account != null, "member must be one of %s, was %s", accounts.keySet(), member);
    return requireNonNull(account);
  }

  /**
   * Returns this pool with a member who joins, or with the next account of one who belongs to it.
   *
   * @param member who
   * @param account his account
   * @return another pool
   */
  public PointsPool with(MemberId member, PointsAccount account) {
    TreeMap<MemberId, PointsAccount> next = new TreeMap<>(accounts);
    next.put(requireNonNull(member, "member"), requireNonNull(account, "account"));
    return new PointsPool(next);
  }

  /**
   * Returns what the members have together at an instant, if nothing happens but time.
   *
   * @param type the type of points
   * @param asOf inclusive; no earlier than the instant of any account
   * @return the sums over all accounts. Unlike in one account there may be available points and debt at once, of different members
   * @throws IllegalArgumentException if the instant is before that of an account
   * @throws ArithmeticException if a sum is too large
   */
  public Balance balance(PointType type, Instant asOf) {
    Points none = Points.zero(type);
    Balance sum = new Balance(none, none, none, none);
    for (PointsAccount account : accounts.values()) {
      Balance one = account.balance(type, asOf);
      sum = new Balance(
          sum.available().plus(one.available()),
          sum.pending().plus(one.pending()),
          sum.held().plus(one.held()),
          sum.debt().plus(one.debt()));
    }
    return sum;
  }

  /**
   * Returns when how many points of the members end, if nothing happens but time.
   *
   * @param type the type of points
   * @param asOf no earlier than the instant of any account
   * @return available and pending points that end, by the instant at which they do, soonest first
   * @throws IllegalArgumentException if the instant is before that of an account
   * @throws ArithmeticException if a sum is too large
   */
  public SortedMap<Instant, Points> expirySchedule(PointType type, Instant asOf) {
    SortedMap<Instant, Points> schedule = new TreeMap<>();
    for (PointsAccount account : accounts.values()) {
      account
          .expirySchedule(type, asOf)
          .forEach((end, points) -> schedule.merge(end, points, Points::plus));
    }
    return schedule;
  }

  /**
   * Plans a spend. Nothing is spent by planning, and nothing is to be spent of what is refused.
   *
   * <p>The request is a spend as of one account. Each account that gives gets the same command for its part, under the key of the
   * request, a slash and the member's id, so that the keys stay apart if two of the accounts are merged one day. Every command is
   * accepted by the account in this pool; a spend that is reported late is planned as each account can still carry it out.
   *
   * <p>Planned again under its key, with the same instant, cause and remaining fields, a spend is resumed: what an account has
   * given is counted and not asked of it again, and the rest is planned anew from the others. So the members must be those of the
   * first time, and the amount too, for the accounts do not know it: a larger one is a request for the difference, one smaller than
   * what was given is refused. This holds as long as the accounts remember the commands; after that the answer is {@link
   * PoolPlan.Reason#TOO_OLD}. It costs O(n) in the open lots of the members.
   *
   * @param request key, instants, points, cause and until when they can be given back; the cause is one on which members spend
   *     nothing but this
   * @param policy who gives first
   * @return the commands to carry out, or why not
   * @throws IllegalArgumentException if the request has no cause or the policy names somebody who does not belong to the pool
   */
  public PoolPlan plan(DebitCommand.Spend request, PoolPolicy policy) {
    requireNonNull(request, "request");
    requireNonNull(policy, "policy");
    checkArgument(
        !request.cause().isEmpty(),
        "request must have a cause, was %s. The parts are found by it when points are given back.",
        request);
    policy.first().forEach(this::account);
    return new Planner(accounts, request, policy).plan();
  }

  /**
   * Returns the accounts by member.
   *
   * @return a text for people
   */
  @Override
  public String toString() {
    return "PointsPool" + accounts;
  }
}
