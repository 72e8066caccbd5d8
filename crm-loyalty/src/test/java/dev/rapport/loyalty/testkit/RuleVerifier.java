package dev.rapport.loyalty.testkit;

import dev.rapport.loyalty.earning.EarningOutcome;
import dev.rapport.loyalty.earning.EarningRule;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.earning.RateTable;
import dev.rapport.loyalty.earning.RuleNode;
import dev.rapport.loyalty.limit.LimitUsage;
import dev.rapport.loyalty.limit.Purse;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.MemberView;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.points.Points;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a rule of the application's own in one line.
 *
 * <pre>{@code
 * verifyThat(base).given(order).awards(Points.of(BEANS, 12));
 * verifyThat(goldDouble).beside(base).forMember(gold).given(order).awards(Points.of(BEANS, 12));
 * verifyThat(happyHour).in(paris).given(earlyOrder).awardsNothing();
 * verifyThat(ruleSet).forMember(gold).given(order).awards(Points.of(BEANS, 24), Points.of(STATUS, 12));
 * verifyThat(review).given(Activity.of("rev-7", "ada", noon, ActivityKind.REVIEW)).awards(Points.of(BEANS, 25));
 * }</pre>
 *
 * <p>A rule is verified by what it awards itself, a rule set by all that it awards. Without a member it is one who joined on the first
 * of January 2020 and of whom nothing else is known; without a zone days are those of UTC. A failure says what was expected and what
 * came, and explains how.
 */
public final class RuleVerifier {
  private final EarningRuleSet rules;
  private final Predicate<EarningRule> counted;
  private final @Nullable MemberView member;
  private final ZoneId zone;
  private final LimitUsage usage;
  private final RateTable rates;
  private final Purse purse;

  private RuleVerifier(
      EarningRuleSet rules,
      Predicate<EarningRule> counted,
      @Nullable MemberView member,
      ZoneId zone,
      LimitUsage usage,
      RateTable rates,
      Purse purse) {
    this.rules = rules;
    this.counted = counted;
    this.member = member;
    this.zone = zone;
    this.usage = usage;
    this.rates = rates;
    this.purse = purse;
  }

  /**
   * Starts to verify a rule.
   *
   * @param rule the rule
   * @return a verifier that needs an order or an activity
   */
  public static RuleVerifier verifyThat(EarningRule rule) {
    String name = rule.name();
    return verify(EarningRuleSet.of(rule), candidate -> candidate.name().equals(name));
  }

  /**
   * Starts to verify a rule set.
   *
   * @param rules the rule set
   * @return a verifier that needs an order or an activity
   */
  public static RuleVerifier verifyThat(EarningRuleSet rules) {
    return verify(rules, rule -> true);
  }

  private static RuleVerifier verify(EarningRuleSet rules, Predicate<EarningRule> counted) {
    return new RuleVerifier(
        rules,
        counted,
        null,
        ZoneOffset.UTC,
        LimitUsage.empty(),
        RateTable.none(),
        Purse.unlimited());
  }

  /**
   * Puts other rules beside it: those that a multiplier multiplies, those that could go before it.
   *
   * @param others the other rules and groups
   * @return a verifier that still counts only what the rule itself awards
   */
  public RuleVerifier beside(RuleNode... others) {
    EarningRuleSet.Builder all =
        EarningRuleSet.builder().composition(rules.composition()).rounding(rules.rounding());
    rules.root().children().forEach(all::rule);
    rules.limits().forEach(all::limit);
    Arrays.asList(others).forEach(all::rule);
    return new RuleVerifier(all.build(), counted, member, zone, usage, rates, purse);
  }

  /**
   * Sets the member.
   *
   * @param view what is known of the member; orders and activities are taken for this member's
   * @return the verifier
   */
  public RuleVerifier forMember(MemberView view) {
    return new RuleVerifier(rules, counted, view, zone, usage, rates, purse);
  }

  /**
   * Sets the zone.
   *
   * @param where where days and hours are counted
   * @return the verifier
   */
  public RuleVerifier in(ZoneId where) {
    return new RuleVerifier(rules, counted, member, where, usage, rates, purse);
  }

  /**
   * Sets what the member has used of limits.
   *
   * @param used the usage
   * @return the verifier
   */
  public RuleVerifier having(LimitUsage used) {
    return new RuleVerifier(rules, counted, member, zone, used, rates, purse);
  }

  /**
   * Sets exchange rates.
   *
   * @param table the rates
   * @return the verifier
   */
  public RuleVerifier with(RateTable table) {
    return new RuleVerifier(rules, counted, member, zone, usage, table, purse);
  }

  /**
   * Sets the leases that budgets are paid out of; without them budgets have no end.
   *
   * @param leases the leases
   * @return the verifier
   */
  public RuleVerifier paidFrom(Purse leases) {
    return new RuleVerifier(rules, counted, member, zone, usage, rates, leases);
  }

  /**
   * Evaluates an order.
   *
   * @param order the order; its member is replaced by the one that is verified for
   * @return what came of it
   */
  public Given given(Order order) {
    MemberView view = known(order.member());
    Order own = new Order(
        order.id(),
        view.id(),
        order.placedAt(),
        order.venue(),
        order.lines(),
        order.shipping(),
        order.tender());
    return new Given(
        rules.evaluate(Situation.of(view, own, zone), usage, rates, purse, List.of()), counted);
  }

  /**
   * Evaluates an activity.
   *
   * @param activity the activity; its member is replaced by the one that is verified for
   * @return what came of it
   */
  public Given given(Activity activity) {
    MemberView view = known(activity.member());
    Activity own = new Activity(
        activity.id(),
        view.id(),
        activity.at(),
        activity.kind(),
        activity.subject(),
        activity.quantity());
    return new Given(
        rules.evaluate(Situation.of(view, own, zone), usage, rates, purse, List.of()), counted);
  }

  private MemberView known(MemberId whose) {
    return member == null ? MemberView.builder(whose, LocalDate.of(2020, 1, 1)).build() : member;
  }

  /** What came of an order or an activity. */
  public static final class Given {
    private final EarningOutcome outcome;
    private final Predicate<EarningRule> counted;

    private Given(EarningOutcome outcome, Predicate<EarningRule> counted) {
      this.outcome = outcome;
      this.counted = counted;
    }

    /**
     * Verifies what is awarded.
     *
     * @param expected all that is to be awarded, one amount for each type; types that are not named are to be awarded nothing
     * @throws AssertionError if anything else is awarded
     */
    public void awards(Points... expected) {
      Map<String, Points> wanted = new TreeMap<>();
      for (Points points : expected) {
        if (!points.isZero()) {
          wanted.merge(points.type().id(), points, Points::plus);
        }
      }
      Map<String, Points> actual = new TreeMap<>();
      outcome.awards().stream()
          .filter(award -> counted.test(award.rule()) && award.awarded().isPositive())
          .forEach(
              award -> actual.merge(award.awarded().type().id(), award.awarded(), Points::plus));
      if (!wanted.equals(actual)) {
        throw new AssertionError("expected " + text(wanted) + ", awarded " + text(actual) + "\n"
            + String.join("\n", outcome.explanation().lines()));
      }
    }

    /**
     * Verifies that nothing is awarded.
     *
     * @throws AssertionError if anything is
     */
    public void awardsNothing() {
      awards();
    }

    /**
     * Returns the outcome, for further assertions.
     *
     * @return what the order or the activity earns
     */
    public EarningOutcome outcome() {
      return outcome;
    }

    private static String text(Map<String, Points> points) {
      return points.isEmpty() ? "nothing" : points.values().toString();
    }
  }
}
