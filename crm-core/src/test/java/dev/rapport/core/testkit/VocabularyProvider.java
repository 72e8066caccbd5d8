package dev.rapport.core.testkit;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.customer.Customer;
import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.customer.ProgramId;
import dev.rapport.core.customer.ReasonCode;
import dev.rapport.core.customer.SegmentId;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.SurvivalCurve;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.event.CategoryId;
import dev.rapport.core.event.Complaint;
import dev.rapport.core.event.Consent;
import dev.rapport.core.event.Contact;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.Enquiry;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.EventId;
import dev.rapport.core.event.EventReference;
import dev.rapport.core.event.LineItem;
import dev.rapport.core.event.Participation;
import dev.rapport.core.event.ProductId;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Referral;
import dev.rapport.core.event.Return;
import dev.rapport.core.event.SurveyAnswered;
import dev.rapport.core.evidence.Evidence;
import dev.rapport.core.evidence.EvidenceHistory;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.evidence.LapseTest;
import dev.rapport.core.evidence.RelationshipFacts;
import dev.rapport.core.evidence.ValueSeries;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.explain.Renderer;
import dev.rapport.core.lifecycle.LadderPolicy;
import dev.rapport.core.lifecycle.PositionPolicy;
import dev.rapport.core.lifecycle.StagePolicy;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.DiscountRate;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.Horizon;
import dev.rapport.core.time.InstantRange;
import dev.rapport.core.time.Recurrence;
import dev.rapport.core.time.Window;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Lets a property take any type of the vocabulary as a plain {@code @ForAll} parameter. */
public final class VocabularyProvider implements ArbitraryProvider {
  private static final Map<Class<?>, Supplier<Arbitrary<?>>> GENERATORS = Map.ofEntries(
      // One line a type, in the order of the packages from the ground floor up.
      entry(CurrencyUnit.class, MoneyArbitraries::currencies),
      entry(Money.class, MoneyArbitraries::money),
      entry(DiscountRate.class, MoneyArbitraries::discountRates),
      entry(DateRange.class, TimeArbitraries::dateRanges),
      entry(InstantRange.class, TimeArbitraries::instantRanges),
      entry(Window.class, TimeArbitraries::windows),
      entry(Cycle.class, TimeArbitraries::cycles),
      entry(Recurrence.class, TimeArbitraries::recurrences),
      entry(Horizon.class, TimeArbitraries::horizons),
      entry(Argument.class, ExplainArbitraries::arguments),
      entry(Explanation.class, ExplainArbitraries::explanations),
      entry(Renderer.class, ExplainArbitraries::renderers),
      entry(UndefinedReason.class, EstimateArbitraries::undefinedReasons),
      entry(Interval.class, EstimateArbitraries::intervals),
      entry(Estimate.class, EstimateArbitraries::estimates),
      entry(Proportion.class, EstimateArbitraries::proportions),
      entry(SurvivalCurve.class, EstimateArbitraries::survivalCurves),
      entry(CustomerId.class, CustomerArbitraries::customerIds),
      entry(SegmentId.class, CustomerArbitraries::segmentIds),
      entry(ProgramId.class, CustomerArbitraries::programIds),
      entry(ReasonCode.class, CustomerArbitraries::reasonCodes),
      entry(Channel.class, CustomerArbitraries::channels),
      entry(Customer.class, CustomerArbitraries::customers),
      entry(EventId.class, EventArbitraries::eventIds),
      entry(ProductId.class, EventArbitraries::productIds),
      entry(CategoryId.class, EventArbitraries::categoryIds),
      entry(LineItem.class, EventArbitraries::lineItems),
      entry(EventReference.class, EventArbitraries::references),
      entry(CustomerEvent.class, EventArbitraries::events),
      entry(Purchase.class, EventArbitraries::purchases),
      entry(Return.class, EventArbitraries::returns),
      entry(Enquiry.class, EventArbitraries::enquiries),
      entry(Contact.class, EventArbitraries::contacts),
      entry(Complaint.class, EventArbitraries::complaints),
      entry(Complaint.Raised.class, EventArbitraries::complaintsRaised),
      entry(Complaint.Resolved.class, EventArbitraries::complaintsResolved),
      entry(SurveyAnswered.class, EventArbitraries::surveyAnswers),
      entry(SurveyAnswered.Item.class, EventArbitraries::surveyItems),
      entry(Referral.class, EventArbitraries::referrals),
      entry(Consent.class, EventArbitraries::consents),
      entry(Consent.Given.class, EventArbitraries::consentsGiven),
      entry(Consent.Withdrawn.class, EventArbitraries::consentsWithdrawn),
      entry(Participation.class, EventArbitraries::participations),
      entry(Participation.Enrolment.class, EventArbitraries::enrolments),
      entry(Participation.Termination.class, EventArbitraries::terminations),
      entry(EventHistory.class, EventArbitraries::histories),
      entry(Finding.class, RelationshipArbitraries::findings),
      entry(Evidence.class, RelationshipArbitraries::evidence),
      entry(EvidenceHistory.class, RelationshipArbitraries::evidenceHistories),
      entry(ValueSeries.class, RelationshipArbitraries::valueSeries),
      entry(RelationshipFacts.class, RelationshipArbitraries::facts),
      entry(LapseTest.class, RelationshipArbitraries::lapseTests),
      entry(LadderPolicy.class, RelationshipArbitraries::ladderPolicies),
      entry(StagePolicy.class, RelationshipArbitraries::stagePolicies),
      entry(PositionPolicy.class, RelationshipArbitraries::positionPolicies));

  /** Found by the service loader of jqwik. */
  public VocabularyProvider() {}

  @Override
  public boolean canProvideFor(TypeUsage type) {
    return GENERATORS.containsKey(type.getRawType());
  }

  @Override
  public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
    return Set.of(requireNonNull(GENERATORS.get(type.getRawType()), "canProvideFor comes first")
        .get());
  }
}
