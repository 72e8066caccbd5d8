package dev.rapport.loyalty.ledger;

import static dev.rapport.loyalty.ledger.LedgerFixture.BEANS;
import static dev.rapport.loyalty.ledger.LedgerFixture.MIN;
import static dev.rapport.loyalty.ledger.LedgerFixture.beans;
import static dev.rapport.loyalty.ledger.LedgerFixture.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.AccountSnapshot;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.Hold;
import dev.rapport.loyalty.posting.HoldCommand;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.ShortfallPolicy;
import dev.rapport.loyalty.posting.ShortfallPolicy.DebtLimit;
import dev.rapport.loyalty.posting.UpkeepCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Amounts at the end of the range of long: a command raises and changes nothing, or leaves an account that answers. */
class RangeProperties {
  private static final Instant START = day("2026-01-01");
  private static final PointType MILES = PointType.redeemable("miles");
  private static final ShortfallPolicy DEBT = ShortfallPolicy.debt(DebtLimit.unlimited());

  /** What to do, with how many points, and whether they end soon. */
  record Step(int kind, long units, boolean brief) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    long max = Long.MAX_VALUE;
    Arbitrary<Long> units = Arbitraries.of(1L, 2L, max / 2, max / 2 + 1, max - 1, max);
    Arbitrary<Boolean> brief = Arbitraries.of(true, false);
    return Combinators.combine(Arbitraries.integers().between(0, 11), units, brief)
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(14);
  }

  @Property
  void whatIsAcceptedLeavesAnAccountThatAnswersForAllTimeToCome(@ForAll("steps") List<Step> steps) {
    PointsAccount account = PointsAccount.open();
    for (int i = 0; i < steps.size(); i++) {
      Instant at = START.plus(Duration.ofHours(i));
      AccountSnapshot before = account.snapshot();
      try {
        account = account.decide(command(account, i, at, steps.get(i))).account();
      } catch (ArithmeticException outOfRange) {
        assertEquals(before, account.snapshot());
      }
      answers(account);
    }
  }

  private static void answers(PointsAccount account) {
    assertFalse(account.toString().isEmpty());
    for (int days : new int[] {0, 3, 400}) {
      Instant asOf = START.plus(Duration.ofDays(days)).plus(Duration.ofHours(20));
      for (PointType type : account.types()) {
        Balance balance = account.balance(type, asOf);
        long lots = account.lots(type, asOf).stream()
            .mapToLong(open -> open.remaining())
            .reduce(0, Math::addExact);
        assertEquals(balance.available().plus(balance.pending()).units(), lots);
        assertFalse(balance.debt().isNegative());
        assertFalse(account.expirySchedule(type, asOf).containsValue(Points.zero(type)));
      }
      LedgerOutcome swept = account.decide(new UpkeepCommand.Sweep(Posting.of("look", asOf)));
      assertEquals(account.stateHash(asOf), swept.account().stateHash(asOf));
    }
  }

  private static LedgerCommand command(PointsAccount account, int i, Instant at, Step step) {
    Posting posting = Posting.of("key-" + i, at);
    Instant later = at.plus(Duration.ofDays(300));
    Expiry expiry = step.brief ? Expiry.at(at.plus(Duration.ofMinutes(90))) : Expiry.never();
    LotTerms terms = LotTerms.atOnce(expiry);
    Points points = beans(step.units);
    return switch (step.kind) {
      case 0 -> new CreditCommand.Earn(posting, points, terms, Origin.of("order"), later);
      case 1, 2 -> new CreditCommand.Grant(posting, points, terms, Origin.none());
      case 3 ->
        new HoldCommand.PlaceHold(posting, points, at.plus(Duration.ofHours(5)), step.brief);
      case 4 -> {
        List<Hold> holds = account.snapshot().holds();
        yield new HoldCommand.VoidHold(
            posting, holds.isEmpty() ? "none" : holds.get(0).id());
      }
      case 5 -> new DebitCommand.Spend(posting, points, "reward", later);
      case 6 -> {
        Instant grace = step.brief ? at.plus(Duration.ofHours(2)) : MIN;
        yield new CreditCommand.Restore(posting, "reward", BEANS, Extent.all(), grace);
      }
      case 7 -> new DebitCommand.Deduct(posting, points, "x", DEBT);
      case 8 -> new DebitCommand.Reverse(posting, "order", BEANS, Extent.all(), DEBT);
      case 9 -> {
        Lot lot = new Lot(1, points, at, at, expiry, Origin.none());
        yield new CreditCommand.TransferIn(posting, List.of(new Draw(lot, step.units)), "friend");
      }
      case 10 ->
        step.brief
            ? new CreditCommand.Grant(posting, Points.of(MILES, step.units), terms, Origin.none())
            : new DebitCommand.Convert(posting, Points.of(MILES, 1), points, terms, Origin.none());
      default -> {
        PointsAccount other = PointsAccount.open();
        Posting there = Posting.of("there", at);
        LedgerCommand made = step.brief
            ? new DebitCommand.Deduct(there, points, "x", DEBT)
            : new CreditCommand.Grant(there, points, terms, Origin.none());
        yield new CreditCommand.Absorb(
            posting, other.decide(made).account().snapshot(), "account-" + i);
      }
    };
  }
}
