package dev.rapport.loyalty.earning;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an order earns, from nothing but the arguments of its explanation: what effects earn, what multipliers add to that, what all
 * of it is rounded to, what limits leave of it and how lines share it. What the rules and the order say themselves is compared with
 * what is told of them.
 */
final class Recomputation {
  private static final Set<EarningCode> EFFECTS = EnumSet.of(
      EarningCode.NO_LINES,
      EarningCode.PER_AMOUNT,
      EarningCode.PRO_RATA,
      EarningCode.PER_UNIT,
      EarningCode.PER_UNITS,
      EarningCode.BASKET,
      EarningCode.BELOW_BASKETS,
      EarningCode.FIXED,
      EarningCode.BONUS,
      EarningCode.MULTIPLIER,
      EarningCode.MULTIPLIER_OF_ONE);

  private final EarningOutcome outcome;
  private final Explanation why;
  private final Rounding rounding;
  private final List<OrderLine> lines;
  private final boolean byLine;
  /* By rule and type: what is earned exactly, what of it is desired, and at level LINE on which lines. */
  private final Map<String, Q> exact = new HashMap<>();
  private final Map<String, Long> desired = new HashMap<>();
  private final Map<String, long[]> onLines = new HashMap<>();

  Recomputation(EarningOutcome outcome) {
    this.outcome = outcome;
    this.why = outcome.explanation();
    this.rounding = outcome.rules().rounding();
    this.lines = outcome.situation().order().lines();
    this.byLine = !why.findAll(EarningCode.ON_LINE).isEmpty();
    for (Explanation sum : sums()) {
      List<Explanation> column = column(sum);
      column.forEach(this::earn);
      checkMultipliers(column);
      round(column);
    }
  }

