package dev.rapport.loyalty.ledger;

import static dev.rapport.loyalty.ledger.LedgerFixture.BEANS;

import dev.rapport.loyalty.ledger.ReferenceParts.Point;
import dev.rapport.loyalty.ledger.ReferenceParts.State;
import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.DrawOrder;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.DebitEntry;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.HoldCommand;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.ShortfallPolicy;
import dev.rapport.loyalty.posting.ShortfallPolicy.DebtLimit;
import dev.rapport.loyalty.posting.UpkeepCommand;
import dev.rapport.loyalty.posting.UpkeepCommand.Redate.NewDate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Drives random commands, many of them deliberately invalid, late, repeated or contradictory, through the ledger and the
 * reference, and compares every answer and every state. One seed is one run.
 */
final class LedgerModelRun {
  private static final Duration RETENTION = Duration.ofDays(12);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int CAUSES = 8;

  private final long seed;
  private final Random random;
  private final LedgerPolicy policy;
  private final ReferenceLedger reference;
  private final List<LedgerCommand> sent = new ArrayList<>();
  private final List<LedgerEntry> entries = new ArrayList<>();
  private PointsAccount account;
  private Instant clock = START;
  private int keys;
  private int round;

  LedgerModelRun(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
    int order = random.nextInt(6);
    this.policy = new LedgerPolicy(
        switch (order) {
          case 0 -> DrawOrder.oldestFirst();
          case 1 -> DrawOrder.newestFirst();
          case 2 -> DrawOrder.partnerFirst("cafe");
          default -> DrawOrder.soonestExpiring();
        },
        RETENTION);
    Comparator<Point> preference = switch (order) {
      case 0 -> (a, b) -> a.earnedAt.compareTo(b.earnedAt);
      case 1 -> (a, b) -> b.earnedAt.compareTo(a.earnedAt);
      case 2 -> (a, b) -> (a.partner.equals("cafe") ? 0 : 1) - (b.partner.equals("cafe") ? 0 : 1);
      default -> (unusedA, unusedB) -> 0;
    };
    this.reference = new ReferenceLedger(RETENTION, preference);
    this.account = PointsAccount.open(policy);
  }

  LedgerPolicy policy() {
    return policy;
  }

  PointsAccount account() {
    return account;
  }

  List<LedgerEntry> entries() {
    return entries;
  }

  /** Runs so many commands; fails at the first difference, naming seed, step and command. */
  LedgerModelRun run(int commands) {
    for (int step = 0; step < commands; step++) {
      LedgerCommand command = next();
      sent.add(command);
      LedgerOutcome outcome = account.decide(command);
      compare(step, command, reference.decide(command), verdict(outcome));
      account = outcome.account();
      entries.addAll(outcome.entries());
      Instant now = account.asOf();
      Instant today = now.equals(Instant.MIN) ? START : now;
      List<Instant> instants =
          List.of(today, today.plus(Duration.ofDays(3)), today.plus(Duration.ofDays(25)));
      List<State> expected = reference.states(instants);
      for (int i = 0; i < expected.size(); i++) {
        compare(step, command, expected.get(i), state(account, instants.get(i)));
      }
    }
    return this;
  }

