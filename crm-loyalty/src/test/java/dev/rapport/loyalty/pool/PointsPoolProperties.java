package dev.rapport.loyalty.pool;

import static dev.rapport.loyalty.pool.PoolFixture.BEANS;
import static dev.rapport.loyalty.pool.PoolFixture.beans;
import static dev.rapport.loyalty.pool.PoolFixture.day;
import static dev.rapport.loyalty.pool.PoolFixture.member;
import static dev.rapport.loyalty.pool.PoolFixture.spend;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.loyalty.ledger.LedgerOutcome;
import dev.rapport.loyalty.ledger.PointsAccount;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.pool.PoolPlan.Part;
import dev.rapport.loyalty.pool.PoolPlan.Planned;
import dev.rapport.loyalty.pool.PoolPlan.Refused;
import dev.rapport.loyalty.posting.AccountSnapshot.OpenLot;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.Pot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The laws of a pool, for accounts with lots of all ends, some of them pending, and for spends that are reported late. */
class PointsPoolProperties {
  private static final int NOW = 12;
  private static final List<String> NAMES = List.of("anna", "ben", "cleo", "dora");

  /* One lot: whose, how many, earned when, when it begins and ends. */
  record Earning(int owner, int units, int day, int from, int end) {}

  @Provide
  Arbitrary<List<Earning>> earnings() {
    Arbitrary<Earning> earning = Combinators.combine(
            Arbitraries.integers().between(0, NAMES.size() - 1),
            Arbitraries.integers().between(1, 20),
            Arbitraries.integers().between(0, 9),
            Arbitraries.integers().between(0, 15),
            Arbitraries.integers().between(16, 25))
        .as(Earning::new);
    return earning.list().ofMinSize(1).ofMaxSize(12);
  }

  @Provide
  Arbitrary<PoolPolicy> policies() {
    Arbitrary<List<MemberId>> first = Arbitraries.shuffle(NAMES.subList(0, 2))
        .flatMap(names -> Arbitraries.integers()
            .between(0, 2)
            .map(size -> names.subList(0, size).stream().map(MemberId::of).toList()));
    return Combinators.combine(first, Arbitraries.of(PoolPolicy.Sharing.class)).as(PoolPolicy::new);
  }

  private static PoolFixture family(List<Earning> earnings) {
    PoolFixture family = new PoolFixture();
    NAMES.forEach(name -> family.accounts.put(member(name), PointsAccount.open()));
    earnings.stream().sorted(comparingInt(Earning::day)).forEach(earning -> {
      int begin = Math.max(earning.day, earning.from - 6);
      LotTerms terms =
          LotTerms.availableFrom(day(begin), Expiry.at(day(Math.max(begin + 1, earning.end - 8))));
      family.earn(NAMES.get(earning.owner), earning.units, earning.day, terms);
    });
    return family;
  }

  private static Points spent(PoolFixture family, Instant asOf) {
    Points sum = beans(0);
    for (PointsAccount account : family.accounts.values()) {
      sum = sum.plus(account.pot(BEANS, Pot.SPENT, asOf));
    }
    return sum;
  }

  private static Map<MemberId, Long> units(PoolPlan plan) {
    Map<MemberId, Long> units = new TreeMap<>();
    plan.parts()
        .forEach(part -> units.put(part.member(), part.command().points().units()));
    return units;
  }

  @Property
  void aPlanIsExactOnTheAccountsThatItWasMadeFrom(
      @ForAll("earnings") List<Earning> earnings,
      @ForAll("policies") PoolPolicy policy,
      @ForAll @IntRange(min = 1, max = 120) int amount,
      @ForAll @IntRange(min = 0, max = NOW) int spendDay) {
    PoolFixture family = family(earnings);
    PoolPlan plan = family.pool().plan(spend("trip", amount, spendDay, NOW), policy);
    if (plan instanceof Planned planned) {
      family.carryOut(planned.parts()); // asserts that each is accepted
      assertEquals(beans(amount), spent(family, day(NOW)));
      family.accounts.values().forEach(account -> {
        assertTrue(!account.balance(BEANS, day(NOW)).available().isNegative());
        assertTrue(account.balance(BEANS, day(NOW)).debt().isZero());
      });
    } else {
      Refused refused = assertInstanceOf(Refused.class, plan);
      assertEquals(PoolPlan.Reason.INSUFFICIENT_POINTS, refused.reason());
      assertEquals(List.of(), refused.parts());
      // What is missing is missing exactly: that much less can be spent, one more cannot.
      long possible = amount - refused.missing().units();
      if (possible > 0) {
        assertTrue(
            family.pool().plan(spend("trip", possible, spendDay, NOW), policy).isPlanned());
      }
      assertTrue(!family
          .pool()
          .plan(spend("trip", possible + 1, spendDay, NOW), policy)
          .isPlanned());
    }
  }

  @Property
  void theWholeBalanceCanBeSpentAndNotAPointMore(
      @ForAll("earnings") List<Earning> earnings, @ForAll("policies") PoolPolicy policy) {
    PointsPool pool = family(earnings).pool();
    long available = pool.balance(BEANS, day(NOW)).available().units();
    if (available > 0) {
      assertTrue(pool.plan(spend("trip", available, NOW), policy).isPlanned());
    }
    PoolPlan more = pool.plan(spend("trip", available + 3, NOW), policy);
    assertEquals(beans(3), assertInstanceOf(Refused.class, more).missing());
  }

