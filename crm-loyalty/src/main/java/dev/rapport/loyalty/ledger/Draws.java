package dev.rapport.loyalty.ledger;

import dev.rapport.loyalty.lot.Draw;
import java.util.ArrayList;
import java.util.List;

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
}
