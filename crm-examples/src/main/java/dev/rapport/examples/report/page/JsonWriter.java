package dev.rapport.examples.report.page;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.rapport.examples.report.page.Section.Entry;
import dev.rapport.examples.report.page.Section.Figure;
import dev.rapport.examples.report.page.Section.Table;
import java.util.List;

/** Writes sections for a program: an object per section, a member per figure, an array of objects per table. */
public final class JsonWriter {
  private JsonWriter() {}

  public static String json(List<Section> sections) {
    JsonObject report = new JsonObject();
    sections.forEach(section -> report.add(section.key(), object(section)));
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(report)
        + "\n";
  }

  private static JsonObject object(Section section) {
    JsonObject object = new JsonObject();
    for (Entry entry : section.entries()) {
      if (entry instanceof Figure figure) {
        object.add(figure.key(), figure.value().json());
      } else {
        object.add(entry.key(), array((Table) entry));
      }
    }
    return object;
  }

  private static JsonArray array(Table table) {
    JsonArray array = new JsonArray();
    for (List<Value> row : table.rows()) {
      JsonObject object = new JsonObject();
      for (int c = 0; c < row.size(); c++) {
        object.add(table.columns().get(c), row.get(c).json());
      }
      array.add(object);
    }
    return array;
  }
}
