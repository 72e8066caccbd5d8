package dev.rapport.loyalty.testkit;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.InstantRange;
import dev.rapport.core.time.LeapDayPolicy;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.member.Condition;
import dev.rapport.loyalty.member.Conditions;
import dev.rapport.loyalty.member.DeclaredCounter;
import dev.rapport.loyalty.member.LineCondition;
import dev.rapport.loyalty.member.OrderLine;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Conditions of every kind but named ones, for properties. They speak of few things, so that two of them often speak of the same:
 * product lines {@code c0} to {@code c2}, products {@code p0} and {@code p1}, activities about {@code tea} and {@code cake}, the
 * ladder {@code status}, the segment {@code vip}, the score {@code churn}, the counters {@code purchases} and {@code units}.
 */
public final class ConditionArbitraries {
  /** The counter of units that conditions look at. */
  public static final DeclaredCounter UNITS =
      DeclaredCounter.units("units", LineCondition.any(), Window.lifetime());

  private ConditionArbitraries() {}

  /**
   * Conditions on a line, composed of up to three.
   *
   * @return conditions on product lines, products, kinds of sales, units and amounts
   */
  public static Arbitrary<LineCondition> lineConditions() {
    Arbitrary<LineCondition> leaf = Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.of("c0", "c1", "c2").map(Conditions::inCategory)),
        Tuple.of(2, Arbitraries.of("p0", "p1").map(Conditions::ofProduct)),
        Tuple.of(
            1,
            Arbitraries.of(OrderLine.Kind.class)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(kinds -> Conditions.ofKind(kinds.toArray(OrderLine.Kind[]::new)))),
        Tuple.of(1, Arbitraries.of(2L, 4L).map(Conditions::lineUnitsAtLeast)),
        Tuple.of(1, amounts().map(Conditions::lineAtLeast)));
    Arbitrary<LineCondition> literal = Combinators.combine(leaf, Arbitraries.of(true, false, false))
        .as((part, negated) -> negated ? part.negate() : part);
    return Arbitraries.frequencyOf(
            Tuple.of(4, literal),
            Tuple.of(1, Combinators.combine(literal, literal).as(LineCondition::and)),
            Tuple.of(1, Combinators.combine(literal, literal).as(LineCondition::or)))
        .withoutEdgeCases();
  }

  /**
   * Conditions on what was ordered and where.
   *
   * @return one condition each
   */
  public static Arbitrary<Condition> orderConditions() {
    return Arbitraries.frequencyOf(
            Tuple.of(2, amounts().map(Conditions::orderTotalAtLeast)),
            Tuple.of(3, lineConditions().map(Conditions::anyLine)),
            Tuple.of(1, lineConditions().map(Conditions::everyLine)),
            Tuple.of(
                1,
                Combinators.combine(Arbitraries.longs().between(1, 4), someLines())
                    .as(Conditions::unitsAtLeast)),
            Tuple.of(1, Combinators.combine(amounts(), someLines()).as(Conditions::spendAtLeast)),
            Tuple.of(
                2,
                Arbitraries.of(Channel.APP, Channel.WEB, Channel.STORE).map(Conditions::onChannel)),
            Tuple.of(1, Arbitraries.of("lyon", "paris").map(Conditions::atStore)))
        .withoutEdgeCases();
  }

  /**
   * Conditions on what an activity was about and how much of it was done.
   *
   * @return one condition each
   */
  public static Arbitrary<Condition> activityConditions() {
    return Arbitraries.oneOf(
            Arbitraries.of("tea", "cake").map(Conditions::about),
            Arbitraries.just(Conditions.about("tea", "cake")),
            Arbitraries.longs().between(1, 5).map(Conditions::quantityAtLeast))
        .withoutEdgeCases();
  }

  /**
   * Conditions on what is known of a member.
   *
   * @return one condition each
   */
  public static Arbitrary<Condition> memberConditions() {
    Arbitrary<Double> bounds = Arbitraries.of(0.0, 0.25, 0.5, 0.75, 1.0);
    return Arbitraries.oneOf(
            Arbitraries.of(1, 2, 3).map(rank -> Conditions.tierAtLeast("status", rank)),
            Arbitraries.just(Conditions.inSegment("vip")),
            bounds.map(bound -> Conditions.scoreAtLeast("churn", bound)),
            bounds.map(bound -> Conditions.scoreBelow("churn", bound)),
            Arbitraries.longs().between(1, 5).map(n -> Conditions.counterAtLeast(UNITS, n)),
            Arbitraries.longs().between(1, 12).map(Conditions::nthPurchase),
            Arbitraries.longs().between(2, 7).map(Conditions::everyNthPurchase),
            Arbitraries.longs()
                .between(1, 12)
                .map(n -> Conditions.counterAtLeast(DeclaredCounter.PURCHASES, n)))
        .withoutEdgeCases();
  }

  /**
   * Conditions on when an order was placed, most of them in June 2026.
   *
   * @return one condition each
   */
  public static Arbitrary<Condition> timeConditions() {
    Arbitrary<List<DayOfWeek>> days =
        Arbitraries.of(DayOfWeek.class).list().ofMinSize(1).ofMaxSize(3);
    Arbitrary<LocalTime> hours =
        Arbitraries.integers().between(0, 23).map(hour -> LocalTime.of(hour, 0));
    Arbitrary<Integer> nearby = Arbitraries.of(0, 7, 30, 180);
    Instant first = Instant.parse("2026-06-01T00:00:00Z");
    Arbitrary<Instant> moments =
        Arbitraries.integers().between(0, 28).map(day -> first.plusSeconds(86_400L * day));
    return Arbitraries.oneOf(
            days.map(list -> Conditions.onWeekdays(list.toArray(DayOfWeek[]::new))),
            Combinators.combine(days, hours, hours)
                .filter((list, start, end) -> !start.equals(end))
                .as(Conditions::betweenHours),
            Combinators.combine(moments, moments)
                .as((a, b) -> Conditions.during(
                    a.isBefore(b) ? new InstantRange(a, b) : InstantRange.startingAt(a))),
            Combinators.combine(nearby, nearby)
                .as((before, after) ->
                    Conditions.nearBirthday(before, after, LeapDayPolicy.FEB_28)),
            Arbitraries.just(Conditions.onAnniversary(LeapDayPolicy.FEB_28)))
        .withoutEdgeCases();
  }

  /**
   * Conditions of every kind, not composed.
   *
   * @return one condition each
   */
  public static Arbitrary<Condition> leaves() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, orderConditions()),
        Tuple.of(3, memberConditions()),
        Tuple.of(3, timeConditions()),
        Tuple.of(1, activityConditions()));
  }

  /**
   * Conditions composed of up to four, in any way.
   *
   * @return conditions, one that always holds among them
   */
  public static Arbitrary<Condition> conditions() {
    return composed(leaves());
  }

  /**
   * Conditions of rules about activities, which ask for no order, composed of up to four, in any way.
   *
   * @return conditions, one that always holds among them
   */
  public static Arbitrary<Condition> conditionsWithoutOrder() {
    return composed(Arbitraries.oneOf(activityConditions(), memberConditions(), timeConditions()));
  }

  private static Arbitrary<Condition> composed(Arbitrary<Condition> leaves) {
    Arbitrary<Condition> literal = Combinators.combine(leaves, Arbitraries.of(true, false, false))
        .as((leaf, negated) -> negated ? leaf.negate() : leaf);
    return Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(Conditions.always())),
            Tuple.of(6, literal),
            Tuple.of(2, Combinators.combine(literal, literal).as(Condition::and)),
            Tuple.of(2, Combinators.combine(literal, literal).as(Condition::or)),
            Tuple.of(
                1,
                Combinators.combine(literal, literal, literal, literal)
                    .as((a, b, c, d) -> a.and(b).or(c.and(d).negate()))))
        .withoutEdgeCases();
  }

  private static Arbitrary<LineCondition> someLines() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(LineCondition.any())),
        Tuple.of(1, Arbitraries.of("c0", "c1").map(Conditions::inCategory)),
        Tuple.of(1, Arbitraries.of(OrderLine.Kind.class).map(Conditions::ofKind)));
  }

  private static Arbitrary<Money> amounts() {
    return Combinators.combine(
            Arbitraries.of("EUR", "EUR", "EUR", "USD", "USD", "JPY"),
            Arbitraries.of(0L, 300L, 500L, 1_000L))
        .as(Money::ofMinor);
  }
}
