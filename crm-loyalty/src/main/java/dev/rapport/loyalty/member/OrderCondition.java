package dev.rapport.loyalty.member;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.explain.Narrator;
import dev.rapport.core.money.Money;
import java.util.List;

/** A condition on what was ordered and where, which no activity fulfils. The factories are in {@link Conditions}. Closed. */
public sealed interface OrderCondition extends Condition {
  @Override
  default void tell(Situation situation, Narrator narrator) {
    if (situation.isOrder()) {
      tellOfOrder(situation, narrator);
    } else {
      narrator.step(ConditionCode.NO_ORDER).with(toString()).with(false).end();
    }
  }

  /**
   * Tells what this looked at in an order and what came of it.
   *
   * @param situation the situation of an order
   * @param narrator who listens; is told one step
   */
  void tellOfOrder(Situation situation, Narrator narrator);

  /**
   * The lines of the order cost no less than an amount, after discounts and without tax and shipping. An order in another
   * currency does not fulfil it.
   *
   * <p>All lines count, gift cards sold and lines that never earn among them: a gift card of EUR 499.00 and an espresso of EUR 1.00
   * are an order of EUR 500.00. To leave some out, ask for {@link Conditions#spendAtLeast} on lines {@link Conditions#ofKind}
   * {@link OrderLine.Kind#ORDINARY}.
   *
   * @param least zero or more
   */
  record TotalAtLeast(Money least) implements OrderCondition {
    /**
     * Checks the component.
     *
     * @param least zero or more
     * @throws IllegalArgumentException if it is negative
     */
    public TotalAtLeast {
      checkNotNegative(least);
    }

    @Override
    public boolean test(Situation situation) {
      return situation.isOrder()
          && situation.netMinorUnits() >= least.minorUnits()
          && situation.order().currency().equals(least.currency());
    }

    @Override
    public void tellOfOrder(Situation situation, Narrator narrator) {
      narrator
          .step(ConditionCode.ORDER_TOTAL)
          .with(Money.ofMinor(situation.order().currency(), situation.netMinorUnits()))
          .with(least)
          .with(test(situation))
          .end();
    }
  }

  /**
   * Some line fulfils a condition.
   *
   * @param which the condition
   */
  record AnyLine(LineCondition which) implements OrderCondition {
    /**
     * Checks the component.
     *
     * @param which any
     */
    public AnyLine {
      requireNonNull(which, "which");
    }

    @Override
    public boolean test(Situation situation) {
      if (!situation.isOrder()) {
        return false;
      }
      List<OrderLine> lines = situation.order().lines();
      for (int i = 0; i < lines.size(); i++) {
        if (which.test(lines.get(i))) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void tellOfOrder(Situation situation, Narrator narrator) {
      narrator.step(ConditionCode.ANY_LINE).with(which.toString()).list();
      for (OrderLine line : situation.order().lines()) {
        if (which.test(line)) {
          narrator.with(line.number());
        }
      }
      narrator.endList().with(test(situation)).end();
    }
  }

  /**
   * The lines that fulfil a condition hold no fewer units than a number. Lines of every kind count unless the condition leaves
   * some out, as {@link Conditions#ofKind} does.
   *
   * @param least 1 or more
   * @param which which lines count
   */
  record UnitsAtLeast(long least, LineCondition which) implements OrderCondition {
    /**
     * Checks the components.
     *
     * @param least 1 or more
     * @param which any
     * @throws IllegalArgumentException if the number is below 1
     */
    public UnitsAtLeast {
      checkArgument(least >= 1, "least must be at least 1, was %s", least);
      requireNonNull(which, "which");
    }

    @Override
    public boolean test(Situation situation) {
      return situation.isOrder() && units(situation.order()) >= least;
    }

    @Override
    public void tellOfOrder(Situation situation, Narrator narrator) {
      narrator
          .step(ConditionCode.UNITS)
          .with(units(situation.order()))
          .with(which.toString())
          .with(least)
          .with(test(situation))
          .end();
    }

    private long units(Order order) {
      long units = 0;
      List<OrderLine> lines = order.lines();
      for (int i = 0; i < lines.size(); i++) {
        OrderLine line = lines.get(i);
        units += which.test(line) ? line.quantity() : 0;
      }
      return units;
    }
  }

  /**
   * The lines that fulfil a condition cost no less than an amount, after discounts and without tax. An order in another currency
   * does not fulfil it. Lines of every kind count unless the condition leaves some out, as {@link Conditions#ofKind} does.
   *
   * @param least zero or more
   * @param which which lines count
   */
  record SpendAtLeast(Money least, LineCondition which) implements OrderCondition {
    /**
     * Checks the components.
     *
     * @param least zero or more
     * @param which any
     * @throws IllegalArgumentException if the amount is negative
     */
    public SpendAtLeast {
      checkNotNegative(least);
      requireNonNull(which, "which");
    }

    @Override
    public boolean test(Situation situation) {
      if (!situation.isOrder()) {
        return false;
      }
      Order order = situation.order();
      return order.currency().equals(least.currency()) && spend(order) >= least.minorUnits();
    }

    @Override
    public void tellOfOrder(Situation situation, Narrator narrator) {
      Order order = situation.order();
      narrator
          .step(ConditionCode.SPEND)
          .with(Money.ofMinor(order.currency(), spend(order)))
          .with(which.toString())
          .with(least)
          .with(test(situation))
          .end();
    }

    private long spend(Order order) {
      long spend = 0;
      List<OrderLine> lines = order.lines();
      for (int i = 0; i < lines.size(); i++) {
        OrderLine line = lines.get(i);
        OrderLine.Price price = line.price();
        spend +=
            which.test(line) ? price.gross().minorUnits() - price.discount().minorUnits() : 0;
      }
      return spend;
    }
  }

  /**
   * The order came by one of some channels.
   *
   * @param channels at least one; kept in order and without repetition
   */
  record OnChannel(List<Channel> channels) implements OrderCondition {
    /**
     * Checks the component.
     *
     * @param channels at least one
     * @throws IllegalArgumentException if there is none
     */
    public OnChannel {
      channels = Conditions.sorted(channels, "channels");
    }

    @Override
    public boolean test(Situation situation) {
      return situation.isOrder() && channels.contains(situation.order().channel());
    }

    @Override
    public void tellOfOrder(Situation situation, Narrator narrator) {
      narrator
          .step(ConditionCode.CHANNEL)
          .with(situation.order().channel().value())
          .list();
      for (int i = 0; i < channels.size(); i++) {
        narrator.with(channels.get(i).value());
      }
      narrator.endList().with(test(situation)).end();
    }
  }

  /**
   * The order came from one of some stores.
   *
   * @param stores at least one; kept in order and without repetition
   */
  record AtStore(List<StoreId> stores) implements OrderCondition {
    /**
     * Checks the component.
     *
     * @param stores at least one
     * @throws IllegalArgumentException if there is none
     */
    public AtStore {
      stores = Conditions.sorted(stores, "stores");
    }

    @Override
    public boolean test(Situation situation) {
      return situation.isOrder() && stores.contains(situation.order().store());
    }

    @Override
    public void tellOfOrder(Situation situation, Narrator narrator) {
      narrator.step(ConditionCode.STORE).with(situation.order().store().value()).list();
      for (int i = 0; i < stores.size(); i++) {
        narrator.with(stores.get(i).value());
      }
      narrator.endList().with(test(situation)).end();
    }
  }

  private static void checkNotNegative(Money least) {
    checkArgument(
        !requireNonNull(least, "least").isNegative(), "least must not be negative, was %s", least);
  }
}
