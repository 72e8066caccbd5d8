package dev.rapport.core.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private static String filled(String template) {
    return Template.parse(template).fill(name -> "<" + name + ">");
  }

  @Test
  void fillsPlacesAndUndoublesBraces() {
    assertEquals("no places", filled("no places"));
    assertEquals("<a>", filled("{a}"));
    assertEquals("<a><b2C>-<a>", filled("{a}{b2C}-{a}"));
    assertEquals("{<a>}", filled("{{{a}}}"));
    assertEquals("{a}", filled("{{a}}"));
    assertEquals("}{", filled("}}{{"));
    assertEquals("为<a>元", filled("为{a}元"));
  }

  @Test
  void namesPlacesOnceInOrder() {
    assertEquals(
        List.of("b", "a"), List.copyOf(Template.parse("{b} {a} {b} {{c}}").places()));
  }

  @Test
  void refusesWhatIsNoTemplate() {
    for (String bad : List.of(
        "{",
        "}",
        "a{b",
        "a}b",
        "{}",
        "{a b}",
        "{A}",
        "{1}",
        "{a{b}}",
        "{a}}",
        "{{a}",
        "{ä}",
        "",
        " ",
        "a\nb",
        "a\u2028b")) {
      assertThrows(IllegalArgumentException.class, () -> Template.parse(bad), bad);
    }
    assertEquals(
        "template must have places like {points}, and each literal brace twice, was \"50 {per cent}\""
            + " (see position 3)",
        assertThrows(IllegalArgumentException.class, () -> Template.parse("50 {per cent}"))
            .getMessage());
  }
}
