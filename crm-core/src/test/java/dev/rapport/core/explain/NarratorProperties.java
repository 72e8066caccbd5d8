package dev.rapport.core.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.testkit.ExplainArbitraries.SampleCode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;

/** The laws of explanations that are told, and of reasons that stand in a line. */
@PropertyDefaults(tries = 150)
class NarratorProperties {
  /* Told as an application does it, with as many arguments as possible in their own form. */
  private static void tell(Explanation tree, Narrator narrator) {
    narrator.step(tree.code());
    tree.arguments().values().forEach(argument -> tell(argument, narrator));
    tree.children().forEach(child -> tell(child, narrator));
    narrator.end();
  }

  private static void tell(Argument argument, Narrator narrator) {
    if (argument instanceof Argument.Whole whole) {
      narrator.with(whole.value());
    } else if (argument instanceof Argument.Text text) {
      narrator.with(text.value());
    } else if (argument instanceof Argument.Amount amount) {
      narrator.with(amount.value());
    } else if (argument instanceof Argument.Day day) {
      narrator.with(day.value());
    } else if (argument instanceof Argument.Moment moment) {
      narrator.with(moment.value());
    } else if (argument instanceof Argument.Flag flag) {
      narrator.with(flag.value());
    } else if (argument instanceof Argument.Listing listing
        && listing.elements().stream().noneMatch(Argument.Listing.class::isInstance)) {
      narrator.list();
      listing.elements().forEach(element -> tell(element, narrator));
      narrator.endList();
    } else {
      narrator.with(argument);
    }
  }

  /* The same with reasons in the lines of one code. */
  private static Explanation inLine(Explanation tree, SampleCode code) {
    String template = tree.code().template();
    boolean takes = tree.code().id().equals(code.id());
    Explanation copy =
        Explanation.of(Code.of(tree.code().id(), takes ? template + "{...}" : template));
    for (var argument : tree.arguments().entrySet()) {
      copy = copy.with(argument.getKey(), argument.getValue());
    }
    return copy.because(
        tree.children().stream().map(child -> inLine(child, code)).toList());
  }

  @Property
  void anExplanationReadsAlikeWhetherItIsToldOrATree(
      @ForAll Explanation tree, @ForAll Renderer renderer, @ForAll SampleCode code) {
    for (Explanation each : List.of(tree, inLine(tree, code))) {
      Explanation told = Explanation.told(narrator -> tell(each, narrator));
      assertEquals(each.lines(), told.lines());
      assertEquals(renderer.lines(each), renderer.lines(told));
      assertEquals(each.render(renderer), told.render(renderer));
      assertEquals(each, told);
      assertEquals(each.fingerprint(), told.fingerprint());
    }
  }

  @Property
  void reasonsInALineAreOutOfTheLinesBelowAndNothingIsHidden(
      @ForAll Explanation tree, @ForAll SampleCode code) {
    Renderer english = Renderer.english();
    Explanation dense = inLine(tree, code);
    List<String> lines = dense.lines();
    assertEquals(linesOf(dense, code), lines.size());
    assertEquals(tree, dense);
    String all = String.join("\n", lines);
    dense.stream().forEach(node -> assertTrue(all.contains(english.line(node)), node::toString));
    for (String line : lines) {
      assertTrue(line.codePoints().noneMatch(Character::isISOControl), line);
    }
  }

  private static int linesOf(Explanation tree, SampleCode code) {
    return tree.code().id().equals(code.id())
        ? 1
        : 1 + tree.children().stream().mapToInt(child -> linesOf(child, code)).sum();
  }
}
