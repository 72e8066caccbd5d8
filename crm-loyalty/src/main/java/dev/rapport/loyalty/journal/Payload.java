package dev.rapport.loyalty.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What commands are compared by: their kind, when they take effect, and their own fields. */
final class Payload {
  private Payload() {}

  static List<Map.Entry<String, Object>> of(ProgramCommand command, Object... namesAndValues) {
    List<Map.Entry<String, Object>> fields = new ArrayList<>();
    fields.add(Map.entry("kind", command.kind()));
    fields.add(Map.entry("effectiveAt", command.posting().effectiveAt()));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(Map.entry((String) namesAndValues[i], namesAndValues[i + 1]));
    }
    return List.copyOf(fields);
  }
}
