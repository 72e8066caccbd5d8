package dev.rapport.loyalty.posting;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.points.Points;
import java.util.List;

/**
 * Where points are, or where they have gone: the accounts of a double-entry bookkeeping in points.
 *
 * <p>Every entry moves units from one pot to another, so the pots of a type always sum to zero. Pots that points come from
 * run below zero: {@link #EARNED} at -500 says that 500 units were ever earned. {@link #OPEN} and {@link #HELD} are what the
 * member has; {@link #DEBT} at -80 says that the member owes 80. The set may grow at its end.
 */
public enum Pot {
  /** Points that purchases and other causes earned. */
  EARNED,
  /** Points in lots, pending and available. */
  OPEN,
  /** Points reserved by holds. */
  HELD,
  /** Points spent, less those restored. */
  SPENT,
  /** Points that ended, less those reinstated. */
  EXPIRED,
  /** Earned points that were taken back. */
  REVERSED,
  /** Points granted (below zero) or deducted (above) for other reasons. */
  ADJUSTED,
  /** Points owed. */
  DEBT,
  /** Points that should have been taken back or deducted and were not: the programme's loss. */
  FORGIVEN,
  /** Points on their way from a pending lot to an activated one; zero after every entry. */
  ACTIVATED,
  /** Points received from other accounts (below zero) or sent to them (above). */
  TRANSFERRED,
  /** Fees of transfers. */
  FEES,
  /** Points turned into another type (above zero) or made from one (below). */
  CONVERTED,
  /** Points that came or went with a merge. */
  MERGED;

  /** Receives the movements of an entry, one call each. */
  public interface Movements {
    /**
     * Units of a lot go from one pot to another.
     *
     * @param from the pot that has them
     * @param to the pot that gets them
     * @param lot the lot
     * @param units how many, above zero
     */
    void ofLot(Pot from, Pot to, Lot lot, long units);

    /**
     * Units that belong to no lot go from one pot to another.
     *
     * @param from the pot that has them, or runs below zero
     * @param to the pot that gets them
     * @param points how many, above zero
     */
    void withoutLot(Pot from, Pot to, Points points);
  }

  static void moveAll(List<Draw> draws, Pot from, Pot to, Movements movements) {
    for (Draw draw : draws) {
      movements.ofLot(from, to, draw.lot(), draw.units());
    }
  }

  static void openAll(List<Lot> lots, Pot from, Movements movements) {
    for (Lot lot : lots) {
      movements.ofLot(from, OPEN, lot, lot.original().units());
    }
  }

  static void checkNotNegative(long units, String name) {
    checkArgument(units >= 0, "%s must not be negative, was %s", name, units);
  }
}
