package dev.rapport.scoring.servqual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason.Kind;
import dev.rapport.scoring.servqual.ToleranceTally.Answer;
import dev.rapport.scoring.survey.RatingScale;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ToleranceTest {
  private static final RatingScale NINE = RatingScale.of(1, 9);
  private static final ToleranceZone ZONE = new ToleranceZone(4, 7);

  private static final ToleranceTally THREE = Stream.of(
          new Answer(4, 7, 5), new Answer(6, 8, 5), new Answer(5, 7, 7))
      .collect(ToleranceTally.collector(NINE));

  private static String message(Runnable bad) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, bad::run).getMessage());
  }

  @Test
  void bothLevelsBelongToTheBandAboveThem() {
    assertSame(ToleranceBand.UNACCEPTABLE, ZONE.band(Math.nextDown(4.0)));
    assertSame(ToleranceBand.TOLERATED, ZONE.band(4));
    assertSame(ToleranceBand.TOLERATED, ZONE.band(Math.nextDown(7.0)));
    assertSame(ToleranceBand.DELIGHTED, ZONE.band(7));
    assertEquals(1, ZONE.adequacy(5));
    assertEquals(-2, ZONE.superiority(5));
    assertEquals(3, ZONE.width());
    assertFalse(ToleranceBand.UNACCEPTABLE.isAcceptable());
    assertTrue(ToleranceBand.TOLERATED.isAcceptable());
    assertTrue(ToleranceBand.DELIGHTED.isAcceptable());
  }

  @Test
  void aZoneWithoutWidthToleratesNothing() {
    ToleranceZone strict = new ToleranceZone(5, 5);
    assertSame(ToleranceBand.UNACCEPTABLE, strict.band(4.9));
    assertSame(ToleranceBand.DELIGHTED, strict.band(5));
  }

  @Test
  void explainsTheBand() {
    assertEquals(List.of("3.5 is below the adequate level 4"), ZONE.explain(3.5).lines());
    assertEquals(
        List.of("4 is at or above the adequate level 4 and below the desired level 7"),
        ZONE.explain(4).lines());
    assertEquals(
        List.of("8 is at or above the desired level 7"), ZONE.explain(8).lines());
  }

  /** Computed with SciPy 1.17. */
  @Test
  void sharesAndMeansOfThreeCustomers() {
    for (ToleranceBand band : ToleranceBand.values()) {
      assertEquals(1, THREE.count(band));
      assertEstimate(
          THREE.share(band).estimate(0.95), 1 / 3.0, 0.06149194472039621, 0.7923403991979522);
    }
    assertEstimate(THREE.adequacy(0.95), 0.6666666666666666, -3.127916366930093, 4.461249700263426);
    assertEstimate(
        THREE.superiority(0.95), -1.6666666666666667, -5.461249700263426, 2.1279163669300933);
    assertEstimate(THREE.width(0.95), 2.3333333333333335, 0.8991157567501793, 3.767550909916488);
  }

  private static void assertEstimate(Estimate estimate, double value, double lower, double upper) {
    assertEquals(value, estimate.value(), 1e-12);
    assertEquals(lower, estimate.interval().orElseThrow().lower(), 1e-9);
    assertEquals(upper, estimate.interval().orElseThrow().upper(), 1e-9);
    assertEquals(3, estimate.sampleSize());
  }

  /** Who did not say what is expected is in no band: not tolerated, and not at the middle of the scale. */
  @Test
  void anUnknownExpectationIsMissing() {
    ToleranceTally tally = THREE.addMissing().addMissing();
    assertEquals(2, tally.missing());
    assertEquals(3, tally.responses());
    assertEquals(THREE.adequacy(0.95), tally.adequacy(0.95));
    assertEquals(THREE.share(ToleranceBand.TOLERATED), tally.share(ToleranceBand.TOLERATED));
    assertEquals("1 to 9: 1 unacceptable, 1 tolerated, 1 delighted, 2 missing", tally.toString());
  }

  @Test
  void noCustomerAndOne() {
    ToleranceTally none = ToleranceTally.empty(NINE).addMissing();
    assertEquals(Kind.NO_DATA, none.adequacy(0.95).reason().orElseThrow().kind());
    assertEquals(
        Kind.NO_DATA,
        none.share(ToleranceBand.DELIGHTED)
            .estimate(0.95)
            .reason()
            .orElseThrow()
            .kind());
    ToleranceTally one = none.add(new Answer(3, 6, 9));
    assertEquals(Kind.TOO_FEW, one.superiority(0.95).reason().orElseThrow().kind());
    assertEquals(1, one.share(ToleranceBand.DELIGHTED).estimate(0.95).value());
    // All alike: the sample does not show a spread.
    assertEquals(Estimate.of(3, 2), one.merge(one).superiority(0.95));
  }

  @Test
  void rejectsBadZonesAndAnswers() {
    assertEquals(
        "adequate must be at most desired 4.0, was 5.0", message(() -> new ToleranceZone(5, 4)));
    assertTrue(message(() -> new ToleranceZone(Double.NaN, 4)).startsWith("adequate must be"));
    assertTrue(message(() -> new ToleranceZone(4, Double.POSITIVE_INFINITY))
        .startsWith("desired must be -1e100 to 1e100"));
    assertTrue(message(() -> ZONE.band(Double.NaN)).startsWith("perceived must be"));
    assertTrue(message(() -> ZONE.adequacy(-1e101)).startsWith("perceived must be"));
    assertTrue(message(() -> ZONE.superiority(1e101)).startsWith("perceived must be"));
    assertEquals(new ToleranceZone(0, 0), new ToleranceZone(-0.0, -0.0));
    assertTrue(message(() -> new Answer(6, 5, 5))
        .startsWith("adequate must be at most desired 5, was 6."));
    assertTrue(message(() -> THREE.add(new Answer(0, 5, 5))).startsWith("score must be 1 to 9"));
    assertTrue(message(() -> THREE.add(new Answer(1, 10, 5))).startsWith("score must be 1 to 9"));
    assertTrue(message(() -> THREE.add(new Answer(1, 5, 10))).startsWith("score must be 1 to 9"));
    assertEquals(
        "other must be on the scale 1 to 9, was on 1 to 7",
        message(() -> THREE.merge(ToleranceTally.empty(RatingScale.of(1, 7)))));
    assertTrue(message(() -> THREE.adequacy(1)).startsWith("level must be"));
    new NullPointerTester().testAllPublicInstanceMethods(THREE);
    new NullPointerTester()
        .setDefault(byte[].class, new byte[0])
        .testAllPublicStaticMethods(ToleranceTally.class);
  }

  @Test
  void rejectsBytesOfOtherThings() {
    assertTrue(message(() -> ToleranceTally.fromBytes(form(1, 9, 0, -1, 0, 0, 0, 0, 0, 0, 0, 0)))
        .contains("counts, was -1"));
    assertTrue(message(
            () -> ToleranceTally.fromBytes(form(1, Long.MAX_VALUE, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
        .contains("sums fit in 64 bits"));
    assertTrue(message(
            () -> ToleranceTally.fromBytes(form(1, 9, Long.MAX_VALUE, 1, 0, 0, 0, 0, 0, 0, 0, 0)))
        .contains("sums fit in 64 bits"));
    assertTrue(message(() -> ToleranceTally.fromBytes(form(1, 9, 0, 0, 1, 0, 9, 81, 0, 0, 9, 81)))
        .contains("from -8 to 8"));
    assertTrue(message(() -> ToleranceTally.fromBytes(form(1, 9, 0, 0, 1, 0, 1, 1, -1, 1, 3, 9)))
        .contains("adequacy less superiority"));
    assertTrue(message(() -> ToleranceTally.fromBytes(form(1, 9, 0, 0, 1, 0, 1, 2, -1, 1, 2, 4)))
        .contains("those of 1 numbers"));
    assertEquals(
        ToleranceTally.empty(NINE).add(new Answer(4, 6, 5)),
        ToleranceTally.fromBytes(form(1, 9, 0, 0, 1, 0, 1, 1, -1, 1, 2, 4)));
  }

  private static byte[] form(long... row) {
    return ByteForm.of("ToleranceTally", 1).write(out -> out.numbers(row));
  }

  @Test
  void countsThatNoLongerFitAreRefused() {
    ToleranceTally most =
        ToleranceTally.fromBytes(form(1, 9, 0, 0, 0, Long.MAX_VALUE, 0, 0, 0, 0, 0, 0));
    assertThrows(ArithmeticException.class, () -> most.add(new Answer(5, 5, 5)));
    assertThrows(ArithmeticException.class, most::addMissing);
    assertThrows(ArithmeticException.class, () -> most.merge(THREE));
  }

  @Test
  void equality() {
    new EqualsTester()
        .addEqualityGroup(
            ToleranceTally.empty(NINE),
            Stream.<Answer>empty().collect(ToleranceTally.collector(NINE)))
        .addEqualityGroup(ToleranceTally.empty(ServqualAnswers.SCALE))
        .addEqualityGroup(THREE, THREE.merge(ToleranceTally.empty(NINE)))
        .addEqualityGroup(THREE.addMissing())
        .testEquals();
    assertEquals(NINE, THREE.scale());
  }
}
