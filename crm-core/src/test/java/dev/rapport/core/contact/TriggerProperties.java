package dev.rapport.core.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.contact.TriggerRule.Firing;
import dev.rapport.core.customer.ReasonCode;
import dev.rapport.core.event.Complaint;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.LineItem;
import dev.rapport.core.event.ProductId;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.money.Money;
import dev.rapport.core.testkit.TimeShifts;
import dev.rapport.core.time.InstantRange;
import dev.rapport.core.time.LeapDayPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class TriggerProperties {
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final Instant START = Instant.parse("2024-01-15T10:00:00Z");
  static final int DAYS = 800;

  private static final List<Trigger> TRIGGERS = List.<Trigger>of(
      new Trigger.Lapse(1.5),
      new Trigger.Lapse(0.3),
      new Trigger.Deviation(1, 2),
      Trigger.Anniversary.yearly(Trigger.Anniversary.Of.FIRST_PURCHASE),
      new Trigger.Anniversary(
          Trigger.Anniversary.Of.FIRST_PURCHASE, Period.ofMonths(1), LeapDayPolicy.MAR_1),
      new Trigger.ComplaintRaised(Complaint.Severity.UNKNOWN),
      new Trigger.ReplenishmentDue(ProductId.of("rice"), 0.4, 3),
      new Trigger.ReplenishmentLearned(ProductId.of("rice"), 1),
      Trigger.Anniversary.yearly(Trigger.Anniversary.Of.ENROLMENT),
      new Trigger.Matching("every", event -> true));

  private static final List<TriggerRule> RULES = rules();

  private static List<TriggerRule> rules() {
    List<TriggerRule> rules = new ArrayList<>();
    for (Trigger trigger : TRIGGERS) {
      int number = rules.size();
      rules.add(new TriggerRule(
          "rule-" + number, trigger, Duration.ofDays(number % 3 * 20L), ReasonCode.UNSPECIFIED));
    }
    return List.copyOf(rules);
  }

  @Provide
  Arbitrary<EventHistory> histories() {
    return Combinators.combine(
            Arbitraries.integers().between(0, DAYS * 24),
            Arbitraries.integers().between(0, 9),
            Arbitraries.integers().between(1, 12))
        .as((hour, kind, amount) -> new int[] {hour, kind, amount})
        .list()
        .ofMaxSize(20)
        .map(TriggerProperties::history);
  }

  private static EventHistory history(List<int[]> draws) {
    EventHistory history = EventHistory.empty();
    for (int[] draw : draws) {
      Instant at = START.plus(Duration.ofHours(draw[0]));
      String id = "e" + history.size();
      history = history.append(
          draw[1] == 0
              ? Complaint.Raised.of(id, at, "ada", ReasonCode.UNSPECIFIED)
              : Purchase.of(
                  id,
                  at,
                  "ada",
                  LineItem.of(
                      draw[1] % 2 == 0 ? "rice" : "tea",
                      "food",
                      draw[2],
                      Money.ofMinor("EUR", 100L * draw[2]))));
    }
    return history;
  }

  private static List<Firing> fire(EventHistory history, Instant after, Instant until) {
    return TriggerRule.fire(RULES, history, InstantRange.catchUp(after, until), ZONE);
  }

  /** However the time is cut into runs, and though each run knows no more than its own past, the same rules fire. */
  @Property(tries = 300)
  void runsAtAnyDatesFireTheSameOnce(
      @ForAll("histories") EventHistory history,
      @ForAll @Size(max = 6) List<@IntRange(max = DAYS) Integer> cuts) {
    Instant from = START.minusSeconds(1);
    Instant end = START.plus(Duration.ofDays(DAYS + 300));
    List<Firing> piecewise = new ArrayList<>();
    Instant last = from;
    for (int day : cuts.stream().sorted().distinct().toList()) {
      Instant now = START.plus(Duration.ofDays(day));
      piecewise.addAll(fire(history.until(now), last, now));
      last = now;
    }
    piecewise.addAll(fire(history, last, end));
    assertEquals(fire(history, from, end), piecewise);
    assertEquals(
        piecewise.size(), piecewise.stream().map(Firing::key).distinct().count());
    for (Firing firing : piecewise) {
      assertEquals(List.of(), firing.occurrence().explanation().missing());
    }
  }

  @Property(tries = 300)
  void theCooldownIsKept(@ForAll("histories") EventHistory history) {
    List<Firing> firings =
        fire(history, START.minusSeconds(1), START.plus(Duration.ofDays(DAYS + 300)));
    for (TriggerRule rule : RULES) {
      List<Instant> times = firings.stream()
          .filter(firing -> firing.rule().equals(rule))
          .map(firing -> firing.occurrence().at())
          .toList();
      for (int i = 1; i < times.size(); i++) {
        Duration apart = Duration.between(times.get(i - 1), times.get(i));
        assertTrue(apart.compareTo(rule.cooldown()) >= 0, rule + " after " + apart);
      }
    }
  }

  @Property
  void rulesInDaysDoNotCareWhenTimeBegins(
      @ForAll("histories") EventHistory history,
      @ForAll @LongRange(min = -9999, max = 9999) long days) {
    Instant end = START.plus(Duration.ofDays(DAYS + 300));
    EventHistory shifted = TimeShifts.shifted(history, Duration.ofDays(days));
    for (Trigger trigger : TRIGGERS) {
      if (!(trigger instanceof Trigger.Anniversary)) {
        List<String> before = trigger.occurrences(history, end, ZoneOffset.UTC).stream()
            .map(o -> o.key() + o.at().plus(Duration.ofDays(days)))
            .toList();
        List<String> after =
            trigger.occurrences(shifted, end.plus(Duration.ofDays(days)), ZoneOffset.UTC).stream()
                .map(o -> o.key() + o.at())
                .toList();
        assertEquals(before, after);
      }
    }
  }

  /** More is enough for longer; more people and more appetite empty the jar sooner. */
  @Property
  void theNeedRisesWithQuantityAndFallsWithUse(
      @ForAll @LongRange(min = 1, max = 500) long quantity,
      @ForAll @IntRange(min = 1, max = 9) int people,
      @ForAll @IntRange(min = 1, max = 20) int tenths) {
    Instant due = due(quantity, people, tenths);
    assertTrue(!due(quantity + 1, people, tenths).isBefore(due));
    assertTrue(!due.isBefore(due(quantity, people + 1, tenths)));
    assertTrue(!due.isBefore(due(quantity, people, tenths + 1)));
  }

  private static Instant due(long quantity, int people, int tenths) {
    ProductId rice = ProductId.of("rice");
    return Trigger.ReplenishmentDue.ofHousehold(rice, people, tenths / 10.0, 0)
        .occurrences(
            EventHistory.of(Purchase.of(
                "o", START, "ada", LineItem.of("rice", "food", quantity, Money.of("EUR", "1")))),
            Instant.parse("2999-01-01T00:00:00Z"),
            ZONE)
        .stream()
        .map(Occurrence::at)
        .findFirst()
        .orElse(START);
  }
}
