package dev.rapport.loyalty.program;

import static dev.rapport.loyalty.expiry.ExpiryPolicies.never;
import static dev.rapport.loyalty.testkit.ProgramArbitraries.BEANS;
import static dev.rapport.loyalty.testkit.ProgramArbitraries.MILES;
import static dev.rapport.loyalty.testkit.ProgramArbitraries.STARS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.EarningRule;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.earning.RuleNode;
import dev.rapport.loyalty.journal.MembershipSnapshot;
import dev.rapport.loyalty.journal.OpenOrder;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramCommand.Adjust;
import dev.rapport.loyalty.journal.ProgramCommand.Day;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramCommand.Redeem;
import dev.rapport.loyalty.journal.ProgramCommand.Refund;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.journal.RecordedAward;
import dev.rapport.loyalty.limit.Budget;
import dev.rapport.loyalty.limit.Lease;
import dev.rapport.loyalty.limit.Purse;
import dev.rapport.loyalty.limit.Spend;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.testkit.ProgramArbitraries;
import dev.rapport.loyalty.tier.Benefit;
import dev.rapport.loyalty.tier.Requirement;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierLevel;
import dev.rapport.loyalty.tier.TierMetric;
import dev.rapport.loyalty.tier.TierStanding;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Laws of single decisions, over programmes of every kind. */
class DecisionProperties {
  private static final Instant JOINED = Instant.parse("2026-01-05T08:00:00Z");

  @Provide
  Arbitrary<EarningRuleSet> rules() {
    return ProgramArbitraries.rules();
  }

  @Provide
  Arbitrary<TierLadder> ladders() {
    Arbitrary<TierMetric> metrics = Arbitraries.of(
        TierMetric.points(BEANS),
        TierMetric.points(STARS),
        TierMetric.spend(Money.ofMinor("EUR", 0).currency()),
        TierMetric.count("orders"));
    return Combinators.combine(metrics, Arbitraries.longs().between(2, 60)).as((metric, few) -> {
      long threshold = metric.kind() == TierMetric.Kind.SPEND ? few * 100 : few;
      return TierLadder.builder("status")
          .level("Silver", Requirement.atLeast(metric, threshold))
          .level("Gold", Requirement.atLeast(metric, 3 * threshold), Benefit.earning("1.25"))
          .build();
    });
  }

  private static Order order(String id, String member, Instant at, Random random) {
    Order.Builder builder = Order.builder(id, member, at);
    for (int i = 0; i <= random.nextInt(3); i++) {
      String category = random.nextBoolean() ? "coffee" : "cups";
      long cents = Math.max(0, random.nextInt(3_500) - 500);
      builder.line("p" + i, category, 1 + random.nextInt(3), Money.ofMinor("EUR", cents));
    }
    return builder.build();
  }

  private static LoyaltyProgram program(EarningRuleSet rules, TierLadder ladder) {
    return LoyaltyProgram.builder("club", ZoneId.of("Europe/Paris"))
        .points(BEANS, never())
        .points(STARS, never())
        .points(MILES, never())
        .earn(rules)
        .tiers(ladder)
        .build();
  }

  @Property(tries = 40)
  void theOrderInWhichRulesAreListedMakesNoDifferenceToADecision(
      @ForAll("rules") EarningRuleSet rules,
      @ForAll("ladders") TierLadder ladder,
      @ForAll long seed) {
    Random random = new Random(seed);
    List<RuleNode> nodes = new ArrayList<>(rules.root().children());
    Collections.shuffle(nodes, random);
    EarningRuleSet.Builder shuffled =
        EarningRuleSet.builder().composition(rules.composition()).rounding(rules.rounding());
    nodes.forEach(shuffled::rule);
    rules.limits().forEach(shuffled::limit);
    LoyaltyProgram one = program(rules, ladder);
    LoyaltyProgram other = program(shuffled.build(), ladder);
    Membership ada = one.enrol(MemberId.of("ada"), JOINED);
    Membership twin = other.enrol(MemberId.of("ada"), JOINED);
    for (int i = 0; i < 8; i++) {
      Instant at = JOINED.plus(Duration.ofDays(3L * i + 1));
      ProgramCommand command = RecordPurchase.of(order("o-" + i, "ada", at, random));
      Decision decision = one.decide(ada, command);
      Decision again = other.decide(twin, command);
      assertEquals(decision, again);
      assertEquals(decision.explanation(), again.explanation());
      ada = decision.membership();
      twin = again.membership();
    }
  }

