package dev.rapport.loyalty.tier;

import static com.google.common.base.MoreObjects.firstNonNull;
import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.points.PointType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The levels of a programme in rising order, and how members climb, stay and fall (会员等级体系).
 *
 * <pre>{@code
 * TierLadder.of(status, "Silver", 500, "Gold", 2_000)      // the usual one, in a line
 *
 * TierLadder.builder("status")
 *     .window(TierWindow.of(Cycle.yearsFrom(Month.OCTOBER)))             // what counts
 *     .level("Silver", atLeast(miles, 25_000).or(atLeast(segments, 30)))
 *     .level("Gold", atLeast(miles, 50_000).and(spendAtLeast(Money.of("EUR", "3000"))), Benefit.earning("1.5"))
 *     .validity(TierValidity.throughNext(Cycle.years()))                 // the rest of this year and all of the next
 *     .downgrade(TierPolicy.oneStep().ifActive(atLeast(segments, 1)))    // a soft landing
 *     .build();
 * }</pre>
 *
 * <p>If nothing is said: what counts are the calendar years, a level begins at once and lasts through the next calendar year,
 * there is no grace, a member falls to what they qualify for, and nothing is reset.
 *
 * <p>Each level that a member reaches is a promise with a last day of its own; where the member stands is the highest promise
 * that still runs, or a {@linkplain TierGrant grant} above it. A promise is made, or made longer, on the day on which the
 * requirement comes to be met, in each qualifying window anew; where levels begin with a period, with the one before which it
 * has come to be met, and not once more with the next because it is met still. When its last day is over it is renewed if the
 * requirement is met on the day after, or, where levels begin with a period, on the last day; else the level goes into grace, and
 * then the member falls. So who qualified for Silver while still being Gold becomes Silver when Gold ends.
 *
 * <p>A ladder is a rule and knows no member; that is the {@link TierStanding}. A programme may have several. Immutable and
 * thread-safe.
 */
public final class TierLadder {
  /** How many days facts can be reversed and reported late unless the ladder says otherwise. */
  public static final int DEFAULT_REMEMBERED_DAYS = 90;

  private final String name;
  private final List<TierLevel> levels;
  private final TierWindow window;
  private final TierPolicy.Upgrade upgrade;
  private final TierValidity validity;
  private final TierPolicy.Grace grace;
  private final TierPolicy.Downgrade downgrade;
  private final TierPolicy.Reset reset;
  private final TierWindow statusPeriod;
  private final int rememberedDays;
  private final List<TierMetric> metrics;
  private final boolean countsPeriods;
  final String fingerprint;

  private TierLadder(Builder builder) {
    this.name = builder.name;
    this.levels = List.copyOf(builder.levels);
    this.window = firstNonNull(builder.window, TierWindow.of(Cycle.years()));
    this.upgrade = firstNonNull(builder.upgrade, TierPolicy.immediately());
    this.validity = firstNonNull(builder.validity, TierValidity.throughNext(Cycle.years()));
    this.grace = firstNonNull(builder.grace, TierPolicy.noGrace());
    this.downgrade = firstNonNull(builder.downgrade, TierPolicy.toQualified());
    this.reset = firstNonNull(builder.reset, TierPolicy.keep());
    this.statusPeriod = firstNonNull(builder.statusPeriod, TierWindow.of(Cycle.years()));
    this.rememberedDays = firstNonNull(builder.rememberedDays, DEFAULT_REMEMBERED_DAYS);
    this.metrics = leaves().flatMap(Requirement::metrics).distinct().sorted().toList();
    this.countsPeriods = leaves().anyMatch(Requirement.HeldFor.class::isInstance);
    this.fingerprint = TierSnapshot.fingerprint(this);
  }

  private Stream<Requirement> leaves() {
    Stream<Requirement> activity =
        downgrade instanceof TierPolicy.OneStep step ? step.activity().leaves() : Stream.of();
    return Stream.concat(
        levels.stream()
            .flatMap(level ->
                Stream.concat(level.requirement().leaves(), level.forLife().leaves())),
        activity);
  }

  /**
   * Returns the usual ladder with one level, named after a type of points.
   *
   * @param type the points that are counted
   * @param level the name of the level
   * @param threshold how many lead to it
   * @return the ladder
   */
  public static TierLadder of(PointType type, String level, long threshold) {
    return builder(type.id())
        .level(level, Requirement.atLeast(TierMetric.points(type), threshold))
        .build();
  }

