package dev.rapport.loyalty.openlots;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.posting.AccountSnapshot.OpenLot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Random lives of a sequence beside a tree map of the JDK that is copied before each change. */
class OpenLotsProperties {
  private static final Instant T = Instant.parse("2026-01-01T00:00:00Z");
  private static final int SECONDS = 400;

  @Property(tries = 60)
  void answersAsATreeMapDoes(
      @ForAll long seed, @ForAll boolean byEnd, @ForAll @IntRange(min = 1, max = 10) int openings) {
    Random random = new Random(seed);
    LotOrder order = byEnd ? OpenLotsTest.BY_END : OpenLotsTest.NEWEST_FIRST;
    OpenLots open = OpenLots.empty(order);
    NavigableMap<Lot, OpenLot> model = new TreeMap<>(order);
    for (int i = 1; i <= 300; i++) {
      OpenLots before = open;
      List<OpenLot> modelBefore = new ArrayList<>(model.values());
      if (random.nextInt(10) < openings || model.isEmpty()) {
        // Most lots end later than all others; some end anywhere.
        int end = random.nextInt(4) > 0 ? i : random.nextInt(SECONDS);
        Lot lot = OpenLotsTest.lot(i, 1 + random.nextInt(50), end);
        open = open.with(lot, lot.original().units(), T);
        model.put(lot, new OpenLot(lot, lot.original().units(), T));
      } else {
        open = changed(random, open, model);
      }
      assertEquals(modelBefore, lots(before), "the sequence before stays as it was");
      checkSame(random, model, open);
    }
  }

  private record Version(OpenLots open, List<OpenLot> model) {}

  @Property(tries = 40)
  void everyVersionGoesOnByItselfHoweverOftenOthersDid(@ForAll long seed, @ForAll boolean byEnd) {
    Random random = new Random(seed);
    LotOrder order = byEnd ? OpenLotsTest.BY_END : OpenLotsTest.NEWEST_FIRST;
    List<Version> versions = new ArrayList<>();
    versions.add(new Version(OpenLots.empty(order), List.of()));
    for (int i = 1; i <= 250; i++) {
      int back = random.nextInt(4) == 0 ? random.nextInt(versions.size()) : 0;
      Version version = versions.get(versions.size() - 1 - back);
      NavigableMap<Lot, OpenLot> model = new TreeMap<>(order);
      version.model.forEach(one -> model.put(one.lot(), one));
      OpenLots open;
      if (random.nextInt(3) > 0 || model.isEmpty()) {
        Lot lot = OpenLotsTest.lot(i, 1 + random.nextInt(50), i);
        open = version.open.with(lot, lot.original().units(), T);
        model.put(lot, new OpenLot(lot, lot.original().units(), T));
      } else {
        open = changed(random, version.open, model);
      }
      versions.add(new Version(open, new ArrayList<>(model.values())));
    }
    for (Version version : versions) {
      assertEquals(version.model, lots(version.open));
      // Nobody has asked any version for the ends of its lots so far.
      checkEnds(T.plusSeconds(random.nextInt(SECONDS)), version.model, version.open);
    }
  }

  private static OpenLots changed(Random random, OpenLots open, NavigableMap<Lot, OpenLot> model) {
    Lot some = new ArrayList<>(model.keySet()).get(random.nextInt(model.size()));
    switch (random.nextInt(3)) {
      case 0 -> {
        model.remove(some);
        return open.without(some);
      }
      case 1 -> {
        long remaining = 1L + random.nextInt((int) some.original().units());
        Instant since = T.plusSeconds(random.nextInt(SECONDS));
        model.put(some, new OpenLot(some, remaining, since));
        return open.with(some, remaining, since);
      }
      default -> {
        long units = random.nextInt(random.nextBoolean() ? 60 : 2_000);
        List<Draw> draws = open.draw(units);
        assertEquals(Math.min(units, open.sum()), Draw.sum(draws));
        assertEquals(true, open.startsWith(draws));
        for (Draw draw : draws) {
          OpenLot first = model.firstEntry().getValue();
          assertEquals(first.lot(), draw.lot());
          model.remove(first.lot());
          if (draw.units() < first.remaining()) {
            model.put(
                first.lot(),
                new OpenLot(first.lot(), first.remaining() - draw.units(), first.since()));
          }
        }
        return open.afterDrawing(units);
      }
    }
  }

  private static void checkSame(Random random, NavigableMap<Lot, OpenLot> model, OpenLots open) {
    List<OpenLot> expected = new ArrayList<>(model.values());
    assertEquals(expected, lots(open));
    assertEquals(expected.isEmpty(), open.isEmpty());
    assertEquals(sum(expected), open.sum());
    Lot wanted = OpenLotsTest.lot(1 + random.nextInt(300), 50, random.nextInt(SECONDS));
    Lot asked = random.nextBoolean() || expected.isEmpty()
        ? wanted
        : expected.get(random.nextInt(expected.size())).lot();
    assertEquals(model.get(asked), open.find(asked));
    checkEnds(T.plusSeconds(random.nextInt(SECONDS)), expected, open);
    if (!expected.isEmpty()) {
      assertEquals(expected.get(0), open.first());
    }
  }

  private static void checkEnds(Instant at, List<OpenLot> expected, OpenLots open) {
    List<OpenLot> ended = new ArrayList<>();
    open.forEachEndingBy(at, ended::add);
    assertEquals(expected.stream().filter(one -> !endOf(one).isAfter(at)).toList(), ended);
    assertEquals(sum(expected) - sum(ended), open.sumEndingAfter(at));
    assertEquals(
        expected.stream()
            .map(OpenLotsProperties::endOf)
            .min(Instant::compareTo)
            .orElse(Instant.MAX),
        open.earliestEnd());
  }

  private static Instant endOf(OpenLot open) {
    return open.lot().expiry().hardAt();
  }

  private static long sum(List<OpenLot> lots) {
    return lots.stream().mapToLong(OpenLot::remaining).sum();
  }

  private static List<OpenLot> lots(OpenLots open) {
    List<OpenLot> lots = new ArrayList<>();
    open.forEach(lots::add);
    return lots;
  }
}
