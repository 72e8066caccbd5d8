package dev.rapport.loyalty.program;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.ProgramId;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.time.DayClock;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.earning.RuleNode;
import dev.rapport.loyalty.expiry.ExpiryPolicy;
import dev.rapport.loyalty.expiry.ExpiryVersions;
import dev.rapport.loyalty.expiry.GracePolicy;
import dev.rapport.loyalty.journal.MembershipSnapshot;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.ledger.LedgerPolicy;
import dev.rapport.loyalty.limit.BalanceCap;
import dev.rapport.loyalty.limit.Budget;
import dev.rapport.loyalty.limit.LimitUsage;
import dev.rapport.loyalty.limit.Purse;
import dev.rapport.loyalty.member.DeclaredCounter;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.tier.TierLadder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A loyalty programme (会员计划) wired together: types of points and when they end, rules that grant them, tiers, and what a
 * return takes back. It is the place to start.
 *
 * <p>A programme is a value and so is a {@link Membership}; time comes in with every command. {@link #decide} is a pure
 * function: it answers with the entries to store and with the next membership, and commits nothing. Whoever stores the entries,
 * on the condition that the stored membership is still at the version that the decision was made from, has committed it. {@link
 * #replay} of the entries gives the same membership.
 *
 * <p><b>A day's work.</b> {@link ProgramCommand.Day} does for each day that is over, in this order: pending points whose time has
 * come are available; automatic redemptions are made; tiers are looked at. That is the last instant of the day. With the first
 * instant of the next, points that were good through the day end, and tiers are looked at again. One command over a year writes
 * what a command on every day would have written; where days redeem or count balances, later commands do their work first.
 *
 * <p><b>Versions.</b> Rules and expiry policies have versions with the instant from which each is in force. An order or activity is
 * rated by the version of its own instant, however late it is reported, for the member as known by then, and keeps what it got.
 *
 * <p>Immutable and thread-safe. Costs of a decision: those of its rules, and O(log n) in open lots and remembered commands.
 */
public final class LoyaltyProgram {
  private final ProgramId id;
  private final DayClock clock;
  private final Map<PointType, ExpiryVersions> types;
  private final List<RulesVersion> rules;
  private final List<TierLadder> ladders;
  private final List<DeclaredCounter> counters;
  private final RefundPolicy refunds;
  final GracePolicy grace;
  final List<AutoRedemption> autoRedemptions;
  final LedgerPolicy ledger;
  final List<BalanceCap> balanceCaps;

  /* Those of all versions of the rules. */
  final Map<String, Budget> budgets;

  /**
   * One version of the rules.
   *
   * @param number 1 for the first
   * @param effectiveFrom the first instant at which it is in force; {@link Instant#MIN} for the first version
   * @param rules the rules
   */
  public record RulesVersion(int number, Instant effectiveFrom, EarningRuleSet rules) {
    /**
     * Checks the components.
     *
     * @param number at least 1
     * @param effectiveFrom any
     * @param rules any
     * @throws IllegalArgumentException if the number is below 1
     */
    public RulesVersion {
      checkArgument(number >= 1, "number must be at least 1, was %s", number);
      requireNonNull(effectiveFrom, "effectiveFrom");
      requireNonNull(rules, "rules");
    }
  }

  private LoyaltyProgram(Builder builder) {
    this.id = builder.id;
    this.clock = DayClock.of(builder.zone);
    this.types = Map.copyOf(builder.types);
    this.rules = Wiring.versions(builder.firstRules(), builder.later, builder.ladders);
    this.refunds = builder.refunds == null ? RefundPolicy.byItem() : builder.refunds;
    this.grace = builder.grace == null ? GracePolicy.none() : builder.grace;
    this.autoRedemptions = List.copyOf(builder.autoRedemptions);
    this.ledger = builder.ledger == null ? LedgerPolicy.standard() : builder.ledger;
    this.ladders = Wiring.remembering(builder.ladders, longestBack());
    this.balanceCaps = List.copyOf(builder.balanceCaps);
    this.budgets = Wiring.budgets(rules);
    this.counters = Wiring.counters(rules);
  }

  /**
   * Starts a programme.
   *
   * @param id a short stable name
   * @param zone where days are counted
   * @return a builder that needs a type of points and a rule
   */
  public static Builder builder(String id, ZoneId zone) {
    return new Builder(ProgramId.of(id), requireNonNull(zone, "zone"));
  }

  /**
   * Enrols a member.
   *
   * @param member a pseudonymous id
   * @param joinedAt when the member joined
   * @return a new membership, whose {@linkplain Membership#enrolment() enrolment} is its first entry
   */
  public Membership enrol(MemberId member, Instant joinedAt) {
    ProgramEntry.Header header = new ProgramEntry.Header(
        ProgramEntry.SCHEMA, 1, Posting.of("enrolment", joinedAt), clock.dayOf(joinedAt));
    return new Membership(this, new ProgramEntry.Enrolled(header, id, member));
  }

  /**
   * Decides a command. The membership stays as it is; an accepted decision carries the next one. Rules that are funded by a
   * budget award nothing.
   *
   * @param membership a membership of this programme, in this version or an earlier one
   * @param command what is asked for
   * @return what happened and why
   * @throws IllegalArgumentException if the membership is of another programme, or a rate that a rule needs is missing
   * @throws ArithmeticException if an amount would leave the range of {@code long}; nothing has changed then
   */
  public Decision decide(Membership membership, ProgramCommand command) {
    return decide(membership, command, Purse.empty());
  }

  /**
   * Decides a command with leases of budgets: what rules award out of them, and what a return gives back to them.
   *
   * @param membership a membership of this programme, in this version or an earlier one
   * @param command what is asked for
   * @param purse the leases; {@link Decision#purse} is what they have become
   * @return what happened and why
   * @throws IllegalArgumentException if the membership is of another programme, or a rate that a rule needs is missing
   * @throws ArithmeticException if an amount would leave the range of {@code long}; nothing has changed then
   */
  public Decision decide(Membership membership, ProgramCommand command, Purse purse) {
    return Desk.decide(
        ours(membership), requireNonNull(command, "command"), requireNonNull(purse, "purse"));
  }

  /**
   * Decides what a plain purchase earns.
   *
   * @param membership a membership of this programme
   * @param purchase the purchase, by a customer with the id of the member
   * @return what happened and why
   */
  public Decision decide(Membership membership, Purchase purchase) {
    return decide(membership, ProgramCommand.RecordPurchase.of(purchase));
  }

  /**
   * Says what a command would do. There is one path for both: a decision that nobody stores is a preview.
   *
   * @param membership a membership of this programme
   * @param command what is thought of
   * @return the very decision that {@link #decide(Membership, ProgramCommand)} would make
   */
  public Decision preview(Membership membership, ProgramCommand command) {
    return decide(membership, command);
  }

  /**
   * Says what a command would do with leases of budgets; {@link Purse#unlimited()} says what it would do if they had no end.
   *
   * @param membership a membership of this programme
   * @param command what is thought of
   * @param purse the leases, which stay as they are
   * @return the very decision that {@link #decide(Membership, ProgramCommand, Purse)} would make
   */
  public Decision preview(Membership membership, ProgramCommand command, Purse purse) {
    return decide(membership, command, purse);
  }

  /**
   * Makes a membership from its entries.
   *
   * @param entries all its entries, in any order, its enrolment among them; an entry that comes twice counts once
   * @return the membership that deciding left; what changed in the programme since is taken to have been so from the beginning, ladders included
   * @throws IllegalArgumentException if there is no enrolment, or two different entries have one sequence number
   * @throws IllegalStateException if an entry is missing
   */
  public Membership replay(Collection<? extends ProgramEntry> entries) {
    List<ProgramEntry> inOrder = Replay.inSequence(entries);
    checkArgument(
        !inOrder.isEmpty() && inOrder.get(0) instanceof ProgramEntry.Enrolled,
        "entries must begin with an enrolment");
    ProgramEntry.Enrolled enrolled = (ProgramEntry.Enrolled) inOrder.get(0);
    return after(ours(new Membership(this, enrolled)), inOrder.subList(1, inOrder.size()));
  }

  /**
   * Returns a membership after more of its entries.
   *
   * @param membership a membership of this programme
   * @param entries the entries of whole decisions that follow its version, in any order; an entry that comes twice counts once
   * @return the next membership
   * @throws IllegalArgumentException if two different entries have one sequence number
   * @throws IllegalStateException if an entry is missing
   */
  public Membership after(Membership membership, Collection<? extends ProgramEntry> entries) {
    Membership before = ours(membership);
    if (entries.isEmpty()) {
      return before;
    }
    Draft draft = new Draft(before);
    Replay.inSequence(entries).forEach(draft::apply);
    return draft.freeze(before);
  }

  /**
   * Brings a membership back from its snapshot.
   *
   * @param snapshot what {@link Membership#snapshot()} returned, under this version of the programme or an earlier one
   * @return an equal membership; ladders that changed since are those of this version, as {@link #decide} takes them to be
   * @throws IllegalArgumentException if it is of another programme
   */
  public Membership restore(MembershipSnapshot snapshot) {
    return ours(new Membership(this, snapshot));
  }

  /**
   * Finds the difference that the versions as they stand now would have made, each in its own time: for a version that was mended.
   *
   * @param entries entries of one membership, all or some; {@link Rerating} says what some can tell
   * @return what differs
   * @throws IllegalArgumentException if something that came back, or a counter that a version looks at, is not in the entries
   */
  public Rerating rerate(Collection<? extends ProgramEntry> entries) {
    return Rerating.of(this, entries, at -> rulesAt(at).rules());
  }

  /**
   * Finds the difference that other rules would have made, with what the levels of this programme multiply.
   *
   * @param entries as in {@link #rerate(Collection)}
   * @param other the rules to compare with
   * @return what differs
   * @throws IllegalArgumentException as there, or if the rules look at a counter that the programme does not keep
   */
  public Rerating rerate(Collection<? extends ProgramEntry> entries, EarningRuleSet other) {
    return Rerating.of(this, entries, Wiring.given(this, requireNonNull(other, "other")));
  }

  /**
   * Finds the difference that one version of the rules would have made to everything.
   *
   * @param entries as in {@link #rerate(Collection)}
   * @param version the number of a version of this programme
   * @return what differs
   * @throws IllegalArgumentException as there, or if there is no such version
   */
  public Rerating rerate(Collection<? extends ProgramEntry> entries, int version) {
    return Rerating.of(this, entries, Wiring.version(this, version));
  }

  /* A membership that another version of this programme has made is read with the counters and ladders of this one. */
  private Membership ours(Membership membership) {
    checkArgument(
        membership.enrolment().program().equals(id),
        "membership must be of programme %s, was of %s",
        id,
        membership.enrolment().program());
    return membership.program == this ? membership : new Membership(this, membership);
  }

  /**
   * Returns the name.
   *
   * @return the id
   */
  public ProgramId id() {
    return id;
  }

  /**
   * Returns where days are counted.
   *
   * @return the zone
   */
  public ZoneId zone() {
    return clock.zone();
  }

  DayClock clock() {
    return clock;
  }

  /**
   * Returns the versions of the rules.
   *
   * @return in the order in which they come into force
   */
  public List<RulesVersion> rules() {
    return rules;
  }

  /**
   * Returns the rules in force at an instant.
   *
   * @param asOf the instant, inclusive
   * @return the last version that came into force at or before it
   */
  public RulesVersion rulesAt(Instant asOf) {
    int last = rules.size() - 1;
    while (rules.get(last).effectiveFrom().isAfter(asOf)) {
      last--;
    }
    return rules.get(last);
  }

  RulesVersion rules(int number) {
    checkState(
        number <= rules.size(),
        "programme must keep version %s of its rules for orders that can still be returned, has %s",
        number,
        rules.size());
    return rules.get(number - 1);
  }

  /**
   * Returns the ladders, each with a memory at least as long as orders can be returned or be reported late.
   *
   * @return in the order in which they were given
   */
  public List<TierLadder> ladders() {
    return ladders;
  }

  /**
   * Returns the counters that are kept for every member.
   *
   * @return the purchases so far, and what conditions of the rules look at
   */
  public List<DeclaredCounter> counters() {
    return counters;
  }

  /**
   * Returns what a return takes back.
   *
   * @return the policy
   */
  public RefundPolicy refunds() {
    return refunds;
  }

  /* When points of a declared type end if neither a rule nor a tier says otherwise. */
  ExpiryVersions expiry(PointType type) {
    ExpiryVersions versions = types.get(type);
    checkArgument(versions != null, "type must be one of %s, was %s", types.keySet(), type);
    return versions;
  }

  @Nullable
  PointType type(String typeId) {
    return types.keySet().stream()
        .filter(t -> t.id().equals(typeId))
        .findFirst()
        .orElse(null);
  }

  /* Until when what happens on a day can be undone: to the end of the last day of the window. */
  Instant openUntil(LocalDate day) {
    return clock.startOf(day.plus(refunds.window()).plusDays(1));
  }

  /* How long limits are remembered. */
  int rememberedDays() {
    return Math.max(LimitUsage.DEFAULT_REMEMBERED_DAYS, longestBack());
  }

  /* How many days back anything can reach: as long as orders can be returned, or commands be reported late. */
  private int longestBack() {
    return Math.max(daysLate(), refunds.longestWindowDays());
  }

  /* No order is accepted that was placed more days before the last one. */
  int daysLate() {
    // A part of a day reaches into one more, and so does an hour that a change of the clocks took.
    return Math.toIntExact(ledger.retention().toDays() + 2);
  }

  /**
   * Returns the name, the zone, and what there is of types, versions of rules and ladders.
   *
   * @return a text for people
   */
  @Override
  public String toString() {
    return "LoyaltyProgram[" + id + " in " + zone() + ", " + types.keySet() + ", versions of rules "
        + rules.size() + ", ladders " + ladders.stream().map(TierLadder::name).toList() + "]";
  }

  /** Collects a programme; what can be given once is refused a second time. Not thread-safe. */
  public static final class Builder {
    private final ProgramId id;
    private final ZoneId zone;
    private final Map<PointType, ExpiryVersions> types = new LinkedHashMap<>();
    private final List<RuleNode> first = new ArrayList<>();
    private final List<RulesVersion> later = new ArrayList<>();
    private final List<TierLadder> ladders = new ArrayList<>();
    private final List<AutoRedemption> autoRedemptions = new ArrayList<>();
    private final List<BalanceCap> balanceCaps = new ArrayList<>();
    private @Nullable EarningRuleSet set;
    private @Nullable RefundPolicy refunds;
    private @Nullable GracePolicy grace;
    private @Nullable LedgerPolicy ledger;

    private Builder(ProgramId id, ZoneId zone) {
      this.id = id;
      this.zone = zone;
    }

    /**
     * Declares a type of points.
     *
     * @param type the type
     * @param expiry when its points end
     * @return this builder
     */
    public Builder points(PointType type, ExpiryPolicy expiry) {
      return points(type, ExpiryVersions.of(expiry));
    }

    /**
     * Declares a type of points whose expiry has versions.
     *
     * @param type the type
     * @param expiry when its points end, by version
     * @return this builder
     */
    public Builder points(PointType type, ExpiryVersions expiry) {
      boolean fresh = types.keySet().stream().noneMatch(known -> known.id().equals(type.id()));
      checkState(fresh, "points of type %s must be declared once", type);
      types.put(requireNonNull(type, "type"), requireNonNull(expiry, "expiry"));
      return this;
    }

    /**
     * Adds a rule, or a group of rules, to the first version.
     *
     * @param rule the rule; the order in which rules are added does not matter
     * @return this builder
     */
    public Builder earn(RuleNode rule) {
      checkState(set == null, "rules must be given one by one or as a set, not both");
      first.add(requireNonNull(rule, "rule"));
      return this;
    }

    /**
     * Sets all rules of the first version.
     *
     * @param rules the rules
     * @return this builder
     */
    public Builder earn(EarningRuleSet rules) {
      checkState(
          set == null && first.isEmpty(), "rules must be given one by one or as a set, not both");
      set = requireNonNull(rules, "rules");
      return this;
    }

    /**
     * Adds a later version of the rules.
     *
     * @param effectiveFrom the first instant at which it is in force, after that of the version before
     * @param rules all rules from then on
     * @return this builder
     * @throws IllegalArgumentException if it would not come into force after the version before
     */
    public Builder earnFrom(Instant effectiveFrom, EarningRuleSet rules) {
      Instant last = later.isEmpty() ? Instant.MIN : later.get(later.size() - 1).effectiveFrom();
      checkArgument(
          effectiveFrom.isAfter(last),
          "effectiveFrom must be after %s, was %s",
          last,
          effectiveFrom);
      later.add(new RulesVersion(later.size() + 2, effectiveFrom, rules));
      return this;
    }

    /**
     * Adds a ladder of tiers.
     *
     * @param ladder the ladder
     * @return this builder
     */
    public Builder tiers(TierLadder ladder) {
      ladders.add(requireNonNull(ladder, "ladder"));
      return this;
    }

    /**
     * Sets what a return takes back; by item, to debt, for 30 days without it.
     *
     * @param policy the policy
     * @return this builder
     */
    public Builder refunds(RefundPolicy policy) {
      checkUnset(refunds, "refunds");
      refunds = requireNonNull(policy, "policy");
      return this;
    }

    /**
     * Sets how long points that come back late are good at least; no grace without it.
     *
     * @param policy the policy
     * @return this builder
     */
    public Builder grace(GracePolicy policy) {
      checkUnset(grace, "grace");
      grace = requireNonNull(policy, "policy");
      return this;
    }

    /**
     * Adds a redemption that happens by itself at the end of a day.
     *
     * @param redemption the redemption; those added first come first
     * @return this builder
     */
    public Builder autoRedeem(AutoRedemption redemption) {
      autoRedemptions.add(requireNonNull(redemption, "redemption"));
      return this;
    }

    /**
     * Caps what an account may hold: what is earned lifts its balance to the cap and no further. Points that are pending or held
     * count; adjustments, transfers and points that come back are not held back.
     *
     * @param cap the cap, with a name of its own
     * @return this builder
     */
    public Builder balanceCap(BalanceCap cap) {
      balanceCaps.add(requireNonNull(cap, "cap"));
      return this;
    }

    /**
     * Sets the mechanics of accounts; soonest-expiring lots first and 35 days of memory without it.
     *
     * @param policy the policy, for as long as the programme lives
     * @return this builder
     */
    public Builder ledger(LedgerPolicy policy) {
      checkUnset(ledger, "ledger");
      ledger = requireNonNull(policy, "policy");
      return this;
    }

    /**
     * Makes the programme.
     *
     * @return the programme
     * @throws IllegalArgumentException if there is no rule; a rule, a ladder or an automatic redemption is about points of a type
     *     that is not declared; a ladder counts what nothing in a programme counts; or two rules, ladders, automatic redemptions
     *     or counters have one name
     */
    public LoyaltyProgram build() {
      LoyaltyProgram program = new LoyaltyProgram(this);
      Wiring.check(program, types.keySet(), autoRedemptions);
      return program;
    }

    private EarningRuleSet firstRules() {
      return set != null ? set : EarningRuleSet.of(first.toArray(RuleNode[]::new));
    }

    private static void checkUnset(@Nullable Object value, String name) {
      checkState(value == null, "%s must be set once, was %s before", name, value);
    }
  }
}
