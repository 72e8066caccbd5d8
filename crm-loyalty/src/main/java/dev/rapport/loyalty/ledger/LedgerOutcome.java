package dev.rapport.loyalty.ledger;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import dev.rapport.loyalty.posting.AccountSnapshot.Receipt;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry;
import java.util.List;

/**
 * The answer of an account to a command. Only {@link Accepted} changes anything; the others carry the account as it was.
 *
 * <p>Nothing is committed by deciding. An application that stores the entries, on the condition that the stored account is
 * still at the {@linkplain #baseVersion() version} that the decision was made from, has committed it.
 */
public sealed interface LedgerOutcome extends Explainable {
  /** Why a command is declined. The set may grow. */
  enum Reason {
    /** There are too few available points. */
    INSUFFICIENT_POINTS,
    /** Points of this type cannot be spent. */
    NOT_REDEEMABLE,
    /** A hold placed earlier under this key is open. */
    HOLD_ALREADY_PLACED,
    /** There is no such hold, or nobody remembers it. */
    HOLD_NOT_FOUND,
    /** The hold was captured before. */
    HOLD_ALREADY_CAPTURED,
    /** The hold was voided before. */
    HOLD_ALREADY_VOIDED,
    /** The hold has timed out. */
    HOLD_TIMED_OUT,
    /** The hold reserves fewer points, perhaps because some have ended or were taken back, or points of another type. */
    HOLD_TOO_SMALL,
    /** The account does not remember the cause: it never knew it or its window is closed. Reopen it from its entries. */
    CAUSE_CLOSED,
    /** The cause earned less, or less is left to take back. */
    EXCEEDS_EARNED,
    /** Less was spent on the cause, or less is left to give back. */
    EXCEEDS_SPENT,
    /** Fewer points of the cause are pending. */
    EXCEEDS_PENDING,
    /** There is no such lot, open or on hold; or the cause to be reopened is that of another account. */
    LOT_NOT_FOUND,
    /**
     * The clock on which the points would slide did not run at the instant at which they begin, or has started anew since. Slide it
     * first.
     */
    CLOCK_NOT_RUNNING,
    /**
     * The command takes effect before what the account remembers, so a repetition could not be told. {@link LedgerPolicy#retention}
     * says how far that reaches.
     */
    TOO_OLD,
    /** The command takes effect before what it refers to. */
    BEFORE_ITS_CAUSE,
    /** The debit would leave more debt than the policy allows, and the policy absorbs nothing. */
    DEBT_LIMIT,
    /** The account was merged into another. */
    ACCOUNT_CLOSED,
    /** Holds are open; resolve them first. */
    HOLDS_OPEN,
    /** The expiry is too long ago to be reinstated safely. */
    REINSTATEMENT_CLOSED,
    /** The expiry was reinstated before. */
    ALREADY_REINSTATED,
    /** The account has recorded no such expiry. */
    EXPIRY_NOT_FOUND,
    /** The other account, or one that it took over, was taken over before. */
    ALREADY_ABSORBED,
    /** Time has changed the other account since its snapshot was taken. Sweep it up to this instant and take another. */
    NOT_SWEPT;

    /**
     * Tells whether a smaller amount would have been possible.
     *
     * @return whether {@link Declined#possible} says how much
     */
    public boolean isOfAmount() {
      return switch (this) {
        case INSUFFICIENT_POINTS,
            HOLD_TOO_SMALL,
            EXCEEDS_EARNED,
            EXCEEDS_SPENT,
            EXCEEDS_PENDING,
            DEBT_LIMIT -> true;
        default -> false;
      };
    }
  }

  /**
   * Returns the account to go on with.
   *
   * @return the next state if the command was accepted, the same state otherwise
   */
  PointsAccount account();

  /**
   * Returns what is to be stored.
   *
   * @return the new entries in order; empty unless the command was accepted
   */
  List<LedgerEntry> entries();

  /**
   * Returns the version of the account that the decision was made from.
   *
   * @return the sequence number of the last entry before
   */
  long baseVersion();

