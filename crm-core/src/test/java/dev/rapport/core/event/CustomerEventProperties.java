package dev.rapport.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;

/** What holds of every single event. */
@PropertyDefaults(tries = 200)
class CustomerEventProperties {
  private static final CustomerId FRESH = CustomerId.of("fresh");

  private static final Map<Class<?>, CustomerEvent.Kind> KINDS = Map.ofEntries(
      Map.entry(Participation.Enrolment.class, CustomerEvent.Kind.ENROLMENT),
      Map.entry(Consent.Given.class, CustomerEvent.Kind.CONSENT_GIVEN),
      Map.entry(Consent.Withdrawn.class, CustomerEvent.Kind.CONSENT_WITHDRAWN),
      Map.entry(Contact.class, CustomerEvent.Kind.CONTACT),
      Map.entry(Enquiry.class, CustomerEvent.Kind.ENQUIRY),
      Map.entry(Purchase.class, CustomerEvent.Kind.PURCHASE),
      Map.entry(Return.class, CustomerEvent.Kind.RETURN),
      Map.entry(Complaint.Raised.class, CustomerEvent.Kind.COMPLAINT_RAISED),
      Map.entry(Complaint.Resolved.class, CustomerEvent.Kind.COMPLAINT_RESOLVED),
      Map.entry(SurveyAnswered.class, CustomerEvent.Kind.SURVEY_ANSWERED),
      Map.entry(Referral.class, CustomerEvent.Kind.REFERRAL),
      Map.entry(Participation.Termination.class, CustomerEvent.Kind.TERMINATION));

  @Property
  void everyRecordHasAKindOfItsOwn(@ForAll CustomerEvent event) {
    assertEquals(KINDS.get(event.getClass()), event.kind());
  }

  @Property
  void anotherCustomerIsTheOnlyDifferenceThatRekeyingMakes(@ForAll CustomerEvent event) {
    CustomerEvent hers = event.withCustomer(FRESH);
    assertEquals(FRESH, hers.customer());
    assertEquals(event.getClass(), hers.getClass());
    assertNotEquals(event, hers);
    assertEquals(0, CustomerEvent.order().compare(event, hers));
    assertEquals(event, hers.withCustomer(event.customer()));
  }

  @Property
  void aCustomerWhomTheEventDoesNotNameIsNotReplaced(@ForAll CustomerEvent event) {
    assertEquals(event, event.rekeyed(FRESH, CustomerId.of("nobody")));
    assertEquals(event, event.rekeyed(event.customer(), FRESH).rekeyed(FRESH, event.customer()));
  }

  @Property
  void theProductLinesOfAPurchaseAddUpToIt(@ForAll Purchase purchase) {
    Money total = Money.zero(CurrencyUnit.of("EUR"));
    long quantity = 0;
    for (CategoryId category : purchase.categories()) {
      Purchase part = (Purchase) purchase.inCategory(category).orElseThrow();
      assertTrue(part.lines().stream().allMatch(line -> line.category().equals(category)));
      total = total.plus(part.total());
      quantity += part.quantity();
    }
    assertEquals(purchase.total(), total);
    assertEquals(purchase.quantity(), quantity);
    assertTrue(purchase.inCategory(CategoryId.of("never sold")).isEmpty());
  }

  @Property
  void anAnswerIsOnItsScaleOrMissing(@ForAll SurveyAnswered answer) {
    if (answer.score().isPresent()) {
      int score = answer.score().getAsInt();
      assertTrue(answer.item().lowest() <= score && score <= answer.item().highest());
    } else {
      assertTrue(answer.response() instanceof SurveyAnswered.Missing);
    }
  }
}
