package dev.rapport.scoring.btyd;

import dev.rapport.core.numeric.IncompleteBeta;
import dev.rapport.core.numeric.Quadrature;
import dev.rapport.core.numeric.SpecialFunctions;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * What a customer who is still there will do, averaged over what is known of this customer's rates. Times are in the model's unit,
 * from now on, finite and not negative.
 */
sealed interface Future {
  /** Returns the expected number of purchases after start and up to end. */
  double expected(double start, double end);

  /** Returns the probability to be still there after a time. */
  double alive(double time);

  /** Returns the probability of so many purchases within a time. */
  double probability(int purchases, double time);

  /**
   * Returns the expected number of purchases, each discounted to now at a continuous rate; of an infinite time too. Empty if that does
   * not exist.
   */
  OptionalDouble discounted(double rate, double time);

  /**
   * Returns the logarithm of the probability of so many purchases within a time, at a rate from a gamma distribution; minus infinity if
   * the time is zero and they are not.
   */
  static double logProbability(double shape, double rate, int purchases, double time) {
    if (time == 0) {
      return purchases == 0 ? 0 : Double.NEGATIVE_INFINITY;
    }
    return SpecialFunctions.logRisingFactorial(shape, purchases)
        - SpecialFunctions.logRisingFactorial(1, purchases)
        - shape * Math.log1p(time / rate)
        - purchases * Math.log1p(rate / time);
  }

  /** Returns the probability of at least so many purchases, one or more, within a time at such a rate. */
  static double atLeast(double shape, double rate, int purchases, double time) {
    return time == 0 ? 0 : IncompleteBeta.regularized(time / (rate + time), purchases, shape);
  }

  /**
   * The future of a customer who buys at a rate λ from a gamma distribution and after each purchase drops out with a chance p from a
   * beta distribution: BG/NBD and MBG/NBD alike, once the customer is known to be there.
   *
   * @param shape R, of the gamma distribution
   * @param rate A, of the gamma distribution
   * @param a of the beta distribution
   * @param b of the beta distribution
   */
  record BetaGeometric(double shape, double rate, double a, double b) implements Future {
    /*
     * Given λ and p, purchases come at the rate λ e^(-λpu) at a time u from now, so their number up to t is (1 - e^(-λpt))/p, and
     * its mean over λ is (1 - (1 + pt/A)^-R)/p. What is left is a mean over p.
     *
     * The fast way: with z = t/(A+t), c = a+b-1 and u = (a-1) log(1-z) it is c φ - e^u (c-R) z S, where φ = (1-e^u)/(a-1) and
     * S = Σ (a+b-R)_j (a)_j z^j / ((a+b)_j (j+1)!). That follows from the hypergeometric form of Fader, Hardie and Lee (2005, equation
     * 10) by Euler's transformation and a division by a - 1 in closed form, so nothing happens at a = 1 or a + b = 1. The terms may
     * cancel, or be many as z nears 1; both are seen. The slow way, which never fails, integrates over the log-odds of p.
     */

    /** What cancellation may cost the fast way. */
    private static final double MOST_ERROR = 2e-14;

    private static final int MOST_TERMS = 2000;

    /** A difference of two expectations is taken where it is at least this part of the larger one. */
    private static final double LEAST_SHARE = 0.05;

    /** What is smaller than the smallest rounding error of 1, as a logarithm. */
    private static final double PURE = 38;

    /** By so many e-folds purchases may fade to be discounted by parts, in few panels. */
    private static final double FEW_FOLDS = 200;

    /** The continued fraction serves from here on. */
    private static final double FRACTION_FROM = 1;

    @Override
    public double expected(double start, double end) {
      if (end <= start) {
        return 0;
      }
      double all = series(end);
      if (!Double.isNaN(all)) {
        if (start == 0) {
          return all;
        }
        double before = series(start);
        if (all - before >= LEAST_SHARE * all) {
          return all - before;
        }
      }
      double stretch = end - start;
      return mean(
          p -> {
            double folds = shape * Math.log1p(p * stretch / (rate + p * start));
            return Math.log(-Math.expm1(-folds) / p) - shape * Math.log1p(p * start / rate);
          },
          Math.log1p(end / rate * (shape + 1)));
    }

