package dev.rapport.scoring.complaint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.evidence.Finding;
import dev.rapport.scoring.samples.ByteForms;
import dev.rapport.scoring.survey.RatingScale;
import dev.rapport.scoring.survey.RatingTally;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RecoveryTallyTest {
  private static final RatingScale FIVE = RatingScale.of(1, 5);

  @Test
  void theFlagWantsBothMeasurementsAndARise() {
    Estimate unknown = Estimate.undefined(UndefinedReason.noData("responses"), 0);
    assertEquals(Finding.YES, RecoveryTally.flag(Estimate.of(3, 1), Estimate.of(4, 1)));
    assertEquals(Finding.NO, RecoveryTally.flag(Estimate.of(4, 1), Estimate.of(4, 1)));
    assertEquals(Finding.NO, RecoveryTally.flag(Estimate.of(4, 1), Estimate.of(2, 1)));
    assertEquals(Finding.UNKNOWN, RecoveryTally.flag(unknown, Estimate.of(5, 1)));
    assertEquals(Finding.UNKNOWN, RecoveryTally.flag(Estimate.of(1, 1), unknown));
  }

  @Test
  void aRiseInThreeCustomersDoesNotShowTheParadox() {
    RecoveryTally tally = RecoveryTally.empty(FIVE).add(3, 4).add(4, 4).add(4, 5);
    assertEquals(Proportion.of(2, 3), tally.gained());
    assertEquals(2.0 / 3, tally.meanChange(0.95).value(), 1e-15);
    assertEquals(-0.77, tally.meanChange(0.95).interval().orElseThrow().lower(), 5e-3);
    assertEquals(2.10, tally.meanChange(0.95).interval().orElseThrow().upper(), 5e-3);
    assertEquals(Finding.UNKNOWN, tally.paradox(0.95));
    assertEquals("3 customers on 1 to 5, 2 gained, 0 missing", tally.toString());
  }

  @Test
  void theParadoxIsShownOrRefutedByTheIntervalAlone() {
    RecoveryTally up = RecoveryTally.empty(FIVE);
    RecoveryTally down = RecoveryTally.empty(FIVE);
    for (int i = 0; i < 20; i++) {
      up = up.add(2, 3 + i % 2);
      down = down.add(4, 2 + i % 2);
    }
    assertEquals(Finding.YES, up.paradox(0.95));
    assertEquals(Finding.NO, down.paradox(0.95));
    assertEquals(Finding.UNKNOWN, RecoveryTally.empty(FIVE).paradox(0.95));
    assertEquals(Finding.UNKNOWN, RecoveryTally.empty(FIVE).add(1, 5).paradox(0.95));
    assertEquals(Finding.UNKNOWN, RecoveryTally.empty(FIVE).add(3, 3).add(4, 4).paradox(0.95));
  }

  /** Two who gained a point each are no proof that customers gain. */
  @Test
  void customersWhoAllChangedAlikeShowNothing() {
    RecoveryTally gained = RecoveryTally.empty(FIVE).add(2, 3).add(3, 4);
    assertEquals(Estimate.of(1, 2), gained.meanChange(0.95));
    assertEquals(Finding.UNKNOWN, gained.paradox(0.95));
    assertEquals(Finding.UNKNOWN, RecoveryTally.empty(FIVE).add(3, 2).add(4, 3).paradox(0.95));
  }

  @Test
  void theMeanChangeIsWithinWhatTheScaleAllows() {
    Estimate change = RecoveryTally.empty(FIVE).add(1, 5).add(2, 3).meanChange(0.95);
    assertEquals(Estimate.of(2.5, Interval.of(-4, 4, 0.95), 2), change);
  }

  @Test
  void missingMeasurementsAreCountedAndChangeNothingElse() {
    RecoveryTally tally = RecoveryTally.empty(FIVE).add(3, 4).add(4, 4);
    assertEquals(1, tally.addMissing().missing());
    assertEquals(2, tally.addMissing().customers());
    assertEquals(tally.meanChange(0.9), tally.addMissing().meanChange(0.9));
  }

  @Test
  void badInputIsNamed() {
    RecoveryTally tally = RecoveryTally.empty(FIVE);
    assertThrows(IllegalArgumentException.class, () -> tally.add(0, 4));
    assertThrows(IllegalArgumentException.class, () -> tally.add(4, 6));
    assertThrows(IllegalArgumentException.class, () -> tally.paradox(0));
    assertThrows(
        IllegalArgumentException.class,
        () -> tally.merge(RecoveryTally.empty(RatingScale.of(1, 7))));
    byte[] bytes = tally.add(1, 4).toBytes();
    byte[] impossible = bytes.clone();
    impossible[impossible.length - 1] = 1;
    assertEquals(
        "bytes must hold sums that fit together, held 1 customers on 1 to 5, 1 gained, 0 missing",
        ByteForms.assertRefused(impossible, RecoveryTally::fromBytes));
    byte[] uneven = IncidentTally.empty().toBytes();
    uneven[3] = 1;
    assertEquals(
        "bytes must hold counts that fit together, held 1 satisfying and 0 dissatisfying incidents",
        ByteForms.assertRefused(uneven, IncidentTally::fromBytes));
  }

  @Test
  void talliesAreEqualByTheirSums() {
    RecoveryTally tally = RecoveryTally.empty(FIVE);
    new EqualsTester()
        .addEqualityGroup(tally, RecoveryTally.empty(FIVE))
        .addEqualityGroup(tally.add(1, 2), tally.add(3, 4))
        .addEqualityGroup(tally.add(2, 1))
        .addEqualityGroup(tally.addMissing())
        .addEqualityGroup(RecoveryTally.empty(RatingScale.of(1, 7)))
        .testEquals();
  }

  /** A code below 25 is a pair of scores, 25 a missing one. */
  private static RecoveryTally tally(List<Integer> codes) {
    RecoveryTally tally = RecoveryTally.empty(FIVE);
    for (int code : codes) {
      tally = code == 25 ? tally.addMissing() : tally.add(1 + code / 5, 1 + code % 5);
    }
    return tally;
  }

  @Property
  void talliesMergeToTheWholeInAnyOrder(
      @ForAll @Size(max = 20) List<@IntRange(max = 25) Integer> left,
      @ForAll @Size(max = 20) List<@IntRange(max = 25) Integer> right) {
    List<Integer> all = new ArrayList<>(right);
    all.addAll(left);
    RecoveryTally merged = tally(left).merge(tally(right));
    assertEquals(tally(all), merged);
    assertEquals(merged, tally(right).merge(tally(left)).merge(RecoveryTally.empty(FIVE)));
    ByteForms.assertTravels(merged, RecoveryTally::toBytes, RecoveryTally::fromBytes);
    assertArrayEquals(tally(all).toBytes(), merged.toBytes());
    assertEquals(all.size(), merged.customers() + merged.missing());
  }

  /** Against a tally of the changes themselves, on the scale of all changes. */
  @Property
  void theMeanChangeIsThatOfTheChanges(
      @ForAll @Size(max = 30) List<@IntRange(max = 24) Integer> codes) {
    RatingScale changes = RatingScale.of(-4, 4);
    RatingTally expected =
        RatingTally.of(changes, codes.stream().map(code -> code % 5 - code / 5).toList());
    Estimate found = tally(codes).meanChange(0.9);
    Estimate wanted = expected.mean().t(0.9).clippedTo(-4, 4);
    assertEquals(wanted.isKnown(), found.isKnown());
    if (found.isKnown()) {
      assertEquals(wanted.value(), found.value(), 1e-12);
      assertEquals(wanted.interval().isPresent(), found.interval().isPresent());
      wanted.interval().ifPresent(interval -> {
        Interval own = found.interval().orElseThrow();
        assertEquals(interval.lower(), own.lower(), 1e-7);
        assertEquals(interval.upper(), own.upper(), 1e-7);
        assertTrue(own.lower() >= -4 && own.upper() <= 4, found::toString);
      });
      assertEquals(expected.atLeast(1), tally(codes).gained());
      assertFalse(tally(codes).paradox(0.9) == Finding.YES && found.value() <= 0);
      assertTrue(tally(codes).paradox(0.9) != Finding.NO || found.value() <= 0);
      boolean isAlike =
          codes.stream().map(code -> code % 5 - code / 5).distinct().count() == 1;
      assertEquals(!isAlike, found.interval().isPresent());
      assertTrue(!isAlike || tally(codes).paradox(0.9) == Finding.UNKNOWN);
    }
  }
}
