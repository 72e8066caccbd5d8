package dev.rapport.loyalty.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.HoldCommand;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.ShortfallPolicy;
import dev.rapport.loyalty.posting.UpkeepCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One account, its entries so far, and commands in a line each. Every accepted step is checked against replay and books. */
final class LedgerFixture {
  static final PointType BEANS = PointType.redeemable("beans");
  static final Instant MIN = Instant.MIN;

  PointsAccount account;
  final List<LedgerEntry> entries = new ArrayList<>();
  private int keys;

  LedgerFixture() {
    this(LedgerPolicy.standard());
  }

  LedgerFixture(LedgerPolicy policy) {
    account = PointsAccount.open(policy);
  }

  /* Midnight UTC of a day such as 2026-01-31. */
  static Instant day(String date) {
    return Instant.parse(date + "T00:00:00Z");
  }

  static Points beans(long units) {
    return Points.of(BEANS, units);
  }

  Posting posting(Instant at) {
    return Posting.of("key-" + ++keys, at);
  }

  LedgerOutcome tell(LedgerCommand command) {
    LedgerOutcome outcome = account.decide(command);
    if (outcome.isAccepted()) {
      account = outcome.account();
      entries.addAll(outcome.entries());
      assertEquals(account, PointsAccount.replay(account.policy(), entries));
      Conservation books = Conservation.check(entries);
      assertTrue(books.holds(), books::toString);
    }
    return outcome;
  }

  LedgerOutcome accepted(LedgerCommand command) {
    LedgerOutcome outcome = tell(command);
    assertTrue(outcome.isAccepted(), outcome::toString);
    return outcome;
  }

  void declined(LedgerOutcome.Reason reason, LedgerCommand command) {
    PointsAccount before = account;
    LedgerOutcome outcome = tell(command);
    assertTrue(outcome instanceof LedgerOutcome.Declined, outcome::toString);
    assertEquals(reason, ((LedgerOutcome.Declined) outcome).reason());
    assertEquals(before, outcome.account());
  }

  LedgerOutcome earn(Instant at, long units, Expiry expiry, String cause) {
    return accepted(earning(at, units, LotTerms.atOnce(expiry), cause));
  }

  LedgerCommand earning(Instant at, long units, LotTerms terms, String cause) {
    return new CreditCommand.Earn(
        posting(at), beans(units), terms, Origin.of(cause), at.plusSeconds(86_400L * 90));
  }

  LedgerOutcome spend(Instant at, long units, String cause) {
    return accepted(spending(at, units, cause));
  }

  LedgerCommand spending(Instant at, long units, String cause) {
    return new DebitCommand.Spend(posting(at), beans(units), cause, at.plusSeconds(86_400L * 365));
  }

  LedgerCommand holding(Instant at, long units, Instant timesOutAt) {
    return new HoldCommand.PlaceHold(posting(at), beans(units), timesOutAt, false);
  }

  LedgerCommand capturing(Instant at, String hold, long units) {
    return new HoldCommand.Capture(
        posting(at), hold, beans(units), "cause-of-" + hold, at.plusSeconds(86_400L * 90));
  }

  LedgerCommand reversing(Instant at, String cause, Extent extent, ShortfallPolicy shortfall) {
    return new DebitCommand.Reverse(posting(at), cause, BEANS, extent, shortfall);
  }

  LedgerCommand restoring(Instant at, String cause, Extent extent, Instant graceUntil) {
    return new CreditCommand.Restore(posting(at), cause, BEANS, extent, graceUntil);
  }

  LedgerOutcome sweep(Instant at) {
    return accepted(new UpkeepCommand.Sweep(posting(at)));
  }

  LedgerOutcome slide(Instant at, Instant until) {
    return accepted(new UpkeepCommand.Slide(posting(at), BEANS, "activity", until));
  }

  void deduct(Instant at, long units, ShortfallPolicy shortfall) {
    accepted(new DebitCommand.Deduct(posting(at), beans(units), "correction", shortfall));
  }

  long available(Instant at) {
    return account.balance(BEANS, at).available().units();
  }

  long debt(Instant at) {
    return account.balance(BEANS, at).debt().units();
  }

  /* What is left of each open lot, by number, as "number:units". */
  List<String> lots(Instant at) {
    return account.lots(BEANS, at).stream()
        .map(open -> open.lot().id() + ":" + open.remaining())
        .toList();
  }
}
