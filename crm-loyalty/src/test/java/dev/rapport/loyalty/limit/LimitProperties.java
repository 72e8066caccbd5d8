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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
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
        if (random.nextInt(3) == 0) {
          Claim more = claim.by(claim.rule(), Points.of(LimitArbitraries.MILES, 3));
          LimitUse second = LimitUse.of(more, more.desired(), limits);
          reference.plus(second);
          usage = usage.plus(second);
        }
      }
      String cause = "o" + (1 + random.nextInt(5));
      int kind = random.nextInt(6);
      if (kind == 0) {
        reference.returned(cause);
        usage = usage.returned(cause);
      } else if (kind == 1) {
        Points points = Points.of(
            random.nextBoolean() ? LimitArbitraries.BEANS : LimitArbitraries.MILES,
            random.nextInt(40));
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

  /* Awards under the limits of one of two versions of a programme, in which a name may stand for different limits. */
  private static List<LimitUse> uses(
      List<Limit> limits, List<Limit> changed, List<Claim> claims, Random random) {
    List<LimitUse> uses = new ArrayList<>();
    for (Claim claim : claims) {
      if (claim.desired().isPositive()) {
        uses.add(LimitUse.of(claim, claim.desired(), random.nextBoolean() ? limits : changed));
      }
    }
    return uses;
  }

  /* A return of all that a cause was awarded, or of some of what a rule awarded. */
  private record Back(String cause, Optional<Points> points) {
    static Back of(Random random) {
      Points points = Points.of(LimitArbitraries.BEANS, random.nextInt(60));
      return new Back(
          "o" + (1 + random.nextInt(5)),
          random.nextInt(3) == 0 ? Optional.empty() : Optional.of(points));
    }

    LimitUsage from(LimitUsage usage) {
      return points.isPresent()
          ? usage.returned(cause, "base", points.get())
          : usage.returned(cause);
    }
  }

  /* Each return comes at any time after the last award of its cause. */
  private static LimitUsage inAnyOrder(List<LimitUse> uses, List<Back> backs, Random random) {
    List<LimitUse> awards = new ArrayList<>(uses);
    Collections.shuffle(awards, random);
    List<Back> waiting = new ArrayList<>(backs);
    Collections.shuffle(waiting, random);
    LimitUsage usage = LimitUsage.remembering(100);
    while (!awards.isEmpty() || !waiting.isEmpty()) {
      if (awards.isEmpty() || (!waiting.isEmpty() && random.nextBoolean())) {
        Back back = waiting.remove(0);
        if (awards.stream().anyMatch(use -> use.claim().cause().equals(back.cause()))) {
          waiting.add(back);
        } else {
          usage = back.from(usage);
        }
      }
      usage = awards.isEmpty() ? usage : usage.plus(awards.remove(0));
    }
    return usage;
  }

  @Property(tries = 400)
  void theOrderOfAwardsAndReturnsDoesNotShow(
      @ForAll @From("limits") List<Limit> limits,
      @ForAll @From("limits") List<Limit> changed,
      @ForAll @From("claims") List<Claim> claims,
      @ForAll @IntRange(min = 0, max = 8) int returns,
      @ForAll Random random) {
    List<LimitUse> uses = uses(limits, changed, claims, random);
    List<Back> backs = Stream.generate(() -> Back.of(random)).limit(returns).toList();
    LimitUsage one = inAnyOrder(uses, backs, random);
    LimitUsage other = inAnyOrder(uses, backs, random);
    assertEquals(one, other);
    assertEquals(one.hashCode(), other.hashCode());
    assertEquals(one, LimitUsage.restore(one.snapshot()));
  }

  @Property(tries = 400)
  void whatIsForgottenInBetweenIsForgottenInTheEnd(
      @ForAll @From("limits") List<Limit> limits,
      @ForAll @From("limits") List<Limit> changed,
      @ForAll @From("claims") List<Claim> claims,
      @ForAll Random random) {
    // Of what is forgotten nobody can tell that it was part of the same use.
    Set<List<Object>> seen = new HashSet<>();
    List<LimitUse> uses = new ArrayList<>(uses(limits, changed, claims, random));
    uses.removeIf(use ->
        !seen.add(List.of(use.claim().cause(), use.claim().rule(), use.claim().day())));
    LimitUsage inOrder = LimitUsage.remembering(10);
    for (LimitUse use : uses) {
      inOrder = inOrder.plus(use);
    }
    Collections.shuffle(uses, random);
    LimitUsage shuffled = LimitUsage.remembering(10);
    for (LimitUse use : uses) {
      shuffled = shuffled.plus(use);
    }
    assertEquals(inOrder, shuffled);
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
    snapshot
        .awards()
        .forEach(awards -> assertTrue(
            awards.at().size() <= rememberedDays + 3 + awards.cooldown().pause().toDays()));
  }
}
