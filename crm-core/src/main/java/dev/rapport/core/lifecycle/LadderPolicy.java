package dev.rapport.core.lifecycle;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.evidence.Evidence;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.evidence.LapseTest;
import dev.rapport.core.evidence.RelationshipFacts;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explained;
import dev.rapport.core.explain.Explanation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What each rung of the ladder of formation asks for, and so on which rung a party stands.
 *
 * <pre>
 *   rung          evidence that it asks for                                          default
 *   prospect      qualified, or joined a programme, or bought
 *   first-time    purchases ≥ 1
 *   repeat        purchases ≥ 2
 *   client        purchases ≥ clientPurchases and share of wallet ≥ clientShare      3 and 1.0
 *   member        takes part in a programme
 *   advocate      referrals ≥ advocateReferrals, or recommend score ≥ advocateScore  1, 9
 *   partner       structural bond
 * </pre>
 *
 * <p>Who has not bought and is known not to qualify is disqualified; whose relationship was ended, or who bought and has lapsed,
 * is inactive. The rest stand on a rung, by one of two {@linkplain Reading readings}. An unknown never proves a rung: with an
 * unknown share of wallet a customer of a hundred purchases is a repeat customer, and the explanation says what is missing.
 *
 * <p>Only the client's share has a source: the Chinese textbooks ask that a loyal customer buys "only this firm's products" (在相关的产品类目中只购买本企业的产品者),
 * which practice often relaxes to 0.8; a score of 9 is a promoter's in Reichheld (2003). The other numbers are defaults without a
 * standard. Immutable and thread-safe.
 */
public final class LadderPolicy {
  private static final List<LadderRung> CLIMB =
      List.copyOf(EnumSet.range(LadderRung.PROSPECT, LadderRung.PARTNER));

  private static final LadderPolicy STANDARD = builder().build();

  private final Reading reading;
  private final long clientPurchases;
  private final double clientShare;
  private final Advocacy advocacy;
  private final long advocateReferrals;
  private final int advocateScore;
  private final LapseTest lapse;

  private LadderPolicy(Builder builder) {
    this.reading = builder.reading;
    this.clientPurchases = builder.clientPurchases;
    this.clientShare = builder.clientShare;
    this.advocacy = builder.advocacy;
    this.advocateReferrals = builder.advocateReferrals;
    this.advocateScore = builder.advocateScore;
    this.lapse = builder.lapse;
  }

  /**
   * Returns the policy with all defaults, read strictly.
   *
   * @return the standard policy
   */
  public static LadderPolicy standard() {
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
    return new Builder()
        .reading(reading)
        .clientPurchases(clientPurchases)
        .clientShare(clientShare)
        .advocacy(advocacy)
        .advocateReferrals(advocateReferrals)
        .advocateScore(advocateScore)
        .lapse(lapse);
  }

  /**
   * Returns the rung on which a party stands.
   *
   * @param facts what was seen of it
   * @param evidence what is known of it from elsewhere
   * @return exactly one rung or side state, whatever the input
   */
  public LadderRung rung(RelationshipFacts facts, Evidence evidence) {
    requireNonNull(evidence, "evidence");
    if (isInactive(facts, evidence)) {
      return LadderRung.INACTIVE;
    }
    if (facts.purchases() == 0 && evidence.qualified() == Finding.NO) {
      return LadderRung.DISQUALIFIED;
    }
    LadderRung reached = LadderRung.SUSPECT;
    for (LadderRung rung : CLIMB) {
      if (proven(rung, facts, evidence).isYes()) {
        reached = rung;
      } else if (reading == Reading.STRICT) {
        break;
      }
    }
    return reached;
  }

  /**
   * Returns the rung and why: which rungs are proven, and what the first one that is not still lacks.
   *
   * @param facts what was seen of the party
   * @param evidence what is known of it from elsewhere
   * @return what {@link #rung} returns, explained
   */
  public Explained<LadderRung> explain(RelationshipFacts facts, Evidence evidence) {
    LadderRung rung = rung(facts, evidence);
    List<Explanation> reasons = new ArrayList<>();
    if (rung == LadderRung.INACTIVE) {
      reasons.add(
          facts.isTerminated()
              ? Explanation.of(LifecycleCode.ENDED)
              : lapse.explain(facts, evidence).explanation());
    } else if (rung == LadderRung.DISQUALIFIED) {
      reasons.add(Explanation.of(LifecycleCode.DISQUALIFIED).with("member", facts.isMember()));
    } else {
      for (LadderRung next : CLIMB) {
        reasons.add(step(next, facts, evidence));
        if (reading == Reading.STRICT && !proven(next, facts, evidence).isYes()) {
          break;
        }
      }
    }
    return new Explained<>(
        rung,
        Explanation.of(LifecycleCode.RUNG)
            .with("rung", rung)
            .with("reading", reading)
            .because(reasons));
  }

