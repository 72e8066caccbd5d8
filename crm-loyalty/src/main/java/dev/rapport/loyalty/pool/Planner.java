package dev.rapport.loyalty.pool;

import static java.util.Objects.requireNonNull;

import com.google.common.math.LongMath;
import dev.rapport.core.numeric.LargestRemainder;
import dev.rapport.loyalty.ledger.LedgerOutcome;
import dev.rapport.loyalty.ledger.PointsAccount;
import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.pool.PoolPlan.Part;
import dev.rapport.loyalty.pool.PoolPlan.Reason;
import dev.rapport.loyalty.posting.AccountSnapshot.ClockState;
import dev.rapport.loyalty.posting.AccountSnapshot.Receipt;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.DebitEntry;
import dev.rapport.loyalty.posting.Posting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Divides one spend among accounts. What an account can give is what it answers itself when it is asked for more than anybody has,
 * so a plan cannot differ from what the account then does; and what it gave before it answers as a clash with that question.
 */
final class Planner {
  private final SortedMap<MemberId, PointsAccount> accounts;
  private final DebitCommand.Spend request;
  private final PoolPolicy policy;

  /* Everybody in the order of the policy, with what he gave before and can give now. */
  private final Map<MemberId, Part> done = new HashMap<>();
  private final Map<MemberId, Long> spendable = new LinkedHashMap<>();

  Planner(
      SortedMap<MemberId, PointsAccount> accounts, DebitCommand.Spend request, PoolPolicy policy) {
    this.accounts = accounts;
    this.request = request;
    this.policy = policy;
  }

  static Posting postingOf(Posting posting, MemberId member) {
    return new Posting(posting.key() + "/" + member, posting.effectiveAt(), posting.recordedAt());
  }

  PoolPlan plan() {
    Points asked = request.points();
    if (!asked.type().redeemable()) {
      return refused(Reason.NOT_REDEEMABLE, 0);
    }
    Reason refusal = askEverybody();
    if (refusal != null) {
      return refused(refusal, 0);
    }
    long open = asked.units();
    for (Part part : done.values()) {
      open = LongMath.saturatedSubtract(open, part.units());
    }
    if (open < 0) {
      return refused(Reason.KEY_TAKEN, 0);
    }
    long sum = 0;
    for (long units : spendable.values()) {
      sum = LongMath.saturatedAdd(sum, units);
    }
    return sum < open
        ? refused(Reason.INSUFFICIENT_POINTS, open - sum)
        : new PoolPlan.Planned(request, parts(shares(open)));
  }

  private PoolPlan refused(Reason reason, long missing) {
    Points points = Points.of(request.points().type(), missing);
    return new PoolPlan.Refused(request, reason, points, parts(Map.of()));
  }

  private @Nullable Reason askEverybody() {
    LinkedHashSet<MemberId> inOrder = new LinkedHashSet<>(policy.first());
    inOrder.addAll(accounts.keySet());
    Reason refusal = null;
    for (MemberId member : inOrder) {
      LedgerOutcome answer = accountOf(member).decide(commandFor(member, Long.MAX_VALUE));
      spendable.put(member, 0L);
      if (answer instanceof LedgerOutcome.Accepted) {
        spendable.put(member, Long.MAX_VALUE);
      } else if (answer instanceof LedgerOutcome.Declined declined) {
        if (declined.reason() == LedgerOutcome.Reason.TOO_OLD) {
          refusal = Reason.TOO_OLD;
        } else if (declined.reason() == LedgerOutcome.Reason.INSUFFICIENT_POINTS) {
          spendable.put(member, declined.possible());
        }
      } else if (!countAsDone(member, answer)) {
        refusal = Reason.KEY_TAKEN;
      }
    }
    return refusal;
  }

  private boolean countAsDone(MemberId member, LedgerOutcome answer) {
    Receipt before = answer instanceof LedgerOutcome.Duplicate duplicate
        ? duplicate.original()
        : ((LedgerOutcome.Conflict) answer).original();
    if (!(before.command() instanceof DebitCommand.Spend given)
        || !given.payload().equals(commandFor(member, given.points().units()).payload())) {
      return false;
    }
    done.put(member, new Part(member, given, true));
    return true;
  }

