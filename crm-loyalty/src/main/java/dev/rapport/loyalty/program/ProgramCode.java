package dev.rapport.loyalty.program;

import dev.rapport.core.explain.Code;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.explain.Narrator;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.EarningOutcome;
import dev.rapport.loyalty.journal.OpenActivity;
import dev.rapport.loyalty.journal.OpenOrder;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.journal.RecordedAward;
import dev.rapport.loyalty.ledger.LedgerCode;
import dev.rapport.loyalty.program.Decision.Refusal;
import dev.rapport.loyalty.tier.TierChange;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierProgress;
import dev.rapport.loyalty.tier.TierStanding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of a programme's explanations: how a command was answered and what followed from it. May grow. */
public enum ProgramCode implements Code {
  /** A command was carried out; what followed are the reasons. */
  ACCEPTED("program.accepted", "{command} {key} accepted, {entries} entries"),
  /** A command was declined. */
  DECLINED("program.declined", "{command} {key} declined for {reason}{...}"),
  /** How much of an order, or of the lines that a return names, can still come back. */
  LEFT_TO_RETURN("program.left-to-return", "{left} of it are left to return"),
  /** When the member joined. */
  JOINED("program.joined", "the member joined at {at}"),
  /** What a ladder does not have. */
  UNKNOWN_LEVEL("program.unknown-level", "no ladder {ladder} has a level {level}"),
  /** A command was carried out before. */
  DUPLICATE("program.duplicate", "{command} {key} was accepted before"),
  /** Another command has the key. */
  CONFLICT("program.conflict", "{command} {key} differs from the one accepted before in {fields}"),
  /** What a return has taken back of an award, in all so far and in smallest units. */
  TAKEN_BACK(
      "program.taken-back",
      "{reversed} of {awarded} {type} by rule {rule} version {version} taken back"),
  /** What came back of an order, in all so far. */
  RETURNED("program.returned", "{returned} of {net} of order {order} have come back"),
  /** An activity was undone; what was taken back are the reasons. */
  UNDONE("program.undone", "{kind} {activity} undone"),
  /** A level changed or lasts longer; what was measured are the reasons. */
  TIER_CHANGED("program.tier-changed", "{ladder}: {from} becomes {to} on {day}, {reason}"),
  /** How far the next level is; what is measured are the reasons. */
  TO_NEXT_TIER("program.to-next-tier", "{ladder}: {level}, next is {next}"),
  /** A day was worked. */
  DAY("program.day", "the work of {day} was done"),
  /** What was rated again; the sums of what differs are the reasons. */
  RERATING(
      "program.rerating",
      "orders rated again: {orders}, activities: {activities}, with a difference: {differing}"),
  /** The sum of one type of points over what differs; each order or activity that differs is a reason. */
  RERATED_SUM(
      "program.rerated-sum", "difference of {more}: {asIs} as it is, {otherwise} otherwise"),
  /** What one order or activity earned, and what it would have earned. */
  RERATED("program.rerated", "{kind} {id}: {asIs} as it is, {otherwise} otherwise");

  private final String id;
  private final String template;

