package dev.rapport.scoring.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.scoring.fit.FitReport.Search;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FitTest {
  private static final double Z = 1.959963984540054;

  /** log(mean) 0.04 and log(shape) 0.09 with correlation 0.5. */
  private static final double[][] COVARIANCE = {{0.04, 0.03}, {0.03, 0.09}};

  private static FitReport.Builder builder() {
    return FitReport.builder("gamma", List.of("mean", "shape"), 1_000)
        .ended(new double[] {5, 2}, -1234.5, new Search(6, 7, 1e-12, OptionalDouble.of(1e-13)));
  }

  private static final FitReport REPORT = builder().converged(COVARIANCE);

  @Test
  void reportsTheParameters() {
    ParameterEstimate mean = REPORT.parameter("mean");
    assertEquals(5, mean.value());
    assertEquals(1, mean.standardError(), 1e-15);
    Interval interval = mean.interval(0.95);
    assertEquals(5 * Math.exp(-Z * 0.2), interval.lower(), 1e-12);
    assertEquals(5 * Math.exp(Z * 0.2), interval.upper(), 1e-12);
    assertEquals(0.5, REPORT.correlation(0, 1), 1e-15);
    assertEquals(List.of(1.0, REPORT.correlation(0, 1)), REPORT.correlations().get(0));
    assertThrows(IllegalArgumentException.class, () -> REPORT.parameter("rate"));
  }

  @Test
  void reportsTheCriteria() {
    assertEquals(4 + 2469.0, REPORT.aic());
    assertEquals(2 * Math.log(1000) + 2469, REPORT.bic(), 1e-12);
    assertEquals(
        "gamma, n = 1000: converged, LL = -1234.5, mean 5.0, shape 2.0", REPORT.toString());
    assertTrue(REPORT.warnings().isEmpty());
  }

  /** A product of powers is linear in the logarithms, so that the delta method is exact. */
  @Property
  void deltaMethodIsExactForProductsOfPowers(
      @ForAll @DoubleRange(min = -2, max = 2) double p,
      @ForAll @DoubleRange(min = -2, max = 2) double q) {
    Estimate estimate =
        REPORT.predict(at -> Math.pow(at.get(0), p) * Math.pow(at.get(1), q), Scale.POSITIVE, 0.95);
    double error = Math.sqrt(Math.max(0, p * p * 0.04 + 2 * p * q * 0.03 + q * q * 0.09));
    double value = Math.pow(5, p) * Math.pow(2, q);
    assertEquals(value, estimate.value());
    Interval interval = estimate.interval().orElseThrow();
    assertEquals(value * Math.exp(-Z * error), interval.lower(), 1e-8 * value);
    assertEquals(value * Math.exp(Z * error), interval.upper(), 1e-7 * value);
    assertEquals(1_000, estimate.sampleSize());
  }

  @Test
  void scalesKeepTheIntervalInTheirRange() {
    Interval plain =
        REPORT.predict(at -> at.get(0), Scale.PLAIN, 0.95).interval().orElseThrow();
    assertEquals(5 - Z, plain.lower(), 1e-8);
    assertEquals(5 + Z, plain.upper(), 1e-8);
    Interval share = REPORT
        .predict(at -> 1 - 1e-3 / at.get(0), Scale.PROBABILITY, 0.999)
        .interval()
        .orElseThrow();
    assertTrue(share.lower() > 0 && share.upper() < 1, share::toString);
    assertThrows(
        IllegalArgumentException.class,
        () -> REPORT.predict(at -> at.get(0), Scale.PROBABILITY, 0.95));
    assertThrows(
        IllegalArgumentException.class, () -> REPORT.predict(at -> Double.NaN, Scale.PLAIN, 0.95));
  }

  @Test
  void aFitPredictsWithItsModel() {
    record Gamma(double mean, double shape) {}

    Fit<Gamma> fit = Fit.of(REPORT, at -> new Gamma(at.get(0), at.get(1)));
    assertEquals(new Gamma(5, 2), fit.model());
    assertEquals(
        REPORT.predict(at -> at.get(0) / at.get(1), Scale.POSITIVE, 0.9),
        fit.predict(model -> model.mean() / model.shape(), Scale.POSITIVE, 0.9));
  }

  @Test
  void withoutAnOptimumThereIsNoModel() {
    FitReport boundary = builder()
        .atBoundary(
            "shape grows without limit",
            NestedModel.of("all are equal", List.of(), List.of(), -1234.5));
    Fit<String> fit = Fit.of(boundary, at -> "model");
    assertFalse(fit.optionalModel().isPresent());
    IllegalStateException refusal = assertThrows(IllegalStateException.class, fit::model);
    assertEquals(
        "the fit of gamma has no model: on the boundary: shape grows without limit; all are equal (log-likelihood -1234.500)",
        refusal.getMessage());
    assertThrows(IllegalStateException.class, () -> fit.predict(String::length, Scale.PLAIN, 0.95));
    assertThrows(IllegalStateException.class, () -> boundary.correlation(0, 1));
    assertEquals("not converged: why", builder().notConverged("why").verdict().toString());
  }

  @Test
  void aLikelihoodThatIsNoNumberIsNotZero() {
    FitReport.Builder nothing = FitReport.builder("gamma", List.of("mean", "shape"), 3);
    FitReport endless = nothing.atBoundary(
        "all grow without limit",
        new NestedModel("every price is 9", List.of(), List.of(), OptionalDouble.empty()));
    assertTrue(endless.optionalLogLikelihood().isEmpty());
    assertEquals(
        "the fit of gamma has no log-likelihood: " + endless.verdict(),
        assertThrows(IllegalStateException.class, endless::logLikelihood).getMessage());
    assertThrows(IllegalStateException.class, endless::aic);
    assertThrows(IllegalStateException.class, endless::bic);
    assertEquals("gamma, n = 3: " + endless.verdict(), endless.toString());
    FitReport none = FitReport.builder("gamma", List.of("mean"), 0).notConverged("no data");
    assertTrue(none.optionalLogLikelihood().isEmpty());
    FitReport other = FitReport.builder("spend", List.of("price"), 3).notConverged("no data");
    assertTrue(REPORT.jointly(other).optionalLogLikelihood().isEmpty());
    assertEquals(OptionalDouble.of(-1234.5), REPORT.optionalLogLikelihood());
  }

  @Test
  void whereNothingWasSearchedTheSimplerModelIsAsLikely() {
    FitReport report = FitReport.builder("gamma", List.of("mean", "shape"), 3)
        .atBoundary("nobody came", NestedModel.of("nobody comes", List.of(), List.of(), -2));
    assertEquals(-2, report.logLikelihood());
    assertEquals(8, report.aic());
  }

  @Test
  void refusesACovarianceThatIsNone() {
    assertThrows(
        IllegalArgumentException.class,
        () -> builder().converged(new double[][] {{1, 0.5}, {0.4, 1}}));
    assertThrows(
        IllegalArgumentException.class,
        () -> builder().converged(new double[][] {{-1, 0}, {0, 1}}));
    assertThrows(IllegalArgumentException.class, () -> builder().converged(new double[][] {{1}}));
    assertThrows(
        IllegalStateException.class,
        () -> FitReport.builder("gamma", List.of("mean"), 1).converged(new double[][] {{1}}));
  }

  /** Hands the chunks out backwards and merges in pairs. */
  private static final class Backwards implements Reducer {
    @Override
    public <A> A reduce(int chunks, IntFunction<? extends A> chunk, BinaryOperator<A> merge) {
      return IntStream.range(0, chunks)
          .map(i -> chunks - 1 - i)
          .parallel()
          .<A>mapToObj(chunk)
          .reduce(merge)
          .orElseThrow();
    }
  }

  @Test
  void bootstrapHasTheSameBitsWithAnyReducer() {
    ParametricBootstrap bootstrap = new ParametricBootstrap(501, 42);
    ParametricBootstrap.Replicate normal = random -> OptionalDouble.of(3 + random.nextGaussian());
    Estimate one = bootstrap.run(normal, Reducer.sequential()).estimate(3, 0.95);
    assertEquals(one, bootstrap.run(normal, new Backwards()).estimate(3, 0.95));
    assertEquals(501, one.sampleSize());
    assertEquals(3 - Z, one.interval().orElseThrow().lower(), 0.3);
    assertEquals(3 + Z, one.interval().orElseThrow().upper(), 0.3);
    Estimate other =
        new ParametricBootstrap(501, 43).run(normal, Reducer.sequential()).estimate(3, 0.95);
    assertFalse(one.equals(other), "another seed draws other numbers");
  }

  @Test
  void bootstrapCountsReplicatesWithoutAnOptimum() {
    AtomicInteger calls = new AtomicInteger();
    ParametricBootstrap.Replicates replicates = new ParametricBootstrap(10, 1)
        .run(
            random -> calls.getAndIncrement() < 9 ? OptionalDouble.empty() : OptionalDouble.of(1),
            Reducer.sequential());
    assertEquals(10, calls.get());
    assertEquals(9, replicates.failed());
    assertFalse(replicates.estimate(1, 0.95).isKnown());
    assertThrows(IllegalArgumentException.class, () -> new ParametricBootstrap(1, 1));
  }
}
