package dev.rapport.loyalty.earning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.money.Money;
import dev.rapport.core.numeric.LargestRemainder;
import dev.rapport.loyalty.earning.Effect.ByBasketSize;
import dev.rapport.loyalty.earning.Effect.Multiplier;
import dev.rapport.loyalty.earning.NaiveEarning.Q;
import dev.rapport.loyalty.limit.LimitCode;
import dev.rapport.loyalty.member.OrderLine;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an order earns, from nothing but the arguments of its explanation: what effects earn, what multipliers add to that, what all
 * of it is rounded to, and what limits leave of it. What the rules say themselves is compared with what is told of them.
 */
final class Recomputation {
  private final EarningOutcome outcome;
  private final Explanation why;
  private final Rounding rounding;
  private final List<OrderLine> lines;
  private final boolean byLine;
  /* By rule and type: what is desired, and at level LINE on which lines. */
  private final Map<String, Long> desired = new HashMap<>();
  private final Map<String, long[]> onLines = new HashMap<>();

  Recomputation(EarningOutcome outcome) {
    this.outcome = outcome;
    this.why = outcome.explanation();
    this.rounding = outcome.rules().rounding();
    this.lines = outcome.situation().order().lines();
    this.byLine = !why.findAll(EarningCode.ON_LINE).isEmpty();
    for (Explanation sum : why.findAll(EarningCode.SUM)) {
      List<Explanation> column = column(sum);
      column.forEach(this::checkEffect);
      checkMultipliers(column);
      round(column);
    }
  }

  // What is asked

  long desired(Explanation told) {
    return desired.getOrDefault(key(told), 0L);
  }

  /** What the limits leave: the smallest room, or nothing. */
  long awarded(Explanation told) {
    long left = desired(told);
    for (Explanation step : told.children()) {
      if (step.code() == LimitCode.HELD_BACK) {
        assertFalse(step.children().isEmpty());
        for (Explanation bite : step.children()) {
          left = Math.min(left, bite.code() == LimitCode.TRIMMED ? whole(bite, "room") : 0);
        }
      }
    }
    return left;
  }

  /** On which lines; as told, where only whole orders are rounded. */
  List<Award.LineShare> lines(Explanation told) {
    long[] units = new long[lines.size()];
    if (rounding.level() == Rounding.Level.LINE) {
      long[] wanted = onLines.getOrDefault(key(told), units);
      units = LargestRemainder.shares(awarded(told), wanted);
    } else {
      Explanation shares = told.find(EarningCode.LINES).orElseThrow();
      for (Argument share : shares.argument("lines", Argument.Listing.class).elements()) {
        String[] numberAndUnits = ((Argument.Text) share).value().split(": ", -1);
        units[Integer.parseInt(numberAndUnits[0]) - 1] = Long.parseLong(numberAndUnits[1]);
      }
    }
    List<Award.LineShare> result = new ArrayList<>();
    for (int i = 0; i < units.length; i++) {
      result.add(new Award.LineShare(i + 1, units[i]));
    }
    return result;
  }

  boolean isAbout(Explanation step, EarningRule rule) {
    return step.arguments().containsKey("rule")
        && text(step, "rule").equals(rule.name())
        && whole(step, "version") == rule.version();
  }

  /** Compares each sum with its parts. */
  void checkSums() {
    for (Explanation sum : why.findAll(EarningCode.SUM)) {
      List<Explanation> column = column(sum);
      Q exact = column.stream().map(told -> fraction(told, "exact")).reduce(Q.ZERO, Q::plus);
      assertSame(exact, fraction(sum, "exact"), sum);
      assertEquals(column.stream().mapToLong(this::desired).sum(), whole(sum, "desired"));
      assertEquals(column.stream().mapToLong(this::awarded).sum(), whole(sum, "awarded"));
      assertSame(exact, fraction(sum, "remainder").plus(Q.of(whole(sum, "desired"), 1)), sum);
    }
  }

  // What effects earn

  private List<Explanation> column(Explanation sum) {
    return why.children().stream()
        .filter(step -> step.code() == EarningCode.GRANTED || step.code() == EarningCode.NOTHING)
        .filter(step -> text(step, "type").equals(text(sum, "type")))
        .toList();
  }

  private EarningRule rule(Explanation told) {
    return outcome.rules().rules().stream()
        .filter(rule -> isAbout(told, rule))
        .findFirst()
        .orElseThrow();
  }

  private boolean multiplies(Explanation told) {
    return rule(told).effect() instanceof Multiplier;
  }

