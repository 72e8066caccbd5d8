package dev.rapport.loyalty.posting;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.recall.GrowingList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What one purchase, or another cause, earned and spent in an account, and how much of that was undone: all that a return
 * needs to know.
 *
 * @param id the identifier of the cause
 * @param openUntil until when the account remembers it, exclusive
 * @param earnings what it earned, one for each type of points
 * @param spendings what was spent on it, one for each posting, in order
 */
public record Cause(
    String id, Instant openUntil, List<Earning> earnings, List<Spending> spendings) {
  /**
   * What a cause earned in one type of points.
   *
   * @param type the type of points
   * @param lots the lots that it opened, and those into which its points came back: activated, in their grace, or reinstated
   * @param units what they were opened with in all
   * @param reversed how much of it was taken back, zero to {@code units}
   * @param since when it last earned or was reversed
   */
  public record Earning(PointType type, List<Lot> lots, long units, long reversed, Instant since) {
    /**
     * Checks the components.
     *
     * @param type any
     * @param lots any
     * @param units zero or more
     * @param reversed zero to {@code units}
     * @param since any
     * @throws IllegalArgumentException if more was reversed than earned
     */
    public Earning {
      requireNonNull(type, "type");
      lots = GrowingList.copyOf(lots);
      checkArgument(
          reversed >= 0 && reversed <= units, "reversed must be 0 to %s, was %s", units, reversed);
      requireNonNull(since, "since");
    }

    /**
     * Adds what the same cause earned in another account.
     *
     * @param more an earning of the same type
     * @return both together
     */
    public Earning plus(Earning more) {
      return new Earning(
          type,
          GrowingList.plus(lots, more.lots),
          Math.addExact(units, more.units),
          Math.addExact(reversed, more.reversed),
          later(since, more.since));
    }

    @SuppressWarnings("ReferenceEquality") // the very list comes back where nothing changed
    private Earning withLots(UnaryOperator<Lot> change) {
      List<Lot> changed = mapped(lots, change);
      return changed == lots ? this : new Earning(type, changed, units, reversed, since);
    }

    private Earning plain() {
      return new Earning(type, List.copyOf(lots), units, reversed, since);
    }
  }

  /**
   * What one posting spent on a cause.
   *
   * @param draws the lots drawn, in order, at least one
   * @param spentAt when the points left their lots
   * @param restored how much was given back, the lots drawn last first
   * @param since when it was spent or last restored
   */
  public record Spending(List<Draw> draws, Instant spentAt, long restored, Instant since) {
    /**
     * Checks the components.
     *
     * @param draws at least one
     * @param spentAt any
     * @param restored zero to what was drawn
     * @param since any
     * @throws IllegalArgumentException if nothing was drawn or more was restored than spent
     */
    public Spending {
      draws = List.copyOf(draws);
      checkArgument(!draws.isEmpty(), "draws must not be empty");
      requireNonNull(spentAt, "spentAt");
      checkArgument(
          restored >= 0 && restored <= Draw.sum(draws),
          "restored must be 0 to what was drawn, was %s",
          restored);
      requireNonNull(since, "since");
    }

    /**
     * Returns the type of the points.
     *
     * @return the type of the lots drawn
     */
    public PointType type() {
      return draws.get(0).lot().type();
    }

    /**
     * Returns how much was spent.
     *
     * @return the units drawn
     */
    public long units() {
      return Draw.sum(draws);
    }

    @SuppressWarnings("ReferenceEquality") // the very list comes back where nothing changed
    private Spending withLots(UnaryOperator<Lot> change) {
      List<Draw> changed = mapped(draws, draw -> {
        Lot lot = change.apply(draw.lot());
        return lot == draw.lot() ? draw : new Draw(lot, draw.units());
      });
      return changed == draws ? this : new Spending(changed, spentAt, restored, since);
    }
  }

  /**
   * Checks the components.
   *
   * @param id any
   * @param openUntil any
   * @param earnings any
   * @param spendings any
   */
  public Cause {
    requireNonNull(id, "id");
    requireNonNull(openUntil, "openUntil");
    earnings = List.copyOf(earnings);
    spendings = List.copyOf(spendings);
  }

  /**
   * Finds out from entries what a cause earned and spent and what was undone, so that it can be opened again.
   *
   * @param id the identifier of the cause
   * @param entries at least all entries of the account that answer a command about this cause, give its lots another end, bring
   *     its points back into new lots, or take over another account that knew it; in any order; others are ignored
   * @return the cause, closed
   * @throws IllegalArgumentException if no entry is about the cause
   */
  public static Cause from(String id, Collection<? extends LedgerEntry> entries) {
    Cause cause = new Cause(id, Instant.MIN, List.of(), List.of());
    List<LedgerEntry> inOrder = new ArrayList<>(entries);
    inOrder.sort((a, b) -> Long.compare(a.header().sequence(), b.header().sequence()));
    for (LedgerEntry entry : inOrder) {
      cause = cause.after(entry);
    }
    checkArgument(
        !cause.earnings.isEmpty() || !cause.spendings.isEmpty(),
        "entries must contain what %s earned or spent, contained nothing about it",
        id);
    return cause;
  }

  /**
   * Returns what the cause earned in a type of points.
   *
   * @param type the type
   * @return points earned so far, whether taken back or not
   */
  public Points earned(PointType type) {
    return Points.of(type, earning(type).map(Earning::units).orElse(0L));
  }

  /**
   * Returns what was taken back of what the cause earned.
   *
   * @param type the type
   * @return points reversed so far, forgiven ones included
   */
  public Points reversed(PointType type) {
    return Points.of(type, earning(type).map(Earning::reversed).orElse(0L));
  }

  /**
   * Returns what was spent on the cause.
   *
   * @param type the type
   * @return points spent so far, whether restored or not
   */
  public Points spent(PointType type) {
    return Points.of(
        type,
        spendings.stream()
            .filter(s -> s.type().equals(type))
            .mapToLong(Spending::units)
            .sum());
  }

  /**
   * Returns what was given back of what was spent on the cause.
   *
   * @param type the type
   * @return points restored so far
   */
  public Points restored(PointType type) {
    return Points.of(
        type,
        spendings.stream()
            .filter(s -> s.type().equals(type))
            .mapToLong(Spending::restored)
            .sum());
  }

  /**
   * Returns what the cause earned in a type of points, with its lots.
   *
   * @param type the type
   * @return the earning, or empty if it earned none
   */
  public Optional<Earning> earning(PointType type) {
    for (Earning earning : earnings) {
      if (earning.type.equals(type)) {
        return Optional.of(earning);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns this cause open until an instant.
   *
   * @param until exclusive
   * @return a cause that differs in nothing else
   */
  public Cause openUntil(Instant until) {
    return new Cause(id, until, earnings, spendings);
  }

  /**
   * Adds what the same cause earned and spent in another account.
   *
   * @param more the cause there, with the lots numbered as in this account
   * @return both together, open until the later of the two instants
   * @throws IllegalArgumentException if it is another cause
   */
  public Cause plus(Cause more) {
    checkArgument(id.equals(more.id), "more must be about %s, was about %s", id, more.id);
    List<Earning> allEarnings = new ArrayList<>(earnings);
    for (Earning theirs : more.earnings) {
      earning(theirs.type)
          .ifPresentOrElse(
              own -> allEarnings.set(allEarnings.indexOf(own), own.plus(theirs)),
              () -> allEarnings.add(theirs));
    }
    List<Spending> allSpendings = new ArrayList<>(spendings);
    allSpendings.addAll(more.spendings);
    return new Cause(id, later(openUntil, more.openUntil), allEarnings, allSpendings);
  }

  /**
   * Returns the lots that the cause knows: those that it earned, and those that were drawn for it.
   *
   * @return the lots in no particular order, one perhaps more than once
   */
  public List<Lot> lots() {
    List<Lot> lots = new ArrayList<>();
    earnings.forEach(e -> lots.addAll(e.lots));
    spendings.forEach(s -> s.draws.forEach(draw -> lots.add(draw.lot())));
    return List.copyOf(lots);
  }

  /**
   * Returns this cause after another lot was earned.
   *
   * @param lot the lot
   * @param at when
   * @return the cause with one lot more
   */
  public Cause earning(Lot lot, Instant at) {
    if (earnings.isEmpty()) {
      Earning first = new Earning(lot.type(), List.of(lot), lot.original().units(), 0, at);
      return new Cause(id, openUntil, List.of(first), spendings);
    }
    Earning more = new Earning(lot.type(), List.of(lot), lot.original().units(), 0, at);
    return replacing(lot.type(), e -> e.plus(more));
  }

  /**
   * Returns this cause after points were spent on it.
   *
   * @param draws the lots drawn
   * @param spentAt when the points left their lots, for held points when they were held
   * @param at when they were spent
   * @return the cause with one spending more
   */
  public Cause spending(List<Draw> draws, Instant spentAt, Instant at) {
    if (spendings.isEmpty()) {
      return new Cause(id, openUntil, earnings, List.of(new Spending(draws, spentAt, 0, at)));
    }
    Spending last = new Spending(draws, spentAt, 0, at);
    Math.addExact(spent(last.type()).units(), last.units()); // refuses an overflow
    List<Spending> more = new ArrayList<>(spendings);
    more.add(last);
    return new Cause(id, openUntil, earnings, more);
  }

  /**
   * Returns this cause after an entry of its account. An entry about anything else changes nothing.
   *
   * @param entry the next entry of the account
   * @return the cause as it is then
   */
  public Cause after(LedgerEntry entry) {
    Instant at = entry.header().effectiveAt();
    return switch (entry.kind()) {
      case EARNED -> {
        Lot lot = ((CreditEntry.Earned) entry).lot();
        yield lot.origin().cause().equals(id) ? earning(lot, at) : this;
      }
      case SPENT -> {
        DebitEntry.Spent spent = (DebitEntry.Spent) entry;
        yield spent.command().cause().equals(id) ? spending(spent.draws(), at, at) : this;
      }
      case CAPTURED -> {
        HoldEntry.Captured captured = (HoldEntry.Captured) entry;
        yield captured.command().cause().equals(id)
            ? spending(captured.captured(), captured.heldAt(), at)
            : this;
      }
      case ACTIVATED -> {
        CreditEntry.Activated activated = (CreditEntry.Activated) entry;
        yield activated.command().cause().equals(id) ? moved(activated.opened()) : this;
      }
      case REVERSED -> {
        DebitEntry.Reversed reversed = (DebitEntry.Reversed) entry;
        yield reversed.command().cause().equals(id)
            ? reversed(reversed.command().type(), reversed.units(), at)
            : this;
      }
      case RESTORED -> {
        CreditEntry.Restored restored = (CreditEntry.Restored) entry;
        Cause after = restored.command().cause().equals(id)
            ? restored(restored.command().type(), restored.units(), at)
            : this;
        yield after.takingOver(restored.opened());
      }
      case REINSTATED -> takingOver(((CreditEntry.Reinstated) entry).opened());
      case ABSORBED -> {
        CreditEntry.Absorbed absorbed = (CreditEntry.Absorbed) entry;
        Cause cause = this;
        for (Cause theirs : absorbed.command().other().causes()) {
          cause =
              theirs.id.equals(id) ? cause.plus(theirs.takenOver(absorbed::renumbered, at)) : cause;
        }
        yield cause;
      }
      case REDATED -> withLots(((UpkeepEntry.Redated) entry).change());
      default -> this;
    };
  }

  /* Activated points are lots of their own; a reversal must find them. What the cause earned in all stays. */
  private Cause moved(List<Lot> opened) {
    return opened.isEmpty()
        ? this
        : replacing(
            opened.get(0).type(), e -> e.plus(new Earning(e.type, opened, 0, 0, Instant.MIN)));
  }

  /* Points that come back into new lots are still what the cause earned, whoever had spent them on what. */
  private Cause takingOver(List<Lot> opened) {
    Cause cause = this;
    for (Earning earning : earnings) {
      List<Lot> more = opened.stream()
          .filter(lot -> lot.type().equals(earning.type) && lot.origin().cause().equals(id))
          .toList();
      if (!more.isEmpty()) {
        cause = cause.replacing(
            earning.type, e -> e.plus(new Earning(e.type, more, 0, 0, Instant.MIN)));
      }
    }
    return cause;
  }

  private Cause reversed(PointType type, long more, Instant at) {
    return replacing(
        type,
        e -> new Earning(
            e.type, e.lots, e.units, Math.addExact(e.reversed, more), later(e.since, at)));
  }

  /* The spending of last comes back first, as its lots do. */
  private Cause restored(PointType type, long more, Instant at) {
    List<Spending> after = new ArrayList<>(spendings);
    long left = more;
    for (int i = after.size() - 1; i >= 0 && left > 0; i--) {
      Spending spending = after.get(i);
      if (spending.type().equals(type)) {
        long back = Math.min(left, spending.units() - spending.restored);
        left -= back;
        if (back > 0) {
          after.set(
              i,
              new Spending(
                  spending.draws,
                  spending.spentAt,
                  spending.restored + back,
                  later(spending.since, at)));
        }
      }
    }
    return new Cause(id, openUntil, earnings, after);
  }

  /**
   * Returns this cause with other terms of its lots.
   *
   * @param change from a lot as it was to the lot as it is
   * @return a cause that differs in nothing else; the cause itself where no lot changes
   */
  @SuppressWarnings("ReferenceEquality") // the very list comes back where nothing changed
  public Cause withLots(UnaryOperator<Lot> change) {
    List<Earning> newEarnings = mapped(earnings, e -> e.withLots(change));
    List<Spending> newSpendings = mapped(spendings, s -> s.withLots(change));
    return newEarnings == earnings && newSpendings == spendings
        ? this
        : new Cause(id, openUntil, newEarnings, newSpendings);
  }

  /**
   * Returns this cause as another account takes it over. Nothing of it can be undone there before that, since the points came then.
   *
   * @param renumbered from a lot of this account to that of the other
   * @param at when the other account takes over
   * @return a cause with other lots, whose earnings and spendings were touched at that instant or later
   */
  public Cause takenOver(UnaryOperator<Lot> renumbered, Instant at) {
    Cause there = withLots(renumbered);
    return new Cause(
        id,
        openUntil,
        mapped(
            there.earnings,
            e -> new Earning(e.type, e.lots, e.units, e.reversed, later(e.since, at))),
        mapped(
            there.spendings,
            s -> new Spending(s.draws, s.spentAt, s.restored, later(s.since, at))));
  }

  /* This cause in lists of the JDK alone, as it travels. */
  Cause plain() {
    return new Cause(id, openUntil, earnings.stream().map(Earning::plain).toList(), spendings);
  }

  /* The list after a change of its elements; the list itself where none changes. */
  @SuppressWarnings("ReferenceEquality") // the very list comes back where nothing changed
  private static <T> List<T> mapped(List<T> list, UnaryOperator<T> change) {
    List<T> after = list;
    for (int i = 0; i < list.size(); i++) {
      T changed = change.apply(list.get(i));
      if (changed != list.get(i)) {
        after = after == list ? new ArrayList<>(list) : after;
        after.set(i, changed);
      }
    }
    return after;
  }

  private Cause replacing(PointType type, UnaryOperator<Earning> change) {
    List<Earning> after = new ArrayList<>(earnings);
    for (int i = 0; i < after.size(); i++) {
      if (after.get(i).type.equals(type)) {
        after.set(i, change.apply(after.get(i)));
        return new Cause(id, openUntil, after, spendings);
      }
    }
    after.add(change.apply(new Earning(type, List.of(), 0, 0, Instant.MIN)));
    return new Cause(id, openUntil, after, spendings);
  }

  private static Instant later(Instant a, Instant b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
