package dev.rapport.core.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.testkit.MoneyArbitraries;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The laws of money. */
class MoneyProperties {
  private static final CurrencyUnit EUR = CurrencyUnit.of("EUR");

  @Provide
  Arbitrary<Money> euros() {
    return MoneyArbitraries.ordinary(EUR);
  }

  @Provide
  Arbitrary<long[]> weights() {
    return Arbitraries.longs()
        .between(0, Long.MAX_VALUE)
        .array(long[].class)
        .ofMinSize(1)
        .ofMaxSize(12)
        .filter(weights -> Arrays.stream(weights).anyMatch(weight -> weight > 0));
  }

  @Property
  void parseReadsWhatToStringWrites(@ForAll Money money) {
    assertEquals(money, Money.parse(money.toString()));
  }

  @Property
  void amountAndMinorUnitsAreTheSameNumber(@ForAll Money money) {
    assertEquals(money, Money.of(money.currency(), money.amount()));
    assertEquals(money, Money.ofMinor(money.currency(), money.minorUnits()));
  }

  @Property
  void additionIsAssociativeAndCommutative(
      @ForAll("euros") Money a, @ForAll("euros") Money b, @ForAll("euros") Money c) {
    assertEquals(a.plus(b).plus(c), a.plus(b.plus(c)));
    assertEquals(a.plus(b), b.plus(a));
  }

  @Property
  void subtractionUndoesAddition(@ForAll("euros") Money a, @ForAll("euros") Money b) {
    assertEquals(a, a.plus(b).minus(b));
    assertEquals(Money.zero(EUR), a.plus(a.negated()));
    assertEquals(a.minus(b), b.minus(a).negated());
  }

  /** Over the whole range: the sum is exact or it raises, it never wraps round. */
  @Property
  void additionIsExactOrRaises(@ForAll long left, @ForAll long right) {
    BigInteger exact = BigInteger.valueOf(left).add(BigInteger.valueOf(right));
    Money a = Money.ofMinor(EUR, left);
    Money b = Money.ofMinor(EUR, right);
    if (exact.bitLength() > 63) {
      assertThrows(ArithmeticException.class, () -> a.plus(b));
    } else {
      assertEquals(exact.longValueExact(), a.plus(b).minorUnits());
    }
  }

  @Property
  void multiplicationIsExactOrRaises(@ForAll long units, @ForAll long factor) {
    BigInteger exact = BigInteger.valueOf(units).multiply(BigInteger.valueOf(factor));
    Money money = Money.ofMinor(EUR, units);
    if (exact.bitLength() > 63) {
      assertThrows(ArithmeticException.class, () -> money.multipliedBy(factor));
    } else {
      assertEquals(exact.longValueExact(), money.multipliedBy(factor).minorUnits());
    }
  }

  @Property
  void roundingMovesAProductByLessThanAMinorUnit(
      @ForAll("euros") Money money,
      @ForAll("factors") BigDecimal factor,
      @ForAll("roundings") RoundingMode rounding) {
    BigDecimal exact = money.amount().multiply(factor);
    BigDecimal error =
        money.multipliedBy(factor, rounding).amount().subtract(exact).abs();
    assertTrue(error.compareTo(new BigDecimal("0.01")) < 0, () -> "off by " + error);
  }

  @Provide
  Arbitrary<BigDecimal> factors() {
    return Arbitraries.bigDecimals()
        .between(BigDecimal.valueOf(-100), BigDecimal.valueOf(100))
        .ofScale(5);
  }

  @Provide
  Arbitrary<RoundingMode> roundings() {
    return Arbitraries.of(RoundingMode.class).filter(mode -> mode != RoundingMode.UNNECESSARY);
  }

  @Property
  void allocationSumsToTheAmount(@ForAll("euros") Money money, @ForAll("weights") long[] weights) {
    List<Money> shares = money.allocate(weights);
    assertEquals(weights.length, shares.size());
    assertEquals(money, shares.stream().collect(Money.summing(EUR)));
  }

  @Property
  void everyShareIsWithinAMinorUnitOfItsQuota(
      @ForAll("euros") Money money, @ForAll("weights") long[] weights) {
    List<Money> shares = money.allocate(weights);
    BigInteger total = Arrays.stream(weights)
        .mapToObj(BigInteger::valueOf)
        .reduce(BigInteger.ZERO, BigInteger::add);
    for (int i = 0; i < weights.length; i++) {
      // |share - money * weight / total| < 1, kept whole by multiplying with the total
      BigInteger quota =
          BigInteger.valueOf(money.minorUnits()).multiply(BigInteger.valueOf(weights[i]));
      BigInteger share = BigInteger.valueOf(shares.get(i).minorUnits()).multiply(total);
      assertTrue(share.subtract(quota).abs().compareTo(total) < 0, "share " + i + " of " + shares);
    }
  }

  @Property
  void splitPartsDifferByAtMostOneMinorUnit(
      @ForAll("euros") Money money, @ForAll @IntRange(min = 1, max = 50) int parts) {
    List<Money> split = money.split(parts);
    long least = split.stream().mapToLong(Money::minorUnits).min().orElseThrow();
    long most = split.stream().mapToLong(Money::minorUnits).max().orElseThrow();
    assertTrue(most - least <= 1, split::toString);
    assertEquals(money, split.stream().collect(Money.summing(EUR)));
  }

  @Property
  void orderFollowsTheAmount(@ForAll("euros") Money a, @ForAll("euros") Money b) {
    assertEquals(a.amount().compareTo(b.amount()), Integer.signum(a.compareTo(b)));
    assertEquals(a.equals(b), a.compareTo(b) == 0);
  }

  @Property
  void sumDoesNotDependOnTheOrder(@ForAll @Size(max = 20) List<@From("euros") Money> amounts) {
    List<Money> backwards = amounts.stream().sorted((a, b) -> b.compareTo(a)).toList();
    assertEquals(
        amounts.stream().collect(Money.summing(EUR)),
        backwards.stream().collect(Money.summing(EUR)));
  }

  @Property
  void currenciesNeverMix(@ForAll Money a, @ForAll Money b) {
    Assume.that(!a.currency().equals(b.currency()));
    assertThrows(CurrencyMismatchException.class, () -> a.plus(b));
    assertThrows(CurrencyMismatchException.class, () -> a.minus(b));
    assertThrows(CurrencyMismatchException.class, () -> a.compareTo(b));
  }

  @Property
  void discountFactorsMultiplyOverTime(
      @ForAll DiscountRate rate,
      @ForAll @DoubleRange(max = 40) double s,
      @ForAll @DoubleRange(max = 40) double t) {
    double together = rate.factor(s + t);
    assertEquals(together, rate.factor(s) * rate.factor(t), 1e-12 * together);
  }

  @Property
  void discountRateSurvivesEveryConversion(
      @ForAll DiscountRate rate, @ForAll @IntRange(min = 1, max = 365) int periods) {
    assertEquals(
        rate.annualEffective(),
        DiscountRate.ofPeriod(rate.perPeriod(periods), periods).annualEffective(),
        1e-12);
    assertEquals(
        rate.annualEffective(),
        DiscountRate.ofContinuous(rate.continuous()).annualEffective(),
        1e-12);
  }

  @Example
  void theKitGeneratesMoneyOfSeveralCurrencies() {
    assertTrue(MoneyArbitraries.money()
            .sampleStream()
            .limit(200)
            .map(Money::currency)
            .distinct()
            .count()
        > 3);
  }
}
