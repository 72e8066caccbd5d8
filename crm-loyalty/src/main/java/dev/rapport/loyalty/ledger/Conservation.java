package dev.rapport.loyalty.ledger;

import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Pot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The proof that entries neither make nor lose points: double-entry bookkeeping, checked per lot, per type and in total.
 *
 * <p>It looks at the movements that entries record and at nothing else, so it proves the books of any store, whoever wrote
 * them. These must hold after every entry:
 *
 * <ul>
 *   <li>no lot has less than nothing, free or held, nor more than it was opened with;
 *   <li>no lot moves before it was opened;
 *   <li>the open and held pots of a type are the sums of its lots;
 *   <li>nobody is owed: debt never runs above zero;
 *   <li>an activation puts out what it takes in.
 * </ul>
 *
 * <p>All pots of a type sum to zero by construction. Transfers and merges leave one account and reach another, so over all
 * accounts of a programme {@link #plus} shows {@link Pot#TRANSFERRED} and {@link Pot#MERGED} at zero once everything sent has
 * arrived.
 */
public final class Conservation {
  private final SortedMap<PointType, EnumMap<Pot, Long>> totals;
  private final List<String> violations;

  private Conservation(SortedMap<PointType, EnumMap<Pot, Long>> totals, List<String> violations) {
    this.totals = totals;
    this.violations = List.copyOf(violations);
  }

  /**
   * Checks the entries of one account.
   *
   * @param entries all its entries, in any order; an entry that comes twice counts once
   * @return what was found
   * @throws IllegalArgumentException if two different entries have one sequence number
   * @throws ArithmeticException if a total leaves the range of {@code long}
   */
  public static Conservation check(Collection<? extends LedgerEntry> entries) {
    Auditor auditor = new Auditor();
    for (LedgerEntry entry : LedgerHistory.inSequence(entries)) {
      auditor.read(entry);
    }
    return new Conservation(auditor.totals, auditor.violations);
  }

  /**
   * Adds what was found in another account: associative and commutative but for the order of the violations.
   *
   * @param other the check of another account
   * @return the totals and violations of both
   */
  public Conservation plus(Conservation other) {
    SortedMap<PointType, EnumMap<Pot, Long>> sum = emptyTotals();
    for (Conservation part : List.of(this, other)) {
      part.totals.forEach((type, pots) -> {
        EnumMap<Pot, Long> into = sum.computeIfAbsent(type, unused -> new EnumMap<>(Pot.class));
        pots.forEach((pot, units) -> into.merge(pot, units, Math::addExact));
      });
    }
    List<String> all = new ArrayList<>(violations);
    all.addAll(other.violations);
    return new Conservation(sum, all);
  }

  /**
   * Tells whether the books are right.
   *
   * @return whether nothing was violated
   */
  public boolean holds() {
    return violations.isEmpty();
  }

  /**
   * Returns what is wrong.
   *
   * @return one sentence for each violation, naming entry and lot; empty if the books are right
   */
  public List<String> violations() {
    return violations;
  }

  /**
   * Returns the types of points that moved.
   *
   * @return the types, by id
   */
  public List<PointType> types() {
    return List.copyOf(totals.keySet());
  }

  /**
   * Returns where the points of a type are.
   *
   * @param type the type
   * @param pot the pot
   * @return its balance, of either sign
   */
  public Points total(PointType type, Pot pot) {
    Map<Pot, Long> pots = totals.get(type);
    return Points.of(type, pots == null ? 0 : pots.getOrDefault(pot, 0L));
  }

  /**
   * Returns the verdict in a line.
   *
   * @return a text for people
   */
  @Override
  public String toString() {
    return holds() ? "Conservation holds: " + totals : "Conservation violated: " + violations;
  }

  private static SortedMap<PointType, EnumMap<Pot, Long>> emptyTotals() {
    return new TreeMap<>(Comparator.comparing(PointType::id)
        .thenComparing(PointType::redeemable)
        .thenComparing(PointType::qualifying)
        .thenComparingInt(PointType::scale));
  }

  /* Reads entries in sequence and keeps what each lot has free and held. */
  private static final class Auditor implements Pot.Movements {
    private final SortedMap<PointType, EnumMap<Pot, Long>> totals = emptyTotals();
    private final List<String> violations = new ArrayList<>();
    private final Map<Long, long[]> freeAndHeld = new HashMap<>();
    private long sequence;

    void read(LedgerEntry entry) {
      sequence = entry.header().sequence();
      entry.move(this);
      totals.forEach((type, pots) -> {
        require(pots.getOrDefault(Pot.DEBT, 0L) <= 0, "debt of " + type + " is above zero");
        require(
            pots.getOrDefault(Pot.ACTIVATED, 0L) == 0, "activation of " + type + " loses points");
        require(pots.getOrDefault(Pot.OPEN, 0L) >= 0, type + " is open below zero");
        require(pots.getOrDefault(Pot.HELD, 0L) >= 0, type + " is held below zero");
      });
    }

    @Override
    public void ofLot(Pot from, Pot to, Lot lot, long units) {
      count(lot.type(), from, Math.negateExact(units));
      count(lot.type(), to, units);
      boolean known = freeAndHeld.containsKey(lot.id());
      require(known || isSource(from), "lot " + lot.id() + " moves before it was opened");
      require(units > 0, "lot " + lot.id() + " moves " + units + " units");
      long[] has = freeAndHeld.computeIfAbsent(lot.id(), unused -> new long[2]);
      change(has, from, Math.negateExact(units));
      change(has, to, units);
      require(has[0] >= 0 && has[1] >= 0, "lot " + lot.id() + " has less than nothing");
      require(
          has[0] + has[1] <= lot.original().units(),
          "lot " + lot.id() + " has more than it was opened with");
    }

    @Override
    public void withoutLot(Pot from, Pot to, Points points) {
      count(points.type(), from, Math.negateExact(points.units()));
      count(points.type(), to, points.units());
      require(
          from != Pot.OPEN && from != Pot.HELD && to != Pot.OPEN && to != Pot.HELD,
          "points move without a lot");
    }

    private static void change(long[] has, Pot pot, long units) {
      if (pot == Pot.OPEN) {
        has[0] = Math.addExact(has[0], units);
      } else if (pot == Pot.HELD) {
        has[1] = Math.addExact(has[1], units);
      }
    }

    /* Pots from which a lot may come into being. */
    private static boolean isSource(Pot pot) {
      return pot != Pot.OPEN && pot != Pot.HELD && pot != Pot.DEBT && pot != Pot.REVERSED;
    }

    private void count(PointType type, Pot pot, long units) {
      totals
          .computeIfAbsent(type, unused -> new EnumMap<>(Pot.class))
          .merge(pot, units, Math::addExact);
    }

    private void require(boolean condition, String otherwise) {
      if (!condition) {
        violations.add("entry " + sequence + ": " + otherwise);
      }
    }
  }
}
