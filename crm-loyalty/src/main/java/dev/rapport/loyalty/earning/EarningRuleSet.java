package dev.rapport.loyalty.earning;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.earning.RuleGroup.Selection;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.limit.Allowance;
import dev.rapport.loyalty.limit.BalanceCap;
import dev.rapport.loyalty.limit.Limit;
import dev.rapport.loyalty.limit.LimitScope;
import dev.rapport.loyalty.limit.LimitUsage;
import dev.rapport.loyalty.limit.Purse;
import dev.rapport.loyalty.member.DeclaredCounter;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rules that earn together: a tree of groups, how multipliers combine, and how points are rounded.
 *
 * <p>A rule is about orders or about activities of some kinds, and only the rules about what has happened are evaluated: a group
 * chooses among these, and a multiplier multiplies what these earn.
 *
 * <p>A rule set is a value. Two that hold the same rules are equal however these were listed, and grant the same. It is compiled
 * once when it is built, and evaluated without looking anything up by name. Immutable and thread-safe.
 */
public final class EarningRuleSet {
  private final RuleGroup root;
  private final Composition composition;
  private final Rounding rounding;
  private final List<Limit> limits;
  private final RulePlan plan;
  private final RulePlan ofOrders;
  private final RulePlan ofNothing;
  private final SortedMap<ActivityKind, RulePlan> ofActivities = new TreeMap<>();

  /** How several multipliers of one order combine. Closed. */
  public enum Composition {
    /** Each adds to the base what it would add alone: double and triple make four times the base. */
    ADDITIVE,
    /** Each multiplies what is there: double and triple make six times the base. */
    MULTIPLICATIVE
  }

  /**
   * What is asked after the limits of a rule, in the place of balances and budgets, when something is rated again that met them
   * before.
   */
  @FunctionalInterface
  public interface Room {
    /**
     * Says how much of an award there is room for. It is asked once for each award, in the ranking of the rules.
     *
     * @param rule the rule that awards
     * @param desired what its limits leave of what it wanted to grant, zero or more
     * @return how much of that is awarded
     */
    Allowance allow(EarningRule rule, Points desired);
  }

  private EarningRuleSet(
      RuleGroup root, Composition composition, Rounding rounding, List<Limit> limits) {
    this.root = root;
    this.composition = composition;
    this.rounding = rounding;
    this.limits = limits;
    this.plan = RulePlan.of(root, limits);
    this.ofNothing = RulePlan.of(null, limits);
    for (EarningRule rule : plan.rules) {
      for (ActivityKind kind : rule.activities()) {
        ofActivities.computeIfAbsent(kind, about -> RulePlan.of(root.about(about), limits));
      }
    }
    this.ofOrders = ofActivities.isEmpty() ? plan : RulePlan.of(root.about(null), limits);
    for (int r = 0; r < ofOrders.rules.length; r++) {
      for (Limit limit : ofOrders.limits.get(r)) {
        checkArgument(
            limit.scope() != LimitScope.SUBJECT,
            "limit \"%s\" of each subject must be for rules about activities alone, was for rule %s. Use on(kind).",
            limit.name(),
            ofOrders.rules[r].name());
      }
    }
  }

  /**
   * Returns a set of rules of which all that apply are chosen, with multipliers multiplied and the usual rounding.
   *
   * @param rules the rules and groups, at least one
   * @return the rule set
   * @throws IllegalArgumentException if there is none, or a name is given twice
   */
  public static EarningRuleSet of(RuleNode... rules) {
    Builder builder = builder();
    for (RuleNode rule : rules) {
      builder.rule(rule);
    }
    return builder.build();
  }

  /**
   * Starts a rule set.
   *
   * @return a builder that needs a rule
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns what an activity earns, or an order whose amounts need no rates, for a member who has used no limit.
   *
   * @param situation the order or activity, its member and the zone
   * @return the awards
   * @throws IllegalArgumentException if the order is in another currency than a rule that counts its amounts
   * @throws ArithmeticException if points are too many for a {@code long}
   */
  public EarningOutcome evaluate(Situation situation) {
    return evaluate(situation, LimitUsage.empty(), RateTable.none());
  }

