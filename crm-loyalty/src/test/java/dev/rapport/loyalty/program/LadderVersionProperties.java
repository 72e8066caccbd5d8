package dev.rapport.loyalty.program;

import static dev.rapport.loyalty.testkit.ProgramArbitraries.BEANS;
import static dev.rapport.loyalty.testkit.ProgramArbitraries.MILES;
import static dev.rapport.loyalty.testkit.ProgramArbitraries.STARS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.core.money.Money;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.Days;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.earning.RateTable;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.expiry.ExpiryPolicies;
import dev.rapport.loyalty.journal.ActivityCommand.RecordActivity;
import dev.rapport.loyalty.journal.OpenOrder;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramCommand.Adjust;
import dev.rapport.loyalty.journal.ProgramCommand.Day;
import dev.rapport.loyalty.journal.ProgramCommand.GrantTier;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramCommand.Redeem;
import dev.rapport.loyalty.journal.ProgramCommand.Refund;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.testkit.ProgramArbitraries;
import dev.rapport.loyalty.tier.Benefit;
import dev.rapport.loyalty.tier.TierGrant;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierLevel;
import dev.rapport.loyalty.tier.TierStanding;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A programme whose ladders change: members in memory and members in a store become the same ones. */
class LadderVersionProperties {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /* Ladders of one name after each other. */
  record Versions(TierLadder first, TierLadder second, TierLadder third) {}

  @Provide
  Arbitrary<Versions> versions() {
    Arbitrary<TierLadder> ladders = ProgramArbitraries.ladders("status");
    Arbitrary<Integer> changes = Arbitraries.integers().between(0, 7);
    return Combinators.combine(ladders, ladders, ladders, changes, changes)
        .as((first, other, another, change, then) -> {
          TierLadder second = changed(first, other, change);
          return new Versions(first, second, changed(second, another, then));
        });
  }

  private static TierLadder changed(TierLadder ladder, TierLadder other, int change) {
    List<TierLevel> levels = ladder.levels();
    return switch (change) {
      case 0 -> other;
      case 1 -> built(ladder, Stream.concat(Stream.of(below(ladder)), above(levels)), "");
      case 2 -> built(ladder, above(levels).skip(levels.size() > 2 ? 1 : 0), "");
      case 3 -> built(ladder, above(levels).limit(1), "");
      case 4 -> built(other, above(levels), "");
      case 5 -> built(ladder, above(other.levels()), "");
      case 6 -> built(ladder, above(levels), "Guest");
      default -> kinder(ladder);
    };
  }

  private static Stream<TierLevel> above(List<TierLevel> levels) {
    return levels.stream().skip(1);
  }

  /* A new lowest level that asks for as much as the highest: not every ladder is a wise one. */
  private static TierLevel below(TierLadder ladder) {
    TierLevel top = ladder.level(ladder.highest());
    String name = ladder.find("Bronze").isPresent() ? "Iron" : "Bronze";
    return new TierLevel(name, 1, top.requirement(), top.forLife(), List.of());
  }

  /* The policies of one ladder with the levels of another; nothing is reset, for not everything can be. */
  private static TierLadder built(TierLadder policies, Stream<TierLevel> levels, String foot) {
    TierLadder.Builder builder = TierLadder.builder(policies.name())
        .window(policies.window())
        .upgrade(policies.upgrade())
        .validity(policies.validity())
        .grace(policies.grace())
        .downgrade(policies.downgrade())
        .statusPeriod(policies.statusPeriod());
    if (!foot.isEmpty()) {
      builder.foot(foot);
    }
    levels.forEach(level -> builder
        .level(level.name(), level.requirement(), level.benefits().toArray(Benefit[]::new))
        .forLifeWhen(level.forLife()));
    return builder.build();
  }

  /* One that remembers longer and gives more, and moves nobody. */
  private static TierLadder kinder(TierLadder ladder) {
    TierLadder.Builder builder = TierLadder.builder(ladder.name())
        .foot(ladder.level(0).name(), Benefit.earning("1.5"))
        .window(ladder.window())
        .upgrade(ladder.upgrade())
        .validity(ladder.validity())
        .grace(ladder.grace())
        .downgrade(ladder.downgrade())
        .reset(ladder.reset())
        .statusPeriod(ladder.statusPeriod())
        .remembering(300);
    above(ladder.levels())
        .forEach(
            level -> builder.level(level.name(), level.requirement()).forLifeWhen(level.forLife()));
    return builder.build();
  }

