package dev.rapport.loyalty.posting;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.points.Points;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Commands that reserve points and resolve the reservation. A hold is resolved once: captured, voided or timed out. The set is closed. */
public sealed interface HoldCommand extends LedgerCommand {
  /**
   * Reserve available points until they are captured, voided or time out. The hold's id is the key of this command; a hold that
   * is open keeps its id, however old it is.
   *
   * <p>What is reserved is reserved from every other use but one: where a purchase is returned, its points are taken from a hold
   * if neither the balance nor debt within its limit makes up for them, as {@link ShortfallPolicy} says.
   *
   * @param posting key and instants
   * @param points how many, positive
   * @param timesOutAt the instant at which an unresolved hold is released
   * @param runsOut whether held points end at their own instant; otherwise their end waits until the hold is resolved
   */
  record PlaceHold(Posting posting, Points points, Instant timesOutAt, boolean runsOut)
      implements HoldCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param points above zero
     * @param timesOutAt after the effective instant
     * @param runsOut any
     * @throws IllegalArgumentException if the points are not positive or the hold ends before it begins
     */
    public PlaceHold {
      requireNonNull(posting, "posting");
      requireNonNull(timesOutAt, "timesOutAt");
      Posting.checkPositive(points);
      checkArgument(
          timesOutAt.isAfter(posting.effectiveAt()),
          "timesOutAt must be after %s, was %s",
          posting.effectiveAt(),
          timesOutAt);
    }

    @Override
    public Kind kind() {
      return Kind.PLACE_HOLD;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return posting.fields(kind(), "points", points, "timesOutAt", timesOutAt, "runsOut", runsOut);
    }
  }

  /**
   * Spend held points, all or part; the rest is released. A hold is resolved once.
   *
   * @param posting key and instants
   * @param hold the hold's id
   * @param points how many, positive
   * @param cause what they are spent on; what {@link CreditCommand.Restore} names
   * @param reversibleUntil until when the account remembers the lots drawn, exclusive
   */
  record Capture(Posting posting, String hold, Points points, String cause, Instant reversibleUntil)
      implements HoldCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param hold any identifier
     * @param points above zero
     * @param cause any identifier, or empty
     * @param reversibleUntil any
     * @throws IllegalArgumentException if the points are not positive
     */
    public Capture {
      requireNonNull(posting, "posting");
      requireNonNull(hold, "hold");
      requireNonNull(cause, "cause");
      requireNonNull(reversibleUntil, "reversibleUntil");
      Posting.checkPositive(points);
    }

    @Override
    public Kind kind() {
      return Kind.CAPTURE;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return posting.fields(
          kind(),
          "hold",
          hold,
          "points",
          points,
          "cause",
          cause,
          "reversibleUntil",
          reversibleUntil);
    }
  }

  /**
   * Release a hold without spending.
   *
   * @param posting key and instants
   * @param hold the hold's id
   */
  record VoidHold(Posting posting, String hold) implements HoldCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param hold any identifier
     */
    public VoidHold {
      requireNonNull(posting, "posting");
      requireNonNull(hold, "hold");
    }

    @Override
    public Kind kind() {
      return Kind.VOID_HOLD;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return posting.fields(kind(), "hold", hold);
    }
  }
}
