package dev.rapport.loyalty.program;

import static dev.rapport.loyalty.testkit.ProgramArbitraries.BEANS;
import static dev.rapport.loyalty.testkit.ProgramArbitraries.STARS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.customer.SegmentId;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.Days;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.earning.Award;
import dev.rapport.loyalty.earning.EarningOutcome;
import dev.rapport.loyalty.journal.MemberProfile;
import dev.rapport.loyalty.journal.OpenOrder;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramCommand.Adjust;
import dev.rapport.loyalty.journal.ProgramCommand.Book;
import dev.rapport.loyalty.journal.ProgramCommand.Day;
import dev.rapport.loyalty.journal.ProgramCommand.GrantTier;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramCommand.Redeem;
import dev.rapport.loyalty.journal.ProgramCommand.Refund;
import dev.rapport.loyalty.journal.ProgramCommand.Returned;
import dev.rapport.loyalty.journal.ProgramCommand.UpdateMember;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.journal.RecordedAward;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.member.DeclaredCounter;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.OrderLine;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.HoldCommand;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.Pot;
import dev.rapport.loyalty.program.Decision.Reason;
import dev.rapport.loyalty.program.Decision.Status;
import dev.rapport.loyalty.program.ReferenceProgram.Sale;
import dev.rapport.loyalty.testkit.RuleArbitraries;
import dev.rapport.loyalty.tier.TierGrant;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierMetric;
import dev.rapport.loyalty.tier.TierPolicy;
import dev.rapport.loyalty.tier.TierStanding;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A member of a programme who lives on at random, checked against the reference after every command. */
final class ProgramRun {
  private static final Instant JOINED = Instant.parse("2026-01-05T08:00:00Z");

  private static final List<OrderLine.Kind> KINDS = List.of(OrderLine.Kind.values());

  private final LoyaltyProgram program;
  private final Random random;
  private final ReferenceProgram reference;
  private final List<ProgramEntry> entries = new ArrayList<>();
  private final List<ProgramCommand> accepted = new ArrayList<>();
  private final List<List<ProgramEntry>> answers = new ArrayList<>();
  private Membership ada;
  private Instant now = JOINED;
  private int names;

  ProgramRun(LoyaltyProgram program, long seed) {
    this.program = program;
    this.random = new Random(seed);
    this.reference = new ReferenceProgram(program);
    this.ada = program.enrol(MemberId.of("ada"), JOINED);
    entries.add(ada.enrolment());
  }

  Membership membership() {
    return ada;
  }

  List<ProgramEntry> entries() {
    return entries;
  }

  Instant now() {
    return now;
  }

  ProgramRun run(int commands) {
    for (int i = 0; i < commands; i++) {
      now = now.plus(Duration.ofMinutes(1 + random.nextInt(6 * 24 * 60)));
      switch (random.nextInt(15)) {
        case 0, 1, 2, 3 -> purchase();
        case 4, 5 -> refund();
        case 6 -> redeem();
        case 7 -> adjust();
        case 8 -> grant();
        case 9 -> day();
        case 10 -> repeat();
        case 11 -> update();
        case 12 -> activate();
        case 13 -> hold();
        default -> refuse();
      }
      check();
    }
    return this;
  }

  private Posting posting(String name) {
    names++;
    return Posting.of(name + "-" + names, now);
  }

  private Points points(int most) {
    long units = 1L + random.nextInt(most);
    return Points.of(BEANS, random.nextInt(4) == 0 ? -units : units);
  }

  /* What an application does with an accepted decision. */
  private Decision did(ProgramCommand command) {
    Decision preview = program.preview(ada, command);
    Decision decision = program.decide(ada, command);
    assertEquals(preview, decision);
    assertTrue(decision.isAccepted(), () -> decision + " of " + command);
    assertEquals(
        ada.version() + decision.entries().size(), decision.membership().version());
    assertEquals(List.of(), decision.explanation().missing());
    entries.addAll(decision.entries());
    ada = decision.membership();
    if (!(command instanceof Day)) {
      accepted.add(command);
      answers.add(decision.entries());
    }
    return decision;
  }

