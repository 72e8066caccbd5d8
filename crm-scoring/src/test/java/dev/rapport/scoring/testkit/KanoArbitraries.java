package dev.rapport.scoring.testkit;

import dev.rapport.scoring.kano.KanoAnswer;
import dev.rapport.scoring.kano.KanoCounts;
import dev.rapport.scoring.kano.KanoTable;
import dev.rapport.scoring.kano.KanoTally;
import dev.rapport.scoring.kano.MentionTally;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generators for what Kano's questionnaire and its relatives count. */
public final class KanoArbitraries {
  private static final List<String> ATTRIBUTES =
      List.of("parking", "welcome", "price", "delivery", "advice");
  private static final long MOST_PEOPLE = 1_000_000_000;

  private KanoArbitraries() {}

  /**
   * Generates tallies of up to forty groups of people, small and large ones, some people missing.
   *
   * @return tallies that can be added up by the thousand
   */
  public static Arbitrary<KanoTally> kanoTallies() {
    Arbitrary<KanoAnswer> answers = Arbitraries.of(KanoAnswer.class);
    return Combinators.combine(answers, answers, people(), Arbitraries.of(true, false))
        .as((functional, dysfunctional, people, missing) -> {
          KanoTally tally = KanoTally.empty().with(functional, dysfunctional, people);
          return missing ? tally.addMissing() : tally;
        })
        .list()
        .ofMaxSize(40)
        .map(all -> all.stream().reduce(KanoTally.empty(), KanoTally::plus));
  }

  /**
   * Generates counts of categories: none at all and all in one category among them.
   *
   * @return counts that can be added up by the thousand
   */
  public static Arbitrary<KanoCounts> kanoCounts() {
    Arbitrary<Long> people = people();
    return Combinators.combine(people, people, people, people, people, people).as(KanoCounts::new);
  }

  /**
   * Generates the two published tables.
   *
   * @return the usual table and Pouliot's
   */
  public static Arbitrary<KanoTable> kanoTables() {
    return Arbitraries.of(KanoTable.standard(), KanoTable.pouliot());
  }

  /**
   * Generates complaints and compliments about up to five attributes.
   *
   * @return tallies that can be added up by the thousand
   */
  public static Arbitrary<MentionTally> mentionTallies() {
    return Combinators.combine(Arbitraries.of(ATTRIBUTES), people(), people())
        .as((attribute, complaints, compliments) ->
            MentionTally.empty().with(attribute, complaints, compliments))
        .list()
        .ofMaxSize(8)
        .map(all -> all.stream().reduce(MentionTally.empty(), MentionTally::plus));
  }

  private static Arbitrary<Long> people() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, 30), Arbitraries.longs().between(0, MOST_PEOPLE));
  }
}
