package dev.rapport.scoring.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.evidence.Finding;
import dev.rapport.core.lifecycle.LifeStage;
import dev.rapport.scoring.survey.RatingScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class TrustLayersProperties {
  private static final RatingScale FIVE = RatingScale.of(1, 5);
  private static final CompositeScale TRUST =
      CompositeScale.of("trust", FIVE, 1, List.of(CompositeScale.Item.of("reliable", 1)));
  private static final TrustPolicy POLICY = TrustPolicy.standard();

  @Property
  void theContiguousLayerIsAtMostTheHighest(
      @ForAll Finding cognitive, @ForAll Finding affective, @ForAll Finding behavioural) {
    TrustLayers layers = new TrustLayers(cognitive, affective, behavioural);
    Optional<TrustLayer> contiguous = layers.highestContiguous();
    Optional<TrustLayer> highest = layers.highest();
    contiguous.ifPresent(layer -> assertTrue(layer.compareTo(highest.orElseThrow()) <= 0));
    assertEquals(contiguous.equals(highest), layers.missingBeneath().isEmpty());
    highest.ifPresent(layer -> assertTrue(layers.finding(layer).isYes()));
  }

  /** What is concluded with unknowns holds however they turn out. */
  @Property
  void aKnownVerdictOnSpuriousnessHoldsHoweverTheUnknownsTurnOut(
      @ForAll Finding cognitive, @ForAll Finding affective, @ForAll Finding behavioural) {
    Finding verdict = new TrustLayers(cognitive, affective, behavioural).spurious();
    List<Finding> outcomes = new ArrayList<>();
    for (Finding c : completions(cognitive)) {
      for (Finding a : completions(affective)) {
        for (Finding b : completions(behavioural)) {
          boolean spurious = b.isYes() && !c.isYes() && !a.isYes();
          outcomes.add(Finding.of(spurious));
          assertEquals(Finding.of(spurious), new TrustLayers(c, a, b).spurious());
        }
      }
    }
    assertEquals(
        outcomes.stream().distinct().count() == 1 ? outcomes.get(0) : Finding.UNKNOWN, verdict);
  }

  private static List<Finding> completions(Finding finding) {
    return finding.isKnown() ? List.of(finding) : List.of(Finding.YES, Finding.NO);
  }

  @Property
  void oneMoreLayerNeverLowersTheContiguousOne(
      @ForAll Finding cognitive, @ForAll Finding affective, @ForAll Finding behavioural) {
    int before = rank(new TrustLayers(cognitive, affective, behavioural));
    assertTrue(before <= rank(new TrustLayers(Finding.YES, affective, behavioural)));
    assertTrue(before <= rank(new TrustLayers(cognitive, Finding.YES, behavioural)));
    assertTrue(before <= rank(new TrustLayers(cognitive, affective, Finding.YES)));
  }

  private static int rank(TrustLayers layers) {
    return layers.highestContiguous().map(List.of(TrustLayer.values())::indexOf).orElse(-1);
  }

  @Property
  void forgettingAPartOfTheEvidenceNeverShowsALayer(
      @ForAll @IntRange(min = 1, max = 5) int rating,
      @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 5) Integer> satisfaction,
      @ForAll @LongRange(min = 0, max = 5) long purchases,
      @ForAll @LongRange(min = 300, max = 400) long tenureDays,
      @ForAll LifeStage stage,
      @ForAll @IntRange(min = 0, max = 4) int forgotten) {
    TrustEvidence.Builder all = TrustEvidence.builder();
    TrustEvidence.Builder rest = TrustEvidence.builder();
    for (TrustEvidence.Builder builder : List.of(all, rest)) {
      boolean isWhole = builder == all;
      if (isWhole || forgotten != 0) {
        builder.rating(TRUST.score(Map.of("reliable", rating)));
      }
      if (isWhole || forgotten != 1) {
        builder.satisfaction(FIVE, satisfaction);
      }
      if (isWhole || forgotten != 2) {
        builder.purchases(purchases);
      }
      if (isWhole || forgotten != 3) {
        builder.tenureDays(tenureDays);
      }
      if (isWhole || forgotten != 4) {
        builder.stage(stage);
      }
    }
    TrustLayers whole = POLICY.assess(all.build()).layers();
    TrustLayers part = POLICY.assess(rest.build()).layers();
    for (TrustLayer layer : TrustLayer.values()) {
      assertTrue(
          part.finding(layer) == whole.finding(layer) || !part.finding(layer).isKnown());
    }
  }

  @Property
  void moreLoyalBehaviourAndBetterAnswersNeverLoseALayer(
      @ForAll @IntRange(min = 1, max = 4) int rating,
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 4) Integer> satisfaction,
      @ForAll @LongRange(min = 0, max = 5) long purchases,
      @ForAll @LongRange(min = 300, max = 400) long tenureDays) {
    TrustLayers before = layers(rating, satisfaction, purchases, tenureDays);
    TrustLayers after = layers(
        rating + 1,
        satisfaction.stream().map(score -> score + 1).toList(),
        purchases + 1,
        tenureDays + 1);
    for (TrustLayer layer : TrustLayer.values()) {
      assertTrue(after.finding(layer).isYes() || !before.finding(layer).isYes());
    }
  }

  private static TrustLayers layers(
      int rating, List<Integer> satisfaction, long purchases, long tenureDays) {
    return POLICY
        .assess(TrustEvidence.builder()
            .rating(TRUST.score(Map.of("reliable", rating)))
            .satisfaction(FIVE, satisfaction)
            .purchases(purchases)
            .tenureDays(tenureDays)
            .stage(LifeStage.FORMATION)
            .build())
        .layers();
  }
}
