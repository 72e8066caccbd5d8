package dev.rapport.scoring.rfm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.testing.NullPointerTester;
import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.scoring.customerbase.CustomerBase;
import dev.rapport.scoring.customerbase.CutPoints;
import dev.rapport.scoring.customerbase.EmpiricalDistribution;
import dev.rapport.scoring.customerbase.PurchaseWindow;
import dev.rapport.scoring.samples.ByteForms;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RfmCutsTest {
  private static final CurrencyUnit EUR = CurrencyUnit.of("EUR");
  private static final RfmCuts CHOSEN =
      new RfmCuts(EUR, CutPoints.of(30, 90), CutPoints.of(1, 3), CutPoints.of(5_000, 20_000));

  @Test
  void quantilesAreTakenDimensionByDimension() {
    RfmDistribution distribution = RfmDistribution.of(
        EUR, new int[] {9, 3, 6, 1}, new int[] {1, 1, 2, 8}, new long[] {100, 900, 900, 400});
    assertEquals(
        new RfmCuts(EUR, CutPoints.of(3), CutPoints.of(1), CutPoints.of(400)),
        RfmCuts.quantiles(distribution, 2));
    assertEquals(4, distribution.customers());
  }

  @Test
  void profilesAndColumnsGiveTheSameDistribution() {
    List<RfmProfile> profiles = List.of(
        new RfmProfile(9, 1, Money.ofMinor(EUR, 100)),
        new RfmProfile(3, 2, Money.ofMinor(EUR, -5)));
    assertEquals(
        RfmDistribution.of(EUR, new int[] {3, 9}, new int[] {2, 1}, new long[] {-5, 100}),
        RfmDistribution.of(EUR, profiles));
    assertThrows(
        CurrencyMismatchException.class,
        () -> RfmDistribution.of(CurrencyUnit.of("USD"), profiles));
  }

  @Test
  void refusesColumnsThatAreNotOfTheSameCustomers() {
    IllegalArgumentException refused = assertThrows(
        IllegalArgumentException.class,
        () -> RfmDistribution.of(EUR, new int[2], new int[] {1}, new long[1]));
    assertEquals(
        "recencyDays, frequency and monetaryMinorUnits must be of the same customers, were of 2, 1 and 1",
        refused.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> RfmDistribution.of(EUR, new int[] {-1}, new int[] {1}, new long[1]));
    assertThrows(
        IllegalArgumentException.class,
        () -> RfmDistribution.of(EUR, new int[] {0}, new int[] {0}, new long[1]));
    assertThrows(
        CurrencyMismatchException.class,
        () -> RfmDistribution.empty(EUR).merge(RfmDistribution.empty(CurrencyUnit.of("USD"))));
  }

  @Test
  void refusesAScaleThatIsNone() {
    RfmDistribution one = RfmDistribution.of(EUR, new int[1], new int[] {1}, new long[1]);
    assertThrows(IllegalArgumentException.class, () -> RfmCuts.quantiles(one, 1));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> RfmCuts.quantiles(one, 11));
    assertEquals("bins must be 2 to 10, was 11", refused.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> RfmCuts.quantiles(
            CustomerBase.empty(PurchaseWindow.until(LocalDate.of(2026, 1, 1), ZoneOffset.UTC), EUR),
            5));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RfmCuts(EUR, CutPoints.of(1), CutPoints.of(1, 2), CutPoints.of(1)));
    CutPoints eleven = CutPoints.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThrows(IllegalArgumentException.class, () -> new RfmCuts(EUR, eleven, eleven, eleven));
  }

  @Test
  void travelsAsBytes() {
    ByteForms.assertTravels(CHOSEN, RfmCuts::toBytes, RfmCuts::fromBytes);
    RfmCuts token = new RfmCuts(
        CurrencyUnit.of("QQQ", 9), CutPoints.of(0), CutPoints.of(1), CutPoints.of(Long.MIN_VALUE));
    ByteForms.assertTravels(token, RfmCuts::toBytes, RfmCuts::fromBytes);
  }

  @Test
  void namesTheArgumentThatIsNull() {
    NullPointerTester tester = new NullPointerTester()
        .setDefault(CurrencyUnit.class, EUR)
        .setDefault(CutPoints.class, CutPoints.of(1))
        .setDefault(
            CustomerBase.class,
            CustomerBase.empty(
                PurchaseWindow.until(LocalDate.of(2026, 6, 30), ZoneOffset.UTC), EUR))
        .setDefault(EmpiricalDistribution.class, EmpiricalDistribution.empty())
        .setDefault(RfmDistribution.class, RfmDistribution.empty(EUR));
    tester.testAllPublicConstructors(RfmCuts.class);
    tester.testAllPublicStaticMethods(RfmCuts.class);
    tester.testAllPublicConstructors(NestedCuts.class);
    tester.testAllPublicStaticMethods(NestedCuts.class);
    tester.testAllPublicStaticMethods(NestedScorer.class);
    tester.testAllPublicStaticMethods(RfmTiles.class);
    tester.testAllPublicStaticMethods(RfmPoints.class);
    tester.testAllPublicConstructors(RfmDistribution.class);
    tester.testAllPublicStaticMethods(RfmDistribution.class);
  }
}
