package dev.rapport.examples.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.loyalty.ledger.LedgerOutcome;
import dev.rapport.loyalty.ledger.PointsAccount;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.Posting;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A comparison of speed is worth something only if both sides do the same. */
class MutableLedgerProperties {
  /** Some days pass, points are earned for some days or spent, and someone asks about a later day. */
  record Step(int daysLater, boolean earn, int units, int lifeDays, int askedDaysLater) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 20),
            Arbitraries.of(true, true, false),
            Arbitraries.integers().between(1, 400),
            Arbitraries.integers().between(1, 60),
            Arbitraries.integers().between(0, 70))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void bothLedgersAnswerTheSame(@ForAll("steps") List<Step> steps) {
    PointsAccount account = PointsAccount.open();
    MutableLedger mutable = new MutableLedger();
    long day = 0;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      day += step.daysLater;
      Instant at = Workload.startOf(day);
      Points points = Points.of(Workload.BEANS, step.units);
      Posting posting = Posting.of("step-" + i, at);
      if (step.earn) {
        Instant end = Workload.startOf(day + step.lifeDays);
        account = Workload.accepted(
            account,
            new CreditCommand.Earn(
                posting, points, LotTerms.atOnce(Expiry.at(end)), Origin.none(), at));
        mutable.earn(step.units, at, end);
      } else {
        LedgerOutcome outcome = account.decide(new DebitCommand.Spend(posting, points, "", at));
        assertEquals(outcome instanceof LedgerOutcome.Accepted, mutable.spend(step.units, at));
        account = outcome.account();
      }
      Instant asked = Workload.startOf(day + step.askedDaysLater);
      assertEquals(
          account.balance(Workload.BEANS, asked).available().units(), mutable.balance(asked));
      assertEquals(account.lots(Workload.BEANS, at).size(), mutable.openLots());
    }
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void aCopySharesNothing(@ForAll("steps") List<Step> steps) {
    MutableLedger original = Workload.mutableLedger(steps.size());
    MutableLedger copy = original.copy();
    Instant at = Workload.startOf(steps.size());
    long before = original.balance(at);
    assertEquals(before, copy.balance(at));
    copy.spend(1, at);
    assertEquals(before, original.balance(at));
    assertEquals(before - 1, copy.balance(at));
    assertEquals(original.openLots(), copy.openLots());
  }
}
