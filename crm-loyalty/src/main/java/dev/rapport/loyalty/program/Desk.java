package dev.rapport.loyalty.program;

import static com.google.common.base.Preconditions.checkState;

import dev.rapport.loyalty.earning.EarningOutcome;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.earning.RateTable;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.journal.ActivityCommand;
import dev.rapport.loyalty.journal.MemberFacts;
import dev.rapport.loyalty.journal.MembershipSnapshot.Receipt;
import dev.rapport.loyalty.journal.OpenActivity;
import dev.rapport.loyalty.journal.OpenOrder;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.journal.RecordedAward;
import dev.rapport.loyalty.ledger.PointsAccount;
import dev.rapport.loyalty.limit.BalanceCap;
import dev.rapport.loyalty.limit.BalanceCap.Ceiling;
import dev.rapport.loyalty.limit.Budget;
import dev.rapport.loyalty.limit.Purse;
import dev.rapport.loyalty.limit.Purse.Drawn;
import dev.rapport.loyalty.limit.Spend;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.MemberView;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Cause;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.HoldCommand;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.ShortfallPolicy;
import dev.rapport.loyalty.posting.UpkeepCommand;
import dev.rapport.loyalty.program.Decision.Reason;
import dev.rapport.loyalty.program.Decision.Refusal;
import dev.rapport.loyalty.recall.RecallMap;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides one command: which entries it makes, or why it is declined.
 *
 * <p>Each command is carried out by one method that returns null, or the reason why not. What was written to the draft by then is
 * forgotten with it.
 */
final class Desk {
  private final LoyaltyProgram program;
  private final Membership before;
  private final Posting posting;
  private final LocalDate day;
  private final Draft draft;
  private final Postings postings;
  private Purse purse;
  private @Nullable EarningOutcome earned;

  private Desk(Membership before, Posting posting, Purse purse) {
    this.program = before.program;
    this.before = before;
    this.purse = purse;
    this.posting = posting;
    this.draft = new Draft(before);
    this.day = program.clock().dayOf(posting.effectiveAt());
    this.postings = new Postings(program, draft, posting, day);
  }

  static Decision decide(Membership membership, ProgramCommand command, Purse purse) {
    Posting posting = command.posting();
    Receipt seen = membership.receipts.get(posting.key());
    if (seen != null && !isForgotten(membership, seen.command().posting().effectiveAt())) {
      return repeated(membership, command, purse, seen);
    }
    Refusal refusal = refusal(membership, posting);
    if (refusal == null) {
      Desk desk = new Desk(membership, posting, purse);
      refusal = desk.carryOut(command);
      if (refusal == null) {
        return desk.accepted(command);
      }
    }
    Refusal why = refusal;
    return Decision.declined(
        membership, purse, why, () -> ProgramCode.declined(command, why, membership));
  }

  private static boolean isForgotten(Membership membership, Instant instant) {
    return instant.isBefore(membership.asOf())
        && instant.isBefore(
            RecallMap.before(membership.asOf(), membership.program.ledger.retention()));
  }

  private static @Nullable Refusal refusal(Membership membership, Posting posting) {
    if (membership.account().isClosed()) {
      return new Refusal(Reason.ACCOUNT_CLOSED, 0);
    }
    if (posting.effectiveAt().isBefore(membership.enrolment().header().posting().effectiveAt())) {
      return new Refusal(Reason.BEFORE_ENROLMENT, 0);
    }
    return isForgotten(membership, posting.effectiveAt()) ? new Refusal(Reason.TOO_OLD, 0) : null;
  }

  private static Decision repeated(
      Membership membership, ProgramCommand command, Purse purse, Receipt seen) {
    List<Map.Entry<String, Object>> original = seen.command().payload();
    List<Map.Entry<String, Object>> now = command.payload();
    List<String> differing = new ArrayList<>();
    if (seen.command().kind() != command.kind()) {
      differing.add("kind");
    } else {
      for (int i = 0; i < now.size(); i++) {
        if (!now.get(i).equals(original.get(i))) {
          differing.add(now.get(i).getKey());
        }
      }
    }
    return Decision.repeated(
        membership,
        purse,
        seen.entries(),
        List.copyOf(differing),
        () -> ProgramCode.repeated(command, differing));
  }

