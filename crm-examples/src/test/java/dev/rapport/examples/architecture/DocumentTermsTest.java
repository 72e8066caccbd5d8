package dev.rapport.examples.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of document terms in the core's README: every type and every test that it names exists. */
class DocumentTermsTest {
  private static final Path CORE = Path.of("..", "crm-core");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** The type that a file is named for, before what is nested in it and its members. */
  private static final Pattern TOP_LEVEL = Pattern.compile("([a-z]+\\.)+[A-Z]\\w*");

  private static final int COLUMNS = 4;

  @Test
  void everyTermNamesTypesAndTestsThatExist() throws IOException {
    Set<String> tests = names(CORE.resolve(Path.of("src", "test", "java")));
    Path types = CORE.resolve(Path.of("src", "main", "java", "dev", "rapport", "core"));
    List<String> findings = new ArrayList<>();
    int rows = 0;
    for (String line : Files.readAllLines(CORE.resolve("README.md"))) {
      String[] cells = line.split("\\|", -1);
      if (cells.length != COLUMNS + 2 || !cells[COLUMNS].contains("`")) {
        continue;
      }
      rows++;
      for (String type : codes(cells[COLUMNS - 1])) {
        Matcher topLevel = TOP_LEVEL.matcher(type);
        if (!topLevel.lookingAt()
            || !Files.exists(types.resolve(topLevel.group().replace('.', '/') + ".java"))) {
          findings.add("type " + type + " of \"" + cells[1].strip() + "\"");
        }
      }
      for (String test : codes(cells[COLUMNS])) {
        if (!tests.contains(test)) {
          findings.add("test " + test + " of \"" + cells[1].strip() + "\"");
        }
      }
    }
    assertTrue(rows > 0, "the README must have a table of document terms");
    assertEquals(List.of(), findings, "the README names what does not exist");
  }

  private static List<String> codes(String cell) {
    Matcher matcher = CODE.matcher(cell);
    return matcher.results().map(result -> result.group(1)).toList();
  }

  private static Set<String> names(Path root) throws IOException {
    Set<String> names = new HashSet<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .forEach(name -> names.add(name.substring(0, name.length() - ".java".length())));
    }
    return names;
  }
}
