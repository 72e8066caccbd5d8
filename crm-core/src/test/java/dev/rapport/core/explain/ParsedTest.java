package dev.rapport.core.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParsedTest {
  @Test
  void remembersWhatWasSeen() {
    Parsed parsed = Parsed.of("seen.before", "{a} and {b}");
    assertSame(parsed, Parsed.of("seen.before", "{a} and {b}"));
    assertEquals(List.of("a", "b"), List.copyOf(parsed.template().places()));
    assertEquals("seen.before", parsed.id());
  }

  @Test
  void tellsTextsApartWhoseHashesAreTheSame() {
    assertEquals("Aa {x}".hashCode(), "BB {x}".hashCode());
    for (int i = 0; i < 3; i++) {
      assertEquals("Aa {x}", Parsed.of("same.hash", "Aa {x}").template().toString());
      assertEquals("BB {x}", Parsed.of("same.hash", "BB {x}").template().toString());
    }
  }

  @Test
  void moreCodesThanItRemembersAreWrittenAlike() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 10_000; i++) {
        Code code = Code.of("many.code-" + i, i + " {x}");
        assertEquals(List.of(i + " y"), Explanation.of(code).with("x", "y").lines());
      }
    }
  }

  @Test
  void doesNotRememberLongTexts() {
    String text = "{a}" + "x".repeat(2_000);
    Parsed parsed = Parsed.of("long.text", text);
    assertNotEquals(parsed, Parsed.of("long.text", text));
    assertEquals(text, Parsed.of("long.text", text).template().toString());
  }

  @Test
  void refusesTheSameMistakeEachTime() {
    for (int i = 0; i < 2; i++) {
      assertThrows(IllegalArgumentException.class, () -> Parsed.of("no.template", "{"));
      assertThrows(IllegalArgumentException.class, () -> Parsed.of("No id", "text"));
    }
  }
}
