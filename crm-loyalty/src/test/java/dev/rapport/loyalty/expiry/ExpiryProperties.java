package dev.rapport.loyalty.expiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.testkit.TimeArbitraries;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.Days;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.testkit.ExpiryArbitraries;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class ExpiryProperties {
  private static final PointType BEANS = PointType.redeemable("beans");

  @Provide
  Arbitrary<Occasion> occasions() {
    return ExpiryArbitraries.occasions();
  }

  @Provide
  Arbitrary<ExpiryPolicy> policies() {
    return ExpiryArbitraries.policies();
  }

  @Provide
  Arbitrary<ExpiryPolicy> whole() {
    return ExpiryArbitraries.whole();
  }

  @Provide
  Arbitrary<FixedExpiry> fixed() {
    return ExpiryArbitraries.fixed();
  }

  @Provide
  Arbitrary<FixedExpiry.Rolling> rolling() {
    return ExpiryArbitraries.rolling();
  }

  @Provide
  Arbitrary<ExpiryPolicy.Sliding> sliding() {
    return ExpiryArbitraries.sliding();
  }

  @Provide
  Arbitrary<ExpiryPolicy.Decay> decays() {
    return ExpiryArbitraries.decays();
  }

  @Provide
  Arbitrary<Cycle> cycles() {
    return TimeArbitraries.cycles();
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return TimeArbitraries.zones();
  }

  @Provide
  Arbitrary<Period> lives() {
    return ExpiryArbitraries.lives();
  }

  @Provide
  Arbitrary<List<Lot>> lots() {
    return Combinators.combine(occasions(), fixed())
        .as((occasion, policy) -> new Lot(
            1,
            Points.of(BEANS, 7),
            occasion.earnedAt(),
            occasion.availableFrom(),
            policy.expiry(occasion),
            Origin.none()))
        .list()
        .ofMaxSize(6)
        .map(ExpiryProperties::numbered);
  }

  private static List<Lot> numbered(List<Lot> lots) {
    List<Lot> numbered = new ArrayList<>();
    for (Lot lot : lots) {
      numbered.add(lot.movedTo(numbered.size() + 1, lot.original()));
    }
    return numbered;
  }

  @Property
  void noPointsEndBeforeTheyBegin(
      @ForAll("policies") ExpiryPolicy policy, @ForAll("occasions") Occasion occasion) {
    ExpiryPlan plan = policy.plan(occasion);
    for (ExpiryPlan.Part part : plan.parts()) {
      assertTrue(part.expiry().hardAt().isAfter(occasion.availableFrom()));
    }
    plan.clock().ifPresent(move -> assertTrue(move.until().isAfter(occasion.availableFrom())));
  }

  @Property
  void pendingPointsAreGoodThroughTheDayOnWhichTheyBecomeAvailable(
      @ForAll("fixed") FixedExpiry policy, @ForAll("occasions") Occasion occasion) {
    Instant lastOfDay =
        Days.lastInstantOf(Days.of(occasion.availableFrom(), occasion.zone()), occasion.zone());
    if (occasion.isPending()) {
      assertTrue(policy.end(occasion).isAfter(lastOfDay));
    }
  }

  @Property
  void earningLaterNeverEndsSooner(
      @ForAll("fixed") FixedExpiry policy,
      @ForAll("occasions") Occasion occasion,
      @ForAll @LongRange(max = 40L * 86_400) long laterSeconds) {
    Duration later = Duration.ofSeconds(laterSeconds);
    Occasion second = new Occasion(
        occasion.earnedAt().plus(later), occasion.availableFrom().plus(later), occasion.zone());
    assertFalse(policy.end(second).isBefore(policy.end(occasion)));
  }

  @Property
  void roundingUpNeverShortens(
      @ForAll("rolling") FixedExpiry.Rolling policy,
      @ForAll("cycles") Cycle cycle,
      @ForAll("occasions") Occasion occasion) {
    assertFalse(policy
        .roundedUpTo(cycle)
        .end(occasion)
        .isBefore(policy.roundedUpTo(ExpiryPolicies.DAY_END).end(occasion)));
  }

  @Property
  void roundedEndsAreBoundariesAndRoundingThemAgainChangesNothing(
      @ForAll("rolling") FixedExpiry.Rolling policy,
      @ForAll("cycles") Cycle cycle,
      @ForAll("occasions") Occasion any) {
    Occasion occasion = Occasion.at(any.earnedAt(), any.zone());
    FixedExpiry.Rolling rounded = policy.roundedUpTo(cycle);
    assertEquals(rounded, rounded.roundedUpTo(cycle));
    LocalDate last = Days.of(occasion.earnedAt(), occasion.zone()).plus(policy.period());
    last = policy.firstDayCounts() ? last.minusDays(1) : last;
    LocalDate endDay = cycle.roundUpLastDay(last).plusDays(1);
    assertEquals(endDay, cycle.roundUp(endDay));
    assertEquals(Days.startOf(endDay, occasion.zone()), rounded.end(occasion));
  }

  @Property
  void rollingPointsEndWhenADayBegins(
      @ForAll("rolling") FixedExpiry.Rolling policy, @ForAll("occasions") Occasion occasion) {
    Instant end = policy.end(occasion);
    assertEquals(end, Days.startOf(Days.of(end, occasion.zone()), occasion.zone()));
  }

  @Property
  void everyInstantOfADayGivesTheSameEnd(
      @ForAll("rolling") FixedExpiry.Rolling policy, @ForAll("occasions") Occasion occasion) {
    LocalDate day = Days.of(occasion.earnedAt(), occasion.zone());
    Instant first = Days.startOf(day, occasion.zone());
    Instant last = Days.lastInstantOf(day, occasion.zone());
    assertEquals(
        policy.end(Occasion.at(first, occasion.zone())),
        policy.end(Occasion.at(last, occasion.zone())));
  }

  @Property
  void fixedDatesAreTheFirstOnWhichPointsAreOldEnough(
      @ForAll("occasions") Occasion any, @ForAll @IntRange(min = 1, max = 5) int years) {
    Occasion occasion = Occasion.at(any.earnedAt(), any.zone());
    FixedExpiry policy =
        ExpiryPolicies.onDates(MonthDay.of(3, 1)).withMinimumAge(Period.ofYears(years));
    LocalDate earned = Days.of(occasion.earnedAt(), occasion.zone());
    // Written another way: 1 March of the year in which they come of age, or of the next.
    LocalDate age = earned.plusYears(years);
    LocalDate expected = LocalDate.of(age.getYear(), 3, 1);
    expected = expected.isBefore(age) ? expected.plusYears(1) : expected;
    assertEquals(Days.startOf(expected, occasion.zone()), policy.end(occasion));
  }

  @Property
  void theEarliestIsTheMinimum(
      @ForAll @Size(min = 1, max = 4) List<@From("fixed") FixedExpiry> policies,
      @ForAll("occasions") Occasion occasion) {
    Instant least = Instant.MAX;
    for (FixedExpiry policy : policies) {
      Instant end = policy.end(occasion);
      least = end.isBefore(least) ? end : least;
    }
    assertEquals(
        Expiry.at(least),
        ExpiryPolicies.earliestOf(policies.toArray(new ExpiryPolicy[0]))
            .plan(occasion)
            .expiry());
  }

  @Property
  void theEarliestIsCommutativeAndAssociativeWithNeverAsItsNeutral(
      @ForAll("whole") ExpiryPolicy a,
      @ForAll("fixed") FixedExpiry b,
      @ForAll("fixed") FixedExpiry c,
      @ForAll("occasions") Occasion occasion) {
    Function<ExpiryPolicy, List<Object>> decided = policy -> {
      ExpiryPlan plan = policy.plan(occasion);
      return List.of(plan.parts(), plan.clocks());
    };
    assertEquals(
        decided.apply(ExpiryPolicies.earliestOf(a, b)),
        decided.apply(ExpiryPolicies.earliestOf(b, a)));
    assertEquals(
        ExpiryPolicies.earliestOf(ExpiryPolicies.earliestOf(a, b), c),
        ExpiryPolicies.earliestOf(a, ExpiryPolicies.earliestOf(b, c)));
    assertEquals(a, ExpiryPolicies.earliestOf(a, ExpiryPolicies.never()));
    assertEquals(a, ExpiryPolicies.earliestOf(a, a));
  }

  @Property
  void aSlidingMemberKeepsItsClockUnderAHardLimit(
      @ForAll("sliding") ExpiryPolicy.Sliding sliding,
      @ForAll("fixed") FixedExpiry limit,
      @ForAll("occasions") Occasion occasion) {
    ExpiryPlan plan = ExpiryPolicies.earliestOf(sliding, limit).plan(occasion);
    assertEquals(Expiry.sliding(sliding.clock()).noLaterThan(limit.end(occasion)), plan.expiry());
    assertEquals(sliding.plan(occasion).clocks(), plan.clocks());
  }

  @Property
  void decaySumsToTheLotAndIsSorted(
      @ForAll("decays") ExpiryPolicy.Decay decay,
      @ForAll("occasions") Occasion occasion,
      @ForAll @LongRange(min = 1) long units) {
    List<ExpiryPlan.PlannedLot> lots = decay.plan(occasion).lots(Points.of(BEANS, units));
    Points sum = Points.zero(BEANS);
    Instant before = Instant.MIN;
    for (ExpiryPlan.PlannedLot lot : lots) {
      sum = sum.plus(lot.points());
      Instant end = lot.terms().expiry().hardAt();
      assertTrue(end.isAfter(before), "ends must rise");
      before = end;
    }
    assertEquals(Points.of(BEANS, units), sum);
  }

  @Property
  void everyShareOfADecayIsWithinAUnitOfItsExactPart(
      @ForAll("decays") ExpiryPolicy.Decay decay,
      @ForAll("occasions") Occasion occasion,
      @ForAll @LongRange(min = 1, max = 1_000_000) long units) {
    long total =
        decay.shares().stream().mapToLong(ExpiryPolicy.Decay.Share::weight).sum();
    Map<Expiry, Long> weights = decay.shares().stream()
        .collect(Collectors.groupingBy(
            share -> share.policy().expiry(occasion),
            Collectors.summingLong(ExpiryPolicy.Decay.Share::weight)));
    Map<Expiry, Long> granted = decay.plan(occasion).lots(Points.of(BEANS, units)).stream()
        .collect(
            Collectors.toMap(lot -> lot.terms().expiry(), lot -> lot.points().units()));
    weights.forEach((expiry, weight) -> {
      long floor = Math.multiplyExact(units, weight) / total;
      long got = granted.getOrDefault(expiry, 0L);
      assertTrue(got == floor || got == floor + 1, () -> got + " of " + floor);
    });
  }

  @Property
  void anActivityNeverShortens(
      @ForAll("sliding") ExpiryPolicy.Sliding policy,
      @ForAll("occasions") Occasion occasion,
      @ForAll @LongRange(max = 400L * 86_400) long laterSeconds) {
    ActivityKind kind = policy.resets().get(0);
    Instant first = until(policy, kind, occasion.earnedAt(), occasion.zone());
    Instant second =
        until(policy, kind, occasion.earnedAt().plusSeconds(laterSeconds), occasion.zone());
    assertFalse(second.isBefore(first));
    assertTrue(first.isAfter(occasion.earnedAt()));
  }

  private static Instant until(ExpiryPolicy policy, ActivityKind kind, Instant at, ZoneId zone) {
    return policy.onActivity(kind, at, zone).orElseThrow().until();
  }

  @Property
  void onlyDeclaredActivitiesKeepPointsAlive(
      @ForAll("policies") ExpiryPolicy policy, @ForAll("occasions") Occasion occasion) {
    for (String id : List.of("earn", "spend", "visit", "unknown")) {
      ActivityKind kind = new ActivityKind(id);
      boolean declared = policy.toString().contains("sliding on")
          && policy.toString().replaceAll(".* reset by([a-z ]*).*", "$1 ").contains(" " + id + " ");
      assertEquals(
          declared,
          policy.onActivity(kind, occasion.earnedAt(), occasion.zone()).isPresent());
    }
  }

  @Property
  void anExtensionNeverShortens(
      @ForAll("rolling") FixedExpiry.Rolling rolling,
      @ForAll("lives") Period extra,
      @ForAll("occasions") Occasion occasion) {
    assertFalse(rolling.extendedBy(extra).end(occasion).isBefore(rolling.end(occasion)));
    FixedExpiry dates = ExpiryPolicies.onDates(MonthDay.of(2, 29));
    assertFalse(dates.extendedBy(extra).end(occasion).isBefore(dates.end(occasion)));
  }

  @Property
  void redatingTwiceChangesNothingMore(
      @ForAll("lots") List<Lot> lots,
      @ForAll("whole") ExpiryPolicy policy,
      @ForAll("occasions") Occasion change,
      @ForAll RedateMode mode,
      @ForAll @IntRange(max = 400) int noticeDays) {
    ExpiryVersions versions =
        ExpiryVersions.of(ExpiryPolicies.never()).then(change.earnedAt(), policy);
    Instant asOf = change.earnedAt();
    Redating once = versions.redate(mode, lots, change.zone(), asOf);
    assertEquals(List.of(), changesAfter(once, versions, lots, mode, change));

    Instant notice = asOf.plus(Duration.ofDays(noticeDays));
    Redating softened = once.noSoonerThan(notice);
    Redating again =
        versions.redate(mode, applied(softened, lots), change.zone(), asOf).noSoonerThan(notice);
    assertEquals(List.of(), again.changes());
    assertEquals(
        List.of(),
        versions
            .redate(mode, applied(once.lengthening(), lots), change.zone(), asOf)
            .lengthening()
            .changes());
  }

  private static List<Redating.Change> changesAfter(
      Redating redating, ExpiryVersions versions, List<Lot> lots, RedateMode mode, Occasion at) {
    return versions
        .redate(mode, applied(redating, lots), at.zone(), at.earnedAt())
        .changes();
  }

  private static List<Lot> applied(Redating redating, List<Lot> lots) {
    Map<Long, Lot> changed = redating.changes().stream()
        .collect(Collectors.toMap(change -> change.lot().id(), Redating.Change::changed));
    return lots.stream().map(lot -> changed.getOrDefault(lot.id(), lot)).toList();
  }

  @Property
  void lotsOfTheVersionInForceAreNotRedated(
      @ForAll("whole") ExpiryPolicy policy, @ForAll("occasions") Occasion occasion) {
    Lot lot = new Lot(
        1,
        Points.of(BEANS, 7),
        occasion.earnedAt(),
        occasion.availableFrom(),
        policy.plan(occasion).expiry(),
        Origin.none());
    for (RedateMode mode : RedateMode.values()) {
      assertTrue(ExpiryVersions.of(policy)
          .redate(mode, List.of(lot), occasion.zone(), occasion.earnedAt())
          .isEmpty());
    }
  }

  @Property
  void aChangeNeverTakesLifeBeforeTheNoticeHasRunOut(
      @ForAll("lots") List<Lot> lots,
      @ForAll("fixed") FixedExpiry policy,
      @ForAll("occasions") Occasion change,
      @ForAll @IntRange(max = 400) int noticeDays) {
    Instant notice = change.earnedAt().plus(Duration.ofDays(noticeDays));
    Redating redating = ExpiryVersions.of(policy)
        .redate(RedateMode.FROM_EARN, lots, change.zone(), change.earnedAt())
        .noSoonerThan(notice);
    for (Redating.Change each : redating.changes()) {
      Instant before = each.before().hardAt();
      assertFalse(each.after().hardAt().isBefore(before.isBefore(notice) ? before : notice));
    }
  }

  @Property
  void anotherZoneMovesAnEndByLessThanTwoDaysAndALengthNotAtAll(
      @ForAll("occasions") Occasion occasion,
      @ForAll("zones") ZoneId other,
      @ForAll @IntRange(max = 1_000) int days) {
    FixedExpiry rolling = ExpiryPolicies.rolling(Period.ofDays(days));
    Instant here = rolling.end(Occasion.at(occasion.earnedAt(), occasion.zone()));
    Instant there = rolling.end(Occasion.at(occasion.earnedAt(), other));
    // A day either way, and clocks that change in between; zones that left a day out, one more.
    assertTrue(Duration.between(here, there).abs().compareTo(Duration.ofHours(54)) <= 0);

    FixedExpiry lasting = ExpiryPolicies.lasting(Duration.ofDays(days + 1L));
    assertEquals(
        lasting.end(Occasion.at(occasion.earnedAt(), occasion.zone())),
        lasting.end(Occasion.at(occasion.earnedAt(), other)));
  }

  @Property
  void thePeriodLastsAtLeastAsLongAsTheCalendarSays(
      @ForAll("zones") ZoneId zone,
      @ForAll("occasions") Occasion occasion,
      @ForAll @IntRange(max = 1_000) int days) {
    Occasion here = Occasion.at(occasion.earnedAt(), zone);
    Instant end = ExpiryPolicies.rolling(Period.ofDays(days)).end(here);
    LocalDate lastDay = Days.of(end.minusNanos(1), zone);
    LocalDate expected = Days.of(here.earnedAt(), zone).plusDays(days);
    // A day that the zone has left out is over when it begins, so the last lived day is the one
    // before.
    boolean lived = Days.startOf(expected, zone).isBefore(Days.startOf(expected.plusDays(1), zone));
    assertEquals(lived ? expected : expected.minusDays(1), lastDay);
  }

  @Property
  void theWrittenFormReadsBack(@ForAll("policies") ExpiryPolicy policy) {
    assertEquals(policy, ExpiryPolicy.parse(policy.toString()));
  }

  @Property
  void everyPlanExplainsItselfInFull(
      @ForAll("policies") ExpiryPolicy policy, @ForAll("occasions") Occasion occasion) {
    ExpiryPlan plan = policy.plan(occasion);
    plan.explanation().stream().forEach(node -> assertEquals(List.of(), node.missing()));
    assertEquals(plan.explanation(), policy.plan(occasion).explanation());
  }

  @Property
  void theMostSpecificTermsDecideInWhateverOrderTheyCome(
      @ForAll("policies") ExpiryPolicy type,
      @ForAll("policies") ExpiryPolicy tier,
      @ForAll("policies") ExpiryPolicy rule,
      @ForAll("occasions") Occasion occasion) {
    ExpiryTerms ofType = new ExpiryTerms(ExpiryTerms.Level.TYPE, "beans", 1, type);
    ExpiryTerms ofTier = new ExpiryTerms(ExpiryTerms.Level.TIER, "gold", 2, tier);
    ExpiryTerms ofRule = new ExpiryTerms(ExpiryTerms.Level.RULE, "promo", 3, rule);
    ResolvedExpiry all = ExpiryTerms.resolve(List.of(ofTier, ofType, ofRule), occasion);
    assertEquals(all, ExpiryTerms.resolve(List.of(ofRule, ofTier, ofType), occasion));
    assertEquals(rule.plan(occasion), all.plan());
    assertEquals(List.of(ofTier, ofType), all.overridden());
    assertEquals(ofTier, ExpiryTerms.resolve(List.of(ofType, ofTier), occasion).terms());
  }
}
