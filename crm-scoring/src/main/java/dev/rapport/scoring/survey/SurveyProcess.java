package dev.rapport.scoring.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.SampleSize;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.numeric.NormalDistribution;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far a quantitative survey (定量调查) has come: which of its seven steps are open, and whether the answers suffice.
 *
 * <p>Of 1,000 customers a share is to be known within 5 points at 95 %, and three in ten are expected to answer:
 *
 * <pre>{@code
 * SurveyProcess.Plan plan = SurveyProcess.Plan.forShare(1_000, 0.05, 0.95, 0.3);
 * plan.requiredResponses();                  // 278
 * plan.requiredInvitations();                // 927
 * SurveyProcess process = SurveyProcess.start(plan)
 *     .done(SurveyProcess.Step.GOAL)
 *     .done(SurveyProcess.Step.METHOD)
 *     .with(new SurveyProcess.Returns(600, 210, 200));
 * process.nextStep();                        // QUESTIONNAIRE
 * process.responseRate(0.95);                // 0.35, with its interval
 * process.margin();                          // 0.062: not yet
 * process.invitationsStillNeeded();          // 234, at the rate seen so far
 * }</pre>
 *
 * <p>The margin is that of a simple random sample of the population, drawn without replacement, in the worst case of what is measured. It
 * says nothing of those who do not answer: a low response rate is no matter of precision, and no number of answers mends it. Equal values
 * have equal components.
 *
 * <p>Reference: W. G. Cochran, <em>Sampling Techniques</em>, 3rd edition, 1977, chapter 4, for the sizes.
 *
 * @param plan what is wanted
 * @param returns what came back
 * @param done the steps that are done
 */
public record SurveyProcess(Plan plan, Returns returns, Set<Step> done) {
  /** The seven steps of a quantitative survey, each prepared by those before it. Closed. */
  public enum Step {
    /** Fix what is to be found out, about whom and within what bounds (确定调查目标、对象与范围). */
    GOAL("确定调查目标、对象与范围"),
    /** Choose how people are asked (确定调查方法). */
    METHOD("确定调查方法"),
    /** Design the questionnaire and try it on a few (问卷的设计和预调查). */
    QUESTIONNAIRE("问卷的设计和预调查"),
    /** Choose and train the interviewers (调查人员的挑选和培训). */
    INTERVIEWERS("调查人员的挑选和培训"),
    /** Ask (实际执行调查). */
    FIELD_WORK("实际执行调查"),
    /** Collect and check the questionnaires (调查问卷的回收和复核). */
    COLLECTION("调查问卷的回收和复核"),
    /** Code, enter and analyse the answers (问卷的编码录入和统计分析). */
    ANALYSIS("问卷的编码录入和统计分析");

    private final String term;

    Step(String term) {
      this.term = term;
    }

    /**
     * Returns the Chinese term.
     *
     * @return the term
     */
    public String term() {
      return term;
    }
  }

  /**
   * What a survey is to achieve.
   *
   * @param population how many could be asked
   * @param precision how precise the figure is to be
   * @param expectedResponseRate the part of those invited who are expected to give a usable answer
   */
  public record Plan(long population, Precision precision, double expectedResponseRate) {
    private static final double LEAST_RATE = 1e-6;

    /**
     * Checks the components.
     *
     * @param population at least 1
     * @param precision any
     * @param expectedResponseRate 0.000001 to 1
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Plan {
      checkArgument(population >= 1, "population must be at least 1, was %s", population);
      requireNonNull(precision, "precision");
      checkArgument(
          expectedResponseRate >= LEAST_RATE && expectedResponseRate <= 1,
          "expectedResponseRate must be 0.000001 to 1, was %s",
          expectedResponseRate);
    }

    /**
     * Returns the plan of a survey that asks for a share, such as that of the satisfied, in the worst case of one half.
     *
     * @param population how many could be asked, at least 1
     * @param margin the wanted half-width of the interval, above 0 and finite, 0.05 for five points
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @param expectedResponseRate 0.000001 to 1
     * @return the plan
     * @throws IllegalArgumentException if an argument breaks its rule
     */
    public static Plan forShare(
        long population, double margin, double level, double expectedResponseRate) {
      return new Plan(population, new Precision(0.25, margin, level), expectedResponseRate);
    }

