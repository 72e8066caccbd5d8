package dev.rapport.loyalty.earning;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Identifiers;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.Effect.Counting;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.expiry.ExpiryPolicy;
import dev.rapport.loyalty.limit.Budget.Funding;
import dev.rapport.loyalty.limit.Limit;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.Condition;
import dev.rapport.loyalty.member.Conditions;
import dev.rapport.loyalty.member.LineCondition;
import dev.rapport.loyalty.member.OrderCondition;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule that grants points for orders, or for activities: when it applies, what it counts, and what it grants, under a name and
 * a version.
 *
 * <pre>{@code
 * EarningRules.perAmount("coffee", BEANS, 2, Money.of("EUR", "1.00"))
 *     .when(tierAtLeast("status", 1))          // applies to orders of silver members,
 *     .onLines(inCategory("coffee"))           // counts their coffee,
 *     .on(EarningBasis.standard().plus(TAX))   // with tax,
 *     .cappedAt(Cap.points("daily", Points.of(BEANS, 200)).in(Cycle.days()))
 *     .availableAfter(Period.ofDays(14))       // and can be spent after two weeks
 *     .version(3)
 *
 * EarningRules.bonus("review", BEANS, 25)
 *     .on(ActivityKind.REVIEW)                 // is about reviews and not about orders,
 *     .cappedAt(Cap.uses("one-review", 1).perSubject())   // of each product once
 *
 * EarningRules.bonus("long-stay", BEANS, 300)
 *     .on(ActivityKind.STAY)
 *     .when(about("lyon", "paris").and(quantityAtLeast(3)))   // three nights in one of two houses
 * }</pre>
 *
 * <p>The version is the programme's own number; it goes into what is recorded, so that an old award can be read with the rule as
 * it was. Give a changed rule another version. Immutable and thread-safe; equal by content.
 */
public final class EarningRule implements RuleNode {
  private final String name;
  private final Effect effect;
  private final int version;
  private final int priority;
  private final boolean exclusive;
  private final Condition condition;
  private final LineCondition lines;
  private final EarningBasis basis;
  private final List<ActivityKind> activities;
  private final Availability availability;
  private final List<Limit> limits;
  private final @Nullable Funding funding;
  private final @Nullable ExpiryPolicy expiry;

  private EarningRule(Draft draft) {
    this.name = draft.name;
    this.effect = draft.effect;
    this.version = draft.version;
    this.priority = draft.priority;
    this.exclusive = draft.exclusive;
    this.condition = draft.condition;
    this.lines = draft.lines;
    this.basis = draft.basis;
    this.activities = draft.activities;
    this.availability = draft.availability;
    this.limits = draft.limits;
    this.funding = draft.funding;
    this.expiry = draft.expiry;
    checkOccasion();
  }

  /* What only orders have, a rule about activities cannot ask for. */
  private void checkOccasion() {
    if (activities.isEmpty()) {
      return;
    }
    checkArgument(
        money() == null,
        "rule %s must not count money, for activities cost nothing: %s",
        name,
        effect);
    checkArgument(
        countsAllLines() && basis.equals(EarningBasis.standard()),
        "rule %s must count no lines and no money, for activities have none",
        name);
    checkArgument(
        !asksForOrder(condition),
        "rule %s must not ask for an order, for activities are none: %s",
        name,
        condition);
  }

  private static boolean asksForOrder(Condition condition) {
    if (condition instanceof Condition.All all) {
      return all.parts().stream().anyMatch(EarningRule::asksForOrder);
    } else if (condition instanceof Condition.Any any) {
      return any.parts().stream().anyMatch(EarningRule::asksForOrder);
    }
    return condition instanceof Condition.Not not
        ? asksForOrder(not.part())
        : condition instanceof OrderCondition;
  }

  /**
   * Returns a rule that always applies and counts every line on the usual basis.
   *
   * @param name an id as {@link Identifiers} defines it, unique in the rule set
   * @param effect what the rule grants
   * @return the rule, of version 1 and priority 0
   * @throws IllegalArgumentException if the name is no id
   */
  public static EarningRule of(String name, Effect effect) {
    return new EarningRule(
        new Draft(Identifiers.checkId(name, "rule name"), requireNonNull(effect, "effect")));
  }

  /**
   * Returns this rule for situations in which a condition holds, beside those given before.
   *
   * @param newCondition a further condition
   * @return the rule
   */
  public EarningRule when(Condition newCondition) {
    requireNonNull(newCondition, "newCondition");
    Draft draft = new Draft(this);
    draft.condition =
        condition.equals(Conditions.always()) ? newCondition : condition.and(newCondition);
    return new EarningRule(draft);
  }

  /**
   * Returns this rule counting only some lines. A multiplier multiplies only what was earned on them.
   *
   * @param which which lines count
   * @return the rule
   */
  public EarningRule onLines(LineCondition which) {
    Draft draft = new Draft(this);
    draft.lines = requireNonNull(which, "which");
    return new EarningRule(draft);
  }

