package dev.rapport.core.relationship;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.evidence.Finding;
import dev.rapport.core.money.Money;
import dev.rapport.core.relationship.Applicability.Verdict;
import dev.rapport.core.relationship.Orientation.Side;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class RelationshipProperties {
  private static final RelationshipTypePolicy STANDARD = RelationshipTypePolicy.standard();

  @Property
  void effortRisesWithTheMarginAndFallsWithTheNumber(
      @ForAll @LongRange(max = 1_000_000) long fewer,
      @ForAll @LongRange(max = 1_000_000) long more,
      @ForAll @DoubleRange(min = -1, max = 1) double lower,
      @ForAll @DoubleRange(min = -1, max = 1) double higher,
      @ForAll boolean additive) {
    RelationshipTypePolicy policy =
        additive ? STANDARD : STANDARD.withMatrix(RelationshipMatrix.kotler2000());
    RelationshipType least =
        policy.classify(Math.max(fewer, more), Math.min(lower, higher)).value();
    RelationshipType most =
        policy.classify(Math.min(fewer, more), Math.max(lower, higher)).value();
    assertTrue(least.compareTo(most) <= 0, least + " " + most);
  }

  @Property
  void theUnitOfMoneyDoesNotMatter(
      @ForAll @LongRange(min = 1, max = 1_000_000) long price,
      @ForAll @LongRange(max = 1_000_000) long cost,
      @ForAll @LongRange(min = 1, max = 1000) long factor) {
    assertEquals(
        STANDARD
            .classify(500, Money.ofMinor("EUR", price), Money.ofMinor("EUR", cost))
            .value(),
        STANDARD
            .classify(
                500, Money.ofMinor("USD", price * factor), Money.ofMinor("USD", cost * factor))
            .value());
  }

  @Property
  void stepsOfATypeReachTheTargetWithoutSkipping(
      @ForAll RelationshipType from, @ForAll RelationshipType target) {
    RelationshipType at = from;
    for (int step = Math.abs(from.level() - target.level()); step > 0; step--) {
      RelationshipType next = at.stepTowards(target);
      assertEquals(1, Math.abs(next.level() - at.level()));
      at = next;
    }
    assertEquals(target, at);
    assertEquals(target, at.stepTowards(target));
  }

  @Property
  void aTacticNeverLowersTheLevel(
      @ForAll Set<BondTactic> tactics, @ForAll BondTactic more, @ForAll BondScheme scheme) {
    BondProgramme before = new BondProgramme(tactics);
    BondProgramme after = before.with(List.of(more));
    assertTrue(after.level(scheme) >= before.level(scheme));
    assertTrue(after.foundation(scheme) >= before.foundation(scheme));
    assertTrue(after.level(scheme) >= scheme.level(more.builds()));
  }

  /** Whatever the start, working on each step that is named fills every level up to the target and skips none. */
  @Property
  void stepsOfBondsReachTheTargetWithoutSkipping(
      @ForAll Set<BondTactic> tactics,
      @ForAll BondScheme scheme,
      @ForAll @IntRange(max = 4) int wanted) {
    int target = Math.min(wanted, scheme.levels());
    BondProgramme programme = new BondProgramme(tactics);
    int goal = Math.max(target, programme.level(scheme));
    while (programme.foundation(scheme) < goal) {
      int foundation = programme.foundation(scheme);
      int step = programme.nextStep(scheme, target).value();
      assertEquals(foundation + 1, step);
      programme = programme.with(scheme.bond(step).tactics());
      assertTrue(programme.foundation(scheme) > foundation);
    }
    assertEquals(goal, programme.nextStep(scheme, target).value());
    assertEquals(List.of(), programme.missing(scheme));
  }

  @Property
  void theSchemesAgreeOnWhatBothCanSay(@ForAll Set<BondTactic> tactics) {
    BondProgramme programme = new BondProgramme(tactics);
    int three = programme.level(BondScheme.THREE_LEVEL);
    int four = programme.level(BondScheme.FOUR_LEVEL);
    assertEquals(three, BondScheme.FOUR_LEVEL.translate(four, BondScheme.THREE_LEVEL));
  }

  @Property
  void anAnswerMoreNeverTurnsAVerdictAround(
      @ForAll Finding need,
      @ForAll Finding choice,
      @ForAll Finding switching,
      @ForAll Finding found) {
    Verdict before = new Applicability(need, choice, switching).verdict();
    Verdict after =
        new Applicability(need == Finding.UNKNOWN ? found : need, choice, switching).verdict();
    assertTrue(before == Verdict.INCONCLUSIVE || before == after);
  }

  @Property
  void theWeakestFeaturesHaveTheStrengthOfTheRelationship(
      @ForAll Set<FeatureCheck.Feature> judged, @ForAll @IntRange(max = 10) int score) {
    java.util.Map<FeatureCheck.Feature, Integer> scores =
        new java.util.EnumMap<>(FeatureCheck.Feature.class);
    judged.forEach(feature -> scores.put(
        feature, (score + 3 * feature.compareTo(FeatureCheck.Feature.TWO_WAY_COMMUNICATION)) % 11));
    FeatureCheck check = FeatureCheck.of(scores);
    assertEquals(judged.isEmpty(), check.weakest().isEmpty());
    for (FeatureCheck.Feature feature : check.weakest()) {
      assertEquals(scores.get(feature), check.strength().orElseThrow());
    }
    EnumSet<FeatureCheck.Feature> all = EnumSet.noneOf(FeatureCheck.Feature.class);
    all.addAll(judged);
    all.addAll(check.unjudged());
    assertEquals(EnumSet.allOf(FeatureCheck.Feature.class), all);
  }

  /** Every pair of answers has one side: unknown exactly where an answer is, and a hybrid exactly where the two disagree. */
  @Property
  void someMarketingSuitsWhateverIsKnown(@ForAll Finding longHorizon, @ForAll Finding dear) {
    Side side = Orientation.suiting(longHorizon, dear);
    boolean known = longHorizon.isKnown() && dear.isKnown();
    assertEquals(!known, side == Side.UNKNOWN);
    assertEquals(known && longHorizon != dear, side == Side.HYBRID);
    assertEquals(longHorizon.and(dear).isYes(), side == Side.RELATIONSHIP);
    assertEquals(known && !longHorizon.or(dear).isYes(), side == Side.TRANSACTION);
  }
}
