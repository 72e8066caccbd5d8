package dev.rapport.loyalty.testkit;

import dev.rapport.core.testkit.TimeArbitraries;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.expiry.ExpiryPolicies;
import dev.rapport.loyalty.expiry.ExpiryPolicy;
import dev.rapport.loyalty.expiry.ExpiryStart;
import dev.rapport.loyalty.expiry.FixedExpiry;
import dev.rapport.loyalty.expiry.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Expiry policies of every kind and the occasions that they look at, for properties. */
public final class ExpiryArbitraries {
  private ExpiryArbitraries() {}

  /**
   * Occasions in zones with awkward clocks: points available at once and points pending for up to 60 days.
   *
   * @return occasions from 1900 to 2100
   */
  public static Arbitrary<Occasion> occasions() {
    Arbitrary<Duration> pending = Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.just(Duration.ZERO)),
        Tuple.of(1, Arbitraries.longs().between(1, 60L * 86_400).map(Duration::ofSeconds)));
    return Combinators.combine(earnings(), pending, TimeArbitraries.zones())
        .as((earnedAt, delay, zone) -> new Occasion(earnedAt, earnedAt.plus(delay), zone))
        .withoutEdgeCases();
  }

  /**
   * Instants at which points are earned, those at the edges of days and changes of clocks among them.
   *
   * @return instants from 1900 to 2100
   */
  public static Arbitrary<Instant> earnings() {
    return Arbitraries.oneOf(
        TimeArbitraries.instants(), TimeArbitraries.moments().map(moment -> moment.toInstant()));
  }

  /**
   * Periods that points can last: none, days, months and mixtures of them.
   *
   * @return periods of up to about eight years
   */
  public static Arbitrary<Period> lives() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(0, 40),
            Arbitraries.integers().between(0, 100))
        .as(Period::of);
  }

  /**
   * Rolling policies, rounded up to ranges of every kind.
   *
   * @return rolling policies
   */
  public static Arbitrary<FixedExpiry.Rolling> rolling() {
    return Combinators.combine(
            lives(),
            Arbitraries.of(true, false),
            Arbitraries.oneOf(Arbitraries.just(ExpiryPolicies.DAY_END), TimeArbitraries.cycles()),
            Arbitraries.of(ExpiryStart.class))
        .as((life, firstDayCounts, roundUpTo, from) ->
            new FixedExpiry.Rolling(life, firstDayCounts && !life.isZero(), roundUpTo, from));
  }

  /**
   * Policies with an end that is known from the beginning, or none; no custom ones.
   *
   * @return fixed policies
   */
  public static Arbitrary<FixedExpiry> fixed() {
    Arbitrary<ExpiryStart> starts = Arbitraries.of(ExpiryStart.class);
    return Arbitraries.oneOf(
            Arbitraries.just(ExpiryPolicies.never()),
            rolling().map(policy -> (FixedExpiry) policy),
            Combinators.combine(Arbitraries.longs().between(1, 100_000_000), starts)
                .as((seconds, from) -> new FixedExpiry.Lasting(Duration.ofSeconds(seconds), from)),
            Combinators.combine(
                    TimeArbitraries.monthDays().list().ofMinSize(1).ofMaxSize(6), lives(), starts)
                .as(FixedExpiry.OnDates::new))
        .withoutEdgeCases();
  }

  /**
   * Policies that slide on one of two clocks.
   *
   * @return sliding policies
   */
  public static Arbitrary<ExpiryPolicy.Sliding> sliding() {
    return Combinators.combine(
            Arbitraries.of("activity", "stays"),
            rolling(),
            Arbitraries.of("earn", "spend", "visit")
                .map(ActivityKind::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4))
        .as(ExpiryPolicy.Sliding::new)
        .withoutEdgeCases();
  }

  /**
   * Schedules of one to five shares.
   *
   * @return policies under which points end bit by bit
   */
  public static Arbitrary<ExpiryPolicy.Decay> decays() {
    return Combinators.combine(Arbitraries.longs().between(1, 1_000_000), fixed())
        .as(ExpiryPolicy.Decay.Share::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(ExpiryPolicy.Decay::new)
        .withoutEdgeCases();
  }

  /**
   * Policies under which all points end together: fixed, sliding, or the earliest of some.
   *
   * @return policies that do not decay
   */
  public static Arbitrary<ExpiryPolicy> whole() {
    Arbitrary<ExpiryPolicy> simple = Arbitraries.oneOf(
        fixed().map(policy -> (ExpiryPolicy) policy),
        sliding().map(policy -> (ExpiryPolicy) policy));
    Arbitrary<ExpiryPolicy> earliest = Combinators.combine(
            simple, fixed().list().ofMinSize(1).ofMaxSize(3))
        .as((first, others) -> others.stream()
            .reduce(
                first,
                (ExpiryPolicy a, FixedExpiry b) -> ExpiryPolicies.earliestOf(a, b),
                ExpiryPolicies::earliestOf));
    return Arbitraries.oneOf(simple, earliest).withoutEdgeCases();
  }

  /**
   * Policies of every kind but custom ones.
   *
   * @return any policies
   */
  public static Arbitrary<ExpiryPolicy> policies() {
    return Arbitraries.oneOf(whole(), decays().map(policy -> (ExpiryPolicy) policy))
        .withoutEdgeCases();
  }
}
