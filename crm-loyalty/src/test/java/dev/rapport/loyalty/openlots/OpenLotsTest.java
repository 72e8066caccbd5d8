package dev.rapport.loyalty.openlots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.AccountSnapshot.OpenLot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenLotsTest {
  private static final PointType BEANS = PointType.redeemable("beans");
  private static final Instant T = Instant.parse("2026-01-01T00:00:00Z");

  /* As debits draw by default: the lot that ends first goes first. */
  static final LotOrder BY_END = new LotOrder() {
    @Override
    public int compare(Lot a, Lot b) {
      int c = a.expiry().hardAt().compareTo(b.expiry().hardAt());
      return c != 0 ? c : Long.compare(a.id(), b.id());
    }

    @Override
    public boolean ascendsByEnd() {
      return true;
    }
  };

  /* An order that has nothing to do with ends. */
  static final LotOrder NEWEST_FIRST = new LotOrder() {
    @Override
    public int compare(Lot a, Lot b) {
      return Long.compare(b.id(), a.id());
    }

    @Override
    public boolean ascendsByEnd() {
      return false;
    }
  };

  static Lot lot(long id, long units, long endsAfterSeconds) {
    return new Lot(
        id,
        Points.of(BEANS, units),
        T,
        T,
        Expiry.at(T.plusSeconds(endsAfterSeconds)),
        Origin.none());
  }

  /* Lots 1, 2, 3 ... of ten units each, ending one second after the other. */
  private static OpenLots tens(int lots) {
    OpenLots open = OpenLots.empty(BY_END);
    for (int i = 1; i <= lots; i++) {
      open = open.with(lot(i, 10, i), 10, T);
    }
    return open;
  }

  private static List<Long> ids(OpenLots open) {
    List<Long> ids = new ArrayList<>();
    open.forEach(one -> ids.add(one.lot().id()));
    return ids;
  }

  @Test
  void noLotsAreNothing() {
    OpenLots none = OpenLots.empty(BY_END);
    assertTrue(none.isEmpty());
    assertEquals(0, none.sum());
    assertEquals(Instant.MAX, none.earliestEnd());
    assertEquals(List.of(), none.draw(5));
    assertNull(none.find(lot(1, 10, 1)));
    assertTrue(none.without(lot(1, 10, 1)).isEmpty());
    assertTrue(none.afterDrawing(5).isEmpty());
  }

  @Test
  void aDebitDrawsFromTheFrontAndLeavesTheSequenceBeforeAsItWas() {
    OpenLots before = tens(3);
    OpenLots after = before.afterDrawing(15);
    assertEquals(List.of(new Draw(lot(1, 10, 1), 10), new Draw(lot(2, 10, 2), 5)), before.draw(15));
    assertEquals(List.of(2L, 3L), ids(after));
    assertEquals(new OpenLot(lot(2, 10, 2), 5, T), after.first());
    assertEquals(15, after.sum());
    assertEquals(List.of(1L, 2L, 3L), ids(before));
    assertEquals(30, before.sum());
  }

  @Test
  void aDebitOfMoreThanThereIsDrawsAll() {
    OpenLots two = tens(2);
    assertEquals(20, Draw.sum(two.draw(25)));
    assertTrue(two.afterDrawing(25).isEmpty());
    assertSame(two, two.afterDrawing(0));
    assertEquals(List.of(), two.draw(0));
  }

  @Test
  void onlyTheDrawsOfADebitFromTheFrontAreItsStart() {
    OpenLots three = tens(3);
    Draw first = new Draw(lot(1, 10, 1), 10);
    assertTrue(three.startsWith(List.of()));
    assertTrue(three.startsWith(List.of(first)));
    assertTrue(three.startsWith(List.of(first, new Draw(lot(2, 10, 2), 4))));
    assertFalse(three.startsWith(List.of(new Draw(lot(1, 10, 1), 4), first)), "a gap");
    assertFalse(three.startsWith(List.of(new Draw(lot(2, 10, 2), 4))), "not the first lot");
    assertFalse(
        three.afterDrawing(5).startsWith(List.of(new Draw(lot(1, 10, 1), 6))), "more than is left");
    assertFalse(
        tens(1).startsWith(List.of(first, new Draw(lot(2, 10, 2), 4))), "more lots than there are");
  }

  @Test
  void tenThousandLotsAreDrawnInOrderWhereverTheDebitEnds() {
    OpenLots many = tens(10_000);
    for (long units : new long[] {1, 159, 160, 161, 50_005, 99_840, 99_999}) {
      OpenLots after = many.afterDrawing(units);
      assertEquals(100_000 - units, after.sum());
      assertEquals(units / 10 + 1, after.first().lot().id());
      assertEquals(10 - units % 10, after.first().remaining());
      assertTrue(many.startsWith(many.draw(units)));
    }
    assertEquals(50_000, many.sumEndingAfter(T.plusSeconds(5_000)));
  }

  @Test
  void lotsComeAndGoInTheMiddle() {
    OpenLots open = tens(100);
    Lot between = lot(101, 7, 50);
    OpenLots more = open.with(between, 7, T);
    assertEquals(101L, ids(more).get(50), "after lot 50, which ends with it");
    assertEquals(1_007, more.sum());
    assertEquals(ids(open), ids(more.without(between)));
    assertEquals(
        new OpenLot(between, 3, T.plusSeconds(1)),
        more.with(between, 3, T.plusSeconds(1)).find(between));
    for (int i = 1; i <= 100; i += 2) {
      more = more.without(lot(i, 10, i));
    }
    assertEquals(507, more.sum());
    assertEquals(51, ids(more).size());
  }

  @Test
  void aSumThatNoLongHoldsIsRefused() {
    OpenLots full = OpenLots.empty(BY_END).with(lot(1, Long.MAX_VALUE, 1), Long.MAX_VALUE, T);
    assertThrows(ArithmeticException.class, () -> full.with(lot(2, 1, 2), 1, T));
    OpenLots other = full.with(lot(1, Long.MAX_VALUE, 1), Long.MAX_VALUE - 1, T);
    assertEquals(Long.MAX_VALUE, other.with(lot(2, 1, 2), 1, T).sum());
  }
}
