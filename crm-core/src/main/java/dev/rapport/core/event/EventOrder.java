package dev.rapport.core.event;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Comparator;
import java.util.Optional;

/** The order of events: instant, kind, id. */
enum EventOrder implements Comparator<CustomerEvent> {
  INSTANCE;

  @Override
  public int compare(CustomerEvent left, CustomerEvent right) {
    int byInstant = left.at().compareTo(right.at());
    if (byInstant != 0) {
      return byInstant;
    }
    int byKind = left.kind().compareTo(right.kind());
    return byKind != 0 ? byKind : left.id().compareTo(right.id());
  }

  /* No event can answer, return or resolve itself. */
  static void checkEarlier(EventId id, EventReference reference, String name) {
    checkArgument(
        !reference.target().equals(Optional.of(id)),
        "%s must be another event, was this one, %s",
        name,
        id);
  }
}