  private DebitCommand.Spend commandFor(MemberId member, long units) {
    return new DebitCommand.Spend(
        postingOf(request.posting(), member),
        Points.of(request.points().type(), units),
        request.cause(),
        request.reversibleUntil());
  }

  private List<Part> parts(Map<MemberId, Long> shares) {
    List<Part> parts = new ArrayList<>();
    for (MemberId member : spendable.keySet()) {
      Part before = done.get(member);
      long units = shares.getOrDefault(member, 0L);
      if (before != null) {
        parts.add(before);
      } else if (units > 0) {
        parts.add(new Part(member, commandFor(member, units), false));
      }
    }
    return parts;
  }

  private Map<MemberId, Long> shares(long units) {
    Map<MemberId, Long> shares = new HashMap<>();
    long open = units;
    for (MemberId member : policy.first()) {
      long given = Math.min(open, spendableOf(member));
      shares.put(member, given);
      open -= given;
    }
    if (open > 0) {
      List<MemberId> others = accounts.keySet().stream()
          .filter(member -> !shares.containsKey(member) && spendableOf(member) > 0)
          .toList();
      switch (policy.rest()) {
        case IN_PROPORTION -> shareInProportion(open, others, shares);
        case SOONEST_EXPIRING -> shareSoonestExpiring(open, others, shares);
      }
    }
    return shares;
  }

  private void shareInProportion(long units, List<MemberId> members, Map<MemberId, Long> shares) {
    long[] weights = members.stream().mapToLong(this::spendableOf).toArray();
    long[] parts = LargestRemainder.shares(units, weights);
    for (int i = 0; i < parts.length; i++) {
      shares.put(members.get(i), parts[i]);
    }
  }

  private void shareSoonestExpiring(
      long units, List<MemberId> members, Map<MemberId, Long> shares) {
    PriorityQueue<Supply> supplies = new PriorityQueue<>(Supply.SOONEST);
    for (MemberId member : members) {
      supplies.add(new Supply(member, Math.min(units, spendableOf(member))));
    }
    long open = units;
    while (open > 0) {
      Supply soonest = supplies.remove();
      long taken = Math.min(open, soonest.current().units());
      shares.merge(soonest.member, taken, Long::sum);
      open -= taken;
      if (soonest.advance()) {
        supplies.add(soonest);
      }
    }
  }

  private long spendableOf(MemberId member) {
    return requireNonNull(spendable.get(member));
  }

  private PointsAccount accountOf(MemberId member) {
    return requireNonNull(accounts.get(member));
  }

  /** What one account would draw, lot by lot in its own order. */
  private final class Supply {
    static final Comparator<Supply> SOONEST = Comparator.comparing((Supply supply) -> supply.end)
        .thenComparing(supply -> supply.current().lot().earnedAt())
        .thenComparing(supply -> supply.member);

    private final MemberId member;
    private final List<Draw> draws;
    private final Map<String, Instant> clocks = new HashMap<>();
    private int next;
    private Instant end;

    Supply(MemberId member, long units) {
      this.member = member;
      this.draws = accountOf(member).decide(commandFor(member, units)).entries().stream()
          .filter(DebitEntry.Spent.class::isInstance)
          .map(DebitEntry.Spent.class::cast)
          .findFirst()
          .orElseThrow()
          .draws();
      this.end = endOf(current().lot());
    }

    Draw current() {
      return draws.get(next);
    }

    boolean advance() {
      next++;
      if (next == draws.size()) {
        return false;
      }
      end = endOf(current().lot());
      return true;
    }

    private Instant endOf(Lot lot) {
      Instant hard = lot.expiry().hardAt();
      if (!lot.expiry().isSliding()) {
        return hard;
      }
      Instant clock =
          clocks.computeIfAbsent(lot.expiry().clock(), name -> untilOf(lot.type(), name));
      return clock.isBefore(hard) ? clock : hard;
    }

    private Instant untilOf(PointType type, String clock) {
      PointsAccount account = accountOf(member);
      Instant effectiveAt = request.posting().effectiveAt();
      Instant at = effectiveAt.isAfter(account.asOf()) ? effectiveAt : account.asOf();
      return account.clock(type, clock, at).map(ClockState::until).orElse(Instant.MAX);
    }
  }
}
