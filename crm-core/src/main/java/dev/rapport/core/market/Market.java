package dev.rapport.core.market;

/**
 * A market in the sense of relationship marketing: a kind of party on whose goodwill the firm depends. Closed.
 *
 * <p>The first six are the six-markets model (六市场模型) of Christopher, Payne and Ballantyne (1991); the last two come with the
 * variant of the Chinese courseware, see {@link MarketModel}.
 */
public enum Market {
  /** Customer market (客户市场): those who buy, and the centre of the others. */
  CUSTOMER,
  /** Referral market (推荐市场): those who recommend the firm, customers first. */
  REFERRAL,
  /** Influence market (影响者市场): those whose opinion or decision counts: media, regulators, investors. */
  INFLUENCE,
  /** Supplier and alliance market (供应商市场): those the firm buys from or works with. */
  SUPPLIER_ALLIANCE,
  /** Recruitment market (招聘市场): those who may come to work for the firm. */
  RECRUITMENT,
  /** Internal market (内部市场): those who work for the firm. */
  INTERNAL,
  /** Competitor market (竞争者市场): rivals, who are sometimes partners. */
  COMPETITOR,
  /** Distributor market (分销商市场): those who sell for the firm. */
  DISTRIBUTOR
}
