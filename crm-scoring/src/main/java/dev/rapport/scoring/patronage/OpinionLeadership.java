package dev.rapport.scoring.patronage;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Referral;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import dev.rapport.scoring.survey.RatingScale;
import dev.rapport.scoring.survey.RatingTally;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether a customer is an opinion leader (意见领袖, 舆论领袖), one whose word others follow, and how one knows.
 *
 * <p>Example: {@code new OpinionLeadership(Basis.REFERRALS, 4, 3)} is a leader, for four people followed the customer's word and three are asked
 * for. A score means nothing without its basis, and scores on different bases do not compare. There is no standard for how many make a leader.
 * It is about influence, not about buying: a leader may buy little.
 *
 * <p>Reference: E. M. Rogers (1962), Diffusion of Innovations, for the ways to find them.
 *
 * @param basis how the score was found
 * @param score how much influence was found, in the unit of the basis
 * @param threshold from which score on a customer is a leader
 */
public record OpinionLeadership(Basis basis, double score, double threshold)
    implements Explainable {
  /** How one knows. Closed. */
  public enum Basis {
    /** By people who followed a recommendation; the score counts them. */
    REFERRALS,
    /** By people who named the customer as whom they ask (社会测量法); the score counts them. */
    NOMINATIONS,
    /** By what the customer says of himself (自我认定法); the score is a mean rating. */
    SELF_DESIGNATION,
    /** By those who know, such as sales people (关键人物访谈法); the score is a mean rating. */
    INFORMANTS
  }

  /**
   * Checks the components.
   *
   * @param basis how the score was found
   * @param score finite
   * @param threshold finite
   * @throws IllegalArgumentException if a number is not finite
   */
  public OpinionLeadership {
    requireNonNull(basis, "basis");
    checkArgument(Double.isFinite(score), "score must be finite, was %s", score);
    checkArgument(Double.isFinite(threshold), "threshold must be finite, was %s", threshold);
    score += 0.0;
    threshold += 0.0;
  }

  /**
   * Finds how many people followed each customer's recommendations.
   *
   * @param history the events of all customers
   * @param leastFollowers how many followers make a leader, at least 1
   * @param asOf the instant as of which it is read; later events are not looked at
   * @return for each customer who was followed at all, the number of different people who responded, joined or bought; recommending to oneself
   *     does not count; unmodifiable
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static SortedMap<CustomerId, OpinionLeadership> fromReferrals(
      EventHistory history, int leastFollowers, Instant asOf) {
    checkArgument(leastFollowers >= 1, "leastFollowers must be at least 1, was %s", leastFollowers);
    SortedMap<CustomerId, SortedSet<CustomerId>> followers = new TreeMap<>();
    for (Referral referral : requireNonNull(history, "history")
        .until(requireNonNull(asOf, "asOf"))
        .ofKind(Referral.class)) {
      if (!referral.isToSelf() && isFollowed(referral.progress())) {
        followers
            .computeIfAbsent(referral.customer(), customer -> new TreeSet<>())
            .add(referral.referred());
      }
    }
    SortedMap<CustomerId, OpinionLeadership> found = new TreeMap<>();
    followers.forEach((customer, people) ->
        found.put(customer, new OpinionLeadership(Basis.REFERRALS, people.size(), leastFollowers)));
    return Collections.unmodifiableSortedMap(found);
  }

  private static boolean isFollowed(Referral.Progress progress) {
    return switch (progress) {
      case RESPONDED, JOINED, CONVERTED -> true;
      case INVITED, FAILED -> false;
    };
  }

  /**
   * Reads a customer's answers to questions such as "others ask me for advice".
   *
   * @param scale the scale, whose highest score is the most influence
   * @param answers the answers that were given
   * @param threshold from which mean on a customer is a leader, finite
   * @return the leadership; empty without answers
   * @throws IllegalArgumentException if an answer is off the scale or the threshold not finite
   */
  public static Optional<OpinionLeadership> fromSelfDesignation(
      RatingScale scale, List<Integer> answers, double threshold) {
    checkArgument(Double.isFinite(threshold), "threshold must be finite, was %s", threshold);
    Estimate mean = RatingTally.of(scale, answers).mean().mean();
    return mean.isKnown()
        ? Optional.of(new OpinionLeadership(Basis.SELF_DESIGNATION, mean.value(), threshold))
        : Optional.empty();
  }

  /**
   * Returns how much of the word of mouth that was followed came from leaders.
   *
   * @param all what {@link #fromReferrals} found
   * @return followers of leaders among followers of anybody; a person who followed two customers counts twice
   * @throws IllegalArgumentException if a leadership is not on the basis of referrals
   */
  public static Proportion followersOfLeaders(Map<CustomerId, OpinionLeadership> all) {
    Collection<OpinionLeadership> found = requireNonNull(all, "all").values();
    long followers = 0;
    long ofLeaders = 0;
    for (OpinionLeadership one : found) {
      checkArgument(
          one.basis() == Basis.REFERRALS,
          "all must be on the basis of referrals, one was of %s",
          one.basis());
      long count = Math.round(one.score());
      followers = Math.addExact(followers, count);
      ofLeaders += one.isLeader() ? count : 0;
    }
    return Proportion.of(ofLeaders, followers);
  }

  /**
   * Tells whether the customer is a leader.
   *
   * @return whether the score reaches the threshold
   */
  public boolean isLeader() {
    return score >= threshold;
  }

  /**
   * Says on what basis, with which score.
   *
   * @return the explanation
   */
  @Override
  public Explanation explanation() {
    return Explanation.of(isLeader() ? PatronageCode.LEADER : PatronageCode.NO_LEADER)
        .with("basis", basis)
        .with("score", Argument.rounded(score, 2))
        .with("threshold", Argument.rounded(threshold, 2));
  }
}
