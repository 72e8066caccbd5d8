package dev.rapport.loyalty.program;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.ledger.LedgerPolicy;
import dev.rapport.loyalty.limit.Purse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a programme to a command: what happened, the membership to go on with, and why.
 *
 * <p>Nothing is committed by deciding. An application that stores the {@linkplain #entries() entries}, on the condition that the
 * stored membership is still at the {@linkplain #baseVersion() version} that the decision was made from, has committed it. A
 * decision that is dropped was a preview. Two decisions are equal if they answer alike; the explanation follows from the rest and
 * is built when it is asked for. Immutable and thread-safe.
 */
public final class Decision implements Explainable {
  /** How a command is answered. Closed. */
  public enum Status {
    /** It is carried out. */
    ACCEPTED,
    /** It was carried out before: the entries are those of then, and the membership is as it was. */
    DUPLICATE,
    /** It cannot be carried out. Nothing is remembered, so the same command may succeed later. */
    DECLINED,
    /** Another command was carried out under the same key. */
    CONFLICT
  }

  /** Why a command is declined. Those after {@link #TIER_UNKNOWN} come from the ledger and mean what they mean there. May grow. */
  public enum Reason {
    /** The command takes effect before the member joined. */
    BEFORE_ENROLMENT,
    /** The order or the activity is that of another member. */
    OTHER_MEMBER,
    /** A return names a line that the order does not have, or another currency than the order's. */
    NOT_IN_ORDER,
    /** A return names an order of which nothing is left to return, or more than is left; or nothing of a line that cost something. */
    EXCEEDS_ORDER,
    /** Another order or activity of this id can still be returned or undone, or the ledger has posted another command under this key. */
    KEY_TAKEN,
    /** The activity was undone before. */
    ALREADY_UNDONE,
    /** There is no such ladder or level. */
    TIER_UNKNOWN,
    /** As {@link dev.rapport.loyalty.ledger.LedgerOutcome.Reason#INSUFFICIENT_POINTS}. */
    INSUFFICIENT_POINTS,
    /** As {@link dev.rapport.loyalty.ledger.LedgerOutcome.Reason#NOT_REDEEMABLE}. */
    NOT_REDEEMABLE,
    /** As {@link dev.rapport.loyalty.ledger.LedgerOutcome.Reason#HOLD_ALREADY_PLACED}. */
    HOLD_ALREADY_PLACED,
    /** As {@link dev.rapport.loyalty.ledger.LedgerOutcome.Reason#HOLD_NOT_FOUND}. */
    HOLD_NOT_FOUND,
    /** As {@link dev.rapport.loyalty.ledger.LedgerOutcome.Reason#HOLD_ALREADY_CAPTURED}. */
    HOLD_ALREADY_CAPTURED,
    /** As {@link dev.rapport.loyalty.ledger.LedgerOutcome.Reason#HOLD_ALREADY_VOIDED}. */
    HOLD_ALREADY_VOIDED,
    /** As {@link dev.rapport.loyalty.ledger.LedgerOutcome.Reason#HOLD_TIMED_OUT}. */
    HOLD_TIMED_OUT,
    /** As {@link dev.rapport.loyalty.ledger.LedgerOutcome.Reason#HOLD_TOO_SMALL}. */
    HOLD_TOO_SMALL,
    /** The return window of the order, or that of the activity, is closed. Reopen it from its original entries. */
    CAUSE_CLOSED,
    /** As {@link dev.rapport.loyalty.ledger.LedgerOutcome.Reason#EXCEEDS_EARNED}. */
    EXCEEDS_EARNED,
    /** As {@link dev.rapport.loyalty.ledger.LedgerOutcome.Reason#EXCEEDS_SPENT}. */
    EXCEEDS_SPENT,
    /** As {@link dev.rapport.loyalty.ledger.LedgerOutcome.Reason#EXCEEDS_PENDING}. */
    EXCEEDS_PENDING,
    /** As {@link dev.rapport.loyalty.ledger.LedgerOutcome.Reason#LOT_NOT_FOUND}. */
    LOT_NOT_FOUND,
    /** As {@link dev.rapport.loyalty.ledger.LedgerOutcome.Reason#CLOCK_NOT_RUNNING}. */
    CLOCK_NOT_RUNNING,
    /**
     * The command takes effect before what the membership remembers, so a repetition could not be told: {@link
     * LedgerPolicy#retention} before the latest instant of the membership, 35 days unless {@link LoyaltyProgram.Builder#ledger}
     * says more.
     */
    TOO_OLD,
    /** As {@link dev.rapport.loyalty.ledger.LedgerOutcome.Reason#BEFORE_ITS_CAUSE}. */
    BEFORE_ITS_CAUSE,
    /** As {@link dev.rapport.loyalty.ledger.LedgerOutcome.Reason#DEBT_LIMIT}. */
    DEBT_LIMIT,
    /** The membership was merged into another. */
    ACCOUNT_CLOSED,
    /** As {@link dev.rapport.loyalty.ledger.LedgerOutcome.Reason#NOT_SWEPT}. */
    NOT_SWEPT,
    /** As {@link dev.rapport.loyalty.ledger.LedgerOutcome.Reason#HOLDS_OPEN}. */
    HOLDS_OPEN,
    /** As {@link dev.rapport.loyalty.ledger.LedgerOutcome.Reason#REINSTATEMENT_CLOSED}. */
    REINSTATEMENT_CLOSED,
    /** As {@link dev.rapport.loyalty.ledger.LedgerOutcome.Reason#ALREADY_REINSTATED}. */
    ALREADY_REINSTATED,
    /** As {@link dev.rapport.loyalty.ledger.LedgerOutcome.Reason#EXPIRY_NOT_FOUND}. */
    EXPIRY_NOT_FOUND,
    /** As {@link dev.rapport.loyalty.ledger.LedgerOutcome.Reason#ALREADY_ABSORBED}. */
    ALREADY_ABSORBED
  }

  /**
   * Why a command was declined, and what would have been possible.
   *
   * @param reason why not
   * @param possible how many units would have been possible, of points, or of money where more than is left was to be returned; 0
   *     where that is no question of an amount
   */
  public record Refusal(Reason reason, long possible) {
    /**
     * Checks the components.
     *
     * @param reason any
     * @param possible any
     */
    public Refusal {
      requireNonNull(reason, "reason");
    }
  }

  private final Status status;
  private final Membership membership;
  private final Purse purse;
  private final List<ProgramEntry> entries;
  private final long baseVersion;
  private final @Nullable Refusal refusal;
  private final List<String> differing;
  private final Supplier<Explanation> why;

  private Decision(
      Status status,
      Membership membership,
      Purse purse,
      List<ProgramEntry> entries,
      long baseVersion,
      @Nullable Refusal refusal,
      List<String> differing,
      Supplier<Explanation> why) {
    this.status = status;
    this.membership = membership;
    this.purse = purse;
    this.entries = entries;
    this.baseVersion = baseVersion;
    this.refusal = refusal;
    this.differing = differing;
    this.why = why;
  }

  static Decision accepted(
      Membership before,
      Membership after,
      Purse purse,
      List<ProgramEntry> entries,
      Supplier<Explanation> why) {
    return new Decision(
        Status.ACCEPTED, after, purse, entries, before.version(), null, List.of(), why);
  }

  static Decision declined(
      Membership membership, Purse purse, Refusal refusal, Supplier<Explanation> why) {
    long version = membership.version();
    return new Decision(
        Status.DECLINED, membership, purse, List.of(), version, refusal, List.of(), why);
  }

  static Decision repeated(
      Membership membership,
      Purse purse,
      List<ProgramEntry> original,
      List<String> differing,
      Supplier<Explanation> why) {
    long version = membership.version();
    return differing.isEmpty()
        ? new Decision(Status.DUPLICATE, membership, purse, original, version, null, differing, why)
        : new Decision(
            Status.CONFLICT, membership, purse, List.of(), version, null, differing, why);
  }

  /**
   * Returns how the command is answered.
   *
   * @return the status
   */
  public Status status() {
    return status;
  }

  /**
   * Tells whether the command is carried out now.
   *
   * @return whether the status is {@link Status#ACCEPTED}
   */
  public boolean isAccepted() {
    return status == Status.ACCEPTED;
  }

  /**
   * Tells whether the command is carried out, now or before: what a retry asks.
   *
   * @return whether the status is {@link Status#ACCEPTED} or {@link Status#DUPLICATE}
   */
  public boolean isSettled() {
    return status == Status.ACCEPTED || status == Status.DUPLICATE;
  }

  /**
   * Returns the membership to go on with.
   *
   * @return the next state if the command was accepted, the same state otherwise
   */
  public Membership membership() {
    return membership;
  }

  /**
   * Returns the leases to go on with, to be stored together with the entries.
   *
   * @return the purse that the command came with, less what was awarded out of budgets and with what a return gave back to them;
   *     as it came unless the command was accepted
   */
  public Purse purse() {
    return purse;
  }

  /**
   * Returns what is to be stored.
   *
   * @return the entries in order; for a duplicate those that were written then, with the numbers that they have, so that a store
   *     which knows an entry by its number keeps each once; none if the command was declined or in conflict
   */
  public List<ProgramEntry> entries() {
    return entries;
  }

  /**
   * Returns the version of the membership that the decision was made from.
   *
   * @return the number of the last entry before
   */
  public long baseVersion() {
    return baseVersion;
  }

  /**
   * Returns why the command was declined.
   *
   * @return the reason; nothing unless the status is {@link Status#DECLINED}
   */
  public Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /**
   * Returns in what the command differs from the one that has its key.
   *
   * @return names of fields; empty unless the status is {@link Status#CONFLICT}
   */
  public List<String> differing() {
    return differing;
  }

  /**
   * Returns why the command was answered so: for a purchase or an activity the rules that were applied, with their versions, conditions, inputs
   * and caps, what each desired and was awarded, the lots, and the distance to the next tier.
   *
   * @return the explanation, built anew each time
   */
  @Override
  public Explanation explanation() {
    return why.get();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Decision that
        && status == that.status
        && baseVersion == that.baseVersion
        && Objects.equals(refusal, that.refusal)
        && differing.equals(that.differing)
        && entries.equals(that.entries)
        && purse.equals(that.purse)
        && membership.equals(that.membership);
  }

  @Override
  public int hashCode() {
    return Objects.hash(status, baseVersion, refusal, entries);
  }

  /**
   * Returns the status, the reason if it was declined, and how many entries there are.
   *
   * @return a text for people
   */
  @Override
  public String toString() {
    return "Decision[" + status + (refusal == null ? "" : " " + refusal)
        + (differing.isEmpty() ? "" : " differing in " + differing)
        + ", " + entries.size() + " entries, from version " + baseVersion + "]";
  }
}
