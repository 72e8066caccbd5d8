package dev.rapport.loyalty.member;

import com.google.common.collect.Sets;
import com.google.common.math.LongMath;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.money.CurrencyUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A conjunction in normal form: on each axis the values that are left, the conditions that some line must fulfil, and those that
 * no line may.
 *
 * <p>A cube that is made has a value left on every axis; whether values of several axes go together is for {@link #holds()}.
 */
final class Cube {
  /* In so many days every moment of a week comes twice at least, on a day on which no clock is moved: no zone moves it three weeks
   * running. */
  private static final long UNHURRIED_NANOS = 22L * 86_400 * 1_000_000_000L;

  private static final long MOST_ROUNDS = 100_000;

  /** The cube of everything. */
  static final Cube EVERYTHING = new Cube(Map.of(), Map.of(), List.of(), List.of(), List.of());

  private final Map<Axis, Intervals> numbers;
  private final Map<Axis, Names> names;
  private final List<LineCondition> some;
  private final List<LineCondition> none;
  private final List<Round> rounds;

  /** What an axis is about. */
  enum Kind {
    SPEND,
    UNITS,
    TIER,
    SEGMENT,
    SCORE,
    COUNTER,
    WEEK,
    INSTANT,
    BIRTHDAY,
    ANNIVERSARY,
    OPAQUE,
    CHANNEL,
    STORE,
    CURRENCY,
    PRODUCT,
    CATEGORY,
    LINE_UNITS,
    LINE_NET
  }

  /** Something that has one value in every situation, such as the member's rank on one ladder. */
  record Axis(Kind kind, Object key) {}

  /** A set of names: those listed, or all others. There is no end of names. */
  record Names(Set<?> listed, boolean others) {
    Names and(Names that) {
      if (others) {
        return that.others
            ? new Names(Sets.union(listed, that.listed).immutableCopy(), true)
            : that.and(this);
      }
      return new Names(
          that.others
              ? Sets.difference(listed, that.listed).immutableCopy()
              : Sets.intersection(listed, that.listed).immutableCopy(),
          false);
    }

    boolean contains(Object name) {
      return listed.contains(name) != others;
    }

    boolean isEmpty() {
      return !others && listed.isEmpty();
    }
  }

  /** That a counter completes a round of so many, or does not. */
  record Round(String counter, long n, boolean completes) {
    boolean admits(long value) {
      return (value % n == n - 1) == completes;
    }
  }

  private Cube(
      Map<Axis, Intervals> numbers,
      Map<Axis, Names> names,
      List<LineCondition> some,
      List<LineCondition> none,
      List<Round> rounds) {
    this.numbers = numbers;
    this.names = names;
    this.some = some;
    this.none = none;
    this.rounds = rounds;
  }

  static Cube of(Axis axis, Intervals values) {
    return new Cube(Map.of(axis, values), Map.of(), List.of(), List.of(), List.of());
  }

  static Cube of(Axis axis, Names values) {
    return new Cube(Map.of(), Map.of(axis, values), List.of(), List.of(), List.of());
  }

  static Cube someLine(LineCondition which) {
    return new Cube(Map.of(), Map.of(), List.of(which), List.of(), List.of());
  }

  static Cube noLine(LineCondition which) {
    return new Cube(Map.of(), Map.of(), List.of(), List.of(which), List.of());
  }

  static Cube of(Round round) {
    return new Cube(Map.of(), Map.of(), List.of(), List.of(), List.of(round));
  }

  /** Both; nothing if no value is left on some axis. */
  @Nullable
  Cube and(Cube other) {
    Map<Axis, Intervals> bothNumbers = new HashMap<>(numbers);
    for (Map.Entry<Axis, Intervals> entry : other.numbers.entrySet()) {
      Intervals merged = bothNumbers.merge(entry.getKey(), entry.getValue(), Intervals::and);
      if (merged.isEmpty()) {
        return null;
      }
    }
    Map<Axis, Names> bothNames = new HashMap<>(names);
    for (Map.Entry<Axis, Names> entry : other.names.entrySet()) {
      if (bothNames.merge(entry.getKey(), entry.getValue(), Names::and).isEmpty()) {
        return null;
      }
    }
    return new Cube(
        bothNumbers,
        bothNames,
        joined(some, other.some),
        joined(none, other.none),
        joined(rounds, other.rounds));
  }

  private static <T> List<T> joined(List<T> left, List<T> right) {
    List<T> both = new ArrayList<>(left);
    both.addAll(right);
    return both;
  }

  /** Whether there is a situation in the cube. */
  Finding holds() {
    Finding answer = countersHold();
    if (answer == Finding.NO) {
      return answer;
    }
    Finding order = Finding.NO;
    for (Object currency : currencies()) {
      order = order.or(orderHolds(currency));
    }
    return answer.and(order).and(timeHolds()).and(isOpaque() ? Finding.UNKNOWN : Finding.YES);
  }

  private boolean isOpaque() {
    return numbers.keySet().stream().anyMatch(axis -> axis.kind == Kind.OPAQUE);
  }

  // Counters: rounds together with bounds

  private Finding countersHold() {
    Finding answer = Finding.YES;
    for (Round round : rounds) {
      answer = answer.and(counterHolds(round.counter));
    }
    return answer;
  }

  private Finding counterHolds(String counter) {
    List<Round> ofCounter =
        rounds.stream().filter(r -> r.counter.equals(counter)).toList();
    long cycle = 1;
    for (Round round : ofCounter) {
      cycle = LongMath.saturatedMultiply(cycle, round.n / LongMath.gcd(cycle, round.n));
    }
    if (cycle > MOST_ROUNDS) {
      return Finding.UNKNOWN;
    }
    Intervals bounds =
        numbers.getOrDefault(new Axis(Kind.COUNTER, counter), Intervals.of(0, Long.MAX_VALUE));
    for (long[] part : bounds.parts()) {
      for (long step = 0; step < cycle && step <= part[1] - part[0]; step++) {
        long value = part[0] + step;
        if (ofCounter.stream().allMatch(round -> round.admits(value))) {
          return Finding.YES;
        }
      }
    }
    return Finding.NO;
  }

  // Time

  /* A birthday and a day of joining can be any day, so conditions on them go with every date. Two policies for the same leap day do
   * not move it independently. */
  private Finding timeHolds() {
    boolean ofWeek = false;
    boolean unhurried = true;
    for (Map.Entry<Axis, Intervals> entry : numbers.entrySet()) {
      ofWeek |= entry.getKey().kind == Kind.WEEK;
      unhurried &=
          entry.getKey().kind != Kind.INSTANT || entry.getValue().holdsRunOf(UNHURRIED_NANOS);
    }
    boolean hurried = ofWeek && !unhurried;
    return hurried || count(Kind.BIRTHDAY) > 1 || count(Kind.ANNIVERSARY) > 1
        ? Finding.UNKNOWN
        : Finding.YES;
  }

  private long count(Kind kind) {
    return numbers.keySet().stream().filter(axis -> axis.kind == kind).count();
  }

  // The order: its currency, its lines and what they add up to

  /** The currencies that are spoken of, and one that stands for all others. */
  private Set<Object> currencies() {
    Set<Object> spokenOf = Sets.newLinkedHashSet();
    spokenOf.add("another");
    names.getOrDefault(Algebra.CURRENCY, new Names(Set.of(), true)).listed().forEach(spokenOf::add);
    some.forEach(which -> Algebra.addCurrencies(which, spokenOf));
    none.forEach(which -> Algebra.addCurrencies(which, spokenOf));
    for (Axis axis : numbers.keySet()) {
      if (axis.key instanceof Spend spend) {
        spokenOf.add(spend.currency);
        Algebra.addCurrencies(spend.which, spokenOf);
      } else if (axis.kind == Kind.UNITS) {
        Algebra.addCurrencies((LineCondition) axis.key, spokenOf);
      }
    }
    return spokenOf;
  }

  /** What the lines that fulfil a condition cost in a currency. */
  record Spend(LineCondition which, CurrencyUnit currency) {}

  private Finding orderHolds(Object currency) {
    if (!names.getOrDefault(Algebra.CURRENCY, new Names(Set.of(), true)).contains(currency)) {
      return Finding.NO;
    }
    // Each line that must be there is one of its own, and must be none of those that may not.
    Finding answer = some.isEmpty() ? lineHolds(LineCondition.any(), currency) : Finding.YES;
    for (LineCondition which : some) {
      answer = answer.and(lineHolds(which, currency));
    }
    return answer.and(sumsHold(currency));
  }

  private Finding lineHolds(LineCondition which, Object currency) {
    List<LineCondition> parts = new ArrayList<>();
    parts.add(which);
    none.forEach(other -> parts.add(other.negate()));
    return Algebra.lineCanBe(new LineCondition.AllOf(parts), currency);
  }

  /* Sums over all lines go with conditions on lines that do not speak of the same quantity: units and amounts can be put anywhere. A
   * sum over some lines is followed only where nothing else speaks of lines. */
  private Finding sumsHold(Object currency) {
    int sums = 0;
    boolean partial = false;
    Finding answer = Finding.YES;
    for (Map.Entry<Axis, Intervals> entry : numbers.entrySet()) {
      Axis axis = entry.getKey();
      boolean isSpend = axis.key instanceof Spend spend && spend.currency.equals(currency);
      if (isSpend || axis.kind == Kind.UNITS) {
        sums++;
        LineCondition which =
            axis.key instanceof Spend spend ? spend.which : (LineCondition) axis.key;
        boolean whole = which.equals(LineCondition.any());
        partial |= !whole;
        answer = answer.and(
            whole
                ? wholeSum(entry.getValue(), isSpend)
                : partialSum(which, entry.getValue(), isSpend, currency));
      }
    }
    boolean entangled = partial && (sums > 1 || !some.isEmpty() || !none.isEmpty());
    return answer.and(entangled ? Finding.UNKNOWN : Finding.YES);
  }

  private Finding wholeSum(Intervals left, boolean isSpend) {
    boolean spokenOf = false;
    for (LineCondition which : joined(some, none)) {
      spokenOf |= isSpend ? Algebra.speaksOfNet(which) : Algebra.speaksOfUnits(which);
    }
    boolean roomForEach = isSpend || left.most() >= some.size();
    return spokenOf || !roomForEach ? Finding.UNKNOWN : Finding.YES;
  }

  private static Finding partialSum(
      LineCondition which, Intervals left, boolean isSpend, Object currency) {
    if (isSpend ? Algebra.speaksOfNet(which) : Algebra.speaksOfUnits(which)) {
      return Finding.UNKNOWN;
    }
    Finding canBe = Algebra.lineCanBe(which, currency);
    Finding needNotBe = Algebra.lineCanBe(which.negate(), currency);
    Finding nothing = left.least() > 0 ? Finding.NO : isSpend ? Finding.YES : needNotBe;
    Finding something = left.most() > 0 ? canBe : Finding.NO;
    return nothing.or(something);
  }
}
