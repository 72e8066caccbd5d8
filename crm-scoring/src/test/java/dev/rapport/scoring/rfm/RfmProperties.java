package dev.rapport.scoring.rfm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.money.Money;
import dev.rapport.scoring.customerbase.CustomerBase;
import dev.rapport.scoring.samples.ByteForms;
import dev.rapport.scoring.samples.Histories;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RfmProperties {
  @Provide
  Arbitrary<List<RfmProfile>> bases() {
    Arbitrary<Integer> fewOrMany = Arbitraries.oneOf(
        Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, 10_000));
    return Combinators.combine(fewOrMany, fewOrMany, fewOrMany)
        .as((recency, frequency, cents) ->
            new RfmProfile(recency, frequency + 1, Money.ofMinor(Histories.EUR, cents - 1L)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<CustomerEvent>> events() {
    return Histories.events();
  }

  private static CutScorer scorer(List<RfmProfile> profiles, int bins) {
    return CutScorer.of(RfmCuts.quantiles(RfmDistribution.of(Histories.EUR, profiles), bins));
  }

  private static CustomerBase base(List<CustomerEvent> events) {
    return CustomerBase.of(EventHistory.of(events), Histories.WINDOW, Histories.EUR);
  }

  @Property
  void theOrderOfTheCustomersDoesNotMatter(
      @ForAll("bases") List<RfmProfile> profiles,
      @ForAll @IntRange(min = 2, max = 10) int bins,
      @ForAll Random random) {
    List<RfmProfile> shuffled = new ArrayList<>(profiles);
    Collections.shuffle(shuffled, random);
    assertEquals(scorer(profiles, bins).cuts(), scorer(shuffled, bins).cuts());
  }

  @Property
  void cutsOfMergedShardsAreThoseOfTheWhole(
      @ForAll("bases") List<RfmProfile> left,
      @ForAll("bases") List<RfmProfile> right,
      @ForAll @IntRange(min = 2, max = 10) int bins) {
    List<RfmProfile> whole = new ArrayList<>(left);
    whole.addAll(right);
    RfmDistribution merged = RfmDistribution.of(Histories.EUR, left)
        .merge(RfmDistribution.empty(Histories.EUR))
        .merge(RfmDistribution.of(Histories.EUR, right));
    assertEquals(scorer(whole, bins).cuts(), RfmCuts.quantiles(merged, bins));
  }

  @Property
  void cutsReadWhatTheyWrite(
      @ForAll("bases") List<RfmProfile> profiles, @ForAll @IntRange(min = 2, max = 10) int bins) {
    RfmCuts cuts = scorer(profiles, bins).cuts();
    ByteForms.assertTravels(cuts, RfmCuts::toBytes, RfmCuts::fromBytes);
  }

  @Property
  void betterValuesNeverScoreLowerAndEqualOnesScoreEqual(
      @ForAll("bases") List<RfmProfile> profiles, @ForAll @IntRange(min = 2, max = 10) int bins) {
    CutScorer scorer = scorer(profiles, bins);
    for (RfmProfile one : profiles) {
      RfmScore oneScore = scorer.score(one);
      for (RfmProfile other : profiles) {
        RfmScore otherScore = scorer.score(other);
        assertOrdered(
            -Integer.compare(one.recencyDays(), other.recencyDays()),
            oneScore.recency() - otherScore.recency());
        assertOrdered(
            Integer.compare(one.frequency(), other.frequency()),
            oneScore.frequency() - otherScore.frequency());
        assertOrdered(
            one.monetary().compareTo(other.monetary()),
            oneScore.monetary() - otherScore.monetary());
      }
    }
  }

  private static void assertOrdered(int values, int scores) {
    assertTrue(values == 0 ? scores == 0 : Integer.signum(values) * scores >= 0);
  }

  @Property
  void scoresAreTheRankOfTheValueAmongTheSortedOnes(
      @ForAll("bases") List<RfmProfile> profiles, @ForAll @IntRange(min = 2, max = 10) int bins) {
    CutScorer scorer = scorer(profiles, bins);
    int n = profiles.size();
    for (RfmProfile profile : profiles) {
      // A definition by ranks instead of by cut points: of the customers who tie the first in
      // ascending order decides, and
      // bin k ends with the customer of rank ceil(k * n / bins).
      long rank =
          1 + profiles.stream().filter(p -> p.frequency() < profile.frequency()).count();
      long bin = LongStream.rangeClosed(1, bins)
          .filter(k -> rank <= (n * k + bins - 1) / bins)
          .findFirst()
          .orElseThrow();
      assertEquals(bin, scorer.score(profile).frequency());
    }
  }

  @Property
  void bulkScoringIsScoringOneByOne(
      @ForAll("bases") List<RfmProfile> profiles,
      @ForAll @IntRange(min = 2, max = 10) int bins,
      @ForAll @IntRange(min = 0, max = 30) int split) {
    CutScorer scorer = scorer(profiles, bins);
    int[] recencyDays = profiles.stream().mapToInt(RfmProfile::recencyDays).toArray();
    int[] frequency = profiles.stream().mapToInt(RfmProfile::frequency).toArray();
    long[] money = profiles.stream().mapToLong(p -> p.monetary().minorUnits()).toArray();
    short[] cells = new short[profiles.size()];
    int middle = Math.min(split, cells.length);
    scorer.scoreCells(recencyDays, frequency, money, cells, middle, cells.length);
    scorer.scoreCells(recencyDays, frequency, money, cells, 0, middle);
    for (int i = 0; i < cells.length; i++) {
      assertEquals(scorer.score(profiles.get(i)), RfmScore.ofCell(cells[i], bins));
    }
    assertEquals(
        RfmScoreCounts.of(bins, profiles.stream().map(scorer::score).toList()),
        RfmScoreCounts.ofCells(bins, cells, 0, middle)
            .merge(RfmScoreCounts.empty(bins))
            .merge(RfmScoreCounts.ofCells(bins, cells, middle, cells.length)));
  }

  @Property
  void realisedSizesAreThoseOfTheBinsOfEachDimension(
      @ForAll("bases") List<RfmProfile> profiles, @ForAll @IntRange(min = 2, max = 10) int bins) {
    CutScorer scorer = scorer(profiles, bins);
    RfmDistribution distribution = RfmDistribution.of(Histories.EUR, profiles);
    RfmScoreCounts counts =
        RfmScoreCounts.of(bins, profiles.stream().map(scorer::score).toList());
    List<Long> recency =
        new ArrayList<>(scorer.cuts().recencyDays().binSizes(distribution.recencyDays()));
    Collections.reverse(recency);
    assertEquals(recency, counts.recency());
    assertEquals(scorer.cuts().frequency().binSizes(distribution.frequency()), counts.frequency());
    assertEquals(
        scorer.cuts().monetaryMinorUnits().binSizes(distribution.monetaryMinorUnits()),
        counts.monetary());
    assertEquals(profiles.size(), counts.customers());
  }

  @Property
  void theUnitOfMoneyMovesNoScore(
      @ForAll("bases") List<RfmProfile> profiles,
      @ForAll @IntRange(min = 2, max = 10) int bins,
      @ForAll @IntRange(min = 1, max = 100_000) int factor) {
    List<RfmProfile> scaled = profiles.stream()
        .map(p -> new RfmProfile(p.recencyDays(), p.frequency(), p.monetary().multipliedBy(factor)))
        .toList();
    CutScorer scorer = scorer(profiles, bins);
    CutScorer scaledScorer = scorer(scaled, bins);
    for (int i = 0; i < profiles.size(); i++) {
      assertEquals(scorer.score(profiles.get(i)), scaledScorer.score(scaled.get(i)));
    }
  }

  @Property
  void theBestReachTheTopUnlessTooManyOfThemTie(
      @ForAll("bases") List<RfmProfile> profiles, @ForAll @IntRange(min = 2, max = 10) int bins) {
    RfmProfile best = Collections.max(profiles, Comparator.comparingInt(RfmProfile::frequency));
    long tied = profiles.stream().filter(p -> p.frequency() == best.frequency()).count();
    Assume.that(tied * bins <= profiles.size());
    assertEquals(bins, scorer(profiles, bins).score(best).frequency());
  }

  @Property
  void theMostRecentAlwaysScoreHighest(
      @ForAll("bases") List<RfmProfile> profiles, @ForAll @IntRange(min = 2, max = 10) int bins) {
    RfmProfile latest = Collections.min(profiles, Comparator.comparingInt(RfmProfile::recencyDays));
    assertEquals(bins, scorer(profiles, bins).score(latest).recency());
  }

  @Property
  void anotherPurchaseNeverLowersAScore(
      @ForAll("events") List<CustomerEvent> events,
      @ForAll @IntRange(min = 0, max = 5) int which,
      @ForAll @IntRange(min = 0, max = 58 * 24) int hoursBeforeTheEnd,
      @ForAll @IntRange(min = 0, max = 10_000) int cents) {
    CustomerBase before = base(events);
    Assume.that(!before.isEmpty());
    CustomerId customer = List.copyOf(before.activities().keySet()).get(which % before.size());
    Instant at = Histories.WINDOW.asOf().minus(Duration.ofHours(hoursBeforeTheEnd));
    List<CustomerEvent> more = new ArrayList<>(events);
    more.add(Purchase.of("more", at, customer.value(), Money.ofMinor(Histories.EUR, cents)));
    CutScorer scorer = CutScorer.of(RfmCuts.quantiles(before, 5));
    RfmScore was = scoreOf(customer, before, scorer);
    RfmScore is = scoreOf(customer, base(more), scorer);
    assertTrue(is.recency() >= was.recency(), () -> was + " became " + is);
    assertTrue(is.frequency() >= was.frequency(), () -> was + " became " + is);
    assertTrue(is.monetary() >= was.monetary(), () -> was + " became " + is);
  }

  private static RfmScore scoreOf(CustomerId customer, CustomerBase base, CutScorer scorer) {
    return scorer.score(
        RfmProfile.of(base.activity(customer).orElseThrow(), Histories.WINDOW.asOfDay()));
  }

  @Property
  void everyoneInABaseHasAScore(@ForAll("events") List<CustomerEvent> events) {
    CustomerBase base = base(events);
    Assume.that(!base.isEmpty());
    CutScorer scorer = CutScorer.of(RfmCuts.quantiles(base, 4));
    assertEquals(base.activities().keySet(), scorer.score(base).keySet());
    base.activities()
        .forEach((customer, activity) -> assertEquals(
            scorer.score(RfmProfile.of(activity, Histories.WINDOW.asOfDay())),
            scorer.score(base).get(customer)));
  }

  @Property
  void readsTheScoresThatItWrites(
      @ForAll @IntRange(min = 1, max = 10) int recency,
      @ForAll @IntRange(min = 1, max = 10) int frequency,
      @ForAll @IntRange(min = 1, max = 10) int monetary) {
    RfmScore score = new RfmScore(recency, frequency, monetary);
    assertEquals(score, RfmScore.parse(score.toString()));
  }
}
