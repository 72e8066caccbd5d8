package dev.rapport.loyalty.program;

import com.google.common.hash.Hashing;
import dev.rapport.loyalty.journal.MembershipSnapshot;
import dev.rapport.loyalty.journal.MembershipSnapshot.Count;
import dev.rapport.loyalty.journal.MembershipSnapshot.Memory;
import dev.rapport.loyalty.journal.MembershipSnapshot.Progress;
import dev.rapport.loyalty.journal.MembershipSnapshot.Receipt;
import dev.rapport.loyalty.journal.OpenActivity;
import dev.rapport.loyalty.journal.OpenOrder;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.recall.RecallMap;
import dev.rapport.loyalty.tier.DailyTally;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Memberships as plain values and back. */
final class Snapshots {
  private Snapshots() {}

  /* What is overdue at the membership's instant is left out, whether or not it was dropped yet. */
  static MembershipSnapshot of(Membership membership) {
    return new MembershipSnapshot(
        ProgramEntry.SCHEMA,
        membership.enrolment(),
        new Progress(
            membership.version(), membership.asOf(), membership.lastDay, membership.workedThrough),
        membership.profile(),
        membership.account().snapshot(),
        membership.standings.snapshots(),
        membership.usage().snapshot(),
        counts(membership),
        new Memory(orders(membership), activities(membership), receipts(membership)));
  }

  private static List<Count> counts(Membership membership) {
    List<Count> counts = new ArrayList<>();
    for (int i = 0; i < membership.counters.length; i++) {
      DailyTally tally = membership.counters[i];
      if (!tally.isEmpty()) {
        counts.add(new Count(
            membership.program.counters().get(i).name(), tally.before(), tally.amounts()));
      }
    }
    counts.sort(Comparator.comparing(Count::counter));
    return counts;
  }

  private static List<OpenOrder> orders(Membership membership) {
    List<OpenOrder> orders = new ArrayList<>();
    membership.orders.forEach(membership.asOf(), open -> {
      if (open.openUntil().isAfter(membership.asOf())) {
        orders.add(open);
      }
    });
    orders.sort(Comparator.comparing(open -> open.order().id().value()));
    return orders;
  }

  private static List<OpenActivity> activities(Membership membership) {
    List<OpenActivity> activities = new ArrayList<>();
    membership.activities.forEach(membership.asOf(), open -> {
      if (open.openUntil().isAfter(membership.asOf())) {
        activities.add(open);
      }
    });
    activities.sort(Comparator.comparing(open -> open.activity().id().value()));
    return activities;
  }

  private static List<Receipt> receipts(Membership membership) {
    Instant watermark = RecallMap.before(membership.asOf(), membership.program.ledger.retention());
    List<Receipt> receipts = new ArrayList<>();
    membership.receipts.forEach(watermark, receipts::add);
    receipts.sort(Comparator.comparing(receipt -> receipt.command().posting().key()));
    return receipts;
  }

  static DailyTally[] counters(LoyaltyProgram program, List<Count> counts) {
    DailyTally[] counters = new DailyTally[program.counters().size()];
    Arrays.fill(counters, DailyTally.empty());
    for (int i = 0; i < counters.length; i++) {
      for (Count count : counts) {
        if (count.counter().equals(program.counters().get(i).name())) {
          counters[i] = DailyTally.of(count.before(), count.days());
        }
      }
    }
    return counters;
  }

  static RecallMap<OpenOrder> orders(MembershipSnapshot snapshot) {
    RecallMap<OpenOrder> orders = RecallMap.empty();
    for (OpenOrder open : snapshot.memory().orders()) {
      String id = open.order().id().value();
      orders = orders.with(id, open, open.openUntil(), snapshot.progress().asOf());
    }
    return orders;
  }

  static RecallMap<OpenActivity> activities(MembershipSnapshot snapshot) {
    RecallMap<OpenActivity> activities = RecallMap.empty();
    for (OpenActivity open : snapshot.memory().activities()) {
      String id = open.activity().id().value();
      activities =
          activities.with(id, open, open.openUntil(), snapshot.progress().asOf());
    }
    return activities;
  }

  static RecallMap<Receipt> receipts(MembershipSnapshot snapshot) {
    RecallMap<Receipt> receipts = RecallMap.empty();
    for (Receipt receipt : snapshot.memory().receipts()) {
      var posting = receipt.command().posting();
      receipts = receipts.with(posting.key(), receipt, posting.effectiveAt(), Instant.MIN);
    }
    return receipts;
  }

  /*
   * Who the member is stands in the enrolment and in every order and activity, so these are left out. The number of entries, and the numbers of
   * those that answered a command, tell apart memberships that differ in nothing but how time passed, so they are, too.
   */
  static String hash(Membership membership) {
    MembershipSnapshot snapshot = of(membership);
    StringBuilder text = new StringBuilder();
    text.append(membership.program.id()).append('|').append(snapshot.progress().asOf());
    text.append('|').append(membership.joinedOn()).append('\n');
    text.append(membership.account().stateHash(membership.account().asOf())).append('\n');
    text.append(snapshot.standings()).append('\n').append(snapshot.usage()).append('\n');
    text.append(snapshot.counters()).append('\n').append(snapshot.profile()).append('\n');
    for (OpenOrder open : snapshot.memory().orders()) {
      append(text, open.order());
      text.append(open.rules()).append(open.awards()).append(open.reversed());
      text.append(open.returned()).append(open.openUntil()).append('\n');
    }
    for (OpenActivity open : snapshot.memory().activities()) {
      Activity activity = open.activity();
      text.append(activity.id()).append('|').append(activity.at()).append('|');
      text.append(activity.kind()).append('|').append(activity.subject()).append('|');
      text.append(activity.quantity()).append(open.awards()).append(open.undone());
      text.append(open.openUntil()).append('\n');
    }
    for (Receipt receipt : snapshot.memory().receipts()) {
      ProgramCommand command = receipt.command();
      text.append(command.posting().key()).append('|').append(command.posting().effectiveAt());
      text.append('|').append(command.kind()).append('\n');
    }
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
  }

  private static void append(StringBuilder text, Order order) {
    text.append(order.id()).append('|').append(order.placedAt()).append('|');
    text.append(order.venue()).append(order.lines()).append(order.shipping());
    text.append(order.tender()).append('|');
  }
}
