package dev.rapport.loyalty.posting;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.time.Instant;
import java.util.List;

/**
 * An account as plain values, to be stored, in one canonical order: equal accounts have equal snapshots.
 *
 * <p>Its size is bounded by open lots, open holds, open causes, the commands and ends of points within the retention, and the
 * accounts that were taken over, never by the length of the history.
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
   * @param expiries ends of points that were recorded, by id
   * @param absorbed the accounts that this one took over, in order; these are remembered for good
   */
  public record Memory(
      List<Receipt> receipts,
      List<ResolvedHold> resolvedHolds,
      List<RecordedExpiry> expiries,
      List<String> absorbed) {
    /**
     * Checks the components.
     *
     * @param receipts any
     * @param resolvedHolds any
     * @param expiries any
     * @param absorbed any
     */
    public Memory {
      receipts = List.copyOf(receipts);
      resolvedHolds = List.copyOf(resolvedHolds);
      expiries = List.copyOf(expiries);
      absorbed = List.copyOf(absorbed);
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
   * That the end of points was recorded, and whether they came back: what a reinstatement needs to know of it.
   *
   * @param id the number of the entry; if an account that was absorbed recorded it, the number of the entry that absorbed that
   *     account, a slash, and the id there
   * @param key the key of the command that recorded it
   * @param expiredAt when the points ended
   * @param points how many
   * @param lots a hash of the lots: their numbers, units and causes
   * @param reinstated whether the points came back
   */
  public record RecordedExpiry(
      String id, String key, Instant expiredAt, Points points, long lots, boolean reinstated) {
    /**
     * Checks the components.
     *
     * @param id any
     * @param key any
     * @param expiredAt any
     * @param points any
     * @param lots any
     * @param reinstated any
     */
    public RecordedExpiry {
      requireNonNull(id, "id");
      requireNonNull(key, "key");
      requireNonNull(expiredAt, "expiredAt");
      requireNonNull(points, "points");
    }

    /**
     * Returns what is remembered of an entry of the account.
     *
     * @param entry the entry
     * @return its number as id, not reinstated
     */
    public static RecordedExpiry of(DebitEntry.Expired entry) {
      return new RecordedExpiry(
          Long.toString(entry.header().sequence()),
          entry.header().key(),
          entry.header().effectiveAt(),
          Points.of(entry.type(), Draw.sum(entry.draws())),
          hashOf(entry.draws()),
          false);
    }

    /**
     * Tells whether this is remembered of an entry.
     *
     * @param entry an entry of any account
     * @return whether the two agree in everything that is remembered
     */
    public boolean tellsOf(DebitEntry.Expired entry) {
      RecordedExpiry other = of(entry);
      return id.substring(id.lastIndexOf('/') + 1).equals(other.id)
          && key.equals(other.key)
          && expiredAt.equals(other.expiredAt)
          && points.equals(other.points)
          && lots == other.lots;
    }

    /**
     * Returns this for the account that took over the one that recorded it.
     *
     * @param sequence the number of the entry that did
     * @return the same under another id
     */
    public RecordedExpiry absorbedBy(long sequence) {
      return new RecordedExpiry(sequence + "/" + id, key, expiredAt, points, lots, reinstated);
    }

    /**
     * Returns this after the points came back.
     *
     * @return the same, reinstated
     */
    public RecordedExpiry afterReinstatement() {
      return new RecordedExpiry(id, key, expiredAt, points, lots, true);
    }

    /* String.hashCode is specified, so it is the same on every JVM. */
    private static long hashOf(List<Draw> draws) {
      long hash = 1;
      for (Draw draw : draws) {
        hash = 31 * hash + draw.lot().id();
        hash = 31 * hash + draw.units();
        hash = 31 * hash + draw.lot().origin().cause().hashCode();
      }
      return hash;
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
