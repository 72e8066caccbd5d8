package dev.rapport.loyalty.program;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.numeric.LargestRemainder;
import dev.rapport.loyalty.journal.OpenOrder;
import dev.rapport.loyalty.journal.Returned;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.OrderLine;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is left of an order: how much of each line has come back, and the order that the rest makes. */
final class Returns {
  private Returns() {}

  /* Minor units returned of each line in all, or null if less than that is left of the order. */
  static @Nullable List<Long> after(OpenOrder open, Returned returned) {
    if (open.isGone()) {
      return null;
    }
    if (returned instanceof Returned.Lines lines) {
      return byLine(open, lines);
    }
    return returned instanceof Returned.Amount amount
        ? byAmount(open, amount.amount())
        : everything(open);
  }

  /* Whether a return speaks of the order: of its lines, in its currency. */
  static boolean isOf(OpenOrder open, Returned returned) {
    CurrencyUnit currency = open.order().currency();
    if (returned instanceof Returned.Lines lines) {
      return lines.lines().stream()
          .allMatch(line -> line.amount().currency().equals(currency)
              && indexOf(open.order().lines(), line.number()) >= 0);
    }
    return !(returned instanceof Returned.Amount amount)
        || amount.amount().currency().equals(currency);
  }

  /* How much of what a return speaks of can still come back, in minor units. */
  static long left(OpenOrder open, Returned returned) {
    List<OrderLine> lines = open.order().lines();
    long left = 0;
    for (int i = 0; i < lines.size(); i++) {
      int number = lines.get(i).number();
      boolean meant = !(returned instanceof Returned.Lines some)
          || some.lines().stream().anyMatch(line -> line.number() == number);
      left += meant ? leftOfLine(open, i) : 0;
    }
    return left;
  }

  private static long leftOfLine(OpenOrder open, int at) {
    long net = open.order().lines().get(at).net().minorUnits();
    return Math.max(0, net - Math.max(0, open.returned().get(at)));
  }

  private static List<Long> everything(OpenOrder open) {
    return open.order().lines().stream().map(line -> whole(line)).toList();
  }

  private static long whole(OrderLine line) {
    long net = line.net().minorUnits();
    return net == 0 ? OpenOrder.GONE : net;
  }

  private static @Nullable List<Long> byLine(OpenOrder open, Returned.Lines returned) {
    List<Long> after = new ArrayList<>(open.returned());
    List<OrderLine> lines = open.order().lines();
    for (Returned.Line each : returned.lines()) {
      int at = indexOf(lines, each.number());
      if (open.isLineGone(at)) {
        return null;
      }
      long net = lines.get(at).net().minorUnits();
      long more = each.amount().minorUnits();
      if (more > net - after.get(at) || (more == 0 && net > 0)) {
        return null;
      }
      after.set(at, net == 0 ? OpenOrder.GONE : after.get(at) + more);
    }
    return after;
  }

  private static int indexOf(List<OrderLine> lines, int number) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).number() == number) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable List<Long> byAmount(OpenOrder open, Money amount) {
    List<OrderLine> lines = open.order().lines();
    long[] left = new long[lines.size()];
    long all = 0;
    for (int i = 0; i < left.length; i++) {
      left[i] = leftOfLine(open, i);
      all += left[i];
    }
    if (amount.minorUnits() > all) {
      return null;
    }
    long[] shares = LargestRemainder.shares(amount.minorUnits(), left);
    List<Long> after = new ArrayList<>(open.returned());
    for (int i = 0; i < left.length; i++) {
      after.set(i, after.get(i) + shares[i]);
    }
    return after;
  }

  /* The order that is left when so much of each line has come back, or null if nothing is. */
  static @Nullable Order remaining(Order order, List<Long> returned) {
    boolean untouched = true;
    List<OrderLine> lines = new ArrayList<>();
    for (int i = 0; i < returned.size(); i++) {
      OrderLine line = order.lines().get(i);
      long gone = returned.get(i);
      untouched &= gone == 0;
      if (gone == 0) {
        lines.add(line);
      } else if (gone > 0 && gone < line.net().minorUnits()) {
        lines.add(part(line, line.net().minorUnits() - gone));
      }
    }
    if (untouched) {
      return order;
    }
    return lines.isEmpty() ? null : with(order, lines, order.shipping());
  }

  /* The order that has come back with one return, or null if it is worth nothing. */
  static @Nullable Order returned(Order order, List<Long> before, List<Long> after) {
    List<OrderLine> lines = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      OrderLine line = order.lines().get(i);
      long more = after.get(i) - before.get(i);
      if (after.get(i) == OpenOrder.GONE && more != 0) {
        lines.add(line);
      } else if (more > 0) {
        lines.add(more == line.net().minorUnits() ? line : part(line, more));
      }
    }
    return lines.isEmpty() ? null : with(order, lines, Order.Shipping.free(order.currency()));
  }

  /* Part of a line, everything about it in proportion, rounded down; a started unit stays a unit. */
  private static OrderLine part(OrderLine line, long net) {
    CurrencyUnit currency = line.net().currency();
    long whole = line.net().minorUnits();
    Money discount =
        Money.ofMinor(currency, share(line.price().discount().minorUnits(), net, whole));
    Money gross = Money.ofMinor(currency, Math.addExact(net, discount.minorUnits()));
    Money tax = Money.ofMinor(currency, share(line.price().tax().minorUnits(), net, whole));
    long units = line.quantity() - share(line.quantity(), whole - net, whole);
    return new OrderLine(
        line.number(),
        line.product(),
        line.category(),
        Math.max(1, units),
        new OrderLine.Price(gross, discount, tax),
        line.kind());
  }

  private static Order with(Order order, List<OrderLine> lines, Order.Shipping shipping) {
    CurrencyUnit currency = order.currency();
    long net = 0;
    long due = shipping.price().minorUnits() + shipping.tax().minorUnits();
    for (OrderLine line : lines) {
      net += line.net().minorUnits();
      due += line.net().minorUnits() + line.price().tax().minorUnits();
    }
    long whole = Math.max(1, order.net().minorUnits());
    long byCard = Math.min(due, share(order.tender().byGiftCard().minorUnits(), net, whole));
    long withPoints =
        Math.min(due - byCard, share(order.tender().withPoints().minorUnits(), net, whole));
    return new Order(
        order.id(),
        order.member(),
        order.placedAt(),
        order.venue(),
        lines,
        shipping,
        new Order.Tender(Money.ofMinor(currency, byCard), Money.ofMinor(currency, withPoints)));
  }

  static long share(long amount, long part, long whole) {
    return BigInteger.valueOf(amount)
        .multiply(BigInteger.valueOf(part))
        .divide(BigInteger.valueOf(whole))
        .longValueExact();
  }
}