  /**
   * Returns what an order or an activity earns. Awards are made in the ranking of the rules, and each leaves less room under limits
   * that it shares with the next. Budgets and balances are not asked.
   *
   * @param situation the order or activity, its member and the zone
   * @param usage what the member has used of the limits
   * @param rates rates from the currency of the order to those of the rules
   * @return the awards
   * @throws IllegalArgumentException if a rate is missing
   * @throws ArithmeticException if points are too many for a {@code long}
   */
  public EarningOutcome evaluate(Situation situation, LimitUsage usage, RateTable rates) {
    return evaluate(situation, usage, rates, Purse.unlimited(), List.of());
  }

  /**
   * Returns what an order or an activity earns where awards come out of budgets and balances are capped. An award is held back by
   * its limits first, then by the balance, then by its budget; what is not awarded in the end uses up none of them.
   *
   * @param situation the order or activity, its member and the zone
   * @param usage what the member has used of the limits
   * @param rates rates from the currency of the order to those of the rules
   * @param purse leases of the budgets that rules are funded by
   * @param ceilings caps on balances with the balances before
   * @return the awards
   * @throws IllegalArgumentException if a rate is missing
   * @throws ArithmeticException if points are too many for a {@code long}
   */
  public EarningOutcome evaluate(
      Situation situation,
      LimitUsage usage,
      RateTable rates,
      Purse purse,
      List<BalanceCap.Ceiling> ceilings) {
    requireNonNull(situation, "situation");
    requireNonNull(usage, "usage");
    requireNonNull(rates, "rates");
    requireNonNull(purse, "purse");
    requireNonNull(ceilings, "ceilings");
    return new Evaluation(this, situation, rates).outcome(usage, purse, ceilings, null);
  }

  /**
   * Returns what an order or an activity earns where something else than budgets and balances holds awards back after their
   * limits. What is not awarded in the end uses up none of the limits.
   *
   * @param situation the order or activity, its member and the zone
   * @param usage what the member has used of the limits
   * @param rates rates from the currency of the order to those of the rules
   * @param room what there is room for
   * @return the awards, which have drawn nothing
   * @throws IllegalArgumentException if a rate is missing, or the room is of something else than what was asked for
   * @throws ArithmeticException if points are too many for a {@code long}
   */
  public EarningOutcome evaluate(
      Situation situation, LimitUsage usage, RateTable rates, Room room) {
    requireNonNull(situation, "situation");
    requireNonNull(usage, "usage");
    requireNonNull(rates, "rates");
    requireNonNull(room, "room");
    return new Evaluation(this, situation, rates)
        .outcome(usage, Purse.unlimited(), List.of(), room);
  }

  /**
   * Examines the rules without any order: which exclude each other and can both apply, which can never be chosen. The effort grows
   * with the number of rules in a group and with the size of their conditions, so ask once, where the rules are loaded or tested.
   *
   * @return what was found, what could not be told among it
   */
  public RuleAnalysis analysis() {
    return RuleAnalysis.of(root, ofActivities.keySet());
  }

  /**
   * Returns the rules.
   *
   * @return in their ranking, those of groups where the group stands
   */
  public List<EarningRule> rules() {
    return List.of(plan.rules);
  }

  /**
   * Returns the tree.
   *
   * @return the group around all rules and groups, of which all that apply are chosen
   */
  public RuleGroup root() {
    return root;
  }

  /**
   * Returns how multipliers combine.
   *
   * @return the composition
   */
  public Composition composition() {
    return composition;
  }

  /**
   * Returns how points are rounded.
   *
   * @return the rounding
   */
  public Rounding rounding() {
    return rounding;
  }

  /**
   * Returns what limits all rules alike.
   *
   * @return caps and cooldowns, in the order of their names
   */
  public List<Limit> limits() {
    return limits;
  }

