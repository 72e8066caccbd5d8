package dev.rapport.loyalty.ledger;

import static dev.rapport.loyalty.ledger.LedgerFixture.BEANS;

import dev.rapport.loyalty.ledger.RandomCommands.Merge;
import dev.rapport.loyalty.ledger.ReferenceParts.Answer;
import dev.rapport.loyalty.ledger.ReferenceParts.ClockRef;
import dev.rapport.loyalty.ledger.ReferenceParts.Move;
import dev.rapport.loyalty.ledger.ReferenceParts.Point;
import dev.rapport.loyalty.ledger.ReferenceParts.State;
import dev.rapport.loyalty.lot.DrawOrder;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.AccountSnapshot;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.Hold;
import dev.rapport.loyalty.posting.HoldCommand;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.Pot;
import dev.rapport.loyalty.posting.UpkeepCommand;
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
 * reference, and compares every answer, every unit that moved, and every state. One seed is one run. Now and then another
 * account, with a run of its own, is merged in, and now and then another future begins and is forgotten.
 */
final class LedgerModelRun {
  static final PointType MILES = new PointType("miles", true, false, 0);
  static final PointType STATUS = PointType.qualifying("status");

  private static final Duration RETENTION = Duration.ofDays(12);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int STEPS_AFTER_THE_END = 4;
  private static final int STEPS_TO_ANOTHER_FUTURE = 20;

  private final String name;
  private final Random random;
  private final boolean mayMerge;
  private final LedgerPolicy policy;
  private final ReferenceLedger reference;
  private final RandomCommands source;
  private final List<PointType> types;
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final List<OtherFuture> otherFutures = new ArrayList<>();
  private final List<Told> told = new ArrayList<>();
  private PointsAccount account;
  private int step;
  private long others;

  LedgerModelRun(long seed) {
    this("seed " + seed, seed, START, "key-", true);
  }

