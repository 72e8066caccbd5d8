package dev.rapport.core.contact;

import com.google.common.math.Quantiles;
import com.google.common.math.Stats;
import com.google.common.math.StatsAccumulator;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.LineItem;
import dev.rapport.core.event.ProductId;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.time.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Finds what a customer's own rhythm gives away: silences, unusual amounts, and needs that come round. */
final class Rhythm {
  /** One day on which something was bought, with its last purchase. */
  private record BuyingDay(LocalDate date, Purchase last, long quantity) {}

  private Rhythm() {}

  static List<Occurrence> lapses(
      EventHistory history, double ratio, Instant endExclusive, ZoneId zone) {
    List<BuyingDay> days = buyingDays(before(history, endExclusive), zone);
    List<Occurrence> found = new ArrayList<>();
    for (int i = 1; i < days.size(); i++) {
      LocalDate last = days.get(i).date();
      double mean = (double) (last.toEpochDay() - days.get(0).date().toEpochDay()) / i;
      double silence = Math.ceil(ratio * mean);
      boolean boughtBefore =
          i + 1 < days.size() && days.get(i + 1).date().toEpochDay() < last.toEpochDay() + silence;
      if (!boughtBefore && silence <= LocalDate.MAX.toEpochDay() - last.toEpochDay()) {
        add(
            found,
            days.get(i).last().id().toString(),
            last.plusDays((long) silence),
            endExclusive,
            zone,
            Explanation.of(ContactCode.LAPSE)
                .with("silence", (long) silence)
                .with("mean", Argument.rounded(mean, 1))
                .with("ratio", Argument.rounded(ratio, 2)));
      }
    }
    return Collections.unmodifiableList(found);
  }

  static List<Occurrence> deviations(
      EventHistory history, Trigger.Deviation trigger, Instant endExclusive) {
    Map<CurrencyUnit, StatsAccumulator> baselines = new HashMap<>();
    List<Occurrence> found = new ArrayList<>();
    for (Purchase purchase : before(history, endExclusive)) {
      StatsAccumulator baseline = baselines.computeIfAbsent(
          purchase.total().currency(), currency -> new StatsAccumulator());
      double amount = (double) purchase.total().minorUnits();
      if (baseline.count() >= trigger.warmUp() && isFar(amount, baseline.snapshot(), trigger)) {
        found.add(new Occurrence(
            purchase.id().toString(),
            purchase.at(),
            Explanation.of(ContactCode.DEVIATION)
                .with("amount", purchase.total())
                .with("earlier", baseline.count())
                .with("deviations", Argument.rounded(trigger.deviations(), 1))));
      }
      baseline.add(amount);
    }
    return Collections.unmodifiableList(found);
  }

  private static boolean isFar(double amount, Stats baseline, Trigger.Deviation trigger) {
    // Equal amounts have no deviation at all; a rounded mean must not make one up.
    if (baseline.min() == baseline.max()) {
      return amount != baseline.min();
    }
    return Math.abs(amount - baseline.mean())
        > trigger.deviations() * baseline.sampleStandardDeviation();
  }

  /* An unknown use is learned; then what was bought is taken to have lasted just until the next purchase. */
  static List<Occurrence> needs(
      EventHistory history,
      ProductId product,
      OptionalDouble knownUse,
      int leadDays,
      Instant endExclusive,
      ZoneId zone) {
    List<Purchase> purchases = new ArrayList<>();
    for (Purchase purchase : before(history, endExclusive)) {
      List<LineItem> lines = purchase.lines().stream()
          .filter(line -> line.product().equals(product))
          .filter(line -> line.quantity() > 0)
          .toList();
      if (!lines.isEmpty()) {
        purchases.add(new Purchase(
            purchase.id(), purchase.at(), purchase.customer(), purchase.channel(), lines));
      }
    }
    List<BuyingDay> days = buyingDays(purchases, zone);
    List<Double> rates = new ArrayList<>();
    List<Occurrence> found = new ArrayList<>();
    double stock = 0;
    for (int i = 0; i < days.size(); i++) {
      BuyingDay day = days.get(i);
      if (i > 0) {
        double passed =
            (double) (day.date().toEpochDay() - days.get(i - 1).date().toEpochDay());
        rates.add((double) days.get(i - 1).quantity() / passed);
        stock = knownUse.isPresent() ? Math.max(0, stock - knownUse.getAsDouble() * passed) : 0;
      }
      stock += (double) day.quantity();
      double use =
          knownUse.orElseGet(() -> rates.isEmpty() ? 0 : Quantiles.median().compute(rates));
      double lasts = use > 0 ? Math.floor(stock / use) : Double.MAX_VALUE;
      if (lasts <= LocalDate.MAX.toEpochDay() - day.date().toEpochDay()) {
        LocalDate need = day.date().plusDays((long) lasts);
        LocalDate due = need.minusDays(Math.min(leadDays, (long) lasts));
        boolean boughtBefore = i + 1 < days.size() && days.get(i + 1).date().isBefore(due);
        if (!boughtBefore && due.isAfter(day.date())) {
          add(
              found,
              day.last().id().toString(),
              due,
              endExclusive,
              zone,
              Explanation.of(ContactCode.REPLENISHMENT)
                  .with("product", product.toString())
                  .with("need", need)
                  .with("use", Argument.rounded(use, 3))
                  .with("lead", leadDays));
        }
      }
    }
    return Collections.unmodifiableList(found);
  }

  private static void add(
      List<Occurrence> found,
      String key,
      LocalDate date,
      Instant endExclusive,
      ZoneId zone,
      Explanation why) {
    Instant at = Days.startOf(date, zone);
    if (at.isBefore(endExclusive)) {
      found.add(new Occurrence(key, at, why));
    }
  }

  private static List<Purchase> before(EventHistory history, Instant endExclusive) {
    return OneCustomer.require(history).purchases().stream()
        .filter(purchase -> purchase.at().isBefore(endExclusive))
        .toList();
  }

  private static List<BuyingDay> buyingDays(List<Purchase> purchases, ZoneId zone) {
    List<BuyingDay> days = new ArrayList<>();
    for (Purchase purchase : purchases) {
      LocalDate date = Days.of(purchase.at(), zone);
      int last = days.size() - 1;
      if (last >= 0 && days.get(last).date().equals(date)) {
        long quantity = Math.addExact(days.get(last).quantity(), purchase.quantity());
        days.set(last, new BuyingDay(date, purchase, quantity));
      } else {
        days.add(new BuyingDay(date, purchase, purchase.quantity()));
      }
    }
    return days;
  }
}
