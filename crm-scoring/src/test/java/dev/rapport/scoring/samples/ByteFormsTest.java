package dev.rapport.scoring.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.timeline.PopulationTally;
import dev.rapport.scoring.btyd.BgNbd;
import dev.rapport.scoring.btyd.GammaGamma;
import dev.rapport.scoring.btyd.MbgNbd;
import dev.rapport.scoring.btyd.ParetoNbd;
import dev.rapport.scoring.check.FrequencyCheck;
import dev.rapport.scoring.check.HoldoutCheck;
import dev.rapport.scoring.check.WeeklyTracking;
import dev.rapport.scoring.complaint.ComplaintFunnel;
import dev.rapport.scoring.complaint.IncidentTally;
import dev.rapport.scoring.complaint.RecoveryTally;
import dev.rapport.scoring.customerbase.CutPoints;
import dev.rapport.scoring.customerbase.EmpiricalDistribution;
import dev.rapport.scoring.kano.KanoCounts;
import dev.rapport.scoring.kano.KanoTally;
import dev.rapport.scoring.kano.MentionTally;
import dev.rapport.scoring.kano.PenaltyRewardTally;
import dev.rapport.scoring.patronage.CategoryShareTally;
import dev.rapport.scoring.retention.CohortTable;
import dev.rapport.scoring.retention.DurationCounts;
import dev.rapport.scoring.rfm.NestedCuts;
import dev.rapport.scoring.rfm.RfmCuts;
import dev.rapport.scoring.rfm.RfmDistribution;
import dev.rapport.scoring.rfm.RfmScoreCounts;
import dev.rapport.scoring.satisfaction.DisconfirmationTally;
import dev.rapport.scoring.satisfaction.DriverTally;
import dev.rapport.scoring.satisfaction.FirmDriver;
import dev.rapport.scoring.satisfaction.LoyaltyTally;
import dev.rapport.scoring.satisfaction.TrapTally;
import dev.rapport.scoring.servqual.ServqualTally;
import dev.rapport.scoring.servqual.ToleranceTally;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.survey.AcsiIndex;
import dev.rapport.scoring.survey.NetPromoterScore;
import dev.rapport.scoring.survey.RatingScale;
import dev.rapport.scoring.survey.RatingTally;
import dev.rapport.scoring.survey.ScaleReliability;
import dev.rapport.scoring.survey.WeightedTally;
import dev.rapport.scoring.targeting.AttributeCounts;
import dev.rapport.scoring.targeting.BasketCounts;
import dev.rapport.scoring.targeting.LookAlike;
import dev.rapport.scoring.trust.RelationalBenefit;
import dev.rapport.scoring.trust.RelationalBenefitTally;
import dev.rapport.scoring.value.TierMigration;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The byte forms of all types together: that each tells its own from every other. The laws of one form are tested beside its type. */
class ByteFormsTest {
  /** A type with a byte form: the form of a value of it, and how it is read. */
  private static final class Travelling {
    private final Class<?> type;
    private final byte[] form;
    private final Function<byte[], ?> read;

    private Travelling(Class<?> type, byte[] form, Function<byte[], ?> read) {
      this.type = type;
      this.form = form;
      this.read = read;
    }
  }

  @Test
  void noFormIsReadAsAnother() {
    for (Travelling written : all()) {
      for (Travelling reader : all()) {
        if (written.type == reader.type) {
          assertInstanceOf(written.type, reader.read.apply(written.form));
        } else {
          assertEquals(
              "bytes must be of " + reader.type.getSimpleName() + " version " + reader.form[0]
                  + ", were of another type",
              ByteForms.assertRefused(written.form, reader.read));
        }
      }
    }
  }