  private void checkEffect(Explanation told) {
    EarningRule rule = rule(told);
    Explanation effect = told.children().get(1);
    Q exact = earned(rule, effect);
    boolean rounds = rounding.baseDigits() != Rounding.EXACT && is(effect, EarningCode.PRO_RATA);
    List<Explanation> rounded = told.findAll(EarningCode.BASE_ROUNDED);
    assertEquals(rounds ? 1 : 0, rounded.size(), told::toString);
    for (Explanation step : rounded) {
      assertSame(exact, fraction(step, "exact"), told);
      assertEquals(rounding.baseDigits(), whole(step, "digits"));
      Q scale = Q.of(BigInteger.TEN.pow(rounding.baseDigits()).longValueExact(), 1);
      exact = Q.of(exact.times(scale).round(rounding.mode()), scale.n().longValueExact());
      assertSame(exact, fraction(step, "rounded"), told);
    }
    assertSame(exact, fraction(told, "exact"), told);
    if (byLine) {
      assertSame(exact, onLines(told).values().stream().reduce(Q.ZERO, Q::plus), told);
    }
  }

  private Q earned(EarningRule rule, Explanation told) {
    Effect effect = rule.effect();
    return switch ((EarningCode) told.code()) {
      case NO_LINES -> {
        assertTrue(lines.stream().noneMatch(line -> counts(rule, line)), told::toString);
        yield Q.ZERO;
      }
      case PER_AMOUNT -> {
        checkUnits(((Effect.PerAmount) effect).perStep().units(), told);
        assertEquals(((Effect.PerAmount) effect).step(), money(told, "step"));
        long steps = steps(told, ((Effect.PerAmount) effect).counting());
        assertEquals(steps, whole(told, "steps"));
        yield Q.of(steps * whole(told, "units"), 1);
      }
      case PRO_RATA -> {
        checkUnits(((Effect.PerAmount) effect).perStep().units(), told);
        assertEquals(((Effect.PerAmount) effect).step(), money(told, "step"));
        yield amount(told).times(Q.of(whole(told, "units"), money(told, "step").minorUnits()));
      }
      case PER_UNIT -> {
        checkUnits(((Effect.PerUnit) effect).perStep().units(), told);
        assertEquals(1, ((Effect.PerUnit) effect).step());
        yield Q.of(whole(told, "units") * whole(told, "count"), 1);
      }
      case PER_UNITS -> {
        checkUnits(((Effect.PerUnit) effect).perStep().units(), told);
        assertEquals(((Effect.PerUnit) effect).step(), whole(told, "step"));
        assertEquals(whole(told, "count") / whole(told, "step"), whole(told, "steps"));
        yield Q.of(whole(told, "units") * whole(told, "steps"), 1);
      }
      case BASKET, BELOW_BASKETS -> bracket((ByBasketSize) effect, told);
      case FIXED -> {
        checkUnits(((Effect.Fixed) effect).points().units(), told);
        yield Q.of(whole(told, "units"), 1);
      }
      case BONUS -> {
        checkUnits(((Effect.Bonus) effect).points().units(), told);
        yield Q.of(whole(told, "units"), 1);
      }
      case MULTIPLIER_OF_ONE -> {
        assertEquals(((Multiplier) effect).numerator(), ((Multiplier) effect).denominator());
        yield Q.ZERO;
      }
      case MULTIPLIER -> {
        assertEquals(((Multiplier) effect).numerator(), whole(told, "numerator"));
        assertEquals(((Multiplier) effect).denominator(), whole(told, "denominator"));
        Q added = fraction(told, "base").times(extra((Multiplier) effect));
        assertSame(added, fraction(told, "added"), told);
        yield added;
      }
      default -> throw new AssertionError("no effect: " + told);
    };
  }

  private static boolean counts(EarningRule rule, OrderLine line) {
    boolean kind = switch (line.kind()) {
      case ORDINARY -> true;
      case GIFT_CARD_SALE -> rule.basis().counts(EarningBasis.Part.GIFT_CARD_SALES);
      case EXCLUDED -> false;
    };
    return kind && rule.lines().test(line);
  }

  private static long steps(Explanation told, Effect.Counting counting) {
    assertEquals(Argument.of(counting), told.argument("counting").orElseThrow());
    long step = money(told, "step").minorUnits();
    return counting == Effect.Counting.STEPS_OF_ORDER
        ? amount(told).times(Q.of(1, step)).floor()
        : told.children().stream().mapToLong(line -> lineSteps(line, step)).sum();
  }

  private static long lineSteps(Explanation line, long step) {
    long parts = whole(line, "parts");
    long steps = parts * amount(line).times(Q.of(1, parts * step)).floor();
    assertEquals(steps, whole(line, "steps"));
    return steps;
  }

  private static Q bracket(ByBasketSize table, Explanation told) {
    ByBasketSize.Bracket reached = table.brackets().stream()
        .filter(bracket -> Q.of(bracket.from().minorUnits(), 1).compareTo(amount(told)) <= 0)
        .reduce((low, high) -> high)
        .orElse(null);
    assertEquals(is(told, EarningCode.BASKET), reached != null, told::toString);
    if (reached == null) {
      assertEquals(table.brackets().get(0).from(), money(told, "from"));
      return Q.ZERO;
    }
    assertEquals(reached.from(), money(told, "from"));
    checkUnits(reached.points().units(), told);
    return Q.of(whole(told, "units"), 1);
  }

