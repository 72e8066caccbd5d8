package dev.rapport.loyalty.program;

import static dev.rapport.loyalty.testkit.ProgramArbitraries.TYPES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.time.Days;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.expiry.ExpiryPolicies;
import dev.rapport.loyalty.journal.ActivityCommand.RecordActivity;
import dev.rapport.loyalty.journal.ActivityCommand.UndoActivity;
import dev.rapport.loyalty.journal.ProgramCommand.Day;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.ledger.Conservation;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.limit.LimitSnapshot;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.Conditions;
import dev.rapport.loyalty.member.DeclaredCounter;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.Pot;
import dev.rapport.loyalty.testkit.ProgramArbitraries;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierMetric;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** The laws of activities in a programme. */
class ActivityProperties {
  private static final Instant JOINED = Instant.parse("2026-01-05T08:00:00Z");

  private static final List<ActivityKind> KINDS =
      List.of(ActivityKind.CHECK_IN, ActivityKind.REVIEW, ProgramArbitraries.RUN);

  @Property(tries = 10)
  void anActivityThatIsUndoneAtOnceLeavesNothingBehind(
      @ForAll LoyaltyProgram program, @ForAll long seed) {
    ProgramRun run = new ProgramRun(program, seed).run(15);
    // Quiet days first, so that nothing but the activity happens.
    Instant at = run.now().plus(Duration.ofMinutes(1));
    Membership before = program.decide(run.membership(), Day.of(at)).membership();
    Random random = new Random(seed);
    Activity activity = Activity.of("law", "ada", at, KINDS.get(random.nextInt(KINDS.size())))
        .about("tea")
        .withQuantity(1 + random.nextInt(20));
    Decision done = program.decide(before, RecordActivity.of(activity));
    Decision undone = program.decide(
        done.membership(), UndoActivity.of(Posting.of("law/undo", at.plusNanos(1)), "law"));
    Membership back = undone.membership();
    assertTrue(undone.isAccepted());
    LocalDate day = Days.of(at, program.zone());
    assertEquals(before.counted(day), back.counted(day));
    for (TierLadder ladder :
        program.ladders().stream().filter(ReferenceProgram::isAddedUp).toList()) {
      for (TierMetric metric : ladder.metrics()) {
        assertEquals(
            before.standing(ladder.name()).evaluate(day).standing().measured(metric),
            back.standing(ladder.name()).evaluate(day).standing().measured(metric));
      }
    }
    // What is used of limits long ago is forgotten as days pass.
    LimitSnapshot usedBefore = before.usage().passing(day).snapshot();
    LimitSnapshot usedAfter = back.usage().passing(day).snapshot();
    assertEquals(usedBefore.counts(), usedAfter.counts());
    assertEquals(usedBefore.awards(), usedAfter.awards());
    for (PointType type : TYPES) {
      assertEquals(
          before.balance(type, at).net(),
          back.balance(type, at.plusNanos(1)).net().plus(forgiven(done.membership(), back, type)));
    }
  }

  /* What a policy that does not reach far enough leaves with the member. */
  private static Points forgiven(Membership before, Membership after, PointType type) {
    return after
        .account()
        .pot(type, Pot.FORGIVEN, after.account().asOf())
        .minus(before.account().pot(type, Pot.FORGIVEN, before.account().asOf()));
  }

  /* Where nothing asks what came before, it does not matter what is reported first. */
  @Property(tries = 60)
  void reportsInAnyOrderLeadToTheSame(
      @ForAll @Size(max = 12) List<Activity> drawn, @ForAll Random random) {
    List<Activity> activities = new ArrayList<>();
    for (Activity each : drawn) {
      activities.add(Activity.of("a-" + activities.size(), "m", each.at(), each.kind())
          .withQuantity(each.quantity()));
    }
    PointType beans = ProgramArbitraries.BEANS;
    DeclaredCounter visits =
        DeclaredCounter.activities("visits", ActivityKind.CHECK_IN, Window.lifetime());
    LoyaltyProgram program = LoyaltyProgram.builder("club", ZoneOffset.UTC)
        .points(beans, ExpiryPolicies.never())
        .earn(EarningRules.fixed("visit", beans, 2).on(ActivityKind.CHECK_IN))
        .earn(EarningRules.multiplier("treble", 3)
            .on(ActivityKind.CHECK_IN)
            .when(Conditions.onWeekdays(DayOfWeek.MONDAY)))
        .earn(EarningRules.perUnits("review", beans, 5, 2)
            .on(ActivityKind.REVIEW)
            .cappedAt(Cap.points("roomy", Points.of(beans, 1_000_000))))
        .earn(EarningRules.bonus("never", beans, 1)
            .on(ActivityKind.CHECK_IN)
            .when(Conditions.counterAtLeast(visits, 1_000)))
        .tiers(TierLadder.of(beans, "Silver", 10, "Gold", 40))
        .build();
    List<Activity> shuffled = new ArrayList<>(activities);
    Collections.shuffle(shuffled, random);
    Membership one = lived(program, activities);
    Membership other = lived(program, shuffled);
    assertEquals(one.balance(beans, one.asOf()), other.balance(beans, other.asOf()));
    assertEquals(one.usage(), other.usage());
    assertEquals(
        one.standing("beans").measured(TierMetric.points(beans)),
        other.standing("beans").measured(TierMetric.points(beans)));
    LocalDate day = LocalDate.of(2026, 7, 1);
    assertEquals(one.counted(day), other.counted(day));
    assertEquals(
        activities.stream()
            .filter(activity -> activity.kind().equals(ActivityKind.CHECK_IN))
            .count(),
        one.counter("visits", day));
  }

  /* All are reported after the last of them, and one that is reported twice counts once. */
  private static Membership lived(LoyaltyProgram program, List<Activity> activities) {
    Instant reported = Instant.parse("2026-06-30T12:00:00Z");
    Membership member = program.enrol(MemberId.of("m"), JOINED);
    List<ProgramEntry> entries = new ArrayList<>(List.of(member.enrolment()));
    for (Activity activity : activities) {
      RecordActivity command = new RecordActivity(activity, reported);
      for (int times = 0; times < 2; times++) {
        Decision decision = program.decide(member, command);
        assertEquals(
            times == 0 ? Decision.Status.ACCEPTED : Decision.Status.DUPLICATE, decision.status());
        entries.addAll(decision.entries());
        member = decision.membership();
      }
    }
    assertEquals(member, program.replay(entries));
    Conservation books =
        Conservation.check(ProgramEntry.ledger(entries.stream().distinct().toList()));
    assertTrue(books.holds(), books::toString);
    return member;
  }
}
