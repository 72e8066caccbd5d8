package dev.rapport.loyalty.posting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.loyalty.ledger.LedgerOutcome;
import dev.rapport.loyalty.ledger.PointsAccount;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

class CauseProperties {
  private static final PointType BEANS = PointType.redeemable("beans");
  private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-12-31T00:00:00Z");
  private static final List<String> CAUSES = List.of("order-17", "order-18");

  /* A command about one of two orders, an hour after the one before. Many are declined, as many should be. */
  private static LedgerCommand command(int number, PointsAccount account, Random random) {
    Instant at = START.plusSeconds(3_600L * number);
    Posting posting = Posting.of("key-" + number, at);
    String cause = CAUSES.get(random.nextInt(CAUSES.size()));
    Points points = Points.of(BEANS, 1 + random.nextInt(100));
    Extent extent = random.nextBoolean()
        ? Extent.units(1 + random.nextInt(30))
        : Extent.cumulative(random.nextInt(10), 10);
    Expiry expiry = random.nextBoolean() ? Expiry.at(END) : Expiry.at(at.plusSeconds(20_000));
    return switch (random.nextInt(8)) {
      case 0 ->
        new CreditCommand.Earn(posting, points, LotTerms.atOnce(expiry), Origin.of(cause), END);
      case 1 ->
        new CreditCommand.Earn(posting, points, LotTerms.onActivation(END), Origin.of(cause), END);
      case 2 -> new CreditCommand.Activate(posting, cause, Points.of(BEANS, 1), expiry);
      case 3 -> new DebitCommand.Spend(posting, points, cause, END);
      case 4 -> new HoldCommand.PlaceHold(posting, points, at.plusSeconds(10_000), false);
      case 5 ->
        new HoldCommand.Capture(posting, "key-" + (number - 1), Points.of(BEANS, 1), cause, END);
      case 6 ->
        random.nextBoolean()
            ? new DebitCommand.Reverse(
                posting,
                cause,
                BEANS,
                extent,
                ShortfallPolicy.debt(ShortfallPolicy.DebtLimit.units(9)))
            : new CreditCommand.Restore(posting, cause, BEANS, extent, at.plusSeconds(50_000));
      default ->
        account.lots(BEANS, at).isEmpty()
            ? new UpkeepCommand.Sweep(posting)
            : new UpkeepCommand.Redate(
                posting,
                BEANS,
                List.of(new UpkeepCommand.Redate.NewDate(
                    account.lots(BEANS, at).get(0).lot().id(), Expiry.at(END))));
    };
  }

  @Property(tries = 300)
  void entriesInAnyOrderRebuildWhatTheAccountRemembers(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 60) int commands) {
    PointsAccount account = PointsAccount.open();
    List<LedgerEntry> entries = new ArrayList<>();
    for (int i = 1; i <= commands; i++) {
      LedgerOutcome outcome = account.decide(command(i, account, random));
      entries.addAll(outcome.isAccepted() ? outcome.entries() : List.of());
      account = outcome.account();
    }
    Collections.shuffle(entries, random);
    for (String id : CAUSES) {
      Cause remembered = account.cause(id).orElse(null);
      if (remembered != null
          && !(remembered.earnings().isEmpty() && remembered.spendings().isEmpty())) {
        assertEquals(remembered, Cause.from(id, entries).openUntil(remembered.openUntil()));
        Statistics.label("restored or reversed")
            .collect(remembered.restored(BEANS).isPositive()
                || remembered.reversed(BEANS).isPositive());
      }
    }
  }
}