  private List<Explanation> sums() {
    return why.children().stream()
        .filter(step -> is(step, EarningCode.SUM) || is(step, EarningCode.WHOLE_SUM))
        .toList();
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

  /** On which lines: what is desired by the weights of the lines, and what is left of that in its proportion. */
  List<Award.LineShare> lines(Explanation told) {
    long[] wanted = rounding.level() == Rounding.Level.LINE
        ? onLines.getOrDefault(key(told), new long[lines.size()])
        : wanted(told);
    return shares(LargestRemainder.shares(awarded(told), wanted));
  }

  /** On which lines, as told. */
  List<Award.LineShare> linesTold(Explanation told) {
    return shares(unitsTold(told));
  }

  private static List<Award.LineShare> shares(long[] units) {
    List<Award.LineShare> result = new ArrayList<>();
    for (int i = 0; i < units.length; i++) {
      result.add(new Award.LineShare(i + 1, units[i]));
    }
    return result;
  }

  private long[] unitsTold(Explanation told) {
    Explanation all = child(told, EarningCode.LINES);
    if (all == null) {
      return byLine(told(told, EarningCode.SOME_LINES), "units");
    }
    long[] units = numbers(all, "units");
    assertEquals(lines.size(), units.length);
    return units;
  }

  // How lines share

  private long[] wanted(Explanation told) {
    long[] expected = LargestRemainder.shares(desired(told), weights(told));
    Explanation weights = child(told, EarningCode.WEIGHTS);
    if (weights != null) {
      assertArrayEquals(
          expected,
          LargestRemainder.shares(desired(told), byLine(weights, "weights")),
          told::toString);
    } else if (!sharesByAmount(told)) {
      // The shares are their own weights, or the weights are as high as the amounts.
      long[] units = unitsTold(told);
      boolean several = Arrays.stream(units).filter(each -> each > 0).count() > 1;
      boolean byAmount = Arrays.equals(weights(told), amounts(told));
      if (several && !byAmount) {
        assertArrayEquals(expected, LargestRemainder.shares(desired(told), units), told::toString);
      }
    }
    return expected;
  }

  private boolean sharesByAmount(Explanation told) {
    Effect effect = rule(told).effect();
    boolean bySteps = effect instanceof Effect.PerAmount perAmount
        && (perAmount.counting() == Effect.Counting.STEPS_OF_LINE
            || perAmount.counting() == Effect.Counting.STEPS_OF_UNIT);
    return !bySteps
        && !(effect instanceof Effect.PerUnit)
        && !(effect instanceof Multiplier)
        && sum(amounts(told)) > 0;
  }

  private long[] weights(Explanation told) {
    EarningRule rule = rule(told);
    if (rule.effect() instanceof Multiplier) {
      long[] points = multiplied(told, this::wanted);
      return sum(points) > 0 ? points : multiplied(told, this::weights);
    }
    long[] amounts = amounts(told);
    if (sharesByAmount(told)) {
      return amounts;
    }
    long[] weights = new long[lines.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = rule.effect() instanceof Effect.PerAmount effect
              && effect.counting() != Effect.Counting.PRO_RATA
              && effect.counting() != Effect.Counting.STEPS_OF_ORDER
          ? lineSteps(told, effect, i)
          : counts(rule, lines.get(i)) ? lines.get(i).quantity() : 0;
    }
    return weights;
  }

  private long lineSteps(Explanation told, Effect.PerAmount effect, int line) {
    long parts =
        effect.counting() == Effect.Counting.STEPS_OF_UNIT ? lines.get(line).quantity() : 1;
    Q amount = Q.of(amounts(told)[line], 1).times(factor(told));
    return parts * amount.times(Q.of(1, parts * effect.step().minorUnits())).floor();
  }

  private long[] multiplied(Explanation told, Function<Explanation, long[]> units) {
    long[] points = new long[lines.size()];
    for (Explanation earner : column(told)) {
      boolean isBase = rule(earner).effect().stage() == Effect.Stage.BASE;
      if (isBase && exact(earner).compareTo(Q.ZERO) > 0) {
        long[] each = units.apply(earner);
        for (int i = 0; i < points.length; i++) {
          points[i] += rule(told).lines().test(lines.get(i)) ? each[i] : 0;
        }
      }
    }
    return points;
  }

  /** By line: what counts of it and is covered by a rule. */
  private long[] amounts(Explanation told) {
    Explanation all = nearest(told, EarningCode.AMOUNTS);
    Explanation some = nearest(told, EarningCode.SOME_AMOUNTS);
    long[] amounts = new long[lines.size()];
    if (all == null && some == null) {
      return amounts;
    }
    long[] counting =
        all == null ? byLine(requireNonNull(some, "some"), "amounts") : numbers(all, "amounts");
    Explanation covered = child(told, EarningCode.COVERED);
    assertEquals(rule(told).countsAllLines(), covered == null, told::toString);
    for (int i = 0; i < amounts.length; i++) {
      boolean covers = rule(told).lines().test(lines.get(i));
      assertTrue(covered == null || covers == holds(covered, "lines", i + 1), told::toString);
      amounts[i] = covers ? counting[i] : 0;
    }
    return amounts;
  }

  private static long sum(long[] values) {
    return Arrays.stream(values).sum();
  }

  boolean isAbout(Explanation step, EarningRule rule) {
    return step.arguments().containsKey("rule")
        && text(step, "rule").equals(rule.name())
        && whole(step, "version") == rule.version();
  }

  /** Compares each sum with its parts. */
  void checkSums() {
    for (Explanation sum : sums()) {
      List<Explanation> column = column(sum);
      Q all = column.stream().map(told -> exact(told)).reduce(Q.ZERO, Q::plus);
      long wanted = column.stream().mapToLong(this::desired).sum();
      assertEquals(column.stream().mapToLong(this::awarded).sum(), whole(sum, "awarded"));
      if (is(sum, EarningCode.SUM)) {
        assertSame(all, fraction(sum, "exact"), sum);
        assertEquals(wanted, whole(sum, "desired"));
        assertSame(all, fraction(sum, "remainder").plus(Q.of(wanted, 1)), sum);
      } else {
        assertSame(all, Q.of(whole(sum, "awarded"), 1), sum);
        assertEquals(wanted, whole(sum, "awarded"));
        column.forEach(told -> assertSame(Q.of(desired(told), 1), exact(told), told));
      }
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

  private void earn(Explanation told) {
    EarningRule rule = rule(told);
    List<Explanation> effects = told.children().stream()
        .filter(step -> step.code() instanceof EarningCode code && EFFECTS.contains(code))
        .toList();
    assertEquals(1, effects.size(), told::toString);
    Explanation effect = effects.get(0);
    Q exact = earned(rule, told, effect);
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
    this.exact.put(key(told), exact);
    if (byLine) {
      assertSame(exact, onLines(told).values().stream().reduce(Q.ZERO, Q::plus), told);
    }
  }

  private Q earned(EarningRule rule, Explanation around, Explanation told) {
    Effect effect = rule.effect();
    return switch ((EarningCode) told.code()) {
      case NO_LINES -> {
        assertTrue(lines.stream().noneMatch(line -> counts(rule, line)), told::toString);
        yield Q.ZERO;
      }
      case PER_AMOUNT -> {
        checkUnits(((Effect.PerAmount) effect).perStep().units(), told);
        assertEquals(((Effect.PerAmount) effect).step(), money(told, "step"));
        long steps = steps(around, told, (Effect.PerAmount) effect);
        assertEquals(steps, whole(told, "steps"));
        yield Q.of(steps * whole(told, "units"), 1);
      }
      case PRO_RATA -> {
        checkUnits(((Effect.PerAmount) effect).perStep().units(), told);
        assertEquals(((Effect.PerAmount) effect).step(), money(told, "step"));
        Q pro = Q.of(whole(told, "units"), money(told, "step").minorUnits());
        Q all = amount(around, told).times(pro);
        assertSame(all, fraction(told, "exact"), told);
        yield all;
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
      case BASKET, BELOW_BASKETS -> bracket((ByBasketSize) effect, around, told);
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

  private long steps(Explanation around, Explanation told, Effect.PerAmount effect) {
    assertEquals(Argument.of(effect.counting()), told.argument("counting").orElseThrow());
    Q amount = amount(around, told);
    if (effect.counting() == Effect.Counting.STEPS_OF_ORDER) {
      return amount.times(Q.of(1, effect.step().minorUnits())).floor();
    }
    long steps = 0;
    for (int i = 0; i < lines.size(); i++) {
      steps += lineSteps(around, effect, i);
    }
    if (effect.counting() == Effect.Counting.STEPS_OF_UNIT) {
      assertEquals(
          steps,
          told.children().stream().mapToLong(each -> whole(each, "steps")).sum());
      for (Explanation each : told.children()) {
        int line = (int) whole(each, "line") - 1;
        assertEquals(lines.get(line).quantity(), whole(each, "parts"));
        assertEquals(amounts(around)[line], money(each, "amount").minorUnits());
        assertEquals(lineSteps(around, effect, line), whole(each, "steps"));
      }
    }
    return steps;
  }

  private Q bracket(ByBasketSize table, Explanation around, Explanation told) {
    Q amount = amount(around, told);
    ByBasketSize.Bracket reached = table.brackets().stream()
        .filter(bracket -> Q.of(bracket.from().minorUnits(), 1).compareTo(amount) <= 0)
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
    return byLine ? onLines(told) : Map.of(-1, exact(told));
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
        column.forEach(told -> desired.put(key(told), exact(told).round(rounding.mode())));
      case ORDER -> {
        long[] units = shareOut(column.stream().map(told -> exact(told)).toList());
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

  /** What an effect counts, which is what is told of the lines that its rule covers. */
  private Q amount(Explanation around, Explanation effect) {
    long amount = money(effect, "amount").minorUnits();
    Explanation shipping = nearest(around, EarningCode.SHIPPING);
    long delivery = shipping != null && rule(around).countsAllLines()
        ? money(shipping, "amount").minorUnits()
        : 0;
    assertEquals(sum(amounts(around)) + delivery, amount, around::toString);
    return Q.of(amount, 1).times(factor(around));
  }

  private static Q factor(Explanation told) {
    Explanation factor = child(told, EarningCode.FACTOR);
    return factor == null ? Q.of(1, 1) : fraction(factor, "factor");
  }

  private Q exact(Explanation told) {
    return requireNonNull(exact.get(key(told)), told::toString);
  }

  private static Explanation told(Explanation told, EarningCode code) {
    return requireNonNull(child(told, code), () -> code + " in " + told);
  }

  private static @Nullable Explanation child(Explanation told, EarningCode code) {
    return told.children().stream().filter(step -> is(step, code)).findFirst().orElse(null);
  }

  /** Told with a rule, or once for all rules. */
  private @Nullable Explanation nearest(Explanation told, EarningCode code) {
    Explanation own = child(told, code);
    return own == null ? child(why, code) : own;
  }

  private static long[] numbers(Explanation told, String name) {
    return told.argument(name, Argument.Listing.class).elements().stream()
        .mapToLong(each -> each instanceof Argument.Amount amount
            ? amount.value().minorUnits()
            : ((Argument.Whole) each).value())
        .toArray();
  }

  private static boolean holds(Explanation told, String name, long number) {
    return Arrays.stream(numbers(told, name)).anyMatch(each -> each == number);
  }

  /** By line: what is told beside its number, or nothing. */
  private long[] byLine(Explanation told, String name) {
    long[] values = numbers(told, name);
    long[] numbers = numbers(told, "lines");
    assertEquals(numbers.length, values.length, told::toString);
    long[] byLine = new long[lines.size()];
    for (int i = 0; i < values.length; i++) {
      byLine[(int) numbers[i] - 1] = values[i];
    }
    return byLine;
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

  static Q fraction(Explanation told, String name) {
    String[] parts = text(told, name).split("/", -1);
    return new Q(
        new BigInteger(parts[0]), parts.length == 1 ? BigInteger.ONE : new BigInteger(parts[1]));
  }
}
