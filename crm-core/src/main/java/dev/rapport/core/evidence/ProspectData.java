package dev.rapport.core.evidence;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Explained;
import dev.rapport.core.explain.Explanation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to collect about a prospect (潜在客户信息收集的内容): the headings of the prospect database (客户营销数据库) with which
 * customer development (客户开发) begins. Closed.
 *
 * <p>The Chinese textbooks list the five headings. Two of them decide whether a prospect qualifies (合格预期顾客), for Kotler
 * asks of a qualified prospect an interest in the product and the ability to pay; the others say how to win it.
 */
public enum ProspectData {
  /** Who it is: name, size, trade, people (客户的基础资料). */
  BASIC_DATA(false),

  /** Whether it is able to pay: credit standing (客户资信状况). */
  CREDIT_STANDING(true),

  /** Whether it needs what the firm sells, how much and who decides: buying characteristics (客户购买特征). */
  BUYING_CHARACTERISTICS(true),

  /** What it bought so far, and how (客户以往的采购情况). */
  PURCHASE_HISTORY(false),

  /** Who supplies it, and how satisfied it is with them (主要的供应商及其满意状况). */
  CURRENT_SUPPLIERS(false);

  private final boolean decisive;

  ProspectData(boolean decisive) {
    this.decisive = decisive;
  }

  /**
   * Tells whether a prospect cannot be qualified without it.
   *
   * @return true for the ability to pay and the need
   */
  public boolean isDecisive() {
    return decisive;
  }

  /**
   * Returns what is still to be collected.
   *
   * @param collected the headings that are filled in
   * @return the others, in the order of the checklist
   */
  public static List<ProspectData> missing(Set<ProspectData> collected) {
    requireNonNull(collected, "collected");
    return Arrays.stream(values())
        .filter(heading -> !collected.contains(heading))
        .toList();
  }

  /**
   * Decides whether a prospect qualifies, for {@link Evidence.Builder#qualified}.
   *
   * @param judgements for each heading whether what it holds speaks for the prospect; a heading that is missing is unknown
   * @return yes if every decisive heading speaks for it, no if one speaks against it, else unknown
   */
  public static Explained<Finding> qualify(Map<ProspectData, Finding> judgements) {
    requireNonNull(judgements, "judgements");
    Finding qualified = Finding.YES;
    List<Explanation> reasons = new ArrayList<>();
    for (ProspectData heading : values()) {
      if (heading.decisive) {
        Finding finding = judgements.getOrDefault(heading, Finding.UNKNOWN);
        qualified = qualified.and(finding);
        reasons.add(
            Explanation.of(EvidenceCode.HEADING).with("heading", heading).with("finding", finding));
      }
    }
    return new Explained<>(
        qualified,
        Explanation.of(EvidenceCode.QUALIFIED).with("finding", qualified).because(reasons));
  }
}