  /**
   * Returns this rule on another basis.
   *
   * @param newBasis which money counts
   * @return the rule
   */
  public EarningRule on(EarningBasis newBasis) {
    Draft draft = new Draft(this);
    draft.basis = requireNonNull(newBasis, "newBasis");
    return new EarningRule(draft);
  }

  /**
   * Returns this rule about activities of some kinds instead of orders. Give it a condition on the member, the time, counters or
   * what the activity says of itself, and limits: {@code when(about("espresso"))} grants it for reviews of the espresso alone,
   * {@code when(quantityAtLeast(3))} for stays of three nights or more, {@code cappedAt(Cap.uses("one-review",
   * 1).perSubject())} once for each product that is reviewed. A rule is about activities or about orders, so a multiplier of orders
   * leaves activities alone until another rule says so.
   *
   * @param kind what members do
   * @param more other kinds, for which the rule is the same
   * @return the rule, about these kinds and no others
   * @throws IllegalArgumentException if the rule counts money or lines or asks for an order, or a kind is earning or spending
   */
  public EarningRule on(ActivityKind kind, ActivityKind... more) {
    Draft draft = new Draft(this);
    draft.activities = Stream.concat(Stream.of(kind), Arrays.stream(more))
        .map(Activity::checkKind)
        .sorted()
        .distinct()
        .toList();
    return new EarningRule(draft);
  }

  /**
   * Returns this rule counting steps of money in another way.
   *
   * @param counting what is rounded down to full steps
   * @return the rule
   * @throws IllegalArgumentException if the rule does not earn per amount
   */
  public EarningRule counting(Counting counting) {
    Draft draft = new Draft(this);
    checkArgument(
        effect instanceof Effect.PerAmount, "rule %s must earn per amount to count steps", name);
    Effect.PerAmount perAmount = (Effect.PerAmount) effect;
    draft.effect = new Effect.PerAmount(perAmount.perStep(), perAmount.step(), counting);
    return new EarningRule(draft);
  }

  /**
   * Returns this rule in another version.
   *
   * @param newVersion 1 or more
   * @return the rule
   * @throws IllegalArgumentException if the version is below 1
   */
  public EarningRule version(int newVersion) {
    checkArgument(newVersion >= 1, "newVersion must be at least 1, was %s", newVersion);
    Draft draft = new Draft(this);
    draft.version = newVersion;
    return new EarningRule(draft);
  }

  /**
   * Returns this rule with another rank in its group.
   *
   * @param newPriority any; lower numbers come first
   * @return the rule
   */
  public EarningRule priority(int newPriority) {
    Draft draft = new Draft(this);
    draft.priority = newPriority;
    return new EarningRule(draft);
  }

  /**
   * Returns this rule as one that stands alone in an exclusive group when it applies.
   *
   * @return the rule, marked exclusive
   */
  public EarningRule exclusive() {
    Draft draft = new Draft(this);
    draft.exclusive = true;
    return new EarningRule(draft);
  }

  /**
   * Returns this rule under a limit, beside those given before. A limit holds back what the rule itself is awarded, after
   * multipliers had their turn: a cap of a base rule does not hold its multipliers back. To cap what all rules grant together, use
   * {@link EarningRuleSet.Builder#limit}.
   *
   * @param limit a cap or a cooldown
   * @return the rule
   * @throws IllegalArgumentException if the rule has another limit of the name
   */
  public EarningRule cappedAt(Limit limit) {
    Draft draft = new Draft(this);
    draft.limits = withLimit(limits, limit);
    return new EarningRule(draft);
  }

  /**
   * Returns this rule awarding out of a budget. It grants what the budget allows of what its limits leave, and nothing where the
   * decision has no lease of the budget.
   *
   * @param newFunding the budget and what points cost; another type of points than the budget's draws nothing from it
   * @return the rule
   */
  public EarningRule fundedBy(Funding newFunding) {
    Draft draft = new Draft(this);
    draft.funding = requireNonNull(newFunding, "newFunding");
    return new EarningRule(draft);
  }

  /**
   * Returns this rule with points that end in their own way, whatever the member's tier and the type of points promise: those of a
   * promotion at the end of the season, say.
   *
   * @param policy when points of the rule end
   * @return the rule
   */
  public EarningRule expiring(ExpiryPolicy policy) {
    Draft draft = new Draft(this);
    draft.expiry = requireNonNull(policy, "policy");
    return new EarningRule(draft);
  }

  /** A list with one more limit; the same one twice counts once. */
  static List<Limit> withLimit(List<Limit> limits, Limit added) {
    requireNonNull(added, "limit");
    for (Limit limit : limits) {
      if (limit.name().equals(added.name())) {
        checkArgument(
            limit.equals(added), "limits must have one name each, two had \"%s\"", added.name());
        return limits;
      }
    }
    List<Limit> all = new ArrayList<>(limits);
    all.add(added);
    return List.copyOf(all);
  }

  /**
   * Returns this rule with points that are pending for some days.
   *
   * @param period how long, positive
   * @return the rule
   */
  public EarningRule availableAfter(Period period) {
    return available(Availability.after(period));
  }

