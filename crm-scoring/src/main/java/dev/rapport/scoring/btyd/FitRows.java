package dev.rapport.scoring.btyd;

import dev.rapport.core.numeric.SecondOrder;
import dev.rapport.scoring.fit.Reducer;
import dev.rapport.scoring.summary.PurchaseSummaries;
import java.util.Arrays;
import java.util.Optional;

/**
 * Summaries laid out for a likelihood: rows in their order with their days replaced by numbers of distinct days, cut into chunks
 * that do not depend on who works on them.
 */
final class FitRows {
  /** So many rows make a chunk of work, and so many rows of one chunk are added up before the exact sums see them. */
  private static final int CHUNK = 8192;

  static final int BLOCK = 128;

  /** So many days or numbers of purchases are added up before the exact sums see them. */
  static final int SHORT_BLOCK = 16;

  /** With so many rows a search begins with every few of them. */
  private static final int MANY = 1 << 14;

  private static final int EVERY = 16;

  /** About so many rows are a sample that tells which tops the likelihood has. */
  private static final int SAMPLE = 512;

  private static final double LEAST_SHAPE = 0.05;
  private static final double MOST_SHAPE = 20;

  final int[] repeats;
  final int[] lastAge;
  final int[] age;
  final double[] weight;

  /** The distinct days, ascending, in the unit of time. */
  final double[] times;

  /** moreThan[i] customers have more than i repeat purchases. */
  final double[] moreThan;

  final double customers;

  /** How many customers are so old by the number of the day, and how many repeat purchases they made. */
  final double[] customersByAge;

  final double[] purchasesByAge;

  /** Where each chunk begins, and where the last one ends. */
  final int[] chunks;

  FitRows(PurchaseSummaries data, double unitDays) {
    int n = data.rows();
    repeats = new int[n];
    lastAge = new int[n];
    age = new int[n];
    weight = new double[n];
    int[] days = new int[2 * n];
    for (int i = 0; i < n; i++) {
      repeats[i] = data.repeatPurchases(i);
      weight[i] = (double) data.weight(i);
      days[2 * i] = data.lastPurchaseAgeDays(i);
      days[2 * i + 1] = data.ageDays(i);
    }
    int[] distinct = distinct(days);
    times = Arrays.stream(distinct).mapToDouble(day -> day / unitDays).toArray();
    int[] numbers = numbers(distinct);
    for (int i = 0; i < n; i++) {
      lastAge[i] = place(distinct, numbers, days[2 * i]);
      age[i] = place(distinct, numbers, days[2 * i + 1]);
    }
    customers = (double) data.customers();
    moreThan = new double[n == 0 ? 0 : repeats[n - 1]];
    double above = 0;
    for (int i = n - 1, x = moreThan.length - 1; x >= 0; x--) {
      while (i >= 0 && repeats[i] > x) {
        above += weight[i--];
      }
      moreThan[x] = above;
    }
    customersByAge = new double[times.length];
    purchasesByAge = new double[times.length];
    addUpByAge();
    chunks = chunks(repeats);
  }

  /** Every few rows of each number of repeat purchases, weighted so that each number keeps its customers. */
  private FitRows(FitRows all, int every) {
    int[] kept = new int[all.rows()];
    double[] scaled = new double[all.rows()];
    int n = 0;
    for (int start = 0, end; start < all.rows(); start = end) {
      end = start + 1;
      while (end < all.rows() && all.repeats[end] == all.repeats[start]) {
        end++;
      }
      int first = n;
      double whole = 0;
      double part = 0;
      for (int i = start; i < end; i++) {
        whole += all.weight[i];
        if ((i - start) % every == Math.min(end - start, every) / 2) {
          part += all.weight[i];
          kept[n++] = i;
        }
      }
      for (int k = first; k < n; k++) {
        scaled[k] = all.weight[kept[k]] * (whole / part);
      }
    }
    repeats = new int[n];
    lastAge = new int[n];
    age = new int[n];
    weight = Arrays.copyOf(scaled, n);
    for (int k = 0; k < n; k++) {
      repeats[k] = all.repeats[kept[k]];
      lastAge[k] = all.lastAge[kept[k]];
      age[k] = all.age[kept[k]];
    }
    times = all.times;
    customers = all.customers;
    moreThan = all.moreThan;
    customersByAge = new double[times.length];
    purchasesByAge = new double[times.length];
    addUpByAge();
    chunks = chunks(repeats);
  }

  private void addUpByAge() {
    for (int i = 0; i < rows(); i++) {
      customersByAge[age[i]] += weight[i];
      purchasesByAge[age[i]] += weight[i] * repeats[i];
    }
  }

