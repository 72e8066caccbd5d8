package dev.rapport.core.numeric;

/**
 * Functions of the gamma family for positive arguments: the logarithm of the gamma function, its first two derivatives, the
 * logarithm of the beta function, and their differences over whole steps, each in a form without cancellation.
 *
 * <p>Definitions as in the NIST Handbook of Mathematical Functions (Olver, Lozier, Boisvert and Clark, 2010), chapter 5.
 * Log-gamma, digamma and trigamma are within 1e-15 relative of the exact value, also around the zeros of log-gamma (1 and 2)
 * and of digamma (1.4616…). Every method takes finite arguments above zero, refuses others with {@link
 * IllegalArgumentException}, and raises {@link ArithmeticException} where the value is beyond a {@code double}.
 */
public final class SpecialFunctions {
  /*
   * One polynomial of degree 26 covers [1, 2.5] for each of log-gamma and digamma: the function divided by its zeros is
   * smooth and positive there, so that the zeros come out exact and all else keeps its relative precision. Below 1 the
   * recurrence leads up into the interval, from 2.5 to 10 it leads down, from 10 on Stirling's series takes over. None of
   * these steps subtracts numbers of like size: that is why the interval does not end at 2.
   */

  /** Where one polynomial serves, and where its variable is zero. */
  private static final double CENTRE = 1.75;

  /** Upper end of the interval of the polynomials. */
  private static final double END = 2.5;

  /** From here on Stirling's series needs eight terms for full precision. */
  static final double STIRLING = 10;

  /** Half the logarithm of 2π, less one half. */
  private static final double HALF_LOG_TWO_PI_LESS_HALF = 0.4189385332046727;

  /** Half the logarithm of 2π. */
  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

  /** The zero of digamma as an unevaluated sum of two doubles. */
  private static final double DIGAMMA_ZERO = 1.4616321449683622;

  private static final double DIGAMMA_ZERO_REST = 9.549995429965697e-17;

  /** The zero of digamma less one, as an unevaluated sum of two doubles. */
  private static final double DIGAMMA_ZERO_LESS_ONE = 0.46163214496836236;

  private static final double DIGAMMA_ZERO_LESS_ONE_REST = -1.5522348162858677e-17;

  /** logΓ(x) / ((x - 1)(x - 2)) in powers of x - 1.75: interpolated in 27 Chebyshev nodes of [1, 2.5] with 60 digits. */
  private static final double[] LOG_GAMMA_SHAPE = {
    0.4501393121092563,
    -0.11948158662524275,
    0.044520447198509686,
    -0.019053957830246777,
    0.00877637042524953,
    -0.004226194125963237,
    0.0020955338803511515,
    -0.0010605660740508067,
    0.0005448969798010082,
    -0.000283190642428413,
    0.0001485169172330309,
    -7.84615612837167e-05,
    4.170409808958023e-05,
    -2.2282559008298975e-05,
    1.195718295249812e-05,
    -6.432318239552401e-06,
    3.4764841281870834e-06,
    -1.9132461879841067e-06,
    1.0402308562055134e-06,
    -5.013249838452059e-07,
    2.7329252368665147e-07,
    -2.514796629915524e-07,
    1.3833778748324786e-07,
    2.71885747144867e-08,
    -1.5258602053637756e-08,
    -5.271069691352568e-08,
    2.915020840600158e-08
  };

  /** ψ(x) / (x - x₀), x₀ the zero of ψ, in powers of x - 1.75: interpolated as above. */
  private static final double[] DIGAMMA_SHAPE = {
    0.8581832171262995,
    -0.3262546278681058,
    0.1571201133520425,
    -0.08228558635575821,
    0.044799654452774916,
    -0.024890048490209468,
    0.013985786184791904,
    -0.007910468743092616,
    0.004491813674871815,
    -0.002556687022444161,
    0.0014573752539003284,
    -0.0008314922548000915,
    0.00047467512280592556,
    -0.00027112201887262866,
    0.00015486636037579158,
    -8.825337668837312e-05,
    5.042255206575745e-05,
    -2.9533939397506967e-05,
    1.6875489208875358e-05,
    -7.986967288663832e-06,
    4.5638433261049305e-06,
    -5.187036209674536e-06,
    2.964002015923038e-06,
    9.160503487595705e-07,
    -5.234593572155203e-07,
    -1.247403485022778e-06,
    7.128014565586763e-07
  };

  /** Bernoulli numbers B(2k) / (2k (2k - 1)): Stirling's series of log-gamma in 1/x², times 1/x. */
  private static final double[] LOG_GAMMA_TAIL = {
    1.0 / 12,
    -1.0 / 360,
    1.0 / 1260,
    -1.0 / 1680,
    1.0 / 1188,
    -691.0 / 360360,
    1.0 / 156,
    -3617.0 / 122400,
    43867.0 / 244188
  };

