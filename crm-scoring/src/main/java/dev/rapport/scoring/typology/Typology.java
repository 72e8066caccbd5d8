package dev.rapport.scoring.typology;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/**
 * Four named types on two named axes.
 *
 * <p>{@code SatisfactionType.TYPOLOGY} has the axes "satisfaction" and "loyalty", and its type in {@link Quadrant#LOW_HIGH} is {@link
 * SatisfactionType#HOSTAGE}. Each quadrant has exactly one type. A typology holds no cuts: those depend on the scale and on the customers, and
 * are given to {@link #place}.
 *
 * @param <T> the enum of the types
 */
public final class Typology<T extends Enum<T> & QuadrantType> {
  private final String firstAxis;
  private final String secondAxis;
  private final Map<Quadrant, T> types;

  private Typology(String firstAxis, String secondAxis, Map<Quadrant, T> types) {
    this.firstAxis = firstAxis;
    this.secondAxis = secondAxis;
    this.types = types;
  }

  /**
   * Returns a typology.
   *
   * @param types an enum of four constants, one for each quadrant
   * @param firstAxis what the first axis measures, not blank
   * @param secondAxis what the second axis measures, not blank
   * @param <T> the enum
   * @return the typology
   * @throws IllegalArgumentException if two types have one quadrant, a quadrant has none, or a name is blank
   */
  public static <T extends Enum<T> & QuadrantType> Typology<T> of(
      Class<T> types, String firstAxis, String secondAxis) {
    checkArgument(!requireNonNull(firstAxis, "firstAxis").isBlank(), "firstAxis must not be blank");
    checkArgument(
        !requireNonNull(secondAxis, "secondAxis").isBlank(), "secondAxis must not be blank");
    Map<Quadrant, T> byQuadrant = new EnumMap<>(Quadrant.class);
    for (T type : EnumSet.allOf(requireNonNull(types, "types"))) {
      T other = byQuadrant.put(type.quadrant(), type);
      checkArgument(
          other == null,
          "types must have one type for each quadrant, %s had %s and %s",
          type.quadrant(),
          other,
          type);
    }
    checkArgument(
        byQuadrant.size() == Quadrant.values().length,
        "types must have a type for each quadrant, had %s",
        byQuadrant);
    return new Typology<>(firstAxis, secondAxis, Collections.unmodifiableMap(byQuadrant));
  }

  /**
   * Returns what the first axis measures.
   *
   * @return its English name
   */
  public String firstAxis() {
    return firstAxis;
  }

  /**
   * Returns what the second axis measures.
   *
   * @return its English name
   */
  public String secondAxis() {
    return secondAxis;
  }

  /**
   * Returns the types by their quadrants.
   *
   * @return an entry for each quadrant; unmodifiable
   */
  public Map<Quadrant, T> types() {
    return types;
  }

  /**
   * Names a quadrant.
   *
   * @param quadrant a quadrant on the axes of this typology
   * @return its type
   */
  public T type(Quadrant quadrant) {
    return requireNonNull(types.get(requireNonNull(quadrant, "quadrant")));
  }

  /**
   * Places a customer.
   *
   * @param cuts where the axes turn from low to high
   * @param x the customer's value on the first axis, finite
   * @param y the customer's value on the second axis, finite
   * @return the type with the numbers behind it
   * @throws IllegalArgumentException if a value is not finite
   */
  public Placement<T> place(QuadrantClassifier cuts, double x, double y) {
    return new Placement<>(this, cuts, x, y);
  }

  /**
   * Returns the axes.
   *
   * @return such as {@code "satisfaction by loyalty"}
   */
  @Override
  public String toString() {
    return firstAxis + " by " + secondAxis;
  }
}
