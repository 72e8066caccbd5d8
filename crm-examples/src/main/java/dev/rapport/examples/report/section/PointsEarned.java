package dev.rapport.examples.report.section;

import static dev.rapport.loyalty.expiry.ExpiryPolicies.MONTH_END;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.rolling;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Return;
import dev.rapport.core.money.Money;
import dev.rapport.examples.report.page.Section;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.journal.OpenOrder;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramCommand.Refund;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.Pot;
import dev.rapport.loyalty.program.LoyaltyProgram;
import dev.rapport.loyalty.program.Membership;
import dev.rapport.loyalty.program.RefundPolicy;
import dev.rapport.loyalty.tier.TierLadder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the customers would have had in a points programme: everybody joins with the first purchase.
 *
 * <p>An order earns one point for each full unit of the currency, so an order of EUR 19.99 earns 19. Points are good for twelve months,
 * to the end of the month. What comes back within 30 days takes its share of the points with it. Points of a calendar year lead
 * to a tier. Returns that name no purchase take back nothing, for nobody knows what they had earned.
 */
public final class PointsEarned {
  private static final PointType POINTS = new PointType("points", true, true, 0);
  private static final long SILVER = 100;
  private static final long GOLD = 500;

  private final LoyaltyProgram program;
  private final Map<CustomerId, Membership> members = new TreeMap<>();

  private PointsEarned(Facts facts) {
    this.program = LoyaltyProgram.builder("points", facts.zone())
        .points(POINTS, rolling(Period.ofMonths(12)).roundedUpTo(MONTH_END))
        .earn(EarningRules.perAmount("base", POINTS, 1, Money.of(facts.currency(), BigDecimal.ONE)))
        .tiers(TierLadder.of(POINTS, "Silver", SILVER, "Gold", GOLD))
        .refunds(RefundPolicy.proRata())
        .build();
    facts.history().events().forEach(this::happened);
  }

  private void happened(CustomerEvent event) {
    if (event instanceof Purchase purchase) {
      Membership member = members.computeIfAbsent(
          purchase.customer(),
          customer -> program.enrol(MemberId.of(customer.value()), purchase.at()));
      members.put(
          purchase.customer(),
          program.decide(member, RecordPurchase.of(purchase)).membership());
    } else if (event instanceof Return back) {
      Membership member = members.get(back.customer());
      if (member != null) {
        back.purchase().target().ifPresent(order -> cameBack(member, back, order.value()));
      }
    }
  }

  private void cameBack(Membership member, Return back, String order) {
    OpenOrder open = member.order(order).orElse(null);
    if (open == null || back.total().isZero()) {
      return;
    }
    Posting posting = Posting.of(back.id().value(), back.at());
    Money left = open.order().net().minus(open.returnedNet());
    Refund refund = back.total().compareTo(left) < 0
        ? Refund.amount(posting, order, back.total())
        : Refund.everything(posting, order);
    members.put(back.customer(), program.decide(member, refund).membership());
  }

  public static Section section(Facts facts) {
    PointsEarned points = new PointsEarned(facts);
    Instant asOf = facts.base().window().asOf();
    Money unit = Money.of(facts.currency(), BigDecimal.ONE);
    return Section.titled("points", "Points, had there been a programme")
        .words("rule", "Rule", "1 point per full " + unit + " of an order, good for 12 months")
        .count("earned", "Points earned", -points.sum(Pot.EARNED, asOf))
        .count("takenBack", "  taken back for returns", points.sum(Pot.REVERSED, asOf))
        .count("ended", "  ended", points.sum(Pot.EXPIRED, asOf))
        .count("good", "  good on the last day", points.sum(Pot.OPEN, asOf))
        .count("silver", "Silver, from " + SILVER + " a year", points.at("Silver", facts))
        .count("gold", "Gold, from " + GOLD + " a year", points.at("Gold", facts))
        .build();
  }

  private long sum(Pot pot, Instant asOf) {
    return members.values().stream()
        .mapToLong(member -> member.account().pot(POINTS, pot, asOf).units())
        .sum();
  }

  private long at(String level, Facts facts) {
    return members.values().stream()
        .map(member -> member.standing(POINTS.id()).evaluate(facts.asOf()).standing())
        .filter(standing -> standing.level().name().equals(level))
        .count();
  }
}
