package dev.rapport.loyalty.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * When one cooldown was set off by one subject.
 *
 * @param key the cooldown, with the longest pause that it was used with
 * @param subject the rule or what activities are about, or nothing for the member
 * @param at the instants that can still matter, ascending; one that was set off twice is there twice
 */
record CooldownTally(Cooldown key, String subject, List<Instant> at)
    implements Comparable<CooldownTally> {
  /* No zone is further from UTC; so a day that is forgotten is forgotten in every zone. */
  private static final Duration FURTHEST_OFFSET = Duration.ofDays(1);

  CooldownTally plus(Cooldown cooldown, Instant instant) {
    List<Instant> more = new ArrayList<>(at);
    int found = Collections.binarySearch(more, instant);
    more.add(found >= 0 ? found : -found - 1, instant);
    return new CooldownTally(
        cooldown.pause().compareTo(key.pause()) > 0 ? cooldown : key, subject, List.copyOf(more));
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

  int compareTo(String name, String otherSubject) {
    int byName = key.name().compareTo(name);
    return byName != 0 ? byName : subject.compareTo(otherSubject);
  }

  @Override
  public int compareTo(CooldownTally other) {
    return compareTo(other.key.name(), other.subject);
  }
}
