package dev.rapport.core.contact;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import java.util.List;

/** What is asked of a history where permission, pressure and triggers are looked for: they are of one customer. */
final class OneCustomer {
  private OneCustomer() {}

  /** Returns the history, of one customer or of nobody. */
  static EventHistory require(EventHistory history) {
    List<CustomerEvent> events = requireNonNull(history, "history").events();
    if (!events.isEmpty()) {
      CustomerId first = events.get(0).customer();
      checkArgument(
          events.stream().allMatch(event -> event.customer().equals(first)),
          "history must be of one customer, was of %s. Take it apart with EventHistory.byCustomer().",
          history.customers().size());
    }
    return history;
  }
}
