package dev.rapport.scoring.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.SampleMean;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.scoring.samples.ByteForms;
import dev.rapport.scoring.survey.ScaleReliability.Form;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ScaleReliabilityProperties {
  private static ScaleReliability of(Form form, List<List<Integer>> rows) {
    return rows.stream().collect(ScaleReliability.collector(form));
  }

  private static final RatingScale SCALE = RatingScale.of(1, 5);
  private static final Form THREE = Form.of(SCALE, 3);

  @Provide
  Arbitrary<List<Integer>> rows() {
    return Arbitraries.integers().between(1, 5).list().ofSize(3);
  }

  /** The respondents of one item, however many there are. */
  @Property
  void alphaIsUndefinedForFewerThanTwoItems(
      @ForAll @Size(min = 2, max = 30) List<@IntRange(min = 1, max = 5) Integer> answers) {
    ScaleReliability single = answers.stream()
        .map(answer -> List.of(answer))
        .collect(ScaleReliability.collector(Form.of(SCALE, 1)));
    UndefinedReason reason = single.alpha(0.95).reason().orElseThrow();
    assertEquals(UndefinedReason.Kind.TOO_FEW, reason.kind());
    assertEquals("at least 2 items are needed, there was 1", reason.words());
    assertFalse(single.alphaWithout(0).isKnown());
  }

  @Property
  void alphaIsAtMostOneAndKeepsItsValueWhenItemsAreReordered(
      @ForAll @Size(min = 2, max = 30) List<@From("rows") List<Integer>> rows) {
    Estimate alpha = of(THREE, rows).alpha(0.95);
    List<List<Integer>> reordered =
        rows.stream().map(row -> List.of(row.get(2), row.get(0), row.get(1))).toList();
    assertEquals(alpha, of(THREE, reordered).alpha(0.95));
    if (alpha.isKnown()) {
      Interval interval = alpha.interval().orElseThrow();
      assertTrue(alpha.value() <= 1 && interval.upper() <= 1);
      assertTrue(interval.lower() <= interval.upper());
    }
  }

  /** Adding a constant to an item, here by a wider scale, and turning all items round both keep alpha. */
  @Property
  void alphaIgnoresShiftsAndTheDirectionOfTheWhole(
      @ForAll @Size(min = 2, max = 30) List<@From("rows") List<Integer>> rows,
      @ForAll @IntRange(max = 20) int shift) {
    Form wide = Form.of(RatingScale.of(1, 25), 3);
    Form turned = new Form(SCALE, 3, Set.of(0, 1, 2));
    List<List<Integer>> shifted = rows.stream()
        .map(row -> List.of(row.get(0), row.get(1) + shift, row.get(2)))
        .toList();
    assertEquals(of(THREE, rows).alpha(0.95), of(wide, shifted).alpha(0.95));
    assertEquals(of(THREE, rows).alpha(0.95), of(turned, rows).alpha(0.95));
  }

  @Property
  void identicalItemsHaveAlphaOne(
      @ForAll @Size(min = 2, max = 30) List<@IntRange(min = 1, max = 5) Integer> answers) {
    ScaleReliability tally =
        of(THREE, answers.stream().map(a -> List.of(a, a, a)).toList());
    boolean varies = answers.stream().distinct().count() > 1;
    assertEquals(varies, tally.alpha(0.95).isKnown());
    if (varies) {
      assertEquals(1, tally.alpha(0.95).value(), 1e-15);
      assertEquals(1, tally.itemTotalCorrelation(1).value(), 1e-12);
    }
  }

  @Property
  void mergedTallyIsTheTallyOfTheConcatenation(
      @ForAll List<@From("rows") List<Integer>> left,
      @ForAll List<@From("rows") List<Integer>> right) {
    ScaleReliability merged = of(THREE, left).merge(of(THREE, right));
    assertEquals(of(THREE, Stream.concat(right.stream(), left.stream()).toList()), merged);
    assertEquals(merged, of(THREE, right).merge(of(THREE, left)));
    assertEquals(merged, merged.merge(ScaleReliability.empty(THREE)));
  }

  @Property
  void theByteFormCarriesTheTally(
      @ForAll List<@From("rows") List<Integer>> rows,
      @ForAll Set<@IntRange(max = 2) Integer> reversed) {
    ScaleReliability tally = of(new Form(SCALE, 3, reversed), rows).addMissing();
    ByteForms.assertTravels(tally, ScaleReliability::toBytes, ScaleReliability::fromBytes);
    assertEquals(tally.alpha(0.95), ScaleReliability.fromBytes(tally.toBytes()).alpha(0.95));
  }

  @Property
  void theMeanIsThatOfTheRespondentsMeans(@ForAll List<@From("rows") List<Integer>> rows) {
    SampleMean mean = of(THREE, rows).mean();
    double[] scores = rows.stream()
        .mapToDouble(row -> (row.get(0) + row.get(1) + row.get(2)) / 3.0)
        .toArray();
    assertEquals(scores.length, mean.size());
    double sum = DoubleStream.of(scores).sum();
    assertEquals(sum, mean.sum(), 1e-9);
    double squares = DoubleStream.of(scores)
        .map(score -> (score - sum / scores.length) * (score - sum / scores.length))
        .sum();
    assertEquals(squares, mean.squaredDeviations(), 1e-9);
  }
}
