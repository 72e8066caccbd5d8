package dev.rapport.loyalty.pool;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.loyalty.ledger.LedgerOutcome;
import dev.rapport.loyalty.ledger.LedgerPolicy;
import dev.rapport.loyalty.ledger.PointsAccount;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.pool.PoolPlan.GiveBack;
import dev.rapport.loyalty.pool.PoolPlan.Part;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.Posting;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Accounts of members by name, and commands in a line each. */
final class PoolFixture {
  static final PointType BEANS = PointType.redeemable("beans");
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  final Map<MemberId, PointsAccount> accounts = new LinkedHashMap<>();
  private int keys;

  static Instant day(int day) {
    return START.plus(Duration.ofDays(day));
  }

  static Points beans(long units) {
    return Points.of(BEANS, units);
  }

  static MemberId member(String name) {
    return MemberId.of(name);
  }

  /* Spends at a day what is recorded on a later one, on a cause that is the key. */
  static DebitCommand.Spend spend(String key, long units, int day, int recorded) {
    return new DebitCommand.Spend(
        new Posting(key, day(day), day(recorded)), beans(units), "for " + key, day(1_000));
  }

  static DebitCommand.Spend spend(String key, long units, int day) {
    return spend(key, units, day, day);
  }

  PoolFixture open(String name, LedgerPolicy policy) {
    accounts.put(member(name), PointsAccount.open(policy));
    return this;
  }

  PoolFixture earn(String name, long units, int day, int end) {
    return earn(name, units, day, LotTerms.atOnce(Expiry.at(day(end))));
  }

  PoolFixture earn(String name, long units, int day, LotTerms terms) {
    accounts.putIfAbsent(member(name), PointsAccount.open());
    accepted(
        name,
        new CreditCommand.Earn(
            Posting.of("earn-" + ++keys, day(day)),
            beans(units),
            terms,
            Origin.none(),
            day(1_000)));
    return this;
  }

  LedgerOutcome decide(MemberId member, LedgerCommand command) {
    LedgerOutcome outcome = account(member).decide(command);
    accounts.put(member, outcome.account());
    return outcome;
  }

  void accepted(String name, LedgerCommand command) {
    LedgerOutcome outcome = decide(member(name), command);
    assertTrue(outcome.isAccepted(), outcome::toString);
  }

  void carryOut(List<Part> parts) {
    for (Part part : parts) {
      LedgerOutcome outcome = decide(part.member(), part.command());
      assertTrue(part.done() || outcome.isAccepted(), outcome::toString);
    }
  }

  void giveBack(List<GiveBack> commands) {
    for (GiveBack back : commands) {
      LedgerOutcome outcome = decide(back.member(), back.command());
      assertTrue(outcome.isSettled(), outcome::toString);
    }
  }

  PointsAccount account(MemberId member) {
    return pool().account(member);
  }

  PointsPool pool() {
    return PointsPool.of(accounts);
  }
}
