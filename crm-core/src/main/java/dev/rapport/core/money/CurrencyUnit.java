package dev.rapport.core.money;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import org.jspecify.annotations.Nullable;

/**
 * A currency: its three-letter code and how many digits its minor unit has.
 *
 * <p>{@code CurrencyUnit.of("EUR")} has 2 digits (1 euro is 100 cents), {@code CurrencyUnit.of("JPY")} none, {@code
 * CurrencyUnit.of("KWD")} 3. The digits of the currencies in force come from ISO 4217 (amendment 177) and are part of this
 * class, so that an amount means the same on every JVM. A currency outside the standard is made with {@link #of(String, int)};
 * two units of one code are equal exactly if their digits agree.
 *
 * <p>A currency is not a rate: conversion between currencies is the caller's, who knows the rate and the day.
 *
 * @param code three capital letters {@code A} to {@code Z}
 * @param minorDigits decimal digits of the minor unit, 0 to 9; the digits of the standard where it knows the code
 */
public record CurrencyUnit(String code, int minorDigits) {
  /** Enough for every currency there is; more would leave too few digits of a {@code long} for the amount. */
  private static final int MAX_MINOR_DIGITS = 9;

  private static final ImmutableMap<String, Integer> ISO_4217 = iso4217();

  /* One object for each currency of the standard, since every amount has one. */
  private static final ImmutableMap<String, CurrencyUnit> UNITS = units();

  /**
   * Checks the components.
   *
   * @param code three capital letters
   * @param minorDigits 0 to 9, and as in ISO 4217 where it knows the code
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public CurrencyUnit {
    requireNonNull(code, "code");
    checkArgument(isThreeCapitals(code), "code must be three capital letters, was \"%s\"", code);
    checkArgument(
        minorDigits >= 0 && minorDigits <= MAX_MINOR_DIGITS,
        "minorDigits must be 0 to 9, was %s",
        minorDigits);
    @Nullable Integer standard = ISO_4217.get(code);
    checkArgument(
        standard == null || standard == minorDigits,
        "minorDigits of %s must be %s as in ISO 4217, was %s",
        code,
        standard,
        minorDigits);
  }

  /**
   * Returns a currency of the standard.
   *
   * @param code three capital letters, such as {@code "EUR"}
   * @return the currency with the minor digits of ISO 4217
   * @throws IllegalArgumentException if the standard does not know the code
   */
  public static CurrencyUnit of(String code) {
    @Nullable CurrencyUnit unit = UNITS.get(requireNonNull(code, "code"));
    checkArgument(
        unit != null,
        "code must be a currency of ISO 4217, was \"%s\". Codes are capital letters; for a currency outside the standard give its minor digits: of(code, digits).",
        code);
    return unit;
  }

  /**
   * Returns a currency with the given digits, for codes that the standard does not know (a withdrawn currency, a token).
   *
   * @param code three capital letters
   * @param minorDigits decimal digits of the minor unit, 0 to 9
   * @return the currency
   * @throws IllegalArgumentException if the standard knows the code with other digits, or an argument is out of range
   */
  public static CurrencyUnit of(String code, int minorDigits) {
    return new CurrencyUnit(code, minorDigits);
  }

  /**
   * Returns the code.
   *
   * @return the three letters
   */
  @Override
  public String toString() {
    return code;
  }

  private static boolean isThreeCapitals(String code) {
    return code.length() == 3 && code.chars().allMatch(c -> c >= 'A' && c <= 'Z');
  }

  /* ISO 4217 list one, currencies in force with their minor digits; funds codes, metals and test codes are left out. */
  private static ImmutableMap<String, Integer> iso4217() {
    ImmutableMap.Builder<String, Integer> digits = ImmutableMap.builder();
    put(digits, 0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF");
    put(
        digits,
        2,
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP"
            + " CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR"
            + " JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN"
            + " NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD"
            + " SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG");
    put(digits, 3, "BHD IQD JOD KWD LYD OMR TND");
    put(digits, 4, "CLF UYW");
    return digits.buildOrThrow();
  }

  private static ImmutableMap<String, CurrencyUnit> units() {
    ImmutableMap.Builder<String, CurrencyUnit> units = ImmutableMap.builder();
    ISO_4217.forEach((code, digits) -> units.put(code, new CurrencyUnit(code, digits)));
    return units.buildOrThrow();
  }

  private static void put(
      ImmutableMap.Builder<String, Integer> digits, int minorDigits, String codes) {
    for (String code : Splitter.on(' ').split(codes)) {
      digits.put(code, minorDigits);
    }
  }
}