  @Property(tries = 6)
  void aPreviewIsTheDecisionAndCommitsNothing(@ForAll LoyaltyProgram program, @ForAll long seed) {
    ProgramRun run = new ProgramRun(program, seed).run(10);
    Membership ada = run.membership();
    MembershipSnapshot before = ada.snapshot();
    String hash = ada.stateHash();
    Instant at = run.now().plus(Duration.ofDays(1));
    List<ProgramCommand> commands = new ArrayList<>(List.of(
        RecordPurchase.of(order("next", "ada", at, new Random(seed))),
        new Redeem(Posting.of("redeem", at), Points.of(BEANS, 3), "mug"),
        new Adjust(Posting.of("adjust", at), Points.of(BEANS, -5), "correction"),
        Day.of(at.plus(Duration.ofDays(40)))));
    for (OpenOrder open : before.memory().orders()) {
      commands.add(Refund.everything(Posting.of("back", at), open.order().id().value()));
    }
    for (ProgramCommand command : commands) {
      Decision preview = program.preview(ada, command);
      assertEquals(before, ada.snapshot());
      assertEquals(hash, ada.stateHash());
      Decision decision = program.decide(ada, command);
      assertEquals(preview, decision);
      assertEquals(preview.explanation(), decision.explanation());
    }
    assertEquals(before, ada.snapshot());
  }

