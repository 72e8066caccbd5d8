package dev.rapport.loyalty.ledger;

import dev.rapport.loyalty.lot.DrawOrder;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.openlots.LotOrder;
import java.util.Comparator;

/** The total order of the lots in one lane: the preference of the draw order, then the hard end, when earned, the number. */
final class LaneOrder implements LotOrder {
  private final Comparator<Lot> preference;
  private final boolean indifferent;

  LaneOrder(DrawOrder drawOrder) {
    this.preference = drawOrder.preference();
    this.indifferent = drawOrder.equals(DrawOrder.soonestExpiring());
  }

  int preference(Lot a, Lot b) {
    return indifferent ? 0 : preference.compare(a, b);
  }

  @Override
  public boolean ascendsByEnd() {
    return indifferent;
  }

  @Override
  public int compare(Lot a, Lot b) {
    int c = preference(a, b);
    if (c != 0) {
      return c;
    }
    c = a.expiry().hardAt().compareTo(b.expiry().hardAt());
    if (c != 0) {
      return c;
    }
    c = a.earnedAt().compareTo(b.earnedAt());
    return c != 0 ? c : Long.compare(a.id(), b.id());
  }
}
