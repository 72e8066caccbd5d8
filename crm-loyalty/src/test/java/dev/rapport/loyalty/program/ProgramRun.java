package dev.rapport.loyalty.program;

import static dev.rapport.loyalty.testkit.ProgramArbitraries.BEANS;
import static dev.rapport.loyalty.testkit.ProgramArbitraries.RUN;
import static dev.rapport.loyalty.testkit.ProgramArbitraries.STARS;
import static dev.rapport.loyalty.testkit.ProgramArbitraries.TYPES;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.customer.SegmentId;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.Days;
import dev.rapport.loyalty.earning.EarningOutcome;
import dev.rapport.loyalty.earning.ExplanationCheck;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.journal.ActivityCommand.RecordActivity;
import dev.rapport.loyalty.journal.ActivityCommand.ReopenActivity;
import dev.rapport.loyalty.journal.ActivityCommand.UndoActivity;
import dev.rapport.loyalty.journal.MemberProfile;
import dev.rapport.loyalty.journal.OpenActivity;
import dev.rapport.loyalty.journal.OpenOrder;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramCommand.Adjust;
import dev.rapport.loyalty.journal.ProgramCommand.Book;
import dev.rapport.loyalty.journal.ProgramCommand.Day;
import dev.rapport.loyalty.journal.ProgramCommand.GrantTier;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramCommand.Redeem;
import dev.rapport.loyalty.journal.ProgramCommand.Refund;
import dev.rapport.loyalty.journal.ProgramCommand.Reopen;
import dev.rapport.loyalty.journal.ProgramCommand.UpdateMember;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.journal.RecordedAward;
import dev.rapport.loyalty.journal.Returned;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Cause;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.Hold;
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
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToLongFunction;

/** A member of a programme who lives on at random, checked against the reference after every command. */
final class ProgramRun {
  private static final Instant JOINED = Instant.parse("2026-01-05T08:00:00Z");

  private static final List<PointType> SPENDABLE =
      TYPES.stream().filter(PointType::redeemable).toList();

  private final LoyaltyProgram program;
  private final Random random;
  private final ReferenceProgram reference;
  private final List<ProgramEntry> entries = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();
  private final List<Activity> activities = new ArrayList<>();
  private final List<ProgramCommand> accepted = new ArrayList<>();
  private final List<List<ProgramEntry>> answers = new ArrayList<>();
  private final Map<String, Instant> returns = new HashMap<>();
  private final Map<String, Map<PointType, Long>> spent = new HashMap<>();
  private Membership ada;
  private Instant now = JOINED;
  private int names;