  private void purchase() {
    // Some orders are reported late, some as late as can be.
    Instant placedAt = now;
    if (random.nextInt(5) == 0) {
      placedAt = now.minus(Duration.ofHours(random.nextInt(random.nextBoolean() ? 72 : 34 * 24)));
      placedAt = placedAt.isBefore(JOINED) ? JOINED : placedAt;
    }
    Order order = order(placedAt);
    int lines = order.lines().size();
    LocalDate day = Days.of(placedAt, program.zone());
    EarningOutcome expected = reference.rate(ada, order, RuleArbitraries.RATES, day);
    Map<PointType, Long> before = Map.of(BEANS, issued(BEANS), STARS, issued(STARS));
    Decision decision = did(new RecordPurchase(order, RuleArbitraries.RATES, now));
    reference.bought(order, day, expected);

    ProgramEntry.Purchased purchased = decision.entries().stream()
        .filter(ProgramEntry.Purchased.class::isInstance)
        .map(ProgramEntry.Purchased.class::cast)
        .findFirst()
        .orElseThrow();
    assertEquals(RecordedAward.of(expected.awards(), lines), purchased.awards());
    for (Award award : expected.awards()) {
      assertTrue(award.awarded().compareTo(award.desired()) <= 0);
    }
    for (PointType type : List.of(BEANS, STARS)) {
      assertEquals(before.getOrDefault(type, 0L) + expected.points(type).units(), issued(type));
    }
    ToldDecision told = new ToldDecision(decision);
    before.forEach((type, units) -> told.checkGranted(type, issued(type) - units));
    told.checkNextTiers();
  }

  /* With discounts, tax, shipping, lines that do not earn and every way to pay; one in eight is in dollars. */
  private Order order(Instant placedAt) {
    names++;
    String currency = random.nextInt(8) == 0 ? "USD" : "EUR";
    Order.Builder builder = Order.builder("order-" + names, "ada", placedAt)
        .channel(random.nextBoolean() ? Channel.APP : Channel.WEB)
        .store(random.nextBoolean() ? "lyon" : "paris");
    int lines = 1 + random.nextInt(4);
    for (int i = 1; i <= lines; i++) {
      String category = List.of("coffee", "cups", "bakery", "c0", "c1").get(random.nextInt(5));
      long gross = 1L + random.nextInt(2_000);
      OrderLine line =
          OrderLine.of(i, "p" + i, category, 1 + random.nextInt(3), Money.ofMinor(currency, gross));
      if (random.nextInt(3) == 0) {
        line = line.withDiscount(Money.ofMinor(currency, gross / 4))
            .withTax(Money.ofMinor(currency, gross / 5));
      }
      if (random.nextInt(10) == 0) {
        line = line.withKind(KINDS.get(random.nextInt(KINDS.size())));
      }
      builder.line(line);
    }
    if (random.nextInt(3) == 0) {
      builder.shipping(Money.ofMinor(currency, 490), Money.ofMinor(currency, 98));
    }
    long due = builder.build().due().minorUnits();
    if (random.nextInt(3) == 0) {
      builder.paidByGiftCard(Money.ofMinor(currency, due / 5));
    }
    if (random.nextInt(3) == 0) {
      builder.paidWithPoints(Money.ofMinor(currency, due / 3));
    }
    return builder.build();
  }

  private void update() {
    MemberProfile profile = ada.profile()
        .withSegments(random.nextBoolean() ? List.of(SegmentId.of("vip")) : List.of())
        .withScore("churn", random.nextInt(5) / 4.0);
    if (random.nextBoolean()) {
      profile = profile.withBirthday(MonthDay.of(1 + random.nextInt(12), 1 + random.nextInt(28)));
    }
    did(new UpdateMember(posting("update"), profile));
    reference.told(profile);
  }

