package dev.rapport.loyalty.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.event.LineItem;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.expiry.ExpiryPolicies;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramCommand.Refund;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.program.Decision;
import dev.rapport.loyalty.program.LoyaltyProgram;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JournalTest {
  private static final PointType BEANS = PointType.redeemable("beans");
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  /** An order of two lines that earned 30 beans, and of which the first line of 10.00 came back. */
  private static List<ProgramEntry> entries() {
    LoyaltyProgram program = LoyaltyProgram.builder("club", ZoneOffset.UTC)
        .points(BEANS, ExpiryPolicies.never())
        .earn(EarningRules.perAmount("base", BEANS, 1, Money.of("EUR", "1.00")))
        .build();
    Decision bought = program.decide(
        program.enrol(MemberId.of("ada"), NOON),
        RecordPurchase.of(Purchase.of(
            "o-1",
            NOON,
            "ada",
            LineItem.of("tea", "drinks", 1, Money.of("EUR", "10.00")),
            LineItem.of("pot", "ware", 1, Money.of("EUR", "20.00")))));
    Decision back = program.decide(
        bought.membership(),
        Refund.amount(Posting.of("r-1", NOON.plusSeconds(60)), "o-1", Money.of("EUR", "15.00")));
    List<ProgramEntry> entries = new ArrayList<>(bought.entries());
    entries.addAll(back.entries());
    return entries;
  }

  @Test
  void anOrderIsFoundWithAllThatCameBack() {
    OpenOrder order = OpenOrder.find("o-1", entries()).orElseThrow();
    assertEquals(Money.of("EUR", "15.00"), order.returnedNet());
    assertFalse(order.isGone());
    assertEquals(List.of(BEANS), order.types());
    assertEquals(30, order.earned(BEANS));
    assertEquals(15, order.reversed(BEANS));
    assertEquals(Optional.empty(), OpenOrder.find("o-2", entries()));
  }

  @Test
  void anOrderOfWhichAllCameBackIsGone() {
    OpenOrder order = OpenOrder.find("o-1", entries()).orElseThrow();
    OpenOrder gone = order.after(order.reversed(), List.of(1_000L, 2_000L));
    assertTrue(gone.isGone());
    assertTrue(gone.isLineGone(0));
    assertThrows(
        IllegalArgumentException.class,
        () -> order.after(order.reversed(), List.of(1_001L, 2_000L)));
  }

  @Test
  void theLedgersPartOfTheEntriesStandsAlone() {
    assertEquals(
        List.of(BEANS),
        OpenOrder.causes("o-1", entries()).stream()
            .map(cause -> cause.earned(BEANS).type())
            .toList());
    assertEquals(Points.of(BEANS, 15), OpenOrder.causes("o-1", entries()).get(0).reversed(BEANS));
    assertEquals(List.of(), OpenOrder.causes("o-2", entries()));
    assertEquals(2, ProgramEntry.ledger(entries()).size());
  }

  @Test
  void theSharesOfAnAwardAddUpToIt() {
    Points ten = Points.of(BEANS, 10);
    assertEquals(BEANS, RecordedAward.of("base", 1, ten, ten, List.of(4L, 6L)).type());
    assertEquals(
        "shares must sum to 10 beans, were [4, 5]",
        assertThrows(
                IllegalArgumentException.class,
                () -> RecordedAward.of("base", 1, ten, ten, List.of(4L, 5L)))
            .getMessage());
    assertEquals(
        "awarded must be 0 to 10 beans, was 11 beans",
        assertThrows(
                IllegalArgumentException.class,
                () -> RecordedAward.of("base", 1, ten, Points.of(BEANS, 11), List.of(11L)))
            .getMessage());
  }
}
