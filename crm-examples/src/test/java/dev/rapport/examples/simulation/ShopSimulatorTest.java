package dev.rapport.examples.simulation;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.Complaint;
import dev.rapport.core.event.Consent;
import dev.rapport.core.event.Contact;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.EventId;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Referral;
import dev.rapport.core.event.Return;
import dev.rapport.core.event.SurveyAnswered;
import dev.rapport.core.time.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** What the simulated shop noted must follow from what is true of its customers. */
class ShopSimulatorTest {
  private static final ShopPlan PLAN = ShopPlan.standard();
  private static final SimulatedShop SHOP = ShopSimulator.simulate(PLAN, 2026);
  private static final EventHistory HISTORY = SHOP.history();
  private static final SortedMap<CustomerId, EventHistory> LIVES = HISTORY.byCustomer();
  private static final Map<EventId, CustomerEvent> BY_ID =
      HISTORY.events().stream().collect(toMap(CustomerEvent::id, event -> event));
  private static final SortedMap<CustomerId, CustomerTruth> TRUTH = SHOP.truth();

  private static LocalDate day(CustomerEvent event) {
    return Days.of(event.at(), PLAN.zone());
  }

  private static CustomerEvent event(EventId id) {
    return requireNonNull(BY_ID.get(id), id::toString);
  }

  private static EventHistory life(CustomerId customer) {
    return requireNonNull(LIVES.get(customer), customer::toString);
  }

  private static CustomerTruth truth(CustomerId customer) {
    return requireNonNull(TRUTH.get(customer), customer::toString);
  }

  @Test
  void oneSeedIsOneShop() {
    assertEquals(SHOP, ShopSimulator.simulate(PLAN, 2026));
    assertNotEquals(HISTORY, ShopSimulator.simulate(PLAN, 2027).history());
  }

  /* Written down once; another JVM that simulates another shop fails here. */
  @Test
  void everyJvmSimulatesTheSameShop() {
    Hasher hasher = Hashing.sha256().newHasher();
    for (CustomerEvent event : HISTORY.events()) {
      hasher.putUnencodedChars(event.id().value()).putLong(event.at().toEpochMilli());
    }
    HISTORY.purchases().forEach(purchase -> hasher.putLong(purchase.total().minorUnits()));
    HISTORY
        .ofKind(SurveyAnswered.class)
        .forEach(answer -> hasher.putInt(answer.score().orElse(-1)));
    for (CustomerTruth truth : TRUTH.values()) {
      hasher.putDouble(truth.buying().purchasesPerWeek()).putLong(truth.left().toEpochDay());
      hasher.putDouble(truth.satisfaction(PLAN.lastDay()));
    }
    assertEquals("71cd795cce767903", hasher.hash().toString().substring(0, 16));
  }

  @Test
  void twoThousandCustomersAreSeenForEighteenMonths() {
    assertEquals(2_000, TRUTH.size());
    assertEquals(LocalDate.of(2026, 6, 30), PLAN.lastDay());
    Set<CustomerId> buyers = new HashSet<>();
    HISTORY.purchases().forEach(purchase -> buyers.add(purchase.customer()));
    assertEquals(TRUTH.keySet(), buyers);
    for (CustomerEvent event : HISTORY.events()) {
      assertFalse(day(event).isBefore(PLAN.opens()), event::toString);
      assertFalse(day(event).isAfter(PLAN.lastDay()), event::toString);
    }
  }

  @Test
  void everyKindOfEventHappens() {
    Set<CustomerEvent.Kind> seen = EnumSet.noneOf(CustomerEvent.Kind.class);
    HISTORY.events().forEach(event -> seen.add(event.kind()));
    assertEquals(EnumSet.allOf(CustomerEvent.Kind.class), seen);
  }

  @Test
  void nobodyBuysBeforeTheFirstPurchaseOrAfterLeaving() {
    LIVES.forEach((customer, events) -> {
      List<Purchase> purchases = events.purchases();
      if (!purchases.isEmpty()) {
        CustomerTruth truth = truth(customer);
        assertEquals(truth.joined(), purchases.get(0).at());
        for (Purchase purchase : purchases) {
          assertFalse(day(purchase).isAfter(truth.left()), () -> truth + " but " + purchase);
        }
      }
    });
  }

