package dev.rapport.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QuickStartTest {
  private static final Path HERE = Path.of(System.getProperty("basedir", ""));

  @Test
  void saysWhatTheReadmeSays() throws IOException {
    List<String> said = QuickStart.lines();
    assertEquals(
        List.of(
            "net revenue EUR 52.40",
            "repeat-purchase rate 0.5 (95 % interval 0.0945312 to 0.905469, n = 2)",
            "RFM scores {ada=2-2-2, ben=1-1-1}",
            "points for the first purchase 19 beans"),
        said);
    String readme = Files.readString(HERE.resolve("../README.md"));
    for (String value : List.of(
        "0.5 (95 % interval 0.0945312 to 0.905469, n = 2)", "{ada=2-2-2, ben=1-1-1}", "19 beans")) {
      assertTrue(readme.contains('`' + value + '`'), "README.md must say " + value);
    }
  }

  /** The sample of the README is this code, line breaks aside: whoever changes one changes the other. */
  @Test
  void isTheSampleOfTheReadme() throws IOException {
    String readme = Files.readString(HERE.resolve("../README.md"));
    int start = readme.indexOf("```java") + "```java".length();
    String sample = readme.substring(start, readme.indexOf("```", start));
    String code = squeezed(
        Files.readString(HERE.resolve("src/main/java/dev/rapport/examples/QuickStart.java")));
    assertTrue(sample.lines().count() >= 10, sample);
    Stream.of(sample.split(";", -1))
        .map(QuickStartTest::squeezed)
        .forEach(
            statement -> assertTrue(code.contains(statement), "QuickStart must hold " + statement));
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s", "");
  }
}
