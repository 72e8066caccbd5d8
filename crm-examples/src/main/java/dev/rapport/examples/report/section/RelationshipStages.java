package dev.rapport.examples.report.section;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.lifecycle.LadderRung;
import dev.rapport.core.lifecycle.LifeStage;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.timeline.EvaluationGrid;
import dev.rapport.core.timeline.Move;
import dev.rapport.core.timeline.PopulationTally;
import dev.rapport.core.timeline.Timeline;
import dev.rapport.core.timeline.TimelinePolicy;
import dev.rapport.core.timeline.TransitionMatrix;
import dev.rapport.examples.report.page.Section;
import dev.rapport.examples.report.page.Value;
import dev.rapport.examples.report.page.Value.Count;
import dev.rapport.examples.report.page.Value.Estimated;
import dev.rapport.examples.report.page.Value.Share;
import dev.rapport.examples.report.page.Value.Words;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where the customers stand in their life cycle and on the ladder, how they moved there, and the story of one of them.
 *
 * <p>Every customer is looked at every thirty days, the last time on the as-of day, by the standard policies.
 */
public final class RelationshipStages {
  private static final Period STEP = Period.ofDays(30);

  /** The story of a lively customer fills a screen; JSON has all of it. */
  private static final int LINES_SHOWN = 40;

  private static final Set<LifeStage> ENDS =
      EnumSet.of(LifeStage.DEGRADATION, LifeStage.TERMINATED);

  private RelationshipStages() {}

  public static Section section(Facts facts) {
    Cycle cycle = Cycle.of(facts.asOf().plusDays(1), STEP);
    TimelinePolicy policy =
        TimelinePolicy.builder(new EvaluationGrid(cycle, facts.zone())).build();
    Instant asOf = facts.base().window().asOf();
    SortedMap<CustomerId, Timeline> timelines = new TreeMap<>();
    facts
        .history()
        .byCustomer()
        .forEach(
            (customer, history) -> timelines.put(customer, Timeline.of(history, policy, asOf)));
    PopulationTally tally = PopulationTally.of(timelines.values());
    Section.Builder section = Section.titled(
            "lifeCycle",
            "Life cycle: every customer looked at every 30 days, last on the as-of day")
        .count("customers", "Customers", tally.customers())
        .table("ladder", List.of("rung", "customers", "share"), ladder(tally))
        .table("stages", List.of("stage", "customers", "share"), stages(tally))
        .table("transitions", transitionColumns(tally), transitions(tally))
        .table("untilDegradation", List.of("stage", "looks until it degenerates"), ahead(tally));
    liveliest(timelines)
        .forEach(entry -> section
            .words("storyOf", "The story of customer", entry.getKey().value())
            .table(
                "story",
                List.of("day", "what changed and why"),
                story(entry.getValue()),
                LINES_SHOWN));
    return section.build();
  }

  private static List<List<Value>> ladder(PopulationTally tally) {
    return Arrays.stream(LadderRung.values())
        .filter(rung -> tally.count(rung) > 0)
        .map(rung -> counted(name(rung), tally.count(rung), tally))
        .toList();
  }

  private static List<List<Value>> stages(PopulationTally tally) {
    return seen(tally)
        .map(stage -> counted(name(stage), tally.count(stage), tally))
        .toList();
  }

  private static List<Value> counted(String name, long count, PopulationTally tally) {
    return List.of(
        new Words(name), new Count(count), new Share((double) count / (double) tally.customers()));
  }

  private static List<String> transitionColumns(PopulationTally tally) {
    List<String> columns = new ArrayList<>(List.of("from", "steps"));
    seen(tally).forEach(stage -> columns.add("to " + name(stage)));
    return columns;
  }

  private static List<List<Value>> transitions(PopulationTally tally) {
    TransitionMatrix matrix = tally.transitions();
    return seen(tally)
        .filter(from -> matrix.count(from) > 0)
        .map(from -> {
          List<Value> row = new ArrayList<>();
          row.add(new Words(name(from)));
          row.add(new Count(matrix.count(from)));
          seen(tally)
              .forEach(to -> row.add(
                  new Share((double) matrix.count(from, to) / (double) matrix.count(from))));
          return row;
        })
        .toList();
  }

  private static List<List<Value>> ahead(PopulationTally tally) {
    TransitionMatrix matrix = tally.transitions();
    return seen(tally)
        .filter(stage -> !ENDS.contains(stage))
        .map(stage -> List.<Value>of(
            new Words(name(stage)), new Estimated(matrix.expectedPeriods(stage, ENDS))))
        .toList();
  }

  /* The stages in which somebody is, or was at an earlier look. */
  private static Stream<LifeStage> seen(PopulationTally tally) {
    return Arrays.stream(LifeStage.values())
        .filter(stage -> tally.count(stage) > 0 || tally.transitions().count(stage) > 0);
  }

  /* The customer who moved most often; of several, the first in the order of ids. */
  private static Stream<Map.Entry<CustomerId, Timeline>> liveliest(
      SortedMap<CustomerId, Timeline> timelines) {
    Comparator<Map.Entry<CustomerId, Timeline>> byMoves =
        Comparator.comparingInt(entry -> entry.getValue().moves().size());
    return timelines.entrySet().stream().sorted(byMoves.reversed()).limit(1);
  }

  private static List<List<Value>> story(Timeline timeline) {
    List<List<Value>> rows = new ArrayList<>();
    for (Move move : timeline.moves()) {
      String day = move.day().toString();
      for (Explanation change : move.explanation().children()) {
        for (String line : change.lines()) {
          rows.add(List.of(new Words(day), new Words(line)));
        }
      }
    }
    return rows;
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
