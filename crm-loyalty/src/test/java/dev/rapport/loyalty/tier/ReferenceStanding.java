package dev.rapport.loyalty.tier;

import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A standing as simple as can be: every dated amount stays in a list and is added up anew for each question, and every day is
 * lived through, one after the other. Slow, without bounds, and easy to check by reading.
 */
final class ReferenceStanding {
  /* What a cause came to on a day: what is left of it after reversals, and what of that has left the count. */
  private static final class Amount {
    final String cause;
    final TierMetric metric;
    final LocalDate day;
    long left;
    long gone;

    Amount(String cause, TierMetric metric, LocalDate day, long left) {
      this.cause = cause;
      this.metric = metric;
      this.day = day;
      this.left = left;
    }
  }

  private final TierLadder ladder;
  private final LocalDate joined;
  private final Window window;
  private final int top;
  private final List<Amount> amounts = new ArrayList<>();
  private final List<TierGrant> grants = new ArrayList<>();
  private final LocalDate[] ends;
  private final LocalDate[] reached;
  private final boolean[] forLife;
  private final List<Set<LocalDate>> periodEndsMet = new ArrayList<>();
  private final List<Integer> endOfPeriodRanks = new ArrayList<>();
  final List<String> changes = new ArrayList<>();
  LocalDate today;
  int earned;
  int rank;
  LocalDate since;

  ReferenceStanding(TierLadder ladder, LocalDate joined) {
    this.ladder = ladder;
    this.joined = joined;
    this.window = ladder.window().resolve(joined);
    this.top = ladder.highest();
    this.ends = new LocalDate[top + 1];
    Arrays.fill(ends, LocalDate.MIN);
    this.reached = ends.clone();
    this.forLife = new boolean[top + 1];
    for (int level = 0; level <= top; level++) {
      periodEndsMet.add(new HashSet<>());
    }
    this.today = joined;
    this.since = joined;
    settle(reachToday(), today.minusDays(1));
    changes.clear();
  }

  // What was measured.

  long inWindow(TierMetric metric, LocalDate day) {
    boolean all = window instanceof Window.Lifetime || metric.kind() == TierMetric.Kind.BALANCE;
    return amounts.stream()
        .filter(a -> a.metric.equals(metric) && !a.day.isAfter(day))
        .filter(a -> all || window.rangeAt(day).contains(a.day))
        .mapToLong(a -> a.left - a.gone)
        .sum();
  }

  private long inLifetime(TierMetric metric, LocalDate day) {
    return amounts.stream()
        .filter(a -> a.metric.equals(metric) && !a.cause.startsWith("="))
        .filter(a -> !a.day.isAfter(day))
        .mapToLong(a -> a.left)
        .sum();
  }

  private boolean meets(Requirement requirement, int level, LocalDate day) {
    return requirement.isMet(new Requirement.Measured() {
      @Override
      public long inWindow(TierMetric metric) {
        return ReferenceStanding.this.inWindow(metric, day);
      }

      @Override
      public long inLifetime(TierMetric metric) {
        return ReferenceStanding.this.inLifetime(metric, day);
      }

      @Override
      public int periodsHeld(boolean consecutive) {
        int count = 0;
        for (int held : endOfPeriodRanks) {
          count = held >= level ? count + 1 : consecutive ? 0 : count;
        }
        return count;
      }
    });
  }

  private boolean[] met(LocalDate day) {
    boolean[] met = new boolean[top + 1];
    for (int level = 1; level <= top; level++) {
      met[level] = meets(ladder.level(level).requirement(), level, day);
    }
    return met;
  }

  // Where the member stands.

  private boolean isHeld(int level) {
    return isForLife(level) || !withGrace(level).isBefore(today);
  }

