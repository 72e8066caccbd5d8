package dev.rapport.examples.storing;

import static dev.rapport.examples.storing.Clubs.BEANS;
import static dev.rapport.examples.storing.Clubs.MILES;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.loyalty.ledger.LedgerOutcome;
import dev.rapport.loyalty.ledger.PointsAccount;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Cause;
import dev.rapport.loyalty.posting.CreditCommand.Absorb;
import dev.rapport.loyalty.posting.CreditCommand.Activate;
import dev.rapport.loyalty.posting.CreditCommand.Earn;
import dev.rapport.loyalty.posting.CreditCommand.Grant;
import dev.rapport.loyalty.posting.CreditCommand.Reinstate;
import dev.rapport.loyalty.posting.CreditCommand.Restore;
import dev.rapport.loyalty.posting.CreditCommand.TransferIn;
import dev.rapport.loyalty.posting.DebitCommand.Convert;
import dev.rapport.loyalty.posting.DebitCommand.Deduct;
import dev.rapport.loyalty.posting.DebitCommand.MergeAway;
import dev.rapport.loyalty.posting.DebitCommand.Reverse;
import dev.rapport.loyalty.posting.DebitCommand.Spend;
import dev.rapport.loyalty.posting.DebitCommand.TransferOut;
import dev.rapport.loyalty.posting.DebitEntry;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.HoldCommand.Capture;
import dev.rapport.loyalty.posting.HoldCommand.PlaceHold;
import dev.rapport.loyalty.posting.HoldCommand.VoidHold;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.ShortfallPolicy;
import dev.rapport.loyalty.posting.ShortfallPolicy.DebtLimit;
import dev.rapport.loyalty.posting.UpkeepCommand.Redate;
import dev.rapport.loyalty.posting.UpkeepCommand.Reopen;
import dev.rapport.loyalty.posting.UpkeepCommand.Slide;
import dev.rapport.loyalty.posting.UpkeepCommand.Sweep;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** An account without a programme, told to do everything that a ledger can do. */
final class AccountLife {
  private static final LotTerms FOR_GOOD = LotTerms.atOnce(Expiry.never());

  private final String name;
  private final List<LedgerCommand> commands = new ArrayList<>();
  private final List<LedgerEntry> entries = new ArrayList<>();
  private PointsAccount account = PointsAccount.open();

  private AccountLife(String name) {
    this.name = name;
  }

  PointsAccount account() {
    return account;
  }

  List<LedgerCommand> commands() {
    return commands;
  }

  List<LedgerEntry> entries() {
    return entries;
  }

  /** Two accounts with everything in their books; the first takes over the second. */
  static List<AccountLife> both() {
    AccountLife ada = new AccountLife("ada");
    AccountLife ben = new AccountLife("ben");
    ada.earnsAndSpends();
    ada.holds();
    ada.losesAndFinds();
    ada.sendsTo(ben);
    ada.returns();
    ada.takesOver(ben);
    return List.of(ada, ben);
  }

  private void earnsAndSpends() {
    did(new Earn(on(1), beans(100), FOR_GOOD, Origin.of("order-1").byRule("base", 1), day(31)));
    did(new Earn(on(1), beans(10), LotTerms.onActivation(day(50)), Origin.of("order-2"), day(31)));
    did(new Slide(on(2), BEANS, "activity", day(90)));
    did(new Activate(on(2), "order-2", beans(10), Expiry.sliding("activity")));
    did(new Spend(on(3), beans(40), "mug", day(60)));
    did(new Restore(on(4), "mug", BEANS, Extent.units(15), Instant.MIN));
    did(new Redate(on(5), BEANS, List.of(new Redate.NewDate(1, Expiry.at(day(300))))));
  }

  private void holds() {
    String captured = did(new PlaceHold(on(6), beans(10), day(20), false));
    did(new Capture(on(7), captured, beans(4), "tea", day(60)));
    String voided = did(new PlaceHold(on(8), beans(5), day(20), false));
    did(new VoidHold(on(9), voided));
    did(new PlaceHold(on(10), beans(5), day(12), false));
    did(new Sweep(on(13)));
  }

  private void losesAndFinds() {
    did(new Grant(on(14), beans(7), LotTerms.atOnce(Expiry.at(day(16))), Origin.none()));
    did(new Sweep(on(17)));
    DebitEntry.Expired expired = (DebitEntry.Expired) entries.get(entries.size() - 1);
    did(new Reinstate(on(18), expired, Expiry.at(day(200))));
    did(new Grant(on(19), beans(3), LotTerms.atOnce(Expiry.at(day(21))), Origin.none()));
    did(new PlaceHold(on(20), beans(3), day(30), true));
    did(new Sweep(on(22)));
  }

  private void sendsTo(AccountLife other) {
    did(new TransferOut(on(23), beans(6), beans(1), other.name));
    DebitEntry.TransferredOut sent = (DebitEntry.TransferredOut) entries.get(entries.size() - 1);
    other.did(new TransferIn(other.on(23), sent.arriving(), name));
    did(new Convert(on(24), beans(5), Points.of(MILES, 20), FOR_GOOD, Origin.of("swap")));
  }

  /** Points come back out of a hold, and others are owed until the next are earned. */
  private void returns() {
    Points miles = Points.of(MILES, 20);
    did(new Earn(on(25), miles, FOR_GOOD, Origin.of("order-3"), day(60)));
    did(new PlaceHold(on(26), miles.plus(miles), day(40), false));
    did(new Reverse(
        on(27), "order-3", MILES, Extent.cumulative(1, 2), ShortfallPolicy.withinBalance()));
    did(new Deduct(on(28), beans(500), "audit", ShortfallPolicy.debt(DebtLimit.unlimited())));
    did(new Earn(on(29), beans(60), FOR_GOOD, Origin.of("order-4"), day(60)));
    did(new Sweep(on(41)));
    did(new Reopen(on(70), Cause.from("order-1", entries), day(100)));
  }

  private void takesOver(AccountLife other) {
    other.did(new Sweep(other.on(71)));
    Absorb absorb = new Absorb(on(71), other.account.snapshot(), other.name);
    other.did(new MergeAway(other.on(71), name));
    did(absorb);
  }

  private static Instant day(int day) {
    return Instant.EPOCH.plus(day, ChronoUnit.DAYS);
  }

  private Posting on(int day) {
    return Posting.of(name + "-" + commands.size(), day(day));
  }

  private static Points beans(long units) {
    return Points.of(BEANS, units);
  }

  /** Does it, and returns its key. */
  private String did(LedgerCommand command) {
    LedgerOutcome outcome = account.decide(command);
    assertTrue(outcome.isAccepted(), () -> outcome + " of " + command);
    commands.add(command);
    entries.addAll(outcome.entries());
    account = outcome.account();
    return command.posting().key();
  }
}
