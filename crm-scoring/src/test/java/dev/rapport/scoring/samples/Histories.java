package dev.rapport.scoring.samples;

import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Return;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.scoring.customerbase.PurchaseWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Purchases and returns of a handful of customers over some weeks, dense enough that days and amounts tie. */
public final class Histories {
  /** The currency of all amounts. */
  public static final CurrencyUnit EUR = CurrencyUnit.of("EUR");

  /** Some of the events of {@link #events()} lie after its last day. */
  public static final PurchaseWindow WINDOW =
      PurchaseWindow.until(LocalDate.of(2026, 2, 28), ZoneOffset.UTC);

  private static final long START = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
  private static final int HOURS = 24 * 7 * 10;

  private Histories() {}

  /** One purchase or return, without its id. */
  private record Draft(int customer, int hour, int cents, boolean isReturn) {
    private CustomerEvent event(int id) {
      Instant at = Instant.ofEpochSecond(START + 3_600L * hour);
      Money amount = Money.ofMinor(EUR, cents);
      return isReturn
          ? Return.of("e" + id, at, "c" + customer, amount)
          : Purchase.of("e" + id, at, "c" + customer, amount);
    }
  }

  /**
   * Returns lists of purchases and returns, in any order, of up to 12 customers.
   *
   * @return the arbitrary
   */
  public static Arbitrary<List<CustomerEvent>> events() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 11),
            Arbitraries.integers().between(0, HOURS),
            Arbitraries.oneOf(
                Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, 50_000)),
            Arbitraries.frequency(Tuple.of(5, false), Tuple.of(1, true)))
        .as(Draft::new)
        .list()
        .ofMaxSize(40)
        .map(drafts -> {
          List<CustomerEvent> events = new ArrayList<>();
          drafts.forEach(draft -> events.add(draft.event(events.size())));
          return events;
        });
  }
}
