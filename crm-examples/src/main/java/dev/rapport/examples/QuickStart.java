package dev.rapport.examples;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.points.EarningRate;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.scoring.customerbase.CustomerBase;
import dev.rapport.scoring.customerbase.PurchaseWindow;
import dev.rapport.scoring.patronage.RepeatPurchaseRate;
import dev.rapport.scoring.rfm.CutScorer;
import dev.rapport.scoring.rfm.RfmCuts;
import dev.rapport.scoring.rfm.RfmScore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;

/**
 * Rapport in ten lines: facts go in, values come out, and now is an argument.
 *
 * <p>Ada and Ben buy coffee. Ada comes back, so she scores better on all three counts. Of two customers one came back, which is
 * hardly more than nothing to go by: the interval says so.
 */
public final class QuickStart {
  private QuickStart() {}

  /**
   * Prints the story.
   *
   * @param args ignored
   */
  public static void main(String[] args) {
    lines().forEach(System.out::println);
  }

  static List<String> lines() {
    CurrencyUnit eur = CurrencyUnit.of("EUR");
    PointType beans = PointType.redeemable("beans");

    EventHistory history = EventHistory.of(
        Purchase.of("o-1", Instant.parse("2026-01-05T09:30:00Z"), "ada", Money.of(eur, "19.90")),
        Purchase.of("o-2", Instant.parse("2026-01-20T17:00:00Z"), "ben", Money.of(eur, "8.50")),
        Purchase.of("o-3", Instant.parse("2026-03-02T08:15:00Z"), "ada", Money.of(eur, "24.00")));
    PurchaseWindow window =
        PurchaseWindow.until(LocalDate.of(2026, 3, 31), ZoneId.of("Europe/Paris"));
    CustomerBase base = CustomerBase.of(history, window, eur);

    Estimate repeatRate = RepeatPurchaseRate.of(base).estimate(0.95);
    SortedMap<CustomerId, RfmScore> scores =
        CutScorer.of(RfmCuts.quantiles(base, 2)).score(base);
    EarningRate rate = EarningRate.perStep(Points.of(beans, 1), Money.of(eur, "1"));
    Points earned = rate.pointsFor(history.purchases().get(0).total());

    return List.of(
        "net revenue " + base.netRevenue(),
        "repeat-purchase rate " + repeatRate,
        "RFM scores " + scores,
        "points for the first purchase " + earned);
  }
}
