package dev.rapport.loyalty.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.event.EventId;
import dev.rapport.core.event.LineItem;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.expiry.ExpiryPolicies;
import dev.rapport.loyalty.journal.ActivityCommand.RecordActivity;
import dev.rapport.loyalty.journal.ActivityCommand.ReopenActivity;
import dev.rapport.loyalty.journal.ActivityCommand.UndoActivity;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramCommand.Refund;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.program.Decision;
import dev.rapport.loyalty.program.LoyaltyProgram;
import java.time.Instant;
import java.time.LocalDate;
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

  /** A review that earned 25 beans by its rule, and was taken down. */
  private static List<ProgramEntry> reviewed() {
    LoyaltyProgram program = LoyaltyProgram.builder("club", ZoneOffset.UTC)
        .points(BEANS, ExpiryPolicies.never())
        .earn(EarningRules.bonus("review", BEANS, 25).on(ActivityKind.REVIEW))
        .build();
    Decision wrote = program.decide(
        program.enrol(MemberId.of("ada"), NOON),
        RecordActivity.of(Activity.of("rev-1", "ada", NOON, ActivityKind.REVIEW)));
    Decision down = program.decide(
        wrote.membership(), UndoActivity.of(Posting.of("u-1", NOON.plusSeconds(60)), "rev-1"));
    List<ProgramEntry> entries = new ArrayList<>(wrote.entries());
    entries.addAll(down.entries());
    return entries;
  }

  @Test
  void anActivityIsFoundAndWhetherItWasUndone() {
    OpenActivity undone = OpenActivity.find("rev-1", reviewed()).orElseThrow();
    assertTrue(undone.undone());
    assertEquals(List.of(BEANS), undone.types());
    assertEquals(25, undone.earned(BEANS));
    assertEquals(0, undone.earned(PointType.redeemable("stars")));
    OpenActivity done = OpenActivity.find("rev-1", reviewed().subList(0, 2)).orElseThrow();
    assertFalse(done.undone());
    assertEquals(undone, done.asUndone());
    assertEquals(NOON, done.openUntil(NOON).openUntil());
    assertEquals(Optional.empty(), OpenActivity.find("o-1", entries()));
    assertEquals(
        Points.of(BEANS, 25), OpenOrder.causes("rev-1", reviewed()).get(0).reversed(BEANS));
    RecordedAward divided =
        RecordedAward.of("r", 1, Points.of(BEANS, 2), Points.of(BEANS, 2), List.of(1L, 1L));
    assertThrows(
        IllegalArgumentException.class,
        () -> new OpenActivity(done.activity(), done.day(), List.of(divided), false, NOON));
  }

  @Test
  void whatIsReopenedIsOfOneActivityAndStaysOpen() {
    Posting at = Posting.of("open", NOON.plusSeconds(90));
    ReopenActivity reopen = ReopenActivity.from(at, "rev-1", reviewed(), NOON.plusSeconds(99));
    assertEquals(1, reopen.causes().size());
    assertThrows(
        IllegalArgumentException.class,
        () -> new ReopenActivity(
            at, reopen.activity(), OpenOrder.causes("o-1", entries()), NOON.plusSeconds(99)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ReopenActivity(at, reopen.activity(), reopen.causes(), at.effectiveAt()));
  }

  @Test
  void nothingAboutActivitiesIsNull() {
    List<ProgramEntry> entries = reviewed();
    ProgramEntry.ActivityRecorded recorded = (ProgramEntry.ActivityRecorded) entries.get(0);
    OpenActivity open = OpenActivity.of(recorded);
    NullPointerTester tester = new NullPointerTester()
        .setDefault(String.class, "rev-1")
        .setDefault(Activity.class, open.activity())
        .setDefault(OpenActivity.class, open)
        .setDefault(Posting.class, Posting.of("k", NOON.minusSeconds(9)))
        .setDefault(Instant.class, NOON)
        .setDefault(LocalDate.class, open.day())
        .setDefault(EventId.class, EventId.of("rev-1"))
        .setDefault(ProgramEntry.Header.class, recorded.header())
        .setDefault(RecordActivity.class, recorded.command())
        .setDefault(
            UndoActivity.class, UndoActivity.of(Posting.of("k", NOON.minusSeconds(9)), "rev-1"))
        .setDefault(MemberFacts.class, recorded.seenAs())
        .setDefault(int.class, 1)
        .setDefault(ProgramEntry.ActivityRecorded.class, recorded);
    for (Class<?> type : List.of(
        RecordActivity.class,
        UndoActivity.class,
        OpenActivity.class,
        ProgramEntry.ActivityRecorded.class,
        ProgramEntry.ActivityUndone.class)) {
      tester.testAllPublicConstructors(type);
      tester.testAllPublicStaticMethods(type);
    }
    tester.testAllPublicConstructors(ReopenActivity.class);
    tester.testAllPublicInstanceMethods(open);
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

  @Test
  void awardsAreEqualByWhatTheyHold() {
    Points ten = Points.of(BEANS, 10);
    RecordedAward award = RecordedAward.of("base", 1, ten, ten, List.of(4L, 6L));
    new EqualsTester()
        .addEqualityGroup(award, RecordedAward.of("base", 1, ten, ten, List.of(4L, 6L)))
        .addEqualityGroup(RecordedAward.of("extra", 1, ten, ten, List.of(4L, 6L)))
        .addEqualityGroup(RecordedAward.of("base", 2, ten, ten, List.of(4L, 6L)))
        .addEqualityGroup(RecordedAward.of("base", 1, Points.of(BEANS, 11), ten, List.of(4L, 6L)))
        .addEqualityGroup(RecordedAward.of("base", 1, ten, ten, List.of(6L, 4L)))
        .addEqualityGroup(RecordedAward.of("base", 1, ten, ten, List.of(4L, 6L, 0L)))
        .testEquals();
    assertEquals(2, award.lines());
    assertEquals(6, award.unitsAt(1));
    assertThrows(IndexOutOfBoundsException.class, () -> award.unitsAt(2));
    List<Long> shares = award.shares();
    assertThrows(UnsupportedOperationException.class, () -> shares.set(0, 5L));
    assertEquals(
        "RecordedAward[rule=base, version=1, desired=10 beans, awarded=10 beans, shares=[4, 6], drawn=[]]",
        award.toString());
  }
}
