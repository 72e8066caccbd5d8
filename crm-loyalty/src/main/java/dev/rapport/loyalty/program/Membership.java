package dev.rapport.loyalty.program;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.Window;
import dev.rapport.loyalty.journal.MemberFacts;
import dev.rapport.loyalty.journal.MemberProfile;
import dev.rapport.loyalty.journal.MembershipSnapshot;
import dev.rapport.loyalty.journal.MembershipSnapshot.Receipt;
import dev.rapport.loyalty.journal.OpenActivity;
import dev.rapport.loyalty.journal.OpenOrder;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.ledger.Balance;
import dev.rapport.loyalty.ledger.PointsAccount;
import dev.rapport.loyalty.limit.LimitUsage;
import dev.rapport.loyalty.member.DeclaredCounter;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.MemberView;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.recall.RecallMap;
import dev.rapport.loyalty.tier.DailyTally;
import dev.rapport.loyalty.tier.TierStanding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One member's place in a programme: points, tiers, what is used of limits, what is counted, and what can still be returned, as
 * of the latest effective instant among its entries.
 *
 * <p>A membership is the fold of its entries and carries no history: its size is bounded by open lots and holds, orders whose
 * return window is open and activities of as late, commands within the retention and declared counters. It answers for its own instant and any later one;
 * the past is asked of a {@link dev.rapport.loyalty.ledger.LedgerHistory} of its {@linkplain ProgramEntry#ledger ledger entries}.
 *
 * <p>{@code ada.balance(BEANS, now).available()} is what Ada can spend; {@code ada.standing("status").level()} is her tier. Two
 * memberships are equal if their versions and {@linkplain #snapshot snapshots} are. Immutable and thread-safe.
 */
public final class Membership {
  final LoyaltyProgram program;
  final LocalDate lastDay;
  final LocalDate workedThrough;
  final Standings standings;
  final DailyTally[] counters;
  final RecallMap<OpenOrder> orders;
  final RecallMap<OpenActivity> activities;
  final RecallMap<Receipt> receipts;
  private final ProgramEntry.Enrolled enrolment;
  private final long version;
  private final Instant asOf;
  private final MemberProfile profile;
  private final PointsAccount account;
  private final LimitUsage usage;
  private final MemberView base;

  Membership(LoyaltyProgram program, ProgramEntry.Enrolled enrolment) {
    this.program = program;
    this.enrolment = enrolment;
    this.version = 1;
    this.asOf = enrolment.header().posting().effectiveAt();
    this.lastDay = enrolment.header().day();
    this.workedThrough = enrolment.header().day().minusDays(1);
    this.profile = MemberProfile.unknown();
    this.account = PointsAccount.open(program.ledger);
    this.standings = Standings.of(program, enrolment.header().day());
    this.usage = LimitUsage.remembering(program.rememberedDays());
    this.counters = new DailyTally[program.counters().size()];
    Arrays.fill(counters, DailyTally.empty());
    this.orders = RecallMap.empty();
    this.activities = RecallMap.empty();
    this.receipts = RecallMap.empty();
    this.base = view();
  }

  Membership(Membership before, Draft draft) {
    this.program = draft.program;
    this.enrolment = before.enrolment;
    this.version = draft.version;
    this.asOf = draft.asOf;
    this.lastDay = draft.lastDay;
    this.workedThrough = draft.workedThrough;
    this.profile = draft.profile;
    this.account = draft.account;
    this.standings = draft.standings;
    this.usage = draft.usage;
    this.counters = draft.counters;
    this.orders = draft.orders;
    this.activities = draft.activities;
    this.receipts = draft.receipts;
    boolean same = Objects.equals(profile, before.profile)
        && standings.tiers().equals(before.standings.tiers());
    this.base = same ? before.base : view();
  }

  private Membership(Membership membership, ProgramEntry.Enrolled enrolment) {
    this.program = membership.program;
    this.enrolment = enrolment;
    this.version = membership.version;
    this.asOf = membership.asOf;
    this.lastDay = membership.lastDay;
    this.workedThrough = membership.workedThrough;
    this.profile = membership.profile;
    this.account = membership.account;
    this.standings = membership.standings;
    this.usage = membership.usage;
    this.counters = membership.counters;
    this.orders = membership.orders;
    this.activities = membership.activities;
    this.receipts = membership.receipts;
    this.base = view();
  }

  Membership(LoyaltyProgram program, MembershipSnapshot snapshot) {
    this.program = program;
    this.enrolment = snapshot.enrolment();
    this.version = snapshot.progress().version();
    this.asOf = snapshot.progress().asOf();
    this.lastDay = snapshot.progress().lastOrderOn();
    this.workedThrough = snapshot.progress().workedThrough();
    this.profile = snapshot.profile();
    this.account = PointsAccount.restore(program.ledger, snapshot.account());
    this.standings =
        Standings.restore(program, joinedOn(), program.clock().dayOf(asOf), snapshot.standings());
    this.usage = LimitUsage.restore(snapshot.usage());
    this.counters = Snapshots.counters(program, snapshot.counters());
    this.orders = Snapshots.orders(snapshot);
    this.activities = Snapshots.activities(snapshot);
    this.receipts = Snapshots.receipts(snapshot);
    this.base = view();
  }

  /* The same membership under another version of its programme. */
  Membership(LoyaltyProgram program, Membership membership) {
    this.program = program;
    this.enrolment = membership.enrolment;
    this.version = membership.version;
    this.asOf = membership.asOf;
    this.lastDay = membership.lastDay;
    this.workedThrough = membership.workedThrough;
    this.profile = membership.profile;
    this.account = PointsAccount.restore(program.ledger, membership.account.snapshot());
    this.standings =
        membership.standings.under(program, joinedOn(), program.clock().dayOf(asOf));
    this.usage = membership.usage;
    this.counters = Snapshots.counters(program, membership.snapshot().counters());
    this.orders = membership.orders;
    this.activities = membership.activities;
    this.receipts = membership.receipts;
    this.base = view();
  }

  /* With counters, so that their names are looked at here and not with every order. */
  private MemberView view() {
    return MemberFacts.base(id(), joinedOn(), profile)
        .withTiers(standings.tiers())
        .withCounters(counted(lastDay));
  }

  /**
   * Returns whose membership this is.
   *
   * @return the pseudonymous id of the member
   */
  public MemberId id() {
    return enrolment.member();
  }

  /**
   * Returns when the member joined.
   *
   * @return the day, in the zone of the programme
   */
  public LocalDate joinedOn() {
    return enrolment.header().day();
  }

  /**
   * Returns the first entry of the membership, which {@link LoyaltyProgram#enrol} made.
   *
   * @return the enrolment, to be stored before all other entries
   */
  public ProgramEntry.Enrolled enrolment() {
    return enrolment;
  }

  /**
   * Returns this membership under another id, because the old one is to be forgotten. Points, tiers and hash stay as they are;
   * stored entries can be given the new id or keep the old, and replay to the same either way.
   *
   * @param newId the id from now on
   * @return a membership that differs in nothing else
   */
  public Membership rekeyed(MemberId newId) {
    return new Membership(
        this,
        new ProgramEntry.Enrolled(
            enrolment.header(), enrolment.program(), requireNonNull(newId, "newId")));
  }

  /**
   * Returns how many entries made the membership.
   *
   * @return the sequence number of the last entry, at least 1
   */
  public long version() {
    return version;
  }

  /**
   * Returns the membership's instant.
   *
   * @return the latest effective instant among its entries
   */
  public Instant asOf() {
    return asOf;
  }

  /**
   * Returns what the application has told of the member.
   *
   * @return the profile
   */
  public MemberProfile profile() {
    return profile;
  }

  /**
   * Returns the points account.
   *
   * @return lots, holds, debt and what can be reversed
   */
  public PointsAccount account() {
    return account;
  }

  /**
   * Returns the balance at the membership's instant or a later one, if nothing happens but time.
   *
   * @param type the type of points
   * @param asOf inclusive
   * @return what there is then
   * @throws IllegalArgumentException if the instant is before the account's own
   */
  public Balance balance(PointType type, Instant asOf) {
    return account.balance(type, asOf);
  }

  /**
   * Returns where the member stands on a ladder, as of {@link #asOf}. Where the member stands on a later day, and what then counts
   * for the next level, is asked of {@link #projected}.
   *
   * @param ladder the name of the ladder
   * @return the standing, which tells level, progress and projection
   * @throws IllegalArgumentException if the programme has no such ladder
   */
  public TierStanding standing(String ladder) {
    return standings.standing(ladder).evaluate(program.clock().dayOf(asOf)).standing();
  }

  /**
   * Returns where the member will stand on a ladder on a later day if nothing happens but time: pending points become available,
   * automatic redemptions are made, points end, and with them a level on a balance.
   *
   * @param ladder the name of the ladder
   * @param day the day; one before the membership's own is taken for that
   * @return the standing as that day begins, with all that the days before it bring
   * @throws IllegalArgumentException if the programme has no such ladder, or the day is after {@link TierStanding#LATEST}
   */
  public TierStanding projected(String ladder, LocalDate day) {
    checkArgument(
        !requireNonNull(day, "day").isAfter(TierStanding.LATEST),
        "day must be on or before %s, was %s. LocalDate.MAX stands for an end that is not known.",
        TierStanding.LATEST,
        day);
    Instant begins = program.clock().startOf(day);
    Instant at = begins.isBefore(asOf) ? asOf : begins;
    Membership then = program.preview(this, ProgramCommand.Day.of(at)).membership();
    return then.standing(ladder).evaluate(day).standing();
  }

  /**
   * Returns what is used of limits.
   *
   * @return the usage
   */
  public LimitUsage usage() {
    return usage;
  }

  /**
   * Returns what a declared counter shows on a day: all that is known of the window that holds it.
   *
   * @param counter the name of a counter of the programme
   * @param day any day on which an order can still be reported, or a later one; of earlier days no more than a part is known
   * @return zero or more
   * @throws IllegalArgumentException if the programme declares no such counter
   */
  public long counter(String counter, LocalDate day) {
    for (int i = 0; i < counters.length; i++) {
      if (program.counters().get(i).name().equals(counter)) {
        return counter(i, day);
      }
    }
    throw new IllegalArgumentException(
        "counter must be one of " + program.counters() + ", was " + counter);
  }

  private long counter(int i, LocalDate day) {
    DeclaredCounter counter = program.counters().get(i);
    if (counters[i].isEmpty()) {
      return 0;
    }
    Window window = counter.window();
    // Nearly always there is no later day than the one that is asked for.
    long sum = window instanceof Window.Lifetime && !counters[i].endsAfter(day)
        ? counters[i].total()
        : counters[i].sum(window.rangeAt(day));
    return Math.max(0, sum);
  }

  /* What declared counters show on a day, by name. */
  Map<String, Long> counted(LocalDate day) {
    if (counters.length == 1) {
      return Map.of(program.counters().get(0).name(), counter(0, day));
    }
    Map<String, Long> counted = new HashMap<>();
    for (int i = 0; i < counters.length; i++) {
      counted.put(program.counters().get(i).name(), counter(i, day));
    }
    return Map.copyOf(counted);
  }

  /**
   * Returns the member as conditions see one who orders on a day.
   *
   * @param day the day of the latest order or a later one
   * @return profile, tiers and counters
   */
  public MemberView view(LocalDate day) {
    return base.withCounters(counted(day));
  }

  /* The same with standings and counters that are known already. */
  MemberView view(Standings now, Map<String, Long> counted) {
    MemberView view = now == standings ? base : base.withTiers(now.tiers());
    return view.withCounters(counted);
  }

  /**
   * Returns an order that can still be returned.
   *
   * @param id the id of the order
   * @return the order with what it earned and what has come back, or empty if its return window is closed
   */
  public Optional<OpenOrder> order(String id) {
    @Nullable OpenOrder open = orders.get(requireNonNull(id, "id"));
    return Optional.ofNullable(open).filter(order -> order.openUntil().isAfter(asOf));
  }

  /**
   * Returns an activity that can still be undone, or was.
   *
   * @param id the id of the activity
   * @return the activity with what it earned, or empty if its window is closed
   */
  public Optional<OpenActivity> activity(String id) {
    @Nullable OpenActivity open = activities.get(requireNonNull(id, "id"));
    return Optional.ofNullable(open).filter(activity -> activity.openUntil().isAfter(asOf));
  }

  /**
   * Returns the membership as plain values.
   *
   * @return everything there is, in canonical order; standings on a ladder that was defined anew are as they were stored
   *     until a decision writes something
   */
  public MembershipSnapshot snapshot() {
    return Snapshots.of(this);
  }

  /**
   * Returns a hash of the state as of the membership's instant. It depends on what the member has, what is remembered and how the
   * ladders are defined, not on who it is, not on whether quiet days were worked and not on how many entries it took.
   *
   * @return 64 hexadecimal digits, the same on every JVM
   */
  public String stateHash() {
    return Snapshots.hash(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Membership that
        && version == that.version
        && program.id().equals(that.program.id())
        && snapshot().equals(that.snapshot());
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(version) + asOf.hashCode();
  }

  /**
   * Returns the member, the version, the balances and the tiers.
   *
   * @return a text for people
   */
  @Override
  public String toString() {
    return "Membership[" + id() + ", version " + version + ", as of " + asOf + ", "
        + account.types().stream().map(account::balance).toList() + ", " + standings + "]";
  }
}
