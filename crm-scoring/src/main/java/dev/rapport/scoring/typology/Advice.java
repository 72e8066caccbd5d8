package dev.rapport.scoring.typology;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** What the typologies tell a company to do about a customer, and not to do. */
public enum Advice {
  /** Invest in the relationship, and protect it from rivals (保持). */
  INVEST("保持", "invest in the relationship and protect it from rivals"),

  /** Keep the relationship at a reasonable cost (维持). */
  MAINTAIN("维持", "keep the relationship at a reasonable cost"),

  /** Develop what the customer could bring (发展). */
  DEVELOP("发展", "develop what the customer could bring"),

  /** Serve at the lowest cost, or let go (放弃). */
  RELEASE("放弃", "serve at the lowest cost or let go"),

  /** Make buying easier: availability, price, a person to turn to (消除购买障碍). */
  REMOVE_BARRIERS("消除购买障碍", "remove what keeps the customer from buying"),

  /** Give reasons to prefer the company over others (强化偏好). */
  BUILD_PREFERENCE("强化偏好", "build a preference over rivals"),

  /** Thank the customer, and make it easy to recommend (鼓励口碑). */
  ENCOURAGE_WORD_OF_MOUTH("鼓励口碑", "encourage word of mouth"),

  /** Ask what is wrong, and mend it (处理抱怨). */
  RESOLVE_COMPLAINTS("处理抱怨", "find and resolve complaints"),

  /** Raise what the customer gets for what the customer gives (提升顾客价值). */
  IMPROVE_VALUE("提升顾客价值", "improve what the customer gets"),

  /** Earn while the customer is there, and stop investing early (收割). */
  HARVEST("收割", "earn while it lasts and stop investing early"),

  /** Find out whether the customer spends elsewhere: then cross-sell, else control costs (钱包份额). */
  CHECK_WALLET(
      "检查钱包份额", "check the share of wallet: cross-sell if it is low, control costs if it is high"),

  /** Reward referrals (推荐奖励). */
  REWARD_REFERRALS("推荐奖励", "reward referrals"),

  /** Reward purchases (购买奖励). */
  REWARD_PURCHASES("购买奖励", "reward purchases"),

  /** Compete by ever lower prices (价格升级战). */
  ESCALATE_PRICE("价格战", "compete for the customer by price"),

  /** Bind the customer by more costs of leaving (增加锁定). */
  ADD_LOCK_IN("增加锁定", "add costs of leaving");

  private final String term;
  private final String words;

  Advice(String term, String words) {
    this.term = term;
    this.words = words;
  }

  /**
   * Returns the Chinese term.
   *
   * @return the term
   */
  public String term() {
    return term;
  }

  /**
   * Returns the advice in words.
   *
   * @return an English clause without a full stop
   */
  public String words() {
    return words;
  }

  /**
   * Joins the advice of several typologies on one customer: all that one of them advises and none rules out.
   *
   * @param types the types of one customer, in order of weight
   * @return the advice, each once, in the order of the types; unmodifiable
   */
  public static Set<Advice> of(Collection<? extends QuadrantType> types) {
    Set<Advice> advice = new LinkedHashSet<>();
    for (QuadrantType type : requireNonNull(types, "types")) {
      advice.addAll(type.advised());
    }
    for (QuadrantType type : types) {
      advice.removeAll(type.ruledOut());
    }
    return Collections.unmodifiableSet(advice);
  }
}