    /**
     * Returns the plan of a survey that asks for a net promoter score, in the worst case of promoters and detractors only.
     *
     * @param population how many could be asked, at least 1
     * @param margin the wanted half-width of the interval in points of the score, above 0 and finite
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @param expectedResponseRate 0.000001 to 1
     * @return the plan
     * @throws IllegalArgumentException if an argument breaks its rule
     */
    public static Plan forNetPromoterScore(
        long population, double margin, double level, double expectedResponseRate) {
      return new Plan(population, new Precision(100 * 100, margin, level), expectedResponseRate);
    }

    /**
     * Returns how many usable answers give the wanted precision.
     *
     * @return 1 to the population
     */
    public long requiredResponses() {
      return SampleSize.forMean(precision.variance, precision.margin, precision.level, population);
    }

    /**
     * Returns how many must be invited so that the expected part of them suffices.
     *
     * @return at least the required responses; more than the population where the plan is not {@link #isFeasible}
     */
    public long requiredInvitations() {
      return invitations(requiredResponses(), expectedResponseRate);
    }

    /**
     * Tells whether the population is large enough for the plan.
     *
     * @return whether the required invitations are at most the population
     */
    public boolean isFeasible() {
      return requiredInvitations() <= population;
    }

    /**
     * Returns the half-width of the interval that a number of answers gives.
     *
     * <pre>
     * z √(variance / n) √((N - n)/(N - 1))
     * </pre>
     *
     * @param responses how many usable answers, 1 to the population
     * @return zero or more, in the unit of the figure; zero if everybody answered
     * @throws IllegalArgumentException if the number breaks its rule
     */
    public double margin(long responses) {
      double correction = SampleSize.finitePopulationCorrection(responses, population);
      double z = NormalDistribution.upperQuantile((1 - precision.level) / 2);
      return z * Math.sqrt(precision.variance / responses) * correction;
    }

    private static long invitations(long responses, double rate) {
      // Rounding up what is whole but for the last bit would invite one too many.
      return (long) Math.max((double) responses, Math.ceil(responses / rate * (1 - 1e-12)));
    }
  }

  /**
   * How precise a figure is to be.
   *
   * @param variance the variance of one answer in the worst case, 0.25 for a share
   * @param margin the wanted half-width of the interval, in the unit of the figure
   * @param level the confidence level
   */
  public record Precision(double variance, double margin, double level) {
    private static final double LARGEST = 1e100;

    /**
     * Checks the components.
     *
     * @param variance above 0, at most 1e100
     * @param margin 1e-100 to 1e100
     * @param level between 0 and 1, both excluded
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Precision {
      checkArgument(
          variance > 0 && variance <= LARGEST,
          "variance must be above 0 and at most 1e100, was %s",
          variance);
      checkArgument(
          margin >= 1 / LARGEST && margin <= LARGEST,
          "margin must be 1e-100 to 1e100, was %s",
          margin);
      Interval.requireLevel(level);
    }
  }

  /**
   * What came back.
   *
   * @param invited how many were asked
   * @param returned how many of them answered at all
   * @param usable how many of these passed the check
   */
  public record Returns(long invited, long returned, long usable) {
    /** Before anybody is asked. */
    public static final Returns NONE = new Returns(0, 0, 0);

