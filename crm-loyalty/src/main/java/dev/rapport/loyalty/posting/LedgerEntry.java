package dev.rapport.loyalty.posting;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What has happened to an account. Entries are never changed and never removed; an account is the fold of its entries.
 *
 * <p>An entry that answers a command carries it; five kinds answer none: {@link DebitEntry.Expired}, {@link HoldEntry.TimedOut}, {@link HoldEntry.Recalled}, {@link
 * DebitEntry.DebtTaken} and {@link DebitEntry.DebtPaid} follow from time and from other entries. Every debit lists the lots it drew and how much of each. The
 * set is closed for one {@linkplain Header#schema() schema version}.
 */
public sealed interface LedgerEntry permits CreditEntry, DebitEntry, HoldEntry, UpkeepEntry {
  /** The schema version that this library writes. */
  int SCHEMA = 1;

  /**
   * Where an entry stands: its number, the key of the command that caused it, and when it took effect and was recorded.
   *
   * @param schema the schema version of the entry, from 1 to {@link LedgerEntry#SCHEMA}
   * @param sequence numbered from 1 without a gap in the order in which the account decided
   * @param key the key of the command that caused the entry, itself or by letting time pass
   * @param effectiveAt when it took effect; points that ended did so at their own instant, whenever it was noticed
   * @param recordedAt when the books learned of it
   */
  record Header(int schema, long sequence, String key, Instant effectiveAt, Instant recordedAt) {
    /**
     * Checks the components.
     *
     * @param schema 1 to {@link LedgerEntry#SCHEMA}
     * @param sequence at least 1
     * @param key any
     * @param effectiveAt any
     * @param recordedAt any
     * @throws IllegalArgumentException if a number is out of range
     */
    public Header {
      checkArgument(
          schema >= 1 && schema <= SCHEMA,
          "schema must be 1 to %s, was %s. A newer version of the library wrote this entry.",
          SCHEMA,
          schema);
      checkArgument(sequence >= 1, "sequence must be at least 1, was %s", sequence);
      requireNonNull(key, "key");
      requireNonNull(effectiveAt, "effectiveAt");
      requireNonNull(recordedAt, "recordedAt");
    }
  }

  /** The kinds of entries. The set is closed for one schema version. */
  enum Kind {
    /** {@link CreditEntry.Earned}. */
    EARNED,
    /** {@link CreditEntry.Granted}. */
    GRANTED,
    /** {@link DebitEntry.Spent}. */
    SPENT,
    /** {@link HoldEntry.Held}. */
    HELD,
    /** {@link HoldEntry.Captured}. */
    CAPTURED,
    /** {@link HoldEntry.Voided}. */
    VOIDED,
    /** {@link HoldEntry.TimedOut}. */
    TIMED_OUT,
    /** {@link HoldEntry.Recalled}. */
    RECALLED,
    /** {@link CreditEntry.Activated}. */
    ACTIVATED,
    /** {@link DebitEntry.Expired}. */
    EXPIRED,
    /** {@link DebitEntry.Reversed}. */
    REVERSED,
    /** {@link CreditEntry.Restored}. */
    RESTORED,
    /** {@link DebitEntry.Deducted}. */
    DEDUCTED,
    /** {@link DebitEntry.DebtTaken}. */
    DEBT_TAKEN,
    /** {@link DebitEntry.DebtPaid}. */
    DEBT_PAID,
    /** {@link UpkeepEntry.Slid}. */
    SLID,
    /** {@link UpkeepEntry.Redated}. */
    REDATED,
    /** {@link CreditEntry.Reinstated}. */
    REINSTATED,
    /** {@link DebitEntry.TransferredOut}. */
    TRANSFERRED_OUT,
    /** {@link CreditEntry.TransferredIn}. */
    TRANSFERRED_IN,
    /** {@link DebitEntry.Converted}. */
    CONVERTED,
    /** {@link UpkeepEntry.Reopened}. */
    REOPENED,
    /** {@link DebitEntry.MergedAway}. */
    MERGED_AWAY,
    /** {@link CreditEntry.Absorbed}. */
    ABSORBED
  }

  /**
   * Returns where the entry stands.
   *
   * @return number, key and instants
   */
  Header header();

  /**
   * Returns what happened.
   *
   * @return the kind
   */
  Kind kind();

  /**
   * Returns the command that the entry answers.
   *
   * @return the command, or empty for what follows from time and from other entries
   */
  default Optional<LedgerCommand> answers() {
    return Optional.empty();
  }

  /**
   * Tells every movement of points that the entry records.
   *
   * @param movements called once for each, in order
   */
  void move(Pot.Movements movements);
}
