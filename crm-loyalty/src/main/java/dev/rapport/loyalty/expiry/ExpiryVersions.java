package dev.rapport.loyalty.expiry;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy over time: which version was in force when.
 *
 * <p>A lot belongs to the version at the instant at which it was earned and keeps the end that it was given, unless the
 * programme re-dates it. {@code ExpiryVersions.of(never()).then(enabled, rolling(ofMonths(12)))} is a programme whose points did
 * not end until {@code enabled}. Immutable and thread-safe.
 */
public final class ExpiryVersions {
  private final List<Version> versions;

  /**
   * One version of a policy.
   *
   * @param number 1 for the first
   * @param effectiveFrom the first instant at which it is in force; {@link Instant#MIN} for the first version
   * @param policy when points end under it
   */
  public record Version(int number, Instant effectiveFrom, ExpiryPolicy policy) {
    /**
     * Checks the components.
     *
     * @param number at least 1
     * @param effectiveFrom any instant
     * @param policy any
     * @throws IllegalArgumentException if the number is below 1
     */
    public Version {
      checkArgument(number >= 1, "number must be at least 1, was %s", number);
      requireNonNull(effectiveFrom, "effectiveFrom");
      requireNonNull(policy, "policy");
    }

    /**
     * Returns this version as the terms of a type, a tier or a rule.
     *
     * @param level what it belongs to
     * @param name the name of that
     * @return the terms, with the number as their version
     * @throws IllegalArgumentException if the name is blank
     */
    public ExpiryTerms terms(ExpiryTerms.Level level, String name) {
      return new ExpiryTerms(level, name, number, policy);
    }
  }

  private ExpiryVersions(List<Version> versions) {
    this.versions = versions;
  }

  /**
   * Returns a policy that has always been in force.
   *
   * @param policy the first version
   * @return versions of which there is one
   */
  public static ExpiryVersions of(ExpiryPolicy policy) {
    return new ExpiryVersions(List.of(new Version(1, Instant.MIN, policy)));
  }

  /**
   * Returns this with a further version.
   *
   * @param effectiveFrom the first instant at which it is in force, after that of every version before
   * @param policy the policy from then on
   * @return all versions up to now and this one
   * @throws IllegalArgumentException if it would not come into force after the version before
   */
  public ExpiryVersions then(Instant effectiveFrom, ExpiryPolicy policy) {
    Version last = versions.get(versions.size() - 1);
    checkArgument(
        requireNonNull(effectiveFrom, "effectiveFrom").isAfter(last.effectiveFrom()),
        "effectiveFrom must be after %s, was %s",
        last.effectiveFrom(),
        effectiveFrom);
    return new ExpiryVersions(ImmutableList.<Version>builder()
        .addAll(versions)
        .add(new Version(last.number() + 1, effectiveFrom, policy))
        .build());
  }

  /**
   * Returns the version in force at an instant, which for the instant of earning is the one that a lot belongs to.
   *
   * @param asOf the instant, inclusive
   * @return the last version that came into force at or before it
   */
  public Version at(Instant asOf) {
    requireNonNull(asOf, "asOf");
    int i = versions.size() - 1;
    while (versions.get(i).effectiveFrom().isAfter(asOf)) {
      i--;
    }
    return versions.get(i);
  }

  /**
   * Returns all versions.
   *
   * @return the versions in the order in which they come into force
   */
  public List<Version> versions() {
    return versions;
  }

  /**
   * Compares the ends of open lots with those that the version in force would give them.
   *
   * <p>Give it the lots that this policy governs: not those whose end another rule, a tier, a grace or a reinstatement has set.
   * Lots that wait for an activation and lots that have ended are left alone. Nothing is changed: the answer is the difference,
   * and posting it is a decision of its own. What is posted is not found again.
   *
   * @param mode what becomes of points that were earned before
   * @param lots lots of one type that are open or on hold
   * @param zone the zone of the programme
   * @param asOf the instant whose version applies
   * @return the lots whose end differs
   * @throws IllegalArgumentException if the version in force is a decay and lots are to be re-dated; a lot ends in one piece
   */
  public Redating redate(RedateMode mode, Collection<Lot> lots, ZoneId zone, Instant asOf) {
    Version current = at(asOf);
    requireNonNull(zone, "zone");
    if (requireNonNull(mode, "mode") == RedateMode.KEEP) {
      return new Redating(List.of(), List.of());
    }
    checkArgument(
        !(current.policy() instanceof ExpiryPolicy.Decay),
        "policy must not decay to re-date lots, was %s. A lot ends in one piece.",
        current.policy());
    List<Redating.Change> changes = new ArrayList<>();
    for (Lot lot : lots) {
      if (lot.availableFrom().isBefore(Instant.MAX) && lot.expiry().hardAt().isAfter(asOf)) {
        Expiry after = current.policy().plan(occasion(mode, lot, zone, current)).expiry();
        if (!after.equals(lot.expiry())) {
          changes.add(new Redating.Change(lot, after));
        }
      }
    }
    boolean slides = changes.stream().anyMatch(change -> change.after().isSliding());
    return new Redating(changes, slides ? started(current, Occasion.at(asOf, zone)) : List.of());
  }

  /* A change of policy is no activity: a clock that runs is left alone. */
  private static List<ClockMove> started(Version current, Occasion change) {
    return current.policy().plan(change).clocks().stream()
        .map(move -> new ClockMove(move.clock(), move.until(), true))
        .toList();
  }

  private static Occasion occasion(RedateMode mode, Lot lot, ZoneId zone, Version current) {
    Occasion earned = Occasion.of(lot, zone);
    return mode == RedateMode.FROM_CHANGE ? earned.notBefore(current.effectiveFrom()) : earned;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ExpiryVersions that && versions.equals(that.versions);
  }

  @Override
  public int hashCode() {
    return versions.hashCode();
  }

  /**
   * Returns the versions with their numbers and instants.
   *
   * @return a text for people
   */
  @Override
  public String toString() {
    return versions.toString();
  }
}
