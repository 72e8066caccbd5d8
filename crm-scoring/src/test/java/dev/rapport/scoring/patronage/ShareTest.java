package dev.rapport.scoring.patronage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.core.money.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShareTest {
  @Test
  void shareOfWalletInMoneyAndOfRequirementsInUnits() {
    assertEquals(
        0.8,
        CategoryShare.ofWallet(Money.of("EUR", "80.00"), Money.of("EUR", "100.00"))
            .share()
            .value());
    assertEquals(0.75, CategoryShare.ofRequirements(3, 4).share().value());
    assertThrows(
        CurrencyMismatchException.class,
        () -> CategoryShare.ofWallet(Money.of("EUR", "1"), Money.of("USD", "1")));
  }

  @Test
  void whatCannotBeAShareIsRefusedAndAnEmptyWalletHasNone() {
    assertThrows(IllegalArgumentException.class, () -> new CategoryShare(101, 100));
    assertThrows(IllegalArgumentException.class, () -> new CategoryShare(-1, 100));
    assertThrows(IllegalArgumentException.class, () -> new CategoryShare(0, -1));
    assertFalse(new CategoryShare(0, 0).share().isKnown());
  }

  @Test
  void aMatureCustomerDoesMostOfHisBusinessWithUs() {
    assertTrue(new CategoryShare(51, 100).isMostOfTheBusiness());
    assertFalse(new CategoryShare(50, 100).isMostOfTheBusiness());
    assertFalse(new CategoryShare(0, 0).isMostOfTheBusiness());
    assertTrue(new CategoryShare(Long.MAX_VALUE, Long.MAX_VALUE).isMostOfTheBusiness());
  }

  @Test
  void theMeanOfRatiosHasStudentsInterval() {
    // Shares 0.2, 0.4 and 0.9: mean 0.5, standard error 0.208167, t(0.975; 2) = 4.302653.
    CategoryShareTally tally = CategoryShareTally.of(List.of(
        new CategoryShare(2, 10),
        new CategoryShare(4, 10),
        new CategoryShare(9, 10),
        new CategoryShare(0, 0)));
    assertEquals(3, tally.customers());
    assertEquals(0.5, tally.meanOfRatios(0.95).value(), 1e-15);
    assertEquals(0, tally.meanOfRatios(0.95).interval().orElseThrow().lower());
    assertEquals(1, tally.meanOfRatios(0.95).interval().orElseThrow().upper());
    // At 50 %, t(0.75; 2) = 0.816497.
    assertEquals(
        0.5 - 0.816496580927726 * 0.20816659994661327,
        tally.meanOfRatios(0.5).interval().orElseThrow().lower(),
        1e-12);
    assertTrue(CategoryShareTally.of(List.of(new CategoryShare(1, 2)))
        .meanOfRatios(0.95)
        .interval()
        .isEmpty());
    assertFalse(CategoryShareTally.empty().meanOfRatios(0.95).isKnown());
    assertFalse(CategoryShareTally.empty().ratioOfSums().isKnown());
  }

  @Test
  void talliesAreEqualIfTheirSumsAre() {
    CategoryShareTally tally = CategoryShareTally.of(List.of(new CategoryShare(1, 3)));
    new EqualsTester()
        .addEqualityGroup(tally, CategoryShareTally.fromBytes(tally.toBytes()))
        .addEqualityGroup(CategoryShareTally.empty(), CategoryShareTally.of(List.of()))
        .testEquals();
    assertEquals("1 customers, 1 of 3", tally.toString());
  }

  @Test
  void aWalletIsDividedToTheLastCent() {
    Map<String, Double> ratings = new LinkedHashMap<>();
    ratings.put("ours", 8.0);
    ratings.put("theirs", 9.5);
    ratings.put("third", 3.0);
    Map<String, Money> amounts =
        WalletAllocation.ofRatings(ratings).allocate(Money.of("EUR", "100.00"));
    assertEquals("{ours=EUR 33.33, theirs=EUR 50.00, third=EUR 16.67}", amounts.toString());
  }

  @Test
  void refusesRanksThatNoRatingsGive() {
    List<List<WalletAllocation.Brand>> wrong = List.of(
        List.of(),
        List.of(new WalletAllocation.Brand("a", 4)),
        List.of(new WalletAllocation.Brand("a", 2), new WalletAllocation.Brand("a", 4)),
        List.of(new WalletAllocation.Brand("a", 2), new WalletAllocation.Brand("b", 2)));
    wrong.forEach(
        brands -> assertThrows(IllegalArgumentException.class, () -> new WalletAllocation(brands)));
    assertThrows(
        IllegalArgumentException.class, () -> WalletAllocation.ofRatings(Map.of("a", Double.NaN)));
    assertThrows(
        IllegalArgumentException.class,
        () -> WalletAllocation.ofRatings(Map.of("a", 1.0)).share("b"));
  }

  @Test
  void brandUseCountsCustomers() {
    BrandUse use = BrandUse.empty().with(1).with(3).with(2);
    assertEquals(new BrandUse(3, 2, 6), use);
    assertEquals(2.0, use.meanBrands().value());
    assertEquals(2, use.ofSeveral().successes());
    assertFalse(BrandUse.empty().meanBrands().isKnown());
    assertFalse(BrandUse.empty().allowsWalletAllocation());
    assertThrows(IllegalArgumentException.class, () -> use.with(0));
    assertThrows(IllegalArgumentException.class, () -> new BrandUse(3, 0, 4));
    assertThrows(IllegalArgumentException.class, () -> new BrandUse(3, 2, 4));
    assertThrows(IllegalArgumentException.class, () -> new BrandUse(3, 4, 9));
  }

  @Test
  void theWeakestKeyToLoyaltyComesFirst() {
    assertEquals(
        List.of(
            LoyaltyKey.DISTINCT_SERVICE,
            LoyaltyKey.CUSTOMER_CENTRED,
            LoyaltyKey.COMPLAINT_HANDLING,
            LoyaltyKey.FOCUS,
            LoyaltyKey.COMMUNICATION),
        LoyaltyKey.weakestFirst(Map.of(
            LoyaltyKey.FOCUS, 7, LoyaltyKey.COMMUNICATION, 7, LoyaltyKey.COMPLAINT_HANDLING, 2)));
    assertEquals("正确处理抱怨", LoyaltyKey.COMPLAINT_HANDLING.term());
    assertTrue(LoyaltyKey.DISTINCT_SERVICE.measures().contains("wallet"));
  }

  @Test
  void namesTheArgumentThatIsNull() {
    NullPointerTester tester = new NullPointerTester()
        .setDefault(Money.class, Money.of("EUR", "1"))
        .setDefault(CategoryShareTally.class, CategoryShareTally.empty());
    tester.testAllPublicStaticMethods(CategoryShare.class);
    tester.testAllPublicStaticMethods(CategoryShareTally.class);
    tester.testAllPublicStaticMethods(WalletAllocation.class);
    tester.testAllPublicInstanceMethods(WalletAllocation.ofRatings(Map.of("a", 1.0)));
    tester.testAllPublicStaticMethods(LoyaltyKey.class);
  }
}
