package dev.rapport.examples.report.section;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.SurveyAnswered;
import dev.rapport.examples.report.page.Section;
import dev.rapport.examples.report.page.Value;
import dev.rapport.examples.report.page.Value.Count;
import dev.rapport.examples.report.page.Value.Estimated;
import dev.rapport.examples.report.page.Value.Words;
import dev.rapport.scoring.kano.FongTest;
import dev.rapport.scoring.kano.KanoAnswer;
import dev.rapport.scoring.kano.KanoCategory;
import dev.rapport.scoring.kano.KanoCounts;
import dev.rapport.scoring.kano.KanoTable;
import dev.rapport.scoring.kano.KanoTally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the features of the shop are to its customers, by Kano's two questions about each. */
public final class KanoFeatures {
  private static final double LEVEL = 0.95;
  private static final String FUNCTIONAL = ".functional";
  private static final String DYSFUNCTIONAL = ".dysfunctional";

  private KanoFeatures() {}

  /** Who was asked in which wave, so that a person's two answers find each other. */
  private record Sheet(CustomerId customer, String wave, String feature) {}

  public static Section section(Facts facts) {
    Section.Builder section =
        Section.titled("kano", "Kano: what features are to the customers, with 95 % intervals");
    SortedMap<String, KanoTally> tallies = tallies(facts);
    if (tallies.isEmpty()) {
      return section
          .words("notAsked", "Not asked", "there are no answers to Kano's two questions")
          .build();
    }
    List<List<Value>> rows = new ArrayList<>();
    tallies.forEach((feature, tally) -> rows.add(row(feature, tally)));
    return section
        .table(
            "features",
            List.of(
                "feature",
                "answers",
                "missing",
                "category",
                "lead",
                "M",
                "O",
                "A",
                "I",
                "R",
                "Q",
                "better",
                "worse"),
            rows)
        .build();
  }

  private static SortedMap<String, KanoTally> tallies(Facts facts) {
    Set<Sheet> sheets = new HashSet<>();
    Map<Sheet, KanoAnswer> functional = new HashMap<>();
    Map<Sheet, KanoAnswer> dysfunctional = new HashMap<>();
    for (SurveyAnswered answer : facts.history().ofKind(SurveyAnswered.class)) {
      String question = answer.item().question();
      if (answer.item().instrument().equals("kano")) {
        if (question.endsWith(DYSFUNCTIONAL)) {
          note(answer, sheet(answer, DYSFUNCTIONAL), sheets, dysfunctional);
        } else if (question.endsWith(FUNCTIONAL)) {
          note(answer, sheet(answer, FUNCTIONAL), sheets, functional);
        }
      }
    }
    SortedMap<String, KanoTally> tallies = new TreeMap<>();
    for (Sheet sheet : sheets) {
      KanoAnswer has = functional.get(sheet);
      KanoAnswer hasNot = dysfunctional.get(sheet);
      KanoTally one = has == null || hasNot == null
          ? KanoTally.empty().addMissing()
          : KanoTally.empty().with(has, hasNot);
      tallies.merge(sheet.feature, one, KanoTally::plus);
    }
    return tallies;
  }

  /** A question that was left out leaves the sheet without an answer to it. */
  private static void note(
      SurveyAnswered answer, Sheet sheet, Set<Sheet> sheets, Map<Sheet, KanoAnswer> answers) {
    sheets.add(sheet);
    answer.score().ifPresent(score -> answers.put(sheet, KanoAnswer.ofNumber(score)));
  }

  private static Sheet sheet(SurveyAnswered answer, String suffix) {
    String question = answer.item().question();
    return new Sheet(
        answer.customer(),
        answer.wave(),
        question.substring(0, question.length() - suffix.length()));
  }

  private static List<Value> row(String feature, KanoTally tally) {
    KanoCounts counts = tally.counts(KanoTable.standard());
    List<Value> row = new ArrayList<>();
    row.add(new Words(feature));
    row.add(new Count(tally.total()));
    row.add(new Count(tally.missing()));
    row.add(new Words(counts.verdict().map(verdict -> name(verdict.category())).orElse("unknown")));
    row.add(new Words(
        counts.fongTest().filter(FongTest::isSignificant).isPresent() ? "clear" : "mixed"));
    for (KanoCategory category : KanoCategory.values()) {
      row.add(new Count(counts.count(category)));
    }
    row.add(new Estimated(counts.better(LEVEL)));
    row.add(new Estimated(counts.worse(LEVEL)));
    return row;
  }

  private static String name(KanoCategory category) {
    return category.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