  /* An order that points were spent on before it was placed. */
  private String ahead = "";

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
      // Now and then nobody does anything for months, and no day is worked.
      now = now.plus(Duration.ofMinutes(1 + random.nextInt(6 * 24 * 60)))
          .plus(Duration.ofDays(random.nextInt(25) == 0 ? random.nextInt(200) : 0));
      switch (random.nextInt(20)) {
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
        case 14, 15 -> activity();
        case 16 -> undo();
        case 17 -> reopen();
        case 18 -> reopenActivity();
        default -> refuse();
      }
      check();
    }
    return this;
  }

  private Posting posting(String name) {
    return posting(name, now);
  }

  private Posting posting(String name, Instant at) {
    names++;
    return new Posting(name + "-" + names, at, now);
  }

  /* Some things are reported late, some as late as can be. */
  private Instant late(Instant notBefore) {
    int hours = random.nextInt(5) > 0 ? 0 : random.nextInt(random.nextBoolean() ? 72 : 34 * 24);
    Instant some = now.minus(Duration.ofHours(hours));
    Instant at = some.isBefore(notBefore) ? notBefore : some;
    dawn(at);
    return at;
  }

  /* What a command does first: the work of the days before it, where that is more than to write down what happened. */
  private void dawn(Instant at) {
    if (!program.autoRedemptions.isEmpty() || ada.standings.lookAtBalances()) {
      did(new Day(new Posting("day/" + at, at, now)));
    }
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
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
    ends.add(entries.size());
    ada = decision.membership();
    if (!(command instanceof Day)) {
      accepted.add(command);
      // Without those of days whose work it did first.
      answers.add(decision.entries().stream()
          .filter(entry -> entry.header().posting().equals(command.posting()))
          .toList());
    }
    return decision;
  }

  private void purchase() {
    Instant placedAt = late(JOINED);
    names++;
    // What was spent too long ago is forgotten.
    String id = ada.account()
        .cause(ahead)
        .filter(cause -> cause.openUntil().isAfter(placedAt))
        .map(Cause::id)
        .orElse("order-" + names);
    ahead = "";
    Order order = RandomOrders.order(id, placedAt, random);
    LocalDate day = Days.of(placedAt, program.zone());
    EarningOutcome expected =
        reference.rate(ada, order, RuleArbitraries.RATES, day, ProgramEntry.ledger(entries));
    Map<PointType, Long> before = each(this::issued);
    Decision decision = did(new RecordPurchase(order, RuleArbitraries.RATES, now));
    reference.bought(order, day, expected);

    ProgramEntry.Purchased purchased = decision.entries().stream()
        .filter(ProgramEntry.Purchased.class::isInstance)
        .map(ProgramEntry.Purchased.class::cast)
        .findFirst()
        .orElseThrow();
    assertEquals(RecordedAward.of(expected.awards(), order.lines().size()), purchased.awards());
    assertTrue(decision.explanation().children().contains(expected.explanation()));
    ExplanationCheck.check(expected);
    expected.awards().forEach(a -> assertTrue(a.awarded().compareTo(a.desired()) <= 0));
    for (PointType type : TYPES) {
      assertEquals(before.getOrDefault(type, 0L) + expected.points(type).units(), issued(type));
    }
    ToldDecision told = new ToldDecision(decision);
    before.forEach((type, units) -> told.checkGranted(type, issued(type) - units));
    told.checkNextTiers();
    returns.computeIfPresent(id, (paidAhead, at) -> at.isBefore(placedAt) ? placedAt : at);
  }

  private static Map<PointType, Long> each(ToLongFunction<PointType> units) {
    return TYPES.stream().collect(toMap(type -> type, units::applyAsLong));
  }

  /* A visit, an opinion or a run, some of them reported late. */
  private void activity() {
    names++;
    ActivityKind kind = one(List.of(ActivityKind.CHECK_IN, ActivityKind.REVIEW, RUN));
    Activity activity = Activity.of("activity-" + names, "ada", late(JOINED), kind)
        .about(random.nextBoolean() ? "tea" : "cake")
        .withQuantity(1 + random.nextInt(12));
    LocalDate day = Days.of(activity.at(), program.zone());
    EarningOutcome expected = reference.rate(ada, activity, day, ProgramEntry.ledger(entries));
    Map<PointType, Long> before = each(this::issued);
    Decision decision = did(new RecordActivity(activity, now));
    reference.done(activity, day, expected);
    activities.add(activity);
    String id = activity.id().value();
    OpenActivity open = OpenActivity.find(id, decision.entries()).orElseThrow();
    boolean isOpen = open.openUntil().isAfter(ada.asOf());
    assertEquals(isOpen ? Optional.of(open) : Optional.empty(), ada.activity(id));
    assertEquals(RecordedAward.of(expected.awards(), 1), open.awards());
    ToldDecision told = new ToldDecision(decision);
    before.forEach((type, units) -> {
      assertEquals(units + expected.points(type).units(), issued(type));
      assertEquals(open.earned(type), expected.points(type).units());
      told.checkGranted(type, issued(type) - units);
    });
    told.checkNextTiers();
  }

  private void undo() {
    List<OpenActivity> all = ada.snapshot().memory().activities().stream()
        .filter(activity -> activity.openUntil().isAfter(now))
        .toList();
    if (all.isEmpty()) {
      return;
    }
    OpenActivity open = one(all);
    String id = open.activity().id().value();
    UndoActivity command = UndoActivity.of(posting("undo", late(open.activity().at())), id);
    if (open.undone()) {
      assertEquals(
          Reason.ALREADY_UNDONE,
          program.decide(ada, command).refusal().orElseThrow().reason());
      return;
    }
    Map<PointType, Long> before = each(this::reversed);
    Membership member = ada;
    did(command);
    LocalDate day = Days.of(command.posting().effectiveAt(), program.zone());
    EarningOutcome outcome = reference.undo(id, member, day).outcome();
    before.forEach(
        (type, units) -> assertEquals(units + outcome.points(type).units(), reversed(type)));
    assertTrue(ada.activity(id).orElseThrow().undone());
  }

  private void update() {
    MemberProfile profile = ada.profile()
        .withSegments(random.nextBoolean() ? List.of(SegmentId.of("vip")) : List.of())
        .withScore("churn", random.nextInt(5) / 4.0);
    if (random.nextBoolean()) {
      profile = profile.withBirthday(MonthDay.of(1 + random.nextInt(12), 1 + random.nextInt(28)));
    }
    did(new UpdateMember(posting("update", late(JOINED)), profile));
    reference.told(profile);
  }

  /* Points that wait for an event: it happens to one of them, if any wait. */
  private void activate() {
    PointType type = one(SPENDABLE);
    for (OpenOrder order : ada.snapshot().memory().orders()) {
      Book book = new Book(new CreditCommand.Activate(
          posting("activate"), order.order().id().value(), Points.of(type, 1), Expiry.never()));
      if (program.decide(ada, book).isAccepted()) {
        did(book);
        return;
      }
    }
  }

  /* Points are held, or captured for an order, with which they come back whatever the shop says of how long. */
  private void hold() {
    dawn(now);
    List<OpenOrder> open = openOrders();
    List<Hold> holds = ada.snapshot().account().holds().stream()
        .filter(hold -> hold.points().isPositive())
        .toList();
    if (!holds.isEmpty() && !open.isEmpty() && random.nextBoolean()) {
      Hold hold = one(holds);
      String order = one(open).order().id().value();
      Book capture = new Book(new HoldCommand.Capture(
          posting("capture"), hold.id(), hold.points(), order, now.plusSeconds(1)));
      if (program.decide(ada, capture).isAccepted()) {
        did(capture);
        paid(order, hold.points(), now);
      }
      return;
    }
    PointType type = one(SPENDABLE);
    long available = ada.balance(type, latest()).available().units();
    if (available > 0) {
      Points some = Points.of(type, 1 + random.nextLong(available));
      Instant until = now.plus(Duration.ofHours(1 + random.nextInt(400)));
      did(new Book(new HoldCommand.PlaceHold(posting("hold"), some, until, random.nextBoolean())));
    }
  }

  private void paid(String order, Points points, Instant at) {
    spent
        .computeIfAbsent(order, id -> new HashMap<>())
        .merge(points.type(), points.units(), Long::sum);
    returns.put(order, at);
  }

  private void adjust() {
    long units = 1L + random.nextInt(40);
    Points points = Points.of(one(TYPES), random.nextInt(4) == 0 ? -units : units);
    Instant at = late(JOINED);
    did(new Adjust(posting("adjust", at), points, "goodwill"));
    reference.adjusted(points, Days.of(at, program.zone()));
  }

  private void day() {
    Instant midnight = Days.startOf(Days.of(now, program.zone()), program.zone());
    boolean nothingToday = ada.asOf().isBefore(midnight);
    did(Day.of(now));
    for (TierLadder ladder : program.ladders()) {
      for (TierMetric metric : ladder.metrics()) {
        if (metric.kind() == TierMetric.Kind.BALANCE && nothingToday) {
          assertEquals(
              ada.balance(ReferenceProgram.typeOf(metric), midnight).available().units(),
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

  private List<OpenOrder> openOrders() {
    return ada.snapshot().memory().orders().stream()
        .filter(order -> order.openUntil().isAfter(now) && !order.isGone())
        .toList();
  }

  private void refund() {
    List<OpenOrder> open = openOrders();
    if (open.isEmpty()) {
      return;
    }
    OpenOrder order = one(open);
    String id = order.order().id().value();
    List<Returned.Line> lines = RandomOrders.part(order, random);
    if (lines.isEmpty()) {
      return;
    }
    Map<PointType, Long> before = each(this::reversed);
    Map<PointType, Long> restored = restored(id);
    Posting posting =
        posting("refund", late(returns.getOrDefault(id, order.order().placedAt())));
    returns.put(id, posting.effectiveAt());
    Membership member = ada;
    ToldDecision told =
        new ToldDecision(did(Refund.lines(posting, id, lines.toArray(Returned.Line[]::new))));
    Sale sale = reference.sale(id);
    Map<TierMetric, Long> counted = ReferenceProgram.counted(program, sale);
    Map<PointType, Long> back = new ReferenceReturns(program).returned(sale, lines);
    for (PointType type : TYPES) {
      long now = reversed(type) - before.getOrDefault(type, 0L);
      assertEquals(back.get(type), now);
      told.checkTakenBack(type, order, now);
    }
    told.checkReturned(Arrays.stream(sale.returned).reduce(BigDecimal.ZERO, BigDecimal::add));
    spent
        .getOrDefault(id, Map.of())
        .forEach((type, units) -> assertEquals(
            Math.max(restored.getOrDefault(type, 0L), ReferenceReturns.proRata(sale, units)),
            restored(id).getOrDefault(type, 0L)));
    OpenOrder after = ada.order(id).orElseThrow();
    assertEquals(sale.isGone(), after.isGone());
    for (int i = 0; i < after.awards().size(); i++) {
      RecordedAward award = after.awards().get(i);
      long units = after.reversed().get(i) - order.reversed().get(i);
      if (units > 0) {
        reference.gaveBack(id, award.rule(), Points.of(award.type(), units));
      }
    }
    reference.keep(sale, counted, member, Days.of(posting.effectiveAt(), program.zone()));
    for (PointType type : TYPES) {
      assertTrue(after.reversed(type) <= after.earned(type));
      if (sale.isGone() && program.refunds().method() != RefundPolicy.Method.RATE_THE_RETURN) {
        assertEquals(after.earned(type), after.reversed(type));
      }
    }
  }

  /* From all entries; where an order is open, from some of them, too, for the membership knows better. */
  private void reopen() {
    if (reference.sales().isEmpty()) {
      return;
    }
    Sale sale = one(reference.sales());
    String id = sale.order.id().value();
    Posting posting = posting("reopen", late(sale.order.placedAt()));
    Optional<OpenOrder> before =
        ada.order(id).filter(open -> open.openUntil().isAfter(posting.effectiveAt()));
    Instant until = now.plus(Duration.ofDays(1 + random.nextInt(120)));
    did(Reopen.from(posting, id, before.isPresent() ? known(id) : entries, until));
    OpenOrder after = ada.order(id).orElseThrow();
    assertEquals(
        before.map(OpenOrder::openUntil).filter(until::isBefore).orElse(until), after.openUntil());
    assertEquals(
        OpenOrder.find(id, entries).orElseThrow().openUntil(until), after.openUntil(until));
  }

  private void reopenActivity() {
    if (activities.isEmpty()) {
      return;
    }
    Activity activity = one(activities);
    String id = activity.id().value();
    Posting posting = posting("reopen", late(activity.at()));
    Optional<OpenActivity> before =
        ada.activity(id).filter(open -> open.openUntil().isAfter(posting.effectiveAt()));
    Instant until = now.plus(Duration.ofDays(1 + random.nextInt(120)));
    did(ReopenActivity.from(posting, id, before.isPresent() ? known(id) : entries, until));
    OpenActivity after = ada.activity(id).orElseThrow();
    assertEquals(
        before.map(OpenActivity::openUntil).filter(until::isBefore).orElse(until),
        after.openUntil());
    assertEquals(
        OpenActivity.find(id, entries).orElseThrow().openUntil(until), after.openUntil(until));
  }

  /* The entries up to some decision since something happened. */
  private List<ProgramEntry> known(String id) {
    List<Integer> since = ends.stream()
        .filter(end -> OpenOrder.find(id, entries.subList(0, end)).isPresent()
            || OpenActivity.find(id, entries.subList(0, end)).isPresent())
        .toList();
    return entries.subList(0, one(since));
  }

  /* What was spent on an order and has come back with it. */
  private Map<PointType, Long> restored(String order) {
    return each(type ->
        ada.account().cause(order).map(cause -> cause.restored(type).units()).orElse(0L));
  }

  private void redeem() {
    dawn(now);
    PointType type = one(SPENDABLE);
    long available = ada.balance(type, latest()).available().units();
    if (available > 0) {
      Points points = Points.of(type, 1 + random.nextLong(available));
      List<String> open =
          openOrders().stream().map(order -> order.order().id().value()).toList();
      boolean onOrder = !open.isEmpty() && random.nextBoolean();
      Posting posting = posting("redeem", onOrder ? now : late(JOINED));
      boolean early = !onOrder && random.nextInt(3) == 0;
      String cause = onOrder ? one(open) : (early ? "order-" : "reward-") + names;
      Redeem redeem = new Redeem(posting, points, cause);
      if (posting.effectiveAt().isBefore(now) && !program.decide(ada, redeem).isAccepted()) {
        // What there is now need not have been there then.
        refused(redeem, Reason.INSUFFICIENT_POINTS);
        return;
      }
      did(redeem);
      ahead = early ? cause : ahead;
      if (onOrder || early) {
        paid(cause, points, posting.effectiveAt());
      }
    }
  }

  private Instant latest() {
    return now.isBefore(ada.asOf()) ? ada.asOf() : now;
  }

  /* By hand or to match a status elsewhere; on any ladder, for a time or for good, now, later or since some days. */
  private void grant() {
    LocalDate day = Days.of(now, program.zone()).plusDays(random.nextInt(30) - 10L);
    DateRange days = random.nextInt(6) == 0
        ? DateRange.startingAt(day)
        : DateRange.of(day, day.plusDays(1 + random.nextInt(60)));
    TierLadder ladder = one(program.ladders());
    TierGrant grant =
        new TierGrant(one(ladder.levels()).name(), days, one(List.of("match", "service")));
    did(new GrantTier(posting("grant", late(JOINED)), ladder.name(), grant));
    reference.granted(ladder, grant);
  }

  /* A command that was accepted is repeated, as it was and changed. */
  private void repeat() {
    if (accepted.isEmpty()) {
      return;
    }
    int at = random.nextInt(accepted.size());
    ProgramCommand command = accepted.get(at);
    Instant watermark = ada.asOf().minus(program.ledger.retention());
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
    dawn(now);
    long available = ada.balance(BEANS, latest()).available().units();
    DateRange year = DateRange.parse("2026-01-01/2027-01-01");
    List<ProgramCommand> wrong = List.of(
        new Redeem(posting("wrong"), Points.of(BEANS, available + 1), "reward"),
        Refund.everything(posting("wrong"), "nothing"),
        new GrantTier(posting("wrong"), "status", new TierGrant("Emerald", year, "x")),
        new GrantTier(posting("wrong"), "elsewhere", new TierGrant("Gold", year, "x")),
        RecordPurchase.of(
            Order.builder("wrong", "ben", now).amount(Money.of("EUR", "1.00")).build()),
        new Redeem(posting("wrong"), Points.of(STARS, 1), "reward"));
    List<Reason> why = List.of(
        Reason.INSUFFICIENT_POINTS,
        Reason.CAUSE_CLOSED,
        Reason.TIER_UNKNOWN,
        Reason.TIER_UNKNOWN,
        Reason.OTHER_MEMBER,
        Reason.NOT_REDEEMABLE);
    for (int i = 0; i < wrong.size(); i++) {
      refused(wrong.get(i), why.get(i));
    }
    openOrders().stream().findAny().ifPresent(open -> {
      String id = open.order().id().value();
      Order other =
          Order.builder(id, "ada", now).amount(Money.of("EUR", "1.23")).build();
      assertFalse(program.decide(ada, RecordPurchase.of(other)).isSettled());
    });
  }

  private void refused(ProgramCommand command, Reason why) {
    Decision decision = program.decide(ada, command);
    assertEquals(Status.DECLINED, decision.status(), command::toString);
    assertEquals(why, decision.refusal().orElseThrow().reason(), command::toString);
    assertSame(ada, decision.membership());
    assertEquals(List.of(), decision.explanation().missing());
  }

  private void check() {
    Instant watermark = latest().minus(program.ledger.retention());
    reference.check(ada, Days.of(latest(), program.zone()), Days.of(watermark, program.zone()));
    if (random.nextInt(4) == 0) {
      assertEquals(ada, program.replay(entries));
      assertEquals(ada, program.restore(ada.snapshot()));
    }
  }
}
