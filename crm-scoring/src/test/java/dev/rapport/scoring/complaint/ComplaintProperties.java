package dev.rapport.scoring.complaint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.scoring.complaint.ComplaintResponse.Reaction;
import dev.rapport.scoring.complaint.ComplaintResponse.Sphere;
import dev.rapport.scoring.complaint.ComplaintResponses.Complainer;
import dev.rapport.scoring.complaint.CriticalIncident.Recovery;
import dev.rapport.scoring.complaint.CriticalIncident.Tone;
import dev.rapport.scoring.samples.ByteForms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

class ComplaintProperties {
  @Provide
  Arbitrary<RepurchaseTable> tables() {
    return Arbitraries.doubles().between(0, 1).array(double[].class).ofSize(4).map(rows -> {
      Arrays.sort(rows);
      return new RepurchaseTable(rows[0], rows[1], rows[2], rows[3]);
    });
  }

  @Provide
  Arbitrary<ComplaintFunnel> funnels() {
    return Arbitraries.longs().between(0, 500).array(long[].class).ofSize(4).map(counts -> {
      Arrays.sort(counts);
      return new ComplaintFunnel(counts[3], counts[2], counts[1], counts[0]);
    });
  }

  @Provide
  Arbitrary<List<CriticalIncident>> incidents() {
    return Combinators.combine(
            Arbitraries.of(Tone.class),
            Arbitraries.of(ServiceFailure.class),
            Arbitraries.of(ComplaintResponse.class).set(),
            Arbitraries.of(
                ComplaintOutcome.UNRESOLVED,
                ComplaintOutcome.RESOLVED,
                ComplaintOutcome.RESOLVED_QUICKLY))
        .as((tone, failure, set, ending) -> {
          ComplaintResponses responses = new ComplaintResponses(set);
          boolean isPublic = responses.spheres().contains(Sphere.PUBLIC);
          return CriticalIncident.of(Instant.EPOCH, "ada", tone, failure)
              .with(responses, isPublic ? new Recovery(ending, Set.of()) : Recovery.none());
        })
        .list()
        .ofMaxSize(40);
  }

  @Property
  void moreComplaintsMoreSolutionsAndQuickerOnesNeverLoseACustomer(
      @ForAll("tables") RepurchaseTable table,
      @ForAll @DoubleRange(max = 1) double c,
      @ForAll @DoubleRange(max = 1) double s,
      @ForAll @DoubleRange(max = 1) double q,
      @ForAll @DoubleRange(max = 1) double more) {
    double retained = new ComplaintEconomics(1_000_000, c, s, q, table).retained();
    assertTrue(
        retained <= new ComplaintEconomics(1_000_000, Math.max(c, more), s, q, table).retained());
    assertTrue(
        retained <= new ComplaintEconomics(1_000_000, c, Math.max(s, more), q, table).retained());
    assertTrue(
        retained <= new ComplaintEconomics(1_000_000, c, s, Math.max(q, more), table).retained());
    assertTrue(1_000_000 * table.noComplaint() <= retained);
    assertTrue(retained <= 1_000_000 * table.resolvedQuickly());
  }

  /** The published formula, and each value as the difference that one more customer makes. */
  @Property
  void retainedIsThePublishedFormulaAndValuesAreItsDifferences(
      @ForAll("tables") RepurchaseTable p,
      @ForAll @LongRange(min = 1, max = 100_000) long n,
      @ForAll @DoubleRange(max = 0.9) double c,
      @ForAll @DoubleRange(max = 0.9) double s,
      @ForAll @DoubleRange(max = 0.9) double q) {
    ComplaintEconomics economics = new ComplaintEconomics(n, c, s, q, p);
    double formula = n
        * ((1 - c) * p.noComplaint()
            + c
                * ((1 - s) * p.unresolved()
                    + s * ((1 - q) * p.resolved() + q * p.resolvedQuickly())));
    assertEquals(formula, economics.retained(), 1e-10 * n);
    double step = 0.1;
    assertEquals(
        economics.valueOfOneMoreComplaint() * step * n,
        new ComplaintEconomics(n, c + step, s, q, p).retained() - economics.retained(),
        1e-9 * n);
    assertEquals(
        economics.valueOfOneMoreSolution() * step * c * n,
        new ComplaintEconomics(n, c, s + step, q, p).retained() - economics.retained(),
        1e-9 * n);
    assertEquals(
        economics.valueOfOneQuickerSolution() * step * s * c * n,
        new ComplaintEconomics(n, c, s, q + step, p).retained() - economics.retained(),
        1e-9 * n);
  }