  /**
   * Returns a few of many rows, which are nearly as likely at about the same parameters: where to begin with all of them.
   */
  Optional<FitRows> few() {
    return rows() < MANY ? Optional.empty() : Optional.of(new FitRows(this, EVERY));
  }

  /** Returns so few rows that many searches cost little, or all if there are few anyway. */
  FitRows sample() {
    return rows() < 4 * SAMPLE ? this : new FitRows(this, rows() / SAMPLE);
  }

  private static int[] distinct(int[] days) {
    int most = 0;
    for (int day : days) {
      most = Math.max(most, day);
    }
    if (most > 4L * days.length + CHUNK) {
      return Arrays.stream(days).sorted().distinct().toArray();
    }
    boolean[] seen = new boolean[most + 1];
    int count = 0;
    for (int day : days) {
      count += seen[day] ? 0 : 1;
      seen[day] = true;
    }
    int[] distinct = new int[count];
    for (int day = 0, k = 0; k < count; day++) {
      if (seen[day]) {
        distinct[k++] = day;
      }
    }
    return distinct;
  }

  /** Returns the number of each day, or nothing where days are so far apart that looking them up is better. */
  private static int[] numbers(int[] distinct) {
    int most = distinct.length == 0 ? 0 : distinct[distinct.length - 1];
    if (most > 16L * distinct.length + CHUNK) {
      return new int[0];
    }
    int[] numbers = new int[most + 1];
    for (int k = 0; k < distinct.length; k++) {
      numbers[distinct[k]] = k;
    }
    return numbers;
  }

  private static int place(int[] distinct, int[] numbers, int day) {
    return numbers.length > 0 ? numbers[day] : Arrays.binarySearch(distinct, day);
  }

  private static int[] chunks(int[] repeats) {
    int[] starts = new int[repeats.length + 1];
    int count = 0;
    for (int i = 0; i < repeats.length; i++) {
      if (i == 0 || i - starts[count - 1] == CHUNK) {
        starts[count++] = i;
      }
    }
    starts[count] = repeats.length;
    return Arrays.copyOf(starts, count + 1);
  }

  int rows() {
    return repeats.length;
  }

  /** Adds up what a likelihood has for each chunk of rows. */
  SecondOrder sum(int parameters, Reducer reducer, ChunkSum chunk) {
    if (rows() == 0) {
      return new SecondOrder(parameters);
    }
    return reducer.<SecondOrder>reduce(
        chunks.length - 1,
        c -> {
          SecondOrder sum = new SecondOrder(parameters);
          chunk.add(chunks[c], chunks[c + 1], sum);
          return sum;
        },
        SecondOrder::merge);
  }

  /**
   * Adds the likelihood if nobody drops out, whose parameters are the first two: Γ(r+x)/Γ(r) α^-x (1 + T/α)^-(r+x) each. It
   * depends on how many have each x and on how many have each T.
   */
  void addStaying(double r, double alpha, SecondOrder sum) {
    for (int from = 0; from < moreThan.length; from += SHORT_BLOCK) {
      addPurchases(r, alpha, from, Math.min(moreThan.length, from + SHORT_BLOCK), sum);
    }
    for (int from = 0; from < times.length; from += SHORT_BLOCK) {
      addSilence(r, alpha, from, Math.min(times.length, from + SHORT_BLOCK), sum);
    }
  }

  private void addPurchases(double r, double alpha, int start, int end, SecondOrder sum) {
    double value = 0;
    double slope = 0;
    double bend = 0;
    double counts = 0;
    for (int i = start; i < end; i++) {
      double count = moreThan[i];
      double inverse = 1 / (r + i);
      value += count * Math.log((r + i) / alpha);
      slope += count * inverse;
      bend += count * inverse * inverse;
      counts += count;
    }
    sum.addValue(value);
    sum.addGradient(0, slope);
    sum.addGradient(1, -counts / alpha);
    sum.addHessian(0, 0, -bend);
    sum.addHessian(1, 1, counts / alpha / alpha);
  }

  private void addSilence(double r, double alpha, int start, int end, SecondOrder sum) {
    double value = 0;
    double logs = 0;
    double slopes = 0;
    double both = 0;
    double bend = 0;
    for (int d = start; d < end; d++) {
      double customersOfAge = customersByAge[d];
      double shape = customersOfAge * r + purchasesByAge[d];
      double log = Math.log1p(times[d] / alpha);
      double inverse = 1 / (alpha + times[d]);
      double slope = times[d] / alpha * inverse;
      value += shape * log;
      logs += customersOfAge * log;
      slopes += shape * slope;
      both += customersOfAge * slope;
      bend += shape * slope * (1 / alpha + inverse);
    }
    sum.addValue(-value);
    sum.addGradient(0, -logs);
    sum.addGradient(1, slopes);
    sum.addHessian(0, 1, both);
    sum.addHessian(1, 1, -bend);
  }

