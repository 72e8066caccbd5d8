package dev.rapport.core.evidence;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the firm saw of one customer up to an instant, as the few numbers from which a position is concluded.
 *
 * <p>Example: 4 purchases, the last 45 days ago, usually every 30 days, a member, nobody referred, no complaint open. {@link
 * #of(EventHistory, ZoneId, int, Instant)} reads them from events; {@link #builder()} takes them from an application that has
 * the sums already. How a history is read:
 *
 * <ul>
 *   <li>Events after the instant are not seen. The order in which facts arrived does not matter.
 *   <li>A purchase is a day with an order, however many orders the day has; so the interval between purchases is at least a
 *       day. A purchase that was returned was made all the same.
 *   <li>The periods of the value series are so many days each, counted from the day of the first purchase. Those that are over
 *       count; the one that runs does not, for it would look like a decline. Orders count with their total; what came back is
 *       taken off in the period in which it came back, and not at all before the first purchase.
 *   <li>A member takes part in at least one programme. The relationship itself is not a programme: its termination ends the
 *       relationship, and only an enrolment in {@link dev.rapport.core.customer.ProgramId#RELATIONSHIP} opens it again, a
 *       purchase does not.
 *   <li>Everyone to whom the customer recommended the firm counts once, whatever came of it; the customer itself does not.
 *   <li>A complaint is open until it is resolved. A resolution without a complaint changes nothing.
 * </ul>
 *
 * <p>It is not a score, and what the firm did not see itself is {@link Evidence}. Immutable and thread-safe.
 */
public final class RelationshipFacts {
  private static final RelationshipFacts NONE = builder().build();

  private final long purchases;
  private final @Nullable Long silenceDays;
  private final @Nullable Double meanIntervalDays;
  private final ValueSeries values;
  private final boolean member;
  private final long referrals;
  private final long openComplaints;
  private final boolean terminated;

  private RelationshipFacts(Builder builder) {
    this.purchases = builder.purchases;
    this.silenceDays = builder.silenceDays;
    this.meanIntervalDays = builder.meanIntervalDays;
    this.values = builder.values;
    this.member = builder.member;
    this.referrals = builder.referrals;
    this.openComplaints = builder.openComplaints;
    this.terminated = builder.terminated;
  }

  /**
   * Returns the facts about a party of whom nothing was seen.
   *
   * @return no purchase, no membership, no complaint
   */
  public static RelationshipFacts none() {
    return NONE;
  }

  /**
   * Starts facts from numbers; what is not set is zero, false or unknown.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads the facts about one customer as of an instant.
   *
   * @param history the events of one customer
   * @param zone where days are counted
   * @param periodDays length of a period of the value series, at least 1; longer than the usual interval between purchases
   * @param asOf the instant; events at it count
   * @return the facts
   * @throws IllegalArgumentException if the history is of several customers, {@code periodDays} is below 1, or there would be
   *     more than 100,000 periods
   * @throws dev.rapport.core.money.CurrencyMismatchException if purchases and returns up to the instant are in several currencies
   * @throws ArithmeticException if a period brought more than a {@code long} of minor units
   * @throws java.time.DateTimeException if an instant is outside the range of {@link java.time.LocalDate}
   */
  public static RelationshipFacts of(
      EventHistory history, ZoneId zone, int periodDays, Instant asOf) {
    return series(history, zone, periodDays, List.of(asOf)).get(0);
  }

  /**
   * Reads the facts about one customer as of several instants, in one pass over the events.
   *
   * @param history the events of one customer
   * @param zone where days are counted
   * @param periodDays length of a period of the value series, at least 1; longer than the usual interval between purchases
   * @param instants the instants, none before the one in front of it
   * @return for each instant what {@link #of(EventHistory, ZoneId, int, Instant)} returns; events after the last are not looked at
   * @throws IllegalArgumentException as {@link #of(EventHistory, ZoneId, int, Instant)} does, or if the instants go back
   * @throws dev.rapport.core.money.CurrencyMismatchException if purchases and returns up to the last instant are in several
   *     currencies
   * @throws ArithmeticException if a period brought more than a {@code long} of minor units
   * @throws java.time.DateTimeException if an instant is outside the range of {@link java.time.LocalDate}
   */
  public static List<RelationshipFacts> series(
      EventHistory history, ZoneId zone, int periodDays, List<Instant> instants) {
    FactsFold fold = new FactsFold(zone, periodDays);
    List<CustomerEvent> events = requireNonNull(history, "history").events();
    List<RelationshipFacts> series = new ArrayList<>(instants.size());
    int next = 0;
    Instant previous = Instant.MIN;
    for (Instant asOf : instants) {
      checkArgument(
          !asOf.isBefore(previous), "instants must not go back, %s is before %s", asOf, previous);
      previous = asOf;
      while (next < events.size() && !events.get(next).at().isAfter(asOf)) {
        fold.add(events.get(next++));
      }
      series.add(fold.asOf(asOf));
    }
    return series;
  }

  /**
   * Returns how often the customer bought.
   *
   * @return n, the number of days with a purchase, zero or more
   */
  public long purchases() {
    return purchases;
  }

  /**
   * Returns how long ago the customer last bought.
   *
   * @return days, zero or more; nothing if there was no purchase or it is not known
   */
  public OptionalLong silenceDays() {
    return silenceDays == null ? OptionalLong.empty() : OptionalLong.of(silenceDays);
  }

  /**
   * Returns the customer's own rhythm: the mean interval between purchases.
   *
   * @return days, at least 1; nothing for fewer than two purchases or if it is not known
   */
  public OptionalDouble meanIntervalDays() {
    return meanIntervalDays == null ? OptionalDouble.empty() : OptionalDouble.of(meanIntervalDays);
  }

  /**
   * Returns how long the customer has been silent, in the customer's own intervals: ρ.
   *
   * @return silence divided by mean interval, zero or more; nothing where one of them is missing
   */
  public OptionalDouble intervalRatio() {
    return silenceDays == null || meanIntervalDays == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(silenceDays / meanIntervalDays);
  }

  /**
   * Returns what each period brought.
   *
   * @return the series, oldest first
   */
  public ValueSeries values() {
    return values;
  }

  /**
   * Tells whether the customer takes part in a programme.
   *
   * @return whether the customer does
   */
  public boolean isMember() {
    return member;
  }

  /**
   * Returns to how many others the customer recommended the firm.
   *
   * @return zero or more
   */
  public long referrals() {
    return referrals;
  }

  /**
   * Returns how many complaints wait for a solution.
   *
   * @return zero or more
   */
  public long openComplaints() {
    return openComplaints;
  }

  /**
   * Tells whether the relationship was ended and not opened again.
   *
   * @return whether it was
   */
  public boolean isTerminated() {
    return terminated;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RelationshipFacts that
        && purchases == that.purchases
        && Objects.equals(silenceDays, that.silenceDays)
        && Objects.equals(meanIntervalDays, that.meanIntervalDays)
        && values.equals(that.values)
        && member == that.member
        && referrals == that.referrals
        && openComplaints == that.openComplaints
        && terminated == that.terminated;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        purchases,
        silenceDays,
        meanIntervalDays,
        values,
        member,
        referrals,
        openComplaints,
        terminated);
  }

  /**
   * Returns the facts.
   *
   * @return text such as {@code "RelationshipFacts[purchases=4, silenceDays=45, meanIntervalDays=30.0, values=[10.0], member=true,
   *     referrals=0, openComplaints=0, terminated=false]"}
   */
  @Override
  public String toString() {
    return "RelationshipFacts[purchases=" + purchases
        + ", silenceDays=" + (silenceDays == null ? "unknown" : silenceDays)
        + ", meanIntervalDays=" + (meanIntervalDays == null ? "unknown" : meanIntervalDays)
        + ", values=" + values
        + ", member=" + member
        + ", referrals=" + referrals
        + ", openComplaints=" + openComplaints
        + ", terminated=" + terminated
        + "]";
  }

  /** Collects facts from numbers. */
  public static final class Builder {
    private long purchases;
    private @Nullable Long silenceDays;
    private @Nullable Double meanIntervalDays;
    private ValueSeries values = ValueSeries.empty();
    private boolean member;
    private long referrals;
    private long openComplaints;
    private boolean terminated;

    private Builder() {}

    /**
     * Sets how often the customer bought.
     *
     * @param count number of days with a purchase, zero or more
     * @return this builder
     * @throws IllegalArgumentException if the count is negative
     */
    public Builder purchases(long count) {
      this.purchases = checkCount(count, "purchases");
      return this;
    }

    /**
     * Sets how long ago the last purchase was.
     *
     * @param days zero or more
     * @return this builder
     * @throws IllegalArgumentException if the number is negative
     */
    public Builder silenceDays(long days) {
      this.silenceDays = checkCount(days, "silenceDays");
      return this;
    }

    /**
     * Sets the mean interval between purchases.
     *
     * @param days at least 1, for orders of one day are one purchase
     * @return this builder
     * @throws IllegalArgumentException if the interval is not a finite number of at least 1
     */
    public Builder meanIntervalDays(double days) {
      checkArgument(
          days >= 1 && Double.isFinite(days),
          "meanIntervalDays must be finite and at least 1, was %s",
          days);
      this.meanIntervalDays = days;
      return this;
    }

    /**
     * Sets what each period brought.
     *
     * @param series one value a period, oldest first
     * @return this builder
     */
    public Builder values(ValueSeries series) {
      this.values = requireNonNull(series, "values");
      return this;
    }

    /**
     * Sets whether the customer takes part in a programme.
     *
     * @param enrolled whether the customer does
     * @return this builder
     */
    public Builder member(boolean enrolled) {
      this.member = enrolled;
      return this;
    }

    /**
     * Sets to how many others the customer recommended the firm.
     *
     * @param count zero or more
     * @return this builder
     * @throws IllegalArgumentException if the count is negative
     */
    public Builder referrals(long count) {
      this.referrals = checkCount(count, "referrals");
      return this;
    }

    /**
     * Sets how many complaints are open.
     *
     * @param count zero or more
     * @return this builder
     * @throws IllegalArgumentException if the count is negative
     */
    public Builder openComplaints(long count) {
      this.openComplaints = checkCount(count, "openComplaints");
      return this;
    }

    /**
     * Sets whether the relationship was ended and not opened again.
     *
     * @param ended whether it was
     * @return this builder
     */
    public Builder terminated(boolean ended) {
      this.terminated = ended;
      return this;
    }

    /**
     * Returns the facts.
     *
     * @return the facts
     * @throws IllegalArgumentException if there is a silence without a purchase, or an interval without a second one
     */
    public RelationshipFacts build() {
      checkArgument(
          purchases >= 1 || silenceDays == null,
          "silenceDays must not be set without a purchase, was %s",
          silenceDays);
      checkArgument(
          purchases >= 2 || meanIntervalDays == null,
          "meanIntervalDays must not be set for fewer than two purchases, was %s",
          meanIntervalDays);
      return new RelationshipFacts(this);
    }

    private static long checkCount(long count, String name) {
      checkArgument(count >= 0, "%s must not be negative, was %s", name, count);
      return count;
    }
  }
}
