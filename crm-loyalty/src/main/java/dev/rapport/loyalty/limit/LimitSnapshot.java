package dev.rapport.loyalty.limit;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.tier.DailyTally;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A member's usage of limits as plain values, to be stored, in one canonical order: equal usage has equal snapshots.
 *
 * @param schema the schema version, 1
 * @param rememberedDays how many days before the latest day are remembered
 * @param asOf the latest day that usage knows of; {@link LocalDate#MIN} for new usage
 * @param counts what was used of caps
 * @param awards when cooldowns were last set off
 * @param open what can still be returned
 */
public record LimitSnapshot(
    int schema,
    int rememberedDays,
    LocalDate asOf,
    List<Count> counts,
    List<Awards> awards,
    List<Open> open) {
  /** The schema version that this library writes. */
  public static final int SCHEMA = 1;

  /**
   * What was used of a cap.
   *
   * @param cap the cap, with an amount of zero: how much it allows is not part of usage
   * @param subject the cause, the rule or the subject that it was used by; empty for the member
   * @param before uses of days that are not kept any more
   * @param days uses by day
   */
  public record Count(Cap cap, String subject, long before, List<DailyTally.DayAmount> days) {
    /**
     * Checks the components.
     *
     * @param cap any
     * @param subject any
     * @param before any
     * @param days any
     */
    public Count {
      requireNonNull(cap, "cap");
      requireNonNull(subject, "subject");
      days = List.copyOf(days);
    }
  }

  /**
   * When a cooldown was set off.
   *
   * @param cooldown the cooldown, with the pause that it had when it was set off
   * @param subject the rule or the subject that it was used by; empty for the member
   * @param at the instants that can still matter, in order
   */
  public record Awards(Cooldown cooldown, String subject, List<Instant> at) {
    /**
     * Checks the components.
     *
     * @param cooldown any
     * @param subject any
     * @param at any
     */
    public Awards {
      requireNonNull(cooldown, "cooldown");
      requireNonNull(subject, "subject");
      at = List.copyOf(at);
    }
  }

  /**
   * An award that can still be returned.
   *
   * @param use the award
   * @param returned how many of its units were returned, zero or more and fewer than were awarded
   */
  public record Open(LimitUse use, long returned) {
    /**
     * Checks the components.
     *
     * @param use any
     * @param returned zero to the units awarded, exclusive
     * @throws IllegalArgumentException if nothing is left to return
     */
    public Open {
      requireNonNull(use, "use");
      checkArgument(
          returned >= 0 && returned < use.awarded().units(),
          "returned must be 0 and less than %s, was %s",
          use.awarded().units(),
          returned);
    }
  }

  /**
   * Checks the components.
   *
   * @param schema 1 to {@link #SCHEMA}
   * @param rememberedDays zero or more
   * @param asOf any
   * @param counts any
   * @param awards any
   * @param open any
   * @throws IllegalArgumentException if a newer version of the library wrote the snapshot
   */
  public LimitSnapshot {
    checkArgument(
        schema >= 1 && schema <= SCHEMA,
        "schema must be 1 to %s, was %s. A newer version of the library wrote this snapshot.",
        SCHEMA,
        schema);
    checkArgument(
        rememberedDays >= 0, "rememberedDays must not be negative, was %s", rememberedDays);
    requireNonNull(asOf, "asOf");
    counts = List.copyOf(counts);
    awards = List.copyOf(awards);
    open = List.copyOf(open);
  }
}