  // What multipliers add

  private void checkMultipliers(List<Explanation> column) {
    Map<Integer, Q> sums = new HashMap<>();
    for (Explanation told : column) {
      if (!multiplies(told) && rule(told).effect().stage() == Effect.Stage.BASE) {
        parts(told).forEach((line, exact) -> sums.merge(line, exact, Q::plus));
      }
    }
    boolean compounds = outcome.rules().composition() == EarningRuleSet.Composition.MULTIPLICATIVE;
    for (Explanation told : column) {
      if (rule(told).effect() instanceof Multiplier multiplier) {
        Map<Integer, Q> added = new HashMap<>();
        sums.forEach((line, sum) -> {
          boolean covers = line < 0 || rule(told).lines().test(lines.get(line - 1));
          added.put(line, covers ? sum.times(extra(multiplier)) : Q.ZERO);
        });
        Map<Integer, Q> claimed = parts(told);
        added.forEach((line, exact) -> assertSame(exact, claimed.getOrDefault(line, Q.ZERO), told));
        claimed.forEach((line, exact) -> assertSame(added.getOrDefault(line, Q.ZERO), exact, told));
        if (compounds) {
          added.forEach((line, exact) -> sums.merge(line, exact, Q::plus));
        }
      }
    }
  }

  /** By line, or as one for the whole order. */
  private Map<Integer, Q> parts(Explanation told) {
    return byLine ? onLines(told) : Map.of(-1, fraction(told, "exact"));
  }

  private static Map<Integer, Q> onLines(Explanation told) {
    Map<Integer, Q> parts = new LinkedHashMap<>();
    for (Explanation step : told.children()) {
      if (is(step, EarningCode.ON_LINE)) {
        parts.put((int) whole(step, "line"), fraction(step, "exact"));
      }
    }
    return parts;
  }

  private static Q extra(Multiplier multiplier) {
    return Q.of(multiplier.numerator() - multiplier.denominator(), multiplier.denominator());
  }

  // What it is rounded to

  private void round(List<Explanation> column) {
    switch (rounding.level()) {
      case RULE ->
        column.forEach(
            told -> desired.put(key(told), fraction(told, "exact").round(rounding.mode())));
      case ORDER -> {
        long[] units =
            shareOut(column.stream().map(told -> fraction(told, "exact")).toList());
        for (int i = 0; i < units.length; i++) {
          desired.put(key(column.get(i)), units[i]);
        }
      }
      case LINE -> {
        for (int line = 0; line < lines.size(); line++) {
          int number = line + 1;
          long[] units = shareOut(column.stream()
              .map(told -> onLines(told).getOrDefault(number, Q.ZERO))
              .toList());
          for (int i = 0; i < units.length; i++) {
            String key = key(column.get(i));
            desired.merge(key, units[i], Long::sum);
            onLines.computeIfAbsent(key, any -> new long[lines.size()])[line] = units[i];
          }
        }
      }
    }
  }

  private long[] shareOut(List<Q> parts) {
    long[] units = parts.stream().mapToLong(Q::floor).toArray();
    long left = parts.stream().reduce(Q.ZERO, Q::plus).round(rounding.mode());
    for (long each : units) {
      left -= each;
    }
    List<Integer> largestFirst = new ArrayList<>();
    for (int i = 0; i < units.length; i++) {
      largestFirst.add(i);
    }
    long[] floors = units.clone();
    largestFirst.sort(
        (a, b) -> above(parts.get(b), floors[b]).compareTo(above(parts.get(a), floors[a])));
    for (int i = 0; i < left; i++) {
      units[largestFirst.get(i)]++;
    }
    return units;
  }

  private static Q above(Q exact, long floor) {
    return exact.plus(Q.of(-floor, 1));
  }

  // What the arguments say

  private static String key(Explanation told) {
    return text(told, "rule") + " " + text(told, "type");
  }

  private static boolean is(Explanation step, EarningCode code) {
    return step.code() == code;
  }

  private static void checkUnits(long expected, Explanation told) {
    assertEquals(expected, whole(told, "units"), told::toString);
  }

  private static void assertSame(Q expected, Q actual, Explanation told) {
    assertEquals(0, expected.compareTo(actual), () -> expected + " was " + actual + " in " + told);
  }

  private static Q amount(Explanation told) {
    return Q.of(money(told, "amount").minorUnits(), 1).times(fraction(told, "factor"));
  }

  private static Money money(Explanation told, String name) {
    return told.argument(name, Argument.Amount.class).value();
  }

  static long whole(Explanation told, String name) {
    return told.argument(name, Argument.Whole.class).value();
  }

  static String text(Explanation told, String name) {
    return told.argument(name, Argument.Text.class).value();
  }

  private static Q fraction(Explanation told, String name) {
    String[] parts = text(told, name).split("/", -1);
    return new Q(
        new BigInteger(parts[0]), parts.length == 1 ? BigInteger.ONE : new BigInteger(parts[1]));
  }
}
