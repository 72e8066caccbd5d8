package dev.rapport.examples.storing;

import static dev.rapport.loyalty.expiry.ActivityKind.REVIEW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.expiry.ExpiryPolicies;
import dev.rapport.loyalty.journal.ActivityCommand.RecordActivity;
import dev.rapport.loyalty.journal.MembershipSnapshot;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramCommand.Day;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramCommand.Redeem;
import dev.rapport.loyalty.journal.ProgramCommand.Refund;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.ledger.LedgerHistory;
import dev.rapport.loyalty.ledger.PointsAccount;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.AccountSnapshot;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.program.Decision;
import dev.rapport.loyalty.program.LoyaltyProgram;
import dev.rapport.loyalty.program.Membership;
import dev.rapport.loyalty.tier.TierLadder;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A service and its table: a text for each entry, and now and then one for the whole membership. */
class StoringTest {
  private static final PointType BEANS = new PointType("beans", true, true, 0);
  private static final LoyaltyProgram CLUB = LoyaltyProgram.builder(
          "club", ZoneId.of("Europe/Paris"))
      .points(BEANS, ExpiryPolicies.rolling(Period.ofMonths(12)))
      .earn(EarningRules.perAmount("base", BEANS, 1, Money.of("EUR", "1.00")))
      .earn(EarningRules.bonus("review", BEANS, 10).on(REVIEW))
      .tiers(TierLadder.of(BEANS, "Silver", 60, "Gold", 150))
      .build();

  /* The column of one member, in the order of the sequence numbers. */
  private final List<String> table = new ArrayList<>();
  private Membership ada = CLUB.enrol(MemberId.of("ada"), at("2026-01-12T08:00:00Z"));

  StoringTest() {
    table.add(JournalJson.write(ada.enrolment()));
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }

  /* What a service does in one transaction, on the condition that the last line of the table is the decision's base version. */
  private void did(ProgramCommand command) {
    Decision decision = CLUB.decide(ada, command);
    assertTrue(decision.isAccepted(), decision::toString);
    assertEquals(table.size(), decision.baseVersion());
    decision.entries().forEach(entry -> table.add(JournalJson.write(entry)));
    ada = decision.membership();
  }

  private void buys(String id, String instant, String amount) {
    did(RecordPurchase.of(Order.builder(id, "ada", at(instant))
        .line("kenya", "coffee", 1, Money.of("EUR", amount))
        .build()));
  }

  private void january() {
    buys("o-1", "2026-01-13T09:00:00Z", "42.00");
    buys("o-2", "2026-01-20T09:00:00Z", "80.00");
    did(Refund.everything(Posting.of("r-1", at("2026-01-22T10:00:00Z")), "o-1"));
    did(RecordActivity.of(Activity.of("a-1", "ada", at("2026-01-23T20:00:00Z"), REVIEW)));
    did(Day.of(at("2026-02-01T02:00:00Z")));
  }

  private void february() {
    did(new Redeem(
        Posting.of("mug", at("2026-02-02T09:00:00Z")), Points.of(BEANS, 70), "reward/mug"));
    buys("o-3", "2026-02-10T09:00:00Z", "5.00");
  }

  private static List<ProgramEntry> read(List<String> lines) {
    return lines.stream()
        .map(line -> JournalJson.read(ProgramEntry.class, line))
        .toList();
  }

  @Test
  void aMembershipIsItsLines() {
    january();
    february();
    Membership read = CLUB.replay(read(table));
    assertEquals(ada, read);
    assertEquals(ada.stateHash(), read.stateHash());
    assertEquals(
        Points.of(BEANS, 25), read.balance(BEANS, at("2026-02-10T09:00:00Z")).available());
  }

  @Test
  void thePastIsReadFromTheSameLines() {
    january();
    february();
    LedgerHistory history = LedgerHistory.of(ProgramEntry.ledger(read(table)));
    Instant evening = at("2026-01-20T20:00:00Z");
    assertEquals(
        Points.of(BEANS, 122), history.balance(BEANS, evening, ada.asOf()).available());
  }

  @Test
  void aSnapshotSavesReadingTheLinesBeforeIt() {
    january();
    String snapshot = JournalJson.write(ada.snapshot());
    int from = table.size();
    february();
    Membership restored = CLUB.restore(JournalJson.read(MembershipSnapshot.class, snapshot));
    assertEquals(ada, CLUB.after(restored, read(table.subList(from, table.size()))));
  }

  @Test
  void whatWasRestoredDecidesAsIfNothingHadBeenStored() {
    january();
    String snapshot = JournalJson.write(ada.snapshot());
    Membership restored = CLUB.restore(JournalJson.read(MembershipSnapshot.class, snapshot));
    assertEquals(ada.stateHash(), restored.stateHash());
    Instant noon = at("2026-02-03T12:00:00Z");
    List<ProgramCommand> next = List.of(
        Refund.everything(Posting.of("r-2", noon), "o-2"),
        new Redeem(Posting.of("mug", noon), Points.of(BEANS, 1_000), "reward/mug"),
        // Repeated, with the answer of the first time; and changed under the same key.
        Refund.everything(Posting.of("r-1", at("2026-01-22T10:00:00Z")), "o-1"),
        Refund.everything(Posting.of("r-1", at("2026-01-22T10:00:00Z")), "o-2"));
    List<Decision.Status> answers = new ArrayList<>();
    for (ProgramCommand command : next) {
      Decision decision = CLUB.decide(restored, command);
      assertEquals(CLUB.decide(ada, command), decision);
      assertEquals(
          CLUB.decide(ada, command).explanation().lines(),
          decision.explanation().lines());
      answers.add(decision.status());
    }
    assertEquals(
        List.of(
            Decision.Status.ACCEPTED,
            Decision.Status.DECLINED,
            Decision.Status.DUPLICATE,
            Decision.Status.CONFLICT),
        answers);
  }

  @Test
  void anAccountWithoutAProgrammeIsStoredAlike() {
    for (AccountLife life : AccountLife.both()) {
      List<LedgerEntry> read = life.entries().stream()
          .map(entry -> JournalJson.read(LedgerEntry.class, JournalJson.write(entry)))
          .toList();
      PointsAccount account = life.account();
      assertEquals(account, PointsAccount.replay(account.policy(), read));
      String snapshot = JournalJson.write(account.snapshot());
      assertEquals(
          account,
          PointsAccount.restore(
              account.policy(), JournalJson.read(AccountSnapshot.class, snapshot)));
    }
  }
}