  private Decision accepted(ProgramCommand command) {
    List<ProgramEntry> entries = draft.written();
    Membership after = entries.isEmpty() ? before : draft.freeze(before, entries);
    EarningOutcome outcome = earned;
    List<Postings.Ending> endings = postings.endings();
    return Decision.accepted(
        before,
        after,
        purse,
        entries,
        () -> ProgramCode.accepted(command, outcome, endings, entries, after));
  }

  private @Nullable Refusal carryOut(ProgramCommand command) {
    if (command instanceof ProgramCommand.Day day) {
      draft.tell(day.posting());
      new DayWork(program, draft).through(day.posting());
      return null;
    }
    new DayWork(program, draft).before(posting);
    review();
    postings.meet();
    Refusal refusal = switch (command.kind()) {
      case RECORD_PURCHASE -> purchase((ProgramCommand.RecordPurchase) command);
      case REFUND -> refund((ProgramCommand.Refund) command);
      case RECORD_ACTIVITY -> activity((ActivityCommand.RecordActivity) command);
      case UNDO_ACTIVITY -> undo((ActivityCommand.UndoActivity) command);
      case REDEEM -> redeem((ProgramCommand.Redeem) command);
      case CANCEL_REDEMPTION -> cancel((ProgramCommand.CancelRedemption) command);
      case ADJUST -> adjust((ProgramCommand.Adjust) command);
      case GRANT_TIER -> grantTier((ProgramCommand.GrantTier) command);
      case UPDATE_MEMBER -> note(command);
      case REOPEN -> {
        ProgramCommand.Reopen reopen = (ProgramCommand.Reopen) command;
        yield reopen(reopen, reopen.order().order().id().value(), reopen.causes(), reopen.until());
      }
      case REOPEN_ACTIVITY -> {
        ActivityCommand.ReopenActivity reopen = (ActivityCommand.ReopenActivity) command;
        yield reopen(
            reopen, reopen.activity().activity().id().value(), reopen.causes(), reopen.until());
      }
      case BOOK -> book((ProgramCommand.Book) command);
      case DAY -> throw new IllegalStateException("a day is not carried out here");
    };
    if (refusal == null) {
      review();
    }
    return refusal;
  }

  /* Tiers as time and what was counted have made them: nobody's tier depends on whether a day's work was done. */
  private void review() {
    draft.review(posting, day);
  }

  private @Nullable Refusal note(ProgramCommand command) {
    draft.apply(new ProgramEntry.Accepted(draft.next(posting, day), command));
    return null;
  }

  private @Nullable Refusal purchase(ProgramCommand.RecordPurchase command) {
    Order order = command.order();
    draft.reach(posting.effectiveAt());
    if (!order.member().equals(before.id())) {
      return new Refusal(Reason.OTHER_MEMBER, 0);
    } else if (isOpen(order.id().value())) {
      return new Refusal(Reason.KEY_TAKEN, 0);
    }
    LoyaltyProgram.RulesVersion version = program.rulesAt(order.placedAt());
    MemberFacts seenAs = seenAs();
    MemberView view = before.view(draft.standings, seenAs.counters());
    Situation situation = Situation.of(view, order, program.clock());
    EarningOutcome outcome = rated(version.rules(), situation, command.rates());
    Instant openUntil = program.openUntil(day);
    draft.apply(new ProgramEntry.Purchased(
        draft.next(posting, day),
        command,
        version.number(),
        seenAs,
        RecordedAward.of(outcome.awards(), order.lines().size()),
        outcome.uses(),
        openUntil));
    Refusal refusal = postings.earn(outcome, openUntil);
    return refusal != null ? refusal : postings.remember(order.id().value(), openUntil);
  }

  private @Nullable Refusal activity(ActivityCommand.RecordActivity command) {
    Activity activity = command.activity();
    draft.reach(posting.effectiveAt());
    if (!activity.member().equals(before.id())) {
      return new Refusal(Reason.OTHER_MEMBER, 0);
    } else if (isOpen(activity.id().value())) {
      return new Refusal(Reason.KEY_TAKEN, 0);
    }
    LoyaltyProgram.RulesVersion version = program.rulesAt(activity.at());
    MemberFacts seenAs = seenAs();
    MemberView view = before.view(draft.standings, seenAs.counters());
    Situation situation = Situation.of(view, activity, program.clock());
    EarningOutcome outcome = rated(version.rules(), situation, RateTable.none());
    Instant openUntil = program.openUntil(day);
    draft.apply(new ProgramEntry.ActivityRecorded(
        draft.next(posting, day),
        command,
        version.number(),
        seenAs,
        RecordedAward.of(outcome.awards(), 1),
        outcome.uses(),
        openUntil));
    Refusal refusal = postings.active(activity.kind());
    return refusal != null ? refusal : postings.earn(outcome, openUntil);
  }

