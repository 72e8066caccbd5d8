package dev.rapport.scoring.complaint;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import dev.rapport.core.event.Complaint;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.EventId;
import dev.rapport.core.evidence.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One complaint from its events: raised, and closed as often as it was.
 *
 * <p>A complaint that was taken up again and closed again counts by its last closing. Whether it was resolved is the customer's view: a closing
 * of which nobody recorded how the customer took it is neither a success nor a failure, but unknown.
 *
 * @param raised the complaint
 * @param closings its closings in the order of time; empty while it is open; unmodifiable
 */
public record ComplaintCase(Complaint.Raised raised, List<Complaint.Resolved> closings) {
  /**
   * Checks that the events belong together.
   *
   * @param raised the complaint
   * @param closings closings of this complaint, none before it and each no earlier than the one before
   * @throws IllegalArgumentException if they do not
   */
  public ComplaintCase {
    requireNonNull(raised, "raised");
    closings = List.copyOf(requireNonNull(closings, "closings"));
    Instant last = raised.at();
    for (Complaint.Resolved closing : closings) {
      checkArgument(
          closing.complaint().equals(raised.id()),
          "closings must be of the complaint %s, one was of %s",
          raised.id(),
          closing.complaint());
      checkArgument(
          !closing.at().isBefore(last),
          "closings must come after the complaint and in the order of time, one was at %s after %s",
          closing.at(),
          last);
      last = closing.at();
    }
  }

  /**
   * Reads the complaints of a history.
   *
   * @param history the events of any customers
   * @param asOf the instant as of which they are read; later events are not looked at
   * @return a case for each complaint, in the order of the history; a closing of an unknown complaint, or before its complaint, is left out
   */
  public static List<ComplaintCase> of(EventHistory history, Instant asOf) {
    EventHistory known = requireNonNull(history, "history").until(requireNonNull(asOf, "asOf"));
    ListMultimap<EventId, Complaint.Resolved> closings =
        MultimapBuilder.hashKeys().arrayListValues().build();
    known.ofKind(Complaint.Resolved.class).forEach(one -> closings.put(one.complaint(), one));
    return known.ofKind(Complaint.Raised.class).stream()
        .map(raised -> new ComplaintCase(
            raised,
            closings.get(raised.id()).stream()
                .filter(closing -> !closing.at().isBefore(raised.at()))
                .toList()))
        .toList();
  }

  /**
   * Tells whether the complaint is open.
   *
   * @return whether it was never closed
   */
  public boolean isOpen() {
    return closings.isEmpty();
  }

  /**
   * Returns the closing that counts.
   *
   * @return the last one; empty while the complaint is open
   */
  public Optional<Complaint.Resolved> closing() {
    return isOpen() ? Optional.empty() : Optional.of(closings.get(closings.size() - 1));
  }

  /**
   * Returns whether the complaint was resolved, as the customer sees it.
   *
   * @return yes if the customer accepted the last closing; no if not, if the customer gave up, or while it is open; otherwise unknown
   */
  public Finding resolved() {
    return closing()
        .map(last -> switch (last.result()) {
          case SATISFIED -> Finding.YES;
          case DISSATISFIED, DROPPED -> Finding.NO;
          case CLOSED -> Finding.UNKNOWN;
        })
        .orElse(Finding.NO);
  }

  /**
   * Returns how long it took until the closing that counts.
   *
   * @return zero or more; empty while the complaint is open
   */
  public Optional<Duration> timeToClose() {
    return closing().map(last -> Duration.between(raised.at(), last.at()));
  }

  /**
   * Returns what became of the problem.
   *
   * @param quickWithin how long a resolution may take to be quick, inclusive; zero or more
   * @return never {@link ComplaintOutcome#NO_COMPLAINT}; empty if it is not known whether the complaint was resolved
   * @throws IllegalArgumentException if the duration is negative
   */
  public Optional<ComplaintOutcome> outcome(Duration quickWithin) {
    checkArgument(
        !requireNonNull(quickWithin, "quickWithin").isNegative(),
        "quickWithin must not be negative, was %s",
        quickWithin);
    return switch (resolved()) {
      case UNKNOWN -> Optional.empty();
      case NO -> Optional.of(ComplaintOutcome.UNRESOLVED);
      case YES ->
        Optional.of(
            timeToClose().orElseThrow().compareTo(quickWithin) <= 0
                ? ComplaintOutcome.RESOLVED_QUICKLY
                : ComplaintOutcome.RESOLVED);
    };
  }

  /**
   * Returns whether the customer complained to change the state of things (有效抱怨, instrumental), or only to be heard, with no change
   * expected (无效抱怨, non-instrumental). The second kind needs an ear and no refund.
   *
   * <p>Reference: M. D. Alicke and others (1992), Complaining behavior in social interaction, Personality and Social Psychology Bulletin
   * 18(3).
   *
   * @return unknown if the aim was not recorded
   */
  public Finding instrumental() {
    return switch (raised.aim()) {
      case REDRESS -> Finding.YES;
      case EXPRESSION -> Finding.NO;
      case UNKNOWN -> Finding.UNKNOWN;
    };
  }

  /**
   * Returns what went wrong, where the complaint says so in the words of this package.
   *
   * @return the failure; empty if its code is of another vocabulary
   */
  public Optional<ServiceFailure> failure() {
    return ServiceFailure.from(raised.failure());
  }
}