  /* Points that wait for an event: it happens to one of them, if any wait. */
  private void activate() {
    for (OpenOrder order : ada.snapshot().memory().orders()) {
      Book book = new Book(new CreditCommand.Activate(
          posting("activate"), order.order().id().value(), Points.of(BEANS, 1), Expiry.never()));
      if (program.decide(ada, book).isAccepted()) {
        did(book);
        return;
      }
    }
  }

  private void hold() {
    long available = ada.balance(BEANS, latest()).available().units();
    if (available > 0) {
      Points some = Points.of(BEANS, 1 + random.nextLong(available));
      Instant until = now.plus(Duration.ofHours(1 + random.nextInt(400)));
      did(new Book(new HoldCommand.PlaceHold(posting("hold"), some, until, random.nextBoolean())));
    }
  }

  private void adjust() {
    Points points = points(40);
    did(new Adjust(posting("adjust"), points, "goodwill"));
    reference.adjusted(points, Days.of(now, program.zone()));
  }

  private void day() {
    Instant midnight = Days.startOf(Days.of(now, program.zone()), program.zone());
    boolean nothingToday = ada.asOf().isBefore(midnight);
    did(Day.of(now));
    for (TierLadder ladder : program.ladders()) {
      for (TierMetric metric : ladder.metrics()) {
        if (metric.kind() == TierMetric.Kind.BALANCE && nothingToday) {
          assertEquals(
              ada.balance(BEANS, midnight).available().units(),
              ada.standing(ladder.name())
                  .evaluate(Days.of(now, program.zone()))
                  .standing()
                  .measured(metric));
        }
      }
    }
  }

  private long issued(PointType type) {
    return -ada.account().pot(type, Pot.EARNED, ada.account().asOf()).units();
  }

  private long reversed(PointType type) {
    return ada.account().pot(type, Pot.REVERSED, ada.account().asOf()).units();
  }

  private void refund() {
    List<OpenOrder> open = ada.snapshot().memory().orders().stream()
        .filter(order -> order.openUntil().isAfter(now) && !order.isGone())
        .toList();
    if (open.isEmpty()) {
      return;
    }
    OpenOrder order = open.get(random.nextInt(open.size()));
    String id = order.order().id().value();
    List<BigDecimal> more = new ArrayList<>();
    List<Returned.Line> lines = new ArrayList<>();
    for (int i = 0; i < order.returned().size(); i++) {
      long net = order.order().lines().get(i).net().minorUnits();
      long left = net - order.returned().get(i);
      long back = switch (random.nextInt(3)) {
        case 0 -> 0;
        case 1 -> left;
        default -> left == 0 ? 0 : random.nextLong(left) + 1;
      };
      Money amount = Money.ofMinor(order.order().currency(), back);
      more.add(amount.amount());
      if (back > 0) {
        lines.add(new Returned.Line(order.order().lines().get(i).number(), amount));
      }
    }
    if (lines.isEmpty()) {
      return;
    }
    long beans = reversed(BEANS);
    long stars = reversed(STARS);
    ToldDecision told = new ToldDecision(
        did(Refund.lines(posting("refund"), id, lines.toArray(Returned.Line[]::new))));
    Sale sale = reference.sale(id);
    RefundPolicy.Method method = program.refunds().method();
    Map<PointType, Long> back = reference.returned(ada, sale, more);
    assertEquals(back.get(BEANS), reversed(BEANS) - beans);
    assertEquals(back.get(STARS), reversed(STARS) - stars);
    told.checkTakenBack(BEANS, order, reversed(BEANS) - beans);
    told.checkTakenBack(STARS, order, reversed(STARS) - stars);
    told.checkReturned(Arrays.stream(sale.returned).reduce(BigDecimal.ZERO, BigDecimal::add));
    OpenOrder after = ada.order(id).orElseThrow();
    for (int i = 0; i < after.awards().size(); i++) {
      RecordedAward award = after.awards().get(i);
      long units = after.reversed().get(i) - order.reversed().get(i);
      if (units > 0) {
        reference.gaveBack(id, award.rule(), Points.of(award.type(), units));
      }
    }
    for (PointType type : List.of(BEANS, STARS)) {
      assertTrue(after.reversed(type) <= after.earned(type));
      if (sale.isGone() && method != RefundPolicy.Method.RATE_THE_RETURN) {
        assertEquals(after.earned(type), after.reversed(type));
      }
    }
  }

