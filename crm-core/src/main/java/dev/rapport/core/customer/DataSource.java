package dev.rapport.core.customer;

/** Where a firm's data about a customer comes from. Closed. */
public enum DataSource {
  /** The firm's own dealings with the customer (自有数据). */
  OWN,

  /** Bought, rented or exchanged from others (外部数据); to be verified before it is relied on. */
  EXTERNAL
}
