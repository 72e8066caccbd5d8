package dev.rapport.scoring.patronage;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The five keys to more loyalty (提高客户忠诚度的关键), as a checklist with the figure that shows whether each one turns.
 */
public enum LoyaltyKey {
  /** Focus on the customers that one can serve best (集中锁定客户范围). */
  FOCUS("集中锁定客户范围", "segment viability; share of the value in the tiers served"),

  /** Offer service that others do not (提供特色服务). */
  DISTINCT_SERVICE("提供特色服务", "rank in the wallet allocation rule"),

  /** Become a firm that starts from the customer (成为以客户为中心的企业). */
  CUSTOMER_CENTRED("成为以客户为中心的企业", "customer satisfaction; share of requirements"),

  /** Talk with customers more (增加与客户沟通). */
  COMMUNICATION("增加与客户沟通", "contacts that the customer answered or began"),

  /** Handle complaints well (正确处理抱怨). */
  COMPLAINT_HANDLING("正确处理抱怨", "satisfaction and repeat purchase after a complaint");

  private final String term;
  private final String measures;

  LoyaltyKey(String term, String measures) {
    this.term = term;
    this.measures = measures;
  }

  /**
   * Returns the Chinese term.
   *
   * @return the term of the textbooks
   */
  public String term() {
    return term;
  }

  /**
   * Returns what shows whether the key turns.
   *
   * @return the figure in words
   */
  public String measures() {
    return measures;
  }

  /**
   * Orders the keys by how much is left to do: the weakest first, those that nobody has judged before all others.
   *
   * @param judgements how well each key is in hand, on any scale on which more is better; keys may be missing
   * @return all five; equals in the order of the textbooks
   */
  public static List<LoyaltyKey> weakestFirst(Map<LoyaltyKey, Integer> judgements) {
    requireNonNull(judgements, "judgements");
    List<LoyaltyKey> missing = new ArrayList<>(List.of(values()));
    missing.removeAll(judgements.keySet());
    List<LoyaltyKey> judged = new ArrayList<>(List.of(values()));
    judged.removeAll(missing);
    judged.sort((left, right) -> Integer.compare(
        requireNonNull(judgements.get(left)), requireNonNull(judgements.get(right))));
    missing.addAll(judged);
    return List.copyOf(missing);
  }
}
