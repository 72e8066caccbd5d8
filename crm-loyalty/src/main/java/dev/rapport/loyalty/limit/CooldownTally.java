package dev.rapport.loyalty.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * When one cooldown was set off by one subject.
 *
 * @param key the cooldown, with the pause that it had then: each award is forgotten by its own, so what is kept of some awards does
 *     not depend on others
 * @param subject the rule or what activities are about, or nothing for the member
 * @param at the instants that can still matter, ascending; one that was set off twice is there twice
 */
record CooldownTally(Cooldown key, String subject, List<Instant> at)
    implements Comparable<CooldownTally> {
  /* No zone is further from UTC; so a day that is forgotten is forgotten in every zone. */
  private static final Duration FURTHEST_OFFSET = Duration.ofDays(1);

  private static final Comparator<CooldownTally> ORDER = Comparator.comparing(
          (CooldownTally tally) -> tally.key.name())
      .thenComparing(CooldownTally::subject)
      .thenComparing(tally -> tally.key.scope())
      .thenComparing(tally -> tally.key.pause());

  /* The pause may be another: what was awarded keeps its distance from what a longer or a shorter one is asked for. */
  boolean countsFor(Cooldown cooldown, String otherSubject) {
    return key.name().equals(cooldown.name())
        && key.scope() == cooldown.scope()
        && subject.equals(otherSubject);
  }

  CooldownTally plus(Instant instant) {
    List<Instant> more = new ArrayList<>(at);
    int found = Collections.binarySearch(more, instant);
    more.add(found >= 0 ? found : -found - 1, instant);
    return new CooldownTally(key, subject, List.copyOf(more));
  }

  CooldownTally minus(Instant instant) {
    List<Instant> fewer = new ArrayList<>(at);
    fewer.remove(instant);
    return new CooldownTally(key, subject, List.copyOf(fewer));
  }

  CooldownTally since(LocalDate firstRemembered) {
    Instant first = firstRemembered
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant()
        .minus(FURTHEST_OFFSET)
        .minus(key.pause());
    return at.isEmpty() || !at.get(0).isBefore(first)
        ? this
        : new CooldownTally(
            key, subject, at.stream().filter(i -> !i.isBefore(first)).toList());
  }

  /* The end of the cooldown that an instant is in, or the instant itself if it is in none. */
  Instant earliestFrom(Instant instant, Duration pause) {
    Instant earliest = instant;
    // From the first that could be too close on; each one that is moves the earliest possible award
    // after itself.
    for (Instant other : at) {
      if (Duration.between(other, earliest).abs().compareTo(pause) < 0) {
        earliest = other.plus(pause);
      }
    }
    return earliest;
  }

  @Override
  public int compareTo(CooldownTally other) {
    return ORDER.compare(this, other);
  }
}
