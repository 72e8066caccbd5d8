package dev.rapport.loyalty.program;

import static dev.rapport.loyalty.expiry.ExpiryPolicies.never;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.event.EventId;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.DateRange;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.earning.RateTable;
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
import dev.rapport.loyalty.journal.ProgramCommand.CancelRedemption;
import dev.rapport.loyalty.journal.ProgramCommand.Day;
import dev.rapport.loyalty.journal.ProgramCommand.GrantTier;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramCommand.Redeem;
import dev.rapport.loyalty.journal.ProgramCommand.Refund;
import dev.rapport.loyalty.journal.ProgramCommand.Reopen;
import dev.rapport.loyalty.journal.ProgramCommand.UpdateMember;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.journal.Returned;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Cause;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.HoldCommand;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.program.Decision.Status;
import dev.rapport.loyalty.tier.TierGrant;
import dev.rapport.loyalty.tier.TierLadder;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A command happens once: its repetition is known again, and another under its key is told from it in every field. */
class RepetitionTest {
  private static final PointType BEANS = new PointType("beans", true, true, 0);
  private static final PointType STARS = PointType.redeemable("stars");
  private static final Instant JOINED = Instant.parse("2026-01-10T09:00:00Z");
  private static final Instant NOW = JOINED.plus(Duration.ofDays(60));
  private static final LoyaltyProgram CLUB = LoyaltyProgram.builder("club", ZoneOffset.UTC)
      .points(BEANS, never())
      .points(STARS, never())
      .earn(EarningRules.perAmount("base", BEANS, 1, Money.of("EUR", "1.00")))
      .earn(EarningRules.perAmount("stars", STARS, 1, Money.of("EUR", "1.00")))
      .earn(EarningRules.bonus("review", BEANS, 5).on(ActivityKind.REVIEW))
      .tiers(TierLadder.of(BEANS, "Silver", 1_000, "Gold", 2_000))
      .build();

  private final List<ProgramEntry> entries = new ArrayList<>();
  private Membership ada = CLUB.enrol(MemberId.of("ada"), JOINED);

  /** A command, and the same with one field changed at a time. */
  private record Case(
      Function<Posting, ProgramCommand> made,
      Map<String, Function<Posting, ProgramCommand>> others) {
    ProgramCommand command() {
      return made.apply(Posting.of("key", NOW));
    }
  }

  @BeforeEach
  void aMemberWithAPast() {
    entries.add(ada.enrolment());
    did(RecordPurchase.of(order("long-ago", JOINED.plusSeconds(60), "80.00")));
    did(RecordActivity.of(review("long-ago-review", JOINED.plusSeconds(60))));
    did(RecordPurchase.of(order("o-1", NOW.minusSeconds(120), "80.00")));
    did(RecordActivity.of(review("a-1", NOW.minusSeconds(120))));
    did(RecordActivity.of(review("a-2", NOW.minusSeconds(120))));
    did(RecordPurchase.of(order("o-2", NOW.minusSeconds(120), "80.00")));
    did(new Redeem(Posting.of("r-1", NOW.minusSeconds(60)), Points.of(BEANS, 9), "reward-1"));
    did(new Redeem(Posting.of("r-2", NOW.minusSeconds(60)), Points.of(BEANS, 9), "reward-2"));
  }

  private Decision did(ProgramCommand command) {
    Decision decision = CLUB.decide(ada, command);
    assertTrue(decision.isAccepted(), decision::toString);
    ada = decision.membership();
    entries.addAll(decision.entries());
    return decision;
  }

  private static Order order(String id, Instant placedAt, String amount) {
    return Order.builder(id, "ada", placedAt).amount(Money.of("EUR", amount)).build();
  }

  private static Activity review(String id, Instant at) {
    return Activity.of(id, "ada", at, ActivityKind.REVIEW);
  }

  private static Case activities() {
    return new Case(
        at -> new RecordActivity(review(at.key(), at.effectiveAt()), at.recordedAt()),
        Map.of(
            "activity",
            at -> new RecordActivity(
                review(at.key(), at.effectiveAt()).about("tea"), at.recordedAt())));
  }

  private static Case undoings() {
    return new Case(
        at -> UndoActivity.of(at, "a-1"), Map.of("activity", at -> UndoActivity.of(at, "a-2")));
  }

