package dev.rapport.examples.bench;

import dev.rapport.loyalty.ledger.Balance;
import dev.rapport.loyalty.ledger.LedgerOutcome;
import dev.rapport.loyalty.ledger.PointsAccount;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The points account beside two ledgers written by hand: decisions, a long debit, replay, long histories, balances to come.
 *
 * <p>The {@link MutableLedger} keeps a balance and nothing else, the {@link DutifulLedger} has most of the account's duties. One
 * decision is one command built, decided and accepted. All ledgers live the same days of the same {@link Workload}, so the
 * instants are made on every side. Everything is counted per second and thread.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class LedgerBenchmark {
  static final int LONG_DEBIT_LOTS = 10_000;
  static final int REPLAYED_ENTRIES = 100_000;

  /** For the generated harness. */
  public LedgerBenchmark() {}

  /** A member who lives on, in every ledger; each benchmark lets one of them live. */
  @State(Scope.Thread)
  public static class Member {
    /** The lots that are open in the morning and in the evening. */
    @Param({"1", "10", "100", "10000"})
    public int openLots;

    private PointsAccount remembering = PointsAccount.open();
    private PointsAccount forgetful = PointsAccount.open();
    private MutableLedger mutable = new MutableLedger();
    private DutifulLedger dutiful =
        new DutifulLedger(Workload.REMEMBERING.policy().retention());
    private Instant halfEnded = Instant.MAX;
    private long day;

    /** For the generated harness. */
    public Member() {}

    /** Opens the lots, and lives until as much is remembered as ever will be. */
    @Setup
    public void open() {
      remembering = Workload.REMEMBERING.account(openLots);
      forgetful = Workload.FORGETFUL.account(openLots);
      mutable = Workload.mutableLedger(openLots);
      dutiful = Workload.REMEMBERING.dutifulLedger(openLots);
      for (day = openLots; day < openLots + 100; day++) {
        remembering = Workload.REMEMBERING.live(remembering, day);
        forgetful = Workload.FORGETFUL.live(forgetful, day);
        Workload.live(mutable, day);
        Workload.REMEMBERING.live(dutiful, day);
      }
      halfEnded = Workload.endOfLot(day - 1 - openLots / 2);
    }

    /** Proves that no lot was lost or left over. */
    @TearDown
    public void check() {
      long expected = openLots * Workload.LOT_UNITS;
      for (PointsAccount account : List.of(remembering, forgetful)) {
        Balance balance = account.balance(Workload.BEANS);
        if (balance.available().units() != expected) {
          throw new IllegalStateException("account must have " + expected + ", has " + balance);
        }
      }
      long units = dutiful.available(Workload.startOf(day));
      if (units != expected) {
        throw new IllegalStateException("dutiful ledger has " + units + " units");
      }
      if (mutable.openLots() != openLots) {
        throw new IllegalStateException("mutable ledger has " + mutable.openLots() + " lots");
      }
    }
  }

  /**
   * An earn and a spend that draws one lot, as in use.
   *
   * @param member the member
   * @return the account
   */
  @Benchmark
  @OperationsPerInvocation(2)
  public PointsAccount decisions(Member member) {
    member.remembering = Workload.REMEMBERING.live(member.remembering, member.day++);
    return member.remembering;
  }

  /**
   * The same where no order can be returned and no command is kept longer than the account finds convenient: what is left are
   * lots and entries.
   *
   * @param member the member
   * @return the account
   */
  @Benchmark
  @OperationsPerInvocation(2)
  public PointsAccount decisionsForgetful(Member member) {
    member.forgetful = Workload.FORGETFUL.live(member.forgetful, member.day++);
    return member.forgetful;
  }

  /**
   * The same in the mutable ledger that remembers commands and orders too.
   *
   * @param member the member
   * @return the ledger
   */
  @Benchmark
  @OperationsPerInvocation(2)
  public Object decisionsDutiful(Member member) {
    Workload.REMEMBERING.live(member.dutiful, member.day++);
    return member.dutiful;
  }

  /**
   * The same in the mutable ledger that keeps a balance and nothing else.
   *
   * @param member the member
   * @return the ledger
   */
  @Benchmark
  @OperationsPerInvocation(2)
  public Object decisionsMutable(Member member) {
    Workload.live(member.mutable, member.day++);
    return member.mutable;
  }

  /** A day without a member. */
  @State(Scope.Thread)
  public static class Today {
    private final Points points = Points.of(Workload.BEANS, Workload.LOT_UNITS);
    private long day;

    /** For the generated harness. */
    public Today() {}
  }

  /**
   * The two commands of a day built, and not decided: what is spent before any ledger is asked.
   *
   * @param sink keeps the commands from being optimised away
   * @param today the day
   */
  @Benchmark
  @OperationsPerInvocation(2)
  public void commandsBuilt(Blackhole sink, Today today) {
    today.day++;
    sink.consume(Workload.REMEMBERING.earn(today.day));
    sink.consume(Workload.REMEMBERING.spend(today.day, today.points));
  }

  /**
   * The balance at the instant when half of the lots will have ended.
   *
   * @param member the member
   * @return the balance
   */
  @Benchmark
  public Balance balanceToCome(Member member) {
    return member.remembering.balance(Workload.BEANS, member.halfEnded);
  }

  /**
   * The same in the mutable ledger.
   *
   * @param member the member
   * @return the balance
   */
  @Benchmark
  public long balanceToComeMutable(Member member) {
    return member.mutable.balance(member.halfEnded);
  }

  /** Ten thousand lots of one hundred points, and one more so that the debit must cut. */
  @State(Scope.Thread)
  public static class ManyLots {
    private final Points million = Points.of(Workload.BEANS, LONG_DEBIT_LOTS * Workload.LOT_UNITS);
    private PointsAccount account = PointsAccount.open();
    private MutableLedger master = new MutableLedger();

    /** For the generated harness. */
    public ManyLots() {}

    /** Opens the lots. */
    @Setup
    public void open() {
      account = Workload.REMEMBERING.account(LONG_DEBIT_LOTS + 1);
      master = Workload.mutableLedger(LONG_DEBIT_LOTS + 1);
    }
  }

  /**
   * A million points out of ten thousand lots, with a record of every draw.
   *
   * @param lots the lots
   * @return the outcome
   */
  @Benchmark
  public LedgerOutcome longDebit(ManyLots lots) {
    DebitCommand.Spend spend = Workload.REMEMBERING.spend(LONG_DEBIT_LOTS + 1, lots.million);
    return lots.account.decide(spend);
  }

  /**
   * The same in a copy of the mutable ledger; an account stays as it was and needs no copy.
   *
   * @param lots the lots
   * @return what is left
   */
  @Benchmark
  public Object longDebitMutable(ManyLots lots) {
    MutableLedger copy = lots.master.copy();
    if (!copy.spend(LONG_DEBIT_LOTS * Workload.LOT_UNITS, Workload.startOf(LONG_DEBIT_LOTS + 1))) {
      throw new IllegalStateException("the mutable ledger declined the long debit");
    }
    return copy;
  }

  /**
   * The copy alone, to be taken off.
   *
   * @param lots the lots
   * @return the copy
   */
  @Benchmark
  public Object refillMutable(ManyLots lots) {
    return lots.master.copy();
  }

  /** The stored entries of a member with one hundred open lots. */
  @State(Scope.Thread)
  public static class Stored {
    private final List<LedgerEntry> entries = new ArrayList<>(REPLAYED_ENTRIES);

    /** For the generated harness. */
    public Stored() {}

    /** Lives until there are enough entries. */
    @Setup
    public void live() {
      PointsAccount account = PointsAccount.open();
      for (long day = 0; entries.size() < REPLAYED_ENTRIES; day++) {
        account = store(account, Workload.REMEMBERING.earn(day));
        if (day >= 100) {
          account = store(
              account,
              Workload.REMEMBERING.spend(day, Points.of(Workload.BEANS, Workload.LOT_UNITS)));
        }
      }
    }

    private PointsAccount store(PointsAccount account, LedgerCommand command) {
      entries.addAll(Workload.entries(account, command));
      return Workload.accepted(account, command);
    }
  }

  /**
   * An account made from its entries; counted in entries.
   *
   * @param stored the entries
   * @return the account
   */
  @Benchmark
  @OperationsPerInvocation(REPLAYED_ENTRIES)
  public PointsAccount replay(Stored stored) {
    return PointsAccount.replay(Workload.REMEMBERING.policy(), stored.entries);
  }

  /** A member with two open lots and a past. */
  @State(Scope.Thread)
  public static class Veteran {
    /** How many entries the account is made of. */
    @Param({"10", "1000", "100000", "1000000"})
    public int pastEntries;

    // What is remembered is tidied up every few weeks, and so many days meet every phase of that.
    private final PointsAccount[] days = new PointsAccount[128];
    private long firstDay;
    private int next;

    /** For the generated harness. */
    public Veteran() {}

    /** Lives through the past, and a few days more. */
    @Setup
    public void live() {
      PointsAccount account = Workload.REMEMBERING.account(2);
      for (firstDay = 2; account.version() < pastEntries; firstDay++) {
        account = Workload.REMEMBERING.live(account, firstDay);
      }
      for (int i = 0; i < days.length; i++) {
        days[i] = account;
        account = Workload.REMEMBERING.live(account, firstDay + i);
      }
    }
  }

  /**
   * One more earn after the past, on one of 128 days in turn. Each day has other futures already, so the account finds the
   * places behind its own taken and begins with new ones.
   *
   * @param veteran the member
   * @return the outcome
   */
  @Benchmark
  public LedgerOutcome decisionAfterPast(Veteran veteran) {
    int today = veteran.next++ & (veteran.days.length - 1);
    return veteran.days[today].decide(Workload.REMEMBERING.earn(veteran.firstDay + today));
  }
}
