package dev.rapport.loyalty.pool;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.member.MemberId;
import java.util.HashSet;
import java.util.List;

/**
 * Whose points a pool spends first.
 *
 * <p>Some members may be named to pay first, one after the other, each with all that he can spend. What they cannot pay the others
 * share. {@code PoolPolicy.headFirst(anna)} spends anna's points and then, of the others, what ends soonest. Within an account the
 * lots go in the account's own draw order, whatever the pool does.
 *
 * <p>The order in which a pool lists its members never matters: what this policy does not tell apart goes by the id of the member.
 *
 * @param first who pays first, in this order; empty where all share
 * @param rest how the others share what is left
 */
public record PoolPolicy(List<MemberId> first, Sharing rest) {
  /** How members share a spend. The set is closed. */
  public enum Sharing {
    /**
     * The account whose next lot ends first gives it, again and again: with accounts in the standard draw order nothing is spent
     * that ends later than a point that is kept. Among lots that end together the one earned first goes, then that of the lower
     * member id.
     */
    SOONEST_EXPIRING,
    /**
     * Everybody gives in proportion to what he can spend, by the largest remainder; among equal remainders the lower member id
     * gives the unit more.
     */
    IN_PROPORTION
  }

  /**
   * Checks the components.
   *
   * @param first each member once
   * @param rest any
   * @throws IllegalArgumentException if a member is named twice
   */
  public PoolPolicy {
    requireNonNull(rest, "rest");
    first = List.copyOf(first);
    checkArgument(
        new HashSet<>(first).size() == first.size(),
        "first must name each member once, was %s",
        first);
  }

  /**
   * Returns the policy that wastes the least: what ends first is spent first, whoever has it.
   *
   * @return the policy
   */
  public static PoolPolicy soonestExpiring() {
    return new PoolPolicy(List.of(), Sharing.SOONEST_EXPIRING);
  }

  /**
   * Returns the policy by which everybody gives in proportion to what he has, as airlines' household accounts do.
   *
   * @return the policy
   */
  public static PoolPolicy inProportion() {
    return new PoolPolicy(List.of(), Sharing.IN_PROPORTION);
  }

  /**
   * Returns the policy that spends the points of one member, and those of the others only where they do not suffice.
   *
   * @param head the head of the household
   * @return the policy; the others give what ends soonest
   */
  public static PoolPolicy headFirst(MemberId head) {
    return inOrder(List.of(requireNonNull(head, "head")));
  }

  /**
   * Returns the policy that empties one account after the other.
   *
   * @param members who gives, in this order; others give what ends soonest, after them
   * @return the policy
   * @throws IllegalArgumentException if a member is named twice
   */
  public static PoolPolicy inOrder(List<MemberId> members) {
    return new PoolPolicy(members, Sharing.SOONEST_EXPIRING);
  }
}
