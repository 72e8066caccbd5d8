package dev.rapport.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.evidence.Evidence;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.evidence.LapseTest;
import dev.rapport.core.evidence.RelationshipFacts;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class LadderTest {
  private static final LadderPolicy STRICT = LadderPolicy.standard();
  private static final LadderPolicy HIGHEST =
      STRICT.toBuilder().reading(LadderPolicy.Reading.HIGHEST).build();
  private static final Evidence ALL_OF_THE_WALLET =
      Evidence.builder().shareOfWallet(1).build();

  private static RelationshipFacts.Builder bought(long times) {
    return RelationshipFacts.builder().purchases(times);
  }

  private static Evidence qualified(Finding finding) {
    return Evidence.builder().qualified(finding).build();
  }

  @Test
  void beginsWithSuspectsAndProspects() {
    RelationshipFacts nothing = RelationshipFacts.none();
    assertEquals(LadderRung.SUSPECT, STRICT.rung(nothing, Evidence.none()));
    assertEquals(LadderRung.PROSPECT, STRICT.rung(nothing, qualified(Finding.YES)));
    assertEquals(LadderRung.DISQUALIFIED, STRICT.rung(nothing, qualified(Finding.NO)));
    assertEquals(LadderRung.DISQUALIFIED, HIGHEST.rung(nothing, qualified(Finding.NO)));
    assertEquals(LadderRung.FIRST_TIME, STRICT.rung(bought(1).build(), qualified(Finding.NO)));
  }

  @Test
  void takesAMemberWhoNeverBoughtForAProspectOrForAMember() {
    RelationshipFacts enrolled = RelationshipFacts.builder().member(true).build();
    assertEquals(LadderRung.PROSPECT, STRICT.rung(enrolled, Evidence.none()));
    assertEquals(LadderRung.MEMBER, HIGHEST.rung(enrolled, Evidence.none()));
    assertEquals(LadderRung.DISQUALIFIED, HIGHEST.rung(enrolled, qualified(Finding.NO)));
  }

  /** Who is known not to qualify is off the ladder; the steps of the ladder would say otherwise of a member. */
  @Test
  void saysWhyAMemberIsDisqualified() {
    RelationshipFacts enrolled = RelationshipFacts.builder().member(true).build();
    assertEquals(
        List.of(
            "ladder of formation (strict): disqualified",
            "  known not to qualify, and has not bought (member of a programme: yes)"),
        STRICT.explain(enrolled, qualified(Finding.NO)).explanation().lines());
    assertEquals(
        "ladder of formation (highest): disqualified",
        HIGHEST.explain(enrolled, qualified(Finding.NO)).explanation().lines().get(0));
  }

  @Test
  void climbsRungByRung() {
    assertEquals(LadderRung.FIRST_TIME, STRICT.rung(bought(1).build(), ALL_OF_THE_WALLET));
    assertEquals(LadderRung.REPEAT, STRICT.rung(bought(2).build(), ALL_OF_THE_WALLET));
    assertEquals(LadderRung.CLIENT, STRICT.rung(bought(3).build(), ALL_OF_THE_WALLET));
    RelationshipFacts.Builder member = bought(3).member(true);
    assertEquals(LadderRung.MEMBER, STRICT.rung(member.build(), ALL_OF_THE_WALLET));
    RelationshipFacts advocate = member.referrals(1).build();
    assertEquals(LadderRung.ADVOCATE, STRICT.rung(advocate, ALL_OF_THE_WALLET));
    assertEquals(
        LadderRung.PARTNER,
        STRICT.rung(
            advocate, ALL_OF_THE_WALLET.toBuilder().structuralBond(Finding.YES).build()));
  }

  @Test
  void provesNoClientWithoutTheShareOfWallet() {
    RelationshipFacts often = bought(100).member(true).build();
    assertEquals(LadderRung.REPEAT, STRICT.rung(often, Evidence.none()));
    assertEquals(
        List.of(
            "ladder of formation (strict): repeat",
            "  prospect: yes (qualified: unknown, member: yes, purchases: 100)",
            "  first time: yes (purchases: 100 of 1 needed)",
            "  repeat: yes (purchases: 100 of 2 needed)",
            "  client: unknown (purchases: 100 of 3 needed, share of wallet: unknown, 100.0% needed)"),
        STRICT.explain(often, Evidence.none()).explanation().lines());
    assertTrue(STRICT
        .explain(often, Evidence.none())
        .explanation()
        .find(LifecycleCode.SHARE_UNKNOWN)
        .isPresent());
  }

  @Test
  void explainsTheWholeLadderInTheOtherReading() {
    assertEquals(
        List.of(
            "ladder of formation (highest): advocate",
            "  prospect: unknown (qualified: unknown, member: no, purchases: 0)",
            "  first time: no (purchases: 0 of 1 needed)",
            "  repeat: no (purchases: 0 of 2 needed)",
            "  client: no (purchases: 0 of 3 needed, share of wallet: 40.0% of 100.0% needed)",
            "  member of a programme: no",
            "  advocate: yes (0 referred, recommend score 9; either counts)",
            "  tied by a structural bond: unknown"),
        HIGHEST
            .explain(
                RelationshipFacts.none(),
                Evidence.builder().shareOfWallet(0.4).recommendScore(9).build())
            .explanation()
            .lines());
  }

  @Test
  void believesReferralsWordsEitherOrBoth() {
    RelationshipFacts referred = bought(3).member(true).referrals(1).build();
    RelationshipFacts silent = bought(3).member(true).build();
    Evidence promoter = ALL_OF_THE_WALLET.toBuilder().recommendScore(9).build();
    Evidence passive = ALL_OF_THE_WALLET.toBuilder().recommendScore(8).build();
    LadderPolicy observed = advocatesBy(LadderPolicy.Advocacy.OBSERVED);
    LadderPolicy stated = advocatesBy(LadderPolicy.Advocacy.STATED);
    LadderPolicy both = advocatesBy(LadderPolicy.Advocacy.BOTH);
    assertAll(
        () -> assertEquals(LadderRung.ADVOCATE, observed.rung(referred, passive)),
        () -> assertEquals(LadderRung.MEMBER, observed.rung(silent, promoter)),
        () -> assertEquals(LadderRung.MEMBER, stated.rung(referred, passive)),
        () -> assertEquals(LadderRung.MEMBER, stated.rung(referred, ALL_OF_THE_WALLET)),
        () -> assertEquals(LadderRung.ADVOCATE, stated.rung(silent, promoter)),
        () -> assertEquals(LadderRung.MEMBER, both.rung(referred, passive)),
        () -> assertEquals(LadderRung.MEMBER, both.rung(silent, promoter)),
        () -> assertEquals(LadderRung.ADVOCATE, both.rung(referred, promoter)),
        () -> assertEquals(LadderRung.ADVOCATE, STRICT.rung(referred, passive)),
        () -> assertEquals(LadderRung.ADVOCATE, STRICT.rung(silent, promoter)));
  }

  private static LadderPolicy advocatesBy(LadderPolicy.Advocacy advocacy) {
    return STRICT.toBuilder().advocacy(advocacy).build();
  }

  @Test
  void stepsAsideWhenACustomerLapsesOrLeaves() {
    RelationshipFacts lapsed = bought(4).silenceDays(60).meanIntervalDays(30).build();
    assertEquals(LadderRung.INACTIVE, STRICT.rung(lapsed, ALL_OF_THE_WALLET));
    assertEquals(
        List.of(
            "ladder of formation (strict): inactive",
            "  silent for 60 days, 2.00 times the usual 30.0 days; lapsed from 2.00 times on: yes"),
        STRICT.explain(lapsed, ALL_OF_THE_WALLET).explanation().lines());
    LadderPolicy patient = STRICT.toBuilder().lapse(LapseTest.intervalRatio(3)).build();
    assertEquals(LadderRung.CLIENT, patient.rung(lapsed, ALL_OF_THE_WALLET));
    RelationshipFacts left = RelationshipFacts.builder().terminated(true).build();
    assertEquals(LadderRung.INACTIVE, HIGHEST.rung(left, qualified(Finding.NO)));
    assertEquals(
        List.of("ladder of formation (highest): inactive", "  the relationship was ended"),
        HIGHEST.explain(left, Evidence.none()).explanation().lines());
  }

  @Test
  void everySettingCounts() {
    RelationshipFacts facts = bought(3).member(true).referrals(1).build();
    assertAll(
        () -> assertEquals(
            LadderRung.REPEAT,
            STRICT.toBuilder().clientPurchases(4).build().rung(facts, ALL_OF_THE_WALLET)),
        () -> assertEquals(
            LadderRung.MEMBER,
            STRICT.toBuilder().advocateReferrals(2).build().rung(facts, ALL_OF_THE_WALLET)),
        () -> assertEquals(
            LadderRung.ADVOCATE,
            STRICT.toBuilder()
                .advocateScore(7)
                .advocacy(LadderPolicy.Advocacy.STATED)
                .build()
                .rung(facts, ALL_OF_THE_WALLET.toBuilder().recommendScore(7).build())));
  }

  @Test
  void refusesSettingsThatMeanNothing() {
    LadderPolicy.Builder builder = LadderPolicy.builder();
    assertAll(
        () -> assertRefused(
            "clientPurchases must be at least 2, was 1", () -> builder.clientPurchases(1)),
        () -> assertRefused(
            "clientShare must be above 0 and at most 1, was 0.0", () -> builder.clientShare(0)),
        () -> assertRefused(
            "clientShare must be above 0 and at most 1, was 1.5", () -> builder.clientShare(1.5)),
        () -> assertRefused(
            "advocateReferrals must be at least 1, was 0", () -> builder.advocateReferrals(0)),
        () -> assertRefused(
            "advocateScore must be 0 to 10, was 11", () -> builder.advocateScore(11)));
    new NullPointerTester().testAllPublicInstanceMethods(builder);
  }

  @Test
  void knowsWhichRungsBelongTogether() {
    assertEquals(
        EnumSet.of(LadderRung.DISQUALIFIED, LadderRung.INACTIVE),
        EnumSet.complementOf(rungs(LadderRung::isOnLadder)));
    assertEquals(
        EnumSet.of(LadderRung.SUSPECT, LadderRung.PROSPECT, LadderRung.DISQUALIFIED),
        rungs(LadderRung::isBeforePurchase));
    assertEquals(
        EnumSet.range(LadderRung.FIRST_TIME, LadderRung.PARTNER),
        rungs(LadderRung::isActiveCustomer));
    assertEquals(
        EnumSet.range(LadderRung.CLIENT, LadderRung.PARTNER),
        rungs(rung -> rung.isAtLeast(LadderRung.CLIENT)));
    assertFalse(LadderRung.INACTIVE.isAtLeast(LadderRung.INACTIVE));
    assertEquals(Set.of(LadderRung.CLIENT, LadderRung.MEMBER), LoyaltyLadder.SUPPORTER.rungs());
  }

  private static EnumSet<LadderRung> rungs(Predicate<LadderRung> test) {
    EnumSet<LadderRung> rungs = EnumSet.noneOf(LadderRung.class);
    for (LadderRung rung : LadderRung.values()) {
      if (test.test(rung)) {
        rungs.add(rung);
      }
    }
    return rungs;
  }

  @Test
  void isAValue() {
    new EqualsTester()
        .addEqualityGroup(
            STRICT,
            LadderPolicy.builder().build(),
            HIGHEST.toBuilder().reading(LadderPolicy.Reading.STRICT).build())
        .addEqualityGroup(HIGHEST)
        .addEqualityGroup(STRICT.toBuilder().clientPurchases(4).build())
        .addEqualityGroup(STRICT.toBuilder().clientShare(0.8).build())
        .addEqualityGroup(advocatesBy(LadderPolicy.Advocacy.BOTH))
        .addEqualityGroup(STRICT.toBuilder().advocateReferrals(2).build())
        .addEqualityGroup(STRICT.toBuilder().advocateScore(10).build())
        .addEqualityGroup(STRICT.toBuilder().lapse(LapseTest.silence(90)).build())
        .testEquals();
    assertEquals(
        "LadderPolicy[STRICT, client 3 purchases and share 1.0, advocate EITHER of 1 referrals and score 9,"
            + " inactive IntervalRatio[threshold=2.0]]",
        STRICT.toString());
  }

  private static void assertRefused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
