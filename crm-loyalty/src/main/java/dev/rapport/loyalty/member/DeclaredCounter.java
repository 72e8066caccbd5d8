package dev.rapport.loyalty.member;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Identifiers;
import dev.rapport.core.event.CategoryId;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.expiry.ActivityKind;
import java.util.List;

/**
 * A tally of a member's past that a programme keeps, so that conditions can ask for history while a membership carries none:
 * orders, units or spend, on all lines or some, or activities of a kind, over a window.
 *
 * <p>{@code DeclaredCounter.spendIn("coffee-spend", CategoryId.of("coffee"), CurrencyUnit.of("EUR"), Cycle.months())} counts the
 * net spend on coffee in the current month, in cents. When a condition looks, the order or activity at hand is not yet counted: the
 * counter {@link #PURCHASES} is 0 at the first purchase. An order that is reported late sees the window of its own day, as far as
 * orders of that window have been reported by then: one of 31 March that comes in on 2 April sees the spend of March.
 *
 * <p>Lines of every kind count unless {@code lines} leaves some out, gift cards sold among them: then a card is spend when it is
 * bought, and what it pays for is spend again. A counter of goods alone is {@code new DeclaredCounter("spend", new Spend(eur),
 * Conditions.ofKind(OrderLine.Kind.ORDINARY), window)}; {@code inCategory("coffee").and(ofKind(...))} narrows it further.
 *
 * @param name what conditions and views call it, unique in the programme
 * @param measure what is counted
 * @param lines which lines of an order count
 * @param window over which stretch of time; days are kept as far back as the window of an order that can still be reported
 */
public record DeclaredCounter(String name, Measure measure, LineCondition lines, Window window) {
  /** The orders of a member so far, whatever they sold, over the whole membership. Every programme keeps it. */
  public static final DeclaredCounter PURCHASES =
      new DeclaredCounter("purchases", new Orders(), LineCondition.any(), Window.lifetime());

  /** What is counted. Closed. */
  public sealed interface Measure {}

  /** Orders with at least one line that counts. */
  public record Orders() implements Measure {}

  /** Units on the lines that count. */
  public record Units() implements Measure {}

  /**
   * Net amounts of the lines that count, in minor units. Orders in another currency add nothing.
   *
   * @param currency the currency in which spend is counted
   */
  public record Spend(CurrencyUnit currency) implements Measure {
    /**
     * Checks the component.
     *
     * @param currency any
     */
    public Spend {
      requireNonNull(currency, "currency");
    }
  }

  /**
   * Activities of a kind; each counts as one.
   *
   * @param kind the kind
   */
  public record Activities(ActivityKind kind) implements Measure {
    /**
     * Checks the component.
     *
     * @param kind neither earning nor spending
     * @throws IllegalArgumentException if the kind is one of the two
     */
    public Activities {
      Activity.checkKind(kind);
    }
  }

  /**
   * How much was done in activities of a kind: nights, kilometres.
   *
   * @param kind the kind
   */
  public record Quantities(ActivityKind kind) implements Measure {
    /**
     * Checks the component.
     *
     * @param kind neither earning nor spending
     * @throws IllegalArgumentException if the kind is one of the two
     */
    public Quantities {
      Activity.checkKind(kind);
    }
  }

  /**
   * Checks the components.
   *
   * @param name an id as {@link Identifiers} defines it
   * @param measure any
   * @param lines any; those of activities are all, for they have none
   * @param window any
   * @throws IllegalArgumentException if the name is no id, or activities are to have lines
   */
  public DeclaredCounter {
    Identifiers.checkId(name, "counter name");
    requireNonNull(measure, "measure");
    requireNonNull(lines, "lines");
    requireNonNull(window, "window");
    checkArgument(
        !(measure instanceof Activities || measure instanceof Quantities)
            || lines.equals(LineCondition.any()),
        "lines must be any where activities are counted, were %s",
        lines);
  }

  /**
   * Returns a counter of orders.
   *
   * @param name the name
   * @param window over which stretch of time
   * @return the counter
   */
  public static DeclaredCounter orders(String name, Window window) {
    return new DeclaredCounter(name, new Orders(), LineCondition.any(), window);
  }

  /**
   * Returns a counter of units.
   *
   * @param name the name
   * @param lines which lines count
   * @param window over which stretch of time
   * @return the counter
   */
  public static DeclaredCounter units(String name, LineCondition lines, Window window) {
    return new DeclaredCounter(name, new Units(), lines, window);
  }

  /**
   * Returns a counter of spend in a product line.
   *
   * @param name the name
   * @param category the product line
   * @param currency in which currency
   * @param window over which stretch of time
   * @return the counter, in minor units of the currency
   */
  public static DeclaredCounter spendIn(
      String name, CategoryId category, CurrencyUnit currency, Window window) {
    return new DeclaredCounter(
        name,
        new Spend(currency),
        new LineCondition.InCategory(List.of(requireNonNull(category, "category"))),
        window);
  }

  /**
   * Returns a counter of activities.
   *
   * @param name the name
   * @param kind the kind of activities
   * @param window over which stretch of time
   * @return the counter, by which {@link Conditions#nth} tells the third check-in
   */
  public static DeclaredCounter activities(String name, ActivityKind kind, Window window) {
    return new DeclaredCounter(name, new Activities(kind), LineCondition.any(), window);
  }

  /**
   * Returns a counter of how much was done in activities.
   *
   * @param name the name
   * @param kind the kind of activities
   * @param window over which stretch of time
   * @return the counter, in the unit that goes with the kind
   */
  public static DeclaredCounter quantities(String name, ActivityKind kind, Window window) {
    return new DeclaredCounter(name, new Quantities(kind), LineCondition.any(), window);
  }

  /**
   * Returns what an activity adds to the counter.
   *
   * @param activity the activity
   * @return zero or more: activities, or what they measure
   */
  public long amountOf(Activity activity) {
    requireNonNull(activity, "activity");
    if (measure instanceof Activities counted) {
      return counted.kind.equals(activity.kind()) ? 1 : 0;
    }
    return measure instanceof Quantities counted && counted.kind.equals(activity.kind())
        ? activity.quantity()
        : 0;
  }

  /**
   * Returns what an order adds to the counter.
   *
   * @param order the order
   * @return zero or more: orders, units or minor units of money
   */
  public long amountOf(Order order) {
    long amount = 0;
    for (OrderLine line : requireNonNull(order, "order").lines()) {
      if (lines.test(line)) {
        if (measure instanceof Orders) {
          return 1;
        } else if (measure instanceof Units) {
          amount += line.quantity();
        } else if (measure instanceof Spend spend && spend.currency.equals(order.currency())) {
          amount += line.net().minorUnits();
        }
      }
    }
    return amount;
  }
}
