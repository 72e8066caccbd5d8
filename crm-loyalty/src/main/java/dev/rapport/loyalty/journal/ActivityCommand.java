package dev.rapport.loyalty.journal;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.event.EventId;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.posting.Cause;
import dev.rapport.loyalty.posting.Posting;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What can be asked of a programme about an activity that is no purchase. The set may grow.
 *
 * <p>A referral has two sides and so is two commands, one for each membership, that bear one id as their common cause:
 *
 * <pre>{@code
 * Decision ada = program.decide(a, RecordActivity.of(Activity.of("ref-9", "ada", at, REFERRAL).about("ben")));
 * Decision ben = program.decide(b, RecordActivity.of(Activity.of("ref-9", "ben", at, REFERRED).about("ada")));
 * // one transaction of yours stores the entries of both; a fraud is two commands again:
 * program.decide(a, UndoActivity.of(Posting.of("fraud-9", later), "ref-9"));
 * program.decide(b, UndoActivity.of(Posting.of("fraud-9", later), "ref-9"));
 * }</pre>
 *
 * <p>What the activity was about and how much of it was done, rules can ask for: {@code EarningRules.bonus("long-stay", BEANS,
 * 300).on(ActivityKind.STAY).when(about("lyon").and(quantityAtLeast(3)))}.
 *
 * <p>If the recommendation is to earn when the friend has kept what was bought, record it then, or let its rule grant points that
 * wait for an activation.
 */
public sealed interface ActivityCommand extends ProgramCommand {
  /**
   * A member did something. It takes effect when it was done; its id is the key of the command and the cause of what it earns.
   *
   * @param activity what was done
   * @param recordedAt when the books learn of it
   */
  record RecordActivity(Activity activity, Instant recordedAt) implements ActivityCommand {
    /**
     * Checks the components.
     *
     * @param activity any
     * @param recordedAt not before the activity
     * @throws IllegalArgumentException if it is
     */
    public RecordActivity {
      requireNonNull(activity, "activity");
      Posting.checkRecorded(activity.at(), recordedAt);
    }

    /**
     * Returns the command for an activity that is recorded as it happens.
     *
     * @param activity what was done
     * @return the command
     */
    public static RecordActivity of(Activity activity) {
      return new RecordActivity(activity, activity.at());
    }

    @Override
    public Posting posting() {
      return new Posting(activity.id().value(), activity.at(), recordedAt);
    }

    @Override
    public Kind kind() {
      return Kind.RECORD_ACTIVITY;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return Payload.of(this, "activity", activity);
    }
  }

  /**
   * An activity is to count as not done: a review was taken down, a referral was fraud. All that it earned is taken back, and what it
   * used of limits and budgets is room again. How long clocks were moved on because of it stays.
   *
   * @param posting key and instants
   * @param activity the id of the activity
   */
  record UndoActivity(Posting posting, EventId activity) implements ActivityCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param activity any
     */
    public UndoActivity {
      requireNonNull(posting, "posting");
      requireNonNull(activity, "activity");
    }

    /**
     * Returns the command from plain values.
     *
     * @param posting key and instants
     * @param activity the id of the activity
     * @return the command
     */
    public static UndoActivity of(Posting posting, String activity) {
      return new UndoActivity(posting, EventId.of(activity));
    }

    @Override
    public Kind kind() {
      return Kind.UNDO_ACTIVITY;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return Payload.of(this, "activity", activity);
    }
  }

  /**
   * Remember again an activity whose window is closed, from its original entries, so that it can be undone after all. Where the
   * membership still remembers the activity, it goes by that and remembers it longer.
   *
   * @param posting key and instants
   * @param activity what it was, and whether it was undone
   * @param causes what the ledger knew of it; none if it earned nothing
   * @param until until when it can be undone, exclusive
   */
  record ReopenActivity(Posting posting, OpenActivity activity, List<Cause> causes, Instant until)
      implements ActivityCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param activity any
     * @param causes at most one, that of the activity
     * @param until after the effective instant
     * @throws IllegalArgumentException if a cause is of something else or the window would be closed at once
     */
    public ReopenActivity {
      requireNonNull(posting, "posting");
      requireNonNull(activity, "activity");
      causes = List.copyOf(causes);
      EventId id = activity.activity().id();
      checkArgument(
          causes.size() <= 1 && causes.stream().allMatch(cause -> cause.id().equals(id.value())),
          "causes must be that of activity %s at most, were %s",
          id,
          causes);
      checkArgument(
          requireNonNull(until, "until").isAfter(posting.effectiveAt()),
          "until must be after %s, was %s",
          posting.effectiveAt(),
          until);
    }

    /**
     * Finds an activity in the entries of its membership.
     *
     * @param posting key and instants
     * @param activity the id of the activity
     * @param entries at least all entries about it, in order; others are ignored
     * @param until until when it can be undone, exclusive
     * @return the command
     * @throws IllegalArgumentException if the activity is not among the entries
     */
    public static ReopenActivity from(
        Posting posting, String activity, Collection<ProgramEntry> entries, Instant until) {
      OpenActivity found = OpenActivity.find(activity, entries)
          .orElseThrow(() -> new IllegalArgumentException(
              "entries must hold the activity " + activity + ", held nothing about it"));
      return new ReopenActivity(posting, found, OpenOrder.causes(activity, entries), until);
    }

    @Override
    public Kind kind() {
      return Kind.REOPEN_ACTIVITY;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return Payload.of(this, "activity", activity, "causes", causes, "until", until);
    }
  }
}
