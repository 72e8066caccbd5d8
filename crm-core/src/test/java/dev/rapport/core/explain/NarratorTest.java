package dev.rapport.core.explain;

import static dev.rapport.core.explain.EarningCode.AWARDED;
import static dev.rapport.core.explain.EarningCode.CAPPED;
import static dev.rapport.core.explain.EarningCode.CONDITION;
import static dev.rapport.core.explain.EarningCode.OUT_OF_STOCK;
import static dev.rapport.core.explain.EarningCode.PER_AMOUNT;
import static dev.rapport.core.explain.EarningCode.STAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.testing.EqualsTester;
import dev.rapport.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How explanations are told, and how reasons come into a line. */
class NarratorTest {
  private static final Instant UNTIL = Instant.parse("2026-01-31T16:00:00Z");
  private static final Code REFUSED = Code.of("test.refused", "rule {rule} does not apply{...}");
  private static final Code EITHER = Code.of("test.either", "one of {count}");

  private static final Explanation TOLD = Explanation.told(narrator -> {
    narrator.step(AWARDED).with(3_500).with(2);
    narrator
        .step(PER_AMOUNT)
        .with("base")
        .with(4_000)
        .with(Money.of("EUR", "40.00"))
        .end();
    narrator.step(CAPPED).with(3_500).with(UNTIL).with(500).end();
    narrator.end();
  });

  private static final Explanation TREE = Explanation.of(AWARDED)
      .with("points", 3_500)
      .with("version", 2)
      .because(
          Explanation.of(PER_AMOUNT)
              .with("rule", "base")
              .with("desired", 4_000)
              .with("amount", Money.of("EUR", "40.00")),
          Explanation.of(CAPPED).with("cap", 3_500).with("until", UNTIL).with("trimmed", 500));

  private static Explanation step(Code code, String argument, Explanation... reasons) {
    return Explanation.of(code, Argument.of(argument)).because(reasons);
  }

  private static void refused(String message, Consumer<Narrator> narration) {
    Explanation explanation = Explanation.told(narration);
    assertEquals(
        message, assertThrows(RuntimeException.class, explanation::lines).getMessage());
    assertEquals(
        message, assertThrows(RuntimeException.class, explanation::size).getMessage());
    Renderer chinese = Renderer.english().withText(OUT_OF_STOCK, "缺货");
    assertEquals(
        message,
        assertThrows(RuntimeException.class, () -> chinese.lines(explanation)).getMessage());
  }

  @Test
  void whatIsToldIsTheTree() {
    new EqualsTester()
        .addEqualityGroup(TOLD, TREE)
        .addEqualityGroup(TREE.children().get(1), TOLD.children().get(1))
        .testEquals();
    assertEquals(TREE.lines(), TOLD.lines());
    assertEquals(TREE.toString(), TOLD.toString());
    assertEquals(3, TOLD.size());
    assertEquals(2, TOLD.depth());
    assertEquals(TREE.arguments(), TOLD.arguments());
    assertEquals(List.of(), TOLD.diff(TREE));
    assertSame(AWARDED, TOLD.code());
    assertEquals(
        Money.of("EUR", "40.00"),
        TOLD.find(PER_AMOUNT)
            .orElseThrow()
            .argument("amount", Argument.Amount.class)
            .value());
  }

  @Test
  void whatIsToldCanBeAddedToAndStandInOther() {
    Explanation stock = Explanation.told(narrator -> narrator.step(OUT_OF_STOCK).end());
    Explanation more = TOLD.because(stock);
    assertEquals(TREE.because(Explanation.of(OUT_OF_STOCK)), more);
    assertNotEquals(TREE, more);
    Explanation around =
        Explanation.told(n -> n.step(STAGE).with("x").tell(TREE).tell(TOLD).end());
    assertEquals(step(STAGE, "x", TREE, TREE), around);
    assertEquals(step(STAGE, "x", TREE, TREE).lines(), around.lines());
    assertEquals(
        "x",
        Explanation.told(n -> n.step(STAGE).list().with("x").endList().end())
            .argument("stage")
            .orElseThrow()
            .render(Renderer.english()));
  }

