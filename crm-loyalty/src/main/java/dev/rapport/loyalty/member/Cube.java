package dev.rapport.loyalty.member;

import com.google.common.collect.Sets;
import com.google.common.math.LongMath;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.money.CurrencyUnit;
import java.util.ArrayList;
import java.util.Arrays;
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
    IS_ACTIVITY,
    SUBJECT,
    QUANTITY,
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
    LINE_KIND,
    LINE_UNITS,
    LINE_NET
  }

  /** Something that has one value in every situation, such as the member's rank on one ladder. */
  record Axis(Kind kind, Object key) {}

  /**
   * A set of whole numbers as a union of intervals, both ends of each in it; in order, and apart from each other.
   *
   * <p>Every axis of the algebra that has an order is one of whole numbers: amounts in minor units, ranks, counts, moments of a week
   * in nanoseconds, and scores by the order of their bits.
   */
  static final class Intervals {
    static final Intervals NONE = new Intervals(new long[0]);

    /** From, to, from, to, and so on. */
    private final long[] ends;

    private Intervals(long[] ends) {
      this.ends = ends;
    }

    static Intervals of(long from, long to) {
      return from <= to ? new Intervals(new long[] {from, to}) : NONE;
    }

    static Intervals union(List<Intervals> parts) {
      List<long[]> sorted = new ArrayList<>();
      for (Intervals part : parts) {
        for (int i = 0; i < part.ends.length; i += 2) {
          sorted.add(new long[] {part.ends[i], part.ends[i + 1]});
        }
      }
      sorted.sort((a, b) -> Long.compare(a[0], b[0]));
      List<long[]> merged = new ArrayList<>();
      for (long[] next : sorted) {
        if (!merged.isEmpty() && continues(merged.get(merged.size() - 1), next)) {
          long[] last = merged.get(merged.size() - 1);
          last[1] = Math.max(last[1], next[1]);
        } else {
          merged.add(next);
        }
      }
      return new Intervals(merged.stream().flatMapToLong(Arrays::stream).toArray());
    }

    private static boolean continues(long[] last, long[] next) {
      return next[0] <= last[1] || next[0] - 1 == last[1];
    }

    Intervals and(Intervals other) {
      List<Intervals> common = new ArrayList<>();
      for (int i = 0; i < ends.length; i += 2) {
        for (int j = 0; j < other.ends.length; j += 2) {
          common.add(
              of(Math.max(ends[i], other.ends[j]), Math.min(ends[i + 1], other.ends[j + 1])));
        }
      }
      return union(common);
    }

    /** What of this is not in another set. */
    Intervals minus(Intervals other) {
      Intervals left = this;
      for (int i = 0; i < other.ends.length; i += 2) {
        List<Intervals> outside = new ArrayList<>();
        if (other.ends[i] > Long.MIN_VALUE) {
          outside.add(of(Long.MIN_VALUE, other.ends[i] - 1));
        }
        if (other.ends[i + 1] < Long.MAX_VALUE) {
          outside.add(of(other.ends[i + 1] + 1, Long.MAX_VALUE));
        }
        left = left.and(union(outside));
      }
      return left;
    }

    boolean isEmpty() {
      return ends.length == 0;
    }

    long least() {
      return ends[0];
    }

    long most() {
      return ends[ends.length - 1];
    }

    /** Whether some interval holds no fewer numbers than so many. */
    boolean holdsRunOf(long numbers) {
      for (int i = 0; i < ends.length; i += 2) {
        // The difference of two longs, as an unsigned number.
        if (Long.compareUnsigned(ends[i + 1] - ends[i], numbers - 1) >= 0) {
          return true;
        }
      }
      return false;
    }

    /** The intervals, each as its two ends. */
    List<long[]> parts() {
      List<long[]> parts = new ArrayList<>();
      for (int i = 0; i < ends.length; i += 2) {
        parts.add(new long[] {ends[i], ends[i + 1]});
      }
      return parts;
    }

    boolean sameAs(Intervals other) {
      return Arrays.equals(ends, other.ends);
    }
  }

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

  /* Whether there is a situation in the cube. One that admits activities says nothing of an order, so what is asked of orders is
   * answered with yes; and what an activity was about goes with every quantity. */
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
