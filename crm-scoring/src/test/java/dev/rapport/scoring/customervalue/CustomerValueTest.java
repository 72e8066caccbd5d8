package dev.rapport.scoring.customervalue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import dev.rapport.scoring.customervalue.CustomerValueAdded.Attribute;
import dev.rapport.scoring.customervalue.CustomerValueAdded.Contribution;
import dev.rapport.scoring.customervalue.OfferChoice.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CustomerValueTest {
  private static final DeliveredValue OFFER = Offers.of(50, 20, 15, 15, 60, 8, 5, 4);

  @Test
  void aComponentThatIsLeftOutIsNotZero() {
    DeliveredValue.Builder builder = DeliveredValue.in("EUR").with(ValueComponent.PRODUCT, 50);
    IllegalStateException error = assertThrows(IllegalStateException.class, builder::build);
    assertEquals(
        "all components must be set, [SERVICE, PERSONNEL, IMAGE, MONEY, TIME, ENERGY, PSYCHIC] were not. "
            + "Give a range for what is not known: it is not zero.",
        error.getMessage());
    assertThrows(IllegalStateException.class, () -> builder.with(ValueComponent.PRODUCT, 40));
    assertThrows(IllegalArgumentException.class, () -> DeliveredValue.in(" "));
  }

  @Test
  void whatIsNotANumberIsRefused() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -2e100}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> DeliveredValue.in("EUR").with(ValueComponent.PRODUCT, bad));
    }
    assertThrows(IllegalArgumentException.class, () -> ValueRange.of(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> ValueRange.between(2, 1));
    assertThrows(
        IllegalArgumentException.class, () -> ValueRange.between(0, Double.POSITIVE_INFINITY));
    assertThrows(
        ArithmeticException.class,
        () -> ValueRange.between(-Double.MAX_VALUE, Double.MAX_VALUE).width());
  }

  @Test
  void theRatioNeedsCostsThatAreSurelyAboveZero() {
    assertEquals(Optional.empty(), Offers.of(50, 20, 15, 15, 0, 0, 0, 0).ratio());
    assertEquals(
        Optional.empty(),
        OFFER.with(ValueComponent.MONEY, ValueRange.between(-17, 60)).ratio());
    assertEquals(
        ValueRange.between(100.0 / 77, 50),
        OFFER.with(ValueComponent.MONEY, ValueRange.between(-15, 60)).ratio().orElseThrow());
    DeliveredValue harmful = Offers.of(-10, 0, 0, 0, 1, 0, 0, 0)
        .with(ValueComponent.SERVICE, ValueRange.between(0, 30))
        .with(ValueComponent.TIME, ValueRange.between(0, 1));
    assertEquals(ValueRange.between(-10, 20), harmful.ratio().orElseThrow());
    assertThrows(
        ArithmeticException.class,
        () -> Offers.of(1e100, 0, 0, 0, 1e-300, 0, 0, 0).ratio());
  }

  @Test
  void whatToAskNext() {
    assertEquals(List.of(), OFFER.unknowns());
    assertEquals(
        List.of(ValueComponent.PSYCHIC, ValueComponent.IMAGE, ValueComponent.TIME),
        OFFER
            .with(ValueComponent.TIME, ValueRange.between(0, 1))
            .with(ValueComponent.IMAGE, ValueRange.between(10, 11))
            .with(ValueComponent.PSYCHIC, ValueRange.between(0, 9))
            .unknowns());
  }

  @Test
  void anOfferSaysWhatItLeaves() {
    List<String> lines = OFFER
        .with(ValueComponent.IMAGE, ValueRange.between(10, 20))
        .explanation()
        .lines();
    assertEquals(
        List.of(
            "delivered value 18 to 28 points",
            "  total customer value 95 to 105",
            "    product 50",
            "    service 20",
            "    personnel 15",
            "    image 10 to 20",
            "  total customer cost 77",
            "    money 60",
            "    time 8",
            "    energy 5",
            "    psychic 4"),
        lines);
    assertEquals("23 points", OFFER.toString());
  }

  @Test
  void theOfferThatLeavesMostIsChosen() {
    OfferChoice choice =
        OfferChoice.among(Map.of("ours", Offers.leaving(23, 23), "theirs", Offers.leaving(18, 18)));
    assertSame(Verdict.DECIDED, choice.verdict());
    assertEquals(Optional.of("ours"), choice.choice());
    assertEquals(Set.of("ours"), choice.safe());
    assertEquals(
        List.of(
            "decided among offers; in the running: ours",
            "  ours leaves 23 points, in the running",
            "  theirs leaves 18 points, surely beaten"),
        choice.explanation().lines());
  }

  @Test
  void equalOffersTie() {
    OfferChoice choice = OfferChoice.among(Map.of(
        "a", Offers.leaving(23, 23), "b", Offers.leaving(23, 23), "c", Offers.leaving(1, 9)));
    assertSame(Verdict.TIED, choice.verdict());
    assertEquals(Optional.empty(), choice.choice());
    assertEquals(Set.of("a", "b"), choice.contenders());
    assertEquals(Set.of("a", "b"), choice.safe());
  }

  @Test
  void overlappingOffersLeaveTheChoiceOpen() {
    OfferChoice choice =
        OfferChoice.among(Map.of("ours", Offers.leaving(23, 23), "theirs", Offers.leaving(18, 28)));
    assertSame(Verdict.UNDECIDED, choice.verdict());
    assertEquals(Optional.empty(), choice.choice());
    assertEquals(Set.of(), choice.safe());
    assertEquals("UNDECIDED {ours=23, theirs=18 to 28} points", choice.toString());
  }

  @Test
  void anOfferThatCanOnlyBeEqualledIsSafe() {
    OfferChoice choice =
        OfferChoice.among(Map.of("ours", Offers.leaving(23, 25), "theirs", Offers.leaving(18, 23)));
    assertSame(Verdict.UNDECIDED, choice.verdict());
    assertEquals(Set.of("ours"), choice.safe());
    assertEquals(Set.of("ours", "theirs"), choice.contenders());
  }

  @Test
  void badChoicesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> OfferChoice.among(Map.of()));
    assertThrows(IllegalArgumentException.class, () -> OfferChoice.among(Map.of(" ", OFFER)));
    DeliveredValue euros = DeliveredValue.in("EUR")
        .with(ValueComponent.PRODUCT, 1)
        .with(ValueComponent.SERVICE, 1)
        .with(ValueComponent.PERSONNEL, 1)
        .with(ValueComponent.IMAGE, 1)
        .with(ValueComponent.MONEY, 1)
        .with(ValueComponent.TIME, 1)
        .with(ValueComponent.ENERGY, 1)
        .with(ValueComponent.PSYCHIC, 1)
        .build();
    IllegalArgumentException error = assertThrows(
        IllegalArgumentException.class,
        () -> OfferChoice.among(Map.of("ours", OFFER, "theirs", euros)));
    assertEquals("offers must be in one unit, were in [EUR, points]", error.getMessage());
  }

  @Test
  void onlyProportionsOfWeightsMatter() {
    Attribute fresh = new Attribute("fresh", 1, 9, 6);
    Attribute cheap = new Attribute("near", 3, 5, 10);
    CustomerValueAdded value = new CustomerValueAdded(List.of(fresh, cheap));
    assertEquals(75, value.marketPerceivedQuality(), 1e-12);
    assertEquals(
        List.of(new Contribution("fresh", 12.5), new Contribution("near", -37.5)),
        value.contributions());
    assertEquals(
        List.of(
            "market-perceived quality 75.00, where 100 is par",
            "  fresh: 12.50 points",
            "  near: -37.50 points"),
        value.explanation().lines());
  }

  @Test
  void badWeightsAndScoresAreRefused() {
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> new Attribute("a", bad, 1, 1));
      assertThrows(IllegalArgumentException.class, () -> new Attribute("a", 1, bad, 1));
      assertThrows(IllegalArgumentException.class, () -> new Attribute("a", 1, 1, bad));
    }
    assertThrows(IllegalArgumentException.class, () -> new Attribute("a", 1, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Attribute("", 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new CustomerValueAdded(List.of()));
    Attribute weightless = new Attribute("a", 0, 1, 1);
    IllegalArgumentException error = assertThrows(
        IllegalArgumentException.class, () -> new CustomerValueAdded(List.of(weightless)));
    assertEquals("weights must not all be zero, their sum was 0.0", error.getMessage());
    Attribute one = new Attribute("a", 1, 1, 1);
    assertThrows(
        IllegalArgumentException.class, () -> new CustomerValueAdded(List.of(one, weightless)));
  }

  @Test
  void rangesPrintAndCompare() {
    assertEquals("23", ValueRange.of(23).toString());
    assertEquals("-1.5 to 100", ValueRange.between(-1.5, 100).toString());
    assertEquals("-1.8", ValueRange.of(-1.7999999999999998).toString());
    assertEquals("1E+30", ValueRange.of(1e30).toString());
    assertTrue(ValueRange.between(1, 2).isSurelyAtLeast(ValueRange.between(0, 1)));
    assertFalse(ValueRange.between(1, 2).isSurelyAbove(ValueRange.between(0, 1)));
    assertTrue(ValueRange.between(1, 2).contains(2));
    assertFalse(ValueRange.between(1, 2).contains(2.5));
    assertThrows(
        IllegalArgumentException.class, () -> ValueRange.between(1, 2).contains(Double.NaN));
    assertThrows(
        IllegalArgumentException.class,
        () -> ValueRange.between(1, 2).contains(Double.POSITIVE_INFINITY));
  }

  @Test
  void offersAreValues() {
    new EqualsTester()
        .addEqualityGroup(OFFER, Offers.of(50, 20, 15, 15, 60, 8, 5, 4))
        .addEqualityGroup(OFFER.with(ValueComponent.IMAGE, ValueRange.of(16)))
        .testEquals();
    new EqualsTester()
        .addEqualityGroup(
            OfferChoice.among(Map.of("a", OFFER)), OfferChoice.among(Map.of("a", OFFER)))
        .addEqualityGroup(OfferChoice.among(Map.of("b", OFFER)))
        .testEquals();
  }
}