  private boolean isInactive(RelationshipFacts facts, Evidence evidence) {
    return facts.isTerminated()
        || (facts.purchases() >= 1 && lapse.lapsed(facts, evidence).isYes());
  }

  private Finding proven(LadderRung rung, RelationshipFacts facts, Evidence evidence) {
    return switch (rung) {
      case SUSPECT -> Finding.YES;
      case PROSPECT -> isProspect(facts, evidence);
      case FIRST_TIME -> Finding.of(facts.purchases() >= 1);
      case REPEAT -> Finding.of(facts.purchases() >= 2);
      case CLIENT -> Finding.of(facts.purchases() >= clientPurchases).and(sharesEnough(evidence));
      case MEMBER -> Finding.of(facts.isMember());
      case ADVOCATE -> advocates(facts, evidence);
      case PARTNER -> evidence.structuralBond();
      case DISQUALIFIED, INACTIVE -> Finding.NO;
    };
  }

  /* Buying and joining are signs of interest of the customer's own, so they need no further qualification. */
  private static Finding isProspect(RelationshipFacts facts, Evidence evidence) {
    boolean came = facts.purchases() >= 1 || facts.isMember();
    return came ? Finding.YES : evidence.qualified();
  }

  private Finding sharesEnough(Evidence evidence) {
    OptionalDouble share = evidence.shareOfWallet();
    return share.isPresent() ? Finding.of(share.getAsDouble() >= clientShare) : Finding.UNKNOWN;
  }

  private Finding advocates(RelationshipFacts facts, Evidence evidence) {
    Finding observed = Finding.of(facts.referrals() >= advocateReferrals);
    OptionalInt score = evidence.recommendScore();
    Finding stated =
        score.isPresent() ? Finding.of(score.getAsInt() >= advocateScore) : Finding.UNKNOWN;
    return switch (advocacy) {
      case OBSERVED -> observed;
      case STATED -> stated;
      case EITHER -> observed.or(stated);
      case BOTH -> observed.and(stated);
    };
  }

  private Explanation step(LadderRung rung, RelationshipFacts facts, Evidence evidence) {
    Finding proven = proven(rung, facts, evidence);
    return switch (rung) {
      case FIRST_TIME, REPEAT ->
        Explanation.of(LifecycleCode.RUNG_BY_PURCHASES)
            .with("rung", rung)
            .with("proven", proven)
            .with("purchases", facts.purchases())
            .with("needed", rung == LadderRung.REPEAT ? 2 : 1);
      case CLIENT -> clientStep(proven, facts, evidence);
      case MEMBER -> Explanation.of(LifecycleCode.RUNG_MEMBER).with("proven", proven);
      case ADVOCATE ->
        Explanation.of(LifecycleCode.RUNG_ADVOCATE)
            .with("proven", proven)
            .with("advocacy", advocacy)
            .with("referrals", facts.referrals())
            .with("score", orUnknown(evidence.recommendScore()));
      case PARTNER -> Explanation.of(LifecycleCode.RUNG_PARTNER).with("proven", proven);
      case SUSPECT, PROSPECT, DISQUALIFIED, INACTIVE ->
        Explanation.of(LifecycleCode.RUNG_PROSPECT)
            .with("proven", proven)
            .with("qualified", evidence.qualified())
            .with("member", facts.isMember())
            .with("purchases", facts.purchases());
    };
  }

  private Explanation clientStep(Finding proven, RelationshipFacts facts, Evidence evidence) {
    OptionalDouble share = evidence.shareOfWallet();
    Explanation purchases = Explanation.of(
            share.isPresent() ? LifecycleCode.RUNG_CLIENT : LifecycleCode.SHARE_UNKNOWN)
        .with("proven", proven)
        .with("purchases", facts.purchases())
        .with("needed", clientPurchases)
        .with("neededShare", Argument.percent(clientShare, 1));
    return share.isPresent()
        ? purchases.with("share", Argument.percent(share.getAsDouble(), 1))
        : purchases;
  }

