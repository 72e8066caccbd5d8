package dev.rapport.examples.storing;

import static dev.rapport.examples.storing.Clubs.BEANS;
import static dev.rapport.examples.storing.Clubs.MILES;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.customer.SegmentId;
import dev.rapport.core.event.EventId;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.Days;
import dev.rapport.loyalty.earning.RateTable;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.journal.ActivityCommand.RecordActivity;
import dev.rapport.loyalty.journal.ActivityCommand.ReopenActivity;
import dev.rapport.loyalty.journal.ActivityCommand.UndoActivity;
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
import dev.rapport.loyalty.limit.Purse;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.OrderLine;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.HoldCommand;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.ShortfallPolicy;
import dev.rapport.loyalty.posting.ShortfallPolicy.DebtLimit;
import dev.rapport.loyalty.program.Decision;
import dev.rapport.loyalty.program.LoyaltyProgram;
import dev.rapport.loyalty.program.Membership;
import dev.rapport.loyalty.tier.TierGrant;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A member who does at random whatever can be done. What the programme accepts is kept, the rest never happened. */
final class MemberLife {
  private static final Instant JOINED = Instant.parse("2026-01-05T08:00:00Z");
  private static final RateTable RATES = RateTable.of(RateTable.Rate.of("USD", "EUR", "0.91"));
  private static final List<String> CATEGORIES = List.of("coffee", "refill", "bakery");

  private final LoyaltyProgram program;
  private final Random random;
  private final List<ProgramEntry> entries = new ArrayList<>();
  private final List<ProgramCommand> commands = new ArrayList<>();
  private final List<String> orders = new ArrayList<>(List.of("none"));
  private final List<String> activities = new ArrayList<>(List.of("none"));
  private final List<String> holds = new ArrayList<>(List.of("none"));
  private Membership ada;
  private Purse purse = Purse.of(Clubs.SPRING.lease());
  private Instant now = JOINED;
  private int names;

  MemberLife(LoyaltyProgram program, long seed) {
    this.program = program;
    this.random = new Random(seed);
    this.ada = program.enrol(MemberId.of("ada"), JOINED);
    entries.add(ada.enrolment());
  }

  Membership ada() {
    return ada;
  }

  Purse purse() {
    return purse;
  }

  List<ProgramEntry> entries() {
    return entries;
  }

  /** Those that were accepted. */
  List<ProgramCommand> commands() {
    return commands;
  }

  MemberLife live(int steps) {
    for (int i = 0; i < steps; i++) {
      ProgramCommand command = next();
      Decision decision = program.decide(ada, command, purse);
      if (decision.isAccepted()) {
        entries.addAll(decision.entries());
        commands.add(command);
        ada = decision.membership();
        purse = decision.purse();
      }
    }
    return this;
  }

  ProgramCommand next() {
    now = now.plus(Duration.ofMinutes(1 + random.nextInt(2 * 24 * 60)));
    names++;
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4 -> new RecordPurchase(order(), RATES, now);
      case 5, 6 -> new Refund(posting(), EventId.of(one(orders)), returned());
      case 7 -> new Redeem(posting(), some(), random.nextBoolean() ? one(orders) : "reward");
      case 8 -> new CancelRedemption(posting(), "reward", BEANS, Extent.units(1));
      case 9 -> new Adjust(posting(), Points.of(BEANS, 2L * random.nextInt(20) - 11), "goodwill");
      case 10 -> new GrantTier(posting(), "status", grant());
      case 11 ->
        new UpdateMember(
            posting(),
            ada.profile()
                .withBirthday(MonthDay.of(2, 1 + random.nextInt(29)))
                .withSegments(List.of(SegmentId.of("students")))
                .withScore("churn", random.nextDouble()));
      case 12 -> Day.of(now);
      case 13, 14 -> RecordActivity.of(activity());
      case 15 -> UndoActivity.of(posting(), one(activities));
      case 16 -> reopening();
      default -> new Book(ledgerCommand());
    };
  }

  private LedgerCommand ledgerCommand() {
    LotTerms terms = LotTerms.atOnce(Expiry.at(later()));
    Origin bakery = Origin.of("cake-" + names).fromPartner("bakery");
    return switch (random.nextInt(6)) {
      case 0 -> new CreditCommand.Grant(posting(), some(), terms, bakery);
      case 1 ->
        new CreditCommand.Activate(posting(), one(orders), Points.of(MILES, 1), Expiry.never());
      case 2 -> hold();
      case 3 ->
        new HoldCommand.Capture(posting(), one(holds), Points.of(BEANS, 1), one(orders), later());
      case 4 -> new HoldCommand.VoidHold(posting(), one(holds));
      default ->
        new DebitCommand.Deduct(
            posting(), some(), "penalty", ShortfallPolicy.debt(DebtLimit.units(25)));
    };
  }

  private Order order() {
    String id = "order-" + names;
    orders.add(id);
    String currency = random.nextInt(4) == 0 ? "USD" : "EUR";
    Order.Builder order = Order.builder(id, "ada", now)
        .channel(Channel.of("shop"))
        .store("lyon")
        .line(OrderLine.of(1, "gift", "bakery", 1, Money.ofMinor(currency, 0)));
    for (int line = 2; line <= 2 + random.nextInt(2); line++) {
      Money price = Money.ofMinor(currency, 100 + random.nextInt(3_000));
      order.line(OrderLine.of(line, "p" + line, one(CATEGORIES), 1 + random.nextInt(3), price)
          .withDiscount(Money.ofMinor(currency, random.nextInt(50))));
    }
    return order
        .shipping(Money.ofMinor(currency, 490), Money.ofMinor(currency, 98))
        .build();
  }

  private Returned returned() {
    return switch (random.nextInt(3)) {
      case 0 -> new Returned.Everything();
      case 1 -> new Returned.Lines(List.of(new Returned.Line(2, Money.of("EUR", "0.40"))));
      default -> new Returned.Amount(Money.of("EUR", "1.20"));
    };
  }

  private Activity activity() {
    String id = "activity-" + names;
    activities.add(id);
    return Activity.of(id, "ada", now, ActivityKind.REVIEW)
        .about(one(CATEGORIES))
        .withQuantity(1 + random.nextInt(4));
  }

  private HoldCommand hold() {
    holds.add("key-" + names);
    return new HoldCommand.PlaceHold(posting(), some(), later(), random.nextBoolean());
  }

  /** An order or an activity that there was, if there was any. */
  private ProgramCommand reopening() {
    for (ProgramEntry entry : entries) {
      if (entry instanceof ProgramEntry.Purchased bought && random.nextInt(3) == 0) {
        String id = bought.command().order().id().value();
        return Reopen.from(posting(), id, entries, later());
      }
      if (entry instanceof ProgramEntry.ActivityRecorded did && random.nextInt(2) == 0) {
        String id = did.command().activity().id().value();
        return ReopenActivity.from(posting(), id, entries, later());
      }
    }
    return Day.of(now);
  }

  private TierGrant grant() {
    LocalDate today = Days.of(now, program.zone());
    DateRange days = random.nextBoolean()
        ? DateRange.startingAt(today)
        : DateRange.of(today, today.plusDays(1 + random.nextInt(40)));
    return new TierGrant("Silver", days, "match");
  }

  private Posting posting() {
    return Posting.of("key-" + names, now);
  }

  private Points some() {
    return Points.of(BEANS, 1 + random.nextInt(15));
  }

  private Instant later() {
    return now.plus(Duration.ofHours(1 + random.nextInt(400)));
  }

  private String one(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}
