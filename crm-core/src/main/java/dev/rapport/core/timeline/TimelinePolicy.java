package dev.rapport.core.timeline;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.lifecycle.PositionPolicy;
import dev.rapport.core.lifecycle.StageTransitions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How timelines are made: on which days one looks, how a position is read, and how much memory there is.
 *
 * <p>Example: {@code TimelinePolicy.builder(monthEnds).confirmations(2).build()} moves a relationship to another stage after two
 * looks in a row that agree. No number here has a standard in the literature. Immutable and thread-safe.
 */
public final class TimelinePolicy {
  private final EvaluationGrid grid;
  private final PositionPolicy positions;
  private final StageTransitions transitions;
  private final int periodDays;
  private final int confirmations;

  private TimelinePolicy(Builder builder) {
    this.grid = builder.grid;
    this.positions = builder.positions;
    this.transitions = builder.transitions;
    this.periodDays = builder.periodDays;
    this.confirmations = builder.confirmations;
  }

  /**
   * Starts a policy from the defaults.
   *
   * @param grid on which days one looks
   * @return a builder
   */
  public static Builder builder(EvaluationGrid grid) {
    return new Builder(grid);
  }

  /**
   * Returns on which days one looks.
   *
   * @return the grid
   */
  public EvaluationGrid grid() {
    return grid;
  }

  /**
   * Returns how a position is read at one look.
   *
   * @return the policy of positions
   */
  public PositionPolicy positions() {
    return positions;
  }

  /**
   * Returns which stage may follow on which.
   *
   * @return the graph of stages
   */
  public StageTransitions transitions() {
    return transitions;
  }

  /**
   * Returns how long a period of the value series is.
   *
   * @return days, at least 1
   */
  public int periodDays() {
    return periodDays;
  }

  /**
   * Returns how many looks in a row must agree before stage or phase changes.
   *
   * @return at least 1, which is no hysteresis
   */
  public int confirmations() {
    return confirmations;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TimelinePolicy that
        && grid.equals(that.grid)
        && positions.equals(that.positions)
        && transitions.equals(that.transitions)
        && periodDays == that.periodDays
        && confirmations == that.confirmations;
  }

  @Override
  public int hashCode() {
    return Objects.hash(grid, positions, transitions, periodDays, confirmations);
  }

  /**
   * Returns the settings.
   *
   * @return text that names each setting
   */
  @Override
  public String toString() {
    return "TimelinePolicy[grid=" + grid
        + ", positions=" + positions
        + ", transitions=" + transitions
        + ", periodDays=" + periodDays
        + ", confirmations=" + confirmations
        + "]";
  }

  /** Collects settings; what is not set keeps its default. */
  public static final class Builder {
    private final EvaluationGrid grid;
    private PositionPolicy positions = PositionPolicy.standard();
    private StageTransitions transitions = StageTransitions.standard();
    private int periodDays = 90;
    private int confirmations = 1;

    private Builder(EvaluationGrid grid) {
      this.grid = requireNonNull(grid, "grid");
    }

    /**
     * Sets how a position is read.
     *
     * @param policy the standard policy by default
     * @return this builder
     */
    public Builder positions(PositionPolicy policy) {
      this.positions = requireNonNull(policy, "positions");
      return this;
    }

    /**
     * Sets which stage may follow on which.
     *
     * @param graph the standard graph by default
     * @return this builder
     */
    public Builder transitions(StageTransitions graph) {
      this.transitions = requireNonNull(graph, "transitions");
      return this;
    }

    /**
     * Sets how long a period of the value series is. It should hold more than one usual interval between purchases, or the gaps
     * between purchases look like declines.
     *
     * @param days at least 1; 90 by default
     * @return this builder
     * @throws IllegalArgumentException if the number is below 1
     */
    public Builder periodDays(int days) {
      checkArgument(days >= 1, "periodDays must be at least 1, was %s", days);
      this.periodDays = days;
      return this;
    }

    /**
     * Sets how many looks in a row must agree before stage or phase changes. What is counted and not concluded is believed at
     * once: the first purchase, the end of a relationship and its opening again.
     *
     * @param looks at least 1; 1, no hysteresis, by default
     * @return this builder
     * @throws IllegalArgumentException if the number is below 1
     */
    public Builder confirmations(int looks) {
      checkArgument(looks >= 1, "confirmations must be at least 1, was %s", looks);
      this.confirmations = looks;
      return this;
    }

    /**
     * Returns the policy.
     *
     * @return the policy
     */
    public TimelinePolicy build() {
      return new TimelinePolicy(this);
    }
  }
}
