package dev.rapport.core.evidence;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.explain.Explained;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class EvidenceTest {
  private static final Instant JANUARY = Instant.parse("2026-01-15T00:00:00Z");
  private static final Instant JUNE = Instant.parse("2026-06-15T00:00:00Z");
  private static final Evidence TRUSTED = Evidence.builder().trust(Finding.YES).build();

  private static final Evidence FULL = Evidence.builder()
      .qualified(Finding.YES)
      .shareOfWallet(0.9)
      .recommendScore(9)
      .activeProbability(0.75)
      .trust(Finding.YES)
      .commitment(Finding.NO)
      .attitudinalLoyalty(Finding.YES)
      .satisfactionSlipping(Finding.NO)
      .customisationBond(Finding.NO)
      .structuralBond(Finding.YES)
      .build();

  @Test
  void knowsNothingUnlessTold() {
    Evidence none = Evidence.none();
    assertEquals(OptionalDouble.empty(), none.shareOfWallet());
    assertEquals(OptionalInt.empty(), none.recommendScore());
    assertEquals(OptionalDouble.empty(), none.activeProbability());
    assertEquals(
        Set.of(Finding.UNKNOWN),
        EnumSet.of(
            none.qualified(),
            none.trust(),
            none.commitment(),
            none.attitudinalLoyalty(),
            none.satisfactionSlipping(),
            none.customisationBond(),
            none.structuralBond()));
    assertEquals("Evidence[]", none.toString());
  }

  @Test
  void keepsWhatItIsTold() {
    assertEquals(OptionalDouble.of(0.9), FULL.shareOfWallet());
    assertEquals(OptionalInt.of(9), FULL.recommendScore());
    assertEquals(OptionalDouble.of(0.75), FULL.activeProbability());
    assertEquals(Finding.NO, FULL.commitment());
    assertEquals(
        "Evidence[qualified=YES, shareOfWallet=0.9, recommendScore=9, activeProbability=0.75, trust=YES, commitment=NO,"
            + " attitudinalLoyalty=YES, satisfactionSlipping=NO, customisationBond=NO, structuralBond=YES]",
        FULL.toString());
    assertEquals(FULL, FULL.toBuilder().build());
  }

  @Test
  void differsInEveryPart() {
    new EqualsTester()
        .addEqualityGroup(FULL, FULL.toBuilder().build())
        .addEqualityGroup(Evidence.none(), Evidence.builder().build())
        .addEqualityGroup(FULL.toBuilder().qualified(Finding.NO).build())
        .addEqualityGroup(FULL.toBuilder().shareOfWallet(0).build())
        .addEqualityGroup(FULL.toBuilder().recommendScore(0).build())
        .addEqualityGroup(FULL.toBuilder().activeProbability(0).build())
        .addEqualityGroup(FULL.toBuilder().trust(Finding.NO).build())
        .addEqualityGroup(FULL.toBuilder().commitment(Finding.YES).build())
        .addEqualityGroup(FULL.toBuilder().attitudinalLoyalty(Finding.NO).build())
        .addEqualityGroup(FULL.toBuilder().satisfactionSlipping(Finding.YES).build())
        .addEqualityGroup(FULL.toBuilder().customisationBond(Finding.YES).build())
        .addEqualityGroup(FULL.toBuilder().structuralBond(Finding.NO).build())
        .testEquals();
  }

  @Test
  void countsAStructuralBondAsOneOfCustomisation() {
    assertEquals(Finding.YES, FULL.customisedOrMore());
    assertEquals(
        Finding.NO, FULL.toBuilder().structuralBond(Finding.NO).build().customisedOrMore());
    assertEquals(
        Finding.UNKNOWN,
        FULL.toBuilder().structuralBond(Finding.UNKNOWN).build().customisedOrMore());
  }

  @Test
  void refusesWhatIsNoShareOrScore() {
    Evidence.Builder builder = Evidence.builder();
    assertAll(
        () -> assertRefused(
            "shareOfWallet must be 0 to 1, was 1.1", () -> builder.shareOfWallet(1.1)),
        () -> assertRefused(
            "shareOfWallet must be 0 to 1, was -0.1", () -> builder.shareOfWallet(-0.1)),
        () -> assertRefused(
            "shareOfWallet must be 0 to 1, was NaN", () -> builder.shareOfWallet(Double.NaN)),
        () -> assertRefused(
            "activeProbability must be 0 to 1, was 2.0", () -> builder.activeProbability(2)),
        () -> assertRefused(
            "recommendScore must be 0 to 10, was 11", () -> builder.recommendScore(11)),
        () -> assertRefused(
            "recommendScore must be 0 to 10, was -1", () -> builder.recommendScore(-1)));
    assertEquals(
        Evidence.builder().shareOfWallet(0).build(),
        Evidence.builder().shareOfWallet(-0.0).build());
  }

  @Test
  void isKnownFromItsDateOn() {
    EvidenceHistory history = EvidenceHistory.none().plus(JUNE, FULL).plus(JANUARY, TRUSTED);
    assertEquals(Evidence.none(), history.asOf(JANUARY.minusNanos(1)));
    assertEquals(TRUSTED, history.asOf(JANUARY));
    assertEquals(TRUSTED, history.asOf(JUNE.minusNanos(1)));
    assertEquals(FULL, history.asOf(JUNE));
    assertEquals(EvidenceHistory.of(Map.of(JANUARY, TRUSTED, JUNE, FULL)), history);
    assertEquals(List.of(JANUARY, JUNE), List.copyOf(history.entries().keySet()));
    assertEquals(
        "{2026-01-15T00:00:00Z=Evidence[trust=YES]}",
        EvidenceHistory.none().plus(JANUARY, TRUSTED).toString());
  }

  @Test
  void canBeKnownAtAllTimesOrNever() {
    assertEquals(TRUSTED, EvidenceHistory.always(TRUSTED).asOf(Instant.MIN));
    assertEquals(Evidence.none(), EvidenceHistory.none().asOf(Instant.MAX));
    new EqualsTester()
        .addEqualityGroup(EvidenceHistory.none(), EvidenceHistory.of(Map.of()))
        .addEqualityGroup(
            EvidenceHistory.always(TRUSTED), EvidenceHistory.none().plus(Instant.MIN, TRUSTED))
        .addEqualityGroup(EvidenceHistory.always(FULL))
        .testEquals();
    assertThrows(
        UnsupportedOperationException.class,
        () -> EvidenceHistory.always(FULL).entries().clear());
  }

  @Test
  void qualifiesAProspectWhoNeedsAndCanPay() {
    Explained<Finding> qualified = ProspectData.qualify(Map.of(
        ProspectData.CREDIT_STANDING, Finding.YES,
        ProspectData.BUYING_CHARACTERISTICS, Finding.YES,
        ProspectData.CURRENT_SUPPLIERS, Finding.NO));
    assertEquals(Finding.YES, qualified.value());
    assertEquals(
        List.of(
            "qualified: yes",
            "  credit standing speaks for it: yes",
            "  buying characteristics speaks for it: yes"),
        qualified.explanation().lines());
    assertEquals(
        Finding.UNKNOWN,
        ProspectData.qualify(Map.of(ProspectData.CREDIT_STANDING, Finding.YES)).value());
    assertEquals(
        Finding.NO,
        ProspectData.qualify(Map.of(ProspectData.CREDIT_STANDING, Finding.NO)).value());
  }

  @Test
  void listsWhatIsMissingAboutAProspect() {
    assertEquals(
        List.of(
            ProspectData.BASIC_DATA, ProspectData.PURCHASE_HISTORY, ProspectData.CURRENT_SUPPLIERS),
        ProspectData.missing(
            Set.of(ProspectData.CREDIT_STANDING, ProspectData.BUYING_CHARACTERISTICS)));
    assertEquals(List.of(), ProspectData.missing(EnumSet.allOf(ProspectData.class)));
  }

  @Test
  void refusesNull() {
    NullPointerTester tester =
        new NullPointerTester().setDefault(Evidence.class, FULL).setDefault(Instant.class, JANUARY);
    tester.testAllPublicInstanceMethods(Evidence.builder());
    tester.testAllPublicStaticMethods(EvidenceHistory.class);
    tester.testAllPublicInstanceMethods(EvidenceHistory.none());
    tester.testAllPublicStaticMethods(ProspectData.class);
  }

  private static void assertRefused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
