package dev.rapport.loyalty.program;

import dev.rapport.loyalty.expiry.ExpiryTerms;
import dev.rapport.loyalty.journal.OpenActivity;
import dev.rapport.loyalty.journal.OpenOrder;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.journal.RecordedAward;
import dev.rapport.loyalty.member.MemberView;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.tier.Benefit;
import dev.rapport.loyalty.tier.TierChange;
import dev.rapport.loyalty.tier.TierDecision;
import dev.rapport.loyalty.tier.TierFact;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierLevel;
import dev.rapport.loyalty.tier.TierMetric;
import dev.rapport.loyalty.tier.TierSnapshot;
import dev.rapport.loyalty.tier.TierStanding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where a member stands on every ladder of a programme, and what orders, activities, returns and balances mean to them.
 *
 * <p>Orders count as points by their type, as spend in their currency, and as one of {@code orders}; activities as points by their
 * type, and as what they measure of their kind.
 *
 * <p>Standings that were stored are read under the ladders of the present version of the programme. What that changes of levels is
 * news until a decision writes something, and the news with it; until then the snapshots are still those that were stored, so that
 * nobody who reads them again misses it. Immutable.
 */
final class Standings {
  static final String ORDERS = "orders";

  private final TierStanding[] standings;
  private final Map<String, MemberView.Tier> tiers;

  /* What other ladders than those of before have changed, and what was stored under those; neither once it is written down. */
  private final List<TierChange> news;
  private final @Nullable List<TierSnapshot> stored;

  private Standings(TierStanding[] standings, @Nullable Standings before) {
    this.standings = standings;
    this.tiers = before != null && before.hasLevelsOf(standings) ? before.tiers : tiers(standings);
    this.news = List.of();
    this.stored = null;
  }

  private Standings(
      TierStanding[] standings, List<TierChange> news, @Nullable List<TierSnapshot> stored) {
    this.standings = standings;
    this.tiers = tiers(standings);
    this.news = List.copyOf(news);
    this.stored = stored;
  }

