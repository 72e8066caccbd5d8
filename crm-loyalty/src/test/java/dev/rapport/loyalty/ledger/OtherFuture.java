package dev.rapport.loyalty.ledger;

import static dev.rapport.loyalty.ledger.LedgerFixture.BEANS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.AccountSnapshot;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Posting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What might have become of an account: commands that were decided from it, beside those that were carried out. Accounts that
 * came from one share what they remember; nobody may notice.
 */
final class OtherFuture {
  private final PointsAccount start;
  private final AccountSnapshot startedAs;
  private final List<LedgerEntry> entries;
  private PointsAccount end;

  private OtherFuture(PointsAccount start, List<LedgerEntry> past) {
    this.start = start;
    this.startedAs = start.snapshot();
    this.entries = new ArrayList<>(past);
    this.end = start;
  }

  /** Lets an account, which the entries of its past have made, live through some purchases and redemptions. */
  static OtherFuture of(PointsAccount start, List<LedgerEntry> past, Instant from, int commands) {
    OtherFuture future = new OtherFuture(start, past);
    for (int i = 0; i < commands; i++) {
      future.tell(command(i, from.plus(Duration.ofHours(7L * i))));
    }
    return future;
  }

  private static LedgerCommand command(int number, Instant at) {
    Posting posting = Posting.of("another future " + number, at);
    String cause = "cause-" + number % 4;
    Instant window = at.plus(Duration.ofDays(9));
    return number % 3 == 2
        ? new DebitCommand.Spend(posting, Points.of(BEANS, 5), cause, window)
        : new CreditCommand.Earn(
            posting,
            Points.of(BEANS, 7),
            LotTerms.atOnce(Expiry.at(at.plus(Duration.ofDays(20)))),
            Origin.of(cause),
            window);
  }

  private void tell(LedgerCommand command) {
    LedgerOutcome outcome = end.decide(command);
    entries.addAll(outcome.entries());
    end = outcome.account();
  }

  /** Fails unless the account is still what it was and what came of it is what its entries make. */
  void check() {
    assertEquals(startedAs, start.snapshot());
    assertEquals(PointsAccount.replay(start.policy(), entries), end);
  }
}
