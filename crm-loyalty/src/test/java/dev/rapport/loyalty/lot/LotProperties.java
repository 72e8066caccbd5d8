package dev.rapport.loyalty.lot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.loyalty.testkit.LotArbitraries;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class LotProperties {
  @Provide
  Arbitrary<Instant> crowded() {
    return LotArbitraries.crowdedInstants();
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  @Property
  void noLaterThanIsTheMinimumOfTheEndsAndKeepsTheClock(
      @ForAll Expiry expiry, @ForAll("crowded") Instant limit) {
    Expiry limited = expiry.noLaterThan(limit);
    assertEquals(earlier(expiry.hardAt(), limit), limited.hardAt());
    assertEquals(expiry.clock(), limited.clock());
  }

  @Property
  void limitsCommuteRepeatAndHaveANeutralOne(
      @ForAll Expiry expiry, @ForAll("crowded") Instant one, @ForAll("crowded") Instant other) {
    Expiry both = expiry.noLaterThan(one).noLaterThan(other);
    assertEquals(both, expiry.noLaterThan(other).noLaterThan(one));
    assertEquals(both, both.noLaterThan(one));
    assertEquals(expiry, expiry.noLaterThan(Instant.MAX));
  }

  @Property
  void expiryIsNeverExactlyIfNothingEndsIt(@ForAll Expiry expiry) {
    assertEquals(expiry.equals(Expiry.never()), expiry.isNever());
    assertEquals(expiry.isNever(), !expiry.isSliding() && expiry.hardAt().equals(Instant.MAX));
  }

  @Property
  void termsAreRefusedExactlyIfTheyEndBeforeTheyBegin(
      @ForAll("crowded") Instant from, @ForAll Expiry expiry) {
    if (from.isBefore(expiry.hardAt())) {
      assertEquals(from, LotTerms.availableFrom(from, expiry).availableFrom());
    } else {
      assertThrows(IllegalArgumentException.class, () -> LotTerms.availableFrom(from, expiry));
    }
  }

  @Property
  void preferencesOrderLotsTotallyUpToTies(
      @ForAll DrawOrder order, @ForAll Lot a, @ForAll Lot b, @ForAll Lot c) {
    Comparator<Lot> preference = order.preference();
    int ab = Integer.signum(preference.compare(a, b));
    int bc = Integer.signum(preference.compare(b, c));
    int ac = Integer.signum(preference.compare(a, c));
    assertEquals(0, preference.compare(a, a));
    assertEquals(-ab, Integer.signum(preference.compare(b, a)), "antisymmetric");
    if (ab <= 0 && bc <= 0) {
      assertTrue(ac <= 0, "transitive");
    }
    if (ab == 0) {
      assertEquals(bc, ac, "lots that tie stand alike to every other");
    }
  }

  @Property
  void preferencesLookAtWhatAnotherEndDoesNotChange(
      @ForAll DrawOrder order, @ForAll Lot a, @ForAll Lot b, @ForAll Expiry expiry) {
    assertEquals(
        order.preference().compare(a, b), order.preference().compare(a.withExpiry(expiry), b));
  }

  @Property
  void withersChangeOneThing(@ForAll Lot lot, @ForAll Expiry expiry) {
    Lot changed = lot.withExpiry(expiry);
    assertEquals(expiry, changed.expiry());
    assertEquals(lot, changed.withExpiry(lot.expiry()));
    assertEquals(lot, lot.movedTo(lot.id() + 1, lot.original()).movedTo(lot.id(), lot.original()));
  }

  @Property
  void sumOfDrawsIsTheSumOfTheirUnits(@ForAll @Size(max = 20) List<Draw> draws) {
    BigInteger sum = draws.stream()
        .map(draw -> BigInteger.valueOf(draw.units()))
        .reduce(BigInteger.ZERO, BigInteger::add);
    assertEquals(sum, BigInteger.valueOf(Draw.sum(draws)));
  }
}
