package dev.rapport.loyalty.program;

import dev.rapport.core.explain.Narrator;
import dev.rapport.loyalty.earning.Availability;
import dev.rapport.loyalty.earning.Award;
import dev.rapport.loyalty.earning.EarningOutcome;
import dev.rapport.loyalty.earning.EarningRule;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.expiry.ClockMove;
import dev.rapport.loyalty.expiry.ExpiryPlan;
import dev.rapport.loyalty.expiry.ExpiryPolicy;
import dev.rapport.loyalty.expiry.ExpiryTerms;
import dev.rapport.loyalty.expiry.FixedExpiry;
import dev.rapport.loyalty.expiry.Occasion;
import dev.rapport.loyalty.ledger.LedgerOutcome;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Cause;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.UpkeepCommand;
import dev.rapport.loyalty.program.Decision.Reason;
import dev.rapport.loyalty.program.Decision.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the ledger is asked for on behalf of one command. Every method returns null, or why the ledger declined. */
final class Postings {
  private final LoyaltyProgram program;
  private final Draft draft;
  private final Posting posting;
  private final LocalDate day;
  private final List<Ending> endings = new ArrayList<>(0);
  private @Nullable ExpiryTerms tier;
  private int asked;
  private final Set<Slid> slid = new HashSet<>(0);

  /** A clock that was moved, and to where. */
  private record Slid(PointType type, String clock, Instant until) {}

  /** What decided when points that were granted end; it can be explained later. */
  record Ending(
      LoyaltyProgram program,
      @Nullable EarningRule rule,
      @Nullable ExpiryTerms tier,
      PointType type,
      Occasion occasion) {
    /* The most specific terms decide: those of the rule before those of the tier, those of the tier before those of the type. */
    ExpiryPolicy policy() {
      ExpiryPolicy own = rule == null ? null : rule.expiry().orElse(null);
      if (own != null) {
        return own;
      }
      return tier != null
          ? tier.policy()
          : program.expiry(type).at(occasion.earnedAt()).policy();
    }

    void tell(Narrator narrator) {
      List<ExpiryTerms> terms = new ArrayList<>(1);
      if (rule != null) {
        rule.expiry()
            .map(own -> new ExpiryTerms(ExpiryTerms.Level.RULE, rule.name(), rule.version(), own))
            .ifPresent(terms::add);
      }
      if (tier != null) {
        terms.add(tier);
      }
      terms.add(
          program.expiry(type).at(occasion.earnedAt()).terms(ExpiryTerms.Level.TYPE, type.id()));
      ExpiryTerms.tell(terms, occasion, narrator);
    }
  }

  Postings(LoyaltyProgram program, Draft draft, Posting posting, LocalDate day) {
    this.program = program;
    this.draft = draft;
    this.posting = posting;
    this.day = day;
    this.tier = draft.standings.longerLife();
  }

  /* From now on the member is at the present level: what a command leads to counts from the next one on, as multipliers do. */
  void meet() {
    tier = draft.standings.longerLife();
  }

  /* What decided when the points that were granted end. */
  List<Ending> endings() {
    return endings;
  }

  /* The posting of the next command for the ledger, under a key of its own. */
  Posting next() {
    asked++;
    return new Posting(posting.key() + "#" + asked, posting.effectiveAt(), posting.recordedAt());
  }

  @Nullable
  Refusal post(LedgerCommand command) {
    LedgerOutcome outcome = draft.account.decide(command);
    if (outcome instanceof LedgerOutcome.Accepted) {
      draft.posted(outcome.account(), outcome.entries(), posting, day);
      return null;
    }
    return outcome instanceof LedgerOutcome.Declined declined
        ? new Refusal(reason(declined.reason()), declined.possible())
        : new Refusal(Reason.KEY_TAKEN, 0);
  }

  static Reason reason(LedgerOutcome.Reason reason) {
    return Reason.valueOf(reason.name());
  }

  /* Whether the ledger has declined, and would not have declined fewer points. */
  static boolean isOfAmount(Reason reason) {
    return Arrays.stream(LedgerOutcome.Reason.values())
        .anyMatch(each -> each.isOfAmount() && reason(each) == reason);
  }

  /* What was spent on something can be given back as long as that can be returned, whether or not it earned anything itself. */
  @Nullable
  Refusal remember(String cause, Instant until) {
    Cause known = draft.account.cause(cause).orElse(null);
    return known != null && known.openUntil().isBefore(until)
        ? post(new UpkeepCommand.Reopen(next(), known, until))
        : null;
  }