  /* Over a whole life an expected number of purchases follows from rate and stay; the sum over all customers must meet it. */
  @Test
  void purchasesComeAtTheTrueRates() {
    double expected = 0;
    for (CustomerTruth truth : TRUTH.values()) {
      LocalDate last = truth.left().isBefore(PLAN.lastDay()) ? truth.left() : PLAN.lastDay();
      // Half a day for the day of the first purchase, half a day for the day of leaving.
      double days = ChronoUnit.DAYS.between(Days.of(truth.joined(), PLAN.zone()), last);
      expected += days / 7 * truth.buying().purchasesPerWeek();
    }
    long purchaseDays = HISTORY.purchases().stream()
        .map(purchase -> purchase.customer() + " " + day(purchase))
        .distinct()
        .count();
    double repeats = purchaseDays - TRUTH.size();
    assertEquals(expected, repeats, 4 * Math.sqrt(expected) + 0.02 * expected);
  }

  @Test
  void temperamentsAreDrawnFromThePopulation() {
    Population people = SHOP.population();
    double n = TRUTH.size();
    double rate =
        TRUTH.values().stream().mapToDouble(t -> t.buying().purchasesPerWeek()).sum() / n;
    double spend =
        TRUTH.values().stream().mapToDouble(t -> t.buying().meanAmount()).sum() / n;
    double meanRate = people.rateShape() / people.rateScaleWeeks();
    double meanSpend = people.spendShape() * people.spendScale() / (people.spendSpread() - 1);
    assertEquals(meanRate, rate, 4 * meanRate / Math.sqrt(people.rateShape() * n));
    assertEquals(meanSpend, spend, 4 * meanSpend / Math.sqrt((people.spendSpread() - 2) * n));
  }

  @Test
  void amountsScatterAroundTheTrueMean() {
    double squares = 0;
    int frequent = 0;
    for (CustomerTruth truth : TRUTH.values()) {
      List<Purchase> purchases = life(truth.customer()).purchases();
      if (purchases.size() >= 5) {
        double mean = purchases.stream()
                .mapToDouble(p -> p.total().amount().doubleValue())
                .sum()
            / purchases.size();
        double standardError = truth.buying().meanAmount()
            / Math.sqrt(SHOP.population().spendShape() * purchases.size());
        squares += Math.pow((mean - truth.buying().meanAmount()) / standardError, 2);
        frequent++;
      }
    }
    assertEquals(1, squares / frequent, 4 * Math.sqrt(2.0 / frequent) + 0.05);
  }

  @Test
  void complaintsAndReferralsAreCountedInTheTruth() {
    Map<CustomerId, Long> complaints = HISTORY.ofKind(Complaint.Raised.class).stream()
        .collect(groupingBy(CustomerEvent::customer, counting()));
    Map<CustomerId, Long> referrals = HISTORY.ofKind(Referral.class).stream()
        .filter(referral -> referral.progress() == Referral.Progress.INVITED)
        .collect(groupingBy(CustomerEvent::customer, counting()));
    TRUTH.forEach((customer, truth) -> assertAll(
        () -> assertEquals(complaints.getOrDefault(customer, 0L), truth.voice().complaints()),
        () -> assertEquals(referrals.getOrDefault(customer, 0L), truth.voice().referrals()),
        () -> assertTrue(truth.voice().complaints() <= truth.voice().failures())));
  }

  @Test
  void whoWasRecommendedTheShopComesAfterwards() {
    int won = 0;
    for (Referral step : HISTORY.ofKind(Referral.class)) {
      if (step.progress() == Referral.Progress.CONVERTED) {
        won++;
        CustomerTruth friend = truth(step.referred());
        assertEquals(step.customer(), friend.voice().referrer().orElseThrow());
        assertEquals(friend.joined(), step.at());
        assertTrue(life(step.customer()).ofKind(Referral.class).stream()
            .anyMatch(told -> told.progress() == Referral.Progress.INVITED
                && told.referred().equals(step.referred())
                && told.at().isBefore(step.at())));
      }
    }
    assertEquals(
        TRUTH.values().stream().filter(t -> t.voice().referrer().isPresent()).count(), won);
    assertTrue(won > 50, "referrals should spread, won " + won);
  }

