package dev.rapport.loyalty.ledger;

import com.google.common.hash.Hashing;
import dev.rapport.loyalty.openlots.OpenLots;
import dev.rapport.loyalty.posting.AccountSnapshot;
import dev.rapport.loyalty.posting.AccountSnapshot.BookSnapshot;
import dev.rapport.loyalty.posting.AccountSnapshot.ClockState;
import dev.rapport.loyalty.posting.AccountSnapshot.Memory;
import dev.rapport.loyalty.posting.AccountSnapshot.OpenLot;
import dev.rapport.loyalty.posting.AccountSnapshot.PotBalance;
import dev.rapport.loyalty.posting.AccountSnapshot.Receipt;
import dev.rapport.loyalty.posting.AccountSnapshot.RecordedExpiry;
import dev.rapport.loyalty.posting.AccountSnapshot.ResolvedHold;
import dev.rapport.loyalty.posting.Cause;
import dev.rapport.loyalty.posting.Hold;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Pot;
import dev.rapport.loyalty.recall.RecallMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Accounts as plain values and back. */
final class Snapshots {
  private Snapshots() {}

  /* What is overdue at the account's instant is left out, whether or not it was dropped yet. */
  static AccountSnapshot of(PointsAccount account) {
    Instant asOf = account.asOf();
    Instant watermark = account.watermark();
    List<BookSnapshot> books = new ArrayList<>();
    for (Book book : account.state.books) {
      books.add(of(book, watermark));
    }
    List<Hold> holds = new ArrayList<>();
    account.state.holds.forEach(holds::add);
    holds.sort(Comparator.comparing(Hold::id));
    return new AccountSnapshot(
        LedgerEntry.SCHEMA,
        account.version(),
        asOf,
        account.state.lastLot,
        account.isClosed(),
        books,
        holds,
        sorted(account.state.causes, asOf, Comparator.comparing(Cause::id)).stream()
            .filter(cause -> cause.openUntil().isAfter(asOf))
            .toList(),
        new Memory(
            sorted(
                account.state.receipts,
                watermark,
                Comparator.comparing(
                    (Receipt receipt) -> receipt.command().posting().key())),
            sorted(account.state.resolved, watermark, Comparator.comparing(ResolvedHold::id)),
            sorted(account.state.expiries, watermark, Comparator.comparing(RecordedExpiry::id)),
            account.state.absorbed));
  }

  private static BookSnapshot of(Book book, Instant watermark) {
    List<OpenLot> lots = new ArrayList<>();
    book.forEachLot(lots::add);
    lots.sort(Comparator.comparingLong(open -> open.lot().id()));
    return new BookSnapshot(
        book.type,
        lots,
        Stream.of(book.clocks())
            .filter(clock -> !clock.isForgotten(watermark))
            .map(clock -> new ClockState(clock.name(), clock.startedAt(), clock.until()))
            .toList(),
        book.debtSince(),
        Stream.of(Pot.values())
            .filter(pot -> book.pot(pot) != 0)
            .map(pot -> new PotBalance(pot, book.pot(pot)))
            .toList());
  }

  private static <V> List<V> sorted(RecallMap<V> map, Instant now, Comparator<V> order) {
    List<V> values = new ArrayList<>();
    map.forEach(now, values::add);
    values.sort(order);
    return values;
  }

  static PointsAccount restore(PointsAccount empty, AccountSnapshot snapshot) {
    Draft draft = new Draft(empty);
    draft.version = snapshot.version();
    draft.asOf = snapshot.asOf();
    draft.lastLot = snapshot.lastLot();
    draft.closed = snapshot.closed();
    draft.quietUntil = Instant.MIN;
    for (BookSnapshot source : snapshot.books()) {
      Book book = draft.book(source.type());
      for (ClockState clock : source.clocks()) {
        book.setClock(new Book.Clock(
            clock.name(), clock.startedAt(), clock.until(), OpenLots.empty(draft.order)));
      }
      for (OpenLot open : source.lots()) {
        book.put(open.lot(), open.remaining(), open.since(), draft.asOf);
      }
      book.owesSince(source.debtSince());
      source.pots().forEach(balance -> book.setPot(balance.pot(), balance.units()));
    }
    snapshot.holds().forEach(draft::putHold);
    snapshot.causes().forEach(draft::putCause);
    Memory memory = snapshot.memory();
    memory.receipts().forEach(draft::putReceipt);
    memory.resolvedHolds().forEach(draft::putResolved);
    memory.expiries().forEach(draft::putExpiry);
    draft.absorbed = memory.absorbed();
    return draft.freeze();
  }

  /*
   * The number of entries, and the numbers of the entries that answered, tell apart accounts that differ in nothing but
   * recorded sweeps, so they are left out.
   */
  static String hash(AccountSnapshot snapshot) {
    StringBuilder text = new StringBuilder();
    text.append(snapshot.asOf()).append('|').append(snapshot.lastLot()).append('|');
    text.append(snapshot.closed()).append('\n');
    for (BookSnapshot book : snapshot.books()) {
      text.append(book.type().id()).append('|').append(book.type().redeemable());
      text.append('|')
          .append(book.type().qualifying())
          .append('|')
          .append(book.type().scale());
      text.append('\n');
      book.lots().forEach(lot -> text.append(lot).append('\n'));
      book.clocks().forEach(clock -> text.append(clock).append('\n'));
      text.append(book.debtSince()).append(book.pots()).append('\n');
    }
    snapshot.holds().forEach(hold -> text.append(hold).append('\n'));
    snapshot.causes().forEach(cause -> text.append(cause).append('\n'));
    for (Receipt receipt : snapshot.memory().receipts()) {
      text.append(receipt.command().posting().key());
      text.append(receipt.command().payload()).append('\n');
    }
    text.append(snapshot.memory().resolvedHolds()).append(snapshot.memory().absorbed());
    snapshot.memory().expiries().stream()
        .filter(RecordedExpiry::reinstated)
        .map(expiry -> expiry.expiredAt() + "|" + expiry.points() + "|" + expiry.lots() + "\n")
        .sorted()
        .forEach(text::append);
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
  }
}
