package dev.rapport.loyalty.ledger;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.InstantRange;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.AccountSnapshot.OpenLot;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Pot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What happened to the points of one type between two instants: opening balance, movements, closing balance, and what will
 * end when. It always adds up: opening plus changes is closing.
 *
 * <p>A movement counts at its effective instant. The net balance counts pending and held points and subtracts debt, so moving
 * points into a hold or paying debt with them changes nothing, and a line's change is what the member gained or lost.
 */
public final class Statement {
  private final Balance opening;
  private final Balance closing;
  private final List<Line> lines;
  private final List<OpenLot> lots;
  private final SortedMap<Instant, Points> expiries;

  private Statement(
      Balance opening,
      Balance closing,
      List<Line> lines,
      List<OpenLot> lots,
      SortedMap<Instant, Points> expiries) {
    this.opening = opening;
    this.closing = closing;
    this.lines = List.copyOf(lines);
    this.lots = List.copyOf(lots);
    this.expiries = expiries;
  }

  /**
   * One entry as a member reads it.
   *
   * @param entry the entry
   * @param change what it added to the net balance; negative where it took
   * @param recorded whether the entry is one of the history; an expiry or a time-out that no sweep has recorded yet is
   *     computed for the statement and is not to be stored
   */
  public record Line(LedgerEntry entry, Points change, boolean recorded) {
    /**
     * Checks the components.
     *
     * @param entry any
     * @param change any
     * @param recorded any
     */
    public Line {
      requireNonNull(entry, "entry");
      requireNonNull(change, "change");
    }
  }

  /**
   * Draws up a statement over a range, such as {@code DateRange.ofMonth(march).in(zone)}.
   *
   * @param history the entries of the account
   * @param type the type of points
   * @param range entries within are lines
   * @return the statement
   * @throws IllegalArgumentException if the range is empty
   */
  public static Statement of(LedgerHistory history, PointType type, InstantRange range) {
    return of(history, type, range.startInclusive(), range.endExclusive());
  }

  /**
   * Draws up a statement.
   *
   * @param history the entries of the account
   * @param type the type of points
   * @param startInclusive entries from this instant on are lines
   * @param endExclusive entries before this instant are lines
   * @return the statement; points that had ended by its end are lines whether or not it was recorded
   * @throws IllegalArgumentException if the range is empty
   */
  public static Statement of(
      LedgerHistory history, PointType type, Instant startInclusive, Instant endExclusive) {
    requireNonNull(history, "history");
    requireNonNull(type, "type");
    checkArgument(
        startInclusive.isBefore(endExclusive),
        "endExclusive must be after %s, was %s",
        startInclusive,
        endExclusive);
    // Nothing takes effect at the start of all time, so there "just before" may be the instant
    // itself.
    Instant beforeStart =
        startInclusive.equals(Instant.MIN) ? Instant.MIN : startInclusive.minusNanos(1);
    Instant end = endExclusive.minusNanos(1);
    PointsAccount before = history.effectiveAt(beforeStart);
    PointsAccount after = history.effectiveAt(end);
    List<LedgerEntry> all = new ArrayList<>();
    for (LedgerEntry entry : history.entries()) {
      if (entry.header().effectiveAt().isBefore(endExclusive)) {
        all.add(entry);
      }
    }
    // What time did before something else happened is written down, and nothing besides took place.
    boolean endIsPast = history.isPast(end);
    List<LedgerEntry> byTime = endIsPast ? List.of() : after.swept(end);
    Set<LedgerEntry> computed = Collections.newSetFromMap(new IdentityHashMap<>());
    computed.addAll(byTime);
    all.addAll(byTime);
    all.sort((a, b) -> a.header().effectiveAt().compareTo(b.header().effectiveAt()));
    List<Line> lines = new ArrayList<>();
    for (LedgerEntry entry : all) {
      Net net = new Net(type);
      entry.move(net);
      if (net.moved && !entry.header().effectiveAt().isBefore(startInclusive)) {
        lines.add(new Line(entry, Points.of(type, net.units), !computed.contains(entry)));
      }
    }
    return new Statement(
        history.isPast(beforeStart) ? before.written(type) : before.balance(type, beforeStart),
        endIsPast ? after.written(type) : after.balance(type, end),
        lines,
        endIsPast ? after.writtenLots(type) : after.lots(type, end),
        after.expirySchedule(type, end));
  }

  /**
   * Returns the balance just before the start.
   *
   * @return the opening balance
   */
  public Balance opening() {
    return opening;
  }

  /**
   * Returns the balance just before the end.
   *
   * @return the closing balance
   */
  public Balance closing() {
    return closing;
  }

  /**
   * Returns the entries of the range that moved points of the type.
   *
   * @return by effective instant; those of one instant in the order in which they were decided
   */
  public List<Line> lines() {
    return lines;
  }

  /**
   * Returns the change of the net balance by kind of entry.
   *
   * @return the sum of the lines of each kind that has any
   */
  public Map<LedgerEntry.Kind, Points> changesByKind() {
    Map<LedgerEntry.Kind, Points> changes = new EnumMap<>(LedgerEntry.Kind.class);
    lines.forEach(line -> changes.merge(line.entry().kind(), line.change(), Points::plus));
    return changes;
  }

  /**
   * Returns the lots that are open at the end.
   *
   * @return lots with what is left of each, by number
   */
  public List<OpenLot> lots() {
    return lots;
  }

  /**
   * Returns what will end when, as things stand at the end.
   *
   * @return points by the instant at which they end, soonest first
   */
  public SortedMap<Instant, Points> expiries() {
    return Collections.unmodifiableSortedMap(expiries);
  }

  /**
   * Returns opening, changes by kind and closing.
   *
   * @return a text for people
   */
  @Override
  public String toString() {
    return "Statement[opening " + opening + ", changes " + changesByKind() + ", closing " + closing
        + "]";
  }

  private static final class Net implements Pot.Movements {
    private final PointType type;
    private long units;
    private boolean moved;

    Net(PointType type) {
      this.type = type;
    }

    @Override
    public void ofLot(Pot from, Pot to, Lot lot, long moving) {
      count(lot.type(), from, Math.negateExact(moving));
      count(lot.type(), to, moving);
    }

    @Override
    public void withoutLot(Pot from, Pot to, Points points) {
      count(points.type(), from, Math.negateExact(points.units()));
      count(points.type(), to, points.units());
    }

    private void count(PointType moving, Pot pot, long change) {
      if (moving.equals(type)) {
        moved = true;
        if (pot == Pot.OPEN || pot == Pot.HELD || pot == Pot.DEBT) {
          units = Math.addExact(units, change);
        }
      }
    }
  }
}