    /** Returns the expectation up to a time, or no number where this way is not exact. */
    private double series(double time) {
      double z = time / (rate + time);
      double log = Math.log1p(-z);
      double u = (a - 1) * log;
      double phi = Math.abs(u) < 1e-8 ? -log * (1 + u / 2) : -Math.expm1(u) / (a - 1);
      double term = 1;
      double sum = 1;
      double size = 1;
      double above = a + b - shape;
      for (int j = 0; ; j++) {
        term *= (above + j) * (a + j) * z / ((a + b + j) * (j + 2));
        double next = sum + term;
        size += Math.abs(term);
        // Only terms beyond the rise may end the sum: a first small one may be near a zero of the
        // rising factorial.
        if (next == sum && above + j > 0) {
          break;
        }
        sum = next;
        if (j == MOST_TERMS) {
          return Double.NaN;
        }
      }
      double c = a + b - 1;
      double factor = Math.exp(u) * (c - shape) * z;
      double value = c * phi - factor * sum;
      double error = Math.ulp(1.0) * (Math.abs(c * phi) + 2 * Math.abs(factor) * size);
      return value > 0 && error <= MOST_ERROR * value ? value : Double.NaN;
    }

    @Override
    public double alive(double time) {
      return time == 0
          ? 1
          : Math.min(
              1, mean(p -> -shape * Math.log1p(p * time / rate), Math.log1p(time / rate * shape)));
    }

    @Override
    public double probability(int purchases, double time) {
      double stayed = Math.exp(Future.logProbability(shape, rate, purchases, time)
          + SpecialFunctions.logRisingFactorial(b, purchases)
          - SpecialFunctions.logRisingFactorial(a + b, purchases));
      if (purchases == 0) {
        return stayed;
      }
      double leaves = a
          / (a + b + purchases - 1)
          * Math.exp(SpecialFunctions.logRisingFactorial(b, purchases - 1)
              - SpecialFunctions.logRisingFactorial(a + b, purchases - 1));
      return stayed + leaves * Future.atLeast(shape, rate, purchases, time);
    }

    @Override
    public OptionalDouble discounted(double discount, double time) {
      if (time < Double.POSITIVE_INFINITY) {
        return OptionalDouble.of(
            discount == 0 || time == 0 ? expected(0, time) : discountedUntil(discount, time));
      }
      if (discount > 0) {
        return OptionalDouble.of(mean(
            p -> Math.log(share(rate * discount / p) / p),
            Math.log1p((shape + 1) / (rate * discount))));
      }
      return discount == 0 && a > 1
          ? OptionalDouble.of((a + b - 1) / (a - 1))
          : OptionalDouble.empty();
    }

    private double discountedUntil(double discount, double time) {
      double whole = series(time);
      double folds = Math.abs(discount) * time + (shape + 1) * Math.log1p(time / rate);
      if (folds < FEW_FOLDS && !Double.isNaN(whole)) {
        // By parts, because the number of purchases is at hand and their rate is not.
        double waiting = Quadrature.smooth(
            u -> Math.exp(-discount * u) * expected(0, u),
            rate,
            shape + 1,
            Math.abs(discount),
            time);
        double value = Math.exp(-discount * time) * whole + discount * waiting;
        if (value > LEAST_SHARE * whole) {
          return value;
        }
      }
      return mean(
          p -> Math.log(shape / rate)
              + Math.log(Quadrature.powers(rate / p, shape + 1, 1, 0, discount, 0, time)),
          Math.log1p(time / rate * (shape + 1)));
    }

    /**
     * Returns the mean of λ/(λ + κ) where Aκ = x: R ∫ (1 + v)^-(R+1) e^(-xv) dv, the generalised exponential integral R e^x E(R+1, x) by
     * its continued fraction (NIST Handbook 8.19.17, even part) unless x is small.
     */
    private double share(double x) {
      double order = shape + 1;
      if (x < FRACTION_FROM) {
        return shape * Quadrature.powers(1, order, 1, 0, x, 0, Double.POSITIVE_INFINITY);
      }
      double b0 = x + order;
      double c = Double.MAX_VALUE;
      double d = 1 / b0;
      double value = d;
      for (int i = 1; i < MOST_TERMS; i++) {
        double term = -i * (order + i - 1);
        b0 += 2;
        d = 1 / (term * d + b0);
        c = b0 + term / c;
        double change = c * d;
        value *= change;
        if (Math.abs(change - 1) < Math.ulp(1.0)) {
          break;
        }
      }
      return shape * value;
    }

