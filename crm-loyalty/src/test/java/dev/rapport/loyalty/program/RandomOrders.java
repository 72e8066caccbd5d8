package dev.rapport.loyalty.program;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.journal.OpenOrder;
import dev.rapport.loyalty.journal.Returned;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.OrderLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What Ada orders at random. */
final class RandomOrders {
  private static final List<String> CATEGORIES = List.of("coffee", "cups", "bakery", "c0", "c1");
  private static final List<OrderLine.Kind> KINDS = List.of(OrderLine.Kind.values());

  private RandomOrders() {}

  /*
   * With discounts, tax, shipping, lines that do not earn and every way to pay; one in eight is in dollars. Some lines are gifts,
   * or discounted to nothing, and of some orders all are.
   */
  static Order order(String id, Instant placedAt, Random random) {
    String currency = random.nextInt(8) == 0 ? "USD" : "EUR";
    Order.Builder builder = Order.builder(id, "ada", placedAt)
        .channel(random.nextBoolean() ? Channel.APP : Channel.WEB)
        .store(random.nextBoolean() ? "lyon" : "paris");
    boolean free = random.nextInt(9) == 0;
    int lines = 1 + random.nextInt(4);
    for (int i = 1; i <= lines; i++) {
      boolean gift = free || random.nextInt(8) == 0;
      builder.line(line(i, currency, gift, random));
    }
    if (random.nextInt(3) == 0) {
      builder.shipping(Money.ofMinor(currency, 490), Money.ofMinor(currency, 98));
    }
    long due = builder.build().due().minorUnits();
    if (random.nextInt(3) == 0) {
      builder.paidByGiftCard(Money.ofMinor(currency, due / 5));
    }
    if (random.nextInt(3) == 0) {
      builder.paidWithPoints(Money.ofMinor(currency, due / 3));
    }
    return builder.build();
  }

  private static OrderLine line(int number, String currency, boolean gift, Random random) {
    String category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
    long gross = gift && random.nextBoolean() ? 0 : 1L + random.nextInt(2_000);
    Money price = Money.ofMinor(currency, gross);
    OrderLine line = OrderLine.of(number, "p" + number, category, 1 + random.nextInt(3), price);
    if (random.nextInt(3) == 0) {
      line = line.withDiscount(Money.ofMinor(currency, gross / 4))
          .withTax(Money.ofMinor(currency, gross / 5));
    }
    line = gift ? line.withDiscount(price) : line;
    return random.nextInt(10) == 0 ? line.withKind(KINDS.get(random.nextInt(KINDS.size()))) : line;
  }

  /* Some of what is left of an order, to send back: all of a line, a part of it, or a gift; perhaps nothing. */
  static List<Returned.Line> part(OpenOrder order, Random random) {
    List<Returned.Line> lines = new ArrayList<>();
    for (int i = 0; i < order.returned().size(); i++) {
      OrderLine line = order.order().lines().get(i);
      long left = line.net().minorUnits() - Math.max(0, order.returned().get(i));
      long back = switch (random.nextInt(3)) {
        case 0 -> 0;
        case 1 -> left;
        default -> left == 0 ? 0 : random.nextLong(left) + 1;
      };
      boolean gift = line.net().isZero() && !order.isLineGone(i) && random.nextBoolean();
      if (back > 0 || gift) {
        Money amount = Money.ofMinor(order.order().currency(), back);
        lines.add(new Returned.Line(line.number(), amount));
      }
    }
    return lines;
  }
}
