package dev.rapport.loyalty.program;

import static dev.rapport.loyalty.testkit.ProgramArbitraries.BEANS;
import static dev.rapport.loyalty.testkit.ProgramArbitraries.MILES;
import static dev.rapport.loyalty.testkit.ProgramArbitraries.RUN;
import static dev.rapport.loyalty.testkit.ProgramArbitraries.STARS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.event.EventId;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Cycle;
import dev.rapport.loyalty.earning.EarningRule;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.expiry.ExpiryPolicies;
import dev.rapport.loyalty.journal.ActivityCommand.RecordActivity;
import dev.rapport.loyalty.journal.ActivityCommand.UndoActivity;
import dev.rapport.loyalty.journal.OpenActivity;
import dev.rapport.loyalty.journal.OpenOrder;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramCommand.Adjust;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramCommand.Refund;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.journal.Returned;
import dev.rapport.loyalty.limit.Budget;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.limit.Lease;
import dev.rapport.loyalty.limit.Purse;
import dev.rapport.loyalty.limit.Spend;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.testkit.ProgramArbitraries;
import dev.rapport.loyalty.testkit.RuleArbitraries;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Rules that are compared with themselves make no difference, whatever a member has lived through. */
class ReratingProperties {
  private static final Instant JOINED = Instant.parse("2026-01-05T08:00:00Z");
  private static final CurrencyUnit EUR = CurrencyUnit.of("EUR");

  @Property(tries = 15)
  void theVersionThatRatedEachMakesNoDifference(@ForAll LoyaltyProgram program, @ForAll long seed) {
    assertUnchanged(program, new ProgramRun(program, seed).run(40).entries());
  }

  @Property(tries = 60)
  void itMakesNoneWhereBudgetsAndBalancesHadHeldAwardsBack(
      @ForAll("funded") Funded funded, @ForAll long seed) {
    List<ProgramEntry> entries = new Life(funded, seed).run();
    assertUnchanged(funded.program, entries);
    if (funded.program.rules().size() == 1) {
      assertEquals(funded.program.rerate(entries), funded.program.rerate(entries, 1));
    }
  }

  @Property(tries = 30)
  void someEntriesAreEnoughIfTheyHoldWhatCameBack(
      @ForAll("funded") Funded funded, @ForAll long seed) {
    List<ProgramEntry> entries = new Life(funded, seed).run();
    Random random = new Random(seed);
    Set<EventId> held = new HashSet<>();
    List<ProgramEntry> some = new ArrayList<>();
    for (ProgramEntry entry : entries.subList(random.nextInt(entries.size()), entries.size())) {
      if (entry instanceof ProgramEntry.Purchased bought) {
        held.add(bought.command().order().id());
      } else if (entry instanceof ProgramEntry.ActivityRecorded done) {
        held.add(done.command().activity().id());
      }
      boolean lost = (entry instanceof ProgramEntry.Refunded back
              && !held.contains(back.command().order()))
          || (entry instanceof ProgramEntry.ActivityUndone undone
              && !held.contains(undone.command().activity()));
      if (!lost) {
        some.add(entry);
      }
    }
    assertUnchanged(funded.program, some);
  }

  private static void assertUnchanged(LoyaltyProgram program, List<ProgramEntry> entries) {
    Rerating rerating = program.rerate(entries);
    assertTrue(
        rerating.isEmpty(), () -> String.join("\n", rerating.explanation().lines()));
    assertEquals(count(entries, ProgramEntry.Kind.PURCHASED), rerating.orders());
    assertEquals(count(entries, ProgramEntry.Kind.ACTIVITY_RECORDED), rerating.activities());
  }

  private static long count(List<ProgramEntry> entries, ProgramEntry.Kind kind) {
    return entries.stream().filter(entry -> entry.kind() == kind).count();
  }

  /* A programme whose versions award out of two budgets, several rules out of one. */
  record Funded(LoyaltyProgram program, Budget spring, Budget autumn) {}

  @Provide
  Arbitrary<Funded> funded() {
    return Combinators.combine(
            ProgramArbitraries.rules().list().ofMinSize(1).ofMaxSize(3),
            budgets("spring"),
            budgets("autumn"),
            ProgramArbitraries.ladders("status"),
            ProgramArbitraries.refunds(),
            ProgramArbitraries.balanceCaps(),
            Arbitraries.integers().between(0, 3))
        .as((versions, spring, autumn, ladder, refunds, caps, cap) -> {
          LoyaltyProgram.Builder builder = LoyaltyProgram.builder("club", ZoneId.of("Europe/Paris"))
              .points(BEANS, ExpiryPolicies.never())
              .points(STARS, ExpiryPolicies.never())
              .points(MILES, ExpiryPolicies.never())
              .tiers(ladder)
              .refunds(refunds)
              .earn(funded(versions.get(0), spring, autumn, cap));
          for (int i = 1; i < versions.size(); i++) {
            builder.earnFrom(
                JOINED.plus(Duration.ofDays(15L * i)),
                funded(versions.get(i), spring, autumn, cap + i));
          }
          caps.forEach(builder::balanceCap);
          return new Funded(builder.build(), spring, autumn);
        })
        .withoutEdgeCases();
  }

