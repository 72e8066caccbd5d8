package dev.rapport.core.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.testkit.ExplainArbitraries;
import dev.rapport.core.testkit.ExplainArbitraries.SampleCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The laws of explanations. */
@PropertyDefaults(tries = 300)
class ExplanationProperties {
  private static final Explanation MARK =
      Explanation.of(Code.of("test.mark", "a mark {mark}")).with("mark", "set by the test");

  @Provide
  Arbitrary<Explanation> incomplete() {
    return ExplainArbitraries.incompleteExplanations();
  }

  /** Pairs that are equal, that differ in one node, or that have nothing to do with each other. */
  @Provide
  Arbitrary<Tuple.Tuple2<Explanation, Explanation>> pairs() {
    Arbitrary<Explanation> trees = incomplete();
    return Arbitraries.oneOf(
        trees.map(tree -> Tuple.of(tree, rebuilt(tree))),
        Combinators.combine(trees, Arbitraries.randomValue(random -> random), trees)
            .as((tree, random, other) ->
                Tuple.of(tree, replaced(tree, random.nextInt(tree.size()), other))),
        Combinators.combine(trees, trees).as(Tuple::of));
  }

  @Property
  void aTreeBuiltAgainInAnotherOrderOfArgumentsIsTheSame(@ForAll("incomplete") Explanation tree) {
    Explanation again = rebuilt(tree);
    assertEquals(tree, again);
    assertEquals(tree.hashCode(), again.hashCode());
    assertEquals(tree.toString(), again.toString());
    assertEquals(tree.fingerprint(), again.fingerprint());
    assertEquals(tree.lines(), again.lines());
    assertEquals(List.of(), tree.diff(again));
  }

  @Property
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void equalityDifferenceTextAndFingerprintAgree(
      @ForAll("pairs") Tuple.Tuple2<Explanation, Explanation> pair) {
    Explanation left = pair.get1();
    Explanation right = pair.get2();
    boolean equal = left.equals(right);
    Statistics.label("equal").collect(equal).coverage(seen -> {
      seen.check(true).percentage(p -> p > 10);
      seen.check(false).percentage(p -> p > 10);
    });
    assertEquals(equal, right.equals(left));
    assertEquals(equal, left.diff(right).isEmpty());
    assertEquals(equal, right.diff(left).isEmpty());
    assertEquals(equal, left.toString().equals(right.toString()));
    assertEquals(equal, left.fingerprint().equals(right.fingerprint()));
    assertEquals(
        equal,
        left.arguments().equals(right.arguments())
            && left.code().id().equals(right.code().id())
            && left.children().equals(right.children()));
  }

  @Property
  void noDifferenceHasTwoEqualSides(@ForAll("pairs") Tuple.Tuple2<Explanation, Explanation> pair) {
    List<Difference> differences = pair.get1().diff(pair.get2());
    for (Difference difference : differences) {
      assertTrue(!difference.left().equals(difference.right()), difference::toString);
    }
    int nodes = pair.get1().size() + pair.get2().size();
    int arguments = countArguments(pair.get1()) + countArguments(pair.get2());
    assertTrue(differences.size() <= nodes + arguments);
  }

  @Property
  void aStepThatCameOrWentIsOneDifference(
      @ForAll("incomplete") Explanation tree, @ForAll Random random) {
    int parent = random.nextInt(tree.size());
    Explanation longer = inserted(tree, parent, random);
    List<Difference> came = tree.diff(longer);
    assertEquals(1, came.size());
    assertEquals(Difference.ABSENT, came.get(0).left());
    assertEquals(MARK.toString(), came.get(0).right());
    assertTrue(came.get(0).path().endsWith("/test.mark"));
    List<Difference> went = longer.diff(tree);
    assertEquals(1, went.size());
    assertEquals(MARK.toString(), went.get(0).left());
    assertEquals(Difference.ABSENT, went.get(0).right());
  }

  @Property
  void walkingVisitsEachNodeOnceParentsFirst(@ForAll("incomplete") Explanation tree) {
    List<Explanation> walked = tree.stream().toList();
    assertEquals(preOrder(tree), walked);
    assertEquals(tree.size(), walked.size());
    assertEquals(
        tree.size(), 1 + tree.children().stream().mapToInt(Explanation::size).sum());
    assertEquals(
        tree.depth(),
        1 + tree.children().stream().mapToInt(Explanation::depth).max().orElse(0));
  }

  @Property
  void findingIsFilteringTheWalk(@ForAll("incomplete") Explanation tree, @ForAll SampleCode code) {
    List<Explanation> filtered =
        tree.stream().filter(node -> node.code() == code).toList();
    assertEquals(filtered, tree.findAll(code));
    assertEquals(filtered.stream().findFirst(), tree.find(code));
  }

