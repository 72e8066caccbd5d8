package dev.rapport.scoring.complaint;

import static dev.rapport.scoring.complaint.ComplaintResponse.BOYCOTT;
import static dev.rapport.scoring.complaint.ComplaintResponse.LEGAL_ACTION;
import static dev.rapport.scoring.complaint.ComplaintResponse.SEEK_REDRESS;
import static dev.rapport.scoring.complaint.ComplaintResponse.STOP_BUYING;
import static dev.rapport.scoring.complaint.ComplaintResponse.THIRD_PARTY;
import static dev.rapport.scoring.complaint.ComplaintResponse.WARN_ACQUAINTANCES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.NullPointerTester;
import dev.rapport.core.customer.ReasonCode;
import dev.rapport.core.event.Complaint;
import dev.rapport.core.explain.Renderer;
import dev.rapport.scoring.complaint.ComplaintResponse.Reaction;
import dev.rapport.scoring.complaint.ComplaintResponse.Sphere;
import dev.rapport.scoring.complaint.ComplaintResponses.Complainer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComplaintResponsesTest {
  /** Published: Day and Landon (1977), three private and three public actions, and none. */
  @Test
  void privateAndPublicActionsAreThoseOfTheTaxonomy() {
    for (ComplaintResponse response : ComplaintResponse.values()) {
      boolean isPrivate = Set.of(STOP_BUYING, BOYCOTT, WARN_ACQUAINTANCES).contains(response);
      assertEquals(isPrivate ? Sphere.PRIVATE : Sphere.PUBLIC, response.sphere());
    }
    assertEquals(6, ComplaintResponse.values().length);
  }

  @Test
  void voiceExitAndRetaliationDoNotExcludeEachOther() {
    ComplaintResponses all = ComplaintResponses.of(SEEK_REDRESS, STOP_BUYING, WARN_ACQUAINTANCES);
    assertEquals(Set.of(Reaction.VOICE, Reaction.EXIT, Reaction.RETALIATION), all.reactions());
    assertEquals(Set.of(Sphere.PRIVATE, Sphere.PUBLIC), all.spheres());
    assertFalse(all.stays());
    assertEquals(
        Set.of(Reaction.VOICE, Reaction.LOYALTY),
        ComplaintResponses.of(SEEK_REDRESS).reactions());
    assertEquals(Set.of(Reaction.LOYALTY), ComplaintResponses.none().reactions());
    assertEquals(
        Set.of(Reaction.RETALIATION), ComplaintResponses.of(WARN_ACQUAINTANCES).reactions());
    assertTrue(ComplaintResponses.of(WARN_ACQUAINTANCES).stays());
    assertEquals(
        Set.of(Reaction.EXIT, Reaction.RETALIATION),
        ComplaintResponses.of(BOYCOTT).reactions());
  }

  @Test
  void theLoudestResponseMakesTheComplainer() {
    assertEquals(Complainer.PASSIVE, ComplaintResponses.none().complainer());
    assertEquals(Complainer.VOICER, ComplaintResponses.of(SEEK_REDRESS).complainer());
    assertEquals(Complainer.IRATE, ComplaintResponses.of(STOP_BUYING).complainer());
    assertEquals(
        Complainer.IRATE,
        ComplaintResponses.of(SEEK_REDRESS, WARN_ACQUAINTANCES).complainer());
    assertEquals(
        Complainer.ACTIVIST,
        ComplaintResponses.of(THIRD_PARTY, WARN_ACQUAINTANCES).complainer());
    assertEquals(Complainer.ACTIVIST, ComplaintResponses.of(LEGAL_ACTION).complainer());
  }

  @Test
  void responsesAreExplained() {
    assertEquals(
        List.of(
            "irate complainer: voice and retaliation",
            "  warn acquaintances: private, retaliation",
            "  seek redress: public, voice"),
        ComplaintResponses.of(SEEK_REDRESS, WARN_ACQUAINTANCES, SEEK_REDRESS)
            .explanation()
            .lines());
    assertEquals(
        List.of("passive complainer: loyalty"),
        ComplaintResponses.none().explanation().lines());
    assertEquals(List.of(), Renderer.english().check(List.of(ComplaintCode.values())));
  }

  @Test
  void aForumIsAPublicResponse() {
    assertEquals(SEEK_REDRESS, ComplaintResponse.from(Complaint.Forum.FIRM));
    assertEquals(LEGAL_ACTION, ComplaintResponse.from(Complaint.Forum.LEGAL));
    assertEquals(THIRD_PARTY, ComplaintResponse.from(Complaint.Forum.THIRD_PARTY));
    assertEquals(THIRD_PARTY, ComplaintResponse.from(Complaint.Forum.PUBLIC));
  }

  /** Published: the groups of Bitner, Booms and Tetreault (1990), and of Bitner, Booms and Mohr (1994). */
  @Test
  void failuresHaveTheirTypesAndCodes() {
    assertEquals(3, ServiceFailure.Type.SYSTEM.failures().size());
    assertEquals(4, ServiceFailure.Type.NEED_OR_REQUEST.failures().size());
    assertEquals(5, ServiceFailure.Type.UNPROMPTED_ACTION.failures().size());
    assertEquals(4, ServiceFailure.Type.PROBLEM_CUSTOMER.failures().size());
    assertEquals(
        16,
        Arrays.stream(ServiceFailure.Type.values())
            .mapToInt(type -> type.failures().size())
            .sum());
    assertEquals(
        ReasonCode.of("failure.unreasonably-slow-service"),
        ServiceFailure.UNREASONABLY_SLOW_SERVICE.code());
    for (ServiceFailure failure : ServiceFailure.values()) {
      assertEquals(Optional.of(failure), ServiceFailure.from(failure.code()));
      assertTrue(failure.type().failures().contains(failure));
      assertFalse(failure.term().isBlank());
    }
    assertEquals(Optional.empty(), ServiceFailure.from(ReasonCode.of("late-delivery")));
    assertEquals("服务交付系统失败", ServiceFailure.Type.SYSTEM.term());
  }

  @Test
  void nullsAreNamed() {
    NullPointerTester tester = new NullPointerTester();
    tester.testAllPublicStaticMethods(ServiceFailure.class);
    tester.testAllPublicStaticMethods(ComplaintResponse.class);
    tester.testAllPublicInstanceMethods(ComplaintResponses.none());
    tester.testAllPublicConstructors(ComplaintResponses.class);
  }
}
