package dev.rapport.loyalty.journal;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.SegmentId;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.MemberView;
import java.time.LocalDate;
import java.util.Map;

/**
 * What a programme knew of a member when it rated an order or an activity, as plain values: from them the decision can be explained, and rated
 * again, years later.
 *
 * @param joinedOn the day of joining, in the zone of the programme
 * @param profile what the application had told
 * @param tiers standings by ladder
 * @param counters what declared counters showed, by name
 */
public record MemberFacts(
    LocalDate joinedOn,
    MemberProfile profile,
    Map<String, MemberView.Tier> tiers,
    Map<String, Long> counters) {
  /**
   * Checks the components.
   *
   * @param joinedOn any
   * @param profile any
   * @param tiers any
   * @param counters any
   */
  public MemberFacts {
    requireNonNull(joinedOn, "joinedOn");
    requireNonNull(profile, "profile");
    tiers = Map.copyOf(tiers);
    counters = Map.copyOf(counters);
  }

  /**
   * Returns these facts as conditions see them.
   *
   * @param member whose facts they are
   * @return the view
   */
  public MemberView view(MemberId member) {
    return base(member, joinedOn, profile).withTiers(tiers).withCounters(counters);
  }

  /**
   * Returns what is known of a member before any tier or counter.
   *
   * @param member who it is
   * @param joinedOn the day of joining, in the zone of the programme
   * @param profile what the application has told
   * @return the view
   */
  public static MemberView base(MemberId member, LocalDate joinedOn, MemberProfile profile) {
    MemberView.Builder view = MemberView.builder(member, joinedOn);
    profile.birthday().forEach(view::birthday);
    for (SegmentId segment : profile.segments()) {
      view.segment(segment.value());
    }
    profile.scores().forEach(view::score);
    return view.build();
  }
}
