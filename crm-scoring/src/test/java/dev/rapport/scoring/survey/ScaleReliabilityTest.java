package dev.rapport.scoring.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.scoring.samples.ByteForms;
import dev.rapport.scoring.survey.ScaleReliability.Form;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScaleReliabilityTest {
  private static final RatingScale SCALE = RatingScale.of(1, 5);
  private static final Form THREE = Form.of(SCALE, 3);
  private static final List<List<Integer>> FIVE = List.of(
      List.of(5, 4, 5), List.of(4, 4, 4), List.of(2, 3, 2), List.of(3, 3, 4), List.of(1, 2, 1));

  private static ScaleReliability of(Form form, List<List<Integer>> rows) {
    return rows.stream().collect(ScaleReliability.collector(form));
  }

  private static void assertInterval(double lower, double upper, Interval interval) {
    assertEquals(lower, interval.lower(), 0.00005, interval.toString());
    assertEquals(upper, interval.upper(), 0.00005, interval.toString());
  }

  /** Published alpha, items and respondents (Feldt, Woodruff and Salih 1987); ends computed. */
  @Test
  void intervalOfAPublishedAlpha() {
    assertInterval(0.7047, 0.8616, ScaleReliability.feldt(0.79, 26, 41, 0.90));
    assertInterval(0.6851, 0.8726, ScaleReliability.feldt(0.79, 26, 41, 0.95));
  }

  /** Computed: item variances 2.5, 0.7, 2.7 and a total variance of 15.8. */
  @Test
  void alphaOfFiveRespondents() {
    Estimate alpha = of(THREE, FIVE).alpha(0.95);
    assertEquals(0.939873, alpha.value(), 0.0000005);
    assertEquals(1.5 * (1 - (2.5 + 0.7 + 2.7) / 15.8), alpha.value(), 1e-14);
    assertInterval(0.6962, 0.9933, alpha.interval().orElseThrow());
    assertEquals(5, alpha.sampleSize());
  }

  @Test
  void itemTotalCorrelationLeavesTheItemOut() {
    // item 0: 5 4 2 3 1 against 9 8 5 7 3: covariance 15/4 over √(10/4 · 23.2/4)
    assertEquals(
        15 / Math.sqrt(10 * 23.2), of(THREE, FIVE).itemTotalCorrelation(0).value(), 1e-12);
    // without item 0: variances 0.7 and 2.7, total 5.8
    assertEquals(2 * (1 - 3.4 / 5.8), of(THREE, FIVE).alphaWithout(0).value(), 1e-12);
  }

  @Test
  void anUndeclaredReversedItemShowsAndDeclaringItMends() {
    List<List<Integer>> turned = FIVE.stream()
        .map(row -> List.of(row.get(0), row.get(1), 6 - row.get(2)))
        .toList();
    ScaleReliability naive = of(THREE, turned);
    assertTrue(naive.alpha(0.95).value() < 0);
    assertTrue(naive.againstTheRest().contains(2));
    ScaleReliability declared = of(new Form(SCALE, 3, Set.of(2)), turned);
    assertEquals(of(THREE, FIVE).alpha(0.95), declared.alpha(0.95));
    assertEquals(List.of(), declared.againstTheRest());
  }

  @Test
  void undefinedWhereTheFormulaDivides() {
    ScaleReliability none = ScaleReliability.empty(THREE).addMissing();
    assertEquals(UndefinedReason.Kind.NO_DATA, reason(none.alpha(0.95)));
    assertEquals(UndefinedReason.Kind.NO_DATA, reason(none.itemTotalCorrelation(1)));
    ScaleReliability one = none.add(List.of(1, 2, 3));
    assertEquals(UndefinedReason.Kind.TOO_FEW, reason(one.alpha(0.95)));
    assertEquals(UndefinedReason.Kind.NO_VARIATION, reason(one.merge(one).alpha(0.95)));
    assertEquals(UndefinedReason.Kind.NO_VARIATION, reason(one.merge(one).itemTotalCorrelation(0)));
    ScaleReliability single = of(Form.of(SCALE, 1), List.of(List.of(1), List.of(2)));
    assertEquals(
        "undefined: at least 2 items are needed, there was 1", single.alpha(0.9).toString());
    assertEquals(UndefinedReason.Kind.TOO_FEW, reason(single.itemTotalCorrelation(0)));
    assertFalse(single.alphaWithout(0).isKnown());
    // totals all equal though the answers are not
    ScaleReliability seesaw =
        of(Form.of(SCALE, 2), List.of(List.of(1, 5), List.of(5, 1), List.of(3, 3)));
    assertEquals("undefined: all totals are equal", seesaw.alpha(0.95).toString());
    assertEquals(-1, seesaw.itemTotalCorrelation(0).value(), 1e-12);
  }

  private static UndefinedReason.Kind reason(Estimate estimate) {
    return estimate.reason().orElseThrow().kind();
  }

  @Test
  void rejectsWhatDoesNotFit() {
    ScaleReliability empty = ScaleReliability.empty(THREE);
    assertThrows(IllegalArgumentException.class, () -> empty.add(List.of(1, 2)));
    assertThrows(IllegalArgumentException.class, () -> empty.add(List.of(1, 2, 6)));
    assertThrows(
        IllegalArgumentException.class,
        () -> ScaleReliability.empty(new Form(SCALE, 3, Set.of(0))).add(List.of(0, 2, 3)));
    assertThrows(IllegalArgumentException.class, () -> new Form(SCALE, 3, Set.of(3)));
    assertThrows(IllegalArgumentException.class, () -> new Form(SCALE, 3, Set.of(-1)));
    assertThrows(IllegalArgumentException.class, () -> Form.of(SCALE, 0));
    assertThrows(IllegalArgumentException.class, () -> Form.of(SCALE, 201));
    assertThrows(IllegalArgumentException.class, () -> empty.itemTotalCorrelation(3));
    assertThrows(IllegalArgumentException.class, () -> empty.alphaWithout(-1));
    assertThrows(
        IllegalArgumentException.class,
        () -> empty.merge(ScaleReliability.empty(new Form(SCALE, 3, Set.of(1)))));
    assertThrows(IllegalArgumentException.class, () -> empty.alpha(95));
    assertThrows(IllegalArgumentException.class, () -> ScaleReliability.feldt(1.1, 3, 9, 0.95));
    assertThrows(IllegalArgumentException.class, () -> ScaleReliability.feldt(0.5, 1, 9, 0.95));
    assertThrows(IllegalArgumentException.class, () -> ScaleReliability.feldt(0.5, 3, 1, 0.95));
    new NullPointerTester().testAllPublicInstanceMethods(empty);
  }

  /** The form holds the ends of the scale, how many items, a flag for each, the counts, then sums and products. */
  @Test
  void bytesThatNoAnswersGiveAreRefused() {
    byte[] bytes = of(THREE, FIVE).toBytes();
    int flags = 3 + 3;
    int sums = flags + 3 + 2;
    assertEquals(5, bytes[flags + 3], "respondents");
    assertRefused(bytes, flags, 2, "bytes must hold flags 0 and 1, held 2");
    // Five respondents give an item 5 to 25 in all, and squares that are no less than the sum's
    // square by five.
    String first = "bytes must hold sums that fit together, item 0 does not";
    assertRefused(bytes, sums, 26, first);
    assertRefused(bytes, sums, 4, first);
    assertRefused(bytes, sums, -26, first);
    assertRefused(bytes, sums + 1, 44, first);
    assertRefused(bytes, sums + 2, 2, "bytes must hold sums that fit together, item 1 does not");
  }

  private static void assertRefused(byte[] bytes, int place, int number, String message) {
    byte[] changed = bytes.clone();
    // Sums and products are folded with their signs; all here are of one byte but products.
    boolean isFlag = place < 9;
    changed[place] = (byte) (isFlag ? number : (number << 1) ^ (number >> 31));
    assertEquals(message, ByteForms.assertRefused(changed, ScaleReliability::fromBytes));
  }

  @Test
  void equality() {
    new EqualsTester()
        .addEqualityGroup(of(THREE, FIVE), of(THREE, FIVE))
        .addEqualityGroup(of(THREE, FIVE).addMissing())
        .addEqualityGroup(ScaleReliability.empty(THREE))
        .addEqualityGroup(ScaleReliability.empty(Form.of(SCALE, 2)))
        .testEquals();
  }
}