  /**
   * Returns the usual ladder with two levels, named after a type of points.
   *
   * @param type the points that are counted
   * @param first the name of the lower level
   * @param firstThreshold how many lead to it
   * @param second the name of the higher level
   * @param secondThreshold how many lead to that, more than to the lower
   * @return the ladder
   * @throws IllegalArgumentException if the thresholds do not rise
   */
  public static TierLadder of(
      PointType type, String first, long firstThreshold, String second, long secondThreshold) {
    checkRising(firstThreshold, secondThreshold);
    TierMetric metric = TierMetric.points(type);
    return builder(type.id())
        .level(first, Requirement.atLeast(metric, firstThreshold))
        .level(second, Requirement.atLeast(metric, secondThreshold))
        .build();
  }

  /**
   * Returns the usual ladder with three levels, named after a type of points.
   *
   * @param type the points that are counted
   * @param first the name of the lowest level
   * @param firstThreshold how many lead to it
   * @param second the name of the next
   * @param secondThreshold how many lead to that
   * @param third the name of the highest
   * @param thirdThreshold how many lead to that
   * @return the ladder
   * @throws IllegalArgumentException if the thresholds do not rise
   */
  public static TierLadder of(
      PointType type,
      String first,
      long firstThreshold,
      String second,
      long secondThreshold,
      String third,
      long thirdThreshold) {
    checkRising(firstThreshold, secondThreshold);
    checkRising(secondThreshold, thirdThreshold);
    TierMetric metric = TierMetric.points(type);
    return builder(type.id())
        .level(first, Requirement.atLeast(metric, firstThreshold))
        .level(second, Requirement.atLeast(metric, secondThreshold))
        .level(third, Requirement.atLeast(metric, thirdThreshold))
        .build();
  }

  private static void checkRising(long lower, long higher) {
    checkArgument(lower < higher, "thresholds must rise, was %s after %s", higher, lower);
  }

  /**
   * Begins a ladder.
   *
   * @param name a short stable name, unique in the programme
   * @return a builder that needs at least one level
   */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /**
   * Returns the name.
   *
   * @return the name, unique in the programme
   */
  public String name() {
    return name;
  }

  /**
   * Returns all levels.
   *
   * @return from the foot of the ladder, which has rank 0, upwards
   */
  public List<TierLevel> levels() {
    return levels;
  }

  /**
   * Returns a level by its rank.
   *
   * @param rank 0 for the foot of the ladder, up to {@link #highest()}
   * @return the level
   * @throws IndexOutOfBoundsException if there is no such rank
   */
  public TierLevel level(int rank) {
    return levels.get(rank);
  }

  /**
   * Returns a level by its name.
   *
   * @param levelName the name
   * @return the level, or empty if the ladder has none of that name
   */
  public Optional<TierLevel> find(String levelName) {
    return levels.stream().filter(level -> level.name().equals(levelName)).findFirst();
  }

  /**
   * Returns the rank of the highest level.
   *
   * @return at least 1
   */
  public int highest() {
    return levels.size() - 1;
  }

  /**
   * Returns the metrics that the ladder looks at.
   *
   * @return each once, in order
   */
  public List<TierMetric> metrics() {
    return metrics;
  }

  /**
   * Returns the days that count towards a level.
   *
   * @return the qualifying window
   */
  public TierWindow window() {
    return window;
  }

  /**
   * Returns when a level that was reached begins.
   *
   * @return the policy
   */
  public TierPolicy.Upgrade upgrade() {
    return upgrade;
  }

  /**
   * Returns how long a level lasts.
   *
   * @return the validity
   */
  public TierValidity validity() {
    return validity;
  }

  /**
   * Returns how long a level is kept after its end.
   *
   * @return the policy
   */
  public TierPolicy.Grace grace() {
    return grace;
  }

  /**
   * Returns where a member falls to.
   *
   * @return the policy
   */
  public TierPolicy.Downgrade downgrade() {
    return downgrade;
  }

  /**
   * Returns what becomes of what was counted.
   *
   * @return the policy
   */
  public TierPolicy.Reset reset() {
    return reset;
  }

  /**
   * Returns the periods that {@link Requirement#heldFor} counts.
   *
   * @return a window that tiles time
   */
  public TierWindow statusPeriod() {
    return statusPeriod;
  }