  private static LoyaltyProgram club(TierLadder ladder) {
    return LoyaltyProgram.builder("club", PARIS)
        .points(BEANS, ExpiryPolicies.rolling(Period.ofDays(70)))
        .points(STARS, ExpiryPolicies.never())
        .points(MILES, ExpiryPolicies.rolling(Period.ofMonths(8)))
        .earn(EarningRules.perAmount("beans", BEANS, 1, Money.of("EUR", "1.00")))
        .earn(EarningRules.perAmount("stars", STARS, 1, Money.of("EUR", "2.00")))
        .earn(EarningRules.bonus("miles", MILES, 15).on(ActivityKind.CHECK_IN))
        .tiers(ladder)
        .build();
  }

  @Property(tries = 60)
  void whoIsInMemoryAndWhoIsStoredAreReadAlikeUnderAnyOtherVersion(
      @ForAll("versions") Versions versions, @ForAll long seed) {
    ProgramRun run = new ProgramRun(club(versions.first), seed).run(10);
    LoyaltyProgram second = club(versions.second);
    Membership ada = run.membership();
    Membership stored = second.restore(ada.snapshot());
    assertEquals(Days.of(ada.asOf(), PARIS), stored.standing("status").asOf(), "judged on the day");
    assertEquals(ada.snapshot(), stored.snapshot(), "reading alone changes nothing");
    LoyaltyProgram third = club(versions.third);
    List<ProgramCommand> commands = commands(ada, run.now().plus(Duration.ofHours(1)));
    Collections.shuffle(commands, new Random(seed));
    for (ProgramCommand command : commands.subList(0, 2)) {
      Decision decision = second.decide(ada, command);
      assertSame(second, decision, second.decide(stored, command));
      assertSame(second, decision, second.decide(second.restore(stored.snapshot()), command));
      Membership after = decision.membership();
      if (!decision.entries().isEmpty()) {
        assertEquals(after, second.after(ada, decision.entries()));
        assertEquals(standing(after), standing(second.after(ada, decision.entries())));
      }
      assertEquals(standing(after), standing(second.restore(after.snapshot())));
      // One more version, whether anything was decided under the second or not.
      ProgramCommand later = Day.of(command.posting().effectiveAt().plus(Duration.ofDays(40)));
      assertSame(
          third, third.decide(after, later), third.decide(third.restore(after.snapshot()), later));
      assertSame(third, third.decide(stored, command), third.decide(ada, command));
    }
  }

  private static void assertSame(LoyaltyProgram program, Decision expected, Decision decision) {
    assertEquals(expected.status(), decision.status());
    assertEquals(expected.entries(), decision.entries());
    assertEquals(expected.explanation(), decision.explanation());
    assertEquals(expected.membership(), decision.membership());
    assertEquals(standing(expected.membership()), standing(decision.membership()));
    assertEquals(program.ladders().get(0), standing(decision.membership()).ladder());
    assertEquals(List.of(), decision.explanation().missing());
  }

  private static TierStanding standing(Membership membership) {
    return membership.standing("status");
  }

  private static List<ProgramCommand> commands(Membership ada, Instant at) {
    Instant late = at.minus(Duration.ofDays(20));
    LocalDate day = Days.of(at, PARIS);
    List<ProgramCommand> commands = new ArrayList<>(List.of(
        RecordPurchase.of(order("next", at)),
        new Adjust(Posting.of("adjust", at), Points.of(BEANS, -5), "correction"),
        new GrantTier(
            Posting.of("grant", at),
            "status",
            new TierGrant("Gold", DateRange.of(day, day.plusDays(9)), "match")),
        RecordActivity.of(Activity.of("here", "ada", at, ActivityKind.CHECK_IN)),
        new Redeem(Posting.of("redeem", at), Points.of(BEANS, 3), "mug"),
        new Redeem(Posting.of("too-much", at), Points.of(BEANS, 1L << 40), "castle"),
        Day.of(at),
        Day.of(at.plus(Duration.ofDays(100)))));
    if (late.isAfter(ada.enrolment().header().posting().effectiveAt())) {
      commands.add(new RecordPurchase(order("late", late), RateTable.none(), at));
    }
    for (OpenOrder open : ada.snapshot().memory().orders()) {
      if (!open.isGone()) {
        commands.add(Refund.everything(Posting.of("back", at), open.order().id().value()));
      }
    }
    return commands;
  }

  private static Order order(String id, Instant at) {
    return Order.builder(id, "ada", at).amount(Money.of("EUR", "30.00")).build();
  }
}