    /**
     * Checks the components.
     *
     * @param invited zero or more
     * @param returned zero to the invited
     * @param usable zero to the returned
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Returns {
      checkArgument(invited >= 0, "invited must not be negative, was %s", invited);
      checkArgument(
          returned >= 0 && returned <= invited,
          "returned must be 0 to the %s invited, was %s",
          invited,
          returned);
      checkArgument(
          usable >= 0 && usable <= returned,
          "usable must be 0 to the %s returned, was %s",
          returned,
          usable);
    }
  }

  /**
   * Checks the components.
   *
   * @param plan any plan
   * @param returns of at most the whole population
   * @param done any steps, none twice
   * @throws IllegalArgumentException if more were invited than there are
   */
  public SurveyProcess {
    requireNonNull(plan, "plan");
    requireNonNull(returns, "returns");
    checkArgument(
        returns.invited <= plan.population,
        "invited must be at most the population of %s, was %s",
        plan.population,
        returns.invited);
    done = Collections.unmodifiableSet(copyOf(requireNonNull(done, "done")));
  }

  /**
   * Returns a survey of which nothing is done.
   *
   * @param plan what is wanted
   * @return the process
   */
  public static SurveyProcess start(Plan plan) {
    return new SurveyProcess(plan, Returns.NONE, Set.of());
  }

  /**
   * Ticks a step off.
   *
   * @param step a step
   * @return the process with it done
   */
  public SurveyProcess done(Step step) {
    EnumSet<Step> more = EnumSet.of(requireNonNull(step, "step"));
    more.addAll(done);
    return new SurveyProcess(plan, returns, more);
  }

  /**
   * Notes what has come back so far.
   *
   * @param returnsSoFar all of it, not what is new
   * @return the process with it
   * @throws IllegalArgumentException if more were invited than there are
   */
  public SurveyProcess with(Returns returnsSoFar) {
    return new SurveyProcess(plan, returnsSoFar, done);
  }

  /**
   * Returns the steps that are not done.
   *
   * @return in their order; unmodifiable
   */
  public List<Step> openSteps() {
    return List.copyOf(EnumSet.complementOf(copyOf(done)));
  }

  /**
   * Returns the open steps that a later one was done before: a questionnaire that was sent without a trial.
   *
   * @return in their order; unmodifiable
   */
  public List<Step> skippedSteps() {
    return openSteps().stream()
        .filter(open -> done.stream().anyMatch(later -> later.compareTo(open) > 0))
        .toList();
  }

  /**
   * Returns the first step that is not done.
   *
   * @return the step; nothing if all are done
   */
  public Optional<Step> nextStep() {
    return openSteps().stream().findFirst();
  }

  /**
   * Estimates the response rate (回收率): who answered, of those invited.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return from 0 to 1, with Wilson's interval; undefined if nobody was invited
   */
  public Estimate responseRate(double level) {
    return Proportion.of(returns.returned, returns.invited).wilson(level);
  }

  /**
   * Estimates which part of the answers is usable (有效率).
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return from 0 to 1, with Wilson's interval; undefined if nobody answered
   */
  public Estimate usableRate(double level) {
    return Proportion.of(returns.usable, returns.returned).wilson(level);
  }

  /**
   * Returns the half-width of the interval that the usable answers give, at the level of the plan.
   *
   * @return zero or more, in the unit of the figure; undefined without usable answers
   */
  public Estimate margin() {
    return returns.usable == 0
        ? Estimate.undefined(UndefinedReason.noData("usable answers"), 0)
        : Estimate.of(plan.margin(returns.usable), returns.usable);
  }

  /**
   * Tells whether the usable answers are as many as the plan requires.
   *
   * @return whether they are
   */
  public boolean isPreciseEnough() {
    return returns.usable >= plan.requiredResponses();
  }

  /**
   * Returns how many more must be invited: the usable answers that are missing, at the rate seen so far, or at the expected one while there
   * is none.
   *
   * @return zero or more; may exceed those who are left, and then the plan cannot be met
   */
  public long invitationsStillNeeded() {
    long missing = Math.max(0, plan.requiredResponses() - returns.usable);
    double rate = returns.usable == 0
        ? plan.expectedResponseRate
        : (double) returns.usable / (double) returns.invited;
    return Plan.invitations(missing, rate);
  }

  private static EnumSet<Step> copyOf(Set<Step> steps) {
    EnumSet<Step> copy = EnumSet.noneOf(Step.class);
    copy.addAll(steps);
    return copy;
  }
}
