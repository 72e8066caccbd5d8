package dev.rapport.scoring.summary;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.EventId;
import dev.rapport.core.event.EventReference;
import dev.rapport.core.event.LineItem;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Return;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.scoring.summary.SummaryRules.Returns;
import dev.rapport.scoring.summary.SummaryRules.Spend;
import dev.rapport.scoring.summary.SummaryRules.ZeroAmounts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Purchases and returns of a few customers within a month, so dense that all that can be left out is, and a naive count of them. */
final class Sales {
  static final LocalDate START = LocalDate.of(2026, 1, 1);
  static final CurrencyUnit EUR = CurrencyUnit.of("EUR");

  private Sales() {}

  /**
   * A purchase, or below zero a return; a return names the purchase in the row {@code named} if there is one.
   *
   * @param customer 0 to 5
   * @param day from {@link #START}
   * @param cents any
   * @param named the place of a purchase among all rows; nothing if below zero, one that does not exist if beyond all
   */
  record Row(int customer, int day, long cents, int named) {
    Row(int customer, int day, long cents) {
      this(customer, day, cents, -1);
    }

    private boolean names(List<Row> all) {
      return named >= all.size() || (named >= 0 && all.get(named).cents >= 0);
    }

    /** In columns, what a return names that is not there or another customer's is a day without a purchase. */
    private int returnedDay(List<Row> all) {
      if (cents >= 0 || !names(all)) {
        return SummaryTable.UNNAMED;
      }
      boolean known = named < all.size() && all.get(named).customer == customer;
      return (int) START.plusDays(known ? all.get(named).day : -1).toEpochDay();
    }

    private CustomerEvent event(List<Row> all, int id) {
      Money money = Money.ofMinor(EUR, Math.abs(cents));
      Instant at =
          START.plusDays(day).atStartOfDay(ZoneOffset.UTC).plusMinutes(id).toInstant();
      EventId own = EventId.of("e" + id);
      CustomerId who = CustomerId.of("c" + customer);
      List<LineItem> lines = List.of(LineItem.ofAmount(money));
      if (cents >= 0) {
        return new Purchase(own, at, who, lines);
      }
      return new Return(
          own,
          at,
          who,
          names(all) ? EventReference.to(EventId.of("e" + named)) : EventReference.none(),
          lines);
    }
  }

  static Arbitrary<List<Row>> rows(boolean naming) {
    return Combinators.combine(
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(0, 30),
            Arbitraries.of(-900L, -100L, -30L, 0L, 10L, 50L, 100L, 100L, 300L),
            naming ? Arbitraries.integers().between(-10, 35) : Arbitraries.just(-1))
        .as(Row::new)
        .list()
        .ofMaxSize(30);
  }

  static Arbitrary<SummaryRules> rules() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 30),
            Arbitraries.of(Returns.class),
            Arbitraries.of(ZeroAmounts.class),
            Arbitraries.of(Spend.class))
        .as((day, returns, zeros, spend) ->
            new SummaryRules(START.plusDays(day), returns, zeros, spend));
  }

  static SummaryTable table(List<Row> rows, SummaryRules rules) {
    return SummaryTable.ofTransactions(
        rows.stream().mapToInt(Row::customer).toArray(),
        days(rows),
        rows.stream().mapToLong(Row::cents).toArray(),
        2,
        rules);
  }

  /** The table of columns that say which day a return sends back, as the history of the same rows says which purchase. */
  static SummaryTable namingTable(List<Row> rows, SummaryRules rules) {
    return SummaryTable.ofTransactions(
        rows.stream().mapToInt(Row::customer).toArray(),
        days(rows),
        rows.stream().mapToLong(Row::cents).toArray(),
        rows.stream().mapToInt(row -> row.returnedDay(rows)).toArray(),
        2,
        rules);
  }

  static HoldoutSplit namingSplit(List<Row> rows, SummaryRules rules, LocalDate lastDay) {
    return HoldoutSplit.ofTransactions(
        rows.stream().mapToInt(Row::customer).toArray(),
        days(rows),
        rows.stream().mapToLong(Row::cents).toArray(),
        rows.stream().mapToInt(row -> row.returnedDay(rows)).toArray(),
        2,
        rules,
        lastDay);
  }

  static HoldoutSplit split(List<Row> rows, SummaryRules rules, LocalDate lastDay) {
    return HoldoutSplit.ofTransactions(
        rows.stream().mapToInt(Row::customer).toArray(),
        days(rows),
        rows.stream().mapToLong(Row::cents).toArray(),
        2,
        rules,
        lastDay);
  }

  private static int[] days(List<Row> rows) {
    return rows.stream()
        .mapToInt(row -> (int) START.plusDays(row.day).toEpochDay())
        .toArray();
  }

  static EventHistory history(List<Row> rows) {
    List<CustomerEvent> events = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      events.add(rows.get(i).event(rows, i));
    }
    return EventHistory.of(events);
  }

  static SummaryTable historyTable(List<Row> rows, SummaryRules rules) {
    return SummaryTable.of(history(rows), rules, ZoneOffset.UTC, EUR);
  }

  /** Tells whether the row is a purchase that counts. */
  static boolean counts(Row row, SummaryRules rules) {
    return within(row, rules)
        && (row.cents > 0 || (row.cents == 0 && rules.zeroAmounts() == ZeroAmounts.PURCHASES));
  }

  static boolean within(Row row, SummaryRules rules) {
    return !START.plusDays(row.day).isAfter(rules.lastDay());
  }

  /** What is left of a customer's purchases by day, and whether more came back than there was. */
  static final class Kept {
    final SortedMap<Integer, Long> byDay = new TreeMap<>();
    boolean tooMuchReturned;

    /** Goes cent by cent, which needs no thought about what is left. */
    Kept(int customer, List<Row> rows, SummaryRules rules) {
      List<Row> own = rows.stream().filter(row -> row.customer == customer).toList();
      own.stream()
          .filter(row -> counts(row, rules))
          .forEach(row -> byDay.merge(row.day, row.cents, Long::sum));
      for (Row row : own) {
        if (row.cents < 0 && within(row, rules) && row.names(rows)) {
          Row named = row.named < rows.size() ? rows.get(row.named) : row;
          boolean known =
              named.cents >= 0 && named.customer == customer && byDay.containsKey(named.day);
          for (long cent = 0; cent < -row.cents; cent++) {
            takeOne(known ? named.day : -1);
          }
        }
      }
      for (int day = 0; day <= 30; day++) {
        for (Row row : own) {
          if (row.day == day && row.cents < 0 && within(row, rules) && !row.names(rows)) {
            for (long cent = 0; cent < -row.cents; cent++) {
              takeOne(latest(day));
            }
          }
        }
      }
    }

    private int latest(int day) {
      return byDay.headMap(day + 1).entrySet().stream()
          .filter(entry -> entry.getValue() > 0)
          .mapToInt(Map.Entry::getKey)
          .max()
          .orElse(-1);
    }

    private void takeOne(int day) {
      if (byDay.getOrDefault(day, 0L) > 0) {
        byDay.merge(day, -1L, Long::sum);
      } else {
        tooMuchReturned = true;
      }
    }
  }
}
