package dev.rapport.loyalty.ledger;

import dev.rapport.loyalty.ledger.LedgerOutcome.Reason;
import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.AccountSnapshot.Receipt;
import dev.rapport.loyalty.posting.AccountSnapshot.RecordedExpiry;
import dev.rapport.loyalty.posting.AccountSnapshot.ResolvedHold;
import dev.rapport.loyalty.posting.Cause;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.CreditEntry;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.DebitEntry;
import dev.rapport.loyalty.posting.Hold;
import dev.rapport.loyalty.posting.HoldCommand;
import dev.rapport.loyalty.posting.HoldEntry;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.LedgerEntry.Header;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.Pot;
import dev.rapport.loyalty.posting.ShortfallPolicy;
import dev.rapport.loyalty.posting.UpkeepCommand;
import dev.rapport.loyalty.posting.UpkeepEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides one command: which entries it makes, or why it is declined.
 *
 * <p>Each command is carried out by one method that returns null, or the reason why not. What was posted to the draft by then
 * is forgotten with it.
 */
final class Clerk {
  private final PointsAccount account;
  private final Posting posting;
  private final Draft draft;
  private final Timekeeper time;
  private long possible;

  private Clerk(PointsAccount account, Posting posting) {
    this.account = account;
    this.posting = posting;
    this.draft = new Draft(account);
    this.time = new Timekeeper(draft, posting.key(), posting.recordedAt());
  }

  static LedgerOutcome decide(PointsAccount account, LedgerCommand command) {
    Posting posting = command.posting();
    Instant effectiveAt = posting.effectiveAt();
    Receipt seen = account.state.receipts.get(posting.key());
    if (seen != null && !isForgotten(account, seen.command().posting().effectiveAt())) {
      return repeated(account, command, seen);
    }
    if (account.isClosed()) {
      return new LedgerOutcome.Declined(account, command, Reason.ACCOUNT_CLOSED, 0);
    }
    if (isForgotten(account, effectiveAt)) {
      return new LedgerOutcome.Declined(account, command, Reason.TOO_OLD, 0);
    }
    Clerk clerk = new Clerk(account, posting);
    clerk.time.advanceTo(effectiveAt);
    if (command.kind() == LedgerCommand.Kind.SWEEP) {
      return clerk.swept();
    }
    clerk.draft.reach(effectiveAt);
    Reason refusal = clerk.carryOut(command);
    if (refusal != null) {
      return new LedgerOutcome.Declined(account, command, refusal, clerk.possible);
    }
    clerk.time.catchUp();
    return new LedgerOutcome.Accepted(clerk.draft.freeze(), clerk.time.posted(), account.version());
  }

  private static boolean isForgotten(PointsAccount account, Instant effectiveAt) {
    return effectiveAt.isBefore(account.asOf()) && effectiveAt.isBefore(account.watermark());
  }

  /* A sweep records and nothing else: the account is what its entries make of it, at the instant of the last of them. */
  private LedgerOutcome swept() {
    PointsAccount swept = account;
    if (!time.posted().isEmpty()) {
      Draft recorded = new Draft(account);
      time.posted().forEach(recorded::apply);
      swept = recorded.freeze();
    }
    return new LedgerOutcome.Accepted(swept, time.posted(), account.version());
  }