  @Test
  void returnsAndComplaintsAreAboutEarlierOrdersOfTheCustomer() {
    HISTORY
        .returns()
        .forEach(returned -> assertEarlierOrder(
            returned, returned.purchase().target().orElseThrow().value()));
    for (Return returned : HISTORY.returns()) {
      Purchase order = order(returned.purchase().target().orElseThrow().value());
      assertTrue(order.lines().containsAll(returned.lines()), returned::toString);
    }
    HISTORY
        .ofKind(Complaint.Raised.class)
        .forEach(complaint -> assertEarlierOrder(
            complaint, complaint.about().target().orElseThrow().value()));
    HISTORY
        .ofKind(Complaint.Resolved.class)
        .forEach(resolved -> assertTrue(event(resolved.complaint()).at().isBefore(resolved.at())));
  }

  private static Purchase order(String id) {
    return (Purchase) event(EventId.of(id));
  }

  private static void assertEarlierOrder(CustomerEvent event, String order) {
    assertEquals(event.customer(), order(order).customer());
    assertTrue(order(order).at().isBefore(event.at()), event::toString);
  }

  @Test
  void newslettersGoOnlyToThoseWhoConsentAtThatTime() {
    for (EventHistory life : LIVES.values()) {
      for (Contact contact : life.ofKind(Contact.class)) {
        if (contact.direction() == Contact.Direction.OUTBOUND) {
          Instant at = contact.at();
          assertTrue(
              life.ofKind(Consent.Given.class).stream().anyMatch(c -> c.at().isBefore(at)),
              contact::toString);
          assertFalse(
              life.ofKind(Consent.Withdrawn.class).stream().anyMatch(c -> c.at().isBefore(at)),
              contact::toString);
        }
      }
    }
  }

  @Test
  void answersFollowSatisfaction() {
    double difference = 0;
    int answers = 0;
    for (SurveyAnswered answer : HISTORY.ofKind(SurveyAnswered.class)) {
      double satisfaction = truth(answer.customer()).satisfaction(day(answer));
      // Away from the ends of the scale, which cut the scatter off on one side.
      if (answer.item().instrument().equals("nps")
          && answer.score().isPresent()
          && satisfaction > 3
          && satisfaction < 7) {
        difference += answer.score().getAsInt() - satisfaction;
        answers++;
      }
    }
    assertTrue(answers > 50);
    assertEquals(0, difference / answers, 4 * Math.sqrt((1 + 1.0 / 12) / answers));
  }

  @Test
  void aFailureLowersSatisfactionAndDrivesSomeCustomersAway() {
    double unharmed = satisfactionAtTheEnd(false);
    double harmed = satisfactionAtTheEnd(true);
    assertTrue(harmed < unharmed - 0.3, () -> "with failures " + harmed + ", without " + unharmed);
    for (CustomerTruth truth : TRUTH.values()) {
      if (truth.voice().drivenAway()) {
        assertTrue(truth.voice().failures() > 0, truth::toString);
      }
    }
    assertTrue(TRUTH.values().stream().anyMatch(truth -> truth.voice().drivenAway()));
  }

  private static double satisfactionAtTheEnd(boolean failed) {
    return TRUTH.values().stream()
        .filter(truth -> truth.voice().failures() > 0 == failed)
        .mapToDouble(truth -> truth.satisfaction(PLAN.lastDay()))
        .average()
        .orElseThrow();
  }

  @Test
  void satisfactionStaysOnItsScaleAndKeepsItsDates() {
    for (CustomerTruth truth : TRUTH.values()) {
      assertEquals(Days.of(truth.joined(), PLAN.zone()), truth.feelings().get(0).since());
      for (CustomerTruth.Feeling feeling : truth.feelings()) {
        assertTrue(feeling.satisfaction() >= 0 && feeling.satisfaction() <= 10, truth::toString);
        assertEquals(feeling.satisfaction(), truth.satisfaction(feeling.since()));
      }
    }
  }

  @Test
  void aTinyShopWorksToo() {
    ShopPlan tiny = new ShopPlan(1, LocalDate.of(2026, 2, 28), 1, PLAN.zone(), PLAN.currency());
    assertEquals(1, ShopSimulator.simulate(tiny, 1).truth().size());
  }
}