  @Property
  void funnelsMergeAndTheIcebergTurnsTheComplaintRateRound(
      @ForAll("funnels") ComplaintFunnel one, @ForAll("funnels") ComplaintFunnel other) {
    ComplaintFunnel both = one.merge(other);
    assertEquals(both, other.merge(one).merge(ComplaintFunnel.empty()));
    ByteForms.assertTravels(both, ComplaintFunnel::toBytes, ComplaintFunnel::fromBytes);
    assertEquals(one.problems() + other.problems(), both.problems());
    assertEquals(one.firstContact() + other.firstContact(), both.firstContact());
    Estimate rate = both.complaintRate(0.9);
    Estimate iceberg = both.icebergMultiplier(0.9);
    assertEquals(both.complaints() > 0, iceberg.isKnown());
    iceberg.interval().ifPresent(interval -> {
      assertEquals(1, rate.value() * iceberg.value(), 1e-12);
      assertTrue(1 <= interval.lower() && interval.contains(iceberg.value()));
      assertEquals(
          1 / rate.interval().orElseThrow().lower(), interval.upper(), 1e-9 * interval.upper());
    });
    if (both.complaints() > 0) {
      assertTrue(
          both.firstContactResolution(0.9).value() <= both.resolutionRate(0.9).value());
    }
  }

  @Property
  void moreResponsesNeverMakeAQuieterComplainerNorTakeAReactionBackButLoyalty(
      @ForAll Set<ComplaintResponse> some, @ForAll Set<ComplaintResponse> more) {
    ComplaintResponses few = new ComplaintResponses(some);
    ComplaintResponses many = few.plus(new ComplaintResponses(more));
    assertTrue(few.complainer().compareTo(many.complainer()) <= 0);
    assertTrue(many.spheres().containsAll(few.spheres()));
    EnumSet<Reaction> lost = EnumSet.noneOf(Reaction.class);
    lost.addAll(few.reactions());
    lost.removeAll(many.reactions());
    lost.remove(Reaction.LOYALTY);
    assertEquals(Set.of(), lost);
    assertEquals(
        few.reactions().contains(Reaction.LOYALTY),
        few.stays() && !few.reactions().contains(Reaction.RETALIATION));
    assertEquals(few.isSilent(), few.complainer() == Complainer.PASSIVE);
  }

  @Property
  void talliesOfIncidentsMergeToTheWholeInAnyOrder(
      @ForAll("incidents") List<CriticalIncident> incidents, @ForAll Random random) {
    List<CriticalIncident> shuffled = new ArrayList<>(incidents);
    Collections.shuffle(shuffled, random);
    int middle = random.nextInt(incidents.size() + 1);
    IncidentTally left = IncidentTally.of(shuffled.subList(0, middle));
    IncidentTally right = IncidentTally.empty();
    for (CriticalIncident incident : shuffled.subList(middle, shuffled.size())) {
      right = right.add(incident);
    }
    IncidentTally whole = incidents.stream().collect(IncidentTally.collector());
    assertEquals(whole, left.merge(right));
    assertEquals(whole, right.merge(left).merge(IncidentTally.empty()));
    ByteForms.assertTravels(whole, IncidentTally::toBytes, IncidentTally::fromBytes);
    assertArrayEquals(whole.toBytes(), left.merge(right).toBytes());
    assertEquals(whole.hashCode(), left.merge(right).hashCode());
  }

  /** Against counting the incidents one by one. */
  @Property
  void everyShareIsThatOfTheIncidents(@ForAll("incidents") List<CriticalIncident> incidents) {
    IncidentTally tally = IncidentTally.of(incidents);
    assertEquals(incidents.size(), tally.incidents());
    for (Tone tone : Tone.values()) {
      List<CriticalIncident> same =
          incidents.stream().filter(one -> one.tone() == tone).toList();
      assertEquals(same.size(), tally.incidents(tone));
      for (ServiceFailure failure : ServiceFailure.values()) {
        assertEquals(
            same.stream().filter(one -> one.failure() == failure).count(),
            tally.count(tone, failure));
      }
      for (ServiceFailure.Type type : ServiceFailure.Type.values()) {
        assertEquals(
            same.stream().filter(one -> one.failure().type() == type).count(),
            tally.ofType(tone, type).successes());
        assertEquals(
            incidents.stream().filter(one -> one.failure().type() == type).count(),
            tally.dissatisfying(type).trials());
      }
      for (ComplaintResponse response : ComplaintResponse.values()) {
        assertEquals(
            same.stream()
                .filter(one -> one.responses().responses().contains(response))
                .count(),
            tally.responding(tone, response).successes());
      }
      for (ComplaintOutcome outcome : ComplaintOutcome.values()) {
        assertEquals(
            same.stream().filter(one -> one.recovery().outcome() == outcome).count(),
            tally.ending(tone, outcome).successes());
      }
      for (Complainer complainer : Complainer.values()) {
        assertEquals(
            same.stream()
                .filter(one -> one.responses().complainer() == complainer)
                .count(),
            tally.complaining(tone, complainer).successes());
      }
    }
  }
}