  private static Arbitrary<Budget> budgets(String name) {
    return Combinators.combine(
            Arbitraries.longs().between(10, 300),
            Arbitraries.longs().between(1, 20),
            Arbitraries.longs().between(5, 200),
            Arbitraries.integers().between(0, 7))
        .as((points, uses, cents, which) -> {
          Budget budget = Budget.of(name, BEANS, EUR);
          budget = which % 4 == 0 ? budget.withUses(uses) : budget;
          budget = which % 4 != 1 ? budget.withPoints(points) : budget;
          budget = which % 4 < 3 ? budget.withCost(Money.ofMinor(EUR, cents)) : budget;
          return which > 3 ? budget.rejecting() : budget;
        });
  }

  private static EarningRuleSet funded(
      EarningRuleSet rules, Budget spring, Budget autumn, int cap) {
    EarningRuleSet.Builder builder =
        EarningRuleSet.builder().composition(rules.composition()).rounding(rules.rounding());
    rules.limits().forEach(builder::limit);
    rules.root().children().forEach(builder::rule);
    EarningRule dear = EarningRules.perAmount("spring", BEANS, 2, Money.of("EUR", "1.00"))
        .fundedBy(spring.funding(Points.of(BEANS, 100), Money.of("EUR", "2.70")));
    Cap most = Cap.points("spring-most-" + cap, Points.of(BEANS, 20L + 30L * cap));
    return builder
        .rule(cap == 0 ? dear : dear.cappedAt(most.in(Cycle.months())))
        .rule(EarningRules.bonus("spring-too", BEANS, 7)
            .fundedBy(spring.funding(Points.of(BEANS, 1_000), Money.of("EUR", "8.00"))))
        .rule(EarningRules.fixed("spring-visit", BEANS, 4)
            .on(ActivityKind.CHECK_IN)
            .fundedBy(spring.funding(Points.of(BEANS, 10), Money.of("EUR", "0.03"))))
        .rule(EarningRules.multiplier("autumn", "1.5")
            .fundedBy(autumn.funding(Points.of(BEANS, 100), Money.of("EUR", "0.90"))))
        .build();
  }

  /** A member who buys, sends back and does things, some of it reported late, out of leases that run dry and are filled again. */
  private static final class Life {
    private final LoyaltyProgram program;
    private final Funded funded;
    private final Random random;
    private final List<ProgramEntry> entries = new ArrayList<>();
    private Membership ada;
    private Purse purse = Purse.empty();
    private Instant now = JOINED;

    Life(Funded funded, long seed) {
      this.funded = funded;
      this.program = funded.program;
      this.random = new Random(seed);
      this.ada = program.enrol(MemberId.of("ada"), JOINED);
      entries.add(ada.enrolment());
    }

    List<ProgramEntry> run() {
      for (int i = 0; i < 40; i++) {
        now = now.plus(Duration.ofMinutes(1 + random.nextInt(2 * 24 * 60)));
        if (random.nextInt(3) == 0) {
          purse = random.nextInt(4) == 0
              ? Purse.empty()
              : Purse.of(lease(funded.spring), lease(funded.autumn));
        }
        switch (random.nextInt(8)) {
          case 0, 1, 2, 3 ->
            did(new RecordPurchase(
                RandomOrders.order("order-" + i, late(), random), RuleArbitraries.RATES, now));
          case 4 -> refund("refund-" + i);
          case 5 -> {
            ActivityKind kind = random.nextBoolean() ? ActivityKind.CHECK_IN : RUN;
            Activity activity = Activity.of("activity-" + i, "ada", late(), kind);
            did(new RecordActivity(activity.withQuantity(1 + random.nextInt(12)), now));
          }
          case 6 -> undo("undo-" + i);
          default -> {
            Points points = Points.of(BEANS, random.nextInt(200) - 100L);
            if (!points.isZero()) {
              did(new Adjust(Posting.of("adjust-" + i, now), points, "goodwill"));
            }
          }
        }
      }
      return entries;
    }

    private Instant late() {
      Instant at = now.minus(Duration.ofHours(random.nextInt(3) == 0 ? random.nextInt(600) : 0));
      return at.isBefore(JOINED) ? JOINED : at;
    }

    private Lease lease(Budget budget) {
      Spend most = budget.most();
      return new Lease(
          budget,
          new Spend(
              some(most.uses()),
              Points.of(BEANS, some(most.points().units())),
              Money.ofMinor(EUR, some(most.cost().minorUnits()))));
    }

    private long some(long most) {
      return most == Budget.UNLIMITED ? most : random.nextLong(most + 1);
    }

    private void did(ProgramCommand command) {
      Decision decision = program.decide(ada, command, purse);
      entries.addAll(decision.entries());
      ada = decision.membership();
      purse = decision.purse();
    }

    /* What comes back goes into a purse of its own, for the leases here are not shares of one. */
    private void gaveBack(ProgramCommand command) {
      Purse before = purse;
      purse = Purse.empty();
      did(command);
      purse = before;
    }

    private void refund(String key) {
      List<OpenOrder> open = ada.snapshot().memory().orders();
      if (!open.isEmpty()) {
        OpenOrder order = open.get(random.nextInt(open.size()));
        List<Returned.Line> lines = RandomOrders.part(order, random);
        if (!lines.isEmpty()) {
          gaveBack(Refund.lines(
              Posting.of(key, now),
              order.order().id().value(),
              lines.toArray(Returned.Line[]::new)));
        }
      }
    }

    private void undo(String key) {
      List<OpenActivity> done = ada.snapshot().memory().activities();
      if (!done.isEmpty()) {
        OpenActivity activity = done.get(random.nextInt(done.size()));
        gaveBack(UndoActivity.of(Posting.of(key, now), activity.activity().id().value()));
      }
    }
  }
}
