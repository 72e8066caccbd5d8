package dev.rapport.core.explain;

import static dev.rapport.core.explain.EarningCode.AWARDED;
import static dev.rapport.core.explain.EarningCode.CAPPED;
import static dev.rapport.core.explain.EarningCode.CONDITION;
import static dev.rapport.core.explain.EarningCode.STAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.testing.NullPointerTester;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RendererTest {
  private enum LifeStage {
    DEGRADATION
  }

  /** A code of an enum cannot check itself when it is made, so mistakes like these are possible. */
  private record Malformed(String id, String template) implements Code {}

  private static final Wording CHINESE_WORDING = new Wording() {
    @Override
    public String number(BigDecimal value) {
      return value.toPlainString();
    }

    @Override
    public String flag(boolean value) {
      return value ? "是" : "否";
    }

    @Override
    public String list(List<String> elements) {
      return String.join("、", elements);
    }
  };

  private static final Renderer CHINESE = Renderer.english()
      .withText(AWARDED, "按第{version}版规则，共得{points}积分")
      .withText(CAPPED, "{until}前上限为{cap}积分，扣减{trimmed}积分")
      .withText(CONDITION, "条件“{condition}”：{met}")
      .withText(STAGE, "客户处于{stage}")
      .withTerm(LifeStage.DEGRADATION, "退化期")
      .withWording(CHINESE_WORDING)
      .withZone(ZoneId.of("Asia/Shanghai"));

  @Test
  void speaksTheLanguageOfItsTexts() {
    Explanation why = Explanation.of(AWARDED)
        .with("points", 3_500)
        .with("version", 3)
        .because(
            Explanation.of(CONDITION).with("condition", "会员").with("met", true),
            Explanation.of(STAGE).with("stage", LifeStage.DEGRADATION),
            Explanation.of(CAPPED)
                .with("cap", 3_500)
                .with("until", Instant.parse("2026-01-31T16:00:00Z"))
                .with("trimmed", 12));
    assertEquals(
        List.of(
            "按第3版规则，共得3500积分",
            "  条件“会员”：是",
            "  客户处于退化期",
            "  2026-02-01 00:00:00 +08:00前上限为3500积分，扣减12积分"),
        CHINESE.lines(why));
    assertEquals("the customer is in stage degradation", why.lines().get(2).strip());
  }

  @Test
  void theLocaleOfTheMachineChangesNothing() {
    Explanation why = Explanation.of(CAPPED)
        .with("cap", Argument.percent(1234.5, 1))
        .with("until", Instant.parse("2026-01-31T16:00:00.5Z"))
        .with("trimmed", Argument.of(LifeStage.DEGRADATION));
    String expected = "the cap of 123,450.0% until 2026-01-31 16:00:00.5 UTC trims degradation";
    Locale before = Locale.getDefault();
    try {
      // Turkish has another lower case of I; Egyptian Arabic has other digits.
      for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "de-DE")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertEquals(List.of(expected), why.lines(), tag);
        assertEquals(
            "life-stage.degradation", Argument.Term.of(LifeStage.DEGRADATION).id(), tag);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aWordingOfNumbersReachesTheNumbersInOtherValues() {
    Argument days = Argument.of(Duration.ofDays(1_000));
    assertEquals("1,000 days", days.render(Renderer.english()));
    assertEquals("1000 days", days.render(CHINESE));
    assertEquals("123456.0%", Argument.percent(1234.56, 1).render(CHINESE));
  }

  @Test
  void speaksEnglishWhereItHasNoText() {
    assertEquals("out of stock", CHINESE.line(Explanation.of(EarningCode.OUT_OF_STOCK)));
    assertEquals("out of stock", Argument.of(EarningCode.OUT_OF_STOCK).render(CHINESE));
  }

  @Test
  void keepsAPlaceWithoutArgumentVisible() {
    assertEquals(
        "condition {condition}: yes",
        Renderer.english().line(Explanation.of(CONDITION).with("met", true)));
  }

  @Test
  void keepsAnArgumentWithoutPlaceVisible() {
    Renderer careless = Renderer.english()
        .withTexts(Map.of(CONDITION.id(), "all is {well}", "term.word", "mot {x}"));
    assertEquals(
        "all is {well} [condition: member; met: yes]",
        careless.line(Explanation.of(CONDITION).with("met", true).with("condition", "member")));
    assertEquals("mot {x}", new Argument.Term("term.word", "word").render(careless));
  }

  @Test
  void refusesATextWithOtherPlacesThanItsCode() {
    assertEquals(
        "template of earning.condition must have the places [condition, met], was \"{condition}\"",
        assertThrows(
                IllegalArgumentException.class,
                () -> Renderer.english().withText(CONDITION, "{condition}"))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> Renderer.english().withText(CONDITION, "{condition} {met} {more}"));
    assertThrows(
        IllegalArgumentException.class,
        () -> Renderer.english().withTerm(LifeStage.DEGRADATION, "{stage}"));
    assertThrows(
        IllegalArgumentException.class,
        () -> Renderer.english().withTexts(Map.of("earning.x", "{")));
    assertThrows(
        IllegalArgumentException.class, () -> Renderer.english().withTexts(Map.of("Bad Id", "x")));
    assertThrows(IllegalArgumentException.class, () -> Renderer.english().withIndent("\n"));
  }

  @Test
  void aLaterTextReplacesAnEarlierOne() {
    Renderer renderer = Renderer.english()
        .withText(STAGE, "one {stage}")
        .withTexts(Map.of(STAGE.id(), "two {stage}"));
    assertEquals("two {stage}", renderer.line(Explanation.of(STAGE)));
  }

  @Test
  void tellsATranslatorWhatIsMissingOrWrong() {
    Renderer half = Renderer.english()
        .withTexts(
            Map.of(AWARDED.id(), "{points} für Fassung {fassung}", STAGE.id(), "Phase {stage}"));
    assertEquals(
        List.of(
            "earning.awarded: the text leaves out {version}: \"{points} für Fassung {fassung}\"",
            "earning.awarded: the code has no argument {fassung}: \"{points} für Fassung {fassung}\"",
            "earning.capped has no text"),
        half.check(List.of(AWARDED, STAGE, CAPPED)));
  }

  @Test
  void tellsAPackageWhatIsWrongWithItsCodes() {
    assertEquals(List.of(), Renderer.english().check(List.of(EarningCode.values())));
    assertEquals(
        List.of(
            "\"Bad id\" is not an id like earning.per-amount",
            "a.b: template must have places like {points}, and each literal brace twice, was \"{\" (see position 0)",
            "earning.stage is the id of two codes"),
        Renderer.english()
            .check(List.of(
                new Malformed("Bad id", "x"),
                new Malformed("a.b", "{"),
                STAGE,
                new Malformed("earning.stage", "again"))));
  }

  @Test
  void aMalformedCodeIsRefusedWhereItIsUsed() {
    assertThrows(
        IllegalArgumentException.class, () -> Explanation.of(new Malformed("Bad id", "x")));
    assertThrows(IllegalArgumentException.class, () -> Explanation.of(new Malformed("a.b", "{")));
    assertThrows(IllegalArgumentException.class, () -> Code.of("Bad id", "x"));
    assertThrows(IllegalArgumentException.class, () -> Code.of("a.b", "{"));
  }

  @Test
  void aCodeOfOnesOwnIsFoundByItsId() {
    Code own = Code.of("shop.staff-discount", "staff get {percent} off");
    Explanation why = Explanation.of(own).with("percent", Argument.percent(0.3, 0));
    assertEquals(List.of("staff get 30% off"), why.lines());
    assertEquals(
        why, why.find(Code.of("shop.staff-discount", "now worded anew")).orElseThrow());
    assertEquals("shop.staff-discount", own.toString());
  }

  @Test
  void refusesNulls() throws NoSuchMethodException {
    new NullPointerTester()
        .setDefault(Code.class, STAGE)
        .setDefault(Explanation.class, Explanation.of(STAGE))
        .ignore(Renderer.class.getMethod("withTerm", Enum.class, String.class))
        .testAllPublicInstanceMethods(Renderer.english());
  }
}
