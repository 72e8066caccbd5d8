package dev.rapport.loyalty.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.PointTypeMismatchException;
import dev.rapport.loyalty.points.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class LeaseProperties {
  private static final PointType BEANS = PointType.redeemable("beans");
  private static final CurrencyUnit EUR = CurrencyUnit.of("EUR");

  private static Points beans(long units) {
    return Points.of(BEANS, units);
  }

  private static Money cents(long minor) {
    return Money.ofMinor(EUR, minor);
  }

  private static Budget budget(int limits, long uses, long points, long cost, boolean rejects) {
    Budget budget = Budget.of("spring", BEANS, EUR);
    budget = (limits & 1) != 0 ? budget.withUses(uses) : budget;
    budget = (limits & 2) != 0 ? budget.withPoints(points) : budget;
    budget = (limits & 4) != 0 ? budget.withCost(cents(cost)) : budget;
    return rejects ? budget.rejecting() : budget;
  }

  @Property(tries = 400)
  void howeverWorkersTakeTurnsAwardsNeverComeToMoreThanTheBudget(
      @ForAll @IntRange(min = 0, max = 7) int limits,
      @ForAll @LongRange(min = 0, max = 30) long uses,
      @ForAll @LongRange(min = 0, max = 500) long points,
      @ForAll @LongRange(min = 0, max = 700) long cost,
      @ForAll boolean rejects,
      @ForAll Random random) {
    int limited = limits;
    Budget budget = budget(limits, uses, points, cost, rejects);
    List<Lease> leases = new ArrayList<>(List.of(budget.lease()));
    List<Spend> awarded = new ArrayList<>();
    for (int step = 0; step < 60; step++) {
      int at = random.nextInt(leases.size());
      Lease lease = leases.get(at);
      int kind = random.nextInt(9);
      if (kind == 8) {
        // The host raises the budget or lowers it, or lifts a limit.
        limited &= random.nextInt(4) == 0 ? random.nextInt(8) : 7;
        Budget changed =
            budget(limited, random.nextInt(40), random.nextInt(600), random.nextInt(800), rejects);
        if (heldBy(lease, budget, changed)) {
          for (int i = 0; i < leases.size(); i++) {
            Lease each = leases.get(i);
            leases.set(i, i == at ? each.resized(changed) : each.under(changed));
          }
          budget = changed;
        } else {
          assertThrows(IllegalArgumentException.class, () -> lease.resized(changed));
        }
      } else if (kind < 4) {
        Points desired = beans(random.nextInt(60));
        Lease.Taken taken = lease.take(desired, cents(random.nextInt(90)));
        assertTrue(taken.allowance().awarded().compareTo(desired) <= 0);
        assertTrue(taken.allowance().isFull()
            || !rejects
            || taken.allowance().awarded().isZero());
        assertEquals(taken.allowance().awarded(), taken.spend().points());
        leases.set(at, taken.lease());
        if (taken.spend().uses() > 0) {
          awarded.add(taken.spend());
        }
      } else if (kind == 4) {
        leases.remove(at);
        leases.addAll(lease.split(1 + random.nextInt(3)));
      } else if (kind == 5 && leases.size() > 1) {
        leases.remove(at);
        int other = random.nextInt(leases.size());
        leases.set(other, leases.get(other).merge(lease));
      } else if (!awarded.isEmpty()) {
        // A return of part of an award, given back to whatever lease is at hand.
        Spend spend = awarded.remove(random.nextInt(awarded.size()));
        Spend kept = spend.keeping(beans(random.nextInt((int) spend.points().units() + 1)));
        leases.set(at, lease.giveBack(spend.minus(kept)));
        if (kept.uses() > 0) {
          awarded.add(kept);
        }
      }
      Spend sum = awarded.stream().reduce(Spend.none(BEANS, EUR), Spend::plus);
      Budget now = budget;
      assertTrue(sum.fits(now.most()), () -> sum + " of " + now.most());
    }
    Spend sum = awarded.stream().reduce(Spend.none(BEANS, EUR), Spend::plus);
    Lease merged = leases.stream().reduce(Lease::merge).orElseThrow();
    if (limited == 7) {
      assertEquals(budget.most(), merged.left().plus(sum), "nothing is made or lost");
    }
    assertEquals(budget.lease(), merged.giveBack(sum));
  }

  /* Whether a lease holds what a budget is lowered by, in each part that stays limited. */
  private static boolean heldBy(Lease lease, Budget budget, Budget changed) {
    Spend before = budget.most();
    Spend after = changed.most();
    boolean uses = after.uses() == Budget.UNLIMITED
        || before.uses() - after.uses() <= lease.left().uses();
    boolean points = after.points().units() == Budget.UNLIMITED
        || before.points().units() - after.points().units()
            <= lease.left().points().units();
    boolean cost = after.cost().minorUnits() == Budget.UNLIMITED
        || before.cost().minorUnits() - after.cost().minorUnits()
            <= lease.left().cost().minorUnits();
    return uses && points && cost;
  }

  @Property
  void manySmallReturnsGiveBackAllAndNeverTakeMore(
      @ForAll @LongRange(min = 1, max = 60) long units,
      @ForAll @LongRange(min = 0, max = 1_000) long cost) {
    Spend spend = Spend.award(beans(units), cents(cost));
    Spend back = Spend.none(BEANS, EUR);
    Spend kept = spend;
    for (long left = units - 1; left >= 0; left--) {
      Spend after = spend.keeping(beans(left));
      back = back.plus(kept.minus(after));
      kept = after;
    }
    assertEquals(spend, back);
  }

  @Property
  void sharesOfAnyWeightsComeToTheLease(
      @ForAll @LongRange(min = 0, max = 1L << 60) long points,
      @ForAll List<@LongRange(min = 0, max = 1_000) Long> weights) {
    long[] each = weights.stream().mapToLong(Long::longValue).toArray();
    Lease lease = Budget.of("b", BEANS, EUR).withPoints(points).lease();
    if (weights.stream().allMatch(weight -> weight == 0)) {
      assertThrows(IllegalArgumentException.class, () -> lease.split(each));
      return;
    }
    assertEquals(lease, lease.split(each).stream().reduce(Lease::merge).orElseThrow());
  }

  @Example
  void costIsAffordableToTheLastCent() {
    Lease lease = Budget.of("b", BEANS, EUR).withCost(cents(100)).lease();
    Lease.Taken taken = lease.take(beans(300), cents(200));
    assertEquals(beans(150), taken.allowance().awarded());
    assertEquals(cents(100), taken.spend().cost());
    assertEquals(Allowance.Reason.TRIMMED, taken.allowance().bites().get(0).reason());
    // 299 units at 2.00: 149.5 are affordable, so 149, of which the cost is rounded up.
    assertEquals(beans(149), lease.take(beans(299), cents(200)).allowance().awarded());
    assertEquals(cents(100), lease.take(beans(299), cents(200)).spend().cost());
  }

  @Example
  void aRunningBudgetIsRaisedOnceForAllItsLeases() {
    Budget spring = Budget.of("spring", BEANS, EUR).withPoints(1_000);
    List<Lease> leases = spring.lease().split(2);
    Lease.Taken taken = leases.get(0).take(beans(300), cents(0));
    Budget raised = spring.withPoints(2_000).rejecting();
    Lease first = taken.lease().resized(raised);
    Lease second = leases.get(1).under(raised);
    assertEquals(beans(1_200), first.left().points());
    assertEquals(beans(500), second.left().points());
    // What was awarded before comes back after.
    assertEquals(raised.lease(), first.merge(second).giveBack(taken.spend()));
    assertEquals(first, first.resized(raised));

    Budget.Funding funding = raised.funding(beans(1_000), cents(800));
    IllegalArgumentException old = assertThrows(
        IllegalArgumentException.class, () -> Purse.of(leases.get(1)).take(funding, beans(10)));
    assertTrue(String.valueOf(old.getMessage())
        .endsWith("Where its amounts were changed, move the lease with Lease.under."));
    assertEquals(
        beans(10), Purse.of(second).take(funding, beans(10)).allowance().awarded());
  }

  @Example
  void aBudgetIsLoweredByNoMoreThanTheHostHolds() {
    Budget spring = Budget.of("spring", BEANS, EUR).withPoints(1_000).withUses(10);
    Lease half = spring.lease().split(2).get(0);
    assertEquals(beans(0), half.resized(spring.withPoints(500)).left().points());
    assertMessage(
        "left must hold what the budget is lowered by, was 500 where 1000 is lowered to 499. Merge other leases into it first.",
        () -> half.resized(spring.withPoints(499)));
    assertMessage(
        "left must hold what the budget is lowered by, was 500 where 1000 is lowered to 499. Merge other leases into it first.",
        () -> half.under(spring.withPoints(499)));
    assertMessage(
        "changed must leave unlimited what was, limited it to 5. Begin a budget of another name.",
        () -> half.under(spring.withCost(cents(5))));
    assertMessage(
        "changed must be budget spring, was autumn",
        () -> half.under(Budget.of("autumn", BEANS, EUR).withPoints(1_000)));
    Budget noEnd = Budget.of("spring", BEANS, EUR).withUses(10);
    assertEquals(noEnd.lease().left().points(), half.under(noEnd).left().points());
    assertEquals(5, half.under(noEnd).left().uses());
    assertThrows(
        PointTypeMismatchException.class,
        () -> half.under(Budget.of("spring", PointType.redeemable("miles"), EUR)));
    assertThrows(
        CurrencyMismatchException.class,
        () -> half.under(Budget.of("spring", BEANS, CurrencyUnit.of("USD"))));
  }

  private static void assertMessage(String message, Runnable action) {
    assertEquals(
        message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }

  @Example
  void aLeaseThatWasMergedTwiceIsFound() {
    Lease lease = Budget.of("b", BEANS, EUR).withPoints(100).lease();
    List<Lease> halves = lease.split(2);
    Lease merged = halves.get(0).merge(halves.get(1));
    assertEquals(lease, merged);
    IllegalArgumentException found =
        assertThrows(IllegalArgumentException.class, () -> merged.merge(halves.get(1)));
    assertTrue(String.valueOf(found.getMessage()).endsWith("Was a lease merged twice?"));
    Lease other = Budget.of("other", BEANS, EUR).lease();
    assertThrows(IllegalArgumentException.class, () -> lease.merge(other));
    assertThrows(IllegalArgumentException.class, () -> lease.split(0));
  }
}