  /**
   * Returns how long facts can be reversed and reported late.
   *
   * @return days, zero or more
   */
  public int rememberedDays() {
    return rememberedDays;
  }

  /**
   * Returns this ladder with a memory that reaches as far back as somebody needs, such as a programme whose orders can be returned
   * for longer than the ladder remembers by itself.
   *
   * @param days zero or more
   * @return this ladder if it remembers so long already, else one that differs in nothing else
   */
  public TierLadder rememberingAtLeast(int days) {
    return days <= rememberedDays ? this : new Builder(this, days).build();
  }

  boolean countsPeriods() {
    return countsPeriods;
  }

  boolean isDeducting() {
    return reset instanceof TierPolicy.Deduct;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TierLadder that
        && name.equals(that.name)
        && levels.equals(that.levels)
        && rememberedDays == that.rememberedDays
        && policies().equals(that.policies());
  }

  private List<Object> policies() {
    return List.of(window, upgrade, validity, grace, downgrade, reset, statusPeriod);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + levels.hashCode();
  }

  /**
   * Returns the name and the levels.
   *
   * @return such as {@code "status: Basic < Silver < Gold"}
   */
  @Override
  public String toString() {
    return name + ": " + String.join(" < ", levels.stream().map(TierLevel::name).toList());
  }

  /** Builds a ladder: levels from the lowest up, and each policy at most once. */
  public static final class Builder {
    private final String name;
    private final List<TierLevel> levels = new ArrayList<>();
    private @Nullable TierWindow window;
    private TierPolicy.@Nullable Upgrade upgrade;
    private @Nullable TierValidity validity;
    private TierPolicy.@Nullable Grace grace;
    private TierPolicy.@Nullable Downgrade downgrade;
    private TierPolicy.@Nullable Reset reset;
    private @Nullable TierWindow statusPeriod;
    private @Nullable Integer rememberedDays;

    private Builder(String name) {
      checkArgument(
          !requireNonNull(name, "name").isBlank(), "name must not be blank, was \"%s\"", name);
      this.name = name;
      levels.add(new TierLevel("Basic", 0, Requirement.always(), Requirement.always(), List.of()));
    }

    private Builder(TierLadder ladder, int rememberedDays) {
      this.name = ladder.name;
      this.levels.addAll(ladder.levels);
      this.window = ladder.window;
      this.upgrade = ladder.upgrade;
      this.validity = ladder.validity;
      this.grace = ladder.grace;
      this.downgrade = ladder.downgrade;
      this.reset = ladder.reset;
      this.statusPeriod = ladder.statusPeriod;
      this.rememberedDays = rememberedDays;
    }

    /**
     * Names the foot of the ladder, where everybody stands who has reached no level.
     *
     * @param footName the name; {@code "Basic"} if nothing is said
     * @param benefits what everybody has
     * @return this builder
     */
    public Builder foot(String footName, Benefit... benefits) {
      levels.set(
          0,
          new TierLevel(
              footName, 0, Requirement.always(), Requirement.always(), List.of(benefits)));
      return this;
    }

    /**
     * Adds a level above those that are there.
     *
     * @param levelName unique in the ladder
     * @param requirement what must be reached for it
     * @param benefits what it gives
     * @return this builder
     */
    public Builder level(String levelName, Requirement requirement, Benefit... benefits) {
      levels.add(new TierLevel(
          levelName, levels.size(), requirement, Requirement.never(), List.of(benefits)));
      return this;
    }

    /**
     * Says when the level that was added last is kept for good.
     *
     * @param requirement what a member of the level must have reached
     * @return this builder
     * @throws IllegalStateException if there is no level yet
     */
    public Builder forLifeWhen(Requirement requirement) {
      int rank = levels.size() - 1;
      checkState(rank >= 1, "forLifeWhen must follow a level. Add one first.");
      TierLevel level = levels.get(rank);
      levels.set(
          rank,
          new TierLevel(level.name(), rank, level.requirement(), requirement, level.benefits()));
      return this;
    }

    /**
     * Sets the days that count towards a level.
     *
     * @param value the qualifying window
     * @return this builder
     */
    public Builder window(TierWindow value) {
      window = once(window, value, "window");
      return this;
    }

    /**
     * Sets the days that count towards a level, the same for all members.
     *
     * @param value the qualifying window
     * @return this builder
     */
    public Builder window(Window value) {
      return window(TierWindow.of(value));
    }

