package dev.rapport.loyalty.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.loyalty.lot.DrawOrder;
import dev.rapport.loyalty.lot.Lot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class LaneOrderProperties {
  /* An account numbers its lots, so no two of one account share a number. */
  private static List<Lot> numbered(List<Lot> lots) {
    List<Lot> numbered = new ArrayList<>();
    for (Lot lot : lots) {
      numbered.add(lot.movedTo(numbered.size() + 1, lot.original()));
    }
    return numbered;
  }

  @Property
  void everyDrawOrderIsATotalOrderOfTheLotsOfAnAccount(
      @ForAll DrawOrder drawOrder, @ForAll @Size(3) List<Lot> lots) {
    LaneOrder order = new LaneOrder(drawOrder);
    List<Lot> three = numbered(lots);
    for (Lot a : three) {
      for (Lot b : three) {
        int ab = Integer.signum(order.compare(a, b));
        assertEquals(a.equals(b), ab == 0, "consistent with equals");
        assertEquals(-ab, Integer.signum(order.compare(b, a)), "antisymmetric");
        for (Lot c : three) {
          if (ab < 0 && order.compare(b, c) < 0) {
            assertTrue(order.compare(a, c) < 0, "transitive");
          }
        }
      }
    }
  }

  @Property
  void sortingForgetsTheOrderInWhichLotsCame(
      @ForAll DrawOrder drawOrder, @ForAll @Size(max = 5) List<Lot> lots, @ForAll Random random) {
    List<Lot> sorted = numbered(lots);
    List<Lot> shuffled = new ArrayList<>(sorted);
    Collections.shuffle(shuffled, random);
    sorted.sort(new LaneOrder(drawOrder));
    shuffled.sort(new LaneOrder(drawOrder));
    assertEquals(sorted, shuffled);
  }

  @Property
  void thePreferenceComesFirstAndTheHardEndBreaksItsTies(
      @ForAll DrawOrder drawOrder, @ForAll Lot a, @ForAll Lot b) {
    int preferred = drawOrder.preference().compare(a, b);
    int end = a.expiry().hardAt().compareTo(b.expiry().hardAt());
    int expected = Integer.signum(preferred != 0 ? preferred : end);
    if (expected != 0) {
      assertEquals(expected, Integer.signum(new LaneOrder(drawOrder).compare(a, b)));
    }
  }
}
