package dev.rapport.loyalty.expiry;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explanation;
import dev.rapport.loyalty.lot.Expiry;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * When points end (有效期规则): from the occasion on which they are earned to the ends that are posted with them.
 *
 * <p>Policies are values that can be compared, printed and, but for {@link FixedExpiry.Custom}, read back; {@link
 * ExpiryPolicies} makes them. A policy runs once, when points are earned or activated. What it answers are instants, and from
 * then on those hold: neither another policy nor another time-zone database moves them, only a posting does. The family is
 * closed, so that a programme can be analysed; a rule of your own is {@link ExpiryPolicies#custom}.
 */
public sealed interface ExpiryPolicy
    permits FixedExpiry, ExpiryPolicy.Sliding, ExpiryPolicy.EarliestOf, ExpiryPolicy.Decay {
  /**
   * Decides when points end.
   *
   * @param occasion when they are earned and available, and where
   * @return the ends, each after the points become available
   * @throws java.time.DateTimeException if an end is outside the range of dates
   */
  ExpiryPlan plan(Occasion occasion);

  /**
   * Explains what {@link #plan} decides.
   *
   * @param occasion when points are earned and available, and where
   * @return the explanation
   * @throws java.time.DateTimeException if an end is outside the range of dates
   */
  Explanation explain(Occasion occasion);

  /**
   * Returns this policy with a longer life, such as a tier's extra time. A fixed date is taken at a greater age.
   *
   * @param extra the additional life, no part negative
   * @return a policy under which no points end sooner
   * @throws IllegalArgumentException if a part is negative, or the policy cannot be extended by such a period
   */
  ExpiryPolicy extendedBy(Period extra);

  /**
   * Returns how far an activity moves the clock on which points slide under this policy.
   *
   * @param kind the kind of activity
   * @param at when it happens
   * @param zone the zone of the programme
   * @return the move, or empty if the activity does not keep points alive
   */
  default Optional<ClockMove> onActivity(ActivityKind kind, Instant at, ZoneId zone) {
    requireNonNull(kind, "kind");
    requireNonNull(at, "at");
    requireNonNull(zone, "zone");
    return Optional.empty();
  }

  /**
   * Reads the form that {@code toString()} writes.
   *
   * @param text such as {@code "rolling P3Y to the end of R/2000-01-01/P1M"}
   * @return the policy
   * @throws IllegalArgumentException if the text has another form, or is of a custom policy
   */
  static ExpiryPolicy parse(String text) {
    return PolicyText.parse(text);
  }

  /**
   * Points end when the member has been inactive for a while (滑动有效期): all of them at once.
   *
   * <p>The account has one clock for this. Activities of the declared kinds move it; the points only name it, so an activity
   * costs the same however many lots there are. Points that are earned while the clock does not run set it going, whether or
   * not earning is declared as an activity; those that are earned while it runs share the end of the others.
   *
   * <p>What was done was done: a clock is not moved back when an order is returned or a redemption is cancelled. Where that would be
   * a way to buy time, leave {@link ActivityKind#SPEND} out, or {@link ActivityKind#EARN} too, and declare what cannot be undone.
   *
   * @param clock the name of the clock; one name for one rule
   * @param idle how long points last after an activity
   * @param resets the kinds of activity that keep points alive, at least one; sorted and each once
   */
  record Sliding(String clock, FixedExpiry.Rolling idle, List<ActivityKind> resets)
      implements ExpiryPolicy {
    /**
     * Checks the components.
     *
     * @param clock letters, digits, hyphens, dots and underscores
     * @param idle any
     * @param resets at least one
     * @throws IllegalArgumentException if the clock has no such name or there is no kind
     */
    public Sliding {
      PolicyText.checkName("clock", requireNonNull(clock, "clock"));
      requireNonNull(idle, "idle");
      checkArgument(
          !requireNonNull(resets, "resets").isEmpty(),
          "resets must not be empty. Points that no activity keeps alive do not slide.");
      resets = List.copyOf(ImmutableSortedSet.copyOf(resets));
    }

    @Override
    public ExpiryPlan plan(Occasion occasion) {
      Instant until = idle.end(occasion);
      ClockMove move = new ClockMove(clock, until, !resets.contains(ActivityKind.EARN));
      return ExpiryPlan.whole(occasion, this, Expiry.sliding(clock), List.of(move));
    }

    @Override
    public Explanation explain(Occasion occasion) {
      return Explanation.of(ExpiryCode.SLIDES)
          .with("clock", clock)
          .with("until", idle.end(occasion))
          .with("kinds", kinds())
          .because(idle.explain(occasion));
    }

    @Override
    public Sliding extendedBy(Period extra) {
      return new Sliding(clock, idle.extendedBy(extra), resets);
    }

    @Override
    public Optional<ClockMove> onActivity(ActivityKind kind, Instant at, ZoneId zone) {
      return resets.contains(requireNonNull(kind, "kind"))
          ? Optional.of(new ClockMove(clock, idle.end(Occasion.at(at, zone)), false))
          : Optional.empty();
    }

    private Argument kinds() {
      return Argument.list(resets.stream().map(kind -> Argument.of(kind.id())).toList());
    }

    /**
     * Returns the clock, the idle period and the kinds.
     *
     * @return such as {@code "sliding on activity (rolling P1Y6M) reset by earn spend"}
     */
    @Override
    public String toString() {
      return PolicyText.sliding(this);
    }
  }

  /**
   * Points end at the earliest of several ends: after 18 months without activity, or 36 months in all.
   *
   * <p>Flat and without repetition, and {@code never} is left out, for it is never the earliest. Members keep their order; it
   * makes no difference to the end.
   *
   * @param members the policies of which the earliest applies, at least two
   */
  record EarliestOf(List<ExpiryPolicy> members) implements ExpiryPolicy {
    /**
     * Checks the component.
     *
     * @param members at least two once flattened, none a decay, not two that slide
     * @throws IllegalArgumentException if there are too few, one decays or two slide
     */
    public EarliestOf {
      members = flat(members);
      checkArgument(
          members.size() >= 2,
          "members must be two or more different policies that can end points, were %s. ExpiryPolicies.earliestOf takes any number.",
          members);
      checkArgument(
          members.stream().noneMatch(Decay.class::isInstance),
          "members must not decay, were %s. Limit each share of the decay instead.",
          members);
      checkArgument(
          members.stream().filter(Sliding.class::isInstance).count() <= 1,
          "members must not slide in two ways, were %s. A lot follows one clock.",
          members);
    }

    static List<ExpiryPolicy> flat(Collection<? extends ExpiryPolicy> policies) {
      ImmutableSet.Builder<ExpiryPolicy> flat = ImmutableSet.builder();
      for (ExpiryPolicy policy : requireNonNull(policies, "members")) {
        if (policy instanceof EarliestOf nested) {
          flat.addAll(nested.members);
        } else if (!(policy instanceof FixedExpiry.Never)) {
          flat.add(policy);
        }
      }
      return List.copyOf(flat.build());
    }

    @Override
    public ExpiryPlan plan(Occasion occasion) {
      Expiry expiry = Expiry.never();
      ImmutableList.Builder<ClockMove> clocks = ImmutableList.builder();
      for (ExpiryPolicy member : members) {
        ExpiryPlan plan = member.plan(occasion);
        expiry = earlier(expiry, plan.expiry());
        clocks.addAll(plan.clocks());
      }
      return ExpiryPlan.whole(occasion, this, expiry, clocks.build());
    }

    private static Expiry earlier(Expiry a, Expiry b) {
      Expiry slidingOne = a.isSliding() ? a : b;
      Expiry other = a.isSliding() ? b : a;
      return slidingOne.noLaterThan(other.hardAt());
    }

    @Override
    public Explanation explain(Occasion occasion) {
      return Explanation.of(ExpiryCode.EARLIEST)
          .with("count", members.size())
          .with("end", plan(occasion).expiry().toString())
          .because(members.stream().map(member -> member.explain(occasion)).toList());
    }

    @Override
    public EarliestOf extendedBy(Period extra) {
      return new EarliestOf(
          members.stream().map(member -> member.extendedBy(extra)).toList());
    }

    @Override
    public Optional<ClockMove> onActivity(ActivityKind kind, Instant at, ZoneId zone) {
      return members.stream()
          .map(member -> member.onActivity(kind, at, zone))
          .flatMap(Optional::stream)
          .findFirst();
    }

    /**
     * Returns the members in their order.
     *
     * @return such as {@code "earliest of (rolling P3Y) (on 03-01 after P1Y)"}
     */
    @Override
    public String toString() {
      return PolicyText.earliestOf(this);
    }
  }

  /**
   * Points end bit by bit (积分递减): a share of them at one date, another share at the next.
   *
   * <p>All dates are known when the points are earned, for each share becomes a lot of its own. The shares of an odd number of
   * points go by the largest remainder, so they always sum to the whole.
   *
   * @param shares the shares in any order, at least one
   */
  record Decay(List<Share> shares) implements ExpiryPolicy {
    /**
     * A share of the points and when it ends.
     *
     * @param weight its part of the sum of all weights, such as 50 of 100
     * @param policy when this share ends
     */
    public record Share(long weight, FixedExpiry policy) {
      /**
       * Checks the components.
       *
       * @param weight positive
       * @param policy any
       * @throws IllegalArgumentException if the weight is not positive
       */
      public Share {
        requireNonNull(policy, "policy");
        checkArgument(weight > 0, "weight must be positive, was %s", weight);
      }
    }

    /**
     * Checks the component.
     *
     * @param shares at least one
     * @throws IllegalArgumentException if there is no share
     * @throws ArithmeticException if the weights are too large to be added
     */
    public Decay {
      shares = List.copyOf(shares);
      checkArgument(!shares.isEmpty(), "shares must not be empty");
      long unused = total(shares);
    }

    private static long total(List<Share> shares) {
      return shares.stream().mapToLong(Share::weight).reduce(0, Math::addExact);
    }

    /**
     * Returns this decay with one more share.
     *
     * @param weight its weight, positive
     * @param policy when it ends
     * @return the longer decay
     * @throws IllegalArgumentException if the weight is not positive
     * @throws ArithmeticException if the weights are too large to be added
     */
    public Decay and(long weight, FixedExpiry policy) {
      return new Decay(ImmutableList.<Share>builder()
          .addAll(shares)
          .add(new Share(weight, policy))
          .build());
    }

    @Override
    public ExpiryPlan plan(Occasion occasion) {
      return new ExpiryPlan(
          occasion,
          this,
          shares.stream()
              .map(share -> new ExpiryPlan.Part(share.weight(), share.policy().expiry(occasion)))
              .toList(),
          List.of());
    }

    @Override
    public Explanation explain(Occasion occasion) {
      long total = total(shares);
      return Explanation.of(ExpiryCode.DECAYS)
          .with("count", shares.size())
          .because(shares.stream()
              .map(share -> Explanation.of(ExpiryCode.SHARE)
                  .with("weight", share.weight())
                  .with("total", total)
                  .because(share.policy().explain(occasion)))
              .toList());
    }

    @Override
    public Decay extendedBy(Period extra) {
      return new Decay(shares.stream()
          .map(share -> new Share(share.weight(), share.policy().extendedBy(extra)))
          .toList());
    }

    /**
     * Returns the weights and policies of the shares.
     *
     * @return such as {@code "decay 50 (rolling P1Y) 50 (rolling P2Y)"}
     */
    @Override
    public String toString() {
      return PolicyText.decay(this);
    }
  }
}
