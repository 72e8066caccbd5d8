package dev.rapport.scoring.servqual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.scoring.servqual.GapDiagnosis.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class ServiceGapsProperties {
  private static final double THRESHOLD = 1;

  /** Gaps in steps of a half, so that ties with the threshold are common; 0 to 5 of them unknown. */
  @Provide
  Arbitrary<ServiceGaps> gaps() {
    return Arbitraries.integers()
        .between(-4, 4)
        .map(OptionalInt::of)
        .optional(0.7)
        .list()
        .ofSize(5)
        .map(values -> {
          ServiceGaps gaps = ServiceGaps.unknown();
          for (ServiceGap gap : ServiceGap.values()) {
            OptionalInt value = values.get(gap.number() - 1).orElse(OptionalInt.empty());
            gaps = value.isPresent() ? gaps.with(gap, value.getAsInt() / 2.0) : gaps;
          }
          return gaps;
        });
  }

  private static Optional<ServiceGap> search(ServiceGaps gaps, double threshold) {
    for (ServiceGap gap : List.of(
        ServiceGap.KNOWLEDGE,
        ServiceGap.STANDARDS,
        ServiceGap.DELIVERY,
        ServiceGap.COMMUNICATION)) {
      if (gaps.gap(gap).isKnown() && Math.abs(gaps.gap(gap).value()) >= threshold) {
        return Optional.of(gap);
      }
    }
    return Optional.empty();
  }

  /** What is certain stays whatever the unknown gaps turn out to be; what is not can turn out otherwise. */
  @Property
  void certainIsWhatNoUnknownGapCanChange(@ForAll("gaps") ServiceGaps gaps) {
    GapDiagnosis diagnosis = gaps.diagnose(THRESHOLD);
    List<ServiceGap> unknown = List.of(ServiceGap.values()).stream()
        .filter(gap -> !gaps.gap(gap).isKnown())
        .toList();
    long outcomes = IntStream.range(0, 1 << unknown.size())
        .mapToObj(large -> {
          ServiceGaps filled = gaps;
          for (int i = 0; i < unknown.size(); i++) {
            filled = filled.with(unknown.get(i), (large >> i & 1) == 0 ? 0.0 : -3.0);
          }
          return search(filled, THRESHOLD);
        })
        .distinct()
        .count();
    boolean isCertain = diagnosis.verdict() == Verdict.FOUND || diagnosis.verdict() == Verdict.NONE;
    assertEquals(isCertain, outcomes == 1);
    assertEquals(isCertain, diagnosis.doubts().isEmpty());
    assertEquals(search(gaps, THRESHOLD), diagnosis.first());
  }

  @Property
  void aHigherThresholdNeverMovesTheFirstGapForward(
      @ForAll("gaps") ServiceGaps gaps,
      @ForAll @DoubleRange(min = 0.1, max = 3) double low,
      @ForAll @DoubleRange(min = 0.1, max = 3) double more) {
    int first = gaps.diagnose(low).first().map(ServiceGap::number).orElse(5);
    assertTrue(gaps.diagnose(low + more).first().map(ServiceGap::number).orElse(5) >= first);
  }

  @Property
  void theSignsOfTheProvidersGapsDoNotCount(@ForAll("gaps") ServiceGaps gaps) {
    ServiceGaps turned = gaps;
    for (ServiceGap gap : ServiceGap.values()) {
      turned = turned.with(gap, gaps.gap(gap).map(value -> -value));
    }
    assertEquals(gaps.diagnose(THRESHOLD).first(), turned.diagnose(THRESHOLD).first());
    assertEquals(gaps.diagnose(THRESHOLD).verdict(), turned.diagnose(THRESHOLD).verdict());
  }

  /** One step for each gap, and an equal tree for an equal diagnosis. */
  @Property
  void explainsEveryGap(@ForAll("gaps") ServiceGaps gaps) {
    GapDiagnosis diagnosis = gaps.diagnose(THRESHOLD);
    assertEquals(
        diagnosis.isUnexplained() ? 6 : 5, diagnosis.explanation().children().size());
    assertEquals(gaps.diagnose(THRESHOLD).explanation(), diagnosis.explanation());
  }
}
