package dev.rapport.scoring.customervalue;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.numeric.ExactSum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an offer leaves the customer with: customer delivered value (客户让渡价值).
 *
 * <pre>
 * delivered value = (product + service + personnel + image) - (money + time + energy + psychic)
 * </pre>
 *
 * <p>With benefits of 50, 20, 15 and 15 and costs of 60, 8, 5 and 4 it is 100 - 77 = 23. All eight are in one unit: money's worth, or points of one
 * scale. Those that are not known exactly are given as a range, and so is the result: with an image between 10 and 20 it is 18 to 28. A
 * component is never left out, because nothing is known of it is not the same as zero. The sums are exact before they are rounded, once.
 *
 * <p>It is the customer's view of one offer, and only means something beside other offers: {@link OfferChoice}. What the customer is worth to the
 * firm is another matter. Equal values have the same unit and components. Immutable and thread-safe.
 *
 * <p>Reference: P. Kotler (1994), Marketing management, 8th edition.
 */
public final class DeliveredValue implements Explainable {
  private static final double LARGEST = 1e100;

  private final String unit;
  private final ImmutableMap<ValueComponent, ValueRange> components;

  private DeliveredValue(String unit, Map<ValueComponent, ValueRange> components) {
    this.unit = unit;
    this.components = Maps.immutableEnumMap(components);
  }

  /**
   * Starts an offer of which all eight components are to be given.
   *
   * @param unit in what all of them are measured, such as {@code "EUR"}, not blank
   * @return a builder
   * @throws IllegalArgumentException if the unit is blank
   */
  public static Builder in(String unit) {
    return new Builder(unit);
  }

  /**
   * Returns the unit.
   *
   * @return in what all components and results are measured, but the ratio
   */
  public String unit() {
    return unit;
  }

  /**
   * Returns one component.
   *
   * @param component which one
   * @return what it is, or between what it lies
   */
  public ValueRange component(ValueComponent component) {
    return requireNonNull(components.get(requireNonNull(component, "component")));
  }

  /**
   * Returns the offer with another component.
   *
   * @param component which one
   * @param value what it is, at most 1e100 in size
   * @return the offer
   * @throws IllegalArgumentException if the value breaks its rule
   */
  public DeliveredValue with(ValueComponent component, ValueRange value) {
    Map<ValueComponent, ValueRange> changed = new EnumMap<>(components);
    changed.put(requireNonNull(component, "component"), requireSize(value, component));
    return new DeliveredValue(unit, changed);
  }

  /**
   * Returns total customer value (整体客户价值).
   *
   * @return the sum of the four benefits
   */
  public ValueRange totalValue() {
    return new ValueRange(sum(true, true).value(), sum(true, false).value());
  }

  /**
   * Returns total customer cost (整体客户成本).
   *
   * @return the sum of the four costs
   */
  public ValueRange totalCost() {
    return new ValueRange(sum(false, true).value(), sum(false, false).value());
  }

  /**
   * Returns what the customer is left with.
   *
   * @return benefits less costs: least benefits less greatest costs, to greatest benefits less least costs
   */
  public ValueRange delivered() {
    return new ValueRange(balance(true), balance(false));
  }

  /**
   * Returns benefits divided by costs: the form to compare offers of different size by.
   *
   * @return the ratio; nothing unless the costs are surely above zero
   * @throws ArithmeticException if the ratio is beyond a {@code double}
   */
  public Optional<ValueRange> ratio() {
    ValueRange value = totalValue();
    ValueRange cost = totalCost();
    if (cost.low() <= 0) {
      return Optional.empty();
    }
    // What is negative is made least by the smallest cost, what is positive by the greatest.
    double low = value.low() / (value.low() < 0 ? cost.low() : cost.high());
    double high = value.high() / (value.high() < 0 ? cost.high() : cost.low());
    if (!Double.isFinite(low) || !Double.isFinite(high)) {
      throw new ArithmeticException(
          "ratio must fit in a double, was that of " + value + " to " + cost);
    }
    return Optional.of(new ValueRange(low, high));
  }

