package dev.rapport.loyalty.journal;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.points.PointType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * An activity that can still be undone: what it was and what it earned by which rules. A membership keeps it as long as it keeps an
 * order that was placed on the same day.
 *
 * @param activity the activity
 * @param day its day, in the zone of the programme
 * @param awards what it earned, by rule, each with one share
 * @param undone whether it was undone
 * @param openUntil when it can no longer be undone, exclusive
 */
public record OpenActivity(
    Activity activity,
    LocalDate day,
    List<RecordedAward> awards,
    boolean undone,
    Instant openUntil) {
  /**
   * Checks the components.
   *
   * @param activity any
   * @param day any
   * @param awards of one share each
   * @param undone any
   * @param openUntil any
   * @throws IllegalArgumentException if an award is divided
   */
  public OpenActivity {
    requireNonNull(activity, "activity");
    requireNonNull(day, "day");
    awards = List.copyOf(awards);
    requireNonNull(openUntil, "openUntil");
    for (RecordedAward award : awards) {
      checkArgument(
          award.lines() == 1,
          "awards must have one share each, for an activity has no lines, had %s",
          award.shares());
    }
  }

  /**
   * Returns the activity of an entry.
   *
   * @param recorded the entry
   * @return the activity, not undone
   */
  public static OpenActivity of(ProgramEntry.ActivityRecorded recorded) {
    return new OpenActivity(
        recorded.command().activity(),
        recorded.header().day(),
        recorded.awards(),
        false,
        recorded.openUntil());
  }

  /**
   * Finds an activity, and whether it was undone, in the entries of its membership.
   *
   * @param activity the id of the activity
   * @param entries at least all entries about it, in order; others are ignored
   * @return the activity; empty if it is not among the entries
   */
  public static Optional<OpenActivity> find(String activity, Collection<ProgramEntry> entries) {
    requireNonNull(activity, "activity");
    Optional<OpenActivity> found = Optional.empty();
    for (ProgramEntry entry : entries) {
      if (entry instanceof ProgramEntry.ActivityRecorded recorded
          && recorded.command().activity().id().value().equals(activity)) {
        found = Optional.of(of(recorded));
      } else if (entry instanceof ProgramEntry.ActivityUndone undone
          && undone.command().activity().value().equals(activity)) {
        found = found.map(OpenActivity::asUndone);
      }
    }
    return found;
  }

  /**
   * Returns the activity with another end of its window.
   *
   * @param until up to when it can be undone
   * @return an activity that differs in the window only
   */
  public OpenActivity openUntil(Instant until) {
    return new OpenActivity(activity, day, awards, undone, until);
  }

  /**
   * Returns the activity after it was undone.
   *
   * @return an activity that differs in nothing else
   */
  public OpenActivity asUndone() {
    return new OpenActivity(activity, day, awards, true, openUntil);
  }

  /**
   * Returns what the activity earned in a type of points, whether or not it was taken back since.
   *
   * @param type the type
   * @return zero or more units
   */
  public long earned(PointType type) {
    requireNonNull(type, "type");
    return awards.stream()
        .filter(award -> award.type().equals(type))
        .mapToLong(award -> award.awarded().units())
        .sum();
  }

  /**
   * Returns the types of points that the activity earned.
   *
   * @return each once, in the order of the awards
   */
  public List<PointType> types() {
    return awards.stream().map(RecordedAward::type).distinct().toList();
  }
}
