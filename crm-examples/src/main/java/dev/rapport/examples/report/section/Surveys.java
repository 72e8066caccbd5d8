package dev.rapport.examples.report.section;

import static java.util.stream.Collectors.joining;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.event.SurveyAnswered;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.time.Days;
import dev.rapport.examples.report.page.Section;
import dev.rapport.examples.report.page.Value;
import dev.rapport.examples.report.page.Value.Count;
import dev.rapport.examples.report.page.Value.Day;
import dev.rapport.examples.report.page.Value.Estimated;
import dev.rapport.examples.report.page.Value.Words;
import dev.rapport.scoring.survey.NetPromoterScore;
import dev.rapport.scoring.survey.RatingScale;
import dev.rapport.scoring.survey.RatingTally;
import dev.rapport.scoring.survey.SurveyChange;
import dev.rapport.scoring.survey.SurveyFigure;
import dev.rapport.scoring.survey.SurveyMeasure;
import dev.rapport.scoring.survey.SurveyWaves;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whether the customers recommend the shop and are satisfied, wave by wave, and what a change between two waves means. */
public final class Surveys {
  private static final double LEVEL = 0.95;
  private static final RatingScale FIVE = RatingScale.of(1, 5);

  private Surveys() {}

  /** What one wave of a question brought. */
  private static final class Answers {
    private RatingTally tally;
    private LocalDate first;
    private LocalDate last;

    Answers(RatingScale scale, LocalDate day) {
      this.tally = RatingTally.empty(scale);
      this.first = day;
      this.last = day;
    }

    void add(SurveyAnswered answer, LocalDate day) {
      tally = tally.add(answer);
      first = day.isBefore(first) ? day : first;
      last = day.isAfter(last) ? day : last;
    }

    LocalDate middle() {
      return LocalDate.ofEpochDay(Math.floorDiv(first.toEpochDay() + last.toEpochDay(), 2L));
    }
  }

  public static Section section(Facts facts) {
    Section.Builder section = Section.titled(
        "survey", "Survey: recommendation and satisfaction by wave, with 95 % intervals");
    SortedMap<String, Answers> recommend =
        answers(facts, "nps", "recommend", NetPromoterScore.SCALE);
    SortedMap<String, Answers> satisfied = answers(facts, "csat", "overall", FIVE);
    if (recommend.isEmpty() && satisfied.isEmpty()) {
      return section
          .words("notAsked", "Not asked", "there are no answers to these questions")
          .build();
    }
    tell(section, "netPromoterScore", SurveyMeasure.netPromoterScore(), recommend);
    tell(section, "topTwoBoxes", SurveyMeasure.topBox(FIVE, 2), satisfied);
    return section.build();
  }

  /* Waves are numbered or dated by those who run them, so that their names sort as they follow each other. */
  private static SortedMap<String, Answers> answers(
      Facts facts, String instrument, String question, RatingScale scale) {
    SortedMap<String, Answers> waves = new TreeMap<>();
    for (SurveyAnswered answer : facts.history().ofKind(SurveyAnswered.class)) {
      SurveyAnswered.Item item = answer.item();
      if (item.instrument().equals(instrument) && item.question().equals(question)) {
        LocalDate day = Days.of(answer.at(), facts.zone());
        waves.computeIfAbsent(answer.wave(), wave -> new Answers(scale, day)).add(answer, day);
      }
    }
    return waves;
  }

  private static void tell(
      Section.Builder section,
      String name,
      SurveyMeasure<Integer> measure,
      SortedMap<String, Answers> answers) {
    List<List<Value>> rows = new ArrayList<>();
    List<SurveyWaves.Wave> waves = new ArrayList<>();
    for (Map.Entry<String, Answers> entry : answers.entrySet()) {
      Answers wave = entry.getValue();
      SurveyFigure figure = SurveyFigure.of(measure, wave.tally);
      waves.add(new SurveyWaves.Wave(wave.middle(), figure));
      rows.add(List.of(
          new Words(entry.getKey()),
          new Day(wave.middle()),
          new Count(figure.responses()),
          new Count(wave.tally.missing()),
          new Estimated(figure.estimate(LEVEL))));
    }
    SurveyWaves all = SurveyWaves.of(waves);
    List<SurveyChange> changes = all.changes();
    if (!changes.isEmpty()) {
      // Looked at alone, as whoever compares the last two waves does.
      SurveyChange last = changes.get(changes.size() - 1);
      section.words(name + "Change", "Last change", sentence(last.explanation()));
      section.words(
          name + "Trend", "Trend", sentence(all.explanation().children().get(0)));
    }
    section.estimate(name + "Alike", "p that all waves are alike", all.heterogeneityPValue());
    section.table(name, List.of("wave", "around", "answers", "missing", measure.name()), rows);
    List<String> names = List.copyOf(answers.keySet());
    section.table(
        name + "Changes",
        List.of("from", "to", "change", "p alone", "p among all changes"),
        changes(names, all));
  }

  private static List<List<Value>> changes(List<String> names, SurveyWaves waves) {
    List<List<Value>> rows = new ArrayList<>();
    List<Estimate> adjusted = waves.adjustedPValues();
    for (SurveyChange change : waves.changes()) {
      int i = rows.size();
      rows.add(List.of(
          new Words(names.get(i)),
          new Words(names.get(i + 1)),
          new Estimated(change.difference(LEVEL)),
          new Estimated(change.pValue()),
          new Estimated(adjusted.get(i))));
    }
    return rows;
  }

  private static String sentence(Explanation explanation) {
    return explanation.lines().stream().map(String::strip).collect(joining("; "));
  }
}
