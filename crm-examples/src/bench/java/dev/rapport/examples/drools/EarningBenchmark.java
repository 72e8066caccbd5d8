package dev.rapport.examples.drools;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.money.Money;
import dev.rapport.examples.drools.Facts.Awarded;
import dev.rapport.examples.drools.RuleEngineMember.Request;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.program.Decision;
import dev.rapport.loyalty.program.LoyaltyProgram;
import dev.rapport.loyalty.program.Membership;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.kie.api.KieBase;
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
 * <p>Both sides have the same duties: an order counts once, points are in lots that end after a year, what each rule awarded on each
 * line is kept for a month of returns, purchases are counted. Before the clock runs both decide every order of the run once, and
 * must award the same by rule and line and come to the same balance. What differs is in favour of Drools: beside it everything is
 * changed in place by a few classes written for this shop, and ours answers with entries to store and with the next membership,
 * leaves the one before as it was, and can explain.
 *
 * <p>Figures are for one core, so the collector is the one that a virtual machine takes by itself where it has one core.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
public class EarningBenchmark {
  private static final Instant FIRST = Instant.parse("2026-01-05T07:30:00Z");
  private static final int ORDERS = 2_048;
  private static final int HOURS = 12;
  private static final List<Order> ALL = orders();

  /** For the generated harness. */
  public EarningBenchmark() {}

  /* One order a day, at another hour and of another size each day, two of three by the app. */
  private static List<Order> orders() {
    List<Order> orders = new ArrayList<>();
    for (int day = 0; day < ORDERS; day++) {
      Instant at = FIRST.plus(Duration.ofDays(day)).plus(Duration.ofHours(day * 5L % HOURS));
      orders.add(Order.builder("order-" + day, "ada", at)
          .channel(Channel.of(day % 3 == 0 ? "web" : "app"))
          .line("espresso", "coffee", 2, euro(540 + 20 * (day % 11)))
          .line("kenya", day % 4 == 0 ? "cups" : "bags", 1, euro(1_050 + 50 * (day % 7)))
          .line("croissant", "bakery", 1, euro(210))
          .line("latte", "coffee", 1, euro(380 + 10 * (day % 5)))
          .line("cup", "cups", 1, euro(day % 2 == 0 ? 900 : 450))
          .build());
    }
    return List.copyOf(orders);
  }

  private static Money euro(long cents) {
    return Money.ofMinor("EUR", cents);
  }

  /* Both sides decide all orders, and must award the same. */
  private static void compare(int rules) {
    LoyaltyProgram program = ShopRules.program(rules);
    KieBase base = DroolsRules.compiled(rules);
    RuleEngineMember one = new RuleEngineMember(base);
    RuleEngineMember other = new RuleEngineMember(base);
    Membership ada = program.enrol(MemberId.of("ada"), FIRST.minusSeconds(1));
    for (Order order : ALL) {
      Decision decision = program.decide(ada, ProgramCommand.RecordPurchase.of(order));
      ada = decision.membership();
      SortedMap<String, List<Long>> ours = new TreeMap<>();
      ada.order(order.id().value())
          .orElseThrow()
          .awards()
          .forEach(award -> ours.put(award.rule(), award.shares()));
      Request request = Request.of(order);
      checkSame(order, ours, byRule(one.buyInOneSession(request)));
      checkSame(order, ours, byRule(other.buyInNewSession(request)));
      long balance = ada.balance(ShopRules.BEANS, order.placedAt()).available().units();
      checkSame(order, balance, one.available(order.placedAt()));
      checkSame(order, balance, other.available(order.placedAt()));
    }
    one.end();
    other.end();
  }

  private static SortedMap<String, List<Long>> byRule(List<Awarded> awards) {
    SortedMap<String, List<Long>> byRule = new TreeMap<>();
    for (Awarded awarded : awards) {
      if (awarded.points() > 0) {
        byRule.put(awarded.rule(), Arrays.stream(awarded.byLine()).boxed().toList());
      }
    }
    return byRule;
  }

  private static void checkSame(Order order, Object ours, Object theirs) {
    if (!ours.equals(theirs)) {
      throw new IllegalStateException(
          order.id() + " earned " + ours + " here and " + theirs + " in Drools");
    }
  }

  /** A member who buys once a day; after some years another one takes over. */
  @State(Scope.Thread)
  public static class Ours {
    /** How many rules there are. */
    @Param({"1", "10", "100"})
    public int rules;

    private LoyaltyProgram program = ShopRules.program(1);
    private Membership ada = program.enrol(MemberId.of("ada"), FIRST);
    private final List<ProgramCommand> commands = new ArrayList<>();
    private int day;

    /** For the generated harness. */
    public Ours() {}

    /** Makes the member. */
    @Setup
    public void enrol() {
      compare(rules);
      program = ShopRules.program(rules);
      ALL.forEach(order -> commands.add(ProgramCommand.RecordPurchase.of(order)));
      start();
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

  /** The same member with a rule engine and what goes with it. */
  @State(Scope.Thread)
  public static class Theirs {
    /** How many rules there are. */
    @Param({"1", "10", "100"})
    public int rules;

    private final List<Request> requests = new ArrayList<>();
    private KieBase base = DroolsRules.compiled(1);
    private RuleEngineMember ada = new RuleEngineMember(base);
    private int day;

    /** For the generated harness. */
    public Theirs() {}

    /** Compiles the rules. */
    @Setup
    public void compile() {
      compare(rules);
      base = DroolsRules.compiled(rules);
      ALL.forEach(order -> requests.add(Request.of(order)));
      start();
    }

    /** Ends the session. */
    @TearDown(Level.Trial)
    public void end() {
      ada.end();
    }

    private void start() {
      ada.end();
      ada = new RuleEngineMember(base);
      day = 0;
    }

    private Request next() {
      if (day == ORDERS) {
        start();
      }
      return requests.get(day++);
    }

    List<Awarded> inOneSession() {
      Request request = next();
      return ada.buyInOneSession(request);
    }

    List<Awarded> inNewSession() {
      Request request = next();
      return ada.buyInNewSession(request);
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
   * @return the awards
   */
  @Benchmark
  public List<?> droolsOneSession(Theirs member) {
    return member.inOneSession();
  }

  /**
   * A decision by Drools in a session of its own.
   *
   * @param member who buys
   * @return the awards
   */
  @Benchmark
  public List<?> droolsNewSession(Theirs member) {
    return member.inNewSession();
  }
}
