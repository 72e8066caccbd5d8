package dev.rapport.examples.report.section;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.SurveyAnswered;
import dev.rapport.core.time.Days;
import dev.rapport.examples.report.page.JsonWriter;
import dev.rapport.examples.report.page.Section;
import dev.rapport.examples.simulation.ShopFeature;
import dev.rapport.examples.simulation.ShopPlan;
import dev.rapport.examples.simulation.ShopSimulator;
import dev.rapport.examples.simulation.SimulatedShop;
import dev.rapport.scoring.kano.KanoCategory;
import dev.rapport.scoring.kano.KanoCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the report says of opinions, held against what the simulated customers truly feel. */
class SurveysTest {
  private static final SimulatedShop SHOP = ShopSimulator.simulate(ShopPlan.standard(), 2026);
  private static final Facts FACTS = facts(SHOP.history());

  private static Facts facts(EventHistory history) {
    ShopPlan plan = SHOP.plan();
    return Facts.of(history, plan.lastDay(), plan.zone(), plan.currency());
  }

  private static JsonObject json(Section section) {
    return JsonParser.parseString(JsonWriter.json(List.of(section)))
        .getAsJsonObject()
        .getAsJsonObject(section.key());
  }

  /* A score is the satisfaction and a standard normal error, rounded: 9 from 8.5 on, 6 up to 6.5. */
  private static double expectedPoints(double satisfaction) {
    return 100 * (normalCdf(satisfaction - 8.5) - normalCdf(6.5 - satisfaction));
  }

  /* Within 0.0002 (Page, 1977). */
  private static double normalCdf(double z) {
    return 1 / (1 + Math.exp(-1.5976 * z - 0.070565992 * z * z * z));
  }

  private static Map<String, Double> trueScores() {
    Map<String, List<Double>> points = new TreeMap<>();
    for (SurveyAnswered answer : SHOP.history().ofKind(SurveyAnswered.class)) {
      if (answer.item().instrument().equals("nps") && answer.score().isPresent()) {
        double satisfaction = requireNonNull(SHOP.truth().get(answer.customer()))
            .satisfaction(Days.of(answer.at(), SHOP.plan().zone()));
        points
            .computeIfAbsent(answer.wave(), wave -> new ArrayList<>())
            .add(expectedPoints(satisfaction));
      }
    }
    Map<String, Double> scores = new TreeMap<>();
    points.forEach((wave, all) ->
        scores.put(wave, all.stream().mapToDouble(one -> one).average().orElseThrow()));
    return scores;
  }

  private static boolean contains(JsonObject estimate, double truth) {
    JsonObject interval = estimate.getAsJsonObject("interval");
    return interval.get("lower").getAsDouble() <= truth
        && truth <= interval.get("upper").getAsDouble();
  }

  @Test
  void theIntervalOfEveryWaveHoldsTheTrueScore() {
    Map<String, Double> truth = trueScores();
    List<String> waves = new ArrayList<>();
    for (JsonElement row : json(Surveys.section(FACTS)).getAsJsonArray("netPromoterScore")) {
      String wave = row.getAsJsonObject().get("wave").getAsString();
      waves.add(wave);
      assertTrue(
          contains(
              row.getAsJsonObject().getAsJsonObject("net promoter score"),
              requireNonNull(truth.get(wave))),
          () -> row + " but truly " + truth.get(wave));
    }
    assertEquals(List.of("2025-q1", "2025-q2", "2025-q3", "2025-q4", "2026-q1", "2026-q2"), waves);
  }

  @Test
  void theLastChangeIsSaidInWords() {
    JsonObject survey = json(Surveys.section(FACTS));
    assertEquals(
        "net promoter score rose from 16.5 to 21.6; "
            + "with 182 and 148 answers this is within what chance alone does: p = 0.548",
        survey.get("netPromoterScoreChange").getAsString());
    assertEquals(
        "share of the top 2 boxes rose from 83.0% to 84.5%; "
            + "with 182 and 148 answers this is within what chance alone does: p = 0.714",
        survey.get("topTwoBoxesChange").getAsString());
    assertEquals(5, survey.getAsJsonArray("netPromoterScoreChanges").size());
  }

