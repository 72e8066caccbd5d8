package dev.rapport.scoring.targeting;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.Proportion;
import dev.rapport.scoring.samples.ByteForms;
import dev.rapport.scoring.targeting.Scorecard.Criterion;
import dev.rapport.scoring.targeting.Scorecard.Missing;
import dev.rapport.scoring.targeting.Scorecard.Place;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class TargetingProperties {
  @Provide
  Arbitrary<Scorecard> scorecards() {
    Arbitrary<Criterion> criterion = Combinators.combine(
            Arbitraries.integers().between(1, 9),
            Arbitraries.of(true, false),
            Arbitraries.of("x", "y"))
        .as((weight, reversed, section) -> new Criterion("c", section, "?", weight, reversed));
    return Combinators.combine(
            criterion.list().ofMinSize(1).ofMaxSize(5), Arbitraries.of(Missing.values()))
        .as((criteria, missing) -> {
          List<Criterion> numbered = new ArrayList<>();
          for (Criterion one : criteria) {
            numbered.add(new Criterion(
                "c" + numbered.size(), one.section(), "?", one.weight(), one.isReversed()));
          }
          return new Scorecard("generated", 0, 10, numbered, missing);
        });
  }

  private static Map<String, Integer> ratings(Scorecard card, Random random, double missing) {
    Map<String, Integer> ratings = new HashMap<>();
    for (Criterion criterion : card.criteria()) {
      if (random.nextDouble() >= missing) {
        ratings.put(criterion.id(), random.nextInt(11));
      }
    }
    return ratings;
  }

  @Property
  void betterOnEveryCriterionIsNeverWorse(
      @ForAll("scorecards") Scorecard card, @ForAll Random random) {
    Map<String, Integer> worse = ratings(card, random, 0);
    Map<String, Integer> better = new HashMap<>();
    card.criteria().forEach(criterion -> {
      int rating = requireNonNull(worse.get(criterion.id()));
      int up = random.nextInt(11 - rating);
      int down = random.nextInt(rating + 1);
      better.put(criterion.id(), criterion.isReversed() ? rating - down : rating + up);
    });
    double low = card.evaluate(worse).score().value();
    double high = card.evaluate(better).score().value();
    assertTrue(high >= low);
    assertTrue(card.percent(low) >= 0 && card.percent(high) <= 100);
    assertEquals(1, rankOf("better", card.rank(Map.of("worse", worse, "better", better))));
    List<String> order = card.criteria().stream().map(Criterion::id).toList();
    assertEquals(
        1,
        rankOf(
            "better", card.rankLexicographically(Map.of("worse", worse, "better", better), order)));
  }

  private static int rankOf(String candidate, List<Place> places) {
    return places.stream()
        .filter(place -> place.candidate().equals(candidate))
        .findFirst()
        .orElseThrow()
        .rank();
  }

  @Property
  void scaledWeightsAndAnotherOrderOfTheCriteriaMoveNoScore(
      @ForAll("scorecards") Scorecard card,
      @ForAll Random random,
      @ForAll @IntRange(min = 2, max = 1_000) int factor) {
    Map<String, Integer> ratings = ratings(card, random, 0.3);
    List<Criterion> other = new ArrayList<>();
    card.criteria()
        .forEach(one -> other.add(
            new Criterion(one.id(), one.section(), "?", one.weight() * factor, one.isReversed())));
    Collections.shuffle(other, random);
    Scorecard scaled = new Scorecard("scaled", 0, 10, other, card.missing());
    assertEquals(
        card.evaluate(ratings).score().optionalValue(),
        scaled.evaluate(ratings).score().optionalValue());
  }

  @Property
  void bulkScoresAreThoseOfOneByOneAndTotalsAreSums(
      @ForAll("scorecards") Scorecard card,
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 8) int candidates) {
    int width = card.criteria().size();
    int[] rows = new int[candidates * width];
    List<Map<String, Integer>> all = new ArrayList<>();
    for (int i = 0; i < candidates; i++) {
      all.add(ratings(card, random, 0.3));
      for (int j = 0; j < width; j++) {
        rows[i * width + j] =
            all.get(i).getOrDefault(card.criteria().get(j).id(), Scorecard.NO_RATING);
      }
    }
    double[] scores = new double[candidates];
    int middle = candidates / 2;
    card.scores(rows, scores, middle, candidates);
    card.scores(rows, scores, 0, middle);
    for (int i = 0; i < candidates; i++) {
      Scorecard.Result result = card.evaluate(all.get(i));
      assertEquals(result.score().optionalValue().orElse(Scorecard.NO_SCORE), scores[i]);
      Map<String, Integer> own = all.get(i);
      long total = card.criteria().stream()
          .filter(criterion -> own.containsKey(criterion.id()))
          .mapToLong(criterion -> {
            int rating = requireNonNull(own.get(criterion.id()));
            return (long) criterion.weight() * (criterion.isReversed() ? 10 - rating : rating);
          })
          .sum();
      assertEquals(total, result.total());
      assertEquals(width - own.size(), result.missing().size());
    }
  }

  @Provide
  Arbitrary<List<Map<String, String>>> people() {
    return Arbitraries.maps(Arbitraries.of("age", "region", "sex"), Arbitraries.of("a", "b", "c"))
        .ofMaxSize(3)
        .list()
        .ofMaxSize(30);
  }

  @Property
  void attributeCountsOfMergedShardsAreThoseOfTheWhole(
      @ForAll("people") List<Map<String, String>> people, @ForAll Random random) {
    AttributeCounts whole = AttributeCounts.of(people);
    int middle = random.nextInt(people.size() + 1);
    AttributeCounts left = AttributeCounts.of(people.subList(0, middle));
    AttributeCounts right = AttributeCounts.of(people.subList(middle, people.size()));
    assertEquals(whole, right.merge(left).merge(AttributeCounts.empty()));
    ByteForms.assertTravels(whole, AttributeCounts::toBytes, AttributeCounts::fromBytes);
  }

  @Property
  void equalGroupsMakeEverybodyScoreZero(
      @ForAll("people") List<Map<String, String>> people,
      @ForAll @IntRange(min = 1, max = 3) int times) {
    AttributeCounts counts = AttributeCounts.of(people);
    LookAlike equal = LookAlike.fit(counts, counts, times / 2.0);
    people.forEach(person -> assertEquals(0, equal.score(person)));
    assertEquals(0, equal.score(Map.of("age", "unseen", "height", "tall")));
  }

  @Property
  void likenessAddsUpOverAttributesInBulkToo(
      @ForAll("people") List<Map<String, String>> customers,
      @ForAll("people") List<Map<String, String>> reference,
      @ForAll("people") List<Map<String, String>> prospects) {
    LookAlike fitted =
        LookAlike.fit(AttributeCounts.of(customers), AttributeCounts.of(reference), 0.5);
    List<String> attributes = fitted.attributes();
    int[] codes = new int[prospects.size() * attributes.size()];
    Arrays.fill(codes, LookAlike.UNKNOWN);
    for (int i = 0; i < prospects.size(); i++) {
      for (int j = 0; j < attributes.size(); j++) {
        String value = prospects.get(i).get(attributes.get(j));
        if (value != null) {
          codes[i * attributes.size() + j] = fitted.code(attributes.get(j), value);
        }
      }
    }
    double[] scores = new double[prospects.size()];
    fitted.scores(codes, scores, 0, scores.length);
    for (int i = 0; i < scores.length; i++) {
      double sum = 0;
      for (Map.Entry<String, String> known : prospects.get(i).entrySet()) {
        double points = fitted.points(known.getKey(), known.getValue());
        assertEquals(points, fitted.score(Map.of(known.getKey(), known.getValue())), 1e-12);
        sum += points;
      }
      assertEquals(sum, scores[i], 1e-12);
      assertEquals(fitted.score(prospects.get(i)), scores[i]);
    }
  }

  @Property(tries = 100)
  void likenessTravels(
      @ForAll("people") List<Map<String, String>> customers,
      @ForAll("people") List<Map<String, String>> reference,
      @ForAll @DoubleRange(min = 0.1, max = 2) double smoothing) {
    LookAlike fitted =
        LookAlike.fit(AttributeCounts.of(customers), AttributeCounts.of(reference), smoothing);
    ByteForms.assertTravels(fitted, LookAlike::toBytes, LookAlike::fromBytes);
  }

  @Property
  void gainsRiseToOneAndLiftEndsAtOne(
      @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = -5, max = 5) Double> values,
      @ForAll @IntRange(min = 2, max = 10) int groups,
      @ForAll Random random) {
    double[] scores = values.stream().mapToDouble(Double::doubleValue).toArray();
    boolean[] responded = new boolean[scores.length];
    for (int i = 0; i < responded.length; i++) {
      responded[i] = random.nextBoolean();
    }
    GainsTable table = GainsTable.of(scores, responded, groups);
    // By the definition: people in a row by score, the best first, ties by place, cut into groups.
    List<Integer> row =
        new ArrayList<>(IntStream.range(0, scores.length).boxed().toList());
    row.sort(Comparator.comparingDouble(i -> -scores[i]));
    for (int best = 0; best <= groups; best++) {
      int people = (scores.length * best + groups - 1) / groups;
      long responses = row.subList(0, people).stream().filter(i -> responded[i]).count();
      assertEquals(Proportion.of(responses, people), table.best(best));
    }
    if (table.best(groups).successes() > 0) {
      assertEquals(1, table.lift(groups).value(), 1e-12);
      assertEquals(1, table.gain(groups).value());
      double before = 0;
      for (int best = 0; best < groups; best++) {
        double gain = table.gains().get(best).value();
        assertTrue(gain >= before);
        before = gain;
      }
    }
  }

  @Property
  void gainsTablesOfShardsMergeToTheWhole(
      @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 4) Integer> groups,
      @ForAll Random random) {
    byte[] group = new byte[groups.size()];
    boolean[] responded = new boolean[group.length];
    for (int i = 0; i < group.length; i++) {
      group[i] = groups.get(i).byteValue();
      responded[i] = random.nextBoolean();
    }
    int middle = random.nextInt(group.length + 1);
    GainsTable left =
        GainsTable.ofGroups(Arrays.copyOf(group, middle), Arrays.copyOf(responded, middle), 4);
    GainsTable right = GainsTable.ofGroups(
        Arrays.copyOfRange(group, middle, group.length),
        Arrays.copyOfRange(responded, middle, group.length),
        4);
    assertEquals(GainsTable.ofGroups(group, responded, 4), right.merge(left));
  }

  @Provide
  Arbitrary<List<Set<String>>> baskets() {
    return Arbitraries.of("tea", "milk", "bread", "茶").set().ofMaxSize(4).list().ofMaxSize(30);
  }

  @Property
  void rulesCountWhatIsInTheBaskets(@ForAll("baskets") List<Set<String>> baskets) {
    BasketCounts counts = BasketCounts.of(baskets);
    for (String a : List.of("tea", "milk", "bread", "茶", "never")) {
      for (String b : List.of("tea", "milk", "bread", "茶")) {
        if (a.equals(b)) {
          continue;
        }
        AssociationRule rule = counts.rule(a, b);
        long both =
            baskets.stream().filter(basket -> basket.containsAll(Set.of(a, b))).count();
        long withA = baskets.stream().filter(basket -> basket.contains(a)).count();
        long withB = baskets.stream().filter(basket -> basket.contains(b)).count();
        assertEquals(new AssociationRule(a, b, baskets.size(), withA, withB, both), rule);
        AssociationRule back = counts.rule(b, a);
        assertEquals(rule.lift(), back.lift());
        assertEquals(rule.leverage(), back.leverage());
        assertTrue(both <= Math.min(withA, withB));
        if (withA > 0 && withB > 0) {
          double n = baskets.size();
          assertEquals(both * n == withA * withB, rule.lift().value() == 1);
          assertEquals(both * n == withA * withB, rule.leverage().value() == 0);
          assertEquals(both / n - withA / n * (withB / n), rule.leverage().value(), 1e-12);
          assertEquals(both / (double) withA / (withB / n), rule.lift().value(), 1e-12);
        }
      }
    }
  }

  @Property
  void basketCountsOfMergedShardsAreThoseOfTheWhole(
      @ForAll("baskets") List<Set<String>> baskets, @ForAll Random random) {
    BasketCounts whole = BasketCounts.of(baskets);
    List<Set<String>> shuffled = new ArrayList<>(baskets);
    Collections.shuffle(shuffled, random);
    int middle = random.nextInt(baskets.size() + 1);
    BasketCounts left = BasketCounts.of(shuffled.subList(0, middle));
    BasketCounts right = BasketCounts.of(shuffled.subList(middle, shuffled.size()));
    assertEquals(whole, right.merge(left).merge(BasketCounts.empty()));
    ByteForms.assertTravels(whole, BasketCounts::toBytes, BasketCounts::fromBytes);
    List<AssociationRule> rules = whole.rules(1);
    Set<Double> lifts = new TreeSet<>(Comparator.reverseOrder());
    rules.forEach(rule -> lifts.add(rule.lift().value()));
    assertEquals(
        List.copyOf(lifts),
        rules.stream().map(rule -> rule.lift().value()).distinct().toList());
  }

  @Property
  void moreStockLastsLongerAndMoreMouthsLessLong(
      @ForAll @LongRange(min = 0, max = 100_000) long quantity,
      @ForAll @LongRange(min = 0, max = 10_000) long leftOver,
      @ForAll @IntRange(min = 1, max = 9) int people,
      @ForAll @LongRange(min = 1, max = 1_000) long rate,
      @ForAll @LongRange(min = 0, max = 1_000) long more) {
    LocalDate day = LocalDate.of(2026, 1, 31);
    LocalDate need = need(day, quantity, leftOver, people, rate);
    assertTrue(!need.isBefore(day));
    assertTrue(!need(day, quantity + more, leftOver, people, rate).isBefore(need));
    assertTrue(!need(day, quantity, leftOver + more, people, rate).isBefore(need));
    assertTrue(!need(day, quantity, leftOver, people + 1, rate).isAfter(need));
    assertTrue(!need(day, quantity, leftOver, people, rate + more).isAfter(need));
    // What is eaten before the day of need is there; with that day's share it is used up.
    long days = day.until(need, ChronoUnit.DAYS);
    assertTrue(days * people * rate <= quantity + leftOver);
    assertTrue((days + 1) * people * rate > quantity + leftOver);
  }

  private static LocalDate need(LocalDate day, long quantity, long left, int people, long rate) {
    return new Replenishment(
            day, quantity, left, Replenishment.Consumption.ofHousehold(people, rate))
        .nextNeed()
        .orElseThrow();
  }

  @Property
  void idicOfMergedShardsIsThatOfTheWholeAndNeverGrowsFromStepToStep(
      @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 4) Integer> steps,
      @ForAll Random random) {
    int middle = random.nextInt(steps.size() + 1);
    IdicProgress whole = count(steps);
    assertEquals(
        whole, count(steps.subList(middle, steps.size())).merge(count(steps.subList(0, middle))));
    double before = 1;
    List<IdicProgress.Step> all = List.of(IdicProgress.Step.values());
    for (int i = 0; i < all.size() && !steps.isEmpty(); i++) {
      double done = whole.completeness(all.get(i)).value();
      int step = i + 1;
      assertEquals(
          (double) steps.stream().filter(furthest -> furthest >= step).count(),
          done * steps.size(),
          1e-9);
      assertTrue(done <= before);
      before = done;
    }
  }

  private static IdicProgress count(List<Integer> steps) {
    IdicProgress progress = IdicProgress.empty();
    for (int step : steps) {
      progress = progress.with(
          step == 0
              ? Optional.empty()
              : Optional.of(List.of(IdicProgress.Step.values()).get(step - 1)));
    }
    return progress;
  }

  @Property
  void diversityIsHighestForEqualNeedsAndIgnoresTheirOrder(
      @ForAll @Size(min = 2, max = 6) List<@LongRange(min = 0, max = 50) Long> needs,
      @ForAll Random random) {
    long[] counts = needs.stream().mapToLong(Long::longValue).toArray();
    Differentiation.diversity(counts).optionalValue().ifPresent(diversity -> {
      assertTrue(diversity >= 0 && diversity <= 1);
      List<Long> shuffled = new ArrayList<>(needs);
      Collections.shuffle(shuffled, random);
      assertEquals(
          diversity,
          Differentiation.diversity(shuffled.stream().mapToLong(Long::longValue).toArray())
              .value(),
          1e-12);
      assertEquals(needs.stream().filter(n -> n > 0).count() == 1, diversity == 0);
    });
  }

  @Property
  void viableIfAllFourConditionsHold(@ForAll Random random) {
    Map<SegmentViability.Condition, Boolean> holds = new LinkedHashMap<>();
    List<SegmentViability.Judgement> judgements = new ArrayList<>();
    for (SegmentViability.Condition condition : SegmentViability.Condition.values()) {
      if (random.nextInt(5) > 0) {
        holds.put(condition, random.nextInt(4) > 0);
        judgements.add(new SegmentViability.Judgement(condition, holds.get(condition), "survey"));
      }
    }
    SegmentViability.Verdict expected = holds.containsValue(false)
        ? SegmentViability.Verdict.NOT_VIABLE
        : holds.size() == 4 ? SegmentViability.Verdict.VIABLE : SegmentViability.Verdict.OPEN;
    assertEquals(expected, new SegmentViability(judgements).verdict());
  }
}