  /**
   * Returns the kinds of activities that rules are about.
   *
   * @return in their order; empty if all rules are about orders
   */
  public SortedSet<ActivityKind> activities() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(ofActivities.keySet()));
  }

  /**
   * Returns the kinds of points that the rules grant.
   *
   * @return in the ranking of the rules
   */
  public List<PointType> types() {
    return List.of(plan.types);
  }

  /**
   * Returns the counters that conditions of the rules look at, which the programme must keep.
   *
   * @return without repetition, in the ranking of the rules
   */
  public Set<DeclaredCounter> counters() {
    Set<DeclaredCounter> counters = new LinkedHashSet<>();
    for (EarningRule rule : plan.rules) {
      counters.addAll(rule.condition().counters());
    }
    return counters;
  }

  /** The rules about what has happened. */
  RulePlan plan(Situation situation) {
    return situation
        .activity()
        .map(activity -> ofActivities.getOrDefault(activity.kind(), ofNothing))
        .orElse(ofOrders);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EarningRuleSet that
        && root.equals(that.root)
        && composition == that.composition
        && rounding.equals(that.rounding)
        && limits.equals(that.limits);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * root.hashCode() + composition.hashCode()) + rounding.hashCode();
  }

  /**
   * Returns all that the rule set says.
   *
   * @return one line
   */
  @Override
  public String toString() {
    return "earning rules, " + composition + ", " + rounding + ", within " + limits + ": " + root;
  }

  /** Collects a rule set. Not thread-safe. */
  public static final class Builder {
    /** The name of the group around all others, which no rule can have. */
    static final String ROOT = "all rules";

    private final List<RuleNode> nodes = new ArrayList<>();
    private @Nullable Composition composition;
    private @Nullable Rounding rounding;
    private List<Limit> limits = List.of();

    private Builder() {}

    /**
     * Adds a rule or a group of rules.
     *
     * @param node the rule or group; the order in which they are added does not matter
     * @return this builder
     */
    public Builder rule(RuleNode node) {
      nodes.add(requireNonNull(node, "node"));
      return this;
    }

    /**
     * Sets how multipliers combine; they are multiplied without it.
     *
     * @param value the composition
     * @return this builder
     */
    public Builder composition(Composition value) {
      checkState(composition == null, "composition must be set once, was %s before", composition);
      composition = requireNonNull(value, "composition");
      return this;
    }

    /**
     * Sets how points are rounded; down, once for the order and each type, without it.
     *
     * @param value the rounding
     * @return this builder
     */
    public Builder rounding(Rounding value) {
      checkState(rounding == null, "rounding must be set once, was %s before", rounding);
      rounding = requireNonNull(value, "rounding");
      return this;
    }

    /**
     * Adds a limit that every rule keeps, such as a cap on what a member earns in a day. Rules are held back in their ranking, each to
     * the room that those before it leave. A cap on the points of an order that rejects is asked for all of them together: if what
     * they desire is more than it has room for, none is awarded anything.
     *
     * @param limit a cap or a cooldown
     * @return this builder
     * @throws IllegalArgumentException if another limit has the name
     */
    public Builder limit(Limit limit) {
      limits = EarningRule.withLimit(limits, limit);
      return this;
    }

    /**
     * Makes the rule set.
     *
     * @return the rule set
     * @throws IllegalArgumentException if there is no rule, a name is given twice, or a choice by points is between types
     */
    public EarningRuleSet build() {
      checkArgument(!nodes.isEmpty(), "rules must hold a rule, was empty");
      RuleGroup root = new RuleGroup(ROOT, 0, Selection.ALL, nodes);
      checkNames(root, new HashSet<>());
      return new EarningRuleSet(
          root,
          composition == null ? Composition.MULTIPLICATIVE : composition,
          rounding == null ? Rounding.standard() : rounding,
          limits.stream().sorted(Comparator.comparing(Limit::name)).toList());
    }

    private static void checkNames(RuleNode node, Set<String> names) {
      checkArgument(
          names.add(node.name()),
          "names must be given once in a rule set, was twice: %s",
          node.name());
      if (node instanceof RuleGroup group) {
        group.children().forEach(child -> checkNames(child, names));
      }
    }
  }
}
