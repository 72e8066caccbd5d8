package dev.rapport.core.testkit;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.customer.ReasonCode;
import dev.rapport.core.event.CategoryId;
import dev.rapport.core.event.Complaint;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.Enquiry;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.EventId;
import dev.rapport.core.event.LineItem;
import dev.rapport.core.event.Participation;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Referral;
import dev.rapport.core.event.Return;
import dev.rapport.core.evidence.Evidence;
import dev.rapport.core.evidence.EvidenceHistory;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.evidence.LapseTest;
import dev.rapport.core.evidence.RelationshipFacts;
import dev.rapport.core.evidence.ValueSeries;
import dev.rapport.core.lifecycle.LadderPolicy;
import dev.rapport.core.lifecycle.PositionPolicy;
import dev.rapport.core.lifecycle.StagePolicy;
import dev.rapport.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * Generators for what is known about one relationship, and for histories of one customer over a year and a half.
 *
 * <p>Small numbers prevail, so that thresholds are met exactly and crossed often.
 */
public final class RelationshipArbitraries {
  /** The customer of all histories made here. */
  public static final String CUSTOMER = "c-1815";

  private static final Instant ORIGIN = Instant.parse("2025-01-01T00:00:00Z");

  private RelationshipArbitraries() {}

  /**
   * Generates findings.
   *
   * @return each of the three
   */
  public static Arbitrary<Finding> findings() {
    return Arbitraries.of(Finding.class);
  }

  /**
   * Generates evidence of which each part may be unknown.
   *
   * @return evidence with shares in tenths
   */
  public static Arbitrary<Evidence> evidence() {
    Arbitrary<Integer> tenths = Arbitraries.integers().between(-3, 10);
    return Combinators.combine(
            findings().list().ofSize(7), tenths, tenths, Arbitraries.integers().between(-3, 10))
        .as((findings, share, probability, score) -> {
          Evidence.Builder builder = Evidence.builder()
              .qualified(findings.get(0))
              .trust(findings.get(1))
              .commitment(findings.get(2))
              .attitudinalLoyalty(findings.get(3))
              .satisfactionSlipping(findings.get(4))
              .customisationBond(findings.get(5))
              .structuralBond(findings.get(6));
          if (share >= 0) {
            builder.shareOfWallet(share / 10.0);
          }
          if (probability >= 0) {
            builder.activeProbability(probability / 10.0);
          }
          if (score >= 0) {
            builder.recommendScore(score);
          }
          return builder.build();
        });
  }

  /**
   * Generates value series: flat, rising, falling, with gaps and returns.
   *
   * @return up to eight periods of whole amounts
   */
  public static Arbitrary<ValueSeries> valueSeries() {
    return Arbitraries.integers()
        .between(-20, 100)
        .list()
        .ofMaxSize(8)
        .map(values ->
            ValueSeries.of(values.stream().mapToDouble(Integer::doubleValue).toArray()));
  }

