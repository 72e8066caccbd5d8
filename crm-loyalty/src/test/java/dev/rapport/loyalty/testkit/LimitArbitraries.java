package dev.rapport.loyalty.testkit;

import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.limit.Claim;
import dev.rapport.loyalty.limit.Cooldown;
import dev.rapport.loyalty.limit.Limit;
import dev.rapport.loyalty.limit.LimitScope;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Limits of every kind, and claims on them, for properties. */
public final class LimitArbitraries {
  /** The type of most generated points. */
  public static final PointType BEANS = PointType.redeemable("beans");

  /** Another type, which caps on beans leave alone. */
  public static final PointType MILES = PointType.redeemable("miles");

  private LimitArbitraries() {}

  /**
   * Caps of every scope, measure and window.
   *
   * @param name the name
   * @return caps of 0 to 150 beans or 0 to 5 uses
   */
  public static Arbitrary<Cap> caps(String name) {
    Arbitrary<Cap> most = Arbitraries.oneOf(
        Arbitraries.longs().between(0, 150).map(n -> Cap.points(name, Points.of(BEANS, n))),
        Arbitraries.longs().between(0, 5).map(n -> Cap.uses(name, n)));
    Arbitrary<Window> windows = Arbitraries.of(
        Cycle.days(),
        Cycle.weeks(DayOfWeek.MONDAY),
        Cycle.weeks(DayOfWeek.SUNDAY),
        Cycle.months(),
        Cycle.of(LocalDate.of(2026, 1, 31), Period.ofMonths(1)),
        Window.rolling(Period.ofDays(1)),
        Window.rolling(Period.ofDays(10)),
        Window.rolling(Period.ofMonths(1)),
        Window.lifetime());
    return Combinators.combine(
            most,
            windows,
            Arbitraries.of("order", "member", "rule", "subject"),
            Arbitraries.of(true, false))
        .as((cap, window, scope, rejects) -> {
          Cap scoped = switch (scope) {
            case "order" -> cap.perOrder();
            case "rule" -> cap.perRule().in(window);
            case "subject" -> cap.perSubject().in(window);
            default -> cap.in(window);
          };
          return rejects ? scoped.rejecting() : scoped;
        });
  }

  /**
   * Cooldowns of a member, of each rule or of each subject.
   *
   * @param name the name
   * @return cooldowns from an hour to a hundred days, longer than what usage may remember
   */
  public static Arbitrary<Cooldown> cooldowns(String name) {
    return Combinators.combine(
            Arbitraries.of(
                Duration.ofHours(1),
                Duration.ofHours(30),
                Duration.ofDays(3),
                Duration.ofDays(40),
                Duration.ofDays(100)),
            Arbitraries.of(LimitScope.MEMBER, LimitScope.RULE, LimitScope.SUBJECT))
        .as((pause, scope) -> new Cooldown(name, scope, pause));
  }

  /**
   * Limits of one programme.
   *
   * @return up to four limits, each with a name of its own
   */
  public static Arbitrary<List<Limit>> limits() {
    return Combinators.combine(
            limit("first").list().ofMaxSize(1),
            limit("second").list().ofMaxSize(1),
            limit("third").list().ofMaxSize(1),
            limit("fourth").list().ofMaxSize(1))
        .as((a, b, c, d) -> List.of(a, b, c, d).stream().flatMap(List::stream).toList());
  }

  private static Arbitrary<Limit> limit(String name) {
    return Arbitraries.frequencyOf(
        Tuple.of(4, caps(name).map(Limit.class::cast)),
        Tuple.of(1, cooldowns(name).map(Limit.class::cast)));
  }

  /**
   * Claims on days of a range, in UTC.
   *
   * @param days the days, with a start and an end
   * @return claims of 0 to 80 points by one of two rules for one of five causes, about one of two subjects
   */
  public static Arbitrary<Claim> claims(DateRange days) {
    return Combinators.combine(
            Arbitraries.of("o1", "o2", "o3", "o4", "o5"),
            Arbitraries.of("base", "bonus"),
            Arbitraries.frequency(Tuple.of(5, BEANS), Tuple.of(1, MILES)),
            Arbitraries.longs().between(0, 80),
            Arbitraries.longs().between(0, days.lengthDays() - 1),
            Arbitraries.integers().between(0, 23),
            Arbitraries.of("", "tea"))
        .as((cause, rule, type, units, day, hour, subject) -> {
          LocalDate date = days.startInclusive().plusDays(day);
          Instant at = date.atTime(LocalTime.of(hour, 0)).toInstant(ZoneOffset.UTC);
          return new Claim(cause, rule, Points.of(type, units), at, date).about(subject);
        });
  }
}
