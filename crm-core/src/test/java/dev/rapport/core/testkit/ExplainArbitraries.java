package dev.rapport.core.testkit;

import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Code;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.explain.Renderer;
import dev.rapport.core.explain.Wording;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.InstantRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Generators for explanations.
 *
 * <p>They bring their extreme values among the ordinary ones and no edge cases, whose combinations would leave no room for
 * trees of a natural size.
 */
public final class ExplainArbitraries {
  private static final int MAX_LEVELS = 4;
  private static final int MAX_PLACES = 3;

  private static final List<Argument> EXTREMES = List.of(
      Argument.of(""),
      Argument.of("\n"),
      Argument.of("\\n"),
      Argument.of("a\r\nb"),
      Argument.of("\""),
      Argument.of("\u2028"),
      Argument.of("{value}"),
      Argument.of("\ud800"),
      Argument.of(Long.MIN_VALUE),
      Argument.of(Long.MAX_VALUE),
      Argument.of(new BigDecimal("1E+300")),
      Argument.of(new BigDecimal("-1E-300")),
      Argument.of(LocalDate.MIN),
      Argument.of(LocalDate.MAX),
      Argument.of(Instant.MIN),
      Argument.of(Instant.MAX),
      Argument.of(DateRange.allTime()),
      Argument.of(DateRange.startingAt(LocalDate.EPOCH)),
      Argument.of(DateRange.endingAt(LocalDate.EPOCH)),
      Argument.of(InstantRange.allTime()),
      Argument.of(InstantRange.startingAt(Instant.EPOCH)),
      Argument.of(InstantRange.endingAt(Instant.EPOCH)),
      Argument.of(Duration.ofSeconds(Long.MIN_VALUE)),
      Argument.of(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)),
      Argument.of(Period.of(Integer.MIN_VALUE, 0, Integer.MAX_VALUE)));

  private ExplainArbitraries() {}

  /** A small set of codes with no, one and several places. */
  public enum SampleCode implements Code {
    /** Has no places, so it is a term as well. */
    DEFAULTED("sample.defaulted", "the default applies"),
    /** Has one place. */
    MATCHED("sample.matched", "the condition on {subject} holds"),
    /** Has one place twice, and literal braces. */
    REPEATED("sample.repeated", "{value} in set {{{value}}}"),
    /** Has several places. */
    TRIMMED("sample.trimmed", "{desired} wanted, {granted} granted by {rule}");

    private final String id;
    private final String template;

    SampleCode(String id, String template) {
      this.id = id;
      this.template = template;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String template() {
      return template;
    }
  }

  /**
   * Generates arguments of every kind, with line breaks, lone surrogates and the ends of the time-line among them.
   *
   * @return any arguments
   */
  public static Arbitrary<Argument> arguments() {
    // One mapping from plain numbers: a choice between generators costs jqwik a thousand times as
    // much in a tree.
    return Combinators.combine(
            Arbitraries.integers().between(0, 15),
            Arbitraries.longs(),
            Arbitraries.longs(),
            Arbitraries.strings().all().ofMaxLength(6))
        .as(ExplainArbitraries::argument)
        .withoutEdgeCases();
  }

  /**
   * Generates trees over {@link SampleCode} of up to four levels, each place filled.
   *
   * @return complete explanations
   */
  public static Arbitrary<Explanation> explanations() {
    return trees(0);
  }

  /**
   * Generates trees like {@link #explanations()} in which some places have no argument.
   *
   * @return explanations, complete ones among them
   */
  public static Arbitrary<Explanation> incompleteExplanations() {
    return trees(0.3);
  }

  /**
   * Generates renderers: English, ones with a text for each {@link SampleCode}, ones with texts that leave out places or invent
   * them, other wordings, zones and indents.
   *
   * @return any renderers
   */
  public static Arbitrary<Renderer> renderers() {
    Arbitrary<Renderer> texts = Arbitraries.of(
        Renderer.english(),
        Renderer.english()
            .withText(SampleCode.DEFAULTED, "按默认规则")
            .withText(SampleCode.MATCHED, "{subject}的条件成立")
            .withText(SampleCode.REPEATED, "{{{value}}}")
            .withText(SampleCode.TRIMMED, "规则{rule}：应得{desired}，实得{granted}"),
        Renderer.english()
            .withTexts(Map.of(
                SampleCode.TRIMMED.id(), "{granted}, not {wanted}",
                SampleCode.MATCHED.id(), "it holds")));
    Wording brackets = new Wording() {
      @Override
      public String text(String value) {
        return "<\n" + value + ">";
      }

      @Override
      public String list(List<String> elements) {
        return String.join("、", elements);
      }
    };
    return Combinators.combine(
            texts,
            Arbitraries.of(Wording.english(), brackets),
            Arbitraries.of("UTC", "Europe/Paris", "Asia/Shanghai", "America/St_Johns")
                .map(ZoneId::of),
            Arbitraries.of("", "  ", "\t"))
        .as((renderer, wording, zone, indent) ->
            renderer.withWording(wording).withZone(zone).withIndent(indent))
        .withoutEdgeCases();
  }

  private static Arbitrary<Explanation> trees(double missing) {
    Arbitrary<Explanation> nodes = Combinators.combine(
            Arbitraries.of(SampleCode.class),
            arguments().injectNull(missing).list().ofSize(MAX_PLACES))
        .as(ExplainArbitraries::node);
    Arbitrary<Explanation> trees = nodes;
    for (int level = 1; level < MAX_LEVELS; level++) {
      trees = Combinators.combine(nodes, trees.list().ofMaxSize(2)).as(Explanation::because);
    }
    return trees.withoutEdgeCases();
  }

  private static Explanation node(SampleCode code, List<Argument> values) {
    Explanation node = Explanation.of(code);
    int i = 0;
    for (String place : code.places()) {
      Argument value = values.get(i++);
      node = value == null ? node : node.with(place, value);
    }
    return node;
  }

  private static Argument argument(int kind, long a, long b, String text) {
    LocalDate day = LocalDate.ofEpochDay(a % 40_000);
    Instant moment = Instant.ofEpochSecond(a % 4_000_000_000L, Math.floorMod(b, 1_000_000_000));
    return switch (kind) {
      case 0 -> Argument.of(text);
      case 1 -> Argument.of(a);
      case 2 -> Argument.of(a % 4);
      case 3 -> Argument.of(BigDecimal.valueOf(a % 10_000, 3));
      case 4 -> Argument.percent(BigDecimal.valueOf(a % 2_000, 3), 1);
      case 5 -> Argument.of(Money.ofMinor(b % 2 == 0 ? "EUR" : "JPY", a));
      case 6 -> Argument.of(day);
      case 7 -> Argument.of(moment);
      case 8 -> Argument.of(DateRange.of(day, day.plusDays(Math.floorMod(b, 400))));
      case 9 -> Argument.of(InstantRange.of(moment, moment.plusSeconds(Math.floorMod(b, 100_000))));
      case 10 -> Argument.of(Duration.ofSeconds(a % 200_000, 250_000_000L * (b % 4)));
      case 11 -> Argument.of(Period.of((int) (a % 3), (int) (b % 20), (int) b));
      case 12 -> Argument.of(a > 0);
      case 13 ->
        a > 0 ? Argument.of(SampleCode.DEFAULTED) : new Argument.Term("sample.word", "word");
      case 14 -> EXTREMES.get(Math.floorMod(a, EXTREMES.size()));
      default ->
        Argument.list(
            Collections.nCopies(Math.floorMod(b, 4), argument(Math.floorMod(a, 15), b, a, text)));
    };
  }
}
