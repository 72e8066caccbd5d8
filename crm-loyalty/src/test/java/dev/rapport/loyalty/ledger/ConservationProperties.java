package dev.rapport.loyalty.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.posting.Pot;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Honest books pass, and whoever tampers with one entry is found out by the rule that he broke. */
class ConservationProperties {
  private static final int LIFE = 40;
  private static final int MOST_LIVES = 400;

  @Property
  void pointsAreNeitherMadeNorLost(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = LIFE) int commands) {
    RandomHistory history = RandomHistory.of(seed, commands);
    Conservation books = Conservation.check(history.entries());
    assertTrue(books.holds(), books::toString);
    PointsAccount account = history.account();
    for (PointType type : account.types()) {
      long sum = 0;
      for (Pot pot : Pot.values()) {
        assertEquals(account.pot(type, pot, account.asOf()), books.total(type, pot));
        sum += books.total(type, pot).units();
      }
      assertEquals(0, sum);
    }
  }

  @Property
  void everyForgeryIsFoundOut(@ForAll Forgery forgery, @ForAll long seed) {
    // Not every life has a debt or an activation to tamper with; the next one may.
    for (long life = seed; life != seed + MOST_LIVES; life++) {
      Forgery.Books books = new Forgery.Books(RandomHistory.of(life, LIFE), new Random(life));
      if (forgery.tamper(books)) {
        List<String> violations = Conservation.check(books.entries).violations();
        assertTrue(
            violations.stream().anyMatch(text -> text.contains(forgery.violation())),
            () -> forgery + " must be found out, found were " + violations);
        return;
      }
    }
    throw new AssertionError("no life offers a way to " + forgery);
  }

  @Test
  void aViolationNamesTheEntryThatShowsIt() {
    LedgerFixture ledger = new LedgerFixture();
    for (int i = 1; i <= 4; i++) {
      ledger.earn(LedgerFixture.day("2026-01-0" + i), 10, Expiry.never(), "order");
    }
    ledger.entries.subList(1, 3).clear();
    assertEquals(
        List.of(
            "entry 4: follows entry 1, entries are missing",
            "entry 4: lot 4 is opened, 2 comes next"),
        Conservation.check(ledger.entries).violations());
  }
}