  private boolean isOpen(String id) {
    return draft.openOrder(id) != null || draft.openActivity(id) != null;
  }

  private EarningOutcome rated(EarningRuleSet rules, Situation situation, RateTable rates) {
    EarningOutcome outcome = rules.evaluate(situation, draft.usage, rates, purse, ceilings());
    earned = outcome;
    purse = outcome.purse();
    return outcome;
  }

  private MemberFacts seenAs() {
    return new MemberFacts(
        before.joinedOn(), draft.profile, draft.standings.tiers(), before.counted(day));
  }

  private @Nullable Refusal undo(ActivityCommand.UndoActivity command) {
    String id = command.activity().value();
    draft.reach(posting.effectiveAt());
    OpenActivity open = draft.openActivity(id);
    if (open == null) {
      return new Refusal(Reason.CAUSE_CLOSED, 0);
    } else if (open.undone()) {
      return new Refusal(Reason.ALREADY_UNDONE, 0);
    } else if (posting.effectiveAt().isBefore(open.activity().at())) {
      return new Refusal(Reason.BEFORE_ITS_CAUSE, 0);
    }
    draft.apply(new ProgramEntry.ActivityUndone(draft.next(posting, day), command));
    for (PointType type : open.types()) {
      long units = open.earned(type);
      if (units > 0) {
        Refusal refusal = postings.post(new DebitCommand.Reverse(
            postings.next(), id, type, Extent.units(units), program.refunds().shortfall()));
        if (refusal != null) {
          return refusal;
        }
      }
    }
    for (RecordedAward award : open.awards()) {
      for (Drawn drawn : award.drawn()) {
        purse = purse.giveBack(budget(drawn.budget()), drawn.spend());
      }
    }
    return null;
  }

  /* Points that are pending or held will be there, and what is owed makes room. */
  private List<Ceiling> ceilings() {
    List<BalanceCap> caps = program.balanceCaps;
    if (caps.isEmpty()) {
      return List.of();
    }
    PointsAccount account = draft.account;
    Instant at =
        posting.effectiveAt().isAfter(account.asOf()) ? posting.effectiveAt() : account.asOf();
    return caps.stream()
        .map(cap -> new Ceiling(cap, account.balance(cap.most().type(), at).net()))
        .toList();
  }

  private @Nullable Refusal refund(ProgramCommand.Refund command) {
    String id = command.order().value();
    draft.reach(posting.effectiveAt());
    OpenOrder open = draft.openOrder(id);
    if (open == null) {
      return new Refusal(Reason.CAUSE_CLOSED, 0);
    }
    if (posting.effectiveAt().isBefore(open.order().placedAt())) {
      return new Refusal(Reason.BEFORE_ITS_CAUSE, 0);
    }
    if (!Returns.isOf(open, command.returned())) {
      return new Refusal(Reason.NOT_IN_ORDER, 0);
    }
    List<Long> returned = Returns.after(open, command.returned());
    if (returned == null) {
      return new Refusal(Reason.EXCEEDS_ORDER, Returns.left(open, command.returned()));
    }
    List<Long> reversed = Clawback.reversed(program, open, returned);
    draft.apply(new ProgramEntry.Refunded(draft.next(posting, day), command, reversed, returned));
    OpenOrder after = open.after(reversed, returned);
    for (PointType type : open.types()) {
      long more = after.reversed(type) - open.reversed(type);
      if (more > 0) {
        Refusal refusal = postings.post(new DebitCommand.Reverse(
            postings.next(), id, type, Extent.units(more), program.refunds().shortfall()));
        if (refusal != null) {
          return refusal;
        }
      }
    }
    giveBackDrawn(open, after);
    return giveBackSpent(id, after);
  }

  private Budget budget(String name) {
    Budget budget = program.budgets.get(name);
    checkState(
        budget != null,
        "programme must keep budget %s for orders that can still be returned",
        name);
    return budget;
  }

