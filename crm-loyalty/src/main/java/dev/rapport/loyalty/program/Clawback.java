package dev.rapport.loyalty.program;

import dev.rapport.core.numeric.LargestRemainder;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.journal.OpenOrder;
import dev.rapport.loyalty.journal.RecordedAward;
import dev.rapport.loyalty.limit.LimitUsage;
import dev.rapport.loyalty.member.MemberView;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.OrderLine;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.points.PointType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How much of what an order earned is taken back when some of it has come back.
 *
 * <p>For each type of points there is a target: how much must be gone by now. What is taken is the target less what is gone
 * already, and it is divided among the awards of the type. The targets of all methods but one depend on what came back so far
 * and not on how many returns it took, and they never shrink; at the end they are all that was earned.
 */
final class Clawback {
  private final LoyaltyProgram program;
  private final Supplier<EarningRuleSet> rules;
  private final OpenOrder open;
  private final List<Long> returned;

  private Clawback(
      LoyaltyProgram program, Supplier<EarningRuleSet> rules, OpenOrder open, List<Long> returned) {
    this.program = program;
    this.rules = rules;
    this.open = open;
    this.returned = returned;
  }

  /* Units reversed of each award in all, once so much of each line has come back. */
  static List<Long> reversed(LoyaltyProgram program, OpenOrder open, List<Long> returned) {
    Supplier<EarningRuleSet> applied = () -> program.rules(open.rules()).rules();
    return new Clawback(program, applied, open, returned).reversed();
  }

  /* The same for an order that other rules have rated. */
  static List<Long> reversed(
      LoyaltyProgram program, EarningRuleSet rules, OpenOrder open, List<Long> returned) {
    return new Clawback(program, () -> rules, open, returned).reversed();
  }

  private List<Long> reversed() {
    List<Long> reversed = new ArrayList<>(open.reversed());
    for (PointType type : open.types()) {
      long gone = open.reversed(type);
      long left = open.earned(type) - gone;
      long more = Math.min(left, Math.max(0, target(type) - gone));
      if (more > 0) {
        divide(type, more, reversed);
      }
    }
    return reversed;
  }

  private long target(PointType type) {
    return switch (program.refunds().method()) {
      case BY_ITEM -> byItem(type);
      case PRO_RATA -> proRata(type);
      case RE_RATE_REMAINDER -> {
        Order rest = Returns.remaining(open.order(), returned);
        yield open.earned(type) - Math.min(open.earned(type), rated(rest, type));
      }
      case RATE_THE_RETURN -> {
        Order back = Returns.returned(open.order(), open.returned(), returned);
        yield open.reversed(type) + rated(back, type);
      }
    };
  }

  private long byItem(PointType type) {
    long target = 0;
    List<OrderLine> lines = open.order().lines();
    for (int line = 0; line < lines.size(); line++) {
      long earned = 0;
      for (RecordedAward award : open.awards()) {
        earned += award.type().equals(type) ? award.unitsAt(line) : 0;
      }
      long net = lines.get(line).net().minorUnits();
      target += returned.get(line) == OpenOrder.GONE
          ? earned
          : nearest(earned, returned.get(line), Math.max(1, net));
    }
    return target;
  }

  private long proRata(PointType type) {
    long back = 0;
    boolean all = true;
    List<OrderLine> lines = open.order().lines();
    for (int line = 0; line < lines.size(); line++) {
      long net = lines.get(line).net().minorUnits();
      back += Math.max(0, returned.get(line));
      all &= returned.get(line) == (net == 0 ? OpenOrder.GONE : net);
    }
    long earned = open.earned(type);
    return all ? earned : nearest(earned, back, Math.max(1, open.order().net().minorUnits()));
  }

  /* What the rules that were applied to the order grant for part of it, to the member as seen then. */
  private long rated(@Nullable Order part, PointType type) {
    if (part == null) {
      return 0;
    }
    MemberView member = open.seenAs().view(part.member());
    return rules
        .get()
        .evaluate(Situation.of(member, part, program.clock()), LimitUsage.empty(), open.rates())
        .points(type)
        .units();
  }

  /* Awards give in proportion to what they granted where goods came back, and never more than they have. */
  private void divide(PointType type, long units, List<Long> reversed) {
    int size = open.awards().size();
    long[] weights = new long[size];
    long[] left = new long[size];
    boolean any = false;
    for (int i = 0; i < size; i++) {
      RecordedAward award = open.awards().get(i);
      if (award.type().equals(type)) {
        left[i] = award.awarded().units() - reversed.get(i);
        weights[i] = Math.min(left[i], weight(award));
        any |= weights[i] > 0;
      }
    }
    long[] shares = LargestRemainder.shares(units, any ? weights : left);
    long rest = 0;
    for (int i = 0; i < size; i++) {
      long taken = Math.min(shares[i], left[i]);
      rest += shares[i] - taken;
      reversed.set(i, reversed.get(i) + taken);
      left[i] -= taken;
    }
    for (int i = 0; i < size && rest > 0; i++) {
      long taken = Math.min(rest, left[i]);
      rest -= taken;
      reversed.set(i, reversed.get(i) + taken);
    }
  }

  private long weight(RecordedAward award) {
    if (program.refunds().method() != RefundPolicy.Method.BY_ITEM) {
      return award.awarded().units();
    }
    long weight = 0;
    for (int line = 0; line < returned.size(); line++) {
      if (!returned.get(line).equals(open.returned().get(line))) {
        weight += award.unitsAt(line);
      }
    }
    return weight;
  }

  /* With two parties the largest remainder is rounding to nearest, and that never shrinks as the part grows. */
  private static long nearest(long amount, long part, long whole) {
    return BigInteger.valueOf(amount)
        .multiply(BigInteger.valueOf(part))
        .add(BigInteger.valueOf(whole / 2))
        .divide(BigInteger.valueOf(whole))
        .longValueExact();
  }
}
