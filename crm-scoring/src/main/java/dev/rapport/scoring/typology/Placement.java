package dev.rapport.scoring.typology;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import java.math.BigDecimal;

/**
 * Where a customer stands in a typology: the two numbers, the cuts, and the type that follows from them.
 *
 * <p>{@code SatisfactionType.TYPOLOGY.place(QuadrantClassifier.of(Cut.at(3), Cut.at(3)), 2, 5)} has the type {@link
 * SatisfactionType#HOSTAGE}. It is a snapshot: another cut gives another type for the same customer.
 *
 * @param typology the names of the quadrants
 * @param cuts where the axes turn from low to high
 * @param x the value on the first axis
 * @param y the value on the second axis
 * @param <T> the enum of the types
 */
public record Placement<T extends Enum<T> & QuadrantType>(
    Typology<T> typology, QuadrantClassifier cuts, double x, double y) implements Explainable {
  /**
   * Checks the components.
   *
   * @param typology not null
   * @param cuts not null
   * @param x finite; a negative zero becomes zero
   * @param y finite; a negative zero becomes zero
   * @throws IllegalArgumentException if a value is not finite
   */
  public Placement {
    requireNonNull(typology, "typology");
    requireNonNull(cuts, "cuts");
    x = Cut.requireFinite(x, "x") + 0.0;
    y = Cut.requireFinite(y, "y") + 0.0;
  }

  /**
   * Returns the type.
   *
   * @return the type of the quadrant
   */
  public T type() {
    return typology.type(cuts.classify(x, y));
  }

  /**
   * Says why: the type, and for each axis the value, the cut and the side.
   *
   * @return the explanation
   */
  @Override
  public Explanation explanation() {
    T type = type();
    return Explanation.of(TypologyCode.PLACED)
        .with("type", type)
        .with("traits", type.traits())
        .because(
            axis(typology.firstAxis(), x, cuts.first()),
            axis(typology.secondAxis(), y, cuts.second()));
  }

  private static Explanation axis(String name, double value, Cut cut) {
    return Explanation.of(cut.isHigh(value) ? TypologyCode.HIGH : TypologyCode.LOW)
        .with("axis", name)
        .with("value", BigDecimal.valueOf(value))
        .with("cut", BigDecimal.valueOf(cut.value()))
        .with("basis", cut.basis())
        .with("tie", cut.tie());
  }
}
