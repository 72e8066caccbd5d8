package dev.rapport.loyalty.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explanation;
import dev.rapport.loyalty.earning.EarningCode;
import dev.rapport.loyalty.journal.OpenOrder;
import dev.rapport.loyalty.journal.RecordedAward;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.tier.TierCode;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierProgress;
import dev.rapport.loyalty.tier.TierStanding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;

/** What the explanation of a decision says, compared with what became of the membership. */
final class ToldDecision {
  private final Membership after;
  private final Explanation why;

  ToldDecision(Decision decision) {
    this.after = decision.membership();
    this.why = decision.explanation();
  }

  /** The grants that are told sum up to what was issued of a type. */
  void checkGranted(PointType type, long issued) {
    long told = why.findAll(EarningCode.GRANTED).stream()
        .filter(granted -> text(granted, "type").equals(type.id()))
        .mapToLong(granted -> whole(granted, "awarded"))
        .sum();
    assertEquals(issued, told, why::toString);
  }

  /** Every ladder on which there is a level to reach is told, with what is measured and what is asked. */
  void checkNextTiers() {
    Iterator<Explanation> told = why.findAll(ProgramCode.TO_NEXT_TIER).iterator();
    LocalDate today = after.asOf().atZone(after.program.zone()).toLocalDate();
    for (TierLadder ladder : after.program.ladders()) {
      TierStanding standing =
          after.standings.standing(ladder.name()).evaluate(today).standing();
      TierProgress progress = standing.progress();
      if (!progress.isAtTop()) {
        Explanation next = told.next();
        assertEquals(standing.ladder().name(), text(next, "ladder"));
        assertEquals(progress.level().name(), text(next, "level"));
        assertEquals(progress.next().name(), text(next, "next"));
        assertEquals(progress.level().rank() + 1, progress.next().rank());
        List<List<Long>> measured = progress.toNext().stream()
            .map(measure -> List.of(measure.measured(), measure.threshold()))
            .toList();
        assertEquals(
            measured,
            next.findAll(TierCode.MEASURED).stream()
                .map(measure -> List.of(whole(measure, "measured"), whole(measure, "threshold")))
                .toList());
      }
    }
    assertFalse(told.hasNext());
  }

  /** What is told to be taken back of a type is what was taken back before and what the ledger has reversed now. */
  void checkTakenBack(PointType type, OpenOrder before, long reversedNow) {
    List<Explanation> told = why.findAll(ProgramCode.TAKEN_BACK);
    assertEquals(before.awards().size(), told.size());
    long sum = 0;
    for (int i = 0; i < told.size(); i++) {
      RecordedAward award = before.awards().get(i);
      assertEquals(award.rule(), text(told.get(i), "rule"));
      assertEquals(award.version(), whole(told.get(i), "version"));
      assertEquals(award.awarded().units(), whole(told.get(i), "awarded"));
      assertEquals(award.type().id(), text(told.get(i), "type"));
      sum += award.type().equals(type) ? whole(told.get(i), "reversed") : 0;
    }
    assertEquals(before.reversed(type) + reversedNow, sum, why::toString);
  }

  /** What is told to have come back is all that was returned so far. */
  void checkReturned(BigDecimal inAll) {
    Explanation returned = why.find(ProgramCode.RETURNED).orElseThrow();
    BigDecimal told =
        returned.argument("returned", Argument.Amount.class).value().amount();
    assertEquals(0, inAll.compareTo(told), () -> inAll + " was told as " + told);
  }

  private static long whole(Explanation step, String name) {
    return step.argument(name, Argument.Whole.class).value();
  }

  private static String text(Explanation step, String name) {
    return step.argument(name, Argument.Text.class).value();
  }
}
