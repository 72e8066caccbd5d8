package dev.rapport.core.contact;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dev.rapport.core.customer.ContactPurpose;
import dev.rapport.core.time.Window;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * When a firm may turn to a customer (接触管理): what needs consent, how often, when not.
 *
 * <p>Seven gates are looked at, and a message has to pass all that are set. What the law asks for is put into a policy as data;
 * the library knows no law. No literature sets caps or hours: {@link #standard} is a careful default of ours.
 *
 * <pre>{@code
 * ContactPolicy policy = ContactPolicy.builder()
 *     .needsConsent(MARKETING)
 *     .cap(FrequencyCap.inTotal(2, Window.rolling(Period.ofDays(7))))
 *     .quietHours(QuietHours.between(21, 8))
 *     .build();
 * ContactDecision decision = policy.decide(new ContactRequest(at, EMAIL, MARKETING), ContactFacts.of(history, zone));
 * decision.reasons();    // [NO_CONSENT, QUIET_HOURS]
 * }</pre>
 *
 * <p>Laws. To withdraw a consent never allows more. A past contact never turns a denial into a permission. Messages that are
 * accepted in the order of time, each added to the history, keep every cap. Immutable and thread-safe.
 */
public final class ContactPolicy {
  private static final ContactPolicy STANDARD = builder()
      .needsConsent(ContactPurpose.MARKETING, ContactPurpose.RESEARCH)
      .exempt(ContactPurpose.TRANSACTIONAL)
      .cap(FrequencyCap.inTotal(3, Window.rolling(Period.ofDays(7))))
      .minGap(Duration.ofHours(20))
      .quietHours(QuietHours.between(21, 8))
      .pausedByComplaint(ContactPurpose.MARKETING, ContactPurpose.RESEARCH)
      .staleAfter(Period.ofYears(2))
      .build();

  private final ImmutableSet<ContactPurpose> needsConsent;
  private final ImmutableSet<ContactPurpose> exempt;
  private final List<FrequencyCap> caps;
  private final @Nullable Duration minGap;
  private final @Nullable QuietHours quietHours;
  private final ImmutableSet<ContactPurpose> pausedByComplaint;
  private final @Nullable Period staleAfter;
  private final @Nullable Duration halfLife;
  private final double maxPressure;

  private ContactPolicy(Builder builder) {
    this.needsConsent = builder.needsConsent;
    this.exempt = builder.exempt;
    this.caps = List.copyOf(builder.caps);
    this.minGap = builder.minGap;
    this.quietHours = builder.quietHours;
    this.pausedByComplaint = builder.pausedByComplaint;
    this.staleAfter = builder.staleAfter;
    this.halfLife = builder.halfLife;
    this.maxPressure = builder.maxPressure;
  }

  /**
   * Returns a careful default: marketing and research need consent and rest while a complaint is open; transactional messages
   * are exempt; three messages in seven days, twenty hours between two, none from 21:00 to 08:00; data are stale after two years.
   * The figures are ours.
   *
   * @return the policy
   */
  public static ContactPolicy standard() {
    return STANDARD;
  }

  /**
   * Returns a builder of a policy that allows everything to which no customer objected.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Decides about a message.
   *
   * @param request the message
   * @param facts what is known of the customer; what happened after the request's instant is not looked at
   * @return the decision, with every reason
   */
  public ContactDecision decide(ContactRequest request, ContactFacts facts) {
    return new Gatekeeper(this, requireNonNull(request, "request"), requireNonNull(facts, "facts"))
        .decide();
  }

  /**
   * Returns the purposes that need consent.
   *
   * @return the purposes; unmodifiable
   */
  public Set<ContactPurpose> needsConsent() {
    return needsConsent;
  }

  /**
   * Returns the purposes that no gate but consent holds back, and that do not count towards caps, gap and pressure.
   *
   * @return the purposes; unmodifiable
   */
  public Set<ContactPurpose> exempt() {
    return exempt;
  }

  /**
   * Returns the caps.
   *
   * @return the caps; unmodifiable
   */
  public List<FrequencyCap> caps() {
    return caps;
  }

  /**
   * Returns the least time between two messages.
   *
   * @return the time, if one is set
   */
  public Optional<Duration> minGap() {
    return Optional.ofNullable(minGap);
  }

  /**
   * Returns the quiet hours.
   *
   * @return the hours, if they are set
   */
  public Optional<QuietHours> quietHours() {
    return Optional.ofNullable(quietHours);
  }

  /**
   * Returns the purposes that rest while a complaint is open.
   *
   * @return the purposes; unmodifiable
   */
  public Set<ContactPurpose> pausedByComplaint() {
    return pausedByComplaint;
  }

  /**
   * Returns how long verified data are good.
   *
   * @return the period from the day of verification on, if one is set
   */
  public Optional<Period> staleAfter() {
    return Optional.ofNullable(staleAfter);
  }

  /**
   * Returns the half-life of pressure.
   *
   * @return the half-life, if pressure is limited
   */
  public Optional<Duration> halfLife() {
    return Optional.ofNullable(halfLife);
  }

  /**
   * Returns the limit of pressure.
   *
   * @return what the pressure with the new message may be at most, infinite if it is not limited
   */
  double maxPressure() {
    return maxPressure;
  }

  private List<Object> parts() {
    return List.of(
        needsConsent,
        exempt,
        caps,
        minGap(),
        quietHours(),
        pausedByComplaint,
        staleAfter(),
        halfLife(),
        maxPressure);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ContactPolicy that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  @Override
  public String toString() {
    StringJoiner words = new StringJoiner(", ", "contact policy: ", "");
    words.add("consent for " + needsConsent).add("exempt " + exempt).add("caps " + caps);
    minGap().ifPresent(gap -> words.add("gap " + gap));
    quietHours().ifPresent(hours -> words.add("quiet " + hours));
    words.add("complaint pauses " + pausedByComplaint);
    staleAfter().ifPresent(period -> words.add("stale after " + period));
    halfLife()
        .ifPresent(half -> words.add("pressure at most " + maxPressure + " by half-life " + half));
    return words.toString();
  }

  /** Builds a policy. Each setter replaces what it set before, except {@link #cap}, which adds. Not thread-safe. */
  public static final class Builder {
    private ImmutableSet<ContactPurpose> needsConsent = ImmutableSet.of();
    private ImmutableSet<ContactPurpose> exempt = ImmutableSet.of();
    private final List<FrequencyCap> caps = new ArrayList<>();
    private @Nullable Duration minGap;
    private @Nullable QuietHours quietHours;
    private ImmutableSet<ContactPurpose> pausedByComplaint = ImmutableSet.of();
    private @Nullable Period staleAfter;
    private @Nullable Duration halfLife;
    private double maxPressure = Double.POSITIVE_INFINITY;

    private Builder() {}

    /**
     * Sets what needs consent; default nothing. A withdrawal holds back any purpose.
     *
     * @param purposes the purposes
     * @return this
     */
    public Builder needsConsent(ContactPurpose... purposes) {
      needsConsent = Sets.immutableEnumSet(Arrays.asList(purposes));
      return this;
    }

    /**
     * Sets what no gate but consent holds back and what counts nowhere; default nothing.
     *
     * @param purposes the purposes
     * @return this
     */
    public Builder exempt(ContactPurpose... purposes) {
      exempt = Sets.immutableEnumSet(Arrays.asList(purposes));
      return this;
    }

    /**
     * Adds a cap; default none.
     *
     * @param cap the cap
     * @return this
     */
    public Builder cap(FrequencyCap cap) {
      caps.add(requireNonNull(cap, "cap"));
      return this;
    }

    /**
     * Sets the least time between two messages; default none.
     *
     * @param gap positive
     * @return this
     * @throws IllegalArgumentException if the gap is not positive
     */
    public Builder minGap(Duration gap) {
      checkArgument(
          !requireNonNull(gap, "gap").isNegative() && !gap.isZero(),
          "gap must be positive, was %s",
          gap);
      minGap = gap;
      return this;
    }

    /**
     * Sets the quiet hours, on the customer's clock; default none.
     *
     * @param hours the hours
     * @return this
     */
    public Builder quietHours(QuietHours hours) {
      quietHours = requireNonNull(hours, "hours");
      return this;
    }

    /**
     * Sets what rests while a complaint is open; default nothing.
     *
     * @param purposes the purposes
     * @return this
     */
    public Builder pausedByComplaint(ContactPurpose... purposes) {
      pausedByComplaint = Sets.immutableEnumSet(Arrays.asList(purposes));
      return this;
    }

    /**
     * Sets how long verified data are good; default for ever, verified or not. If it is set, data that were never verified are
     * stale.
     *
     * @param period from the day of verification on, positive
     * @return this
     * @throws IllegalArgumentException if the period is not positive
     */
    public Builder staleAfter(Period period) {
      checkArgument(
          !requireNonNull(period, "period").isNegative() && !period.isZero(),
          "period must be positive, was %s",
          period);
      staleAfter = period;
      return this;
    }

    /**
     * Limits the {@link ContactPressure}; default no limit.
     *
     * @param halfLife after which time a message counts half, positive
     * @param most what the pressure may be at most once the message is sent, at least 1
     * @return this
     * @throws IllegalArgumentException if the half-life is not positive, or the limit is below 1 or not finite
     */
    public Builder maxPressure(Duration halfLife, double most) {
      ContactPressure.checkHalfLife(halfLife);
      checkArgument(
          most >= 1 && Double.isFinite(most), "most must be finite and at least 1, was %s", most);
      this.halfLife = halfLife;
      this.maxPressure = most;
      return this;
    }

    /**
     * Returns the policy.
     *
     * @return the policy of what was set
     */
    public ContactPolicy build() {
      return new ContactPolicy(this);
    }
  }
}