  /**
   * Adds the likelihood if a share of the customers drops out at the first opportunity, after so many repeat purchases, and the others
   * never do. The parameters are r, α and the odds o of that share: that of staying, times 1 / (1 + o) for who had the opportunity, times
   * 1 + o ((α + T) / (α + t_x))^(r+x) for who was not seen after it.
   */
  void addAllOrNothing(double r, double alpha, double odds, int opportunity, SecondOrder sum) {
    addStaying(r, alpha, sum);
    double had = opportunity == 0 ? customers : moreThan(opportunity - 1);
    sum.addValue(-had * Math.log1p(odds));
    sum.addGradient(2, -had / (1 + odds));
    sum.addHessian(2, 2, had / (1 + odds) / (1 + odds));
    int start = 0;
    while (start < rows() && repeats[start] < opportunity) {
      start++;
    }
    for (int from = start, to; from < rows() && repeats[from] == opportunity; from = to) {
      to = from + 1;
      while (to < Math.min(rows(), from + BLOCK) && repeats[to] == opportunity) {
        to++;
      }
      addGoneAtOnce(r + opportunity, alpha, odds, from, to, sum);
    }
  }

  private void addGoneAtOnce(
      double shape, double alpha, double odds, int start, int end, SecondOrder sum) {
    double logOdds = Math.log(odds);
    double value = 0;
    double gone = 0;
    double unsure = 0;
    double byShape = 0;
    double byRate = 0;
    double byRateTwice = 0;
    double unsureLog = 0;
    double unsureStep = 0;
    double unsureLogLog = 0;
    double unsureLogStep = 0;
    double unsureStepStep = 0;
    for (int i = start; i < end; i++) {
      double last = times[lastAge[i]];
      double near = 1 / (alpha + last);
      double far = 1 / (alpha + times[age[i]]);
      double log = Math.log1p((times[age[i]] - last) * near);
      double step = (last - times[age[i]]) * near * far;
      double d = logOdds + shape * log;
      double e = Math.exp(-Math.abs(d));
      double share = 1 / (1 + e);
      double s = weight[i] * (d >= 0 ? share : e * share);
      double u = weight[i] * e * share * share;
      value += weight[i] * (Math.max(d, 0) + Math.log(1 + e));
      gone += s;
      unsure += u;
      byShape += s * log;
      byRate += s * step;
      byRateTwice += s * step * (near + far);
      unsureLog += u * log;
      unsureStep += u * step;
      unsureLogLog += u * log * log;
      unsureLogStep += u * log * step;
      unsureStepStep += u * step * step;
    }
    sum.addValue(value);
    sum.addGradient(0, byShape);
    sum.addGradient(1, shape * byRate);
    sum.addGradient(2, gone / odds);
    sum.addHessian(0, 0, unsureLogLog);
    sum.addHessian(0, 1, byRate + shape * unsureLogStep);
    sum.addHessian(1, 1, shape * (shape * unsureStepStep - byRateTwice));
    sum.addHessian(0, 2, unsureLog / odds);
    sum.addHessian(1, 2, shape * unsureStep / odds);
    sum.addHessian(2, 2, (unsure - gone) / odds / odds);
  }

  /** Returns how many customers have more repeat purchases. */
  double moreThan(int purchases) {
    return purchases < moreThan.length ? moreThan[purchases] : 0;
  }

  /**
   * Returns shape and rate of a gamma distribution with which purchases have about the mean and the variance of the data, of those who made
   * some repeat purchases at least, if there are any.
   */
  double[] gammaStart(int least) {
    double count = 0;
    double purchases = 0;
    double squares = 0;
    double time = 0;
    for (int i = 0; i < rows(); i++) {
      if (repeats[i] >= least) {
        double x = repeats[i];
        count += weight[i];
        purchases += weight[i] * x;
        squares += weight[i] * x * x;
        time += weight[i] * times[age[i]];
      }
    }
    if (count == 0 && least > 0) {
      return gammaStart(0);
    }
    // Nobody who came back is as little as half of one who did.
    double mean = Math.max(purchases, 0.5) / count;
    double excess = squares / count - mean * mean - mean;
    double shape = excess > 0 ? mean * mean / excess : MOST_SHAPE;
    shape = Math.max(LEAST_SHAPE, Math.min(MOST_SHAPE, shape));
    return new double[] {shape, shape * (time > 0 ? time / count : 1) / mean};
  }

  /** Returns the mean age of the customers. */
  double meanAge() {
    double time = 0;
    for (int d = 0; d < times.length; d++) {
      time += customersByAge[d] * times[d];
    }
    return time / customers;
  }

  /** What a likelihood has for some rows. */
  @FunctionalInterface
  interface ChunkSum {
    void add(int start, int end, SecondOrder sum);
  }
}
