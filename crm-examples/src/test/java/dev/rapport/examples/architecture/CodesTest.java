package dev.rapport.examples.architecture;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.explain.Code;
import dev.rapport.core.explain.Renderer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The steps of all explanations, of all modules together: a translator keys texts by their ids. */
class CodesTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void idsAreWellFormedAndUniqueAcrossTheLibrary() throws IOException {
    NamedTypes types = NamedTypes.of(
        ROOT.resolve("crm-core"), ROOT.resolve("crm-scoring"), ROOT.resolve("crm-loyalty"));
    List<Code> codes = new ArrayList<>();
    types
        .all()
        .filter(type -> type.isEnum() && Code.class.isAssignableFrom(type))
        .forEach(type -> {
          for (Object constant : requireNonNull(type.getEnumConstants())) {
            codes.add((Code) constant);
          }
        });
    assertTrue(codes.size() > 200, () -> "found only " + codes.size() + " codes");
    assertEquals(List.of(), Renderer.english().check(codes));
  }
}
