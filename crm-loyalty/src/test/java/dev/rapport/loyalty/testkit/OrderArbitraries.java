package dev.rapport.loyalty.testkit;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.event.CategoryId;
import dev.rapport.core.event.ProductId;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.MemberView;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.OrderLine;
import dev.rapport.loyalty.member.Situation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Orders, members and situations, for properties. They speak of the same few things as {@link ConditionArbitraries}: all orders are
 * those of a member {@code m}, most of June 2026.
 */
public final class OrderArbitraries {
  private static final Instant FIRST = Instant.parse("2026-06-01T00:00:00Z");

  private OrderArbitraries() {}

  /**
   * Orders of one to five lines, with and without discounts, tax, shipping and tender of every kind.
   *
   * @return orders in euro, and some in dollars or in yen, which have no cents
   */
  public static Arbitrary<Order> orders() {
    return Arbitraries.frequencyOf(
            Tuple.of(6, ordersIn("EUR")),
            Tuple.of(2, ordersIn("USD")),
            Tuple.of(1, ordersIn("JPY")))
        .withoutEdgeCases();
  }

  /**
   * Orders in one currency.
   *
   * @param currency the code of the currency
   * @return orders
   */
  public static Arbitrary<Order> ordersIn(String currency) {
    Arbitrary<long[]> extras =
        Arbitraries.longs().between(0, 999).array(long[].class).ofSize(4);
    return Combinators.combine(
            lines(currency),
            Arbitraries.integers()
                .between(0, 28 * 24)
                .map(hour -> FIRST.plusSeconds(3_600L * hour)),
            Arbitraries.of(Channel.APP, Channel.WEB, Channel.STORE),
            Arbitraries.of("lyon", "paris", "online"),
            Arbitraries.of(true, false),
            extras,
            Arbitraries.longs().between(1, 1_000_000))
        .as((lines, at, channel, store, plain, extra, number) -> {
          Order.Builder order =
              Order.builder("o-" + number, "m", at).channel(channel).store(store);
          lines.forEach(order::line);
          if (!plain) {
            order.shipping(
                Money.ofMinor(currency, extra[0]), Money.ofMinor(currency, extra[1] / 5));
          }
          if (plain) {
            return order.build();
          }
          // So many thousandths of what is due, together less than all of it.
          long due = order.build().due().minorUnits();
          return order
              .paidByGiftCard(Money.ofMinor(currency, due * (extra[2] / 2) / 1_000))
              .paidWithPoints(Money.ofMinor(currency, due * (extra[3] / 2) / 1_000))
              .build();
        });
  }

  private static Arbitrary<List<OrderLine>> lines(String currency) {
    Arbitrary<OrderLine> line = Combinators.combine(
            Arbitraries.of("c0", "c1", "c2").map(CategoryId::of),
            Arbitraries.of("p0", "p1").map(ProductId::of),
            Arbitraries.longs().between(1, 5),
            Arbitraries.oneOf(
                Arbitraries.of(0L, 299L, 300L, 500L, 1_000L),
                Arbitraries.longs().between(0, 5_000)),
            Arbitraries.of(0, 0, 10, 33),
            Arbitraries.of(0, 20),
            Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just(OrderLine.Kind.ORDINARY)),
                Tuple.of(1, Arbitraries.of(OrderLine.Kind.class))))
        .as((category, product, units, gross, off, tax, kind) -> new OrderLine(
            1,
            product,
            category,
            units,
            new OrderLine.Price(
                Money.ofMinor(currency, gross),
                Money.ofMinor(currency, gross * off / 100),
                Money.ofMinor(currency, gross * tax / 100)),
            kind));
    return line.list().ofMinSize(1).ofMaxSize(5).map(OrderArbitraries::numbered);
  }

  private static List<OrderLine> numbered(List<OrderLine> lines) {
    List<OrderLine> numbered = new ArrayList<>();
    for (OrderLine line : lines) {
      numbered.add(new OrderLine(
          numbered.size() + 1,
          line.product(),
          line.category(),
          line.quantity(),
          line.price(),
          line.kind()));
    }
    return numbered;
  }

  /**
   * Check-ins, reviews and tastings of the member {@code m}, at the times of orders.
   *
   * @return activities about tea, cake or nothing in particular
   */
  public static Arbitrary<Activity> activities() {
    return Combinators.combine(
            Arbitraries.of(ActivityKind.CHECK_IN, ActivityKind.REVIEW, new ActivityKind("tasting")),
            Arbitraries.integers().between(0, 28 * 24),
            Arbitraries.of("tea", "cake", "unspecified"),
            Arbitraries.longs().between(1, 12),
            Arbitraries.longs().between(1, 1_000_000))
        .as((kind, hour, subject, quantity, number) -> Activity.of(
                "a-" + number, "m", FIRST.plusSeconds(3_600L * hour), kind)
            .about(subject)
            .withQuantity(quantity))
        .withoutEdgeCases();
  }

  /**
   * Views of the member {@code m}, of every standing.
   *
   * @return views
   */
  public static Arbitrary<MemberView> members() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(true, false),
            Arbitraries.of(-1.0, 0.0, 0.25, 0.4, 0.5, 0.75, 0.9, 1.0),
            Arbitraries.longs().between(0, 14),
            Arbitraries.longs().between(0, 6),
            Arbitraries.integers().between(1, 60))
        .as((rank, vip, score, purchases, units, day) -> {
          MemberView.Builder view = MemberView.builder(
                  "m", LocalDate.of(2024, 5, 1).plusDays(day))
              .counter("purchases", purchases)
              .counter(ConditionArbitraries.UNITS, units);
          if (rank > 0) {
            view.tier("status", rank, "Level " + rank);
          }
          if (vip) {
            view.segment("vip");
          }
          if (score >= 0) {
            view.score("churn", score);
          }
          return day % 4 == 0
              ? view.build()
              : view.birthday(MonthDay.from(LocalDate.of(2026, 5, 1).plusDays(day)))
                  .build();
        })
        .withoutEdgeCases();
  }

  /**
   * Situations: an order of a member, in one of some zones.
   *
   * @return situations
   */
  public static Arbitrary<Situation> situations() {
    return Combinators.combine(
            members(), orders(), Arbitraries.of("UTC", "Europe/Paris", "America/New_York"))
        .as((member, order, zone) -> Situation.of(member, order, ZoneId.of(zone)))
        .withoutEdgeCases();
  }
}
