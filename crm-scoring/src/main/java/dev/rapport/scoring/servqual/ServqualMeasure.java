package dev.rapport.scoring.servqual;

import static java.util.Objects.requireNonNull;

import dev.rapport.scoring.survey.RatingScale;
import dev.rapport.scoring.survey.ScaleReliability;
import java.util.stream.Collector;

/**
 * What is taken of an answer: how perception differs from expectation, or one of the two alone. Closed.
 *
 * <p>Which one measures quality is an old dispute. The gap says where customers miss what they expect, and by how
 * much; the perception alone needs half the questions, and told Cronin and Taylor more of how customers judge the whole.
 */
public enum ServqualMeasure {
  /** Perception less expectation, P - E, from -6 to 6: the SERVQUAL score (感知与期望之差). Negative where the service falls short. */
  GAP(0),

  /**
   * The perception alone, from 1 to 7: the SERVPERF score (绩效感知).
   *
   * <p>Reference: J. J. Cronin and S. A. Taylor, <em>Measuring service quality: a reexamination and extension</em>, 1992.
   */
  PERCEPTION(1),

  /** The expectation alone, from 1 to 7 (服务期望). */
  EXPECTATION(2);

  private static final RatingScale DIFFERENCES = RatingScale.of(
      ServqualAnswers.SCALE.lowest() - ServqualAnswers.SCALE.highest(),
      ServqualAnswers.SCALE.highest() - ServqualAnswers.SCALE.lowest());

  private final int place;

  ServqualMeasure(int place) {
    this.place = place;
  }

  /**
   * Returns the range of the measure.
   *
   * @return -6 to 6 for the gap, 1 to 7 for the others
   */
  public RatingScale scale() {
    return this == GAP ? DIFFERENCES : ServqualAnswers.SCALE;
  }

  /**
   * Returns the form by which a dimension's items are checked for going together.
   *
   * @param dimension a dimension
   * @return as many items as it has, on the scale of this measure, none reversed: answers to negative statements are turned round
   *     where they come in
   */
  public ScaleReliability.Form form(QualityDimension dimension) {
    return ScaleReliability.Form.of(
        scale(), requireNonNull(dimension, "dimension").items().size());
  }

  /**
   * Returns a collector that checks how well the items of a dimension go together (Cronbach's alpha, 克隆巴赫系数).
   *
   * <p>Who left out an item of the dimension counts as missing.
   *
   * @param dimension a dimension
   * @return a collector of respondents
   */
  public Collector<ServqualAnswers, ?, ScaleReliability> reliability(QualityDimension dimension) {
    ScaleReliability empty = ScaleReliability.empty(form(dimension));
    return Collector.of(
        () -> new ScaleReliability[] {empty},
        (held, answers) -> held[0] =
            answers.scores(this, dimension).map(held[0]::add).orElseGet(held[0]::addMissing),
        (left, right) -> new ScaleReliability[] {left[0].merge(right[0])},
        held -> held[0],
        Collector.Characteristics.UNORDERED);
  }

  /** Returns the place among the three, from 0. */
  int place() {
    return place;
  }
}
