package dev.rapport.loyalty.posting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.function.Executable;

class ExtentProperties {
  private static void refuses(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Example
  void checksItsNumbers() {
    refuses("whole must be positive, was 0", () -> Extent.cumulative(0, 0));
    refuses("part must be 0 to 10, was 11", () -> Extent.cumulative(11, 10));
    refuses("part must be 0 to 10, was -1", () -> Extent.cumulative(-1, 10));
    refuses("part must be positive, was 0", () -> Extent.units(0));
  }

  @Example
  void aQuarterOfAnOrderTakesBackAQuarterOfItsPointsHalvesUp() {
    assertEquals(30, Extent.cumulative(1_000, 4_000).toUndo(120, 0));
    assertEquals(10, Extent.cumulative(1_000, 4_000).toUndo(120, 20));
    assertEquals(3, Extent.cumulative(1, 2).toUndo(5, 0));
    assertEquals(2, Extent.cumulative(1, 3).toUndo(5, 0));
  }

  @Property
  void allIsWhatIsLeftAndUnitsAreWhatIsAskedFor(
      @ForAll @LongRange(max = Long.MAX_VALUE) long recorded,
      @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long units) {
    long undone = recorded / 3;
    assertEquals(recorded - undone, Extent.all().toUndo(recorded, undone));
    assertEquals(units, Extent.units(units).toUndo(recorded, undone));
  }

  @Property
  void aShareIsTheExactOneRoundedToTheNearestUnit(
      @ForAll @LongRange(max = Long.MAX_VALUE) long recorded,
      @ForAll @LongRange(max = Long.MAX_VALUE) long one,
      @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long other) {
    long part = Math.min(one, other);
    long whole = Math.max(one, other);
    BigInteger exactTimesWhole = BigInteger.valueOf(recorded).multiply(BigInteger.valueOf(part));
    BigInteger off = BigInteger.valueOf(Extent.cumulative(part, whole).toUndo(recorded, 0))
        .multiply(BigInteger.valueOf(whole))
        .subtract(exactTimesWhole);
    assertTrue(off.abs().shiftLeft(1).compareTo(BigInteger.valueOf(whole)) <= 0, off::toString);
  }

  @Property
  void stepsTakeBackWhatTheFurthestOfThemDoesAlone(
      @ForAll @LongRange(max = 1_000_000_000) long recorded,
      @ForAll @LongRange(min = 1, max = 10_000) long whole,
      @ForAll @Size(min = 1, max = 12) List<@LongRange(max = 10_000) Long> parts) {
    long undone = 0;
    long furthest = 0;
    for (long asked : parts) {
      long part = asked % (whole + 1);
      long more = Extent.cumulative(part, whole).toUndo(recorded, undone);
      assertTrue(more >= 0 && more <= recorded - undone, () -> "undoes " + more);
      if (part <= furthest) {
        assertEquals(0, more, "no more has come back");
      }
      undone += more;
      furthest = Math.max(furthest, part);
    }
    assertEquals(Extent.cumulative(furthest, whole).toUndo(recorded, 0), undone);
  }

  @Property
  void tenTenthsAreTheWhole(@ForAll @LongRange(max = Long.MAX_VALUE) long recorded) {
    long undone = 0;
    for (int tenths = 1; tenths <= 10; tenths++) {
      undone += Extent.cumulative(tenths, 10).toUndo(recorded, undone);
    }
    assertEquals(recorded, undone);
    assertEquals(0, Extent.all().toUndo(recorded, undone));
  }

  @Property
  void aShareNeverPaysBackWhatWasUndoneOtherwise(
      @ForAll @LongRange(max = 1_000_000_000) long recorded,
      @ForAll @LongRange(max = 1_000_000_000) long before,
      @ForAll @LongRange(max = 10_000) long basisPoints) {
    long undone = Math.min(recorded, before);
    Extent share = Extent.cumulative(basisPoints, 10_000);
    long target = share.toUndo(recorded, 0);
    assertEquals(Math.max(target, undone), undone + share.toUndo(recorded, undone));
  }
}
