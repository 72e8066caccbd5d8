package dev.rapport.examples.drools;

import dev.rapport.examples.bench.DutifulLedger;
import dev.rapport.examples.drools.Facts.Awarded;
import dev.rapport.examples.drools.Facts.Basket;
import dev.rapport.examples.drools.Facts.BasketLine;
import dev.rapport.examples.drools.Facts.Customer;
import dev.rapport.examples.drools.Facts.Total;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.OrderLine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * A member whose points a rule engine decides, and everything besides a few classes written by hand, with the duties that a
 * membership has: an order counts once, points are in lots that end, what each rule awarded on each line is kept as long as the order
 * can be returned, and purchases are counted. All of it is changed in place.
 */
final class RuleEngineMember {
  private static final Duration WINDOW = Duration.ofDays(ShopRules.WINDOW_DAYS);
  private static final Duration RETENTION = Duration.ofDays(35);

  /** An order as the engine sees it, made before the clock runs, as orders of a service come parsed. */
  record Request(String id, Instant at, Basket basket) {
    static Request of(Order order) {
      List<BasketLine> lines = new ArrayList<>();
      long net = 0;
      for (OrderLine line : order.lines()) {
        long cents = line.net().minorUnits();
        lines.add(new BasketLine(lines.size(), line.category().value(), line.quantity(), cents));
        net += cents;
      }
      ZonedDateTime local = order.placedAt().atZone(ShopRules.ZONE);
      Basket basket = new Basket(
          order.channel().value(),
          local.getDayOfWeek().getValue(),
          local.getHour(),
          false,
          net,
          List.copyOf(lines));
      return new Request(order.id().value(), order.placedAt(), basket);
    }
  }

  private record Kept(Instant openUntil, Request request, List<Awarded> awards) {}

  private final KieBase base;
  private final KieSession session;
  private final DutifulLedger ledger = new DutifulLedger(RETENTION);
  private final Map<String, Kept> orders = new HashMap<>();
  private final Deque<Kept> ordersInTime = new ArrayDeque<>();
  private final Customer customer = new Customer(0);

  RuleEngineMember(KieBase base) {
    this.base = base;
    this.session = base.newKieSession();
  }

  void end() {
    session.dispose();
  }

  /* Facts go into a session that lives on, and out again. */
  List<Awarded> buyInOneSession(Request request) {
    Total total = request.basket().total();
    List<FactHandle> handles = new ArrayList<>(8);
    handles.add(session.insert(customer));
    handles.add(session.insert(request.basket()));
    for (BasketLine line : request.basket().lines()) {
      handles.add(session.insert(line));
    }
    handles.add(session.insert(total));
    session.fireAllRules();
    for (FactHandle handle : handles) {
      session.delete(handle);
    }
    return keep(request, total);
  }

  /* A session for each decision, as the manual has it for stateless use: nothing of one decision is seen by the next. */
  List<Awarded> buyInNewSession(Request request) {
    Total total = request.basket().total();
    KieSession own = base.newKieSession();
    own.insert(customer);
    own.insert(request.basket());
    for (BasketLine line : request.basket().lines()) {
      own.insert(line);
    }
    own.insert(total);
    own.fireAllRules();
    own.dispose();
    return keep(request, total);
  }

  private List<Awarded> keep(Request request, Total total) {
    Instant now = request.at();
    Kept kept = new Kept(now.plus(WINDOW), request, total.awards());
    DutifulLedger.Outcome outcome = ledger.earn(
        request.id(),
        total.points(),
        now,
        now.plus(ShopRules.LIFE),
        request.id(),
        kept.openUntil());
    if (outcome.answer() != DutifulLedger.Answer.DONE) {
      throw new IllegalStateException(outcome + " to " + request);
    }
    orders.put(request.id(), kept);
    ordersInTime.addLast(kept);
    while (!ordersInTime.getFirst().openUntil().isAfter(now)) {
      orders.remove(ordersInTime.removeFirst().request().id());
    }
    customer.bought();
    return total.awards();
  }

  long available(Instant asOf) {
    return ledger.available(asOf);
  }

  /* What a return would take back by line. */
  @Nullable
  List<Awarded> awardsOf(String order) {
    Kept kept = orders.get(order);
    return kept == null ? null : kept.awards();
  }
}