  private static Argument orUnknown(OptionalInt number) {
    return number.isPresent() ? Argument.of(number.getAsInt()) : Argument.of(Finding.UNKNOWN);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LadderPolicy that
        && reading == that.reading
        && clientPurchases == that.clientPurchases
        && clientShare == that.clientShare
        && advocacy == that.advocacy
        && advocateReferrals == that.advocateReferrals
        && advocateScore == that.advocateScore
        && lapse.equals(that.lapse);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        reading, clientPurchases, clientShare, advocacy, advocateReferrals, advocateScore, lapse);
  }

  /**
   * Returns the settings.
   *
   * @return text such as {@code "LadderPolicy[STRICT, client 3 purchases and share 1.0, advocate EITHER of 1 referrals and score 9,
   *     inactive IntervalRatio[threshold=2.0]]"}
   */
  @Override
  public String toString() {
    return "LadderPolicy[" + reading
        + ", client " + clientPurchases + " purchases and share " + clientShare
        + ", advocate " + advocacy + " of " + advocateReferrals + " referrals and score "
        + advocateScore
        + ", inactive " + lapse
        + "]";
  }

  /** How gaps in the ladder are read. Closed. */
  public enum Reading {
    /** The first rung that is not proven ends the climb: a member who never bought is a prospect. */
    STRICT,

    /** The highest rung that is proven counts, whatever is missing below: a member who never bought is a member. */
    HIGHEST
  }

  /** What makes an advocate. Closed. */
  public enum Advocacy {
    /** Referrals made, whatever the customer says. */
    OBSERVED,

    /** The answer to the question whether one would recommend, whatever the customer does. */
    STATED,

    /** Either of the two. */
    EITHER,

    /** Both of them. */
    BOTH
  }

  /** Collects settings; what is not set keeps its default. */
  public static final class Builder {
    private Reading reading = Reading.STRICT;
    private long clientPurchases = 3;
    private double clientShare = 1;
    private Advocacy advocacy = Advocacy.EITHER;
    private long advocateReferrals = 1;
    private int advocateScore = 9;
    private LapseTest lapse = LapseTest.intervalRatio(2);

    private Builder() {}

    /**
     * Sets how gaps are read.
     *
     * @param how strict by default
     * @return this builder
     */
    public Builder reading(Reading how) {
      this.reading = requireNonNull(how, "reading");
      return this;
    }

    /**
     * Sets how many purchases a client has made at least.
     *
     * @param count at least 2; 3 by default
     * @return this builder
     * @throws IllegalArgumentException if the count is below 2, the repeat customer's
     */
    public Builder clientPurchases(long count) {
      checkArgument(count >= 2, "clientPurchases must be at least 2, was %s", count);
      this.clientPurchases = count;
      return this;
    }

    /**
     * Sets which share of the wallet a client gives the firm at least.
     *
     * @param share above 0 and at most 1; 1 by default
     * @return this builder
     * @throws IllegalArgumentException if the share is out of range
     */
    public Builder clientShare(double share) {
      checkArgument(
          share > 0 && share <= 1, "clientShare must be above 0 and at most 1, was %s", share);
      this.clientShare = share;
      return this;
    }

    /**
     * Sets what makes an advocate.
     *
     * @param by either sign by default
     * @return this builder
     */
    public Builder advocacy(Advocacy by) {
      this.advocacy = requireNonNull(by, "advocacy");
      return this;
    }

    /**
     * Sets to how many others an advocate has recommended the firm at least.
     *
     * @param count at least 1; 1 by default
     * @return this builder
     * @throws IllegalArgumentException if the count is below 1
     */
    public Builder advocateReferrals(long count) {
      checkArgument(count >= 1, "advocateReferrals must be at least 1, was %s", count);
      this.advocateReferrals = count;
      return this;
    }

    /**
     * Sets how likely an advocate says to recommend the firm at least.
     *
     * @param score 0 to 10; 9 by default
     * @return this builder
     * @throws IllegalArgumentException if the score is not 0 to 10
     */
    public Builder advocateScore(int score) {
      checkArgument(score >= 0 && score <= 10, "advocateScore must be 0 to 10, was %s", score);
      this.advocateScore = score;
      return this;
    }

    /**
     * Sets when a customer counts as inactive.
     *
     * @param test from two usual intervals of silence on by default
     * @return this builder
     */
    public Builder lapse(LapseTest test) {
      this.lapse = requireNonNull(test, "lapse");
      return this;
    }

    /**
     * Returns the policy.
     *
     * @return the policy
     */
    public LadderPolicy build() {
      return new LadderPolicy(this);
    }
  }
}
