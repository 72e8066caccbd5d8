package dev.rapport.loyalty.ledger;

import static dev.rapport.loyalty.ledger.LedgerFixture.BEANS;

import dev.rapport.loyalty.ledger.RandomCommands.Merge;
import dev.rapport.loyalty.lot.DrawOrder;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.Hold;
import dev.rapport.loyalty.posting.HoldCommand;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.UpkeepCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random life of one account, with commands of every kind, some late, repeated or wrong, and now and then another account
 * that comes in. Nobody compares it with anything on the way, so a law can look at thousands of them. A shorter life of the
 * same seed is the beginning of a longer one.
 */
final class RandomHistory {
  private static final Duration RETENTION = Duration.ofDays(12);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<DrawOrder> ORDERS = List.of(
      DrawOrder.soonestExpiring(),
      DrawOrder.soonestExpiring(),
      DrawOrder.soonestExpiring(),
      DrawOrder.oldestFirst(),
      DrawOrder.newestFirst(),
      DrawOrder.partnerFirst("cafe"),
      DrawOrder.ruleFirst("gold"));

  /** A command, and the account that it left. */
  record Step(LedgerCommand command, PointsAccount after) {}

  private final Random random;
  private final LedgerPolicy policy;
  private final List<PointType> types;
  private final RandomCommands source;
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private PointsAccount account;

  private RandomHistory(long seed, Instant start, String keyPrefix) {
    this.random = new Random(seed);
    this.policy = new LedgerPolicy(ORDERS.get(random.nextInt(ORDERS.size())), RETENTION);
    this.types = random.nextInt(4) == 0
        ? List.of(BEANS, LedgerModelRun.MILES, LedgerModelRun.STATUS)
        : List.of(BEANS);
    this.account = PointsAccount.open(policy);
    this.source = new RandomCommands(random, types, start, keyPrefix);
  }

  /** Lets an account live through so many commands; fewer where it is closed. */
  static RandomHistory of(long seed, int commands) {
    RandomHistory history = begin(seed);
    while (history.steps.size() < commands && !history.account.isClosed()) {
      history.tell(history.next());
    }
    return history;
  }

  /** An account without a past, to be told what is to happen. */
  static RandomHistory begin(long seed) {
    return new RandomHistory(seed, START, "key-");
  }

  /** What may happen next. */
  LedgerCommand next() {
    return random.nextInt(60) == 0 ? merge() : source.next(account, entries);
  }

  LedgerPolicy policy() {
    return policy;
  }

  List<PointType> types() {
    return types;
  }

  List<LedgerEntry> entries() {
    return entries;
  }

  List<Step> steps() {
    return steps;
  }

  PointsAccount account() {
    return account;
  }

  LedgerOutcome tell(LedgerCommand command) {
    LedgerOutcome outcome = account.decide(command);
    account = outcome.account();
    entries.addAll(outcome.entries());
    steps.add(new Step(command, account));
    return outcome;
  }

  private LedgerCommand merge() {
    Merge merge = source.merge();
    RandomHistory other = new RandomHistory(merge.seed(), merge.start(), merge.keyPrefix());
    for (int i = 0; i < merge.commands() && !other.account.isClosed(); i++) {
      other.tell(other.source.next(other.account, other.entries));
    }
    if (other.account.isClosed()) {
      return source.next(account, entries);
    }
    Instant asOf = other.account.asOf();
    Instant at = merge.posting().effectiveAt();
    Instant settled = asOf.isAfter(at) ? asOf : at;
    for (Hold hold : other.account.snapshot().holds()) {
      other.tell(new HoldCommand.VoidHold(Posting.of("void " + hold.id(), settled), hold.id()));
    }
    other.tell(new UpkeepCommand.Sweep(Posting.of("sweep", settled)));
    LedgerCommand absorb =
        new CreditCommand.Absorb(merge.posting(), other.account.snapshot(), merge.from());
    source.remember(absorb);
    source.remember(other.source);
    source.remember(other.entries);
    return absorb;
  }
}
