package dev.rapport.loyalty.program;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.event.EventId;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import dev.rapport.loyalty.earning.EarningOutcome;
import dev.rapport.loyalty.earning.EarningRule;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.earning.RateTable;
import dev.rapport.loyalty.journal.MemberFacts;
import dev.rapport.loyalty.journal.OpenActivity;
import dev.rapport.loyalty.journal.OpenOrder;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.journal.RecordedAward;
import dev.rapport.loyalty.limit.Allowance;
import dev.rapport.loyalty.limit.Allowance.Bite;
import dev.rapport.loyalty.limit.Allowance.Reason;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.limit.Claim;
import dev.rapport.loyalty.limit.Limit;
import dev.rapport.loyalty.limit.LimitUsage;
import dev.rapport.loyalty.limit.LimitUse;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.DeclaredCounter;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The difference that other rules would have made to the orders and activities of a member: what each has left of what it earned,
 * and what it would have left. {@code order order-17: 24 beans as it is, 31 beans otherwise}. Nothing is changed by it.
 *
 * <p><b>What is rated, and how.</b> Each order and activity is rated as it was recorded: with its own rates, for the member as seen
 * then, with the tiers and counters of then. Limits are used anew in the order in which things were recorded, by what the other rules
 * award. What came back comes back from what they award by the {@link RefundPolicy} of the programme, and what was undone is undone.
 * Tiers that would have been reached otherwise, and adjustments made since, are not looked at: whoever posts the difference posts it
 * once.
 *
 * <p><b>What held awards back then.</b> How full a budget, and how high a balance, was at that time no rule decides, so both are held
 * fixed: an award that got less than its limits had left gets no more than it got, and where a budget or a balance had bitten, other
 * awards of the same order out of it come to no more than was drawn from it then. So rules that are compared with themselves make no
 * difference, and an empty budget is not said to owe what it could not pay. That is so in the programme in which things were recorded;
 * one whose refund policy or return window is another by now can make a difference of its own.
 *
 * <p>An award is known by the name of its rule and its type of points; if its rule is funded by another budget now, or by none, the
 * old budget holds nothing back. A budget or balance that had not bitten pays for all that the other rules award. Where a rule is
 * funded and its type of points is capped, what was recorded does not tell which of the two it was, and both are taken to have been.
 *
 * <p><b>Some entries are enough</b>, say those from a day on, if they hold the order or activity of every return and undoing among
 * them; one that is missing is an error. Limits then know of no use before the first entry. An award that was held back by such a
 * use stays as small as it was, for nobody can tell what room there was; one that was not is rated by what the entries show of its
 * limits, which can be more than there was. Pass entries since the windows of the limits began, and limits are exact.
 *
 * @param orders how many orders were rated again
 * @param activities how many activities were rated again
 * @param differences one for each order and type of points that differ, then each activity and type, in the order in which they
 *     were recorded
 */
