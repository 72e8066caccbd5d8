package dev.rapport.loyalty.limit;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.limit.Allowance.Bite;
import dev.rapport.loyalty.limit.Allowance.Reason;
import dev.rapport.loyalty.limit.LimitSnapshot.Open;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.tier.DailyTally;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of their limits one member has used, and what of it can still be given back.
 *
 * <p>The value is immutable. {@link #allow} asks, {@link #plus} counts an award, {@link #returned(String)} gives back what a
 * cause had used when its purchase is returned: a cap on points gets back the points taken back, a cap on uses and a cooldown
 * once nothing is left of what the rule awarded. Ten returns of a tenth give back what one return of all does.
 *
 * <p><b>A use is one rule for one cause.</b> What a rule awards for one cause on one day, of as many types of points as it may be,
 * uses a cap on uses once, and sets a cooldown off once if it is at one instant; the use comes back with the last of these awards.
 * It is the rule that knows that its second type of points is part of the use that the first has taken, and asks {@link #allow}
 * for it under its caps on points alone. Asked again for what was awarded already, this answers as for anything new.
 *
 * <p><b>It is bounded.</b> Days that no window can see are forgotten (a cap for a lifetime on each subject remembers the
 * subjects), so are instants whose cooldown is over, and awards can be returned for so many days as it was told
 * to remember; after that a return gives no room back. Programmes set this to the length of their return window or of the
 * delay with which purchases are reported, whichever is longer.
 *
 * <p><b>Late claims.</b> A claim that is older than the latest day is asked as of its own day, in every window in which that
 * day counts: it is allowed only what leaves no window over its cap, those that end later included. So awards in a window never
 * come to more than the cap, in whatever order they are reported. A claim older than what is remembered is refused, for nobody
 * can tell what room there was.
 *
 * <p><b>It is canonical.</b> The same awards and returns lead to an equal value in any order, as long as each is within what is
 * remembered and a return comes after the awards of its cause. Limits are known by name and scope; usage of a cap goes on when
 * its amount changes, that of a cooldown when its pause does. Immutable and thread-safe.
 */
public final class LimitUsage {
  /** How many days are remembered unless the programme says otherwise. */
  public static final int DEFAULT_REMEMBERED_DAYS = 90;

  /* Of equal awards the one that was begun is given back first, so that many small returns are one large one. */
  private static final Comparator<Open> CANONICAL = Comparator.comparing(
          (Open open) -> open.use().claim().cause())
      .thenComparing(open -> open.use().claim().rule())
      .thenComparing(open -> open.use().awarded().type().id())
      .thenComparing(open -> open.use().claim().at())
      .thenComparingLong(open -> open.use().awarded().units())
      .thenComparing(Comparator.comparingLong(Open::returned).reversed())
      .thenComparing(open -> open.use().claim().subject())
      .thenComparing(open -> open.use().toString());

  private final int rememberedDays;
  private final LocalDate asOf;
  private final LocalDate firstRemembered;
  private final List<CapTally> caps;
  private final CooldownTally[] cooldowns;
  private final Open[] open;

  private LimitUsage(
      int rememberedDays,
      LocalDate asOf,
      List<CapTally> caps,
      CooldownTally[] cooldowns,
      Open[] open) {
    this.rememberedDays = rememberedDays;
    this.asOf = asOf;
    this.firstRemembered = asOf.equals(LocalDate.MIN) ? asOf : asOf.minusDays(rememberedDays);
    this.caps = caps;
    this.cooldowns = cooldowns;
    this.open = open;
  }

  /**
   * Returns the usage of a new member, remembered for {@link #DEFAULT_REMEMBERED_DAYS} days.
   *
   * @return usage of nothing
   */
  public static LimitUsage empty() {
    return remembering(DEFAULT_REMEMBERED_DAYS);
  }

  /**
   * Returns the usage of a new member.
   *
   * @param rememberedDays how many days before the latest day claims and returns are still taken, zero or more
   * @return usage of nothing
   * @throws IllegalArgumentException if the number is negative
   */
  public static LimitUsage remembering(int rememberedDays) {
    checkArgument(
        rememberedDays >= 0, "rememberedDays must not be negative, was %s", rememberedDays);
    return new LimitUsage(
        rememberedDays, LocalDate.MIN, List.of(), new CooldownTally[0], new Open[0]);
  }

  /**
   * Restores usage from its snapshot.
   *
   * @param snapshot what {@link #snapshot()} returned
   * @return equal usage
   */
  public static LimitUsage restore(LimitSnapshot snapshot) {
    LocalDate asOf = snapshot.asOf();
    return new LimitUsage(
        snapshot.rememberedDays(),
        asOf,
        snapshot.counts().stream()
            .map(count -> CapTally.restore(count, asOf))
            .sorted()
            .toList(),
        snapshot.awards().stream()
            .map(a -> new CooldownTally(a.cooldown(), a.subject(), a.at()))
            .sorted()
            .toArray(CooldownTally[]::new),
        snapshot.open().stream().sorted(CANONICAL).toArray(Open[]::new));
  }

  /**
   * Returns what one limit allows.
   *
   * @param limit the limit
   * @param claim what is to be awarded
   * @return how much of it may be awarded, and why not more
   */
  public Allowance allow(Limit limit, Claim claim) {
    return allow(List.of(limit), claim);
  }

  /**
   * Returns what several limits allow together. Their order does not matter to what is awarded: nothing if one that rejects
   * has too little room for what was desired, if a cooldown runs, or if the claim is older than what is remembered; else the
   * least room of all. A claim of nothing is always allowed.
   *
   * @param limits the limits, in the order in which they are to be explained
   * @param claim what is to be awarded
   * @return how much of it may be awarded, and every limit that had less room than was desired
   */
  public Allowance allow(List<? extends Limit> limits, Claim claim) {
    long desired = claim.desired().units();
    if (desired == 0) {
      return Allowance.full(claim.desired());
    }
    long awarded = desired;
    List<Bite> bites = List.of();
    for (int i = 0; i < limits.size(); i++) {
      Limit limit = limits.get(i);
      Bite bite = limit instanceof Cap cap ? bite(cap, claim) : bite((Cooldown) limit, claim);
      if (bite != null) {
        bites = bites.isEmpty() ? new ArrayList<>(2) : bites;
        bites.add(bite);
        awarded = bite.reason() == Reason.TRIMMED ? Math.min(awarded, bite.room()) : 0;
      }
    }
    return bites.isEmpty()
        ? Allowance.full(claim.desired())
        : new Allowance(claim.desired(), Points.of(claim.desired().type(), awarded), bites);
  }

  private @Nullable Bite bite(Cap cap, Claim claim) {
    if (!cap.most().counts(claim.desired().type())) {
      return null;
    }
    if (claim.day().isBefore(firstRemembered)) {
      return tooLate(cap);
    }
    CapTally tally = find(cap, subject(cap, claim));
    long room = cap.most().count() - (tally == null ? 0 : tally.used(claim.day()));
    long wanted = cap.most() instanceof Cap.OfUses ? 1 : claim.desired().units();
    return room >= wanted ? null : Bite.of(cap.name(), cap.excess(), Math.max(0, room));
  }

  private @Nullable Bite bite(Cooldown cooldown, Claim claim) {
    if (claim.day().isBefore(firstRemembered)) {
      return tooLate(cooldown);
    }
    Instant earliest = earliest(cooldown, claim);
    return earliest.equals(claim.at())
        ? null
        : new Bite(cooldown.name(), Reason.COOLING_DOWN, 0, earliest);
  }

  private static Bite tooLate(Limit limit) {
    return new Bite(limit.name(), Reason.TOO_LATE, 0, Instant.MAX);
  }

  /**
   * Returns what is left of a cap on the day of a claim.
   *
   * @param cap the cap
   * @param claim what it would be used for
   * @return points or uses as the cap counts, zero or more; zero for a claim older than what is remembered
   */
  public long room(Cap cap, Claim claim) {
    if (claim.day().isBefore(firstRemembered)) {
      return 0;
    }
    CapTally tally = find(cap, subject(cap, claim));
    return Math.max(0, cap.most().count() - (tally == null ? 0 : tally.used(claim.day())));
  }

  /**
   * Returns this usage with an award counted, whether or not its limits allow it: what was awarded was awarded.
   *
   * @param use the award
   * @return the usage after it
   * @throws ArithmeticException if a sum is too large
   */
  public LimitUsage plus(LimitUse use) {
    LimitUsage now = passing(use.claim().day());
    if (use.limits().isEmpty()) {
      return now;
    }
    Draft draft = now.new Draft();
    draft.award(use);
    return draft.usage();
  }

  /**
   * Returns this usage with everything given back that a cause had used, as far as it was not given back before.
   *
   * @param cause what the points were for
   * @return the usage without it; the same if nothing of the cause is remembered
   */
  public LimitUsage returned(String cause) {
    requireNonNull(cause, "cause");
    Draft draft = new Draft();
    for (Open each : open) {
      if (each.use().claim().cause().equals(cause)) {
        draft.giveBack(each, each.use().awarded().units() - each.returned());
      }
    }
    return draft.usage();
  }

  /**
   * Returns this usage with part of an award given back: what a return of part of a purchase takes back. Several awards of one
   * rule to one cause are given back one after the other.
   *
   * @param cause what the points were for
   * @param rule the rule that awarded them
   * @param points how many more of them are taken back, zero or more; more than is left gives back what is left
   * @return the usage without them; the same if nothing of the award is remembered
   * @throws IllegalArgumentException if the points are negative
   */
  public LimitUsage returned(String cause, String rule, Points points) {
    requireNonNull(cause, "cause");
    requireNonNull(rule, "rule");
    checkArgument(!points.isNegative(), "points must not be negative, was %s", points);
    Draft draft = new Draft();
    long left = points.units();
    for (Open each : open) {
      Claim claim = each.use().claim();
      if (left > 0
          && claim.cause().equals(cause)
          && claim.rule().equals(rule)
          && each.use().awarded().type().equals(points.type())) {
        long back = Math.min(left, each.use().awarded().units() - each.returned());
        draft.giveBack(each, back);
        left -= back;
      }
    }
    return draft.usage();
  }

  /**
   * Returns what of a cause can still be given back.
   *
   * @param cause what the points were for
   * @return its awards that are remembered and not wholly given back, in canonical order
   */
  public List<Open> openOf(String cause) {
    requireNonNull(cause, "cause");
    return Arrays.stream(open)
        .filter(each -> each.use().claim().cause().equals(cause))
        .toList();
  }

  /**
   * Returns this usage on a later day: what can no longer matter is forgotten.
   *
   * @param day the day; one that is past already changes nothing
   * @return usage that answers claims of remembered days as before
   */
  public LimitUsage passing(LocalDate day) {
    return passing(day, rememberedDays);
  }

  /**
   * Returns this usage on a later day, from which on more days are to be remembered. What is forgotten stays forgotten, so the memory
   * grows with the days until it is as long.
   *
   * @param day the day; one that is past already changes nothing
   * @param atLeastDays how many days are to be remembered in the end; fewer than before changes nothing
   * @return usage that answers claims of remembered days as before
   */
  public LimitUsage passing(LocalDate day, int atLeastDays) {
    if (!requireNonNull(day, "day").isAfter(asOf)) {
      return this;
    }
    int most = Math.max(rememberedDays, atLeastDays);
    LocalDate first = asOf.equals(LocalDate.MIN) || day.minusDays(most).isAfter(firstRemembered)
        ? day.minusDays(most)
        : firstRemembered;
    return new LimitUsage(
        Math.toIntExact(ChronoUnit.DAYS.between(first, day)),
        day,
        caps.stream()
            .map(tally -> tally.since(first))
            .filter(tally -> !tally.tally.isEmpty())
            .toList(),
        Arrays.stream(cooldowns)
            .map(tally -> tally.since(first))
            .filter(tally -> !tally.at().isEmpty())
            .toArray(CooldownTally[]::new),
        Arrays.stream(open)
            .filter(each -> !each.use().claim().day().isBefore(first))
            .toArray(Open[]::new));
  }

  /**
   * Returns the latest day that usage knows of.
   *
   * @return the day; {@link LocalDate#MIN} for new usage
   */
  public LocalDate asOf() {
    return asOf;
  }

  /**
   * Returns this usage as plain values.
   *
   * @return a snapshot that {@link #restore} takes back
   */
  public LimitSnapshot snapshot() {
    return new LimitSnapshot(
        LimitSnapshot.SCHEMA,
        rememberedDays,
        asOf,
        caps.stream().map(CapTally::snapshot).toList(),
        Arrays.stream(cooldowns)
            .map(tally -> new LimitSnapshot.Awards(tally.key(), tally.subject(), tally.at()))
            .toList(),
        List.of(open));
  }

  private static String subject(Limit limit, Claim claim) {
    return switch (limit.scope()) {
      case ORDER -> claim.cause();
      case RULE -> claim.rule();
      case SUBJECT -> claim.subject();
      case MEMBER -> "";
    };
  }

  private @Nullable CapTally find(Cap cap, String subject) {
    int found = indexOf(caps, cap, subject);
    return found < 0 ? null : caps.get(found);
  }

  private static int indexOf(List<CapTally> caps, Cap cap, String subject) {
    int low = 0;
    int high = caps.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = caps.get(middle).compareTo(cap.name(), subject);
      if (order == 0) {
        return indexAround(caps, middle, cap, subject);
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return -1;
  }

  /* Of caps that share a name, as a programme that changed its window has them, the one that is meant. */
  private static int indexAround(List<CapTally> caps, int at, Cap cap, String subject) {
    if (caps.get(at).countsFor(cap)) {
      return at;
    }
    for (int i = 0; i < caps.size(); i++) {
      if (caps.get(i).compareTo(cap.name(), subject) == 0 && caps.get(i).countsFor(cap)) {
        return i;
      }
    }
    return -1;
  }

  /* A cooldown whose pause was changed has a tally for each pause. Each moves the instant on, until it suits them all. */
  private Instant earliest(Cooldown cooldown, Claim claim) {
    String subject = subject(cooldown, claim);
    Instant earliest = claim.at();
    Instant before;
    do {
      before = earliest;
      for (CooldownTally tally : cooldowns) {
        if (tally.countsFor(cooldown, subject)) {
          earliest = tally.earliestFrom(earliest, cooldown.pause());
        }
      }
    } while (!earliest.equals(before));
    return earliest;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LimitUsage that
        && rememberedDays == that.rememberedDays
        && asOf.equals(that.asOf)
        && caps.equals(that.caps)
        && Arrays.equals(cooldowns, that.cooldowns)
        && Arrays.equals(open, that.open);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * asOf.hashCode() + caps.hashCode()) + Arrays.hashCode(open);
  }

  /**
   * Returns what is used.
   *
   * @return the snapshot as text
   */
  @Override
  public String toString() {
    return snapshot().toString();
  }

  /* Whether an award that is not wholly given back has used a cap on uses or a cooldown for the cause and the rule already. */
  private static boolean isHeld(List<Open> sorted, Limit limit, Claim claim) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean before = sorted.get(middle).use().claim().cause().compareTo(claim.cause()) < 0;
      low = before ? middle + 1 : low;
      high = before ? high : middle;
    }
    for (int i = low; i < sorted.size(); i++) {
      LimitUse use = sorted.get(i).use();
      if (!use.claim().cause().equals(claim.cause())) {
        return false;
      }
      if (use.holds(limit, claim)) {
        return true;
      }
    }
    return false;
  }

  /** This usage while awards are counted or given back. Its lists stay in canonical order. */
  private final class Draft {
    private final List<CapTally> newCaps = new ArrayList<>(caps);
    private final List<CooldownTally> newCooldowns = new ArrayList<>(Arrays.asList(cooldowns));
    private final List<Open> newOpen = new ArrayList<>(Arrays.asList(open));

    void award(LimitUse use) {
      for (Limit limit : use.limits()) {
        if (limit instanceof Cap cap && cap.most() instanceof Cap.OfPoints) {
          count(cap, use, use.awarded().units());
        } else if (!isHeld(newOpen, limit, use.claim())) {
          use(limit, use, 1);
        }
      }
      if (!use.claim().day().isBefore(firstRemembered)) {
        remember(new Open(use, 0));
      }
    }

    void giveBack(Open award, long units) {
      LimitUse use = award.use();
      boolean whole = award.returned() + units == use.awarded().units();
      newOpen.remove(award);
      if (!whole) {
        remember(new Open(use, award.returned() + units));
      }
      for (Limit limit : use.limits()) {
        if (limit instanceof Cap cap && cap.most() instanceof Cap.OfPoints) {
          count(cap, use, -units);
        } else if (whole && !isHeld(newOpen, limit, use.claim())) {
          use(limit, use, -1);
        }
      }
    }

    private void use(Limit limit, LimitUse use, int sign) {
      if (limit instanceof Cap cap) {
        count(cap, use, sign);
      } else {
        change((Cooldown) limit, use, sign);
      }
    }

    private void remember(Open award) {
      int found = Collections.binarySearch(newOpen, award, CANONICAL);
      newOpen.add(found >= 0 ? found : -found - 1, award);
    }

    private void count(Cap cap, LimitUse use, long amount) {
      if (amount == 0 || !cap.most().counts(use.awarded().type())) {
        return;
      }
      LocalDate day = use.claim().day();
      String subject = subject(cap, use.claim());
      int found = indexOf(newCaps, cap, subject);
      if (found < 0) {
        CapTally fresh = CapTally.of(cap, subject, DailyTally.empty(), day);
        found = Collections.binarySearch(newCaps, fresh);
        put(newCaps, found, kept(fresh.plus(day, amount), day));
      } else {
        put(newCaps, found, kept(newCaps.get(found).plus(day, amount), day));
      }
    }

    /* What was counted on a remembered day is seen by every window that is kept. */
    private @Nullable CapTally kept(CapTally tally, LocalDate day) {
      CapTally kept = day.isBefore(firstRemembered) ? tally.since(firstRemembered) : tally;
      return kept.tally.isEmpty() ? null : kept;
    }

    private void change(Cooldown cooldown, LimitUse use, int sign) {
      CooldownTally fresh = new CooldownTally(cooldown, subject(cooldown, use.claim()), List.of());
      int found = Collections.binarySearch(newCooldowns, fresh);
      CooldownTally before = found >= 0 ? newCooldowns.get(found) : fresh;
      Instant at = use.claim().at();
      CooldownTally after = (sign > 0 ? before.plus(at) : before.minus(at)).since(firstRemembered);
      put(newCooldowns, found, after.at().isEmpty() ? null : after);
    }

    private <T> void put(List<T> sorted, int found, @Nullable T value) {
      if (value != null && found < 0) {
        sorted.add(-found - 1, value);
      } else if (value != null) {
        sorted.set(found, value);
      } else if (found >= 0) {
        sorted.remove(found);
      }
    }

    LimitUsage usage() {
      return new LimitUsage(
          rememberedDays,
          asOf,
          newCaps,
          newCooldowns.toArray(CooldownTally[]::new),
          newOpen.toArray(Open[]::new));
    }
  }
}