  @Test
  void oneWaveHasNoChange() {
    SurveyAnswered answer = SurveyAnswered.of(
        "a",
        Instant.parse("2026-01-05T09:00:00Z"),
        "ada",
        SurveyAnswered.Item.of("nps", "recommend", 0, 10),
        "w",
        9);
    JsonObject survey = json(Surveys.section(facts(EventHistory.of(answer))));
    assertTrue(!survey.has("netPromoterScoreChange"));
    assertEquals(
        "at least 2 waves are needed, there was 1",
        survey.getAsJsonObject("netPromoterScoreAlike").get("unknown").getAsString());
    assertEquals(0, survey.getAsJsonArray("topTwoBoxes").size());
  }

  private static SurveyAnswered kano(
      String id, String customer, String question, SurveyAnswered.Response response) {
    return SurveyAnswered.of(
        id,
        Instant.parse("2026-01-05T09:00:00Z"),
        customer,
        SurveyAnswered.Item.of("kano", "wrap." + question, 1, 5),
        "w",
        response);
  }

  /** Ada answers both questions, Bob one and leaves out the other, Cy was asked one only. */
  @Test
  void halfAnsweredSheetsStandInTheTableAsMissing() {
    EventHistory history = EventHistory.of(
        kano("a", "ada", "functional", new SurveyAnswered.Rating(1)),
        kano("b", "ada", "dysfunctional", new SurveyAnswered.Rating(5)),
        kano("c", "bob", "functional", new SurveyAnswered.Rating(1)),
        kano("d", "bob", "dysfunctional", SurveyAnswered.Missing.NO_RESPONSE),
        kano("e", "cy", "functional", new SurveyAnswered.Rating(3)));
    JsonObject row = json(KanoFeatures.section(facts(history)))
        .getAsJsonArray("features")
        .get(0)
        .getAsJsonObject();
    assertEquals(1, row.get("answers").getAsLong());
    assertEquals(2, row.get("missing").getAsLong());
  }

  @Test
  void everyFeatureIsWhatItTrulyIs() {
    Map<String, JsonObject> rows = new TreeMap<>();
    for (JsonElement row : json(KanoFeatures.section(FACTS)).getAsJsonArray("features")) {
      rows.put(row.getAsJsonObject().get("feature").getAsString(), row.getAsJsonObject());
    }
    assertEquals(ShopFeature.values().length, rows.size());
    for (ShopFeature feature : ShopFeature.values()) {
      JsonObject row = requireNonNull(rows.get(feature.code()));
      assertEquals(
          feature.truth().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          row.get("category").getAsString());
      assertEquals("clear", row.get("lead").getAsString());
      double attractive = feature.share(KanoCategory.ATTRACTIVE);
      double linear = feature.share(KanoCategory.ONE_DIMENSIONAL);
      double must = feature.share(KanoCategory.MUST_BE);
      double all = attractive + linear + must + feature.share(KanoCategory.INDIFFERENT);
      // One in a thousand of these intervals misses the truth; of ten at 95 % one often does.
      KanoCounts counts = counts(row);
      Interval better = counts.better(0.999).interval().orElseThrow();
      Interval worse = counts.worse(0.999).interval().orElseThrow();
      assertTrue(better.contains((attractive + linear) / all), row::toString);
      assertTrue(worse.contains(-(linear + must) / all), row::toString);
      assertEquals(
          counts.better(0.95).value(),
          row.getAsJsonObject("better").get("value").getAsDouble());
    }
  }

  private static KanoCounts counts(JsonObject row) {
    return new KanoCounts(
        row.get("M").getAsLong(),
        row.get("O").getAsLong(),
        row.get("A").getAsLong(),
        row.get("I").getAsLong(),
        row.get("R").getAsLong(),
        row.get("Q").getAsLong());
  }

  @Test
  void whoWasNotAskedHasNoOpinion() {
    Orders.assertShown("""
        Survey: recommendation and satisfaction by wave, with 95 % intervals
          Not asked                       there are no answers to these questions
        """, """
        {
          "notAsked": "there are no answers to these questions"
        }
        """, Surveys.section(Orders.FACTS));
  }
}
