package dev.rapport.loyalty.expiry;

import static dev.rapport.loyalty.expiry.ExpiryPolicies.never;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.rolling;
import static java.time.ZoneOffset.UTC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.loyalty.expiry.ExpiryTerms.Level;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpiryTermsTest {
  private static final Occasion AT_ONCE = Occasion.at(Instant.parse("2026-07-06T10:00:00Z"), UTC);
  private static final ExpiryTerms TYPE =
      new ExpiryTerms(Level.TYPE, "miles", 1, rolling(Period.ofYears(3)));
  private static final ExpiryTerms TIER = new ExpiryTerms(Level.TIER, "pps", 2, never());
  private static final ExpiryTerms RULE =
      new ExpiryTerms(Level.RULE, "flash-sale", 7, rolling(Period.ofDays(30)));

  @Test
  void theTierOverridesTheTypeAndTheRuleOverridesTheTier() {
    assertEquals(TYPE, ExpiryTerms.resolve(List.of(TYPE), AT_ONCE).terms());
    assertTrue(ExpiryTerms.resolve(List.of(TYPE, TIER), AT_ONCE).plan().expiry().isNever());
    assertEquals(
        "2026-08-06T00:00:00Z",
        ExpiryTerms.resolve(List.of(TYPE, RULE, TIER), AT_ONCE).plan().expiry().toString());
  }

  @Test
  void aRuleOverridesTheTypeEvenIfItsPointsEndSooner() {
    assertEquals(RULE, ExpiryTerms.resolve(List.of(TYPE, RULE), AT_ONCE).terms());
  }

  @Test
  void theRecordSaysWhoseTermsDecidedAndWhichVersion() {
    ResolvedExpiry resolved = ExpiryTerms.resolve(List.of(TYPE, TIER), AT_ONCE);
    assertEquals("tier pps v2", resolved.terms().label());
    assertEquals(
        List.of(
            "the terms of tier pps, version 2, decide: points never end; they override those of type miles, version 1: rolling P3Y"),
        resolved.explanation().lines());
  }

  @Test
  void refusesTwoTermsOfOneLevelAndNone() {
    assertThrows(
        IllegalArgumentException.class, () -> ExpiryTerms.resolve(List.of(TIER, TIER), AT_ONCE));
    assertThrows(IllegalArgumentException.class, () -> ExpiryTerms.resolve(List.of(), AT_ONCE));
  }

  @Test
  void refusesAPlanOfOtherTerms() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ResolvedExpiry(TIER, List.of(), TYPE.policy().plan(AT_ONCE)));
  }

  @Test
  void aVersionIsInForceFromItsInstantOn() {
    Instant change = Instant.parse("2026-01-01T00:00:00Z");
    ExpiryVersions versions = ExpiryVersions.of(never()).then(change, rolling(Period.ofMonths(12)));
    assertEquals(1, versions.at(change.minusNanos(1)).number());
    assertEquals(2, versions.at(change).number());
    assertEquals(
        new ExpiryTerms(Level.TYPE, "beans", 2, rolling(Period.ofMonths(12))),
        versions.at(change).terms(Level.TYPE, "beans"));
    assertEquals(2, versions.versions().size());
    assertThrows(IllegalArgumentException.class, () -> versions.then(change, never()));
  }
}
