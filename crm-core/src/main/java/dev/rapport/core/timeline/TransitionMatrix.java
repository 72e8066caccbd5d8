package dev.rapport.core.timeline;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.lifecycle.LifeStage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * How often each stage was followed by each at the next look, over all customers of a population.
 *
 * <p>Read as a Markov chain: where a relationship goes from a stage depends on that stage alone, for every customer and at all
 * times. This is a simplification that a population never quite fulfils (who has stayed long tends to stay longer); the numbers
 * describe the population that was observed. A period is one step of the evaluation grid.
 *
 * <p>The expected time to an end follows from the fundamental matrix (I - Q)⁻¹ of the stages that are not an end (Kemeny and
 * Snell 1960). Example: of 100 in exploration 50 stay and 30 form, of 100 in formation 60 stay and 30 stabilise, of 100 in
 * stability 90 stay; all others end. A relationship then has 8, 10 and 10 periods before it. Immutable and thread-safe.
 */
public final class TransitionMatrix {
  private final ImmutableMap<LifeStage, ImmutableMap<LifeStage, Long>> counts;

  private TransitionMatrix(ImmutableMap<LifeStage, ImmutableMap<LifeStage, Long>> counts) {
    this.counts = counts;
  }

  /**
   * Returns a matrix of counts.
   *
   * @param counts how often the first stage was followed by the second, for each pair; zero or more
   * @return the matrix
   * @throws IllegalArgumentException if a count is negative
   */
  public static TransitionMatrix of(ToLongBiFunction<LifeStage, LifeStage> counts) {
    requireNonNull(counts, "counts");
    Map<LifeStage, ImmutableMap<LifeStage, Long>> rows = new EnumMap<>(LifeStage.class);
    for (LifeStage from : LifeStage.values()) {
      Map<LifeStage, Long> row = new EnumMap<>(LifeStage.class);
      for (LifeStage to : LifeStage.values()) {
        long count = counts.applyAsLong(from, to);
        checkArgument(
            count >= 0, "counts must not be negative, from %s to %s was %s", from, to, count);
        row.put(to, count);
      }
      rows.put(from, Maps.immutableEnumMap(row));
    }
    return new TransitionMatrix(Maps.immutableEnumMap(rows));
  }

  /**
   * Returns how often one stage was followed by another.
   *
   * @param from the stage at a look
   * @param to the stage at the next
   * @return zero or more
   */
  public long count(LifeStage from, LifeStage to) {
    return requireNonNull(row(from).get(requireNonNull(to, "to")), "every pair has a count");
  }

  /**
   * Returns how often a stage was followed by any.
   *
   * @param from the stage at a look
   * @return the sum of the row
   * @throws ArithmeticException if the sum is more than a {@code long}
   */
  public long count(LifeStage from) {
    long sum = 0;
    for (long count : row(from).values()) {
      sum = Math.addExact(sum, count);
    }
    return sum;
  }

  /**
   * Estimates the probability that one stage is followed by another.
   *
   * @param from the stage at a look
   * @param to the stage at the next
   * @param level the confidence level of Wilson's interval, between 0 and 1; steps of one customer are taken for independent
   * @return the share of the steps from the first stage that led to the second; undefined if there was none
   * @throws IllegalArgumentException if the level is not between 0 and 1
   */
  public Estimate probability(LifeStage from, LifeStage to, double level) {
    return Proportion.of(count(from, to), count(from)).wilson(level);
  }

  /**
   * Estimates how many periods a relationship of a stage has before it.
   *
   * @param from the stage now
   * @param ends the stages that count as an end, such as {@link LifeStage#TERMINATED} alone, or with {@link
   *     LifeStage#DEGRADATION}
   * @return the expected number of periods until an end is reached, the present one included; 0 in an end; undefined if the steps
   *     from a stage on the way were never observed, or no end was ever reached from one
   */
  public Estimate expectedPeriods(LifeStage from, Set<LifeStage> ends) {
    return expected(from, ends, null);
  }

  /**
   * Estimates how many of the periods before it a relationship spends in a stage: an element of the fundamental matrix.
   *
   * @param from the stage now
   * @param in the stage whose periods count
   * @param ends the stages that count as an end
   * @return the expected number of periods, the present one included; 0 for an end, or where the stage is not reached; undefined as
   *     in {@link #expectedPeriods(LifeStage, Set)}
   */
  public Estimate expectedPeriodsIn(LifeStage from, LifeStage in, Set<LifeStage> ends) {
    return expected(from, ends, requireNonNull(in, "in"));
  }

  private Estimate expected(LifeStage from, Set<LifeStage> ends, @Nullable LifeStage in) {
    List<LifeStage> way = reachable(from, ends);
    long steps = way.stream().mapToLong(this::count).sum();
    if (way.isEmpty()) {
      return Estimate.of(0, 0);
    }
    for (LifeStage stage : way) {
      if (count(stage) == 0) {
        return Estimate.undefined(UndefinedReason.noData("steps from the stage " + stage), steps);
      }
      if (reachable(stage, Set.of()).stream().noneMatch(ends::contains)) {
        UndefinedReason endless = new UndefinedReason(
            UndefinedReason.Kind.DOES_NOT_EXIST, "no end was ever reached from the stage " + stage);
        return Estimate.undefined(endless, steps);
      }
    }
    double[][] q = new double[way.size()][way.size()];
    for (int i = 0; i < way.size(); i++) {
      for (int j = 0; j < way.size(); j++) {
        q[i][j] = (double) count(way.get(i), way.get(j)) / (double) count(way.get(i));
      }
    }
    double[] right = new double[way.size()];
    Arrays.setAll(right, i -> in == null || way.get(i) == in ? 1 : 0);
    return AbsorbingChain.solve(q, right)
        .<Estimate>map(periods -> Estimate.of(periods[0], steps))
        .orElseGet(() -> Estimate.undefined(
            new UndefinedReason(
                UndefinedReason.Kind.NOT_IDENTIFIED,
                "ends are reached too rarely to be told from never"),
            steps));
  }

  /* The stages that steps lead to without passing an end, the start first; none if it is an end. */
  private List<LifeStage> reachable(LifeStage from, Set<LifeStage> ends) {
    Set<LifeStage> seen = EnumSet.of(from);
    Deque<LifeStage> open = new ArrayDeque<>(seen);
    List<LifeStage> reachable = new ArrayList<>();
    while (!open.isEmpty()) {
      LifeStage stage = open.remove();
      if (!ends.contains(stage)) {
        reachable.add(stage);
        row(stage).forEach((to, count) -> {
          if (count > 0 && seen.add(to)) {
            open.add(to);
          }
        });
      }
    }
    return reachable;
  }

  private Map<LifeStage, Long> row(LifeStage from) {
    return requireNonNull(counts.get(requireNonNull(from, "from")), "every stage has a row");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TransitionMatrix that && counts.equals(that.counts);
  }

  @Override
  public int hashCode() {
    return counts.hashCode();
  }

  /**
   * Returns the counts.
   *
   * @return text such as {@code "{PROSPECT={PROSPECT=3, EXPLORATION=1, ...}, ...}"}
   */
  @Override
  public String toString() {
    return counts.toString();
  }
}
