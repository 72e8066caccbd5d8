package dev.rapport.loyalty.posting;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.points.PointType;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Commands that move no points by themselves: they record what time has done, move the ends of lots, or remember. The set is closed. */
public sealed interface UpkeepCommand extends LedgerCommand {
  /**
   * Record what time has done: points that ended, holds that timed out, debt that activated points paid. No balance at or after
   * the effective instant depends on it, nor the answer to any command that takes effect then.
   *
   * <p>It is a fact on the time line as everything recorded is. A command that is reported later and took effect before finds
   * the points ended, or spent on debt, that it could have drawn from an account that was not swept. So sweep when late reports
   * are in: the day after rather than at midnight. What is remembered of keys and resolved holds reaches back from the instant
   * that the account has reached, which a sweep moves on, too.
   *
   * <p>A sweep answers nothing and is not remembered. Sweeping again under the same key records what time has done since, and the
   * key is not taken; under the key of another command that is remembered it is a conflict.
   *
   * @param posting key and instants; everything up to the effective instant is recorded
   */
  record Sweep(Posting posting) implements UpkeepCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     */
    public Sweep {
      requireNonNull(posting, "posting");
    }

    @Override
    public Kind kind() {
      return Kind.SWEEP;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return posting.fields(kind());
    }
  }

  /**
   * Move a clock on which lots slide, because the member was active. It never moves back.
   *
   * <p>A clock that has run out and starts again brings nothing back: points that are held or spent end with it too, if it
   * runs out after they left their lot and after the lot was last re-dated.
   *
   * @param posting key and instants
   * @param type the type of points
   * @param clock the name of the clock, not blank
   * @param until the instant at which it runs out
   */
  record Slide(Posting posting, PointType type, String clock, Instant until)
      implements UpkeepCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param type any
     * @param clock not blank
     * @param until after the effective instant
     * @throws IllegalArgumentException if the clock has no name or runs out before it starts
     */
    public Slide {
      requireNonNull(posting, "posting");
      requireNonNull(type, "type");
      checkArgument(
          !requireNonNull(clock, "clock").isBlank(), "clock must not be blank, was \"%s\"", clock);
      checkArgument(
          requireNonNull(until, "until").isAfter(posting.effectiveAt()),
          "until must be after %s, was %s",
          posting.effectiveAt(),
          until);
    }

    @Override
    public Kind kind() {
      return Kind.SLIDE;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return posting.fields(kind(), "type", type, "clock", clock, "until", until);
    }
  }

  /**
   * Give lots another end, one by one, whether their points are open, on hold or both; spent ones that come back have it too.
   *
   * @param posting key and instants
   * @param type the type of points
   * @param dates the lots and their new ends, at least one
   */
  record Redate(Posting posting, PointType type, List<NewDate> dates) implements UpkeepCommand {
    /**
     * The new end of one lot.
     *
     * @param lot the number of the lot
     * @param expiry when it ends from now on
     */
    public record NewDate(long lot, Expiry expiry) {
      /**
       * Checks the components.
       *
       * @param lot any number
       * @param expiry any
       */
      public NewDate {
        requireNonNull(expiry, "expiry");
      }
    }

    /**
     * Checks the components.
     *
     * @param posting any
     * @param type any
     * @param dates at least one, each lot at most once
     * @throws IllegalArgumentException if there is no lot or one comes twice
     */
    public Redate {
      requireNonNull(posting, "posting");
      requireNonNull(type, "type");
      dates = List.copyOf(dates);
      checkArgument(!dates.isEmpty(), "dates must not be empty");
      checkArgument(
          dates.stream().map(NewDate::lot).distinct().count() == dates.size(),
          "dates must name each lot once, were %s",
          dates);
    }

    @Override
    public Kind kind() {
      return Kind.REDATE;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return posting.fields(kind(), "type", type, "dates", dates);
    }
  }

  /**
   * Remember again what a closed cause earned and spent, from its original entries, so that it can be undone after all. Where
   * the account still remembers the cause, it goes by that and remembers it longer.
   *
   * @param posting key and instants
   * @param cause what {@link Cause#from} found in the entries
   * @param reversibleUntil until when the account remembers it, exclusive
   */
  record Reopen(Posting posting, Cause cause, Instant reversibleUntil) implements UpkeepCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param cause any
     * @param reversibleUntil after the effective instant
     * @throws IllegalArgumentException if the window would be closed at once
     */
    public Reopen {
      requireNonNull(posting, "posting");
      cause = requireNonNull(cause, "cause").plain();
      checkArgument(
          requireNonNull(reversibleUntil, "reversibleUntil").isAfter(posting.effectiveAt()),
          "reversibleUntil must be after %s, was %s",
          posting.effectiveAt(),
          reversibleUntil);
    }

    @Override
    public Kind kind() {
      return Kind.REOPEN;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return posting.fields(kind(), "cause", cause, "reversibleUntil", reversibleUntil);
    }
  }
}
