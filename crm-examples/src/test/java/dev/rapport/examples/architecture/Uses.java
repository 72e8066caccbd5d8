package dev.rapport.examples.architecture;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/** One class uses another, both by their binary names, as the JDK's {@code jdeps} reads it from class files. */
record Uses(String user, String used) {
  /** A line such as {@code   a.b.User  -> c.d.Used  java.base}; the headings start at the margin. */
  private static final Pattern LINE = Pattern.compile("^\\s+(\\S+)\\s+->\\s+(\\S+)\\s");

  /** Reads every use in the class files of a module's output folder; none where the module has no classes yet. */
  static List<Uses> in(Path classes) {
    if (!Files.exists(classes.resolve("module-info.class"))) {
      throw new IllegalStateException(
          "compiled classes must be in " + classes.toAbsolutePath().normalize()
              + ", were not. Run mvn test-compile from the top folder first.");
    }
    // One level down, because at a module descriptor jdeps asks for the whole module graph.
    Path packages = classes.resolve("dev");
    return Files.isDirectory(packages) ? parse(jdeps(packages)) : List.of();
  }

  static List<Uses> parse(String report) {
    List<Uses> uses = new ArrayList<>();
    report.lines().forEach(line -> {
      Matcher matcher = LINE.matcher(line);
      if (matcher.find()) {
        uses.add(new Uses(requireNonNull(matcher.group(1)), requireNonNull(matcher.group(2))));
      }
    });
    return uses;
  }

  /** Names every class that has a use; each class has one, since each extends another. */
  static Set<String> classesOf(List<Uses> uses) {
    Set<String> classes = new TreeSet<>();
    uses.forEach(use -> classes.add(use.user()));
    return classes;
  }

  static String packageOf(String className) {
    return className.substring(0, Math.max(0, className.lastIndexOf('.')));
  }

  private static String jdeps(Path packages) {
    ToolProvider jdeps = ToolProvider.findFirst("jdeps")
        .orElseThrow(
            () -> new IllegalStateException(
                "jdeps must be there, was not found. Run the build on a JDK that has the module jdk.jdeps."));
    StringWriter report = new StringWriter();
    StringWriter errors = new StringWriter();
    int exitCode = jdeps.run(
        new PrintWriter(report),
        new PrintWriter(errors),
        "-verbose:class",
        "-filter:none",
        packages.toString());
    if (exitCode != 0) {
      throw new IllegalStateException(
          "jdeps must end with 0, was " + exitCode + ": " + errors + report);
    }
    return report.toString();
  }
}