  private LocalDate withGrace(int level) {
    LocalDate end = ends[level];
    TierPolicy.Grace grace = ladder.grace();
    if (end.equals(LocalDate.MAX) || end.equals(LocalDate.MIN) || grace.isNone()) {
      return end;
    }
    // A length that begins on a day ends with the day before the one that it leads to.
    LocalDate last = grace.start() == TierPolicy.Grace.Start.REACHED
        ? reached[level].plus(grace.length()).minusDays(1)
        : end.plus(grace.length());
    last = grace.snap().cycle(joined).rangeAt(last).lastDay();
    return last.isAfter(end) ? last : end;
  }

  /* A level begins on a day unless it was held on that day already. */
  private void set(int level, LocalDate from, LocalDate end) {
    if (withGrace(level).isBefore(from)) {
      reached[level] = from;
    }
    ends[level] = end;
  }

  private int highestHeld() {
    int level = top;
    while (!isHeld(level)) {
      level--;
    }
    return level;
  }

  private int granted() {
    return grants.stream()
        .filter(g -> g.days().contains(today))
        .mapToInt(g -> ladder.find(g.level()).orElseThrow().rank())
        .max()
        .orElse(0);
  }

  private boolean isForLife(int level) {
    return level == 0 || IntStream.rangeClosed(level, top).anyMatch(higher -> forLife[higher]);
  }

  LocalDate lastDay() {
    if (isForLife(rank)) {
      return LocalDate.MAX;
    }
    LocalDate last = withGrace(rank);
    for (TierGrant grant : grants) {
      if (grant.days().contains(today)
          && ladder.find(grant.level()).orElseThrow().rank() >= rank) {
        LocalDate end = grant.days().hasEnd() ? grant.days().lastDay() : LocalDate.MAX;
        last = last.isBefore(end) ? end : last;
      }
    }
    return last;
  }

  LocalDate reachedOn(String level) {
    return reached[ladder.find(level).orElseThrow().rank()];
  }

  // Days.

  void liveUntil(LocalDate day) {
    while (today.isBefore(day)) {
      boolean[] met = met(today);
      LocalDate yesterday = today;
      if (starts(ladder.statusPeriod(), today.plusDays(1))) {
        endOfPeriodRanks.add(earned);
      }
      today = today.plusDays(1);
      newDay(met, yesterday);
    }
  }

  private boolean starts(TierWindow cycle, LocalDate day) {
    return cycle.cycle(joined).roundDown(day).equals(day);
  }

  private boolean immediate() {
    return ladder.upgrade() instanceof TierPolicy.Immediately;
  }

  private void newDay(boolean[] metYesterday, LocalDate yesterday) {
    boolean periodBegins = isPeriodEnd(yesterday);
    String said = "";
    if (ladder.reset() instanceof TierPolicy.Deduct) {
      said = payDay(yesterday, immediate() || periodBegins);
    } else if (ladder.validity() instanceof TierValidity.WhileQualified) {
      said = follow();
    } else {
      boolean[] metToday = met(today);
      for (int level = 1; level <= top; level++) {
        boolean over = yesterday.equals(ends[level]) && !isForLife(level);
        boolean reached = immediate()
            ? metToday[level] && !metYesterday[level]
            : periodBegins && metYesterday[level] && isNewsOf(level, yesterday);
        if (periodBegins && metYesterday[level]) {
          periodEndsMet.get(level).add(yesterday);
        }
        if (reached) {
          said = promise(level, today).isEmpty() ? said : "RENEWED";
        } else if (over && (immediate() ? metToday : metYesterday)[level]) {
          ends[level] = ladder.validity().renewed(yesterday, joined);
          said = level == earned ? "RENEWED" : said;
        } else if (over && level == earned) {
          said = "IN_GRACE";
        }
      }
    }
    settle(said, yesterday);
    if (periodBegins && ladder.reset() instanceof TierPolicy.ToZero) {
      startAnew();
    }
    regrant();
  }

  private void startAnew() {
    amounts.forEach(a -> a.gone = a.left);
  }

