package dev.rapport.scoring.clv;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.numeric.BetaDistribution;
import dev.rapport.core.numeric.LinearSystem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Customers who move between states, such as the time since the last purchase, and bring something in each: the customer
 * migration model, a Markov chain.
 *
 * <p>With transition matrix P, reward R of each state and discount d a period, the value of being in each state is
 *
 * <pre>
 *   V(T) = Σ [P/(1+d)]^t R      t = 0 … T
 *   V(∞) = (I - P/(1+d))^-1 R
 * </pre>
 *
 * <p>{@link #recency} builds the usual chain: a customer of recency j buys with probability p_j and returns to recency 1, else
 * moves to j+1, and after the last recency is former for good. A lapsed customer is worth something here, which makes the chain
 * the model of an always-a-share market; with one recency it is {@link #lostForGood}, where who leaves never returns (Jackson
 * 1985), and gives the closed form {@link MarginStream.FirstMargin#NOW}.
 *
 * <p>Marketing to a state whose value is negative costs more than it brings; {@link #bestStopping} finds where to stop, and
 * stopping there raises the value of every state.
 *
 * <p>States are numbered from 0. Cost: V(T) takes T n² and V(∞) n³/3 multiplications for n states. Immutable and thread-safe.
 *
 * <p>Reference: Pfeifer and Carraway (2000), <em>Modeling customer relationships as Markov chains</em>, Journal of Interactive
 * Marketing 14(2):43–55; Dwyer (1989) and Berger and Nasr (1998), case 5, for the migration of recency.
 */
public final class MigrationChain {
  private final Transitions transitions;
  private final double[] rewards;

  /** What a state is worth when nothing more is spent on its customers, from then on. */
  private final double[] stopped;

  private MigrationChain(Transitions transitions, double[] rewards, double[] stopped) {
    this.transitions = transitions;
    this.rewards = rewards;
    this.stopped = stopped;
  }

  /**
   * Returns a chain of any states.
   *
   * @param transitions P by rows: element j of row i is the probability to move from state i to j; every row sums to 1
   * @param rewards R, what each state brings in a period after what is spent on it, finite
   * @return the chain; a state in which nothing is spent any more is worth zero
   * @throws IllegalArgumentException if the shapes do not fit, a probability is not 0 to 1, a row does not sum to 1 within 1e-9,
   *     or a reward is not finite
   */
  public static MigrationChain of(double[][] transitions, double... rewards) {
    return new MigrationChain(
        Transitions.of(transitions),
        checkRewards(rewards, transitions.length),
        new double[rewards.length]);
  }

  /**
   * Returns the chain of recency: state 0 has bought in this period, state j bought j periods ago, the last is former for good.
   *
   * @param purchaseProbabilities p_1, p_2 …: the probability that a customer of recency 1, 2 … buys in the next period, 0 to 1
   * @param contribution NC, what a purchase brings, finite
   * @param marketing M, what is spent in a period on every customer who is not former, finite and not negative
   * @return a chain of one state more than there are probabilities, with rewards NC - M, -M … -M, 0. Who is no longer marketed to
   *     keeps the contribution of a purchase just made
   * @throws IllegalArgumentException if there is no probability or an argument is out of range
   */
  public static MigrationChain recency(
      List<Double> purchaseProbabilities, double contribution, double marketing) {
    int former = purchaseProbabilities.size();
    checkArgument(former > 0, "purchaseProbabilities must not be empty");
    checkArgument(
        Double.isFinite(contribution), "contribution must be finite, was %s", contribution);
    checkArgument(
        Double.isFinite(marketing) && marketing >= 0,
        "marketing must be finite and not negative, was %s",
        marketing);
    double[][] rows = new double[former + 1][former + 1];
    for (int state = 0; state < former; state++) {
      rows[state][0] = purchaseProbabilities.get(state);
      rows[state][state + 1] = 1 - purchaseProbabilities.get(state);
    }
    rows[former][former] = 1;
    double[] rewards = new double[former + 1];
    Arrays.fill(rewards, 0, former, -marketing);
    rewards[0] += contribution;
    double[] stopped = new double[former + 1];
    stopped[0] = contribution;
    return new MigrationChain(Transitions.of(rows), rewards, stopped);
  }

  /**
   * Returns the chain in which a customer who leaves never returns.
   *
   * @param margin what a customer brings in a period, finite
   * @param retention the probability to stay, 0 to 1
   * @return a chain of two states, customer and former
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static MigrationChain lostForGood(double margin, double retention) {
    checkArgument(Double.isFinite(margin), "margin must be finite, was %s", margin);
    checkArgument(retention >= 0 && retention <= 1, "retention must be 0 to 1, was %s", retention);
    return recency(List.of(retention), margin, 0);
  }

  /**
   * Estimates a purchase probability from counts, also where nobody was observed.
   *
   * <p>The mean of the posterior of a proportion under Jeffreys' prior, Beta(½, ½): (x+½)/(n+1). A recency that no customer has
   * reached yet is unknown, with a mean of one half and an interval nearly as wide as can be; it is not zero.
   *
   * @param bought how many of the customers of a recency bought in the next period
   * @param level the probability of the credible interval, between 0 and 1
   * @return the mean with its equal-tailed credible interval
   * @throws IllegalArgumentException if the level is not between 0 and 1
   */
  public static Estimate purchaseProbability(Proportion bought, double level) {
    Interval.requireLevel(level);
    double a = bought.successes() + 0.5;
    double b = bought.failures() + 0.5;
    double tail = (1 - level) / 2;
    Interval interval = Interval.of(
        BetaDistribution.quantile(tail, a, b), BetaDistribution.upperQuantile(tail, a, b), level);
    return Estimate.of(a / (a + b), interval, bought.trials());
  }

  /**
   * Returns how many states there are.
   *
   * @return 1 or more
   */
  public int states() {
    return rewards.length;
  }

  /**
   * Values every state over some periods.
   *
   * @param horizonPeriods T, 0 or more; the rewards of the periods 0 to T count
   * @param discountPerPeriod d, above -1
   * @return V(T), one value a state
   * @throws IllegalArgumentException if an argument is out of range or a value too large for a number
   */
  public List<LifetimeValue> values(int horizonPeriods, double discountPerPeriod) {
    checkArgument(
        horizonPeriods >= 0, "horizonPeriods must not be negative, was %s", horizonPeriods);
    double factor = 1 / (1 + MarginStream.checkRate(discountPerPeriod, "discountPerPeriod"));
    double[] value = rewards.clone();
    for (int t = 0; t < horizonPeriods; t++) { // V(t+1) = R + P V(t) / (1+d)
      double[] later = transitions.expected(value);
      Arrays.setAll(value, state -> rewards[state] + factor * later[state]);
    }
    return Arrays.stream(value).mapToObj(LifetimeValue::of).toList();
  }

  /**
   * Values every state without end.
   *
   * @param discountPerPeriod d, 0 or more; at 0 the chain must come to rest where it brings nothing
   * @return V(∞), one value a state; a value is undefined where rewards never end and are not discounted
   * @throws IllegalArgumentException if the rate is not finite or negative
   */
  public List<LifetimeValue> values(double discountPerPeriod) {
    return valuesWhere(new boolean[states()], discountPerPeriod);
  }

  /**
   * Finds the states in which to stop spending, by policy improvement (Howard 1960): value the chain, stop where going on is worth
   * less than stopping, go on where it is worth more, and repeat until nothing changes.
   *
   * @param discountPerPeriod d, above 0
   * @return the best states to stop in and the value of every state then; no stopping rule gives any state more
   * @throws IllegalArgumentException if the rate is not a finite number above 0
   */
  public Stopping bestStopping(double discountPerPeriod) {
    checkArgument(
        Double.isFinite(discountPerPeriod) && discountPerPeriod > 0,
        "discountPerPeriod must be a finite number above 0, was %s",
        discountPerPeriod);
    boolean[] stop = new boolean[states()];
    while (true) {
      List<LifetimeValue> values = valuesWhere(stop, discountPerPeriod);
      boolean[] better = improved(stop, values, discountPerPeriod);
      if (Arrays.equals(stop, better)) {
        return new Stopping(
            IntStream.range(0, stop.length).filter(state -> stop[state]).boxed().toList(), values);
      }
      System.arraycopy(better, 0, stop, 0, stop.length);
    }
  }

  /**
   * Values every state where spending stops in some.
   *
   * @param stopStates the states in which nothing is spent any more
   * @param discountPerPeriod d, above 0
   * @return one value a state
   * @throws IllegalArgumentException if a state does not exist or the rate is not a finite number of 0 or more
   */
  public List<LifetimeValue> valuesStoppingIn(List<Integer> stopStates, double discountPerPeriod) {
    boolean[] stop = new boolean[states()];
    for (int state : stopStates) {
      stop[transitions.checkState(state, "stopStates")] = true;
    }
    return valuesWhere(stop, discountPerPeriod);
  }

  /**
   * Returns the probability to be in a state some periods later.
   *
   * @param from the state now
   * @param to the state then
   * @param periods t, 0 or more
   * @return the element of P^t, 0 to 1; from and to 0 of a {@link #recency} chain, the probability to buy in period t
   * @throws IllegalArgumentException if a state does not exist or {@code periods} is negative
   */
  public double probability(int from, int to, int periods) {
    transitions.checkState(from, "from");
    transitions.checkState(to, "to");
    checkArgument(periods >= 0, "periods must not be negative, was %s", periods);
    double[] crowd = new double[states()];
    crowd[from] = 1;
    for (int t = 0; t < periods; t++) {
      crowd = transitions.moved(crowd);
    }
    return Math.min(1, crowd[to]);
  }

  /**
   * Where to stop spending, and what every state is worth then.
   *
   * @param states the numbers of the states in which to stop, in order
   * @param values one value a state
   */
  public record Stopping(List<Integer> states, List<LifetimeValue> values) {
    /**
     * Copies the lists.
     *
     * @param states the numbers of the states in which to stop
     * @param values one value a state
     */
    public Stopping {
      states = List.copyOf(states);
      values = List.copyOf(values);
    }
  }

  private boolean[] improved(boolean[] stop, List<LifetimeValue> values, double discountPerPeriod) {
    double[] now = values.stream().mapToDouble(LifetimeValue::amount).toArray();
    double[] later = transitions.expected(now);
    boolean[] better = new boolean[stop.length];
    for (int state = 0; state < stop.length; state++) {
      double goingOn = rewards[state] + later[state] / (1 + discountPerPeriod);
      double margin = goingOn - stopped[state];
      // A tie that rounding decides must not be decided differently in the next round.
      double noise = 1e-12 * (Math.abs(goingOn) + Math.abs(stopped[state]));
      better[state] = Math.abs(margin) <= noise ? stop[state] : margin < 0;
    }
    return better;
  }

  private List<LifetimeValue> valuesWhere(boolean[] stop, double discountPerPeriod) {
    checkArgument(
        Double.isFinite(discountPerPeriod) && discountPerPeriod >= 0,
        "discountPerPeriod must be a finite number of 0 or more, was %s",
        discountPerPeriod);
    boolean[] resting = restingStates(stop);
    if (discountPerPeriod == 0 && !allReach(resting)) {
      LifetimeValue endless = LifetimeValue.unbounded(
          "some states never come to rest, and without discount their rewards have no end");
      return IntStream.range(0, states()).mapToObj(state -> endless).toList();
    }
    double[] value = solve(stop, resting, 1 / (1 + discountPerPeriod));
    return Arrays.stream(value).mapToObj(LifetimeValue::of).toList();
  }

  private double[] solve(boolean[] stop, boolean[] resting, double factor) {
    int n = states();
    double[][] system = new double[n][n];
    double[] right = new double[n];
    for (int i = 0; i < n; i++) {
      right[i] = stop[i] ? stopped[i] : rewards[i];
      system[i][i] = 1;
      for (int j = 0; j < n && !resting[i]; j++) {
        system[i][j] -= factor * transitions.at(i, j);
      }
    }
    return LinearSystem.solve(system, right)
        .orElseThrow(() -> new ArithmeticException(
            "the chain is singular to working precision at factor " + factor));
  }

  /* Stopped states, and those that keep to themselves and bring nothing: their value needs no equation. */
  private boolean[] restingStates(boolean[] stop) {
    boolean[] resting = stop.clone();
    for (int state = 0; state < resting.length; state++) {
      resting[state] |= rewards[state] == 0 && transitions.at(state, state) == 1;
    }
    return resting;
  }

  private boolean allReach(boolean[] resting) {
    boolean[] reaches = resting.clone();
    for (int round = 0; round < reaches.length; round++) {
      for (int i = 0; i < reaches.length; i++) {
        for (int j = 0; j < reaches.length && !reaches[i]; j++) {
          reaches[i] = reaches[j] && transitions.at(i, j) > 0;
        }
      }
    }
    return IntStream.range(0, reaches.length).allMatch(state -> reaches[state]);
  }

  private static double[] checkRewards(double[] rewards, int states) {
    checkArgument(
        rewards.length == states,
        "rewards must have one for each of the %s states, had %s",
        states,
        rewards.length);
    for (double reward : rewards) {
      checkArgument(Double.isFinite(reward), "rewards must be finite, one was %s", reward);
    }
    return rewards.clone();
  }
}