  @Test
  void listsAreToldElementByElement() {
    for (int size = 0; size < 4; size++) {
      int elements = size;
      Explanation told = Explanation.told(narrator -> {
        narrator.step(CONDITION).list();
        for (int i = 0; i < elements; i++) {
          narrator.with(1_000L * i);
        }
        narrator.endList().with(true).end();
      });
      String list = List.of("none", "0", "0 and 1,000", "0, 1,000 and 2,000").get(size);
      assertEquals(List.of("condition " + list + ": yes"), told.lines());
      assertEquals(told.lines(), List.of(Renderer.english().line(told)));
    }
  }

  @Test
  void refusesToBeToldHalf() {
    refused("narration must tell one step to its end", narrator -> {});
    refused("narration must tell one step to its end", n -> n.step(OUT_OF_STOCK));
    refused(
        "narration must tell one step, told two",
        n -> n.step(OUT_OF_STOCK).end().step(OUT_OF_STOCK).end());
    refused(
        "earning.awarded must have 2 arguments, had 1",
        n -> n.step(AWARDED).with(1).end());
    refused(
        "earning.awarded must have 2 arguments, had 1",
        n -> n.step(AWARDED).with(1).step(OUT_OF_STOCK).end());
    refused(
        "earning.stage must have 1 arguments, had 2",
        n -> n.step(STAGE).with("a").with("b"));
    refused(
        "earning.stage must have 1 arguments, had 2", n -> n.step(STAGE).with(1).list());
    refused("step must be begun first", n -> n.with(1));
    refused("step must be begun first", n -> n.list());
    refused("step must be begun first", Narrator::end);
    refused("list must be begun before it is ended", n -> n.step(STAGE).endList());
    refused(
        "list must be ended before another one begins",
        n -> n.step(STAGE).list().list());
    refused("list must be ended before its step", n -> n.step(STAGE).list().end());
  }

  @Test
  void reasonsStandInTheLineOfATextThatEndsWithThem() {
    Explanation why = step(
        STAGE,
        "decided",
        step(
            REFUSED,
            "app",
            step(EITHER, "two", step(STAGE, "a"), step(REFUSED, "b", step(STAGE, "c"))),
            step(STAGE, "d")),
        step(REFUSED, "gold"));
    assertEquals(
        List.of(
            "the customer is in stage decided",
            "  rule app does not apply: one of two (the customer is in stage a; rule b does not apply"
                + " (the customer is in stage c)); the customer is in stage d",
            "  rule gold does not apply"),
        why.lines());
    Renderer below = Renderer.english().withText(REFUSED, "not {rule}");
    assertEquals(
        List.of("not b", "  the customer is in stage c"),
        step(REFUSED, "b", step(STAGE, "c")).render(below).lines().toList());
  }

  @Test
  void itIsTheTextThatTakesReasonsInAndNoArgument() {
    assertEquals(List.of("rule"), List.copyOf(REFUSED.places()));
    assertEquals("rule {rule} does not apply{...}", REFUSED.template());
    for (String bad : List.of("{...} follow", "a{{...}", "a{....}", "{a{...}", "a{...}{...}")) {
      assertThrows(IllegalArgumentException.class, () -> Template.parse(bad), bad);
    }
    assertEquals("a{", Template.parse("a{{{...}").fill(name -> name));
  }

  @Test
  void hoursAndLengthsAreWrittenAsTheirArgumentsAre() {
    for (String hour : List.of("00:00", "08:30", "23:59:59", "12:00:00.000000001")) {
      Explanation told =
          Explanation.told(n -> n.step(STAGE).with(LocalTime.parse(hour)).end());
      assertEquals(List.of("the customer is in stage " + hour), told.lines());
      assertEquals(Explanation.of(STAGE).with("stage", hour), told);
    }
    for (long seconds : List.of(1L, 59L, 60L, 3_661L, 86_400L, 90_061L, Long.MAX_VALUE)) {
      Duration length = Duration.ofSeconds(seconds);
      assertEquals(
          List.of("the customer is in stage " + Wording.english().duration(length)),
          Explanation.of(STAGE).with("stage", length).lines());
    }
  }
}