  /* Points with the same dates are one lot, whichever rules granted them: the awards are written down, lots are carried. */
  @Nullable
  Refusal earn(EarningOutcome outcome, Instant openUntil) {
    List<Award> awards = outcome.awards();
    boolean[] done = new boolean[awards.size()];
    for (int i = 0; i < done.length; i++) {
      Award first = awards.get(i);
      if (done[i] || first.awarded().isZero()) {
        continue;
      }
      EarningRule rule = first.rule();
      long units = first.awarded().units();
      boolean alone = true;
      for (int j = i + 1; j < done.length; j++) {
        Award other = awards.get(j);
        if (!done[j] && other.awarded().isPositive() && sameDates(first, other)) {
          units = Math.addExact(units, other.awarded().units());
          done[j] = true;
          alone = false;
        }
      }
      Origin origin = Origin.of(outcome.situation().cause());
      Refusal refusal = earn(
          Points.of(first.awarded().type(), units),
          rule,
          alone ? origin.byRule(rule.name(), rule.version()) : origin,
          openUntil);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private static boolean sameDates(Award a, Award b) {
    return a.awarded().type().equals(b.awarded().type())
        && a.rule().availability().equals(b.rule().availability())
        && a.rule().expiry().equals(b.rule().expiry());
  }

  private @Nullable Refusal earn(
      Points points, EarningRule rule, Origin origin, Instant openUntil) {
    Instant at = posting.effectiveAt();
    Availability availability = rule.availability();
    if (availability instanceof Availability.OnActivation waiting) {
      LotTerms terms = LotTerms.onActivation(waiting.lapsesAt(at, program.zone()));
      return post(new CreditCommand.Earn(next(), points, terms, origin, openUntil));
    }
    Instant from = availability.availableFrom(at, program.zone());
    return credit(
        points,
        rule,
        new Occasion(at, from, program.zone()),
        (key, part, terms) -> new CreditCommand.Earn(key, part, terms, origin, openUntil));
  }

  @Nullable
  Refusal grant(Points points, String reason) {
    return credit(
        points,
        null,
        Occasion.at(posting.effectiveAt(), program.zone()),
        (key, part, terms) -> new CreditCommand.Grant(key, part, terms, Origin.of(reason)));
  }

  private interface Credit {
    LedgerCommand make(Posting posting, Points points, LotTerms terms);
  }

  private @Nullable Refusal credit(
      Points points, @Nullable EarningRule rule, Occasion occasion, Credit credit) {
    Ending ending = new Ending(program, rule, tier, points.type(), occasion);
    endings.add(ending);
    ExpiryPolicy policy = ending.policy();
    if (policy instanceof FixedExpiry fixed) {
      LotTerms terms = occasion.isPending()
          ? LotTerms.availableFrom(occasion.availableFrom(), fixed.expiry(occasion))
          : LotTerms.atOnce(fixed.expiry(occasion));
      return post(credit.make(next(), points, terms));
    }
    ExpiryPlan plan = policy.plan(occasion);
    Optional<ClockMove> clock = plan.clock();
    if (clock.isPresent() && !clock.get().onlyIfStopped()) {
      slide(points.type(), clock.get());
    }
    for (ExpiryPlan.PlannedLot lot : plan.lots(points)) {
      Refusal refusal = post(credit.make(next(), lot.points(), lot.terms()));
      if (refusal != null && refusal.reason() == Reason.CLOCK_NOT_RUNNING && clock.isPresent()) {
        slide(points.type(), clock.get());
        refusal = post(credit.make(next(), lot.points(), lot.terms()));
      }
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  /* The member did something that keeps points of a type alive, if the policy says so. */
  @Nullable
  Refusal active(PointType type, ActivityKind kind) {
    Occasion now = Occasion.at(posting.effectiveAt(), program.zone());
    return new Ending(program, null, tier, type, now)
        .policy()
        .onActivity(kind, now.earnedAt(), program.zone())
        .map(move -> slide(type, move))
        .orElse(null);
  }

  /* The same for every type of points that the member has or had. */
  @Nullable
  Refusal active(ActivityKind kind) {
    for (PointType type : draft.account.types()) {
      if (program.type(type.id()) != null) {
        Refusal refusal = active(type, kind);
        if (refusal != null) {
          return refusal;
        }
      }
    }
    return null;
  }

  /* An activity that earns moves the clock of what it earns once, not twice. */
  private @Nullable Refusal slide(PointType type, ClockMove move) {
    if (!move.until().isAfter(posting.effectiveAt())
        || !slid.add(new Slid(type, move.clock(), move.until()))) {
      return null;
    }
    return post(new UpkeepCommand.Slide(next(), type, move.clock(), move.until()));
  }
}
