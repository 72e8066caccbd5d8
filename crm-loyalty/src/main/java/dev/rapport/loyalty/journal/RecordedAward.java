package dev.rapport.loyalty.journal;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.primitives.Longs;
import dev.rapport.loyalty.earning.Award;
import dev.rapport.loyalty.earning.EarningRule;
import dev.rapport.loyalty.limit.Purse.Drawn;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one rule granted for an order or an activity, as it is written down: {@code 24 beans of 30 by base version 2: 20 on the first
 * line, 4 on the second}. A return takes back from this and never asks the rule again.
 *
 * <p>The shares of the lines sum to what was awarded, and what a budget paid for is all of that. Immutable and thread-safe.
 */
public final class RecordedAward {
  private final String rule;
  private final int version;
  private final Points desired;
  private final Points awarded;
  private final long[] shares;
  private final List<Drawn> drawn;

  /**
   * Makes an award.
   *
   * @param rule the name of the rule
   * @param version its version
   * @param desired what it wanted to grant before limits
   * @param awarded what it granted, zero to what was desired
   * @param shares units granted for each line of the order, in their order, or for all of an activity; they sum to what was awarded
   * @param drawn what it took out of a budget, at most one and of as many points as were awarded
   * @throws IllegalArgumentException if more was awarded than desired or a unit belongs to no line
   */
  public RecordedAward(
      String rule,
      int version,
      Points desired,
      Points awarded,
      List<Long> shares,
      List<Drawn> drawn) {
    this(rule, version, desired, awarded, Longs.toArray(shares), drawn);
  }

  /* The shares are its own from now on. */
  private RecordedAward(
      String rule, int version, Points desired, Points awarded, long[] shares, List<Drawn> drawn) {
    this.rule = requireNonNull(rule, "rule");
    this.version = version;
    this.desired = requireNonNull(desired, "desired");
    this.awarded = requireNonNull(awarded, "awarded");
    this.shares = shares;
    this.drawn = List.copyOf(drawn);
    checkArgument(
        !awarded.isNegative() && awarded.compareTo(desired) <= 0,
        "awarded must be 0 to %s, was %s",
        desired,
        awarded);
    long sum = 0;
    for (long share : shares) {
      sum = Math.addExact(sum, share);
    }
    if (sum != awarded.units()) {
      throw new IllegalArgumentException(
          "shares must sum to " + awarded + ", were " + Arrays.toString(shares));
    }
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
    for (int i = 0; i < recorded.length; i++) {
      Award award = awards.get(i);
      long[] shares = new long[lines];
      for (int line = 0; line < lines; line++) {
        shares[line] = award.unitsAt(line);
      }
      EarningRule rule = award.rule();
      recorded[i] = new RecordedAward(
          rule.name(), rule.version(), award.desired(), award.awarded(), shares, award.drawn());
    }
    return List.of(recorded);
  }

  /**
   * Returns the name of the rule.
   *
   * @return the name
   */
  public String rule() {
    return rule;
  }

  /**
   * Returns the version of the rule.
   *
   * @return the version by which the award was made
   */
  public int version() {
    return version;
  }

  /**
   * Returns what the rule wanted to grant.
   *
   * @return the points before limits
   */
  public Points desired() {
    return desired;
  }

  /**
   * Returns what the rule granted.
   *
   * @return zero to what was desired
   */
  public Points awarded() {
    return awarded;
  }

  /**
   * Returns on which lines the points were granted.
   *
   * @return units for each line of the order, in their order, or one number for all of an activity
   */
  public List<Long> shares() {
    return Collections.unmodifiableList(Longs.asList(shares));
  }

  /**
   * Returns what was granted on one line.
   *
   * @param position 0 for the first line of the order, and for all of an activity
   * @return zero or more smallest units
   * @throws IndexOutOfBoundsException if the order has no such line
   */
  public long unitsAt(int position) {
    return shares[position];
  }

  /**
   * Returns for how many lines there is a share.
   *
   * @return as many as the order had lines; 1 for an activity
   */
  public int lines() {
    return shares.length;
  }

  /**
   * Returns what the award took out of a budget.
   *
   * @return none or one
   */
  public List<Drawn> drawn() {
    return drawn;
  }

  /**
   * Returns the kind of points.
   *
   * @return the type of what was awarded
   */
  public PointType type() {
    return awarded.type();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RecordedAward that
        && rule.equals(that.rule)
        && version == that.version
        && desired.equals(that.desired)
        && awarded.equals(that.awarded)
        && Arrays.equals(shares, that.shares)
        && drawn.equals(that.drawn);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rule.hashCode() + awarded.hashCode()) + Arrays.hashCode(shares);
  }

  /**
   * Returns the components.
   *
   * @return one line
   */
  @Override
  public String toString() {
    return "RecordedAward[rule=" + rule + ", version=" + version + ", desired=" + desired
        + ", awarded=" + awarded + ", shares=" + Arrays.toString(shares) + ", drawn=" + drawn + "]";
  }
}
