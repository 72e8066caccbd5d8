package dev.rapport.examples.simulation;

import dev.rapport.core.event.LineItem;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one customer puts into the basket: an amount after the customer's means, divided over products after the customer's taste. */
final class Basket {
  private static final List<Shelf> SHOP = List.of(
      new Shelf("coffee", 4.0, List.of("espresso", "filter-roast", "decaf", "single-origin")),
      new Shelf("tea", 2.0, List.of("assam", "sencha", "rooibos")),
      new Shelf("treats", 1.5, List.of("cantuccini", "dark-chocolate", "shortbread")),
      new Shelf("equipment", 0.6, List.of("grinder", "moka-pot", "filter-cone", "kettle")));

  private final CurrencyUnit currency;
  private final double shape;
  private final double mean;
  private final Chance chance;
  private final double[] taste;

  Basket(CurrencyUnit currency, double shape, double mean, Chance chance) {
    this.currency = currency;
    this.shape = shape;
    this.mean = mean;
    this.chance = chance;
    this.taste =
        SHOP.stream().mapToDouble(shelf -> chance.gamma(shelf.appeal, 2)).toArray();
  }

  /**
   * A product line of the shop.
   *
   * @param appeal how much of the business it makes, relative to the others
   */
  private record Shelf(String category, double appeal, List<String> products) {}

  /** What is taken off a shelf. */
  private record Pick(String product, String category) {}

  List<LineItem> fill() {
    Set<Pick> picks = new LinkedHashSet<>();
    do {
      Shelf shelf = SHOP.get(chance.pick(taste));
      picks.add(new Pick(
          shelf.products.get(chance.between(0, shelf.products.size() - 1)), shelf.category));
    } while (picks.size() < 5 && chance.happens(0.4));

    long[] pieces = picks.stream().mapToLong(pick -> chance.between(1, 3)).toArray();
    List<Money> amounts = total().allocate(pieces);
    List<LineItem> lines = new ArrayList<>();
    for (Pick pick : picks) {
      int i = lines.size();
      lines.add(LineItem.of(pick.product, pick.category, pieces[i], amounts.get(i)));
    }
    return lines;
  }

  private Money total() {
    double minorUnitsPerMajor = Math.rint(StrictMath.pow(10, currency.minorDigits()));
    return Money.ofMinor(
        currency, Math.max(1, Math.round(chance.gamma(shape, shape / mean) * minorUnitsPerMajor)));
  }
}
