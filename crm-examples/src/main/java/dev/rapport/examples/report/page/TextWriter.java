package dev.rapport.examples.report.page;

import static java.util.stream.Collectors.joining;

import com.google.common.base.Strings;
import dev.rapport.examples.report.page.Section.Entry;
import dev.rapport.examples.report.page.Section.Figure;
import dev.rapport.examples.report.page.Section.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes sections for a person: labels in one column, values in the next, tables lined up. Plain ASCII unless the data is not. */
public final class TextWriter {
  private static final int LABEL_WIDTH = 32;
  private static final String INDENT = "  ";

  private TextWriter() {}

  public static List<String> lines(String title, List<Section> sections) {
    List<String> lines = new ArrayList<>(List.of(title, "=".repeat(title.length())));
    for (Section section : sections) {
      lines.add("");
      lines.add(section.title());
      boolean afterTable = false;
      for (Entry entry : section.entries()) {
        List<String> more = lines(entry);
        if (afterTable && !more.isEmpty()) {
          lines.add("");
        }
        lines.addAll(more);
        afterTable = more.isEmpty() ? afterTable : entry instanceof Table;
      }
    }
    return lines;
  }

  private static List<String> lines(Entry entry) {
    if (entry instanceof Figure figure) {
      return List.of(INDENT
          + Strings.padEnd(figure.label(), LABEL_WIDTH, ' ')
          + figure.value().text());
    }
    return table((Table) entry);
  }

  private static List<String> table(Table table) {
    if (table.rows().isEmpty()) {
      return List.of();
    }
    List<List<Value>> shown =
        table.rows().subList(0, Math.min(table.shown(), table.rows().size()));
    int[] widths = IntStream.range(0, table.columns().size())
        .map(c -> shown.stream()
            .mapToInt(row -> row.get(c).text().length())
            .reduce(table.columns().get(c).length(), Math::max))
        .toArray();
    List<String> lines = new ArrayList<>();
    lines.add(IntStream.range(0, widths.length)
        .mapToObj(
            c -> cell(table.columns().get(c), widths[c], shown.get(0).get(c).isNumber()))
        .collect(joining(INDENT, INDENT, ""))
        .stripTrailing());
    for (List<Value> row : shown) {
      lines.add(IntStream.range(0, widths.length)
          .mapToObj(c -> cell(row.get(c).text(), widths[c], row.get(c).isNumber()))
          .collect(joining(INDENT, INDENT, ""))
          .stripTrailing());
    }
    int more = table.rows().size() - shown.size();
    if (more > 0) {
      lines.add(INDENT + "... and " + more + " more");
    }
    return lines;
  }

  private static String cell(String text, int width, boolean toTheRight) {
    return toTheRight ? Strings.padStart(text, width, ' ') : Strings.padEnd(text, width, ' ');
  }
}
