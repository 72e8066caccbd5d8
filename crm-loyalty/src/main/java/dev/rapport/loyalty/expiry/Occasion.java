package dev.rapport.loyalty.expiry;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.Days;
import dev.rapport.loyalty.lot.Lot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What an expiry policy looks at: when points were earned, when they become available, and in which zone the programme counts
 * its days.
 *
 * <p>{@code Occasion.at(now, ZoneId.of("Europe/Paris"))} is for points that can be spent at once. A policy sees nothing else,
 * no member and no balance, so the same occasion always gives the same end. Points that wait for an activation have no
 * occasion until it comes.
 *
 * @param earnedAt when the points are earned
 * @param availableFrom the first instant at which they can be spent, at or after {@code earnedAt}
 * @param zone the zone of the programme
 */
public record Occasion(Instant earnedAt, Instant availableFrom, ZoneId zone) {
  /**
   * Checks the components.
   *
   * @param earnedAt any instant
   * @param availableFrom not before {@code earnedAt}, and known
   * @param zone any zone
   * @throws IllegalArgumentException if the points could be spent before they are earned, or wait for an activation
   */
  public Occasion {
    requireNonNull(earnedAt, "earnedAt");
    requireNonNull(availableFrom, "availableFrom");
    requireNonNull(zone, "zone");
    checkArgument(
        !availableFrom.isBefore(earnedAt),
        "availableFrom must not be before earnedAt %s, was %s",
        earnedAt,
        availableFrom);
    checkArgument(
        availableFrom.isBefore(Instant.MAX),
        "availableFrom must be known, was %s. Points that wait for an activation get their end when it comes.",
        availableFrom);
  }

  /**
   * Returns the occasion of points that can be spent as soon as they are earned.
   *
   * @param earnedAt when they are earned
   * @param zone the zone of the programme
   * @return the occasion
   */
  public static Occasion at(Instant earnedAt, ZoneId zone) {
    return new Occasion(earnedAt, earnedAt, zone);
  }

  /**
   * Returns the occasion on which a lot was opened.
   *
   * @param lot a lot that does not wait for an activation
   * @param zone the zone of the programme
   * @return the occasion
   * @throws IllegalArgumentException if the lot waits for an activation
   */
  public static Occasion of(Lot lot, ZoneId zone) {
    return new Occasion(lot.earnedAt(), lot.availableFrom(), zone);
  }

  /**
   * Tells whether the points are pending at first.
   *
   * @return whether they become available after they are earned
   */
  public boolean isPending() {
    return availableFrom.isAfter(earnedAt);
  }

  /**
   * Returns from when the life of the points is counted.
   *
   * @param from which of the two instants
   * @return that instant
   */
  public Instant start(ExpiryStart from) {
    return requireNonNull(from, "from") == ExpiryStart.EARN ? earnedAt : availableFrom;
  }

  LocalDate startDay(ExpiryStart from) {
    return Days.of(start(from), zone);
  }

  Instant startOf(LocalDate day) {
    return Days.startOf(day, zone);
  }

  /* Points that were pending are good at least through the day on which they become available. */
  Instant usable(Instant end) {
    if (!isPending()) {
      return end;
    }
    Instant least = startOf(startDay(ExpiryStart.ACTIVATION).plusDays(1));
    return end.isBefore(least) ? least : end;
  }

  /* The same as if nothing had happened before an instant. */
  Occasion notBefore(Instant instant) {
    return new Occasion(later(earnedAt, instant), later(availableFrom, instant), zone);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isBefore(b) ? b : a;
  }
}
