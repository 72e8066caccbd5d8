package dev.rapport.loyalty.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.money.Money;
import dev.rapport.core.time.Days;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.journal.ProgramCommand.Day;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramCommand.Refund;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.journal.Returned.Line;
import dev.rapport.loyalty.ledger.Conservation;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.Pot;
import dev.rapport.loyalty.testkit.ProgramArbitraries;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierMetric;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The laws of a programme, over programmes of every kind and members who live at random. */
class ProgramProperties {
  private static final Instant JOINED = Instant.parse("2026-01-05T08:00:00Z");

  /* How many commands one member gives; with -Drapport.soak they live ten times as long. */
  private static final int COMMANDS = Long.getLong("rapport.soak") == null ? 60 : 600;

  @Property(tries = 15)
  void everyAnswerIsTheReferences(@ForAll LoyaltyProgram program, @ForAll long seed) {
    ProgramRun run = new ProgramRun(program, seed).run(COMMANDS);
    Conservation books = Conservation.check(ProgramEntry.ledger(run.entries()));
    assertTrue(books.holds(), books::toString);
  }

  @Property(tries = 8)
  void entriesInAnyOrderAndAnyNumberOfTimesMakeTheMembership(
      @ForAll LoyaltyProgram program, @ForAll long seed) {
    ProgramRun run = new ProgramRun(program, seed).run(40);
    List<ProgramEntry> arrived = new ArrayList<>(run.entries());
    arrived.addAll(run.entries().subList(0, run.entries().size() / 2));
    Collections.shuffle(arrived, new Random(seed));
    Membership replayed = program.replay(arrived);
    assertEquals(run.membership(), replayed);
    assertEquals(run.membership().stateHash(), replayed.stateHash());
    int cut = 1 + new Random(seed).nextInt(run.entries().size());
    while (cut < run.entries().size() && isOfOneDecision(run.entries(), cut)) {
      cut++;
    }
    Membership part = program.replay(run.entries().subList(0, cut));
    assertEquals(
        run.membership(),
        program.after(
            program.restore(part.snapshot()),
            run.entries().subList(cut, run.entries().size())));
  }

  private static boolean isOfOneDecision(List<ProgramEntry> entries, int at) {
    Posting before = entries.get(at - 1).header().posting();
    return before.equals(entries.get(at).header().posting());
  }

  @Property(tries = 4)
  void oneDayCommandOverALongTimeWritesWhatOneEveryDayWrites(
      @ForAll LoyaltyProgram program, @ForAll long seed) {
    ProgramRun run = new ProgramRun(program, seed).run(20);
    Membership start = run.membership();
    Instant last = run.now().plus(Duration.ofDays(365));
    Decision atOnce = program.decide(start, Day.of(last));
    Membership daily = start;
    List<ProgramEntry> entries = new ArrayList<>();
    LocalDate day = Days.of(run.now(), program.zone()).minusDays(3);
    while (!day.isAfter(Days.of(last, program.zone()))) {
      Decision decision = program.decide(daily, Day.of(Days.startOf(day, program.zone())));
      entries.addAll(decision.entries());
      daily = decision.membership();
      day = day.plusDays(1);
    }
    assertEquals(sequences(atOnce.entries()), sequences(entries));
    assertEquals(
        atOnce.membership().snapshot().account().books(),
        daily.snapshot().account().books());
    assertEquals(atOnce.membership().stateHash(), daily.stateHash());
  }

  /* What was written, apart from when somebody gave the command. */
  private static List<String> sequences(List<ProgramEntry> entries) {
    return entries.stream()
        .map(entry -> entry.header().sequence() + " " + entry.kind() + " "
            + entry.header().day()
            + " " + entry.header().posting().key() + " "
            + entry.header().posting().effectiveAt())
        .toList();
  }

