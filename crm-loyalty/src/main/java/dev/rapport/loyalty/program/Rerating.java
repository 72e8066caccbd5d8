package dev.rapport.loyalty.program;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.event.EventId;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import dev.rapport.loyalty.earning.EarningOutcome;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.journal.OpenOrder;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.limit.LimitUsage;
import dev.rapport.loyalty.limit.LimitUse;
import dev.rapport.loyalty.member.DeclaredCounter;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The difference that other rules would have made to the orders of a member: what each order earns as it is, and what it would
 * have earned. Nothing is changed by it. Activities are left alone: what a review earned, it earned.
 *
 * <p>Where a part of an order has come back, both sides are those of the part that is left: what is kept of the recorded awards,
 * and what the other rules grant for the remainder. {@code order-17: 24 beans as it is, 31 beans otherwise}.
 *
 * @param orders one for each order and type of points that either side grants, in the order in which they were recorded
 */
public record Rerating(List<Difference> orders) implements Explainable {
  /**
   * What one order earns in one type of points.
   *
   * @param order the order
   * @param asIs what it earned, less what was taken back
   * @param otherwise what the other rules would have left it
   */
  public record Difference(EventId order, Points asIs, Points otherwise) {
    /**
     * Checks the components.
     *
     * @param order any
     * @param asIs zero or more
     * @param otherwise of the same type
     */
    public Difference {
      requireNonNull(order, "order");
      otherwise.minus(asIs); // refuses another type
    }

    /**
     * Returns what the other rules would have given more.
     *
     * @return otherwise less as is; negative where they would have given less
     */
    public Points more() {
      return otherwise.minus(asIs);
    }
  }

  /**
   * Checks the component.
   *
   * @param orders any
   */
  public Rerating {
    orders = List.copyOf(orders);
  }

  static Rerating of(LoyaltyProgram program, List<ProgramEntry> entries, EarningRuleSet other) {
    Map<EventId, OpenOrder> orders = new LinkedHashMap<>();
    for (ProgramEntry entry : entries) {
      if (entry instanceof ProgramEntry.Purchased purchased) {
        orders.put(purchased.command().order().id(), OpenOrder.of(purchased));
      } else if (entry instanceof ProgramEntry.Refunded refunded) {
        orders.computeIfPresent(
            refunded.command().order(),
            (id, order) -> order.after(refunded.reversed(), refunded.returned()));
      }
    }
    List<Difference> differences = new ArrayList<>();
    LimitUsage usage = LimitUsage.remembering(program.rememberedDays());
    for (OpenOrder order : orders.values()) {
      Set<PointType> types = new LinkedHashSet<>(order.types());
      Map<PointType, Long> otherwise = new LinkedHashMap<>();
      Order rest = Returns.remaining(order.order(), order.returned());
      if (rest != null) {
        checkCounters(order, other);
        EarningOutcome outcome = other.evaluate(
            Situation.of(order.seenAs().view(rest.member()), rest, program.clock()),
            usage,
            order.rates());
        for (LimitUse use : outcome.uses()) {
          usage = usage.plus(use);
        }
        other.types().forEach(type -> otherwise.put(type, outcome.points(type).units()));
        otherwise.forEach((type, units) -> {
          if (units > 0) {
            types.add(type);
          }
        });
      }
      for (PointType type : types) {
        differences.add(new Difference(
            order.order().id(),
            Points.of(type, order.earned(type) - order.reversed(type)),
            Points.of(type, otherwise.getOrDefault(type, 0L))));
      }
    }
    return new Rerating(differences);
  }

  /* A counter that was not kept then is not zero but unknown. */
  private static void checkCounters(OpenOrder order, EarningRuleSet other) {
    for (DeclaredCounter counter : other.counters()) {
      checkArgument(
          order.seenAs().counters().containsKey(counter.name()),
          "orders must have been recorded with the counter %s, which the rules look at; %s was not",
          counter.name(),
          order.order().id());
    }
  }

  /**
   * Returns what the other rules would have given more in all.
   *
   * @param type the type of points
   * @return the sum of the differences, of either sign
   */
  public Points more(PointType type) {
    return orders.stream()
        .map(Difference::more)
        .filter(more -> more.type().equals(type))
        .reduce(Points.zero(type), Points::plus);
  }

  /**
   * Tells whether the other rules would have made no difference.
   *
   * @return whether every order keeps what it has
   */
  public boolean isEmpty() {
    return orders.stream().allMatch(order -> order.more().isZero());
  }

  @Override
  public Explanation explanation() {
    return Explanation.of(ProgramCode.RERATING)
        .with("orders", orders.size())
        .because(orders.stream()
            .map(order -> Explanation.of(ProgramCode.RERATED)
                .with("order", order.order().value())
                .with("asIs", order.asIs().toString())
                .with("otherwise", order.otherwise().toString()))
            .toList());
  }
}