  /* Nobody has to ask for the work of days in time: what comes later does it first. */
  @Property(tries = 60)
  void whatComesLaterDoesTheWorkOfTheDaysBeforeIt(
      @ForAll LoyaltyProgram program,
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 90 * 24) int hours) {
    ProgramRun run = new ProgramRun(program, seed).run(12);
    Membership ada = run.membership();
    boolean worksByItself = !program.autoRedemptions.isEmpty() || ada.standings.lookAtBalances();
    Instant at = run.now().plus(Duration.ofHours(hours));
    Decision dawn = program.decide(ada, Day.of(at));
    for (ProgramCommand command : List.<ProgramCommand>of(
        RecordPurchase.of(order("next", "ada", at, new Random(seed))),
        new Redeem(Posting.of("redeem", at), Points.of(BEANS, 3), "mug"),
        new Adjust(Posting.of("adjust", at), Points.of(BEANS, 5), "correction"))) {
      Decision decision = program.decide(ada, command);
      Decision afterwards = program.decide(dawn.membership(), command);
      assertEquals(afterwards.status(), decision.status());
      assertEquals(afterwards.refusal(), decision.refusal());
      if (worksByItself && decision.isAccepted()) {
        assertEquals(afterwards.membership(), decision.membership());
        List<ProgramEntry> both = new ArrayList<>(dawn.entries());
        both.addAll(afterwards.entries());
        assertEquals(both, decision.entries());
      }
    }
  }

  /* What is measured after one order decides the level: the highest whose threshold it reaches, the threshold included. */
  @Property(tries = 60)
  void moreIsNeverALowerLevelAndTheThresholdItselfCounts(
      @ForAll("rules") EarningRuleSet rules,
      @ForAll("ladders") TierLadder ladder,
      @ForAll @LongRange(min = 1, max = 30_000) long cents,
      @ForAll @LongRange(min = 0, max = 30_000) long more) {
    LoyaltyProgram program = program(rules, ladder);
    TierMetric metric = ladder.metrics().iterator().next();
    TierStanding less = standing(program, cents);
    TierStanding most = standing(program, cents + more);
    assertTrue(ladder.levels().stream()
        .skip(1)
        .allMatch(level -> level.requirement() instanceof Requirement.AtLeast));
    for (TierStanding standing : List.of(less, most)) {
      long measured = standing.measured(metric);
      int reached = 0;
      for (TierLevel level : ladder.levels()) {
        boolean above = level.requirement() instanceof Requirement.AtLeast least
            && measured >= least.threshold();
        reached = above ? Math.max(reached, level.rank()) : reached;
      }
      assertEquals(reached, standing.level().rank(), () -> measured + " on " + ladder);
    }
    if (less.measured(metric) <= most.measured(metric)) {
      assertTrue(less.level().rank() <= most.level().rank());
    }
  }

  private static TierStanding standing(LoyaltyProgram program, long cents) {
    Membership ada = program.enrol(MemberId.of("ada"), JOINED);
    Order order = Order.builder("o", "ada", JOINED.plusSeconds(60))
        .amount(Money.ofMinor("EUR", cents))
        .build();
    return program.decide(ada, RecordPurchase.of(order)).membership().standing("status");
  }

  /* Three members, two workers, awards and returns as they come. */
  @Property(tries = 40)
  void awardsNeverComeToMoreThanTheBudgetAndReturnsGiveTheirShareBack(
      @ForAll("rules") EarningRuleSet rules,
      @ForAll @LongRange(min = 0, max = 400) long most,
      @ForAll @IntRange(min = 0, max = 8) int uses,
      @ForAll @LongRange(min = 0, max = 200) long cost,
      @ForAll long seed) {
    Random random = new Random(seed);
    Budget budget = Budget.of("spring", BEANS, Money.ofMinor("EUR", 0).currency())
        .withPoints(most)
        .withUses(uses)
        .withCost(Money.ofMinor("EUR", cost));
    budget = random.nextInt(3) == 0 ? budget.rejecting() : budget;
    EarningRule funded = EarningRules.perAmount("spring", BEANS, 2, Money.of("EUR", "1.00"))
        .fundedBy(budget.funding(Points.of(BEANS, 100), Money.of("EUR", "0.70")));
    EarningRuleSet.Builder all =
        EarningRuleSet.builder().composition(rules.composition()).rounding(rules.rounding());
    rules.root().children().forEach(all::rule);
    rules.limits().forEach(all::limit);
    LoyaltyProgram program = LoyaltyProgram.builder("club", ZoneId.of("UTC"))
        .points(BEANS, never())
        .points(STARS, never())
        .points(MILES, never())
        .earn(all.rule(funded).build())
        .tiers(TierLadder.of(BEANS, "Silver", 100))
        .build();
    List<Membership> members = new ArrayList<>();
    for (String id : List.of("ada", "ben", "eve")) {
      members.add(program.enrol(MemberId.of(id), JOINED));
    }
    List<Purse> purses = new ArrayList<>();
    budget.lease().split(2).forEach(lease -> purses.add(Purse.of(lease)));
    for (int step = 0; step < 30; step++) {
      int who = random.nextInt(members.size());
      int worker = random.nextInt(purses.size());
      Membership member = members.get(who);
      Instant at = JOINED.plus(Duration.ofHours(step + 1L));
      Decision decision =
          program.decide(member, next(member, "step-" + step, at, random), purses.get(worker));
      assertTrue(decision.isAccepted(), decision::toString);
      members.set(who, decision.membership());
      purses.set(worker, decision.purse());
      assertEquals(budget.most(), left(budget, purses).plus(out(budget, members)));
      assertTrue(out(budget, members).fits(budget.most()));
    }
  }

  private static ProgramCommand next(Membership member, String key, Instant at, Random random) {
    List<OpenOrder> open = member.snapshot().memory().orders().stream()
        .filter(order -> !order.isGone())
        .toList();
    if (open.isEmpty() || random.nextInt(3) > 0) {
      return RecordPurchase.of(order(key, member.id().value(), at, random));
    }
    OpenOrder order = open.get(random.nextInt(open.size()));
    long left = order.order().net().minus(order.returnedNet()).minorUnits();
    String id = order.order().id().value();
    if (left == 0) {
      return Refund.everything(Posting.of(key, at), id);
    }
    long back = 1 + random.nextLong(left);
    return Refund.amount(Posting.of(key, at), id, Money.ofMinor("EUR", back));
  }

  private static Spend left(Budget budget, List<Purse> purses) {
    Spend left = Spend.none(BEANS, budget.most().cost().currency());
    for (Purse purse : purses) {
      for (Lease lease : purse.leases()) {
        left = left.plus(lease.left());
      }
    }
    return left;
  }

  /* What the awards that members still have take out of the budget, counted from what was recorded with each. */
  private static Spend out(Budget budget, List<Membership> members) {
    Spend out = Spend.none(BEANS, budget.most().cost().currency());
    for (Membership member : members) {
      for (OpenOrder order : member.snapshot().memory().orders()) {
        for (int i = 0; i < order.awards().size(); i++) {
          RecordedAward award = order.awards().get(i);
          assertEquals(
              award.rule().equals("spring") && award.awarded().isPositive() ? 1 : 0,
              award.drawn().size());
          long kept = award.awarded().units() - order.reversed().get(i);
          for (Purse.Drawn drawn : award.drawn()) {
            out = out.plus(drawn.spend().keeping(Points.of(BEANS, kept)));
          }
        }
      }
    }
    return out;
  }
}