  /** Of this module; that of crm-core has its own test. */
  @Test
  void noTypeIsForgotten() throws IOException, URISyntaxException {
    Set<String> listed = all().stream()
        .map(one -> one.type.getName())
        .filter(name -> name.startsWith("dev.rapport.scoring"))
        .collect(Collectors.toCollection(TreeSet::new));
    Path classes = Path.of(NetPromoterScore.class
        .getProtectionDomain()
        .getCodeSource()
        .getLocation()
        .toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      Set<String> found = files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.startsWith("dev") && name.endsWith(".class"))
          .map(name ->
              name.substring(0, name.length() - ".class".length()).replace(File.separatorChar, '.'))
          .filter(ByteFormsTest::hasReader)
          .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(found, listed);
    }
  }

  private static boolean hasReader(String name) {
    try {
      Class<?> type = Class.forName(name, false, ByteFormsTest.class.getClassLoader());
      return Modifier.isPublic(type.getModifiers())
          && Arrays.stream(type.getDeclaredMethods())
              .anyMatch(method -> method.getName().equals("fromBytes"));
    } catch (ClassNotFoundException gone) {
      throw new AssertionError(gone);
    }
  }

  private static List<Travelling> all() {
    return Stream.of(surveys(), attitudes(), purchases(), models(), values())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Travelling> surveys() {
    RatingScale scale = RatingScale.of(1, 5);
    WeightedTally<Integer> weighted = WeightedTally.on(scale).add(4, 1.5);
    return List.of(
        of(
            NetPromoterScore.class,
            new NetPromoterScore(45, 30, 25, 2).toBytes(),
            NetPromoterScore::fromBytes),
        of(RatingTally.class, RatingTally.empty(scale).add(4).toBytes(), RatingTally::fromBytes),
        of(
            WeightedTally.class,
            weighted.toBytes(score -> score),
            bytes -> WeightedTally.fromBytes(scale, bytes)),
        of(
            AcsiIndex.class,
            AcsiIndex.empty().add(new AcsiIndex.Answers(8, 7, 9)).toBytes(),
            AcsiIndex::fromBytes),
        of(
            ScaleReliability.class,
            ScaleReliability.empty(new ScaleReliability.Form(scale, 2, Set.of(1)))
                .add(List.of(4, 2))
                .toBytes(),
            ScaleReliability::fromBytes),
        of(KanoCounts.class, new KanoCounts(1, 2, 3, 4, 5, 6).toBytes(), KanoCounts::fromBytes),
        of(KanoTally.class, KanoTally.empty().addMissing().toBytes(), KanoTally::fromBytes),
        of(
            MentionTally.class,
            MentionTally.empty().with("停车", 90, 3).toBytes(),
            MentionTally::fromBytes),
        of(
            PenaltyRewardTally.class,
            PenaltyRewardTally.of(List.of("room")).addMissing().toBytes(),
            PenaltyRewardTally::fromBytes),
        of(ServqualTally.class, ServqualTally.empty().toBytes(), ServqualTally::fromBytes),
        of(
            ToleranceTally.class,
            ToleranceTally.empty(scale).add(new ToleranceTally.Answer(2, 4, 3)).toBytes(),
            ToleranceTally::fromBytes));
  }

  private static List<Travelling> attitudes() {
    RatingScale scale = RatingScale.of(1, 5);
    return List.of(
        of(
            DisconfirmationTally.class,
            DisconfirmationTally.empty(scale).add(4, 5).toBytes(),
            DisconfirmationTally::fromBytes),
        of(
            DriverTally.class,
            DriverTally.empty(FirmDriver.class).add(Set.of(FirmDriver.CARE)).toBytes(),
            bytes -> DriverTally.fromBytes(FirmDriver.class, bytes)),
        of(LoyaltyTally.class, LoyaltyTally.empty(scale).toBytes(), LoyaltyTally::fromBytes),
        of(TrapTally.class, TrapTally.empty().toBytes(), TrapTally::fromBytes),
        of(
            RelationalBenefitTally.class,
            RelationalBenefitTally.empty(Map.of(RelationalBenefit.SOCIAL, 2)).toBytes(),
            RelationalBenefitTally::fromBytes),
        of(
            ComplaintFunnel.class,
            new ComplaintFunnel(200, 50, 40, 30).toBytes(),
            ComplaintFunnel::fromBytes),
        of(IncidentTally.class, IncidentTally.empty().toBytes(), IncidentTally::fromBytes),
        of(
            RecoveryTally.class,
            RecoveryTally.empty(scale).add(3, 4).toBytes(),
            RecoveryTally::fromBytes),
        of(PopulationTally.class, PopulationTally.empty().toBytes(), PopulationTally::fromBytes));
  }

  private static List<Travelling> purchases() {
    CohortTable cohorts = CohortTable.empty(
        CohortTable.Kind.NON_CONTRACTUAL, Cycle.months(), LocalDate.of(2026, 1, 1));
    return List.of(
        of(
            EmpiricalDistribution.class,
            EmpiricalDistribution.of(7L, 3L, 3L, 9L).toBytes(),
            EmpiricalDistribution::fromBytes),
        of(
            PurchaseSummaries.class,
            PurchaseSummaries.empty().toBytes(),
            PurchaseSummaries::fromBytes),
        of(
            DurationCounts.class,
            DurationCounts.builder().add(2, true).build().toBytes(),
            DurationCounts::fromBytes),
        of(
            CohortTable.class,
            cohorts.toBytes(),
            bytes -> CohortTable.fromBytes(
                cohorts.kind(), cohorts.cycle(), cohorts.endExclusive(), bytes)),
        of(
            CategoryShareTally.class,
            CategoryShareTally.empty().toBytes(),
            CategoryShareTally::fromBytes),
        of(
            AttributeCounts.class,
            AttributeCounts.of(List.of(Map.of("age", "young"))).toBytes(),
            AttributeCounts::fromBytes),
        of(
            BasketCounts.class,
            BasketCounts.of(List.of(Set.of("tea", "milk"))).toBytes(),
            BasketCounts::fromBytes),
        of(
            LookAlike.class,
            LookAlike.fit(AttributeCounts.empty(), AttributeCounts.empty(), 1).toBytes(),
            LookAlike::fromBytes));
  }

  private static List<Travelling> models() {
    BgNbd model = new BgNbd(0.243, 4.414, 0.793, 2.426);
    LocalDate cut = LocalDate.of(1997, 9, 30);
    DateRange days = DateRange.through(LocalDate.of(1997, 1, 1), LocalDate.of(1998, 6, 30));
    return List.of(
        of(BgNbd.class, model.toBytes(), BgNbd::fromBytes),
        of(MbgNbd.class, new MbgNbd(0.525, 6.183, 0.891, 1.614).toBytes(), MbgNbd::fromBytes),
        of(
            ParetoNbd.class,
            new ParetoNbd(0.553, 10.578, 0.606, 11.669).toBytes(),
            ParetoNbd::fromBytes),
        of(GammaGamma.class, new GammaGamma(6.25, 3.74, 15.44).toBytes(), GammaGamma::fromBytes),
        of(
            FrequencyCheck.class,
            FrequencyCheck.empty(model).toBytes(),
            bytes -> FrequencyCheck.fromBytes(model, bytes)),
        of(
            HoldoutCheck.class,
            HoldoutCheck.empty(model, 273).toBytes(),
            bytes -> HoldoutCheck.fromBytes(model, bytes)),
        of(
            WeeklyTracking.class,
            WeeklyTracking.empty(model, cut, days).toBytes(),
            bytes -> WeeklyTracking.fromBytes(model, bytes)));
  }

  private static List<Travelling> values() {
    CurrencyUnit eur = CurrencyUnit.of("EUR");
    CutPoints half = CutPoints.of(10);
    return List.of(
        of(RfmCuts.class, new RfmCuts(eur, half, half, half).toBytes(), RfmCuts::fromBytes),
        of(
            NestedCuts.class,
            new NestedCuts(eur, half, List.of(half, half), List.of(half, half, half, half))
                .toBytes(),
            NestedCuts::fromBytes),
        of(
            RfmDistribution.class,
            RfmDistribution.of(eur, List.of()).toBytes(),
            RfmDistribution::fromBytes),
        of(
            RfmScoreCounts.class,
            RfmScoreCounts.of(2, List.of()).toBytes(),
            RfmScoreCounts::fromBytes),
        of(
            TierMigration.class,
            TierMigration.empty(2).with(0, 1).toBytes(),
            TierMigration::fromBytes));
  }

  private static <T> Travelling of(Class<? super T> type, byte[] form, Function<byte[], T> read) {
    return new Travelling(type, form, read);
  }
}
