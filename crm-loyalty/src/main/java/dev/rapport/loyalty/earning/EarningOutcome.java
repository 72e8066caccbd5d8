package dev.rapport.loyalty.earning;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import dev.rapport.loyalty.limit.LimitUsage;
import dev.rapport.loyalty.limit.LimitUse;
import dev.rapport.loyalty.limit.Purse;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order or an activity earns: the awards, and on request why they are what they are.
 *
 * <p>An outcome keeps the evaluation that made it, and its explanation tells every step of that. Nothing is committed by it.
 * Immutable and thread-safe.
 */
public final class EarningOutcome implements Explainable {
  private final Evaluation evaluation;
  private final LimitUsage before;
  private final Purse purse;
  private final List<Award> awards;
  private final List<LimitUse> uses;

  EarningOutcome(
      Evaluation evaluation,
      LimitUsage before,
      Purse purse,
      List<Award> awards,
      List<LimitUse> uses) {
    this.evaluation = evaluation;
    this.before = before;
    this.purse = purse;
    this.awards = awards;
    this.uses = uses;
  }

  /**
   * Returns the rules that were evaluated.
   *
   * @return the rule set
   */
  public EarningRuleSet rules() {
    return evaluation.set;
  }

  /**
   * Returns what was evaluated.
   *
   * @return the order or activity, its member and the zone
   */
  public Situation situation() {
    return evaluation.situation;
  }

  /**
   * Returns the awards.
   *
   * @return in the ranking of the rules, one for each rule and type of points that desires any; among them those that limits
   *     trimmed to nothing
   */
  public List<Award> awards() {
    return awards;
  }

  /**
   * Returns what the awards use of their limits.
   *
   * @return one for each award that is under a limit and not trimmed to nothing, in the order of the awards
   */
  public List<LimitUse> uses() {
    return uses;
  }

  /**
   * Returns what the member has used of the limits after these awards.
   *
   * @return the usage that was passed in, with every award counted that is under a limit
   */
  public LimitUsage usage() {
    LimitUsage usage = before;
    for (LimitUse use : uses) {
      usage = usage.plus(use);
    }
    return usage;
  }

  /**
   * Returns what is left of the budgets after these awards.
   *
   * @return the purse that was passed in, without what the awards have drawn
   */
  public Purse purse() {
    return purse;
  }

  /**
   * Returns how many points of a type are awarded.
   *
   * @param type the type
   * @return zero or more
   */
  public Points points(PointType type) {
    requireNonNull(type, "type");
    long units = 0;
    for (Award award : awards) {
      if (award.awarded().type().equals(type)) {
        units = Math.addExact(units, award.awarded().units());
      }
    }
    return Points.of(type, units);
  }

  @Override
  public Explanation explanation() {
    return EarningCode.explain(evaluation, awards);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EarningOutcome that
        && rules().equals(that.rules())
        && situation().equals(that.situation())
        && evaluation.rates.equals(that.evaluation.rates)
        && before.equals(that.before)
        && purse.equals(that.purse)
        && awards.equals(that.awards);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rules().hashCode() + situation().hashCode()) + awards.hashCode();
  }

  /**
   * Returns the awards.
   *
   * @return one line
   */
  @Override
  public String toString() {
    return awards.toString();
  }
}
