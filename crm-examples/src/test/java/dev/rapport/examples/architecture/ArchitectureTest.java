package dev.rapport.examples.architecture;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The plan of the house, and the proof that the code keeps it. Whoever adds a package names it here; the failure of {@link
 * #everyPackageHasAFloor()} says where.
 */
class ArchitectureTest {
  private static final String CORE = "dev.rapport.core";
  private static final String SCORING = "dev.rapport.scoring";
  private static final String LOYALTY = "dev.rapport.loyalty";

  /** Packages by floor, lowest first: a package uses lower ones only. Names on one line do not use each other. */
  private static final Map<String, ModulePlan> PLANS = Map.of(
      "crm-core",
      ModulePlan.of(
          CORE,
          Set.of(),
          "numeric bytes",
          "money",
          "time",
          "explain",
          "estimate",
          "customer",
          "event",
          "evidence",
          "relationship",
          "lifecycle",
          "timeline",
          "market",
          "contact"),
      "crm-scoring",
      ModulePlan.of(
          SCORING,
          Set.of(CORE),
          "typology",
          "survey",
          "kano servqual",
          "satisfaction customervalue",
          "trust",
          "complaint",
          "customerbase",
          "summary",
          "patronage",
          "fit",
          "retention",
          "rfm",
          "clv",
          "btyd",
          "check",
          "value",
          "targeting",
          "profile"),
      "crm-loyalty",
      ModulePlan.of(
          LOYALTY,
          Set.of(CORE),
          "points recall",
          "lot",
          "posting",
          "openlots",
          "ledger",
          "expiry",
          "member",
          "pool",
          "tier",
          "limit",
          "earning",
          "redemption campaign referral partner",
          "liability",
          "journal",
          "program"));

  /** Where input and output live in the JDK; forbidden signatures name the doors one by one, this closes the wall. */
  private static final List<String> OUTSIDE = List.of(
      "java.io.", "java.net.", "java.nio.channels.", "java.nio.file.", "java.sql.", "javax.");

  /** What records, enums, exceptions and lambdas may bring along; none of it reads or writes. */
  private static final Set<String> HARMLESS =
      Set.of("java.io.Serializable", "java.io.ObjectStreamException", "java.io.ObjectStreamField");

  /** What a published module may require, and how: guava and slf4j stay inside. */
  private static final Set<String> REQUIRED = Set.of(
      "java.base",
      "com.google.common",
      "org.slf4j",
      "static transitive org.jspecify",
      "transitive " + CORE);

  private static final Map<String, List<Uses>> USES = new TreeMap<>();

  @BeforeAll
  static void readTheClasses() {
    PLANS.keySet().forEach(module -> USES.put(module, Uses.in(classes(module))));
  }

  @Test
  void everyPackageHasAFloor() {
    assertNone(ModulePlan::homeless);
  }

  @Test
  void packagesUseLowerFloorsOnly() {
    assertNone(ModulePlan::upward);
  }

  @Test
  void modulesUseOnlyThoseTheyStandOn() {
    assertNone(ModulePlan::strangers);
  }

  @Test
  void rootPackagesHoldNoTypes() {
    assertNone(ModulePlan::rootTypes);
  }

  @Test
  void packagesHoldAHandfulOfTypes() {
    assertNone(ModulePlan::sizes);
  }

  @Test
  void everyPackageIsNullMarked() {
    assertNone(ModulePlan::unmarked);
  }

  @Test
  void theNumericalKernelUsesNothingOfOurs() {
    assertNone((plan, uses) -> uses.stream()
        .filter(use -> Uses.packageOf(use.user()).equals(CORE + ".numeric"))
        .filter(use -> use.used().startsWith("dev.rapport.")
            && !Uses.packageOf(use.used()).equals(CORE + ".numeric"))
        .map(use ->
            "%s uses %s, but the numerical kernel works on numbers alone. Pass doubles and longs in, or move the method to the package of %s."
                .formatted(use.user(), use.used(), use.used()))
        .toList());
  }

  @Test
  void noClassTouchesTheOutside() {
    assertNone((plan, uses) -> uses.stream()
        .filter(use ->
            OUTSIDE.stream().anyMatch(use.used()::startsWith) && !HARMLESS.contains(use.used()))
        .map(use ->
            "%s uses %s, but a published module does no input or output. Take the value as an argument, or move the class to crm-examples."
                .formatted(use.user(), use.used()))
        .toList());
  }

  @Test
  void descriptorsRequireNothingElse() throws IOException {
    for (String module : PLANS.keySet()) {
      try (InputStream in = Files.newInputStream(classes(module).resolve("module-info.class"))) {
        Set<String> extra = ModuleDescriptor.read(in).requires().stream()
            .map(ArchitectureTest::line)
            .filter(line -> !REQUIRED.contains(line))
            .collect(toCollection(TreeSet::new));
        assertEquals(
            Set.of(),
            extra,
            () -> "module-info.java of " + module + " requires " + extra
                + ", but a published module requires at most " + new TreeSet<>(REQUIRED)
                + ". Write the line as there, keep the other module's types out of signatures, or move the code to crm-examples.");
      }
    }
  }

  @Test
  void everySourceFileIsSeenAsAClass() throws IOException {
    for (Map.Entry<String, List<Uses>> entry : USES.entrySet()) {
      String module = entry.getKey();
      Set<String> seen = Uses.classesOf(entry.getValue()).stream()
          .filter(name -> name.indexOf('$') < 0)
          .collect(toCollection(TreeSet::new));
      assertEquals(
          sources(module),
          seen,
          () -> module
              + " must show the classes of its sources. Run mvn clean test; if they still differ, jdeps writes its report in another form: mend Uses.parse.");
    }
  }

  /** A line of a descriptor, as it is written there. */
  private static String line(ModuleDescriptor.Requires requires) {
    return (requires.modifiers().contains(Modifier.STATIC) ? "static " : "")
        + (requires.modifiers().contains(Modifier.TRANSITIVE) ? "transitive " : "")
        + requires.name();
  }

  private static void assertNone(BiFunction<ModulePlan, List<Uses>, List<String>> check) {
    List<String> findings = new ArrayList<>();
    USES.forEach(
        (module, uses) -> findings.addAll(check.apply(requireNonNull(PLANS.get(module)), uses)));
    assertTrue(findings.isEmpty(), () -> String.join("\n", findings));
  }

  private static Path classes(String module) {
    return home(module).resolve("target").resolve("classes");
  }

  /** The names of the classes that a module's source files stand for. */
  private static Set<String> sources(String module) throws IOException {
    Path java = home(module).resolve("src").resolve("main").resolve("java");
    try (Stream<Path> files = Files.walk(java)) {
      return files
          .map(file -> java.relativize(file).toString())
          .filter(name -> name.endsWith(".java") && !name.equals("module-info.java"))
          .map(name ->
              name.substring(0, name.length() - ".java".length()).replace(File.separatorChar, '.'))
          .collect(toCollection(TreeSet::new));
    }
  }

  private static Path home(String module) {
    return Path.of("..", module);
  }
}
