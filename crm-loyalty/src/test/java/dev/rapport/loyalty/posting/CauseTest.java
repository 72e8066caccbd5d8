package dev.rapport.loyalty.posting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CauseTest {
  private static final PointType BEANS = PointType.redeemable("beans");
  private static final PointType MILES = PointType.redeemable("miles");
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
  private static final Instant LATER = Instant.parse("2026-06-04T10:00:00Z");
  private static final Lot LOT = lot(1, BEANS, 120);
  private static final Cause NOTHING = new Cause("order-17", LATER, List.of(), List.of());

  private static Lot lot(long id, PointType type, long units) {
    return new Lot(id, Points.of(type, units), NOW, NOW, Expiry.at(LATER), Origin.of("order-17"));
  }

  private static void refuses(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Test
  void componentsAreChecked() {
    refuses(
        "reversed must be 0 to 120, was 121",
        () -> new Cause.Earning(BEANS, List.of(LOT), 120, 121, NOW));
    refuses(
        "reversed must be 0 to 120, was -1",
        () -> new Cause.Earning(BEANS, List.of(LOT), 120, -1, NOW));
    refuses("draws must not be empty", () -> new Cause.Spending(List.of(), NOW, 0, NOW));
    refuses(
        "restored must be 0 to what was drawn, was 81",
        () -> new Cause.Spending(List.of(new Draw(LOT, 80)), NOW, 81, NOW));
  }

  @Test
  void whatIsNotAboutATypeIsZero() {
    assertEquals(Points.zero(MILES), NOTHING.earned(MILES));
    assertEquals(Points.zero(MILES), NOTHING.reversed(MILES));
    assertEquals(Points.zero(MILES), NOTHING.spent(MILES));
    assertEquals(Points.zero(MILES), NOTHING.restored(MILES));
    assertEquals(Optional.empty(), NOTHING.earning(MILES));
  }

  @Test
  void earningsGatherByTypeAndKeepTheLatestInstant() {
    Cause cause =
        NOTHING.earning(LOT, LATER).earning(lot(2, MILES, 7), NOW).earning(lot(3, BEANS, 30), NOW);
    assertEquals(Points.of(BEANS, 150), cause.earned(BEANS));
    assertEquals(Points.of(MILES, 7), cause.earned(MILES));
    assertEquals(
        List.of(
            new Cause.Earning(BEANS, List.of(LOT, lot(3, BEANS, 30)), 150, 0, LATER),
            new Cause.Earning(MILES, List.of(lot(2, MILES, 7)), 7, 0, NOW)),
        cause.earnings());
  }

  @Test
  void earningsOfTwoAccountsAddUp() {
    Cause.Earning one = new Cause.Earning(BEANS, List.of(LOT), 120, 30, NOW);
    Cause.Earning other = new Cause.Earning(BEANS, List.of(lot(2, BEANS, 10)), 10, 5, LATER);
    assertEquals(
        new Cause.Earning(BEANS, List.of(LOT, lot(2, BEANS, 10)), 130, 35, LATER), one.plus(other));
  }

  @Test
  void restoringGivesTheLastSpendingBackFirst() {
    Cause spent = NOTHING
        .spending(List.of(new Draw(LOT, 80)), NOW, NOW)
        .spending(List.of(new Draw(LOT, 40)), NOW, NOW);
    Draw fifty = new Draw(LOT, 50);
    CreditCommand.Restore command = new CreditCommand.Restore(
        Posting.of("cancel", LATER), "order-17", BEANS, Extent.units(50), Instant.MIN);
    LedgerEntry.Header header = new LedgerEntry.Header(1, 3, "cancel", LATER, LATER);
    Cause after = spent.after(new CreditEntry.Restored(header, command, List.of(fifty), List.of()));
    assertEquals(
        List.of(10L, 40L),
        after.spendings().stream().map(Cause.Spending::restored).toList());
    assertEquals(Points.of(BEANS, 120), after.spent(BEANS));
    assertEquals(Points.of(BEANS, 50), after.restored(BEANS));
    assertEquals(LATER, after.spendings().get(0).since());
    assertEquals(NOW, after.spendings().get(0).spentAt());
  }

  @Test
  void entriesAboutAnythingElseChangeNothing() {
    LedgerEntry.Header header = new LedgerEntry.Header(1, 1, "sweep", NOW, NOW);
    Cause cause = NOTHING.earning(LOT, NOW);
    assertSame(
        cause, cause.after(new DebitEntry.Expired(header, BEANS, List.of(new Draw(LOT, 5)), "")));
    refuses(
        "entries must contain what order-17 earned or spent, contained nothing about it",
        () -> Cause.from("order-17", List.of()));
  }

  @Test
  void whatTravelsHoldsItsLotsInAPlainList() {
    Cause cause = NOTHING.earning(LOT, NOW).earning(LOT, NOW);
    UpkeepCommand.Reopen reopen = new UpkeepCommand.Reopen(Posting.of("key", NOW), cause, LATER);
    assertEquals(cause, reopen.cause());
    assertEquals(
        List.of(LOT, LOT).getClass(), reopen.cause().earnings().get(0).lots().getClass());
  }

  @Test
  void otherTermsOfOtherLotsChangeNothing() {
    Cause cause = NOTHING.earning(LOT, NOW).spending(List.of(new Draw(LOT, 80)), NOW, NOW);
    assertSame(cause, cause.withLots(lot -> lot));
  }

  @Test
  void withersDifferInNothingElse() {
    Cause cause = NOTHING.earning(LOT, NOW).spending(List.of(new Draw(LOT, 80)), NOW, NOW);
    assertEquals(NOW, cause.openUntil(NOW).openUntil());
    assertEquals(cause, cause.openUntil(NOW).openUntil(LATER));
    Cause longer = cause.withLots(lot -> lot.withExpiry(Expiry.never()));
    assertEquals(Expiry.never(), longer.earnings().get(0).lots().get(0).expiry());
    assertEquals(Expiry.never(), longer.spendings().get(0).draws().get(0).lot().expiry());
    assertEquals(cause, longer.withLots(lot -> lot.withExpiry(LOT.expiry())));
  }
}
