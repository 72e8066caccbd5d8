package dev.rapport.loyalty.journal;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.limit.LimitSnapshot;
import dev.rapport.loyalty.posting.AccountSnapshot;
import dev.rapport.loyalty.tier.DailyTally;
import dev.rapport.loyalty.tier.TierSnapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A membership as plain values, to be stored, in one canonical order: equal memberships have equal snapshots.
 *
 * <p>Its size is bounded by open lots, holds, orders whose return window is open and activities of as late, commands within the
 * retention and declared counters, never by the length of the history.
 *
 * @param schema the schema version, from 1 to {@link ProgramEntry#SCHEMA}
 * @param enrolment the first entry, with the member as of today
 * @param progress how far the membership has come
 * @param profile what the application has told
 * @param account the points
 * @param standings the tiers, by ladder
 * @param usage what was used of limits
 * @param counters what was counted, by name
 * @param memory open orders and activities, and commands within the retention
 */
public record MembershipSnapshot(
    int schema,
    ProgramEntry.Enrolled enrolment,
    Progress progress,
    MemberProfile profile,
    AccountSnapshot account,
    List<TierSnapshot> standings,
    LimitSnapshot usage,
    List<Count> counters,
    Memory memory) {
  /**
   * How far a membership has come.
   *
   * @param version the sequence number of its last entry
   * @param asOf the latest effective instant among its entries
   * @param lastOrderOn the latest day of an order or an activity, or that of joining
   * @param workedThrough the last day whose work changed something, or the one before joining
   */
  public record Progress(
      long version, Instant asOf, LocalDate lastOrderOn, LocalDate workedThrough) {
    /**
     * Checks the components.
     *
     * @param version any
     * @param asOf any
     * @param lastOrderOn any
     * @param workedThrough any
     */
    public Progress {
      requireNonNull(asOf, "asOf");
      requireNonNull(lastOrderOn, "lastOrderOn");
      requireNonNull(workedThrough, "workedThrough");
    }
  }

  /**
   * What a declared counter has counted.
   *
   * @param counter its name
   * @param before what days came to that are not kept any more
   * @param days amounts by day
   */
  public record Count(String counter, long before, List<DailyTally.DayAmount> days) {
    /**
     * Checks the components.
     *
     * @param counter any
     * @param before any
     * @param days any
     */
    public Count {
      requireNonNull(counter, "counter");
      days = List.copyOf(days);
    }
  }

  /**
   * What a membership remembers.
   *
   * @param orders orders whose return window is open, by id
   * @param activities activities that can still be undone or were, by id
   * @param receipts accepted commands, by key
   */
  public record Memory(
      List<OpenOrder> orders, List<OpenActivity> activities, List<Receipt> receipts) {
    /**
     * Checks the components.
     *
     * @param orders any
     * @param activities any
     * @param receipts any
     */
    public Memory {
      orders = List.copyOf(orders);
      activities = List.copyOf(activities);
      receipts = List.copyOf(receipts);
    }
  }

  /**
   * That a command was accepted, and what it wrote.
   *
   * @param command the command
   * @param entries its entries, in order
   */
  public record Receipt(ProgramCommand command, List<ProgramEntry> entries) {
    /**
     * Checks the components.
     *
     * @param command any
     * @param entries any
     */
    public Receipt {
      requireNonNull(command, "command");
      entries = List.copyOf(entries);
    }
  }

  /**
   * Checks the components.
   *
   * @param schema 1 to {@link ProgramEntry#SCHEMA}
   * @param enrolment any
   * @param progress any
   * @param profile any
   * @param account any
   * @param standings any
   * @param usage any
   * @param counters any
   * @param memory any
   * @throws IllegalArgumentException if a newer version of the library wrote the snapshot
   */
  public MembershipSnapshot {
    checkArgument(
        schema >= 1 && schema <= ProgramEntry.SCHEMA,
        "schema must be 1 to %s, was %s. A newer version of the library wrote this snapshot.",
        ProgramEntry.SCHEMA,
        schema);
    requireNonNull(enrolment, "enrolment");
    requireNonNull(progress, "progress");
    requireNonNull(profile, "profile");
    requireNonNull(account, "account");
    standings = List.copyOf(standings);
    requireNonNull(usage, "usage");
    counters = List.copyOf(counters);
    requireNonNull(memory, "memory");
  }
}
