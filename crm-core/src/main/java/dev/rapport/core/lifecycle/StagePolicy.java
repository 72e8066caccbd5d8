package dev.rapport.core.lifecycle;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.evidence.Evidence;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.evidence.LapseTest;
import dev.rapport.core.evidence.RelationshipFacts;
import dev.rapport.core.evidence.ValueSeries;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explained;
import dev.rapport.core.explain.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * When a relationship is in which stage of its life cycle, which phase it has come to, and whether it is mature.
 *
 * <p>With n purchases, the silence ρ in usual intervals, and the value series v₁ … v_k with its peak, its recent mean (2 periods)
 * and its growth g (least squares over 4 periods, relative to their mean), the first rule that holds decides on the stage:
 *
 * <pre>
 *   1  the relationship was ended                                                      TERMINATED
 *   2  n = 0                                                                           PROSPECT
 *   3  n ≥ 2 and (lapsed, or k ≥ 3 and g &lt; 0 and recent mean ≤ 0.5 of the peak)      DEGRADATION
 *   4  n &lt; 3                                                                          EXPLORATION
 *   5  g &gt; 0.05                                                                       FORMATION
 *   6  otherwise                                                                       STABILITY
 * </pre>
 *
 * <p>Lapsed is what a {@link LapseTest} says, by default ρ ≥ 2. On the stage rests the phase of the five-stage life cycle: {@link
 * #phase}. A relationship is mature (客户成熟期) if the firm has more than half of the customer's business; this one number stands
 * in the Chinese textbooks (全部业务或大部分业务). No other threshold has a standard: each is a default of ours and a setting here.
 * Immutable and thread-safe.
 */
public final class StagePolicy {
  private static final StagePolicy STANDARD = builder().build();

  private final LapseTest lapse;
  private final long degradationPurchases;
  private final int declinePeriods;
  private final double declineShare;
  private final long formationPurchases;
  private final double formationGrowth;
  private final int recentPeriods;
  private final int trendPeriods;
  private final long reservePurchases;
  private final double warningRatio;
  private final double matureShare;

  private StagePolicy(Builder builder) {
    this.lapse = builder.lapse;
    this.degradationPurchases = builder.degradationPurchases;
    this.declinePeriods = builder.declinePeriods;
    this.declineShare = builder.declineShare;
    this.formationPurchases = builder.formationPurchases;
    this.formationGrowth = builder.formationGrowth;
    this.recentPeriods = builder.recentPeriods;
    this.trendPeriods = builder.trendPeriods;
    this.reservePurchases = builder.reservePurchases;
    this.warningRatio = builder.warningRatio;
    this.matureShare = builder.matureShare;
  }

  /**
   * Returns the policy with all defaults.
   *
   * @return the standard policy
   */
  public static StagePolicy standard() {
    return STANDARD;
  }

  /**
   * Starts a policy from the defaults.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts a policy from this one.
   *
   * @return a builder with all settings of this policy
   */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.lapse = lapse;
    builder.degradationPurchases = degradationPurchases;
    builder.declinePeriods = declinePeriods;
    builder.declineShare = declineShare;
    builder.formationPurchases = formationPurchases;
    builder.formationGrowth = formationGrowth;
    builder.recentPeriods = recentPeriods;
    builder.trendPeriods = trendPeriods;
    builder.reservePurchases = reservePurchases;
    builder.warningRatio = warningRatio;
    builder.matureShare = matureShare;
    return builder;
  }

  /**
   * Returns the stage that the facts speak for, without memory of earlier ones.
   *
   * @param facts what was seen of the customer
   * @param evidence what is known from elsewhere
   * @return exactly one stage, whatever the input
   */
  public LifeStage stage(RelationshipFacts facts, Evidence evidence) {
    requireNonNull(evidence, "evidence");
    if (facts.isTerminated()) {
      return LifeStage.TERMINATED;
    }
    if (facts.purchases() == 0) {
      return LifeStage.PROSPECT;
    }
    if (facts.purchases() >= degradationPurchases
        && (lapse.lapsed(facts, evidence).isYes() || isDeclining(facts.values()))) {
      return LifeStage.DEGRADATION;
    }
    if (facts.purchases() < formationPurchases) {
      return LifeStage.EXPLORATION;
    }
    return facts.values().growth(trendPeriods) > formationGrowth
        ? LifeStage.FORMATION
        : LifeStage.STABILITY;
  }

  /**
   * Returns the stage and why.
   *
   * @param facts what was seen of the customer
   * @param evidence what is known from elsewhere
   * @return what {@link #stage} returns, explained
   */
  public Explained<LifeStage> explain(RelationshipFacts facts, Evidence evidence) {
    LifeStage stage = stage(facts, evidence);
    List<Explanation> reasons = new ArrayList<>();
    switch (stage) {
      case TERMINATED -> reasons.add(Explanation.of(LifecycleCode.ENDED));
      case PROSPECT -> reasons.add(Explanation.of(LifecycleCode.NO_PURCHASE));
      case DEGRADATION -> {
        Explained<Finding> lapsed = lapse.explain(facts, evidence);
        if (lapsed.value().isYes()) {
          reasons.add(lapsed.explanation());
        }
        if (isDeclining(facts.values())) {
          reasons.add(decline(facts.values()));
        }
      }
      case EXPLORATION -> {
        reasons.add(lapse.explain(facts, evidence).explanation());
        reasons.add(Explanation.of(LifecycleCode.FEW_PURCHASES)
            .with("purchases", facts.purchases())
            .with("needed", formationPurchases));
      }
      case FORMATION, STABILITY -> {
        reasons.add(lapse.explain(facts, evidence).explanation());
        reasons.add(Explanation.of(LifecycleCode.GROWTH)
            .with("growth", Argument.percent(facts.values().growth(trendPeriods), 1))
            .with("periods", Math.min(trendPeriods, facts.values().periods()))
            .with("threshold", Argument.percent(formationGrowth, 1)));
      }
    }
    return new Explained<>(
        stage, Explanation.of(LifecycleCode.STAGE).with("stage", stage).because(reasons));
  }

  /**
   * Returns the phase of the five-stage life cycle.
   *
   * <p>Exploration is acquaintance with one purchase and reserve from two on. Formation is reserve and stability is steady, unless
   * an early sign of doubt makes them wavering: a silence of 1.5 usual intervals or more, satisfaction that slips, an open
   * complaint. Degradation is wavering, for who turns away has doubts. Stability is consolidated if the relationship has been
   * through doubt before, if a bond of customisation or more ties the customer, or if commitment is high.
   *
   * @param stage the stage, of {@link #stage} or held by a timeline
   * @param facts what was seen of the customer
   * @param evidence what is known from elsewhere
   * @param passedDoubt whether the relationship was wavering before
   * @return the phase; empty before and after a relationship
   */
  public Optional<RelationshipPhase> phase(
      LifeStage stage, RelationshipFacts facts, Evidence evidence, boolean passedDoubt) {
    return switch (stage) {
      case PROSPECT, TERMINATED -> Optional.empty();
      case EXPLORATION ->
        Optional.of(
            facts.purchases() < reservePurchases
                ? RelationshipPhase.ACQUAINTANCE
                : RelationshipPhase.RESERVE);
      case DEGRADATION -> Optional.of(RelationshipPhase.WAVERING);
      case FORMATION ->
        Optional.of(
            isDoubtful(facts, evidence) ? RelationshipPhase.WAVERING : RelationshipPhase.RESERVE);
      case STABILITY -> Optional.of(inStability(facts, evidence, passedDoubt));
    };
  }

  /**
   * Returns the phase and why.
   *
   * @param stage the stage, of {@link #stage} or held by a timeline
   * @param facts what was seen of the customer
   * @param evidence what is known from elsewhere
   * @param passedDoubt whether the relationship was wavering before
   * @return what {@link #phase} returns, explained; empty before and after a relationship
   */
  public Optional<Explained<RelationshipPhase>> explainPhase(
      LifeStage stage, RelationshipFacts facts, Evidence evidence, boolean passedDoubt) {
    return phase(stage, facts, evidence, passedDoubt)
        .map(phase -> new Explained<>(
            phase,
            Explanation.of(LifecycleCode.PHASE)
                .with("phase", phase)
                .with("stage", stage)
                .because(phaseReasons(phase, stage, facts, evidence, passedDoubt))));
  }

  /**
   * Returns whether the relationship is mature (客户成熟期): the firm has more than half of the customer's business in the category.
   *
   * @param evidence what is known from elsewhere
   * @return yes or no; unknown without the share of wallet
   */
  public Finding mature(Evidence evidence) {
    OptionalDouble share = evidence.shareOfWallet();
    return share.isPresent() ? Finding.of(share.getAsDouble() > matureShare) : Finding.UNKNOWN;
  }

  /**
   * Returns whether the relationship is mature and why.
   *
   * @param evidence what is known from elsewhere
   * @return what {@link #mature} returns, explained
   */
  public Explained<Finding> explainMature(Evidence evidence) {
    Finding mature = mature(evidence);
    OptionalDouble share = evidence.shareOfWallet();
    return new Explained<>(
        mature,
        Explanation.of(LifecycleCode.MATURE)
            .with("mature", mature)
            .with(
                "share",
                share.isPresent()
                    ? Argument.percent(share.getAsDouble(), 1)
                    : Argument.of(Finding.UNKNOWN))
            .with("threshold", Argument.percent(matureShare, 1)));
  }

  private RelationshipPhase inStability(
      RelationshipFacts facts, Evidence evidence, boolean passedDoubt) {
    if (isDoubtful(facts, evidence)) {
      return RelationshipPhase.WAVERING;
    }
    boolean tied = evidence.customisedOrMore().or(evidence.commitment()).isYes();
    return passedDoubt || tied ? RelationshipPhase.CONSOLIDATED : RelationshipPhase.STEADY;
  }

  private boolean isDoubtful(RelationshipFacts facts, Evidence evidence) {
    return isQuiet(facts) || evidence.satisfactionSlipping().isYes() || facts.openComplaints() > 0;
  }

  private boolean isQuiet(RelationshipFacts facts) {
    OptionalDouble ratio = facts.intervalRatio();
    return ratio.isPresent() && ratio.getAsDouble() >= warningRatio;
  }

  private boolean isDeclining(ValueSeries values) {
    return values.periods() >= declinePeriods
        && values.peak() > 0
        && values.growth(trendPeriods) < 0
        && values.recent(recentPeriods) / values.peak() <= declineShare;
  }

  private Explanation decline(ValueSeries values) {
    return Explanation.of(LifecycleCode.DECLINE)
        .with("share", Argument.percent(values.recent(recentPeriods) / values.peak(), 1))
        .with("threshold", Argument.percent(declineShare, 1))
        .with("growth", Argument.percent(values.growth(trendPeriods), 1));
  }

  private List<Explanation> phaseReasons(
      RelationshipPhase phase,
      LifeStage stage,
      RelationshipFacts facts,
      Evidence evidence,
      boolean passedDoubt) {
    List<Explanation> reasons = new ArrayList<>();
    if (stage == LifeStage.EXPLORATION) {
      reasons.add(Explanation.of(LifecycleCode.PHASE_BY_PURCHASES)
          .with("purchases", facts.purchases())
          .with("needed", reservePurchases));
    } else if (phase == RelationshipPhase.WAVERING) {
      if (isQuiet(facts)) {
        reasons.add(Explanation.of(LifecycleCode.QUIET)
            .with("ratio", Argument.rounded(facts.intervalRatio().orElseThrow(), 2))
            .with("threshold", Argument.rounded(warningRatio, 2)));
      }
      if (evidence.satisfactionSlipping().isYes()) {
        reasons.add(Explanation.of(LifecycleCode.SLIPPING));
      }
      if (facts.openComplaints() > 0) {
        reasons.add(
            Explanation.of(LifecycleCode.COMPLAINTS).with("complaints", facts.openComplaints()));
      }
    } else if (phase == RelationshipPhase.CONSOLIDATED) {
      reasons.add(Explanation.of(LifecycleCode.CONSOLIDATED)
          .with("passedDoubt", passedDoubt)
          .with("bond", evidence.customisedOrMore())
          .with("commitment", evidence.commitment()));
    }
    return reasons;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StagePolicy that
        && lapse.equals(that.lapse)
        && degradationPurchases == that.degradationPurchases
        && declinePeriods == that.declinePeriods
        && declineShare == that.declineShare
        && formationPurchases == that.formationPurchases
        && formationGrowth == that.formationGrowth
        && recentPeriods == that.recentPeriods
        && trendPeriods == that.trendPeriods
        && reservePurchases == that.reservePurchases
        && warningRatio == that.warningRatio
        && matureShare == that.matureShare;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        lapse,
        degradationPurchases,
        declinePeriods,
        declineShare,
        formationPurchases,
        formationGrowth,
        recentPeriods,
        trendPeriods,
        reservePurchases,
        warningRatio,
        matureShare);
  }

  /**
   * Returns the settings.
   *
   * @return text such as {@code "StagePolicy[lapse=IntervalRatio[threshold=2.0], degradationPurchases=2, ...]"}
   */
  @Override
  public String toString() {
    return "StagePolicy[lapse=" + lapse
        + ", degradationPurchases=" + degradationPurchases
        + ", declinePeriods=" + declinePeriods
        + ", declineShare=" + declineShare
        + ", formationPurchases=" + formationPurchases
        + ", formationGrowth=" + formationGrowth
        + ", recentPeriods=" + recentPeriods
        + ", trendPeriods=" + trendPeriods
        + ", reservePurchases=" + reservePurchases
        + ", warningRatio=" + warningRatio
        + ", matureShare=" + matureShare
        + "]";
  }

  /** Collects settings; what is not set keeps its default. */
  public static final class Builder {
    private LapseTest lapse = LapseTest.intervalRatio(2);
    private long degradationPurchases = 2;
    private int declinePeriods = 3;
    private double declineShare = 0.5;
    private long formationPurchases = 3;
    private double formationGrowth = 0.05;
    private int recentPeriods = 2;
    private int trendPeriods = 4;
    private long reservePurchases = 2;
    private double warningRatio = 1.5;
    private double matureShare = 0.5;

    private Builder() {}

    /**
     * Sets when a customer has lapsed.
     *
     * @param test from two usual intervals of silence on by default
     * @return this builder
     */
    public Builder lapse(LapseTest test) {
      this.lapse = requireNonNull(test, "lapse");
      return this;
    }

    /**
     * Sets from how many purchases on a relationship can degenerate.
     *
     * @param count at least 1; 2 by default. With 1, a test that judges them lets one-time buyers lapse
     * @return this builder
     * @throws IllegalArgumentException if the count is below 1
     */
    public Builder degradationPurchases(long count) {
      this.degradationPurchases = atLeast(1, count, "degradationPurchases");
      return this;
    }

    /**
     * Sets how many periods a decline takes to be seen.
     *
     * @param periods at least 2; 3 by default
     * @return this builder
     * @throws IllegalArgumentException if the number is below 2
     */
    public Builder declinePeriods(int periods) {
      this.declinePeriods = (int) atLeast(2, periods, "declinePeriods");
      return this;
    }

    /**
     * Sets down to which share of its peak a falling value is a decline.
     *
     * @param share 0 to 1; 0.5 by default
     * @return this builder
     * @throws IllegalArgumentException if the share is not 0 to 1
     */
    public Builder declineShare(double share) {
      this.declineShare = share(share, "declineShare");
      return this;
    }

    /**
     * Sets from how many purchases on a relationship leaves exploration.
     *
     * @param count at least 1; 3 by default
     * @return this builder
     * @throws IllegalArgumentException if the count is below 1
     */
    public Builder formationPurchases(long count) {
      this.formationPurchases = atLeast(1, count, "formationPurchases");
      return this;
    }

    /**
     * Sets above which growth a relationship is in formation.
     *
     * @param growth per period, finite and not negative; 0.05, five per cent, by default
     * @return this builder
     * @throws IllegalArgumentException if the growth is negative or not finite
     */
    public Builder formationGrowth(double growth) {
      checkArgument(
          growth >= 0 && Double.isFinite(growth),
          "formationGrowth must be finite and not negative, was %s",
          growth);
      this.formationGrowth = growth;
      return this;
    }

    /**
     * Sets over how many last periods the recent mean is taken.
     *
     * @param periods at least 1; 2 by default
     * @return this builder
     * @throws IllegalArgumentException if the number is below 1
     */
    public Builder recentPeriods(int periods) {
      this.recentPeriods = (int) atLeast(1, periods, "recentPeriods");
      return this;
    }

    /**
     * Sets over how many last periods growth is measured.
     *
     * @param periods at least 2; 4 by default
     * @return this builder
     * @throws IllegalArgumentException if the number is below 2
     */
    public Builder trendPeriods(int periods) {
      this.trendPeriods = (int) atLeast(2, periods, "trendPeriods");
      return this;
    }

    /**
     * Sets from how many purchases on exploration is reserve instead of acquaintance.
     *
     * @param count at least 1; 2 by default
     * @return this builder
     * @throws IllegalArgumentException if the count is below 1
     */
    public Builder reservePurchases(long count) {
      this.reservePurchases = atLeast(1, count, "reservePurchases");
      return this;
    }

    /**
     * Sets from how many usual intervals on a silence is a sign of doubt.
     *
     * @param ratio above 0 and finite; 1.5 by default
     * @return this builder
     * @throws IllegalArgumentException if the ratio is not a finite number above 0
     */
    public Builder warningRatio(double ratio) {
      checkArgument(
          ratio > 0 && Double.isFinite(ratio),
          "warningRatio must be a finite number above 0, was %s",
          ratio);
      this.warningRatio = ratio;
      return this;
    }

    /**
     * Sets above which share of the customer's business a relationship is mature.
     *
     * @param share 0 to 1; 0.5 by default
     * @return this builder
     * @throws IllegalArgumentException if the share is not 0 to 1
     */
    public Builder matureShare(double share) {
      this.matureShare = share(share, "matureShare");
      return this;
    }

    /**
     * Returns the policy.
     *
     * @return the policy
     */
    public StagePolicy build() {
      return new StagePolicy(this);
    }

    private static long atLeast(long least, long number, String name) {
      checkArgument(number >= least, "%s must be at least %s, was %s", name, least, number);
      return number;
    }

    private static double share(double share, String name) {
      checkArgument(share >= 0 && share <= 1, "%s must be 0 to 1, was %s", name, share);
      return share + 0.0;
    }
  }
}
