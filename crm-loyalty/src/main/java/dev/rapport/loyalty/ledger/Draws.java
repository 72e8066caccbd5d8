package dev.rapport.loyalty.ledger;

import dev.rapport.loyalty.lot.Draw;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists of draws as stretches of units. */
final class Draws {
  private Draws() {}

  /* The draws of at most `take` units that follow the first `skip` units. */
  static List<Draw> slice(List<Draw> draws, long skip, long take) {
    List<Draw> slice = new ArrayList<>();
    long before = 0;
    for (Draw draw : draws) {
      long from = Math.max(0, skip - before);
      long until = Math.min(draw.units(), skip - before + take);
      if (from < until) {
        slice.add(from == 0 && until == draw.units() ? draw : new Draw(draw.lot(), until - from));
      }
      before += draw.units();
      if (before - skip >= take) {
        break;
      }
    }
    return slice;
  }

  /* The draws less others on the same lots. */
  static List<Draw> without(List<Draw> draws, List<Draw> gone) {
    Map<Long, Long> less = new HashMap<>();
    gone.forEach(draw -> less.merge(draw.lot().id(), draw.units(), Math::addExact));
    List<Draw> left = new ArrayList<>();
    for (Draw draw : draws) {
      long units = draw.units() - less.getOrDefault(draw.lot().id(), 0L);
      if (units > 0) {
        left.add(units == draw.units() ? draw : new Draw(draw.lot(), units));
      }
    }
    return left;
  }

  /* The draws with what is drawn of one lot together, in the order in which lots come first. */
  static List<Draw> together(List<Draw> draws) {
    Map<Long, Draw> byLot = new LinkedHashMap<>();
    for (Draw draw : draws) {
      byLot.merge(
          draw.lot().id(), draw, (a, b) -> new Draw(a.lot(), Math.addExact(a.units(), b.units())));
    }
    return List.copyOf(byLot.values());
  }
}