  private void redeem() {
    long available = ada.balance(BEANS, latest()).available().units();
    if (available > 0) {
      long units = 1 + random.nextLong(available);
      did(new Redeem(posting("redeem"), Points.of(BEANS, units), "reward-" + names));
    }
  }

  private Instant latest() {
    return now.isBefore(ada.asOf()) ? ada.asOf() : now;
  }

  private void grant() {
    LocalDate day = Days.of(now, program.zone());
    DateRange days = new DateRange(day, day.plusDays(1 + random.nextInt(60)));
    did(new GrantTier(posting("grant"), "status", new TierGrant("Gold", days, "match")));
  }

  /* A command that was accepted is repeated, as it was and changed. */
  private void repeat() {
    if (accepted.isEmpty()) {
      return;
    }
    int at = random.nextInt(accepted.size());
    ProgramCommand command = accepted.get(at);
    Instant watermark = ada.asOf().minus(program.ledger().retention());
    Decision again = program.decide(ada, command);
    assertSame(ada, again.membership());
    if (command.posting().effectiveAt().isBefore(watermark)) {
      assertEquals(Reason.TOO_OLD, again.refusal().orElseThrow().reason());
    } else {
      assertEquals(Status.DUPLICATE, again.status());
      assertEquals(answers.get(at), again.entries());
      Decision other =
          program.decide(ada, new Adjust(command.posting(), Points.of(BEANS, 1_000_003), "other"));
      assertEquals(Status.CONFLICT, other.status());
      assertFalse(other.differing().isEmpty());
    }
  }

  private void refuse() {
    long available = ada.balance(BEANS, latest()).available().units();
    List<ProgramCommand> wrong = List.of(
        new Redeem(posting("wrong"), Points.of(BEANS, available + 1), "reward"),
        Refund.everything(posting("wrong"), "nothing"),
        new GrantTier(
            posting("wrong"),
            "status",
            new TierGrant("Emerald", DateRange.parse("2026-01-01/2027-01-01"), "x")),
        RecordPurchase.of(
            Order.builder("wrong", "ben", now).amount(Money.of("EUR", "1.00")).build()),
        new Redeem(posting("wrong"), Points.of(STARS, 1), "reward"));
    for (ProgramCommand command : wrong) {
      Decision decision = program.decide(ada, command);
      assertEquals(Status.DECLINED, decision.status(), command::toString);
      assertSame(ada, decision.membership());
      assertEquals(List.of(), decision.explanation().missing());
    }
  }

  /* Whether what a ladder measures is what its window holds; a reset or a price is for the tier model to tell. */
  static boolean isAddedUp(TierLadder ladder) {
    return ladder.reset().equals(TierPolicy.keep());
  }

  private void check() {
    LocalDate day = Days.of(latest(), program.zone());
    LocalDate late = Days.of(latest().minus(program.ledger().retention()), program.zone());
    for (DeclaredCounter counter : program.counters()) {
      assertEquals(reference.counted(counter, day), ada.counter(counter.name(), day));
      assertEquals(reference.counted(counter, late), ada.counter(counter.name(), late));
    }
    for (TierLadder ladder : program.ladders()) {
      TierStanding standing = ada.standing(ladder.name()).evaluate(day).standing();
      Window window = ladder.window().resolve(ada.joinedOn());
      for (TierMetric metric : ladder.metrics()) {
        if (metric.kind() != TierMetric.Kind.BALANCE && isAddedUp(ladder)) {
          assertEquals(reference.measured(metric, window, day), standing.measured(metric));
        }
      }
    }
    if (random.nextInt(4) == 0) {
      assertEquals(ada, program.replay(entries));
      assertEquals(ada, program.restore(ada.snapshot()));
    }
  }
}
