package dev.rapport.scoring.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.event.SurveyAnswered;
import dev.rapport.scoring.survey.RatingScale;
import dev.rapport.scoring.trust.CompositeScale.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CompositeScaleTest {
  private static final RatingScale SEVEN = RatingScale.of(1, 7);
  private static final CompositeScale TRUST = CompositeScale.of(
      "trust",
      SEVEN,
      2,
      List.of(
          Item.of("reliable", 2),
          Item.of("honest", 1),
          Item.of("opportunistic", 1).asReversed()));

  @Test
  void theScoreIsTheWeightedMeanOfTheAnsweredItems() {
    CompositeScore score = TRUST.score(Map.of("reliable", 6, "opportunistic", 3));
    assertEquals(17.0 / 3, score.value().value(), 1e-15);
    assertEquals(2, score.value().sampleSize());
    assertEquals(14.0 / 18, score.position().orElseThrow(), 1e-15);
    assertEquals(List.of(Item.of("honest", 1)), score.missing());
    assertEquals(
        List.of(
            "trust: 5.67 on the scale 1 to 7",
            "  reliable: 6 with weight 2, counted as 6",
            "  honest: not answered, weight 1",
            "  opportunistic: 3 with weight 1, counted as 5"),
        score.explanation().lines());
  }

  @Test
  void withTooFewAnswersThereIsNoScore() {
    CompositeScore score = TRUST.score(Map.of("reliable", 6));
    assertEquals(
        Optional.of(UndefinedReason.tooFew("answers", 2, 1)), score.value().reason());
    assertEquals(OptionalDouble.empty(), score.position());
    assertEquals(
        "trust: no score, for at least 2 answers are needed, there was 1",
        score.explanation().lines().get(0));
    assertFalse(TRUST.score(Map.of()).value().isKnown());
  }

  @Test
  void hugeAndTinyWeightsStayOnTheScale() {
    CompositeScale uneven = CompositeScale.of(
        "commitment",
        SEVEN,
        1,
        List.of(
            Item.of("a", Double.MAX_VALUE), Item.of("b", Double.MAX_VALUE), Item.of("c", 5e-324)));
    assertEquals(4, uneven.score(Map.of("a", 1, "b", 7, "c", 1)).value().value());
    assertEquals(6, uneven.score(Map.of("c", 6)).value().value());
  }

  @Test
  void aQuestionnaireIsScoredByTheNamesOfItsQuestions() {
    SurveyAnswered reliable = answer("s-1", "ada", "reliable", 7, 6);
    SurveyAnswered opportunistic = answer("s-2", "ada", "opportunistic", 7, 3);
    SurveyAnswered price = answer("s-3", "ada", "price", 5, 1);
    SurveyAnswered honest = SurveyAnswered.of(
        "s-4",
        Instant.EPOCH,
        "ada",
        SurveyAnswered.Item.of("trust", "honest", 1, 7),
        "w1",
        SurveyAnswered.Missing.DONT_KNOW);
    assertEquals(
        TRUST.score(Map.of("reliable", 6, "opportunistic", 3)),
        TRUST.scoreAnswers(List.of(reliable, opportunistic, price, honest)));
    List<SurveyAnswered> twice = List.of(reliable, answer("s-5", "ada", "reliable", 7, 6));
    assertThrows(IllegalArgumentException.class, () -> TRUST.scoreAnswers(twice));
    List<SurveyAnswered> two = List.of(reliable, answer("s-6", "ben", "opportunistic", 7, 6));
    assertThrows(IllegalArgumentException.class, () -> TRUST.scoreAnswers(two));
    List<SurveyAnswered> ofFive = List.of(answer("s-7", "ada", "reliable", 5, 4));
    assertThrows(IllegalArgumentException.class, () -> TRUST.scoreAnswers(ofFive));
  }

  private static SurveyAnswered answer(
      String id, String customer, String question, int highest, int score) {
    return SurveyAnswered.of(
        id,
        Instant.EPOCH,
        customer,
        SurveyAnswered.Item.of("trust", question, 1, highest),
        "w1",
        score);
  }

  @Test
  void badInputIsNamed() {
    assertEquals(
        "weight must be finite and above zero, was 0.0. Leave out an item that shall not count.",
        assertThrows(IllegalArgumentException.class, () -> Item.of("a", 0)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> Item.of("a", -1));
    assertThrows(IllegalArgumentException.class, () -> Item.of("a", Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Item.of("a", Double.POSITIVE_INFINITY));
    assertThrows(IllegalArgumentException.class, () -> Item.of(" ", 1));
    assertThrows(IllegalArgumentException.class, () -> CompositeScale.of("x", SEVEN, 1, List.of()));
    List<Item> twice = List.of(Item.of("a", 1), Item.of("a", 2));
    assertThrows(IllegalArgumentException.class, () -> CompositeScale.of("x", SEVEN, 1, twice));
    List<Item> one = List.of(Item.of("a", 1));
    assertThrows(IllegalArgumentException.class, () -> CompositeScale.of("x", SEVEN, 2, one));
    assertThrows(IllegalArgumentException.class, () -> CompositeScale.of("x", SEVEN, 0, one));
    assertThrows(IllegalArgumentException.class, () -> CompositeScale.of(" ", SEVEN, 1, one));
    assertEquals(
        "answers must be to items of trust: 3 items of 1 to 7, one was to \"kind\"",
        assertThrows(IllegalArgumentException.class, () -> TRUST.score(Map.of("kind", 3)))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> TRUST.score(Map.of("honest", 8)));
  }

  @Test
  void scalesAreEqualByTheirParts() {
    new EqualsTester()
        .addEqualityGroup(TRUST, CompositeScale.of("trust", SEVEN, 2, TRUST.items()))
        .addEqualityGroup(CompositeScale.of("trust", SEVEN, 1, TRUST.items()))
        .addEqualityGroup(CompositeScale.of("other", SEVEN, 2, TRUST.items()))
        .testEquals();
  }

  record Asked(List<Item> items, Map<String, Integer> answers) {
    CompositeScale scale() {
      return CompositeScale.of("any", SEVEN, 1, items);
    }
  }

  @Provide
  Arbitrary<Asked> asked() {
    Arbitrary<Item> item = Combinators.combine(
            Arbitraries.doubles().between(0.1, 10), Arbitraries.of(true, false))
        .as((weight, reversed) -> new Item("-", weight, reversed));
    // Below the scale stands for no answer, three times in ten.
    Arbitrary<Integer> answer = Arbitraries.integers().between(-2, 7);
    return Arbitraries.integers()
        .between(1, 6)
        .flatMap(size -> Combinators.combine(
                item.list().ofSize(size), answer.list().ofSize(size))
            .as((items, answers) -> {
              List<Item> named = new ArrayList<>();
              Map<String, Integer> given = new HashMap<>();
              for (int i = 0; i < size; i++) {
                named.add(new Item("i" + i, items.get(i).weight(), items.get(i).reversed()));
                if (answers.get(i) >= 1) {
                  given.put("i" + i, answers.get(i));
                }
              }
              return new Asked(named, given);
            }));
  }

  @Property
  void theScoreLiesBetweenTheAnswersItCounts(@ForAll("asked") Asked asked) {
    CompositeScore score = asked.scale().score(asked.answers());
    double[] counted = asked.items().stream()
        .filter(item -> asked.answers().containsKey(item.name()))
        .mapToDouble(item -> {
          int given = asked.answers().getOrDefault(item.name(), 0);
          return item.reversed() ? 8 - given : given;
        })
        .sorted()
        .toArray();
    assertEquals(counted.length > 0, score.value().isKnown());
    if (counted.length > 0) {
      double value = score.value().value();
      assertTrue(counted[0] - 1e-12 <= value && value <= counted[counted.length - 1] + 1e-12);
      assertTrue(1 <= value && value <= 7);
    }
  }

  @Property
  void aMissingItemCountsAsIfItWereNotAskedAndWeightsHaveNoUnit(@ForAll("asked") Asked asked) {
    if (!asked.answers().isEmpty()) {
      double value = asked.scale().score(asked.answers()).value().value();
      List<Item> kept = asked.items().stream()
          .filter(item -> asked.answers().containsKey(item.name()))
          .map(item -> new Item(item.name(), item.weight() * 3, item.reversed()))
          .toList();
      assertEquals(
          value,
          CompositeScale.of("any", SEVEN, 1, kept)
              .score(asked.answers())
              .value()
              .value(),
          1e-12);
    }
  }

  @Property
  void turningAllItemsRoundMirrorsTheScore(@ForAll("asked") Asked asked) {
    if (!asked.answers().isEmpty()) {
      List<Item> turned = asked.items().stream()
          .map(item -> new Item(item.name(), item.weight(), !item.reversed()))
          .toList();
      double mirrored = CompositeScale.of("any", SEVEN, 1, turned)
          .score(asked.answers())
          .value()
          .value();
      assertEquals(8, asked.scale().score(asked.answers()).value().value() + mirrored, 1e-12);
    }
  }
}
