package dev.rapport.loyalty.ledger;

import static dev.rapport.loyalty.ledger.LedgerFixture.BEANS;
import static dev.rapport.loyalty.ledger.LedgerFixture.beans;
import static dev.rapport.loyalty.ledger.LedgerFixture.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.time.DateRange;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.HoldCommand;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.ShortfallPolicy;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The story that the package tells, line by line. */
class LedgerStoryTest {
  private final Instant may4 = day("2026-05-04");
  private final Instant may9 = day("2026-05-09");
  private final Instant may10 = day("2026-05-10");
  private final Instant may11 = day("2026-05-11");
  private final Instant may20 = day("2026-05-20");
  private final Instant june4 = day("2026-06-04");
  private final Instant endOf2028 = day("2029-01-01");

  private final List<LedgerCommand> story = List.of(
      new CreditCommand.Earn(
          Posting.of("earn/order-17", may4),
          Points.of(BEANS, 120),
          LotTerms.atOnce(Expiry.at(endOf2028)),
          Origin.of("order-17").byRule("base", 3),
          june4),
      new HoldCommand.PlaceHold(
          Posting.of("hold/order-18", may9), Points.of(BEANS, 80), may11, false),
      new HoldCommand.Capture(
          Posting.of("capture/order-18", may10),
          "hold/order-18",
          Points.of(BEANS, 50),
          "order-18",
          june4),
      new DebitCommand.Reverse(
          Posting.of("return/order-17/1", may20),
          "order-17",
          BEANS,
          Extent.cumulative(1_000, 4_000),
          ShortfallPolicy.withinBalance()));

  private final List<LedgerEntry> entries = new ArrayList<>();

  private PointsAccount told() {
    PointsAccount ada = PointsAccount.open();
    for (LedgerCommand command : story) {
      LedgerOutcome outcome = ada.decide(command);
      assertTrue(outcome.isAccepted(), outcome::toString);
      entries.addAll(outcome.entries());
      ada = outcome.account();
    }
    return ada;
  }

  @Test
  void endsWithTheBalanceThatThePackageNames() {
    PointsAccount ada = told();
    assertEquals(beans(40), ada.balance(BEANS, may20).available());
    assertEquals(ada, PointsAccount.replay(ada.policy(), entries));
    assertTrue(Conservation.check(entries).holds());
    Balance whileHeld = LedgerHistory.of(entries).balance(BEANS, may9, may20);
    assertEquals(new Balance(beans(40), beans(0), beans(80), beans(0)), whileHeld);
  }

  @Test
  void statementOfTheMonthTellsEachStep() {
    told();
    DateRange may = DateRange.ofMonth(YearMonth.of(2026, 5));
    Statement statement = Statement.of(LedgerHistory.of(entries), BEANS, may.in(ZoneOffset.UTC));
    assertEquals(beans(0), statement.opening().available());
    assertEquals(beans(40), statement.closing().available());
    assertEquals(
        Map.of(
            LedgerEntry.Kind.EARNED, beans(120),
            LedgerEntry.Kind.HELD, beans(0),
            LedgerEntry.Kind.CAPTURED, beans(-50),
            LedgerEntry.Kind.REVERSED, beans(-30)),
        statement.changesByKind());
    assertEquals(Map.of(endOf2028, beans(40)), statement.expiries());
  }

  @Test
  void reverseNamesTheCauseThatEarnedAndRestoreTheOneSpentOn() {
    PointsAccount ada = told();
    Posting posting = Posting.of("cancel/order-18", may20);
    LedgerOutcome restored = ada.decide(
        new CreditCommand.Restore(posting, "order-18", BEANS, Extent.all(), Instant.MIN));
    assertEquals(beans(90), restored.account().balance(BEANS, may20).available());
    LedgerOutcome confused = ada.decide(
        new CreditCommand.Restore(posting, "order-17", BEANS, Extent.all(), Instant.MIN));
    assertEquals(beans(40), confused.account().balance(BEANS, may20).available());
    LedgerOutcome reversed = ada.decide(new DebitCommand.Reverse(
        posting, "order-18", BEANS, Extent.all(), ShortfallPolicy.withinBalance()));
    assertTrue(reversed instanceof LedgerOutcome.Declined, reversed::toString);
  }
}