  /*
   * One promise for each window and count: who met the requirement at the end of the last period already, in the same window, has
   * the promise, unless its term is over.
   */
  private boolean isNewsOf(int level, LocalDate periodEnd) {
    LocalDate before = periodEnd.minusDays(1);
    while (!isPeriodEnd(before)) {
      before = before.minusDays(1);
    }
    return !periodEndsMet.get(level).contains(before)
        || !inOneWindow(before, periodEnd)
        || ladder.reset() instanceof TierPolicy.ToZero
        || ends[level].isBefore(periodEnd);
  }

  private boolean isPeriodEnd(LocalDate day) {
    return ladder.upgrade() instanceof TierPolicy.AtStartOf at
        && starts(at.cycle(), day.plusDays(1));
  }

  private boolean inOneWindow(LocalDate a, LocalDate b) {
    return !(window instanceof Cycle) || window.rangeAt(a).equals(window.rangeAt(b));
  }

  private String promise(int level, LocalDate from) {
    LocalDate end = ladder.validity().lastDay(from, joined);
    String said = "";
    if (!isForLife(level) && ends[level].isBefore(end)) {
      set(level, from, end);
      said = level == earned ? "RENEWED" : "";
    }
    forLife[level] |= keepsForGood();
    return said;
  }

  private boolean keepsForGood() {
    return ladder.downgrade() instanceof TierPolicy.Never
        || ladder.validity() instanceof TierValidity.Forever;
  }

  private String follow() {
    String said = "";
    for (int level = 1; level <= top; level++) {
      boolean running = LocalDate.MAX.equals(ends[level]);
      if (isForLife(level)) {
        continue;
      }
      if (met(today)[level]) {
        set(level, today, LocalDate.MAX);
        forLife[level] |= keepsForGood();
        said = !running && level == earned ? "RENEWED" : said;
      } else if (running) {
        ends[level] = today.minusDays(1);
        said = level == earned ? "IN_GRACE" : said;
      }
    }
    return said;
  }

  private boolean pay(int level) {
    if (!met(today)[level]) {
      return false;
    }
    ladder.level(level).requirement().leaves().forEach(leaf -> {
      Requirement.AtLeast price = (Requirement.AtLeast) leaf;
      amounts.add(new Amount("=paid", price.metric(), today, -price.threshold()));
    });
    return true;
  }

  private void carry() {
    long most = ((TierPolicy.Deduct) ladder.reset()).carryMost();
    for (TierMetric metric : ladder.metrics()) {
      long total = inWindow(metric, today);
      cut(metric, total - most);
    }
  }

  /* Unit by unit, what came last leaves the count first. */
  private void cut(TierMetric metric, long units) {
    List<Amount> latestFirst = amounts.stream()
        .filter(a -> a.metric.equals(metric) && a.left > a.gone)
        .sorted(Comparator.<Amount, LocalDate>comparing(a -> a.day)
            .thenComparing(a -> a.cause)
            .reversed())
        .toList();
    long cut = 0;
    for (Amount amount : latestFirst) {
      while (cut < units && amount.gone < amount.left) {
        amount.gone++;
        cut++;
      }
    }
  }

  private void climb() {
    int level = highestHeldOrEarned();
    int start = level;
    while (level < top && pay(level + 1)) {
      if (!isForLife(level)) {
        ends[level] = LocalDate.MIN;
      }
      level++;
      reached[level] = today;
      ends[level] = ladder.validity().lastDay(today, joined);
      forLife[level] |= keepsForGood();
    }
    if (level > start) {
      carry();
    }
  }

  /* Where levels are paid for, the present one stands until its review, even on the day after its end. */
  private int highestHeldOrEarned() {
    return Math.max(earned, highestHeld());
  }

