package dev.rapport.examples.report;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.money.Money;
import dev.rapport.examples.report.Value.Cash;
import dev.rapport.examples.report.Value.Count;
import dev.rapport.examples.report.Value.Day;
import dev.rapport.examples.report.Value.Estimated;
import dev.rapport.examples.report.Value.Share;
import dev.rapport.examples.report.Value.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One section of the report: a title and its entries in order.
 *
 * @param key the name of the section in JSON, such as {@code repeatPurchase}
 * @param title the heading in the text
 * @param entries what it says
 */
record Section(String key, String title, List<Entry> entries) {
  Section {
    entries = List.copyOf(entries);
    Set<String> keys = new HashSet<>();
    for (Entry entry : entries) {
      checkArgument(
          keys.add(entry.key()),
          "key must stand once in a section, \"%s\" stands twice",
          entry.key());
    }
  }

  /** What a section consists of. */
  sealed interface Entry {
    /** Returns the name of the entry in JSON, unique in its section. */
    String key();
  }

  /**
   * One value with its name.
   *
   * @param key the name in JSON
   * @param label the name in the text
   * @param value the value
   */
  record Figure(String key, String label, Value value) implements Entry {}

  /**
   * Rows of values.
   *
   * @param key the name in JSON
   * @param columns the names of the columns, in the text and in JSON
   * @param rows the rows, each with one value per column
   * @param shown how many rows the text shows at most; JSON has them all
   */
  record Table(String key, List<String> columns, List<List<Value>> rows, int shown)
      implements Entry {
    Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<Value> row : rows) {
        checkArgument(
            row.size() == columns.size(),
            "row must have a value per column %s, was %s",
            columns,
            row);
      }
    }
  }

  static Builder titled(String key, String title) {
    return new Builder(key, title);
  }

  /** Collects the entries of a section, in the order in which they are read. */
  static final class Builder {
    private final String key;
    private final String title;
    private final List<Entry> entries = new ArrayList<>();

    private Builder(String key, String title) {
      this.key = key;
      this.title = title;
    }

    Builder words(String name, String label, String words) {
      return figure(name, label, new Words(words));
    }

    Builder count(String name, String label, long count) {
      return figure(name, label, new Count(count));
    }

    Builder share(String name, String label, double share) {
      return figure(name, label, new Share(share));
    }

    Builder number(String name, String label, double number, int decimals) {
      return figure(name, label, new Value.Decimal(number, decimals));
    }

    Builder money(String name, String label, Money money) {
      return figure(name, label, new Cash(money));
    }

    Builder day(String name, String label, LocalDate day) {
      return figure(name, label, new Day(day));
    }

    Builder estimate(String name, String label, Estimate estimate) {
      return figure(name, label, new Estimated(estimate));
    }

    Builder figure(String name, String label, Value value) {
      entries.add(new Figure(name, label, value));
      return this;
    }

    Builder table(String name, List<String> columns, List<List<Value>> rows) {
      return table(name, columns, rows, rows.size());
    }

    Builder table(String name, List<String> columns, List<List<Value>> rows, int shown) {
      entries.add(new Table(name, columns, rows, shown));
      return this;
    }

    Section build() {
      return new Section(key, title, entries);
    }
  }
}
