package dev.rapport.core.explain;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the differences of two explanations; see {@link Explanation#diff}. */
final class ExplanationDiff {
  /* Above this many pairs the table of the alignment would cost more than a reader of so many differences gains. */
  private static final long MAX_PAIRS = 1_000_000;

  private static final int EQUAL = 3;
  private static final int SAME_CODE = 1;
  private static final int UNLIKE = 0;

  private final List<Difference> differences = new ArrayList<>();

  private ExplanationDiff() {}

  static List<Difference> between(Explanation left, Explanation right) {
    ExplanationDiff diff = new ExplanationDiff();
    String path = Paths.root(left);
    if (likeness(left, right) == UNLIKE) {
      diff.differences.add(new Difference(path, brief(left), brief(right)));
    } else {
      diff.compare(path, left, right);
    }
    return List.copyOf(diff.differences);
  }

  private void compare(String path, Explanation left, Explanation right) {
    for (String name : Sets.union(left.arguments().keySet(), right.arguments().keySet())) {
      Optional<Argument> was = left.argument(name);
      Optional<Argument> is = right.argument(name);
      if (!was.equals(is)) {
        differences.add(new Difference(Paths.argument(path, name), written(was), written(is)));
      }
    }
    if (!left.children().equals(right.children())) {
      compareChildren(path, left.children(), right.children());
    }
  }

  /* Equal children at both ends need no look; what lies between is paired, and what is in no pair came or went. */
  private void compareChildren(String path, List<Explanation> left, List<Explanation> right) {
    int start = equalAtStart(left, right);
    int end = equalAtEnd(left.subList(start, left.size()), right.subList(start, right.size()));
    int leftEnd = left.size() - end;
    int rightEnd = right.size() - end;
    List<String> leftPaths = Paths.children(path, left);
    List<String> rightPaths = Paths.children(path, right);
    int i = start;
    int j = start;
    for (Pair pair : pairs(left.subList(start, leftEnd), right.subList(start, rightEnd))) {
      for (; i < start + pair.left; i++) {
        differences.add(new Difference(leftPaths.get(i), brief(left.get(i)), Difference.ABSENT));
      }
      for (; j < start + pair.right; j++) {
        differences.add(new Difference(rightPaths.get(j), Difference.ABSENT, brief(right.get(j))));
      }
      if (i < leftEnd && j < rightEnd) {
        compare(leftPaths.get(i), left.get(i), right.get(j));
        i++;
        j++;
      }
    }
  }

  private static int equalAtStart(List<Explanation> left, List<Explanation> right) {
    int shorter = Math.min(left.size(), right.size());
    int equal = 0;
    while (equal < shorter && left.get(equal).equals(right.get(equal))) {
      equal++;
    }
    return equal;
  }

  private static int equalAtEnd(List<Explanation> left, List<Explanation> right) {
    int shorter = Math.min(left.size(), right.size());
    int equal = 0;
    while (equal < shorter
        && left.get(left.size() - 1 - equal).equals(right.get(right.size() - 1 - equal))) {
      equal++;
    }
    return equal;
  }

  /** Which children are compared with which, both rising; a last pair of the two sizes closes the list. */
  private static List<Pair> pairs(List<Explanation> left, List<Explanation> right) {
    List<Pair> pairs = (long) left.size() * right.size() <= MAX_PAIRS
        ? aligned(left, right)
        : byPosition(left, right);
    pairs.add(new Pair(left.size(), right.size()));
    return pairs;
  }

  private static List<Pair> byPosition(List<Explanation> left, List<Explanation> right) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      if (likeness(left.get(i), right.get(i)) != UNLIKE) {
        pairs.add(new Pair(i, i));
      }
    }
    return pairs;
  }

  /* Longest common subsequence with weights: best[i][j] is the likeness that the lists from i and from j on can reach. */
  private static List<Pair> aligned(List<Explanation> left, List<Explanation> right) {
    int[][] best = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        int paired = best[i + 1][j + 1] + likeness(left.get(i), right.get(j));
        best[i][j] = Math.max(paired, Math.max(best[i + 1][j], best[i][j + 1]));
      }
    }
    List<Pair> pairs = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left.size() && j < right.size()) {
      int likeness = likeness(left.get(i), right.get(j));
      if (likeness != UNLIKE && best[i][j] == best[i + 1][j + 1] + likeness) {
        pairs.add(new Pair(i++, j++));
      } else if (best[i][j] == best[i + 1][j]) {
        i++;
      } else {
        j++;
      }
    }
    return pairs;
  }

  private static int likeness(Explanation left, Explanation right) {
    if (!left.code().id().equals(right.code().id())) {
      return UNLIKE;
    }
    return left.equals(right) ? EQUAL : SAME_CODE;
  }

  private static String written(Optional<Argument> argument) {
    return argument.map(Argument::toString).orElse(Difference.ABSENT);
  }

  private static String brief(Explanation explanation) {
    int below = explanation.size() - 1;
    return explanation.step().head() + (below == 0 ? "" : " and " + below + " below");
  }

  private record Pair(int left, int right) {}

  /** Where a node stands in its tree: ids joined by {@code /}, numbered among siblings of one code. */
  static final class Paths {
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
      addMissing(root(explanation), explanation.step(), missing);
      return List.copyOf(missing);
    }

    private static void addMissing(String path, Step step, List<String> missing) {
      Template template = step.template();
      for (int i = 0; i < template.names(); i++) {
        if (step.argumentAt(i) == null) {
          missing.add(argument(path, template.name(i)));
        }
      }
      List<Explanation> children = step.children();
      List<String> paths = children(path, children);
      for (int i = 0; i < children.size(); i++) {
        addMissing(paths.get(i), children.get(i).step(), missing);
      }
    }
  }
}
