package dev.rapport.loyalty.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.time.DateRange;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.testkit.LimitArbitraries;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LimitProperties {
  private static final DateRange DAYS =
      DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1));

  @Provide
  Arbitrary<List<Limit>> limits() {
    return LimitArbitraries.limits();
  }

  @Provide
  Arbitrary<List<Claim>> claims() {
    return LimitArbitraries.claims(DAYS).list().ofMaxSize(25);
  }

  private static List<String> words(Allowance allowance) {
    List<String> words = new ArrayList<>();
    words.add(Long.toString(allowance.awarded().units()));
    allowance
        .bites()
        .forEach(bite -> words.add(bite.limit() + " " + bite.reason()
            + (bite.reason() == Allowance.Reason.COOLING_DOWN ? " " + bite.until() : "")));
    return words;
  }

  @Property(tries = 400)
  void everyAnswerIsThatOfTheReference(
      @ForAll @From("limits") List<Limit> limits,
      @ForAll @From("claims") List<Claim> claims,
      @ForAll @IntRange(min = 0, max = 60) int rememberedDays,
      @ForAll Random random) {
    ReferenceUsage reference = new ReferenceUsage(rememberedDays);
    LimitUsage usage = LimitUsage.remembering(rememberedDays);
    for (Claim claim : claims) {
      Allowance allowance = usage.allow(limits, claim);
      assertEquals(reference.allow(limits, claim), words(allowance));
      if (allowance.awarded().isPositive()) {
        LimitUse use = LimitUse.of(claim, allowance.awarded(), limits);
        reference.plus(use);
        usage = usage.plus(use);
      }
      String cause = "o" + (1 + random.nextInt(5));
      int kind = random.nextInt(6);
      if (kind == 0) {
        reference.returned(cause);
        usage = usage.returned(cause);
      } else if (kind == 1) {
        Points points = Points.of(LimitArbitraries.BEANS, random.nextInt(40));
        reference.returned(cause, "base", points);
        usage = usage.returned(cause, "base", points);
      }
      assertEquals(usage, LimitUsage.restore(usage.snapshot()));
    }
  }

  @Property
  void awardsNeverComeToMoreThanTheCapInAnyWindow(
      @ForAll @From("limits") List<Limit> limits, @ForAll @From("claims") List<Claim> claims) {
    ReferenceUsage all = new ReferenceUsage(1_000);
    LimitUsage usage = LimitUsage.remembering(30);
    for (Claim claim : claims) {
      Allowance allowance = usage.allow(limits, claim);
      assertTrue(allowance.awarded().compareTo(claim.desired()) <= 0);
      if (allowance.awarded().isPositive()) {
        LimitUse use = LimitUse.of(claim, allowance.awarded(), limits);
        all.plus(use);
        usage = usage.plus(use);
      }
    }
    for (Limit limit : limits) {
      if (limit instanceof Cap cap && cap.scope() != LimitScope.ORDER) {
        List<String> subjects = switch (cap.scope()) {
          case RULE -> List.of("base", "bonus");
          case SUBJECT -> List.of("", "tea");
          default -> List.of("");
        };
        for (String subject : subjects) {
          DAYS.days()
              .forEach(
                  day -> assertTrue(all.sum(cap, subject, day) <= cap.most().count()));
        }
      }
    }
  }

  @Property(tries = 300)
  void anImmediateReturnRestoresEverything(
      @ForAll @From("limits") List<Limit> limits,
      @ForAll @From("claims") List<Claim> claims,
      @ForAll @IntRange(min = 1, max = 80) int units) {
    LimitUsage before = used(limits, claims, LimitUsage.empty()).passing(DAYS.lastDay());
    Claim claim = new Claim(
        "reversed",
        "base",
        Points.of(LimitArbitraries.BEANS, units),
        DAYS.lastDay().atStartOfDay(ZoneOffset.UTC).toInstant(),
        DAYS.lastDay());
    LimitUsage after = before.plus(LimitUse.of(claim, claim.desired(), limits));
    assertEquals(before, after.returned("reversed"));
    LimitUsage bits = after;
    for (int i = 0; i < units; i++) {
      bits = bits.returned("reversed", "base", Points.of(LimitArbitraries.BEANS, 1));
    }
    assertEquals(before, bits, "many small returns are one large one");
    assertEquals(before, bits.returned("reversed"), "nothing is left to return");
  }

  private static LimitUsage used(List<Limit> limits, List<Claim> claims, LimitUsage start) {
    LimitUsage usage = start;
    for (Claim claim : claims) {
      if (claim.desired().isPositive()) {
        usage = usage.plus(LimitUse.of(claim, claim.desired(), limits));
      }
    }
    return usage;
  }

  @Property(tries = 400)
  void theOrderOfAwardsDoesNotShow(
      @ForAll @From("limits") List<Limit> limits,
      @ForAll @From("claims") List<Claim> claims,
      @ForAll Random random) {
    List<Claim> shuffled = new ArrayList<>(claims);
    Collections.shuffle(shuffled, random);
    LimitUsage remembersLong = LimitUsage.remembering(100);
    assertEquals(used(limits, claims, remembersLong), used(limits, shuffled, remembersLong));
    assertEquals(
        used(limits, claims, remembersLong).hashCode(),
        used(limits, shuffled, remembersLong).hashCode());
    // What is forgotten in between is forgotten in the end, too.
    LimitUsage remembersShort = LimitUsage.remembering(10);
    assertEquals(used(limits, claims, remembersShort), used(limits, shuffled, remembersShort));
  }

  @Property
  void theOrderOfLimitsDoesNotChangeTheAward(
      @ForAll @From("limits") List<Limit> limits,
      @ForAll @From("claims") List<Claim> claims,
      @ForAll Random random) {
    LimitUsage usage = LimitUsage.empty();
    List<Limit> shuffled = new ArrayList<>(limits);
    Collections.shuffle(shuffled, random);
    for (Claim claim : claims) {
      Points awarded = usage.allow(limits, claim).awarded();
      assertEquals(awarded, usage.allow(shuffled, claim).awarded());
      if (awarded.isPositive()) {
        usage = usage.plus(LimitUse.of(claim, awarded, limits));
      }
    }
  }

  @Property(tries = 40)
  void usageIsBoundedByWhatIsRemembered(
      @ForAll @From("limits") List<Limit> limits,
      @ForAll @IntRange(min = 0, max = 30) int rememberedDays) {
    LimitUsage usage = LimitUsage.remembering(rememberedDays);
    for (int i = 0; i < 400; i++) {
      LocalDate day = DAYS.startInclusive().plusDays(i);
      Claim claim = new Claim(
          "o" + i,
          "base",
          Points.of(LimitArbitraries.BEANS, 1),
          day.atStartOfDay(ZoneOffset.UTC).toInstant(),
          day);
      usage = usage.plus(LimitUse.of(claim, claim.desired(), limits));
    }
    LimitSnapshot snapshot = usage.snapshot();
    assertTrue(snapshot.open().size() <= rememberedDays + 1);
    // One count for each order that is remembered, else one for each limit.
    assertTrue(snapshot.counts().size() <= limits.size() * (rememberedDays + 1));
    snapshot.counts().forEach(count -> assertTrue(count.days().size() <= 32 + rememberedDays));
    snapshot.awards().forEach(awards -> assertTrue(awards.at().size() <= rememberedDays + 6));
  }
}