  private LedgerModelRun(
      String name, long seed, Instant start, String keyPrefix, boolean mayMerge) {
    this.name = name;
    this.random = new Random(seed);
    this.mayMerge = mayMerge;
    int order = random.nextInt(8);
    this.policy = new LedgerPolicy(
        switch (order) {
          case 0 -> DrawOrder.oldestFirst();
          case 1 -> DrawOrder.newestFirst();
          case 2 -> DrawOrder.partnerFirst("cafe");
          case 3 -> DrawOrder.ruleFirst("gold");
          default -> DrawOrder.soonestExpiring();
        },
        RETENTION);
    Comparator<Point> preference = switch (order) {
      case 0 -> (a, b) -> a.earnedAt.compareTo(b.earnedAt);
      case 1 -> (a, b) -> b.earnedAt.compareTo(a.earnedAt);
      case 2 -> Comparator.comparingInt((Point p) -> p.origin.partner().equals("cafe") ? 0 : 1);
      case 3 -> Comparator.comparingInt((Point p) -> p.origin.rule().equals("gold") ? 0 : 1);
      default -> (unusedA, unusedB) -> 0;
    };
    this.types = random.nextInt(4) == 0 ? List.of(BEANS, MILES, STATUS) : List.of(BEANS);
    this.reference = new ReferenceLedger(RETENTION, preference);
    this.account = PointsAccount.open(policy);
    this.source = new RandomCommands(random, types, start, keyPrefix);
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

  /** What the reference wrote down for a command, and when the books learned of it. */
  record Told(Instant recordedAt, Map<Move, Long> moves) {}

  List<PointType> types() {
    return types;
  }

  List<Told> told() {
    return told;
  }

  /** Returns how many commands were sent, those to accounts that were merged in included. */
  long commands() {
    return step + others;
  }

  /** Runs so many commands, or fewer where the account is closed; fails at the first difference, naming seed and step. */
  LedgerModelRun run(int commands) {
    int closedFor = 0;
    while (step < commands && closedFor < STEPS_AFTER_THE_END) {
      closedFor += account.isClosed() ? 1 : 0;
      if (mayMerge && random.nextInt(150) == 0) {
        merge();
      } else {
        tell(source.next(account, entries));
      }
      if (step % STEPS_TO_ANOTHER_FUTURE == 0) {
        otherFutures.add(OtherFuture.of(account, entries, now(), step % 23));
      }
    }
    otherFutures.forEach(OtherFuture::check);
    return this;
  }

  private LedgerOutcome tell(LedgerCommand command) {
    LedgerOutcome outcome = account.decide(command);
    Answer expected = reference.decide(command);
    Answer actual = answer(outcome);
    if (!expected.equals(actual)) {
      throw difference(command, expected, actual);
    }
    checkAnswers(command, outcome);
    account = outcome.account();
    entries.addAll(outcome.entries());
    reference.wrote(outcome.entries());
    if (!outcome.entries().isEmpty()) {
      told.add(new Told(command.posting().recordedAt(), expected.moves()));
    }
    Instant now = now();
    List<Instant> instants = List.of(now, now.plus(Duration.ofDays(step % 2 == 0 ? 3 : 25)));
    List<List<State>> states = reference.states(types, instants);
    for (int i = 0; i < instants.size(); i++) {
      for (int t = 0; t < types.size(); t++) {
        State there = state(account, types.get(t), instants.get(i));
        if (!states.get(i).get(t).equals(there)) {
          throw difference(command, states.get(i).get(t), there);
        }
      }
    }
    step++;
    return outcome;
  }

  private Instant now() {
    return account.asOf().equals(Instant.MIN) ? START : account.asOf();
  }

  private AssertionError difference(LedgerCommand command, Object expected, Object actual) {
    return new AssertionError(name + ", step " + step + ", " + command + "\nreference " + expected
        + "\nledger    " + actual);
  }

  /* An accepted command is answered by one entry, and only that one. A sweep is answered by none. */
  private void checkAnswers(LedgerCommand command, LedgerOutcome outcome) {
    List<LedgerCommand> answered = new ArrayList<>();
    outcome.entries().forEach(entry -> entry.answers().ifPresent(answered::add));
    boolean oneAnswer = outcome.isAccepted() && !(command instanceof UpkeepCommand.Sweep);
    if (!answered.equals(oneAnswer ? List.of(command) : List.of())) {
      throw difference(command, "one answer", answered);
    }
  }

  /* Another account comes into this one: in order, or with its snapshot taken too early or too late. */
  private void merge() {
    Merge merge = source.merge();
    LedgerModelRun other = new LedgerModelRun(
        name + " with " + merge.seed(), merge.seed(), merge.start(), merge.keyPrefix(), false);
    other.run(merge.commands());
    Instant at = merge.posting().effectiveAt();
    if (merge.inOrder() && !other.account.isClosed()) {
      Instant settled = other.account.asOf().isAfter(at) ? other.account.asOf() : at;
      List<Hold> holds = other.account.snapshot().holds();
      for (Hold hold : holds) {
        other.tell(new HoldCommand.VoidHold(Posting.of("void " + hold.id(), settled), hold.id()));
      }
      other.tell(new UpkeepCommand.Sweep(Posting.of("sweep", settled)));
    }
    if (!other.account.isClosed()) {
      AccountSnapshot snapshot = other.account.snapshot();
      reference.expect(merge.posting().key(), other.reference.books.copy());
      LedgerOutcome there = other.tell(new DebitCommand.MergeAway(merge.posting(), "this"));
      LedgerCommand absorb = new CreditCommand.Absorb(merge.posting(), snapshot, merge.from());
      source.remember(absorb);
      source.remember(other.source);
      source.remember(other.entries);
      LedgerOutcome here = tell(absorb);
      if (there.isAccepted() && here.isAccepted()) {
        checkNothingLost(absorb, there.entries(), here.entries());
      }
      other.run(other.step + 2);
    }
    others += other.step;
  }

  private void checkNothingLost(
      LedgerCommand command, List<LedgerEntry> sent, List<LedgerEntry> received) {
    Map<String, Long> merged = new HashMap<>();
    for (List<LedgerEntry> side : List.of(sent, received)) {
      moves(side).forEach((move, units) -> {
        merged.merge(move.type().id(), move.to() == Pot.MERGED ? units : 0, Long::sum);
        merged.merge(move.type().id(), move.from() == Pot.MERGED ? -units : 0, Long::sum);
      });
    }
    if (merged.values().stream().anyMatch(units -> units != 0)) {
      throw difference(command, "nothing lost on the way", merged);
    }
  }

  private static Answer answer(LedgerOutcome outcome) {
    if (outcome instanceof LedgerOutcome.Declined declined) {
      return new Answer(declined.reason().name(), declined.possible(), Map.of());
    }
    if (outcome instanceof LedgerOutcome.Conflict conflict) {
      return new Answer("conflict " + conflict.differing(), 0, Map.of());
    }
    String verdict = outcome.isAccepted() ? "accepted" : "duplicate";
    return new Answer(verdict, 0, moves(outcome.entries()));
  }

  private static Map<Move, Long> moves(List<LedgerEntry> entries) {
    Map<Move, Long> moves = new HashMap<>();
    for (LedgerEntry entry : entries) {
      Instant at = entry.header().effectiveAt();
      entry.move(new Pot.Movements() {
        @Override
        public void ofLot(Pot from, Pot to, Lot lot, long units) {
          Move move = new Move(entry.kind(), at, lot.type(), lot.id(), from, to);
          moves.merge(move, units, Long::sum);
        }

        @Override
        public void withoutLot(Pot from, Pot to, Points points) {
          Move move = new Move(entry.kind(), at, points.type(), 0, from, to);
          moves.merge(move, points.units(), Long::sum);
        }
      });
    }
    return moves;
  }

  /* Half of the questions about later instants are asked of the account, half of what a sweep makes of it. */
  static State state(PointsAccount account, PointType type, Instant asOf) {
    Balance balance = account.balance(type, asOf);
    PointsAccount swept =
        account.decide(new UpkeepCommand.Sweep(Posting.of("a look", asOf))).account();
    PointsAccount asked = asOf.hashCode() % 2 == 0 ? account : swept;
    Map<Long, Long> lots = new HashMap<>();
    asked.lots(type, asOf).forEach(open -> lots.put(open.lot().id(), open.remaining()));
    Map<Instant, Long> ends = new HashMap<>();
    asked.expirySchedule(type, asOf).forEach((end, points) -> ends.put(end, points.units()));
    Map<Pot, Long> pots = new HashMap<>();
    for (Pot pot : Pot.values()) {
      long units = swept.pot(type, pot, asOf).units();
      if (units != 0) {
        pots.put(pot, units);
      }
    }
    Map<String, ClockRef> clocks = new HashMap<>();
    for (String name : RandomCommands.CLOCKS) {
      account
          .clock(type, name, asOf)
          .ifPresent(clock -> clocks.put(name, new ClockRef(clock.startedAt(), clock.until())));
    }
    return new State(
        balance.available().units(),
        balance.pending().units(),
        balance.held().units(),
        balance.debt().units(),
        lots,
        ends,
        pots,
        clocks);
  }
}
