package dev.rapport.loyalty.ledger;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.AccountSnapshot;
import dev.rapport.loyalty.posting.AccountSnapshot.ClockState;
import dev.rapport.loyalty.posting.AccountSnapshot.OpenLot;
import dev.rapport.loyalty.posting.Cause;
import dev.rapport.loyalty.posting.Hold;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Pot;
import dev.rapport.loyalty.recall.RecallMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The points of one member: open lots, holds, debt and what must be remembered, as of the latest effective instant among its
 * entries.
 *
 * <p>An account is the fold of its entries and carries no history: its size is bounded by open lots, open holds, causes whose
 * window is open, commands and ends of points within the retention, and accounts that were taken over. It answers for its own instant and any later one; the past is asked of
 * {@link LedgerHistory}. Points that have ended are gone whether or not a sweep has recorded it.
 *
 * <p>{@link #decide} carries out a command and returns the next account with the entries to store. Nothing is committed by
 * that: whoever stores the entries commits. The account does not know whose it is, so that a member can be renamed and
 * forgotten without touching the books.
 *
 * <p>Costs, where n lots are open and however long the history is: earning, and a debit of one lot, O(log n); a debit over k
 * lots O(k + log n), one reported late O(k log n) in the lots that it passes over, too. A balance, now or later, is O(log n)
 * in the standard draw order and O(n) in others, and besides looks once at every pending lot and every held one. Commands
 * that go by a cause or a number look once at all lots that may be meant: an activation at the pending ones, a reversal and a
 * restoration at those of the cause, a re-dating at all that are open, held or remembered with a cause; what they then change
 * takes O(log n) for each lot. Everything else is O(n): lists of lots, schedules, snapshots, hashes, a later balance of who
 * is in debt. Immutable and thread-safe.
 */
public final class PointsAccount {
  final Draft state;

  /* Nobody writes to the draft any more. */
  PointsAccount(Draft frozen) {
    this.state = frozen;
  }

  /**
   * Opens an account without points under the standard policy.
   *
   * @return a new account
   */
  public static PointsAccount open() {
    return open(LedgerPolicy.standard());
  }

  /**
   * Opens an account without points.
   *
   * @param policy its mechanics, for as long as it lives
   * @return a new account
   */
  public static PointsAccount open(LedgerPolicy policy) {
    return new Draft(policy).freeze();
  }

  /**
   * Makes an account from its entries.
   *
   * @param policy the policy that it was opened with
   * @param entries all its entries, in any order; an entry that comes twice counts once
   * @return the account that deciding left
   * @throws IllegalArgumentException if two different entries have one sequence number
   * @throws IllegalStateException if an entry is missing
   */
  public static PointsAccount replay(
      LedgerPolicy policy, Collection<? extends LedgerEntry> entries) {
    return open(policy).after(entries);
  }

  /**
   * Brings an account back from its snapshot.
   *
   * @param policy the policy that it was opened with
   * @param snapshot what {@link #snapshot()} returned
   * @return an equal account
   */
  public static PointsAccount restore(LedgerPolicy policy, AccountSnapshot snapshot) {
    return Snapshots.restore(open(policy), snapshot);
  }

  /**
   * Decides a command. The account stays as it is; an accepted outcome carries the next one.
   *
   * @param command what is asked for
   * @return accepted with entries, declined with a reason, a duplicate, or a conflict with another command of the same key
   * @throws ArithmeticException if an amount would leave the range of {@code long}; nothing has changed then
   */
  public LedgerOutcome decide(LedgerCommand command) {
    return Clerk.decide(this, requireNonNull(command, "command"));
  }

  /**
   * Returns this account after more of its entries.
   *
   * @param entries the entries that follow this {@linkplain #version() version}, in any order; an entry that comes twice
   *     counts once
   * @return the next account
   * @throws IllegalArgumentException if two different entries have one sequence number
   * @throws IllegalStateException if an entry is missing
   */
  public PointsAccount after(Collection<? extends LedgerEntry> entries) {
    List<LedgerEntry> inSequence = LedgerHistory.inSequence(entries);
    Instant last = asOf();
    for (LedgerEntry entry : inSequence) {
      Instant at = entry.header().effectiveAt();
      last = at.isAfter(last) ? at : last;
    }
    Draft draft = new Draft(this);
    draft.forgottenBefore = RecallMap.before(last, state.policy.retention());
    inSequence.forEach(draft::apply);
    return draft.freeze();
  }

  /**
   * Returns how many entries made the account.
   *
   * @return the sequence number of the last entry, 0 for a new account
   */
  public long version() {
    return state.version;
  }

  /**
   * Returns the account's instant.
   *
   * @return the latest effective instant among its entries; {@link Instant#MIN} for a new account
   */
  public Instant asOf() {
    return state.asOf;
  }

  /* Nothing before this is remembered. */
  Instant watermark() {
    return state.watermark();
  }

  /**
   * Tells whether the account was merged into another and takes no commands any more.
   *
   * @return whether it is closed
   */
  public boolean isClosed() {
    return state.closed;
  }

  /**
   * Returns the mechanics of the account.
   *
   * @return the policy that it was opened with
   */
  public LedgerPolicy policy() {
    return state.policy;
  }

  /**
   * Returns the types of points that the account has ever had.
   *
   * @return the types, by id
   */
  public List<PointType> types() {
    return Stream.of(state.books).map(book -> book.type).toList();
  }

  /**
   * Returns the balance at the account's own instant, that of its last entry. That is not today: points that have ended and
   * holds that have timed out since are still in it. Today's balance is {@link #balance(PointType, Instant)}.
   *
   * @param type the type of points
   * @return what there is then
   */
  public Balance balance(PointType type) {
    return balance(type, asOf());
  }

  /**
   * Returns the balance at the account's instant or a later one, if nothing happens but time.
   *
   * @param type the type of points
   * @param asOf inclusive: what happens at this instant has happened
   * @return what there is then
   * @throws IllegalArgumentException if the instant is before the account's own
   */
  public Balance balance(PointType type, Instant asOf) {
    checkNotPast(asOf);
    Book book = bookOf(type);
    if (book == null) {
      return written(type);
    }
    // Without debt time only moves points in and out of reach, and the tree answers from its sums.
    if (book.debt() == 0) {
      Outlook outlook = new Outlook(book, asOf);
      book.pending().forEach(outlook::add);
      if (book.pot(Pot.HELD) != 0) {
        state.holds.forEach(outlook::add);
      }
      return outlook.balance();
    }
    return written(advanced(asOf).book(type));
  }

  /* The balance of what is written down, though time may have brought more. */
  Balance written(PointType type) {
    Points none = Points.zero(type);
    Book book = bookOf(type);
    return book == null ? new Balance(none, none, none, none) : written(book);
  }

  private static Balance written(Book book) {
    return new Balance(
        Points.of(book.type, book.available()),
        Points.of(book.type, book.pending().sum()),
        Points.of(book.type, book.pot(Pot.HELD)),
        Points.of(book.type, book.debt()));
  }

  /* What becomes of pending and held points by an instant, in a book without debt. */
  private static final class Outlook {
    private final Book book;
    private final Instant asOf;
    private long available;
    private long pending;
    private long held;

    Outlook(Book book, Instant asOf) {
      this.book = book;
      this.asOf = asOf;
      this.available = book.availableAt(asOf);
    }

    void add(OpenLot open) {
      if (!hasEnded(open.lot())) {
        if (open.lot().availableFrom().isAfter(asOf)) {
          pending += open.remaining();
        } else {
          available += open.remaining();
        }
      }
    }

    void add(Hold hold) {
      if (!hold.type().equals(book.type)) {
        return;
      }
      boolean released = !hold.timesOutAt().isAfter(asOf);
      for (Draw draw : hold.draws()) {
        boolean ended = hasEnded(draw.lot());
        if (!released && !(hold.runsOut() && ended)) {
          held += draw.units();
        }
        if (released && !ended && book.keepsAlive(draw.lot(), hold.heldAt())) {
          available += draw.units();
        }
      }
    }

    private boolean hasEnded(Lot lot) {
      return !book.endOf(lot).isAfter(asOf);
    }

    Balance balance() {
      return new Balance(
          Points.of(book.type, available),
          Points.of(book.type, pending),
          Points.of(book.type, held),
          Points.zero(book.type));
    }
  }

  /**
   * Returns when the account next changes if nothing happens but time: points become available or end, a hold times out.
   *
   * @param asOf the account's instant or a later one
   * @return the first instant after {@code asOf} at which it does; {@link Instant#MAX} if it never does
   * @throws IllegalArgumentException if the instant is before the account's own
   */
  public Instant nextChange(Instant asOf) {
    checkNotPast(asOf);
    Draft draft = advanced(asOf);
    draft.reach(asOf);
    Timekeeper time = new Timekeeper(draft, "", asOf);
    while (true) {
      Instant next = draft.nextEvent(Instant.MIN);
      if (next.equals(Instant.MAX) || draft.activatesBy(next)) {
        return next;
      }
      // Where a clock moved on while points were held, nothing happens yet when they were due.
      time.advanceTo(next);
      if (!time.posted().isEmpty()) {
        return next;
      }
    }
  }

  /**
   * Returns when how many points end, if nothing happens but time.
   *
   * @param type the type of points
   * @param asOf the account's instant or a later one
   * @return available and pending points that end, by the instant at which they do, soonest first; points that never end and
   *     held points are not in it
   * @throws IllegalArgumentException if the instant is before the account's own
   */
  public SortedMap<Instant, Points> expirySchedule(PointType type, Instant asOf) {
    checkNotPast(asOf);
    SortedMap<Instant, Points> schedule = new TreeMap<>();
    if (bookOf(type) != null) {
      Book book = advanced(asOf).book(type);
      book.forEachLot(open -> {
        Instant end = book.endOf(open.lot());
        if (!end.equals(Instant.MAX)) {
          schedule.merge(end, Points.of(type, open.remaining()), Points::plus);
        }
      });
    }
    return schedule;
  }

  /**
   * Returns the open lots at the account's instant or a later one.
   *
   * @param type the type of points
   * @param asOf the account's instant or a later one
   * @return lots with what is left of each, by number
   * @throws IllegalArgumentException if the instant is before the account's own
   */
  public List<OpenLot> lots(PointType type, Instant asOf) {
    checkNotPast(asOf);
    return bookOf(type) == null ? List.of() : lots(advanced(asOf).book(type));
  }

  /* The lots that are written down as open, though time may have ended some. */
  List<OpenLot> writtenLots(PointType type) {
    Book book = bookOf(type);
    return book == null ? List.of() : lots(book);
  }

  private static List<OpenLot> lots(Book book) {
    List<OpenLot> lots = new ArrayList<>();
    book.forEachLot(lots::add);
    lots.sort(Comparator.comparingLong(open -> open.lot().id()));
    return lots;
  }

  /**
   * Returns the balance of a pot over the life of the account: minus what was ever earned for {@link Pot#EARNED}, what was
   * spent and not restored for {@link Pot#SPENT}, and so on.
   *
   * @param type the type of points
   * @param pot the pot
   * @param asOf the account's instant or a later one
   * @return the balance of either sign; all pots together sum to zero
   * @throws IllegalArgumentException if the instant is before the account's own
   */
  public Points pot(PointType type, Pot pot, Instant asOf) {
    checkNotPast(asOf);
    return bookOf(type) == null
        ? Points.zero(type)
        : Points.of(type, advanced(asOf).book(type).pot(pot));
  }

  /**
   * Returns an open hold.
   *
   * @param id the key of the command that placed it
   * @return the hold, or empty if there is none or it was resolved
   */
  public Optional<Hold> hold(String id) {
    return Optional.ofNullable(state.holds.get(id));
  }

  /**
   * Returns what a cause earned and spent, while its window is open.
   *
   * @param id the identifier of the cause
   * @return the cause, or empty if the account does not remember it
   */
  public Optional<Cause> cause(String id) {
    return Optional.ofNullable(state.openCause(id));
  }

  /**
   * Returns a clock that runs at the account's instant or a later one, if nothing happens but time.
   *
   * @param type the type of points that slide on it
   * @param name its name
   * @param asOf the account's instant or a later one
   * @return since when it has run without an interruption and until when it runs, or empty if it has run out or never started
   * @throws IllegalArgumentException if the instant is before the account's own
   */
  public Optional<ClockState> clock(PointType type, String name, Instant asOf) {
    requireNonNull(name, "name");
    checkNotPast(asOf);
    Book book = bookOf(type);
    return book == null
        ? Optional.empty()
        : Stream.of(book.clocks())
            .filter(clock -> clock.name().equals(name) && clock.until().isAfter(asOf))
            .map(clock -> new ClockState(clock.name(), clock.startedAt(), clock.until()))
            .findFirst();
  }

  /**
   * Returns the account as plain values.
   *
   * @return everything there is, in canonical order
   */
  public AccountSnapshot snapshot() {
    return Snapshots.of(this);
  }

  /**
   * Returns a hash of the state as of an instant. It depends on what the account has and remembers then, not on whether sweeps
   * were recorded and not on the order in which entries arrived.
   *
   * @param asOf the account's instant or a later one
   * @return 64 hexadecimal digits, the same on every JVM
   * @throws IllegalArgumentException if the instant is before the account's own
   */
  public String stateHash(Instant asOf) {
    checkNotPast(asOf);
    Draft draft = advanced(asOf);
    draft.reach(asOf);
    return Snapshots.hash(Snapshots.of(draft.freeze()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PointsAccount that
        && policy().equals(that.policy())
        && version() == that.version()
        && snapshot().equals(that.snapshot());
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(version()) + asOf().hashCode();
  }

  /**
   * Returns the version, the instant and the balances.
   *
   * @return a text for people
   */
  @Override
  public String toString() {
    return "PointsAccount[version " + version() + ", as of " + asOf() + ", "
        + types().stream().map(this::balance).toList() + "]";
  }

  private @Nullable Book bookOf(PointType type) {
    requireNonNull(type, "type");
    for (Book book : state.books) {
      if (book.type.equals(type)) {
        return book;
      }
    }
    return null;
  }

  /* A draft in which time has passed; what it posted is of no interest. */
  private Draft advanced(Instant instant) {
    Draft draft = new Draft(this);
    new Timekeeper(draft, "", instant).advanceTo(instant);
    return draft;
  }

  /* What a sweep would post. */
  List<LedgerEntry> swept(Instant instant) {
    Timekeeper time = new Timekeeper(new Draft(this), "", instant);
    time.advanceTo(instant);
    return time.posted();
  }

  private void checkNotPast(Instant instant) {
    checkArgument(
        !requireNonNull(instant, "asOf").isBefore(asOf()),
        "asOf must not be before %s, was %s. Ask LedgerHistory about the past.",
        asOf(),
        instant);
  }
}