  /**
   * Returns this rule with points that become available in another way.
   *
   * @param newAvailability when they can be spent
   * @return the rule
   */
  public EarningRule available(Availability newAvailability) {
    Draft draft = new Draft(this);
    draft.availability = requireNonNull(newAvailability, "newAvailability");
    return new EarningRule(draft);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int priority() {
    return priority;
  }

  /**
   * Returns what the rule grants.
   *
   * @return the effect
   */
  public Effect effect() {
    return effect;
  }

  /**
   * Returns the version.
   *
   * @return 1 or more
   */
  public int version() {
    return version;
  }

  /**
   * Tells whether the rule stands alone in an exclusive group when it applies.
   *
   * @return whether it is marked
   */
  public boolean isExclusive() {
    return exclusive;
  }

  /**
   * Returns when the rule applies.
   *
   * @return the condition
   */
  public Condition condition() {
    return condition;
  }

  /**
   * Returns which lines the rule counts.
   *
   * @return the condition on a line
   */
  public LineCondition lines() {
    return lines;
  }

  /**
   * Returns which money the rule counts.
   *
   * @return the basis
   */
  public EarningBasis basis() {
    return basis;
  }

  /**
   * Returns what kinds of activities the rule is about.
   *
   * @return in their order, each once; none for a rule about orders
   */
  public List<ActivityKind> activities() {
    return activities;
  }

  /** Whether the rule is about an order or an activity of a kind; orders are of no kind. */
  boolean isAbout(@Nullable ActivityKind kind) {
    return kind == null ? activities.isEmpty() : activities.contains(kind);
  }

  /**
   * Returns when points of the rule can be spent.
   *
   * @return the availability
   */
  public Availability availability() {
    return availability;
  }

  /**
   * Returns what limits the rule.
   *
   * @return caps and cooldowns in the order in which they were given
   */
  public List<Limit> limits() {
    return limits;
  }

  /**
   * Returns which budget pays for the rule.
   *
   * @return the budget and what points cost; nothing if no budget is asked
   */
  public Optional<Funding> funding() {
    return Optional.ofNullable(funding);
  }

  /**
   * Returns when points of the rule end.
   *
   * @return the policy of the rule; nothing if the tier or the type of points decides
   */
  public Optional<ExpiryPolicy> expiry() {
    return Optional.ofNullable(expiry);
  }

  /** Whether a choice of lines makes a difference. */
  boolean countsAllLines() {
    return lines.equals(LineCondition.any());
  }

  /** The amount by whose currency orders are counted, if the effect looks at amounts. */
  @Nullable
  Money money() {
    if (effect instanceof Effect.PerAmount perAmount) {
      return perAmount.step();
    }
    return effect instanceof Effect.ByBasketSize table ? table.brackets().get(0).from() : null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EarningRule that
        && name.equals(that.name)
        && effect.equals(that.effect)
        && version == that.version
        && priority == that.priority
        && exclusive == that.exclusive
        && condition.equals(that.condition)
        && lines.equals(that.lines)
        && basis.equals(that.basis)
        && activities.equals(that.activities)
        && availability.equals(that.availability)
        && limits.equals(that.limits)
        && Objects.equals(funding, that.funding)
        && Objects.equals(expiry, that.expiry);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        name,
        effect,
        version,
        priority,
        exclusive,
        condition,
        lines,
        basis,
        activities,
        availability,
        limits,
        funding,
        expiry);
  }

  /**
   * Returns all that the rule says.
   *
   * @return one line
   */
  @Override
  public String toString() {
    return "rule " + name + " version " + version + " priority " + priority
        + (exclusive ? " exclusive" : "") + ": " + effect
        + (activities.isEmpty() ? " on " + lines + " by " + basis.parts() : " on " + activities)
        + " when " + condition + " available " + availability
        + " within " + limits + (funding == null ? "" : " out of " + funding)
        + (expiry == null ? "" : " ending " + expiry);
  }

  /** The components while one of them changes. */
  private static final class Draft {
    private final String name;
    private Effect effect;
    private int version = 1;
    private int priority;
    private boolean exclusive;
    private Condition condition = Conditions.always();
    private LineCondition lines = LineCondition.any();
    private EarningBasis basis = EarningBasis.standard();
    private List<ActivityKind> activities = List.of();
    private Availability availability = Availability.atOnce();
    private List<Limit> limits = List.of();
    private @Nullable Funding funding;
    private @Nullable ExpiryPolicy expiry;

    Draft(String name, Effect effect) {
      this.name = name;
      this.effect = effect;
    }

    Draft(EarningRule rule) {
      this.name = rule.name;
      this.effect = rule.effect;
      this.version = rule.version;
      this.priority = rule.priority;
      this.exclusive = rule.exclusive;
      this.condition = rule.condition;
      this.lines = rule.lines;
      this.basis = rule.basis;
      this.activities = rule.activities;
      this.availability = rule.availability;
      this.limits = rule.limits;
      this.funding = rule.funding;
      this.expiry = rule.expiry;
    }
  }
}