  @Property
  void theOrderOfListingNeverMatters(
      @ForAll("earnings") List<Earning> earnings,
      @ForAll("policies") PoolPolicy policy,
      @ForAll @IntRange(min = 1, max = 120) int amount,
      @ForAll Random random) {
    Map<MemberId, PointsAccount> accounts = family(earnings).accounts;
    List<MemberId> order = new ArrayList<>(accounts.keySet());
    Collections.shuffle(order, random);
    Map<MemberId, PointsAccount> shuffled = new LinkedHashMap<>();
    order.forEach(id -> shuffled.put(id, PointsPool.of(accounts).account(id)));
    DebitCommand.Spend trip = spend("trip", amount, NOW);
    assertEquals(
        PointsPool.of(accounts).plan(trip, policy), PointsPool.of(shuffled).plan(trip, policy));
  }

  /* A naive account of each policy, unit by unit. */
  @Property
  void theSharesAreWhatThePolicySays(
      @ForAll("earnings") List<Earning> earnings,
      @ForAll("policies") PoolPolicy policy,
      @ForAll @IntRange(min = 1, max = 120) int amount) {
    PoolFixture family = family(earnings);
    PoolPlan plan = family.pool().plan(spend("trip", amount, NOW), policy);
    if (!plan.isPlanned()) {
      return;
    }
    Map<MemberId, Long> expected = new TreeMap<>();
    long open = amount;
    for (MemberId member : policy.first()) {
      long all = available(family, member);
      long given = Math.min(open, all);
      open -= given;
      expected.merge(member, given, Long::sum);
    }
    Map<MemberId, Long> actual = units(plan);
    policy
        .first()
        .forEach(member -> assertEquals(expected.get(member), actual.getOrDefault(member, 0L)));
    if (policy.rest() == PoolPolicy.Sharing.SOONEST_EXPIRING) {
      soonest(family, policy.first()).stream()
          .limit(open)
          .forEach(owner -> expected.merge(owner, 1L, Long::sum));
      expected.values().removeIf(units -> units == 0);
      assertEquals(expected, actual);
    } else if (open > 0) {
      List<MemberId> others = new ArrayList<>(family.accounts.keySet());
      others.removeAll(policy.first());
      double all =
          (double) others.stream().mapToLong(other -> available(family, other)).sum();
      for (MemberId other : others) {
        double quota = (double) open * (double) available(family, other) / all;
        assertEquals(quota, (double) (long) actual.getOrDefault(other, 0L), 1 - 1e-9);
      }
    }
  }

  private static long available(PoolFixture family, MemberId member) {
    return family.account(member).balance(BEANS, day(NOW)).available().units();
  }

  /* The owner of each single point, soonest-ending point first. */
  private static List<MemberId> soonest(PoolFixture family, List<MemberId> without) {
    record Single(MemberId owner, Lot lot) {}
    List<Single> singles = new ArrayList<>();
    family.accounts.forEach((owner, account) -> {
      for (OpenLot open : account.lots(BEANS, day(NOW))) {
        boolean counts = !without.contains(owner) && !open.lot().availableFrom().isAfter(day(NOW));
        for (long i = 0; counts && i < open.remaining(); i++) {
          singles.add(new Single(owner, open.lot()));
        }
      }
    });
    singles.sort(comparing((Single single) -> single.lot.expiry().hardAt())
        .thenComparing(single -> single.lot.earnedAt())
        .thenComparing(Single::owner));
    return singles.stream().map(Single::owner).toList();
  }

  @Property
  void howeverOftenItIsInterruptedASpendHappensOnce(
      @ForAll("earnings") List<Earning> earnings,
      @ForAll("policies") PoolPolicy policy,
      @ForAll("policies") PoolPolicy later,
      @ForAll @IntRange(min = 1, max = 120) int amount,
      @ForAll Random random) {
    PoolFixture family = family(earnings);
    DebitCommand.Spend trip = spend("trip", amount, NOW);
    PoolPlan plan = family.pool().plan(trip, policy);
    if (!plan.isPlanned()) {
      return;
    }
    List<Part> some = new ArrayList<>(plan.parts());
    Collections.shuffle(some, random);
    family.carryOut(some.subList(0, random.nextInt(some.size() + 1)));
    PoolPlan resumed = family.pool().plan(trip, later);
    assertTrue(resumed.isPlanned(), resumed::toString);
    family.carryOut(resumed.parts());
    assertEquals(beans(amount), spent(family, day(NOW)));

    Planned settled = assertInstanceOf(Planned.class, family.pool().plan(trip, policy));
    assertTrue(settled.isSettled());
    assertEquals(units(resumed), units(settled));
    for (Part part : resumed.parts()) {
      assertInstanceOf(LedgerOutcome.Duplicate.class, family.decide(part.member(), part.command()));
    }
    assertEquals(beans(amount), spent(family, day(NOW)));
  }

  @Property
  void givingBackInStepsIsExactAndInTheEndNothingHasHappened(
      @ForAll("earnings") List<Earning> earnings,
      @ForAll("policies") PoolPolicy policy,
      @ForAll @IntRange(min = 1, max = 120) int amount,
      @ForAll @IntRange(min = 0, max = 100) int percent) {
    PoolFixture family = family(earnings);
    SortedMap<Instant, Points> before = family.pool().expirySchedule(BEANS, day(NOW));
    PoolPlan plan = family.pool().plan(spend("trip", amount, NOW), policy);
    if (!plan.isPlanned()) {
      return;
    }
    family.carryOut(plan.parts());
    long some = (long) amount * percent / 100;
    for (int repeated = 0; repeated < 2; repeated++) {
      family.giveBack(plan.restoring(Posting.of("some", day(NOW)), beans(some), Instant.MIN));
      assertEquals(beans(amount - some), spent(family, day(NOW)));
    }
    family.giveBack(plan.restoring(Posting.of("all", day(NOW)), beans(amount), Instant.MIN));
    assertEquals(beans(0), spent(family, day(NOW)));
    assertEquals(before, family.pool().expirySchedule(BEANS, day(NOW)));
  }
}
