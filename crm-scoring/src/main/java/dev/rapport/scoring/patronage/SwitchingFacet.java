package dev.rapport.scoring.patronage;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What it costs a customer to change to another supplier (转移成本, 转换成本): eight facets in three groups. Closed.
 *
 * <p>Reference: T. A. Burnham, J. K. Frels and V. Mahajan (2003), Consumer switching costs: a typology, antecedents, and consequences, Journal
 * of the Academy of Marketing Science 31(2).
 */
public enum SwitchingFacet {
  /** The new one may turn out worse (经济风险成本). */
  ECONOMIC_RISK(Group.PROCEDURAL, "经济风险成本"),
  /** Time and effort to find and compare others (评估成本). */
  EVALUATION(Group.PROCEDURAL, "评估成本"),
  /** Time and effort to learn how the new one works (学习成本). */
  LEARNING(Group.PROCEDURAL, "学习成本"),
  /** Time and effort to get started: forms, accounts, installation (建立成本). */
  SET_UP(Group.PROCEDURAL, "建立成本"),

  /** Points, discounts and privileges that are lost (利益损失成本). */
  BENEFIT_LOSS(Group.FINANCIAL, "利益损失成本"),
  /** Fees, deposits and new equipment to be paid (金钱损失成本). */
  MONETARY_LOSS(Group.FINANCIAL, "金钱损失成本"),

  /** The people that one knows there and loses (个人关系损失成本). */
  PERSONAL_RELATIONSHIP_LOSS(Group.RELATIONAL, "个人关系损失成本"),
  /** The bond with the brand that is lost (品牌关系损失成本). */
  BRAND_RELATIONSHIP_LOSS(Group.RELATIONAL, "品牌关系损失成本");

  /** The groups of facets. Closed. */
  public enum Group {
    /** Time and effort (程序性转移成本). */
    PROCEDURAL("程序性转移成本"),
    /** Money (财务性转移成本). */
    FINANCIAL("财务性转移成本"),
    /** Emotional discomfort at the loss of ties (关系性转移成本). */
    RELATIONAL("关系性转移成本");

    private final String term;

    Group(String term) {
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

    /**
     * Returns the facets of the group.
     *
     * @return at least one; unmodifiable, in the order of the enum
     */
    public Set<SwitchingFacet> facets() {
      EnumSet<SwitchingFacet> facets = EnumSet.allOf(SwitchingFacet.class);
      facets.removeIf(facet -> facet.group() != this);
      return Collections.unmodifiableSet(facets);
    }
  }

  private final Group group;
  private final String term;

  SwitchingFacet(Group group, String term) {
    this.group = group;
    this.term = term;
  }

  /**
   * Returns the group.
   *
   * @return the group
   */
  public Group group() {
    return group;
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
