package dev.rapport.loyalty.ledger;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.CreditEntry;
import dev.rapport.loyalty.posting.DebitEntry;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.LedgerEntry.Header;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.Pot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Ways to tamper with the books of an account, one for each rule of {@link Conservation}. */
enum Forgery {
  AN_ENTRY_IS_LOST("follows entry ") {
    @Override
    boolean tamper(Books books) {
      if (books.entries.size() < 2) {
        return false;
      }
      books.entries.remove(books.random.nextInt(books.entries.size() - 1));
      return true;
    }
  },

  AN_ANSWER_IS_WRITTEN_TWICE("is answered twice") {
    @Override
    boolean tamper(Books books) {
      Header next = books.next();
      for (LedgerEntry entry : books.shuffled()) {
        if (entry instanceof DebitEntry.Spent spent) {
          return books.entries.add(new DebitEntry.Spent(next, spent.command(), spent.draws()));
        }
        if (entry instanceof CreditEntry.Restored restored) {
          return books.entries.add(new CreditEntry.Restored(
              next, restored.command(), restored.returned(), restored.opened()));
        }
      }
      return false;
    }
  },

  MORE_ENDS_THAN_WAS_THERE("has less than nothing") {
    @Override
    boolean tamper(Books books) {
      Draw draw = books.drawing((lot, seen) -> seen[OPEN] + 1);
      return draw != null && books.ends(draw, "");
    }
  },

  MORE_ENDS_THAN_WAS_HELD("has less than nothing") {
    @Override
    boolean tamper(Books books) {
      Draw draw = books.drawing((lot, seen) -> seen[HELD] + 1);
      return draw != null && books.ends(draw, "a hold");
    }
  },

  A_LOT_MOVES_BEFORE_IT_IS_OPENED("moves before it was opened") {
    @Override
    boolean tamper(Books books) {
      Lot lot = books.anyLot();
      return lot != null
          && books.ends(new Draw(lot.movedTo(books.lastLot() + 1, lot.original()), 1), "");
    }
  },

  A_LOT_IS_OPENED_TWICE("is opened twice") {
    @Override
    boolean tamper(Books books) {
      Lot lot = books.anyLot();
      return lot != null && books.grants(lot);
    }
  },

  A_NUMBER_IS_LEFT_OUT(" comes next") {
    @Override
    boolean tamper(Books books) {
      Lot lot = books.anyLot();
      return lot != null && books.grants(lot.movedTo(books.lastLot() + 2, lot.original()));
    }
  },

  A_LOT_GROWS(", was of ") {
    @Override
    boolean tamper(Books books) {
      Lot lot = books.anyLot();
      return lot != null
          && books.ends(
              new Draw(lot.movedTo(lot.id(), lot.original().plus(lot.original())), 1), "");
    }
  },

  MORE_COMES_BACK_THAN_WAS_THERE("has more than it was opened with") {
    @Override
    boolean tamper(Books books) {
      Draw draw =
          books.drawing((lot, seen) -> lot.original().units() - seen[OPEN] - seen[HELD] + 1);
      return draw != null && books.gives(draw);
    }
  },

  MORE_COMES_BACK_THAN_WAS_SPENT("gets back more than was spent of it") {
    @Override
    boolean tamper(Books books) {
      // What another account spent is not in these books.
      boolean alone = books.entries.stream().noneMatch(CreditEntry.Absorbed.class::isInstance);
      Draw draw = books.drawing((lot, seen) -> seen[SPENT] + 1);
      return alone && draw != null && books.gives(draw);
    }
  },

  MORE_DEBT_IS_PAID_THAN_WAS_TAKEN("debt of ") {
    @Override
    boolean tamper(Books books) {
      Draw draw = books.drawing((lot, seen) -> seen[OPEN]);
      return draw != null
          && books.debt(draw.lot()) < draw.units()
          && books.entries.add(
              new DebitEntry.DebtPaid(books.next(), draw.lot().type(), List.of(draw)));
    }
  },

  LESS_DEBT_IS_TAKEN_THAN_WAS_LEFT("debt taken must be ") {
    @Override
    boolean tamper(Books books) {
      for (LedgerEntry entry : books.shuffled()) {
        if (entry instanceof DebitEntry.DebtTaken taken && taken.points().units() > 1) {
          Points less = Points.of(taken.points().type(), taken.points().units() - 1);
          books.replace(entry, new DebitEntry.DebtTaken(entry.header(), less, taken.to()));
          return true;
        }
      }
      return false;
    }
  },

  DEBT_IS_TAKEN_INTO_NO_LOT("points move without a lot") {
    @Override
    boolean tamper(Books books) {
      Lot lot = books.anyLot();
      Pot to = books.random.nextBoolean() ? Pot.OPEN : Pot.HELD;
      return lot != null
          && books.entries.add(new DebitEntry.DebtTaken(books.next(), lot.original(), to));
    }
  },