  private Case activityReopenings() {
    Instant until = NOW.plus(Duration.ofDays(9));
    ReopenActivity found =
        ReopenActivity.from(Posting.of("key", NOW), "long-ago-review", entries, until);
    OpenActivity activity = found.activity();
    List<Cause> causes = found.causes();
    assertEquals(1, causes.size());
    return new Case(
        at -> new ReopenActivity(at, activity, causes, until),
        Map.of(
            "activity", at -> new ReopenActivity(at, activity.asUndone(), causes, until),
            "causes", at -> new ReopenActivity(at, activity, List.of(), until),
            "until", at -> new ReopenActivity(at, activity, causes, until.plusSeconds(1))));
  }

  private static Case purchases() {
    RateTable rates = RateTable.of(RateTable.Rate.of("USD", "EUR", "0.92"));
    return new Case(
        at -> purchase(at, "5.00", RateTable.none()),
        Map.of(
            "order", at -> purchase(at, "6.00", RateTable.none()),
            "rates", at -> purchase(at, "5.00", rates)));
  }

  private static RecordPurchase purchase(Posting at, String amount, RateTable rates) {
    return new RecordPurchase(order(at.key(), at.effectiveAt(), amount), rates, at.recordedAt());
  }

  private static Case refunds() {
    Returned part = new Returned.Amount(Money.of("EUR", "5.00"));
    return new Case(
        at -> new Refund(at, EventId.of("o-1"), part),
        Map.of(
            "order", at -> new Refund(at, EventId.of("o-2"), part),
            "returned", at -> new Refund(at, EventId.of("o-1"), new Returned.Everything())));
  }

  private static Case redemptions() {
    return new Case(
        at -> new Redeem(at, Points.of(BEANS, 5), "reward"),
        Map.of(
            "points", at -> new Redeem(at, Points.of(STARS, 5), "reward"),
            "cause", at -> new Redeem(at, Points.of(BEANS, 5), "other")));
  }

  private static Case cancellations() {
    return new Case(
        at -> new CancelRedemption(at, "reward-1", BEANS, Extent.all()),
        Map.of(
            "cause", at -> new CancelRedemption(at, "reward-2", BEANS, Extent.all()),
            "type", at -> new CancelRedemption(at, "reward-1", STARS, Extent.all()),
            "extent", at -> new CancelRedemption(at, "reward-1", BEANS, Extent.units(3))));
  }

  private static Case adjustments() {
    return new Case(
        at -> new Adjust(at, Points.of(BEANS, 5), "goodwill"),
        Map.of(
            "points", at -> new Adjust(at, Points.of(BEANS, 6), "goodwill"),
            "reason", at -> new Adjust(at, Points.of(BEANS, 5), "correction")));
  }

  private static Case grants() {
    DateRange days = DateRange.parse("2026-03-01/2026-09-01");
    TierGrant gold = new TierGrant("Gold", days, "match");
    return new Case(
        at -> new GrantTier(at, "beans", gold),
        Map.of(
            "ladder", at -> new GrantTier(at, "stars", gold),
            "grant", at -> new GrantTier(at, "beans", new TierGrant("Silver", days, "match"))));
  }

  private static Case updates() {
    MemberProfile known = MemberProfile.unknown().withBirthday(MonthDay.of(2, 29));
    return new Case(
        at -> new UpdateMember(at, known),
        Map.of("profile", at -> new UpdateMember(at, known.withScore("churn", 0.5))));
  }

  private Case reopenings() {
    Instant until = NOW.plus(Duration.ofDays(9));
    Reopen found = Reopen.from(Posting.of("key", NOW), "long-ago", entries, until);
    OpenOrder order = found.order();
    OpenOrder other = order.after(order.reversed(), List.of(100L));
    List<Cause> causes = found.causes();
    return new Case(
        at -> new Reopen(at, order, causes, until),
        Map.of(
            "order", at -> new Reopen(at, other, causes, until),
            "causes", at -> new Reopen(at, order, List.of(), until),
            "until", at -> new Reopen(at, order, causes, until.plusSeconds(1))));
  }

  private static Case bookings() {
    Points five = Points.of(BEANS, 5);
    return new Case(
        at -> new Book(new HoldCommand.PlaceHold(at, five, NOW.plusSeconds(60), false)),
        Map.of(
            "command",
            at -> new Book(new HoldCommand.PlaceHold(at, five, NOW.plusSeconds(61), false))));
  }

  private List<Case> cases() {
    return List.of(
        purchases(),
        refunds(),
        redemptions(),
        cancellations(),
        adjustments(),
        grants(),
        updates(),
        reopenings(),
        bookings(),
        activities(),
        undoings(),
        activityReopenings());
  }

