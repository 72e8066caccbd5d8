package dev.rapport.loyalty.expiry;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.UpkeepCommand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The difference that a change of policy makes to open lots: each with its old end and its new one.
 *
 * <p>It can be read, counted and softened before anything is posted: {@code versions.redate(FROM_EARN, lots, zone,
 * now).lengthening()} gives longer life and takes none.
 *
 * @param changes the lots that get another end, all of one type
 * @param clocks the clock that the changed lots slide on, set going at the instant of the change; none or one
 */
public record Redating(List<Change> changes, List<ClockMove> clocks) implements Explainable {
  /**
   * A lot and its new end.
   *
   * @param lot the lot as it is
   * @param after when it ends from now on, other than before
   */
  public record Change(Lot lot, Expiry after) {
    /**
     * Checks the components.
     *
     * @param lot any
     * @param after not the end that the lot has
     * @throws IllegalArgumentException if the end does not differ
     */
    public Change {
      requireNonNull(lot, "lot");
      checkArgument(
          !requireNonNull(after, "after").equals(lot.expiry()),
          "after must differ from the end of lot %s, was %s",
          lot.id(),
          after);
    }

    /**
     * Returns when the lot ended up to now.
     *
     * @return its old end
     */
    public Expiry before() {
      return lot.expiry();
    }

    /**
     * Tells whether the change can take life from the lot.
     *
     * @return whether the new hard end is sooner, or a clock can end the lot that could not before
     */
    public boolean shortens() {
      return after.hardAt().isBefore(before().hardAt())
          || (after.isSliding() && !after.clock().equals(before().clock()));
    }

    /**
     * Returns the lot after the change.
     *
     * @return the lot with its new end
     */
    public Lot changed() {
      return lot.withExpiry(after);
    }
  }

  /**
   * Checks the components.
   *
   * @param changes of one type, each lot at most once
   * @param clocks at most one
   * @throws IllegalArgumentException if there are two types, a lot comes twice, or there are two clocks
   */
  public Redating {
    changes = List.copyOf(changes);
    clocks = List.copyOf(clocks);
    checkArgument(
        changes.stream().map(change -> change.lot().type()).distinct().count() <= 1,
        "changes must be of one type, were %s",
        changes);
    checkArgument(
        changes.stream().map(change -> change.lot().id()).distinct().count() == changes.size(),
        "changes must name each lot once, were %s",
        changes);
    checkArgument(clocks.size() <= 1, "clocks must be one at most, were %s", clocks);
  }

  /**
   * Tells whether no lot gets another end.
   *
   * @return whether there is nothing to post
   */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /**
   * Returns this without the changes that can take life from a lot.
   *
   * @return the changes that do not {@linkplain Change#shortens shorten}
   */
  public Redating lengthening() {
    return with(changes.stream().filter(change -> !change.shortens()).toList());
  }

  /**
   * Returns this with a period of notice: a lot that a change shortens ends no sooner than at an instant, or at its old end
   * where that is sooner still. The end that a clock brings is not put off.
   *
   * @param notice the first instant at which members have to be ready for the change
   * @return the changes, less those of which nothing is left
   */
  public Redating noSoonerThan(Instant notice) {
    requireNonNull(notice, "notice");
    return with(changes.stream()
        .map(change -> new Softened(change, notice))
        .filter(softened -> !softened.after().equals(softened.change().before()))
        .map(softened -> new Change(softened.change().lot(), softened.after()))
        .toList());
  }

  private record Softened(Change change, Instant notice) {
    Expiry after() {
      Instant old = change.before().hardAt();
      Instant least = old.isBefore(notice) ? old : notice;
      return change.after().hardAt().isBefore(least)
          ? new Expiry(least, change.after().clock())
          : change.after();
    }
  }

  private Redating with(List<Change> some) {
    boolean slides = some.stream().anyMatch(change -> change.after().isSliding());
    return new Redating(some, slides ? clocks : List.of());
  }

  /**
   * Returns the command that gives the lots their new ends. A clock that they slide on must be set going before.
   *
   * @param posting key and instants
   * @return the command, or empty if no lot gets another end
   */
  public Optional<UpkeepCommand.Redate> redate(Posting posting) {
    requireNonNull(posting, "posting");
    return isEmpty()
        ? Optional.empty()
        : Optional.of(new UpkeepCommand.Redate(
            posting,
            changes.get(0).lot().type(),
            changes.stream()
                .map(change -> new UpkeepCommand.Redate.NewDate(change.lot().id(), change.after()))
                .toList()));
  }

  @Override
  public Explanation explanation() {
    return Explanation.of(ExpiryCode.REDATING)
        .with("count", changes.size())
        .because(changes.stream()
            .map(change -> Explanation.of(ExpiryCode.REDATED)
                .with("lot", change.lot().id())
                .with("before", change.before().toString())
                .with("after", change.after().toString()))
            .toList());
  }
}
