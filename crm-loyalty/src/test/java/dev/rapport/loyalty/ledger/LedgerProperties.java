package dev.rapport.loyalty.ledger;

import static dev.rapport.loyalty.ledger.LedgerFixture.BEANS;
import static dev.rapport.loyalty.ledger.LedgerFixture.MIN;
import static dev.rapport.loyalty.ledger.LedgerFixture.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.loyalty.lot.DrawOrder;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.openlots.OpenLots;
import dev.rapport.loyalty.posting.AccountSnapshot.OpenLot;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.ShortfallPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Laws of single operations. */
class LedgerProperties {
  private static final Instant T = day("2026-02-01");

  /* An account with lots of these sizes whose ends are scattered, all alive for months. */
  private static LedgerFixture with(List<Integer> sizes) {
    LedgerFixture ledger = new LedgerFixture();
    for (int i = 0; i < sizes.size(); i++) {
      Instant end = T.plus(Duration.ofDays(100 + (i * 37L) % 50));
      ledger.earn(T.minusSeconds(1000 - i), sizes.get(i), Expiry.at(end), "order-" + i);
    }
    return ledger;
  }

  @Property
  void givingBackPartOfASpendIsHavingSpentLess(
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 9) Integer> sizes,
      @ForAll @IntRange(min = 2, max = 20) int spent,
      @ForAll @IntRange(min = 1, max = 19) int back) {
    long total = sizes.stream().mapToInt(Integer::intValue).sum();
    if (spent > total || back >= spent) {
      return;
    }
    LedgerFixture ledger = with(sizes);
    ledger.spend(T, spent, "reward");
    ledger.accepted(ledger.restoring(T.plusSeconds(5), "reward", Extent.units(back), MIN));
    LedgerFixture less = with(sizes);
    less.spend(T, spent - back, "reward");
    assertEquals(less.lots(T.plusSeconds(5)), ledger.lots(T.plusSeconds(5)));
  }

  @Property
  void manySmallRefundsTakeBackWhatOneBigOneDoesAndNeverMoreThanWasEarned(
      @ForAll @IntRange(min = 1, max = 99) int earned,
      @ForAll @IntRange(min = 1, max = 12) int parts,
      @ForAll @IntRange(min = 0, max = 40) int spent) {
    LedgerFixture ledger = new LedgerFixture();
    ledger.earn(T, earned, Expiry.never(), "order");
    if (spent > 0 && spent <= earned) {
      ledger.spend(T, spent, "reward");
    }
    ShortfallPolicy debt = ShortfallPolicy.debt(ShortfallPolicy.DebtLimit.unlimited());
    for (int i = 1; i <= parts; i++) {
      ledger.accepted(
          ledger.reversing(T.plusSeconds(i), "order", Extent.cumulative(i, parts), debt));
      long reversed =
          ledger.account.cause("order").orElseThrow().reversed(BEANS).units();
      assertTrue(reversed <= earned);
      assertEquals(Math.round((double) earned * i / parts), reversed);
    }
    long lost = spent > 0 && spent <= earned ? spent : 0;
    assertEquals(
        -lost, ledger.account.balance(BEANS, T.plusSeconds(parts)).net().units());
  }

  @Property
  void theTreeKeepsItsOrderSumsAndPrefixes(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 150) int steps) {
    Random random = new Random(seed);
    LaneOrder order =
        new LaneOrder(random.nextBoolean() ? DrawOrder.soonestExpiring() : DrawOrder.newestFirst());
    OpenLots tree = OpenLots.empty(order);
    NavigableMap<Lot, Long> model = new TreeMap<>(order);
    for (int i = 1; i <= steps; i++) {
      Instant end = T.plusSeconds(random.nextInt(200));
      Lot lot = new Lot(
          i,
          LedgerFixture.beans(50),
          T.plusSeconds(random.nextInt(9)),
          T,
          Expiry.at(end),
          Origin.none());
      int luck = random.nextInt(10);
      if (luck < 6 || model.isEmpty()) {
        long units = 1L + random.nextInt(50);
        tree = tree.with(lot, units, T);
        model.put(lot, units);
      } else if (luck < 8) {
        Lot gone = new ArrayList<>(model.keySet()).get(random.nextInt(model.size()));
        tree = tree.without(gone);
        model.remove(gone);
      } else {
        long units = random.nextInt(200);
        long sum = model.values().stream().mapToLong(Long::longValue).sum();
        tree = tree.afterDrawing(Math.min(units, sum));
        drawFrom(model, Math.min(units, sum));
      }
      List<OpenLot> nodes = new ArrayList<>();
      tree.forEach(n -> nodes.add(new OpenLot(n.lot(), n.remaining(), n.since())));
      assertEquals(
          new ArrayList<>(model.keySet()), nodes.stream().map(OpenLot::lot).toList());
      assertEquals(
          new ArrayList<>(model.values()),
          nodes.stream().map(OpenLot::remaining).toList());
      assertEquals(nodes.stream().mapToLong(OpenLot::remaining).sum(), tree.sum());
      Instant at = T.plusSeconds(random.nextInt(200));
      assertEquals(
          nodes.stream()
              .filter(n -> n.lot().expiry().hardAt().isAfter(at))
              .mapToLong(OpenLot::remaining)
              .sum(),
          tree.sumEndingAfter(at));
      assertEquals(
          nodes.stream()
              .map(n -> n.lot().expiry().hardAt())
              .min(Comparator.naturalOrder())
              .orElse(Instant.MAX),
          tree.earliestEnd());
    }
  }

  private static void drawFrom(NavigableMap<Lot, Long> model, long units) {
    long open = units;
    while (open > 0) {
      Map.Entry<Lot, Long> first = model.firstEntry();
      long taken = Math.min(open, first.getValue());
      open -= taken;
      if (taken == first.getValue()) {
        model.remove(first.getKey());
      } else {
        model.put(first.getKey(), first.getValue() - taken);
      }
    }
  }
}