  @Test
  void everyKindAndEveryFieldIsAmongTheCases() {
    Set<ProgramCommand.Kind> kinds = EnumSet.of(ProgramCommand.Kind.DAY);
    for (Case each : cases()) {
      ProgramCommand command = each.command();
      kinds.add(command.kind());
      Set<String> fields = new TreeSet<>(each.others().keySet());
      assertEquals(
          fields,
          new TreeSet<>(Arrays.stream(command.getClass().getRecordComponents())
              .map(RecordComponent::getName)
              .filter(name -> !name.equals("posting") && !name.equals("recordedAt"))
              .toList()),
          () -> command.kind().toString());
    }
    assertEquals(EnumSet.allOf(ProgramCommand.Kind.class), kinds);
  }

  @Test
  void anotherCommandOfTheKindIsToldFromTheFirstInTheFieldThatDiffers() {
    for (Case each : cases()) {
      Membership after = CLUB.decide(ada, each.command()).membership();
      assertTrue(after.version() > ada.version(), () -> each.command().toString());
      new TreeMap<>(each.others()).forEach((field, other) -> {
        Decision decision = CLUB.decide(after, other.apply(Posting.of("key", NOW)));
        assertEquals(Status.CONFLICT, decision.status(), () -> field + " of " + each.command());
        assertEquals(List.of(field), decision.differing(), () -> each.command().toString());
        assertSame(after, decision.membership());
        assertEquals(List.of(), decision.entries());
      });
      Decision later = CLUB.decide(after, each.made().apply(Posting.of("key", NOW.plusSeconds(1))));
      assertEquals(Status.CONFLICT, later.status(), () -> each.command().toString());
      assertTrue(later.differing().contains("effectiveAt"), later::toString);
      Decision kind = CLUB.decide(
          after,
          each.command().kind() == ProgramCommand.Kind.UPDATE_MEMBER
              ? new Adjust(Posting.of("key", NOW), Points.of(BEANS, 1), "other")
              : new UpdateMember(Posting.of("key", NOW), MemberProfile.unknown()));
      assertEquals(List.of("kind"), kind.differing());
    }
  }

  @Test
  void aCommandThatIsRecordedAgainLaterIsARepetition() {
    for (Case each : cases()) {
      Decision first = CLUB.decide(ada, each.command());
      Posting later = new Posting("key", NOW, NOW.plus(Duration.ofDays(3)));
      Decision again = CLUB.decide(first.membership(), each.made().apply(later));
      assertEquals(Status.DUPLICATE, again.status(), () -> each.command().toString());
      assertEquals(first.entries(), again.entries());
      assertSame(first.membership(), again.membership());
    }
  }

  @Test
  void aDayTakesNoKeyButRespectsOneThatIsTaken() {
    Adjust adjust = new Adjust(Posting.of("key", NOW), Points.of(BEANS, 5), "goodwill");
    Decision day = CLUB.decide(ada, new Day(adjust.posting()));
    assertTrue(day.isAccepted());
    Decision after = CLUB.decide(day.membership(), adjust);
    assertTrue(after.isAccepted());
    Decision dayAgain = CLUB.decide(after.membership(), new Day(adjust.posting()));
    assertEquals(Status.CONFLICT, dayAgain.status());
    assertEquals(List.of("kind"), dayAgain.differing());
  }

  @Test
  void aDayThatDidSomethingIsNotDoneAgainNorDoesItTakeItsKey() {
    LoyaltyProgram voucher = LoyaltyProgram.builder("club", ZoneOffset.UTC)
        .points(BEANS, never())
        .earn(EarningRules.perAmount("base", BEANS, 1, Money.of("EUR", "1.00")))
        .autoRedeem(AutoRedemption.of("voucher", Points.of(BEANS, 100)))
        .build();
    Membership ben = voucher.enrol(MemberId.of("ada"), JOINED);
    ben = voucher.decide(ben, RecordPurchase.of(order("o-1", JOINED, "150.00"))).membership();
    Day day = new Day(Posting.of("key", NOW));
    Decision worked = voucher.decide(ben, day);
    assertTrue(worked.entries().size() > 0);
    Decision again = voucher.decide(worked.membership(), day);
    assertTrue(again.isAccepted());
    assertEquals(List.of(), again.entries());
    assertSame(worked.membership(), again.membership());
    Adjust adjust = new Adjust(day.posting(), Points.of(BEANS, 5), "goodwill");
    assertTrue(voucher.decide(worked.membership(), adjust).isAccepted());
  }
}
