package dev.rapport.examples.drools;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.money.Money;
import dev.rapport.examples.drools.Facts.Basket;
import dev.rapport.examples.drools.Facts.BasketLine;
import dev.rapport.examples.drools.Facts.Customer;
import dev.rapport.examples.drools.Facts.Total;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.program.Decision;
import dev.rapport.loyalty.program.LoyaltyProgram;
import dev.rapport.loyalty.program.Membership;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Decisions on purchases of five lines, under 1, 10 and 100 rules, beside the same rules in Drools.
 *
 * <p>A decision of ours makes everything that there is to store and to go on with: awards by rule and line, lots, receipts and
 * what a return will need. Drools adds up points; beside it is kept what one would keep by hand: a balance, the number of
 * purchases, and the orders of the last 30 days. So the ratio is in its favour.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class EarningBenchmark {
  private static final Instant FIRST = Instant.parse("2026-01-05T14:30:00Z");
  private static final Duration BETWEEN = Duration.ofDays(1);
  private static final int WINDOW_DAYS = 30;

  /** For the generated harness. */
  public EarningBenchmark() {}

  private static Instant at(long day) {
    return FIRST.plus(BETWEEN.multipliedBy(day));
  }

  private static Order order(long day) {
    return Order.builder("order-" + day, "ada", at(day))
        .channel(Channel.of("app"))
        .line("espresso", "coffee", 2, Money.ofMinor("EUR", 640))
        .line("kenya", "bags", 1, Money.ofMinor("EUR", 1_250))
        .line("croissant", "bakery", 1, Money.ofMinor("EUR", 210))
        .line("latte", "coffee", 1, Money.ofMinor("EUR", 420))
        .line("cup", "cups", 1, Money.ofMinor("EUR", 900))
        .build();
  }

  private static final int ORDERS = 2_048;

  /* What a service reads from its requests, on both sides. */
  private static List<ProgramCommand> commands() {
    List<ProgramCommand> commands = new ArrayList<>();
    for (int day = 0; day < ORDERS; day++) {
      commands.add(ProgramCommand.RecordPurchase.of(order(day)));
    }
    return commands;
  }

  /** A member who buys once a day; after some years another one takes over. */
  @State(Scope.Thread)
  public static class Ours {
    /** How many rules there are. */
    @Param({"1", "10", "100"})
    public int rules;

    private LoyaltyProgram program = ShopRules.program(1);
    private Membership ada = program.enrol(MemberId.of("ada"), FIRST);
    private final List<ProgramCommand> commands = commands();
    private int day;

    /** For the generated harness. */
    public Ours() {}

    /** Makes the member. */
    @Setup
    public void enrol() {
      program = ShopRules.program(rules);
      start();
      for (int i = 0; i < 2 * WINDOW_DAYS; i++) {
        live();
      }
    }

    private void start() {
      ada = program.enrol(MemberId.of("ada"), FIRST.minusSeconds(1));
      day = 0;
    }

    Decision live() {
      if (day == ORDERS) {
        start();
      }
      Decision decision = program.decide(ada, commands.get(day++));
      if (!decision.isAccepted()) {
        throw new IllegalStateException(decision.toString());
      }
      ada = decision.membership();
      return decision;
    }
  }

  /** The same member with a rule engine and a few fields. */
  @State(Scope.Thread)
  public static class Theirs {
    /** How many rules there are. */
    @Param({"1", "10", "100"})
    public int rules;

    private static final List<BasketLine> LINES = List.of(
        new BasketLine("coffee", 2, 640),
        new BasketLine("bags", 1, 1_250),
        new BasketLine("bakery", 1, 210),
        new BasketLine("coffee", 1, 420),
        new BasketLine("cups", 1, 900));

    private record Kept(Instant at, String order, long points) {}

    private KieBase base = DroolsRules.compiled(1);
    private KieSession session = base.newKieSession();
    private final Deque<Kept> orders = new ArrayDeque<>();
    private Customer customer = new Customer(0);
    private long balance;
    private long day;

    /** For the generated harness. */
    public Theirs() {}

    /** Compiles the rules. */
    @Setup
    public void compile() {
      session.dispose();
      base = DroolsRules.compiled(rules);
      session = base.newKieSession();
      customer = new Customer(0);
    }

    /** Ends the session. */
    @TearDown(Level.Trial)
    public void end() {
      session.dispose();
    }

    private Basket basket() {
      var local = at(day).atZone(ShopRules.ZONE);
      return new Basket(
          "app", local.getDayOfWeek().getValue(), local.getHour(), false, 3_420, LINES);
    }

    /* Facts go into a session that lives on, and out again. */
    long inOneSession() {
      Basket basket = basket();
      Total total = new Total();
      List<FactHandle> handles = new ArrayList<>(8);
      handles.add(session.insert(customer));
      handles.add(session.insert(basket));
      basket.lines().forEach(line -> handles.add(session.insert(line)));
      handles.add(session.insert(total));
      session.fireAllRules();
      handles.forEach(session::delete);
      return keep(total);
    }

    /* A session for each decision, as its manual has it for stateless use. */
    long inNewSession() {
      Basket basket = basket();
      Total total = new Total();
      KieSession own = base.newKieSession();
      own.insert(customer);
      own.insert(basket);
      basket.lines().forEach(own::insert);
      own.insert(total);
      own.fireAllRules();
      own.dispose();
      return keep(total);
    }

    private long keep(Total total) {
      Instant now = at(day);
      orders.addLast(new Kept(now, "order-" + day, total.points()));
      while (orders.getFirst().at().isBefore(now.minus(Duration.ofDays(WINDOW_DAYS)))) {
        orders.removeFirst();
      }
      balance += total.points();
      customer.bought();
      day++;
      return balance;
    }
  }

  /**
   * A decision of ours.
   *
   * @param member who buys
   * @return the decision
   */
  @Benchmark
  public Decision decisions(Ours member) {
    return member.live();
  }

  /**
   * A decision of ours and its explanation, rendered.
   *
   * @param member who buys
   * @return the lines
   */
  @Benchmark
  public List<String> decisionsExplained(Ours member) {
    return member.live().explanation().lines();
  }

  /**
   * A decision by Drools in a session that lives on.
   *
   * @param member who buys
   * @return the balance
   */
  @Benchmark
  public long droolsOneSession(Theirs member) {
    return member.inOneSession();
  }

  /**
   * A decision by Drools in a session of its own.
   *
   * @param member who buys
   * @return the balance
   */
  @Benchmark
  public long droolsNewSession(Theirs member) {
    return member.inNewSession();
  }
}