  /** Bernoulli numbers B(2k) / 2k: the series of digamma in 1/x², times 1/x². */
  private static final double[] DIGAMMA_TAIL = {
    1.0 / 12,
    -1.0 / 120,
    1.0 / 252,
    -1.0 / 240,
    1.0 / 132,
    -691.0 / 32760,
    1.0 / 12,
    -3617.0 / 8160,
    43867.0 / 14364
  };

  /** Bernoulli numbers B(2k): the series of trigamma in 1/x², times 1/x³. */
  private static final double[] TRIGAMMA_TAIL = {
    1.0 / 6,
    -1.0 / 30,
    1.0 / 42,
    -1.0 / 30,
    5.0 / 66,
    -691.0 / 2730,
    7.0 / 6,
    -3617.0 / 510,
    43867.0 / 798,
    -174611.0 / 330
  };

  private SpecialFunctions() {}

  /**
   * Returns log Γ(x), the logarithm of the gamma function; log Γ(n) is the logarithm of (n - 1)!.
   *
   * @param x above zero, finite
   * @return from -0.1215 at 1.4616 upwards
   * @throws ArithmeticException if the value is beyond a {@code double}, from about 2.5e305 on
   */
  public static double logGamma(double x) {
    requirePositive(x, "x");
    if (x < 1) {
      // log Γ(1 + x) - log x, without ever rounding 1 + x.
      return x * (x - 1) * Polynomials.evaluate(LOG_GAMMA_SHAPE, x - (CENTRE - 1)) - Math.log(x);
    }
    if (x <= END) {
      // Adding zero makes the zero at 1 a positive one.
      return (x - 1) * (x - 2) * Polynomials.evaluate(LOG_GAMMA_SHAPE, x - CENTRE) + 0.0;
    }
    if (x < STIRLING) {
      double product = 1;
      double reduced = x;
      while (reduced > END) {
        reduced -= 1;
        product *= reduced;
      }
      return Math.log(product) + logGamma(reduced);
    }
    return requireFinite(
        (x - 0.5) * (Math.log(x) - 1) + (HALF_LOG_TWO_PI_LESS_HALF + stirlingRest(x)),
        "logGamma",
        x);
  }

  /**
   * Returns digamma ψ(x), the derivative of log Γ(x).
   *
   * @param x above zero, finite
   * @return any number; zero near 1.4616
   * @throws ArithmeticException if the value is beyond a {@code double}, below about 5.6e-309
   */
  public static double digamma(double x) {
    requirePositive(x, "x");
    if (x < 1) {
      double fromZero = (x - DIGAMMA_ZERO_LESS_ONE) - DIGAMMA_ZERO_LESS_ONE_REST;
      return requireFinite(
          fromZero * Polynomials.evaluate(DIGAMMA_SHAPE, x - (CENTRE - 1)) - 1 / x, "digamma", x);
    }
    if (x <= END) {
      double fromZero = (x - DIGAMMA_ZERO) - DIGAMMA_ZERO_REST;
      return fromZero * Polynomials.evaluate(DIGAMMA_SHAPE, x - CENTRE);
    }
    if (x < STIRLING) {
      double sum = 0;
      double reduced = x;
      while (reduced > END) {
        reduced -= 1;
        sum += 1 / reduced;
      }
      return sum + digamma(reduced);
    }
    return Math.log(x) - (0.5 / x + digammaRest(x));
  }

  /**
   * Returns trigamma ψ'(x), the second derivative of log Γ(x).
   *
   * @param x above zero, finite
   * @return above zero
   * @throws ArithmeticException if the value is beyond a {@code double}, below about 7.5e-155
   */
  public static double trigamma(double x) {
    requirePositive(x, "x");
    int steps = x < STIRLING ? (int) Math.ceil(STIRLING - x) : 0;
    double high = x + steps;
    double inverse = 1 / high;
    double square = inverse * inverse;
    double sum =
        inverse + (0.5 * square + inverse * square * Polynomials.evaluate(TRIGAMMA_TAIL, square));
    // The smallest terms first; all are positive.
    for (int i = steps - 1; i >= 0; i--) {
      double step = x + i;
      sum += 1 / (step * step);
    }
    return requireFinite(sum, "trigamma", x);
  }

  /**
   * Returns log B(a, b) = log Γ(a) + log Γ(b) - log Γ(a + b), the logarithm of the beta function.
   *
   * <p>Where b is large the three terms nearly cancel; their difference is then taken term by term in Stirling's series
   * (DiDonato and Morris, <em>Algorithm 708</em>, 1992, section 3).
   *
   * @param a above zero, finite
   * @param b above zero, finite
   * @return any number, within 2e-15 of the exact value, relative or absolute, whichever is larger
   * @throws ArithmeticException if the value is beyond a {@code double}
   */
  public static double logBeta(double a, double b) {
    requirePositive(a, "a");
    requirePositive(b, "b");
    double small = Math.min(a, b);
    double large = Math.max(a, b);
    if (small >= STIRLING) {
      double rest = stirlingRest(small) + (stirlingRest(large) - stirlingRest(small + large));
      double ratio = small / large;
      return requireFinite(
          (small - 0.5) * (Math.log(ratio) - Math.log1p(ratio))
              - large * Math.log1p(ratio)
              + (HALF_LOG_TWO_PI - 0.5 * Math.log(large) + rest),
          "logBeta",
          large);
    }
    // B(a, b) = B(a, b + 1) (a + b) / b, until b is in reach of Stirling's series.
    double factor = 1;
    double raised = large;
    while (raised < STIRLING) {
      factor *= (small + raised) / raised;
      raised += 1;
    }
    return Math.log(factor) + logGamma(small) - logGammaStep(raised, small);
  }