    /**
     * Returns the mean over p of e^g(p), for a g that falls with p and is level where p is so small that p e^scale is nothing: a
     * concave integrand over the log-odds of p.
     */
    private double mean(DoubleUnaryOperator g, double scale) {
      DoubleUnaryOperator log = y -> {
        double less = Math.exp(-Math.abs(y));
        double rest = Math.log1p(less);
        double logP = y < 0 ? y - rest : -rest;
        double logQ = y < 0 ? -rest : -y - rest;
        double p = y < 0 ? less / (1 + less) : 1 / (1 + less);
        return a * logP + b * logQ + g.applyAsDouble(p);
      };
      double integral = Quadrature.logOfLogConcave(log, -PURE - scale, a, PURE, b, Math.log(a / b));
      return Math.exp(integral - SpecialFunctions.logBeta(a, b));
    }
  }

  /**
   * The future of a customer who buys at a rate λ from a gamma distribution and drops out at a rate μ from another.
   *
   * @param shape R, of the gamma distribution of λ
   * @param rate A, of the same
   * @param dropShape s, of the gamma distribution of μ
   * @param dropRate B, of the same
   */
  record Pareto(double shape, double rate, double dropShape, double dropRate) implements Future {
    /** What is smaller than the smallest rounding error of 1, as a logarithm. */
    private static final double PURE = 38;

    /** λ and μ are independent as long as the customer is there, so this is E λ ∫ (B / (B + u))^s du. */
    @Override
    public double expected(double start, double end) {
      if (end <= start) {
        return 0;
      }
      double log = Math.log1p((end - start) / (dropRate + start));
      double folds = (dropShape - 1) * log;
      double length = folds == 0 ? log : -Math.expm1(-folds) / (dropShape - 1);
      return shape
          / rate
          * length
          * Math.exp(Math.log(dropRate) - (dropShape - 1) * Math.log1p(start / dropRate));
    }

    @Override
    public double alive(double time) {
      return Math.exp(-dropShape * Math.log1p(time / dropRate));
    }

    /** Still there at the end, or gone at a time u before it: ∫ of the negative binomial over u, whose logarithm is concave in log u. */
    @Override
    public double probability(int purchases, double time) {
      if (time == 0) {
        return purchases == 0 ? 1 : 0;
      }
      double stayed = alive(time) * Math.exp(Future.logProbability(shape, rate, purchases, time));
      DoubleUnaryOperator log = v -> {
        double u = Math.exp(v);
        return (purchases + 1) * v
            - (shape + purchases) * Math.log1p(u / rate)
            - (dropShape + 1) * Math.log1p(u / dropRate);
      };
      double last = Math.log(time);
      double first = Math.min(last, Math.log(Math.min(rate, dropRate)))
          - PURE
          - Math.log1p(shape + purchases + dropShape);
      double gone = Quadrature.logOfLogConcave(
          log, first, purchases + 1.0, last, Double.POSITIVE_INFINITY, last);
      return stayed
          + Math.exp(gone
              + SpecialFunctions.logRisingFactorial(shape, purchases)
              - SpecialFunctions.logRisingFactorial(1, purchases)
              - purchases * Math.log(rate)
              + Math.log(dropShape / dropRate));
    }

    @Override
    public OptionalDouble discounted(double discount, double time) {
      if (discount == 0 && time < Double.POSITIVE_INFINITY) {
        return OptionalDouble.of(expected(0, time));
      }
      if (time == Double.POSITIVE_INFINITY && discount <= 0) {
        return discount == 0 && dropShape > 1
            ? OptionalDouble.of(shape / rate * (dropRate / (dropShape - 1)))
            : OptionalDouble.empty();
      }
      return OptionalDouble.of(
          shape / rate * Quadrature.powers(dropRate, dropShape, dropRate, 0, discount, 0, time));
    }
  }
}
