package dev.rapport.loyalty.ledger;

import com.google.common.collect.Sets;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.CreditEntry;
import dev.rapport.loyalty.posting.DebitEntry;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Pot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The proof that entries neither make nor lose points: double-entry bookkeeping, checked per lot, per type and in total.
 *
 * <p>It looks at what entries record and never at an account, so it proves the books of any store, whoever wrote them:
 *
 * <ul>
 *   <li>entries are numbered from 1 without a gap, so none was lost but perhaps the last;
 *   <li>no command is answered twice;
 *   <li>a lot is opened once, under the next number, moves only after that, and always says with what it was opened;
 *   <li>no lot has less than nothing, free or held, nor more than it was opened with, nor gets back more than was spent of it;
 *   <li>points are open or held in lots only;
 *   <li>the debt that a debit leaves is taken by the next entry, and nobody is owed: debt never runs above zero;
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

  /* A command is known by its key and its instant: after the retention a key may be used again, but not for that instant. */
  private record Answered(String key, Instant effectiveAt) {}

  /* What was seen of one lot. Of a lot that another account opened something may have been spent there. */
  private static final class Seen {
    final Points original;
    final boolean elsewhere;
    long free;
    long held;
    long spent;

    Seen(Points original, boolean elsewhere) {
      this.original = original;
      this.elsewhere = elsewhere;
    }

    void change(Pot pot, long units) {
      switch (pot) {
        case OPEN -> free = Math.addExact(free, units);
        case HELD -> held = Math.addExact(held, units);
        case SPENT -> spent = Math.addExact(spent, units);
        default -> {}
      }
    }
  }

  /* Reads entries in sequence and keeps account of every lot. */
  private static final class Auditor implements Pot.Movements {
    /* What comes from these is a new lot. What was spent may come back as one. */
    private static final Set<Pot> SOURCES = Sets.immutableEnumSet(
        Pot.EARNED,
        Pot.ADJUSTED,
        Pot.EXPIRED,
        Pot.ACTIVATED,
        Pot.TRANSFERRED,
        Pot.CONVERTED,
        Pot.MERGED);

    private final SortedMap<PointType, EnumMap<Pot, Long>> totals = emptyTotals();
    private final List<String> violations = new ArrayList<>();
    private final Set<Answered> answered = new HashSet<>();
    private final Map<Long, Seen> lots = new HashMap<>();
    private final NavigableMap<Long, Long> absorbed = new TreeMap<>();
    private long sequence;
    private long lastLot;
    private long owed;

    void read(LedgerEntry entry) {
      long before = sequence;
      sequence = entry.header().sequence();
      require(sequence == before + 1, "follows entry " + before + ", entries are missing");
      entry.answers().map(LedgerCommand::posting).ifPresent(posting -> {
        Answered command = new Answered(posting.key(), posting.effectiveAt());
        require(answered.add(command), "command " + posting.key() + " is answered twice");
      });
      checkDebt(entry);
      if (entry instanceof CreditEntry.Absorbed merge) {
        absorb(merge);
      }
      entry.move(this);
      totals.forEach((type, pots) -> {
        require(pots.getOrDefault(Pot.DEBT, 0L) <= 0, "debt of " + type + " is above zero");
        require(
            pots.getOrDefault(Pot.ACTIVATED, 0L) == 0, "activation of " + type + " loses points");
      });
    }

    private void checkDebt(LedgerEntry entry) {
      long taken = entry instanceof DebitEntry.DebtTaken debt ? debt.points().units() : 0;
      require(taken == owed, "debt taken must be " + owed + " units, is " + taken);
      owed = 0;
      if (entry instanceof DebitEntry.Deducted deducted) {
        owed = deducted.debtUnits();
      } else if (entry instanceof DebitEntry.Reversed reversed) {
        owed = reversed.debtUnits();
      }
    }

    /* The lots of the other account have the numbers that come next, whether or not anything is left of them. */
    private void absorb(CreditEntry.Absorbed merge) {
      long offset = merge.lotOffset();
      require(
          offset == lastLot,
          "lots of another account are numbered from " + offset + ", not from " + lastLot);
      lastLot = Math.max(lastLot, Math.addExact(offset, merge.command().other().lastLot()));
      absorbed.put(offset, lastLot);
    }

    @Override
    public void ofLot(Pot from, Pot to, Lot lot, long units) {
      count(lot.type(), from, Math.negateExact(units));
      count(lot.type(), to, units);
      Seen known = lots.get(lot.id());
      Seen seen = known == null ? firstSight(from, lot) : known;
      if (known != null) {
        require(!SOURCES.contains(from), "lot " + lot.id() + " is opened twice");
        require(
            lot.original().equals(seen.original),
            "lot " + lot.id() + " is of " + lot.original() + ", was of " + seen.original);
        seen.change(from, Math.negateExact(units));
      }
      seen.change(to, units);
      require(seen.free >= 0 && seen.held >= 0, "lot " + lot.id() + " has less than nothing");
      require(
          Math.addExact(seen.free, seen.held) <= seen.original.units(),
          "lot " + lot.id() + " has more than it was opened with");
      require(
          seen.spent >= 0 || seen.elsewhere,
          "lot " + lot.id() + " gets back more than was spent of it");
    }

    private Seen firstSight(Pot from, Lot lot) {
      Map.Entry<Long, Long> merge = absorbed.lowerEntry(lot.id());
      boolean elsewhere = merge != null && lot.id() <= merge.getValue();
      Seen seen = new Seen(lot.original(), elsewhere);
      lots.put(lot.id(), seen);
      if (!SOURCES.contains(from) && from != Pot.SPENT) {
        require(false, "lot " + lot.id() + " moves before it was opened");
      } else if (!elsewhere) {
        require(
            lot.id() == lastLot + 1,
            "lot " + lot.id() + " is opened, " + (lastLot + 1) + " comes next");
        lastLot = Math.max(lastLot, lot.id());
      }
      return seen;
    }

    @Override
    public void withoutLot(Pot from, Pot to, Points points) {
      count(points.type(), from, Math.negateExact(points.units()));
      count(points.type(), to, points.units());
      require(
          from != Pot.OPEN && from != Pot.HELD && to != Pot.OPEN && to != Pot.HELD,
          "points move without a lot");
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