  private String payDay(LocalDate yesterday, boolean mayClimb) {
    if (mayClimb) {
      climb();
    }
    int level = highestHeldOrEarned();
    if (isForLife(level) || !yesterday.equals(ends[level])) {
      return "";
    }
    LocalDate renewed = ladder.validity().renewed(yesterday, joined);
    if (pay(level)) {
      ends[level] = renewed;
      carry();
      return "RENEWED";
    }
    if (ladder.downgrade() instanceof TierPolicy.OneStep step
        && meets(step.activity(), level, yesterday)) {
      startAnew();
      if (level > 1 && !isForLife(level - 1)) {
        reached[level - 1] = today;
        ends[level - 1] = renewed;
      }
      return level > 1 ? "STEPPED_DOWN" : "";
    }
    for (int lower = level - 1; lower > 0 && !isForLife(lower); lower--) {
      if (pay(lower)) {
        reached[lower] = today;
        ends[lower] = renewed;
        carry();
        return "";
      }
    }
    startAnew();
    return "";
  }

  private void settle(String said, LocalDate yesterday) {
    int before = earned;
    boolean kept = false;
    for (int level = Math.max(earned, highestHeld()); level > 0 && !isForLife(level); level--) {
      if (meets(ladder.level(level).forLife(), level, today)) {
        forLife[level] = true;
        kept = true;
        break;
      }
    }
    int now = highestHeld();
    String reason = now > before ? "REACHED" : said.equals("STEPPED_DOWN") ? said : "LAPSED";
    if (now < before - 1
        && ladder.downgrade() instanceof TierPolicy.OneStep step
        && !(ladder.reset() instanceof TierPolicy.Deduct)
        && meets(step.activity(), before, ends[before])) {
      now = before - 1;
      reached[now] = today;
      ends[now] = ladder.validity().renewed(yesterday, joined);
      reason = "STEPPED_DOWN";
    }
    earned = now;
    boolean changed = now != before;
    if (changed) {
      say(reason);
    } else if (said.equals("RENEWED") && !isForLife(earned)) {
      sayStill(said);
      changed = true;
    } else if (said.equals("IN_GRACE") && !isForLife(earned)) {
      sayStill(said);
    }
    if (kept && earned > 0 && forLife[earned]) {
      sayStill("KEPT_FOR_LIFE");
    }
    if (changed && ladder.reset() instanceof TierPolicy.ToZero) {
      startAnew();
    }
  }

  private void say(String reason) {
    int now = Math.max(earned, granted());
    if (now != rank) {
      int before = rank;
      rank = now;
      since = today;
      changes.add(line(reason, before));
    }
  }

  private void sayStill(String reason) {
    if (Math.max(earned, granted()) == rank && earned == rank) {
      changes.add(line(reason, rank));
    }
  }

  private String line(String reason, int before) {
    return today + " " + ladder.level(before) + " " + ladder.level(rank) + " " + reason + " "
        + lastDay();
  }

  private void regrant() {
    int now = Math.max(earned, granted());
    say(now > rank ? "GRANTED" : "GRANT_ENDED");
  }

  // What happens.

  void grant(TierGrant grant, LocalDate day) {
    liveUntil(day);
    grants.removeIf(g -> g.source().equals(grant.source()));
    grants.add(grant);
    regrant();
  }

  void revoke(String source, LocalDate day) {
    liveUntil(day);
    grants.removeIf(g -> g.source().equals(source));
    regrant();
  }

  void record(TierFact fact) {
    liveUntil(fact.day());
    if (!ladder.metrics().contains(fact.metric())) {
      return;
    }
    List<LocalDate> days = asked(fact.day());
    List<boolean[]> without = days.stream().map(this::met).toList();
    count(fact);
    List<boolean[]> with = days.stream().map(this::met).toList();
    if (ladder.reset() instanceof TierPolicy.Deduct
        || ladder.validity() instanceof TierValidity.WhileQualified) {
      settle(reachToday(), today.minusDays(1));
      return;
    }
    String said = "";
    for (int level = 1; level <= top; level++) {
      for (int i = 0; i < days.size(); i++) {
        LocalDate day = days.get(i);
        if (!owes(level, day, with.get(i), without.get(i))) {
          continue;
        }
        periodEndsMet.get(level).add(day);
        boolean owedBefore = i > 0
            && inOneWindow(days.get(i - 1), day)
            && owes(level, days.get(i - 1), with.get(i - 1), without.get(i - 1));
        if (!owedBefore) {
          said = promise(level, immediate() ? day : day.plusDays(1)).isEmpty() ? said : "RENEWED";
        }
      }
    }
    settle(said, today.minusDays(1));
  }

