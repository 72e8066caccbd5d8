package dev.rapport.loyalty.member;

import static dev.rapport.loyalty.expiry.ActivityKind.CHECK_IN;
import static dev.rapport.loyalty.expiry.ActivityKind.REVIEW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.event.EventId;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.DayClock;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.member.Activity.Subject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActivityTest {
  private static final Instant MORNING = Instant.parse("2026-03-02T08:15:00Z");
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Activity TASTING =
      Activity.of("a-1", "ada", MORNING, new ActivityKind("tasting"));
  private static final MemberView ADA =
      MemberView.builder("ada", LocalDate.of(2024, 1, 1)).build();

  @Test
  void anActivityIsAboutNothingAndMeasuresNothingUntilItIsSaid() {
    assertEquals(Subject.UNSPECIFIED, TASTING.subject());
    assertEquals(1, TASTING.quantity());
    Activity told = TASTING.about("espresso").withQuantity(3);
    assertEquals(Subject.of("espresso"), told.subject());
    assertEquals("espresso", told.subject().toString());
    assertTrue(Subject.of("Tea").compareTo(Subject.of("tea")) < 0);
    assertEquals(0, told.subject().compareTo(Subject.of("espresso")));
    assertEquals(3, told.quantity());
    assertEquals(
        new Activity(
            EventId.of("a-1"),
            MemberId.of("ada"),
            MORNING,
            new ActivityKind("tasting"),
            new Subject("espresso"),
            3),
        told);
  }

  @Test
  void whatIsNoActivityIsRefused() {
    assertEquals(
        "quantity must be at least 1, was 0",
        assertThrows(IllegalArgumentException.class, () -> TASTING.withQuantity(0))
            .getMessage());
    for (ActivityKind kind : new ActivityKind[] {ActivityKind.EARN, ActivityKind.SPEND}) {
      assertThrows(IllegalArgumentException.class, () -> Activity.of("a-1", "ada", MORNING, kind));
      assertThrows(
          IllegalArgumentException.class,
          () -> DeclaredCounter.activities("c", kind, Window.lifetime()));
      assertThrows(
          IllegalArgumentException.class,
          () -> DeclaredCounter.quantities("c", kind, Window.lifetime()));
    }
    assertThrows(IllegalArgumentException.class, () -> TASTING.about(" espresso"));
    assertThrows(IllegalArgumentException.class, () -> TASTING.about(""));
  }

  @Test
  void nothingIsNull() {
    NullPointerTester tester = new NullPointerTester()
        .setDefault(String.class, "a")
        .setDefault(ZoneId.class, PARIS)
        .setDefault(EventId.class, EventId.of("a"))
        .setDefault(MemberId.class, MemberId.of("m"))
        .setDefault(Subject.class, Subject.UNSPECIFIED)
        .setDefault(Instant.class, MORNING)
        .setDefault(ActivityKind.class, REVIEW)
        .setDefault(MemberView.class, ADA)
        .setDefault(Activity.class, TASTING)
        .setDefault(DayClock.class, DayClock.of(PARIS))
        .setDefault(Window.class, Window.lifetime())
        .setDefault(
            Order.class,
            Order.builder("o", "ada", MORNING).amount(Money.of("EUR", "1.00")).build());
    tester.testAllPublicConstructors(Activity.class);
    tester.testAllPublicStaticMethods(Activity.class);
    tester.testAllPublicInstanceMethods(TASTING);
    tester.testAllPublicConstructors(Subject.class);
    tester.testAllPublicInstanceMethods(Subject.UNSPECIFIED);
    tester.testAllPublicConstructors(ActivityCondition.About.class);
    tester.testAllPublicStaticMethods(Situation.class);
    tester.testAllPublicConstructors(DeclaredCounter.Activities.class);
    tester.testAllPublicConstructors(DeclaredCounter.Quantities.class);
    tester.testAllPublicInstanceMethods(DeclaredCounter.PURCHASES);
  }

  @Test
  void aSituationIsThatOfAnOrderOrOfAnActivity() {
    Situation situation = Situation.of(ADA, TASTING, PARIS);
    assertFalse(situation.isOrder());
    assertEquals(Optional.of(TASTING), situation.activity());
    assertEquals("a-1", situation.cause());
    assertEquals(MORNING, situation.at());
    assertEquals(LocalDate.of(2026, 3, 2), situation.day());
    assertEquals(DayOfWeek.MONDAY, situation.weekday());
    assertEquals(LocalTime.of(9, 15), situation.time());
    assertTrue(assertThrows(IllegalStateException.class, situation::order)
        .toString()
        .contains("situation must be that of an order"));
    Order order =
        Order.builder("o-1", "ada", MORNING).amount(Money.of("EUR", "1.00")).build();
    assertEquals(Optional.empty(), Situation.of(ADA, order, PARIS).activity());
    assertEquals("o-1", Situation.of(ADA, order, PARIS).cause());
    new EqualsTester()
        .addEqualityGroup(situation, Situation.of(ADA, TASTING, DayClock.of(PARIS)))
        .addEqualityGroup(Situation.of(ADA, TASTING.withQuantity(2), PARIS))
        .addEqualityGroup(Situation.of(ADA, order, PARIS))
        .testEquals();
    MemberView ben = MemberView.builder("ben", LocalDate.of(2024, 1, 1)).build();
    assertThrows(IllegalArgumentException.class, () -> Situation.of(ben, TASTING, PARIS));
    assertThrows(
        IllegalArgumentException.class, () -> Situation.of(ben, TASTING, DayClock.of(PARIS)));
  }

  @Test
  void analysisSpeaksOfOrdersAndOfActivities() {
    Condition noLine = Conditions.anyLine(LineCondition.any()).negate();
    assertTrue(noLine.test(Situation.of(ADA, TASTING, PARIS)));
    assertEquals(Finding.YES, noLine.canHold());
    assertEquals(Finding.NO, noLine.and(Conditions.atStore("lyon")).canHold());
    assertEquals(Finding.YES, noLine.implies(Conditions.quantityAtLeast(1)));
    assertEquals(Finding.YES, Conditions.quantityAtLeast(1).implies(noLine));
    Condition monday = Conditions.onWeekdays(DayOfWeek.MONDAY);
    assertTrue(monday.test(Situation.of(ADA, TASTING, PARIS)));
    assertEquals(Finding.YES, monday.canHold());
  }

  @Test
  void countersCountActivitiesOfTheirKindOrWhatTheyMeasure() {
    Activity visit = Activity.of("a-2", "ada", MORNING, CHECK_IN).withQuantity(4);
    DeclaredCounter visits = DeclaredCounter.activities("v", CHECK_IN, Window.lifetime());
    DeclaredCounter measured = DeclaredCounter.quantities("q", CHECK_IN, Window.lifetime());
    assertEquals(1, visits.amountOf(visit));
    assertEquals(4, measured.amountOf(visit));
    assertEquals(0, visits.amountOf(TASTING));
    assertEquals(0, measured.amountOf(TASTING));
    assertEquals(0, DeclaredCounter.PURCHASES.amountOf(visit));
    Order order =
        Order.builder("o-1", "ada", MORNING).amount(Money.of("EUR", "1.00")).build();
    assertEquals(0, visits.amountOf(order));
    assertEquals(0, measured.amountOf(order));
    assertThrows(
        IllegalArgumentException.class,
        () -> new DeclaredCounter(
            "v",
            new DeclaredCounter.Activities(CHECK_IN),
            Conditions.inCategory("coffee"),
            Window.lifetime()));
  }
}
