package dev.rapport.scoring.targeting;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;

/**
 * Precision marketing (精准营销) as the textbook takes it apart: seven steps, six kinds, five features. A checklist; the work is done by the other
 * types of this package and by the application.
 */
public final class PrecisionMarketing {
  private PrecisionMarketing() {}

  /** The steps (企业实施精准营销的步骤), in order. */
  public enum Step {
    /** Set goal and audience (确定目标和受众). */
    GOAL_AND_AUDIENCE,
    /** Collect and analyse data (数据收集和分析). */
    DATA,
    /** Draw the profile of the audience (制定用户画像). */
    PROFILE,
    /** Choose the channels (选择合适的营销渠道). */
    CHANNELS,
    /** Make content and offers for the profile (制定个性化内容和策略). */
    CONTENT,
    /** Do it and measure what it brings (实施并检测效果). */
    MEASUREMENT,
    /** Keep the relationship (维护客户关系). */
    RELATIONSHIP;

    /**
     * Returns the step to be done next.
     *
     * @param done the steps that are done
     * @return the first step that is not, whatever was done after it; nothing if all are
     */
    public static Optional<Step> next(Set<Step> done) {
      requireNonNull(done, "done");
      for (Step step : values()) {
        if (!done.contains(step)) {
          return Optional.of(step);
        }
      }
      return Optional.empty();
    }
  }

  /** The kinds (精准营销的种类), with whether they need to know the customer. */
  public enum Kind {
    /** Recommendations for one customer (个性化推荐). */
    RECOMMENDATION(true),
    /** Advertising aimed at a group (定向广告投放). */
    TARGETED_ADVERTISING(false),
    /** Prices and promotions for a group or a customer (精准定价和促销). */
    PRICING_AND_PROMOTION(true),
    /** Marketing in social media (社交媒体营销). */
    SOCIAL_MEDIA(false),
    /** Service for one customer (个性化客户服务). */
    PERSONAL_SERVICE(true),
    /** One message over all channels (跨渠道一体化营销). */
    CROSS_CHANNEL(true);

    private final boolean known;

    Kind(boolean known) {
      this.known = known;
    }

    /**
     * Tells whether this works only for people whom the firm recognises.
     *
     * @return whether it needs the customer's identity, and so usually his consent
     */
    public boolean needsIdentity() {
      return known;
    }
  }

  /** The features (网络精准营销的特点), with the kind of figure that shows each. */
  public enum Feature {
    /** It finds its audience (精准定位目标受众). */
    AIMED("lift of the best tenth"),
    /** It speaks to each in his way (个性化传播和推送). */
    PERSONAL("part of the customers with a step of customisation done"),
    /** It gets an answer at once (即时互动和反馈). */
    INTERACTIVE("response rate"),
    /** It uses several channels as one (多渠道传播和整合营销). */
    INTEGRATED("customers reached in more than one channel"),
    /** It is driven by data and measured (数据驱动和效果评估). */
    MEASURED("response of a control group beside it");

    private final String figure;

    Feature(String figure) {
      this.figure = figure;
    }

    /**
     * Returns what shows that a campaign has the feature.
     *
     * @return the figure in words
     */
    public String figure() {
      return figure;
    }
  }
}