  private static LedgerOutcome repeated(
      PointsAccount account, LedgerCommand command, Receipt seen) {
    List<Map.Entry<String, Object>> original = seen.command().payload();
    List<Map.Entry<String, Object>> now = command.payload();
    if (!seen.command().kind().equals(command.kind())) {
      return new LedgerOutcome.Conflict(account, seen, List.of("kind"));
    }
    List<String> differing = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      if (!now.get(i).equals(original.get(i))) {
        differing.add(now.get(i).getKey());
      }
    }
    return differing.isEmpty()
        ? new LedgerOutcome.Duplicate(account, seen)
        : new LedgerOutcome.Conflict(account, seen, differing);
  }

  private @Nullable Reason carryOut(LedgerCommand command) {
    return switch (command.kind()) {
      case EARN -> earn((CreditCommand.Earn) command);
      case GRANT -> grant((CreditCommand.Grant) command);
      case SPEND -> spend((DebitCommand.Spend) command);
      case DEDUCT -> deduct((DebitCommand.Deduct) command);
      case PLACE_HOLD -> hold((HoldCommand.PlaceHold) command);
      case CAPTURE -> capture((HoldCommand.Capture) command);
      case VOID_HOLD -> voidHold((HoldCommand.VoidHold) command);
      case ACTIVATE -> activate((CreditCommand.Activate) command);
      case REVERSE -> reverse((DebitCommand.Reverse) command);
      case RESTORE -> restore((CreditCommand.Restore) command);
      case SLIDE -> slide((UpkeepCommand.Slide) command);
      case REDATE -> redate((UpkeepCommand.Redate) command);
      case REINSTATE -> reinstate((CreditCommand.Reinstate) command);
      case TRANSFER_OUT -> transferOut((DebitCommand.TransferOut) command);
      case TRANSFER_IN -> transferIn((CreditCommand.TransferIn) command);
      case CONVERT -> convert((DebitCommand.Convert) command);
      case REOPEN -> reopen((UpkeepCommand.Reopen) command);
      case MERGE_AWAY -> mergeAway((DebitCommand.MergeAway) command);
      case ABSORB -> absorb((CreditCommand.Absorb) command);
      case SWEEP -> throw new IllegalStateException("a sweep is not carried out here");
    };
  }

  private @Nullable Reason earn(CreditCommand.Earn command) {
    if (!isRunning(command.points().type(), command.terms())) {
      return Reason.CLOCK_NOT_RUNNING;
    }
    Lot lot = newLot(command.points(), command.terms(), command.origin());
    return post(new CreditEntry.Earned(header(), command, lot));
  }

  private @Nullable Reason grant(CreditCommand.Grant command) {
    if (!isRunning(command.points().type(), command.terms())) {
      return Reason.CLOCK_NOT_RUNNING;
    }
    Lot lot = newLot(command.points(), command.terms(), command.origin());
    return post(new CreditEntry.Granted(header(), command, lot));
  }

  private @Nullable Reason spend(DebitCommand.Spend command) {
    if (!command.points().type().redeemable()) {
      return Reason.NOT_REDEEMABLE;
    }
    List<Draw> draws = plan(command.points());
    return isShort(draws, command.points().units())
        ? Reason.INSUFFICIENT_POINTS
        : post(new DebitEntry.Spent(header(), command, draws));
  }

  private @Nullable Reason hold(HoldCommand.PlaceHold command) {
    if (!command.points().type().redeemable()) {
      return Reason.NOT_REDEEMABLE;
    }
    // The command that placed it may be forgotten by now, the hold is not.
    if (draft.holds.get(posting.key()) != null) {
      return Reason.HOLD_ALREADY_PLACED;
    }
    List<Draw> draws = plan(command.points());
    return isShort(draws, command.points().units())
        ? Reason.INSUFFICIENT_POINTS
        : post(new HoldEntry.Held(header(), command, draws));
  }

  private @Nullable Reason capture(HoldCommand.Capture command) {
    Hold hold = draft.holds.get(command.hold());
    if (hold == null) {
      return resolution(command.hold());
    }
    if (posting.effectiveAt().isBefore(hold.heldAt())) {
      return Reason.BEFORE_ITS_CAUSE;
    }
    long units = command.points().units();
    if (!hold.type().equals(command.points().type()) || hold.points().units() < units) {
      possible = hold.type().equals(command.points().type()) ? hold.points().units() : 0;
      return Reason.HOLD_TOO_SMALL;
    }
    List<Draw> captured = Draws.slice(hold.draws(), 0, units);
    List<Draw> released = Draws.slice(hold.draws(), units, hold.points().units() - units);
    post(new HoldEntry.Captured(header(), command, hold.heldAt(), captured, released));
    time.endWithTheirClock(hold.type(), released, hold.heldAt(), posting.effectiveAt());
    return null;
  }

  private @Nullable Reason voidHold(HoldCommand.VoidHold command) {
    Hold hold = draft.holds.get(command.hold());
    if (hold == null) {
      return resolution(command.hold());
    }
    if (posting.effectiveAt().isBefore(hold.heldAt())) {
      return Reason.BEFORE_ITS_CAUSE;
    }
    post(new HoldEntry.Voided(header(), command, hold.draws()));
    time.endWithTheirClock(hold.type(), hold.draws(), hold.heldAt(), posting.effectiveAt());
    return null;
  }

  private Reason resolution(String hold) {
    ResolvedHold resolved = draft.resolved.get(hold);
    if (resolved == null || resolved.at().isBefore(draft.watermark())) {
      return Reason.HOLD_NOT_FOUND;
    }
    return switch (resolved.resolution()) {
      case CAPTURED -> Reason.HOLD_ALREADY_CAPTURED;
      case VOIDED -> Reason.HOLD_ALREADY_VOIDED;
      case TIMED_OUT -> Reason.HOLD_TIMED_OUT;
    };
  }

  private @Nullable Reason activate(CreditCommand.Activate command) {
    PointType type = command.points().type();
    if (!isRunning(type, command.expiry())) {
      return Reason.CLOCK_NOT_RUNNING;
    }
    List<Draw> pending = new ArrayList<>();
    draft.book(type).pending().forEach(open -> {
      if (open.lot().origin().cause().equals(command.cause())
          && !open.since().isAfter(posting.effectiveAt())) {
        pending.add(new Draw(open.lot(), open.remaining()));
      }
    });
    long units = command.points().units();
    List<Draw> draws = Draws.slice(pending, 0, units);
    if (Draw.sum(draws) < units) {
      possible = Draw.sum(draws);
      return Reason.EXCEEDS_PENDING;
    }
    List<Lot> opened = new ArrayList<>();
    for (Draw draw : draws) {
      Lot lot = draw.lot();
      opened.add(new Lot(
          draft.lastLot + 1 + opened.size(),
          Points.of(type, draw.units()),
          lot.earnedAt(),
          posting.effectiveAt(),
          command.expiry(),
          lot.origin()));
    }
    return post(new CreditEntry.Activated(header(), command, draws, opened));
  }

  private @Nullable Reason reverse(DebitCommand.Reverse command) {
    Cause cause = draft.openCause(command.cause());
    if (cause == null) {
      return Reason.CAUSE_CLOSED;
    }
    Cause.Earning earning = cause.earning(command.type()).orElse(null);
    if (earning == null) {
      return Reason.EXCEEDS_EARNED;
    }
    if (posting.effectiveAt().isBefore(earning.since())) {
      return Reason.BEFORE_ITS_CAUSE;
    }
    long units = command.extent().toUndo(earning.units(), earning.reversed());
    if (units > earning.units() - earning.reversed()) {
      possible = earning.units() - earning.reversed();
      return Reason.EXCEEDS_EARNED;
    }
    ShortfallPolicy policy = command.shortfall();
    PointsOfCause points = new PointsOfCause(draft, earning, posting.effectiveAt());
    List<Draw> draws = new ArrayList<>(points.draws(policy.reach(), units));
    if (policy.reach() == ShortfallPolicy.Reach.BALANCE && Draw.sum(draws) < units) {
      Book rest = draft.book(command.type()).scratch();
      draws.forEach(draw -> rest.take(draw.lot(), draw.units(), draft.asOf));
      draws.addAll(plan(rest, units - Draw.sum(draws)));
    }
    long missing = units - Draw.sum(draws);
    long debt = Math.min(missing, roomForDebt(command.type(), policy));
    if (missing > debt && policy.reach() != ShortfallPolicy.Reach.PENDING_OF_CAUSE) {
      points.onHold(missing - debt).forEach((hold, held) -> {
        post(new HoldEntry.Recalled(header(), hold, held));
        draws.addAll(held);
      });
    }
    List<Draw> drawn = Draws.together(draws);
    return debit(
        new Shortfall(command.type(), units - Draw.sum(drawn), debt, policy),
        units,
        (owed, forgiven) -> new DebitEntry.Reversed(header(), command, drawn, owed, forgiven),
        Pot.REVERSED);
  }

  private @Nullable Reason deduct(DebitCommand.Deduct command) {
    PointType type = command.points().type();
    long units = command.points().units();
    List<Draw> draws = plan(command.points());
    long missing = units - Draw.sum(draws);
    long debt = Math.min(missing, roomForDebt(type, command.shortfall()));
    return debit(
        new Shortfall(type, missing, debt, command.shortfall()),
        units,
        (owed, forgiven) -> new DebitEntry.Deducted(header(), command, draws, owed, forgiven),
        Pot.ADJUSTED);
  }

  private long roomForDebt(PointType type, ShortfallPolicy policy) {
    Book book = draft.book(type);
    return Math.max(0, policy.debt().unitsFor(book.available()) - book.debt());
  }

  /* What a debit could not draw, and how much of it becomes debt. */
  private record Shortfall(PointType type, long missing, long debt, ShortfallPolicy policy) {}

  private interface ShortDebit {
    LedgerEntry of(long debtUnits, long forgivenUnits);
  }

  private @Nullable Reason debit(Shortfall gap, long units, ShortDebit entry, Pot pot) {
    long forgiven = gap.missing - gap.debt;
    if (forgiven > 0 && gap.policy.declinesRest()) {
      possible = units - forgiven;
      return gap.policy.debt().equals(ShortfallPolicy.DebtLimit.none())
          ? Reason.INSUFFICIENT_POINTS
          : Reason.DEBT_LIMIT;
    }
    post(entry.of(gap.debt, forgiven));
    if (gap.debt > 0) {
      post(new DebitEntry.DebtTaken(header(), Points.of(gap.type, gap.debt), pot));
    }
    return null;
  }

  private @Nullable Reason restore(CreditCommand.Restore command) {
    Cause cause = draft.openCause(command.cause());
    if (cause == null) {
      return Reason.CAUSE_CLOSED;
    }
    PointType type = command.type();
    long spent = cause.spent(type).units();
    long restored = cause.restored(type).units();
    long units = command.extent().toUndo(spent, restored);
    if (spent == 0 || units > spent - restored) {
      possible = spent - restored;
      return Reason.EXCEEDS_SPENT;
    }
    Restoration restoration = new Restoration(draft, command);
    long open = units;
    for (int i = cause.spendings().size() - 1; i >= 0 && open > 0; i--) {
      Cause.Spending spending = cause.spendings().get(i);
      if (spending.type().equals(type) && spending.restored() < spending.units()) {
        if (posting.effectiveAt().isBefore(spending.since())) {
          return Reason.BEFORE_ITS_CAUSE;
        }
        open -= restoration.giveBack(spending, open);
      }
    }
    post(new CreditEntry.Restored(header(), command, restoration.returned(), restoration.opened()));
    time.end(type, restoration.lifeless(), posting.effectiveAt());
    return null;
  }

  private @Nullable Reason slide(UpkeepCommand.Slide command) {
    return post(new UpkeepEntry.Slid(header(), command));
  }

  private @Nullable Reason redate(UpkeepCommand.Redate command) {
    Book book = draft.book(command.type());
    Map<Long, Lot> open = new HashMap<>();
    Set<Long> wanted = new HashSet<>();
    command.dates().forEach(date -> wanted.add(date.lot()));
    Consumer<Lot> visitor = lot -> {
      if (wanted.contains(lot.id()) && lot.type().equals(command.type())) {
        open.put(lot.id(), lot);
      }
    };
    book.forEachLot(left -> visitor.accept(left.lot()));
    draft.holds.forEach(hold -> hold.draws().forEach(held -> visitor.accept(held.lot())));
    List<Lot> before = new ArrayList<>();
    for (UpkeepCommand.Redate.NewDate date : command.dates()) {
      Lot lot = open.get(date.lot());
      if (lot == null) {
        return Reason.LOT_NOT_FOUND;
      }
      if (!isRunning(command.type(), date.expiry()) || book.hasEnded(date.expiry(), draft.asOf)) {
        return Reason.CLOCK_NOT_RUNNING;
      }
      before.add(lot);
    }
    return post(new UpkeepEntry.Redated(header(), command, before));
  }

  private @Nullable Reason reinstate(CreditCommand.Reinstate command) {
    Header expired = command.expired().header();
    if (expired.effectiveAt().isBefore(draft.watermark())) {
      return Reason.REINSTATEMENT_CLOSED;
    }
    RecordedExpiry recorded = draft.recorded(command.expired());
    if (recorded == null) {
      return Reason.EXPIRY_NOT_FOUND;
    }
    if (recorded.reinstated()) {
      return Reason.ALREADY_REINSTATED;
    }
    if (posting.effectiveAt().isBefore(expired.effectiveAt())) {
      return Reason.BEFORE_ITS_CAUSE;
    }
    if (!isRunning(command.expired().type(), command.expiry())) {
      return Reason.CLOCK_NOT_RUNNING;
    }
    List<Lot> opened = new ArrayList<>();
    for (Draw draw : command.expired().draws()) {
      opened.add(new Lot(
          draft.lastLot + 1 + opened.size(),
          Points.of(command.expired().type(), draw.units()),
          draw.lot().earnedAt(),
          posting.effectiveAt(),
          command.expiry(),
          draw.lot().origin()));
    }
    return post(new CreditEntry.Reinstated(header(), command, opened));
  }

  private @Nullable Reason transferOut(DebitCommand.TransferOut command) {
    Points total = command.points().plus(command.fee());
    List<Draw> draws = plan(total);
    return isShort(draws, total.units())
        ? Reason.INSUFFICIENT_POINTS
        : post(new DebitEntry.TransferredOut(header(), command, draws));
  }

  private @Nullable Reason transferIn(CreditCommand.TransferIn command) {
    List<Lot> opened = new ArrayList<>();
    for (Draw draw : command.draws()) {
      Lot lot = draw.lot();
      if (!isRunning(lot.type(), lot.expiry(), lot.availableFrom())) {
        return Reason.CLOCK_NOT_RUNNING;
      }
      opened.add(
          lot.movedTo(draft.lastLot + 1 + opened.size(), Points.of(lot.type(), draw.units())));
    }
    return post(new CreditEntry.TransferredIn(header(), command, opened));
  }

  private @Nullable Reason convert(DebitCommand.Convert command) {
    List<Draw> draws = plan(command.from());
    if (!isRunning(command.to().type(), command.terms())) {
      return Reason.CLOCK_NOT_RUNNING;
    }
    if (isShort(draws, command.from().units())) {
      return Reason.INSUFFICIENT_POINTS;
    }
    Lot lot = newLot(command.to(), command.terms(), command.origin());
    return post(new DebitEntry.Converted(header(), command, draws, lot));
  }

  private @Nullable Reason reopen(UpkeepCommand.Reopen command) {
    for (Lot lot : command.cause().lots()) {
      if (lot.id() > draft.lastLot) {
        return Reason.LOT_NOT_FOUND;
      }
    }
    return post(new UpkeepEntry.Reopened(header(), command));
  }

  private @Nullable Reason mergeAway(DebitCommand.MergeAway command) {
    if (!draft.holds.isEmpty()) {
      return Reason.HOLDS_OPEN;
    }
    if (posting.effectiveAt().isBefore(draft.asOf)) {
      return Reason.BEFORE_ITS_CAUSE;
    }
    List<Draw> draws = new ArrayList<>();
    List<Points> debts = new ArrayList<>();
    for (Book book : draft.books) {
      book.forEachLot(open -> draws.add(new Draw(open.lot(), open.remaining())));
      if (book.debt() > 0) {
        debts.add(Points.of(book.type, book.debt()));
      }
    }
    return post(new DebitEntry.MergedAway(header(), command, draws, debts));
  }

  private @Nullable Reason absorb(CreditCommand.Absorb command) {
    List<String> before = command.other().memory().absorbed();
    if (draft.absorbed.contains(command.from())
        || !Collections.disjoint(draft.absorbed, before)
        || before.contains(command.from())) {
      return Reason.ALREADY_ABSORBED;
    }
    if (!command.other().holds().isEmpty()) {
      return Reason.HOLDS_OPEN;
    }
    if (posting.effectiveAt().isBefore(command.other().asOf())) {
      return Reason.BEFORE_ITS_CAUSE;
    }
    // What time did there since is in the books of neither account.
    PointsAccount other = PointsAccount.restore(account.policy(), command.other());
    if (!other.swept(posting.effectiveAt()).isEmpty()) {
      return Reason.NOT_SWEPT;
    }
    return post(new CreditEntry.Absorbed(header(), command, draft.lastLot));
  }

  private Lot newLot(Points points, LotTerms terms, Origin origin) {
    Instant effectiveAt = posting.effectiveAt();
    Instant from = terms.availableFrom().isAfter(effectiveAt) ? terms.availableFrom() : effectiveAt;
    return new Lot(draft.lastLot + 1, points, effectiveAt, from, terms.expiry(), origin);
  }

  private boolean isRunning(PointType type, LotTerms terms) {
    return isRunning(type, terms.expiry(), terms.availableFrom());
  }

  /* Points that began in the meantime must have begun while their clock ran. */
  private boolean isRunning(PointType type, Expiry expiry, Instant from) {
    return isRunning(type, expiry)
        && (!expiry.isSliding()
            || !from.isAfter(posting.effectiveAt())
            || from.isAfter(draft.asOf)
            || draft.book(type).ranAt(expiry.clock(), from));
  }

  private boolean isRunning(PointType type, Expiry expiry) {
    if (!expiry.isSliding()) {
      return true;
    }
    Book book = draft.findBook(type);
    // A clock that started later would show points reported late as ended before they were.
    return book != null && book.ranAt(expiry.clock(), posting.effectiveAt());
  }

  private List<Draw> plan(Points points) {
    Book book = draft.findBook(points.type());
    return book == null ? List.of() : plan(book, points.units());
  }

  private List<Draw> plan(Book book, long units) {
    return posting.effectiveAt().isBefore(draft.asOf)
        ? book.planLate(units, posting.effectiveAt())
        : book.plan(units);
  }

  private boolean isShort(List<Draw> draws, long units) {
    possible = Draw.sum(draws);
    return possible < units;
  }

  private Header header() {
    return time.header(posting.effectiveAt());
  }

  private @Nullable Reason post(LedgerEntry entry) {
    time.post(entry);
    return null;
  }
}
