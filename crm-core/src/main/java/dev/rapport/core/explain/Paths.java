package dev.rapport.core.explain;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import java.util.ArrayList;
import java.util.List;

/** Where a node stands in its tree: ids joined by {@code /}, numbered among siblings of one code. */
final class Paths {
  private Paths() {}

  static String root(Explanation explanation) {
    return explanation.code().id();
  }

  static String argument(String path, String name) {
    return path + "@" + name;
  }

  /** One path for each child, in order. */
  static List<String> children(String path, List<Explanation> children) {
    Multiset<String> inAll = HashMultiset.create();
    children.forEach(child -> inAll.add(child.code().id()));
    Multiset<String> soFar = HashMultiset.create();
    List<String> paths = new ArrayList<>(children.size());
    for (Explanation child : children) {
      String id = child.code().id();
      soFar.add(id);
      String number = inAll.count(id) == 1 ? "" : "[" + soFar.count(id) + "]";
      paths.add(path + "/" + id + number);
    }
    return paths;
  }

  static List<String> missing(Explanation explanation) {
    List<String> missing = new ArrayList<>();
    addMissing(root(explanation), explanation, missing);
    return List.copyOf(missing);
  }

  private static void addMissing(String path, Explanation explanation, List<String> missing) {
    Template template = explanation.template();
    for (int i = 0; i < template.names(); i++) {
      if (explanation.argumentAt(i) == null) {
        missing.add(argument(path, template.name(i)));
      }
    }
    List<Explanation> children = explanation.children();
    List<String> paths = children(path, children);
    for (int i = 0; i < children.size(); i++) {
      addMissing(paths.get(i), children.get(i), missing);
    }
  }
}
