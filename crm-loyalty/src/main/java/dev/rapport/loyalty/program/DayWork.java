package dev.rapport.loyalty.program;

import dev.rapport.core.time.Days;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.UpkeepCommand;
import dev.rapport.loyalty.tier.TierFact;
import dev.rapport.loyalty.tier.TierLadder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The work of days that are over.
 *
 * <p>The work of one day is done at its last instant: points whose time has come are available then without anybody's doing,
 * automatic redemptions are made, and tiers are looked at with what is left. Then the next day begins: points that were good
 * through the day have ended, which is recorded, and tiers are looked at once more. A day on which nothing changes leaves no
 * entry, so it does not matter how often quiet days are worked, nor how many at once.
 */
final class DayWork {
  private final LoyaltyProgram program;
  private final Draft draft;

  DayWork(LoyaltyProgram program, Draft draft) {
    this.program = program;
    this.draft = draft;
  }

  /*
   * The days before a command, where their work is more than to write down what has happened anyway: what was there in the evening
   * is known until something later comes, and to nobody afterwards. Of days before those of a late command it is too late.
   */
  void before(Posting posting) {
    if (!program.autoRedemptions.isEmpty() || draft.standings.lookAtBalances()) {
      through(posting);
    }
  }

  void through(Posting posting) {
    LocalDate today = program.clock().dayOf(posting.effectiveAt());
    LocalDate asOf = program.clock().dayOf(draft.asOf);
    LocalDate first = draft.workedThrough.plusDays(1);
    LocalDate day = first.isBefore(asOf) ? asOf : first;
    SortedSet<LocalDate> due = new TreeSet<>();
    draft.standings.changesUntil(today).forEach(change -> due.add(change.minusDays(1)));
    while (day.isBefore(today)) {
      long before = draft.version;
      work(day, posting.recordedAt());
      LocalDate next = day.plusDays(1);
      day = draft.version > before || draft.standings.lookAtBalances()
          ? next
          : nextDue(next, due, today);
    }
  }

  /* The first day from one on, on which something can happen: on all before it the work would find nothing to do. */
  private LocalDate nextDue(LocalDate from, SortedSet<LocalDate> due, LocalDate today) {
    Instant start = program.clock().startOf(from).minusNanos(1);
    Instant change = draft.account.nextChange(later(start, draft.account.asOf()));
    LocalDate next = today;
    if (change.isBefore(program.clock().startOf(today).plusNanos(1))) {
      // What ends as a day begins is recorded by the work of the day before.
      next = program.clock().dayOf(change).minusDays(1);
      next = next.isBefore(from) ? from : next;
    }
    SortedSet<LocalDate> tiers = due.tailSet(from);
    return !tiers.isEmpty() && tiers.first().isBefore(next) ? tiers.first() : next;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isBefore(b) ? b : a;
  }

  private void work(LocalDate day, Instant recordedAt) {
    Instant evening = Days.lastInstantOf(day, program.zone());
    Instant morning = program.clock().startOf(day.plusDays(1));
    Posting lastInstant = new Posting("day/" + day, evening, recordedAt);
    long quiet = draft.version;
    // What came later than this day has made the account what it is; the past is not redeemed.
    if (!evening.isBefore(draft.asOf)) {
      redeem(lastInstant, day);
      review(lastInstant, day);
    }
    if (!morning.isBefore(draft.asOf)) {
      Posting firstInstant = new Posting("day/" + day, morning, recordedAt);
      LocalDate next = day.plusDays(1);
      new Postings(program, draft, firstInstant, next).post(new UpkeepCommand.Sweep(firstInstant));
      review(firstInstant, next);
    }
    if (draft.version > quiet) {
      draft.apply(new ProgramEntry.DayWorked(draft.next(lastInstant, day)));
    }
  }

  private void review(Posting posting, LocalDate day) {
    Instant at = posting.effectiveAt();
    for (TierLadder ladder : program.ladders()) {
      Standings then = draft.standingsOn(day, new ArrayList<>(0));
      List<TierFact> facts = then.balances(
          ladder.name(), program::type, type -> draft.account.balance(type, at).available(), day);
      for (TierFact fact : facts) {
        draft.apply(new ProgramEntry.BalanceCounted(draft.next(posting, day), ladder.name(), fact));
      }
    }
    draft.review(posting, day);
  }

  private void redeem(Posting posting, LocalDate day) {
    Postings postings = new Postings(program, draft, posting, day);
    for (AutoRedemption redemption : program.autoRedemptions) {
      Points available = draft
          .account
          .balance(redemption.points().type(), posting.effectiveAt())
          .available();
      long times = Math.min(
          redemption.mostPerDay(), available.units() / redemption.points().units());
      if (times > 0) {
        Instant until = program.openUntil(day);
        postings.post(new DebitCommand.Spend(
            postings.next(),
            redemption.points().multipliedBy(times),
            redemption.name() + "/" + posting.key(),
            until));
      }
    }
  }
}
