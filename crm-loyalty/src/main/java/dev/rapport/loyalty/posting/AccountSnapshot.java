package dev.rapport.loyalty.posting;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.points.PointType;
import java.time.Instant;
import java.util.List;

/**
 * An account as plain values that any serialiser handles, in one canonical order: equal accounts have equal snapshots.
 *
 * <p>Its size is bounded by open lots, open holds, open causes and the commands within the retention, never by the length of
 * the history.
 *
 * @param schema the schema version, from 1 to {@link LedgerEntry#SCHEMA}
 * @param version the sequence number of the account's last entry, 0 for a new account
 * @param asOf the latest effective instant among the entries; {@link Instant#MIN} for a new account
 * @param lastLot the number of the lot opened last, 0 for none
 * @param closed whether the account was merged away
 * @param books one for each type of points, by id of the type
 * @param holds the open holds, by id
 * @param causes the open causes, by id
 * @param memory commands and facts within the retention
 */
public record AccountSnapshot(
    int schema,
    long version,
    Instant asOf,
    long lastLot,
    boolean closed,
    List<BookSnapshot> books,
    List<Hold> holds,
    List<Cause> causes,
    Memory memory) {
  /**
   * The points of one type.
   *
   * @param type the type
   * @param lots the open lots, by number
   * @param clocks the clocks on which lots slide, by name
   * @param debtSince when the account last took debt; {@link Instant#MIN} if it never did
   * @param pots the balance of each {@link Pot} that is not zero
   */
  public record BookSnapshot(
      PointType type,
      List<OpenLot> lots,
      List<ClockState> clocks,
      Instant debtSince,
      List<PotBalance> pots) {
    /**
     * Checks the components.
     *
     * @param type any
     * @param lots any
     * @param clocks any
     * @param debtSince any
     * @param pots each pot at most once, summing to zero
     * @throws IllegalArgumentException if the pots do not balance
     */
    public BookSnapshot {
      requireNonNull(type, "type");
      lots = List.copyOf(lots);
      clocks = List.copyOf(clocks);
      requireNonNull(debtSince, "debtSince");
      pots = List.copyOf(pots);
      checkArgument(
          pots.stream().mapToLong(PotBalance::units).sum() == 0,
          "pots must sum to 0, were %s",
          pots);
    }

    /**
     * Returns what the account owes.
     *
     * @return zero or more units
     */
    public long debtUnits() {
      for (PotBalance balance : pots) {
        if (balance.pot == Pot.DEBT) {
          return -balance.units;
        }
      }
      return 0;
    }
  }

  /**
   * The balance of one pot.
   *
   * @param pot the pot
   * @param units of either sign
   */
  public record PotBalance(Pot pot, long units) {
    /**
     * Checks the components.
     *
     * @param pot any
     * @param units any
     */
    public PotBalance {
      requireNonNull(pot, "pot");
    }
  }

  /**
   * What is left of a lot.
   *
   * @param lot the lot
   * @param remaining units, 1 to what it was opened with
   * @param since when it was last credited; a late debit that took effect earlier does not touch it
   */
  public record OpenLot(Lot lot, long remaining, Instant since) {
    /**
     * Checks the components.
     *
     * @param lot any
     * @param remaining 1 to what the lot was opened with
     * @param since any
     * @throws IllegalArgumentException if the units are out of range
     */
    public OpenLot {
      requireNonNull(lot, "lot");
      requireNonNull(since, "since");
      checkArgument(
          remaining >= 1 && remaining <= lot.original().units(),
          "remaining must be 1 to %s, was %s",
          lot.original().units(),
          remaining);
    }
  }

  /**
   * A clock on which lots slide.
   *
   * @param name its name
   * @param startedAt when it began to run without an interruption since
   * @param until when it runs out, or ran out
   */
  public record ClockState(String name, Instant startedAt, Instant until) {
    /**
     * Checks the components.
     *
     * @param name any
     * @param startedAt any
     * @param until any
     */
    public ClockState {
      requireNonNull(name, "name");
      requireNonNull(startedAt, "startedAt");
      requireNonNull(until, "until");
    }
  }

  /**
   * What an account remembers so that nothing happens twice.
   *
   * @param receipts the accepted commands, by key
   * @param resolvedHolds holds that were resolved, by id
   * @param reinstated expiries that were reinstated, by entry
   */
  public record Memory(
      List<Receipt> receipts, List<ResolvedHold> resolvedHolds, List<ReinstatedExpiry> reinstated) {
    /**
     * Checks the components.
     *
     * @param receipts any
     * @param resolvedHolds any
     * @param reinstated any
     */
    public Memory {
      receipts = List.copyOf(receipts);
      resolvedHolds = List.copyOf(resolvedHolds);
      reinstated = List.copyOf(reinstated);
    }
  }

  /**
   * That a command was accepted.
   *
   * @param command the command
   * @param sequence the number of the entry that answers it
   */
  public record Receipt(LedgerCommand command, long sequence) {
    /**
     * Checks the components.
     *
     * @param command any
     * @param sequence any
     */
    public Receipt {
      requireNonNull(command, "command");
    }
  }

  /**
   * That a hold was resolved.
   *
   * @param id the hold's id
   * @param resolution how
   * @param at when
   */
  public record ResolvedHold(String id, Hold.Resolution resolution, Instant at) {
    /**
     * Checks the components.
     *
     * @param id any
     * @param resolution any
     * @param at any
     */
    public ResolvedHold {
      requireNonNull(id, "id");
      requireNonNull(resolution, "resolution");
      requireNonNull(at, "at");
    }
  }

  /**
   * That a recorded expiry was reinstated.
   *
   * @param entry the key and number of the entry that recorded it
   * @param expiredAt when the points had ended
   */
  public record ReinstatedExpiry(String entry, Instant expiredAt) {
    /**
     * Checks the components.
     *
     * @param entry any
     * @param expiredAt any
     */
    public ReinstatedExpiry {
      requireNonNull(entry, "entry");
      requireNonNull(expiredAt, "expiredAt");
    }
  }

  /**
   * Checks the components.
   *
   * @param schema 1 to {@link LedgerEntry#SCHEMA}
   * @param version any
   * @param asOf any
   * @param lastLot any
   * @param closed any
   * @param books any
   * @param holds any
   * @param causes any
   * @param memory any
   * @throws IllegalArgumentException if a newer version of the library wrote the snapshot
   */
  public AccountSnapshot {
    checkArgument(
        schema >= 1 && schema <= LedgerEntry.SCHEMA,
        "schema must be 1 to %s, was %s. A newer version of the library wrote this snapshot.",
        LedgerEntry.SCHEMA,
        schema);
    requireNonNull(asOf, "asOf");
    books = List.copyOf(books);
    holds = List.copyOf(holds);
    causes = causes.stream().map(Cause::plain).toList();
    requireNonNull(memory, "memory");
  }
}
