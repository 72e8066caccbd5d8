package dev.rapport.examples;

import static dev.rapport.loyalty.expiry.ActivityKind.REVIEW;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.MONTH_END;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.rolling;
import static dev.rapport.loyalty.member.Conditions.betweenHours;
import static dev.rapport.loyalty.member.Conditions.firstPurchase;
import static dev.rapport.loyalty.member.Conditions.inCategory;
import static dev.rapport.loyalty.member.Conditions.onBirthday;
import static dev.rapport.loyalty.member.Conditions.onWeekdays;
import static dev.rapport.loyalty.tier.Requirement.atLeast;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import dev.rapport.core.money.Money;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.Days;
import dev.rapport.core.time.LeapDayPolicy;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.journal.ActivityCommand.RecordActivity;
import dev.rapport.loyalty.journal.MemberProfile;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramCommand.Day;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramCommand.Redeem;
import dev.rapport.loyalty.journal.ProgramCommand.Refund;
import dev.rapport.loyalty.journal.ProgramCommand.UpdateMember;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.journal.Returned;
import dev.rapport.loyalty.ledger.LedgerHistory;
import dev.rapport.loyalty.ledger.Statement;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.program.Decision;
import dev.rapport.loyalty.program.LoyaltyProgram;
import dev.rapport.loyalty.program.Membership;
import dev.rapport.loyalty.program.RefundPolicy;
import dev.rapport.loyalty.program.Shortfall;
import dev.rapport.loyalty.tier.Benefit;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierMetric;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A coffee shop and its club: beans for every euro, double beans on coffee in the quiet afternoon, a present on the birthday, some
 * for a review, and two tiers. Ada joins in January, climbs to Gold, spends, brings back a bag of coffee, reviews the other, and
 * has her birthday on a day that does not exist this year.
 */
public final class CoffeeShop {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final PointType BEANS = new PointType("beans", true, true, 0);

  /** The club: what one reads here is all there is to it. */
  static final LoyaltyProgram CLUB = LoyaltyProgram.builder("coffee-club", PARIS)
      .points(BEANS, rolling(Period.ofMonths(12)).roundedUpTo(MONTH_END))
      .earn(EarningRules.perAmount("base", BEANS, 1, Money.of("EUR", "1.00")))
      .earn(EarningRules.multiplier("happy-hour", 2)
          .onLines(inCategory("coffee"))
          .when(onWeekdays(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY)
              .and(betweenHours(LocalTime.of(14, 0), LocalTime.of(17, 0)))))
      .earn(EarningRules.bonus("welcome", BEANS, 20).when(firstPurchase()))
      .earn(EarningRules.bonus("birthday", BEANS, 50)
          .when(onBirthday(LeapDayPolicy.FEB_28))
          .cappedAt(Cap.uses("once-a-year", 1).in(Cycle.years())))
      .earn(EarningRules.perUnit("refill", BEANS, 3)
          .onLines(inCategory("refill"))
          .cappedAt(Cap.points("refills-a-day", Points.of(BEANS, 6)).in(Cycle.days())))
      .earn(EarningRules.bonus("review", BEANS, 10)
          .on(REVIEW)
          .cappedAt(Cap.uses("one-review", 1).perSubject()))
      .tiers(TierLadder.builder("status")
          .level("Silver", atLeast(TierMetric.points(BEANS), 60))
          .level("Gold", atLeast(TierMetric.points(BEANS), 150), Benefit.earning("1.5"))
          .build())
      .refunds(RefundPolicy.byItem().shortfall(Shortfall.DEBT))
      .build();

  private final List<ProgramEntry> entries = new ArrayList<>();
  private Membership ada;

  private CoffeeShop() {
    ada = CLUB.enrol(MemberId.of("ada"), at("2026-01-12T08:00"));
    entries.add(ada.enrolment());
  }

  /**
   * Prints the story.
   *
   * @param args ignored
   */
  public static void main(String[] args) {
    lines().forEach(System.out::println);
  }

  private static Instant at(String local) {
    return ZonedDateTime.parse(local + ":00+01:00").toInstant();
  }

  private static Order.Builder order(String id, String local) {
    return Order.builder(id, "ada", at(local));
  }

  private static Money eur(String amount) {
    return Money.of("EUR", amount);
  }

  /* A service does the same in a transaction: decide, store the entries, go on. */
  private Decision did(ProgramCommand command) {
    Decision decision = CLUB.decide(ada, command);
    entries.addAll(decision.entries());
    ada = decision.membership();
    return decision;
  }

  static List<String> lines() {
    return new CoffeeShop().story();
  }

  private List<String> story() {
    did(new UpdateMember(
        Posting.of("profile-1", at("2026-01-12T08:01")),
        MemberProfile.unknown().withBirthday(MonthDay.of(2, 29))));
    did(RecordPurchase.of(order("o-1", "2026-01-12T08:05")
        .line("flat-white", "coffee", 1, eur("4.20"))
        .line("croissant", "bakery", 1, eur("2.10"))
        .build()));
    did(RecordPurchase.of(order("o-2", "2026-01-30T15:10")
        .line("office-box", "coffee", 1, eur("72.00"))
        .build()));
    did(new Redeem(
        Posting.of("reward-1", at("2026-02-06T09:00")), Points.of(BEANS, 80), "reward/mug"));
    did(RecordPurchase.of(order("o-3", "2026-02-14T11:00")
        .line("kenya-bag", "bags", 2, eur("29.00"))
        .line("tasting", "events", 1, eur("35.50"))
        .build()));
    did(Refund.lines(
        Posting.of("return-1", at("2026-02-20T10:00")), "o-3", new Returned.Line(1, eur("14.50"))));
    did(RecordActivity.of(
        Activity.of("review-1", "ada", at("2026-02-21T19:30"), REVIEW).about("kenya-bag")));
    Decision birthday = did(RecordPurchase.of(birthdayOrder()));
    did(Day.of(at("2026-03-02T02:00")));

    List<String> lines = new ArrayList<>();
    lines.add("Ada is " + ada.standing("status").level() + " and has "
        + ada.balance(BEANS, at("2026-03-02T02:00")).available() + ".");
    lines.add("");
    lines.add("Why her birthday order earned what it did");
    lines.addAll(birthday.explanation().lines());
    lines.add("");
    lines.addAll(statement());
    return lines;
  }

  private List<String> statement() {
    DateRange quarter = DateRange.through(
        LocalDate.of(2026, Month.JANUARY, 1), LocalDate.of(2026, Month.MARCH, 31));
    LedgerHistory history = LedgerHistory.of(ProgramEntry.ledger(entries));
    Statement statement = Statement.of(history, BEANS, quarter.in(PARIS));
    List<String> lines = new ArrayList<>();
    lines.add("Her statement for " + quarter);
    for (Statement.Line line : statement.lines()) {
      LedgerEntry entry = line.entry();
      String what = entry.kind().name().toLowerCase(Locale.ROOT);
      lines.add(Days.of(entry.header().effectiveAt(), PARIS) + "  " + what + "  " + line.change());
    }
    lines.add("in all " + statement.closing().available());
    return lines;
  }

  /** 28 February 2026 is a Saturday, so there is no happy hour; the leap day's birthday is today, and refills are capped. */
  private static Order birthdayOrder() {
    return order("o-4", "2026-02-28T15:30")
        .line("flat-white", "coffee", 2, eur("8.40"))
        .line("filter", "refill", 3, eur("4.50"))
        .line("cake", "bakery", 1, eur("18.00"))
        .build();
  }
}
