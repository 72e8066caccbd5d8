package dev.rapport.loyalty.recall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GrowingListProperties {
  /* Successors of any version, one or several, beside plain lists that are copied. */
  @Property
  void everyVersionKeepsItsElementsWhateverGrowsFromIt(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 60) int steps) {
    List<List<Integer>> versions = new ArrayList<>(List.of(List.of()));
    List<List<Integer>> models = new ArrayList<>(List.of(List.of()));
    for (int step = 0; step < steps; step++) {
      // Mostly the newest grows.
      int from = random.nextInt(4) == 0 ? random.nextInt(versions.size()) : versions.size() - 1;
      List<Integer> more = random.ints(random.nextInt(5), 0, 1_000).boxed().toList();
      List<Integer> model = new ArrayList<>(models.get(from));
      model.addAll(more);
      versions.add(GrowingList.plus(versions.get(from), more));
      models.add(model);
    }
    assertEquals(models, versions);
    assertEquals(versions, models);
    assertEquals(models.hashCode(), versions.hashCode());
  }

  @Test
  void aListThatGrewIsNotCopiedAgain() {
    List<String> grown = GrowingList.plus(List.of("a"), List.of("b"));
    assertSame(grown, GrowingList.copyOf(grown));
    assertSame(grown, GrowingList.plus(grown, List.of()));
    List<String> plain = new ArrayList<>(List.of("a"));
    List<String> copy = GrowingList.copyOf(plain);
    plain.add("b");
    assertEquals(List.of("a"), copy);
  }

  @Test
  void aListEndsWhereItEndedAndCannotBeWritten() {
    List<String> grown = GrowingList.plus(List.of("a"), List.of("b"));
    GrowingList.plus(grown, List.of("c"));
    assertEquals(2, grown.size());
    assertThrows(IndexOutOfBoundsException.class, () -> grown.get(2));
    assertThrows(UnsupportedOperationException.class, () -> grown.set(0, "x"));
    assertThrows(UnsupportedOperationException.class, () -> grown.add("x"));
  }
}
