package dev.rapport.scoring.patronage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.scoring.patronage.SwitchingChoice.Outcome;
import dev.rapport.scoring.survey.RatingScale;
import java.util.EnumMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SwitchingProperties {
  @Property
  void moreSwitchingCostNeverInducesDefection(
      @ForAll @DoubleRange(min = -50, max = 50) double current,
      @ForAll @DoubleRange(min = -50, max = 50) double alternative,
      @ForAll @DoubleRange(max = 60) double cost,
      @ForAll @DoubleRange(max = 60) double more) {
    Outcome before = SwitchingChoice.of(current, alternative, cost).outcome();
    Outcome after =
        SwitchingChoice.of(current, alternative, Math.max(cost, more)).outcome();
    assertTrue(after.compareTo(before) <= 0);
    // What holds a customer never makes the customer prefer the firm.
    assertEquals(before == Outcome.PREFERS, after == Outcome.PREFERS);
  }

  @Property
  void moreValueHereNeverLosesTheCustomerAndMoreElsewhereNeverKeepsHim(
      @ForAll @DoubleRange(min = -50, max = 50) double current,
      @ForAll @DoubleRange(min = -50, max = 50) double alternative,
      @ForAll @DoubleRange(max = 60) double cost,
      @ForAll @DoubleRange(min = -50, max = 50) double more) {
    Outcome before = SwitchingChoice.of(current, alternative, cost).outcome();
    assertTrue(
        SwitchingChoice.of(Math.max(current, more), alternative, cost).outcome().compareTo(before)
            <= 0);
    assertTrue(
        SwitchingChoice.of(current, Math.max(alternative, more), cost).outcome().compareTo(before)
            >= 0);
  }

  /** Small whole numbers, so that ties are frequent. */
  @Property
  void theOutcomeIsThatOfTheRule(
      @ForAll @IntRange(max = 6) int current,
      @ForAll @IntRange(max = 6) int alternative,
      @ForAll @IntRange(max = 6) int cost) {
    SwitchingChoice choice = SwitchingChoice.of(current, alternative, cost);
    boolean isDefecting = alternative - current > cost;
    assertEquals(isDefecting, choice.outcome() == Outcome.DEFECTS);
    assertEquals(alternative > current && !isDefecting, choice.isLockedIn());
    assertEquals(cost - (alternative - current), choice.slack());
    assertEquals(isDefecting, choice.slack() < 0);
  }

  @Property
  void theGroupsMakeUpTheWhole(
      @ForAll Map<SwitchingFacet, @LongRange(max = 100_000) Long> cents,
      @ForAll Map<SwitchingFacet, @DoubleRange(min = 1, max = 5) Double> ratings) {
    CurrencyUnit eur = CurrencyUnit.of("EUR");
    Map<SwitchingFacet, Money> amounts = new EnumMap<>(SwitchingFacet.class);
    cents.forEach((facet, amount) -> amounts.put(facet, Money.ofMinor(eur, amount)));
    SwitchingCosts.Priced priced = SwitchingCosts.Priced.of(eur, amounts);
    SwitchingCosts.Rated rated = SwitchingCosts.Rated.of(RatingScale.of(1, 5), ratings);
    Money sum = Money.zero(eur);
    double weighted = 0;
    for (SwitchingFacet.Group group : SwitchingFacet.Group.values()) {
      sum = sum.plus(priced.total(group));
      weighted +=
          rated.mean(group).optionalValue().orElse(0) * rated.mean(group).sampleSize();
    }
    assertEquals(priced.total(), sum);
    assertEquals(8, priced.known().size() + priced.unknown().size());
    assertEquals(ratings.isEmpty(), !rated.mean().isKnown());
    if (!ratings.isEmpty()) {
      assertEquals(weighted / ratings.size(), rated.mean().value(), 1e-12);
      assertTrue(1 <= rated.mean().value() && rated.mean().value() <= 5);
    }
  }
}
