package dev.rapport.loyalty.tier;

import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A standing as simple as can be: every dated amount stays in a list and is added up anew for each question, and every day is
 * lived through, one after the other. Slow, without bounds, and easy to check by reading.
 */
final class ReferenceStanding {
  private static final class Amount {
    final String cause;
    final TierMetric metric;
    final LocalDate day;
    long left;
    boolean counted = true;

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
    this.today = joined;
    this.since = joined;
    boolean[] nothing = new boolean[top + 1];
    counted(nothing, today);
    changes.clear();
  }

  // What was measured.

  long inWindow(TierMetric metric, LocalDate day) {
    boolean all = window instanceof Window.Lifetime || metric.kind() == TierMetric.Kind.BALANCE;
    return amounts.stream()
        .filter(a -> a.counted && a.metric.equals(metric))
        .filter(a -> all || window.rangeAt(day).contains(a.day))
        .mapToLong(a -> a.left)
        .sum();
  }

  private long inLifetime(TierMetric metric) {
    return amounts.stream()
        .filter(a -> a.metric.equals(metric) && !a.cause.startsWith("="))
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
        return ReferenceStanding.this.inLifetime(metric);
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
    if (level == 0 || Arrays.asList(box(forLife)).subList(level, top + 1).contains(true)) {
      return true;
    }
    return !withGrace(level).isBefore(today);
  }

  private static Boolean[] box(boolean[] values) {
    Boolean[] boxed = new Boolean[values.length];
    Arrays.setAll(boxed, i -> values[i]);
    return boxed;
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
    for (int higher = level; higher <= top; higher++) {
      if (forLife[higher]) {
        return true;
      }
    }
    return level == 0;
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
    boolean periodBegins =
        ladder.upgrade() instanceof TierPolicy.AtStartOf at && starts(at.cycle(), today);
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
            : periodBegins && metYesterday[level];
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
      amounts.forEach(a -> a.counted = false);
    }
    regrant();
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
      if (total > most) {
        amounts.add(new Amount("=cut", metric, today, most - total));
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
      amounts.forEach(a -> a.counted = false);
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
    amounts.forEach(a -> a.counted = false);
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
        && meets(step.activity(), before, yesterday)) {
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
      amounts.forEach(a -> a.counted = false);
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
    LocalDate on = today;
    if (ladder.upgrade() instanceof TierPolicy.AtStartOf at) {
      on = at.cycle().cycle(joined).rangeAt(fact.day()).lastDay();
    } else if (window instanceof Cycle) {
      on = window.rangeAt(fact.day()).lastDay();
    }
    boolean known = !on.isBefore(today.minusDays(ladder.rememberedDays()));
    on = known && on.isBefore(today) ? on : today;
    boolean[] met = met(on);
    amounts.add(new Amount(fact.cause(), fact.metric(), fact.day(), fact.amount()));
    counted(met, on);
  }

  private void counted(boolean[] met, LocalDate on) {
    String said = "";
    if (ladder.reset() instanceof TierPolicy.Deduct) {
      if (immediate()) {
        climb();
      }
    } else if (ladder.validity() instanceof TierValidity.WhileQualified) {
      said = follow();
    } else if (immediate() || on.isBefore(today)) {
      for (int level = 1; level <= top; level++) {
        if (!met[level] && met(on)[level]) {
          said = promise(level, immediate() ? on : on.plusDays(1)).isEmpty() ? said : "RENEWED";
        }
      }
    }
    settle(said, today.minusDays(1));
  }

  void reverse(String cause, TierMetric metric, long amount, LocalDate day) {
    liveUntil(day);
    LocalDate remembered = today.minusDays(ladder.rememberedDays());
    long left = amount;
    // The earliest day first, and of one day what does not count any more.
    List<Amount> found = new ArrayList<>(amounts.stream()
        .filter(a -> a.cause.equals(cause) && a.metric.equals(metric))
        .filter(a -> !a.day.isBefore(remembered))
        .toList());
    found.sort((a, b) ->
        a.day.equals(b.day) ? Boolean.compare(a.counted, b.counted) : a.day.compareTo(b.day));
    // What a cause added on one day is one amount.
    for (int i = 1; i < found.size(); i++) {
      Amount before = found.get(i - 1);
      Amount each = found.get(i);
      if (each.day.equals(before.day) && each.counted == before.counted) {
        each.left += before.left;
        before.left = 0;
      }
    }
    long total = found.stream().mapToLong(each -> each.left).sum();
    for (Amount each : found) {
      // Corrections stay as long as something of the cause is left, and nothing is taken back where
      // they left nothing.
      long back = total <= 0 || each.left < 0 ? 0 : Math.min(left, each.left);
      each.left -= total > 0 && amount >= total ? each.left : back;
      left -= back;
    }
    settle(
        ladder.validity() instanceof TierValidity.WhileQualified ? follow() : "",
        today.minusDays(1));
  }
}
