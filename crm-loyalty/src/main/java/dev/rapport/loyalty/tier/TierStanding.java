package dev.rapport.loyalty.tier;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.Days;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.tier.TierSnapshot.Contribution;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one member stands on one ladder, and all that it takes to go on from there.
 *
 * <pre>{@code
 * TierStanding ada = TierStanding.start(ladder, joined);
 * TierDecision d = ada.record(TierFact.of(miles, 25_400, flownAt, paris, "flight-17"));
 * d.changes();                                   // 2026-03-10: Basic becomes Silver, reached, through 2027-12-31
 * ada = d.standing();
 * ada.progress().toNext();                       // 25,400 of 50,000 miles
 * ada.evaluate(LocalDate.of(2028, 1, 1));        // a day, a month or years later: the same dated changes
 * }</pre>
 *
 * <p>The value is immutable and every operation gives a {@link TierDecision} with the standing after it. Time is an argument: days
 * that have passed since the last operation are caught up with first, each change dated by the day on which it took effect,
 * so it makes no difference whether somebody asked every day or only after a year.
 *
 * <p><b>It is bounded.</b> It keeps amounts by day as far back as the qualifying window reaches, with a soft landing that of a level
 * in grace, and, for {@link TierLadder#rememberedDays()} days, what each cause contributed, so that it can be reversed. No history.
 * It comes to {@link #LATEST} and no further, for a level that is renewed each year is so for ever.
 *
 * <p><b>Late facts</b> count on their own day. One of the present window counts from now on. One of an earlier window that is still
 * remembered and comes to meet a requirement of that window makes the promise that it would have made on the last day of the
 * window; where levels begin with a period, the one that it would have made in time, with the first period before which all was
 * counted that it takes. It takes effect now, and the past stays as it was known. A fact that is older counts for the lifetime
 * only. Where the count starts anew with a reset, a late fact belongs to the count that runs now.
 *
 * <p><b>Reversal</b> takes amounts back from their own day. A level that lasts while qualified may end with it; one that lasts for
 * a term runs to its end, for it was promised. Where a negative amount is taken back, a level that begins at once may be reached.
 */
public final class TierStanding {
  /** The last day that a standing can come to: 31 December 9999. */
  public static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

  final TierLadder ladder;
  final LocalDate joined;
  final LocalDate asOf;
  final DailyTally[] tallies;
  final long[] lifetimes;
  final LocalDate[] reachedOn;
  final LocalDate[] lastDays;
  final LocalDate[] metOn;
  final int[] held;
  final int[] heldInARow;
  final int lifeRank;
  final int earned;
  final int rank;
  final LocalDate since;
  final List<TierGrant> grants;
  final List<Contribution> contributions;

  /** The first day after {@link #asOf} on which anything can change by itself; follows from the rest. */
  final LocalDate nextEvent;

  TierStanding(Assessor assessor) {
    this.ladder = assessor.ladder;
    this.joined = assessor.joined;
    this.asOf = assessor.asOf;
    this.tallies = assessor.counts.tallies;
    this.lifetimes = assessor.counts.lifetimes;
    this.reachedOn = assessor.reachedOn;
    this.lastDays = assessor.lastDays;
    this.metOn = assessor.metOn;
    this.held = assessor.held;
    this.heldInARow = assessor.heldInARow;
    this.lifeRank = assessor.lifeRank;
    this.earned = assessor.earned;
    this.rank = assessor.rank;
    this.since = assessor.since;
    this.grants = List.copyOf(assessor.grants);
    this.contributions = List.copyOf(assessor.counts.contributions);
    this.nextEvent = assessor.event();
  }

  /**
   * Returns the standing of a new member.
   *
   * @param ladder the ladder
   * @param joined the day on which the member joined, from which anniversaries count
   * @return the standing on that day, before anything was counted
   * @throws IllegalArgumentException if the day is after {@link #LATEST}
   */
  public static TierStanding start(TierLadder ladder, LocalDate joined) {
    return Assessor.start(ladder, joined).decision().standing();
  }

  /**
   * Restores a standing from its snapshot.
   *
   * @param ladder the ladder that it stood on, which may give and remember other things by now
   * @param snapshot what {@link #snapshot()} returned
   * @return an equal standing
   * @throws IllegalArgumentException if the ladder has another name or another definition; {@link TierSnapshot#movedTo} is for those
   */
  public static TierStanding restore(TierLadder ladder, TierSnapshot snapshot) {
    checkArgument(
        ladder.name().equals(snapshot.ladder()),
        "ladder must be %s, was %s",
        snapshot.ladder(),
        ladder.name());
    checkArgument(
        snapshot.fits(ladder),
        "ladder must be defined as it was for the snapshot, was %s. Move the snapshot to a ladder that has changed.",
        ladder);
    return snapshot.restored(ladder).decision().standing();
  }

  /**
   * Counts a fact.
   *
   * @param fact what was counted; a metric that the ladder does not look at changes nothing but the day
   * @return the standing after it, and the changes since the last operation
   * @throws IllegalArgumentException if its day is after {@link #LATEST}
   * @throws ArithmeticException if a sum is too large
   */
  public TierDecision record(TierFact fact) {
    return record(List.of(requireNonNull(fact, "fact")));
  }

  /**
   * Counts facts that belong together, such as the points, the spend and the one of a single order: all of them are counted before
   * the standing is found, so what starts the count anew leaves no part of them behind in the new one.
   *
   * @param facts of one day and for one cause; metrics that the ladder does not look at change nothing but the day
   * @return the standing after them, and the changes since the last operation; the same standing if there are none
   * @throws IllegalArgumentException if two are of different days or causes, or the day is after {@link #LATEST}
   * @throws ArithmeticException if a sum is too large
   */
  public TierDecision record(List<TierFact> facts) {
    if (requireNonNull(facts, "facts").isEmpty()) {
      return new TierDecision(this, List.of());
    }
    TierFact first = facts.get(0);
    for (TierFact fact : facts) {
      checkArgument(
          fact.day().equals(first.day()) && fact.cause().equals(first.cause()),
          "facts must be of one day and one cause, were %s and %s. Record each cause for itself.",
          first,
          fact);
    }
    Assessor assessor = new Assessor(this);
    assessor.record(facts);
    return assessor.decision();
  }

  /**
   * Takes back all that is left of what a cause contributed.
   *
   * @param cause what it was for
   * @param knownOn the day on which it is taken back
   * @return the standing after it; nothing is taken back that is not remembered any more
   */
  public TierDecision reverse(String cause, LocalDate knownOn) {
    requireNonNull(cause, "cause");
    Assessor assessor = new Assessor(this);
    assessor.advance(knownOn);
    for (TierMetric metric : ladder.metrics()) {
      assessor.counts.reverse(cause, metric, Long.MAX_VALUE);
    }
    assessor.recheck();
    return assessor.decision();
  }

  /**
   * Takes back part of what a cause contributed to a metric.
   *
   * @param cause what it was for
   * @param metric the metric
   * @param amount how much more is taken back, zero or more; more than is left, corrections deducted, takes back what is left
   * @param knownOn the day on which it is taken back
   * @return the standing after it; nothing is taken back that is not remembered any more
   * @throws IllegalArgumentException if the amount is negative
   */
  public TierDecision reverse(String cause, TierMetric metric, long amount, LocalDate knownOn) {
    requireNonNull(cause, "cause");
    requireNonNull(metric, "metric");
    checkArgument(amount >= 0, "amount must not be negative, was %s", amount);
    Assessor assessor = new Assessor(this);
    assessor.advance(knownOn);
    if (ladder.metrics().contains(metric)) {
      assessor.counts.reverse(cause, metric, amount);
    }
    assessor.recheck();
    return assessor.decision();
  }

  /**
   * Lets time pass: the day's work, for every day since the last operation.
   *
   * @param day the day as of which the standing is wanted; one that is past already changes nothing
   * @return the standing on that day, and the changes up to and including it, each dated by its own day
   * @throws IllegalArgumentException if the day is after {@link #LATEST}
   */
  public TierDecision evaluate(LocalDate day) {
    if (!requireNonNull(day, "day").isAfter(asOf)) {
      return new TierDecision(this, List.of());
    }
    Assessor assessor = new Assessor(this);
    assessor.pass(day);
    return assessor.decision();
  }

  /**
   * Lets time pass to the day of an instant.
   *
   * @param at the instant as of which the standing is wanted
   * @param zone the zone of the programme
   * @return the standing on that day, and the changes up to and including it
   * @throws IllegalArgumentException if the day is after {@link #LATEST}
   */
  public TierDecision evaluate(Instant at, ZoneId zone) {
    return evaluate(Days.of(at, zone));
  }

  /**
   * Gives a level.
   *
   * @param grant the level and its days; it takes the place of one with the same source
   * @param knownOn the day on which it is given; days before it stay as they were
   * @return the standing after it
   * @throws IllegalArgumentException if the ladder has no such level
   */
  public TierDecision grant(TierGrant grant, LocalDate knownOn) {
    checkArgument(
        ladder.find(requireNonNull(grant, "grant").level()).isPresent(),
        "level must be on the ladder %s, was \"%s\"",
        ladder,
        grant.level());
    Assessor assessor = new Assessor(this);
    assessor.advance(knownOn);
    assessor.revoke(grant.source());
    assessor.grant(grant);
    return assessor.decision();
  }

  /**
   * Takes a grant back.
   *
   * @param source the source of the grant
   * @param knownOn the day on which it is taken back
   * @return the standing after it; the same if there is no such grant
   */
  public TierDecision revoke(String source, LocalDate knownOn) {
    requireNonNull(source, "source");
    Assessor assessor = new Assessor(this);
    assessor.advance(knownOn);
    assessor.revoke(source);
    assessor.floor();
    return assessor.decision();
  }

  /**
   * Moves the standing to another ladder, or to another version of the same. Levels and metrics that it shares by name keep
   * what was promised and counted; a level whose requirement is met under the new rules is reached at once; nobody loses a
   * promise that runs. A level that lasted while the member qualified has no end that was promised: it lasts from the day on as
   * the new ladder says. One that was promised for good is kept for good.
   *
   * @param other the new ladder
   * @param day the day from which it holds
   * @return the standing on the new ladder, and the changes
   */
  public TierDecision under(TierLadder other, LocalDate day) {
    requireNonNull(other, "other");
    TierDecision before = evaluate(day);
    Assessor assessor = before.standing().snapshot().moved(other);
    assessor.changes.addAll(0, before.changes());
    return assessor.decision();
  }

  /**
   * Returns where the member will stand on a later day if nothing more is counted. On a ladder on balances points that end by then
   * are counted, too, which only a membership knows: ask that of its programme, or pass them in.
   *
   * @param day the day
   * @return the standing then, and the changes until then
   * @throws IllegalArgumentException if the day is after {@link #LATEST}, as {@link #lastDay()} is where no end is known
   */
  public TierDecision projected(LocalDate day) {
    return evaluate(day);
  }

  /**
   * Returns where the member will stand on a later day if what is expected is counted until then: planned spending, or, for a
   * ladder on balances, the points that will end.
   *
   * @param day the day
   * @param expected facts in any order, each counted by itself; those of later days are left out
   * @return the standing then, and the changes until then
   * @throws IllegalArgumentException if the day is after {@link #LATEST}
   */
  public TierDecision projected(LocalDate day, List<TierFact> expected) {
    Assessor assessor = new Assessor(this);
    expected.stream()
        .filter(fact -> !fact.day().isAfter(day))
        .sorted(Comparator.comparing(TierFact::day))
        .forEach(fact -> assessor.record(List.of(fact)));
    assessor.advance(day);
    return assessor.decision();
  }

  /**
   * Returns how far the member is from the next level, and from keeping the present one.
   *
   * @return the progress as of {@link #asOf()}
   */
  public TierProgress progress() {
    return TierProgress.of(new Assessor(this));
  }

  /**
   * Returns what is measured of a metric in the qualifying window; of a balance, what there is.
   *
   * @param metric the metric
   * @return the amount as of {@link #asOf()}; zero for a metric that the ladder does not look at
   */
  public long measured(TierMetric metric) {
    return new Assessor(this).inWindow(requireNonNull(metric, "metric"));
  }

  /**
   * Returns the ladder.
   *
   * @return the ladder that the member stands on
   */
  public TierLadder ladder() {
    return ladder;
  }

  /**
   * Returns the level, grants included.
   *
   * @return where the member stands
   */
  public TierLevel level() {
    return ladder.level(rank);
  }

  /**
   * Returns the level without grants.
   *
   * @return what the member has earned
   */
  public TierLevel earnedLevel() {
    return ladder.level(earned);
  }

  /**
   * Returns the first day of the level.
   *
   * @return the day on which the member came to stand here
   */
  public LocalDate since() {
    return since;
  }

  /**
   * Returns the last day of the level as it is known now, grace included.
   *
   * @return the day; {@link LocalDate#MAX} for no end that is known
   */
  public LocalDate lastDay() {
    return new Assessor(this).lastDayOf(rank);
  }

  /**
   * Returns the day on which the member joined.
   *
   * @return the day
   */
  public LocalDate joined() {
    return joined;
  }

  /**
   * Returns the day up to which the standing has been evaluated, inclusive.
   *
   * @return the day
   */
  public LocalDate asOf() {
    return asOf;
  }

  /**
   * Returns the grants that hold now or later.
   *
   * @return by source
   */
  public List<TierGrant> grants() {
    return grants;
  }

  /**
   * Returns this standing as plain values.
   *
   * @return a snapshot that {@link #restore} takes back
   */
  public TierSnapshot snapshot() {
    return TierSnapshot.of(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TierStanding that
        && ladder.equals(that.ladder)
        && joined.equals(that.joined)
        && asOf.equals(that.asOf)
        && Arrays.equals(tallies, that.tallies)
        && Arrays.equals(lifetimes, that.lifetimes)
        && Arrays.equals(reachedOn, that.reachedOn)
        && Arrays.equals(lastDays, that.lastDays)
        && Arrays.equals(metOn, that.metOn)
        && Arrays.equals(held, that.held)
        && Arrays.equals(heldInARow, that.heldInARow)
        && lifeRank == that.lifeRank
        && earned == that.earned
        && rank == that.rank
        && since.equals(that.since)
        && grants.equals(that.grants)
        && contributions.equals(that.contributions);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * asOf.hashCode() + Arrays.hashCode(tallies)) + Arrays.hashCode(lastDays);
  }

  /**
   * Returns the level and the day.
   *
   * @return such as {@code "status: Gold on 2026-03-10"}
   */
  @Override
  public String toString() {
    return ladder.name() + ": " + level() + " on " + asOf;
  }

  /* Levels that are renewed again and again would be so for ever. */
  static LocalDate checkDay(LocalDate day, String name) {
    checkArgument(
        !day.isAfter(LATEST),
        "%s must be on or before %s, was %s. LocalDate.MAX stands for an end that is not known.",
        name,
        LATEST,
        day);
    return day;
  }

  /** The days that matter to one member on one ladder: windows, and the periods with which levels begin or are counted. */
  static final class Calendar {
    final Window window;
    private final @Nullable Cycle periods;
    private final @Nullable Cycle statusPeriods;

    Calendar(TierLadder ladder, LocalDate joined) {
      this.window = ladder.window().resolve(joined);
      this.periods =
          ladder.upgrade() instanceof TierPolicy.AtStartOf at ? at.cycle().cycle(joined) : null;
      this.statusPeriods = ladder.countsPeriods() ? ladder.statusPeriod().cycle(joined) : null;
    }

    /* Whether levels begin on the day on which they are reached. */
    boolean isImmediate() {
      return periods == null;
    }

    boolean startsPeriod(LocalDate day) {
      return starts(periods, day);
    }

    boolean startsStatusPeriod(LocalDate day) {
      return starts(statusPeriods, day);
    }

    private static boolean starts(@Nullable Cycle cycle, LocalDate day) {
      return cycle != null && cycle.roundDown(day).equals(day);
    }

    /* The first day after this one on which a window or a period starts. */
    LocalDate nextStart(LocalDate asOf) {
      LocalDate ofWindow = window instanceof Cycle cycle ? end(cycle, asOf) : LocalDate.MAX;
      return Assessor.earlier(
          ofWindow, Assessor.earlier(end(periods, asOf), end(statusPeriods, asOf)));
    }

    private static LocalDate end(@Nullable Cycle cycle, LocalDate day) {
      return cycle == null ? LocalDate.MAX : cycle.rangeAt(day).endExclusive();
    }

    boolean isOneWindow(LocalDate day, LocalDate later) {
      return !(window instanceof Cycle cycle) || cycle.rangeAt(later).contains(day);
    }

    /* Whether a day is the end of the period before the one that ends with another, and both lie in one window. */
    boolean precedes(LocalDate day, LocalDate periodEnd) {
      return periods != null
          && periods.roundDown(periodEnd).minusDays(1).equals(day)
          && isOneWindow(day, periodEnd);
    }

    /*
     * The days as of which a fact is assessed. Where levels begin with a period, those are the ends of the periods that are over
     * since the fact; else it is today or, for a late one of an earlier window, the last day of that window. What an older window
     * held is not known any more.
     */
    List<LocalDate> assessedOn(LocalDate day, LocalDate today, int rememberedDays) {
      LocalDate firstKnown = today.minusDays(rememberedDays);
      if (periods == null) {
        LocalDate end = window instanceof Cycle cycle ? cycle.rangeAt(day).lastDay() : today;
        return List.of(end.isBefore(firstKnown) ? today : Assessor.earlier(end, today));
      }
      List<LocalDate> ends = new ArrayList<>(0);
      LocalDate end = periods.roundUpLastDay(day.isBefore(firstKnown) ? firstKnown : day);
      while (end.isBefore(today)) {
        ends.add(end);
        end = periods.roundUpLastDay(end.plusDays(1));
      }
      return ends;
    }
  }
}
