package dev.rapport.examples.architecture;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The types of some modules, found by the names that a document gives them: a simple name, of a nested type as well, perhaps with
 * its package before it and a member behind it, as in {@code LifeStage}, {@code lifecycle.LifeStage} and {@code
 * lifecycle.LifeStage#DEGRADATION}. A member of a type may be one of its builder; a member by itself may be any type's.
 */
final class NamedTypes {
  private static final CharMatcher BETWEEN = CharMatcher.anyOf(".#");

  private final Map<String, Set<Class<?>>> bySimpleName = new HashMap<>();

  private NamedTypes() {}

  static NamedTypes of(Path... modules) throws IOException {
    NamedTypes types = new NamedTypes();
    for (Path module : modules) {
      Path sources = module.resolve(Path.of("src", "main", "java"));
      try (Stream<Path> files = Files.walk(sources)) {
        files
            .map(file -> sources.relativize(file).toString())
            .filter(file -> file.endsWith(".java") && !file.contains("-"))
            .forEach(file -> types.add(CharMatcher.anyOf("/\\")
                .replaceFrom(file.substring(0, file.length() - ".java".length()), '.')));
      }
    }
    return types;
  }

  /** Adds a type and what is nested in it. */
  private void add(String name) {
    Deque<Class<?>> open = new ArrayDeque<>(List.of(load(name)));
    while (!open.isEmpty()) {
      Class<?> next = open.remove();
      bySimpleName
          .computeIfAbsent(next.getSimpleName(), simple -> new HashSet<>())
          .add(next);
      open.addAll(List.of(next.getDeclaredClasses()));
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, NamedTypes.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("there is a source and no class of " + name, e);
    }
  }

  /** Returns every type of the modules. */
  Stream<Class<?>> all() {
    return bySimpleName.values().stream().flatMap(Collection::stream);
  }

  /** Tells whether there is what a document names. */
  boolean has(String name) {
    List<String> words = Splitter.on(BETWEEN).splitToList(name);
    int type = 0;
    while (type < words.size() && !Character.isUpperCase(words.get(type).charAt(0))) {
      type++;
    }
    if (type == words.size()) {
      return words.size() == 1 && all().anyMatch(any -> hasMember(any, name));
    }
    String inPackage = "." + String.join(".", words.subList(0, type));
    Set<Class<?>> found = new HashSet<>(bySimpleName.getOrDefault(words.get(type), Set.of()));
    boolean anywhere = type == 0;
    found.removeIf(candidate -> !anywhere && !candidate.getPackageName().endsWith(inPackage));
    List<String> rest = words.subList(type + 1, words.size());
    return found.stream().anyMatch(candidate -> leadsOn(candidate, rest));
  }

  private static boolean leadsOn(Class<?> type, List<String> words) {
    if (words.isEmpty()) {
      return true;
    }
    List<String> rest = words.subList(1, words.size());
    boolean nested = Arrays.stream(type.getDeclaredClasses())
        .filter(inner -> inner.getSimpleName().equals(words.get(0)))
        .anyMatch(inner -> leadsOn(inner, rest));
    return nested || (rest.isEmpty() && ofTypeOrBuilder(type, words.get(0)));
  }

  private static boolean ofTypeOrBuilder(Class<?> type, String member) {
    return hasMember(type, member)
        || Arrays.stream(type.getDeclaredClasses())
            .filter(inner -> inner.getSimpleName().equals("Builder"))
            .anyMatch(builder -> hasMember(builder, member));
  }

  private static boolean hasMember(Class<?> type, String member) {
    return Arrays.stream(type.getMethods()).anyMatch(method -> method.getName().equals(member))
        || Arrays.stream(type.getFields()).anyMatch(field -> field.getName().equals(member));
  }
}
