package dev.rapport.loyalty.journal;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.earning.Award;
import dev.rapport.loyalty.limit.Purse.Drawn;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.util.List;

/**
 * What one rule granted for an order or an activity, as it is written down: {@code 24 beans of 30 by base version 2: 20 on the first
 * line, 4 on the second}. A return takes back from this and never asks the rule again.
 *
 * @param rule the name of the rule
 * @param version its version
 * @param desired what it wanted to grant before limits
 * @param awarded what it granted
 * @param shares units granted for each line of the order, in their order, or for all of an activity; they sum to what was awarded
 * @param drawn what it took out of a budget; none or one
 */
public record RecordedAward(
    String rule,
    int version,
    Points desired,
    Points awarded,
    List<Long> shares,
    List<Drawn> drawn) {
  /**
   * Checks the components.
   *
   * @param rule any
   * @param version any
   * @param desired any
   * @param awarded zero to what was desired
   * @param shares summing to what was awarded
   * @param drawn at most one, of as many points as were awarded
   * @throws IllegalArgumentException if more was awarded than desired or a unit belongs to no line
   */
  public RecordedAward {
    requireNonNull(rule, "rule");
    requireNonNull(desired, "desired");
    checkArgument(
        !requireNonNull(awarded, "awarded").isNegative() && awarded.compareTo(desired) <= 0,
        "awarded must be 0 to %s, was %s",
        desired,
        awarded);
    shares = List.copyOf(shares);
    long sum = 0;
    for (long share : shares) {
      sum = Math.addExact(sum, share);
    }
    checkArgument(sum == awarded.units(), "shares must sum to %s, were %s", awarded, shares);
    drawn = List.copyOf(drawn);
    checkArgument(
        drawn.isEmpty() || (drawn.size() == 1 && drawn.get(0).spend().points().equals(awarded)),
        "drawn must be of the %s awarded, were %s",
        awarded,
        drawn);
  }

  /**
   * Returns an award that no budget paid for.
   *
   * @param rule the name of the rule
   * @param version its version
   * @param desired what it wanted to grant before limits
   * @param awarded what it granted
   * @param shares units granted for each line of the order, in their order
   * @return the award
   * @throws IllegalArgumentException if more was awarded than desired or a unit belongs to no line
   */
  public static RecordedAward of(
      String rule, int version, Points desired, Points awarded, List<Long> shares) {
    return new RecordedAward(rule, version, desired, awarded, shares, List.of());
  }

  /**
   * Returns what is recorded of awards.
   *
   * @param awards the awards of one order or activity
   * @param lines how many lines the order has; 1 for an activity
   * @return one for each award, in their order
   */
  public static List<RecordedAward> of(List<Award> awards, int lines) {
    RecordedAward[] recorded = new RecordedAward[awards.size()];
    Long[] shares = new Long[lines];
    for (int i = 0; i < recorded.length; i++) {
      Award award = awards.get(i);
      for (int line = 0; line < lines; line++) {
        shares[line] = award.unitsAt(line);
      }
      recorded[i] = new RecordedAward(
          award.rule().name(),
          award.rule().version(),
          award.desired(),
          award.awarded(),
          List.of(shares),
          award.drawn());
    }
    return List.of(recorded);
  }

  /**
   * Returns the kind of points.
   *
   * @return the type of what was awarded
   */
  public PointType type() {
    return awarded.type();
  }
}
