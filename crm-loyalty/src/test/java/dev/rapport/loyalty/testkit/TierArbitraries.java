package dev.rapport.loyalty.testkit;

import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.DateRange;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.tier.Requirement;
import dev.rapport.loyalty.tier.TierFact;
import dev.rapport.loyalty.tier.TierGrant;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierMetric;
import dev.rapport.loyalty.tier.TierPolicy;
import dev.rapport.loyalty.tier.TierValidity;
import dev.rapport.loyalty.tier.TierWindow;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Ladders of every kind, and what is counted towards their levels, for properties. */
public final class TierArbitraries {
  /** The metric that every generated ladder looks at. */
  public static final TierMetric POINTS = TierMetric.points(PointType.qualifying("status"));

  /** A metric that some generated ladders look at, too. */
  public static final TierMetric ORDERS = TierMetric.count("orders");

  /** A balance that some generated ladders look at, too. */
  public static final TierMetric BALANCE = TierMetric.balance(PointType.redeemable("beans"));

  private TierArbitraries() {}

  /**
   * Windows of every kind: cycles of the calendar and of a membership, rolling windows, and the lifetime.
   *
   * @return windows from some days to a lifetime
   */
  public static Arbitrary<TierWindow> windows() {
    return Arbitraries.oneOf(
        cycles(),
        Arbitraries.of(Period.ofDays(1), Period.ofDays(30), Period.ofMonths(1), Period.of(0, 2, 3))
            .map(TierWindow::rolling),
        Arbitraries.just(TierWindow.lifetime()));
  }

  /**
   * Windows that tile time.
   *
   * @return cycles from ten days to a year
   */
  public static Arbitrary<TierWindow> cycles() {
    return Arbitraries.of(
        TierWindow.of(Cycle.months()),
        TierWindow.of(Cycle.quarters()),
        TierWindow.of(Cycle.years()),
        TierWindow.of(Cycle.yearsFrom(Month.OCTOBER)),
        TierWindow.sinceJoining(Period.ofYears(1)),
        TierWindow.sinceJoining(Period.ofMonths(3)),
        TierWindow.sinceJoining(Period.ofDays(10)));
  }

  /**
   * Validities of every kind.
   *
   * @return validities
   */
  public static Arbitrary<TierValidity> validities() {
    Arbitrary<TierValidity> lasting = Combinators.combine(
            Arbitraries.of(
                Period.ofDays(1), Period.ofDays(30), Period.ofMonths(1), Period.ofYears(1)),
            Arbitraries.oneOf(Arbitraries.just(TierWindow.of(Cycle.days())), cycles()))
        .as((length, snap) -> TierValidity.lasting(length).roundedUpTo(snap));
    Arbitrary<TierValidity> through = Combinators.combine(
            Arbitraries.integers().between(0, 2),
            cycles(),
            Arbitraries.of(Period.ZERO, Period.ofDays(7), Period.ofMonths(1)))
        .as(TierValidity.Through::new);
    return Arbitraries.frequencyOf(
        Tuple.of(4, lasting),
        Tuple.of(4, through),
        Tuple.of(2, Arbitraries.just(TierValidity.whileQualified())),
        Tuple.of(1, Arbitraries.just(TierValidity.forever())));
  }

