package dev.rapport.loyalty.program;

import static com.google.common.base.Preconditions.checkState;

import dev.rapport.core.time.Window;
import dev.rapport.loyalty.journal.ActivityCommand;
import dev.rapport.loyalty.journal.MemberProfile;
import dev.rapport.loyalty.journal.MembershipSnapshot.Receipt;
import dev.rapport.loyalty.journal.OpenActivity;
import dev.rapport.loyalty.journal.OpenOrder;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.journal.ProgramEntry.Header;
import dev.rapport.loyalty.journal.RecordedAward;
import dev.rapport.loyalty.ledger.PointsAccount;
import dev.rapport.loyalty.limit.LimitUsage;
import dev.rapport.loyalty.limit.LimitUse;
import dev.rapport.loyalty.member.DeclaredCounter;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.recall.RecallMap;
import dev.rapport.loyalty.tier.DailyTally;
import dev.rapport.loyalty.tier.TierChange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A membership while entries are applied to it. Used by one thread for one decision or one replay, then frozen.
 *
 * <p>Deciding and replaying go through the same {@link #apply}: what a decision leaves is what its entries make. Only the ledger
 * decides for itself, and proves the same of its own entries.
 */
final class Draft {
  final LoyaltyProgram program;
  long version;
  Instant asOf;
  LocalDate lastDay;
  LocalDate workedThrough;
  MemberProfile profile;
  PointsAccount account;
  Standings standings;
  LimitUsage usage;
  DailyTally[] counters;
  RecallMap<OpenOrder> orders;
  RecallMap<OpenActivity> activities;
  RecallMap<Receipt> receipts;

  /* What the standings have become since by time, without a change. */
  private Standings unchanged;
  private Standings quiet;

  private boolean countersShared = true;
  private List<LedgerEntry> backlog = List.of();
  private final List<ProgramEntry> written = new ArrayList<>(4);
  private int remembered;
  private @Nullable ProgramCommand answered;
  private @Nullable Posting answeredAs;

  /* What applied entries have changed of tiers and nobody has written down yet; a replay writes nothing. */
  private List<TierChange> changes;

  Draft(Membership membership) {
    this.program = membership.program;
    this.version = membership.version();
    this.asOf = membership.asOf();
    this.lastDay = membership.lastDay;
    this.workedThrough = membership.workedThrough;
    this.profile = membership.profile();
    this.account = membership.account();
    this.standings = membership.standings.told();
    this.changes = new ArrayList<>(membership.standings.news());
    this.unchanged = standings;
    this.quiet = standings;
    this.usage = membership.usage();
    this.counters = membership.counters;
    this.orders = membership.orders;
    this.activities = membership.activities;
    this.receipts = membership.receipts;
  }

  Header next(Posting posting, LocalDate day) {
    return new Header(ProgramEntry.SCHEMA, version + 1, posting, day);
  }

  /* An order whose return window is open. */
  @Nullable
  OpenOrder openOrder(String id) {
    OpenOrder open = orders.get(id);
    return open != null && open.openUntil().isAfter(asOf) ? open : null;
  }

  /* An activity that can still be undone, or was. */
  @Nullable
  OpenActivity openActivity(String id) {
    OpenActivity open = activities.get(id);
    return open != null && open.openUntil().isAfter(asOf) ? open : null;
  }

  /* Whatever happens, standings are those of the day: which window decides does not depend on when something was counted last. */
  void reach(Instant instant) {
    if (instant.isAfter(asOf)) {
      asOf = instant;
      standings = standingsOn(program.clock().dayOf(asOf), changes);
    }
  }

  /* Everything that was written in this draft, which is complete by now. */
  List<ProgramEntry> written() {
    return List.copyOf(written);
  }

  /* Takes over what the ledger has decided, with the entries that say so. */
  void posted(PointsAccount after, List<LedgerEntry> entries, Posting posting, LocalDate day) {
    account = after;
    if (!entries.isEmpty()) {
      reach(posting.effectiveAt());
    }
    for (LedgerEntry entry : entries) {
      write(new ProgramEntry.Posted(next(posting, day), entry));
    }
  }

  void apply(ProgramEntry entry) {
    Header header = entry.header();
    checkState(
        header.sequence() == version + 1,
        "sequence must be %s, was %s. Are entries missing?",
        version + 1,
        header.sequence());
    if (remembered < written.size() && !isOfOneDecision(written.get(written.size() - 1), entry)) {
      remember();
    }
    note(entry);
    reach(header.posting().effectiveAt());
    switch (entry.kind()) {
      case PURCHASED -> purchased((ProgramEntry.Purchased) entry);
      case REFUNDED -> refunded((ProgramEntry.Refunded) entry);
      case ACTIVITY_RECORDED -> recorded((ProgramEntry.ActivityRecorded) entry);
      case ACTIVITY_UNDONE -> undone((ProgramEntry.ActivityUndone) entry);
      case ACCEPTED -> accepted((ProgramEntry.Accepted) entry);
      case POSTED -> postpone(((ProgramEntry.Posted) entry).entry());
      case TIER_CHANGED -> standings = standings.evaluated(header.day(), changes);
      case BALANCE_COUNTED ->
        standings = standings.counted((ProgramEntry.BalanceCounted) entry, changes);
      case DAY_WORKED -> workedThrough = header.day();
      case ENROLLED ->
        throw new IllegalStateException("entries must begin with one enrolment, had another");
    }
  }

  /* Only a replay applies what the ledger has posted, all of it at the end. */
  private void postpone(LedgerEntry entry) {
    backlog = backlog.isEmpty() ? new ArrayList<>() : backlog;
    backlog.add(entry);
  }

  private static boolean isOfOneDecision(ProgramEntry before, ProgramEntry entry) {
    return before.header().posting().equals(entry.header().posting());
  }

  private void write(ProgramEntry entry) {
    version++;
    written.add(entry);
  }

  private void note(ProgramEntry entry) {
    write(entry);
    ProgramCommand command = entry.answers().orElse(null);
    if (command != null) {
      answered = command;
      answeredAs = entry.header().posting();
    }
  }

  /* The decision that was written is complete: it can be repeated from now on. */
  private void remember() {
    remember(written.subList(remembered, written.size()));
  }

  private void remember(List<ProgramEntry> decision) {
    if (answered != null && answeredAs != null) {
      receipts = receipts.with(
          answeredAs.key(),
          new Receipt(answered, decision),
          answeredAs.effectiveAt(),
          asOf,
          program.ledger.retention());
    }
    answered = null;
    remembered = written.size();
  }

  /*
   * Where a member stands on a day if nothing happens until then, and what time alone changes on the way. A time in which nothing
   * changes leaves the standings as they are, so it is remembered how far it reached: days are not lived twice.
   */
  @SuppressWarnings("ReferenceEquality") // of the very standings it is known
  Standings standingsOn(LocalDate day, List<TierChange> onTheWay) {
    Standings from = standings == unchanged ? quiet : standings;
    int before = onTheWay.size();
    Standings then = from.evaluated(day, onTheWay);
    if (onTheWay.size() == before) {
      unchanged = standings;
      quiet = then;
    }
    return then;
  }

  /* Writes down what has changed of tiers: by what was applied, and by the time until a day. */
  void review(Posting posting, LocalDate day) {
    standingsOn(day, changes);
    if (!changes.isEmpty()) {
      List<TierChange> found = changes;
      changes = new ArrayList<>(0);
      for (TierChange change : found) {
        apply(new ProgramEntry.TierChanged(next(posting, day), change));
      }
      changes.clear();
    }
  }

  /* Writes down what another version of a ladder has changed, for a day's work may find nothing to do. */
  void tell(Posting posting) {
    if (!changes.isEmpty() && !posting.effectiveAt().isBefore(asOf)) {
      LocalDate day = program.clock().dayOf(asOf);
      review(new Posting("ladders/" + day, asOf, posting.recordedAt()), day);
    }
  }

  /* The membership after one decision, which wrote all that was written. */
  Membership freeze(Membership before, List<ProgramEntry> decision) {
    remember(
        remembered == 0 ? decision : List.copyOf(decision.subList(remembered, decision.size())));
    return new Membership(before, this);
  }

  Membership freeze(Membership before) {
    if (!backlog.isEmpty()) {
      account = account.after(backlog);
      backlog = List.of();
    }
    remember();
    return new Membership(before, this);
  }

  private void purchased(ProgramEntry.Purchased purchased) {
    Order order = purchased.command().order();
    LocalDate day = purchased.header().day();
    count(order, day, 1);
    List<LimitUse> uses = purchased.uses();
    for (int i = 0; i < uses.size(); i++) {
      count(uses.get(i));
    }
    standings = standings.recorded(order, purchased.awards(), day, changes);
    orders = orders.with(order.id().value(), OpenOrder.of(purchased), purchased.openUntil(), asOf);
  }

  private void recorded(ProgramEntry.ActivityRecorded recorded) {
    OpenActivity open = OpenActivity.of(recorded);
    count(counter -> counter.amountOf(open.activity()), open.day(), 1);
    for (LimitUse use : recorded.uses()) {
      count(use);
    }
    standings = standings.recorded(open, changes);
    activities = activities.with(open.activity().id().value(), open, open.openUntil(), asOf);
  }

  private void undone(ProgramEntry.ActivityUndone undone) {
    String id = undone.command().activity().value();
    OpenActivity open = activities.get(id);
    checkState(open != null, "entries must hold the activity %s before it is undone", id);
    activities = activities.with(id, open.asUndone(), open.openUntil(), asOf);
    count(counter -> counter.amountOf(open.activity()), open.day(), -1);
    usage = usage.returned(id);
    standings = standings.undone(open, undone.header().day(), changes);
  }

  /* A programme that has come to remember longer does so for everybody. */
  private void count(LimitUse use) {
    usage = usage.passing(use.claim().day(), program.rememberedDays()).plus(use);
  }

  private void count(Order order, LocalDate day, int sign) {
    count(counter -> counter.amountOf(order), day, sign);
  }

  private void count(ToLongFunction<DeclaredCounter> amounts, LocalDate day, int sign) {
    lastDay = day.isAfter(lastDay) ? day : lastDay;
    for (int i = 0; i < counters.length; i++) {
      DeclaredCounter counter = program.counters().get(i);
      long amount = amounts.applyAsLong(counter);
      if (amount != 0) {
        if (countersShared) {
          counters = counters.clone();
          countersShared = false;
        }
        counters[i] = counted(counters[i], day, sign * amount, counter.window());
      }
    }
  }

  /*
   * What no window can see any more is forgotten: the earliest one that can still be looked at is that of an order reported as late
   * as can be. What a lifetime counts is kept as one sum.
   */
  private DailyTally counted(DailyTally tally, LocalDate day, long amount, Window window) {
    if (window instanceof Window.Lifetime) {
      return tally.plusBefore(amount);
    }
    LocalDate earliest = lastDay.minusDays(program.daysLate());
    return tally.plus(day, amount).forgetting(window.rangeAt(earliest).startInclusive());
  }

  private void refunded(ProgramEntry.Refunded refunded) {
    String id = refunded.command().order().value();
    OpenOrder before = orders.get(id);
    checkState(before != null, "entries must hold the purchase %s before its return", id);
    OpenOrder after = before.after(refunded.reversed(), refunded.returned());
    orders = orders.with(id, after, after.openUntil(), asOf);
    Order left = Returns.remaining(before.order(), before.returned());
    if (left != null) {
      count(left, before.day(), -1);
    }
    Order rest = Returns.remaining(before.order(), after.returned());
    if (rest != null) {
      count(rest, before.day(), 1);
    }
    for (int i = 0; i < after.awards().size(); i++) {
      RecordedAward award = after.awards().get(i);
      long more = after.reversed().get(i) - before.reversed().get(i);
      if (more > 0) {
        usage = usage.returned(id, award.rule(), Points.of(award.type(), more));
      }
    }
    standings = standings.returned(before, after, refunded.header().day(), changes);
  }

  private void accepted(ProgramEntry.Accepted accepted) {
    ProgramCommand command = accepted.command();
    LocalDate day = accepted.header().day();
    if (command instanceof ProgramCommand.UpdateMember update) {
      profile = update.profile();
    } else if (command instanceof ProgramCommand.GrantTier grant) {
      standings = standings.granted(grant, day, changes);
    } else if (command instanceof ProgramCommand.Adjust adjust) {
      // An adjustment may come under the id of an order, with which it is not taken back.
      String cause = "adjust/" + adjust.posting().key();
      standings = standings.adjusted(adjust.points(), cause, day, changes);
    } else if (command instanceof ProgramCommand.Reopen reopen) {
      reopen(reopen);
    } else if (command instanceof ActivityCommand.ReopenActivity reopen) {
      reopen(reopen);
    }
  }

  /* What is still remembered of an order or an activity is later than any entry passed in. */
  private void reopen(ProgramCommand.Reopen command) {
    String id = command.order().order().id().value();
    OpenOrder known = openOrder(id);
    OpenOrder order = known == null ? command.order() : known;
    Instant until = known == null ? command.until() : later(known.openUntil(), command.until());
    orders = orders.with(id, order.openUntil(until), until, asOf);
  }

  private void reopen(ActivityCommand.ReopenActivity command) {
    String id = command.activity().activity().id().value();
    OpenActivity known = openActivity(id);
    OpenActivity activity = known == null ? command.activity() : known;
    Instant until = known == null ? command.until() : later(known.openUntil(), command.until());
    activities = activities.with(id, activity.openUntil(until), until, asOf);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isBefore(b) ? b : a;
  }
}
