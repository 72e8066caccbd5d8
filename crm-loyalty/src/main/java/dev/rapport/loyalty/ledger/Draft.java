package dev.rapport.loyalty.ledger;

import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.openlots.OpenLots;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.AccountSnapshot.BookSnapshot;
import dev.rapport.loyalty.posting.AccountSnapshot.ClockState;
import dev.rapport.loyalty.posting.AccountSnapshot.Memory;
import dev.rapport.loyalty.posting.AccountSnapshot.Receipt;
import dev.rapport.loyalty.posting.AccountSnapshot.RecordedExpiry;
import dev.rapport.loyalty.posting.AccountSnapshot.ResolvedHold;
import dev.rapport.loyalty.posting.Cause;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.CreditEntry;
import dev.rapport.loyalty.posting.DebitEntry;
import dev.rapport.loyalty.posting.Hold;
import dev.rapport.loyalty.posting.HoldCommand;
import dev.rapport.loyalty.posting.HoldEntry;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.LedgerEntry.Header;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.Pot;
import dev.rapport.loyalty.posting.UpkeepCommand;
import dev.rapport.loyalty.posting.UpkeepEntry;
import dev.rapport.loyalty.recall.RecallMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An account while entries are applied to it. Used by one thread for one decision or one replay, then frozen.
 *
 * <p>Deciding and replaying go through the same {@link #apply}: what a decision leaves is what its entries make.
 */
final class Draft implements Pot.Movements {
  final LedgerPolicy policy;
  final LaneOrder order;
  long version;
  Instant asOf;
  long lastLot;
  boolean closed;
  Book[] books;
  DeadlineMap<Hold> holds;
  RecallMap<Cause> causes;
  RecallMap<Receipt> receipts;
  RecallMap<ResolvedHold> resolved;
  RecallMap<RecordedExpiry> expiries;
  List<String> absorbed;

  /* What takes effect before this will be forgotten by the end of the replay anyway. */
  Instant forgottenBefore = Instant.MIN;

  /* Time changes nothing by itself before this. */
  Instant quietUntil;

  private boolean booksShared;
  private boolean holdsMoved;
  private Instant at = Instant.MIN;
  private boolean lotsTaken;

  /* An account without entries. */
  Draft(LedgerPolicy policy) {
    this.policy = requireNonNull(policy, "policy");
    this.order = new LaneOrder(policy.drawOrder());
    this.asOf = Instant.MIN;
    this.books = new Book[0];
    this.holds = DeadlineMap.empty();
    this.causes = RecallMap.empty();
    this.receipts = RecallMap.empty();
    this.resolved = RecallMap.empty();
    this.expiries = RecallMap.empty();
    this.absorbed = List.of();
    this.quietUntil = Instant.MAX;
  }

  /* An account to which entries will be applied. */
  Draft(PointsAccount account) {
    Draft frozen = account.state;
    this.policy = frozen.policy;
    this.order = frozen.order;
    this.version = frozen.version;
    this.asOf = frozen.asOf;
    this.lastLot = frozen.lastLot;
    this.closed = frozen.closed;
    this.books = frozen.books;
    this.booksShared = true;
    this.holds = frozen.holds;
    this.causes = frozen.causes;
    this.receipts = frozen.receipts;
    this.resolved = frozen.resolved;
    this.expiries = frozen.expiries;
    this.absorbed = frozen.absorbed;
    this.quietUntil = frozen.quietUntil;
  }

  PointsAccount freeze() {
    for (Book book : books) {
      book.freeze();
    }
    if (holdsMoved) {
      checkHolds();
    }
    return new PointsAccount(this);
  }

  private void checkHolds() {
    Map<PointType, Long> held = new HashMap<>();
    holds.forEach(hold -> held.merge(hold.type(), Draw.sum(hold.draws()), Math::addExact));
    for (Book book : books) {
      checkState(
          book.pot(Pot.HELD) == held.getOrDefault(book.type, 0L),
          "holds of %s must sum to %s, sum to %s. This is a defect of the ledger.",
          book.type,
          book.pot(Pot.HELD),
          held.get(book.type));
    }
  }

  /* Nothing before this is remembered. */
  Instant watermark() {
    return RecallMap.before(asOf, policy.retention());
  }

  @Nullable
  Book findBook(PointType type) {
    for (Book book : books) {
      if (book.type.equals(type)) {
        return book;
      }
    }
    return null;
  }

  /* The book of a type, to write in. */
  Book book(PointType type) {
    for (int i = 0; i < books.length; i++) {
      if (books[i].type.equals(type)) {
        Book writable = books[i].writable();
        if (writable != books[i]) {
          ownBooks();
          books[i] = writable;
        }
        return writable;
      }
    }
    Book opened = new Book(type, order);
    books = Arrays.copyOf(books, books.length + 1);
    booksShared = false;
    books[books.length - 1] = opened;
    Arrays.sort(books, BY_TYPE);
    return opened;
  }

  private static final Comparator<Book> BY_TYPE = Comparator.comparing(
          (Book book) -> book.type.id())
      .thenComparing(book -> book.type.redeemable())
      .thenComparing(book -> book.type.qualifying())
      .thenComparingInt(book -> book.type.scale());

  private void ownBooks() {
    if (booksShared) {
      books = books.clone();
      booksShared = false;
    }
  }

  /* A cause whose window is open. */
  @Nullable
  Cause openCause(String id) {
    Cause cause = causes.get(id);
    return cause != null && cause.openUntil().isAfter(asOf) ? cause : null;
  }

  void reach(Instant instant) {
    if (instant.isAfter(asOf)) {
      asOf = instant;
      for (int i = 0; i < books.length; i++) {
        OpenLots pending = books[i].pending();
        if (!pending.isEmpty() && !pending.first().lot().availableFrom().isAfter(asOf)) {
          book(books[i].type).activateUpTo(asOf);
        }
      }
    }
  }

  /* The next instant at which time may change something by itself, if it has by one; the end of time if it never does. */
  Instant nextEvent(Instant done) {
    Instant next = holds.earliest();
    for (Book book : books) {
      Instant event = book.nextEvent(done);
      next = event.isBefore(next) ? event : next;
    }
    return next;
  }

  /* Whether pending points become available by an instant. */
  boolean activatesBy(Instant instant) {
    for (Book book : books) {
      OpenLots pending = book.pending();
      if (!pending.isEmpty() && !pending.first().lot().availableFrom().isAfter(instant)) {
        return true;
      }
    }
    return false;
  }

  void apply(LedgerEntry entry) {
    Header header = entry.header();
    checkState(
        header.sequence() == version + 1,
        "sequence must be %s, was %s. Are entries missing?",
        version + 1,
        header.sequence());
    applyOutOfSequence(entry);
  }

  /* For questions about the past, where entries that took effect later are missing. */
  void applyOutOfSequence(LedgerEntry entry) {
    Header header = entry.header();
    version = header.sequence();
    reach(header.effectiveAt());
    at = header.effectiveAt();
    before(entry);
    entry.move(this);
    lotsTaken = false;
    after(entry);
    LedgerCommand command = entry.answers().orElse(null);
    if (command != null && !command.posting().effectiveAt().isBefore(forgottenBefore)) {
      putReceipt(new Receipt(command, header.sequence()));
    }
  }

  @Override
  public void ofLot(Pot from, Pot to, Lot lot, long units) {
    Book book = book(lot.type());
    book.move(from, to, units);
    if (from == Pot.OPEN && !lotsTaken) {
      book.take(lot, units, asOf);
    }
    if (to == Pot.OPEN) {
      if (lot.id() > lastLot) {
        lastLot = lot.id();
        book.open(lot, units, at, asOf);
      } else {
        book.put(lot, units, at, asOf);
      }
      quietAtMostUntil(book.nextChangeOf(lot, asOf));
    }
  }

  private void quietAtMostUntil(Instant change) {
    if (change.isBefore(quietUntil)) {
      quietUntil = change;
    }
  }

  @Override
  public void withoutLot(Pot from, Pot to, Points points) {
    book(points.type()).move(from, to, points.units());
  }

  /* What must stand before points move: clocks of lots to come, and long debits that are taken in one cut. */
  private void before(LedgerEntry entry) {
    switch (entry.kind()) {
      case SPENT -> takeFront(((DebitEntry.Spent) entry).draws());
      case HELD -> takeFront(((HoldEntry.Held) entry).draws());
      case DEDUCTED -> takeFront(((DebitEntry.Deducted) entry).draws());
      case REVERSED -> takeFront(((DebitEntry.Reversed) entry).draws());
      case TRANSFERRED_OUT -> takeFront(((DebitEntry.TransferredOut) entry).draws());
      case EXPIRED -> {
        DebitEntry.Expired expired = (DebitEntry.Expired) entry;
        if (expired.hold().isEmpty()) {
          takeFront(expired.draws());
        }
      }
      case ABSORBED -> absorb((CreditEntry.Absorbed) entry);
      default -> {}
    }
  }

  private void takeFront(List<Draw> draws) {
    if (!draws.isEmpty()) {
      lotsTaken = book(draws.get(0).lot().type()).takeFront(draws, Draw.sum(draws));
    }
  }

  private void after(LedgerEntry entry) {
    switch (entry.kind()) {
      case EARNED -> {
        CreditCommand.Earn earn = ((CreditEntry.Earned) entry).command();
        remember(earn.origin().cause(), earn.reversibleUntil(), entry);
      }
      case SPENT -> {
        DebitEntry.Spent spent = (DebitEntry.Spent) entry;
        remember(spent.command().cause(), spent.command().reversibleUntil(), entry);
      }
      case CAPTURED -> {
        HoldEntry.Captured captured = (HoldEntry.Captured) entry;
        HoldCommand.Capture capture = captured.command();
        remember(capture.cause(), capture.reversibleUntil(), entry);
        resolve(capture.hold(), captured.captured(), captured.released(), Hold.Resolution.CAPTURED);
      }
      case VOIDED -> {
        HoldEntry.Voided voided = (HoldEntry.Voided) entry;
        resolve(voided.command().hold(), List.of(), voided.released(), Hold.Resolution.VOIDED);
      }
      case TIMED_OUT -> {
        HoldEntry.TimedOut timedOut = (HoldEntry.TimedOut) entry;
        resolve(timedOut.hold(), List.of(), timedOut.released(), Hold.Resolution.TIMED_OUT);
      }
      case HELD -> placeHold((HoldEntry.Held) entry);
      case ACTIVATED ->
        remember(((CreditEntry.Activated) entry).command().cause(), Instant.MIN, entry);
      case REVERSED ->
        remember(((DebitEntry.Reversed) entry).command().cause(), Instant.MIN, entry);
      case RESTORED -> {
        CreditEntry.Restored restored = (CreditEntry.Restored) entry;
        remember(restored.command().cause(), Instant.MIN, entry);
        rememberOrigins(restored.opened(), restored.command().cause(), entry);
      }
      case EXPIRED -> {
        DebitEntry.Expired expired = (DebitEntry.Expired) entry;
        shrinkHold(expired.hold(), expired.draws());
        if (!at.isBefore(forgottenBefore)) {
          putExpiry(RecordedExpiry.of(expired));
        }
      }
      case RECALLED -> {
        HoldEntry.Recalled recalled = (HoldEntry.Recalled) entry;
        shrinkHold(recalled.hold(), recalled.released());
      }
      case DEBT_TAKEN -> book(((DebitEntry.DebtTaken) entry).points().type()).owesSince(at);
      case SLID -> {
        UpkeepCommand.Slide slide = ((UpkeepEntry.Slid) entry).command();
        Book book = book(slide.type());
        book.slide(slide.clock(), at, slide.until());
        book.forgetClocks(watermark());
      }
      case REDATED -> redate((UpkeepEntry.Redated) entry);
      case REINSTATED -> {
        RecordedExpiry known =
            recorded(((CreditEntry.Reinstated) entry).command().expired());
        if (known != null) {
          putExpiry(known.afterReinstatement());
        }
        rememberOrigins(((CreditEntry.Reinstated) entry).opened(), "", entry);
      }
      case REOPENED -> reopen(((UpkeepEntry.Reopened) entry).command());
      case MERGED_AWAY -> closed = true;
      default -> {}
    }
  }

  void putReceipt(Receipt receipt) {
    Posting posting = receipt.command().posting();
    receipts =
        receipts.with(posting.key(), receipt, posting.effectiveAt(), asOf, policy.retention());
  }

  void putResolved(ResolvedHold hold) {
    resolved = resolved.with(hold.id(), hold, hold.at(), asOf, policy.retention());
  }

  void putExpiry(RecordedExpiry expiry) {
    expiries = expiries.with(expiry.id(), expiry, expiry.expiredAt(), asOf, policy.retention());
  }

  /* What is remembered of an expiry that is to come back; of two that look alike, the one that did not yet. */
  @Nullable
  RecordedExpiry recorded(DebitEntry.Expired expired) {
    List<RecordedExpiry> alike = new ArrayList<>();
    expiries.forEach(watermark(), known -> {
      if (known.tellsOf(expired)) {
        alike.add(known);
      }
    });
    return alike.stream()
        .min(Comparator.comparing(RecordedExpiry::reinstated).thenComparing(RecordedExpiry::id))
        .orElse(null);
  }

  private void remember(String causeId, Instant until, LedgerEntry entry) {
    if (causeId.isEmpty()) {
      return;
    }
    Cause known = openCause(causeId);
    if (known == null && !until.isAfter(asOf)) {
      return;
    }
    Cause before = known == null ? new Cause(causeId, until, List.of(), List.of()) : known;
    Cause after = before.after(entry);
    putCause(until.isAfter(after.openUntil()) ? after.openUntil(until) : after);
  }

  /* What earned the points of these lots. */
  private void rememberOrigins(List<Lot> lots, String unless, LedgerEntry entry) {
    lots.stream()
        .map(lot -> lot.origin().cause())
        .filter(cause -> !cause.equals(unless))
        .distinct()
        .forEach(cause -> remember(cause, Instant.MIN, entry));
  }

  void putCause(Cause cause) {
    causes = causes.with(cause.id(), cause, cause.openUntil(), asOf);
  }

  private void placeHold(HoldEntry.Held held) {
    HoldCommand.PlaceHold command = held.command();
    putHold(new Hold(
        held.header().key(),
        command.points().type(),
        held.draws(),
        held.header().effectiveAt(),
        command.timesOutAt(),
        command.runsOut()));
  }

  /* A hold is due when it times out or, where its points run out, when the first of them may have ended. */
  void putHold(Hold hold) {
    Instant due = hold.timesOutAt();
    if (hold.runsOut()) {
      Book book = book(hold.type());
      for (Draw draw : hold.draws()) {
        Instant end = book.endOf(draw.lot());
        due = end.isBefore(due) ? end : due;
      }
    }
    holds = holds.with(hold.id(), hold, due);
    holdsMoved = true;
    quietAtMostUntil(due);
  }

  /*
   * All that a hold still has is captured or released when it is resolved. But if that was reported late, points may have left it
   * that at the time were in it: where only the past is asked for, they are in it still.
   */
  private void resolve(
      String id, List<Draw> captured, List<Draw> released, Hold.Resolution resolution) {
    Hold hold = holds.get(id);
    List<Draw> rest =
        hold == null ? List.of() : Draws.without(Draws.without(hold.draws(), captured), released);
    if (hold == null || rest.isEmpty()) {
      holds = holds.without(id);
      holdsMoved = true;
    } else {
      putHold(hold.withDraws(rest));
    }
    putResolved(new ResolvedHold(id, resolution, at));
  }

  private void shrinkHold(String id, List<Draw> gone) {
    Hold hold = holds.get(id);
    if (hold != null) {
      putHold(hold.withDraws(Draws.without(hold.draws(), gone)));
    }
  }

  @SuppressWarnings("ReferenceEquality") // the very cause comes back where no lot of it changed
  private void redate(UpkeepEntry.Redated redated) {
    quietUntil = Instant.MIN;
    UnaryOperator<Lot> change = redated.change();
    for (Lot lot : redated.before()) {
      book(lot.type()).replace(lot, change.apply(lot), at, asOf);
    }
    List<Hold> openHolds = new ArrayList<>();
    holds.forEach(openHolds::add);
    for (Hold hold : openHolds) {
      putHold(hold.withDraws(hold.draws().stream()
          .map(draw -> new Draw(change.apply(draw.lot()), draw.units()))
          .toList()));
    }
    List<Cause> openCauses = new ArrayList<>();
    causes.forEach(asOf, openCauses::add);
    for (Cause cause : openCauses) {
      Cause after = cause.withLots(change);
      if (after != cause) {
        putCause(after);
      }
    }
  }

  /* What the account still knows of a cause is later than any entry passed in, and so are the terms of lots it knows. */
  private void reopen(UpkeepCommand.Reopen reopen) {
    Cause known = openCause(reopen.cause().id());
    if (known == null) {
      Map<Long, Lot> current = new HashMap<>();
      causes.forEach(asOf, cause -> {
        if (cause.openUntil().isAfter(asOf)) {
          cause.lots().forEach(lot -> current.put(lot.id(), lot));
        }
      });
      holds.forEach(hold -> hold.draws().forEach(draw -> current.put(draw.lot().id(), draw.lot())));
      for (Book book : books) {
        book.forEachLot(open -> current.put(open.lot().id(), open.lot()));
      }
      known = reopen.cause().withLots(lot -> {
        Lot now = current.getOrDefault(lot.id(), lot);
        return now.original().equals(lot.original())
            ? now
            : lot; // else it is a lot of another account
      });
    }
    Instant until = reopen.reversibleUntil();
    putCause(known.openUntil(until.isAfter(known.openUntil()) ? until : known.openUntil()));
  }

  private void absorb(CreditEntry.Absorbed absorbed) {
    CreditCommand.Absorb command = absorbed.command();
    for (BookSnapshot other : command.other().books()) {
      Book book = book(other.type());
      for (ClockState clock : other.clocks()) {
        // Both were active as one member, so the later end of the two holds for both.
        if (clock.until().isAfter(asOf)) {
          book.slide(clock.name(), clock.startedAt(), clock.until());
        }
      }
      if (other.debtUnits() > 0) {
        book.owesSince(at);
      }
    }
    lastLot = Math.addExact(lastLot, command.other().lastLot());
    for (Cause theirs : command.other().causes()) {
      if (theirs.openUntil().isAfter(asOf)) {
        Cause renumbered = theirs.takenOver(absorbed::renumbered, at);
        Cause known = openCause(theirs.id());
        putCause(known == null ? renumbered : known.plus(renumbered));
      }
    }
    absorb(command.other().memory());
    List<String> accounts = new ArrayList<>(this.absorbed);
    accounts.addAll(command.other().memory().absorbed());
    accounts.add(command.from());
    this.absorbed = List.copyOf(accounts);
  }

  /* Where both remember something by one name, the later of the two stands: it is the one that is remembered longer. */
  private void absorb(Memory memory) {
    for (Receipt theirs : memory.receipts()) {
      Posting posting = theirs.command().posting();
      Receipt own = receipts.get(posting.key());
      if (own == null || posting.effectiveAt().isAfter(own.command().posting().effectiveAt())) {
        putReceipt(theirs);
      }
    }
    for (ResolvedHold theirs : memory.resolvedHolds()) {
      ResolvedHold own = resolved.get(theirs.id());
      if (own == null || theirs.at().isAfter(own.at())) {
        putResolved(theirs);
      }
    }
    memory.expiries().forEach(theirs -> putExpiry(theirs.absorbedBy(version)));
  }
}