  /**
   * Ladders named {@code status} of one to three levels on one or two metrics, with policies of every kind that go together.
   *
   * @return ladders that remember 0 to 60 days
   */
  public static Arbitrary<TierLadder> ladders() {
    Arbitrary<TierPolicy.Upgrade> upgrades = Arbitraries.oneOf(
        Arbitraries.just(TierPolicy.immediately()), cycles().map(TierPolicy.AtStartOf::new));
    Arbitrary<TierPolicy.Grace> graces = Arbitraries.oneOf(
        Arbitraries.just(TierPolicy.noGrace()),
        Combinators.combine(
                Arbitraries.of(Period.ofDays(5), Period.ofMonths(1)),
                Arbitraries.oneOf(Arbitraries.just(TierWindow.of(Cycle.days())), cycles()),
                Arbitraries.of(TierPolicy.Grace.Start.class))
            .as(TierPolicy.Grace::new));
    Arbitrary<TierPolicy.Downgrade> downgrades = Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just(TierPolicy.toQualified())),
        Tuple.of(3, Arbitraries.just(TierPolicy.oneStep())),
        Tuple.of(
            2, Arbitraries.just(TierPolicy.oneStep().ifActive(Requirement.atLeast(POINTS, 20)))),
        Tuple.of(1, Arbitraries.just(TierPolicy.neverDown())));
    Arbitrary<TierPolicy.Reset> resets = Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just(TierPolicy.keep())),
        Tuple.of(1, Arbitraries.just(TierPolicy.toZero())),
        Tuple.of(1, Arbitraries.just(TierPolicy.deduct())),
        Tuple.of(1, Arbitraries.longs().between(0, 150).map(TierPolicy::deductCarrying)));
    Arbitrary<List<Integer>> thresholds = Arbitraries.integers()
        .between(0, 300)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .uniqueElements()
        .map(list -> list.stream().sorted().toList());
    return Combinators.combine(
            windows(),
            upgrades,
            validities(),
            graces,
            downgrades,
            resets,
            thresholds,
            Combinators.combine(
                    Arbitraries.integers().between(0, 6), Arbitraries.integers().between(0, 60))
                .as((shape, days) -> new int[] {shape, days}))
        .as((window, upgrade, validity, grace, downgrade, reset, steps, more) -> {
          boolean open = validity instanceof TierValidity.WhileQualified;
          boolean onBalance = more[0] >= 5;
          boolean paid = reset instanceof TierPolicy.Deduct && !open && !onBalance;
          boolean soft = downgrade instanceof TierPolicy.OneStep;
          TierLadder.Builder builder = TierLadder.builder("status")
              .window(paid ? TierWindow.lifetime() : window)
              .upgrade(open ? TierPolicy.immediately() : upgrade)
              .validity(validity)
              .grace(paid ? TierPolicy.noGrace() : grace)
              .downgrade(open && soft ? TierPolicy.toQualified() : downgrade)
              .reset(open || onBalance ? TierPolicy.keep() : reset)
              .statusPeriod(TierWindow.of(Cycle.months()))
              .remembering(more[1]);
          for (int i = 0; i < steps.size(); i++) {
            builder.level(
                "L" + (i + 1), requirement(steps.get(i) + (paid ? 1 : 0), paid ? 0 : more[0]));
          }
          if (more[0] == 4) {
            builder.forLifeWhen(Requirement.heldWithoutBreakFor(3));
          } else if (more[0] == 3) {
            builder.forLifeWhen(Requirement.lifetimeAtLeast(POINTS, 900));
          }
          return builder.build();
        });
  }

  private static Requirement requirement(int threshold, int shape) {
    Requirement points = Requirement.atLeast(POINTS, threshold);
    return switch (shape) {
      case 1 -> points.or(Requirement.atLeast(ORDERS, 1 + threshold / 20));
      case 2 -> points.and(Requirement.atLeast(ORDERS, 1 + threshold / 50));
      case 3 -> points.or(Requirement.lifetimeAtLeast(POINTS, 5L * threshold));
      case 4 -> points.or(Requirement.heldFor(6));
      case 5 -> Requirement.atLeast(BALANCE, threshold);
      case 6 -> points.or(Requirement.atLeast(BALANCE, threshold / 2));
      default -> points;
    };
  }

  /**
   * Facts on days of a range.
   *
   * @param days the days, with a start and an end
   * @return facts of 1 to 200 units, for one of six causes
   */
  public static Arbitrary<TierFact> facts(DateRange days) {
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(3, POINTS), Tuple.of(1, ORDERS), Tuple.of(1, BALANCE)),
            Arbitraries.longs().between(1, 200),
            Arbitraries.longs().between(0, days.lengthDays() - 1),
            Arbitraries.of("a", "b", "c", "d", "e", "f"))
        .as((metric, amount, day, cause) -> new TierFact(
            metric,
            metric.equals(ORDERS) ? 1 : amount,
            days.startInclusive().plusDays(day),
            cause));
  }

  /**
   * Grants of a level of a ladder, from a day on or later.
   *
   * @param ladder the ladder
   * @param from the earliest first day
   * @return grants of 1 to 120 days or without end, from one of two sources
   */
  public static Arbitrary<TierGrant> grants(TierLadder ladder, LocalDate from) {
    return Combinators.combine(
            Arbitraries.integers().between(0, ladder.highest()),
            Arbitraries.integers().between(0, 60),
            Arbitraries.integers().between(1, 121),
            Arbitraries.of("match", "service"))
        .as((rank, later, length, source) -> {
          LocalDate start = from.plusDays(later);
          DateRange days = length > 120
              ? DateRange.startingAt(start)
              : DateRange.of(start, start.plusDays(length));
          return new TierGrant(ladder.level(rank).name(), days, source);
        });
  }
}