  /**
   * Returns the components that are not known exactly: what to ask customers about next.
   *
   * @return the components, the widest range first, equal ones in the order of the enum; unmodifiable
   */
  public List<ValueComponent> unknowns() {
    List<ValueComponent> unknowns = new ArrayList<>();
    components.forEach((component, value) -> {
      if (!value.isExact()) {
        unknowns.add(component);
      }
    });
    unknowns.sort(
        Comparator.comparingDouble((ValueComponent it) -> component(it).width()).reversed());
    return List.copyOf(unknowns);
  }

  private double balance(boolean least) {
    ExactSum sum = new ExactSum();
    components.forEach((component, value) -> {
      double end = component.isBenefit() == least ? value.low() : value.high();
      sum.add(component.isBenefit() ? end : -end);
    });
    return sum.value();
  }

  private ExactSum sum(boolean benefits, boolean least) {
    ExactSum sum = new ExactSum();
    components.forEach((component, value) -> {
      if (component.isBenefit() == benefits) {
        sum.add(least ? value.low() : value.high());
      }
    });
    return sum;
  }

  /**
   * Says what the customer is left with, by benefits and costs and each of their parts.
   *
   * @return the explanation
   */
  @Override
  public Explanation explanation() {
    return Explanation.of(CustomerValueCode.DELIVERED)
        .with("delivered", delivered().toString())
        .with("unit", unit)
        .because(
            side(CustomerValueCode.BENEFITS, totalValue(), true),
            side(CustomerValueCode.COSTS, totalCost(), false));
  }

  private Explanation side(CustomerValueCode code, ValueRange total, boolean benefits) {
    List<Explanation> parts = new ArrayList<>();
    components.forEach((component, value) -> {
      if (component.isBenefit() == benefits) {
        parts.add(Explanation.of(CustomerValueCode.COMPONENT)
            .with("component", component)
            .with("value", value.toString()));
      }
    });
    return Explanation.of(code).with("total", total.toString()).because(parts);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof DeliveredValue other
        && unit.equals(other.unit)
        && components.equals(other.components);
  }

  @Override
  public int hashCode() {
    // The hash of an enum constant differs from run to run; that of its name does not.
    int hash = unit.hashCode();
    for (ValueRange value : components.values()) {
      hash = 31 * hash + value.hashCode();
    }
    return hash;
  }

  /**
   * Returns what the customer is left with.
   *
   * @return such as {@code "18 to 28 EUR"}
   */
  @Override
  public String toString() {
    return delivered() + " " + unit;
  }

  private static ValueRange requireSize(ValueRange value, ValueComponent component) {
    checkArgument(
        requireNonNull(value, "value").low() >= -LARGEST && value.high() <= LARGEST,
        "%s must be at most 1e100 in size, was %s",
        component,
        value);
    return value;
  }

  /** Collects the eight components of an offer. */
  public static final class Builder {
    private final String unit;
    private final Map<ValueComponent, ValueRange> components = new EnumMap<>(ValueComponent.class);

    private Builder(String unit) {
      checkArgument(!requireNonNull(unit, "unit").isBlank(), "unit must not be blank");
      this.unit = unit;
    }

    /**
     * Sets a component that is known.
     *
     * @param component which one, not set before
     * @param value what it is, at most 1e100 in size
     * @return this builder
     * @throws IllegalArgumentException if the value breaks its rule
     * @throws IllegalStateException if the component was set before
     */
    public Builder with(ValueComponent component, double value) {
      return with(component, ValueRange.of(value));
    }

    /**
     * Sets a component that may not be known exactly.
     *
     * @param component which one, not set before
     * @param value between what it lies, at most 1e100 in size
     * @return this builder
     * @throws IllegalArgumentException if the value breaks its rule
     * @throws IllegalStateException if the component was set before
     */
    public Builder with(ValueComponent component, ValueRange value) {
      requireNonNull(component, "component");
      checkState(!components.containsKey(component), "%s must be set once", component);
      components.put(component, requireSize(value, component));
      return this;
    }

    /**
     * Returns the offer.
     *
     * @return the delivered value
     * @throws IllegalStateException if a component was not set
     */
    public DeliveredValue build() {
      Set<ValueComponent> open = EnumSet.allOf(ValueComponent.class);
      open.removeAll(components.keySet());
      checkState(
          open.isEmpty(),
          "all components must be set, %s were not. Give a range for what is not known: it is not zero.",
          open);
      return new DeliveredValue(unit, components);
    }
  }
}
