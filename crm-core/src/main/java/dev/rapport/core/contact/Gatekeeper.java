package dev.rapport.core.contact;

import dev.rapport.core.contact.ContactDecision.Denial;
import dev.rapport.core.contact.ContactDecision.Reason;
import dev.rapport.core.event.Complaint;
import dev.rapport.core.event.Contact;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.EventId;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.Days;
import dev.rapport.core.time.InstantRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at one message, gate by gate. */
final class Gatekeeper {
  /** A window that makes no room within a thousand years, such as a lifetime, makes none. */
  private static final long LONGEST_SEARCH_DAYS = 365_250;

  private final ContactPolicy policy;
  private final ContactRequest request;
  private final ContactFacts facts;
  private final EventHistory past;
  private final List<Contact> counted;
  private final List<Denial> denials = new ArrayList<>();

  Gatekeeper(ContactPolicy policy, ContactRequest request, ContactFacts facts) {
    this.policy = policy;
    this.request = request;
    this.facts = facts;
    this.past = facts.history().until(request.at());
    this.counted = past.ofKind(Contact.class).stream()
        .filter(contact -> contact.direction() == Contact.Direction.OUTBOUND)
        .filter(contact -> !policy.exempt().contains(contact.purpose()))
        .toList();
  }

  ContactDecision decide() {
    consent();
    if (!policy.exempt().contains(request.purpose())) {
      policy.caps().forEach(this::cap);
      pressure();
      gap();
      quiet();
      complaint();
      stale();
    }
    return new ContactDecision(request, denials);
  }

  private void deny(Reason reason, Instant until, Explanation why) {
    denials.add(new Denial(reason, until, why));
  }

  private void consent() {
    ConsentBook.Status status =
        ConsentBook.of(past).status(request.purpose(), request.channel(), request.at());
    if (status == ConsentBook.Status.WITHDRAWN) {
      deny(
          Reason.WITHDRAWN,
          Instant.MAX,
          Explanation.of(ContactCode.WITHDRAWN)
              .with("purpose", request.purpose())
              .with("channel", request.channel().value()));
    } else if (status == ConsentBook.Status.NEVER_GIVEN
        && policy.needsConsent().contains(request.purpose())) {
      deny(
          Reason.NO_CONSENT,
          Instant.MAX,
          Explanation.of(ContactCode.NO_CONSENT)
              .with("purpose", request.purpose())
              .with("channel", request.channel().value()));
    }
  }

  private void cap(FrequencyCap cap) {
    if (!cap.counts(request.channel())) {
      return;
    }
    InstantRange window = cap.window().rangeAt(request.at(), facts.zone());
    List<Contact> inWindow = counted.stream()
        .filter(contact -> cap.counts(contact.channel()))
        .filter(contact -> window.contains(contact.at()))
        .toList();
    if (inWindow.size() >= cap.most()) {
      deny(
          Reason.OVER_FREQUENCY,
          cap.most() == 0 ? Instant.MAX : roomAgain(cap, inWindow),
          Explanation.of(ContactCode.OVER_FREQUENCY)
              .with("count", inWindow.size())
              .with("window", cap.window().toString())
              .with("most", cap.most()));
    }
  }

  /** A calendar window makes room when it ends; any other when the oldest message that is in the way has left it. */
  private Instant roomAgain(FrequencyCap cap, List<Contact> inWindow) {
    if (cap.window() instanceof Cycle) {
      return cap.window().rangeAt(request.at(), facts.zone()).endExclusive();
    }
    Instant blocking = inWindow.get(inWindow.size() - cap.most()).at();
    LocalDate day = Days.of(request.at(), facts.zone());
    LocalDate left = Days.of(blocking, facts.zone());
    // The window's start never moves back, so the first day whose window starts after the message
    // is found by halving.
    long low = 1;
    long high = 1;
    while (!cap.window().rangeAt(day.plusDays(high)).startInclusive().isAfter(left)) {
      low = high;
      high *= 2;
      if (high > LONGEST_SEARCH_DAYS) {
        return Instant.MAX;
      }
    }
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (cap.window().rangeAt(day.plusDays(middle)).startInclusive().isAfter(left)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return Days.startOf(day.plusDays(low), facts.zone());
  }

  private void pressure() {
    if (policy.halfLife().isEmpty()) {
      return;
    }
    Duration halfLife = policy.halfLife().orElseThrow();
    double pressure = ContactPressure.of(counted, halfLife, request.at());
    if (pressure + 1 > policy.maxPressure()) {
      deny(
          Reason.OVER_FREQUENCY,
          relieved(pressure, halfLife),
          Explanation.of(ContactCode.OVER_PRESSURE)
              .with("pressure", Argument.rounded(pressure, 2))
              .with("most", Argument.rounded(policy.maxPressure(), 2)));
    }
  }

  /** Pressure halves with every half-life, so the time is a logarithm; a millisecond more makes up for its rounding. */
  private Instant relieved(double pressure, Duration halfLife) {
    double room = policy.maxPressure() - 1;
    if (room <= 0) {
      return Instant.MAX;
    }
    double halfLives = Math.log(pressure / room) / Math.log(2);
    return request.at().plusMillis((long) Math.ceil(halfLives * (double) halfLife.toMillis()) + 1);
  }

  private void gap() {
    if (policy.minGap().isPresent() && !counted.isEmpty()) {
      Instant last = counted.get(counted.size() - 1).at();
      Instant next = last.plus(policy.minGap().orElseThrow());
      if (request.at().isBefore(next)) {
        deny(
            Reason.TOO_SOON,
            next,
            Explanation.of(ContactCode.TOO_SOON)
                .with("last", last)
                .with("gap", policy.minGap().orElseThrow()));
      }
    }
  }

  private void quiet() {
    policy
        .quietHours()
        .filter(hours -> hours.contains(request.at(), facts.zone()))
        .ifPresent(hours -> deny(
            Reason.QUIET_HOURS,
            hours.endAfter(request.at(), facts.zone()),
            Explanation.of(ContactCode.QUIET_HOURS)
                .with("time", request.at().atZone(facts.zone()).toLocalTime().toString())
                .with("start", hours.startInclusive().toString())
                .with("end", hours.endExclusive().toString())));
  }

  private void complaint() {
    if (!policy.pausedByComplaint().contains(request.purpose())) {
      return;
    }
    Set<EventId> open = new LinkedHashSet<>();
    for (CustomerEvent event : past.ofKind(Complaint.class)) {
      if (event instanceof Complaint.Resolved resolved) {
        open.remove(resolved.complaint());
      } else {
        open.add(event.id());
      }
    }
    if (!open.isEmpty()) {
      deny(
          Reason.OPEN_COMPLAINT,
          Instant.MAX,
          Explanation.of(ContactCode.OPEN_COMPLAINT).with("count", open.size()));
    }
  }

  private void stale() {
    if (policy.staleAfter().isEmpty()) {
      return;
    }
    Period good = policy.staleAfter().orElseThrow();
    LocalDate today = Days.of(request.at(), facts.zone());
    // A verification that lies ahead of the message is not known yet.
    Optional<LocalDate> verified = facts.verifiedOn().filter(date -> !date.isAfter(today));
    if (!verified.map(date -> today.isBefore(date.plus(good))).orElse(false)) {
      Explanation why = verified
          .map(date ->
              Explanation.of(ContactCode.STALE_DATA).with("date", date).with("period", good))
          .orElseGet(() -> Explanation.of(ContactCode.NEVER_VERIFIED));
      deny(Reason.STALE_DATA, Instant.MAX, why);
    }
  }
}
