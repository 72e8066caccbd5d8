package dev.rapport.scoring.retention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.scoring.fit.Fit;
import dev.rapport.scoring.fit.FitReport;
import dev.rapport.scoring.fit.Verdict;
import dev.rapport.scoring.samples.ByteForms;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

/** The laws of survival: counted, estimated and modelled. */
class RetentionProperties {
  private static final double LEVEL = 0.95;

  /** One subject. */
  record Subject(int duration, boolean ended) {}

  @Provide
  Arbitrary<List<Subject>> subjects() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 12), Arbitraries.of(true, true, false))
        .as(Subject::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  @Provide
  Arbitrary<ShiftedBetaGeometric> models() {
    Arbitrary<Double> parameter = Arbitraries.doubles().between(0.05, 20);
    return Combinators.combine(parameter, parameter).as(ShiftedBetaGeometric::new);
  }

  /** Series of survivors over 3 to 8 renewals. */
  @Provide
  Arbitrary<DurationCounts> series() {
    return Arbitraries.doubles()
        .between(0.3, 0.98)
        .array(double[].class)
        .ofMinSize(3)
        .ofMaxSize(8)
        .map(rates -> {
          long[] survivors = new long[rates.length];
          long left = 1_000;
          for (int i = 0; i < rates.length; i++) {
            left = Math.round(left * rates[i]);
            survivors[i] = left;
          }
          return DurationCounts.ofSurvivors(1_000, survivors);
        });
  }

  private static DurationCounts counts(List<Subject> subjects) {
    DurationCounts.Builder builder = DurationCounts.builder();
    subjects.forEach(subject -> builder.add(subject.duration(), subject.ended()));
    return builder.build();
  }

  @Property
  void withoutCensoringTheCurveIsTheShareStillThere(@ForAll("subjects") List<Subject> subjects) {
    List<Subject> all =
        subjects.stream().map(s -> new Subject(s.duration(), true)).toList();
    KaplanMeier curve = KaplanMeier.of(counts(all));
    for (int t = 0; t <= 13; t++) {
      int duration = t;
      long longer = all.stream().filter(s -> s.duration() > duration).count();
      assertEquals((double) longer / all.size(), curve.curve().at(t), "t " + t);
    }
  }

  /** The definition, subject by subject. */
  @Property
  void curveIsTheProductOfTheSharesThatStay(@ForAll("subjects") List<Subject> subjects) {
    KaplanMeier curve = KaplanMeier.of(counts(subjects));
    double share = 1;
    double greenwood = 0;
    for (int t = 0; t <= counts(subjects).longest(); t++) {
      int duration = t;
      double atRisk = subjects.stream().filter(s -> s.duration() >= duration).count();
      double ended =
          subjects.stream().filter(s -> s.duration() == duration && s.ended()).count();
      share *= 1 - ended / atRisk;
      greenwood += ended / (atRisk * (atRisk - ended));
      assertEquals(share, curve.curve().at(t), 1e-12, "t " + t);
      if (ended > 0 && share > 0) {
        KaplanMeier.Row row = curve.rows().stream()
            .filter(r -> r.duration() == duration)
            .findFirst()
            .orElseThrow();
        assertEquals(
            share * Math.sqrt(greenwood), row.standardError().orElseThrow(), 1e-12, "t " + t);
      }
    }
  }

  @Property
  void intervalsHoldTheirPoint(
      @ForAll("subjects") List<Subject> subjects, @ForAll @IntRange(max = 12) int t) {
    KaplanMeier curve = KaplanMeier.of(counts(subjects));
    for (Estimate estimate : List.of(
        curve.at(t, LEVEL),
        curve.median(LEVEL),
        curve.quantile(0.25, LEVEL),
        curve.restrictedMean(t, LEVEL))) {
      estimate
          .interval()
          .ifPresent(
              interval -> assertTrue(interval.contains(estimate.value()), estimate::toString));
    }
    curve.at(t, LEVEL).interval().ifPresent(interval -> {
      assertTrue(interval.lower() >= 0 && interval.upper() <= 1, interval::toString);
      Interval wider = curve.at(t, 0.99).interval().orElseThrow();
      assertTrue(wider.width() > interval.width(), wider::toString);
    });
  }

  @Property
  void shardsMergeToTheSameBits(
      @ForAll("subjects") List<Subject> subjects, @ForAll @IntRange(min = 1, max = 5) int shards) {
    DurationCounts merged = DurationCounts.empty();
    for (int shard = 0; shard < shards; shard++) {
      int own = shard;
      merged = counts(subjects.stream()
              .filter(subject -> subjects.indexOf(subject) % shards == own)
              .toList())
          .merge(merged);
    }
    DurationCounts whole = counts(subjects);
    assertEquals(whole, merged);
    assertEquals(whole.hashCode(), merged.hashCode());
    assertEquals(KaplanMeier.of(whole).curve(), KaplanMeier.of(merged).curve());
    assertEquals(KaplanMeier.of(whole).rows(), KaplanMeier.of(merged).rows());
    assertArrayEquals(whole.toBytes(), merged.toBytes());
    ByteForms.assertTravels(whole, DurationCounts::toBytes, DurationCounts::fromBytes);
  }

  @Property
  void columnsCountAsSubjectsDo(
      @ForAll("subjects") List<Subject> subjects, @ForAll @IntRange(max = 40) int cut) {
    int[] durations = subjects.stream().mapToInt(Subject::duration).toArray();
    boolean[] ended = new boolean[durations.length];
    for (int i = 0; i < ended.length; i++) {
      ended[i] = subjects.get(i).ended();
    }
    int middle = Math.min(cut, durations.length);
    DurationCounts inTwo = DurationCounts.builder()
        .addAll(durations, ended, 0, middle)
        .addAll(durations, ended, middle, durations.length)
        .build();
    assertEquals(counts(subjects), inTwo);
    assertEquals(counts(subjects), DurationCounts.of(durations, ended));
  }

  @Property
  void restrictedMeanIsTheMeanOfTheCutDurationsWithoutCensoring(
      @ForAll("subjects") List<Subject> subjects, @ForAll @IntRange(max = 15) int horizon) {
    List<Subject> all =
        subjects.stream().map(s -> new Subject(s.duration(), true)).toList();
    double mean =
        all.stream().mapToInt(s -> Math.min(s.duration(), horizon)).average().orElseThrow();
    double square = all.stream()
        .mapToDouble(s -> Math.pow(Math.min(s.duration(), horizon) - mean, 2))
        .average()
        .orElseThrow();
    Estimate estimate = KaplanMeier.of(counts(all)).restrictedMean(horizon, 0.6826894921370859);
    assertEquals(mean, estimate.value(), 1e-12);
    // One standard error on either side, where 0 and the horizon do not cut it.
    Interval interval = estimate.interval().orElseThrow();
    double error = Math.sqrt(square / all.size());
    assertEquals(Math.max(0, mean - error), interval.lower(), 1e-9);
    assertEquals(Math.min(Math.max(horizon, mean), mean + error), interval.upper(), 1e-9);
  }

  @Property
  void logRankDoesNotDependOnTheOrderOfTheGroups(
      @ForAll("subjects") List<Subject> one,
      @ForAll("subjects") List<Subject> two,
      @ForAll("subjects") List<Subject> three) {
    LogRankTest test = LogRankTest.of(List.of(counts(one), counts(two), counts(three)));
    LogRankTest turned = LogRankTest.of(List.of(counts(three), counts(one), counts(two)));
    assertEquals(
        test.ended().stream().mapToDouble(Long::doubleValue).sum(),
        test.expected().stream().mapToDouble(Double::doubleValue).sum(),
        1e-9);
    assertEquals(test.expected().get(0), turned.expected().get(1), 1e-12);
    assertEquals(2, test.degreesOfFreedom());
    if (test.statistic().isKnown() && turned.statistic().isKnown()) {
      assertEquals(
          test.statistic().value(),
          turned.statistic().value(),
          1e-6 * (1 + test.statistic().value()));
      assertTrue(test.pValue().value() >= 0 && test.pValue().value() <= 1);
    }
  }

  @Property
  void logRankOfAGroupWithItselfFindsNothing(@ForAll("subjects") List<Subject> subjects) {
    LogRankTest test = LogRankTest.of(List.of(counts(subjects), counts(subjects)));
    Assume.that(test.statistic().isKnown());
    assertEquals(0, test.statistic().value(), 1e-12);
    assertEquals(1, test.pValue().value(), 1e-6);
  }

  @Property
  void survivalFallsAndRetentionRises(@ForAll("models") ShiftedBetaGeometric model) {
    assertEquals(1, model.survival(0));
    double product = 1;
    for (int t = 1; t <= 60; t++) {
      assertTrue(model.survival(t) < model.survival(t - 1), "t " + t);
      assertTrue(model.retention(t + 1) > model.retention(t), "t " + t);
      product *= model.retention(t);
      assertEquals(product, model.survival(t), 1e-13 + 1e-12 * product, "t " + t);
      assertEquals(product, model.curve(60).at(t), "t " + t);
      assertEquals(
          model.survival(t - 1) - model.survival(t), model.lossProbability(t), 1e-12, "t " + t);
    }
  }

  @Property(tries = 200)
  void discountedLifetimeIsTheSumOfItsTerms(
      @ForAll("models") ShiftedBetaGeometric model,
      @ForAll @DoubleRange(min = 0.02, max = 2) double discount,
      @ForAll @IntRange(max = 30) int made) {
    double sum = 0;
    double weight = 1;
    for (int n = made + 1; weight > 1e-17; n++) {
      weight *= model.retention(n);
      sum += weight;
      weight /= 1 + discount;
    }
    assertEquals(sum, model.residualLifetime(made, discount).value(), 1e-12 * sum);
  }

  @Property
  void residualLifetimeFollowsFromTheNext(
      @ForAll("models") ShiftedBetaGeometric model,
      @ForAll @DoubleRange(min = 1e-4, max = 1) @Scale(4) double discount,
      @ForAll @IntRange(max = 100) int made) {
    double next = model.residualLifetime(made + 1, discount).value();
    double expected = model.retention(made + 1) * (1 + next / (1 + discount));
    assertEquals(expected, model.residualLifetime(made, discount).value(), 1e-10 * expected);
  }

  @Property
  void meanLifetimeExistsOnlyWithAlphaAboveOne(@ForAll("models") ShiftedBetaGeometric model) {
    Estimate mean = model.expectedLifetime();
    if (model.alpha() <= 1) {
      UndefinedReason why = mean.reason().orElseThrow();
      assertEquals(UndefinedReason.Kind.DOES_NOT_EXIST, why.kind());
      assertTrue(why.words().contains("alpha"), why::words);
    } else {
      assertEquals(
          (model.alpha() + model.beta() - 1) / (model.alpha() - 1),
          mean.value(),
          1e-12 * mean.value());
      Assume.that(model.alpha() > 3);
      double sum = 0;
      for (int t = 20_000; t >= 0; t--) {
        sum += model.survival(t);
      }
      assertEquals(sum, mean.value(), 1e-4 * sum);
    }
  }

  private static double logLikelihood(DurationCounts data, ShiftedBetaGeometric model) {
    double sum = 0;
    for (int t = 0; t <= data.longest(); t++) {
      sum += data.censoredAt(t) * Math.log(model.survival(t));
      if (data.endedAt(t) > 0) {
        sum += data.endedAt(t) * Math.log(model.lossProbability(t));
      }
    }
    return sum;
  }

  @Property(tries = 300)
  void nothingIsLikelierThanTheFit(
      @ForAll("series") DurationCounts data, @ForAll("models") ShiftedBetaGeometric other) {
    Fit<ShiftedBetaGeometric> fit = ShiftedBetaGeometric.fit(data);
    assertTrue(logLikelihood(data, other) <= fit.report().logLikelihood() + 1e-6, fit::toString);
    fit.optionalModel().ifPresent(model -> {
      assertEquals(fit.report().logLikelihood(), logLikelihood(data, model), 1e-8);
      double simpler = new RenewalCounts(data).constantChurnLogLikelihood();
      assertTrue(simpler <= fit.report().logLikelihood(), fit::toString);
      assertEquals(0, fit.report().search().newtonDecrement().orElseThrow(), 1e-6);
    });
  }

  @Property(tries = 100)
  void recoversTheModelThatMadeTheData(
      @ForAll @DoubleRange(min = 0.3, max = 5) double alpha,
      @ForAll @DoubleRange(min = 0.3, max = 5) double beta) {
    ShiftedBetaGeometric truth = new ShiftedBetaGeometric(alpha, beta);
    long[] survivors = new long[12];
    for (int t = 1; t <= 12; t++) {
      survivors[t - 1] = Math.round(1e12 * truth.survival(t));
    }
    ShiftedBetaGeometric model = ShiftedBetaGeometric.fit(
            DurationCounts.ofSurvivors(1_000_000_000_000L, survivors))
        .model();
    assertEquals(alpha, model.alpha(), 1e-4 * alpha);
    assertEquals(beta, model.beta(), 1e-4 * beta);
  }

  @Property
  void weibullWithAnExponentOfOneIsTheShiftedBetaGeometric(
      @ForAll("models") ShiftedBetaGeometric model, @ForAll @IntRange(min = 1, max = 60) int t) {
    BetaDiscreteWeibull weibull = new BetaDiscreteWeibull(model.alpha(), model.beta(), 1);
    assertEquals(model.survival(t), weibull.survival(t), 1e-13 + 1e-11 * model.survival(t));
    assertTrue(weibull.retention(t) > 0 && weibull.retention(t) < 1);
  }

  /** Also where the likeliest lies on a boundary, as it does for most series whose retention does not rise; there the limit is told to a thousandth. */
  @Property(tries = 100)
  void weibullIsAtLeastAsLikely(@ForAll("series") DurationCounts data) {
    FitReport weibull = BetaDiscreteWeibull.fit(data).report();
    FitReport nested = ShiftedBetaGeometric.fit(data).report();
    double close = weibull.verdict().isConverged() && nested.verdict().isConverged() ? 1e-9 : 1e-3;
    if (!(weibull.verdict() instanceof Verdict.NotConverged)) {
      assertTrue(
          weibull.logLikelihood() >= nested.logLikelihood() - close, () -> weibull + " " + nested);
    }
  }

  @Property
  void ratesMergeAsTheirCountsDo(
      @ForAll @LongRange(min = 1, max = 1_000) long one,
      @ForAll @LongRange(min = 1, max = 1_000) long two,
      @ForAll @DoubleRange(min = 0, max = 1) double share) {
    RetentionRate left = new RetentionRate(Math.round(one * share), one);
    RetentionRate right = RetentionRate.ofLost(Math.round(two * share), two);
    RetentionRate both = left.merge(right);
    assertEquals(left.lost() + right.lost(), both.lost());
    assertEquals(1, both.retention(LEVEL).value() + both.churn(LEVEL).value(), 1e-15);
    Estimate lifetime = both.expectedLifetime(LEVEL);
    assertEquals(both.lost() > 0, lifetime.isKnown());
    lifetime.optionalValue().ifPresent(periods -> assertTrue(periods >= 1));
  }

  @Property
  void longerSilenceIsLessLikelyActive(
      @ForAll @IntRange(min = 1, max = 50) int purchases,
      @ForAll @DoubleRange(min = 0, max = 99) double last) {
    double active = ActiveProbability.of(purchases, last, 100);
    assertTrue(active >= 0 && active <= 1);
    assertTrue(ActiveProbability.of(purchases, last + 1, 100) >= active);
    assertTrue(ActiveProbability.of(purchases + 1, last, 100) <= active);
  }

  @Property
  void survivorsTellTheirCounts(@ForAll("series") DurationCounts data) {
    long[] survivors = new long[data.longest()];
    long left = data.subjects();
    for (int t = 1; t <= survivors.length; t++) {
      left -= data.endedAt(t);
      survivors[t - 1] = left;
    }
    assertEquals(
        data, DurationCounts.ofSurvivors(data.subjects(), survivors), Arrays.toString(survivors));
  }
}
