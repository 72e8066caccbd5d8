package dev.rapport.loyalty.recall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Random lives of a map beside a hash map of the JDK that forgets nothing. */
class RecallMapProperties {
  private static final Instant T = Instant.parse("2026-01-01T00:00:00Z");

  private record Remembered(int value, Instant deadline) {}

  @Property(tries = 100)
  void answersAsAHashMapDoesForWhatIsNotOverdue(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 2_000) int names,
      @ForAll @IntRange(min = 0, max = 100) int outOfOrder) {
    Random random = new Random(seed);
    RecallMap<Integer> map = RecallMap.empty();
    Map<String, Remembered> model = new HashMap<>();
    RecallMap<Integer> early = map;
    Set<Integer> inEarly = Set.of();
    int changes = 1 + random.nextInt(1_000);
    for (int i = 0; i < changes; i++) {
      Instant now = T.plusSeconds(i);
      // Short, odd keys meet more often in one slot and in one hash.
      String key = Integer.toString(random.nextInt(names), 36);
      int life = random.nextInt(100) < outOfOrder ? random.nextInt(400) - 50 : 70;
      Instant deadline = now.plusSeconds(life);
      map = map.with(key, i, deadline, now);
      model.put(key, new Remembered(i, deadline));
      if (i == changes / 2) {
        early = map;
        inEarly = values(map, T);
      }
      String asked = Integer.toString(random.nextInt(names), 36);
      Remembered known = model.get(asked);
      Integer answer = map.get(asked);
      if (known != null && !known.deadline.isBefore(now)) {
        assertEquals(known.value, answer);
      } else if (answer != null) {
        assertTrue(known != null && known.value == answer, "only the last value may stay too long");
      }
    }
    assertEquals(inEarly, values(early, T), "a map stays as it was");
    Instant end = T.plusSeconds(changes);
    Set<Integer> expected = new TreeSet<>();
    model.values().stream()
        .filter(one -> !one.deadline.isBefore(end))
        .forEach(one -> expected.add(one.value));
    assertEquals(expected, values(map, end));
  }

  @Property(tries = 10)
  void keepsAtMostTwiceWhatItMust(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int life) {
    Random random = new Random(seed);
    RecallMap<Integer> map = RecallMap.empty();
    List<Instant> deadlines = new ArrayList<>();
    int most = 0;
    for (int i = 0; i < 1_500; i++) {
      Instant now = T.plusSeconds(i);
      // One in ten is to be remembered for very long and keeps its neighbours company.
      Instant deadline = now.plusSeconds(random.nextInt(10) == 0 ? 10L * life : life);
      map = map.with("order-" + i, i, deadline, now);
      deadlines.add(deadline);
      int due = (int) deadlines.stream().filter(d -> !d.isBefore(now)).count();
      most = Math.max(most, due);
      if (i % 100 == 0) {
        int kept = map.kept();
        assertTrue(kept >= due, kept + " kept, due: " + due);
        assertTrue(kept <= Math.max(128, 2 * most), kept + " kept, at most due: " + most);
      }
    }
  }

  private record Version(RecallMap<Integer> map, Map<String, Remembered> model, Instant now) {}

  @Property(tries = 60)
  void everyVersionGoesOnByItselfHoweverOftenOthersDid(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 100) int forks) {
    Random random = new Random(seed);
    List<Version> versions = new ArrayList<>();
    versions.add(new Version(RecallMap.empty(), Map.of(), T));
    for (int i = 0; i < 400; i++) {
      boolean fork = random.nextInt(100) < forks;
      int from = fork ? random.nextInt(versions.size()) : versions.size() - 1;
      Version version = versions.get(from);
      Instant now = version.now.plusSeconds(random.nextInt(3));
      Instant deadline = now.plusSeconds(random.nextInt(60));
      String key = Integer.toString(random.nextInt(80), 36);
      Map<String, Remembered> model = new HashMap<>(version.model);
      model.put(key, new Remembered(i, deadline));
      versions.add(new Version(version.map.with(key, i, deadline, now), model, now));
    }
    for (Version version : versions) {
      Set<Integer> expected = new TreeSet<>();
      version.model.forEach((key, one) -> {
        if (!one.deadline.isBefore(version.now)) {
          expected.add(one.value);
          assertEquals(one.value, version.map.get(key));
        }
      });
      assertEquals(expected, values(version.map, version.now));
    }
  }

  @Property(tries = 20)
  void aRaceForTheNextPlaceHasTwoWinners(@ForAll @IntRange(min = 0, max = 200) int before)
      throws InterruptedException {
    RecallMap<Integer> map = RecallMap.empty();
    for (int i = 0; i < before; i++) {
      map = map.with("order-" + i, i, T.plusSeconds(900), T);
    }
    RecallMap<Integer> common = map;
    List<RecallMap<Integer>> ends = new ArrayList<>(List.of(common, common));
    CountDownLatch start = new CountDownLatch(2);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 2; t++) {
      int me = t;
      threads.add(new Thread(() -> {
        RecallMap<Integer> mine = common;
        start.countDown();
        while (start.getCount() > 0) {
          Thread.onSpinWait();
        }
        for (int i = 0; i < 300; i++) {
          mine = mine.with("order-" + i, 1_000 * (me + 1) + i, T.plusSeconds(900), T);
        }
        ends.set(me, mine);
      }));
    }
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    for (int i = 0; i < 300; i++) {
      assertEquals(i < before ? i : null, common.get("order-" + i));
      assertEquals(1_000 + i, ends.get(0).get("order-" + i));
      assertEquals(2_000 + i, ends.get(1).get("order-" + i));
    }
  }

  private static Set<Integer> values(RecallMap<Integer> map, Instant now) {
    Set<Integer> values = new TreeSet<>();
    map.forEach(now, value -> assertTrue(values.add(value), "visited twice"));
    return values;
  }
}
