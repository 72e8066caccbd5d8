package dev.rapport.loyalty.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import dev.rapport.loyalty.posting.Pot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The hash of a state depends on all of the state and on nothing else. */
class StateHashProperties {
  private static final int LIFE = 40;

  @Property
  void eachPartOfAStateCounts(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = LIFE / 2) int commands) {
    AccountSnapshot state = RandomHistory.of(seed, commands).account().snapshot();
    Map<String, String> hashes = new LinkedHashMap<>();
    hashes.put(Snapshots.hash(state), "the state");
    variants(state).forEach((what, other) -> {
      String same = hashes.put(Snapshots.hash(other), what);
      assertTrue(same == null, () -> what + " hashes as " + same + " in " + state);
    });
  }

  @Test
  void noPartIsMissingInAllLives() {
    Map<String, AccountSnapshot> seen = new LinkedHashMap<>();
    for (long seed = 0; seed < 60; seed++) {
      seen.putAll(variants(RandomHistory.of(seed, LIFE).account().snapshot()));
    }
    assertEquals(17, seen.size(), () -> "varied were " + seen.keySet());
  }

  /* The numbers of entries, and what time ended that nobody reinstated, tell apart accounts by recorded sweeps alone. */
  @Property
  void whatOnlySweepsMakeDoesNotCount(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = LIFE / 2) int commands) {
    AccountSnapshot state = RandomHistory.of(seed, commands).account().snapshot();
    Memory memory = state.memory();
    List<Receipt> renumbered = memory.receipts().stream()
        .map(receipt -> new Receipt(receipt.command(), receipt.sequence() + 7))
        .toList();
    List<RecordedExpiry> reinstated =
        memory.expiries().stream().filter(RecordedExpiry::reinstated).toList();
    AccountSnapshot other = new AccountSnapshot(
        state.schema(),
        state.version() + 7,
        state.asOf(),
        state.lastLot(),
        state.closed(),
        state.books(),
        state.holds(),
        state.causes(),
        new Memory(renumbered, memory.resolvedHolds(), reinstated, memory.absorbed()));
    assertFalse(state.equals(other));
    assertEquals(Snapshots.hash(state), Snapshots.hash(other));
  }

  /* States that differ from a state in one thing each, by what it is. */
  private static Map<String, AccountSnapshot> variants(AccountSnapshot s) {
    Map<String, AccountSnapshot> variants = new LinkedHashMap<>();
    variants.put("closed", with(s, s.asOf(), s.lastLot(), !s.closed()));
    variants.put("last lot", with(s, s.asOf(), s.lastLot() + 1, s.closed()));
    variants.put("instant", with(s, Instant.MAX, s.lastLot(), s.closed()));
    if (!s.books().isEmpty()) {
      variants.put("a book less", withBooks(s, withoutLast(s.books())));
      variants.put("debt since", withBook(s, b -> book(b, b.lots(), b.clocks(), Instant.MAX)));
      variants.put("pots", withBook(s, StateHashProperties::otherPots));
      BookSnapshot first = s.books().get(0);
      if (!first.lots().isEmpty()) {
        OpenLot last = first.lots().get(first.lots().size() - 1);
        List<OpenLot> credited = new ArrayList<>(withoutLast(first.lots()));
        credited.add(new OpenLot(last.lot(), last.remaining(), Instant.MAX));
        variants.put(
            "a lot less",
            withBook(s, b -> book(b, withoutLast(b.lots()), b.clocks(), b.debtSince())));
        variants.put(
            "a lot credited", withBook(s, b -> book(b, credited, b.clocks(), b.debtSince())));
      }
      if (!first.clocks().isEmpty()) {
        ClockState last = first.clocks().get(first.clocks().size() - 1);
        List<ClockState> restarted = new ArrayList<>(withoutLast(first.clocks()));
        restarted.add(new ClockState(last.name(), Instant.MIN, last.until()));
        variants.put(
            "a clock less",
            withBook(s, b -> book(b, b.lots(), withoutLast(b.clocks()), b.debtSince())));
        variants.put(
            "a clock restarted", withBook(s, b -> book(b, b.lots(), restarted, b.debtSince())));
      }
    }
    if (!s.holds().isEmpty()) {
      variants.put("a hold less", with(s, withoutLast(s.holds()), s.causes(), s.memory()));
    }
    if (!s.causes().isEmpty()) {
      Cause last = s.causes().get(s.causes().size() - 1);
      List<Cause> longer = new ArrayList<>(withoutLast(s.causes()));
      longer.add(last.openUntil(Instant.MAX));
      variants.put("a cause less", with(s, s.holds(), withoutLast(s.causes()), s.memory()));
      variants.put("a cause open longer", with(s, s.holds(), longer, s.memory()));
    }
    Memory m = s.memory();
    if (!m.receipts().isEmpty()) {
      variants.put("a receipt less", with(s, memory(m, withoutLast(m.receipts()))));
    }
    if (!m.resolvedHolds().isEmpty()) {
      List<ResolvedHold> less = withoutLast(m.resolvedHolds());
      variants.put(
          "a resolved hold less",
          with(s, new Memory(m.receipts(), less, m.expiries(), m.absorbed())));
    }
    List<RecordedExpiry> notReinstated =
        m.expiries().stream().filter(expiry -> !expiry.reinstated()).toList();
    if (notReinstated.size() < m.expiries().size()) {
      variants.put(
          "nothing reinstated",
          with(s, new Memory(m.receipts(), m.resolvedHolds(), notReinstated, m.absorbed())));
    }
    List<String> taken = new ArrayList<>(m.absorbed());
    taken.add("one more");
    variants.put(
        "an account taken over",
        with(s, new Memory(m.receipts(), m.resolvedHolds(), m.expiries(), taken)));
    return variants;
  }

  private static Memory memory(Memory m, List<Receipt> receipts) {
    return new Memory(receipts, m.resolvedHolds(), m.expiries(), m.absorbed());
  }

  private static BookSnapshot otherPots(BookSnapshot book) {
    List<PotBalance> pots = new ArrayList<>(book.pots());
    pots.add(new PotBalance(Pot.FEES, 1));
    pots.add(new PotBalance(Pot.MERGED, -1));
    return new BookSnapshot(book.type(), book.lots(), book.clocks(), book.debtSince(), pots);
  }

  private static BookSnapshot book(
      BookSnapshot like, List<OpenLot> lots, List<ClockState> clocks, Instant debtSince) {
    return new BookSnapshot(like.type(), lots, clocks, debtSince, like.pots());
  }

  private static AccountSnapshot withBook(AccountSnapshot s, UnaryOperator<BookSnapshot> change) {
    List<BookSnapshot> books = new ArrayList<>(s.books());
    books.set(0, change.apply(books.get(0)));
    return withBooks(s, books);
  }

  private static AccountSnapshot withBooks(AccountSnapshot s, List<BookSnapshot> books) {
    return new AccountSnapshot(
        s.schema(),
        s.version(),
        s.asOf(),
        s.lastLot(),
        s.closed(),
        books,
        s.holds(),
        s.causes(),
        s.memory());
  }

  private static AccountSnapshot with(
      AccountSnapshot s, Instant asOf, long lastLot, boolean closed) {
    return new AccountSnapshot(
        s.schema(),
        s.version(),
        asOf,
        lastLot,
        closed,
        s.books(),
        s.holds(),
        s.causes(),
        s.memory());
  }

  private static AccountSnapshot with(
      AccountSnapshot s, List<Hold> holds, List<Cause> causes, Memory memory) {
    return new AccountSnapshot(
        s.schema(),
        s.version(),
        s.asOf(),
        s.lastLot(),
        s.closed(),
        s.books(),
        holds,
        causes,
        memory);
  }

  private static AccountSnapshot with(AccountSnapshot s, Memory memory) {
    return with(s, s.holds(), s.causes(), memory);
  }

  private static <T> List<T> withoutLast(List<T> list) {
    return list.subList(0, list.size() - 1);
  }
}
