package dev.rapport.scoring.patronage;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.money.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * The wallet allocation rule: how a customer divides the spending on a category among the brands he uses, from nothing but their ranks in
 * his mind.
 *
 * <pre>
 * share = (1 − rank / (N + 1)) · 2 / N
 * </pre>
 *
 * <p>With three brands the first gets a half, the second a third, the third a sixth. It is the rank that counts: a brand rated 9 of 10 that
 * comes second to a 10 gets what a 2 gets that comes second to a 3. Brands rated alike share their ranks, so two leaders of three
 * get 5/12 each. The shares are fractions of one whole number and add up to one exactly, whatever ties.
 *
 * <p>The rule is an average law over customers with no term for price or habit, and critics point out that ranks and shares go together in
 * any market; it is for setting a direction, not for a forecast of one customer. {@link BrandUse} says when it applies.
 *
 * <p>Reference: T. L. Keiningham, L. Aksoy, A. Buoye and B. Cooil (2011), Customer loyalty isn't enough. Grow your share of wallet, Harvard
 * Business Review 89(10), 29–31; T. Keiningham, L. Aksoy, L. Williams and A. Buoye (2015), The Wallet Allocation Rule, Wiley.
 *
 * @param brands the brands that the customer uses, in the order in which they were given
 */
public record WalletAllocation(List<Brand> brands) {
  /** So many brands that all fractions are exact; nobody uses as many. */
  private static final int MOST_BRANDS = 1_000;

  /**
   * Checks that the ranks are those of some ratings.
   *
   * @param brands 1 to 1,000, with different names, and ranks that add up as those of as many brands do
   * @throws IllegalArgumentException if they are not
   */
  public WalletAllocation {
    brands = List.copyOf(requireNonNull(brands, "brands"));
    int n = brands.size();
    checkArgument(n >= 1 && n <= MOST_BRANDS, "brands must be 1 to %s, were %s", MOST_BRANDS, n);
    checkArgument(
        brands.stream().map(Brand::name).distinct().count() == n,
        "brands must have different names, were %s",
        brands);
    checkArgument(
        brands.stream().mapToLong(Brand::twiceRank).sum() == (long) n * (n + 1)
            && brands.stream().allMatch(brand -> brand.twiceRank() <= 2L * n),
        "ranks must be those of %s brands, equals sharing their mean, were %s",
        n,
        brands);
  }

  /**
   * A brand with its rank.
   *
   * @param name what it is called
   * @param twiceRank two times the rank, so that shared ranks are whole: 2 for the first alone, 3 for two who share ranks 1 and 2
   */
  public record Brand(String name, long twiceRank) {
    /**
     * Checks the components.
     *
     * @param name not blank
     * @param twiceRank 2 or more
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Brand {
      checkArgument(!requireNonNull(name, "name").isBlank(), "name must not be blank");
      checkArgument(twiceRank >= 2, "twiceRank must be 2 or more, was %s", twiceRank);
    }

    /**
     * Returns the rank.
     *
     * @return 1 for the favourite; with halves where ranks are shared
     */
    public double rank() {
      return twiceRank / 2.0;
    }
  }

  /**
   * Ranks brands by how a customer rates them.
   *
   * @param ratings a rating for each brand that the customer uses, higher is better; 1 to 1,000
   * @return the allocation, in the order of the map
   * @throws IllegalArgumentException if there is no brand or a rating is not finite
   */
  public static WalletAllocation ofRatings(Map<String, Double> ratings) {
    requireNonNull(ratings, "ratings");
    double[] sorted =
        ratings.values().stream().mapToDouble(Double::doubleValue).sorted().toArray();
    checkArgument(
        DoubleStream.of(sorted).allMatch(Double::isFinite),
        "ratings must be finite, were %s",
        ratings);
    List<Brand> brands = new ArrayList<>(sorted.length);
    ratings.forEach((name, rating) -> {
      long better = DoubleStream.of(sorted).filter(other -> other > rating).count();
      long equal = DoubleStream.of(sorted).filter(other -> other == rating).count();
      // Ranks better + 1 to better + equal, of which each takes the mean.
      brands.add(new Brand(name, 2 * better + equal + 1));
    });
    return new WalletAllocation(brands);
  }

  /**
   * Returns the share that a brand gets of the wallet.
   *
   * @param name a brand of the allocation
   * @return above 0 and at most 1
   * @throws IllegalArgumentException if there is no such brand
   */
  public double share(String name) {
    requireNonNull(name, "name");
    Brand brand = brands.stream()
        .filter(candidate -> candidate.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            "name must be one of " + brands + ", was \"" + name + "\""));
    return (double) parts(brand) / wholeParts();
  }

  /**
   * Returns all shares.
   *
   * @return an unmodifiable map in the order of the brands
   */
  public Map<String, Double> shares() {
    Map<String, Double> shares = new LinkedHashMap<>();
    brands.forEach(brand -> shares.put(brand.name(), (double) parts(brand) / wholeParts()));
    return Collections.unmodifiableMap(shares);
  }

  /**
   * Returns a brand's share as a number of equal parts of the wallet, of which there are {@link #wholeParts()}.
   *
   * @param brand a brand of the allocation
   * @return 1 or more
   */
  public long parts(Brand brand) {
    return 2L * (brands.size() + 1) - requireNonNull(brand, "brand").twiceRank();
  }

  /**
   * Returns into how many equal parts the wallet is divided.
   *
   * @return N (N + 1); the parts of all brands add up to it
   */
  public long wholeParts() {
    return (long) brands.size() * (brands.size() + 1);
  }

  /**
   * Divides a wallet, to the last minor unit.
   *
   * @param wallet what the customer spends on the category
   * @return an unmodifiable map in the order of the brands; the amounts add up to the wallet
   */
  public Map<String, Money> allocate(Money wallet) {
    List<Money> amounts = requireNonNull(wallet, "wallet")
        .allocate(brands.stream().mapToLong(this::parts).toArray());
    Map<String, Money> allocated = new LinkedHashMap<>();
    for (int i = 0; i < brands.size(); i++) {
      allocated.put(brands.get(i).name(), amounts.get(i));
    }
    return Collections.unmodifiableMap(allocated);
  }
}