  /* What is no longer awarded is room in its budget again. */
  private void giveBackDrawn(OpenOrder open, OpenOrder after) {
    for (int i = 0; i < after.awards().size(); i++) {
      RecordedAward award = after.awards().get(i);
      for (Drawn drawn : award.drawn()) {
        Spend kept = drawn.spend().keeping(left(award, open.reversed().get(i)));
        Spend keeps = drawn.spend().keeping(left(award, after.reversed().get(i)));
        purse = purse.giveBack(budget(drawn.budget()), kept.minus(keeps));
      }
    }
  }

  private static Points left(RecordedAward award, long reversed) {
    return Points.of(award.type(), award.awarded().units() - reversed);
  }

  /* What was spent on the order comes back in the proportion in which the goods did. */
  private @Nullable Refusal giveBackSpent(String id, OpenOrder after) {
    Cause cause = draft.account.cause(id).orElse(null);
    if (cause == null) {
      return null;
    }
    // An order that cost nothing has no shares: all comes back with the last of it.
    long net = Math.max(1, after.order().net().minorUnits());
    Extent extent =
        after.isGone() ? Extent.all() : Extent.cumulative(after.returnedNet().minorUnits(), net);
    Set<PointType> types = new HashSet<>();
    for (Cause.Spending spending : cause.spendings()) {
      PointType type = spending.type();
      long spent = cause.spent(type).units();
      long back = cause.restored(type).units();
      if (types.add(type) && extent.toUndo(spent, back) > 0) {
        Refusal refusal = postings.post(
            new CreditCommand.Restore(postings.next(), id, type, extent, graceUntil()));
        if (refusal != null) {
          return refusal;
        }
      }
    }
    return null;
  }

  private Instant graceUntil() {
    return program.grace.graceUntil(posting.effectiveAt(), program.zone());
  }

  private @Nullable Refusal redeem(ProgramCommand.Redeem command) {
    note(command);
    Instant until = program.openUntil(day);
    OpenOrder order = draft.openOrder(command.cause());
    if (order != null && order.openUntil().isAfter(until)) {
      until = order.openUntil();
    }
    Refusal refusal = postings.post(
        new DebitCommand.Spend(postings.next(), command.points(), command.cause(), until));
    return refusal != null ? refusal : postings.active(command.points().type(), ActivityKind.SPEND);
  }

  private @Nullable Refusal cancel(ProgramCommand.CancelRedemption command) {
    note(command);
    return postings.post(new CreditCommand.Restore(
        postings.next(), command.cause(), command.type(), command.extent(), graceUntil()));
  }

  private @Nullable Refusal adjust(ProgramCommand.Adjust command) {
    note(command);
    Points points = command.points();
    if (points.isPositive()) {
      return postings.grant(points, command.reason());
    }
    ShortfallPolicy returns = program.refunds().shortfall();
    ShortfallPolicy shortfall =
        new ShortfallPolicy(ShortfallPolicy.Reach.BALANCE, returns.debt(), returns.declinesRest());
    return postings.post(
        new DebitCommand.Deduct(postings.next(), points.negated(), command.reason(), shortfall));
  }

  private @Nullable Refusal grantTier(ProgramCommand.GrantTier command) {
    return draft.standings.knows(command) ? note(command) : new Refusal(Reason.TIER_UNKNOWN, 0);
  }

  private @Nullable Refusal reopen(
      ProgramCommand command, String id, List<Cause> causes, Instant until) {
    note(command);
    if (causes.isEmpty()) {
      return postings.remember(id, until);
    }
    for (Cause cause : causes) {
      Refusal refusal = postings.post(new UpkeepCommand.Reopen(postings.next(), cause, until));
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private @Nullable Refusal book(ProgramCommand.Book command) {
    note(command);
    Refusal refusal = postings.post(command.command());
    String cause = spentOn(command.command());
    OpenOrder order = cause == null ? null : draft.openOrder(cause);
    return refusal != null || order == null
        ? refusal
        : postings.remember(order.order().id().value(), order.openUntil());
  }

  private static @Nullable String spentOn(LedgerCommand command) {
    if (command instanceof HoldCommand.Capture capture) {
      return capture.cause();
    }
    return command instanceof DebitCommand.Spend spend ? spend.cause() : null;
  }
}
