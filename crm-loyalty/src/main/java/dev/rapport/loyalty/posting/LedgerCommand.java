package dev.rapport.loyalty.posting;

import java.util.List;
import java.util.Map;

/**
 * What an account can be asked to do. The set is closed; every command is a value that can be stored, sent and repeated.
 *
 * <p>A command says what is wanted. Whether and how it happens is an {@link LedgerEntry}, which carries the command that it
 * answers. Each command concerns one type of points, except {@link DebitCommand.Convert}, {@link UpkeepCommand.Sweep} and the two halves of a merge.
 */
public sealed interface LedgerCommand
    permits CreditCommand, DebitCommand, HoldCommand, UpkeepCommand {
  /** The kinds of commands. The set is closed. */
  enum Kind {
    /** {@link CreditCommand.Earn}. */
    EARN,
    /** {@link DebitCommand.Spend}. */
    SPEND,
    /** {@link HoldCommand.PlaceHold}. */
    PLACE_HOLD,
    /** {@link HoldCommand.Capture}. */
    CAPTURE,
    /** {@link HoldCommand.VoidHold}. */
    VOID_HOLD,
    /** {@link CreditCommand.Activate}. */
    ACTIVATE,
    /** {@link DebitCommand.Reverse}. */
    REVERSE,
    /** {@link CreditCommand.Restore}. */
    RESTORE,
    /** {@link CreditCommand.Grant}. */
    GRANT,
    /** {@link DebitCommand.Deduct}. */
    DEDUCT,
    /** {@link UpkeepCommand.Sweep}. */
    SWEEP,
    /** {@link UpkeepCommand.Slide}. */
    SLIDE,
    /** {@link UpkeepCommand.Redate}. */
    REDATE,
    /** {@link CreditCommand.Reinstate}. */
    REINSTATE,
    /** {@link DebitCommand.TransferOut}. */
    TRANSFER_OUT,
    /** {@link CreditCommand.TransferIn}. */
    TRANSFER_IN,
    /** {@link DebitCommand.Convert}. */
    CONVERT,
    /** {@link UpkeepCommand.Reopen}. */
    REOPEN,
    /** {@link DebitCommand.MergeAway}. */
    MERGE_AWAY,
    /** {@link CreditCommand.Absorb}. */
    ABSORB
  }

  /**
   * Returns what is asked for.
   *
   * @return the kind
   */
  Kind kind();

  /**
   * Returns the key and the two instants.
   *
   * @return the posting
   */
  Posting posting();

  /**
   * Returns the fields that make the command, for comparison with another one of the same key: all but the recording
   * instant, which may differ when a command is repeated.
   *
   * @return name and value of each field in a fixed order
   */
  List<Map.Entry<String, Object>> payload();
}
