package dev.rapport.scoring.targeting;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.scoring.customerbase.EqualBins;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How well a score tells those who respond from those who do not: response, lift and gains by tenths of the people, the best scores first.
 *
 * <p>1,000 people were mailed, 50 answered; of the 100 with the best scores 15 did. The first tenth responds at 15 % against 5 % of all, a
 * lift of 3, and holds 30 % of the answers, its gain. A score that says nothing has a lift of about 1 everywhere, and gains of 10 %, 20 %, 30
 * % ... Measure it on people who were not used to fit the score.
 *
 * <p>Tables of disjoint shards {@linkplain #merge merge} if their people were put into groups by the same limits: then a group of the
 * whole is the sum of its parts.
 *
 * @param groups the groups, the best scores first
 */
public record GainsTable(List<Proportion> groups) {
  /**
   * Copies the list.
   *
   * @param groups responses out of people, 1 to 100 groups
   * @throws IllegalArgumentException if there is none or too many
   */
  public GainsTable {
    groups = List.copyOf(requireNonNull(groups, "groups"));
    checkArgument(
        groups.size() >= 1 && groups.size() <= 100,
        "groups must be 1 to 100, were %s",
        groups.size());
  }

  /**
   * Cuts people into groups of equal size by their scores, equals in the order of the columns.
   *
   * @param scores one finite score of each, higher is better; not empty
   * @param responded whether each responded
   * @param groups how many groups, 2 to 100: 10 for deciles
   * @return the table
   * @throws IllegalArgumentException if the columns differ in length, are empty, a score is not finite, or {@code groups} is out of range
   */
  public static GainsTable of(double[] scores, boolean[] responded, int groups) {
    checkArgument(
        requireNonNull(scores, "scores").length == requireNonNull(responded, "responded").length,
        "scores and responded must be of the same people, were of %s and %s",
        scores.length,
        responded.length);
    long[] worstLast = new long[scores.length];
    for (int i = 0; i < worstLast.length; i++) {
      checkArgument(Double.isFinite(scores[i]), "scores must be finite, was %s", scores[i]);
      worstLast[i] = ~ordered(scores[i]);
    }
    return ofGroups(EqualBins.of(worstLast, groups), responded, groups);
  }

  /* The bits of a double are in its order for positive numbers and in the opposite order for negative ones. */
  private static long ordered(double score) {
    long bits = Double.doubleToLongBits(score + 0.0);
    return bits < 0 ? bits ^ Long.MAX_VALUE : bits;
  }

  /**
   * Counts people who are in groups already, such as by fixed limits of the score.
   *
   * @param group the group of each, 1 for the best scores up to {@code groups}
   * @param responded whether each responded
   * @param groups how many groups, 1 to 100
   * @return the table
   * @throws IllegalArgumentException if the columns differ in length or a group is out of range
   */
  public static GainsTable ofGroups(byte[] group, boolean[] responded, int groups) {
    checkArgument(
        requireNonNull(group, "group").length == requireNonNull(responded, "responded").length,
        "group and responded must be of the same people, were of %s and %s",
        group.length,
        responded.length);
    checkArgument(groups >= 1 && groups <= 100, "groups must be 1 to 100, was %s", groups);
    long[] people = new long[groups];
    long[] responses = new long[groups];
    for (int i = 0; i < group.length; i++) {
      if (group[i] < 1 || group[i] > groups) {
        throw new IllegalArgumentException(
            "group must be 1 to " + groups + ", was " + group[i] + " at " + i);
      }
      people[group[i] - 1]++;
      responses[group[i] - 1] += responded[i] ? 1 : 0;
    }
    List<Proportion> proportions = new ArrayList<>(groups);
    for (int k = 0; k < groups; k++) {
      proportions.add(Proportion.of(responses[k], people[k]));
    }
    return new GainsTable(proportions);
  }

  /**
   * Adds the people of another, disjoint shard, whose groups were made by the same limits.
   *
   * @param other a table of as many groups
   * @return the table of both
   * @throws IllegalArgumentException if the numbers of groups differ
   */
  public GainsTable merge(GainsTable other) {
    requireNonNull(other, "other");
    checkArgument(
        groups.size() == other.groups.size(),
        "other must have as many groups, %s, had %s",
        groups.size(),
        other.groups.size());
    List<Proportion> merged = new ArrayList<>(groups.size());
    for (int k = 0; k < groups.size(); k++) {
      merged.add(groups.get(k).plus(other.groups.get(k)));
    }
    return new GainsTable(merged);
  }

  /**
   * Returns responses and people of the best groups together.
   *
   * @param bestGroups how many groups, 0 to all
   * @return their sum
   * @throws IllegalArgumentException if there are not so many groups
   */
  public Proportion best(int bestGroups) {
    checkArgument(
        bestGroups >= 0 && bestGroups <= groups.size(),
        "bestGroups must be 0 to %s, was %s",
        groups.size(),
        bestGroups);
    return groups.subList(0, bestGroups).stream().reduce(Proportion.empty(), Proportion::plus);
  }

  /**
   * Returns how much better the best groups respond than all people.
   *
   * <pre>
   * lift = response rate of the best groups / response rate of all
   * </pre>
   *
   * @param bestGroups how many groups, 1 to all
   * @return 0 or more, 1 for all groups; undefined if nobody responded or the groups are empty
   * @throws IllegalArgumentException if there are not so many groups
   */
  public Estimate lift(int bestGroups) {
    Proportion best = best(bestGroups);
    Proportion all = best(groups.size());
    if (all.successes() == 0 || best.trials() == 0) {
      return Estimate.undefined(UndefinedReason.noData("responses"), best.trials());
    }
    double rate = (double) best.successes() / best.trials();
    return Estimate.of(rate / ((double) all.successes() / all.trials()), best.trials());
  }

  /**
   * Returns which part of all responses the best groups hold.
   *
   * @param bestGroups how many groups, 0 to all
   * @return 0 to 1, never falling with more groups; undefined if nobody responded
   * @throws IllegalArgumentException if there are not so many groups
   */
  public Estimate gain(int bestGroups) {
    Proportion best = best(bestGroups);
    long all = best(groups.size()).successes();
    return all == 0
        ? Estimate.undefined(UndefinedReason.noData("responses"), best.trials())
        : Estimate.of((double) best.successes() / all, best.trials());
  }

  /**
   * Returns the gains of one group after the other, as they are drawn.
   *
   * @return a gain for each number of best groups from 1 on
   */
  public List<Estimate> gains() {
    List<Estimate> gains = new ArrayList<>(groups.size());
    for (int best = 1; best <= groups.size(); best++) {
      gains.add(gain(best));
    }
    return Collections.unmodifiableList(gains);
  }
}