  ProgramCode(String id, String template) {
    this.id = id;
    this.template = template;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String template() {
    return template;
  }

  static Explanation declined(ProgramCommand command, Refusal refusal, Membership membership) {
    Explanation why = of(DECLINED, command).with("reason", refusal.reason());
    return switch (refusal.reason()) {
      case TOO_OLD ->
        why.because(
            LedgerCode.remembered(membership.asOf(), membership.program.ledger.retention()));
      case BEFORE_ENROLMENT ->
        why.because(Explanation.of(JOINED)
            .with("at", membership.enrolment().header().posting().effectiveAt()));
      case TIER_UNKNOWN -> {
        ProgramCommand.GrantTier grant = (ProgramCommand.GrantTier) command;
        yield why.because(Explanation.of(UNKNOWN_LEVEL)
            .with("ladder", grant.ladder())
            .with("level", grant.grant().level()));
      }
      case EXCEEDS_ORDER -> {
        ProgramCommand.Refund refund = (ProgramCommand.Refund) command;
        yield why.because(membership.order(refund.order().value()).stream()
            .map(open -> Explanation.of(LEFT_TO_RETURN)
                .with("left", Money.ofMinor(open.order().currency(), refusal.possible())))
            .toList());
      }
      default ->
        Postings.isOfAmount(refusal.reason())
            ? why.because(Explanation.of(LedgerCode.POSSIBLE).with("units", refusal.possible()))
            : why;
    };
  }

  static Explanation repeated(ProgramCommand command, List<String> differing) {
    return differing.isEmpty()
        ? of(DUPLICATE, command)
        : of(CONFLICT, command).with("fields", String.join(", ", differing));
  }

  private static Explanation of(Code code, ProgramCommand command) {
    return Explanation.of(code)
        .with("command", command.kind())
        .with("key", command.posting().key());
  }

  static Explanation accepted(
      ProgramCommand command,
      @Nullable EarningOutcome earned,
      List<Postings.Ending> endings,
      List<ProgramEntry> entries,
      Membership after) {
    return Explanation.told(narrator -> {
      narrator.step(ACCEPTED).with(command.kind()).with(command.posting().key());
      narrator.with(entries.size());
      if (earned != null) {
        narrator.tell(earned.explanation());
      }
      for (int i = 0; i < endings.size(); i++) {
        endings.get(i).tell(narrator);
      }
      for (int i = 0; i < entries.size(); i++) {
        tell(entries.get(i), after, narrator);
      }
      if (earned != null) {
        for (TierLadder ladder : after.program.ladders()) {
          TierStanding standing = after.standing(ladder.name());
          tellNext(standing.progress(), standing, narrator);
        }
      }
      narrator.end();
    });
  }

  private static void tell(ProgramEntry entry, Membership after, Narrator narrator) {
    switch (entry.kind()) {
      case POSTED -> LedgerCode.tell(((ProgramEntry.Posted) entry).entry(), narrator);
      case REFUNDED -> tellRefunded((ProgramEntry.Refunded) entry, after, narrator);
      case ACTIVITY_UNDONE -> tellUndone((ProgramEntry.ActivityUndone) entry, after, narrator);
      case TIER_CHANGED -> narrator.tell(of(((ProgramEntry.TierChanged) entry).change()));
      case DAY_WORKED -> narrator.step(DAY).with(entry.header().day()).end();
      default -> {}
    }
  }

  private static Explanation of(TierChange change) {
    return Explanation.of(TIER_CHANGED)
        .with("ladder", change.ladder())
        .with("from", change.from().name())
        .with("to", change.to().name())
        .with("day", change.day())
        .with("reason", change.reason())
        .because(change.evidence().stream().map(TierChange.Measure::explanation).toList());
  }

  private static void tellNext(TierProgress progress, TierStanding standing, Narrator narrator) {
    if (!progress.toNext().isEmpty()) {
      narrator.step(TO_NEXT_TIER).with(standing.ladder().name());
      narrator.with(progress.level().name()).with(progress.next().name());
      progress.toNext().forEach(measure -> narrator.tell(measure.explanation()));
      narrator.end();
    }
  }

  private static void tellUndone(
      ProgramEntry.ActivityUndone entry, Membership after, Narrator narrator) {
    OpenActivity open = after.activities.get(entry.command().activity().value());
    if (open == null) {
      return;
    }
    narrator
        .step(UNDONE)
        .with(open.activity().kind().id())
        .with(open.activity().id().value());
    for (RecordedAward award : open.awards()) {
      tellTakenBack(award.awarded().units(), award, narrator);
    }
    narrator.end();
  }

  private static void tellTakenBack(long reversed, RecordedAward award, Narrator narrator) {
    narrator.step(TAKEN_BACK).with(reversed).with(award.awarded().units());
    narrator.with(award.type().id()).with(award.rule()).with(award.version()).end();
  }

  private static void tellRefunded(
      ProgramEntry.Refunded entry, Membership after, Narrator narrator) {
    OpenOrder order = after.orders.get(entry.command().order().value());
    if (order == null) {
      return;
    }
    narrator.step(RETURNED).with(order.returnedNet()).with(order.order().net());
    narrator.with(order.order().id().value());
    for (int i = 0; i < order.awards().size(); i++) {
      tellTakenBack(order.reversed().get(i), order.awards().get(i), narrator);
    }
    narrator.end();
  }
}