public record Rerating(int orders, int activities, List<Difference> differences)
    implements Explainable {
  /** What was rated again. Closed. */
  public enum Kind {
    /** A purchase. */
    ORDER,
    /** A review, a check-in or anything else that is no purchase. */
    ACTIVITY
  }

  /**
   * What one order or activity has left in one type of points, and what it would have left.
   *
   * @param kind which of both
   * @param id its id
   * @param asIs what it earned, less what was taken back
   * @param otherwise what the other rules would have left it
   */
  public record Difference(Kind kind, EventId id, Points asIs, Points otherwise) {
    /**
     * Checks the components.
     *
     * @param kind any
     * @param id any
     * @param asIs zero or more
     * @param otherwise of the same type
     */
    public Difference {
      requireNonNull(kind, "kind");
      requireNonNull(id, "id");
      otherwise.minus(asIs); // refuses another type
    }

    /**
     * Returns what the other rules would have given more.
     *
     * @return otherwise less as is; negative where they would have given less
     */
    public Points more() {
      return otherwise.minus(asIs);
    }

    private PointType type() {
      return asIs.type();
    }
  }

  /**
   * Checks the components.
   *
   * @param orders zero or more
   * @param activities zero or more
   * @param differences any
   * @throws IllegalArgumentException if a number is negative
   */
  public Rerating {
    checkArgument(orders >= 0, "orders must not be negative, was %s", orders);
    checkArgument(activities >= 0, "activities must not be negative, was %s", activities);
    differences = List.copyOf(differences);
  }

  static Rerating of(
      LoyaltyProgram program,
      Collection<? extends ProgramEntry> entries,
      Function<Instant, EarningRuleSet> rules) {
    Again again = new Again(program, rules);
    Replay.inSequence(entries).forEach(again::apply);
    return again.rerating();
  }

  /**
   * Returns what the other rules would have given more in all.
   *
   * @param type the type of points
   * @return the sum of the differences, of either sign
   */
  public Points more(PointType type) {
    return sum(type, Difference::more);
  }

  private Points sum(PointType type, Function<Difference, Points> points) {
    return of(type).map(points).reduce(Points.zero(type), Points::plus);
  }

  private Stream<Difference> of(PointType type) {
    return differences.stream().filter(difference -> difference.type().equals(type));
  }

  /**
   * Tells whether the other rules would have made no difference.
   *
   * @return whether every order and activity keeps what it has
   */
  public boolean isEmpty() {
    return differences.isEmpty();
  }

  @Override
  public Explanation explanation() {
    long differing = differences.stream()
        .map(difference -> Map.entry(difference.kind(), difference.id()))
        .distinct()
        .count();
    return Explanation.of(ProgramCode.RERATING)
        .with("orders", orders)
        .with("activities", activities)
        .with("differing", differing)
        .because(differences.stream()
            .map(Difference::type)
            .distinct()
            .map(type -> explanation(type))
            .toList());
  }

  private Explanation explanation(PointType type) {
    return Explanation.of(ProgramCode.RERATED_SUM)
        .with("more", more(type).toString())
        .with("asIs", sum(type, Difference::asIs).toString())
        .with("otherwise", sum(type, Difference::otherwise).toString())
        .because(of(type)
            .map(difference -> Explanation.of(ProgramCode.RERATED)
                .with("kind", difference.kind())
                .with("id", difference.id().value())
                .with("asIs", difference.asIs().toString())
                .with("otherwise", difference.otherwise().toString()))
            .toList());
  }

  /** Entries as they were written, and beside them the entries that the other rules would have written. */
  private static final class Again {
    private final LoyaltyProgram program;
    private final Function<Instant, EarningRuleSet> rules;
    private final Side asIs;
    private final Side otherwise;
    private final List<Difference> differences = new ArrayList<>();
    private int orders;
    private int activities;

    Again(LoyaltyProgram program, Function<Instant, EarningRuleSet> rules) {
      this.program = program;
      this.rules = rules;
      this.asIs = new Side(program);
      this.otherwise = new Side(program);
    }

    void apply(ProgramEntry entry) {
      switch (entry.kind()) {
        case PURCHASED -> purchased((ProgramEntry.Purchased) entry);
        case REFUNDED -> refunded((ProgramEntry.Refunded) entry);
        case ACTIVITY_RECORDED -> recorded((ProgramEntry.ActivityRecorded) entry);
        case ACTIVITY_UNDONE -> undone((ProgramEntry.ActivityUndone) entry);
        default -> {
          // Nothing else is rated.
        }
      }
    }

    private void purchased(ProgramEntry.Purchased entry) {
      Order order = entry.command().order();
      EarningRuleSet other = rules.apply(order.placedAt());
      checkCounters(entry.seenAs(), order.id(), other);
      Situation situation =
          Situation.of(entry.seenAs().view(order.member()), order, program.clock());
      RoomThen room = new RoomThen(
          program, entry.rules(), other, situation, asIs.usage, entry.awards(), entry.uses());
      EarningOutcome outcome =
          other.evaluate(situation, otherwise.usage, entry.command().rates(), room);
      settle(order.id(), Kind.ORDER);
      orders++;
      asIs.purchased(entry);
      otherwise.purchased(new ProgramEntry.Purchased(
          entry.header(),
          entry.command(),
          entry.rules(),
          entry.seenAs(),
          RecordedAward.of(outcome.awards(), order.lines().size()),
          outcome.uses(),
          entry.openUntil()));
    }

    private void recorded(ProgramEntry.ActivityRecorded entry) {
      Activity activity = entry.command().activity();
      EarningRuleSet other = rules.apply(activity.at());
      checkCounters(entry.seenAs(), activity.id(), other);
      Situation situation =
          Situation.of(entry.seenAs().view(activity.member()), activity, program.clock());
      RoomThen room = new RoomThen(
          program, entry.rules(), other, situation, asIs.usage, entry.awards(), entry.uses());
      EarningOutcome outcome = other.evaluate(situation, otherwise.usage, RateTable.none(), room);
      settle(activity.id(), Kind.ACTIVITY);
      activities++;
      asIs.recorded(entry);
      otherwise.recorded(new ProgramEntry.ActivityRecorded(
          entry.header(),
          entry.command(),
          entry.rules(),
          entry.seenAs(),
          RecordedAward.of(outcome.awards(), 1),
          outcome.uses(),
          entry.openUntil()));
    }

    /* A counter that was not kept then is not zero but unknown. */
    private static void checkCounters(MemberFacts seenAs, EventId id, EarningRuleSet other) {
      for (DeclaredCounter counter : other.counters()) {
        checkArgument(
            seenAs.counters().containsKey(counter.name()),
            "entries must have been recorded with the counter %s, which the rules look at; %s was"
                + " not",
            counter.name(),
            id);
      }
    }

    private void refunded(ProgramEntry.Refunded entry) {
      EventId id = entry.command().order();
      OpenOrder open = otherwise.orders.get(id);
      if (open == null) {
        throw missing("purchase", id, "return");
      }
      EarningRuleSet other = rules.apply(open.order().placedAt());
      asIs.refunded(id, entry.reversed(), entry.returned());
      otherwise.refunded(
          id, Clawback.reversed(program, other, open, entry.returned()), entry.returned());
    }

    private void undone(ProgramEntry.ActivityUndone entry) {
      EventId id = entry.command().activity();
      if (!asIs.activities.containsKey(id)) {
        throw missing("activity", id, "undoing");
      }
      asIs.undone(id);
      otherwise.undone(id);
    }

    private static IllegalArgumentException missing(String what, EventId id, String how) {
      return new IllegalArgumentException("entries must hold the " + what + " " + id
          + ", held only its " + how + ". Pass all entries since it was recorded.");
    }

    Rerating rerating() {
      List.copyOf(asIs.orders.keySet()).forEach(id -> settle(id, Kind.ORDER));
      List.copyOf(asIs.activities.keySet()).forEach(id -> settle(id, Kind.ACTIVITY));
      return new Rerating(orders, activities, differences);
    }

    /* An id that was forgotten can have been used again. */
    private void settle(EventId id, Kind kind) {
      Map<PointType, Long> was = asIs.left(id, kind);
      Map<PointType, Long> would = otherwise.left(id, kind);
      Set<PointType> types = new LinkedHashSet<>(was.keySet());
      types.addAll(would.keySet());
      for (PointType type : types) {
        Points before = Points.of(type, was.getOrDefault(type, 0L));
        Points after = Points.of(type, would.getOrDefault(type, 0L));
        if (!before.equals(after)) {
          differences.add(new Difference(kind, id, before, after));
        }
      }
    }
  }

  /** What entries come to: what is left of each order and activity, and what was used of limits. */
  private static final class Side {
    private final Map<EventId, OpenOrder> orders = new LinkedHashMap<>();
    private final Map<EventId, OpenActivity> activities = new LinkedHashMap<>();
    private LimitUsage usage;

    Side(LoyaltyProgram program) {
      this.usage = LimitUsage.remembering(program.rememberedDays());
    }

    void purchased(ProgramEntry.Purchased entry) {
      entry.uses().forEach(this::used);
      OpenOrder order = OpenOrder.of(entry);
      orders.put(order.order().id(), order);
    }

    void recorded(ProgramEntry.ActivityRecorded entry) {
      entry.uses().forEach(this::used);
      OpenActivity activity = OpenActivity.of(entry);
      activities.put(activity.activity().id(), activity);
    }

    private void used(LimitUse use) {
      usage = usage.plus(use);
    }

    void refunded(EventId id, List<Long> reversed, List<Long> returned) {
      OpenOrder before = requireNonNull(orders.get(id), "order");
      orders.put(id, before.after(reversed, returned));
      for (int i = 0; i < reversed.size(); i++) {
        RecordedAward award = before.awards().get(i);
        Points more =
            Points.of(award.type(), reversed.get(i) - before.reversed().get(i));
        if (more.isPositive()) {
          usage = usage.returned(id.value(), award.rule(), more);
        }
      }
    }

    void undone(EventId id) {
      activities.computeIfPresent(id, (same, activity) -> activity.asUndone());
      usage = usage.returned(id.value());
    }

    /* What is left of something, which is then forgotten; nothing if it is not known. */
    Map<PointType, Long> left(EventId id, Kind kind) {
      Map<PointType, Long> left = new LinkedHashMap<>();
      OpenOrder order = kind == Kind.ORDER ? orders.remove(id) : null;
      if (order != null) {
        order.types().forEach(type -> left.put(type, order.earned(type) - order.reversed(type)));
      }
      OpenActivity activity = kind == Kind.ACTIVITY ? activities.remove(id) : null;
      if (activity != null && !activity.undone()) {
        activity.types().forEach(type -> left.put(type, activity.earned(type)));
      }
      return left;
    }
  }

  /**
   * What room budgets and balances left when something was recorded, as far as its awards tell.
   *
   * <p>Every bound is one that the recorded awards keep, and each of them that was held back has one that it reaches. So the same
   * rules grant the same, in whatever way budgets and balances had held awards back: by points, uses or cost, trimmed or rejected.
   */
  private static final class RoomThen implements EarningRuleSet.Room {
    private record Key(String rule, PointType type) {}

    private record Held(@Nullable String budget, long awarded) {}

    private final EarningRuleSet then;
    private final EarningRuleSet other;
    private final Situation situation;
    private final LimitUsage before;
    private final List<RecordedAward> awards;
    private final Map<Key, Held> held = new HashMap<>();

    /* What can still come out of budgets and into balances that had bitten. */
    private final Map<String, Long> budgets = new HashMap<>();
    private final Map<PointType, Long> balances = new HashMap<>();

    RoomThen(
        LoyaltyProgram program,
        int version,
        EarningRuleSet other,
        Situation situation,
        LimitUsage before,
        List<RecordedAward> awards,
        List<LimitUse> uses) {
      List<LoyaltyProgram.RulesVersion> versions = program.rules();
      // A programme need not keep a version whose orders cannot be returned any more.
      this.then = version <= versions.size() ? versions.get(version - 1).rules() : other;
      this.other = other;
      this.situation = situation;
      this.before = before;
      this.awards = awards;
      LimitUsage usage = before;
      int used = 0;
      for (RecordedAward award : awards) {
        boolean counted = used < uses.size() && isOf(uses.get(used), award);
        if (award.awarded().compareTo(award.desired()) < 0) {
          List<Limit> limits = counted ? uses.get(used).limits() : uncounted(award);
          Points allowed = allowed(award, usage, uses.subList(0, used), limits);
          if (award.awarded().compareTo(allowed) < 0) {
            hold(program, award);
          }
        }
        if (counted) {
          usage = usage.plus(uses.get(used++));
        }
      }
      for (RecordedAward award : awards) {
        long units = award.awarded().units();
        balances.computeIfPresent(award.type(), (type, sum) -> sum + units);
        award
            .drawn()
            .forEach(
                drawn -> budgets.computeIfPresent(drawn.budget(), (budget, sum) -> sum + units));
      }
    }

    private static boolean isOf(LimitUse use, RecordedAward award) {
      return use.claim().rule().equals(award.rule()) && use.awarded().equals(award.awarded());
    }

    /* What limits an award was under that was not counted against any: there were none, or they left nothing. */
    private List<Limit> uncounted(RecordedAward award) {
      EarningRule rule = rule(award);
      return award.awarded().isPositive() || rule == null ? List.of() : limits(award, rule);
    }

    private List<Limit> limits(RecordedAward award, EarningRule rule) {
      return Stream.concat(rule.limits().stream(), set(award).limits().stream()).toList();
    }

    private Points allowed(
        RecordedAward award, LimitUsage usage, List<LimitUse> soFar, List<Limit> limits) {
      // A rule is used once: for another type of points its limits on points are asked and no
      // others.
      boolean again = soFar.stream().anyMatch(use -> use.claim().rule().equals(award.rule()));
      List<Limit> asked = limits.stream()
          .filter(
              limit -> !again || (limit instanceof Cap cap && cap.most() instanceof Cap.OfPoints))
          .toList();
      return asked.stream().anyMatch(limit -> rejectsOrder(limit, award))
          ? Points.of(award.type(), 0)
          : usage.allow(asked, claim(award, award.desired())).awarded();
    }

    /* What rejects whole orders was asked for all that was desired under it, before anything was awarded. */
    private boolean rejectsOrder(Limit limit, RecordedAward award) {
      if (!(limit instanceof Cap cap && cap.rejectsOrders())) {
        return false;
      }
      Points together = Points.of(award.type(), 0);
      for (RecordedAward each : awards) {
        EarningRule rule = rule(each);
        if (rule != null
            && each.type().equals(award.type())
            && limits(each, rule).contains(limit)) {
          together = together.plus(each.desired());
        }
      }
      return !before.allow(limit, claim(award, together)).isFull();
    }

    private Claim claim(RecordedAward award, Points desired) {
      String subject =
          situation.activity().map(activity -> activity.subject().value()).orElse("");
      return new Claim(
          situation.cause(), award.rule(), desired, situation.at(), situation.day(), subject);
    }

    private EarningRuleSet set(RecordedAward award) {
      return find(then, award) == null ? other : then;
    }

    private @Nullable EarningRule rule(RecordedAward award) {
      return find(set(award), award);
    }

    private static @Nullable EarningRule find(EarningRuleSet rules, RecordedAward award) {
      for (EarningRule rule : rules.rules()) {
        if (rule.name().equals(award.rule())) {
          return rule;
        }
      }
      return null;
    }

    private void hold(LoyaltyProgram program, RecordedAward award) {
      EarningRule rule = rule(award);
      String budget = !award.drawn().isEmpty()
          ? award.drawn().get(0).budget()
          : rule == null ? null : budget(rule, award.type());
      held.put(
          new Key(award.rule(), award.type()), new Held(budget, award.awarded().units()));
      if (budget != null) {
        budgets.put(budget, 0L);
      }
      if (program.balanceCaps.stream().anyMatch(cap -> cap.most().type().equals(award.type()))) {
        balances.put(award.type(), 0L);
      }
    }

    private static @Nullable String budget(EarningRule rule, PointType type) {
      return rule.funding()
          .filter(funding -> funding.per().type().equals(type))
          .map(funding -> funding.budget().name())
          .orElse(null);
    }

    @Override
    public Allowance allow(EarningRule rule, Points desired) {
      PointType type = desired.type();
      String budget = budget(rule, type);
      Held before = held.get(new Key(rule.name(), type));
      long room = Math.min(desired.units(), balances.getOrDefault(type, Long.MAX_VALUE));
      if (before != null && (before.budget() == null || before.budget().equals(budget))) {
        room = Math.min(room, before.awarded());
      }
      if (budget != null) {
        room = Math.min(room, budgets.getOrDefault(budget, Long.MAX_VALUE));
      }
      long units = room;
      balances.computeIfPresent(type, (same, left) -> left - units);
      if (budget != null) {
        budgets.computeIfPresent(budget, (same, left) -> left - units);
      }
      if (units == desired.units()) {
        return Allowance.full(desired);
      }
      Reason reason = units == 0 ? Reason.USED_UP : Reason.TRIMMED;
      return new Allowance(
          desired,
          Points.of(type, units),
          List.of(new Bite(budget == null ? type.id() : budget, reason, units, Instant.MAX)));
    }
  }
}
