package dev.rapport.loyalty.earning;

import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.EarningBasis.Part;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.OrderLine;
import java.util.List;

/** The money of one order as one basis counts it, computed once for all rules that share the basis. */
final class OrderMoney {
  /** By line: what counts, in minor units, before the share that was paid otherwise is left out. */
  final long[] amounts;

  /** By line: whether it counts at all. */
  final boolean[] counts;

  /** What of shipping counts. */
  final long shipping;

  /** The share of what is due that counts. */
  final Fraction share;

  OrderMoney(Order order, EarningBasis basis) {
    List<OrderLine> lines = order.lines();
    boolean discounts = basis.counts(Part.DISCOUNTS);
    boolean tax = basis.counts(Part.TAX);
    boolean giftCards = basis.counts(Part.GIFT_CARD_SALES);
    this.amounts = new long[lines.size()];
    this.counts = new boolean[lines.size()];
    for (int i = 0; i < amounts.length; i++) {
      OrderLine line = lines.get(i);
      if (line.kind() == OrderLine.Kind.ORDINARY
          || (giftCards && line.kind() == OrderLine.Kind.GIFT_CARD_SALE)) {
        OrderLine.Price price = line.price();
        counts[i] = true;
        amounts[i] = price.gross().minorUnits()
            - (discounts ? 0 : price.discount().minorUnits())
            + (tax ? price.tax().minorUnits() : 0);
      }
    }
    Order.Shipping delivery = order.shipping();
    this.shipping = basis.counts(Part.SHIPPING)
        ? delivery.price().minorUnits() + (tax ? delivery.tax().minorUnits() : 0)
        : 0;
    this.share = share(order, basis);
  }

  private static Fraction share(Order order, EarningBasis basis) {
    Money byGiftCard = order.tender().byGiftCard();
    Money withPoints = order.tender().withPoints();
    long left = (basis.counts(Part.PAID_BY_GIFT_CARD) ? 0 : byGiftCard.minorUnits())
        + (basis.counts(Part.PAID_WITH_POINTS) ? 0 : withPoints.minorUnits());
    if (left == 0) {
      return Fraction.ONE;
    }
    long due = order.due().minorUnits();
    return Fraction.of(due - left, due);
  }
}
