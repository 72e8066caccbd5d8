package dev.rapport.scoring.testkit;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import dev.rapport.scoring.kano.KanoCounts;
import dev.rapport.scoring.kano.KanoTable;
import dev.rapport.scoring.kano.KanoTally;
import dev.rapport.scoring.kano.MentionTally;
import dev.rapport.scoring.survey.AcsiIndex;
import dev.rapport.scoring.survey.CustomerEffortScore;
import dev.rapport.scoring.survey.CustomerSatisfaction;
import dev.rapport.scoring.survey.NetPromoterScore;
import dev.rapport.scoring.survey.RatingScale;
import dev.rapport.scoring.survey.RatingTally;
import dev.rapport.scoring.survey.ScaleReliability;
import dev.rapport.scoring.survey.SurveyFigure;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Lets a property take tallies of surveys and of Kano's questionnaire as plain {@code @ForAll} parameters. */
public final class ScoringProvider implements ArbitraryProvider {
  private static final Map<Class<?>, Supplier<Arbitrary<?>>> GENERATORS = Map.ofEntries(
      entry(AcsiIndex.class, SurveyArbitraries::acsiIndices),
      entry(CustomerEffortScore.class, SurveyArbitraries::customerEffortScores),
      entry(CustomerSatisfaction.class, SurveyArbitraries::customerSatisfactions),
      entry(KanoCounts.class, KanoArbitraries::kanoCounts),
      entry(KanoTable.class, KanoArbitraries::kanoTables),
      entry(KanoTally.class, KanoArbitraries::kanoTallies),
      entry(MentionTally.class, KanoArbitraries::mentionTallies),
      entry(NetPromoterScore.class, SurveyArbitraries::netPromoterScores),
      entry(RatingScale.class, SurveyArbitraries::ratingScales),
      entry(
          RatingTally.class,
          () -> SurveyArbitraries.ratingScales().flatMap(SurveyArbitraries::ratingTallies)),
      entry(ScaleReliability.class, SurveyArbitraries::scaleReliabilities),
      entry(SurveyFigure.class, SurveyArbitraries::surveyFigures));

  /** Found by the service loader of jqwik. */
  public ScoringProvider() {}

  @Override
  public boolean canProvideFor(TypeUsage type) {
    return GENERATORS.containsKey(type.getRawType());
  }

  @Override
  public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
    return Set.of(requireNonNull(GENERATORS.get(type.getRawType()), "canProvideFor comes first")
        .get());
  }
}