  /**
   * Tells whether the command was accepted now.
   *
   * @return whether this is {@link Accepted}
   */
  default boolean isAccepted() {
    return this instanceof Accepted;
  }

  /**
   * Tells whether the command is carried out, now or before: what a retry asks.
   *
   * @return whether this is {@link Accepted} or {@link Duplicate}
   */
  default boolean isSettled() {
    return this instanceof Accepted || this instanceof Duplicate;
  }

  /**
   * The command is carried out.
   *
   * @param account the next state
   * @param entries what happened; empty only for a sweep that found nothing to record
   * @param baseVersion the version before
   */
  record Accepted(PointsAccount account, List<LedgerEntry> entries, long baseVersion)
      implements LedgerOutcome {
    /**
     * Checks the components.
     *
     * @param account any
     * @param entries any
     * @param baseVersion any
     */
    public Accepted {
      requireNonNull(account, "account");
      entries = List.copyOf(entries);
    }

    @Override
    public Explanation explanation() {
      return LedgerCode.accepted(entries);
    }
  }

  /**
   * The command cannot be carried out. Nothing changes and nothing is remembered: the same command may succeed later.
   *
   * @param account the state, unchanged
   * @param command what was asked for
   * @param reason why not
   * @param possible how many units would have been possible; 0 where that is no question of an amount
   */
  record Declined(PointsAccount account, LedgerCommand command, Reason reason, long possible)
      implements LedgerOutcome {
    /**
     * Checks the components.
     *
     * @param account any
     * @param command any
     * @param reason any
     * @param possible any
     */
    public Declined {
      requireNonNull(account, "account");
      requireNonNull(command, "command");
      requireNonNull(reason, "reason");
    }

    @Override
    public List<LedgerEntry> entries() {
      return List.of();
    }

    @Override
    public long baseVersion() {
      return account.version();
    }

    /**
     * Returns the reason and the command.
     *
     * @return a text for people
     */
    @Override
    public String toString() {
      return "Declined[" + reason + ", possible " + possible + ", " + command + "]";
    }

    @Override
    public Explanation explanation() {
      return LedgerCode.declined(this);
    }
  }

  /**
   * The same command was accepted before; the answer it got then stands.
   *
   * <p>What that answer was is in the stored entries, not in the account, which remembers the command and the number alone so that
   * its size does not grow with the lots that were drawn. The entry of that number carries the command, and every debit names the
   * lots it drew; the other entries of the answer stand beside it under the command's key. Of a command that came with another
   * account by a merge, it is the number among the entries of that account.
   *
   * @param account the state, unchanged
   * @param original the command as it was accepted and the number of the entry that answered it
   */
  record Duplicate(PointsAccount account, Receipt original) implements LedgerOutcome {
    /**
     * Checks the components.
     *
     * @param account any
     * @param original any
     */
    public Duplicate {
      requireNonNull(account, "account");
      requireNonNull(original, "original");
    }

    @Override
    public List<LedgerEntry> entries() {
      return List.of();
    }

    @Override
    public long baseVersion() {
      return account.version();
    }

    @Override
    public Explanation explanation() {
      return Explanation.of(LedgerCode.DUPLICATE)
          .with("command", original.command().kind())
          .with("sequence", original.sequence());
    }
  }

  /**
   * Another command was accepted under the same key.
   *
   * @param account the state, unchanged
   * @param original the command that was accepted
   * @param differing the names of the fields in which the two differ, at least one
   */
  record Conflict(PointsAccount account, Receipt original, List<String> differing)
      implements LedgerOutcome {
    /**
     * Checks the components.
     *
     * @param account any
     * @param original any
     * @param differing any
     */
    public Conflict {
      requireNonNull(account, "account");
      requireNonNull(original, "original");
      differing = List.copyOf(differing);
    }

    @Override
    public List<LedgerEntry> entries() {
      return List.of();
    }

    @Override
    public long baseVersion() {
      return account.version();
    }

    @Override
    public Explanation explanation() {
      return Explanation.of(LedgerCode.CONFLICT)
          .with("key", original.command().posting().key())
          .with("sequence", original.sequence())
          .with("fields", String.join(", ", differing));
    }
  }
}