  /* Whether a level is met with a fact and was not without it, or, today, is met and not promised. */
  private boolean owes(int level, LocalDate day, boolean[] with, boolean[] without) {
    return with[level] && (!without[level] || (day.equals(today) && ends[level].isBefore(today)));
  }

  private void count(TierFact fact) {
    for (Amount amount : amounts) {
      if (amount.cause.equals(fact.cause())
          && amount.metric.equals(fact.metric())
          && amount.day.equals(fact.day())) {
        amount.left += fact.amount();
        return;
      }
    }
    amounts.add(new Amount(fact.cause(), fact.metric(), fact.day(), fact.amount()));
  }

  /* On which days a fact might have made a promise, had it been known: on those that are remembered and have asked for it. */
  private List<LocalDate> asked(LocalDate factDay) {
    LocalDate remembered = today.minusDays(ladder.rememberedDays());
    List<LocalDate> days = new ArrayList<>();
    for (LocalDate day = factDay; day.isBefore(today); day = day.plusDays(1)) {
      boolean asks = immediate()
          ? window instanceof Cycle && window.rangeAt(factDay).lastDay().equals(day)
          : isPeriodEnd(day);
      if (asks && !day.isBefore(remembered)) {
        days.add(day);
      }
    }
    return immediate() && days.isEmpty() ? List.of(today) : days;
  }

  /* What is met today is reached today, where levels begin at once. */
  private String reachToday() {
    String said = "";
    if (ladder.reset() instanceof TierPolicy.Deduct) {
      if (immediate()) {
        climb();
      }
    } else if (ladder.validity() instanceof TierValidity.WhileQualified) {
      said = follow();
    } else if (immediate()) {
      for (int level = 1; level <= top; level++) {
        if (met(today)[level] && ends[level].isBefore(today)) {
          said = promise(level, today).isEmpty() ? said : "RENEWED";
        }
      }
    }
    return said;
  }

  /* Of a cause nothing is left, corrections included, as if it had never been. */
  void reverse(String cause, LocalDate day) {
    liveUntil(day);
    amounts.removeAll(remembered(cause));
    settle(reachToday(), today.minusDays(1));
  }

  private List<Amount> remembered(String cause) {
    LocalDate remembered = today.minusDays(ladder.rememberedDays());
    return amounts.stream()
        .filter(a -> a.cause.equals(cause) && !a.day.isBefore(remembered))
        .toList();
  }

  void reverse(String cause, TierMetric metric, long amount, LocalDate day) {
    liveUntil(day);
    List<Amount> earliestFirst = remembered(cause).stream()
        .filter(a -> a.metric.equals(metric))
        .sorted(Comparator.comparing(a -> a.day))
        .toList();
    long total = earliestFirst.stream().mapToLong(each -> each.left).sum();
    // Corrections stay as long as something of the cause is left, and nothing is taken back where
    // they left nothing.
    if (total > 0 && amount >= total) {
      amounts.removeAll(earliestFirst);
    }
    long left = total > amount ? amount : 0;
    for (Amount each : earliestFirst) {
      // What has left the count goes before what is in it.
      long gone = Math.min(left, Math.max(0, each.gone));
      each.gone -= gone;
      long counted = Math.min(left - gone, Math.max(0, each.left - gone - each.gone));
      each.left -= gone + counted;
      left -= gone + counted;
    }
    settle(reachToday(), today.minusDays(1));
  }
}
