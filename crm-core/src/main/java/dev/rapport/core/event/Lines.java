package dev.rapport.core.event;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.core.money.Money;
import java.util.List;
import java.util.Optional;

/** What purchases and returns do with their lines. */
final class Lines {
  private Lines() {}

  /* Adding up at the door finds mixed currencies and overflow there, so that total() never raises. */
  static List<LineItem> checked(List<LineItem> lines) {
    List<LineItem> copy = List.copyOf(lines);
    checkArgument(!copy.isEmpty(), "lines must not be empty");
    total(copy);
    quantity(copy);
    return copy;
  }

  static Money total(List<LineItem> lines) {
    Money total = lines.get(0).amount();
    for (int i = 1; i < lines.size(); i++) {
      total = total.plus(lines.get(i).amount());
    }
    return total;
  }

  static long quantity(List<LineItem> lines) {
    long quantity = 0;
    for (LineItem line : lines) {
      quantity = Math.addExact(quantity, line.quantity());
    }
    return quantity;
  }

  static Optional<List<LineItem>> inCategory(List<LineItem> lines, CategoryId category) {
    List<LineItem> some =
        lines.stream().filter(line -> line.category().equals(category)).toList();
    return some.isEmpty() ? Optional.empty() : Optional.of(some);
  }
}
