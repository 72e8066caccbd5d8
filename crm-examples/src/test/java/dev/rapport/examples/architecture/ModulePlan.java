package dev.rapport.examples.architecture;

import static java.util.stream.Collectors.joining;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How one module is meant to be built: its packages on floors, lowest first, and the modules it stands on. A package uses
 * lower floors only, so packages can form no cycle; packages that share a floor do not use each other.
 *
 * <p>Every check returns its findings as sentences that say what is wrong and what to do; no finding means that it holds.
 */
final class ModulePlan {
  private static final String OURS = "dev.rapport.";
  private static final int MOST_TYPES = 18;

  private final String root;
  private final Set<String> standsOn;
  private final Map<String, Integer> floors;

  private ModulePlan(String root, Set<String> standsOn, Map<String, Integer> floors) {
    this.root = root;
    this.standsOn = standsOn;
    this.floors = floors;
  }

  /**
   * Draws a module.
   *
   * @param root the root package of the module
   * @param standsOn the root packages of the modules that it may use
   * @param floorsLowestFirst names below the root, one floor each; several on one floor are separated by spaces
   */
  static ModulePlan of(String root, Set<String> standsOn, String... floorsLowestFirst) {
    Map<String, Integer> floors = new LinkedHashMap<>();
    for (int floor = 0; floor < floorsLowestFirst.length; floor++) {
      for (String name : floorsLowestFirst[floor].split(" ", -1)) {
        if (floors.put(name, floor) != null) {
          throw new IllegalArgumentException("package must be listed once, was twice: " + name);
        }
      }
    }
    return new ModulePlan(root, Set.copyOf(standsOn), floors);
  }

  /** Finds packages that no floor names, and says between which floors each belongs. */
  List<String> homeless(List<Uses> uses) {
    List<String> findings = new ArrayList<>();
    for (String name : packages(uses)) {
      if (!name.isEmpty() && !floors.containsKey(name)) {
        findings.add(
            "%s.%s has no floor. Name \"%s\" in ArchitectureTest's plan of %s, above what it uses (%s) and below what uses it (%s), or move its types to a package that is there."
                .formatted(
                    root, name, name, root, words(below(name, uses)), words(above(name, uses))));
      }
    }
    return findings;
  }

  /** Finds uses that do not go down, and names the cycle where a use closes one. */
  List<String> upward(List<Uses> uses) {
    SortedMap<String, SortedMap<String, Uses>> graph = graph(uses);
    List<String> findings = new ArrayList<>();
    graph.forEach((from, targets) -> targets.forEach((to, example) -> {
      Integer lower = floors.get(to);
      Integer upper = floors.get(from);
      if (lower == null || upper == null || lower < upper) {
        return; // a package without a floor is a finding of its own
      }
      List<String> wayBack = path(graph, to, from);
      findings.add(
          "%s uses %s, but %s lies %s %s%s. Take what is needed as an argument or move it to a lower package%s."
              .formatted(
                  example.user(),
                  example.used(),
                  from,
                  lower.equals(upper) ? "beside" : "below",
                  to,
                  wayBack.isEmpty()
                      ? ""
                      : ", and this closes a cycle: " + from + " -> "
                          + String.join(" -> ", wayBack),
                  wayBack.isEmpty()
                      ? "; where the plan itself is wrong, move the floor in ArchitectureTest"
                      : ""));
    }));
    return findings;
  }

  /** Finds uses of our other modules that this one does not stand on. */
  List<String> strangers(List<Uses> uses) {
    List<String> findings = new ArrayList<>();
    for (Uses use : uses) {
      boolean known = isWithin(root, use.used())
          || standsOn.stream().anyMatch(lower -> isWithin(lower, use.used()));
      if (use.used().startsWith(OURS) && !known) {
        findings.add(
            "%s uses %s, but %s stands on %s alone. Take the value as an argument: the application passes it from one module to the other."
                .formatted(
                    use.user(),
                    use.used(),
                    root,
                    standsOn.isEmpty() ? "itself" : words(new TreeSet<>(standsOn))));
      }
    }
    return findings;
  }

  /** Finds types in the root package, which is neither a base nor a façade. */
  List<String> rootTypes(List<Uses> uses) {
    return types(uses).getOrDefault("", new TreeSet<>()).stream()
        .map(type ->
            "%s.%s stands in a root package, which holds no types. Move it to the package of its concept."
                .formatted(root, type))
        .toList();
  }

