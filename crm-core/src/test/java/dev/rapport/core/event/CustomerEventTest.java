package dev.rapport.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.NullPointerTester;
import dev.rapport.core.customer.Channel;
import dev.rapport.core.customer.ContactPurpose;
import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.customer.ReasonCode;
import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CustomerEventTest {
  private static final Instant AT = Instant.parse("2026-01-05T09:00:00Z");
  private static final EventId ID = EventId.of("e-1");
  private static final CustomerId ADA = CustomerId.of("ada");
  private static final Money TEN = Money.of("EUR", "10.00");
  private static final SurveyAnswered.Item RECOMMEND =
      SurveyAnswered.Item.of("nps", "recommend", 0, 10);

  @Test
  void aPurchaseAddsUpItsLines() {
    Purchase purchase = Purchase.of(
        "e-1",
        AT,
        "ada",
        LineItem.of("beans", "coffee", 2, Money.of("EUR", "17.80")),
        LineItem.of("tart", "cake", 3, Money.of("EUR", "0.00")));
    assertEquals(Money.of("EUR", "17.80"), purchase.total());
    assertEquals(5, purchase.quantity());
    assertEquals(Channel.UNSPECIFIED, purchase.channel());
  }

  @Test
  void aPurchaseOfAnAmountHasOneUnnamedLine() {
    Purchase purchase = Purchase.of("e-1", AT, "ada", TEN);
    assertEquals(
        List.of(new LineItem(ProductId.UNSPECIFIED, CategoryId.UNSPECIFIED, 1, TEN)),
        purchase.lines());
    assertEquals(TEN, purchase.total());
  }

  @Test
  void aPurchaseOfNothingForNothingHappens() {
    assertTrue(Purchase.of("e-1", AT, "ada", Money.of("USD", "0.00")).total().isZero());
  }

  @Test
  void linesOfTwoCurrenciesAreRefused() {
    CurrencyMismatchException mixed = assertThrows(
        CurrencyMismatchException.class,
        () -> Purchase.of(
            "e-1", AT, "ada", LineItem.ofAmount(TEN), LineItem.ofAmount(Money.of("USD", "1"))));
    assertEquals(CurrencyUnit.of("EUR"), mixed.expected());
    assertEquals(CurrencyUnit.of("USD"), mixed.actual());
    assertThrows(
        CurrencyMismatchException.class,
        () -> Return.of(
            "e-1",
            AT,
            "ada",
            "o-1",
            LineItem.ofAmount(TEN),
            LineItem.ofAmount(Money.of("USD", "1"))));
  }

  @Test
  void sumsThatOverflowAreRefusedAtTheDoor() {
    LineItem most = LineItem.ofAmount(Money.ofMinor("EUR", Long.MAX_VALUE));
    LineItem many = LineItem.of("p", "c", Long.MAX_VALUE, Money.of("EUR", "0"));
    assertThrows(
        ArithmeticException.class,
        () -> Purchase.of("e-1", AT, "ada", most, LineItem.ofAmount(Money.ofMinor("EUR", 1))));
    assertThrows(ArithmeticException.class, () -> Purchase.of("e-1", AT, "ada", many, many));
    assertEquals(Long.MAX_VALUE, Purchase.of("e-1", AT, "ada", most).total().minorUnits());
  }

  @Test
  void aLineIsNeitherNegativeNorWithoutPieces() {
    refused(
        "amount must not be negative, was EUR -0.01. Goods that come back are a Return with a positive amount.",
        () -> LineItem.ofAmount(Money.of("EUR", "-0.01")));
    refused("quantity must be at least 1, was 0", () -> LineItem.of("p", "c", 0, TEN));
    refused("quantity must be at least 1, was -3", () -> LineItem.of("p", "c", -3, TEN));
  }

  @Test
  void aPurchaseHasALine() {
    refused("lines must not be empty", () -> Purchase.of("e-1", AT, "ada"));
    refused("lines must not be empty", () -> Return.of("e-1", AT, "ada", "o-1"));
  }

  @Test
  void linesAreCopied() {
    List<LineItem> lines = new ArrayList<>(List.of(LineItem.ofAmount(TEN)));
    Purchase purchase = new Purchase(ID, AT, ADA, lines);
    lines.clear();
    assertEquals(1, purchase.lines().size());
    assertThrows(UnsupportedOperationException.class, () -> purchase.lines().clear());
  }

  @Test
  void aReturnKnowsItsPurchaseOrSaysThatItDoesNot() {
    assertEquals(
        Optional.of(EventId.of("o-1")),
        Return.of("e-1", AT, "ada", "o-1", TEN).purchase().target());
    assertEquals(Optional.empty(), Return.of("e-1", AT, "ada", TEN).purchase().target());
  }

  @Test
  void noEventRefersToItself() {
    refused(
        "purchase must be another event, was this one, \"e-1\"",
        () -> Return.of("e-1", AT, "ada", "e-1", TEN));
    refused(
        "complaint must be another event, was this one, \"e-1\"",
        () -> Complaint.Resolved.of("e-1", AT, "ada", "e-1", Complaint.Result.CLOSED));
    Complaint.Raised raised = Complaint.Raised.of("e-1", AT, "ada", ReasonCode.of("late-delivery"));
    refused("about must be another event, was this one, \"e-1\"", () -> raised.withAbout(ID));
    SurveyAnswered answer = SurveyAnswered.of("e-1", AT, "ada", RECOMMEND, "2026-q1", 9);
    refused("about must be another event, was this one, \"e-1\"", () -> answer.withAbout(ID));
  }

  @Test
  void nothingHappensAtTheEndsOfTime() {
    refused(
        "at must be after Instant.MIN and before Instant.MAX, was " + Instant.MAX,
        () -> Purchase.of("e-1", Instant.MAX, "ada", TEN));
    refused(
        "at must be after Instant.MIN and before Instant.MAX, was " + Instant.MIN,
        () -> Participation.Enrolment.of("e-1", Instant.MIN, "ada", "club"));
  }

  @Test
  void aRatingLiesOnTheScaleOfItsQuestion() {
    for (int score = 0; score <= 10; score++) {
      assertEquals(
          OptionalInt.of(score),
          SurveyAnswered.of("e-1", AT, "ada", RECOMMEND, "2026-q1", score).score());
    }
    refused(
        "score must be 0 to 10 for nps/recommend [0..10], was 11",
        () -> SurveyAnswered.of("e-1", AT, "ada", RECOMMEND, "2026-q1", 11));
    refused(
        "score must be 0 to 10 for nps/recommend [0..10], was -1",
        () -> SurveyAnswered.of("e-1", AT, "ada", RECOMMEND, "2026-q1", -1));
  }

  @Test
  void aMissingAnswerSaysWhy() {
    SurveyAnswered answer =
        SurveyAnswered.of("e-1", AT, "ada", RECOMMEND, "2026-q1", SurveyAnswered.Missing.DONT_KNOW);
    assertEquals(OptionalInt.empty(), answer.score());
    assertEquals(SurveyAnswered.Missing.DONT_KNOW, answer.response());
  }

  @Test
  void aScaleHasTwoPointsAtLeast() {
    refused(
        "lowest must be below highest 5, was 5", () -> SurveyAnswered.Item.of("nps", "q", 5, 5));
    refused("question must not be empty", () -> SurveyAnswered.Item.of("nps", "", 0, 1));
    refused("wave must not be empty", () -> SurveyAnswered.of("e-1", AT, "ada", RECOMMEND, "", 9));
  }

  @Test
  void aConsentNamesItsChannel() {
    refused(
        "channel of a consent must be known, was \"unspecified\"",
        () -> Consent.Given.of("e-1", AT, "ada", ContactPurpose.SERVICE, Channel.UNSPECIFIED));
    refused(
        "channel of a consent must be known, was \"unspecified\"",
        () -> Consent.Withdrawn.of("e-1", AT, "ada", ContactPurpose.SERVICE, Channel.UNSPECIFIED));
  }

  @Test
  void aComplaintCarriesWhatIsKnownAboutIt() {
    Complaint.Raised raised = Complaint.Raised.of("e-1", AT, "ada", ReasonCode.of("late-delivery"))
        .withChannel(Channel.PHONE)
        .withSeverity(Complaint.Severity.MAJOR)
        .withForum(Complaint.Forum.THIRD_PARTY)
        .withAim(Complaint.Aim.REDRESS)
        .withAbout(EventId.of("o-1"));
    assertEquals(
        new Complaint.Raised(
            ID,
            AT,
            ADA,
            Channel.PHONE,
            ReasonCode.of("late-delivery"),
            Complaint.Severity.MAJOR,
            Complaint.Forum.THIRD_PARTY,
            Complaint.Aim.REDRESS,
            EventReference.to(EventId.of("o-1"))),
        raised);
  }

  @Test
  void remediesAreASetInTheOrderOfTheEnum() {
    Complaint.Resolved resolved = Complaint.Resolved.of(
        "e-1",
        AT,
        "ada",
        "cmp-1",
        Complaint.Result.SATISFIED,
        Complaint.Remedy.REFUND,
        Complaint.Remedy.APOLOGY,
        Complaint.Remedy.REFUND);
    assertEquals(
        List.of(Complaint.Remedy.APOLOGY, Complaint.Remedy.REFUND),
        List.copyOf(resolved.remedies()));
    assertThrows(UnsupportedOperationException.class, () -> resolved.remedies().clear());
    Set<Complaint.Remedy> given = EnumSet.of(Complaint.Remedy.APOLOGY);
    Complaint.Resolved copied =
        new Complaint.Resolved(ID, AT, ADA, EventId.of("cmp-1"), Complaint.Result.CLOSED, given);
    given.clear();
    assertEquals(Set.of(Complaint.Remedy.APOLOGY), copied.remedies());
  }

  @Test
  void aReferralToOneselfIsAFactThatCanBeTold() {
    assertTrue(Referral.of("e-1", AT, "ada", "ada", Referral.Progress.INVITED).isToSelf());
    assertFalse(Referral.of("e-1", AT, "ada", "bob", Referral.Progress.INVITED).isToSelf());
  }

  @Test
  void aContactStartsWithoutReasonAndOutcome() {
    Contact contact = Contact.outbound("e-1", AT, "ada", Channel.EMAIL, ContactPurpose.MARKETING);
    assertEquals(Contact.Direction.OUTBOUND, contact.direction());
    assertEquals(ReasonCode.UNSPECIFIED, contact.reason());
    assertEquals(Contact.Outcome.UNKNOWN, contact.outcome());
    assertEquals(
        Contact.Outcome.NOTICED, contact.withOutcome(Contact.Outcome.NOTICED).outcome());
    assertEquals(
        ReasonCode.of("spring-sale"),
        contact.withReason(ReasonCode.of("spring-sale")).reason());
    assertEquals(
        Contact.Direction.INBOUND,
        Contact.inbound("e-1", AT, "ada", Channel.EMAIL, ContactPurpose.SERVICE).direction());
  }

  @Test
  void aParticipationNamesItsProgrammeAndReason() {
    ReasonCode price = ReasonCode.of("price");
    Participation.Termination ended = Participation.Termination.of(
            "e-1", AT, "ada", "coffee-club", Participation.EndedBy.CUSTOMER)
        .withReason(price);
    assertEquals(price, ended.reason());
    assertEquals(Participation.EndedBy.CUSTOMER, ended.endedBy());
    assertEquals("coffee-club", ended.program().value());
    assertEquals(
        price,
        Participation.Enrolment.of("e-1", AT, "ada", "club").withReason(price).reason());
  }

  @Test
  void everyFactoryAndConstructorNamesTheArgumentThatIsNull() {
    NullPointerTester tester = new NullPointerTester()
        .setDefault(Instant.class, AT)
        .setDefault(String.class, "a")
        .setDefault(Money.class, TEN)
        .setDefault(long.class, 1L)
        .setDefault(EventId.class, ID)
        .setDefault(CustomerId.class, ADA)
        .setDefault(EventReference.class, EventReference.none())
        .setDefault(Channel.class, Channel.EMAIL)
        .setDefault(SurveyAnswered.Item.class, RECOMMEND)
        .setDefault(SurveyAnswered.Response.class, new SurveyAnswered.Rating(1));
    List<Class<?>> types = List.of(
        EventId.class,
        ProductId.class,
        CategoryId.class,
        LineItem.class,
        EventHistory.class,
        EventReference.To.class,
        Purchase.class,
        Return.class,
        Enquiry.class,
        Contact.class,
        Complaint.Raised.class,
        Complaint.Resolved.class,
        SurveyAnswered.class,
        SurveyAnswered.Item.class,
        Referral.class,
        Consent.Given.class,
        Consent.Withdrawn.class,
        Participation.Enrolment.class,
        Participation.Termination.class);
    for (Class<?> type : types) {
      tester.testAllPublicStaticMethods(type);
      tester.testAllPublicConstructors(type);
    }
  }

  private static void refused(String message, Executable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
