package dev.rapport.loyalty.tier;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.hash.Hashing;
import dev.rapport.loyalty.tier.TierChange.Reason;
import dev.rapport.loyalty.tier.TierChange.Rung;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A standing as plain values, to be stored, in one canonical order: equal standings have equal snapshots. The
 * ladder itself is not part of it; levels are known by name, and a fingerprint tells whether the ladder is still the same.
 *
 * <p>The fingerprint is made of all of a ladder that decides where members stand: the names of its levels and what they require,
 * the window, the validity and the other policies. It is the same on every JVM. What a level gives and how long the ladder
 * remembers are no part of it; these may change, and standings stay as they are.
 *
 * @param schema the schema version, 1
 * @param ladder the name of the ladder
 * @param fingerprint of the ladder's definition: 32 hexadecimal digits, the first half of the SHA-256 of a canonical text
 * @param joined the day on which the member joined
 * @param asOf the day up to which the standing has been evaluated
 * @param place where the member stands
 * @param promises one for each level above the foot, from the lowest up
 * @param counts one for each metric, in order
 * @param grants by source
 * @param contributions what can still be reversed, by cause, metric and day
 */
public record TierSnapshot(
    int schema,
    String ladder,
    String fingerprint,
    LocalDate joined,
    LocalDate asOf,
    Place place,
    List<Promise> promises,
    List<Count> counts,
    List<TierGrant> grants,
    List<Contribution> contributions) {
  /** The schema version that this library writes. */
  public static final int SCHEMA = 1;

  /**
   * Where the member stands.
   *
   * @param level the level, grants included
   * @param earned the level without grants
   * @param since the first day of {@code level}
   */
  public record Place(String level, String earned, LocalDate since) {
    /**
     * Checks the components.
     *
     * @param level any
     * @param earned any
     * @param since any
     */
    public Place {
      requireNonNull(level, "level");
      requireNonNull(earned, "earned");
      requireNonNull(since, "since");
    }
  }

  /**
   * How long a level lasts, and how often it was held.
   *
   * @param level the level
   * @param reachedOn the day on which it was last reached, since when it was held without a break; {@link LocalDate#MIN} if it was
   *     never reached
   * @param lastDay its last day without grace; {@link LocalDate#MIN} if it was never reached, {@link LocalDate#MAX} for no end
   *     that is known: where it is not kept for good, it lasts while the member qualifies
   * @param forLife whether it is kept for good, by {@linkplain TierValidity#forever() its validity} or otherwise
   * @param held in how many status periods it was held to the end
   * @param heldInARow in how many of the latest ones without a break
   * @param metOn where levels begin with a period, the last day of the latest one at whose end the requirement was met; {@link
   *     LocalDate#MIN} if there was none
   */
  public record Promise(
      String level,
      LocalDate reachedOn,
      LocalDate lastDay,
      boolean forLife,
      int held,
      int heldInARow,
      LocalDate metOn) {
    /**
     * Checks the components.
     *
     * @param level any
     * @param reachedOn any
     * @param lastDay any
     * @param forLife any
     * @param held any
     * @param heldInARow any
     * @param metOn any
     */
    public Promise {
      requireNonNull(level, "level");
      requireNonNull(reachedOn, "reachedOn");
      requireNonNull(lastDay, "lastDay");
      requireNonNull(metOn, "metOn");
    }

    /* Whether what is reached is never lost: so no other level is without an end than one that lasts while qualified. */
    static boolean isForGood(TierLadder ladder) {
      return ladder.downgrade() instanceof TierPolicy.Never
          || ladder.validity() instanceof TierValidity.Forever;
    }

    private boolean lastsWhileQualified() {
      return lastDay.equals(LocalDate.MAX) && !forLife;
    }
  }

  /**
   * What was counted of a metric.
   *
   * @param metric the metric
   * @param lifetime the amount since the member joined
   * @param before what days that are not kept any more came to
   * @param days amounts by day
   */
  public record Count(
      TierMetric metric, long lifetime, long before, List<DailyTally.DayAmount> days) {
    /**
     * Checks the components.
     *
     * @param metric any
     * @param lifetime any
     * @param before any
     * @param days any
     */
    public Count {
      requireNonNull(metric, "metric");
      days = List.copyOf(days);
    }
  }

  /**
   * What a cause added to a metric on a day and what can still be reversed.
   *
   * @param cause what it was for
   * @param metric the metric
   * @param day the day on which it counts
   * @param amount what is left of it
   * @param counted whether it still counts towards a level, which a reset ends
   */
  public record Contribution(
      String cause, TierMetric metric, LocalDate day, long amount, boolean counted) {
    /**
     * Checks the components.
     *
     * @param cause any
     * @param metric any
     * @param day any
     * @param amount any
     * @param counted any
     */
    public Contribution {
      requireNonNull(cause, "cause");
      requireNonNull(metric, "metric");
      requireNonNull(day, "day");
    }
  }

  /**
   * Checks the components.
   *
   * @param schema 1 to {@link #SCHEMA}
   * @param ladder any
   * @param fingerprint any
   * @param joined any
   * @param asOf any
   * @param place any
   * @param promises any
   * @param counts any
   * @param grants any
   * @param contributions any
   * @throws IllegalArgumentException if a newer version of the library wrote the snapshot
   */
  public TierSnapshot {
    checkArgument(
        schema >= 1 && schema <= SCHEMA,
        "schema must be 1 to %s, was %s. A newer version of the library wrote this snapshot.",
        SCHEMA,
        schema);
    requireNonNull(ladder, "ladder");
    requireNonNull(fingerprint, "fingerprint");
    requireNonNull(joined, "joined");
    requireNonNull(asOf, "asOf");
    requireNonNull(place, "place");
    promises = List.copyOf(promises);
    counts = List.copyOf(counts);
    grants = List.copyOf(grants);
    contributions = List.copyOf(contributions);
  }

  Assessor restored(TierLadder ladder) {
    Assessor assessor = new Assessor(ladder, joined);
    assessor.asOf = asOf;
    for (TierSnapshot.Promise promise : promises) {
      take(assessor, promise, rankOf(ladder, promise.level()));
    }
    for (TierSnapshot.Count count : counts) {
      checkArgument(
          assessor.counts.take(count),
          "ladder must look at %s, looks at %s",
          count.metric(),
          ladder.metrics());
    }
    assessor.rank = rankOf(ladder, place.level());
    assessor.earned = rankOf(ladder, place.earned());
    assessor.since = place.since();
    assessor.grants.addAll(grants);
    assessor.counts.contributions.addAll(contributions);
    return assessor;
  }

  static int rankOf(TierLadder ladder, String level) {
    return ladder
        .find(level)
        .orElseThrow(() -> new IllegalArgumentException(
            "ladder must have all levels of the snapshot, had no \"" + level + "\": " + ladder))
        .rank();
  }

  /**
   * Tells whether the standing was on a ladder that was defined as this one is.
   *
   * @param other a ladder
   * @return whether it has the name and the fingerprint of the one that the standing was on; what levels give and how long the
   *     ladder remembers may differ
   */
  public boolean fits(TierLadder other) {
    return ladder.equals(other.name()) && fingerprint.equals(other.fingerprint);
  }

  /**
   * Moves the standing to a ladder that is not the one it was stored on any more, as {@link TierStanding#under} does.
   *
   * @param other the new ladder
   * @return the standing on the new ladder as of the day of the snapshot, and the changes
   */
  public TierDecision movedTo(TierLadder other) {
    return moved(requireNonNull(other, "other")).decision();
  }

  /* What two ladders share by name is kept; the rest of the old one is gone. */
  Assessor moved(TierLadder other) {
    Assessor assessor = new Assessor(other, joined);
    assessor.asOf = asOf;
    for (Promise promise : promises) {
      other.find(promise.level()).map(TierLevel::rank).ifPresent(level -> {
        take(assessor, promise, level);
        if (promise.lastsWhileQualified()) {
          assessor.lastDays[level] = other.validity().lastDay(asOf, joined);
          assessor.keepIfNobodyFalls(level);
        }
      });
    }
    counts.forEach(assessor.counts::take);
    grants.stream()
        .filter(grant -> other.find(grant.level()).isPresent())
        .forEach(assessor.grants::add);
    contributions.stream()
        .filter(contribution -> assessor.counts.has(contribution.metric()))
        .forEach(assessor.counts.contributions::add);
    assessor.earned = assessor.highestHeld();
    assessor.rank = Math.max(assessor.earned, assessor.granted());
    assessor.since = place.since();
    Rung from = new Rung(rankOf(place.level()), place.level());
    Rung to = Rung.of(other.level(assessor.rank));
    if (!from.equals(to)) {
      assessor.since = assessor.asOf;
      assessor.changes.add(new TierChange(
          other.name(),
          assessor.asOf,
          from,
          to,
          Reason.LADDER_CHANGED,
          assessor.lastDayOf(assessor.rank),
          List.of()));
    }
    assessor.reassess();
    return assessor;
  }

  /* There is a promise for each level above the foot of the ladder. */
  private int rankOf(String level) {
    int rank = 0;
    for (int i = 0; i < promises.size(); i++) {
      rank = promises.get(i).level().equals(level) ? i + 1 : rank;
    }
    return rank;
  }

  private static void take(Assessor assessor, Promise promise, int level) {
    assessor.reachedOn[level] = promise.reachedOn();
    assessor.lastDays[level] = promise.lastDay();
    assessor.held[level] = promise.held();
    assessor.heldInARow[level] = promise.heldInARow();
    assessor.metOn[level] = promise.metOn();
    if (promise.forLife()) {
      assessor.lifeRank = Math.max(assessor.lifeRank, level);
    }
  }

  static TierSnapshot of(TierStanding standing) {
    TierLadder ladder = standing.ladder;
    List<Promise> promises = new ArrayList<>();
    for (int level = 1; level <= ladder.highest(); level++) {
      promises.add(new Promise(
          ladder.level(level).name(),
          standing.reachedOn[level],
          standing.lastDays[level],
          level <= standing.lifeRank,
          standing.held[level],
          standing.heldInARow[level],
          standing.metOn[level]));
    }
    List<Count> counts = new ArrayList<>();
    for (int i = 0; i < standing.tallies.length; i++) {
      counts.add(new Count(
          ladder.metrics().get(i),
          standing.lifetimes[i],
          standing.tallies[i].before(),
          standing.tallies[i].amounts()));
    }
    return new TierSnapshot(
        SCHEMA,
        ladder.name(),
        ladder.fingerprint,
        standing.joined,
        standing.asOf,
        new Place(standing.level().name(), standing.earnedLevel().name(), standing.since),
        promises,
        counts,
        standing.grants,
        standing.contributions);
  }

  static String fingerprint(TierLadder ladder) {
    String text = new Definition().ladder(ladder).text.toString();
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString().substring(0, 32);
  }

  /**
   * What of a ladder decides levels, as a text. It is stored by its fingerprint: whoever changes a word of it moves every standing
   * that is stored to a ladder that seems to be new. Each word bears its length, so that no name can be taken for a rule.
   */
  private static final class Definition {
    private final StringBuilder text = new StringBuilder();

    private Definition add(Object... words) {
      for (Object each : words) {
        String word = each.toString();
        text.append(word.length()).append(':').append(word);
      }
      return this;
    }

    Definition ladder(TierLadder ladder) {
      add(ladder.levels().size());
      for (TierLevel level : ladder.levels()) {
        add(level.name());
        requirement(level.requirement());
        requirement(level.forLife());
      }
      window(ladder.window());
      upgrade(ladder.upgrade());
      validity(ladder.validity());
      add("grace", ladder.grace().length(), ladder.grace().start().name());
      window(ladder.grace().snap());
      downgrade(ladder.downgrade());
      reset(ladder.reset());
      return window(ladder.statusPeriod());
    }

    private Definition requirement(Requirement requirement) {
      if (requirement instanceof Requirement.AtLeast at) {
        return add("at-least", at.metric().kind().name(), at.metric().unit(), at.threshold());
      } else if (requirement instanceof Requirement.LifetimeAtLeast at) {
        return add("lifetime", at.metric().kind().name(), at.metric().unit(), at.threshold());
      } else if (requirement instanceof Requirement.HeldFor held) {
        return add("held", held.periods(), held.consecutive());
      } else if (requirement instanceof Requirement.All all) {
        return requirements("all", all.requirements());
      }
      return requirements("any", ((Requirement.Any) requirement).requirements());
    }

    private Definition requirements(String word, List<Requirement> parts) {
      add(word, parts.size());
      parts.forEach(this::requirement);
      return this;
    }

    private Definition window(TierWindow window) {
      return window instanceof TierWindow.Personal personal
          ? add("since-joining", personal.step())
          : add("common", ((TierWindow.Common) window).window());
    }

    private Definition upgrade(TierPolicy.Upgrade upgrade) {
      return upgrade instanceof TierPolicy.AtStartOf at
          ? add("at-start-of").window(at.cycle())
          : add("immediately");
    }

    private Definition validity(TierValidity validity) {
      if (validity instanceof TierValidity.Lasting lasting) {
        return add("lasting", lasting.length()).window(lasting.snap());
      } else if (validity instanceof TierValidity.Through through) {
        return add("through", through.laterPeriods(), through.extra()).window(through.cycle());
      }
      return add(validity instanceof TierValidity.Forever ? "forever" : "while-qualified");
    }

    private Definition downgrade(TierPolicy.Downgrade downgrade) {
      return downgrade instanceof TierPolicy.OneStep step
          ? add("one-step").requirement(step.activity())
          : add(downgrade instanceof TierPolicy.Never ? "never" : "to-qualified");
    }

    private Definition reset(TierPolicy.Reset reset) {
      return reset instanceof TierPolicy.Deduct deduct
          ? add("deduct", deduct.carryMost())
          : add(reset instanceof TierPolicy.ToZero ? "to-zero" : "keep");
    }
  }
}
