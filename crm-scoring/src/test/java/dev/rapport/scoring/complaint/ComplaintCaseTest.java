package dev.rapport.scoring.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.customer.ReasonCode;
import dev.rapport.core.event.Complaint;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.evidence.RelationshipFacts;
import dev.rapport.scoring.complaint.CriticalIncident.Recovery;
import dev.rapport.scoring.complaint.CriticalIncident.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComplaintCaseTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Complaint.Raised SLOW =
      Complaint.Raised.of("cmp-1", MONDAY, "ada", ServiceFailure.UNREASONABLY_SLOW_SERVICE.code());
  private static final Complaint.Raised ODD =
      Complaint.Raised.of("cmp-2", MONDAY.plus(DAY), "ada", ReasonCode.of("odd"));

  private static Complaint.Resolved closing(
      String id, int days, String complaint, Complaint.Result result) {
    return Complaint.Resolved.of(
        id, MONDAY.plus(DAY.multipliedBy(days)), "ada", complaint, result, Complaint.Remedy.REFUND);
  }

  private static ComplaintCase first(Instant asOf, Complaint... events) {
    return ComplaintCase.of(EventHistory.of(events), asOf).get(0);
  }

  @Test
  void complaintsAreReadFromAHistoryAsOfAnInstant() {
    EventHistory history = EventHistory.of(
        SLOW,
        ODD,
        closing("res-1", 1, "cmp-1", Complaint.Result.SATISFIED),
        closing("res-9", 1, "cmp-unknown", Complaint.Result.SATISFIED));
    List<ComplaintCase> cases = ComplaintCase.of(history, MONDAY.plus(DAY));
    assertEquals(List.of(SLOW, ODD), cases.stream().map(ComplaintCase::raised).toList());
    assertEquals(Optional.of(DAY), cases.get(0).timeToClose());
    assertEquals(Finding.YES, cases.get(0).resolved());
    assertTrue(cases.get(1).isOpen());
    assertEquals(Finding.NO, cases.get(1).resolved());
    assertEquals(Optional.empty(), cases.get(1).timeToClose());
    assertTrue(ComplaintCase.of(history, MONDAY).get(0).isOpen());
    // The same count of open complaints as the facts of the relationship.
    assertEquals(
        RelationshipFacts.of(history, ZoneOffset.UTC, 30, MONDAY.plus(DAY)).openComplaints(),
        cases.stream().filter(ComplaintCase::isOpen).count());
  }

  @Test
  void theLastClosingCounts() {
    ComplaintCase again = first(
        MONDAY.plus(DAY.multipliedBy(30)),
        SLOW,
        closing("res-1", 1, "cmp-1", Complaint.Result.SATISFIED),
        closing("res-2", 4, "cmp-1", Complaint.Result.DISSATISFIED));
    assertEquals(Finding.NO, again.resolved());
    assertEquals(Optional.of(Duration.ofDays(4)), again.timeToClose());
    assertEquals(Optional.of(ComplaintOutcome.UNRESOLVED), again.outcome(DAY));
  }

  @Test
  void aResolutionIsQuickUpToTheLimitInclusive() {
    ComplaintCase one =
        first(MONDAY.plus(DAY), SLOW, closing("res-1", 1, "cmp-1", Complaint.Result.SATISFIED));
    assertEquals(Optional.of(ComplaintOutcome.RESOLVED_QUICKLY), one.outcome(DAY));
    assertEquals(Optional.of(ComplaintOutcome.RESOLVED), one.outcome(DAY.minusNanos(1)));
    assertThrows(IllegalArgumentException.class, () -> one.outcome(DAY.negated()));
  }

  @Test
  void whetherAComplaintWasResolvedIsTheCustomersToSay() {
    ComplaintCase closed =
        first(MONDAY.plus(DAY), SLOW, closing("res-1", 1, "cmp-1", Complaint.Result.CLOSED));
    assertEquals(Finding.UNKNOWN, closed.resolved());
    assertEquals(Optional.empty(), closed.outcome(DAY));
    assertEquals(Optional.empty(), CriticalIncident.from(closed, DAY));
    ComplaintCase dropped =
        first(MONDAY.plus(DAY), SLOW, closing("res-1", 1, "cmp-1", Complaint.Result.DROPPED));
    assertEquals(Optional.of(ComplaintOutcome.UNRESOLVED), dropped.outcome(DAY));
  }

  @Test
  void aCaseBecomesAnIncident() {
    ComplaintCase one =
        first(MONDAY.plus(DAY), SLOW, closing("res-1", 1, "cmp-1", Complaint.Result.SATISFIED));
    assertEquals(
        Optional.of(CriticalIncident.of(
                MONDAY, "ada", Tone.SATISFYING, ServiceFailure.UNREASONABLY_SLOW_SERVICE)
            .with(
                ComplaintResponses.of(ComplaintResponse.SEEK_REDRESS),
                new Recovery(ComplaintOutcome.RESOLVED_QUICKLY, Set.of(Complaint.Remedy.REFUND)))),
        CriticalIncident.from(one, DAY));
    assertEquals(
        Tone.DISSATISFYING,
        CriticalIncident.from(first(MONDAY, SLOW), DAY).orElseThrow().tone());
    assertEquals(Optional.empty(), CriticalIncident.from(first(ODD.at(), ODD), DAY));
    assertEquals(
        ComplaintResponses.of(ComplaintResponse.SEEK_REDRESS, ComplaintResponse.THIRD_PARTY),
        ComplaintResponses.from(ComplaintCase.of(
            EventHistory.of(SLOW, ODD.withForum(Complaint.Forum.PUBLIC)), ODD.at())));
  }

  @Test
  void aComplaintIsMadeToChangeThingsOrToBeHeard() {
    assertEquals(Finding.UNKNOWN, first(MONDAY, SLOW).instrumental());
    assertEquals(Finding.YES, first(MONDAY, SLOW.withAim(Complaint.Aim.REDRESS)).instrumental());
    assertEquals(
        Finding.NO, first(MONDAY, SLOW.withAim(Complaint.Aim.EXPRESSION)).instrumental());
  }

  @Test
  void aFunnelCountsTheComplaintsOnFile() {
    List<ComplaintCase> cases = ComplaintCase.of(
        EventHistory.of(
            SLOW,
            closing("res-1", 1, "cmp-1", Complaint.Result.SATISFIED),
            ODD,
            closing("res-2", 1, "cmp-2", Complaint.Result.DISSATISFIED),
            closing("res-3", 2, "cmp-2", Complaint.Result.SATISFIED),
            Complaint.Raised.of("cmp-3", MONDAY, "ben", ReasonCode.UNSPECIFIED),
            closing("res-4", 1, "cmp-3", Complaint.Result.CLOSED),
            Complaint.Raised.of("cmp-4", MONDAY, "cyd", ReasonCode.UNSPECIFIED)
                .withForum(Complaint.Forum.PUBLIC)),
        MONDAY.plus(DAY.multipliedBy(9)));
    assertEquals(new ComplaintFunnel(12, 3, 2, 1), ComplaintFunnel.of(12, cases, DAY));
    assertEquals(
        new ComplaintFunnel(12, 3, 2, 0), ComplaintFunnel.of(12, cases, DAY.minusNanos(1)));
    assertThrows(IllegalArgumentException.class, () -> ComplaintFunnel.of(2, cases, DAY));
    assertThrows(
        IllegalArgumentException.class, () -> ComplaintFunnel.of(12, cases, DAY.negated()));
  }

  @Test
  void eventsMustBelongTogether() {
    Complaint.Resolved other = closing("res-1", 1, "cmp-2", Complaint.Result.SATISFIED);
    assertEquals(
        "closings must be of the complaint cmp-1, one was of cmp-2",
        assertThrows(IllegalArgumentException.class, () -> new ComplaintCase(SLOW, List.of(other)))
            .getMessage());
    Complaint.Resolved early = closing("res-1", -1, "cmp-1", Complaint.Result.SATISFIED);
    assertThrows(IllegalArgumentException.class, () -> new ComplaintCase(SLOW, List.of(early)));
    assertTrue(first(MONDAY, early, SLOW).isOpen());
    Complaint.Resolved later = closing("res-2", 2, "cmp-1", Complaint.Result.SATISFIED);
    Complaint.Resolved sooner = closing("res-3", 1, "cmp-1", Complaint.Result.SATISFIED);
    assertThrows(
        IllegalArgumentException.class, () -> new ComplaintCase(SLOW, List.of(later, sooner)));
  }

  @Test
  void anIncidentWithoutPublicResponseHasNoComplaintToResolve() {
    CriticalIncident silent =
        CriticalIncident.of(MONDAY, "ada", Tone.DISSATISFYING, ServiceFailure.ATTENTION);
    assertThrows(
        IllegalArgumentException.class,
        () -> silent.with(
            ComplaintResponses.of(ComplaintResponse.STOP_BUYING),
            new Recovery(ComplaintOutcome.RESOLVED, Set.of())));
    assertEquals(
        "responses must have a public one exactly if the outcome is that of a complaint, were [SEEK_REDRESS] with NO_COMPLAINT",
        assertThrows(
                IllegalArgumentException.class,
                () -> silent.with(
                    ComplaintResponses.of(ComplaintResponse.SEEK_REDRESS), Recovery.none()))
            .getMessage());
    // An attentive firm may make good unasked.
    Recovery unasked =
        new Recovery(ComplaintOutcome.NO_COMPLAINT, Set.of(Complaint.Remedy.APOLOGY));
    assertEquals(unasked, silent.with(ComplaintResponses.none(), unasked).recovery());
  }
}