  @Property
  void eachNodeIsOneLineInEveryLanguage(
      @ForAll("incomplete") Explanation tree, @ForAll Renderer renderer) {
    List<String> lines = renderer.withIndent("\t").lines(tree);
    List<Integer> depths = depths(tree, 0);
    List<Explanation> nodes = tree.stream().toList();
    assertEquals(tree.size(), lines.size());
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      assertEquals("\t".repeat(depths.get(i)) + renderer.line(nodes.get(i)), line);
      assertEquals(1, line.lines().count());
      assertTrue(line.codePoints().skip(depths.get(i)).noneMatch(Character::isISOControl), line);
    }
    assertEquals(lines, tree.render(renderer.withIndent("\t")).lines().toList());
  }

  @Property
  void aLineHidesNothingInAnyLanguage(
      @ForAll("incomplete") Explanation tree, @ForAll Renderer renderer) {
    tree.stream().forEach(node -> {
      String line = renderer.line(node);
      node.arguments()
          .forEach((name, argument) ->
              assertTrue(line.contains(argument.render(renderer)), () -> name + " in " + line));
    });
  }

  @Property
  void aTranslationIntoEnglishReadsLikeEnglish(@ForAll("incomplete") Explanation tree) {
    Renderer english = Renderer.english();
    for (SampleCode code : SampleCode.values()) {
      english = english.withText(code, code.template());
    }
    assertEquals(tree.lines(), english.lines(tree));
    assertEquals(List.of(), english.check(List.of(SampleCode.values())));
  }

  @Property
  void readingInAnotherLanguageLeavesTheTreeAsItWas(
      @ForAll("incomplete") Explanation tree, @ForAll Renderer renderer) {
    String before = tree.toString();
    List<String> english = tree.lines();
    List<String> first = renderer.lines(tree);
    assertEquals(first, renderer.lines(rebuilt(tree)));
    assertEquals(before, tree.toString());
    assertEquals(english, tree.lines());
  }

  @Property
  void whatIsMissingAndWhatIsThereMakeUpThePlaces(@ForAll("incomplete") Explanation tree) {
    int places = tree.stream().mapToInt(node -> node.code().places().size()).sum();
    List<String> missing = tree.missing();
    assertEquals(places, countArguments(tree) + missing.size());
    assertEquals(missing.size(), missing.stream().distinct().count());
  }

  @Property
  void aCompleteTreeMissesNothing(@ForAll Explanation tree) {
    assertEquals(List.of(), tree.missing());
  }

  private static int countArguments(Explanation tree) {
    return tree.stream().mapToInt(node -> node.arguments().size()).sum();
  }

  private static List<Explanation> preOrder(Explanation tree) {
    List<Explanation> nodes = new ArrayList<>(List.of(tree));
    tree.children().forEach(child -> nodes.addAll(preOrder(child)));
    return nodes;
  }

  private static List<Integer> depths(Explanation tree, int depth) {
    List<Integer> depths = new ArrayList<>(List.of(depth));
    tree.children().forEach(child -> depths.addAll(depths(child, depth + 1)));
    return depths;
  }

  /** The same tree from new objects, with the arguments given last first. */
  private static Explanation rebuilt(Explanation tree) {
    Code code = Code.of(tree.code().id(), tree.code().template());
    return withArgumentsOf(tree, Explanation.of(code))
        .because(tree.children().stream().map(ExplanationProperties::rebuilt).toList());
  }

  private static Explanation withArgumentsOf(Explanation tree, Explanation bare) {
    List<Map.Entry<String, Argument>> arguments =
        new ArrayList<>(tree.arguments().entrySet());
    Collections.reverse(arguments);
    Explanation filled = bare;
    for (Map.Entry<String, Argument> argument : arguments) {
      filled = filled.with(argument.getKey(), argument.getValue());
    }
    return filled;
  }

  /** The tree with another one in the place of the node that the walk meets as the {@code index}th. */
  private static Explanation replaced(Explanation tree, int index, Explanation other) {
    return index == 0
        ? other
        : withChildren(tree, descend(tree, index, (child, i) -> replaced(child, i, other)));
  }

  /** The tree with the mark as a child of the node that the walk meets as the {@code index}th. */
  private static Explanation inserted(Explanation tree, int index, Random random) {
    if (index > 0) {
      return withChildren(tree, descend(tree, index, (child, i) -> inserted(child, i, random)));
    }
    List<Explanation> children = new ArrayList<>(tree.children());
    children.add(random.nextInt(children.size() + 1), MARK);
    return withChildren(tree, children);
  }

  private interface Change {
    Explanation apply(Explanation child, int index);
  }

  private static List<Explanation> descend(Explanation tree, int index, Change change) {
    List<Explanation> children = new ArrayList<>(tree.children());
    int first = 1;
    for (int i = 0; i < children.size(); i++) {
      Explanation child = children.get(i);
      if (index >= first && index < first + child.size()) {
        children.set(i, change.apply(child, index - first));
      }
      first += child.size();
    }
    return children;
  }

  private static Explanation withChildren(Explanation tree, List<Explanation> children) {
    return withArgumentsOf(tree, Explanation.of(tree.code())).because(children);
  }
}
