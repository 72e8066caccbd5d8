package dev.rapport.examples.report;

import dev.rapport.core.event.Purchase;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.points.EarningRate;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.math.BigDecimal;

/**
 * What the customers would have earned in a simple points programme.
 *
 * <p>The rule is one point for each full unit of the currency, order by order: an order of EUR 19.99 earns 19 points. Orders of one
 * day are not merged, because a till does not wait for the next one. Returns take back nothing here; a ledger would do that.
 */
final class PointsEarned {
  private static final PointType POINTS = PointType.redeemable("points");

  private PointsEarned() {}

  static Section section(Facts facts) {
    Money unit = Money.of(facts.currency(), BigDecimal.ONE);
    EarningRate rate = EarningRate.perStep(Points.of(POINTS, 1), unit);
    Points earned = facts.history().purchases().stream()
        .map(Purchase::total)
        .map(rate::pointsFor)
        .reduce(Points.zero(POINTS), Points::plus);
    return Section.titled("points", "Points, had there been a programme")
        .words("rule", "Rule", "1 point per full " + unit + " of an order; returns take none back")
        .count("earned", "Points earned", earned.units())
        .build();
  }
}