    /**
     * Sets when a level that was reached begins.
     *
     * @param value the policy
     * @return this builder
     */
    public Builder upgrade(TierPolicy.Upgrade value) {
      upgrade = once(upgrade, value, "upgrade");
      return this;
    }

    /**
     * Sets how long a level lasts.
     *
     * @param value the validity
     * @return this builder
     */
    public Builder validity(TierValidity value) {
      validity = once(validity, value, "validity");
      return this;
    }

    /**
     * Sets how long a level is kept after its end.
     *
     * @param value the policy
     * @return this builder
     */
    public Builder grace(TierPolicy.Grace value) {
      grace = once(grace, value, "grace");
      return this;
    }

    /**
     * Sets where a member falls to.
     *
     * @param value the policy
     * @return this builder
     */
    public Builder downgrade(TierPolicy.Downgrade value) {
      downgrade = once(downgrade, value, "downgrade");
      return this;
    }

    /**
     * Sets what becomes of what was counted.
     *
     * @param value the policy
     * @return this builder
     */
    public Builder reset(TierPolicy.Reset value) {
      reset = once(reset, value, "reset");
      return this;
    }

    /**
     * Sets the periods that {@link Requirement#heldFor} counts.
     *
     * @param value a window that tiles time
     * @return this builder
     * @throws IllegalArgumentException if it does not tile time
     */
    public Builder statusPeriod(TierWindow value) {
      statusPeriod = once(statusPeriod, checkCycle(value, "statusPeriod"), "statusPeriod");
      return this;
    }

    /**
     * Sets how long facts can be reversed and reported late. A programme remembers as long as it needs to, even if that is longer.
     *
     * @param days zero or more
     * @return this builder
     * @throws IllegalArgumentException if the number is negative
     */
    public Builder remembering(int days) {
      checkArgument(days >= 0, "days must not be negative, was %s", days);
      rememberedDays = once(rememberedDays, days, "remembering");
      return this;
    }

    private static <T> T once(@Nullable T before, T value, String what) {
      checkState(before == null, "%s must be set once, was set twice", what);
      return requireNonNull(value, what);
    }

    /**
     * Builds the ladder.
     *
     * @return the ladder
     * @throws IllegalArgumentException if there is no level, two have one name, or the policies do not go together; the message
     *     says which and why
     */
    public TierLadder build() {
      checkArgument(levels.size() > 1, "levels must not be empty");
      Set<String> names = new HashSet<>();
      for (TierLevel level : levels) {
        checkArgument(
            names.add(level.name()),
            "levels must have one name each, two had \"%s\"",
            level.name());
      }
      TierLadder ladder = new TierLadder(this);
      ladder.checkPolicies();
      return ladder;
    }
  }

  static TierWindow checkCycle(TierWindow window, String name) {
    checkArgument(
        requireNonNull(window, name).isCycle(),
        "%s must tile time, as a calendar cycle or the years of a membership do, was %s",
        name,
        window);
    return window;
  }

  private void checkPolicies() {
    boolean open = validity instanceof TierValidity.WhileQualified;
    checkArgument(
        !open || upgrade instanceof TierPolicy.Immediately,
        "upgrade must be immediate where a level lasts while qualified, was %s",
        upgrade);
    checkArgument(
        !open || !(downgrade instanceof TierPolicy.OneStep),
        "downgrade must not be one step where a level lasts while qualified. The step below has no end.");
    checkArgument(
        !open || reset instanceof TierPolicy.Keep,
        "reset must be keep where a level lasts while qualified, was %s. It would end the level at once.",
        reset);
    for (TierMetric metric : metrics) {
      checkArgument(
          metric.kind() != TierMetric.Kind.BALANCE || reset instanceof TierPolicy.Keep,
          "reset must be keep where the ladder looks at a %s, was %s. Members still have what the reset forgets, and it would be counted again; count points earned instead.",
          metric,
          reset);
    }
    if (isDeducting()) {
      checkArgument(
          window.equals(TierWindow.lifetime()),
          "window must be the lifetime where thresholds are deducted, was %s. The count runs until it is paid.",
          window);
      checkArgument(
          grace.isNone(), "grace must be none where thresholds are deducted, was %s", grace);
      for (TierLevel level : levels.subList(1, levels.size())) {
        checkArgument(
            level.requirement().isPrice(),
            "requirement must be one positive threshold or all of several where thresholds are deducted, was %s",
            level.requirement());
      }
    }
  }
}
