package dev.rapport.examples.report.page;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.money.Money;
import dev.rapport.examples.report.page.Value.Cash;
import dev.rapport.examples.report.page.Value.Count;
import dev.rapport.examples.report.page.Value.Day;
import dev.rapport.examples.report.page.Value.Estimated;
import dev.rapport.examples.report.page.Value.Share;
import dev.rapport.examples.report.page.Value.Words;
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
public record Section(String key, String title, List<Entry> entries) {
  public Section {
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
  public sealed interface Entry {
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
  public record Figure(String key, String label, Value value) implements Entry {}

  /**
   * Rows of values.
   *
   * @param key the name in JSON
   * @param columns the names of the columns, in the text and in JSON
   * @param rows the rows, each with one value per column
   * @param shown how many rows the text shows at most; JSON has them all
   */
  public record Table(String key, List<String> columns, List<List<Value>> rows, int shown)
      implements Entry {
    public Table {
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

  public static Builder titled(String key, String title) {
    return new Builder(key, title);
  }

  /** Collects the entries of a section, in the order in which they are read. */
  public static final class Builder {
    private final String key;
    private final String title;
    private final List<Entry> entries = new ArrayList<>();

    private Builder(String key, String title) {
      this.key = key;
      this.title = title;
    }

    public Builder words(String name, String label, String words) {
      return figure(name, label, new Words(words));
    }

    public Builder count(String name, String label, long count) {
      return figure(name, label, new Count(count));
    }

    public Builder share(String name, String label, double share) {
      return figure(name, label, new Share(share));
    }

    public Builder number(String name, String label, double number, int decimals) {
      return figure(name, label, new Value.Decimal(number, decimals));
    }

    public Builder money(String name, String label, Money money) {
      return figure(name, label, new Cash(money));
    }

    public Builder day(String name, String label, LocalDate day) {
      return figure(name, label, new Day(day));
    }

    public Builder estimate(String name, String label, Estimate estimate) {
      return figure(name, label, new Estimated(estimate));
    }

    public Builder figure(String name, String label, Value value) {
      entries.add(new Figure(name, label, value));
      return this;
    }

    public Builder table(String name, List<String> columns, List<List<Value>> rows) {
      return table(name, columns, rows, rows.size());
    }

    public Builder table(String name, List<String> columns, List<List<Value>> rows, int shown) {
      entries.add(new Table(name, columns, rows, shown));
      return this;
    }

    public Section build() {
      return new Section(key, title, entries);
    }
  }
}
