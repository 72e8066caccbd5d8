package dev.rapport.loyalty.tier;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.tier.TierChange.Measure;
import dev.rapport.loyalty.tier.TierChange.Reason;
import dev.rapport.loyalty.tier.TierChange.Rung;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A standing while something happens to it: the state machine of a ladder.
 *
 * <p>Two things happen: a fact is counted, and a day begins. A day on which nothing can change by itself is skipped; which days
 * those are, {@link #nextEvent} says. On each of the others, in this order: status periods are counted, levels whose
 * requirement has come to be met are promised, promises whose last day is over are renewed or not, the highest promise that
 * runs is where the member stands, what is to be reset is reset, and grants have the last word.
 */
final class Assessor implements Requirement.Measured {
  private static final LocalDate UNKNOWN = LocalDate.MIN;

  final TierLadder ladder;
  final LocalDate joined;
  LocalDate asOf;
  final TierFact.Counts counts;
  LocalDate[] reachedOn;
  LocalDate[] lastDays;

  /* Where levels begin with a period: the last day of the latest one at whose end each requirement was met. */
  LocalDate[] metOn;

  int[] held;
  int[] heldInARow;
  int lifeRank;
  int earned;
  int rank;
  LocalDate since;
  final List<TierGrant> grants;
  final List<TierChange> changes = new ArrayList<>(2);

  /* The next event as long as nothing has happened since it was found out, else unknown. */
  private LocalDate knownEvent = UNKNOWN;

  private final TierStanding.Calendar calendar;
  private final boolean immediate;
  private final boolean open;

  /* What a requirement is being asked about: a level, on a day. */
  private int viewRank;
  private LocalDate viewDay;
  private DateRange viewRange;

  Assessor(TierLadder ladder, LocalDate joined) {
    this.ladder = ladder;
    this.joined = joined;
    this.asOf = joined;
    this.since = joined;
    this.counts = new TierFact.Counts(ladder, joined);
    this.lastDays = new LocalDate[ladder.levels().size()];
    Arrays.fill(lastDays, LocalDate.MIN);
    this.reachedOn = lastDays.clone();
    this.metOn = lastDays.clone();
    this.held = new int[lastDays.length];
    this.heldInARow = new int[lastDays.length];
    this.grants = new ArrayList<>(0);
    this.calendar = new TierStanding.Calendar(ladder, joined);
    this.immediate = calendar.isImmediate();
    this.open = ladder.validity() instanceof TierValidity.WhileQualified;
    this.viewDay = joined;
    this.viewRange = calendar.window.rangeAt(joined);
  }

  Assessor(TierStanding standing) {
    this.ladder = standing.ladder;
    this.joined = standing.joined;
    this.asOf = standing.asOf;
    this.counts = new TierFact.Counts(standing);
    this.reachedOn = standing.reachedOn.clone();
    this.lastDays = standing.lastDays.clone();
    this.metOn = standing.metOn.clone();
    this.held = standing.held.clone();
    this.heldInARow = standing.heldInARow.clone();
    this.lifeRank = standing.lifeRank;
    this.earned = standing.earned;
    this.rank = standing.rank;
    this.since = standing.since;
    this.grants = new ArrayList<>(standing.grants);
    this.calendar = new TierStanding.Calendar(ladder, joined);
    this.immediate = calendar.isImmediate();
    this.open = ladder.validity() instanceof TierValidity.WhileQualified;
    this.viewDay = asOf;
    this.viewRange = calendar.window.rangeAt(asOf);
    this.knownEvent = standing.nextEvent;
  }

  static Assessor start(TierLadder ladder, LocalDate joined) {
    Assessor assessor = new Assessor(ladder, TierStanding.checkDay(joined, "joined"));
    assessor.reassess();
    assessor.changes.clear();
    return assessor;
  }

  TierDecision decision() {
    return new TierDecision(new TierStanding(this), changes);
  }

  @Override
  public long inWindow(TierMetric metric) {
    return counts.in(viewRange, viewDay, metric);
  }

  @Override
  public long inLifetime(TierMetric metric) {
    return counts.inLifetime(viewDay, metric);
  }

  @Override
  public int periodsHeld(boolean consecutive) {
    return consecutive ? heldInARow[viewRank] : held[viewRank];
  }

  private Assessor look(int level, LocalDate day) {
    if (!day.equals(viewDay)) {
      viewDay = day;
      viewRange = calendar.window.rangeAt(day);
    }
    viewRank = level;
    return this;
  }

  private boolean meets(int level, LocalDate day) {
    return ladder.level(level).requirement().isMet(look(level, day));
  }

  private boolean[] metOn(LocalDate day) {
    boolean[] met = new boolean[lastDays.length];
    for (int level = 1; level < met.length; level++) {
      met[level] = meets(level, day);
    }
    return met;
  }

  List<Measure> measures(int level, LocalDate day) {
    look(level, day);
    return ladder
        .level(level)
        .requirement()
        .leaves()
        .map(leaf -> Measure.of(leaf, this))
        .toList();
  }

  // Where the member stands.

  private LocalDate graced(int level) {
    LocalDate last = lastDays[level];
    return last.equals(LocalDate.MIN) || last.equals(LocalDate.MAX)
        ? last
        : ladder.grace().lastDay(reachedOn[level], last, joined);
  }

  int highestHeld() {
    int level = ladder.highest();
    while (level > lifeRank && graced(level).isBefore(asOf)) {
      level--;
    }
    return level;
  }

  int granted() {
    return TierGrant.highestOn(asOf, grants, ladder);
  }

  LocalDate lastDayOf(int level) {
    if (level <= lifeRank) {
      return LocalDate.MAX;
    }
    LocalDate last = graced(level);
    LocalDate given = TierGrant.lastDayOf(level, asOf, grants, ladder);
    return given.isAfter(last) ? given : last;
  }

  // Time.

  /* Time passes before something happens. */
  void advance(LocalDate day) {
    if (requireNonNull(day, "day").isAfter(asOf)) {
      pass(day);
    }
    knownEvent = UNKNOWN;
  }

  /* Time passes and nothing else happens: the next event after it is known already. */
  void pass(LocalDate day) {
    TierStanding.checkDay(day, "day");
    while (!event().isAfter(day)) {
      begin(event());
    }
    asOf = day;
    forget();
  }

  /* The first day after this one on which anything can change by itself. */
  LocalDate event() {
    knownEvent = knownEvent.equals(UNKNOWN) ? nextEvent() : knownEvent;
    return knownEvent;
  }

  private LocalDate nextEvent() {
    LocalDate next = calendar.nextStart(asOf);
    if (calendar.window instanceof Window.Rolling rolling) {
      next = earlier(next, counts.firstLeaving(rolling, asOf));
    }
    for (int level = lifeRank + 1; level < lastDays.length; level++) {
      LocalDate end = lastDays[level].isBefore(asOf) ? graced(level) : lastDays[level];
      if (!end.isBefore(asOf) && !end.equals(LocalDate.MAX)) {
        next = earlier(next, end.plusDays(1));
      }
    }
    return earlier(next, TierGrant.nextChange(asOf, grants));
  }

  static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private void begin(LocalDate day) {
    LocalDate before = day.minusDays(1);
    boolean[] met = metOn(before);
    asOf = day;
    knownEvent = UNKNOWN;
    if (calendar.startsStatusPeriod(day)) {
      countPeriod();
    }
    boolean periodStart = calendar.startsPeriod(day);
    Turn turn = new Turn(immediate ? day : before, before);
    if (ladder.reset() instanceof TierPolicy.Deduct deduct) {
      reviewPaid(turn, deduct, immediate || periodStart);
    } else if (open) {
      follow(turn);
    } else {
      review(turn, met, periodStart);
    }
    settle(turn);
    if (periodStart && ladder.reset() instanceof TierPolicy.ToZero) {
      counts.zero();
    }
    floor();
  }

  private void countPeriod() {
    for (int level = 1; level < held.length; level++) {
      held[level] = level <= earned ? held[level] + 1 : held[level];
      heldInARow[level] = level <= earned ? heldInARow[level] + 1 : 0;
    }
  }

  /** What one step found out, for the changes to say. */
  private static final class Turn {
    final LocalDate lapsedOn;
    LocalDate reachedOn;
    boolean renewed;
    boolean graceBegan;
    boolean steppedDown;
    List<Measure> paidFor = List.of();

    Turn(LocalDate reachedOn, LocalDate lapsedOn) {
      this.reachedOn = reachedOn;
      this.lapsedOn = lapsedOn;
    }
  }

  /* Promises for a term: made where a requirement has come to be met, renewed or not where one is over. */
  private void review(Turn turn, boolean[] met, boolean periodStart) {
    for (int level = 1; level < lastDays.length; level++) {
      boolean metNow = immediate ? meets(level, asOf) : met[level];
      boolean begins = immediate ? !met[level] : periodStart && comesToBeMet(level, turn.lapsedOn);
      if (metNow && begins) {
        promise(turn, level, asOf);
      } else if (level > lifeRank && lastDays[level].equals(turn.lapsedOn)) {
        if (metNow) {
          lastDays[level] = ladder.validity().renewed(turn.lapsedOn, joined);
          turn.renewed |= level == earned;
          keepIfNobodyFalls(level);
        } else {
          turn.graceBegan |= level == earned;
        }
      }
      if (metNow && periodStart) {
        metOn[level] = turn.lapsedOn;
      }
    }
  }

  /*
   * Whether a requirement that is met at the end of a period has come to be met in it: it was not met at the end of the period
   * before, or that was in another window, or the count has started anew since. What is met and has ended all the same, as after
   * a correction, is promised again.
   */
  private boolean comesToBeMet(int level, LocalDate end) {
    return !calendar.precedes(metOn[level], end)
        || ladder.reset() instanceof TierPolicy.ToZero
        || lastDays[level].isBefore(end);
  }

  private void promise(Turn turn, int level, LocalDate from) {
    LocalDate last = ladder.validity().lastDay(from, joined);
    if (level > lifeRank && last.isAfter(lastDays[level])) {
      reach(level, from);
      lastDays[level] = last;
      turn.renewed |= level == earned;
    }
    keepIfNobodyFalls(level);
  }

  /* Who holds a level still, be it in grace, has reached it before. */
  private void reach(int level, LocalDate from) {
    if (graced(level).isBefore(from)) {
      reachedOn[level] = from;
    }
  }

  void keepIfNobodyFalls(int level) {
    if (TierSnapshot.Promise.isForGood(ladder)) {
      lifeRank = Math.max(lifeRank, level);
    }
  }

  /* Levels that last while qualified: with no end while the requirement is met, ended the day before when it is not. */
  private void follow(Turn turn) {
    for (int level = lifeRank + 1; level < lastDays.length; level++) {
      boolean running = lastDays[level].equals(LocalDate.MAX);
      if (meets(level, asOf)) {
        keepIfNobodyFalls(level);
        // A term that another version of the ladder promised runs to its end first.
        if (running || lastDays[level].isBefore(asOf)) {
          reach(level, asOf);
          lastDays[level] = LocalDate.MAX;
          turn.renewed |= !running && level == earned;
        }
      } else if (running) {
        lastDays[level] = asOf.minusDays(1);
        turn.graceBegan |= level == earned;
      }
    }
  }

  // Levels that are paid for.

  private void reviewPaid(Turn turn, TierPolicy.Deduct deduct, boolean mayClimb) {
    int top = mayClimb ? climb(turn, deduct, asOf) : earned;
    if (top <= lifeRank || !lastDays[top].equals(turn.lapsedOn)) {
      return;
    }
    turn.paidFor = measures(top, asOf);
    if (pay(top)) {
      turn.renewed = true;
      counts.carry(deduct.carryMost(), asOf);
    } else if (ladder.downgrade() instanceof TierPolicy.OneStep step
        && step.activity().isMet(look(top, turn.lapsedOn))) {
      turn.steppedDown = top > 1;
      top--;
      counts.zero();
    } else {
      do {
        top--;
      } while (top > lifeRank && !pay(top));
      if (top > lifeRank) {
        counts.carry(deduct.carryMost(), asOf);
      } else {
        counts.zero();
      }
    }
    if (top > lifeRank) {
      reachedOn[top] = turn.renewed ? reachedOn[top] : asOf;
      lastDays[top] = ladder.validity().renewed(turn.lapsedOn, joined);
      keepIfNobodyFalls(top);
    }
  }

  /* Pays for one level after the other, as far as the count reaches. */
  private int climb(Turn turn, TierPolicy.Deduct deduct, LocalDate from) {
    int top = earned;
    while (top < ladder.highest()) {
      List<Measure> price = measures(top + 1, asOf);
      if (!pay(top + 1)) {
        break;
      }
      turn.paidFor = price;
      if (top > lifeRank) {
        lastDays[top] = LocalDate.MIN;
      }
      top++;
      reachedOn[top] = from;
      lastDays[top] = ladder.validity().lastDay(from, joined);
      keepIfNobodyFalls(top);
    }
    if (top > earned) {
      counts.carry(deduct.carryMost(), asOf);
    }
    return top;
  }

  private boolean pay(int level) {
    if (!meets(level, asOf)) {
      return false;
    }
    counts.pay(ladder.level(level).requirement(), asOf);
    return true;
  }

  // What follows from promises.

  private void settle(Turn turn) {
    int before = earned;
    boolean keptForLife = keepForLife();
    int target = highestHeld();
    if (target < earned - 1
        && ladder.downgrade() instanceof TierPolicy.OneStep step
        && !ladder.isDeducting()
        && step.activity().isMet(look(earned, lastDays[earned]))) {
      target = earned - 1;
      reachedOn[target] = asOf;
      lastDays[target] = ladder.validity().renewed(turn.lapsedOn, joined);
      keepIfNobodyFalls(target);
      turn.steppedDown = true;
    }
    boolean changed = true;
    if (target > before) {
      earned = target;
      emit(Reason.REACHED, evidence(turn, target, turn.reachedOn));
    } else if (target < before) {
      earned = target;
      Reason down = turn.steppedDown ? Reason.STEPPED_DOWN : Reason.LAPSED;
      emit(down, evidence(turn, before, turn.lapsedOn));
    } else if (turn.renewed && earned > lifeRank) {
      emit(Reason.RENEWED, evidence(turn, earned, turn.reachedOn));
    } else {
      changed = false;
      if (turn.graceBegan && earned > lifeRank) {
        emit(Reason.IN_GRACE, evidence(turn, earned, turn.reachedOn));
      }
    }
    if (keptForLife && earned == lifeRank) {
      emit(Reason.KEPT_FOR_LIFE, List.of());
    }
    if (changed && ladder.reset() instanceof TierPolicy.ToZero) {
      counts.zero();
    }
  }

  private List<Measure> evidence(Turn turn, int level, LocalDate day) {
    return turn.paidFor.isEmpty() ? measures(level, day) : turn.paidFor;
  }

  private boolean keepForLife() {
    for (int level = Math.max(earned, highestHeld()); level > lifeRank; level--) {
      if (ladder.level(level).forLife().isMet(look(level, asOf))) {
        lifeRank = level;
        return true;
      }
    }
    return false;
  }

  private void emit(Reason reason, List<Measure> evidence) {
    int to = Math.max(earned, granted());
    boolean stays =
        reason == Reason.RENEWED || reason == Reason.IN_GRACE || reason == Reason.KEPT_FOR_LIFE;
    if (stays ? to != rank || earned != rank : to == rank) {
      return; // a grant hides it
    }
    changes.add(new TierChange(
        ladder.name(),
        asOf,
        Rung.of(ladder.level(rank)),
        Rung.of(ladder.level(to)),
        reason,
        lastDayOf(to),
        evidence));
    if (to != rank) {
      rank = to;
      since = asOf;
    }
  }

  /* Grants have the last word. */
  void floor() {
    grants.removeIf(grant -> !grant.days().endExclusive().isAfter(asOf));
    int to = Math.max(earned, granted());
    if (to != rank) {
      emit(to > rank ? Reason.GRANTED : Reason.GRANT_ENDED, List.of());
    }
  }

  void grant(TierGrant grant) {
    grants.add(grant);
    grants.sort(Comparator.comparing(TierGrant::source));
    floor();
  }

  void revoke(String source) {
    grants.removeIf(grant -> grant.source().equals(source));
  }

  /* Facts of one day and one cause: all are counted before the standing is found once. */
  void record(List<TierFact> facts) {
    LocalDate day = facts.get(0).day();
    advance(day);
    List<TierFact> counted =
        facts.stream().filter(fact -> counts.has(fact.metric())).toList();
    if (counted.isEmpty()) {
      return;
    }
    List<LocalDate> days = calendar.assessedOn(day, asOf, ladder.rememberedDays());
    List<boolean[]> met = days.stream().map(this::metOn).toList();
    counted.forEach(counts::count);
    Turn turn = new Turn(asOf, asOf.minusDays(1));
    if (ladder.isDeducting() || open) {
      reachAtOnce(turn);
    } else {
      for (int level = 1; level < lastDays.length; level++) {
        reach(turn, level, days, met);
      }
    }
    settle(turn);
    if (day.isBefore(asOf)) {
      forget();
    }
  }

  /* What a level promises once a fact is counted, on the first day on which it comes to be met with it, and once more after each gap. */
  private void reach(Turn turn, int level, List<LocalDate> days, List<boolean[]> met) {
    LocalDate before = UNKNOWN;
    for (int i = 0; i < days.size(); i++) {
      LocalDate day = days.get(i);
      boolean ended = day.equals(asOf) && lastDays[level].isBefore(asOf);
      if (meets(level, day) && (!met.get(i)[level] || ended)) {
        if (before.equals(UNKNOWN) || !calendar.isOneWindow(before, day)) {
          promise(turn, level, immediate ? day : day.plusDays(1));
          turn.reachedOn = graced(level).isBefore(asOf) ? turn.reachedOn : day;
        }
        before = day;
        metOn[level] = immediate || metOn[level].isAfter(day) ? metOn[level] : day;
      } else {
        before = UNKNOWN;
      }
    }
  }

  /* A soft landing looks back at the window with which a level ended that is in grace since. */
  private void forget() {
    LocalDate first = asOf.minusDays(ladder.rememberedDays());
    LocalDate seen = first;
    if (ladder.downgrade() instanceof TierPolicy.OneStep) {
      for (int level = lifeRank + 1; level < lastDays.length; level++) {
        if (lastDays[level].isBefore(asOf) && !graced(level).isBefore(asOf)) {
          seen = earlier(seen, lastDays[level]);
        }
      }
    }
    counts.forget(first, seen);
  }

  /* After amounts were taken back: what lasts while qualified may have ended, and what an error had hindered is reached. */
  void recheck() {
    reassess();
    forget();
  }

  /* On the first day, and on the first day on another ladder: what is met is reached. */
  void reassess() {
    Turn turn = new Turn(asOf, asOf.minusDays(1));
    reachAtOnce(turn);
    settle(turn);
    floor();
  }

  /* What is met today and begins at once. */
  private void reachAtOnce(Turn turn) {
    if (ladder.reset() instanceof TierPolicy.Deduct deduct) {
      if (immediate) {
        climb(turn, deduct, asOf);
      }
    } else if (open) {
      follow(turn);
    } else if (immediate) {
      for (int level = 1; level < lastDays.length; level++) {
        if (lastDays[level].isBefore(asOf) && meets(level, asOf)) {
          promise(turn, level, asOf);
        }
      }
    }
  }
}
