package dev.rapport.loyalty.posting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.AccountSnapshot.BookSnapshot;
import dev.rapport.loyalty.posting.AccountSnapshot.Memory;
import dev.rapport.loyalty.posting.AccountSnapshot.OpenLot;
import dev.rapport.loyalty.posting.AccountSnapshot.PotBalance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class AccountSnapshotTest {
  private static final PointType BEANS = PointType.redeemable("beans");
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
  private static final Lot LOT =
      new Lot(1, Points.of(BEANS, 120), NOW, NOW, Expiry.never(), Origin.none());

  private static void refuses(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  private static BookSnapshot book(List<PotBalance> pots) {
    return new BookSnapshot(BEANS, List.of(), List.of(), Instant.MIN, pots);
  }

  @Test
  void schemaOfANewerLibraryIsRefused() {
    Memory memory = new Memory(List.of(), List.of(), List.of(), List.of());
    refuses(
        "schema must be 1 to 1, was 2. A newer version of the library wrote this snapshot.",
        () -> new AccountSnapshot(2, 0, NOW, 0, false, List.of(), List.of(), List.of(), memory));
    refuses(
        "schema must be 1 to 1, was 2. A newer version of the library wrote this entry.",
        () -> new LedgerEntry.Header(2, 1, "key", NOW, NOW));
    refuses(
        "sequence must be at least 1, was 0", () -> new LedgerEntry.Header(1, 0, "key", NOW, NOW));
  }

  @Test
  void potsBalance() {
    List<PotBalance> pots = List.of(new PotBalance(Pot.OPEN, 5), new PotBalance(Pot.EARNED, -4));
    refuses("pots must sum to 0, were " + pots, () -> book(pots));
  }

  @Test
  void debtIsWhatThePotRunsBelowZero() {
    assertEquals(0, book(List.of()).debtUnits());
    assertEquals(
        80,
        book(List.of(new PotBalance(Pot.DEBT, -80), new PotBalance(Pot.REVERSED, 80)))
            .debtUnits());
  }

  @Test
  void openLotHasBetweenOneUnitAndAllOfThem() {
    assertEquals(120, new OpenLot(LOT, 120, NOW).remaining());
    refuses("remaining must be 1 to 120, was 0", () -> new OpenLot(LOT, 0, NOW));
    refuses("remaining must be 1 to 120, was 121", () -> new OpenLot(LOT, 121, NOW));
  }

  @Test
  void listsAreCopies() {
    List<PotBalance> pots = new ArrayList<>();
    BookSnapshot book = book(pots);
    pots.add(new PotBalance(Pot.OPEN, 5));
    assertEquals(List.of(), book.pots());
  }

  @Test
  void holdCountsTheUnitsOfItsDrawsAndKeepsEverythingElse() {
    Hold hold = new Hold(
        "hold/order-18", BEANS, List.of(new Draw(LOT, 50), new Draw(LOT, 30)), NOW, NOW, true);
    assertEquals(Points.of(BEANS, 80), hold.points());
    Hold ended = hold.withDraws(List.of());
    assertEquals(Points.zero(BEANS), ended.points());
    assertEquals(hold, ended.withDraws(hold.draws()));
  }
}