  /** Finds packages with no type at all or too many. */
  List<String> sizes(List<Uses> uses) {
    List<String> findings = new ArrayList<>();
    types(uses).forEach((name, types) -> {
      if (name.isEmpty()) {
        return; // the root is meant to be empty
      }
      if (types.isEmpty()) {
        findings.add("%s.%s holds no types. Remove its package-info until the first type comes."
            .formatted(root, name));
      } else if (types.size() > MOST_TYPES) {
        findings.add(
            "%s.%s holds %d types, at most %d are read at once. Split it by concept, or nest small families in one file."
                .formatted(root, name, types.size(), MOST_TYPES));
      }
    });
    return findings;
  }

  /** Finds packages that do not say for themselves that nothing in them is null; class-path users see no module. */
  List<String> unmarked(List<Uses> uses) {
    List<String> findings = new ArrayList<>();
    for (String name : packages(uses)) {
      String packageInfo = root + "." + name + ".package-info";
      if (!name.isEmpty()
          && !uses.contains(new Uses(packageInfo, "org.jspecify.annotations.NullMarked"))) {
        findings.add(
            "%s.%s is not @NullMarked. Write its package-info.java: its story, one example, and the annotation."
                .formatted(root, name));
      }
    }
    return findings;
  }

  /** The packages below the root that have classes; the root itself is the empty name. */
  private SortedSet<String> packages(List<Uses> uses) {
    return new TreeSet<>(types(uses).keySet());
  }

  /** The top-level types of each package, by simple name. */
  private SortedMap<String, SortedSet<String>> types(List<Uses> uses) {
    SortedMap<String, SortedSet<String>> types = new TreeMap<>();
    for (String className : Uses.classesOf(uses)) {
      SortedSet<String> inPackage =
          types.computeIfAbsent(nameOf(className), name -> new TreeSet<>());
      String simpleName = className.substring(className.lastIndexOf('.') + 1);
      if (!simpleName.equals("package-info") && simpleName.indexOf('$') < 0) {
        inPackage.add(simpleName);
      }
    }
    return types;
  }

  /** Which package uses which inside the module, with one use as an example. */
  private SortedMap<String, SortedMap<String, Uses>> graph(List<Uses> uses) {
    SortedMap<String, SortedMap<String, Uses>> graph = new TreeMap<>();
    for (Uses use : uses) {
      if (isWithin(root, use.used())) {
        String from = nameOf(use.user());
        String to = nameOf(use.used());
        if (!from.equals(to)) {
          graph.computeIfAbsent(from, name -> new TreeMap<>()).putIfAbsent(to, use);
        }
      }
    }
    return graph;
  }

  /** The shortest way from one package to another along uses, both ends included; empty where there is none. */
  private static List<String> path(
      SortedMap<String, SortedMap<String, Uses>> graph, String from, String to) {
    Deque<List<String>> open = new ArrayDeque<>(List.of(List.of(from)));
    Set<String> seen = new HashSet<>(Set.of(from));
    while (!open.isEmpty()) {
      List<String> way = open.remove();
      String last = way.get(way.size() - 1);
      if (last.equals(to)) {
        return way;
      }
      for (String next : graph.getOrDefault(last, new TreeMap<>()).keySet()) {
        if (seen.add(next)) {
          List<String> longer = new ArrayList<>(way);
          longer.add(next);
          open.add(longer);
        }
      }
    }
    return List.of();
  }

  private SortedSet<String> below(String name, List<Uses> uses) {
    return new TreeSet<>(graph(uses).getOrDefault(name, new TreeMap<>()).keySet());
  }

  private SortedSet<String> above(String name, List<Uses> uses) {
    SortedSet<String> above = new TreeSet<>();
    graph(uses).forEach((from, targets) -> {
      if (targets.containsKey(name)) {
        above.add(from);
      }
    });
    return above;
  }

  private String nameOf(String className) {
    String packageName = Uses.packageOf(className);
    return packageName.equals(root) ? "" : packageName.substring(root.length() + 1);
  }

  private static boolean isWithin(String root, String className) {
    return className.startsWith(root + ".");
  }

  private static String words(SortedSet<String> names) {
    return names.isEmpty() ? "nothing" : names.stream().collect(joining(", "));
  }
}
