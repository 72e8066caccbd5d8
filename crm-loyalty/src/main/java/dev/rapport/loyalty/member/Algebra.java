package dev.rapport.loyalty.member;

import dev.rapport.core.evidence.Finding;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.InstantRange;
import dev.rapport.loyalty.member.Cube.Axis;
import dev.rapport.loyalty.member.Cube.Intervals;
import dev.rapport.loyalty.member.Cube.Kind;
import dev.rapport.loyalty.member.Cube.Names;
import dev.rapport.loyalty.member.Cube.Round;
import dev.rapport.loyalty.member.Cube.Spend;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers whether a condition can hold, from its form alone.
 *
 * <p>A condition is brought into disjunctive normal form: it holds where one of some {@link Cube cubes} does. On axes with an order a
 * cube has intervals, on axes of names sets, and both are closed under conjunction and complement, so that a negation needs no
 * special case. The form can grow exponentially; beyond {@link #MOST_CUBES} the answer is unknown.
 *
 * <p>A situation is that of an order or of an activity. A condition on the one speaks of its own axes and of {@link #IS_ACTIVITY};
 * where it does not hold, either its axes say so or the situation is of the other sort.
 */
final class Algebra {
  /** The currency of the order. */
  static final Axis CURRENCY = new Axis(Kind.CURRENCY, "");

  /* 1 for an activity, 0 for an order. */
  private static final Axis IS_ACTIVITY = new Axis(Kind.IS_ACTIVITY, "");
  private static final int MOST_CUBES = 4_096;
  private static final long DAY_NANOS = 86_400L * 1_000_000_000L;
  private static final Intervals FLAG = Intervals.of(0, 1);
  private static final Intervals YES = Intervals.of(1, 1);
  private static final Intervals COUNT = Intervals.of(0, Long.MAX_VALUE);
  private static final Intervals POSITIVE = Intervals.of(1, Long.MAX_VALUE);

  /* Of names there is no end, but kinds of lines are few: a line that is of none of them cannot be. */
  private static final List<OrderLine.Kind> KINDS = List.of(OrderLine.Kind.values());
  private static final Intervals LINE_KINDS = Intervals.of(0, KINDS.size() - 1);

  private static final Intervals WEEK = Intervals.of(0, 7 * DAY_NANOS - 1);
  private static final Intervals ALL_TIME = Intervals.of(Long.MIN_VALUE, Long.MAX_VALUE);
  private static final long UNKNOWN_SCORE = Long.MIN_VALUE;
  private static final Intervals SCORES = Intervals.union(List.of(
      Intervals.of(UNKNOWN_SCORE, UNKNOWN_SCORE),
      Intervals.of(order(-Double.MAX_VALUE), order(Double.MAX_VALUE))));
  private static final long UNKNOWN_BIRTHDAY = -1_000;
  private static final Intervals BIRTHDAYS = Intervals.union(
      List.of(Intervals.of(UNKNOWN_BIRTHDAY, UNKNOWN_BIRTHDAY), Intervals.of(-182, 182)));

  private Algebra() {}

  static Finding satisfiable(Condition condition) {
    @Nullable List<Cube> cubes = cubes(condition, true);
    if (cubes == null) {
      return Finding.UNKNOWN;
    }
    Finding answer = Finding.NO;
    for (Cube cube : cubes) {
      Finding one = cube.holds();
      if (one == Finding.YES) {
        return one;
      }
      answer = one == Finding.UNKNOWN ? one : answer;
    }
    return answer;
  }

  // Conditions

  /* Where a condition holds, or where it does not; nothing if that is too long to say. */
  private static @Nullable List<Cube> cubes(Condition condition, boolean positive) {
    if (condition instanceof Condition.All all) {
      return combined(all.parts(), positive, positive);
    } else if (condition instanceof Condition.Any any) {
      return combined(any.parts(), positive, !positive);
    } else if (condition instanceof Condition.Not not) {
      return cubes(not.part(), !positive);
    } else if (condition instanceof Condition.Named named) {
      return number(new Axis(Kind.OPAQUE, named.name()), YES, FLAG, positive);
    } else if (condition instanceof OrderCondition order) {
      return ofSort(false, ofOrder(order, positive), positive);
    } else if (condition instanceof ActivityCondition activity) {
      return ofSort(true, ofActivity(activity, positive), positive);
    } else if (condition instanceof MemberCondition member) {
      return ofMember(member, positive);
    }
    return ofTime((TimeCondition) condition, positive);
  }

  private static @Nullable List<Cube> combined(
      List<Condition> parts, boolean positive, boolean conjunction) {
    List<Cube> sum = conjunction ? List.of(Cube.EVERYTHING) : List.of();
    for (Condition part : parts) {
      @Nullable List<Cube> next = cubes(part, positive);
      @Nullable
      List<Cube> both = next == null ? null : conjunction ? product(sum, next) : union(sum, next);
      if (both == null) {
        return null;
      }
      sum = both;
    }
    return sum;
  }

  private static @Nullable List<Cube> union(List<Cube> left, List<Cube> right) {
    List<Cube> both = new ArrayList<>(left);
    both.addAll(right);
    return both.size() > MOST_CUBES ? null : both;
  }

  private static @Nullable List<Cube> product(List<Cube> left, List<Cube> right) {
    List<Cube> both = new ArrayList<>();
    for (Cube a : left) {
      for (Cube b : right) {
        @Nullable Cube cube = a.and(b);
        if (cube != null) {
          both.add(cube);
        }
      }
      if (both.size() > MOST_CUBES) {
        return null;
      }
    }
    return both;
  }

  private static List<Cube> number(
      Axis axis, Intervals values, Intervals domain, boolean positive) {
    Intervals left = positive ? domain.and(values) : domain.minus(values);
    if (left.sameAs(domain)) {
      return List.of(Cube.EVERYTHING);
    }
    return left.isEmpty() ? List.of() : List.of(Cube.of(axis, left));
  }

  private static List<Cube> names(Axis axis, List<?> listed, boolean positive) {
    return List.of(Cube.of(axis, new Names(Set.copyOf(listed), !positive)));
  }

  /* What holds of activities alone, or of orders alone. Its opposite holds of all of the other sort. */
  private static @Nullable List<Cube> ofSort(
      boolean activity, @Nullable List<Cube> cubes, boolean positive) {
    @Nullable
    List<Cube> ofSort =
        cubes == null ? null : product(number(IS_ACTIVITY, YES, FLAG, activity), cubes);
    return positive || ofSort == null
        ? ofSort
        : union(number(IS_ACTIVITY, YES, FLAG, !activity), ofSort);
  }

  private static @Nullable List<Cube> ofOrder(OrderCondition condition, boolean positive) {
    if (condition instanceof OrderCondition.TotalAtLeast total) {
      return spend(LineCondition.any(), total.least(), positive);
    } else if (condition instanceof OrderCondition.SpendAtLeast spend) {
      return spend(spend.which(), spend.least(), positive);
    } else if (condition instanceof OrderCondition.UnitsAtLeast units) {
      boolean whole = units.which().equals(LineCondition.any());
      return number(
          new Axis(Kind.UNITS, units.which()),
          Intervals.of(units.least(), Long.MAX_VALUE),
          whole ? POSITIVE : COUNT,
          positive);
    } else if (condition instanceof OrderCondition.AnyLine line) {
      return List.of(positive ? Cube.someLine(line.which()) : Cube.noLine(line.which()));
    } else if (condition instanceof OrderCondition.OnChannel channel) {
      return names(new Axis(Kind.CHANNEL, ""), channel.channels(), positive);
    }
    return names(new Axis(Kind.STORE, ""), ((OrderCondition.AtStore) condition).stores(), positive);
  }

  /* An order in another currency does not fulfil it, so there are two ways not to. */
  private static @Nullable List<Cube> spend(LineCondition which, Money least, boolean positive) {
    List<Cube> currency = names(CURRENCY, List.of(least.currency()), positive);
    List<Cube> amount = number(
        new Axis(Kind.SPEND, new Spend(which, least.currency())),
        Intervals.of(least.minorUnits(), Long.MAX_VALUE),
        COUNT,
        positive);
    return positive ? product(currency, amount) : union(currency, amount);
  }

  private static List<Cube> ofActivity(ActivityCondition condition, boolean positive) {
    if (condition instanceof ActivityCondition.About about) {
      return names(new Axis(Kind.SUBJECT, ""), about.subjects(), positive);
    }
    ActivityCondition.QuantityAtLeast quantity = (ActivityCondition.QuantityAtLeast) condition;
    return number(
        new Axis(Kind.QUANTITY, ""),
        Intervals.of(quantity.least(), Long.MAX_VALUE),
        POSITIVE,
        positive);
  }

  private static List<Cube> ofMember(MemberCondition condition, boolean positive) {
    if (condition instanceof MemberCondition.TierAtLeast tier) {
      return number(
          new Axis(Kind.TIER, tier.ladder()),
          Intervals.of(tier.rank(), Integer.MAX_VALUE),
          Intervals.of(0, Integer.MAX_VALUE),
          positive);
    } else if (condition instanceof MemberCondition.InSegment segment) {
      return number(new Axis(Kind.SEGMENT, segment.segment()), YES, FLAG, positive);
    } else if (condition instanceof MemberCondition.ScoreAtLeast score) {
      return number(
          new Axis(Kind.SCORE, score.name()),
          Intervals.of(order(score.least()), order(Double.MAX_VALUE)),
          SCORES,
          positive);
    } else if (condition instanceof MemberCondition.ScoreBelow score) {
      return number(
          new Axis(Kind.SCORE, score.name()),
          Intervals.of(order(-Double.MAX_VALUE), order(score.bound()) - 1),
          SCORES,
          positive);
    } else if (condition instanceof MemberCondition.CounterAtLeast counter) {
      return number(
          counter(counter.counter()),
          Intervals.of(counter.least(), Long.MAX_VALUE),
          COUNT,
          positive);
    } else if (condition instanceof MemberCondition.Nth nth) {
      return number(
          counter(nth.counter()), Intervals.of(nth.n() - 1, nth.n() - 1), COUNT, positive);
    }
    MemberCondition.EveryNth round = (MemberCondition.EveryNth) condition;
    return List.of(Cube.of(new Round(round.counter().name(), round.n(), positive)));
  }

  private static Axis counter(DeclaredCounter counter) {
    return new Axis(Kind.COUNTER, counter.name());
  }

  /* The bits of a double, turned so that they are in the order of the numbers. */
  private static long order(double score) {
    long bits = Double.doubleToLongBits(score);
    return bits >= 0 ? bits : bits ^ Long.MAX_VALUE;
  }

  private static List<Cube> ofTime(TimeCondition condition, boolean positive) {
    Axis week = new Axis(Kind.WEEK, "");
    if (condition instanceof TimeCondition.OnWeekdays weekdays) {
      return number(week, stretches(weekdays.days(), 0, DAY_NANOS), WEEK, positive);
    } else if (condition instanceof TimeCondition.BetweenHours hours) {
      long start = hours.start().toNanoOfDay();
      long end = hours.end().toNanoOfDay();
      Intervals stretches = stretches(hours.days(), start, end > start ? end : end + DAY_NANOS);
      return number(week, stretches, WEEK, positive);
    } else if (condition instanceof TimeCondition.During during) {
      return during(during.range(), positive);
    } else if (condition instanceof TimeCondition.NearBirthday near) {
      return number(
          new Axis(Kind.BIRTHDAY, near.leapDay()),
          Intervals.of(-near.daysBefore(), near.daysAfter()),
          BIRTHDAYS,
          positive);
    }
    Axis axis = new Axis(Kind.ANNIVERSARY, ((TimeCondition.OnAnniversary) condition).leapDay());
    return number(axis, YES, FLAG, positive);
  }

  /* Moments of a week from Monday on. What goes over the end of the week comes back at its beginning. */
  private static Intervals stretches(List<DayOfWeek> days, long start, long end) {
    List<Intervals> parts = new ArrayList<>();
    for (DayOfWeek day : days) {
      long midnight = (day.getValue() - 1) * DAY_NANOS;
      parts.add(Intervals.of(midnight + start, Math.min(midnight + end, 7 * DAY_NANOS) - 1));
      parts.add(Intervals.of(0, midnight + end - 7 * DAY_NANOS - 1));
    }
    return Intervals.union(parts);
  }

  private static List<Cube> during(InstantRange range, boolean positive) {
    Axis axis = new Axis(Kind.INSTANT, "");
    if (range.isEmpty()) {
      return positive ? List.of() : List.of(Cube.EVERYTHING);
    }
    try {
      long from = range.hasStart() ? nanos(range.startInclusive()) : Long.MIN_VALUE;
      long to = range.hasEnd() ? nanos(range.endExclusive()) - 1 : Long.MAX_VALUE;
      return number(axis, Intervals.of(from, to), ALL_TIME, positive);
    } catch (ArithmeticException centuriesAway) {
      // Nanoseconds of such a date do not fit; what is not followed is taken for opaque.
      return number(new Axis(Kind.OPAQUE, range), YES, FLAG, positive);
    }
  }

  private static long nanos(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
  }

  // Conditions on a line

  /** Whether there is a line, in an order of a currency, that fulfils a condition. */
  static Finding lineCanBe(LineCondition condition, Object currency) {
    @Nullable List<Cube> cubes = lineCubes(condition, currency, true);
    return cubes == null ? Finding.UNKNOWN : cubes.isEmpty() ? Finding.NO : Finding.YES;
  }

  private static @Nullable List<Cube> lineCubes(
      LineCondition condition, Object currency, boolean positive) {
    if (condition instanceof LineCondition.AllOf all) {
      return lineCubes(all.parts(), currency, positive, positive);
    } else if (condition instanceof LineCondition.AnyOf any) {
      return lineCubes(any.parts(), currency, positive, !positive);
    } else if (condition instanceof LineCondition.NoneOf none) {
      return lineCubes(none.part(), currency, !positive);
    } else if (condition instanceof LineCondition.OfProduct product) {
      return names(new Axis(Kind.PRODUCT, ""), product.products(), positive);
    } else if (condition instanceof LineCondition.InCategory category) {
      return names(new Axis(Kind.CATEGORY, ""), category.categories(), positive);
    } else if (condition instanceof LineCondition.OfKind kind) {
      return number(new Axis(Kind.LINE_KIND, ""), places(kind.kinds()), LINE_KINDS, positive);
    } else if (condition instanceof LineCondition.UnitsAtLeast units) {
      return number(
          new Axis(Kind.LINE_UNITS, ""),
          Intervals.of(units.least(), Long.MAX_VALUE),
          POSITIVE,
          positive);
    }
    LineCondition.NetAtLeast net = (LineCondition.NetAtLeast) condition;
    if (!net.least().currency().equals(currency)) {
      return positive ? List.of() : List.of(Cube.EVERYTHING);
    }
    return number(
        new Axis(Kind.LINE_NET, ""),
        Intervals.of(net.least().minorUnits(), Long.MAX_VALUE),
        COUNT,
        positive);
  }

  private static Intervals places(List<OrderLine.Kind> kinds) {
    return Intervals.union(kinds.stream()
        .map(KINDS::indexOf)
        .map(place -> Intervals.of(place, place))
        .toList());
  }

  private static @Nullable List<Cube> lineCubes(
      List<LineCondition> parts, Object currency, boolean positive, boolean conjunction) {
    List<Cube> sum = conjunction ? List.of(Cube.EVERYTHING) : List.of();
    for (LineCondition part : parts) {
      @Nullable List<Cube> next = lineCubes(part, currency, positive);
      @Nullable
      List<Cube> both = next == null ? null : conjunction ? product(sum, next) : union(sum, next);
      if (both == null) {
        return null;
      }
      sum = both;
    }
    return sum;
  }

  static boolean speaksOfNet(LineCondition condition) {
    return leaves(condition).stream().anyMatch(LineCondition.NetAtLeast.class::isInstance);
  }

  static boolean speaksOfUnits(LineCondition condition) {
    return leaves(condition).stream().anyMatch(LineCondition.UnitsAtLeast.class::isInstance);
  }

  static void addCurrencies(LineCondition condition, Set<Object> currencies) {
    for (LineCondition leaf : leaves(condition)) {
      if (leaf instanceof LineCondition.NetAtLeast net) {
        currencies.add(net.least().currency());
      }
    }
  }

  private static List<LineCondition> leaves(LineCondition condition) {
    if (condition instanceof LineCondition.AllOf all) {
      return all.parts().stream().flatMap(part -> leaves(part).stream()).toList();
    } else if (condition instanceof LineCondition.AnyOf any) {
      return any.parts().stream().flatMap(part -> leaves(part).stream()).toList();
    } else if (condition instanceof LineCondition.NoneOf none) {
      return leaves(none.part());
    }
    return List.of(condition);
  }
}
