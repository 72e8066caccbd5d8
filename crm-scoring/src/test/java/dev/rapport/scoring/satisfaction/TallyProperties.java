package dev.rapport.scoring.satisfaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.evidence.Finding;
import dev.rapport.scoring.samples.ByteForms;
import dev.rapport.scoring.satisfaction.Disconfirmation.Outcome;
import dev.rapport.scoring.satisfaction.Tallies.Customer;
import dev.rapport.scoring.survey.RatingScale;
import dev.rapport.scoring.survey.RatingTally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TallyProperties {
  @Provide
  Arbitrary<List<Customer>> customers() {
    Arbitrary<Integer> score = Arbitraries.integers().between(1, 5);
    return Combinators.combine(
            score,
            score,
            Arbitraries.integers().between(0, 10),
            Arbitraries.integers().between(0, 9).map(n -> n == 0))
        .as(Customer::new)
        .list()
        .ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<Set<FirmDriver>>> reasons() {
    return Arbitraries.of(FirmDriver.class).set().ofMaxSize(5).list().ofMaxSize(20);
  }

  private static DriverTally<FirmDriver> drivers(List<Set<FirmDriver>> reasons) {
    DriverTally<FirmDriver> tally = DriverTally.empty(FirmDriver.class);
    for (Set<FirmDriver> named : reasons) {
      tally = named.size() == 5 ? tally.addMissing() : tally.add(named);
    }
    return tally;
  }

  private static TrapTally trap(List<Customer> customers) {
    TrapTally tally = TrapTally.empty();
    for (Customer customer : customers) {
      Finding satisfied =
          customer.isMissing() ? Finding.UNKNOWN : Finding.of(customer.satisfaction() >= 4);
      tally = tally.add(customer.loyalty() < 5, satisfied);
    }
    return tally;
  }

  private static <E, T> void assertMonoid(
      List<E> a, List<E> b, List<E> c, Function<List<E>, T> count, BinaryOperator<T> merge) {
    T first = count.apply(a);
    T second = count.apply(b);
    T third = count.apply(c);
    assertEquals(first, merge.apply(first, count.apply(List.of())));
    assertEquals(merge.apply(first, second), merge.apply(second, first));
    T whole = merge.apply(merge.apply(first, second), third);
    assertEquals(whole, merge.apply(first, merge.apply(second, third)));
    List<E> all = new ArrayList<>(a);
    all.addAll(b);
    all.addAll(c);
    assertEquals(count.apply(all), whole);
    assertEquals(count.apply(all).hashCode(), whole.hashCode());
  }

  @Property
  void talliesAreCommutativeMonoidsAndMergedIsTheTallyOfAll(
      @ForAll("customers") List<Customer> a,
      @ForAll("customers") List<Customer> b,
      @ForAll("customers") List<Customer> c) {
    assertMonoid(a, b, c, Tallies::gaps, DisconfirmationTally::merge);
    assertMonoid(a, b, c, Tallies::loyalty, LoyaltyTally::merge);
    assertMonoid(a, b, c, TallyProperties::trap, TrapTally::merge);
  }

  @Property
  void talliesOfDriversAreCommutativeMonoids(
      @ForAll("reasons") List<Set<FirmDriver>> a,
      @ForAll("reasons") List<Set<FirmDriver>> b,
      @ForAll("reasons") List<Set<FirmDriver>> c) {
    assertMonoid(a, b, c, TallyProperties::drivers, DriverTally::merge);
  }

  @Property
  void collectorsAndCountsGiveWhatAddingOneByOneGives(
      @ForAll("customers") List<Customer> customers,
      @ForAll("reasons") List<Set<FirmDriver>> reasons,
      @ForAll @IntRange(max = 9) int times) {
    List<Customer> known = customers.stream().filter(it -> !it.isMissing()).toList();
    assertEquals(
        Tallies.gaps(known),
        known.parallelStream()
            .map(it -> new DisconfirmationTally.Answers(it.satisfaction(), it.expectation()))
            .collect(DisconfirmationTally.collector(Tallies.FIVE)));
    assertEquals(
        Tallies.loyalty(known),
        known.parallelStream()
            .map(it -> new LoyaltyTally.Answers(it.satisfaction(), it.loyalty()))
            .collect(LoyaltyTally.collector(Tallies.FIVE, RatingScale.of(0, 10))));
    List<Set<FirmDriver>> given = reasons.stream().filter(it -> it.size() < 5).toList();
    assertEquals(
        drivers(given), given.parallelStream().collect(DriverTally.collector(FirmDriver.class)));
    for (Customer it : known) {
      DisconfirmationTally gaps = DisconfirmationTally.empty(Tallies.FIVE);
      assertEquals(
          Tallies.gaps(Collections.nCopies(times, it)),
          gaps.add(it.satisfaction(), it.expectation(), times));
      LoyaltyTally loyalty = LoyaltyTally.empty(Tallies.FIVE, RatingScale.of(0, 10));
      assertEquals(
          Tallies.loyalty(Collections.nCopies(times, it)),
          loyalty.add(it.satisfaction(), it.loyalty(), times));
    }
  }

  @Property(tries = 50)
  void bytesGiveEqualTallies(
      @ForAll("customers") List<Customer> customers,
      @ForAll("reasons") List<Set<FirmDriver>> reasons) {
    ByteForms.assertTravels(
        Tallies.gaps(customers), DisconfirmationTally::toBytes, DisconfirmationTally::fromBytes);
    ByteForms.assertTravels(
        Tallies.loyalty(customers), LoyaltyTally::toBytes, LoyaltyTally::fromBytes);
    ByteForms.assertTravels(trap(customers), TrapTally::toBytes, TrapTally::fromBytes);
    ByteForms.assertTravels(
        drivers(reasons),
        DriverTally::toBytes,
        form -> DriverTally.fromBytes(FirmDriver.class, form));
  }

  @Property
  void otherBytesAreRefusedOrReadAsTheTallyThatWritesThem(@ForAll @Size(max = 60) byte[] random) {
    int[] content = new int[random.length];
    Arrays.setAll(content, i -> random[i]);
    ByteForms.assertRefusedOrAForm(
        ByteForms.like(DisconfirmationTally.empty(Tallies.FIVE).toBytes(), content),
        DisconfirmationTally::toBytes,
        DisconfirmationTally::fromBytes);
    ByteForms.assertRefusedOrAForm(
        ByteForms.like(LoyaltyTally.empty(Tallies.FIVE).toBytes(), content),
        LoyaltyTally::toBytes,
        LoyaltyTally::fromBytes);
    ByteForms.assertRefusedOrAForm(
        ByteForms.like(TrapTally.empty().toBytes(), content),
        TrapTally::toBytes,
        TrapTally::fromBytes);
  }

  @Example
  void countsThatDoNotFitTogetherAreRefused() {
    byte[] trap =
        ByteForm.of("TrapTally", 1).write(out -> out.counts(Long.MAX_VALUE, 1, 0, 0, 0, 0));
    ByteForms.assertRefused(trap, TrapTally::fromBytes);
    byte[] gaps = ByteForm.of("DisconfirmationTally", 1)
        .write(out ->
            out.numbers(1, 3).bytes(RatingTally.empty(RatingScale.of(-1, 1)).toBytes()));
    assertEquals(
        "bytes must hold the gaps on 1 to 3, held some of -1 to 1",
        ByteForms.assertRefused(gaps, DisconfirmationTally::fromBytes));
    long[] numbers = new long[(1 << FirmDriver.values().length) + 1];
    numbers[0] = Long.MAX_VALUE;
    numbers[1] = 1;
    byte[] drivers =
        ByteForm.of("DriverTally", 1).write(out -> out.text("FirmDriver").counts(numbers));
    ByteForms.assertRefused(drivers, form -> DriverTally.fromBytes(FirmDriver.class, form));
  }

  @Example
  void aTallyOfAnotherListIsRefused() {
    byte[] drivers = DriverTally.empty(SatisfactionDriver.class).toBytes();
    assertEquals(
        "bytes must be a tally of FirmDriver, were of SatisfactionDriver",
        ByteForms.assertRefused(drivers, form -> DriverTally.fromBytes(FirmDriver.class, form)));
  }

  @Property
  void sharesOfTheOutcomesMakeUpTheWholeAndToleranceOnlyConfirms(
      @ForAll("customers") List<Customer> customers, @ForAll @IntRange(max = 5) int tolerance) {
    DisconfirmationTally tally = Tallies.gaps(customers);
    long sum = 0;
    for (Outcome outcome : Outcome.values()) {
      sum += tally.share(outcome, tolerance).successes();
      if (outcome != Outcome.CONFIRMED) {
        assertTrue(tally.share(outcome, tolerance + 1).successes()
            <= tally.share(outcome, tolerance).successes());
      }
    }
    assertEquals(tally.responses(), sum);
    long positive = customers.stream()
        .filter(it -> !it.isMissing() && it.satisfaction() - it.expectation() > tolerance)
        .count();
    assertEquals(positive, tally.share(Outcome.POSITIVE, tolerance).successes());
  }

  @Property
  void theMeanGapIsTheMeanOfTheGaps(@ForAll("customers") List<Customer> customers) {
    double[] gaps = customers.stream()
        .filter(it -> !it.isMissing())
        .mapToDouble(it -> it.satisfaction() - it.expectation())
        .toArray();
    double mean = Arrays.stream(gaps).average().orElse(0);
    double squares = Arrays.stream(gaps).map(gap -> (gap - mean) * (gap - mean)).sum();
    DisconfirmationTally tally = Tallies.gaps(customers);
    assertEquals(gaps.length, tally.gaps().size());
    assertEquals(mean * gaps.length, tally.gaps().sum(), 1e-9);
    assertEquals(squares, tally.gaps().squaredDeviations(), 1e-9);
  }

  @Property
  void theIndexLiesBetweenItsBounds(@ForAll("customers") List<Customer> customers) {
    TrapTally tally = trap(customers);
    Estimate index = tally.index().wilson(0.9);
    if (index.isKnown()) {
      assertTrue(tally.leastIndex().wilson(0.9).value() <= index.value());
      assertTrue(index.value() <= tally.greatestIndex().wilson(0.9).value());
      assertTrue(index.interval().orElseThrow().contains(index.value()));
    }
    assertEquals(tally.index().successes(), tally.defectionOfSatisfied().successes());
  }

  @Property
  void theFitIsNoWorseThanAnyOtherPowerCurve(
      @ForAll("customers") List<Customer> customers,
      @ForAll @IntRange(min = -40, max = 40) int step) {
    LoyaltyTally tally = Tallies.loyalty(customers);
    LoyaltyFit fit = tally.fit(0.9);
    double other = Math.pow(1.1, step);
    fit.curve().ifPresent(curve -> {
      double error = fit.error().value();
      assertEquals(misfit(tally, curve), error * error * tally.responses(), 1e-6);
      assertTrue(
          misfit(tally, curve) <= misfit(tally, LoyaltyCurve.power(tally.scale(), other)) + 1e-6);
    });
  }

  @Property
  void theMonotoneCurveIsNoWorseThanThePowerCurveAndKeepsTheMean(
      @ForAll("customers") List<Customer> customers) {
    LoyaltyTally tally = Tallies.loyalty(customers);
    tally.monotone().ifPresent(curve -> {
      tally
          .fit(0.9)
          .curve()
          .ifPresent(power -> assertTrue(misfit(tally, curve) <= misfit(tally, power) + 1e-6));
      double fitted = 0;
      double observed = 0;
      for (int score = 1; score <= 5; score++) {
        fitted += tally.loyalty(score).size() * curve.loyalty(score);
        observed += tally.loyalty(score).sum();
      }
      assertEquals(observed, fitted, 1e-6);
    });
  }

  private static double misfit(LoyaltyTally tally, LoyaltyCurve curve) {
    double sum = 0;
    for (int score = tally.scale().lowest(); score <= tally.scale().highest(); score++) {
      long size = tally.loyalty(score).size();
      if (size > 0) {
        double residue = tally.loyalty(score).mean().value() - curve.loyalty(score);
        sum += size * residue * residue;
      }
    }
    return sum;
  }

  @Property
  void anyOfIsWhoNamesOneAndTheOtherListKeepsEverybody(
      @ForAll("reasons") List<Set<FirmDriver>> reasons, @ForAll Set<FirmDriver> some) {
    DriverTally<FirmDriver> tally = drivers(reasons);
    long naming = reasons.stream()
        .filter(named -> named.size() < 5 && named.stream().anyMatch(some::contains))
        .count();
    assertEquals(naming, tally.anyOf(some).successes());
    DriverTally<SatisfactionDriver> through =
        tally.through(SatisfactionDriver.class, FirmDriver::actsThrough);
    assertEquals(tally.responses(), through.responses());
    for (SatisfactionDriver driver : SatisfactionDriver.values()) {
      assertEquals(tally.anyOf(driver.firmDrivers()), through.share(driver));
    }
    assertEquals(tally, tally.through(FirmDriver.class, EnumSet::of));
  }

  /** The byte forms of tallies on all sorts of scales. */
  @Property
  void scalesTravelWithTheTally(
      @ForAll @IntRange(min = -1000, max = 1000) int lowest,
      @ForAll @IntRange(min = 1, max = 40) int span) {
    RatingScale scale = RatingScale.of(lowest, lowest + span);
    DisconfirmationTally tally = DisconfirmationTally.empty(scale).add(lowest, lowest + span);
    assertEquals(scale, DisconfirmationTally.fromBytes(tally.toBytes()).scale());
    LoyaltyTally loyalty = LoyaltyTally.empty(scale, scale).add(lowest, lowest + span);
    assertEquals(scale, LoyaltyTally.fromBytes(loyalty.toBytes()).loyaltyScale());
    assertEquals(loyalty, LoyaltyTally.fromBytes(loyalty.toBytes()));
  }
}
