package dev.rapport.loyalty.expiry;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Narrator;
import java.util.Comparator;
import java.util.List;

/**
 * An expiry policy with its place in the programme: what it belongs to, in which version.
 *
 * <p>{@code new ExpiryTerms(Level.TIER, "gold", 2, never())} says that points of gold members do not end, in the second version
 * of that promise. The most specific terms decide alone: those of the rule that grants the points before those of the member's
 * tier, those of the tier before those of the type of points. Terms are data here; what a tier is, and who is in it, is not
 * known.
 *
 * @param level what the terms belong to
 * @param name the name of the rule, the tier or the type of points, not blank
 * @param version the version of the terms, zero or more
 * @param policy when points end under them
 */
public record ExpiryTerms(Level level, String name, int version, ExpiryPolicy policy) {
  private static final Comparator<ExpiryTerms> MOST_SPECIFIC_FIRST =
      Comparator.comparing(ExpiryTerms::level).reversed();

  /** What terms can belong to, the least specific first. The set is closed. */
  public enum Level {
    /** The type of points: what holds if nothing else is said. */
    TYPE,

    /** A tier: a promise to its members. */
    TIER,

    /** A rule that grants points: a promotion, say, whose points end sooner. */
    RULE
  }

  /**
   * Checks the components.
   *
   * @param level any
   * @param name not blank
   * @param version zero or more
   * @param policy any
   * @throws IllegalArgumentException if the name is blank or the version negative
   */
  public ExpiryTerms {
    requireNonNull(level, "level");
    checkArgument(
        !requireNonNull(name, "name").isBlank(), "name must not be blank, was \"%s\"", name);
    checkArgument(version >= 0, "version must not be negative, was %s", version);
    requireNonNull(policy, "policy");
  }

  /**
   * Decides when points end by the most specific of several terms.
   *
   * @param candidates the terms that apply, in any order: at least one, no two of one level
   * @param occasion when the points are earned and available, and where
   * @return the end, with the terms that decided and those that they override
   * @throws IllegalArgumentException if there are no terms, or two of one level
   * @throws java.time.DateTimeException if an end is outside the range of dates
   */
  public static ResolvedExpiry resolve(List<ExpiryTerms> candidates, Occasion occasion) {
    List<ExpiryTerms> sorted = candidates.stream().sorted(MOST_SPECIFIC_FIRST).toList();
    checkArgument(!sorted.isEmpty(), "candidates must not be empty");
    ExpiryTerms winner = sorted.get(0);
    return new ResolvedExpiry(
        winner, sorted.subList(1, sorted.size()), winner.policy.plan(occasion));
  }

  /**
   * Tells when points end by the most specific of several terms, as the {@linkplain ResolvedExpiry#explanation explanation} of
   * what {@link #resolve} decides does.
   *
   * @param sorted the terms that apply: at least one, each less specific than the one before
   * @param occasion when the points are earned and available, and where
   * @param narrator who listens
   */
  public static void tell(List<ExpiryTerms> sorted, Occasion occasion, Narrator narrator) {
    ExpiryTerms winner = sorted.get(0);
    narrator.step(ExpiryCode.TERMS).with(winner.level).with(winner.name).with(winner.version);
    narrator.tell(winner.policy.explain(occasion));
    for (int i = 1; i < sorted.size(); i++) {
      ExpiryTerms other = sorted.get(i);
      narrator.step(ExpiryCode.OVERRIDDEN).with(other.level).with(other.name).with(other.version);
      narrator.with(other.policy.toString()).end();
    }
    narrator.end();
  }

  /**
   * Returns which terms these are without their policy: what a lot's record needs to say about them.
   *
   * @return such as {@code "tier gold v2"}
   */
  public String label() {
    return (switch (level) {
          case TYPE -> "type ";
          case TIER -> "tier ";
          case RULE -> "rule ";
        })
        + name + " v" + version;
  }

  /**
   * Returns the label and the policy.
   *
   * @return such as {@code "tier gold v2: never"}
   */
  @Override
  public String toString() {
    return label() + ": " + policy;
  }
}
