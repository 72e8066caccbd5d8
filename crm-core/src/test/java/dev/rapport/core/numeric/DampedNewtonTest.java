package dev.rapport.core.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.numeric.DampedNewton.Ending;
import dev.rapport.core.numeric.DampedNewton.Objective;
import dev.rapport.core.numeric.DampedNewton.Optimum;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DampedNewtonTest {
  /** n log p - p s: the likelihood of a rate, with its top at n / s. */
  private static Objective rate(double n, double s) {
    return at -> {
      SecondOrder sum = new SecondOrder(1);
      sum.addValue(n * Math.log(at[0]) - at[0] * s);
      sum.addGradient(0, n / at[0] - s);
      sum.addHessian(0, 0, -n / at[0] / at[0]);
      return sum;
    };
  }

  /** The likelihood of a gamma sample by its count, sum of logarithms and sum: shape and rate are strongly correlated. */
  private static Objective gamma(double n, double sumOfLogs, double sum) {
    return at -> {
      double shape = at[0];
      double rate = at[1];
      SecondOrder likelihood = new SecondOrder(2);
      likelihood.addValue(n * (shape * Math.log(rate) - SpecialFunctions.logGamma(shape))
          + (shape - 1) * sumOfLogs
          - rate * sum);
      likelihood.addGradient(0, n * (Math.log(rate) - SpecialFunctions.digamma(shape)) + sumOfLogs);
      likelihood.addGradient(1, n * shape / rate - sum);
      likelihood.addHessian(0, 0, -n * SpecialFunctions.trigamma(shape));
      likelihood.addHessian(0, 1, n / rate);
      likelihood.addHessian(1, 1, -n * shape / rate / rate);
      return likelihood;
    };
  }

  @Property
  void findsTheTopFromAnywhere(
      @ForAll @DoubleRange(min = 1e-6, max = 1e6) @Scale(6) double start,
      @ForAll @DoubleRange(min = 1e-3, max = 1e3) @Scale(3) double sum) {
    Optimum optimum = DampedNewton.maximize(rate(40, sum), start);
    assertEquals(Ending.CONVERGED, optimum.ending());
    assertEquals(40 / sum, optimum.parameters()[0], 1e-11 * 40 / sum);
    assertArrayEquals(new int[1], optimum.drift());
  }

  @Test
  void givesTheCovarianceOfTheLogarithms() {
    Optimum optimum = DampedNewton.maximize(rate(25, 5), 1);
    double[][] covariance = optimum.covarianceOfLogarithms().orElseThrow();
    assertEquals(1 / 25.0, covariance[0][0], 1e-12, "the variance of a log rate is 1 / n");
    assertEquals(0, optimum.newtonDecrement().orElseThrow(), 1e-9);
    assertEquals(0, optimum.gradientNorm(), 1e-9);
    assertEquals(25 * Math.log(5) - 25, optimum.value(), 1e-12);
    assertTrue(optimum.evaluations() <= 12, "was " + optimum.evaluations());
  }

  @Property
  void solvesTheEquationsOfTheGammaSample(
      @ForAll @DoubleRange(min = 0.1, max = 50) double shape,
      @ForAll @DoubleRange(min = 0.01, max = 100) double rate) {
    double n = 1_000;
    double sumOfLogs = n * (SpecialFunctions.digamma(shape) - Math.log(rate));
    Optimum optimum = DampedNewton.maximize(gamma(n, sumOfLogs, n * shape / rate), 1, 1);
    assertEquals(Ending.CONVERGED, optimum.ending());
    assertEquals(shape, optimum.parameters()[0], 1e-9 * shape);
    assertEquals(rate, optimum.parameters()[1], 1e-9 * rate);
    double[][] covariance = optimum.covarianceOfLogarithms().orElseThrow();
    assertEquals(covariance[0][1], covariance[1][0]);
    assertTrue(covariance[0][1] > 0, "shape and rate rise together");
  }

  /**
   * Of 1,000 subjects 800 pass a first trial and 640 a second: one chance of 0.8 explains it, so that of a beta distribution of
   * chances both parameters grow without limit, at a likelihood that tends to that of the one chance.
   */
  @Test
  void seesAnEdge() {
    double[][] trials = {{200, 800}, {160, 640}};
    Optimum optimum = DampedNewton.maximize(
        at -> {
          SecondOrder sum = new SecondOrder(2);
          for (int j = 0; j < trials.length; j++) {
            double failed = trials[j][0];
            double passed = trials[j][1];
            double pass = at[1] + j;
            double all = at[0] + pass;
            sum.addValue(failed * Math.log(at[0] / all) + passed * Math.log(pass / all));
            sum.addGradient(0, failed / at[0] - (failed + passed) / all);
            sum.addGradient(1, passed / pass - (failed + passed) / all);
            sum.addHessian(0, 0, (failed + passed) / all / all - failed / at[0] / at[0]);
            sum.addHessian(0, 1, (failed + passed) / all / all);
            sum.addHessian(1, 1, (failed + passed) / all / all - passed / pass / pass);
          }
          return sum;
        },
        1,
        1);
    assertEquals(Ending.DRIFTING, optimum.ending());
    assertArrayEquals(new int[] {1, 1}, optimum.drift());
    assertEquals(360 * Math.log(0.2) + 1440 * Math.log(0.8), optimum.value(), 1e-4);
    assertEquals(4, optimum.parameters()[1] / optimum.parameters()[0], 1e-3);
  }

  /** 1 / (1 + p) rises to 1 as p falls to zero, with a vanishing gain. */
  @Test
  void seesAnEdgeAtZero() {
    Optimum optimum = DampedNewton.maximize(
        at -> {
          SecondOrder sum = new SecondOrder(1);
          sum.addValue(1 / (1 + at[0]));
          sum.addGradient(0, -1 / Math.pow(1 + at[0], 2));
          sum.addHessian(0, 0, 2 / Math.pow(1 + at[0], 3));
          return sum;
        },
        3);
    assertEquals(Ending.DRIFTING, optimum.ending());
    assertArrayEquals(new int[] {-1}, optimum.drift());
    assertEquals(1, optimum.value(), 1e-5);
  }

  /**
   * The function rises with the first parameter without end, so gently that it hardly shows, and is bent upwards there: every step is
   * damped, and kept short by the strong curvature along the second parameter. Ten steps that win nothing are enough.
   */
  @Test
  void seesThatDampedStepsLeadNowhere() {
    double strong = 1e9;
    double first = 1e-12;
    Optimum optimum = DampedNewton.maximize(
        at -> {
          double off = Math.log(at[1]);
          SecondOrder sum = new SecondOrder(2);
          sum.addValue(first * at[0] - strong * off * off / 2);
          sum.addGradient(0, first);
          sum.addGradient(1, -strong * off / at[1]);
          sum.addHessian(1, 1, -strong * (1 - off) / at[1] / at[1]);
          return sum;
        },
        1,
        1);
    assertEquals(Ending.DRIFTING, optimum.ending());
    assertArrayEquals(new int[] {1, 0}, optimum.drift());
    assertEquals(10, optimum.iterations());
    assertTrue(optimum.parameters()[0] > 1);
    assertEquals(1, optimum.parameters()[1]);
  }

  @Test
  void takesAShorterStepWhereTheFunctionCannotBeComputed() {
    Optimum optimum = DampedNewton.maximize(
        at -> {
          if (at[0] > 6) {
            throw new ArithmeticException("beyond");
          }
          return rate(25, 5).at(at);
        },
        0.1);
    assertEquals(Ending.CONVERGED, optimum.ending());
    assertEquals(5, optimum.parameters()[0], 1e-10);
  }

  /** Second derivatives by the logarithms that are beyond a double: no damping makes a step of them, and the search says so. */
  @Test
  void isStuckWhereNoDampingMakesAStep() {
    Optimum optimum = DampedNewton.maximize(
        at -> {
          SecondOrder sum = new SecondOrder(1);
          sum.addGradient(0, 1);
          sum.addHessian(0, 0, 1e300);
          return sum;
        },
        1e10);
    assertEquals(Ending.STUCK, optimum.ending());
    assertEquals(1, optimum.evaluations());
  }

  @Test
  void refusesAStartThatIsNotPositive() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> DampedNewton.maximize(rate(1, 1), 0));
    assertEquals("start must be above 0 and finite, was 0.0", refusal.getMessage());
    assertThrows(IllegalArgumentException.class, () -> DampedNewton.maximize(rate(1, 1), 1, 1));
  }

  /** The same terms in chunks of any size, merged in any order. */
  @Property
  void sumsHaveTheSameBitsHoweverTheyAreChunked(
      @ForAll double @Size(min = 1, max = 30) [] terms,
      @ForAll @IntRange(min = 1, max = 30) int chunk) {
    SecondOrder whole = new SecondOrder(2);
    SecondOrder merged = new SecondOrder(2);
    for (int from = (terms.length - 1) / chunk * chunk; from >= 0; from -= chunk) {
      SecondOrder part = new SecondOrder(2);
      for (int i = from; i < Math.min(terms.length, from + chunk); i++) {
        add(part, terms[i] / 64);
      }
      merged.merge(part);
    }
    for (double term : terms) {
      add(whole, term / 64);
    }
    assertEquals(whole.value(), merged.value());
    assertEquals(whole.gradient(1), merged.gradient(1));
    assertEquals(whole.hessian(1, 0), merged.hessian(0, 1));
    assertEquals(whole.hessian(1, 1), merged.hessian(1, 1));
  }

  private static void add(SecondOrder sum, double term) {
    sum.addValue(term);
    sum.addGradient(1, term / 2);
    sum.addHessian(0, 1, term / 3);
    sum.addHessian(1, 1, -term);
  }

  @Test
  void sumsRefuseOthersOfAnotherSize() {
    assertThrows(IllegalArgumentException.class, () -> new SecondOrder(0));
    assertThrows(
        IllegalArgumentException.class, () -> new SecondOrder(1).merge(new SecondOrder(2)));
    assertThrows(IndexOutOfBoundsException.class, () -> new SecondOrder(2).hessian(0, 2));
  }
}
