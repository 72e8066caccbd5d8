package dev.rapport.scoring.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.scoring.customerbase.EmpiricalDistribution;
import dev.rapport.scoring.typology.ContributionType;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TierTest {
  private static final EmpiricalDistribution ONE_TO_TEN =
      EmpiricalDistribution.of(LongStream.rangeClosed(1, 10).toArray());

  private static List<Long> sizes(TierCuts cuts, EmpiricalDistribution values) {
    return cuts.holdings(values).stream().map(TierCuts.Holding::customers).toList();
  }

  @Test
  void partsOfTheCustomersRankedByValue() {
    TierCuts cuts = TierSchemes.pyramid().fit(ONE_TO_TEN);
    assertEquals(List.of(9L, 6L, 3L), cuts.minima());
    assertEquals(List.of(2L, 3L, 3L, 2L), sizes(cuts, ONE_TO_TEN));
    assertEquals("platinum", cuts.tier(9).id());
    assertEquals("白金层", cuts.tier(10).label());
    assertEquals("gold", cuts.tier(8).id());
    assertEquals("lead", cuts.tier(2).id());
  }

  @Test
  void whatACustomerLacksToTheNextTier() {
    TierCuts cuts = TierSchemes.pyramid().fit(ONE_TO_TEN);
    assertEquals(OptionalLong.of(1), cuts.distanceToNextTier(8));
    assertEquals(OptionalLong.of(3), cuts.distanceToNextTier(3));
    assertEquals(OptionalLong.of(13), cuts.distanceToNextTier(-10));
    assertEquals(OptionalLong.empty(), cuts.distanceToNextTier(9));
  }

  @Test
  void equalsThatSpanALimitGoUpOrDownTogether() {
    EmpiricalDistribution values = EmpiricalDistribution.of(9, 7, 7, 7, 5, 4, 3, 2, 1, 0);
    TierScheme promote = TierSchemes.topFifth();
    assertEquals(List.of(4L, 6L), sizes(promote.fit(values), values));
    TierScheme demote = promote.withTies(TierTies.DEMOTE);
    assertEquals(List.of(1L, 9L), sizes(demote.fit(values), values));
    EmpiricalDistribution same = EmpiricalDistribution.of(3, 3, 3, 3, 3);
    assertEquals(List.of(5L, 0L), sizes(promote.fit(same), same));
    assertEquals(List.of(0L, 5L), sizes(demote.fit(same), same));
  }

  @Test
  void aLossMeansTheLowestTierUnlessSwitchedOff() {
    EmpiricalDistribution mostlyLosses =
        EmpiricalDistribution.of(5, -1, -2, -3, -4, -5, -6, -7, -8, -9);
    TierScheme pyramid = TierSchemes.pyramid();
    assertEquals(List.of(1L, 0L, 0L, 9L), sizes(pyramid.fit(mostlyLosses), mostlyLosses));
    assertEquals(
        List.of(2L, 3L, 3L, 2L),
        sizes(pyramid.withLossesLowest(false).fit(mostlyLosses), mostlyLosses));
    assertEquals("lead", pyramid.fit(ONE_TO_TEN).tier(-1).id());
  }

  @Test
  void fewerCustomersThanTiersFillTheBetterOnes() {
    EmpiricalDistribution two = EmpiricalDistribution.of(8, 5);
    assertEquals(List.of(1L, 0L, 1L, 0L), sizes(TierSchemes.pyramid().fit(two), two));
    EmpiricalDistribution one = EmpiricalDistribution.of(8);
    assertEquals(List.of(1L, 0L, 0L), sizes(TierSchemes.importance().fit(one), one));
  }

  @Test
  void curryAndImportanceCutAHundredCustomersAsNamed() {
    EmpiricalDistribution hundred =
        EmpiricalDistribution.of(LongStream.rangeClosed(1, 100).toArray());
    assertEquals(List.of(1L, 4L, 15L, 80L), sizes(TierSchemes.curry().fit(hundred), hundred));
    assertEquals(List.of(5L, 15L, 80L), sizes(TierSchemes.importance().fit(hundred), hundred));
  }

  @Test
  void thresholdsNeedNoBase() {
    TierScheme scheme = TierSchemes.absolute(
        "contracts",
        List.of(ValueTier.of("large"), ValueTier.of("middle"), ValueTier.of("small")),
        100_000,
        20_000);
    TierCuts cuts = scheme.fit(EmpiricalDistribution.empty());
    assertEquals("large", cuts.tier(100_000).id());
    assertEquals("middle", cuts.tier(99_999).id());
    assertEquals("small", cuts.tier(19_999).id());
    assertThrows(
        IllegalArgumentException.class,
        () -> TierSchemes.pyramid().fit(EmpiricalDistribution.empty()));
  }

  @Test
  void holdingsTellCustomersAndValue() {
    TierCuts.Holding best =
        TierSchemes.topFifth().fit(ONE_TO_TEN).holdings(ONE_TO_TEN).get(0);
    assertEquals(2, best.customers());
    assertEquals(0.2, best.customerShare().value());
    assertEquals(BigInteger.valueOf(19), best.value());
    assertEquals(19.0 / 55, best.valueShare().value());
    EmpiricalDistribution loss = EmpiricalDistribution.of(1, -2);
    assertFalse(
        TierSchemes.topFifth().fit(loss).holdings(loss).get(0).valueShare().isKnown());
  }

  @Test
  void refusesWhatIsNoScheme() {
    List<ValueTier> two = List.of(ValueTier.of("a"), ValueTier.of("b"));
    List<ValueTier> twice = List.of(ValueTier.of("a"), ValueTier.of("a"));
    TierScheme.Cut halves = TierScheme.Parts.of(1, 1);
    List<Runnable> calls = List.of(
        () -> new TierScheme(" ", two, halves, TierTies.PROMOTE, false),
        () -> new TierScheme("x", twice, halves, TierTies.PROMOTE, false),
        () -> new TierScheme("x", two, TierScheme.Parts.of(1, 1, 1), TierTies.PROMOTE, false),
        () -> TierScheme.Parts.of(1, 0),
        () -> TierScheme.Thresholds.of(1, 1),
        () -> new TierCuts(TierSchemes.pyramid(), List.of(3L, 2L)),
        () -> new TierCuts(TierSchemes.pyramid(), List.of(3L, 2L, -1L)),
        () -> new TierCuts(TierSchemes.curry(), List.of(3L, 4L, 1L)));
    calls.forEach(call -> assertThrows(IllegalArgumentException.class, call::run));
  }

  @Test
  void migrationCountsWhoMoved() {
    byte out = TierMigration.OUTSIDE;
    byte[] before = {0, 0, 1, 1, 1, 2, 2, out, 1};
    byte[] after = {0, 1, 0, 1, 1, 2, 1, 2, out};
    TierMigration migration = TierMigration.of(3, before, after, 0, 9);
    assertEquals(Proportion.of(2, 8), migration.upgraded());
    assertEquals(Proportion.of(4, 8), migration.stayed());
    assertEquals(Proportion.of(1, 8), migration.downgraded());
    assertEquals(Proportion.of(1, 8), migration.left());
    assertEquals(4, migration.before(1));
    assertEquals(4, migration.after(1));
    assertEquals(0.25, migration.rate(1, 0, 0.95).value());
    assertFalse(TierMigration.empty(3).rate(1, 0, 0.95).isKnown());
    assertEquals("8 customers: 2 up, 4 stayed, 1 down, 1 left; 1 new", migration.toString());
    assertThrows(IllegalArgumentException.class, () -> migration.count(3, 0));
    new EqualsTester()
        .addEqualityGroup(migration, TierMigration.fromBytes(migration.toBytes()))
        .addEqualityGroup(TierMigration.empty(3))
        .addEqualityGroup(TierMigration.empty(2))
        .testEquals();
  }

  @Test
  void quadrantsOfCurrentAndPotentialContribution() {
    CurrentPotential matrix = new CurrentPotential(1_000, 5_000);
    assertEquals(ContributionType.KEEP, matrix.cell(1_001, 5_001));
    assertEquals(ContributionType.MAINTAIN, matrix.cell(1_001, 5_000));
    assertEquals(ContributionType.DEVELOP, matrix.cell(1_000, 5_001));
    assertEquals(ContributionType.RELEASE, matrix.cell(1_000, 5_000));
    for (ContributionType cell : ContributionType.values()) {
      assertEquals(
          cell,
          matrix.cell(
              cell.quadrant().isFirstHigh() ? 2_000 : 0,
              cell.quadrant().isSecondHigh() ? 9_000 : 0));
    }
    assertEquals(new CurrentPotential(5, 5), CurrentPotential.medians(ONE_TO_TEN, ONE_TO_TEN));
    assertThrows(IllegalArgumentException.class, () -> new CurrentPotential.Counts(0, 0, -1, 0));
  }

  @Test
  void formsOfValueThatAFigureLeavesOut() {
    assertEquals(
        EnumSet.complementOf(EnumSet.of(CustomerAsset.MARKET_VALUE)),
        CustomerAsset.unmeasured(Set.of(CustomerAsset.MARKET_VALUE)));
    assertEquals(
        Set.of(ValueOrientation.TO_CUSTOMER),
        ValueOrientation.unmeasured(Set.of(ValueOrientation.OF_CUSTOMER)));
    assertEquals("口碑价值", CustomerAsset.WORD_OF_MOUTH.term());
    assertTrue(CustomerAsset.WORD_OF_MOUTH.measures().contains("referral"));
    assertEquals("关系价值", ValueOrientation.OF_CUSTOMER.term());
  }

  @Test
  void caveatsOfTiers() {
    assertEquals(EnumSet.noneOf(TierCaveat.class), TierCaveat.of(true, false, false));
    assertEquals(EnumSet.allOf(TierCaveat.class), TierCaveat.of(false, true, true));
    assertEquals(EnumSet.of(TierCaveat.RESENTED), TierCaveat.of(true, true, false));
    assertTrue(TierCaveat.RESENTED.remedy().contains("distanceToNextTier"));
  }

  @Test
  void namesTheArgumentThatIsNull() {
    NullPointerTester tester = new NullPointerTester()
        .setDefault(TierScheme.Cut.class, TierScheme.Parts.of(1, 1))
        .setDefault(TierScheme.class, TierSchemes.curry())
        .setDefault(EmpiricalDistribution.class, ONE_TO_TEN)
        .setDefault(TierMigration.class, TierMigration.empty(4));
    tester.testAllPublicConstructors(TierScheme.class);
    tester.testAllPublicInstanceMethods(TierSchemes.curry().fit(ONE_TO_TEN));
    tester.testAllPublicConstructors(ValueTier.class);
    tester.testAllPublicStaticMethods(CurrentPotential.class);
    tester.testAllPublicInstanceMethods(TierMigration.empty(4));
  }
}
