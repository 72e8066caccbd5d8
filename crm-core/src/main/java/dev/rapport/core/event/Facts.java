package dev.rapport.core.event;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.customer.CustomerId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** What all kinds of events have in common: the checks of their first components, and their order. */
final class Facts {
  static final Comparator<CustomerEvent> ORDER = Facts::compare;

  private Facts() {}

  /* The two ends of the time line mean "no start" and "no end" in ranges, so nothing can have happened there. */
  static void check(EventId id, Instant at, CustomerId customer) {
    requireNonNull(id, "id");
    requireNonNull(at, "at");
    checkArgument(
        at.isAfter(Instant.MIN) && at.isBefore(Instant.MAX),
        "at must be after Instant.MIN and before Instant.MAX, was %s",
        at);
    requireNonNull(customer, "customer");
  }

  /* No event can answer, return or resolve itself. */
  static void checkOther(EventId id, EventReference reference, String name) {
    checkArgument(
        !requireNonNull(reference, name).target().equals(Optional.of(id)),
        "%s must be another event, was this one, \"%s\"",
        name,
        id);
  }

  /* A consent for a channel that nobody knows could be read as one for every channel. */
  static void checkKnown(Channel channel) {
    checkArgument(
        !requireNonNull(channel, "channel").equals(Channel.UNSPECIFIED),
        "channel of a consent must be known, was \"%s\"",
        channel);
  }

  static int compare(CustomerEvent left, CustomerEvent right) {
    int byInstant = left.at().compareTo(right.at());
    if (byInstant != 0) {
      return byInstant;
    }
    int byKind = left.kind().compareTo(right.kind());
    return byKind != 0 ? byKind : left.id().compareTo(right.id());
  }
}