  @Property(tries = 15)
  void anOrderThatIsReturnedAtOnceLeavesNothingBehind(
      @ForAll LoyaltyProgram program, @ForAll long seed) {
    ProgramRun run = new ProgramRun(program, seed).run(15);
    // Quiet days first, so that nothing but the order happens.
    Instant at = run.now().plus(Duration.ofMinutes(1));
    Membership before = program.decide(run.membership(), Day.of(at)).membership();
    Random random = new Random(seed);
    Order order = Order.builder("law", "ada", at)
        .line("p", "coffee", 2, centsOrGift(random))
        .line("q", "cups", 1, centsOrGift(random))
        .build();
    Membership bought = program.decide(before, RecordPurchase.of(order)).membership();
    Membership back = program
        .decide(bought, Refund.everything(Posting.of("law/return", at.plusNanos(1)), "law"))
        .membership();
    LocalDate day = Days.of(at, program.zone());
    assertEquals(before.counted(day), back.counted(day));
    if (program.refunds().method() != RefundPolicy.Method.RATE_THE_RETURN) {
      for (TierLadder ladder :
          program.ladders().stream().filter(ReferenceProgram::isAddedUp).toList()) {
        for (TierMetric metric : ladder.metrics()) {
          assertEquals(
              before.standing(ladder.name()).evaluate(day).standing().measured(metric),
              back.standing(ladder.name()).evaluate(day).standing().measured(metric),
              () -> metric + " on " + ladder);
        }
      }
      // The order's day may be one on which old usage is forgotten, with the order or without it.
      assertEquals(
          before.usage().passing(day).snapshot().counts(),
          back.usage().passing(day).snapshot().counts());
      assertEquals(
          before.balance(ProgramArbitraries.BEANS, at).net(),
          back.balance(ProgramArbitraries.BEANS, at.plusNanos(1))
              .net()
              .plus(forgiven(bought, back)));
    }
  }

  private static Money centsOrGift(Random random) {
    return Money.ofMinor("EUR", Math.max(0, random.nextInt(4_000) - 1_000));
  }

  /* What a policy that does not reach far enough leaves with the member. */
  private static Points forgiven(Membership before, Membership after) {
    Pot pot = Pot.FORGIVEN;
    PointType type = ProgramArbitraries.BEANS;
    return after
        .account()
        .pot(type, pot, after.account().asOf())
        .minus(before.account().pot(type, pot, before.account().asOf()));
  }

  @Property(tries = 25)
  void returnsInPartsTakeBackWhatOneReturnOfAllDoes(
      @ForAll LoyaltyProgram program, @ForAll long seed) {
    Random random = new Random(seed);
    Membership ada = program.enrol(MemberId.of("ada"), JOINED);
    Order order = Order.builder("law", "ada", JOINED.plusSeconds(60))
        .line("p", "coffee", 1, centsOrGift(random))
        .line("q", "cups", 2, Money.ofMinor("EUR", 1 + random.nextInt(5_000)))
        .line("r", "bakery", 3, Money.ofMinor("EUR", 0))
        .build();
    Membership bought = program.decide(ada, RecordPurchase.of(order)).membership();
    Membership parts = bought;
    Instant at = JOINED.plusSeconds(120);
    long left = order.net().minorUnits();
    ArrayDeque<Integer> gifts = new ArrayDeque<>(List.of(1, 3));
    gifts.removeIf(line -> order.lines().get(line - 1).net().isPositive());
    while (left > 0 || !gifts.isEmpty()) {
      at = at.plusSeconds(1);
      Posting posting = Posting.of("part/" + at, at);
      boolean gift = left == 0 || (!gifts.isEmpty() && random.nextInt(3) == 0);
      long more = gift ? 0 : Math.min(left, 1 + random.nextInt(1_500));
      left -= more;
      Refund part = gift
          ? Refund.lines(posting, "law", new Line(gifts.removeFirst(), Money.ofMinor("EUR", 0)))
          : Refund.amount(posting, "law", Money.ofMinor("EUR", more));
      Decision decision = program.decide(parts, part);
      assertTrue(decision.isAccepted(), decision::toString);
      parts = decision.membership();
    }
    Membership all =
        program.decide(bought, Refund.everything(Posting.of("all", at), "law")).membership();
    assertTrue(parts.order("law").orElseThrow().isGone());
    if (program.refunds().method() != RefundPolicy.Method.RATE_THE_RETURN) {
      assertEquals(all.order("law"), parts.order("law"));
      assertEquals(
          all.balance(ProgramArbitraries.BEANS, at), parts.balance(ProgramArbitraries.BEANS, at));
    }
  }

  @Property(tries = 15)
  void aVersionIsComparedAlikeByItsNumberAndAsTheRulesThatTheProgrammeWasGiven(
      @ForAll LoyaltyProgram program, @ForAll long seed) {
    ProgramRun run = new ProgramRun(program, seed).run(20);
    for (LoyaltyProgram.RulesVersion version : program.rules()) {
      assertEquals(
          program.rerate(run.entries(), version.number()),
          program.rerate(run.entries(), withoutTiers(version.rules())));
    }
  }

  private static EarningRuleSet withoutTiers(EarningRuleSet rules) {
    EarningRuleSet.Builder given =
        EarningRuleSet.builder().composition(rules.composition()).rounding(rules.rounding());
    rules.limits().forEach(given::limit);
    rules.root().children().stream()
        .filter(rule -> !rule.name().startsWith("tier-"))
        .forEach(given::rule);
    return given.build();
  }
}
