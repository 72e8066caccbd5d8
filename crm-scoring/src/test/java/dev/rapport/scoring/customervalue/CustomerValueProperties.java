package dev.rapport.scoring.customervalue;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.scoring.customervalue.CustomerValueAdded.Attribute;
import dev.rapport.scoring.customervalue.CustomerValueAdded.Contribution;
import dev.rapport.scoring.customervalue.OfferChoice.Verdict;
import dev.rapport.scoring.customervalue.ValueNode.Judgement;
import dev.rapport.scoring.customervalue.ValueNode.Level;
import dev.rapport.scoring.customervalue.ValueNode.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class CustomerValueProperties {
  /** Numbers that add up without rounding, some exact and some not. */
  @Provide
  Arbitrary<ValueRange> ranges() {
    Arbitrary<Integer> quarters = Arbitraries.integers().between(-40, 400);
    return Arbitraries.oneOf(
        quarters.map(n -> ValueRange.of(n / 4.0)),
        Combinators.combine(quarters, quarters)
            .as((a, b) -> ValueRange.between(Math.min(a, b) / 4.0, Math.max(a, b) / 4.0)));
  }

  @Provide
  Arbitrary<DeliveredValue> offers() {
    return ranges().list().ofSize(8).map(it -> Offers.of(it.toArray(new ValueRange[0])));
  }

  @Provide
  Arbitrary<CustomerValueAdded> markets() {
    Arbitrary<Double> rating = Arbitraries.doubles().between(1, 10).ofScale(2);
    return Combinators.combine(Arbitraries.doubles().between(0.01, 100).ofScale(2), rating, rating)
        .as((weight, own, others) -> new Attribute("x", weight, own, others))
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(CustomerValueProperties::named);
  }

  private static CustomerValueAdded named(List<Attribute> attributes) {
    List<Attribute> named = new ArrayList<>();
    for (Attribute it : attributes) {
      named.add(new Attribute("a" + named.size(), it.weight(), it.own(), it.others()));
    }
    return new CustomerValueAdded(named);
  }

  @Property
  void onePointMoreOfABenefitIsOneMoreAndOfACostOneLess(
      @ForAll("offers") DeliveredValue offer, @ForAll ValueComponent component) {
    ValueRange before = offer.delivered();
    ValueRange value = offer.component(component);
    ValueRange after = offer
        .with(component, ValueRange.between(value.low() + 1, value.high() + 1))
        .delivered();
    double change = component.isBenefit() ? 1 : -1;
    assertEquals(ValueRange.between(before.low() + change, before.high() + change), after);
  }

  @Property
  void swappingBenefitsAndCostsNegates(@ForAll("offers") DeliveredValue offer) {
    DeliveredValue swapped = Offers.of(
        offer.component(ValueComponent.MONEY),
        offer.component(ValueComponent.TIME),
        offer.component(ValueComponent.ENERGY),
        offer.component(ValueComponent.PSYCHIC),
        offer.component(ValueComponent.PRODUCT),
        offer.component(ValueComponent.SERVICE),
        offer.component(ValueComponent.PERSONNEL),
        offer.component(ValueComponent.IMAGE));
    ValueRange delivered = offer.delivered();
    assertEquals(ValueRange.between(-delivered.high(), -delivered.low()), swapped.delivered());
    assertEquals(offer.totalValue(), swapped.totalCost());
  }

  @Property
  void whateverTheUnknownIsTheResultIsInTheRange(
      @ForAll("offers") DeliveredValue offer,
      @ForAll @DoubleRange(max = 1) double way,
      @ForAll ValueComponent component) {
    DeliveredValue known = offer;
    for (ValueComponent each : ValueComponent.values()) {
      ValueRange range = offer.component(each);
      double at = each == component ? 1 - way : way;
      known =
          known.with(each, ValueRange.of(Math.min(range.high(), range.low() + at * range.width())));
    }
    ValueRange delivered = offer.delivered();
    assertTrue(known.delivered().isExact());
    assertTrue(delivered.contains(known.delivered().low()));
    assertEquals(delivered.isExact(), offer.unknowns().isEmpty());
    ValueRange exact = known.totalValue();
    double cost = known.totalCost().low();
    offer.ratio().ifPresent(ratio -> {
      double value = exact.low() / cost;
      assertTrue(ratio.low() - 1e-9 <= value && value <= ratio.high() + 1e-9);
    });
  }

  @Property
  void aChoiceKeepsWhatMayBeBestAndDropsWhatCannot(
      @ForAll("offers") DeliveredValue a,
      @ForAll("offers") DeliveredValue b,
      @ForAll("offers") DeliveredValue c) {
    Map<String, DeliveredValue> offers = new HashMap<>(Map.of("a", a, "b", b, "c", c));
    OfferChoice choice = OfferChoice.among(offers);
    double floor =
        choice.offers().values().stream().mapToDouble(ValueRange::low).max().orElseThrow();
    choice
        .offers()
        .forEach((name, left) ->
            assertEquals(left.high() >= floor, choice.contenders().contains(name)));
    assertTrue(choice.contenders().containsAll(choice.safe()));
    assertEquals(choice.verdict() == Verdict.DECIDED, choice.choice().isPresent());
    if (choice.verdict() == Verdict.TIED) {
      assertEquals(
          1,
          choice.contenders().stream()
              .map(name -> requireNonNull(choice.offers().get(name)))
              .distinct()
              .count());
    }
    choice.choice().ifPresent(name -> {
      assertEquals(Set.of(name), choice.safe());
      offers.put(
          name,
          Offers.leaving(
              requireNonNull(choice.offers().get(name)).low() + 1,
              requireNonNull(choice.offers().get(name)).high() + 1));
      assertEquals(choice.choice(), OfferChoice.among(offers).choice());
    });
  }

  @Property
  void theRatioLiesBetweenTheLeastAndTheGreatestOfItsAttributes(
      @ForAll("markets") CustomerValueAdded market,
      @ForAll @DoubleRange(min = 0.01, max = 100) double factor) {
    double least =
        market.attributes().stream().mapToDouble(Attribute::ratio).min().orElseThrow();
    double most =
        market.attributes().stream().mapToDouble(Attribute::ratio).max().orElseThrow();
    double ratio = market.marketPerceivedQuality();
    assertTrue(100 * least - 1e-9 <= ratio && ratio <= 100 * most + 1e-9);
    assertEquals(
        ratio - 100,
        market.contributions().stream().mapToDouble(Contribution::points).sum(),
        1e-8);
    CustomerValueAdded scaled = new CustomerValueAdded(market.attributes().stream()
        .map(it -> new Attribute(it.name(), factor * it.weight(), it.own(), it.others()))
        .toList());
    assertEquals(ratio, scaled.marketPerceivedQuality(), 1e-8);
    CustomerValueAdded par = new CustomerValueAdded(market.attributes().stream()
        .map(it -> new Attribute(it.name(), it.weight(), it.others(), it.others()))
        .toList());
    assertEquals(100, par.marketPerceivedQuality(), 1e-9);
    assertEquals(par.othersScore(), par.ownScore(), 1e-9);
  }

  @Provide
  Arbitrary<ValueNode> nodes() {
    Arbitrary<Judgement> judgement = Combinators.combine(
            Arbitraries.doubles().between(0, 10).ofScale(2), ranges())
        .as(Judgement::new);
    return Combinators.combine(
            judgement.list().ofMinSize(1).ofMaxSize(6),
            Arbitraries.doubles().between(0, 1).ofScale(3).list().ofSize(6))
        .as(CustomerValueProperties::consequence);
  }

  private static ValueNode consequence(List<Judgement> judgements, List<Double> shares) {
    double total = 0;
    for (int i = 0; i < judgements.size(); i++) {
      total += shares.get(i) + 0.001;
    }
    List<Part> parts = new ArrayList<>();
    for (Judgement judgement : judgements) {
      double weight = (shares.get(parts.size()) + 0.001) / total;
      parts.add(new Part(weight, ValueNode.judged(Level.ATTRIBUTE, "a" + parts.size(), judgement)));
    }
    return ValueNode.of(Level.CONSEQUENCE, "c", parts);
  }

  @Property
  void theRollUpLiesBetweenTheLeastAndTheGreatestOfTheParts(@ForAll("nodes") ValueNode node) {
    ValueRange rollUp = node.rollUp().orElseThrow();
    List<ValueRange> parts =
        node.parts().stream().map(part -> part.node().satisfaction()).toList();
    assertTrue(parts.stream().mapToDouble(ValueRange::low).min().orElseThrow() <= rollUp.low());
    assertTrue(rollUp.low() <= parts.stream().mapToDouble(ValueRange::low).max().orElseThrow());
    assertTrue(parts.stream().mapToDouble(ValueRange::high).min().orElseThrow() <= rollUp.high());
    assertTrue(
        rollUp.high() <= parts.stream().mapToDouble(ValueRange::high).max().orElseThrow());
    double expected = node.parts().stream()
        .mapToDouble(part -> part.weight() * part.node().satisfaction().low())
        .sum();
    assertEquals(expected, rollUp.low(), 1e-9);
    assertEquals(rollUp, node.satisfaction());
  }

  @Property
  void theWeakestPathEndsAtTheGreatestWeightedLoss(@ForAll("nodes") ValueNode node) {
    List<ValueNode> path = node.weakestPath();
    assertEquals(2, path.size());
    assertSame(node, path.get(0));
    double least = node.parts().stream()
        .mapToDouble(part -> part.weight() * part.node().satisfaction().low())
        .min()
        .orElseThrow();
    Part chosen = node.parts().stream()
        .filter(part -> part.node().equals(path.get(1)))
        .findFirst()
        .orElseThrow();
    assertEquals(least, chosen.weight() * chosen.node().satisfaction().low());
  }

  @Property
  void moreReceivedIsNeverLessSatisfaction(@ForAll("nodes") ValueNode node) {
    List<Part> better = new ArrayList<>(node.parts());
    Part first = better.get(0);
    Judgement judgement = first.node().judgement().orElseThrow();
    ValueRange received = judgement.received();
    better.set(
        0,
        new Part(
            first.weight(),
            first
                .node()
                .withJudgement(new Judgement(
                    judgement.desired(),
                    ValueRange.between(received.low() + 1, received.high() + 1)))));
    ValueRange after = ValueNode.of(Level.CONSEQUENCE, "c", better).satisfaction();
    assertEquals(node.satisfaction().low() + first.weight(), after.low(), 1e-9);
    assertEquals(node.satisfaction().high() + first.weight(), after.high(), 1e-9);
  }
}