  /**
   * Returns the logarithm of the rising factorial a (a + 1) … (a + n - 1) = Γ(a + n) / Γ(a).
   *
   * @param a above zero, finite
   * @param n how many factors, zero or more
   * @return any number, zero if n is zero, within 2e-15 of the exact value, relative or absolute, whichever is larger
   * @throws ArithmeticException if the value is beyond a {@code double}
   */
  public static double logRisingFactorial(double a, long n) {
    requirePositive(a, "a");
    requireNotNegative(n, "n");
    double product = 1;
    double low = a;
    long left = n;
    while (left > 0 && low < STIRLING) {
      product *= low;
      low += 1;
      left--;
    }
    return left == 0 ? Math.log(product) : Math.log(product) + logGammaStep(low, (double) left);
  }

  /**
   * Returns ψ(a + n) - ψ(a) = 1/a + 1/(a + 1) + … + 1/(a + n - 1), the derivative of {@link #logRisingFactorial}.
   *
   * @param a above zero, finite
   * @param n how many terms, zero or more
   * @return zero if n is zero, else above zero, within 2e-15 relative
   * @throws ArithmeticException if the value is beyond a {@code double}, for a below about 5.6e-309
   */
  public static double digammaDifference(double a, long n) {
    requirePositive(a, "a");
    requireNotNegative(n, "n");
    int direct = (int) Math.min(n, a < STIRLING ? (long) Math.ceil(STIRLING - a) : 0);
    double low = a + direct;
    double left = (double) (n - direct);
    double sum = 0;
    if (left > 0) {
      double high = low + left;
      sum = Math.log1p(left / low)
          + (0.5 * (left / low) / high + (digammaRest(low) - digammaRest(high)));
    }
    for (int i = direct - 1; i >= 0; i--) {
      sum += 1 / (a + i);
    }
    return requireFinite(sum, "digammaDifference", a);
  }

  /** Returns log Γ(x + step) - log Γ(x) for x from {@link #STIRLING} on and any step from zero on. */
  private static double logGammaStep(double x, double step) {
    double end = x + step;
    double rest = stirlingRest(end) - stirlingRest(x);
    return requireFinite(
        (x - 0.5) * Math.log1p(step / x) + step * (Math.log(end) - 1) + rest, "logGamma", end);
  }

  /** Returns what Stirling's formula leaves of log Γ(x), for x from {@link #STIRLING} on. */
  static double stirlingRest(double x) {
    double inverse = 1 / x;
    return inverse * Polynomials.evaluate(LOG_GAMMA_TAIL, inverse * inverse);
  }

  /** Returns what Stirling's formula leaves of log Γ(x), for any x above zero. */
  static double stirlingRestAnywhere(double x) {
    return x >= STIRLING
        ? stirlingRest(x)
        : logGamma(x) - (x - 0.5) * (Math.log(x) - 1) - HALF_LOG_TWO_PI_LESS_HALF;
  }

  /** Returns log x - 1/(2x) - ψ(x) for x from {@link #STIRLING} on. */
  private static double digammaRest(double x) {
    double inverse = 1 / x;
    double square = inverse * inverse;
    return square * Polynomials.evaluate(DIGAMMA_TAIL, square);
  }

  /**
   * Returns e - log(1 + e), which is about e²/2, without cancellation; e above -1.
   *
   * <p>With s = e / (2 + e), log(1 + e) is 2 (s + s³/3 + s⁵/5 + …), and e - 2s is e s.
   */
  static double logDeficit(double e) {
    if (e < -0.4 || e > 0.7) {
      return e - Math.log1p(e);
    }
    double s = e / (2 + e);
    double square = s * s;
    double power = square;
    double sum = 0;
    for (int k = 3; ; k += 2) {
      double next = sum + power / k;
      if (next == sum) {
        return s * (e - 2 * sum);
      }
      sum = next;
      power *= square;
    }
  }

  static void requirePositive(double value, String name) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be finite and above zero, was " + value);
    }
  }

  static double requireFinite(double value, String function, double argument) {
    if (!Double.isFinite(value)) {
      throw new ArithmeticException(
          function + " must fit in a double, but does not at " + argument);
    }
    return value;
  }

  private static void requireNotNegative(long value, String name) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " must not be negative, was " + value);
    }
  }
}
