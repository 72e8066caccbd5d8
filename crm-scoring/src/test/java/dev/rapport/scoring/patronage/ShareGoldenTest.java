package dev.rapport.scoring.patronage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.base.Splitter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Shares of wallet and the wallet allocation rule (Keiningham, Aksoy, Williams and Buoye 2015). The figures were computed by a
 * separate script from the published rule.
 */
class ShareGoldenTest {
  private static final double PRINTED = 5e-5;

  @Test
  void ratioOfSumsAndMeanOfRatios() {
    CategoryShareTally tally =
        CategoryShareTally.of(List.of(new CategoryShare(80, 100), new CategoryShare(10, 200)));
    assertEquals(0.30, tally.ratioOfSums().value(), 1e-15);
    assertEquals(0.425, tally.meanOfRatios(0.95).value(), 1e-15);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "2, 0.6667 0.3333",
    "3, 0.5 0.3333 0.1667",
    "4, 0.4 0.3 0.2 0.1",
    "5, 0.3333 0.2667 0.2 0.1333 0.0667",
  })
  void sharesByRank(int brands, String shares) {
    Map<String, Double> ratings = new LinkedHashMap<>();
    for (int rank = 1; rank <= brands; rank++) {
      ratings.put("brand " + rank, (double) -rank);
    }
    WalletAllocation allocation = WalletAllocation.ofRatings(ratings);
    int rank = 1;
    for (String share : Splitter.on(' ').split(shares)) {
      assertEquals(Double.parseDouble(share), allocation.share("brand " + rank), PRINTED);
      rank++;
    }
  }

  @Test
  void equalsShareTheirRanks() {
    Map<String, Double> ratings = new LinkedHashMap<>();
    ratings.put("a", 9.0);
    ratings.put("b", 9.0);
    ratings.put("c", 7.0);
    WalletAllocation allocation = WalletAllocation.ofRatings(ratings);
    assertEquals(
        List.of(1.5, 1.5, 3.0),
        allocation.brands().stream().map(WalletAllocation.Brand::rank).toList());
    assertEquals(0.4167, allocation.share("a"), PRINTED);
    assertEquals(0.4167, allocation.share("b"), PRINTED);
    assertEquals(0.1667, allocation.share("c"), PRINTED);
  }

  /** The authors' limits: 40 % of customers with several brands, 1.4 brands on average. */
  @Test
  void theRuleAppliesFromFortyPercentAndOnePointFourBrands() {
    assertEquals(true, new BrandUse(10, 4, 14).allowsWalletAllocation());
    assertEquals(false, new BrandUse(10, 3, 14).allowsWalletAllocation());
    assertEquals(true, new BrandUse(100, 40, 140).allowsWalletAllocation());
    assertEquals(false, new BrandUse(101, 40, 141).allowsWalletAllocation());
  }
}