  private void compare(int step, LedgerCommand command, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError("seed " + seed + ", step " + step + ", " + command + "\nreference "
          + expected + "\nledger    " + actual);
    }
  }

  private static String verdict(LedgerOutcome outcome) {
    if (outcome instanceof LedgerOutcome.Declined declined) {
      return declined.reason().name();
    }
    return outcome instanceof LedgerOutcome.Duplicate
        ? "duplicate"
        : outcome instanceof LedgerOutcome.Conflict ? "conflict" : "accepted";
  }

  static State state(PointsAccount account, Instant asOf) {
    Balance balance = account.balance(BEANS, asOf);
    Map<Long, Long> lots = new HashMap<>();
    account.lots(BEANS, asOf).forEach(open -> lots.put(open.lot().id(), open.remaining()));
    Map<Instant, Long> ends = new HashMap<>();
    account.expirySchedule(BEANS, asOf).forEach((end, points) -> ends.put(end, points.units()));
    return new State(
        balance.available().units(),
        balance.pending().units(),
        balance.held().units(),
        balance.debt().units(),
        lots,
        ends);
  }

  private LedgerCommand next() {
    int luck = random.nextInt(100);
    if (luck < 6 && !sent.isEmpty()) {
      return again(sent.get(Math.max(0, sent.size() - 1 - random.nextInt(20))));
    }
    clock = clock.plus(Duration.ofHours(random.nextInt(4) == 0 ? 0 : random.nextInt(30)));
    round++;
    // One command in ten reports something late, some of them too late.
    Instant at =
        random.nextInt(10) == 0 ? clock.minus(Duration.ofHours(random.nextInt(24 * 14))) : clock;
    Posting posting = new Posting("key-" + ++keys, at, clock);
    return random.nextInt(8) == 0
        ? move(posting, random.nextInt(4))
        : command(posting, random.nextInt(100));
  }

  private LedgerCommand again(LedgerCommand command) {
    Posting same = command.posting();
    if (command instanceof DebitCommand.Spend spend) {
      Posting later = new Posting(same.key(), same.effectiveAt(), clock);
      long units = spend.points().units() + random.nextInt(2);
      return new DebitCommand.Spend(
          later, Points.of(BEANS, units), spend.cause(), spend.reversibleUntil());
    }
    return command;
  }

  private LedgerCommand command(Posting posting, int luck) {
    Instant at = posting.effectiveAt();
    Points points = Points.of(BEANS, 1 + random.nextInt(12));
    if (luck < 28) {
      return new CreditCommand.Earn(posting, points, terms(at), origin(), in(at, 20));
    }
    if (luck < 32) {
      return new CreditCommand.Grant(
          posting, points, terms(at), Origin.none().fromPartner(partner()));
    }
    if (luck < 48) {
      return new DebitCommand.Spend(posting, points, cause(), in(at, 20));
    }
    if (luck < 53) {
      return new DebitCommand.Deduct(
          posting, points, "x", shortfall(ShortfallPolicy.Reach.BALANCE));
    }
    if (luck < 59) {
      return new HoldCommand.PlaceHold(posting, points, in(at, 10), random.nextBoolean());
    }
    if (luck < 65) {
      return new HoldCommand.Capture(posting, hold(), points, cause(), in(at, 20));
    }
    if (luck < 69) {
      return new HoldCommand.VoidHold(posting, hold());
    }
    if (luck < 74) {
      return new CreditCommand.Activate(posting, cause(), points, expiry(at));
    }
    if (luck < 83) {
      List<ShortfallPolicy.Reach> reaches = List.of(ShortfallPolicy.Reach.values());
      ShortfallPolicy.Reach reach = reaches.get(random.nextInt(reaches.size()));
      return new DebitCommand.Reverse(posting, cause(), BEANS, extent(), shortfall(reach));
    }
    if (luck < 92) {
      Instant grace = random.nextInt(3) == 0 ? in(at, 10) : Instant.MIN;
      return new CreditCommand.Restore(posting, cause(), BEANS, extent(), grace);
    }
    if (luck < 97) {
      return new UpkeepCommand.Slide(posting, BEANS, "activity", in(at, 12));
    }
    return new UpkeepCommand.Sweep(posting);
  }

  private LedgerCommand move(Posting posting, int kind) {
    Instant at = posting.effectiveAt();
    Points points = Points.of(BEANS, 1 + random.nextInt(6));
    return switch (kind) {
      case 0 -> {
        // Now and then a lot that is not there, or an end that has passed.
        long first = Math.max(1, account.lastLot - random.nextInt(12));
        List<NewDate> dates = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
          dates.add(new NewDate(first + i, expiry(at.minus(Duration.ofDays(random.nextInt(3))))));
        }
        yield new UpkeepCommand.Redate(posting, BEANS, dates);
      }
      case 1 -> {
        List<DebitEntry.Expired> expired = new ArrayList<>();
        for (LedgerEntry entry :
            entries.subList(Math.max(0, entries.size() - 60), entries.size())) {
          if (entry instanceof DebitEntry.Expired e) {
            expired.add(e);
          }
        }
        yield expired.isEmpty()
            ? new UpkeepCommand.Sweep(posting)
            : new CreditCommand.Reinstate(
                posting, expired.get(random.nextInt(expired.size())), expiry(at));
      }
      case 2 ->
        new DebitCommand.TransferOut(
            posting, points, Points.of(BEANS, random.nextInt(3)), "another");
      default -> {
        List<Draw> draws = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
          Instant earnedAt = at.minus(Duration.ofHours(random.nextInt(200)));
          Instant from = random.nextInt(4) == 0 ? in(at, 8) : earnedAt;
          Lot lot = new Lot(1 + i, points, earnedAt, from, expiry(at), origin());
          draws.add(new Draw(lot, 1 + random.nextInt((int) points.units())));
        }
        yield new CreditCommand.TransferIn(posting, draws, "another");
      }
    };
  }

  private Origin origin() {
    return Origin.of(cause()).fromPartner(partner());
  }

  private String partner() {
    return random.nextInt(3) == 0 ? "cafe" : "shop";
  }

  private LotTerms terms(Instant at) {
    return switch (random.nextInt(6)) {
      case 0 -> LotTerms.onActivation(in(at, 15));
      case 1 -> {
        Instant from = in(at, 8);
        Expiry hard = Expiry.at(in(from, 20));
        yield LotTerms.availableFrom(
            from,
            random.nextBoolean() ? hard : Expiry.sliding("activity").noLaterThan(hard.hardAt()));
      }
      default -> LotTerms.atOnce(expiry(at));
    };
  }

  private Expiry expiry(Instant at) {
    return switch (random.nextInt(6)) {
      case 0 -> Expiry.never();
      case 1 -> Expiry.sliding("activity");
      case 2 -> Expiry.sliding("activity").noLaterThan(in(at, 20));
      default -> Expiry.at(in(at, 25));
    };
  }

  private ShortfallPolicy shortfall(ShortfallPolicy.Reach reach) {
    DebtLimit limit = reach != ShortfallPolicy.Reach.BALANCE
        ? DebtLimit.none()
        : switch (random.nextInt(4)) {
          case 0 -> DebtLimit.none();
          case 1 -> DebtLimit.unlimited();
          case 2 -> new DebtLimit(5, 5_000, DebtLimit.Choice.LESSER);
          default -> new DebtLimit(5, 5_000, DebtLimit.Choice.GREATER);
        };
    return new ShortfallPolicy(reach, limit, random.nextInt(4) == 0);
  }

  private Extent extent() {
    return switch (random.nextInt(3)) {
      case 0 -> Extent.all();
      case 1 -> Extent.units(1 + random.nextInt(8));
      default -> Extent.cumulative(random.nextInt(8), 7);
    };
  }

  /* Few causes at a time, so that they meet; new ones as time goes by. */
  private String cause() {
    return "cause-" + (round / 40) + "-" + random.nextInt(CAUSES);
  }

  private String hold() {
    List<String> held = new ArrayList<>();
    for (LedgerCommand command : sent.subList(Math.max(0, sent.size() - 60), sent.size())) {
      if (command instanceof HoldCommand.PlaceHold) {
        held.add(command.posting().key());
      }
    }
    return held.isEmpty() ? "none" : held.get(random.nextInt(held.size()));
  }

  /* Some whole days later, at least one hour; days, so that things fall together. */
  private Instant in(Instant at, int days) {
    return at.plus(Duration.ofDays(random.nextInt(days))).plus(Duration.ofHours(1));
  }
}
