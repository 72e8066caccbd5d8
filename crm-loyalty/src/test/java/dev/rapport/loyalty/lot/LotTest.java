package dev.rapport.loyalty.lot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class LotTest {
  private static final PointType BEANS = PointType.redeemable("beans");
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant MID_MARCH = Instant.parse("2026-03-15T00:00:00Z");
  private static final Instant END = Instant.parse("2028-04-01T00:00:00Z");
  private static final Origin ORIGIN = Origin.of("order-17").byRule("base", 3);
  private static final Lot LOT = lot(7, 120);

  private static Lot lot(long id, long units) {
    return new Lot(id, Points.of(BEANS, units), MARCH, MID_MARCH, Expiry.at(END), ORIGIN);
  }

  private static void refuses(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Test
  void lotChecksItsNumberAndPoints() {
    assertEquals(BEANS, LOT.type());
    refuses("id must be at least 1, was 0", () -> lot(0, 120));
    refuses("original must be positive, was 0 beans", () -> lot(7, 0));
    refuses("original must be positive, was -5 beans", () -> lot(7, -5));
  }

  @Test
  void lotWithAnotherEndDiffersInNothingElse() {
    Lot longer = LOT.withExpiry(Expiry.never());
    assertEquals(Expiry.never(), longer.expiry());
    assertEquals(LOT, longer.withExpiry(LOT.expiry()));
  }

  @Test
  void redatingMovesTheEndAndRemembersTheLastTime() {
    Lot redated = LOT.redated(Expiry.never(), MID_MARCH);
    assertEquals(Expiry.never(), redated.expiry());
    assertEquals(MID_MARCH, redated.redatedAt());
    assertEquals(MID_MARCH, redated.redated(LOT.expiry(), MARCH).redatedAt());
    assertEquals(LOT.withExpiry(Expiry.never()), LOT.redated(Expiry.never(), Instant.MIN));
  }

  @Test
  void lotThatMovesKeepsItsDatesAndOrigin() {
    assertEquals(lot(1, 20), LOT.movedTo(1, Points.of(BEANS, 20)));
  }

  @Test
  void drawIsAtMostTheWholeLot() {
    assertEquals(120, new Draw(LOT, 120).units());
    refuses("units must be 1 to 120, was 121", () -> new Draw(LOT, 121));
    refuses("units must be 1 to 120, was 0", () -> new Draw(LOT, 0));
  }

  @Test
  void sumOfDrawsIsExactOrRaises() {
    assertEquals(0, Draw.sum(List.of()));
    assertEquals(123, Draw.sum(List.of(new Draw(LOT, 120), new Draw(LOT, 3))));
    Draw most = new Draw(lot(1, Long.MAX_VALUE), Long.MAX_VALUE);
    assertThrows(ArithmeticException.class, () -> Draw.sum(List.of(most, new Draw(LOT, 1))));
  }

  @Test
  void expiryTellsItsKindInWords() {
    assertEquals("never", Expiry.never().toString());
    assertEquals("2028-04-01T00:00:00Z", Expiry.at(END).toString());
    assertEquals("sliding activity", Expiry.sliding("activity").toString());
    assertEquals(
        "sliding activity, no later than 2028-04-01T00:00:00Z",
        Expiry.sliding("activity").noLaterThan(END).toString());
  }

  @Test
  void expiryKnowsWhetherItEndsAndSlides() {
    assertTrue(Expiry.never().isNever());
    assertFalse(Expiry.never().isSliding());
    assertFalse(Expiry.at(END).isNever());
    assertFalse(Expiry.at(END).isSliding());
    assertFalse(Expiry.sliding("activity").isNever());
    assertTrue(Expiry.sliding("activity").isSliding());
    refuses("clock must not be blank, was \" \"", () -> Expiry.sliding(" "));
    refuses(
        "clock must not be blank, was \" \". An expiry without a clock has the empty name.",
        () -> new Expiry(END, " "));
  }

  @Test
  void laterLimitLeavesTheExpiryAlone() {
    Expiry fixed = Expiry.at(END);
    assertSame(fixed, fixed.noLaterThan(END));
    assertSame(fixed, fixed.noLaterThan(END.plusNanos(1)));
    assertEquals(Expiry.at(END.minusNanos(1)), fixed.noLaterThan(END.minusNanos(1)));
  }

  @Test
  void termsBeginBeforeTheyEnd() {
    assertEquals(new LotTerms(Instant.MIN, Expiry.never()), LotTerms.atOnce(Expiry.never()));
    assertEquals(new LotTerms(Instant.MAX, Expiry.at(END)), LotTerms.onActivation(END));
    LotTerms lastMoment = LotTerms.availableFrom(END.minusNanos(1), Expiry.at(END));
    assertEquals(END.minusNanos(1), lastMoment.availableFrom());
    refuses(
        "expiry must be after availableFrom 2028-04-01T00:00:00Z, was 2028-04-01T00:00:00Z",
        () -> LotTerms.availableFrom(END, Expiry.at(END)));
    refuses(
        "expiry must be after availableFrom 2028-04-01T00:00:00Z, was sliding activity, no later"
            + " than 2026-03-01T00:00:00Z",
        () -> LotTerms.availableFrom(END, Expiry.sliding("activity").noLaterThan(MARCH)));
  }

  @Test
  void originGathersCauseRulePartnerAndTerms() {
    assertEquals(
        new Origin("order-17", "base", 3, "bakery", "tier gold v2"),
        Origin.of("order-17").byRule("base", 3).underTerms("tier gold v2").fromPartner("bakery"));
    assertEquals(
        Origin.of("order-17").byRule("base", 3).underTerms("tier gold v2"),
        Origin.of("order-17").underTerms("tier gold v2").byRule("base", 3));
    assertEquals(
        Origin.of("order-17").fromPartner("bakery").byRule("base", 3),
        Origin.of("order-17").byRule("base", 3).fromPartner("bakery"));
    assertEquals(Origin.none(), Origin.of(""));
    refuses("ruleVersion must not be negative, was -1", () -> ORIGIN.byRule("base", -1));
  }

  @Test
  void drawOrdersAreEqualByName() {
    new EqualsTester()
        .addEqualityGroup(DrawOrder.soonestExpiring())
        .addEqualityGroup(
            DrawOrder.oldestFirst(), new DrawOrder("oldest-first", (unusedA, unusedB) -> 0))
        .addEqualityGroup(DrawOrder.newestFirst())
        .addEqualityGroup(DrawOrder.ruleFirst("base"), DrawOrder.ruleFirst("base"))
        .addEqualityGroup(DrawOrder.ruleFirst("gold-double"))
        .addEqualityGroup(DrawOrder.partnerFirst("base"))
        .testEquals();
    assertEquals("rule-first:base", DrawOrder.ruleFirst("base").toString());
    refuses("name must not be blank, was \"\"", () -> new DrawOrder("", (unusedA, unusedB) -> 0));
  }

  @Test
  void drawOrdersPreferWhatTheirNamesSay() {
    Lot later = new Lot(8, LOT.original(), MID_MARCH, MID_MARCH, Expiry.never(), Origin.none());
    Lot ending = later.withExpiry(Expiry.at(END));
    Lot partner =
        new Lot(9, LOT.original(), MARCH, MARCH, Expiry.never(), ORIGIN.fromPartner("bakery"));
    assertEquals(0, DrawOrder.soonestExpiring().preference().compare(later, ending));
    assertTrue(DrawOrder.oldestFirst().preference().compare(LOT, later) < 0);
    assertTrue(DrawOrder.newestFirst().preference().compare(later, LOT) < 0);
    assertTrue(DrawOrder.ruleFirst("base").preference().compare(LOT, later) < 0);
    assertEquals(0, DrawOrder.ruleFirst("base").preference().compare(LOT, partner));
    assertTrue(DrawOrder.partnerFirst("bakery").preference().compare(partner, LOT) < 0);
  }

  @Test
  void nothingAcceptsNull() {
    NullPointerTester nulls = new NullPointerTester()
        .setDefault(Points.class, LOT.original())
        .setDefault(Instant.class, MARCH)
        .setDefault(Expiry.class, Expiry.at(END))
        .setDefault(Origin.class, ORIGIN)
        .setDefault(Lot.class, LOT)
        .setDefault(String.class, "activity")
        .setDefault(long.class, 1L);
    for (Class<?> type : List.of(
        Lot.class, Draw.class, Expiry.class, LotTerms.class, Origin.class, DrawOrder.class)) {
      nulls.testAllPublicConstructors(type);
      nulls.testAllPublicStaticMethods(type);
    }
    nulls.testAllPublicInstanceMethods(LOT);
    nulls.testAllPublicInstanceMethods(Expiry.never());
    nulls.testAllPublicInstanceMethods(ORIGIN);
  }
}