  private boolean hasLevelsOf(TierStanding[] others) {
    for (int i = 0; i < others.length; i++) {
      if (others[i].level().rank() != standings[i].level().rank()) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, MemberView.Tier> tiers(TierStanding[] standings) {
    Map<String, MemberView.Tier> tiers = new HashMap<>();
    for (TierStanding standing : standings) {
      TierLevel level = standing.level();
      tiers.put(standing.ladder().name(), new MemberView.Tier(level.rank(), level.name()));
    }
    return Map.copyOf(tiers);
  }

  static Standings of(LoyaltyProgram program, LocalDate joinedOn) {
    return new Standings(
        program.ladders().stream()
            .map(ladder -> TierStanding.start(ladder, joinedOn))
            .toArray(TierStanding[]::new),
        null);
  }

  /*
   * Reads what was stored, on the day of the membership. Somebody may have changed a ladder since: what is shared by name is kept. Of
   * a new ladder there is nothing to tell that went before.
   */
  static Standings restore(
      LoyaltyProgram program, LocalDate joinedOn, LocalDate day, List<TierSnapshot> snapshots) {
    TierStanding[] standings = new TierStanding[program.ladders().size()];
    List<TierChange> news = new ArrayList<>(0);
    boolean same = snapshots.size() == standings.length;
    for (int i = 0; i < standings.length; i++) {
      TierLadder ladder = program.ladders().get(i);
      TierSnapshot snapshot = snapshots.stream()
          .filter(each -> each.ladder().equals(ladder.name()))
          .findFirst()
          .orElse(null);
      same &= snapshot != null && snapshot.fits(ladder);
      if (snapshot == null) {
        standings[i] = TierStanding.start(ladder, joinedOn).evaluate(day).standing();
      } else if (snapshot.fits(ladder)) {
        standings[i] = TierStanding.restore(ladder, snapshot);
      } else {
        TierDecision moved = snapshot.movedTo(ladder);
        standings[i] = moved.standing();
        news.addAll(moved.changes());
      }
    }
    return new Standings(standings, news, same ? null : snapshots);
  }

  /* The same under another version of the programme, just as if they had been stored. */
  Standings under(LoyaltyProgram program, LocalDate joinedOn, LocalDate day) {
    return restore(program, joinedOn, day, snapshots());
  }

  /* What other ladders have changed and nobody has written down yet. */
  List<TierChange> news() {
    return news;
  }

  /* The same for somebody who writes down the news. */
  Standings told() {
    return stored == null ? this : new Standings(standings, this);
  }

  Map<String, MemberView.Tier> tiers() {
    return tiers;
  }

  TierStanding standing(String ladder) {
    for (TierStanding standing : standings) {
      if (standing.ladder().name().equals(ladder)) {
        return standing;
      }
    }
    throw new IllegalArgumentException(
        "ladder must be one of " + Arrays.toString(standings) + ", was " + ladder);
  }

  List<TierSnapshot> snapshots() {
    return stored == null ? Arrays.stream(standings).map(TierStanding::snapshot).toList() : stored;
  }

  /* The terms of the first ladder on which the member's level has terms of its own. */
  @Nullable
  ExpiryTerms longerLife() {
    for (TierStanding standing : standings) {
      for (Benefit benefit : standing.level().benefits()) {
        if (benefit instanceof Benefit.LongerLife life) {
          return life.terms();
        }
      }
    }
    return null;
  }

  boolean knows(ProgramCommand.GrantTier grant) {
    return Arrays.stream(standings).anyMatch(standing -> isOn(standing, grant));
  }

  private static boolean isOn(TierStanding standing, ProgramCommand.GrantTier grant) {
    return standing.ladder().name().equals(grant.ladder())
        && standing.ladder().find(grant.grant().level()).isPresent();
  }

  Standings evaluated(LocalDate day, List<TierChange> changes) {
    if (standings.length == 0) {
      return this;
    }
    return each(standing -> standing.evaluate(day), changes);
  }

  /* The days until one on which levels change by themselves. */
  List<LocalDate> changesUntil(LocalDate day) {
    List<TierChange> changes = new ArrayList<>(0);
    evaluated(day, changes);
    return changes.stream().map(TierChange::day).toList();
  }

  /* Whether a ladder counts what members have rather than what they earned. */
  boolean lookAtBalances() {
    for (TierStanding standing : standings) {
      for (TierMetric metric : standing.ladder().metrics()) {
        if (metric.kind() == TierMetric.Kind.BALANCE) {
          return true;
        }
      }
    }
    return false;
  }

  Standings recorded(
      Order order, List<RecordedAward> awards, LocalDate day, List<TierChange> changes) {
    if (standings.length == 0) {
      return this;
    }
    String cause = order.id().value();
    return recorded(metric -> amount(metric, order, awards), day, cause, changes);
  }

  /* Of one order or activity all is counted before a count may start anew. */
  private Standings recorded(
      ToLongFunction<TierMetric> amounts, LocalDate day, String cause, List<TierChange> changes) {
    return each(
        standing -> {
          List<TierFact> facts = new ArrayList<>(2);
          for (TierMetric metric : standing.ladder().metrics()) {
            long amount = amounts.applyAsLong(metric);
            if (amount != 0) {
              facts.add(new TierFact(metric, amount, day, cause));
            }
          }
          return standing.record(facts);
        },
        changes);
  }

  private static long amount(TierMetric metric, Order order, List<RecordedAward> awards) {
    return switch (metric.kind()) {
      case POINTS -> points(metric, awards);
      case SPEND -> order.currency().code().equals(metric.unit()) ? order.net().minorUnits() : 0;
      case COUNT -> metric.unit().equals(ORDERS) ? 1 : 0;
      case BALANCE -> 0;
    };
  }

  private static long points(TierMetric metric, List<RecordedAward> awards) {
    long units = 0;
    for (RecordedAward award : awards) {
      units += award.type().id().equals(metric.unit()) ? award.awarded().units() : 0;
    }
    return units;
  }

  Standings returned(OpenOrder before, OpenOrder after, LocalDate day, List<TierChange> changes) {
    String cause = after.order().id().value();
    return eachMetric(
        (standing, metric) -> {
          long amount = returnedAmount(metric, before, after);
          return amount == 0 ? null : standing.reverse(cause, metric, amount, day);
        },
        changes);
  }

  private static long returnedAmount(TierMetric metric, OpenOrder before, OpenOrder after) {
    return switch (metric.kind()) {
      case POINTS -> {
        long units = 0;
        for (int i = 0; i < after.awards().size(); i++) {
          boolean counts = after.awards().get(i).type().id().equals(metric.unit());
          units += counts ? after.reversed().get(i) - before.reversed().get(i) : 0;
        }
        yield units;
      }
      case SPEND ->
        after.order().currency().code().equals(metric.unit())
            ? after.returnedNet().minus(before.returnedNet()).minorUnits()
            : 0;
      case COUNT -> metric.unit().equals(ORDERS) && after.isGone() && !before.isGone() ? 1 : 0;
      case BALANCE -> 0;
    };
  }

  Standings recorded(OpenActivity open, List<TierChange> changes) {
    String cause = open.activity().id().value();
    return recorded(metric -> amount(metric, open), open.day(), cause, changes);
  }

  Standings undone(OpenActivity open, LocalDate day, List<TierChange> changes) {
    String cause = open.activity().id().value();
    return eachMetric(
        (standing, metric) -> {
          long amount = amount(metric, open);
          return amount == 0 ? null : standing.reverse(cause, metric, amount, day);
        },
        changes);
  }

  private static long amount(TierMetric metric, OpenActivity open) {
    return switch (metric.kind()) {
      case POINTS -> points(metric, open.awards());
      case COUNT ->
        metric.unit().equals(open.activity().kind().id()) ? open.activity().quantity() : 0;
      case SPEND, BALANCE -> 0;
    };
  }

  Standings adjusted(Points points, String cause, LocalDate day, List<TierChange> changes) {
    TierFact fact = new TierFact(TierMetric.points(points.type()), points.units(), day, cause);
    return eachMetric(
        (standing, metric) -> metric.equals(fact.metric()) ? standing.record(fact) : null, changes);
  }

  /* Each ladder counts a balance for itself, for one may have come later than another. */
  Standings counted(ProgramEntry.BalanceCounted counted, List<TierChange> changes) {
    return each(
        standing -> standing.ladder().name().equals(counted.ladder())
            ? standing.record(counted.fact())
            : new TierDecision(standing, List.of()),
        changes);
  }

  /* An entry may speak of a level that the ladder does not have any more. */
  Standings granted(ProgramCommand.GrantTier grant, LocalDate day, List<TierChange> changes) {
    return each(
        standing -> isOn(standing, grant)
            ? standing.grant(grant.grant(), day)
            : new TierDecision(standing, List.of()),
        changes);
  }

  /* What would have to be counted on the day of these standings so that a ladder on balances sees those that there are. */
  List<TierFact> balances(
      String ladder,
      Function<String, @Nullable PointType> types,
      Function<PointType, Points> balance,
      LocalDate day) {
    List<TierFact> facts = new ArrayList<>(0);
    TierStanding standing = standing(ladder);
    for (TierMetric metric : standing.ladder().metrics()) {
      PointType type = metric.kind() == TierMetric.Kind.BALANCE ? types.apply(metric.unit()) : null;
      if (type != null) {
        long more = balance.apply(type).units() - standing.measured(metric);
        if (more != 0) {
          facts.add(new TierFact(metric, more, day, "balance"));
        }
      }
    }
    return facts;
  }

  private interface Counting {
    @Nullable
    TierDecision decide(TierStanding standing, TierMetric metric);
  }

  private Standings eachMetric(Counting counting, List<TierChange> changes) {
    return each(
        standing -> {
          TierStanding now = standing;
          List<TierChange> all = List.of();
          for (TierMetric metric : standing.ladder().metrics()) {
            TierDecision decision = counting.decide(now, metric);
            if (decision != null) {
              now = decision.standing();
              all = all.isEmpty() ? decision.changes() : concat(all, decision.changes());
            }
          }
          return new TierDecision(now, all);
        },
        changes);
  }

  private static List<TierChange> concat(List<TierChange> a, List<TierChange> b) {
    List<TierChange> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }

  @SuppressWarnings("ReferenceEquality") // the very standing comes back where nothing was done
  private Standings each(Function<TierStanding, TierDecision> step, List<TierChange> changes) {
    if (standings.length == 0) {
      return this;
    }
    TierStanding[] after = new TierStanding[standings.length];
    boolean same = true;
    for (int i = 0; i < after.length; i++) {
      TierDecision decision = step.apply(standings[i]);
      after[i] = decision.standing();
      same &= after[i] == standings[i];
      changes.addAll(decision.changes());
    }
    return same ? this : new Standings(after, this);
  }

  @Override
  public String toString() {
    return Arrays.toString(standings);
  }
}
