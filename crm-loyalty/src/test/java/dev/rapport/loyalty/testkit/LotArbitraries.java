package dev.rapport.loyalty.testkit;

import dev.rapport.core.testkit.TimeArbitraries;
import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.DrawOrder;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.PointType;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Lots, their terms and what is drawn from them, for properties. */
public final class LotArbitraries {
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  private LotArbitraries() {}

  /**
   * Instants of which two are often the same, so that orders have ties to break.
   *
   * @return one of four instants of 2026, or any from 1900 to 2100
   */
  public static Arbitrary<Instant> crowdedInstants() {
    return Arbitraries.frequencyOf(
        Tuple.of(
            2, Arbitraries.integers().between(0, 3).map(days -> FIRST.plusSeconds(86_400L * days))),
        Tuple.of(1, TimeArbitraries.instants()));
  }

  /**
   * Ends of every kind: none, fixed, sliding on one of two clocks, and sliding with a limit.
   *
   * @return expiries
   */
  public static Arbitrary<Expiry> expiries() {
    Arbitrary<Expiry> unlimited =
        Arbitraries.of(Expiry.never(), Expiry.sliding("activity"), Expiry.sliding("stays"));
    return Arbitraries.oneOf(
            unlimited, Combinators.combine(unlimited, crowdedInstants()).as(Expiry::noLaterThan))
        .withoutEdgeCases();
  }

  /**
   * Terms of every kind: available at once, pending until an instant, and pending until activated.
   *
   * @return terms under which points begin before they end
   */
  public static Arbitrary<LotTerms> terms() {
    Arbitrary<LotTerms> pending = Combinators.combine(
            crowdedInstants(), expiries(), Arbitraries.longs().between(1, 10_000_000))
        .as((from, expiry, seconds) -> LotTerms.availableFrom(
            from,
            expiry.hardAt().isAfter(from)
                ? expiry
                : new Expiry(from.plusSeconds(seconds), expiry.clock())));
    return Arbitraries.oneOf(
            expiries().map(LotTerms::atOnce),
            pending,
            crowdedInstants().map(LotTerms::onActivation))
        .withoutEdgeCases();
  }

  /**
   * Origins with and without a cause, a rule and a partner, from a few names each.
   *
   * @return origins
   */
  public static Arbitrary<Origin> origins() {
    return Combinators.combine(
            Arbitraries.of("", "order-17", "order-18"),
            Arbitraries.of("", "base", "gold-double"),
            Arbitraries.integers().between(1, 3),
            Arbitraries.of("", "bakery", "cinema"))
        .as((cause, rule, version, partner) -> {
          Origin origin = Origin.of(cause).fromPartner(partner);
          return rule.isEmpty() ? origin : origin.byRule(rule, version);
        })
        .withoutEdgeCases();
  }

  /**
   * Lots of one type.
   *
   * @param type the type of points
   * @return lots of 1 to 1,000,000 units with numbers from 1 to 1,000
   */
  public static Arbitrary<Lot> lotsOf(PointType type) {
    return Combinators.combine(
            Arbitraries.longs().between(1, 1_000),
            PointsArbitraries.amountsOf(type, 1_000_000),
            crowdedInstants(),
            terms(),
            origins())
        .as((id, points, earnedAt, terms, origin) ->
            new Lot(id, points, earnedAt, terms.availableFrom(), terms.expiry(), origin))
        .withoutEdgeCases();
  }

  /**
   * Lots of any type.
   *
   * @return lots of 1 to 1,000,000 units with numbers from 1 to 1,000
   */
  public static Arbitrary<Lot> lots() {
    return PointsArbitraries.pointTypes().flatMap(LotArbitraries::lotsOf).withoutEdgeCases();
  }

  /**
   * Draws from lots of one type.
   *
   * @param type the type of points
   * @return draws of at most the whole lot
   */
  public static Arbitrary<Draw> drawsOf(PointType type) {
    return lotsOf(type)
        .flatMap(lot -> Arbitraries.longs()
            .between(1, lot.original().units())
            .map(units -> new Draw(lot, units)))
        .withoutEdgeCases();
  }

  /**
   * Every draw order that the library offers.
   *
   * @return draw orders
   */
  public static Arbitrary<DrawOrder> drawOrders() {
    return Arbitraries.of(
        DrawOrder.soonestExpiring(),
        DrawOrder.oldestFirst(),
        DrawOrder.newestFirst(),
        DrawOrder.ruleFirst("gold-double"),
        DrawOrder.partnerFirst("bakery"));
  }
}