  LOTS_OF_ANOTHER_ACCOUNT_ARE_MISNUMBERED("lots of another account are numbered from ") {
    @Override
    boolean tamper(Books books) {
      for (LedgerEntry entry : books.shuffled()) {
        if (entry instanceof CreditEntry.Absorbed absorbed) {
          long offset = absorbed.lotOffset() + 1 + books.random.nextInt(9);
          books.replace(
              entry, new CreditEntry.Absorbed(entry.header(), absorbed.command(), offset));
          return true;
        }
      }
      return false;
    }
  },

  AN_ACTIVATION_OPENS_LESS("loses points") {
    @Override
    boolean tamper(Books books) {
      for (LedgerEntry entry : books.shuffled()) {
        if (entry instanceof CreditEntry.Activated all) {
          List<Lot> less = all.opened().subList(0, all.opened().size() - 1);
          books.replace(
              entry, new CreditEntry.Activated(entry.header(), all.command(), all.draws(), less));
          return true;
        }
      }
      return false;
    }
  };

  private static final int OPEN = 0;
  private static final int HELD = 1;
  private static final int SPENT = 2;

  private static final Instant AT = Instant.parse("2030-01-01T00:00:00Z");
  private static final Posting FORGED = Posting.of("forged", AT);

  private final String violation;

  Forgery(String violation) {
    this.violation = violation;
  }

  /** Returns what the check has to say, among other things. */
  String violation() {
    return violation;
  }

  /** Tampers with entries. Returns whether they offered a way to do so. */
  abstract boolean tamper(Books books);

  /** How much to draw of a lot of which so much is open, held and spent. */
  interface Amount {
    long of(Lot lot, long[] openHeldSpent);
  }

  /** The entries to be tampered with, and what an honest reader finds in them. */
  static final class Books {
    private static final List<Pot> POTS = List.of(Pot.OPEN, Pot.HELD, Pot.SPENT);

    final List<LedgerEntry> entries;
    final Random random;
    private final PointsAccount account;
    private final Map<Long, long[]> openHeldSpent = new HashMap<>();
    private final List<Lot> lots = new ArrayList<>();

    Books(RandomHistory honest, Random random) {
      this.entries = new ArrayList<>(honest.entries());
      this.account = honest.account();
      this.random = random;
      for (LedgerEntry entry : entries) {
        entry.move(new Pot.Movements() {
          @Override
          public void ofLot(Pot from, Pot to, Lot lot, long units) {
            Books.this.ofLot(from, to, lot, units);
          }

          @Override
          public void withoutLot(Pot from, Pot to, Points points) {
            // belongs to no lot
          }
        });
      }
    }

    private void ofLot(Pot from, Pot to, Lot lot, long units) {
      long[] seen = openHeldSpent.get(lot.id());
      if (seen == null) {
        lots.add(lot);
        seen = new long[POTS.size()];
        openHeldSpent.put(lot.id(), seen);
      } else if (POTS.contains(from)) {
        seen[POTS.indexOf(from)] -= units;
      }
      if (POTS.contains(to)) {
        seen[POTS.indexOf(to)] += units;
      }
    }

    List<LedgerEntry> shuffled() {
      List<LedgerEntry> shuffled = new ArrayList<>(entries);
      Collections.shuffle(shuffled, random);
      return shuffled;
    }

    @Nullable
    Lot anyLot() {
      return lots.isEmpty() ? null : lots.get(random.nextInt(lots.size()));
    }

    /* A draw of some lot that can have so much drawn, or null. */
    @Nullable
    Draw drawing(Amount amount) {
      Collections.shuffle(lots, random);
      for (Lot lot : lots) {
        long units = amount.of(lot, openHeldSpent.getOrDefault(lot.id(), new long[POTS.size()]));
        if (units >= 1 && units <= lot.original().units()) {
          return new Draw(lot, units);
        }
      }
      return null;
    }

    long lastLot() {
      return account.state.lastLot;
    }

    long debt(Lot lot) {
      return account.balance(lot.type()).debt().units();
    }

    Header next() {
      return new Header(LedgerEntry.SCHEMA, entries.size() + 1L, "forged", AT, AT);
    }

    void replace(LedgerEntry entry, LedgerEntry by) {
      entries.set(entries.indexOf(entry), by);
    }

    boolean ends(Draw draw, String hold) {
      return entries.add(new DebitEntry.Expired(next(), draw.lot().type(), List.of(draw), hold));
    }

    boolean gives(Draw draw) {
      CreditCommand.Restore command = new CreditCommand.Restore(
          FORGED, "a cause", draw.lot().type(), Extent.all(), Instant.MIN);
      return entries.add(new CreditEntry.Restored(next(), command, List.of(draw), List.of()));
    }

    boolean grants(Lot lot) {
      CreditCommand.Grant command = new CreditCommand.Grant(
          FORGED, lot.original(), LotTerms.atOnce(Expiry.never()), lot.origin());
      return entries.add(new CreditEntry.Granted(next(), command, lot));
    }
  }
}
