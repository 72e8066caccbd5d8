package dev.rapport.examples.report;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.SurveyAnswered;
import dev.rapport.examples.report.Value.Count;
import dev.rapport.examples.report.Value.Estimated;
import dev.rapport.examples.report.Value.Words;
import dev.rapport.scoring.kano.FongTest;
import dev.rapport.scoring.kano.KanoAnswer;
import dev.rapport.scoring.kano.KanoCategory;
import dev.rapport.scoring.kano.KanoCounts;
import dev.rapport.scoring.kano.KanoTable;
import dev.rapport.scoring.kano.KanoTally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the features of the shop are to its customers, by Kano's two questions about each. */
final class KanoFeatures {
  private static final double LEVEL = 0.95;
  private static final String FUNCTIONAL = ".functional";
  private static final String DYSFUNCTIONAL = ".dysfunctional";

  private KanoFeatures() {}

  /** Who was asked in which wave, so that a person's two answers find each other. */
  private record Sheet(CustomerId customer, String wave, String feature) {}

  static Section section(Facts facts) {
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
    Map<Sheet, KanoAnswer> functional = new HashMap<>();
    Map<Sheet, KanoAnswer> dysfunctional = new HashMap<>();
    for (SurveyAnswered answer : facts.history().ofKind(SurveyAnswered.class)) {
      String question = answer.item().question();
      if (answer.item().instrument().equals("kano") && answer.score().isPresent()) {
        KanoAnswer given = KanoAnswer.ofNumber(answer.score().getAsInt());
        if (question.endsWith(DYSFUNCTIONAL)) {
          dysfunctional.put(sheet(answer, DYSFUNCTIONAL), given);
        } else if (question.endsWith(FUNCTIONAL)) {
          functional.put(sheet(answer, FUNCTIONAL), given);
        }
      }
    }
    SortedMap<String, KanoTally> tallies = new TreeMap<>();
    functional.forEach((sheet, has) -> {
      KanoAnswer hasNot = dysfunctional.get(sheet);
      if (hasNot != null) {
        tallies.merge(sheet.feature, KanoTally.empty().with(has, hasNot), KanoTally::plus);
      }
    });
    return tallies;
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
