package dev.rapport.loyalty.recall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecallMapTest {
  private static final Instant T = Instant.parse("2026-01-01T00:00:00Z");

  private static Instant at(long seconds) {
    return T.plusSeconds(seconds);
  }

  private static <V> List<V> values(RecallMap<V> map, Instant now) {
    List<V> values = new ArrayList<>();
    map.forEach(now, values::add);
    return values;
  }

  @Test
  void nothingIsRememberedAtFirst() {
    RecallMap<String> none = RecallMap.empty();
    assertNull(none.get("order-17"));
    assertEquals(List.of(), values(none, T));
  }

  @Test
  void aMapStaysAsItWas() {
    RecallMap<String> one = RecallMap.<String>empty().with("order-17", "earned", at(5), T);
    RecallMap<String> two = one.with("order-17", "returned", at(5), T);
    RecallMap<String> other = one.with("order-18", "earned", at(5), T);
    assertEquals("earned", one.get("order-17"));
    assertNull(one.get("order-18"));
    assertEquals("returned", two.get("order-17"));
    assertEquals(List.of("returned"), values(two, T));
    assertEquals("earned", other.get("order-17"));
    assertEquals("earned", other.get("order-18"));
  }

  @Test
  void whatIsDueNowIsStillRemembered() {
    RecallMap<String> map = RecallMap.<String>empty().with("order-17", "earned", at(5), T);
    assertEquals(List.of("earned"), values(map, at(5)));
    assertEquals(List.of(), values(map, at(6)));
  }

  @Test
  void namesWithOneHashAreToldApart() {
    assertEquals("AaAa".hashCode(), "BBBB".hashCode());
    RecallMap<String> map = RecallMap.<String>empty()
        .with("AaAa", "first", at(5), T)
        .with("BBBB", "second", at(5), T)
        .with("AaBB", "third", at(5), T);
    assertEquals("first", map.get("AaAa"));
    assertEquals("second", map.get("BBBB"));
    assertEquals("third", map.get("AaBB"));
    assertNull(map.get("BBAa"));
  }

  @Test
  void aThousandValuesAreFoundAfterAThousandOthersWereForgotten() {
    RecallMap<Integer> map = RecallMap.empty();
    for (int i = 0; i < 2_000; i++) {
      map = map.with("order-" + i, i, at(i), at(i - 999));
    }
    for (int i = 1_000; i < 2_000; i++) {
      assertEquals(i, map.get("order-" + i));
    }
    assertEquals(1_000, values(map, at(1_000)).size());
  }

  @Test
  void aNewerValueThatIsOverdueHidesAnOlderOneThatIsNot() {
    RecallMap<String> map = RecallMap.<String>empty().with("order-17", "older", at(900), T);
    for (int i = 0; i < 40; i++) {
      map = map.with("filler-" + i, "", at(900), T);
    }
    map = map.with("order-17", "newer", at(1), T);
    for (int i = 40; i < 400; i++) {
      map = map.with("filler-" + i, "", at(900), at(2));
      assertTrue(!"older".equals(map.get("order-17")), "the older value came back");
      assertTrue(!values(map, at(2)).contains("older"), "the older value came back");
    }
  }
}
