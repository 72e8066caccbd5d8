package dev.rapport.examples.bench;

import dev.rapport.loyalty.ledger.LedgerOutcome;
import dev.rapport.loyalty.ledger.LedgerPolicy;
import dev.rapport.loyalty.ledger.PointsAccount;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Posting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The days of a busy member: one purchase and one redemption each. Every lot ends a day after the one before it, long after it
 * is spent.
 */
final class Workload {
  /** As in use: 35 days of remembered commands, and orders that can be returned for 30 days. */
  static final Workload REMEMBERING = new Workload(LedgerPolicy.standard(), 30);

  /** Lots and entries alone: commands may be forgotten at once, and nothing can be returned. */
  static final Workload FORGETFUL =
      new Workload(new LedgerPolicy(LedgerPolicy.standard().drawOrder(), Duration.ofNanos(1)), 0);

  static final PointType BEANS = PointType.redeemable("beans");
  static final long LOT_UNITS = 100;

  private static final Points LOT_POINTS = Points.of(BEANS, LOT_UNITS);
  private static final long FIRST_SECOND = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();
  private static final long LIFE_DAYS = 36_500;
  private static final long SECONDS_PER_DAY = 86_400;

  // A service reads its keys from a request. They repeat after years, when nobody remembers them.
  private static final int NAMES = 1 << 14;
  private static final String[] EARN_KEYS = names("earn/order-");
  private static final String[] SPEND_KEYS = names("spend/order-");
  private static final String[] ORDERS = names("order-");

  private final LedgerPolicy policy;
  private final long returnDays;

  private Workload(LedgerPolicy policy, long returnDays) {
    this.policy = policy;
    this.returnDays = returnDays;
  }

  private static String[] names(String prefix) {
    String[] names = new String[NAMES];
    for (int i = 0; i < NAMES; i++) {
      names[i] = prefix + (10_000_000 + i);
    }
    return names;
  }

  LedgerPolicy policy() {
    return policy;
  }

  static Instant startOf(long day) {
    return Instant.ofEpochSecond(FIRST_SECOND + day * SECONDS_PER_DAY);
  }

  /* When the lot earned on a day ends. */
  static Instant endOfLot(long day) {
    return startOf(day + LIFE_DAYS);
  }

  CreditCommand.Earn earn(long day) {
    int name = (int) (day % NAMES);
    Instant at = startOf(day);
    return new CreditCommand.Earn(
        Posting.of(EARN_KEYS[name], at),
        LOT_POINTS,
        LotTerms.atOnce(Expiry.at(endOfLot(day))),
        returnDays == 0 ? Origin.none() : Origin.of(ORDERS[name]),
        startOf(day + returnDays));
  }

  DebitCommand.Spend spend(long day, Points points) {
    int name = (int) (day % NAMES);
    Instant at = startOf(day);
    return new DebitCommand.Spend(
        Posting.of(SPEND_KEYS[name], at),
        points,
        returnDays == 0 ? "" : ORDERS[name],
        startOf(day + returnDays));
  }

  /* A day that leaves as many lots as it found. */
  PointsAccount live(PointsAccount account, long day) {
    return accepted(accepted(account, earn(day)), spend(day, LOT_POINTS));
  }

  static void live(MutableLedger ledger, long day) {
    Instant at = startOf(day);
    ledger.earn(LOT_UNITS, at, endOfLot(day));
    if (!ledger.spend(LOT_UNITS, at)) {
      throw new IllegalStateException("the mutable ledger declined a spend on day " + day);
    }
  }

  void live(DutifulLedger ledger, long day) {
    earn(ledger, day);
    int name = (int) (day % NAMES);
    Instant at = startOf(day);
    Instant window = startOf(day + returnDays);
    DutifulLedger.Outcome outcome =
        ledger.spend(SPEND_KEYS[name], LOT_UNITS, at, ORDERS[name], window);
    if (outcome.answer() != DutifulLedger.Answer.DONE) {
      throw new IllegalStateException("the dutiful ledger declined a spend on day " + day);
    }
  }

  private void earn(DutifulLedger ledger, long day) {
    int name = (int) (day % NAMES);
    Instant window = startOf(day + returnDays);
    DutifulLedger.Outcome outcome =
        ledger.earn(EARN_KEYS[name], LOT_UNITS, startOf(day), endOfLot(day), ORDERS[name], window);
    if (outcome.answer() != DutifulLedger.Answer.DONE) {
      throw new IllegalStateException("the dutiful ledger declined an earn on day " + day);
    }
  }

  /* An account with one lot of each of the first days. */
  PointsAccount account(int lots) {
    PointsAccount account = PointsAccount.open(policy);
    for (int day = 0; day < lots; day++) {
      account = accepted(account, earn(day));
    }
    return account;
  }

  static MutableLedger mutableLedger(int lots) {
    MutableLedger ledger = new MutableLedger();
    for (int day = 0; day < lots; day++) {
      ledger.earn(LOT_UNITS, startOf(day), endOfLot(day));
    }
    return ledger;
  }

  DutifulLedger dutifulLedger(int lots) {
    DutifulLedger ledger = new DutifulLedger(policy.retention());
    for (int day = 0; day < lots; day++) {
      earn(ledger, day);
    }
    return ledger;
  }

  static PointsAccount accepted(PointsAccount account, LedgerCommand command) {
    return outcome(account, command).account();
  }

  static List<LedgerEntry> entries(PointsAccount account, LedgerCommand command) {
    return outcome(account, command).entries();
  }

  private static LedgerOutcome outcome(PointsAccount account, LedgerCommand command) {
    LedgerOutcome outcome = account.decide(command);
    if (outcome instanceof LedgerOutcome.Accepted) {
      return outcome;
    }
    throw new IllegalStateException("must be accepted: " + outcome);
  }
}
