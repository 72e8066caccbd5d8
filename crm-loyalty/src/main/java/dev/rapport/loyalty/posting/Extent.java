package dev.rapport.loyalty.posting;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.math.BigInteger;

/**
 * How much of a cause is undone: all of it, so many units more, or a share of it in all.
 *
 * <p>{@code Extent.cumulative(1_000, 4_000)} says that EUR 10.00 of an order of EUR 40.00 have come back <em>so far</em>. The
 * target is the share of what was recorded, rounded to the nearest unit, and what was undone before is subtracted. So ten
 * refunds of one euro take back exactly what one refund of ten euros does, and returning everything takes back everything.
 *
 * @param kind how to read the numbers
 * @param part units, or the part that has come back so far
 * @param whole the whole that the part belongs to
 */
public record Extent(Kind kind, long part, long whole) {
  /** How an extent is read. The set is closed. */
  public enum Kind {
    /** Everything that is not undone yet. */
    ALL,
    /** So many units on top of what was undone before. */
    UNITS,
    /** So much in all: part / whole of what was recorded. */
    CUMULATIVE
  }

  /**
   * Checks the components.
   *
   * @param kind any
   * @param part above zero for units, zero to {@code whole} otherwise
   * @param whole above zero
   * @throws IllegalArgumentException if a number is out of range
   */
  public Extent {
    requireNonNull(kind, "kind");
    checkArgument(whole >= 1, "whole must be positive, was %s", whole);
    if (kind == Kind.UNITS) {
      checkArgument(part >= 1, "part must be positive, was %s", part);
    } else {
      checkArgument(part >= 0 && part <= whole, "part must be 0 to %s, was %s", whole, part);
    }
  }

  /**
   * Returns the extent of everything that is not undone yet.
   *
   * @return all
   */
  public static Extent all() {
    return new Extent(Kind.ALL, 1, 1);
  }

  /**
   * Returns the extent of so many units on top of what was undone before.
   *
   * @param units at least 1
   * @return the extent
   */
  public static Extent units(long units) {
    return new Extent(Kind.UNITS, units, 1);
  }

  /**
   * Returns the extent of a share in all.
   *
   * @param returned what has come back so far, in any unit, zero to {@code total}
   * @param total the whole in the same unit, above zero
   * @return the extent
   */
  public static Extent cumulative(long returned, long total) {
    return new Extent(Kind.CUMULATIVE, returned, total);
  }

  /**
   * Returns how many units this undoes.
   *
   * @param recorded the units that the cause earned or spent, zero or more
   * @param undone the units that were undone before, zero to {@code recorded}
   * @return zero or more; more than {@code recorded - undone} only where {@link Kind#UNITS} asks for too many
   */
  public long toUndo(long recorded, long undone) {
    return switch (kind) {
      case ALL -> recorded - undone;
      case UNITS -> part;
      case CUMULATIVE -> Math.max(0, nearestShare(recorded) - undone);
    };
  }

  /* With two parties the largest remainder is rounding to nearest, and that, unlike more parties, never shrinks a share. */
  private long nearestShare(long recorded) {
    BigInteger product = BigInteger.valueOf(recorded).multiply(BigInteger.valueOf(part));
    BigInteger half = BigInteger.valueOf(whole / 2);
    return product.add(half).divide(BigInteger.valueOf(whole)).longValueExact();
  }
}