  /**
   * Generates facts that fit each other.
   *
   * @return facts with few purchases
   */
  public static Arbitrary<RelationshipFacts> facts() {
    Arbitrary<Boolean> seldom = Arbitraries.frequency(Tuple.of(6, false), Tuple.of(1, true));
    return Combinators.combine(
            Arbitraries.integers().between(0, 6),
            Arbitraries.integers().between(0, 60),
            Arbitraries.integers().between(2, 60).map(half -> half / 2.0),
            valueSeries(),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 2),
            seldom.map(open -> open ? 1 : 0),
            seldom)
        .as((purchases, silence, interval, values, member, referrals, complaints, ended) -> {
          RelationshipFacts.Builder builder = RelationshipFacts.builder()
              .purchases(purchases)
              .member(member)
              .referrals(referrals)
              .openComplaints(complaints)
              .terminated(ended);
          if (purchases >= 1) {
            builder.silenceDays(silence).values(values);
          }
          if (purchases >= 2) {
            builder.meanIntervalDays(interval);
          }
          return builder.build();
        });
  }

  /**
   * Generates lapse tests of each kind.
   *
   * @return tests with thresholds near the generated facts
   */
  public static Arbitrary<LapseTest> lapseTests() {
    Arbitrary<Double> ratios = Arbitraries.integers().between(1, 6).map(half -> half / 2.0);
    return Arbitraries.oneOf(
        ratios.map(LapseTest::intervalRatio),
        Combinators.combine(
                Arbitraries.integers().between(1, 10).map(tenth -> tenth / 10.0), ratios)
            .as(LapseTest::probabilityActive),
        Arbitraries.integers().between(1, 60).map(LapseTest::silence));
  }

  /**
   * Generates ladder policies.
   *
   * @return policies of both readings
   */
  public static Arbitrary<LadderPolicy> ladderPolicies() {
    return Combinators.combine(
            Arbitraries.of(LadderPolicy.Reading.class),
            Arbitraries.of(LadderPolicy.Advocacy.class),
            Arbitraries.integers().between(2, 5),
            Arbitraries.integers().between(1, 10).map(tenth -> tenth / 10.0),
            Arbitraries.integers().between(1, 2),
            Arbitraries.integers().between(8, 10),
            lapseTests())
        .as((reading, advocacy, purchases, share, referrals, score, lapse) -> LadderPolicy.builder()
            .reading(reading)
            .advocacy(advocacy)
            .clientPurchases(purchases)
            .clientShare(share)
            .advocateReferrals(referrals)
            .advocateScore(score)
            .lapse(lapse)
            .build());
  }

  /**
   * Generates stage policies.
   *
   * @return policies with every setting varied
   */
  public static Arbitrary<StagePolicy> stagePolicies() {
    Arbitrary<Integer> small = Arbitraries.integers().between(1, 4);
    Arbitrary<Double> shares = Arbitraries.integers().between(0, 10).map(tenth -> tenth / 10.0);
    return Combinators.combine(
            lapseTests(), small.list().ofSize(6), shares.list().ofSize(4))
        .as((lapse, counts, ratios) -> StagePolicy.builder()
            .lapse(lapse)
            .degradationPurchases(counts.get(0))
            .formationPurchases(counts.get(1))
            .declinePeriods(1 + counts.get(2))
            .recentPeriods(counts.get(3))
            .trendPeriods(1 + counts.get(4))
            .reservePurchases(counts.get(5))
            .declineShare(ratios.get(0))
            .formationGrowth(ratios.get(1))
            .warningRatio(0.1 + ratios.get(2))
            .matureShare(ratios.get(3))
            .build());
  }

  /**
   * Generates position policies.
   *
   * @return policies of both readings of the ladder
   */
  public static Arbitrary<PositionPolicy> positionPolicies() {
    return Combinators.combine(ladderPolicies(), stagePolicies()).as(PositionPolicy::new);
  }

  /**
   * Generates the facts of one customer, of every kind that moves one, in no order, on days of a year and a half.
   *
   * @return up to 25 events with different ids, purchases in euros and in three lines, enquiries in a fourth as well
   */
  public static Arbitrary<List<CustomerEvent>> events() {
    return Combinators.combine(
            uniform(0, 12), uniform(0, 18), uniform(0, 30 * 24), uniform(0, 5_000))
        .as((kind, month, hour, cents) -> {
          Instant at = ORIGIN.plus(Duration.ofDays(30L * month)).plus(Duration.ofHours(hour));
          return new Sketch(kind, at, cents);
        })
        .list()
        .ofMaxSize(25)
        .map(RelationshipArbitraries::draw);
  }

  /**
   * Generates histories of one customer.
   *
   * @return histories of {@link #events()}
   */
  public static Arbitrary<EventHistory> histories() {
    return events().map(EventHistory::of);
  }

  /**
   * Generates evidence by date, on days of the generated histories.
   *
   * @return up to four entries
   */
  public static Arbitrary<EvidenceHistory> evidenceHistories() {
    return Arbitraries.maps(
            Arbitraries.longs().between(0, 560).map(day -> ORIGIN.plus(Duration.ofDays(day))),
            evidence())
        .ofMaxSize(4)
        .map(EvidenceHistory::of);
  }

  /**
   * Generates instants at which one may ask: during the generated histories, before and long after.
   *
   * @return any hour of two and a half years
   */
  public static Arbitrary<Instant> instants() {
    return uniform(-30 * 24, 900 * 24).map(hours -> ORIGIN.plus(Duration.ofHours(hours)));
  }

  /* Dates near the origin would otherwise prevail, and with them relationships that hardly began. */
  private static Arbitrary<Integer> uniform(int least, int most) {
    return Arbitraries.integers()
        .between(least, most)
        .withDistribution(RandomDistribution.uniform())
        .withoutEdgeCases();
  }

  /** What becomes an event once it has an id. */
  private record Sketch(int kind, Instant at, int cents) {}

  private static List<CustomerEvent> draw(List<Sketch> sketches) {
    List<CustomerEvent> events = new ArrayList<>();
    for (Sketch sketch : sketches) {
      events.add(draw(sketch, "e-" + events.size(), "e-" + Math.max(0, events.size() - 2)));
    }
    return events;
  }

  private static CustomerEvent draw(Sketch sketch, String id, String earlier) {
    Instant at = sketch.at;
    Money money = Money.ofMinor("EUR", sketch.cents);
    String program = sketch.cents % 3 == 0 ? "relationship" : "club-" + sketch.cents % 2;
    return switch (sketch.kind) {
      case 0 -> Return.of(id, at, CUSTOMER, money);
      case 1 -> Participation.Enrolment.of(id, at, CUSTOMER, program);
      case 2 ->
        Participation.Termination.of(id, at, CUSTOMER, program, Participation.EndedBy.CUSTOMER);
      case 3 ->
        Referral.of(
            id,
            at,
            CUSTOMER,
            sketch.cents % 4 == 0 ? CUSTOMER : "r-" + sketch.cents % 3,
            Referral.Progress.INVITED);
      case 4 ->
        id.equals(earlier)
            ? Complaint.Raised.of(id, at, CUSTOMER, ReasonCode.UNSPECIFIED)
            : Complaint.Resolved.of(id, at, CUSTOMER, earlier, Complaint.Result.SATISFIED);
      case 5 -> Complaint.Raised.of(id, at, CUSTOMER, ReasonCode.UNSPECIFIED);
      case 6 ->
        new Enquiry(
            EventId.of(id),
            at,
            CustomerId.of(CUSTOMER),
            Enquiry.Form.ENQUIRY,
            Channel.UNSPECIFIED,
            CategoryId.of("line-" + sketch.cents % 4));
      default ->
        Purchase.of(id, at, CUSTOMER, LineItem.of("p", "line-" + sketch.cents % 3, 1, money));
    };
  }
}
